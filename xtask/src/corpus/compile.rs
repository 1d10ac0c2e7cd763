//! Whether a crate compiles, and what the compiler says of it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::limits::{End, Limits};
use crate::{Error, downstream};

/// The outcome of `cargo check` of one crate.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    /// A limit that it was over, or what Cargo says if no crate has an error.
    pub(super) failure: Option<String>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// What the compiler says, each with its place; the first of them.
    messages: Vec<String>,
    time: Duration,
    peak: u64,
}

/// How many messages of the compiler are kept.
const MESSAGES: usize = 20;

/// Checks the crate in `folder` with the versions that the workspace at `root`
/// was tested with, and without a network.
pub(super) fn check(
    root: &Path,
    folder: &Path,
    target: &Path,
    limits: Limits,
) -> Result<Compiled, Error> {
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut cargo = downstream::cargo(folder);
    cargo
        .args(["check", "--quiet", "--offline", "--message-format=json"])
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0");
    // Flags of the caller would change what is a warning, and compile anew.
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
        cargo.env_remove(name);
    }
    let ended = limits.run(&mut cargo)?;
    let mut compiled = Compiled {
        time: ended.time,
        peak: ended.peak,
        ..Compiled::default()
    };
    compiled.count(&ended.stdout);
    compiled.failure = match ended.end {
        End::OverTime => Some("over the limit of time".to_owned()),
        End::OverMemory => Some("over the limit of memory".to_owned()),
        End::By(status) if status.success() || compiled.errors > 0 => None,
        End::By(status) => {
            let said = String::from_utf8_lossy(&ended.stderr);
            Some(format!("cargo check: {status}: {}", said.trim()))
        }
    };
    Ok(compiled)
}

impl Compiled {
    /// Counts the compiler's messages in what Cargo wrote: a JSON object a line.
    fn count(&mut self, output: &[u8]) {
        for line in output.split(|byte| *byte == b'\n') {
            let Ok(line) = serde_json::from_slice::<Value>(line) else {
                continue;
            };
            let message = &line["message"];
            let text = message["message"].as_str().unwrap_or_default();
            let is_summary = text.ends_with(" emitted") || text.starts_with("aborting due to ");
            if line["reason"] != "compiler-message" || is_summary {
                continue;
            }
            match message["level"].as_str() {
                Some("warning") => self.warnings += 1,
                Some(level) if level.starts_with("error") => self.errors += 1,
                _ => continue,
            }
            if self.messages.len() < MESSAGES {
                let spans = message["spans"].as_array().into_iter().flatten();
                let place = spans
                    .filter(|span| span["is_primary"] == true)
                    .find_map(|span| Some((span["file_name"].as_str()?, &span["line_start"])));
                self.messages.push(match place {
                    Some((file, line)) => format!("{file}:{line}: {text}"),
                    None => text.to_owned(),
                });
            }
        }
    }

    /// Whether there is nothing to say.
    pub(super) fn is_clean(&self) -> bool {
        self.failure.is_none() && self.errors == 0 && self.warnings == 0
    }

    /// A word for the table.
    pub(super) fn word(&self) -> String {
        let count = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{count} {noun}s"),
        };
        match (&self.failure, self.errors, self.warnings) {
            (None, 0, 0) => "ok".to_owned(),
            (None, 0, warnings) => count(warnings, "warning"),
            (None, errors, _) => count(errors, "error"),
            (Some(failure), ..) if failure.starts_with("over ") => failure.clone(),
            (Some(_), ..) => "failed".to_owned(),
        }
    }

    /// What is not clean, a line each.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        let failure = self.failure.iter();
        failure.chain(&self.messages).map(String::as_str)
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "failure": self.failure,
            "errors": self.errors,
            "warnings": self.warnings,
            "messages": self.messages,
            "seconds": seconds(self.time),
            "peak_mib": self.peak >> 20,
        })
    }
}

/// Seconds to a tenth.
pub(super) fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_the_compiler_are_counted_without_its_summaries() {
        let message = |level: &str, text: &str| {
            let spans = json!([{"is_primary": true, "file_name": "src/lib.rs", "line_start": 7}]);
            json!({"reason": "compiler-message",
                   "message": {"level": level, "message": text, "spans": spans}})
        };
        let output = [
            json!({"reason": "compiler-artifact"}),
            message("warning", "unused"),
            message("error", "mismatched types"),
            message("warning", "1 warning emitted"),
            message(
                "error",
                "aborting due to 1 previous error; 1 warning emitted",
            ),
            message("failure-note", "For more information"),
            json!({"reason": "build-finished", "success": false}),
        ];
        let lines: Vec<String> = output.iter().map(Value::to_string).collect();
        let mut compiled = Compiled::default();
        compiled.count(lines.join("\n").as_bytes());
        assert_eq!((compiled.errors, compiled.warnings), (1, 1));
        assert_eq!(compiled.messages[0], "src/lib.rs:7: unused");
        assert_eq!(compiled.word(), "1 error");
        assert!(!compiled.is_clean());
    }
}
