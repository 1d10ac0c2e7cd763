//! What holds of the program whatever the command: exit codes, help, colours,
//! and its silence about panics that it turns into errors.

use crate::support::{Ran, Root, program, ran};

const ESCAPE: char = '\u{1b}';

fn help(arguments: &[&str]) -> String {
    let ran = ran(program().args(arguments).arg("--help"));
    assert_eq!(ran.code, Some(0), "{arguments:?}: {ran:?}");
    assert_eq!(ran.err, "", "{arguments:?}");
    ran.out
}

/// A document with the operation `postA` and `components`.
fn document(operation: &str, components: &str) -> String {
    format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"Test\", \"version\": \"1\"}},
        \"paths\": {{\"/a\": {{\"post\": {{\"operationId\": \"postA\", {operation}}}}}}},
        \"components\": {components}}}"
    )
}

fn answer(content: &str) -> String {
    format!("\"responses\": {{\"200\": {content}}}")
}

#[test]
fn the_help_lists_every_command() {
    let text = help(&[]);
    assert!(
        text.starts_with("The maintainers' commands of this workspace\n"),
        "{text}"
    );
    for command in [
        "generate",
        "check",
        "vendor",
        "new",
        "try",
        "downstream",
        "bench",
        "demo",
    ] {
        let line = format!("\n  {command} ");
        assert_eq!(text.matches(&line).count(), 1, "{command}:\n{text}");
    }
    assert!(text.contains("--root <DIR>"), "{text}");
}

#[test]
fn the_help_of_each_command_says_what_it_does() {
    for (command, texts) in [
        (
            "generate",
            [
                "Write the generated code of every client",
                "always give the same bytes",
            ],
        ),
        (
            "check",
            [
                "Check that every generated file is what its document gives",
                "with 4 if a file has drifted",
            ],
        ),
        (
            "vendor",
            [
                "pin their digests",
                "Example: cargo xtask vendor scc openapi/scc/pages/*.json",
            ],
        ),
        (
            "new",
            [
                "Make a client of another API",
                "Example: cargo xtask new acme acme.openapi.yaml",
            ],
        ),
        (
            "try",
            [
                "Make a client of any OpenAPI document",
                "Example: cargo xtask try acme.openapi.yaml --out",
            ],
        ),
        (
            "demo",
            [
                "Run both clients with simulated servers",
                "Ends with the line `demo: ok`",
            ],
        ),
    ] {
        let text = help(&[command]);
        assert!(
            text.contains(&format!("Usage: cargo xtask {command}")),
            "{text}"
        );
        for expected in texts {
            assert!(text.contains(expected), "{expected}\n--- in:\n{text}");
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
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert_eq!(ran.out, "");
        assert!(
            ran.err.contains("openapi/sources.toml: cannot be read: "),
            "{}",
            ran.err
        );
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
    assert_eq!(ran.code, Some(4), "{ran:?}");
    assert!(!ran.out.contains(ESCAPE), "{ran:?}");
    assert!(ran.out.contains("-red\n"), "{}", ran.out);
}

#[test]
fn a_panic_of_progenitor_is_told_as_an_error_alone() {
    // There is no such type.
    let body = "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": \
                {\"type\": \"strong\"}}}}, \"responses\": {}";
    let root = Root::of(&document(body, "{}"));
    for command in ["check", "generate"] {
        let ran = root.run_with(&[command], &[("RUST_BACKTRACE", "1")]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert_eq!(ran.out, "");
        assert_eq!(
            ran.err,
            "error: openapi/a.json: operation postA (/paths/~1a/post): progenitor panics: \
             not yet implemented: invalid type: strong\n"
        );
    }
}

/// Asserts that `document` is refused by an error and not by a crash.
#[track_caller]
fn assert_refused(document: &str, place: &str) {
    let root = Root::of(document);
    let before = root.tree();
    let ran = root.run(&["generate"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.err.starts_with("error: openapi/a.json: "),
        "{}",
        ran.err
    );
    assert!(ran.err.contains(place), "{}", ran.err);
    assert!(!ran.err.contains("overflow"), "{}", ran.err);
    assert_eq!(root.tree(), before);
}

#[test]
fn responses_that_only_refer_to_each_other_are_an_error_and_no_overflow() {
    let to = |name: &str| format!("{{\"$ref\": \"#/components/responses/{name}\"}}");
    let cycle = format!(
        "{{\"responses\": {{\"A\": {}, \"B\": {}}}}}",
        to("B"),
        to("A")
    );
    assert_refused(
        &document(&answer(&to("A")), &cycle),
        "/components/responses/A",
    );
}

#[test]
fn schemas_that_are_made_of_each_other_are_an_error_and_no_overflow() {
    let to = |name: &str| format!("{{\"$ref\": \"#/components/schemas/{name}\"}}");
    let own = "{\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"string\"}}}";
    let all_of = |name: &str| format!("{{\"allOf\": [{}, {own}]}}", to(name));
    let cycle = format!(
        "{{\"schemas\": {{\"A\": {}, \"B\": {}}}}}",
        all_of("B"),
        all_of("A")
    );
    let content = format!(
        "{{\"description\": \"\", \"content\": {{\"application/json\": {{\"schema\": {}}}}}}}",
        to("A")
    );
    assert_refused(
        &document(&answer(&content), &cycle),
        "/components/schemas/A",
    );
}
