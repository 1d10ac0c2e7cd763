//! The documents, the pages they are made of, and the code made of them.

use std::fs;
use std::path::PathBuf;

use openapi_client_codegen::Sources;
use serde_json::{Map, Value};

fn root() -> PathBuf {
    xtask::root().expect("a workspace")
}

fn read(path: &str) -> Value {
    let path: PathBuf = root().join(path);
    let text = fs::read(&path).expect("a file of the workspace");
    serde_json::from_slice(&text).expect("JSON")
}

#[test]
fn every_file_is_what_the_documents_make_of_it() {
    let drift = xtask::drift::find(&root()).expect("the documents are sound");
    let mut shown = Vec::new();
    drift.show(&mut shown).expect("a vector takes anything");
    assert!(drift.is_none(), "{}", String::from_utf8_lossy(&shown));
    // A check that looked at less would be no check: of each client all files
    // and the table of operations, what the simulator reads of two of them, and
    // the document of published pages with its digest, and the catalogue of rules.
    let generated = generated_files().len();
    assert!(generated >= 9 + 8);
    assert_eq!(drift.looked_at(), generated + clients().len() + 2 + 2 + 1);
}

/// The folders of all clients, as `sources.toml` names them.
fn clients() -> Vec<PathBuf> {
    let sources = Sources::read(&root().join("openapi")).expect("sound sources");
    let apis = sources.apis().values();
    apis.map(|api| root().join(&api.client)).collect()
}

/// The generated files of all clients.
fn generated_files() -> Vec<PathBuf> {
    let folders = clients().into_iter();
    let mut next: Vec<PathBuf> = folders.map(|client| client.join("src/generated")).collect();
    let mut files = Vec::new();
    while let Some(folder) = next.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => next.push(path),
                false => files.push(path),
            }
        }
    }
    files
}

#[test]
fn the_generator_that_the_pipeline_knows_is_the_locked_one() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock");
    let version = openapi_client_codegen::PROGENITOR;
    let package = format!("name = \"progenitor\"\nversion = \"{version}\"\n");
    assert!(lock.contains(&package), "adjust PROGENITOR to Cargo.lock");
}

/// Puts each component back where a reference stands, with the mark that the
/// page has there.
fn inline(document: &Value, value: &Value) -> Value {
    match value {
        Value::Array(array) => array.iter().map(|value| inline(document, value)).collect(),
        Value::Object(object) => match object.get("$ref").and_then(Value::as_str) {
            None => object
                .iter()
                .map(|(key, value)| (key.clone(), inline(document, value)))
                .collect::<Map<_, _>>()
                .into(),
            Some(reference) => {
                let target = reference.strip_prefix('#').expect("a local reference");
                let target = document.pointer(target).expect("a component");
                let mut inlined = inline(document, target);
                inlined["$$ref"] = reference.into();
                inlined
            }
        },
        other => other.clone(),
    }
}

#[test]
fn the_document_says_all_that_the_published_page_says_and_nothing_else() {
    let page = read("openapi/scc/pages/generate-api-token.json");
    let document = read("openapi/scc/openapi.json");

    let mut spec = page["spec"].clone();
    let spec_fields = spec.as_object_mut().expect("an operation");
    let path = spec_fields.remove("path").expect("a path");
    let method = spec_fields.remove("method").expect("a method");
    spec_fields
        .remove("__originalOperationId")
        .expect("a field of the page's");
    let path = path.as_str().expect("a text");
    let method = method.as_str().expect("a text");
    assert_eq!(inline(&document, &document["paths"][path][method]), spec);

    let meta = &page["meta"];
    for key in ["openapi", "info", "servers"] {
        assert_eq!(document[key], meta[key], "{key}");
    }
    assert_eq!(
        document["components"]["securitySchemes"],
        meta["securitySchemes"]
    );

    // And nothing that the page does not name.
    let keys = |value: &Value| {
        let keys = value.as_object().expect("an object").keys().cloned();
        let mut keys: Vec<String> = keys.collect();
        keys.sort();
        keys
    };
    assert_eq!(
        keys(&document),
        ["components", "info", "openapi", "paths", "servers"]
    );
    assert_eq!(keys(&document["paths"]), [path]);
    assert_eq!(keys(&document["paths"][path]), [method]);
    assert_eq!(
        keys(&document["components"]["schemas"]),
        ["ApiTokenInfo", "AuthenticationError", "CommonApiError"]
    );
    assert_eq!(
        keys(&document["components"]["responses"]),
        [
            "http400BadRequest",
            "http401Unauthorised",
            "http403Forbidden"
        ]
    );
}

#[test]
fn the_page_is_the_published_one() {
    let page = fs::read(root().join("openapi/scc/pages/generate-api-token.json"));
    assert_eq!(
        openapi_client_codegen::sha256(&page.expect("the page")),
        "b8130988b276f4ca997032a6ed52571070cb57042f580f2b5c7db4856d1bb0b9"
    );
}

#[test]
fn generated_files_open_comfortably() {
    for path in generated_files() {
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.lines().count() <= 5_000, "{}", path.display());
        assert!(text.starts_with("//! "), "{}", path.display());
        assert!(
            text.contains("//! Written by `cargo xtask generate`"),
            "{}",
            path.display()
        );
    }
}
