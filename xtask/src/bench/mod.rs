//! `cargo xtask bench`: what the clients and the pipeline cost, beside what a
//! user would take instead.
//!
//! Each part measures and gives the rows of one table. What does not need the
//! clients is measured here; the rest are programs of `tests/`.

pub mod amount;
pub mod builds;
pub mod calls;
pub mod chart;
pub mod figures;
pub mod large;
pub mod machine;
pub mod note;
pub mod pipeline;
pub mod run;
pub mod table;

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstyle::AnsiColor;
use clap::ValueEnum;

use crate::Error;
use machine::Machine;
use note::Outcome;
use table::Plain;

/// The vendors' documents, which are not ours to publish.
const SCC: &str = "scc-1.5.0.openapi.yaml";
const VCF: &str = "vcf-operations-9.1.0.openapi.json";

/// The variable that names their folder, for the tests as well.
const FOLDER: &str = "SPEC_DIR";

/// Something that is measured by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Calls, tokens, lists and downloads: times, instructions, allocations.
    Calls,
    /// The pipeline: time and memory.
    Pipeline,
    /// Cold builds of programs that depend on a client, and their size.
    Builds,
    /// `cargo check` of the crate of a large document.
    Large,
}

impl Part {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Pipeline => "pipeline",
            Self::Builds => "builds",
            Self::Large => "large",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is measured, and where it goes.
#[derive(Debug)]
pub struct Settings {
    /// The parts; all if there are none.
    pub parts: Vec<Part>,
    /// The folder of the note, if it is not the root of the workspace.
    pub out: Option<PathBuf>,
    /// What the parts need to know.
    pub context: Context,
}

/// What a part needs to know.
#[derive(Debug)]
pub struct Context {
    /// The root of the workspace.
    pub root: PathBuf,
    /// The folder of the vendors' documents, if it was named.
    pub documents: Option<PathBuf>,
    /// Whether to measure no more often than needed to see that all works.
    pub quick: bool,
}

impl Context {
    /// How often to measure what is measured `usual` times.
    pub fn times(&self, usual: usize) -> usize {
        if self.quick { 1 } else { usual }
    }

    /// The vendor's document in `file`, if it is at hand; otherwise standard
    /// error says what is left out.
    ///
    /// # Errors
    ///
    /// It is missing from a folder that was named.
    pub fn document(&self, file: &str) -> Result<Option<PathBuf>, Error> {
        let named = self.documents.clone();
        let named = named.or_else(|| std::env::var_os(FOLDER).map(PathBuf::from));
        let folder = named
            .clone()
            .unwrap_or_else(|| self.root.join("../shared/specs"));
        let path = folder.join(file);
        if path.is_file() {
            return Ok(Some(path));
        }
        if named.is_some() {
            return Err(format!("{}: is not there", path.display()).into());
        }
        writeln!(
            anstream::stderr(),
            "left out: {file} is not at hand; --documents or {FOLDER} may name its folder"
        )?;
        Ok(None)
    }
}

/// Measures, prints the table, and writes the files. Gives whether every part
/// came to its end.
///
/// A run of some parts, or a quick one, is no ground for the committed figures:
/// it writes nothing, unless a folder is named.
///
/// # Errors
///
/// A file cannot be written.
pub fn run(settings: &Settings, print: &mut impl Write) -> Result<bool, Error> {
    let Settings {
        parts,
        out,
        context,
    } = settings;
    let all = Part::value_variants();
    let parts = if parts.is_empty() { all } else { parts };
    let mut outcome = Outcome {
        rows: Vec::new(),
        extra: Vec::new(),
        machine: Machine::this(&context.root)?,
    };
    let mut is_whole = true;
    for part in parts {
        let start = Instant::now();
        let measured = match part {
            Part::Calls => calls::measure(&context.root, context.quick),
            Part::Pipeline => pipeline::measure(context),
            Part::Large => large::measure(context),
            Part::Builds => builds::measure(context).map(|(rows, extra)| {
                outcome.extra = extra;
                rows
            }),
        };
        match measured {
            Ok(rows) => outcome.rows.extend(rows),
            Err(error) => {
                is_whole = false;
                tell(*part, &error);
            }
        }
        let time = start.elapsed().as_secs();
        writeln!(anstream::stderr(), "{part} took {time} s")?;
    }
    writeln!(print, "\n{}\n\n{}", outcome.machine, Plain(&outcome.rows))?;
    for name in &outcome.extra {
        writeln!(print, "one more crate: {name}")?;
    }
    let is_usual = parts.len() == all.len() && !context.quick;
    let folder: Option<&Path> = match out {
        Some(folder) => Some(folder),
        None => (is_whole && is_usual).then_some(&context.root),
    };
    match folder {
        None => writeln!(print, "nothing was written: this was no whole run")?,
        Some(folder) => {
            for file in note::write(folder, out.is_none(), &outcome)? {
                writeln!(print, "{}", file.display())?;
            }
        }
    }
    Ok(is_whole)
}

fn tell(part: Part, error: &Error) {
    let red = AnsiColor::Red.on_default().bold();
    // There is no other place to say it.
    let _ = writeln!(
        anstream::stderr(),
        "{red}bench {part}: failed{red:#}: {error}"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_may_be_missing_unless_its_folder_was_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let context = |documents: Option<&Path>| Context {
            root: folder.path().join("root"),
            documents: documents.map(Path::to_owned),
            quick: true,
        };
        let named = context(Some(folder.path()));
        let error = named
            .document("a.json")
            .expect_err("it is missing")
            .to_string();
        assert!(error.ends_with("a.json: is not there"), "{error}");
        std::fs::write(folder.path().join("a.json"), "{}").expect("written");
        let found = named.document("a.json").expect("found");
        assert_eq!(found, Some(folder.path().join("a.json")));
    }

    #[test]
    fn a_quick_run_measures_once() {
        let context = |quick| Context {
            root: PathBuf::new(),
            documents: None,
            quick,
        };
        assert_eq!((context(true).times(5), context(false).times(5)), (1, 5));
    }
}
