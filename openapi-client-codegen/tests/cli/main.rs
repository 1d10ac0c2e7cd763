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
    let manifest = read(&at.join("b"), "Cargo.toml");
    assert!(manifest.contains("people = []"), "{manifest}");
    let example = "\n[[example]]\nname = \"first_call\"\nrequired-features = [\"things\"]\n";
    assert!(manifest.ends_with(example), "{manifest}");
    assert!(read(&at.join("b"), "README.md").contains("The features are `things`, `people`."));
    run(at, &["check", "b"], "").ended_with(0);
}

#[test]
fn the_name_and_the_run_time_may_be_changed_in_the_settings() {
    let folder = folder();
    let at = folder.path();
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("openapi-client-core");
    let clone = at.join("clone");
    fs::create_dir(&clone).expect("a folder");
    for name in ["openapi-client-core", "openapi-client-testing"] {
        fs::create_dir(clone.join(name)).expect("a folder");
        let manifest = fs::read_to_string(core.with_file_name(name).join("Cargo.toml"));
        write(
            &clone.join(name),
            "Cargo.toml",
            &manifest.expect("a manifest"),
        );
    }
    let arguments = [
        "new",
        "acme.yaml",
        "--out",
        "made/a",
        "--core",
        "clone/openapi-client-core",
    ];
    run(at, &arguments, "").ended_with(0);
    let own = at.join("made/a");
    let relative = "path = \"../../clone/openapi-client-core\"";
    assert!(read(&own, "Cargo.toml").contains(relative));
    assert!(
        read(&own, "openapi-client.toml").contains("core = \"../../clone/openapi-client-core\"")
    );
    edit(&own, "openapi-client.toml", "../../clone/", "../elsewhere/");
    edit(
        &own,
        "openapi-client.toml",
        "core =",
        "name = \"other\"\ncore =",
    );
    let checked = run(&own, &["check"], "");
    assert!(listed(checked.ended_with(4), "Stale").contains(&"Cargo.toml"));
    run(&own, &["generate"], "").ended_with(0);
    let manifest = read(&own, "Cargo.toml");
    for text in [
        "name = \"other\"",
        "path = \"../elsewhere/openapi-client-core\"",
        "openapi-client-testing = { path = \"../elsewhere/openapi-client-testing\" }",
    ] {
        assert!(manifest.contains(text), "{text}: {manifest}");
    }
    assert!(read(&own, "tests/contract.rs").contains("use other::"));
    let readme = read(&own, "README.md");
    assert!(
        readme.contains("\nuse other::{Client, Server};\n"),
        "{readme}"
    );
    run(&own, &["check"], "").ended_with(0);
    edit(
        &own,
        "openapi/acme.yaml",
        "description: Main",
        "description: Live",
    );
    run(&own, &["generate"], "").ended_with(0);
    assert!(read(&own, "README.md").contains("Client::builder(Server::Live)"));
}

#[test]
fn a_document_by_another_title_gives_the_crate_no_other_name() {
    let folder = folder();
    let at = folder.path();
    run(at, &["new", "acme.yaml", "--out", "a"], "").ended_with(0);
    let own = at.join("a");
    edit(&own, "openapi/acme.yaml", "Acme Things", "Other Things");
    run(&own, &["generate"], "").ended_with(0);
    assert!(read(&own, "Cargo.toml").contains("name = \"acme-things-client\""));
    assert!(read(&own, "tests/contract.rs").contains("use acme_things_client::"));
    edit(&own, "Cargo.toml", "acme-things-client", "by-hand");
    run(&own, &["generate"], "").ended_with(0);
    assert!(read(&own, "tests/contract.rs").contains("use by_hand::"));
}

#[test]
fn what_is_left_out_is_reported_each_time() {
    let folder = folder();
    let at = folder.path();
    let away = DOCUMENT.replace("parts.yaml#", "https://example.com/parts.yaml#");
    write(at, "acme.yaml", &away);
    run(at, &["new", "acme.yaml", "--out", "a"], "").ended_with(1);
    for arguments in [
        &["generate", "a"][..],
        &["check", "a"],
        &["diff", "a", "a/openapi/acme.yaml"],
    ] {
        let ran = run(at, arguments, "");
        ran.ended_with(1);
        assert!(ran.err.starts_with("left out: "), "{}", ran.err);
        assert!(ran.err.contains("operation listThings ("), "{}", ran.err);
    }
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
            &["new", "https://example.com/acme.yaml"],
            "https://example.com/acme.yaml: nothing is fetched\n  help: download it",
        ),
        (
            &["new", "acme.yaml", "--core", "full"],
            "full: the crate openapi-client-core is not there\n  help: name the folder",
        ),
        (
            &["new", "acme.yaml", "--out", "b", "--select", "things"],
            "acme.yaml: the selection names `things`, which is neither a tag nor an operation\n  \
             help: `Things` is one: names are compared letter by letter",
        ),
        (
            &["new", "acme.yaml", "--out", "b", "--select", "Nothing"],
            "acme.yaml: the selection names `Nothing`, which is neither a tag nor an operation\n  \
             help: the tags are People, Things",
        ),
        (
            &["check", "full"],
            "full: is no crate of `openapi-client new`: it has no openapi-client.toml\n  help: ",
        ),
        (
            &["generate", "full"],
            "full: is no crate of `openapi-client new`",
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
    let help =
        "\n  help: download it, and name it: `--file-for https://example.com/parts.yaml=FILE`\n";
    assert!(ran.err.contains(help), "{}", ran.err);
    assert!(
        ran.err.ends_with("so that nothing is written\n"),
        "{}",
        ran.err
    );
    assert!(!at.join("a").exists());
}

/// A folder with a document that refers to URLs, and what is behind them.
fn folder_with_urls() -> TempDir {
    let folder = folder();
    let at = folder.path();
    let away = DOCUMENT.replace("parts.yaml#", "https://example.com/v1/common.yaml?raw=1#");
    let away = away.replace("'204': {description: ''}", "'200': {description: '', content: {application/json: {schema: {$ref: 'parts.yaml#/Things'}}}}");
    write(at, "acme.yaml", &away);
    for (name, text) in [
        (
            "one",
            "Things: {type: array, items: {$ref: '#/Thing'}}\nThing: {type: object, \
             properties: {code: {$ref: './types/code.yaml'}}}\n",
        ),
        (
            "two",
            "{type: object, properties: {number: {type: integer}}}\n",
        ),
    ] {
        fs::create_dir(at.join(name)).expect("a folder");
        // Each is called as the document.
        write(&at.join(name), "Acme.yaml", text);
    }
    folder
}

const COMMON: &str = "https://example.com/v1/common.yaml?raw=1=one/Acme.yaml";
const CODE: &str = "https://example.com/v1/types/code.yaml=two/Acme.yaml";

#[test]
fn a_reference_to_a_url_reads_the_file_that_is_given_for_it() {
    let folder = folder_with_urls();
    let at = folder.path();
    let new = ["new", "acme.yaml", "--out", "a"];
    let given = [&new[..], &["--file-for", COMMON, "--file-for", CODE]].concat();
    let made = run(at, &given, "");
    assert!(
        made.ended_with(0).contains("operations 2/2"),
        "{}",
        made.err
    );
    let own = at.join("a");
    let settings = read(&own, "openapi-client.toml");
    let files = "\n[files]\n\"https://example.com/v1/common.yaml?raw=1\" = \"openapi/Acme_2.yaml\"\n\
                 \"https://example.com/v1/types/code.yaml\" = \"openapi/Acme_3.yaml\"\n";
    assert!(settings.ends_with(files), "{settings}");
    for (copy, of) in [
        ("acme.yaml", "acme.yaml"),
        ("parts.yaml", "parts.yaml"),
        ("Acme_2.yaml", "one/Acme.yaml"),
        ("Acme_3.yaml", "two/Acme.yaml"),
    ] {
        assert_eq!(
            read(&own, &format!("openapi/{copy}")),
            read(at, of),
            "{copy}"
        );
    }
    let types = read(&own, "src/generated/types/mod.rs");
    assert!(types.contains("code[?]: Option<Code>"), "{types}");
    assert!(types.contains("number[?]: Option<i128>"), "{types}");

    // The crate needs nothing else.
    for gone in ["parts.yaml", "one/Acme.yaml", "two/Acme.yaml"] {
        fs::remove_file(at.join(gone)).expect("removed");
    }
    let checked = run(&own, &["check"], "");
    assert!(
        checked.ended_with(0).ends_with(" fresh\n"),
        "{}",
        checked.out
    );
    run(&own, &["generate"], "").ended_with(0);
    assert_eq!(read(&own, "openapi-client.toml"), settings);
    let report = run(at, &["report", "a"], "");
    assert!(report.ended_with(0).contains("common.yaml?raw=1#/Things"));
    write(at, "parts.yaml", PARTS);
    let same = run(at, &["diff", "a", "acme.yaml", "--fail-on", "any"], "");
    same.ended_with(0);
    edit(&own, "openapi/Acme_3.yaml", "number", "count");
    run(at, &["check", "a"], "").ended_with(4);
    run(at, &["generate", "a"], "").ended_with(0);
    let types = read(&own, "src/generated/types/mod.rs");
    assert!(types.contains("count[?]: Option<i128>"), "{types}");
    run(at, &["check", "a"], "").ended_with(0);
}

#[test]
fn a_url_without_a_file_is_refused_with_its_place_and_the_way_out() {
    let folder = folder_with_urls();
    let at = folder.path();
    let arguments = ["new", "acme.yaml", "--out", "a", "--file-for", COMMON];
    let made = run(at, &arguments, "");
    assert!(
        made.ended_with(1).contains("operations 1/2"),
        "{}",
        made.out
    );
    let refused = "one/Acme.yaml: operation listThings (/Thing/properties/code/$ref): `./types/code.yaml` is outside \
                   the document\n  help: download it, and name it: ";
    let way_out = "`--file-for https://example.com/v1/types/code.yaml=FILE`\n";
    assert_eq!(made.err, format!("left out: {refused}{way_out}"));
    // What is left out is part of the next version of the crate.
    let checked = run(at, &["check", "a"], "");
    let way_out = "help: download it, and name it below `[files]` in openapi-client.toml: \
                   `\"https://example.com/v1/types/code.yaml\" = \"FILE\"`\n";
    assert!(checked.err.ends_with(way_out), "{}", checked.err);
    let line = "[files]\n\"https://example.com/v1/types/code.yaml\" = \"../two/Acme.yaml\"";
    edit(&at.join("a"), "openapi-client.toml", "[files]", line);
    let generated = run(at, &["generate", "a"], "");
    assert!(generated.ended_with(0).contains("operations 2/2"));
}

#[test]
fn a_file_for_a_url_to_which_no_reference_is_is_an_error_that_names_it() {
    let folder = folder_with_urls();
    let at = folder.path();
    let wrong = "https://example.com/comon.yaml=one/Acme.yaml";
    let arguments = ["new", "acme.yaml", "--out", "a", "--file-for", wrong];
    let ran = run(at, &arguments, "");
    ran.ended_with(1);
    let unused = "error: acme.yaml: no reference is to `https://example.com/comon.yaml`\n  \
                  help: leave out its `--file-for`\n";
    assert!(ran.err.starts_with(unused), "{}", ran.err);
    // It may be meant for what is refused.
    let refused = "`https://example.com/v1/common.yaml?raw=1#/Things` is outside the document";
    assert!(ran.err.contains(refused), "{}", ran.err);
    assert!(!at.join("a").exists());

    let arguments = [
        "new",
        "acme.yaml",
        "--out",
        "a",
        "--file-for",
        COMMON,
        "--file-for",
        CODE,
    ];
    run(at, &arguments, "").ended_with(0);
    write(at, "next.yaml", DOCUMENT);
    run(at, &["diff", "a", "next.yaml"], "").ended_with(0);
    write(&at.join("a"), "openapi/acme.yaml", DOCUMENT);
    for command in ["check", "generate", "report"] {
        let ran = run(at, &[command, "a"], "");
        assert_eq!(ran.ended_with(1), "");
        for url in ["common.yaml?raw=1", "types/code.yaml"] {
            let unused = format!(
                "a/openapi-client.toml: no reference is to `https://example.com/v1/{url}`\n  \
                 help: remove it from `[files]`\n"
            );
            assert!(ran.err.contains(&unused), "{command}: {}", ran.err);
        }
    }
}

#[test]
fn what_is_no_file_for_a_url_is_refused_with_what_to_do() {
    let folder = folder_with_urls();
    let at = folder.path();
    let url = "https://example.com/v1/common.yaml?raw=1";
    let fragment = format!("{url}#/Things=one/Acme.yaml");
    let missing = format!("{url}=gone.yaml");
    write(at, "page.yaml", "<html></html>");
    let page = format!("{url}=page.yaml");
    let usage = "is not URL=FILE, such as https://example.com/common.yaml=common.yaml";
    let no_url = "\n  help: write it as in the reference, without what is behind `#`, such as \
                  `https://example.com/common.yaml`";
    for (given, code, expected) in [
        (&["common.yaml"][..], 2, usage),
        (&["https://example.com/common.yaml="], 2, usage),
        (&["=common.yaml"], 2, usage),
        (&["parts.yaml=parts.yaml"], 1, "`parts.yaml` is not a URL"),
        (&["parts.yaml=parts.yaml"], 1, no_url),
        (&[&fragment], 1, no_url),
        (&[&missing], 1, "error: gone.yaml: cannot be read: "),
        (
            &[&missing],
            1,
            "\n  help: download `https://example.com/v1/common.yaml?raw=1` to it",
        ),
        (&[&page], 1, "error: page.yaml: is a page of HTML or XML"),
        (
            &[COMMON, COMMON],
            1,
            "`https://example.com/v1/common.yaml?raw=1` has two files\n  help: name one",
        ),
    ] {
        let given = given.iter().flat_map(|given| ["--file-for", given]);
        let arguments: Vec<_> = ["new", "acme.yaml", "--out", "a"]
            .into_iter()
            .chain(given)
            .collect();
        let ran = run(at, &arguments, "");
        ran.ended_with(code);
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
        assert!(!at.join("a").exists());
    }
}
