//! What holds of the program whatever the command: exit codes, help, colours,
//! and its silence about panics that it turns into errors.

use serde_json::{Value, json};

use crate::support::{Ran, Root, assert_contains, assert_starts_with, program, ran};

const ESCAPE: char = '\u{1b}';

fn help(arguments: &[&str]) -> String {
    let ran = ran(program().args(arguments).arg("--help"));
    ran.ended_with(0).to_owned()
}

/// A document with the operation `postA` and `components`.
fn document(mut operation: Value, components: Value) -> Value {
    operation["operationId"] = "postA".into();
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Test", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": components,
    })
}

#[test]
fn the_help_lists_every_command() {
    let text = help(&[]);
    assert_starts_with(&text, "The maintainers' commands of this workspace\n");
    for command in "generate check vendor new try corpus downstream bench demo".split(' ') {
        let line = format!("\n  {command} ");
        assert_eq!(text.matches(&line).count(), 1, "{command}:\n{text}");
    }
    assert_contains(&text, "--root <DIR>");
}

#[test]
fn the_help_of_each_command_says_what_it_does() {
    for (command, about, more) in [
        (
            "generate",
            "Write the generated code of every client",
            "always give the same bytes",
        ),
        (
            "check",
            "Check that every generated file is what its document gives",
            "with 4 if a file has drifted",
        ),
        (
            "vendor",
            "pin their digests",
            "Example: cargo xtask vendor scc openapi/scc/pages/*.json",
        ),
        (
            "new",
            "Make a client of another API",
            "Example: cargo xtask new acme acme.openapi.yaml",
        ),
        (
            "try",
            "Make a client of any OpenAPI document",
            "Examples: cargo xtask try acme.openapi.yaml --out",
        ),
        (
            "corpus",
            "Make clients of all documents of a folder",
            "Example: cargo xtask corpus specs --compile 150",
        ),
        (
            "demo",
            "Run both clients with simulated servers",
            "Ends with the line `demo: ok`",
        ),
    ] {
        let text = help(&[command]);
        let usage = format!("Usage: cargo xtask {command}");
        for expected in [&usage, about, more] {
            assert_contains(&text, expected);
        }
    }
}

#[test]
fn a_call_that_is_no_command_exits_with_2_and_says_why() {
    for (arguments, expected) in [
        (&["nope"][..], "unrecognized subcommand 'nope'"),
        (&[], "Usage: cargo xtask"),
        (&["check", "--fix"], "unexpected argument '--fix'"),
        (&["vendor"], "<API>"),
        (&["vendor", "scc"], "<PAGES>"),
        (&["try", "a.json"], "--out <DIR>"),
        (&["corpus"], "<DIR>"),
        (&["--root"], "--root <DIR>"),
    ] {
        let ran = ran(program().args(arguments));
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn the_option_for_the_root_may_stand_before_or_after_the_command() {
    let root = Root::copy();
    let path = root.path().display().to_string();
    let run = |arguments: &[&str]| ran(program().args(arguments));
    let before = run(&["--root", &path, "check"]);
    assert_eq!(before.code, Some(0), "{before:?}");
    assert_eq!(run(&["check", "--root", &path]), before);
}

#[test]
fn a_root_without_documents_is_an_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for command in ["check", "generate"] {
        let ran = ran(program().arg("--root").arg(folder.path()).arg(command));
        assert_contains(ran.failed(), "openapi/sources.toml: cannot be read: ");
    }
}

/// The output of each command, of a good and of a bad run.
fn outputs(environment: &[(&str, &str)]) -> Vec<Ran> {
    let root = Root::copy();
    root.edit_one_letter("scc-client/src/generated/mod.rs");
    let mut outputs: Vec<Ran> = ["check", "generate", "check"]
        .map(|command| root.run_with(&[command], environment))
        .into();
    root.write("openapi/suite-api/openapi.yaml", "[");
    outputs.push(root.run_with(&["check"], environment));
    outputs
}

#[test]
fn there_are_no_colours_where_nobody_sees_them() {
    let outputs = outputs(&[]);
    let codes: Vec<_> = outputs.iter().map(|ran| ran.code).collect();
    assert_eq!(codes, [Some(4), Some(0), Some(0), Some(1)]);
    for ran in outputs {
        assert!(
            !ran.out.contains(ESCAPE) && !ran.err.contains(ESCAPE),
            "{ran:?}"
        );
    }
}

#[test]
fn there_are_colours_where_they_are_asked_for() {
    for ran in outputs(&[("CLICOLOR_FORCE", "1")]) {
        assert!(
            ran.out.contains(ESCAPE) || ran.err.contains(ESCAPE),
            "{ran:?}"
        );
    }
}

#[test]
fn escapes_in_a_file_do_not_reach_the_reader() {
    let root = Root::copy();
    root.write(
        "scc-client/src/generated/mod.rs",
        "\u{1b}[2J\u{1b}[31mred\n",
    );
    let ran = root.run(&["check"]);
    let out = ran.ended_with(4);
    assert!(!out.contains(ESCAPE), "{out:?}");
    assert_contains(out, "-red\n");
}

#[test]
fn what_progenitor_refuses_is_reported_as_an_error_alone() {
    let schema = json!({"type": "array", "items": 5});
    let body = json!({"content": {"application/json": {"schema": schema}}});
    let operation = json!({"requestBody": body, "responses": {}});
    let root = Root::of(&document(operation, json!({})));
    for command in ["check", "generate"] {
        let ran = root.run_with(&[command], &[("RUST_BACKTRACE", "1")]);
        assert_eq!(
            ran.failed(),
            "openapi/a.json: operation postA (/paths/~1a/post): /paths/~1a/post is not a valid \
             operation: invalid type: integer `5`, expected struct Schema\n"
        );
    }
}

#[test]
fn what_is_made_of_each_other_is_an_error_and_no_overflow() {
    let response = |name: &str| json!({"$ref": format!("#/components/responses/{name}")});
    let schema = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let own = json!({"type": "object", "properties": {"x": {"type": "string"}}});
    let all_of = |name| json!({"allOf": [schema(name), own]});
    let content = json!({"application/json": {"schema": schema("A")}});
    for (answer, components, place) in [
        (
            response("A"),
            json!({"responses": {"A": response("B"), "B": response("A")}}),
            "/components/responses/A",
        ),
        (
            json!({"description": "", "content": content}),
            json!({"schemas": {"A": all_of("B"), "B": all_of("A")}}),
            "/components/schemas/A",
        ),
    ] {
        let operation = json!({"responses": {"200": answer}});
        let root = Root::of(&document(operation, components));
        let before = root.tree();
        let ran = root.run(&["generate"]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert_starts_with(&ran.err, "error: openapi/a.json: ");
        assert_contains(&ran.err, place);
        assert!(!ran.err.contains("overflow"), "{}", ran.err);
        assert_eq!(root.tree(), before);
    }
}
