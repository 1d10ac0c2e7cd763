//! A folder of documents for one test, and what the pipeline makes of it.

use std::fs;
use std::path::{Path, PathBuf};

use openapi_client_codegen::{Client, Error, Sources};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The entry of the one API of a test in the sources.
pub(crate) const SOURCES: &str = "[api.a]\nclient = \"a-client\"\ndocument = \"a.json\"\n";

/// The crates that a client depends on, beside those of the toolchain.
const CRATES: [&str; 7] = [
    "chrono",
    "openapi_client_core",
    "serde",
    "serde_json",
    "std",
    "core",
    "uuid",
];

/// A folder of documents that goes away with the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A folder with `SOURCES` and `document` as `a.json`.
    pub(crate) fn of(document: &Value) -> Self {
        Self::empty()
            .with("sources.toml", SOURCES)
            .with("a.json", document.to_string())
    }

    /// A folder whose one document is `file` with `text`.
    pub(crate) fn of_file(file: &str, text: impl AsRef<[u8]>) -> Self {
        Self::empty()
            .with("sources.toml", SOURCES.replace("a.json", file))
            .with(file, text)
    }

    /// The folder with the file `name` in it.
    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), text).expect("a file of the test");
        self
    }

    /// The folder with `lines` at the end of its `sources.toml`.
    pub(crate) fn with_sources(self, lines: &str) -> Self {
        self.with("sources.toml", format!("{SOURCES}{lines}"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn generate(&self) -> Result<Client, Error> {
        Sources::read(self.path())?.generate("a")
    }

    /// The problems of the documents, a string for each, the paths
    /// relative to the folder.
    pub(crate) fn problems(&self) -> Vec<String> {
        match self.generate() {
            Ok(client) => panic!(
                "the documents should be refused, not give {}",
                client.report
            ),
            Err(error) => self.problems_of(&error),
        }
    }

    /// The one problem of the documents.
    #[track_caller]
    pub(crate) fn problem(&self) -> String {
        let mut problems = self.problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems.remove(0)
    }

    /// The problems of `error` with the folder taken out of the paths.
    pub(crate) fn problems_of(&self, error: &Error) -> Vec<String> {
        let prefix = format!("{}/", self.path().display());
        let problems: Vec<String> = error
            .problems()
            .iter()
            .map(|problem| problem.to_string().replace(&prefix, ""))
            .collect();
        assert_eq!(error.to_string().replace(&prefix, ""), problems.join("\n"));
        assert!(
            problems
                .iter()
                .all(|problem| !problem.contains("unexpected output")),
            "a document is at fault, not the version of progenitor: {problems:?}"
        );
        problems
    }
}

/// A document with `paths` and nothing else that matters.
pub(crate) fn document(paths: Value) -> Value {
    json!({"openapi": "3.0.3", "info": {"title": "Test", "version": "1"}, "paths": paths})
}

/// A document with one operation, `getA` at `GET /a`, and `schemas`.
pub(crate) fn answering(answer: Value, schemas: Value) -> Value {
    let mut document = document(json!({"/a": {"get": {
        "operationId": "getA",
        "responses": {"200": {"description": "", "content": json_content(answer)}},
    }}}));
    document["components"] = json!({"schemas": schemas});
    document
}

/// A document with one operation, `GET /a`, that has `fields`.
pub(crate) fn operation(fields: Value) -> Value {
    let mut operation = json!({
        "operationId": "getA",
        "responses": {"204": {"description": ""}},
    });
    let fields = fields
        .as_object()
        .expect("the fields of an operation")
        .clone();
    operation
        .as_object_mut()
        .expect("an operation")
        .extend(fields);
    document(json!({"/a": {"get": operation}}))
}

/// A content of JSON with `schema`.
pub(crate) fn json_content(schema: Value) -> Value {
    json!({"application/json": {"schema": schema}})
}

/// The reference to the schema `name`.
pub(crate) fn schema(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// The problems of `document`.
pub(crate) fn refused(document: &Value) -> Vec<String> {
    Folder::of(document).problems()
}

/// The one problem of `document`.
#[track_caller]
pub(crate) fn refused_once(document: &Value) -> String {
    Folder::of(document).problem()
}

/// The client that `document` gives. Its code is checked for what holds of any.
pub(crate) fn generated(document: &Value) -> Client {
    checked(
        Folder::of(document)
            .generate()
            .unwrap_or_else(|error| panic!("the document should give a client: {error}")),
    )
}

/// Checks what holds of the code of any client.
pub(crate) fn checked(client: Client) -> Client {
    let mut sends = 0;
    for (name, text) in &client.files {
        if let Err(error) = syn::parse_file(text) {
            panic!("{name} does not parse: {error}\n{text}");
        }
        let is_comment = text.lines().all(|line| line.starts_with("//!"));
        assert!(
            text.ends_with("}\n") || text.ends_with(";\n") || is_comment,
            "{name}:\n{text}"
        );
        assert!(!text.contains('\r'), "{name} has a carriage return");
        for word in ["progenitor_client", "baseurl", "OperationInfo"] {
            assert!(!text.contains(word), "{name} names {word}:\n{text}");
        }
        sends += text.matches("pub async fn send(").count();
    }
    assert_eq!(sends, client.report.operations.len());
    client
}

/// The text of a generated file.
pub(crate) fn file<'a>(client: &'a Client, name: &str) -> &'a str {
    client
        .files
        .get(name)
        .unwrap_or_else(|| panic!("{name} is none of {:?}", client.files.keys()))
}

/// Asserts that `text` holds `piece`.
#[track_caller]
pub(crate) fn assert_has(text: &str, piece: &str) {
    assert!(
        text.contains(piece),
        "--- this is missing:\n{piece}\n--- in:\n{text}"
    );
}

/// Asserts that `text` begins with `beginning`.
#[track_caller]
pub(crate) fn assert_begins(text: &str, beginning: &str) {
    assert!(
        text.starts_with(beginning),
        "{text} does not begin with {beginning}"
    );
}

/// `code` without spaces and line ends.
pub(crate) fn packed(code: &str) -> String {
    code.replace(['\n', ' '], "")
}

/// Each node of `value` with its pointer, a parent before its children.
pub(crate) fn nodes(value: &Value) -> Vec<(String, &Value)> {
    fn collect<'a>(at: String, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
        let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
        found.push((at.clone(), value));
        match value {
            Value::Object(object) => (object.iter())
                .for_each(|(key, value)| collect(format!("{at}/{}", escaped(key)), value, found)),
            Value::Array(array) => (array.iter().enumerate())
                .for_each(|(index, value)| collect(format!("{at}/{index}"), value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(String::new(), value, &mut found);
    found
}

/// The document of a vendor in `file`, if it is present.
#[expect(clippy::print_stderr, reason = "what is not tested is to be seen")]
pub(crate) fn vendors_document(file: &str) -> Option<Value> {
    let folder = std::env::var_os("SPEC_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs"),
        PathBuf::from,
    );
    let path = folder.join(file);
    if !path.exists() {
        eprintln!("skipped: {} is missing", path.display());
        return None;
    }
    let text = fs::read_to_string(&path).expect("a description");
    Some(serde_saphyr::from_str(&text).expect("YAML or JSON"))
}

/// Asserts that `text` holds each of `pieces` once, in this order.
#[track_caller]
pub(crate) fn assert_in_order(text: &str, pieces: &[&str]) {
    let mut rest = text;
    for piece in pieces {
        assert_eq!(
            text.matches(piece).count(),
            1,
            "--- this should be here once:\n{piece}\n--- in:\n{text}"
        );
        let Some((_, after)) = rest.split_once(piece) else {
            panic!("--- this is too early:\n{piece}\n--- in:\n{text}");
        };
        rest = after;
    }
}

/// The crates that the code names by `::name::…` and no client depends on.
pub(crate) fn foreign_crates(client: &Client) -> Vec<String> {
    let mut foreign: Vec<String> = client
        .files
        .values()
        .flat_map(|text| roots(text))
        .filter(|name| !CRATES.contains(&name.as_str()))
        .collect();
    foreign.sort();
    foreign.dedup();
    foreign
}

/// The first names of paths that begin with `::`, and `reqwest` in any path.
fn roots(text: &str) -> impl Iterator<Item = String> {
    let global = text.match_indices("::").filter_map(|(at, _)| {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let is_root = !before.is_alphanumeric() && !"_>)".contains(before);
        let name: String = text[at + 2..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        (is_root && !name.is_empty()).then_some(name)
    });
    let bare = ["reqwest::", "progenitor::", "futures::"]
        .into_iter()
        .filter(|name| text.contains(name))
        .map(|name| name.trim_end_matches(':').to_owned());
    global.chain(bare)
}
