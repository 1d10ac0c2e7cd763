//! Clients of all documents of a folder: what was made, what it takes, and
//! whether it compiles.

mod compile;
pub mod document;
mod limits;
mod version;

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use self::compile::{Compiled, seconds};
use self::limits::{End, Limits};
use self::version::{Declared, declared};
use crate::Error;
use openapi_client_codegen::cli::show_error;
use openapi_client_codegen::client_crate::grouped;

/// The folder of documents, what to do with them, and what that may take.
#[derive(Debug, clap::Args)]
pub struct Settings {
    /// The folder of documents.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Compile the clients of at most so many thousand lines, all files of the
    /// crate together; without this option, none.
    ///
    /// Runs `cargo check` without a network, with the versions that this
    /// workspace locks, one crate at a time.
    #[arg(long, value_name = "N")]
    pub compile: Option<usize>,
    /// Where the crates go, each below the name of its document, and what Cargo
    /// builds for them; by default a temporary folder.
    ///
    /// A folder of a run before saves the compilation of what the clients depend
    /// on. If CARGO_TARGET_DIR is set, Cargo builds there.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write the table and all problems to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The time limit for making one client, and for compiling one.
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    pub timeout: u64,
    /// The memory limit for the same; where the system has /proc.
    #[arg(long, value_name = "GIB", default_value_t = 8)]
    pub memory: u64,
}

/// What became of one file.
struct Row {
    name: String,
    version: Option<String>,
    /// Whether it is an OpenAPI document, as far as is known.
    is_document: bool,
    /// A limit that it was over, or how its process failed.
    failure: Option<String>,
    /// What [`document::run`] gives; `null` if it did not come so far.
    counts: Value,
    time: Duration,
    peak: u64,
    compiled: Option<Compiled>,
}

/// Makes a client of each document, writes a line for each to `out` and the
/// problems behind them. Gives whether every operation was made and every
/// client that was compiled did so without a warning.
///
/// # Errors
///
/// The folder or a file cannot be read, or a process cannot be started. What is
/// wrong with a document is in its line.
pub fn run(root: &Path, settings: &Settings, out: &mut dyn Write) -> Result<bool, Error> {
    let files = documents(&settings.folder)?;
    let temporary = tempfile::tempdir()?;
    let folder = match &settings.out {
        Some(folder) => std::path::absolute(folder)?,
        None => temporary.path().to_owned(),
    };
    let width = files.iter().map(|file| name(file).chars().count()).max();
    let width = width.unwrap_or_default().max("document".len());
    let heads = ["version", "operations", "lines", "seconds", "compile"];
    writeln!(out, "{}", line(width, "document", heads.map(str::to_owned)))?;
    let program = std::env::current_exe()?;
    let bar = progress(files.len());
    let mut rows = Vec::new();
    for file in &files {
        bar.set_message(name(file));
        let row = row(root, &program, settings, file, &folder)?;
        let cells = row.cells(settings);
        bar.suspend(|| writeln!(out, "{}", line(width, &row.name, cells)))?;
        rows.push(row);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let documents = || rows.iter().filter(|row| row.is_document);
    let whole = documents().filter(|row| row.is_good()).count();
    writeln!(
        out,
        "{whole} of {} documents are whole",
        documents().count()
    )?;
    for row in &rows {
        row.show_problems();
    }
    if let Some(path) = &settings.json {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        let text = serde_json::to_string_pretty(&json!({"documents": rows}))?;
        let named = |error| format!("{}: {error}", path.display());
        fs::write(path, text + "\n").map_err(named)?;
    }
    Ok(rows.iter().all(Row::is_good))
}

/// The files in `folder` that may be documents, by name.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let named = |error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(named)? {
        let path = entry.map_err(named)?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is_wanted = matches!(extension, Some("json" | "yaml" | "yml"));
        if is_wanted && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// A bar on a terminal, and nothing elsewhere.
fn progress(count: usize) -> ProgressBar {
    let target = match std::io::stderr().is_terminal() {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(Some(count as u64), target);
    if let Ok(style) = ProgressStyle::with_template("[{bar:40}] {pos}/{len} {elapsed} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}

fn line(width: usize, name: &str, cells: [String; 5]) -> String {
    let [version, operations, lines, seconds, compile] = cells;
    let line =
        format!("{name:width$}  {version:8} {operations:>11} {lines:>9} {seconds:>7}  {compile}");
    line.trim_end().to_owned()
}

fn row(
    root: &Path,
    program: &Path,
    settings: &Settings,
    file: &Path,
    folder: &Path,
) -> Result<Row, Error> {
    let named = |error| format!("{}: {error}", file.display());
    let (version, is_document) = match declared(file, &fs::read(file).map_err(named)?) {
        Declared::Version(version) => (Some(version), true),
        Declared::None => (None, false),
        Declared::Unknown => (None, true),
    };
    let mut row = Row {
        name: name(file),
        version,
        is_document,
        failure: None,
        counts: Value::Null,
        time: Duration::ZERO,
        peak: 0,
        compiled: None,
    };
    if !is_document {
        return Ok(row);
    }
    let limits = Limits {
        time: Duration::from_secs(settings.timeout),
        memory: settings.memory << 30,
    };
    let folder = (folder.join(&row.name), folder.join("target"));
    let mut child = Command::new(program);
    child.arg("--root").arg(root).arg("corpus-document");
    let ended = limits.run(child.arg(file).arg("--out").arg(&folder.0))?;
    (row.time, row.peak) = (ended.time, ended.peak);
    match ended.end {
        End::OverTime => row.failure = Some(over("time", &format!("{} s", settings.timeout))),
        End::OverMemory => row.failure = Some(over("memory", &format!("{} GiB", settings.memory))),
        End::By(status) => match serde_json::from_slice(&ended.stdout) {
            Ok(counts) => row.counts = counts,
            Err(_) => {
                let said = String::from_utf8_lossy(&ended.stderr);
                row.failure = Some(format!("its process ended with {status}: {}", said.trim()));
            }
        },
    }
    let is_wanted = |limit: usize| (1..=limit * 1000).contains(&row.lines());
    if settings.compile.is_some_and(is_wanted) {
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(target) => root.join(target),
            None => folder.1,
        };
        row.compiled = Some(compile::check(root, &folder.0, &target, limits)?);
    }
    Ok(row)
}

fn over(what: &str, limit: &str) -> String {
    format!("over the limit of {what}, {limit}")
}

impl Row {
    fn count(&self, pointer: &str) -> usize {
        let count = self.counts.pointer(pointer).and_then(Value::as_u64);
        count
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or_default()
    }

    fn lines(&self) -> usize {
        self.count("/lines")
    }

    fn problems(&self) -> &[Value] {
        let problems = self.counts["problems"].as_array();
        problems.map_or(&[], Vec::as_slice)
    }

    /// Whether nothing is missing; also of a file that is no document.
    fn is_good(&self) -> bool {
        let is_whole = || {
            let [made, of] = ["/operations/made", "/operations/of"].map(|at| self.count(at));
            self.failure.is_none() && self.problems().is_empty() && made == of && made > 0
        };
        let is_clean = || self.compiled.as_ref().is_none_or(Compiled::is_clean);
        !self.is_document || is_whole() && is_clean()
    }

    fn cells(&self, settings: &Settings) -> [String; 5] {
        let grouped = |count: usize| grouped(&count.to_string());
        let version = self.version.clone().unwrap_or_else(|| "?".to_owned());
        let time = format!("{:.1}", self.time.as_secs_f64());
        if !self.is_document {
            let mut cells = [const { String::new() }; 5];
            "no OpenAPI document".clone_into(&mut cells[0]);
            return cells;
        }
        if let Some(failure) = &self.failure {
            let failure = failure.split(':').next().unwrap_or(failure);
            let dash = || "-".to_owned();
            return [version, dash(), dash(), time, failure.to_owned()];
        }
        let [made, of] = ["/operations/made", "/operations/of"].map(|at| self.count(at));
        let compile = match (&self.compiled, settings.compile) {
            (Some(compiled), _) => compiled.word(),
            (None, Some(limit)) if self.lines() > limit * 1000 => "larger".to_owned(),
            _ => "-".to_owned(),
        };
        let operations = match self.counts["operations"].is_object() {
            true => format!("{made}/{of}"),
            false => "-".to_owned(),
        };
        [version, operations, grouped(self.lines()), time, compile]
    }

    /// Writes the first problems to standard error.
    fn show_problems(&self) {
        /// So many of a document.
        const SHOWN: usize = 3;
        let problems = self.problems().iter().map(|problem| {
            let place = problem["pointer"].as_str().map(|at| format!("{at}: "));
            let message = problem["message"].as_str().unwrap_or_default();
            place.unwrap_or_default() + message
        });
        let mut problems: Vec<String> = problems.collect();
        problems.extend(self.failure.clone());
        let compiled = self.compiled.iter().flat_map(Compiled::lines);
        problems.extend(compiled.map(str::to_owned));
        for problem in problems.iter().take(SHOWN) {
            show_error(&self.name, problem);
        }
        if let Some(more) = problems.len().checked_sub(SHOWN + 1) {
            let more = more + 1;
            show_error(
                &self.name,
                &format!("and {more} more; `--json FILE` has all"),
            );
        }
    }

    fn json(&self) -> Value {
        let mut row = json!({
            "document": self.name,
            "version": self.version,
            "is_document": self.is_document,
            "is_whole": self.is_good(),
            "failure": self.failure,
            "seconds": seconds(self.time),
            "peak_mib": self.peak >> 20,
            "compile": self.compiled.as_ref().map(Compiled::json),
        });
        for key in ["operations", "schemas", "lines", "problems", "rules"] {
            row[key] = self.counts[key].clone();
        }
        row
    }
}
