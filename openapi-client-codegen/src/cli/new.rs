//! `new`: a crate of a document.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::cli::files::{Error, read, write};
use crate::cli::output::{CYAN, GREEN, line};
use crate::client_crate::{self, ClientCrate, FILE_NAME};
use crate::document::select::Select;
use crate::standalone::default_name;

/// The document, and where its crate goes.
#[derive(clap::Args)]
pub(super) struct Settings {
    /// The document: JSON or YAML, as its name says; `-` for the standard input.
    #[arg(value_name = "FILE")]
    document: PathBuf,
    /// The folder of the crate, a new one or an empty one; by default called as the crate.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the crate; by default it is made of the document's title.
    #[arg(long)]
    name: Option<String>,
    /// Take only the operations with one of these tags.
    #[arg(long = "select", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    /// Make each tag a feature of the crate, so that a program compiles only what it uses.
    #[arg(long)]
    features_by_tag: bool,
    /// The folder of the crate openapi-client-core, in place of the published one, such as
    /// that in a clone.
    #[arg(long, value_name = "DIR")]
    core: Option<PathBuf>,
    /// Read this file, which is copied into the crate, where a reference is to this URL.
    #[arg(long = "file-for", value_name = "URL=FILE", value_parser = file_for)]
    files: Vec<(String, PathBuf)>,
}

/// A URL, which may have `=` too, and its file.
fn file_for(argument: &str) -> Result<(String, PathBuf), &'static str> {
    match argument.rsplit_once('=') {
        Some((url, file)) if !url.is_empty() && !file.is_empty() => {
            Ok((url.to_owned(), PathBuf::from(file)))
        }
        _ => Err("is not URL=FILE, such as https://example.com/common.yaml=common.yaml"),
    }
}

pub(super) fn run(settings: &Settings) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let text = read(&settings.document)?;
    let file = match settings.document == Path::new("-") {
        true => name_of_input(&text),
        false => settings.document.as_path(),
    };
    let folder = match (&settings.out, &settings.name) {
        (Some(folder), _) => folder.clone(),
        (None, Some(name)) => PathBuf::from(name),
        (None, None) => PathBuf::from(default_name(file, &text)?),
    };
    let core = settings.core.as_deref();
    let core = core.map(|core| place_of_core(core, &folder));
    let of = client_crate::Settings {
        name: settings.name.clone(),
        select: Select {
            tags: settings.tags.clone(),
            ..Select::default()
        },
        features_by_tag: settings.features_by_tag,
        core: core.transpose()?,
        ..client_crate::Settings::default()
    };
    if folder.join(FILE_NAME).exists() {
        let files = match settings.files.is_empty() {
            true => String::new(),
            false => format!("; files for URLs are named below `[files]` in its {FILE_NAME}"),
        };
        return Err(format!(
            "{}: is such a crate already\n  help: `openapi-client generate {}` writes its code anew{files}",
            folder.display(),
            folder.display()
        )
        .into());
    }
    let made = ClientCrate::new(&folder, file, text, of)?
        .with_files(&settings.files)?
        .make()?;
    let code = write(&made, &folder, start)?;
    let next = format!(
        "{}; `cargo test` there calls each operation",
        folder.display()
    );
    let out = &mut anstream::stdout();
    line(out, GREEN, "Made", next)?;
    if settings.core.is_none() {
        let version = env!("CARGO_PKG_VERSION");
        let needed = format!("openapi-client-core {version}, as it is published");
        line(
            out,
            CYAN,
            "Needs",
            format!("{needed}; `--core DIR` takes that of a clone"),
        )?;
    }
    Ok(code)
}

/// The folder `core` of openapi-client-core as the crate in `folder` names it: by where it
/// is from there, if it was given so.
///
/// # Errors
///
/// It is not there, or has another crate.
fn place_of_core(core: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let refused = |message: String| -> Error { format!("{}: {message}", core.display()).into() };
    let absolute = core.canonicalize();
    let absolute = absolute.map_err(|error| refused(error.to_string()))?;
    let is_core = absolute.file_name() == Some("openapi-client-core".as_ref());
    for name in ["openapi-client-core", "openapi-client-testing"] {
        let manifest = absolute.with_file_name(name).join("Cargo.toml");
        let manifest = fs::read_to_string(manifest).unwrap_or_default();
        if !is_core || !manifest.contains(&format!("name = \"{name}\"")) {
            let help = "name the folder openapi-client-core of a clone";
            let message = format!("the crate {name} is not there\n  help: {help}");
            return Err(refused(message));
        }
    }
    if core.is_absolute() {
        return Ok(absolute);
    }
    let folder = std::path::absolute(folder)?;
    let there = folder
        .ancestors()
        .find_map(|there| Some((there.canonicalize().ok()?, folder.strip_prefix(there).ok()?)));
    let (there, rest) = there.ok_or("the root of the file system is not there")?;
    Ok(relative(&absolute, &there.join(rest)))
}

/// Where `to` is, seen from `from`; both are absolute.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let common = to.components().zip(from.components());
    let common = common.take_while(|(to, from)| to == from).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

/// What a document is called that has no name.
fn name_of_input(text: &[u8]) -> &'static Path {
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    Path::new(match first {
        Some(b'{') => "openapi.json",
        _ => "openapi.yaml",
    })
}
