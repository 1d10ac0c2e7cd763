//! A document says the same as JSON and as YAML.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use openapi_client_codegen::Client;
use serde_json::Value;

use crate::support::{Folder, vendors_document};

/// Our own documents, and those of the tests that call clients.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let cases = fs::read_dir(root.join("tests/cases/documents")).expect("a folder");
    let cases = cases.map(|entry| entry.expect("an entry").path());
    let own = ["openapi/scc/openapi.json", "openapi/suite-api/openapi.yaml"];
    cases
        .chain(own.map(|document| root.join(document)))
        .collect()
}

/// The code, without the lines that name the file.
fn code(client: &Client) -> BTreeMap<String, String> {
    let is_named = |line: &&str| line.starts_with("//! From ") || line.starts_with("//! SHA-256 ");
    let code = client.files.iter().map(|(name, text)| {
        let lines: Vec<&str> = text.lines().filter(|line| !is_named(line)).collect();
        (name.clone(), lines.join("\n"))
    });
    code.collect()
}

fn of(extension: &str, text: &str) -> BTreeMap<String, String> {
    let file = format!("a.{extension}");
    let client = Folder::of_file(&file, text).generate();
    code(&client.unwrap_or_else(|error| panic!("{error}\n{text}")))
}

#[test]
fn a_document_gives_the_same_client_as_json_and_as_yaml() {
    let documents = documents();
    assert!(documents.len() > 15, "{documents:?}");
    for path in documents {
        let text = fs::read_to_string(&path).expect("a document");
        let is_json = path
            .extension()
            .is_some_and(|extension| extension == "json");
        let value: Value = match is_json {
            true => serde_json::from_str(&text).expect("JSON"),
            // The words of YAML 1.1 are text where they were quoted before.
            false => {
                let options = serde_saphyr::options! { strict_booleans: true };
                serde_saphyr::from_str_with_options(&text, options).expect("YAML")
            }
        };
        let json = of("json", &value.to_string());
        let yaml = serde_saphyr::to_string(&value).expect("YAML");
        assert!(json == of("yaml", &yaml), "{}", path.display());
        if path.ends_with("yaml-words.yaml") {
            continue; // The test below reads it by hand.
        }
        let extension = if is_json { "json" } else { "yaml" };
        assert!(json == of(extension, &text), "{}", path.display());
    }
}

#[test]
fn the_words_of_yaml_1_1_are_text() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/documents");
    let text = fs::read_to_string(path.join("yaml-words.yaml")).expect("a document");
    let json = serde_json::json!({
        "openapi": "3.0.3",
        "info": {"title": "Yaml words", "version": "1"},
        "paths": {"/p": {"get": {
            "operationId": "p",
            "parameters": [
                {"name": "x", "in": "query", "schema": {"type": "number"}},
                {"name": "q", "in": "query", "schema": {"type": "string",
                    "enum": ["on", "off", "yes", "no", "NO", "SE", "y", "n"]}},
            ],
            "responses": {"200": {"description": "ok", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Point"}}}}},
        }}},
        "components": {"schemas": {"Point": {
            "type": "object",
            "required": ["x", "y"],
            "properties": {
                "x": {"type": "number"},
                "y": {"type": "number"},
                "on": {"type": "boolean"},
                "no": {"type": "string"},
                "t": {"type": "string",
                    "enum": ["1_000", "12:30:45", 12, 31, 1000.0, 0.5, null]},
            },
        }}},
    });
    assert_eq!(of("yaml", &text), of("json", &json.to_string()));
}

#[test]
fn the_vendors_documents_give_the_same_client_as_yaml() {
    for file in ["scc-1.5.0.openapi.yaml"] {
        let Some(value) = vendors_document(file) else {
            continue;
        };
        let json = of("json", &value.to_string());
        let yaml = serde_saphyr::to_string(&value).expect("YAML");
        assert!(json == of("yaml", &yaml), "{file}");
    }
}
