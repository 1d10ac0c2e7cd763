//! `diff`: what is other in the next version of a document.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::files::{Error, read};
use crate::cli::output::show_error;
use crate::client_crate::ClientCrate;
use crate::diff::Diff;
use crate::document::select::Select;
use crate::partial::{PartialClient, try_document};
use crate::pipeline::Client;
use crate::standalone::Package;

/// The exit code when what `--fail-on` names is found.
pub const EXIT_CODE: u8 = 5;

/// Two versions, and what is printed of their difference.
#[derive(clap::Args)]
pub(super) struct Settings {
    /// The old version: a document, or the folder of a crate.
    old: PathBuf,
    /// The new version, as the old one. A document beside a crate gets the crate's
    /// corrections and selection.
    new: PathBuf,
    #[command(flatten)]
    printed: Printed,
}

/// What is printed of differences, and which fail.
#[derive(Debug, clap::Args)]
pub struct Printed {
    /// How the differences are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print a section for CHANGELOG.md: what is new, other and gone, and what a program
    /// has to change.
    #[arg(long, conflicts_with = "format")]
    changelog: bool,
    /// Exit with 5 if something breaks, or if anything is other.
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// A client that is built fails with a server of the other version, or a program does
    /// not compile.
    Breaking,
    /// Anything is other.
    Any,
}

/// What is printed, and whether `--fail-on` names it.
pub struct Differences {
    /// The differences of each client.
    pub text: String,
    /// Whether `--fail-on` names what was found.
    pub is_failure: bool,
}

impl Printed {
    /// What is printed of `diffs`.
    ///
    /// # Errors
    ///
    /// As for [`serde_json::to_string_pretty`].
    pub fn of(&self, diffs: &[Diff]) -> Result<Differences, serde_json::Error> {
        let is_failure = diffs.iter().any(|diff| match self.fail_on {
            None => false,
            Some(FailOn::Breaking) => diff.is_breaking(),
            Some(FailOn::Any) => !diff.is_empty(),
        });
        let joined = |of: fn(&Diff) -> String| diffs.iter().map(of).collect::<Vec<_>>().join("\n");
        let text = match self.format {
            _ if self.changelog => {
                let sections = diffs.iter().map(Diff::changelog);
                let sections = sections.filter(|section| !section.is_empty());
                sections.collect::<Vec<_>>().join("\n")
            }
            Format::Text => joined(ToString::to_string),
            Format::Markdown => joined(Diff::markdown),
            Format::Json => serde_json::to_string_pretty(diffs)? + "\n",
        };
        Ok(Differences { text, is_failure })
    }
}

impl Differences {
    /// Prints them, and gives the exit code.
    ///
    /// # Errors
    ///
    /// The standard output fails.
    pub fn show(&self) -> std::io::Result<ExitCode> {
        write!(anstream::stdout(), "{}", self.text)?;
        Ok(match self.is_failure {
            true => ExitCode::from(EXIT_CODE),
            false => ExitCode::SUCCESS,
        })
    }
}

pub(super) fn run(settings: &Settings) -> Result<ExitCode, Error> {
    let opened = |path: &Path| match path.is_dir() {
        true => ClientCrate::open(path).map(Some),
        false => Ok(None),
    };
    let (old_crate, new_crate) = (opened(&settings.old)?, opened(&settings.new)?);
    let client = |path: &Path, own: &Option<ClientCrate>, other: &Option<ClientCrate>| {
        let made = match (own, other) {
            (Some(own), _) => own.make()?.partial,
            (None, Some(other)) => other.client_of(path, &read(path)?)?,
            (None, None) => partial_of_file(path)?,
        };
        let is_whole = made.problems.is_empty();
        Ok::<_, Error>((of(path, made)?, is_whole))
    };
    let (old, is_old_whole) = client(&settings.old, &old_crate, &new_crate)?;
    let (new, is_new_whole) = client(&settings.new, &new_crate, &old_crate)?;
    let code = settings.printed.of(&[Diff::of(&old, &new)?])?.show()?;
    if is_old_whole && is_new_whole {
        return Ok(code);
    }
    Err("what is left out was compared as if it were not in its document".into())
}

/// The client of the document in `file`; what it cannot have is reported.
///
/// # Errors
///
/// The file cannot be read, is not a document, or gives no client.
pub fn client_of_file(file: &Path) -> Result<Client, Error> {
    of(file, partial_of_file(file)?)
}

fn partial_of_file(file: &Path) -> Result<PartialClient, Error> {
    let package = Package {
        name: Some("client".to_owned()),
        ..Package::default()
    };
    Ok(try_document(
        file,
        &read(file)?,
        &Select::default(),
        &package,
    )?)
}

/// The client of `path`; what it cannot have is reported.
fn of(path: &Path, made: PartialClient) -> Result<Client, Error> {
    for problem in &made.problems {
        show_error("left out", problem);
    }
    let client = made.client;
    Ok(client.ok_or_else(|| format!("{}: it gives no client", path.display()))?)
}
