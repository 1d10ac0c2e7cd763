//! Makes a client of each document in `documents/`, as `cargo xtask try` does, and
//! each client a module of this crate; and a client of the test suite of JSON Schema,
//! where that is.

#![allow(
    clippy::print_stdout,
    reason = "Cargo reads what a build script prints"
)]

mod client;
mod schema_suite;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use openapi_client_codegen::{ClientModule, write};

use crate::client::Files;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    // Those that are new, too.
    println!("cargo::rerun-if-changed=documents");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let entries = fs::read_dir("documents")?.collect::<Result<Vec<_>, _>>()?;
    let mut documents: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    documents.sort();
    let mut modules = String::new();
    for document in documents {
        let stem = document.file_stem().unwrap_or_default();
        let module = stem.to_string_lossy().replace('-', "_");
        ClientModule::new(&document).write()?;
        let declaration = out.join(format!("{module}.rs"));
        modules += &format!("include!({declaration:?});\n");
    }
    println!("cargo::rerun-if-env-changed={}", schema_suite::FOLDER);
    if let Some(folder) = env::var_os(schema_suite::FOLDER) {
        let folder = PathBuf::from(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        println!("cargo::rustc-cfg=schema_suite");
        let (files, checks) = schema_suite::client(&folder)?;
        modules += &written(&out, schema_suite::MODULE, &files)?;
        modules += &checks;
    }
    fs::write(out.join("modules.rs"), modules)?;
    Ok(())
}

/// Writes `files` below `out`, and returns the declaration of the module that they are.
fn written(out: &Path, module: &str, files: &Files) -> Result<String, Box<dyn Error>> {
    let folder = out.join(module);
    write(&folder, files)?;
    let library = folder.join("lib.rs");
    Ok(format!(
        "#[rustfmt::skip]\n#[path = {library:?}]\npub mod {module};\n"
    ))
}
