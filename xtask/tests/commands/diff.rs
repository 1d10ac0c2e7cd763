//! `diff`: two versions are compared, wherever they are.

use std::process::Command;

use serde_json::Value;

use crate::support::{OWN_DOCUMENT, Root, assert_contains, assert_starts_with};

/// A copy of the workspace's documents that is committed as `v1`.
fn committed() -> Root {
    let root = Root::copy();
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "--all"],
        &[
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.com",
            "commit",
            "--quiet",
            "-m",
            "A",
        ],
        &["tag", "v1"],
    ] {
        let status = Command::new("git")
            .arg("-C")
            .arg(root.path())
            .args(arguments)
            .status();
        assert!(status.expect("git runs").success(), "{arguments:?}");
    }
    root
}

const UNCHANGED: &str = "\
Cisco Security Cloud Control API 1.5.0 -> Cisco Security Cloud Control API 1.5.0
no change

VCF Operations suite-api 9.1.0.0 -> VCF Operations suite-api 9.1.0.0
no change
";

/// What is said of a value that an enum has more, and of a text.
const CHANGED: &str = "\
VCF Operations suite-api 9.1.0.0 -> VCF Operations suite-api 9.2.0.0
document: 0 added, 0 removed, 0 renamed, 1 changed
old client, new server: works
new client, old server: works
Rust API: patch

the document
  ~ version 9.2.0.0, was 9.1.0.0
";

#[test]
fn what_is_committed_and_what_is_there_is_compared_without_arguments() {
    let root = committed();
    let before = root.tree();
    let arguments = ["diff", "--fail-on", "any"];
    assert_eq!(root.run(&arguments).ended_with(0), UNCHANGED);
    assert_eq!(root.tree(), before);
    root.edit(OWN_DOCUMENT, "version: 9.1.0.0", "version: 9.2.0.0");
    let ran = root.run(&arguments);
    let (_, second) = ran.ended_with(5).split_once("\n\n").expect("two APIs");
    assert_eq!(second, CHANGED);
    let since = root.run(&["diff", "--since", "v1"]);
    assert_eq!(since.ended_with(0), ran.ended_with(5));
    let breaking = ["diff", "v1:suite-api", "suite-api", "--fail-on", "breaking"];
    assert_eq!(root.run(&breaking).ended_with(0), CHANGED);
}

#[test]
fn what_breaks_a_program_fails_and_is_in_the_json() {
    let root = committed();
    root.edit(
        OWN_DOCUMENT,
        "operationId: getCurrentUser\n",
        "operationId: getMe\n",
    );
    let breaking = [
        "diff",
        "v1:suite-api",
        "suite-api",
        "--fail-on",
        "breaking",
        "--format",
        "json",
    ];
    let ran = root.run(&breaking);
    let diffs: Value = serde_json::from_str(ran.ended_with(5)).expect("JSON");
    let change = &diffs[0]["changes"][0];
    assert_eq!(change["subject"], "`getMe`");
    assert_eq!(change["presence"], "renamed");
    assert_eq!(change["pointer"], "/paths/~1api~1auth~1currentuser/get");
    assert_eq!(change["old_client"]["verdict"], "works");
    assert_eq!(change["level"], "major");
    let gone = diffs[0]["rust"].as_array().expect("changes").iter();
    let gone = gone.filter(|change| change["after"].is_null());
    let gone: Vec<&str> = gone
        .filter_map(|change| change["item"]["path"].as_str())
        .collect();
    assert_eq!(
        gone,
        [
            "Client::get_current_user",
            "builder::GetCurrentUser",
            "operations::GET_CURRENT_USER"
        ]
    );
}

#[test]
fn two_files_are_compared_and_a_pull_request_gets_markdown() {
    let root = Root::copy();
    root.write("Cargo.toml", include_str!("../../../Cargo.toml"));
    let document = |of: &str| {
        format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "A", "version": "1"}}, "paths": {{
            "/a": {{"get": {{"operationId": "a", "responses": {{"200": {{"description": "",
            "content": {{"application/json": {{"schema": {of}}}}}}}}}}}}}}}}}"#
        )
    };
    root.write(
        "old.json",
        &document(r#"{"type": "string", "enum": ["a", "b"]}"#),
    );
    root.write(
        "new.json",
        &document(r#"{"type": "string", "enum": ["a", "c"]}"#),
    );
    let file = |name: &str| root.path().join(name).display().to_string();
    let (old, new) = (file("old.json"), file("new.json"));
    let ran = root.run(&["diff", &old, &new, "--format", "markdown"]);
    assert_eq!(
        ran.ended_with(0),
        "\
### A 1 → A 1

| | |
| --- | --- |
| document | 0 added, 0 removed, 0 renamed, 1 changed |
| old client, new server | works |
| new client, old server | works |
| Rust API | major |

**`a`**

- response 200: new values \"c\"; values gone \"b\"
  - Rust API: major

**What a program has to change**

- variant `types::AResponse::B` is gone: write `types::AResponse::UnknownValue`
"
    );
}

#[test]
fn a_version_that_does_not_exist_is_an_error() {
    let root = committed();
    let failed = |old: &str| root.run(&["diff", old, "scc"]).failed().to_owned();
    assert_starts_with(
        &failed("nothing"),
        "`nothing` is neither a file nor an API; the APIs are scc, suite-api",
    );
    assert_starts_with(&failed("v2:scc"), "git: ");
    let error =
        "v1: openapi/sources.toml: there is no API `nothing`\n  help: it lists: scc, suite-api\n";
    assert_eq!(failed("v1:nothing"), error);
    let since = root.run(&["diff", "--since", "v2"]);
    assert_starts_with(since.failed(), "git: ");
    let one = root.run(&["diff", "scc"]);
    assert_eq!(one.code, Some(2), "{one:?}");
    assert_contains(&one.err, "<NEW>");
}
