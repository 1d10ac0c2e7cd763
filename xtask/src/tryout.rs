//! A client of any one document, as a crate in a folder of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::{Files, MARK, Package};
use openapi_client_codegen::{Change, PartialClient, Problem, try_document, write_all};
use serde_json::{Value, json};

use crate::{Error, workspace};

/// What is tried, and where its crate goes.
#[derive(Debug)]
pub struct Settings {
    /// The document, JSON or YAML by its name.
    pub document: PathBuf,
    /// The folder of the crate.
    pub out: PathBuf,
    /// The name of the crate; otherwise one made of the document's title.
    pub name: Option<String>,
    /// The tags whose operations are taken; all if there are none.
    pub tags: Vec<String>,
    /// Whether each tag is a feature of the crate.
    pub features_by_tag: bool,
    /// Where a report goes, as JSON.
    pub report: Option<PathBuf>,
}

/// What came of it.
#[derive(Debug)]
pub struct Tried {
    /// What the pipeline made.
    pub trial: PartialClient,
    /// How many lines the crate has.
    pub lines: usize,
    /// How long it took.
    pub time: Duration,
}

/// Runs the pipeline on one document and writes the crate, for the workspace
/// at `root`.
///
/// # Errors
///
/// The document is none, the folder is not empty and holds no crate that this
/// made before, or a file cannot be written; then every file is as it was.
pub fn run(root: &Path, settings: &Settings) -> Result<Tried, Error> {
    let start = Instant::now();
    check_folder(&settings.out)?;
    let named = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    let text = fs::read(&settings.document).map_err(|error| named(&settings.document, error))?;
    let select = Select {
        tags: settings.tags.clone(),
        ..Select::default()
    };
    let core = root.join("openapi-client-core");
    let package = Package {
        name: settings.name.clone(),
        features_by_tag: settings.features_by_tag,
        core: Some(core.canonicalize().map_err(|error| named(&core, error))?),
        dependencies: workspace::dependencies(root)?,
    };
    let trial = try_document(&settings.document, &text, &select, &package)?;
    write(settings, &trial)?;
    Ok(Tried {
        lines: trial.crate_files.values().map(|text| count(text)).sum(),
        trial,
        time: start.elapsed(),
    })
}

fn count(text: &str) -> usize {
    text.lines().count()
}

/// Refuses a folder that holds something else than such a crate: what stands
/// below `src` goes when one is written.
fn check_folder(folder: &Path) -> Result<(), Error> {
    let named = |error: &dyn fmt::Display| format!("{}: {error}", folder.display());
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(named(&error).into()),
    };
    let is_empty = entries.next().is_none();
    let manifest = fs::read(folder.join("Cargo.toml")).unwrap_or_default();
    if is_empty || manifest.starts_with(MARK.as_bytes()) {
        return Ok(());
    }
    Err(named(
        &"is not empty and holds no crate that `cargo xtask try` made; name a folder that is empty \
         or not there yet",
    )
    .into())
}

fn write(settings: &Settings, trial: &PartialClient) -> Result<(), Error> {
    let mut code = Files::new();
    let mut single = Vec::new();
    for (path, text) in &trial.crate_files {
        match path.strip_prefix("src/") {
            Some(path) => {
                code.insert(path.to_owned(), text.clone());
            }
            None => single.push((settings.out.join(path), text.clone())),
        }
    }
    if let Some(path) = &settings.report {
        let mut text = serde_json::to_string_pretty(&report(settings, trial))?;
        text.push('\n');
        single.push((path.clone(), text));
    }
    let folders = match code.is_empty() {
        true => Vec::new(),
        false => vec![(settings.out.join("src"), &code)],
    };
    write_all(&folders, &single)?;
    Ok(())
}

/// What was changed, and what it came to.
fn report(settings: &Settings, trial: &PartialClient) -> Value {
    let changes = changes(trial);
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for change in changes {
        *rules.entry(change.rule).or_default() += 1;
    }
    let problems: Vec<Value> = trial.problems.iter().map(problem).collect();
    let files: BTreeMap<&String, usize> = trial
        .crate_files
        .iter()
        .map(|(path, text)| (path, count(text)))
        .collect();
    let tags = trial.client.as_ref().map(|client| &client.tags[..]);
    let tags: Vec<Value> = tags
        .unwrap_or_default()
        .iter()
        .map(|tag| {
            let lines: usize = tag
                .files(files.keys().copied())
                .map(|file| files[file])
                .sum();
            json!({
                "tag": tag.name,
                "feature": tag.feature,
                "operations": tag.operations.len(),
                "lines": lines,
            })
        })
        .collect();
    json!({
        "document": settings.document.file_name().map(|name| name.to_string_lossy()),
        "operations": {"made": made(trial), "of": trial.operations},
        "schemas": {"made": trial.made_schemas, "of": trial.schemas},
        "lines": {"all": files.values().sum::<usize>(), "files": files},
        "tags": tags,
        "problems": problems,
        "rules": rules,
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "rule": change.rule,
        "pointer": change.pointer,
        "before": change.before,
        "after": change.after,
    })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "operation": problem.operation,
        "pointer": problem.pointer,
        "message": problem.message,
        "help": problem.help,
    })
}

fn changes(trial: &PartialClient) -> &[Change] {
    let report = trial.client.as_ref().map(|client| &client.report);
    report.map_or(&[], |report| &report.changes)
}

fn made(trial: &PartialClient) -> usize {
    let report = trial.client.as_ref().map(|client| &client.report);
    report.map_or(0, |report| report.operations.len())
}

impl Tried {
    /// Whether every operation became part of the crate.
    pub fn is_whole(&self) -> bool {
        made(&self.trial) == self.trial.operations && self.trial.problems.is_empty()
    }
}

/// `operations 504/504 · schemas 587/587 · adapted: 12 rules, 431 changes ·
/// 214,000 lines · 3.1 s`
impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { trial, lines, time } = self;
        let changes = changes(trial);
        let rules: BTreeSet<&str> = changes.iter().map(|change| change.rule).collect();
        let count = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{} {noun}s", grouped(&count.to_string())),
        };
        write!(
            f,
            "operations {}/{} · schemas {}/{} · adapted: {}, {} · {} · {:.1} s",
            made(trial),
            trial.operations,
            trial.made_schemas,
            trial.schemas,
            count(rules.len(), "rule"),
            count(changes.len(), "change"),
            count(*lines, "line"),
            time.as_secs_f64(),
        )
    }
}

/// The digits `1234567` as `1,234,567`.
pub(crate) fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, text) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("214000", "214,000"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
