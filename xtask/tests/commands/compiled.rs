//! The crates that `try` makes compile, without a warning, and can be used.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{assert_starts_with, cargo, program, ran, workspace};
use crate::try_document::{document, folder, operation, run, to};

/// The vendors' documents, with the number of operations of each.
const VENDORS: [(&str, usize); 2] = [
    ("scc-1.5.0.openapi.yaml", 101),
    ("vcf-operations-9.1.0.openapi.json", 504),
];

/// The vendor's document in `file`, if it is available.
pub(crate) fn vendors_document(file: &str) -> Option<PathBuf> {
    let named = std::env::var_os("SPEC_DIR").map(PathBuf::from);
    let folder = named
        .clone()
        .unwrap_or_else(|| workspace().join("../shared/specs"));
    let path = folder.join(file);
    if path.is_file() {
        return Some(path);
    }
    assert!(named.is_none(), "SPEC_DIR is set, but has no {file}");
    // Past the capture of the test harness, which hides what succeeds.
    let note = format!("skipped: {file} is not there; SPEC_DIR may name its folder\n");
    let _ = std::io::Write::write_all(&mut std::io::stderr(), note.as_bytes());
    None
}

/// Asserts that Cargo prints nothing for the package in `folder` and those that
/// it depends on by path.
#[track_caller]
fn assert_checks(folder: &Path) {
    assert_checks_with(folder, &[]);
}

/// As [`assert_checks`], with more arguments for Cargo.
#[track_caller]
fn assert_checks_with(folder: &Path, arguments: &[&str]) {
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    let mut check = cargo();
    check
        .args(["check", "--quiet", "--offline", "--color", "never"])
        .args(arguments)
        .current_dir(folder)
        // A folder that is there once has no use for what is kept for the next build.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    assert_eq!(ran(&mut check).ended_with(0), "");
}

/// The small document, whose tokens are keys that stand in `place`.
fn with_key(place: &str) -> Value {
    let mut document = document();
    document["components"]["securitySchemes"]["token"] =
        json!({"type": "apiKey", "in": place, "name": "X-Key"});
    document
}

/// A document whose schemas are nested `depth` deep by value.
fn nested(depth: usize) -> Value {
    let mut document = document();
    let schemas = document["components"]["schemas"].as_object_mut();
    let schemas = schemas.expect("schemas");
    let text = json!({"type": "string"});
    schemas.insert(
        "L0".to_owned(),
        json!({"type": "object", "properties": {"a": text}}),
    );
    for level in 1..depth {
        let below = json!({"$ref": format!("#/components/schemas/L{}", level - 1)});
        let level_schema = json!({"type": "object", "properties": {"below": below}});
        schemas.insert(format!("L{level}"), level_schema);
    }
    let top = json!({"$ref": format!("#/components/schemas/L{}", depth - 1)});
    let content = json!({"application/json": {"schema": top}});
    document["paths"]["/levels"] = json!({"get": {"operationId": "getLevels", "tags": ["things"],
        "responses": {"200": {"description": "", "content": content}}}});
    document
}

/// What a program does with the crate of the small document.
const PROGRAM: &str = "//! A program that uses what was made.

#![deny(warnings)]

use small::{ApiError, Client, Error, ResponseValue, Server, types};

/// Calls one of the operations.
pub async fn name_of_the_first() -> Result<Option<String>, Box<dyn std::error::Error>> {
    let _: parts::Client = parts::Client::builder(parts::Server::Main).token(\"secret\").build()?;
    let client = Client::builder(Server::Main).token(\"secret\").token_scheme(\"Key\").build()?;
    let things: Result<ResponseValue<Vec<types::AThing>>, Error> = client.list_things().send().await;
    let other = client.with_token(\"another\")?.get_person().id(PERSON).send().await?;
    let _: Option<&ApiError> = None;
    Ok(other.born.map(|born| format!(\"{born:?}\")).or(things?.first().and_then(|thing| thing.name.clone())))
}

/// Calls an operation of the one tag that is compiled.
pub async fn things(client: &parts::Client) -> Result<Vec<parts::types::AThing>, parts::Error> {
    Ok(client.list_things().send().await?.into_inner())
}

const PERSON: &str = \"9f6c54d5-5f4a-4a55-9a8e-5f5d1c1f7c10\";
";

/// One call of Cargo checks all of them, as dependencies of one program.
#[test]
fn crates_of_small_and_of_vendors_documents_compile_without_a_warning() {
    let folder = folder(&with_key("header"));
    folder.write("b.json", &with_key("cookie").to_string());
    folder.write("c.json", &nested(70).to_string());
    for (file, name, more) in [
        ("c.json", "nested", &[][..]),
        ("a.json", "small", &[][..]),
        ("b.json", "parts", &["--features-by-tag"]),
    ] {
        let arguments = [&[file, "--out", name, "--name", name], more].concat();
        let ran = run(&folder, &arguments);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    let mut manifest = "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                        [workspace]\n\n[dependencies]\nnested = { path = \"../nested\" }\n\
                        small = { path = \"../small\" }\n\
                        [dependencies.parts]\npath = \"../parts\"\ndefault-features = false\n\
                        features = [\"rustls\", \"things\"]\n"
        .to_owned();
    for (index, (file, count)) in VENDORS.into_iter().enumerate() {
        let Some(path) = vendors_document(file) else {
            continue;
        };
        let name = format!("vendor-{index}");
        let path = path.display().to_string();
        let ran = run(&folder, &[&path, "--out", &name, "--name", &name]);
        assert_starts_with(ran.ended_with(0), &format!("operations {count}/{count} · "));
        writeln!(manifest, "[dependencies.{name}]\npath = \"../{name}\"").expect("a text");
    }
    folder.write("program/Cargo.toml", &manifest);
    folder.write("program/src/lib.rs", PROGRAM);
    assert_checks(&folder.path().join("program"));
}

/// A document with three tags, and types that one, two or all of them reach.
fn of_three_tags() -> Value {
    let mut document = document();
    let schemas = json!({
        "One": {"type": "object", "required": ["two"], "properties": {"two": to("Two"), "own": to("Own")}},
        "Own": {"type": "string", "maxLength": 9},
        "Two": {"type": "object", "properties": {
            "all": to("All"), "key": to("Key"), "choice": to("Choice"),
            "state": {"type": "string", "enum": ["on", "off"]}}},
        "Key": {"type": "string", "enum": ["a", "b"]},
        "Choice": {"oneOf": [to("Two"), to("All"), {"type": "string"}]},
        "All": {"type": "object", "properties": {"more": {"type": "array", "items": to("All")}}},
        // The choice has a variant of this name.
        "Text": {"type": "object", "properties": {"all": to("All")}},
        "Lost": {"type": "object", "properties": {"one": to("One"), "all": to("All")}},
        "Other": {"type": "object", "properties": {"key": to("Key"), "all": to("All")}},
    });
    let schemas = schemas.as_object().expect("schemas").clone();
    document["components"]["schemas"] = Value::Object(schemas);
    document["paths"] = json!({});
    for (index, (tag, schema)) in [
        ("A", "One"),
        ("B", "Two"),
        ("C", "Other"),
        ("A", "All"),
        ("C", "Own"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut operation = operation(&format!("put{index}"), tag, to(schema));
        operation["requestBody"] = json!({"content": {"application/json": {"schema": to(schema)}}});
        document["paths"][format!("/{index}")]["put"] = operation;
    }
    document
}

#[test]
fn each_tag_compiles_by_itself_and_so_does_none() {
    let folder = folder(&of_three_tags());
    run(&folder, &["a.json", "--out", "tags", "--features-by-tag"]).ended_with(0);
    let types = folder.read("tags/src/generated/types/mod.rs");
    assert!(!types.contains("pub struct"), "{types}");
    for tags in ["", "a", "b", "c", "a,c", "all"] {
        let features = format!("rustls,{tags}");
        let arguments = ["--no-default-features", "--features", &features];
        assert_checks_with(&folder.path().join("tags"), &arguments);
    }
}

#[test]
fn a_corpus_compiles_the_clients_of_a_folder() {
    let folder = folder(&document());
    let mut corpus = program();
    // Where Cargo has built what the clients depend on.
    let target = cargo();
    let target = target
        .get_envs()
        .find(|(name, _)| *name == "CARGO_TARGET_DIR");
    let (name, value) = target.expect("a target folder");
    corpus
        .env(name, value.expect("a path"))
        .args(["corpus", "--compile", "20"]);
    let ran = ran(corpus.arg(folder.path()));
    assert!(
        ran.ended_with(0)
            .lines()
            .nth(1)
            .is_some_and(|line| line.ends_with("  ok")),
        "{ran:?}"
    );
}
