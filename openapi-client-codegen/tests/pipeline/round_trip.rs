//! Values of the schemas go through the generated types and come out as they
//! went in.
//!
//! The types of several documents are compiled as one program, which reads a
//! schema's name and a value from each line and writes what became of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::compile::{assert_is_quiet, cargo, empty_crate, target};

/// The name of a module, the client whose types it has, and the name of the
/// type of each schema.
pub(crate) type Module<'a> = (&'a str, &'a Client, Vec<(String, String)>);

/// A program of the types of some clients, each below a name of its own.
pub(crate) struct Program {
    folder: tempfile::TempDir,
}

impl Program {
    /// Compiles the types of `clients`, whose names are those of modules.
    pub(crate) fn of(clients: &[Module<'_>]) -> Self {
        let folder = empty_crate();
        let source = folder.path().join("src");
        let mut main = MAIN.to_owned();
        let mut arms = String::new();
        for (name, client, types) in clients {
            for (file, text) in client
                .files
                .iter()
                .filter(|(file, _)| file.starts_with("types"))
            {
                let path = source.join(name).join(file);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("a file");
            }
            let _ = writeln!(
                main,
                "#[allow(dead_code, deprecated, unused_imports)]\n#[rustfmt::skip]\nmod {name} {{\n    pub mod types;\n}}"
            );
            for (schema, ty) in types {
                let key = format!("{name}/{schema}");
                let _ = writeln!(arms, "        {key:?} => through::<{name}::types::{ty}>,");
            }
        }
        let _ = write!(
            main,
            "\nfn of(name: &str) -> Through {{\n    match name {{\n{arms}        _ => |_| Err(\"no such schema\".to_owned()),\n    }}\n}}\n"
        );
        fs::write(source.join("main.rs"), main).expect("a program");
        let (mut build, alone) = cargo(folder.path());
        assert_is_quiet(build.args(["build", "--config", "profile.dev.debug=0"]));
        let program = target().join("debug/generated-client");
        fs::copy(program, folder.path().join("program")).expect("the program");
        drop(alone);
        Self { folder }
    }

    /// What becomes of each value that is sent through the type of a schema,
    /// and whether some of it was kept raw, as nothing that is described.
    pub(crate) fn through(&self, values: &[(String, Value)]) -> Vec<Result<(Value, bool), String>> {
        let mut program = Command::new(self.folder.path().join("program"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut input = program.stdin.take().expect("an input");
        let lines: String = values
            .iter()
            .fold(String::new(), |mut lines, (name, value)| {
                let _ = writeln!(lines, "{}", json!([name, value]));
                lines
            });
        let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
        let output = program.wait_with_output().expect("an output");
        writer.join().expect("a writer").expect("the input is read");
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).expect("text");
        let results: Vec<Result<(Value, bool), String>> = text
            .lines()
            .map(|line| {
                let answer: BTreeMap<String, Value> = serde_json::from_str(line).expect("JSON");
                match answer.get("ok") {
                    Some(value) => Ok((value.clone(), answer["raw"] == true)),
                    None => Err(answer["error"].as_str().unwrap_or_default().to_owned()),
                }
            })
            .collect();
        assert_eq!(results.len(), values.len());
        results
    }
}

const MAIN: &str = r#"//! Sends values through generated types.

use std::io::{BufRead, Write};

type Through = fn(serde_json::Value) -> Result<(serde_json::Value, bool), String>;

fn through<T>(value: serde_json::Value) -> Result<(serde_json::Value, bool), String>
where
    T: std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned,
{
    // As text, as it comes from a server.
    let text = value.to_string();
    let value: T = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let is_raw = format!("{value:?}").contains("UnknownValue(");
    let text = serde_json::to_string(&value).map_err(|error| format!("not written: {error}"))?;
    let value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok((value, is_raw))
}

fn main() {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let (name, value): (String, serde_json::Value) = serde_json::from_str(&line).expect("JSON");
        let answer = match of(&name)(value) {
            Ok((value, is_raw)) => serde_json::json!({"ok": value, "raw": is_raw}),
            Err(error) => serde_json::json!({"error": error}),
        };
        writeln!(output, "{answer}").expect("an output");
    }
}

"#;

/// Each schema with the name of its type.
pub(crate) fn type_names<'a>(
    client: &Client,
    schemas: impl Iterator<Item = &'a String>,
) -> Vec<(String, String)> {
    let renamed: BTreeMap<&str, &str> = client
        .report
        .changes
        .iter()
        .filter(|change| change.rule == "schema-names")
        .filter_map(|change| Some((change.before.as_str()?, change.after.as_str()?)))
        .collect();
    schemas
        .map(|name| {
            let ty = renamed.get(name.as_str()).copied().unwrap_or(name);
            (name.clone(), ty.to_owned())
        })
        .collect()
}
