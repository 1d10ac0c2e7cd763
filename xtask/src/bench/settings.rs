//! What `cargo xtask bench` is asked to measure.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use toml_edit::{DocumentMut, Item};

use crate::Error;

/// A vendor's document, which is not ours to publish, and its operations.
pub const SCC: (&str, usize) = ("scc-1.5.0.openapi.yaml", 101);
/// A larger one.
pub const VCF: (&str, usize) = ("vcf-operations-9.1.0.openapi.json", 504);

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

/// What is measured, and how.
#[derive(Debug, Default, Args)]
pub struct Settings {
    /// What to measure; otherwise all of it.
    pub parts: Vec<Part>,
    /// Measure each thing as seldom as possible, to see that all works.
    #[arg(long)]
    pub quick: bool,
    /// The folder of the vendors' documents.
    #[arg(long, value_name = "DIR", env = "SPEC_DIR")]
    pub documents: Option<PathBuf>,
    /// The root of the workspace.
    #[arg(skip)]
    pub root: PathBuf,
}

impl Settings {
    /// Whether everything is measured in full.
    pub fn is_full(&self) -> bool {
        self.parts.is_empty() && !self.quick
    }

    /// How often to measure what is measured `usual` times.
    pub fn times(&self, usual: usize) -> usize {
        if self.quick { 1 } else { usual }
    }

    /// The limit `section.name` in `tests/budgets.toml`.
    ///
    /// # Errors
    ///
    /// There is no such limit.
    pub fn limit(&self, name: &str) -> Result<f64, Error> {
        let budgets = fs::read_to_string(self.root.join("tests").join("budgets.toml"))?;
        let budgets: DocumentMut = budgets.parse()?;
        let limit = name.split('.').try_fold(budgets.as_item(), Item::get);
        let whole = |limit: &Item| limit.as_integer().map(|whole| whole as f64);
        let limit = limit.and_then(|limit| limit.as_float().or_else(|| whole(limit)));
        limit.ok_or_else(|| format!("tests/budgets.toml has no limit `{name}`").into())
    }

    /// The vendor's document in `file`; `None`, with a line on standard error,
    /// if it is not at hand.
    ///
    /// # Errors
    ///
    /// It is missing from a folder that was named.
    pub fn document(&self, file: &str) -> Result<Option<PathBuf>, Error> {
        let folder = self.documents.clone();
        let folder = folder.unwrap_or_else(|| self.root.join("../shared/specs"));
        let path = folder.join(file);
        if path.is_file() {
            return Ok(Some(path));
        }
        if self.documents.is_some() {
            return Err(format!("{}: does not exist", path.display()).into());
        }
        writeln!(
            anstream::stderr(),
            "skipped {file}: --documents may name its folder"
        )?;
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_may_be_missing_unless_its_folder_was_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut settings = Settings {
            root: folder.path().join("root"),
            ..Settings::default()
        };
        assert_eq!(settings.document("a.json").expect("skipped"), None);
        settings.documents = Some(folder.path().to_owned());
        let error = settings.document("a.json").expect_err("it is missing");
        assert!(
            error.to_string().ends_with("a.json: does not exist"),
            "{error}"
        );
        let path = folder.path().join("a.json");
        fs::write(&path, "{}").expect("written");
        assert_eq!(settings.document("a.json").expect("found"), Some(path));
    }

    #[test]
    fn a_quick_run_measures_once() {
        let mut settings = Settings::default();
        assert_eq!((settings.times(5), settings.is_full()), (5, true));
        settings.quick = true;
        assert_eq!((settings.times(5), settings.is_full()), (1, false));
    }
}
