//! How long the code is that a reviewer reads and every user compiles.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use xtask::partial::Settings;

use super::support::limits;

#[derive(Deserialize)]
struct Limits {
    scc: usize,
    vcf: usize,
    clients: usize,
}

/// The lines of Rust in the crate of the vendor's document in `file`, if it is there.
#[allow(clippy::print_stderr, reason = "a skipped test says so")]
fn lines_of(file: &str) -> Option<usize> {
    let root = root();
    let folder = std::env::var_os("SPEC_DIR");
    let folder = folder.map_or_else(|| root.join("../shared/specs"), PathBuf::from);
    let document = folder.join(file);
    if !document.is_file() {
        eprintln!("skipped: {file} is not there; SPEC_DIR may name its folder");
        return None;
    }
    let out = tempfile::tempdir().expect("a folder");
    let settings = Settings {
        document,
        out: out.path().to_owned(),
        name: None,
        tags: Vec::new(),
        features_by_tag: false,
        report: None,
        against: None,
    };
    let made = xtask::partial::run(&root, &settings).expect("a crate");
    let files = made.made.partial.crate_files.iter();
    let code = files.filter(|(path, _)| path.starts_with("src/"));
    Some(code.map(|(_, text)| text.lines().count()).sum())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_code_of_the_vendors_documents_is_no_longer_than_its_limits() {
    let limits: Limits = limits("lines");
    for (file, limit) in [
        ("scc-1.5.0.openapi.yaml", limits.scc),
        ("vcf-operations-9.1.0.openapi.json", limits.vcf),
    ] {
        if let Some(lines) = lines_of(file) {
            assert!(
                lines > 0 && lines <= limit,
                "{file}: {lines} lines, and {limit} may be"
            );
        }
    }
}

#[test]
fn the_code_of_both_clients_is_no_longer_than_its_limit() {
    let limit = limits::<Limits>("lines").clients;
    let clients = ["scc-client", "suite-api-client"];
    let lines: usize = clients
        .map(|client| lines_in(&root().join(client).join("src/generated")))
        .iter()
        .sum();
    assert!(
        lines > 0 && lines <= limit,
        "{lines} lines, and {limit} may be"
    );
}

/// The lines of all files in `folder`.
fn lines_in(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder");
    let lines = entries.map(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return lines_in(&path);
        }
        fs::read_to_string(path).expect("text").lines().count()
    });
    lines.sum()
}
