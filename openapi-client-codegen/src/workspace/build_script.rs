//! The build scripts of the clients.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::workspace::files::{State, check, write};
use crate::workspace::sources::{FILE_NAME, Sources, workspace_root};

/// Generates the code of the client whose build script runs, into `OUT_DIR`,
/// sets the cfg `spec_build` for the crate, and has Cargo watch what was read.
/// Gives a warning if the committed copy of the code is another.
///
/// The crate includes `generated.rs` of that folder, which declares the module
/// `generated`.
///
/// # Errors
///
/// The documents are broken, no API has this client, or a file cannot be read
/// or written.
pub fn run() -> Result<Option<String>, Box<dyn Error>> {
    let folder = |name: &str| {
        let folder = env::var_os(name).map(PathBuf::from);
        folder.ok_or_else(|| format!("{name} is not set; Cargo sets it for a build script"))
    };
    let (package, out) = (folder("CARGO_MANIFEST_DIR")?, folder("OUT_DIR")?);
    generate(&workspace_root()?, &package, &out, &mut io::stdout())
}

/// Does so for the client in the folder `package` of the workspace at `root`.
fn generate(
    root: &Path,
    package: &Path,
    out: &Path,
    cargo: &mut dyn Write,
) -> Result<Option<String>, Box<dyn Error>> {
    let client = package.strip_prefix(root)?;
    // Relative to the package, so that a second clone of the workspace with
    // the same target folder watches its own files.
    let up: PathBuf = client.iter().map(|_| "..").collect();
    let mut watch = |file: &Path| {
        let file = file.strip_prefix(root).unwrap_or(file);
        writeln!(cargo, "cargo::rerun-if-changed={}", up.join(file).display())
    };
    // First, since what cannot be read is built again once it is mended.
    let documents = root.join("openapi");
    watch(&documents.join(FILE_NAME))?;
    let committed = package.join("src").join("generated");
    watch(&committed)?;
    let sources = Sources::read(&documents)?;
    let (name, api) = sources
        .apis()
        .iter()
        .find(|(_, api)| Path::new(&api.client) == client)
        .ok_or_else(|| {
            format!(
                "{FILE_NAME} lists no API with the client {}",
                client.display()
            )
        })?;
    for file in sources.files(api).iter().skip(1) {
        watch(file)?;
    }
    writeln!(cargo, "cargo::rerun-if-changed=build.rs")?;
    writeln!(cargo, "cargo::rustc-cfg=spec_build")?;
    let generated = sources.generate(name)?;
    let folder = out.join("generated");
    write(&folder, &generated.files)?;
    let module = folder.join("mod.rs");
    let declaration = format!("#[path = {module:?}]\nmod generated;\n");
    fs::write(out.join("generated.rs"), declaration)?;

    let mut states = check(&committed, &generated.files)?;
    states.retain(|file| file.state != State::Fresh);
    Ok(states.first().map(|file| {
        let path = file.path.strip_prefix(root).unwrap_or(&file.path).display();
        let more = match states.len() {
            1 => String::new(),
            count => format!(" (and {} more files)", count - 1),
        };
        format!("{path}{more} is not what openapi/ gives; run `cargo xtask generate`")
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"{
        "openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "getA", "responses": {"204": {"description": ""}}}}}
    }"#;

    /// A workspace with these sources and an empty client.
    fn workspace(sources: &str) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        for folder in ["openapi", "clients/a/src", "out"] {
            fs::create_dir_all(root.path().join(folder)).expect("a folder");
        }
        fs::write(root.path().join("openapi/sources.toml"), sources).expect("written");
        root
    }

    /// Runs the build script of `clients/a`, and gives what it says to Cargo
    /// and the outcome.
    fn run(root: &Path) -> (String, Result<Option<String>, String>) {
        let mut lines = Vec::new();
        let package = root.join("clients/a");
        let outcome = generate(root, &package, &root.join("out"), &mut lines);
        let lines = String::from_utf8(lines).expect("text");
        (lines, outcome.map_err(|error| error.to_string()))
    }

    #[test]
    fn only_a_committed_copy_that_differs_gives_a_warning() {
        let folder = workspace("[api.a]\nclient = \"clients/a\"\ndocument = \"a.json\"\n");
        let root = folder.path();
        let (_, outcome) = run(root);
        assert!(outcome.is_err_and(|error| error.contains("a.json: cannot be read")));

        fs::write(root.join("openapi/a.json"), DOCUMENT).expect("written");
        let (lines, outcome) = run(root);
        assert_eq!(
            lines,
            "cargo::rerun-if-changed=../../openapi/sources.toml\n\
             cargo::rerun-if-changed=../../clients/a/src/generated\n\
             cargo::rerun-if-changed=../../openapi/a.json\n\
             cargo::rerun-if-changed=build.rs\n\
             cargo::rustc-cfg=spec_build\n"
        );
        let expected = "clients/a/src/generated/builder.rs (and 6 more files) is not what openapi/ \
                        gives; run `cargo xtask generate`";
        assert_eq!(outcome, Ok(Some(expected.to_owned())));
        let declared = fs::read_to_string(root.join("out/generated.rs")).expect("a file");
        assert!(declared.ends_with("out/generated/mod.rs\"]\nmod generated;\n"));

        let committed = root.join("clients/a/src/generated");
        let generated = Sources::read(&root.join("openapi")).and_then(|api| api.generate("a"));
        write(&committed, &generated.expect("sound").files).expect("written");
        assert_eq!(run(root).1, Ok(None));
        fs::write(committed.join("mod.rs"), "//! Edited.\n").expect("written");
        let warning = run(root).1.expect("sound").expect("a warning");
        assert!(warning.starts_with("clients/a/src/generated/mod.rs is not what"));
    }

    #[test]
    fn a_client_that_no_api_has_is_an_error() {
        let folder = workspace("[api.b]\nclient = \"b\"\ndocument = \"a.json\"\n");
        let (lines, outcome) = run(folder.path());
        let expected = "sources.toml lists no API with the client clients/a";
        assert_eq!(outcome, Err(expected.to_owned()));
        assert_eq!(lines.matches("rerun-if-changed").count(), 2, "{lines}");
    }
}
