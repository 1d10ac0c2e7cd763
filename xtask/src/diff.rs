//! What is other in the next version of a document.

use std::fmt;
use std::fs;
use std::panic::resume_unwind;
use std::path::{MAIN_SEPARATOR, Path};
use std::process::Command;
use std::thread;

use openapi_client_codegen::cli::{Differences, Printed, client_of_file};
use openapi_client_codegen::{Client, Diff, Sources};
use tempfile::TempDir;

use crate::release::Released;
use crate::{Error, documents};

/// The two versions, and what is made of their difference.
#[derive(Debug, clap::Args)]
pub struct Settings {
    /// The old version: a file, the name of an API, or REVISION:NAME, the API at that
    /// revision of git.
    #[arg(requires = "new")]
    old: Option<String>,
    /// The new version, as the old one.
    new: Option<String>,
    /// Compare each API at this revision of git with what is here.
    #[arg(
        long,
        value_name = "REVISION",
        conflicts_with = "old",
        default_value = "HEAD"
    )]
    since: String,
    /// Compare each API as it was released last with what is here.
    #[arg(long, conflicts_with_all = ["old", "since"])]
    released: bool,
    #[command(flatten)]
    printed: Printed,
}

/// Compares the two versions; without any, each API of the workspace at `root` as it was
/// committed or released with what it is.
///
/// # Errors
///
/// A version does not exist, or is not a valid document.
pub fn run(root: &Path, settings: &Settings) -> Result<Differences, Error> {
    let mut diffs = Vec::new();
    match (&settings.old, &settings.new) {
        (Some(old), Some(new)) => diffs.push(compared(|| client(root, old), || client(root, new))?),
        _ if settings.released => {
            let new = Sources::read(&documents(root))?;
            for name in new.apis().keys() {
                if let Some(last) = Released::last(&new, name)? {
                    let old = || last.client(&new, name);
                    diffs.push(compared(old, || Ok(new.generate(name)?))?);
                }
            }
            if diffs.is_empty() {
                let none = "nothing was released yet: there is no document in openapi/released";
                return Err(none.into());
            }
        }
        _ => {
            let new = Sources::read(&documents(root))?;
            let old = Revision::checkout(root, &settings.since)?;
            for name in new.apis().keys().filter(|name| old.has(name)) {
                diffs.push(compared(|| old.client(name), || Ok(new.generate(name)?))?);
            }
        }
    }
    Ok(settings.printed.of(&diffs)?)
}

/// The difference of two clients, which are made at the same time.
fn compared(
    old: impl FnOnce() -> Result<Client, Error> + Send,
    new: impl FnOnce() -> Result<Client, Error>,
) -> Result<Diff, Error> {
    let (old, new) = thread::scope(|scope| {
        let old = scope.spawn(old);
        let new = new();
        (old.join().unwrap_or_else(|panic| resume_unwind(panic)), new)
    });
    Ok(Diff::of(&old?, &new?)?)
}

/// The client that `version` gives.
fn client(root: &Path, version: &str) -> Result<Client, Error> {
    let file = Path::new(version);
    if file.is_file() {
        return client_of_file(file);
    }
    let sources = Sources::read(&documents(root))?;
    if sources.apis().contains_key(version) {
        return Ok(sources.generate(version)?);
    }
    match version.rsplit_once(':') {
        Some((revision, name)) => Revision::checkout(root, revision)?.client(name),
        None => {
            let names: Vec<&str> = sources.apis().keys().map(String::as_str).collect();
            Err(format!(
                "`{version}` is neither a file nor an API; the APIs are {}",
                names.join(", ")
            )
            .into())
        }
    }
}

/// The documents of a workspace at a revision of git.
struct Revision {
    name: String,
    sources: Sources,
    folder: TempDir,
}

impl Revision {
    /// Reads what the workspace at `root` had at the revision called `name`.
    fn checkout(root: &Path, name: &str) -> Result<Self, Error> {
        let git = |arguments: &[&str]| -> Result<Vec<u8>, Error> {
            let mut command = Command::new("git");
            let output = command.arg("-C").arg(root).args(arguments).output()?;
            match output.status.success() {
                true => Ok(output.stdout),
                false => {
                    Err(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim()).into())
                }
            }
        };
        let folder = tempfile::tempdir()?;
        let below = documents(Path::new(""));
        let tree = format!("{name}^{{tree}}");
        let list = [
            "ls-tree",
            "-r",
            "-z",
            "--name-only",
            &tree,
            "--",
            &below.to_string_lossy(),
        ];
        let list = String::from_utf8(git(&list)?)?;
        for file in list.split('\0').filter(|file| !file.is_empty()) {
            let to = folder.path().join(file);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(to, git(&["show", &format!("{name}:./{file}")])?)?;
        }
        let sources = Sources::read(&documents(folder.path()));
        Ok(Self {
            sources: sources.map_err(|error| located(name, folder.path(), &error))?,
            name: name.to_owned(),
            folder,
        })
    }

    fn has(&self, api: &str) -> bool {
        self.sources.apis().contains_key(api)
    }

    fn client(&self, api: &str) -> Result<Client, Error> {
        let client = self.sources.generate(api);
        Ok(client.map_err(|error| located(&self.name, self.folder.path(), &error))?)
    }
}

/// The text of an error with the revision in place of the folder, which is nowhere that a
/// person knows.
fn located(revision: &str, folder: &Path, error: &dyn fmt::Display) -> String {
    let folder = format!("{}{MAIN_SEPARATOR}", folder.display());
    format!("{revision}: {error}").replace(&folder, "")
}
