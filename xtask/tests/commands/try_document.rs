//! `try`: any document becomes a crate, and an operation that cannot be part of
//! it is reported.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ran, program, ran};

/// A folder with a document, in which crates are made.
pub(crate) struct Place(TempDir);

impl Place {
    /// A place with `document` in `a.json`.
    pub(crate) fn of(document: &Value) -> Self {
        let place = Self(tempfile::tempdir().expect("a temporary folder"));
        place.write("a.json", &document.to_string());
        place
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        let text = fs::read_to_string(self.path(file));
        text.unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder of the test");
        fs::write(path, text).expect("a file of the test");
    }

    /// Runs `try` in this place.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = program();
        command.arg("try").args(arguments).current_dir(&self.0);
        ran(&mut command)
    }

    /// The files below `folder`, by their paths.
    fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        collect(&self.path(folder), "", &mut found);
        found
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), found);
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            found.insert(format!("{prefix}{name}"), text);
        }
    }
}

fn to(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn operation(id: &str, tag: &str, schema: Value) -> Value {
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
    let place = Place::of(&document());
    let ran = place.run(&["a.json", "--out", "crates/a"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let files = place.files("crates/a");
    let names: Vec<&String> = files.keys().collect();
    assert_eq!(
        names,
        [
            "Cargo.toml",
            "README.md",
            "src/client.rs",
            "src/generated/builder.rs",
            "src/generated/client.rs",
            "src/generated/errors.rs",
            "src/generated/mod.rs",
            "src/generated/operations.rs",
            "src/generated/servers.rs",
            "src/generated/types/builder.rs",
            "src/generated/types/error.rs",
            "src/generated/types/mod.rs",
            "src/lib.rs",
        ]
    );
    let lines: usize = files.values().map(|text| text.lines().count()).sum();
    assert_eq!(
        summary(&ran.out),
        format!("operations 3/3 · schemas 4/4 · adapted: 1 rule, 1 change · {lines} lines")
    );
    for text in [
        "name = \"acme-things-client\"",
        "\n[workspace]\n",
        "\nchrono = {",
        "\nuuid = {",
    ] {
        assert!(
            files["Cargo.toml"].contains(text),
            "{}",
            files["Cargo.toml"]
        );
    }
    assert!(
        !files["Cargo.toml"].contains("serde_json"),
        "{}",
        files["Cargo.toml"]
    );
    let row = "| `get_person` | `GET /people/{id}` | Does getPerson |\n";
    assert!(files["README.md"].contains(row), "{}", files["README.md"]);
    let servers = &files["src/generated/servers.rs"];
    assert!(servers.contains("\"https://eu.example.com/\""), "{servers}");
    let header =
        "//! Written by `cargo xtask try`; edits are lost.\n//! From Acme Things 2, a.json,\n";
    for (file, text) in &files {
        if file.starts_with("src/generated/") {
            assert!(text.contains(header), "{file}");
        }
        assert!(
            !text.contains("{{"),
            "{file} has a place that nothing filled"
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let place = Place::of(&document());
    for folder in ["a", "b"] {
        let report = format!("{folder}.report");
        let ran = place.run(&["a.json", "--out", folder, "--report", &report]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    assert_eq!(place.files("a"), place.files("b"));
    assert_eq!(place.read("a.report"), place.read("b.report"));
}

#[test]
fn the_report_has_every_change_and_every_count() {
    let place = Place::of(&document());
    let ran = place.run(&["a.json", "--out", "a", "--report", "report.json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let report: Value = serde_json::from_str(&place.read("report.json")).expect("JSON");
    assert_eq!(report["document"], "a.json");
    assert_eq!(report["operations"], json!({"made": 3, "of": 3}));
    assert_eq!(report["schemas"], json!({"made": 4, "of": 4}));
    assert_eq!(report["problems"], json!([]));
    assert_eq!(report["rules"], json!({"schema-names": 1}));
    assert_eq!(
        report["changes"],
        json!([{"rule": "schema-names", "pointer": "/components/schemas/a-thing",
                "before": "a-thing", "after": "AThing"}])
    );
    let files = place.files("a");
    let lines: BTreeMap<&String, usize> = files
        .iter()
        .map(|(file, text)| (file, text.lines().count()))
        .collect();
    assert_eq!(report["lines"]["files"], json!(lines));
    assert_eq!(report["lines"]["all"], lines.values().sum::<usize>());
}

#[test]
fn what_is_broken_is_told_with_its_place_and_the_rest_is_made() {
    let place = Place::of(&broken());
    let ran = place.run(&["a.json", "--out", "a", "--report", "report.json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(
        ran.err,
        "error: a.json: /paths/~1gone/get/responses/200/content/application~1json/schema/$ref: \
         `#/components/schemas/Gone` does not resolve\n\
         error: a.json: /components/schemas/Hole/properties/edge/$ref: \
         `#/components/schemas/Edge` does not resolve\n"
    );
    let told = summary(&ran.out);
    assert!(
        told.starts_with("operations 3/6 · schemas 4/6 · "),
        "{told}"
    );
    let report: Value = serde_json::from_str(&place.read("report.json")).expect("JSON");
    assert_eq!(report["operations"], json!({"made": 3, "of": 6}));
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(2));
    let whole = Place::of(&document());
    assert_eq!(whole.run(&["a.json", "--out", "a"]).code, Some(0));
    // The code is that of the document without what is broken.
    for file in ["src/generated/client.rs", "src/generated/types/mod.rs"] {
        let without_digest = |text: String| text.split_once("\n\n").expect("a header").1.to_owned();
        assert_eq!(
            without_digest(place.read(&format!("a/{file}"))),
            without_digest(whole.read(&format!("a/{file}"))),
            "{file}"
        );
    }
}

#[test]
fn a_panic_of_the_generator_names_its_operation_and_spares_the_others() {
    let mut document = document();
    document["paths"]["/things"]["post"]["requestBody"] =
        json!({"content": {"application/json": {"schema": {"type": "nonsense"}}}});
    let place = Place::of(&document);
    let ran = place.run(&["a.json", "--out", "a"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let start = "error: a.json: operation addThing (/paths/~1things/post): ";
    assert!(ran.err.starts_with(start), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(
        ran.out.starts_with("operations 2/3 · schemas 4/4 · "),
        "{}",
        ran.out
    );
    assert!(
        !place
            .read("a/src/generated/client.rs")
            .contains("add_thing")
    );
}

#[test]
fn a_document_with_nothing_to_make_gives_no_crate() {
    let mut document = broken();
    let paths = document["paths"].as_object_mut().expect("paths");
    paths.retain(|path, _| path == "/gone");
    let place = Place::of(&document);
    let ran = place.run(&["a.json", "--out", "a"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.starts_with("operations 0/1 · "), "{}", ran.out);
    assert!(ran.err.contains("/paths/~1gone/get/"), "{}", ran.err);
    assert!(place.files("a").is_empty());
}

#[test]
fn what_is_no_document_is_an_error_and_nothing_is_written() {
    let place = Place::of(&json!({"swagger": "2.0"}));
    place.write("b.yaml", "[");
    place.write("c.txt", "{}");
    for (file, expected) in [
        (
            "a.json",
            "error: a.json: /swagger: the document is Swagger 2.0",
        ),
        ("b.yaml", "error: b.yaml: is not YAML: "),
        (
            "c.txt",
            "error: c.txt: has neither the extension .json nor .yaml",
        ),
        ("gone.json", "error: gone.json: "),
    ] {
        let ran = place.run(&[file, "--out", "crates", "--report", "report.json"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        assert!(ran.err.starts_with(expected), "{}", ran.err);
    }
    let names: Vec<String> = place.files("").into_keys().collect();
    assert_eq!(names, ["a.json", "b.yaml", "c.txt"]);
}

#[test]
fn a_folder_with_something_else_in_it_is_refused_and_left_alone() {
    let place = Place::of(&document());
    place.write("full/notes.txt", "mine");
    place.write("own/Cargo.toml", "[package]\nname = \"own\"\n");
    place.write("own/src/lib.rs", "//! Mine.\n");
    for folder in ["full", "own"] {
        let before = place.files(folder);
        let ran = place.run(&["a.json", "--out", folder]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        let expected = format!("error: {folder}: is not empty and is not a crate");
        assert!(ran.err.starts_with(&expected), "{}", ran.err);
        assert!(ran.err.contains("name an empty folder"), "{}", ran.err);
        assert_eq!(place.files(folder), before);
    }
    let ran = place.run(&["a.json", "--out", "a.json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.starts_with("error: a.json: "), "{}", ran.err);
}

#[test]
fn a_crate_made_before_is_made_anew_and_what_was_built_of_it_stays() {
    let place = Place::of(&document());
    fs::create_dir(place.path("a")).expect("an empty folder");
    assert_eq!(place.run(&["a.json", "--out", "a"]).code, Some(0));
    let made = place.files("a");
    place.write("a/src/generated/old.rs", "//! Old.\n");
    place.write("a/src/lib.rs", "//! Changed.\n");
    place.write("a/Cargo.lock", "version = 4\n");
    place.write("a/target/debug/x", "built");
    assert_eq!(place.run(&["a.json", "--out", "a"]).code, Some(0));
    let mut files = place.files("a");
    assert_eq!(files.remove("Cargo.lock").as_deref(), Some("version = 4\n"));
    assert_eq!(files.remove("target/debug/x").as_deref(), Some("built"));
    assert_eq!(files, made);
}

#[test]
fn only_the_selected_tags_are_taken() {
    let place = Place::of(&broken());
    let ran = place.run(&[
        "a.json", "--out", "a", "--select", "People", "--name", "people",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert!(
        ran.out.starts_with("operations 1/1 · schemas 3/3 · "),
        "{}",
        ran.out
    );
    assert!(place.read("a/Cargo.toml").contains("name = \"people\""));
    let both = place.run(&["a.json", "--out", "b", "--select", "People,Things"]);
    assert!(both.out.starts_with("operations 3/6 · "), "{both:?}");
    let unknown = place.run(&["a.json", "--out", "c", "--select", "Nobody"]);
    assert_eq!(unknown.code, Some(1), "{unknown:?}");
    assert!(unknown.err.contains("`Nobody`"), "{}", unknown.err);
}

#[test]
fn tags_become_features_and_their_lines_are_told() {
    let place = Place::of(&document());
    let ran = place.run(&[
        "a.json",
        "--out",
        "a",
        "--features-by-tag",
        "--report",
        "report.json",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let files = place.files("a");
    let features = "default = [\"rustls\", \"all\"]";
    let all = "all = [\n    \"things\",\n    \"people\",\n]\n";
    for text in [features, all, "\npeople = []\n", "\nthings = []\n"] {
        assert!(
            files["Cargo.toml"].contains(text),
            "{}",
            files["Cargo.toml"]
        );
    }
    let declared = "#[cfg(feature = \"people\")]\nmod people;\n";
    for file in ["builder", "client", "types/mod"] {
        let text = &files[&format!("src/generated/{file}.rs")];
        assert!(text.contains(declared), "{file}:\n{text}");
    }
    let types = |file: &str| {
        let text = &files[&format!("src/generated/types/{file}.rs")];
        let names = ["AThing", "Mood", "Note", "Person"];
        names.map(|name| text.contains(&format!(" {name} {{\n")))
    };
    assert_eq!(types("things"), [true, false, false, false]);
    assert_eq!(types("people"), [false, true, false, true]);
    // What both tags need is always there.
    assert_eq!(types("mod"), [false, false, true, false]);
    let report: Value = serde_json::from_str(&place.read("report.json")).expect("JSON");
    let lines = |tag: &str| {
        let own = ["builder", "client", "operations", "types"];
        let own = own.map(|folder| format!("src/generated/{folder}/{tag}.rs"));
        let builders = format!("src/generated/types/{tag}/builder.rs");
        let own = own
            .iter()
            .chain([&builders])
            .map(|file| files[file].lines().count());
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
fn a_small_crate_stays_in_one_piece() {
    let place = Place::of(&document());
    let ran = place.run(&["a.json", "--out", "a", "--report", "report.json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let report: Value = serde_json::from_str(&place.read("report.json")).expect("JSON");
    assert_eq!(report["tags"], json!([]));
    assert!(!place.read("a/Cargo.toml").contains("people"));
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
    let place = Place::of(&document);
    place.write("paths/person.json", &person.to_string());
    for (arguments, count) in [(&[][..], 3), (&["--select", "People"], 1)] {
        let ran = place.run(&[&["a.json", "--out", "a"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
        let expected = format!("operations {count}/{count} · ");
        assert!(ran.out.starts_with(&expected), "{}", ran.out);
        let row = "| `get_people_by_id` | `GET /people/{id}` |";
        assert!(
            place.read("a/README.md").contains(row),
            "{}",
            place.read("a/README.md")
        );
    }
}

#[test]
fn what_is_broken_beside_the_selected_tags_is_not_told() {
    let place = Place::of(&broken());
    let ran = place.run(&["a.json", "--out", "a", "--select", "People"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let ran = place.run(&["a.json", "--out", "a", "--select", "Things"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 2), "{ran:?}");
    assert!(
        ran.out.starts_with("operations 2/5 · schemas 2/4 · "),
        "{}",
        ran.out
    );
}

#[test]
fn a_name_that_no_package_can_have_is_refused() {
    let place = Place::of(&document());
    let ran = place.run(&["a.json", "--out", "a", "--name", "../a"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(
        ran.err.contains("`../a` is not a valid name for a package"),
        "{}",
        ran.err
    );
    assert!(place.files("a").is_empty());
}
