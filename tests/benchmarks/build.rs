//! Generates progenitor's stock client of `document.json`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=document.json");
    // Cargo runs it in the folder of the package.
    let document = fs::read("document.json")?;
    let document: openapiv3::OpenAPI = serde_json::from_slice(&document)?;
    let code = progenitor::Generator::default().generate_tokens(&document)?;
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    fs::write(Path::new(&out).join("stock.rs"), code.to_string())?;
    Ok(())
}
