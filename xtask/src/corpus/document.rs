//! One document of a folder, in a process of its own.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{Error, partial};

/// The document, and where its crate goes.
#[derive(Debug, clap::Args)]
pub struct Settings {
    /// The document.
    pub document: PathBuf,
    /// The folder of the crate.
    #[arg(long)]
    pub out: PathBuf,
}

/// Runs what `try` runs, and gives the counts and the problems, those of the
/// whole document too.
pub fn run(root: &Path, settings: Settings) -> Value {
    let run = partial::Settings {
        document: settings.document,
        out: settings.out,
        name: None,
        tags: Vec::new(),
        features_by_tag: false,
        report: None,
        against: None,
    };
    match partial::run(root, &run) {
        Ok(outcome) => outcome.counts(),
        Err(error) => json!({"problems": problems(&error)}),
    }
}

fn problems(error: &Error) -> Value {
    match error.downcast_ref::<openapi_client_codegen::Error>() {
        Some(error) => json!(error.problems()),
        None => json!([{"message": error.to_string()}]),
    }
}
