//! The build scripts of the clients.

#![expect(
    clippy::print_stdout,
    reason = "a build script speaks to Cargo by its output"
)]

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Sources, write};

/// Generates the code of the API called `name` from the folder `documents`
/// into the build script's `OUT_DIR`, sets the cfg `spec_build` for the crate,
/// and has Cargo watch the files that it read. Gives a line that says what was
/// made.
///
/// The crate includes `generated.rs` of that folder, which declares the module
/// `generated`.
///
/// # Errors
///
/// The documents are broken, or a file cannot be read or written.
pub fn run(documents: &Path, name: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(spec_build)");
    println!("cargo::rustc-cfg=spec_build");
    // Also when it cannot be read: mending it must build again.
    let file = documents.join(crate::workspace::sources::FILE_NAME);
    println!("cargo::rerun-if-changed={}", file.display());
    let sources = Sources::read(documents)?;
    let api = sources.api(name)?;
    for file in sources.files(api) {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let client = sources.generate(name)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let folder = out.join("generated");
    write(&folder, &client.files)?;
    let module = folder.join("mod.rs");
    let declaration = format!("#[path = {module:?}]\nmod generated;\n");
    fs::write(out.join("generated.rs"), declaration)?;
    Ok(format!(
        "openapi/{}: {}",
        api.document.display(),
        client.report
    ))
}
