//! The client of a document as a module, written by the build script of the crate that
//! has it.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::document::file::read_file;
use crate::document::references::Given;
use crate::document::select::Select;
use crate::error::Error as PipelineError;
use crate::partial::{Overlay, PartialClient, try_corrected};
use crate::standalone::{Files, Package};
use crate::workspace::files::write;

/// The client of a document as a module at the root of the crate whose build script
/// writes it, for those who do not commit generated code.
///
/// The build script, and what the crate has of it:
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     openapi_client_codegen::ClientModule::new("openapi/acme.yaml").write()
/// }
/// ```
///
/// ```ignore
/// // src/lib.rs
/// include!(concat!(env!("OUT_DIR"), "/acme.rs"));
///
/// use acme::Client;
/// ```
///
/// The crate depends on `openapi-client-core`, with a feature for TLS, and on those of
/// [`DEPENDENCIES`](crate::standalone::DEPENDENCIES) that its compiler asks for.
#[derive(Debug, Clone)]
#[must_use = "nothing is written until `write` is called"]
pub struct ClientModule {
    document: PathBuf,
    name: String,
    select: Select,
    overlays: Vec<PathBuf>,
}

impl ClientModule {
    /// The module of this document, a path below the crate. It is called as the file is:
    /// `acme` of `acme-v1.yaml` is `acme_v1`.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        let document = document.into();
        let stem = document.file_stem().unwrap_or_default().to_string_lossy();
        Self {
            name: stem.replace(['-', '.'], "_"),
            document,
            select: Select::default(),
            overlays: Vec::new(),
        }
    }

    /// Sets the name of the module.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Takes only the operations with one of these tags.
    pub fn tags<T: Into<String>>(mut self, tags: impl IntoIterator<Item = T>) -> Self {
        self.select.tags = tags.into_iter().map(Into::into).collect();
        self
    }

    /// Corrects the document by this overlay, behind those that were named before.
    pub fn overlay(mut self, file: impl Into<PathBuf>) -> Self {
        self.overlays.push(file.into());
        self
    }

    /// Writes the module below `OUT_DIR`, where `NAME.rs` declares it, and has Cargo watch
    /// the files of which it is made.
    ///
    /// # Errors
    ///
    /// The document is not valid or an operation cannot be made, a file cannot be read or
    /// written, or this is not a build script.
    pub fn write(&self) -> Result<(), Box<dyn Error>> {
        let variable = |name: &str| {
            let value = env::var_os(name).map(PathBuf::from);
            value.ok_or_else(|| format!("{name} is not set; Cargo sets it for a build script"))
        };
        let package = variable("CARGO_PKG_NAME")?;
        let package = package.to_string_lossy().replace('-', "_");
        let declaration = self.write_below(&variable("OUT_DIR")?, &package, &mut io::stdout())?;
        fs::write(
            variable("OUT_DIR")?.join(format!("{}.rs", self.name)),
            declaration,
        )?;
        Ok(())
    }

    /// Writes the module below `out`, for the crate `package`, and gives what declares it.
    fn write_below(
        &self,
        out: &Path,
        package: &str,
        cargo: &mut dyn Write,
    ) -> Result<String, Box<dyn Error>> {
        // First, since what cannot be read is built again once it is mended.
        for file in [&self.document].into_iter().chain(&self.overlays) {
            writeln!(cargo, "cargo::rerun-if-changed={}", file.display())?;
        }
        let made = self.make()?;
        for file in &made.files {
            let file = self.document.with_file_name("").join(file);
            writeln!(cargo, "cargo::rerun-if-changed={}", file.display())?;
        }
        let folder = out.join(&self.name);
        write(&folder, &self.code(made, package))?;
        let library = folder.join("lib.rs");
        Ok(format!(
            "#[rustfmt::skip]\n#[path = {library:?}]\npub mod {};\n",
            self.name
        ))
    }

    /// The client, with every operation.
    fn make(&self) -> Result<PartialClient, PipelineError> {
        let package = Package {
            name: Some(self.name.clone()),
            is_module: true,
            ..Package::default()
        };
        let read = |file: &PathBuf| Ok((file.clone(), read_file(file)?));
        let overlays: Vec<Overlay> =
            (self.overlays.iter().map(read)).collect::<Result<_, PipelineError>>()?;
        let text = read_file(&self.document)?;
        let given = Given::default();
        let made = try_corrected(
            &self.document,
            &text,
            &overlays,
            &given,
            &self.select,
            &package,
        )?;
        PipelineError::check(made.problems.clone())?;
        Ok(made)
    }

    /// The files of the module.
    fn code(&self, made: PartialClient, package: &str) -> Files {
        let (module, here) = (&self.name, format!("crate::{}::", self.name));
        let code = made.crate_files.into_iter().filter_map(|(path, text)| {
            let path = path.strip_prefix("src/")?.to_owned();
            let mut text = text.replace("crate::", &here);
            if path == "lib.rs" {
                // Its examples name a crate, and the README of it is not here.
                let names = format!("{module}::");
                let lines = text.lines().map(|line| match line.starts_with("//!") {
                    true => line.replace(&names, &format!("{package}::{names}")) + "\n",
                    false => format!("{line}\n"),
                });
                text = lines.collect::<String>().replace(README, "");
            }
            Some((path, text))
        });
        code.collect()
    }
}

/// How the library of a crate has the examples of its README compiled.
const README: &str = "/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!(\"../README.md\")]
struct Readme;

";

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: getThings
      tags: [Things]
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: 'parts.yaml#/Things'}}}}}
  /people: {get: {operationId: getPeople, tags: [People], responses: {'204': {description: ''}}}}
";

    /// A folder with a document, what it refers to, and an overlay.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let overlay = "overlay: 1.0.0\nactions:\n  - target: $.paths['/things'].get\n    \
                       update: {operationId: allThings}\n";
        for (file, text) in [
            ("acme-v1.yaml", DOCUMENT),
            (
                "parts.yaml",
                "Things: {type: array, items: {type: string}}\n",
            ),
            ("ours.yaml", overlay),
        ] {
            fs::write(folder.path().join(file), text).expect("written");
        }
        folder
    }

    #[test]
    fn a_module_has_the_client_and_cargo_watches_its_files() {
        let folder = folder();
        let at = |file: &str| folder.path().join(file);
        let module = ClientModule::new(at("acme-v1.yaml"))
            .tags(["Things"])
            .overlay(at("ours.yaml"));
        let mut lines = Vec::new();
        let declared = module.write_below(&at("out"), "my_crate", &mut lines);
        let library = at("out/acme_v1/lib.rs");
        assert_eq!(
            declared.expect("a module"),
            format!("#[rustfmt::skip]\n#[path = {library:?}]\npub mod acme_v1;\n")
        );
        let watched = ["acme-v1.yaml", "ours.yaml", "parts.yaml"];
        let watched =
            watched.map(|file| format!("cargo::rerun-if-changed={}\n", at(file).display()));
        assert_eq!(String::from_utf8(lines).expect("text"), watched.concat());
        let text = fs::read_to_string(library).expect("a library");
        assert!(
            text.contains("//! use my_crate::acme_v1::Client;\n"),
            "{text}"
        );
        assert!(
            !text.contains("README") && !text.contains("Readme"),
            "{text}"
        );
        let client = fs::read_to_string(at("out/acme_v1/generated/client.rs")).expect("a client");
        assert!(
            client.contains("fn all_things") && !client.contains("people"),
            "{client}"
        );
        assert!(client.contains("crate::acme_v1::"), "{client}");
        // They could not name the module, which may be private.
        assert!(!client.contains("# Examples"), "{client}");
    }

    #[test]
    fn an_operation_that_cannot_be_made_is_an_error_and_its_file_is_watched() {
        let folder = folder();
        let at = |file: &str| folder.path().join(file);
        fs::remove_file(at("parts.yaml")).expect("removed");
        let module = ClientModule::new(at("acme-v1.yaml")).named("acme");
        let mut lines = Vec::new();
        let error = module.write_below(&at("out"), "my_crate", &mut lines);
        let error = error.expect_err("a file is missing").to_string();
        assert!(error.contains("parts.yaml"), "{error}");
        assert_eq!(String::from_utf8(lines).expect("text").lines().count(), 1);
        assert!(!at("out").exists());
    }
}
