//! What was released: the document of each API as of a version, and how far the version
//! has to rise with the changes since.
//!
//! A document is kept as `openapi/released/API/VERSION.json`, with its corrections and
//! without what is not selected.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use openapi_client_codegen::rust_api::Level;
use openapi_client_codegen::sources::{Api, Select};
use openapi_client_codegen::{Client, Diff, FileState, Sources, write_all};
use semver::{Prerelease, Version};

use crate::{Error, documents, workspace};

/// The folder of the documents that were released, below the folder of documents.
const FOLDER: &str = "released";

/// An API as it was released last.
#[derive(Debug)]
pub(crate) struct Released {
    version: Version,
    /// The document, below the folder of documents.
    file: PathBuf,
}

impl Released {
    /// The last release of the API `name` of `sources`; `None` before the first.
    pub(crate) fn last(sources: &Sources, name: &str) -> Result<Option<Self>, Error> {
        let folder = sources.folder().join(FOLDER).join(name);
        let named = |error: &dyn fmt::Display| format!("{}: {error}", folder.display());
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(named(&error).into()),
        };
        let mut last: Option<Version> = None;
        for entry in entries {
            let file = entry.map_err(|error| named(&error))?.file_name();
            let file = file.to_string_lossy();
            let version = file.strip_suffix(".json").unwrap_or(&file);
            let version: Version = version.parse().map_err(|error| {
                format!(
                    "{}: is not called after a version, such as 0.1.0.json: {error}",
                    folder.join(&*file).display()
                )
            })?;
            last = last.max(Some(version));
        }
        Ok(last.map(|version| Self {
            file: file(name, &version),
            version,
        }))
    }

    /// The client of the API `name` of that release, as it is made now.
    pub(crate) fn client(&self, sources: &Sources, name: &str) -> Result<Client, Error> {
        let api = Api {
            document: self.file.clone(),
            // The document has its corrections already.
            sha256: None,
            pages: Vec::new(),
            overlays: Vec::new(),
            select: Select::default(),
            ..sources.api(name)?.clone()
        };
        let text = sources.document(&api)?;
        Ok(sources.generate_from(&api, &text)?)
    }
}

/// Where the document of the API `name` at `version` is, below the folder of documents.
fn file(name: &str, version: &Version) -> PathBuf {
    [FOLDER, name, &format!("{version}.json")].iter().collect()
}

/// A version that is too low for what has changed since the last release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooLow {
    client: String,
    version: Version,
    released: Version,
    level: Level,
    /// The lowest version that is high enough.
    pub(crate) needed: Version,
}

/// Such as `scc-client 0.1.0: a major change since 0.1.0`.
impl fmt::Display for TooLow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            client,
            version,
            released,
            level,
            needed,
        } = self;
        write!(
            f,
            "{client} {version}: a {level} change since {released} asks for {needed}"
        )
    }
}

impl TooLow {
    /// Whether the version of the workspace at `root` is too low for `client`, the one of
    /// the API `name` as it is now.
    pub(crate) fn find(
        root: &Path,
        sources: &Sources,
        name: &str,
        client: &Client,
    ) -> Result<Option<Self>, Error> {
        let Some(last) = Released::last(sources, name)? else {
            return Ok(None);
        };
        let diff = Diff::of(&last.client(sources, name)?, client)?;
        if diff.is_empty() {
            return Ok(None);
        }
        let version = version(root)?;
        let needed = next(&last.version, diff.level());
        // A release candidate of it is high enough.
        let reached = Version {
            pre: Prerelease::EMPTY,
            ..version.clone()
        };
        Ok((reached < needed).then(|| Self {
            client: sources.apis()[name].client.clone(),
            version,
            released: last.version,
            level: diff.level(),
            needed,
        }))
    }
}

/// The version of the workspace's members.
fn version(root: &Path) -> Result<Version, Error> {
    let version = workspace::version(root)?;
    let parsed = version.parse();
    parsed.map_err(|error| format!("Cargo.toml: the version `{version}`: {error}").into())
}

/// The version behind `last`, by Semantic Versioning as Cargo reads it: below 1.0 the
/// first part that is not 0 is the major one.
fn next(last: &Version, level: Level) -> Version {
    let Version {
        major,
        minor,
        patch,
        ..
    } = *last;
    match (level, major, minor) {
        (Level::Major, 1.., _) => Version::new(major + 1, 0, 0),
        (Level::Minor, 1.., _) | (Level::Major, 0, 1..) => Version::new(major, minor + 1, 0),
        _ => Version::new(major, minor, patch + 1),
    }
}

/// Keeps the document of every API as that of the version in `Cargo.toml`, and returns
/// the files.
///
/// # Errors
///
/// The version is too low, or was released with another document; a document is not valid,
/// or a file cannot be written. Then every file is as it was.
pub fn keep(root: &Path) -> Result<Vec<FileState>, Error> {
    let sources = Sources::read(&documents(root))?;
    let version = version(root)?;
    let mut files = Vec::new();
    for name in sources.apis().keys() {
        let client = sources.generate(name)?;
        if let Some(too_low) = TooLow::find(root, &sources, name, &client)? {
            return Err(format!(
                "{too_low}\n  help: set version = \"{}\" in Cargo.toml; `cargo xtask diff --released` \
                 shows what changed",
                too_low.needed
            )
            .into());
        }
        let path = sources.folder().join(file(name, &version));
        if let Ok(found) = fs::read_to_string(&path)
            && found != client.document
        {
            return Err(format!(
                "{}: {version} was released with another document; raise the version in Cargo.toml",
                path.display()
            )
            .into());
        }
        files.push((path, client.document));
    }
    Ok(write_all(&[], &files)?.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_is_the_one_that_cargo_takes_for_compatible_or_not() {
        for (last, [patch, minor, major]) in [
            ("0.0.3", ["0.0.4", "0.0.4", "0.0.4"]),
            ("0.1.2", ["0.1.3", "0.1.3", "0.2.0"]),
            ("1.2.3", ["1.2.4", "1.3.0", "2.0.0"]),
        ] {
            let last: Version = last.parse().expect("a version");
            for (level, needed) in [
                (Level::Patch, patch),
                (Level::Minor, minor),
                (Level::Major, major),
            ] {
                let next = next(&last, level);
                assert_eq!(next.to_string(), needed, "{last} {level}");
                // As a requirement takes it, an older one is replaced by it or is not.
                let takes = semver::VersionReq::parse(&last.to_string()).expect("a requirement");
                let is_major = last.major == 0 && last.minor == 0 || level == Level::Major;
                assert_eq!(takes.matches(&next), !is_major, "{last} {level}");
            }
        }
    }
}
