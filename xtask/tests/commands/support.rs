//! A copy of the documents and the generated code, and the program run on it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;
use toml_edit::DocumentMut;

/// The folders that the commands read and write.
const FOLDERS: [&str; 4] = [
    "openapi",
    "scc-client/src/generated",
    "scc-suite-api-simulator/documents",
    "suite-api-client/src/generated",
];

/// The files in which they write a table.
pub(crate) const READMES: [&str; 2] = ["scc-client/README.md", "suite-api-client/README.md"];

/// How many files `check` looks at: a document, `sources.toml`, nine files of
/// one client and eight of the other, two READMEs and two documents beside.
pub(crate) const FILES: usize = 23;

pub(crate) const PAGE: &str = "openapi/scc/pages/generate-api-token.json";
pub(crate) const DOCUMENT: &str = "openapi/scc/openapi.json";
pub(crate) const SOURCES: &str = "openapi/sources.toml";
pub(crate) const OWN_DOCUMENT: &str = "openapi/suite-api/openapi.yaml";
pub(crate) const OVERLAY: &str = "openapi/scc/overlay.yaml";

pub(crate) const FIX_GENERATE: &str =
    "       fix  cargo xtask generate      then commit; what it writes is not edited by hand\n";
pub(crate) const FIX_VENDOR: &str = "       fix  cargo xtask vendor scc openapi/scc/pages/generate-api-token.json      then commit; what the vendor publishes is corrected in the overlay\n";

/// Every file with its content and the time of its last change.
pub(crate) type Tree = BTreeMap<String, (Vec<u8>, SystemTime)>;

/// A folder that stands for the root of the workspace.
pub(crate) struct Root(TempDir);

/// What the program said, the paths relative to its root.
#[derive(Debug, PartialEq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Root {
    /// A copy of what the workspace holds of two APIs, however many it has.
    pub(crate) fn copy() -> Self {
        let root = Self(tempfile::tempdir().expect("a temporary folder"));
        for folder in FOLDERS {
            copy(&workspace().join(folder), &root.path().join(folder));
        }
        for readme in READMES {
            fs::copy(workspace().join(readme), root.path().join(readme)).expect("a copy");
        }
        let mut sources: DocumentMut = root.read(SOURCES).parse().expect("TOML");
        let apis = sources["api"].as_table_mut().expect("the APIs");
        apis.retain(|name, _| ["scc", "suite-api"].contains(&name));
        root.write(SOURCES, &sources.to_string());
        root
    }

    /// A copy of the whole workspace.
    pub(crate) fn clone_of_workspace() -> Self {
        let root = Self(tempfile::tempdir().expect("a temporary folder"));
        copy(&workspace(), root.path());
        root
    }

    /// Cargo in this root, with the target folder of the running test.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = cargo();
        command
            .current_dir(self.path())
            .env("CARGO_NET_OFFLINE", "true");
        command
    }

    /// A root with one API whose document is `document`.
    pub(crate) fn of(document: &str) -> Self {
        let root = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::create_dir(root.path().join("openapi")).expect("a folder");
        root.write(
            SOURCES,
            "[api.a]\nclient = \"a-client\"\ndocument = \"a.json\"\n",
        );
        root.write("openapi/a.json", document);
        root
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn read(&self, file: &str) -> String {
        let text = fs::read_to_string(self.path().join(file));
        text.unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.path().join(file), text).expect("a file of the test");
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.path().join(file)).expect("a file of the test");
    }

    /// Replaces `from` in `file` by `to`.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} does not say {from}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// Changes one letter in the middle of `file`.
    pub(crate) fn edit_one_letter(&self, file: &str) {
        let mut text = self.read(file).into_bytes();
        let middle = text.len() / 2;
        let at = (middle..text.len())
            .find(|at| text[*at].is_ascii_lowercase())
            .expect("a letter in the second half");
        text[at] = if text[at] == b'z' { b'a' } else { text[at] + 1 };
        fs::write(self.path().join(file), text).expect("a file of the test");
    }

    /// Runs the program on this root, in it.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[])
    }

    /// Runs the program with more in its environment.
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
        let mut command = program();
        command.arg("--root").arg(self.path()).args(arguments);
        command
            .current_dir(self.path())
            .envs(environment.iter().copied());
        let mut ran = ran(&mut command);
        let root = format!("{}/", self.path().display());
        ran.out = ran.out.replace(&root, "");
        ran.err = ran.err.replace(&root, "");
        ran
    }

    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        for file in files(self.path()) {
            let path = self.path().join(&file);
            let changed = fs::metadata(&path).and_then(|data| data.modified());
            let text = fs::read(&path).expect("a file of the test");
            tree.insert(file, (text, changed.expect("a time")));
        }
        tree
    }

    /// The files that `generate` makes from nothing.
    pub(crate) fn generated(&self) -> Vec<String> {
        let files = files(self.path()).into_iter();
        files.filter(|file| is_generated(file)).collect()
    }
}

/// Whether `generate` makes the file from nothing.
pub(crate) fn is_generated(file: &str) -> bool {
    file.contains("/src/generated/") || file.starts_with("scc-suite-api-simulator/documents/")
}

/// The program, with nothing of the environment that changes what it prints.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    for name in ["CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command
}

/// Cargo, with the target folder of the running test.
pub(crate) fn cargo() -> Command {
    let program = std::env::current_exe().expect("the path of this program");
    // It is in `debug/deps` of the target folder.
    let target = program.ancestors().nth(3).expect("a target folder");
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.env("CARGO_TARGET_DIR", target);
    command
}

pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes text");
    Ran {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// The paths that `out` lists behind `word`, in order.
pub(crate) fn listed<'a>(out: &'a str, word: &str) -> Vec<&'a str> {
    let prefix = format!("{word:>10}  ");
    out.lines()
        .filter_map(|line| line.strip_prefix(&prefix))
        .map(|rest| rest.split("   ").next().unwrap_or(rest))
        .collect()
}

/// The workspace whose tests run.
pub(crate) fn workspace() -> PathBuf {
    xtask::root().expect("the tests run in a workspace")
}

/// The files below `folder`, with `/` between the parts, sorted.
/// What Cargo built, and what Git keeps, is no file of a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if [".git", "target"].contains(&name.as_str()) {
            continue;
        }
        if entry.path().is_dir() {
            let inner = files(&entry.path()).into_iter();
            found.extend(inner.map(|file| format!("{name}/{file}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// Copies the files below `from` with the times of their last changes, so that
/// Cargo takes what it built of them for the copies too.
fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let (source, target) = (from.join(&file), to.join(&file));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&source, &target).expect("a copy");
        let changed = fs::metadata(source).and_then(|data| data.modified());
        let copied = File::options().write(true).open(target).expect("the copy");
        copied
            .set_modified(changed.expect("a time"))
            .expect("a time");
    }
}
