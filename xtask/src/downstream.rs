//! What a program that depends on the published clients compiles.
//!
//! The clients are packaged as for publication, a program that uses both is
//! built against the packages, and Cargo's own list of what it compiled is
//! searched for anything that belongs to the generator.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Error;

/// The crates that a user of the clients gets from this workspace. The
/// generator is among them because the clients' manifests name it.
pub(crate) const PACKAGED: [&str; 4] = [
    "openapi-client-codegen",
    "openapi-client-core",
    "scc-client",
    "suite-api-client",
];

/// The crates that only the generator needs. None of them may be compiled.
const GENERATOR: [&str; 14] = [
    "build-print",
    "openapi-client-codegen",
    "openapiv3",
    "prettyplease",
    "progenitor",
    "progenitor-impl",
    "progenitor-macro",
    "schemars",
    "serde-saphyr",
    "serde_json_path",
    "serde_yaml",
    "toml_edit",
    "typify",
    "typify-impl",
];

const MANIFEST: &str = r#"# Written by `cargo xtask downstream`.
[package]
name = "downstream"
version = "0.0.0"
edition = "2024"

[dependencies]
scc-client = "*"
suite-api-client = "*"

[patch.crates-io]
openapi-client-codegen = { path = "../openapi-client-codegen" }
openapi-client-core = { path = "../openapi-client-core" }
scc-client = { path = "../scc-client" }
suite-api-client = { path = "../suite-api-client" }

[workspace]
"#;

const PROGRAM: &str = r#"//! Written by `cargo xtask downstream`.

fn main() {
    let scc = scc_client::Client::builder(scc_client::Region::Us).build();
    let ops = suite_api_client::Client::builder("https://ops.example.com").build();
    for client in [format!("{scc:?}"), format!("{ops:?}")] {
        assert!(client.starts_with("Ok("), "{client}");
    }
}
"#;

/// What was compiled.
#[derive(Debug)]
pub struct Compiled {
    /// The names of all crates, build scripts and procedural macros included.
    pub crates: BTreeSet<String>,
}

/// Packages the clients of the workspace at `root`, and builds and runs a
/// program that depends on the packages.
///
/// # Errors
///
/// Packaging, building or running fails, or a crate of the generator was
/// compiled; the error names it.
pub fn build(root: &Path) -> Result<Compiled, Error> {
    let target = target(root);
    let folder = target.join("downstream");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let program = folder.join("program");
    fs::create_dir_all(program.join("src"))?;
    unpack_packages(root, &target, &folder)?;
    fs::write(program.join("Cargo.toml"), MANIFEST)?;
    fs::write(program.join("src").join("main.rs"), PROGRAM)?;
    // The versions that the workspace was tested with.
    fs::copy(root.join("Cargo.lock"), program.join("Cargo.lock"))?;

    let output = cargo(&program)
        .args(["build", "--message-format=json"])
        .env("CARGO_TARGET_DIR", &target)
        .stderr(Stdio::inherit())
        .output()?;
    succeed(output.status, "cargo build of the program")?;
    let compiled = Compiled {
        crates: crates_of(&output.stdout)?,
    };
    let unwanted: Vec<&str> = GENERATOR
        .into_iter()
        .filter(|name| compiled.crates.contains(*name))
        .collect();
    if !unwanted.is_empty() {
        return Err(format!(
            "a program that depends on the clients compiles the generator: {}",
            unwanted.join(", ")
        )
        .into());
    }
    for client in ["openapi-client-core", "scc-client", "suite-api-client"] {
        if !compiled.crates.contains(client) {
            return Err(format!("the program was built without {client}").into());
        }
    }
    let status = cargo(&program)
        .args(["run", "--quiet"])
        .env("CARGO_TARGET_DIR", &target)
        .status()?;
    succeed(status, "the program")?;
    Ok(compiled)
}

/// Where Cargo builds, so that nothing is built twice.
pub(crate) fn target(root: &Path) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => root.join(target),
        None => root.join("target"),
    }
}

pub(crate) fn unpack_packages(root: &Path, target: &Path, folder: &Path) -> Result<(), Error> {
    let mut package = cargo(root);
    package.args(["package", "--quiet", "--no-verify", "--allow-dirty"]);
    for name in PACKAGED {
        package.args(["--package", name]);
    }
    succeed(package.status()?, "cargo package")?;
    let version = env!("CARGO_PKG_VERSION");
    for name in PACKAGED {
        let unpacked = format!("{name}-{version}");
        let file = target.join("package").join(format!("{unpacked}.crate"));
        let status = Command::new("tar")
            .arg("-xzf")
            .arg(&file)
            .arg("-C")
            .arg(folder)
            .status()?;
        succeed(status, &format!("unpacking {}", file.display()))?;
        fs::rename(folder.join(unpacked), folder.join(name))?;
    }
    Ok(())
}

pub(crate) fn cargo(folder: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(PathBuf::from(cargo));
    command.current_dir(folder);
    command
}

fn succeed(status: std::process::ExitStatus, what: &str) -> Result<(), Error> {
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what} failed: {status}").into())
    }
}

/// The crates in Cargo's messages, one JSON object a line.
pub(crate) fn crates_of(output: &[u8]) -> Result<BTreeSet<String>, Error> {
    let mut crates = BTreeSet::new();
    for line in output
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let message: Value = serde_json::from_slice(line)?;
        if message["reason"] == "compiler-artifact"
            && let Some(id) = message["package_id"].as_str()
        {
            crates.insert(package_name(id).to_owned());
        }
    }
    Ok(crates)
}

/// The name in a package id: `…#name@1.0.0`, or `…/name#1.0.0` where the
/// folder has the package's name.
fn package_name(id: &str) -> &str {
    let (source, fragment) = id.rsplit_once('#').unwrap_or(("", id));
    match fragment.split_once('@') {
        Some((name, _)) => name,
        None => source.rsplit('/').next().unwrap_or(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_id_names_its_package_in_either_form() {
        for (id, name) in [
            ("registry+https://index#serde_json@1.0.1", "serde_json"),
            ("path+file:///a/scc-client#0.1.0", "scc-client"),
            ("path+file:///a/folder#name@0.1.0", "name"),
        ] {
            assert_eq!(package_name(id), name);
        }
    }
}
