//! Drift: generated files that differ from what their documents give.
//!
//! Each link of the chain is compared on its own: the published pages with the
//! document made of them, the digests with the files, the documents with the
//! generated code. `check` and `generate` differ only in the last step.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use openapi_client_codegen::sources::{Api, FILE_NAME};
use openapi_client_codegen::{
    Client, FileState, Report, Sources, State, catalogue, check, check_file, compare, page, sha256,
    with_table, write_all,
};
use similar::TextDiff;

use crate::{Error, documents, vendor};

/// The exit code of `cargo xtask check` when files have drifted.
pub const EXIT_CODE: u8 = 4;

/// How many lines of a diff are shown for each file.
const DIFF_LINES: usize = 24;

/// The outcome of a comparison: every file that was compared.
#[derive(Debug, Default)]
pub struct Drift {
    files: Vec<Compared>,
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
    Generate,
    Vendor { api: String, pages: Vec<PathBuf> },
}

impl fmt::Display for Fix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Generate => f.write_str(
                "cargo xtask generate      then commit; what it writes is not edited by hand",
            ),
            Self::Vendor { api, pages } => {
                write!(f, "cargo xtask vendor {api}")?;
                for page in pages {
                    write!(f, " {}", page.display())?;
                }
                f.write_str(
                    "      then commit; what the vendor publishes is corrected in the overlay",
                )
            }
        }
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
    let mut clients = Vec::new();
    for (name, api) in sources.apis() {
        clients.push((name, api, sources.generate(name)?));
    }
    let folders: Vec<_> = clients
        .iter()
        .map(|(_, api, client)| (generated(root, api), &client.files))
        .collect();
    let mut single = Vec::new();
    for (_, api, client) in &clients {
        single.extend(others(root, api, client)?);
    }
    single.push(rules(root));
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

    /// Whether every file is what it should be.
    pub fn is_none(&self) -> bool {
        self.files.iter().all(|file| file.state == State::Fresh)
    }

    /// How many files were compared.
    pub fn looked_at(&self) -> usize {
        self.files.len()
    }

    /// The files that are not what they should be, relative to the root.
    pub fn drifted(&self) -> Vec<&Path> {
        self.files
            .iter()
            .filter(|file| file.state != State::Fresh)
            .map(|file| file.path.as_path())
            .collect()
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
                    line(
                        out,
                        RED,
                        "Extra",
                        format_args!("{path}   no generator writes this file"),
                    )?;
                }
                State::Stale { found, expected } => {
                    line(out, RED, "Stale", path)?;
                    show_diff(out, found, expected)?;
                }
            }
        }
        line(out, Style::new(), "", self.counts())?;
        let mut fixes: Vec<&Fix> = self
            .files
            .iter()
            .filter(|file| file.state != State::Fresh)
            .map(|file| &file.fix)
            .collect();
        // The documents come before the code that is generated from them.
        fixes.sort_by(|a, b| b.cmp(a));
        fixes.dedup();
        for fix in fixes {
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
        for file in &self.files {
            let path = file.path.display();
            match &file.state {
                State::Fresh => {}
                State::Stale { .. } => line(out, GREEN, "Updated", path)?,
                State::Missing => line(out, GREEN, "Created", path)?,
                State::Extra => line(out, GREEN, "Removed", path)?,
            }
        }
        let unchanged = self
            .files
            .iter()
            .filter(|file| file.state == State::Fresh)
            .count();
        let total = self.files.len();
        line(
            out,
            Style::new(),
            "",
            format_args!("{total} files: {unchanged} unchanged"),
        )
    }

    fn counts(&self) -> String {
        let count =
            |is: fn(&State) -> bool| self.files.iter().filter(|file| is(&file.state)).count();
        let parts = [
            (count(|s| matches!(s, State::Fresh)), "fresh"),
            (count(|s| matches!(s, State::Stale { .. })), "stale"),
            (count(|s| matches!(s, State::Missing)), "missing"),
            (count(|s| matches!(s, State::Extra)), "extra"),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}"))
            .collect();
        format!("{} files: {}", self.files.len(), parts.join(", "))
    }
}

/// The colour of a file that is what it should be.
pub const GREEN: Style = AnsiColor::Green.on_default().bold();
const RED: Style = AnsiColor::Red.on_default().bold();
const CYAN: Style = AnsiColor::Cyan.on_default().bold();

/// Where the text of a line begins.
const INDENT: usize = 10;

/// Writes a word in its column, in colour, and the text after it.
///
/// # Errors
///
/// `out` fails.
pub fn line(
    out: &mut dyn Write,
    style: Style,
    word: &str,
    text: impl fmt::Display,
) -> io::Result<()> {
    writeln!(out, "{style}{word:>INDENT$}{style:#}  {text}")
}

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
    if lines.len() > DIFF_LINES {
        writeln!(
            out,
            "{:>INDENT$}  … and {} more lines",
            "",
            lines.len() - DIFF_LINES
        )?;
    }
    Ok(())
}

fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}
