//! A client of any one document, as a crate in a folder of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::{Core, Files, MARK, Package};
use openapi_client_codegen::{
    Change, Client, ClientVersion, Diff, PartialClient, Report, read_files, try_document, write_all,
};
use serde_json::{Value, json};

use crate::Error;

/// The document, and where its crate goes.
#[derive(Debug, clap::Args)]
pub struct Settings {
    /// The document: JSON or YAML, as its name says.
    #[arg(value_name = "FILE")]
    pub document: PathBuf,
    /// The folder of the crate: a new one, an empty one, or one that this
    /// command wrote before.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The name of the crate; by default it is made of the document's title.
    #[arg(long)]
    pub name: Option<String>,
    /// Take only the operations with one of these tags.
    #[arg(long = "select", value_name = "TAG", value_delimiter = ',')]
    pub tags: Vec<String>,
    /// Make each tag a feature of the crate, so that a program compiles only
    /// what it uses.
    #[arg(long)]
    pub features_by_tag: bool,
    /// Show what is other than in the crate in this folder, which was made before of an
    /// older version of the document; it may be the folder of the crate.
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// Write every change to the document and all counts to this file, as
    /// JSON.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// The outcome of a run.
#[derive(Debug)]
pub struct Outcome {
    /// What the pipeline generated.
    pub client: PartialClient,
    /// How many lines the crate has.
    pub lines: usize,
    /// How long it took.
    pub time: Duration,
    /// What is other than in the crate that was made before.
    pub diff: Option<Diff>,
}

/// Runs the pipeline on one document and writes the crate, for the workspace
/// at `root`.
///
/// # Errors
///
/// The document is not valid, the folder is not empty and not a crate that this
/// command wrote before, or a file cannot be written; then every file is as it
/// was.
pub fn run(root: &Path, settings: &Settings) -> Result<Outcome, Error> {
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
        core: Core::Folder(core.canonicalize().map_err(|error| named(&core, error))?),
    };
    let before = settings.against.as_deref().map(Before::read).transpose()?;
    let client = try_document(&settings.document, &text, &select, &package)?;
    let diff = match (&before, &client.client) {
        (Some(before), Some(client)) => Some(before.compared_with(client)?),
        _ => None,
    };
    write(settings, &client)?;
    Ok(Outcome {
        diff,
        lines: client.crate_files.values().map(|text| count(text)).sum(),
        client,
        time: start.elapsed(),
    })
}

/// The document of a crate in its folder, with its corrections.
const DOCUMENT: &str = "openapi.json";

/// A crate that was made before.
struct Before {
    folder: PathBuf,
    files: Files,
    document: String,
}

impl Before {
    fn read(folder: &Path) -> Result<Self, Error> {
        let document = folder.join(DOCUMENT);
        let document = fs::read_to_string(&document).map_err(|error| {
            format!(
                "{}: {error}\n  help: `try` writes it beside the code; name a folder with a crate \
                 that it made",
                document.display()
            )
        })?;
        Ok(Self {
            files: read_files(&folder.join("src").join("generated"))?,
            folder: folder.to_owned(),
            document,
        })
    }

    fn compared_with(&self, client: &Client) -> Result<Diff, Error> {
        let old = ClientVersion {
            files: &self.files,
            document: &self.document,
        };
        let named = |error| format!("{}: {error}", self.folder.display());
        Ok(Diff::of(old, client).map_err(named)?)
    }
}

fn count(text: &str) -> usize {
    text.lines().count()
}

/// Refuses a folder with anything but such a crate: the other files in `src`
/// are removed when one is written.
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
    let problem = "is not empty and is not a crate that `cargo xtask try` wrote; name an empty \
                   folder or a new one";
    Err(named(&problem).into())
}

fn write(settings: &Settings, partial: &PartialClient) -> Result<(), Error> {
    let mut code = Files::new();
    let mut single = Vec::new();
    for (path, text) in &partial.crate_files {
        match path.strip_prefix("src/") {
            Some(path) => {
                code.insert(path.to_owned(), text.clone());
            }
            None => single.push((settings.out.join(path), text.clone())),
        }
    }
    if let Some(client) = &partial.client {
        single.push((settings.out.join(DOCUMENT), client.document.clone()));
    }
    if let Some(path) = &settings.report {
        let mut text = serde_json::to_string_pretty(&report(settings, partial))?;
        text.push('\n');
        single.push((path.clone(), text));
    }
    let folder = [(settings.out.join("src"), &code)];
    write_all(&folder[usize::from(code.is_empty())..], &single)?;
    Ok(())
}

/// Every change, and all counts.
fn report(settings: &Settings, partial: &PartialClient) -> Value {
    let (made, changes) = made(partial);
    let files = partial.crate_files.iter();
    let files: BTreeMap<&String, usize> = files.map(|(path, text)| (path, count(text))).collect();
    let tags = partial.client.iter().flat_map(|client| &client.tags);
    let tags = tags.map(|tag| {
        let own = tag.files(files.keys().copied());
        json!({
            "tag": tag.name,
            "feature": tag.feature,
            "operations": tag.operations.len(),
            "lines": own.map(|file| files[file]).sum::<usize>(),
        })
    });
    let tags: Vec<Value> = tags.collect();
    json!({
        "document": settings.document.file_name().map(|name| name.to_string_lossy()),
        "operations": {"made": made, "of": partial.operations},
        "schemas": {"made": partial.made_schemas, "of": partial.schemas},
        "lines": {"all": files.values().sum::<usize>(), "files": files},
        "tags": tags,
        "problems": partial.problems,
        "rules": rules(changes),
        "changes": changes,
    })
}

/// How many changes each rule made.
fn rules(changes: &[Change]) -> BTreeMap<&str, usize> {
    let mut rules = BTreeMap::new();
    for change in changes {
        *rules.entry(change.rule).or_default() += 1;
    }
    rules
}

/// How many operations were made, and the changes to the document.
fn made(partial: &PartialClient) -> (usize, &[Change]) {
    let report = partial.client.as_ref().map(|client| &client.report);
    report.map_or((0, &[]), |report| {
        (report.operations.len(), &report.changes)
    })
}

impl Outcome {
    /// Whether every operation is part of the crate.
    pub fn is_whole(&self) -> bool {
        made(&self.client).0 == self.client.operations && self.client.problems.is_empty()
    }

    /// All counts and problems, as JSON.
    pub(crate) fn counts(&self) -> Value {
        let (made, changes) = made(&self.client);
        json!({
            "operations": {"made": made, "of": self.client.operations},
            "schemas": {"made": self.client.made_schemas, "of": self.client.schemas},
            "lines": self.lines,
            "problems": self.client.problems,
            "rules": rules(changes),
        })
    }
}

/// `operations 504/504 · schemas 587/587 · adapted: 12 rules, 431 changes ·
/// 214,000 lines · 3.1 s`
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            client,
            lines,
            time,
            diff: _,
        } = self;
        let (made, changes) = made(client);
        let rules: BTreeSet<&str> = changes.iter().map(|change| change.rule).collect();
        let count = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{} {noun}s", grouped(&count.to_string())),
        };
        write!(
            f,
            "operations {}/{} · schemas {}/{} · adapted: {}, {} · {} · {:.1} s",
            made,
            client.operations,
            client.made_schemas,
            client.schemas,
            count(rules.len(), "rule"),
            count(changes.len(), "change"),
            count(*lines, "line"),
            time.as_secs_f64(),
        )?;
        let report = client.client.as_ref().map(|client| &client.report);
        let equal = report.map(Report::equal_schemas).unwrap_or_default();
        if let (1.., types) = equal {
            let (equal, types) = (count(equal.0, "equal schema"), count(types, "type"));
            write!(f, "\nmade one: {equal} in {types}")?;
        }
        let not_carried = report.map(Report::not_carried).unwrap_or_default();
        if !not_carried.is_empty() {
            let counts = not_carried.iter();
            let counts: Vec<_> = counts
                .map(|(key, count)| format!("{key} ({count})"))
                .collect();
            write!(f, "\nnot in the client: {}", counts.join(", "))?;
        }
        Ok(())
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
