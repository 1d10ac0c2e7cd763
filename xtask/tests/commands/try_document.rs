//! `try`: any document becomes a crate, and an operation that cannot be part of
//! it is reported.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::support::{Ran, Root, assert_contains, assert_starts_with, program, ran};

/// A folder with `document` in `a.json`, in which crates are made.
pub(crate) fn folder(document: &Value) -> Root {
    let root = Root::empty();
    root.write("a.json", &document.to_string());
    root
}

/// Runs `try` in this folder.
pub(crate) fn run(folder: &Root, arguments: &[&str]) -> Ran {
    let mut command = program();
    command
        .arg("try")
        .args(arguments)
        .current_dir(folder.path());
    ran(&mut command)
}

/// Makes a crate of `a.json` in `a`.
fn make(folder: &Root, arguments: &[&str]) -> Ran {
    run(folder, &[&["a.json", "--out", "a"], arguments].concat())
}

/// Makes a crate of the whole of `a.json` in `a`, with a report, which is given.
fn report(folder: &Root, arguments: &[&str]) -> Value {
    let ran = make(folder, &[&["--report", "report.json"], arguments].concat());
    ran.ended_with(0);
    read_report(folder)
}

fn read_report(folder: &Root) -> Value {
    serde_json::from_str(&folder.read("report.json")).expect("JSON")
}

pub(crate) fn to(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

pub(crate) fn operation(id: &str, tag: &str, schema: Value) -> Value {
    json!({"operationId": id, "tags": [tag], "summary": format!("Does {id}."), "responses": {
        "200": {"description": "", "content": {"application/json": {"schema": schema}}},
    }})
}

/// Three operations with two tags.
pub(crate) fn document() -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Acme Things", "version": "2"},
        "servers": [{"url": "https://{zone}.example.com/", "description": "Main",
                     "variables": {"zone": {"default": "eu"}}}],
        "security": [{"token": []}],
        "paths": {
            "/things": {"get": operation("listThings", "Things", json!({"type": "array", "items": to("a-thing")})),
                        "post": operation("addThing", "Things", to("a-thing"))},
            "/people/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true,
                                "schema": {"type": "string", "format": "uuid"}}],
                "get": operation("getPerson", "People", to("Person")),
            },
        },
        "components": {
            "schemas": {
                "a-thing": {"type": "object", "properties": {"name": {"type": "string"}, "note": to("Note")}},
                "Person": {"type": "object", "properties": {
                    "born": {"type": "string", "format": "date"}, "mood": to("Mood"), "note": to("Note")}},
                "Mood": {"type": "string", "enum": ["good", "bad"]},
                "Note": {"type": "object", "properties": {"text": {"type": "string"}}},
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    })
}

/// The document with an operation that reads what is not there, and two that
/// reach a schema that does.
fn broken() -> Value {
    let mut document = document();
    let paths = &mut document["paths"];
    paths["/gone"]["get"] = operation("getGone", "Things", to("Gone"));
    paths["/holes"]["get"] = operation("listHoles", "Things", to("Holes"));
    paths["/holes"]["put"] = operation("setHoles", "Things", to("Holes"));
    let schemas = &mut document["components"]["schemas"];
    schemas["Holes"] = json!({"type": "array", "items": to("Hole")});
    schemas["Hole"] = json!({"type": "object", "properties": {"edge": to("Edge")}});
    document
}

/// The summary without its time, which is never the same.
fn summary(out: &str) -> &str {
    let (summary, time) = out.trim_end().rsplit_once(" · ").expect("parts");
    let seconds = time
        .strip_suffix(" s")
        .and_then(|time| time.parse::<f64>().ok());
    assert!(seconds.is_some_and(|seconds| seconds < 600.0), "{out}");
    summary
}

#[test]
fn a_document_becomes_a_whole_crate() {
    let folder = folder(&document());
    let ran = run(&folder, &["a.json", "--out", "crates/a"]);
    let files = folder.texts("crates/a");
    let names: Vec<&String> = files.keys().collect();
    assert_eq!(
        names,
        [
            "Cargo.toml",
            "README.md",
            "examples/first_call.rs",
            "openapi-client.toml",
            "openapi/a.json",
            "src/client.rs",
            "src/generated/builder.rs",
            "src/generated/client.rs",
            "src/generated/errors.rs",
            "src/generated/mod.rs",
            "src/generated/operations.rs",
            "src/generated/schemes.rs",
            "src/generated/servers.rs",
            "src/generated/types/mod.rs",
            "src/lib.rs",
            "tests/contract.rs",
            "tests/document.json",
        ]
    );
    let code = files.iter().filter(|(file, _)| file.starts_with("src/"));
    let lines: usize = code.map(|(_, text)| text.lines().count()).sum();
    assert_eq!(
        summary(ran.ended_with(0)),
        format!("operations 3/3 · schemas 4/4 · adapted: 2 rules, 2 changes · {lines} lines")
    );
    let manifest = &files["Cargo.toml"];
    assert_contains(manifest, "name = \"acme-things-client\"");
    for text in ["\n[workspace]\n", "\nchrono = {", "\nuuid = {"] {
        assert_contains(manifest, text);
    }
    assert!(!manifest.contains("serde_json"), "{manifest}");
    let row = "| `get_person` | `GET /people/{id}` | Does getPerson |\n";
    assert_contains(&files["README.md"], row);
    let servers = &files["src/generated/servers.rs"];
    assert_contains(servers, "\"https://eu.example.com/\"");
    let header = "//! Written by `openapi-client generate`; edits are lost.\n//! From Acme Things 2, a.json,\n";
    for (file, text) in &files {
        if file.starts_with("src/generated/") {
            assert_contains(text, header);
        }
        assert!(
            !text.contains("{{") || file.ends_with(".json"),
            "{file} has a place that nothing filled"
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let folder = folder(&document());
    for out in ["a", "b"] {
        let report = format!("{out}.report");
        let ran = run(&folder, &["a.json", "--out", out, "--report", &report]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    assert_eq!(folder.texts("a"), folder.texts("b"));
    assert_eq!(folder.read("a.report"), folder.read("b.report"));
}

#[test]
fn the_report_has_every_change_and_every_count() {
    let folder = folder(&document());
    let report = report(&folder, &[]);
    let files = folder.texts("a");
    let lines: BTreeMap<&String, usize> = files
        .iter()
        .filter(|(file, _)| file.starts_with("src/"))
        .map(|(file, text)| (file, text.lines().count()))
        .collect();
    // A small crate stays in one piece.
    assert!(!files["Cargo.toml"].contains("people"));
    assert_eq!(
        report,
        json!({
            "document": "a.json",
            "operations": {"made": 3, "of": 3},
            "schemas": {"made": 4, "of": 4},
            "lines": {"all": lines.values().sum::<usize>(), "files": lines},
            "tags": [],
            "problems": [],
            "rules": {"schema-names": 1, "servers": 1},
            "changes": [
                {"rule": "servers", "pointer": "/servers", "before": document()["servers"],
                 "after": [{"url": "https://eu.example.com/", "description": "Main"}]},
                {"rule": "schema-names", "pointer": "/components/schemas/a-thing",
                 "before": "a-thing", "after": "AThing"},
            ],
        })
    );
}

#[test]
fn what_is_broken_is_reported_with_its_place_and_the_rest_is_made() {
    let partial = folder(&broken());
    let ran = make(&partial, &["--report", "report.json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(
        ran.err,
        "error: a.json: operation getGone \
         (/paths/~1gone/get/responses/200/content/application~1json/schema/$ref): \
         `#/components/schemas/Gone` does not resolve\n\
         error: a.json: /components/schemas/Hole/properties/edge/$ref: \
         `#/components/schemas/Edge` does not resolve (needed by listHoles, setHoles)\n"
    );
    assert_starts_with(summary(&ran.out), "operations 3/6 · schemas 4/6 · ");
    let report = read_report(&partial);
    assert_eq!(report["operations"], json!({"made": 3, "of": 6}));
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(2));
    let whole = folder(&document());
    assert_eq!(make(&whole, &[]).code, Some(0));
    // The code is that of the document without what is broken.
    for file in ["a/src/generated/client.rs", "a/src/generated/types/mod.rs"] {
        let [partial, whole] = [&partial, &whole].map(|folder| {
            let text = folder.read(file);
            text.split_once("\n\n").expect("a header").1.to_owned()
        });
        assert_eq!(partial, whole, "{file}");
    }
}

#[test]
fn a_refusal_of_the_generator_names_its_operation_and_spares_the_others() {
    let mut document = document();
    document["paths"]["/things"]["post"]["requestBody"] =
        json!({"content": {"application/json": {"schema": {"type": "array", "items": 5}}}});
    let folder = folder(&document);
    let ran = make(&folder, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_starts_with(
        &ran.err,
        "error: a.json: operation addThing (/paths/~1things/post): ",
    );
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_starts_with(&ran.out, "operations 2/3 · schemas 4/4 · ");
    let client = folder.read("a/src/generated/client.rs");
    assert!(!client.contains("add_thing"));
}

#[test]
fn a_document_with_nothing_to_make_gives_no_crate() {
    let mut document = broken();
    let paths = document["paths"].as_object_mut().expect("paths");
    paths.retain(|path, _| path == "/gone");
    let folder = folder(&document);
    let ran = make(&folder, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_starts_with(&ran.out, "operations 0/1 · ");
    assert_contains(&ran.err, "/paths/~1gone/get/");
    assert!(folder.texts("a").is_empty());
}

#[test]
fn what_is_no_document_and_no_name_is_an_error_and_nothing_is_written() {
    let folder = folder(&document());
    folder.write("b.json", "{\"openapi\": \"4.0.0\"}");
    folder.write("b.yaml", "[");
    folder.write("c.txt", "{}");
    let before = folder.texts("");
    assert_eq!(before.len(), 4);
    for (file, name, expected) in [
        (
            "b.json",
            "b",
            "b.json: /openapi: the document is OpenAPI 4.0.0",
        ),
        ("b.yaml", "b", "b.yaml: is not YAML: "),
        (
            "c.txt",
            "c",
            "c.txt: has neither the extension .json nor .yaml",
        ),
        ("gone.json", "d", "gone.json: "),
        (
            "a.json",
            "../a",
            "a.json: `../a` is not a valid name for a package",
        ),
    ] {
        let arguments = [file, "--out", "crates", "--report", "report.json"];
        let ran = run(&folder, &[&arguments[..], &["--name", name]].concat());
        assert_starts_with(ran.failed(), expected);
        assert_eq!(folder.texts(""), before);
    }
}

#[test]
fn a_folder_with_something_else_in_it_is_refused_and_left_alone() {
    let folder = folder(&document());
    folder.write("full/notes.txt", "mine");
    folder.write("own/Cargo.toml", "[package]\nname = \"own\"\n");
    folder.write("own/src/lib.rs", "//! Mine.\n");
    for out in ["full", "own"] {
        let before = folder.texts(out);
        let ran = run(&folder, &["a.json", "--out", out]);
        let expected = format!("{out}: is not empty, and no crate with openapi-client.toml");
        assert_starts_with(ran.failed(), &expected);
        assert_contains(&ran.err, "name an empty folder");
        assert_eq!(folder.texts(out), before);
    }
    let ran = run(&folder, &["a.json", "--out", "a.json"]);
    assert_starts_with(ran.failed(), "a.json: ");
}

#[test]
fn a_crate_made_before_is_made_anew_and_what_was_built_of_it_stays() {
    let folder = folder(&document());
    fs::create_dir(folder.path().join("a")).expect("an empty folder");
    assert_eq!(make(&folder, &[]).code, Some(0));
    let made = folder.texts("a");
    folder.write("a/src/generated/old.rs", "//! Old.\n");
    folder.write("a/src/lib.rs", "//! Changed.\n");
    folder.write("a/Cargo.lock", "version = 4\n");
    folder.write("a/target/debug/x", "built");
    assert_eq!(make(&folder, &[]).code, Some(0));
    let mut files = folder.texts("a");
    assert_eq!(files.remove("Cargo.lock").as_deref(), Some("version = 4\n"));
    assert_eq!(folder.read("a/target/debug/x"), "built");
    assert_eq!(files, made);
}

#[test]
fn only_the_selected_tags_are_taken_and_what_is_broken_beside_them_is_not_reported() {
    let folder = folder(&broken());
    let people = make(&folder, &["--select", "People", "--name", "people"]);
    assert_starts_with(people.ended_with(0), "operations 1/1 · schemas 3/3 · ");
    assert_contains(&folder.read("a/Cargo.toml"), "name = \"people\"");
    let things = make(&folder, &["--select", "Things"]);
    assert_eq!((things.code, things.err.lines().count()), (Some(1), 2));
    assert_starts_with(&things.out, "operations 2/5 · schemas 2/4 · ");
    let both = make(&folder, &["--select", "People,Things"]);
    assert_starts_with(&both.out, "operations 3/6 · ");
    let unknown = make(&folder, &["--select", "Nobody"]);
    assert_eq!(unknown.code, Some(1), "{unknown:?}");
    assert_contains(&unknown.err, "`Nobody`");
}

#[test]
fn tags_become_features_and_their_lines_are_reported() {
    let folder = folder(&document());
    let report = report(&folder, &["--features-by-tag"]);
    let files = folder.texts("a");
    let features = "default = [\"rustls\", \"all\"]";
    let all = "all = [\n    \"things\",\n    \"people\",\n]\n";
    for text in [features, all, "\npeople = []\n", "\nthings = []\n"] {
        assert_contains(&files["Cargo.toml"], text);
    }
    let declared = "#[cfg(feature = \"people\")]\nmod people;\n";
    for file in ["builder", "client", "types/mod"] {
        assert_contains(&files[&format!("src/generated/{file}.rs")], declared);
    }
    let types = |file: &str| {
        let text = &files[&format!("src/generated/types/{file}.rs")];
        let names = ["AThing", "Mood", "Note", "Person"];
        names.map(|name| text.contains(&format!(" {name} {{\n")))
    };
    assert_eq!(types("things"), [true, false, false, false]);
    assert_eq!(types("people"), [false, true, false, true]);
    assert_eq!(types("mod"), [false; 4]);
    // What both tags need is there with either.
    assert_eq!(types("things_and_people"), [false, false, true, false]);
    let declared =
        "#[cfg(any(feature = \"things\", feature = \"people\"))]\nmod things_and_people;\n";
    assert_contains(&files["src/generated/types/mod.rs"], declared);
    let lines = |tag: &str| {
        let own = ["builder", "client", "operations", "types"];
        let own = own.map(|folder| format!("src/generated/{folder}/{tag}.rs"));
        let builders = format!("src/generated/types/{tag}/builder.rs");
        let own = own
            .iter()
            .chain([&builders])
            .filter_map(|file| files.get(file))
            .map(|text| text.lines().count());
        own.sum::<usize>()
    };
    assert_eq!(
        report["tags"],
        json!([
            {"tag": "Things", "feature": "things", "operations": 2, "lines": lines("things")},
            {"tag": "People", "feature": "people", "operations": 1, "lines": lines("people")},
        ])
    );
}

#[test]
fn operations_in_another_file_and_without_an_id_are_taken_too() {
    let mut document = document();
    let mut person = document["paths"]["/people/{id}"].take();
    person["get"]["operationId"].take();
    document["paths"]["/people/{id}"] = json!({"$ref": "paths/person.json"});
    // It is in the other file too, and there is no other place to find it.
    person["get"]["responses"]["200"]["content"]["application/json"]["schema"] =
        json!({"$ref": "../a.json#/components/schemas/Person"});
    let folder = folder(&document);
    folder.write("paths/person.json", &person.to_string());
    for (arguments, count) in [(&[][..], 3), (&["--select", "People"], 1)] {
        let ran = make(&folder, arguments);
        assert_starts_with(ran.ended_with(0), &format!("operations {count}/{count} · "));
        let row = "| `get_people_by_id` | `GET /people/{id}` |";
        assert_contains(&folder.read("a/README.md"), row);
    }
}

#[test]
fn a_webhook_that_cannot_be_made_is_reported_and_the_others_are_made() {
    let mut document = document();
    let hook = |schema: Value| {
        let content = json!({"application/json": {"schema": schema}});
        json!({"post": {"requestBody": {"content": content}}})
    };
    let odd = json!({"type": "array", "items": 5});
    document["webhooks"] = json!({
        "made": hook(to("Note")), "gone": hook(to("Gone")), "odd": hook(to("Odd")),
    });
    document["components"]["schemas"]["Odd"] = odd.clone();
    let folder = folder(&document);
    let ran = make(&folder, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_contains(&ran.err, "`#/components/schemas/Gone` does not resolve\n");
    assert_contains(&ran.err, "/components/schemas/Odd");
    assert_starts_with(&ran.out, "operations 3/3 · ");
    let webhooks = folder.read("a/src/generated/webhooks.rs");
    let names: Vec<&str> = webhooks
        .lines()
        .filter(|line| line.contains("read.known"))
        .collect();
    assert_eq!(names.len(), 1, "{webhooks}");
    assert_contains(
        &folder.read("a/src/lib.rs"),
        "pub use generated::webhooks::Webhook;\n",
    );
    // A schema in place is no component of the document.
    document["webhooks"] = json!({"made": hook(to("Note")), "odd": hook(odd)});
    document["components"]["schemas"]
        .as_object_mut()
        .expect("schemas")
        .remove("Odd");
    folder.write("a.json", &document.to_string());
    let ran = make(&folder, &[]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{ran:?}");
    assert_starts_with(&ran.out, "operations 3/3 · ");
}

#[test]
fn the_next_version_is_compared_with_the_crate_that_was_made_before() {
    let folder = folder(&document());
    make(&folder, &[]).ended_with(0);
    assert!(!make(&folder, &[]).out.contains("->"));
    let mut next = document();
    next["info"]["version"] = json!("3");
    next["paths"]["/things"]["get"]["operationId"] = json!("allThings");
    folder.write("a.json", &next.to_string());
    let ran = make(&folder, &["--against", "a"]);
    let (counts, diff) = ran.ended_with(0).split_once("\n\n").expect("two parts");
    assert_starts_with(counts, "operations 3/3");
    assert_eq!(
        diff,
        "\
Acme Things 2 -> Acme Things 3
document: 0 added, 0 removed, 1 renamed, 1 changed
old client, new server: works
new client, old server: works
Rust API: major

`allThings`
  ~ was `listThings`
      Rust API: major

the document
  ~ version 3, was 2

what a program has to change
  method `Client::list_things` is gone: write `Client::all_things`
"
    );
    // It is the one that was made before now.
    let ran = make(&folder, &["--against", "a"]);
    assert_contains(
        ran.ended_with(0),
        "\n\nAcme Things 3 -> Acme Things 3\nno change\n",
    );
}

#[test]
fn what_is_no_crate_is_not_compared_and_nothing_is_written() {
    let folder = folder(&document());
    make(&folder, &[]).ended_with(0);
    let settings = folder.read("a/openapi-client.toml");
    let assert_refused = |beginning: &str| {
        let before = folder.tree();
        let ran = make(&folder, &["--against", "a"]);
        assert_starts_with(ran.failed(), beginning);
        assert_eq!(folder.tree(), before);
    };
    folder.write("a/openapi-client.toml", "colour = 1");
    assert_refused("a/openapi-client.toml: is not what it should be: ");
    folder.write(
        "a/openapi-client.toml",
        &settings.replace("a.json", "b.json"),
    );
    assert_refused("a/openapi/b.json: is not there\n  help: ");
    folder.write("a/openapi-client.toml", &settings);
    folder.write("a/openapi/a.json", "{");
    assert_refused("a/openapi/a.json: ");
}
