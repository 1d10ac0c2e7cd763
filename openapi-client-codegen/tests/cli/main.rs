//! The program `openapi-client`, in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const DOCUMENT: &str = r#"openapi: 3.0.3
info: {title: Acme Things, version: '1'}
servers: [{url: 'https://things.example.com', description: Main}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: 'parts.yaml#/Things'}}}}}
  /people:
    get:
      operationId: listPeople
      tags: [People]
      responses: {'204': {description: ''}}
"#;

const PARTS: &str = "Things: {type: array, items: {type: string}}\n";

/// What the program printed, and its exit code.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn ended_with(&self, code: i32) -> &str {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        &self.out
    }
}

/// A folder with the document.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "acme.yaml", DOCUMENT);
    write(folder.path(), "parts.yaml", PARTS);
    folder
}

fn write(folder: &Path, file: &str, text: &str) {
    fs::write(folder.join(file), text).expect("written");
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let text = read(folder, file);
    assert!(text.contains(from), "{file} has no {from}:\n{text}");
    write(folder, file, &text.replace(from, to));
}

/// Runs the program in `folder`.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut program = Command::new(env!("CARGO_BIN_EXE_openapi-client"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = program.stdin.take().expect("an input");
    // A program that reads nothing may have ended.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = program.wait_with_output().expect("an output");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// The words in front of the files that `out` lists.
fn listed<'a>(out: &'a str, word: &str) -> Vec<&'a str> {
    let lines = out
        .lines()
        .filter_map(|line| line.trim_start().split_once("  "));
    lines
        .filter(|(known, _)| *known == word)
        .map(|(_, file)| file)
        .collect()
}

#[test]
fn a_crate_is_made_checked_changed_and_made_anew() {
    let folder = folder();
    let at = folder.path();
    let made = run(at, &["new", "acme.yaml"], "");
    let created = listed(made.ended_with(0), "Created");
    for file in [
        "Cargo.toml",
        "README.md",
        "examples/first_call.rs",
        "openapi-client.toml",
        "openapi/acme.yaml",
        "openapi/parts.yaml",
        "src/lib.rs",
        "src/generated/client.rs",
    ] {
        assert!(created.contains(&file), "{file}: {created:?}");
    }
    assert!(made.out.contains("operations 2/2"), "{}", made.out);
    // It is the same without the folder in which the document was.
    let own = at.join("acme-things-client");
    fs::remove_file(at.join("acme.yaml")).expect("removed");
    fs::remove_file(at.join("parts.yaml")).expect("removed");
    let checked = run(&own, &["check"], "");
    assert!(
        checked.ended_with(0).ends_with(" fresh\n"),
        "{}",
        checked.out
    );

    edit(&own, "openapi/acme.yaml", "listPeople", "allPeople");
    let checked = run(&own, &["check"], "");
    let stale = listed(checked.ended_with(4), "Stale");
    assert!(stale.contains(&"src/generated/client.rs"), "{stale:?}");
    assert!(stale.contains(&"README.md"), "{stale:?}");
    assert!(
        checked
            .out
            .ends_with("       fix  openapi-client generate\n"),
        "{}",
        checked.out
    );

    edit(
        &own,
        "Cargo.toml",
        "version = \"0.1.0\"\nedition",
        "version = \"2.0.0\"\nedition",
    );
    edit(&own, "README.md", "# acme-things-client", "# Ours");
    edit(
        &own,
        "openapi-client.toml",
        "sha256 =",
        "# Pinned.\nsha256 =",
    );
    let generated = run(&own, &["generate"], "");
    assert!(generated.ended_with(0).contains("operations 2/2"));
    assert!(read(&own, "src/generated/client.rs").contains("fn all_people"));
    assert!(read(&own, "README.md").starts_with("# Ours\n"));
    assert!(read(&own, "README.md").contains("| `all_people` |"));
    assert!(read(&own, "Cargo.toml").contains("version = \"2.0.0\""));
    assert!(read(&own, "openapi-client.toml").contains("\n# Pinned.\nsha256 ="));
    run(&own, &["check"], "").ended_with(0);
    let again = run(&own, &["generate"], "");
    assert_eq!(
        listed(again.ended_with(0), "Updated"),
        [""; 0],
        "{}",
        again.out
    );
}

#[test]
fn settings_select_correct_and_split() {
    let folder = folder();
    let at = folder.path();
    let arguments = [
        "new",
        "acme.yaml",
        "--out",
        "a",
        "--name",
        "things",
        "--select",
        "Things",
    ];
    assert!(
        run(at, &arguments, "")
            .ended_with(0)
            .contains("operations 1/1")
    );
    let own = at.join("a");
    assert!(read(&own, "Cargo.toml").contains("name = \"things\""));
    assert!(read(&own, "openapi-client.toml").contains("select = { tags = [\"Things\"] }"));
    let overlay = "overlay: 1.0.0\nactions:\n  - target: $.paths['/things'].get\n    \
                   update: {operationId: getThings}\n";
    write(&own, "ours.yaml", overlay);
    edit(
        &own,
        "openapi-client.toml",
        "select",
        "overlays = [\"ours.yaml\"]\nselect",
    );
    run(&own, &["check"], "").ended_with(4);
    run(&own, &["generate"], "").ended_with(0);
    assert!(read(&own, "src/generated/client.rs").contains("fn get_things"));
    run(&own, &["check"], "").ended_with(0);
    let report: serde_json::Value =
        serde_json::from_str(run(&own, &["report"], "").ended_with(0)).expect("JSON");
    assert_eq!(
        report["operations"],
        serde_json::json!({"made": 1, "of": 1})
    );

    let arguments = ["new", "acme.yaml", "--out", "b", "--features-by-tag"];
    run(at, &arguments, "").ended_with(0);
    assert!(read(&at.join("b"), "Cargo.toml").contains("people = []"));
    run(at, &["check", "b"], "").ended_with(0);
}

#[test]
fn a_document_may_come_from_the_standard_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a":
        {"get": {"operationId": "a", "responses": {"204": {"description": ""}}}}}}"#;
    run(folder.path(), &["new", "-"], json).ended_with(0);
    assert_eq!(read(folder.path(), "t-client/openapi/openapi.json"), json);
    run(folder.path(), &["check", "t-client"], "").ended_with(0);
    let yaml = "openapi: 3.0.3\ninfo: {title: U, version: '1'}\npaths: {/a: {get: {responses: \
                {'204': {description: ''}}}}}\n";
    run(folder.path(), &["new", "-"], yaml).ended_with(0);
    assert_eq!(read(folder.path(), "u-client/openapi/openapi.yaml"), yaml);
}

#[test]
fn the_next_version_is_compared_with_a_crate_by_its_settings() {
    let folder = folder();
    let at = folder.path();
    let arguments = ["new", "acme.yaml", "--out", "a", "--select", "Things"];
    run(at, &arguments, "").ended_with(0);
    let next = DOCUMENT
        .replace("listThings", "allThings")
        .replace("listPeople", "allPeople");
    write(at, "next.yaml", &next);
    let ran = run(at, &["diff", "a", "next.yaml", "--fail-on", "breaking"], "");
    let out = ran.ended_with(5);
    assert!(out.contains("~ was `listThings`"), "{out}");
    assert!(!out.contains("People"), "{out}");
    let same = run(at, &["diff", "a", "acme.yaml", "--fail-on", "any"], "");
    same.ended_with(0);
}

#[test]
fn what_cannot_be_made_is_refused_with_what_to_do_and_nothing_is_written() {
    let folder = folder();
    let at = folder.path();
    write(at, "page.json", "<html></html>");
    let huge = fs::File::create(at.join("huge.json")).expect("a file");
    // It takes no room on the disk.
    huge.set_len(2 << 30).expect("its length");
    fs::create_dir(at.join("full")).expect("a folder");
    write(&at.join("full"), "notes.txt", "mine");
    run(at, &["new", "acme.yaml", "--out", "a"], "").ended_with(0);
    for (arguments, expected) in [
        (&["new", "nothing.yaml"][..], "nothing.yaml: cannot be read"),
        (
            &["new", "acme.yaml", "--out", "full"],
            "full: is not empty, and no crate with",
        ),
        (
            &["new", "acme.yaml", "--out", "a"],
            "a: is such a crate already\n  help: `openapi-client generate a`",
        ),
        (&["new", "page.json"], "page.json: is a page of HTML or XML"),
        (
            &["new", "huge.json"],
            "huge.json: cannot be read: it has more than 256 MiB",
        ),
        (&["new", "acme.yaml", "--core", "nowhere"], "nowhere: "),
        (
            &["check", "full"],
            "full/openapi-client.toml: cannot be read",
        ),
        (
            &["generate", "full"],
            "full/openapi-client.toml: cannot be read",
        ),
    ] {
        let ran = run(at, arguments, "");
        ran.ended_with(1);
        let expected = format!("error: {expected}");
        assert!(ran.err.starts_with(&expected), "{arguments:?}: {}", ran.err);
    }
    let mut names: Vec<_> = fs::read_dir(at)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "a",
            "acme.yaml",
            "full",
            "huge.json",
            "page.json",
            "parts.yaml"
        ]
    );
    let script = run(at, &["completions", "bash"], "");
    assert!(script.ended_with(0).contains("openapi-client"));
}

#[test]
fn a_document_with_nothing_to_make_gives_no_crate() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (things, _) = DOCUMENT.split_once("  /people").expect("two paths");
    let away = things.replace("parts.yaml#", "https://example.com/parts.yaml#");
    write(at, "a.yaml", &away);
    let ran = run(at, &["new", "a.yaml", "--out", "a"], "");
    assert_eq!(ran.ended_with(1), "");
    assert!(
        ran.err
            .contains("`https://example.com/parts.yaml#/Things` is outside the document"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("\n  help: "), "{}", ran.err);
    assert!(
        ran.err.ends_with("so that nothing is written\n"),
        "{}",
        ran.err
    );
    assert!(!at.join("a").exists());
}
