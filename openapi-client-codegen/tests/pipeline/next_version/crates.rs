//! Clients as crates, each with a program that uses it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use openapi_client_codegen::{Client, write};
use serde_json::Value;
use tempfile::TempDir;

use crate::compile::{LIBRARY, cargo, dependencies, workspace};

/// A workspace with a crate for each client.
pub(crate) struct Crates {
    folder: TempDir,
    count: usize,
}

/// Why a program does not compile.
pub(crate) struct CompileError {
    /// The line of the program, if it is of one; the first is 1.
    pub(crate) line: Option<usize>,
    pub(crate) text: String,
}

impl Crates {
    pub(crate) fn of<'a>(clients: impl Iterator<Item = &'a Client>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |path: &str| folder.path().join(path);
        let manifest = "[workspace]\nmembers = [\"client-*\"]\nresolver = \"3\"\n";
        fs::write(at("Cargo.toml"), manifest).expect("a manifest");
        fs::copy(workspace().join("Cargo.lock"), at("Cargo.lock")).expect("the lock file");
        let mut count = 0;
        for (index, client) in clients.enumerate() {
            let member = at(&format!("client-{index}"));
            let manifest = dependencies(&workspace());
            let manifest =
                manifest.replace("\n[workspace]\n", "\n[lib]\nname = \"generated_client\"\n");
            let manifest = manifest.replace("\"generated-client\"", &format!("\"client-{index}\""));
            fs::create_dir_all(member.join("src")).expect("a folder");
            fs::create_dir_all(member.join("examples")).expect("a folder");
            fs::write(member.join("Cargo.toml"), manifest).expect("a manifest");
            fs::write(member.join("src/lib.rs"), LIBRARY).expect("a library");
            write(&member.join("src/generated"), &client.files).expect("the generated code");
            count += 1;
        }
        Self { folder, count }
    }

    /// Why the programs do not compile, by the index of the client that each uses.
    pub(crate) fn errors(
        &self,
        program: impl Fn(usize) -> String,
    ) -> BTreeMap<usize, Vec<CompileError>> {
        for index in 0..self.count {
            let path = format!("client-{index}/examples/program-{index}.rs");
            fs::write(self.folder.path().join(path), program(index)).expect("a program");
        }
        let mut built: BTreeSet<usize> = BTreeSet::new();
        let mut errors: BTreeMap<usize, Vec<CompileError>> = BTreeMap::new();
        for message in messages(self.folder.path()) {
            let name = message["target"]["name"].as_str().unwrap_or_default();
            let index: Option<usize> = name
                .strip_prefix("program-")
                .and_then(|index| index.parse().ok());
            if message["reason"] == "compiler-artifact" {
                built.extend(index);
            }
            if message["message"]["level"] == "error" {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                let index = index.unwrap_or_else(|| panic!("a client does not compile:\n{text}"));
                let mut spans = message["message"]["spans"].as_array().into_iter().flatten();
                let span = spans.find(|span| span["is_primary"] == true);
                let line = span.and_then(|span| span["line_start"].as_u64());
                errors.entry(index).or_default().push(CompileError {
                    line: line.and_then(|line| usize::try_from(line).ok()),
                    text: text.to_owned(),
                });
            }
        }
        let all: BTreeSet<usize> = (0..self.count).collect();
        let failed: BTreeSet<usize> = errors.keys().copied().collect();
        assert_eq!(
            all.difference(&built).copied().collect::<BTreeSet<_>>(),
            failed
        );
        errors
    }
}

/// What Cargo reports of every member of the workspace in `folder`.
fn messages(folder: &Path) -> Vec<Value> {
    let (mut check, _alone) = cargo(folder);
    check.args(["check", "--workspace", "--lib", "--examples"]);
    check.args(["--keep-going", "--message-format", "json"]);
    let output = check.output().expect("cargo runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let messages = text.lines().map(serde_json::from_str);
    messages.collect::<Result<_, _>>().expect("JSON")
}
