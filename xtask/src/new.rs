//! A client of another API, as a member of the workspace.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use openapi_client_codegen::sources::{Api, FILE_NAME};
use openapi_client_codegen::standalone::{self, Core, Package};
use openapi_client_codegen::{Sources, replace, sha256};

use crate::workspace::{dependencies, read, version, with_line};
use crate::{Error, documents};

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The files that are new, relative to the root, sorted.
    pub created: Vec<PathBuf>,
    /// The files that have a line more.
    pub updated: Vec<PathBuf>,
    /// How many operations the client has.
    pub operations: usize,
    /// The name of its tests, as `cargo test --test` takes it.
    pub test: String,
}

/// Makes the client of the API `name` in the workspace at `root`: its crate, a
/// copy of `document`, and what `sources.toml`, the workspace and the contract
/// tests have to know of it.
///
/// # Errors
///
/// The name is not valid or taken, the document is broken, or a file cannot be
/// written; then every file is as it was.
pub fn new(root: &Path, name: &str, document: &Path) -> Result<Made, Error> {
    standalone::check_api_name(name)?;
    let sources = Sources::read(&documents(root))?;
    let package = format!("{name}-client");
    let test = name.replace('-', "_");
    let dependencies = dependencies(root)?;
    let folders = [
        root.join(&package),
        documents(root).join(name),
        root.join("tests/tests").join(&test),
    ];
    if sources.apis().contains_key(name) {
        return Err(format!("there is an API `{name}` in {FILE_NAME} already").into());
    }
    if dependencies.contains_key(&package.replace('-', "_")) {
        return Err(format!("there is a package `{package}` in the workspace already").into());
    }
    if let Some(folder) = folders.iter().find(|folder| folder.exists()) {
        let folder = folder.strip_prefix(root).unwrap_or(folder).display();
        return Err(format!("the folder {folder} exists already; choose another name").into());
    }

    let in_document = |error: &dyn fmt::Display| format!("{}: {error}", document.display());
    let text = fs::read(document).map_err(|error| in_document(&error))?;
    let extension = document.extension().unwrap_or_default();
    let file = Path::new(name).join("openapi").with_extension(extension);
    let server_type = standalone::server_type(document, &text)?;
    let api = Api {
        client: package.clone(),
        document: file.clone(),
        sha256: Some(sha256(&text)),
        server_type: server_type.map(str::to_owned),
        readme: Some(Path::new(&package).join("README.md")),
        ..Api::default()
    };
    let copy = documents(root).join(&file);
    let client = sources.generate_from(&api, &text).map_err(|error| {
        // The document is not where the workspace will have it.
        let place = copy.display().to_string();
        error
            .to_string()
            .replace(&place, &document.display().to_string())
    })?;
    let settings = Package {
        name: Some(package.clone()),
        features_by_tag: false,
        core: Core::Workspace,
        is_module: false,
    };
    let mut files = standalone::member(name, &client, server_type, &settings)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = read(root, licence)?;
        files.insert(format!("{package}/{licence}"), text);
    }

    let mut entry = format!(
        "\n[api.{name}]\nclient = \"{package}\"\ndocument = \"{}\"\nsha256 = \"{}\"\n",
        file.display(),
        sha256(&text)
    );
    if let Some(server_type) = server_type {
        entry += &format!("server-type = \"{server_type}\"\n");
    }
    entry += &format!("readme = \"{package}/README.md\"\n");
    let list = format!("openapi/{FILE_NAME}");
    let listed = read(root, &list)?;
    let mut updated = vec![(PathBuf::from(list), listed + &entry)];
    let version = version(root)?;
    for (manifest, lines) in [
        (
            "Cargo.toml",
            &[
                ("members = [", format!("    \"{package}\",")),
                (
                    "[workspace.dependencies]",
                    format!("{package} = {{ path = \"{package}\", version = \"{version}\" }}"),
                ),
            ][..],
        ),
        (
            "tests/Cargo.toml",
            &[(
                "[dependencies]",
                format!(
                    "{package} = {{ workspace = true, features = [\"spec-build\", \"tracing\"] }}"
                ),
            )],
        ),
    ] {
        let mut text = read(root, manifest)?;
        for (header, line) in lines {
            text = with_line(&text, header, line)
                .ok_or_else(|| format!("{manifest}: has no line `{header}`"))?;
        }
        updated.push((PathBuf::from(manifest), text));
    }

    let files_in_root = files.iter().map(|(path, text)| (Path::new(path), text));
    let updated_files = updated.iter().map(|(path, text)| (path.as_path(), text));
    let mut all = vec![(copy, text.as_slice())];
    all.extend(
        files_in_root
            .chain(updated_files)
            .map(|(path, text)| (root.join(path), text.as_bytes())),
    );
    replace(&all)?;
    let mut created: Vec<PathBuf> = files.into_keys().map(PathBuf::from).collect();
    created.push(Path::new("openapi").join(file));
    created.sort();
    Ok(Made {
        created,
        updated: updated.into_iter().map(|(path, _)| path).collect(),
        operations: client.report.operations.len(),
        test,
    })
}
