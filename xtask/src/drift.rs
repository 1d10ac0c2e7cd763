//! Drift: generated files that differ from what their documents give.
//!
//! Each link of the chain is compared on its own: the published pages with the
//! document made of them, the digests with the files, the documents with the
//! generated code. `check` and `generate` differ only in the last step. `check` also
//! compares the version with what the changes since the last release ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use openapi_client_codegen::cli::{CYAN, GREEN, RED, line};
use openapi_client_codegen::sources::{Api, FILE_NAME};
use openapi_client_codegen::{
    Client, FileState, Report, Sources, State, catalogue, check, check_file, compare, page, sha256,
    with_table, write_all,
};
use semver::Version;
use similar::TextDiff;

use crate::release::TooLow;
use crate::{Error, documents, vendor};

/// The exit code of `cargo xtask check` when files have drifted.
pub const EXIT_CODE: u8 = 4;

/// How many lines of a diff are shown for each file.
const DIFF_LINES: usize = 24;

/// The outcome of a comparison: every file that was compared.
#[derive(Debug, Default)]
pub struct Drift {
    files: Vec<Compared>,
    /// The change since the last release that asks for the highest version.
    too_low: Option<TooLow>,
}

#[derive(Debug)]
struct Compared {
    path: PathBuf,
    state: State,
    fix: Fix,
}

/// The command that fixes a file that has drifted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Fix {
    Version(Version),
    Generate,
    Vendor { api: String, pages: Vec<PathBuf> },
}

impl fmt::Display for Fix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self {
            Self::Version(needed) => {
                write!(f, "version = \"{needed}\" in Cargo.toml")?;
                "`cargo xtask diff --released` shows what is other"
            }
            Self::Generate => {
                write!(f, "cargo xtask generate")?;
                "what it writes is not edited by hand"
            }
            Self::Vendor { api, pages } => {
                write!(f, "cargo xtask vendor {api}")?;
                for page in pages {
                    write!(f, " {}", page.display())?;
                }
                "what the vendor publishes is corrected in the overlay"
            }
        };
        write!(f, "      then commit; {why}")
    }
}

/// Compares every generated file with what it should be.
///
/// # Errors
///
/// A document or page is not valid or not the pinned one, a file cannot be read,
/// or there is nothing to compare.
pub fn find(root: &Path) -> Result<Drift, Error> {
    let sources = Sources::read(&documents(root))?;
    let mut drift = Drift::default();
    for (name, api) in sources.apis() {
        let document = drift.vendored(root, &sources, name, api)?;
        let client = sources.generate_from(api, &document)?;
        let folder = generated(root, api);
        drift.add(root, Fix::Generate, check(&folder, &client.files)?);
        for (path, text) in others(root, api, &client)? {
            drift.add(root, Fix::Generate, vec![check_file(&path, &text)?]);
        }
        let too_low = TooLow::find(root, &sources, name, &client)?;
        let all = drift.too_low.take().into_iter().chain(too_low);
        drift.too_low = all.max_by(|a, b| a.needed.cmp(&b.needed));
    }
    if drift.files.is_empty() {
        return Err("there is nothing to compare: no document gives a file".into());
    }
    let (path, text) = rules(root);
    drift.add(root, Fix::Generate, vec![check_file(&path, &text)?]);
    Ok(drift)
}

/// Writes the generated code of every client, from the documents on the disk.
///
/// # Errors
///
/// A document is not valid or not the pinned one, or a file cannot be written;
/// then every file is as it was.
pub fn generate(root: &Path) -> Result<(Drift, BTreeMap<String, Report>), Error> {
    let sources = Sources::read(&documents(root))?;
    let (mut clients, mut single) = (Vec::new(), Vec::new());
    for (name, api) in sources.apis() {
        let client = sources.generate(name)?;
        single.extend(others(root, api, &client)?);
        clients.push((name, generated(root, api), client));
    }
    single.push(rules(root));
    let folders = clients.iter();
    let folders: Vec<_> = folders
        .map(|(_, folder, client)| (folder.clone(), &client.files))
        .collect();
    let mut drift = Drift::default();
    for states in write_all(&folders, &single)? {
        drift.add(root, Fix::Generate, states);
    }
    let reports = clients.into_iter();
    let reports = reports.map(|(name, _, client)| (name.clone(), client.report));
    Ok((drift, reports.collect()))
}

/// The catalogue of the pipeline's rules.
fn rules(root: &Path) -> (PathBuf, String) {
    (root.join("openapi-client-codegen/RULES.md"), catalogue())
}

/// The other files that a document gives: the table in a README, and the document
/// with its corrections.
fn others(root: &Path, api: &Api, client: &Client) -> Result<Vec<(PathBuf, String)>, Error> {
    let mut files = Vec::new();
    if let Some(readme) = &api.readme {
        let path = root.join(readme);
        let in_file = |error: &dyn fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| {
            // People write the rest of it, so it cannot be generated.
            in_file(&format_args!(
                "cannot be read for its table of operations: {error}"
            ))
        })?;
        let text = with_table(&text, &client.table).map_err(|error| in_file(&error))?;
        files.push((path, text));
    }
    if let Some(document) = &api.effective_document {
        files.push((root.join(document), client.document.clone()));
    }
    Ok(files)
}

fn generated(root: &Path, api: &Api) -> PathBuf {
    root.join(&api.client).join("src").join("generated")
}

impl Drift {
    /// Compares the document of `api` with its pages, and its digest with both.
    /// Returns the document as it should be.
    fn vendored(
        &mut self,
        root: &Path,
        sources: &Sources,
        name: &str,
        api: &Api,
    ) -> Result<Vec<u8>, Error> {
        if api.pages.is_empty() {
            return Ok(sources.document(api)?);
        }
        let pages = sources.pages(api)?;
        let expected = page::import(&pages)?;
        let fix = Fix::Vendor {
            api: name.to_owned(),
            pages: pages.iter().map(|(path, _)| relative(root, path)).collect(),
        };
        let path = sources.folder().join(&api.document);
        self.add(root, fix.clone(), vec![check_file(&path, &expected)?]);

        let path = sources.folder().join(FILE_NAME);
        let found = std::fs::read_to_string(&path)?;
        let digests = vendor::Digests {
            document: sha256(expected.as_bytes()),
            pages: api
                .pages
                .iter()
                .map(|p| (p.file.clone(), p.sha256.clone()))
                .collect(),
        };
        let pinned = digests.pin(&found, name)?;
        let state = compare(found.as_bytes(), &pinned);
        self.add(root, fix, vec![FileState { path, state }]);
        Ok(expected.into_bytes())
    }

    fn add(&mut self, root: &Path, fix: Fix, states: Vec<FileState>) {
        self.files.extend(states.into_iter().map(|file| Compared {
            path: relative(root, &file.path),
            state: file.state,
            fix: fix.clone(),
        }));
    }

    /// Whether every file is what it should be, and the version is high enough.
    pub fn is_none(&self) -> bool {
        self.drifted().next().is_none() && self.too_low.is_none()
    }

    /// How many files were compared.
    pub fn looked_at(&self) -> usize {
        self.files.len()
    }

    fn drifted(&self) -> impl Iterator<Item = &Compared> {
        let files = self.files.iter();
        files.filter(|file| file.state != State::Fresh)
    }

    /// Writes a line for each file, the first lines of each difference, the
    /// counts, and the commands that fix them.
    ///
    /// # Errors
    ///
    /// `out` fails.
    pub fn show(&self, out: &mut dyn Write) -> io::Result<()> {
        for file in &self.files {
            let path = file.path.display();
            match &file.state {
                State::Fresh => line(out, GREEN, "Fresh", path)?,
                State::Missing => line(out, RED, "Missing", path)?,
                State::Extra => {
                    let text = format_args!("{path}   no generator writes this file");
                    line(out, RED, "Extra", text)?;
                }
                State::Stale { found, expected } => {
                    line(out, RED, "Stale", path)?;
                    show_diff(out, found, expected)?;
                }
            }
        }
        if let Some(too_low) = &self.too_low {
            line(out, RED, "Version", too_low)?;
        }
        line(out, Style::new(), "", self.counts())?;
        let version = self.too_low.as_ref();
        let version = version.map(|too_low| Fix::Version(too_low.needed.clone()));
        let fixes = self.drifted().map(|file| &file.fix);
        // The documents come before the code that is generated from them.
        let fixes: BTreeSet<&Fix> = fixes.chain(&version).collect();
        for fix in fixes.into_iter().rev() {
            line(out, CYAN, "fix", fix)?;
        }
        Ok(())
    }

    /// Writes a line for each file that `generate` wrote or removed.
    ///
    /// # Errors
    ///
    /// `out` fails.
    pub fn show_written(&self, out: &mut dyn Write) -> io::Result<()> {
        for file in self.drifted() {
            let word = match &file.state {
                State::Fresh => continue,
                State::Stale { .. } => "Updated",
                State::Missing => "Created",
                State::Extra => "Removed",
            };
            line(out, GREEN, word, file.path.display())?;
        }
        let total = self.files.len();
        let unchanged = total - self.drifted().count();
        let counts = format_args!("{total} files: {unchanged} unchanged");
        line(out, Style::new(), "", counts)
    }

    fn counts(&self) -> String {
        let mut counts = ["fresh", "stale", "missing", "extra"].map(|name| (0, name));
        for file in &self.files {
            let index = match file.state {
                State::Fresh => 0,
                State::Stale { .. } => 1,
                State::Missing => 2,
                State::Extra => 3,
            };
            counts[index].0 += 1;
        }
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = counts
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        format!("{} files: {}", self.files.len(), parts.join(", "))
    }
}

/// Where the text of a line begins.
const INDENT: usize = 10;

fn show_diff(out: &mut dyn Write, found: &str, expected: &str) -> io::Result<()> {
    let diff = TextDiff::from_lines(found, expected);
    let text = diff.unified_diff().context_radius(1).to_string();
    let lines: Vec<&str> = text.lines().collect();
    for text in lines.iter().take(DIFF_LINES) {
        let style = match text.as_bytes().first() {
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        writeln!(out, "{:>INDENT$}  {style}{text}{style:#}", "")?;
    }
    match lines.len().checked_sub(DIFF_LINES) {
        None | Some(0) => Ok(()),
        Some(more) => writeln!(out, "{:>INDENT$}  … and {more} more lines", ""),
    }
}

fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}
