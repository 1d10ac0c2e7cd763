//! Makes a client of each document in `documents/`, as `cargo xtask try` does, and
//! each client a module of this crate.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::{try_document, write};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=documents");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let entries = fs::read_dir("documents")?.collect::<Result<Vec<_>, _>>()?;
    let mut documents: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    documents.sort();
    let mut modules = String::new();
    for document in documents {
        let stem = document.file_stem().unwrap_or_default();
        let module = stem.to_string_lossy().replace('-', "_");
        let files = client(&document, &module)?;
        let folder = out.join(&module);
        write(&folder, &files)?;
        let library = folder.join("lib.rs");
        modules += &format!("#[rustfmt::skip]\n#[path = {library:?}]\npub mod {module};\n");
    }
    fs::write(out.join("modules.rs"), modules)?;
    Ok(())
}

/// The code of the client of `document`, for a module instead of a crate.
fn client(document: &Path, module: &str) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    // Their versions are those of this package.
    let crates = ["chrono", "serde", "serde_json", "uuid"];
    let package = Package {
        name: Some(module.to_owned()),
        features_by_tag: false,
        core: Some(PathBuf::new()),
        dependencies: crates.map(|name| (name.to_owned(), "1".to_owned())).into(),
    };
    let made = try_document(document, &fs::read(document)?, &Select::default(), &package)?;
    if let Some(problem) = made.problems.first() {
        return Err(problem.to_string().into());
    }
    let code = made.crate_files.into_iter().filter_map(|(path, text)| {
        let path = path.strip_prefix("src/")?.to_owned();
        Some((path, text.replace("crate::", &format!("crate::{module}::"))))
    });
    Ok(code.collect())
}
