//! `sources.toml`, and the errors in it.

use openapi_client_codegen::Sources;
use serde_json::json;

use crate::support::{
    Folder, SOURCES, answering, assert_begins, assert_has, checked, document, file,
};

/// The one problem of a `sources.toml` with `text`.
#[track_caller]
fn problem(text: &str) -> String {
    let folder = Folder::of(&document(json!({}))).with("sources.toml", text);
    let problem = folder.problem();
    assert_begins(&problem, "sources.toml: ");
    problem
}

#[test]
fn a_folder_without_sources_is_reported() {
    let problem = Folder::empty().problem();
    assert_begins(&problem, "sources.toml: cannot be read: ");
}

#[test]
fn sources_that_are_no_toml_or_lack_a_field_are_refused() {
    for (text, expected) in [
        ("[api.a", "TOML parse error at line 1"),
        ("", "missing field `api`"),
        ("[api.a]\nclient = \"c\"\n", "missing field `document`"),
        ("[api.a]\ndocument = \"a.json\"\n", "missing field `client`"),
        ("[api]\na = 1\n", "invalid type"),
        ("api = 1\n", "invalid type"),
    ] {
        let problem = problem(text);
        assert_begins(&problem, "sources.toml: is not what it should be: ");
        assert!(problem.contains(expected), "{problem}");
    }
}

#[test]
fn an_unknown_field_is_reported_at_each_level() {
    for (text, field) in [
        (format!("{SOURCES}sha265 = \"x\"\n"), "sha265"),
        (format!("{SOURCES}select = {{ tag = [\"a\"] }}\n"), "tag"),
        (
            format!("{SOURCES}pages = [{{ file = \"a\", sha = \"b\" }}]\n"),
            "sha",
        ),
        (format!("apis = 1\n{SOURCES}"), "apis"),
        (
            format!("{SOURCES}server_type = \"Region\"\n"),
            "server_type",
        ),
    ] {
        let problem = problem(&text);
        assert_has(&problem, &format!("unknown field `{field}`"));
        assert!(problem.contains("line "), "the place is missing: {problem}");
    }
}

#[test]
fn sources_that_list_nothing_are_refused() {
    assert_eq!(problem("[api]\n"), "sources.toml: lists no API");
}

#[test]
fn an_unknown_api_is_reported_with_those_that_exist() {
    let second = SOURCES.replace("[api.a]", "[api.b]");
    let folder =
        Folder::of(&document(json!({}))).with("sources.toml", format!("{SOURCES}{second}"));
    let sources = Sources::read(folder.path()).expect("the sources are right");
    let error = sources.generate("c").expect_err("there is no c");
    assert_eq!(
        folder.problems_of(&error),
        ["sources.toml: there is no API `c`\n  help: it lists: a, b"]
    );
}

#[test]
fn the_files_to_watch_are_the_sources_the_document_and_the_overlays() {
    let folder =
        Folder::of(&document(json!({}))).with_sources("overlays = [\"one.yaml\", \"two.yaml\"]\n");
    let sources = Sources::read(folder.path()).expect("the sources are right");
    let files = sources.files(sources.api("a").expect("there is a"));
    let names = ["sources.toml", "a.json", "one.yaml", "two.yaml"];
    assert_eq!(files, names.map(|name| folder.path().join(name)));
}

#[test]
fn a_type_of_servers_lists_the_servers_of_the_document() {
    let mut document = answering(json!({"type": "string"}), json!({}));
    document["servers"] = json!([
        {"url": "https://one.example/api", "description": "one"},
        {"url": "https://two.example/api", "description": "Number two"},
    ]);
    let folder = Folder::of(&document).with_sources("server-type = \"Place\"\n");
    let client = checked(folder.generate().expect("a client"));
    let servers = file(&client, "servers.rs");
    for piece in [
        "pub enum Place {\n    /// one: `https://one.example/api`.\n    One,\n",
        "    /// Number two: `https://two.example/api`.\n    NumberTwo,\n}\n",
        "    pub const ALL: &'static [Self] = &[Self::One, Self::NumberTwo];\n",
        "\"is none of one, Number two\"",
    ] {
        assert!(servers.contains(piece), "{piece}\n--- in:\n{servers}");
    }
    assert!(file(&client, "mod.rs").contains("pub(crate) mod servers;\n"));
}

#[test]
fn a_type_of_servers_needs_servers() {
    let folder = Folder::of(&answering(json!({"type": "string"}), json!({})))
        .with_sources("server-type = \"Place\"\n");
    assert_eq!(folder.problems(), ["a.json: /servers: is missing or empty"]);
}

#[test]
fn a_type_of_servers_that_is_no_name_of_a_type_is_an_error_and_no_panic() {
    for name in ["", "two words", "1st", "type", "a::b"] {
        let mut document = answering(json!({"type": "string"}), json!({}));
        document["servers"] = json!([{"url": "https://one.example", "description": "one"}]);
        let folder = Folder::of(&document).with_sources(&format!("server-type = \"{name}\"\n"));
        assert_begins(&folder.problem(), "sources.toml: ");
    }
}
