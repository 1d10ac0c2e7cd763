//! A copy of the documents and the generated code, and the program run on it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::Value;
use tempfile::TempDir;
use toml_edit::DocumentMut;

/// The files in which the commands write a table.
pub(crate) const READMES: [&str; 2] = ["scc-client/README.md", "suite-api-client/README.md"];

/// What else the commands read and write: files, and folders with a `/`.
const PLACES: [&str; 5] = [
    "openapi/",
    "scc-client/src/generated/",
    "scc-suite-api-simulator/documents/",
    "suite-api-client/src/generated/",
    RULES,
];

/// How many files `check` looks at: a document, `sources.toml`, nine files of
/// one client and eight of the other, two READMEs, two documents beside, and
/// the catalogue of rules.
pub(crate) const FILES: usize = 24;

const RULES: &str = "openapi-client-codegen/RULES.md";
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

/// What breaks a root, and how the error of it begins.
pub(crate) type Broken = (fn(&Root), String);

/// A folder in place of the root of the workspace.
pub(crate) struct Root(TempDir);

/// What the program said, the paths relative to its root.
#[derive(Debug, PartialEq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// What was printed by a run that ended with `code` and without an error.
    #[track_caller]
    pub(crate) fn ended_with(&self, code: i32) -> &str {
        assert_eq!((self.code, self.err.as_str()), (Some(code), ""), "{self:?}");
        &self.out
    }

    /// The error of a run that printed nothing else, behind `error: `.
    #[track_caller]
    pub(crate) fn failed(&self) -> &str {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{self:?}");
        let error = self.err.strip_prefix("error: ");
        error.unwrap_or_else(|| panic!("{self:?}"))
    }
}

#[track_caller]
pub(crate) fn assert_starts_with(text: &str, part: &str) {
    assert!(
        text.starts_with(part),
        "{part}\n--- is not the beginning of:\n{text}"
    );
}

#[track_caller]
pub(crate) fn assert_ends_with(text: &str, part: &str) {
    assert!(
        text.ends_with(part),
        "{part}\n--- is not the end of:\n{text}"
    );
}

#[track_caller]
pub(crate) fn assert_contains(text: &str, part: &str) {
    assert!(text.contains(part), "{part}\n--- is not in:\n{text}");
}

impl Root {
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A copy of what the workspace holds of two APIs, however many it has.
    pub(crate) fn copy() -> Self {
        let places = PLACES.into_iter().chain(READMES);
        let root = Self::with(|file| places.clone().any(|place| file.starts_with(place)));
        let mut sources: DocumentMut = root.read(SOURCES).parse().expect("TOML");
        let apis = sources["api"].as_table_mut().expect("the APIs");
        apis.retain(|name, _| ["scc", "suite-api"].contains(&name));
        root.write(SOURCES, &sources.to_string());
        root
    }

    /// A copy of the whole workspace.
    pub(crate) fn clone_of_workspace() -> Self {
        Self::with(|_| true)
    }

    /// The files of the workspace that are wanted, with the times of their last
    /// changes, so that Cargo takes what it built of them for the copies too.
    fn with(is_wanted: impl Fn(&str) -> bool) -> Self {
        let (workspace, root) = (workspace(), Self::empty());
        for file in files(&workspace).iter().filter(|file| is_wanted(file)) {
            let (source, target) = (workspace.join(file), root.path().join(file));
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::copy(&source, &target).expect("a copy");
            let changed = fs::metadata(source).and_then(|data| data.modified());
            let copied = File::options().write(true).open(target).expect("the copy");
            copied
                .set_modified(changed.expect("a time"))
                .expect("a time");
        }
        root
    }

    /// A root with one API whose document is `document`.
    pub(crate) fn of(document: &Value) -> Self {
        let root = Self::empty();
        root.write(
            SOURCES,
            "[api.a]\nclient = \"a-client\"\ndocument = \"a.json\"\n",
        );
        root.write("openapi/a.json", &document.to_string());
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

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn read(&self, file: &str) -> String {
        let text = fs::read_to_string(self.path().join(file));
        text.unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder of the test");
        fs::write(path, text).expect("a file of the test");
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.path().join(file)).expect("a file of the test");
    }

    /// Replaces `from` in `file` by `to`.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_contains(&text, from);
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

    /// Asserts that a command fails with one error, which begins so, and
    /// changes nothing. Gives the error.
    #[track_caller]
    pub(crate) fn assert_fails(&self, arguments: &[&str], beginning: &str) -> String {
        let before = self.tree();
        let ran = self.run(arguments);
        let error = ran.failed();
        assert_starts_with(error, beginning);
        assert!(!error.contains("\nerror: "), "{error}");
        assert_eq!(self.tree(), before);
        error.to_owned()
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
        let mut files = files(self.path());
        files.retain(|file| {
            file.contains("/src/generated/")
                || file.starts_with("scc-suite-api-simulator/documents/")
                || file == RULES
        });
        files
    }

    /// The texts below `folder` by their paths; none if it is not there.
    pub(crate) fn texts(&self, folder: &str) -> BTreeMap<String, String> {
        let path = self.path().join(folder);
        let files = if path.exists() {
            files(&path)
        } else {
            Vec::new()
        };
        let text = |file: &String| fs::read_to_string(path.join(file)).expect("a text");
        files
            .into_iter()
            .map(|file| (file.clone(), text(&file)))
            .collect()
    }
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

/// The text of a file of the workspace.
pub(crate) fn committed(file: &str) -> String {
    fs::read_to_string(workspace().join(file)).expect("the committed file")
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
