//! A client of any one document, as a crate in a folder of its own.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use openapi_client_codegen::client_crate::{ClientCrate, MadeCrate, Settings as CrateSettings};
use openapi_client_codegen::sources::Select;
use openapi_client_codegen::{Diff, PartialClient};
use serde_json::Value;

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
    /// The crate.
    pub made: MadeCrate,
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
    let named = |path: &Path, error: &dyn fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read(&settings.document).map_err(|error| named(&settings.document, &error))?;
    let core = root.join("openapi-client-core");
    let of = CrateSettings {
        name: settings.name.clone(),
        select: Select {
            tags: settings.tags.clone(),
            ..Select::default()
        },
        features_by_tag: settings.features_by_tag,
        core: Some(core.canonicalize().map_err(|error| named(&core, &error))?),
        ..CrateSettings::default()
    };
    let new = ClientCrate::new(&settings.out, &settings.document, text, of)?;
    let before = settings.against.as_deref().map(client).transpose()?;
    let made = new.make()?;
    let diff = match (
        before.and_then(|before| before.client),
        &made.partial.client,
    ) {
        (Some(before), Some(client)) => Some(Diff::of(&before, client)?),
        _ => None,
    };
    let mut more = Vec::new();
    if let Some(path) = &settings.report {
        let document = settings.document.file_name().unwrap_or_default();
        let report = made.report(&document.to_string_lossy());
        more.push((path.clone(), serde_json::to_string_pretty(&report)? + "\n"));
    }
    made.write(&more)?;
    Ok(Outcome {
        made,
        time: start.elapsed(),
        diff,
    })
}

/// The client of the crate in `folder`, which was made before.
fn client(folder: &Path) -> Result<PartialClient, Error> {
    Ok(ClientCrate::open(folder)?.make()?.partial)
}

impl Outcome {
    /// Whether every operation is part of the crate.
    pub fn is_whole(&self) -> bool {
        self.made.is_whole()
    }

    /// All counts and problems, as JSON.
    pub(crate) fn counts(&self) -> Value {
        self.made.counts()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.made.summary(self.time))
    }
}
