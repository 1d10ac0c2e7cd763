//! The documents of the APIs as JSON, read without the pipeline's help.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use openapi_client_codegen::Sources;
use serde_json::{Map, Value};
use serde_json_path::JsonPath;

pub use openapi_client_testing::Document;

/// The documents of this workspace, with the corrections of their overlays.
pub trait OwnDocument {
    /// The document of the API that `openapi/sources.toml` calls `api`; it is
    /// read once.
    ///
    /// # Panics
    /// If there is none.
    fn of(api: &str) -> &'static Self {
        Self::shared(api)
    }

    /// The same, to share with a server.
    ///
    /// # Panics
    /// As for [`of`](Self::of).
    fn shared(api: &str) -> &'static Arc<Self>;

    /// The schemas by name.
    fn schemas(&self) -> &Map<String, Value>;

    /// Every `example` with a pointer to the object that has it.
    fn examples(&self) -> Vec<(String, &Value)>;

    /// Pointers to all schemas that are marked as secret.
    fn secrets(&self) -> Vec<String>;
}

/// The root of the workspace whose tests run.
///
/// # Panics
/// If they run outside a workspace.
pub fn root() -> PathBuf {
    openapi_client_codegen::sources::workspace_root().expect("the tests run in a workspace")
}

/// Reads a JSON or YAML file.
///
/// # Panics
/// If the file is not there or is neither of the two.
pub fn read(file: &Path) -> Value {
    let shown = file.display();
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let is_json = file
        .extension()
        .is_some_and(|extension| extension == "json");
    if is_json {
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{shown}: {error}"))
    } else {
        serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{shown}: {error}"))
    }
}

impl OwnDocument for Document {
    fn shared(api: &str) -> &'static Arc<Self> {
        static READ: Mutex<BTreeMap<String, &Arc<Document>>> = Mutex::new(BTreeMap::new());
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = read.get(api) {
            return document;
        }
        let document: &Arc<Self> = Box::leak(Box::new(Arc::new(corrected(api))));
        read.insert(api.to_owned(), document);
        document
    }

    fn schemas(&self) -> &Map<String, Value> {
        let schemas = self.json()["components"]["schemas"].as_object();
        schemas.expect("the document has schemas")
    }

    fn examples(&self) -> Vec<(String, &Value)> {
        let mut found = Vec::new();
        collect(self.json(), "", &mut |at, key, value| {
            let is_example = key == "example";
            if is_example {
                found.push((at.to_owned(), value));
            }
            !is_example
        });
        found
    }

    fn secrets(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect(self.json(), "", &mut |at, key, value| {
            if key == "format" && value == "password" {
                found.push(at.to_owned());
            }
            key != "example"
        });
        found
    }
}

fn corrected(api: &str) -> Document {
    let folder = root().join("openapi");
    let sources = Sources::read(&folder).expect("sources.toml can be read");
    let api = sources.api(api).expect("sources.toml lists the API");
    let mut json = read(&folder.join(&api.document));
    for overlay in &api.overlays {
        apply(&mut json, &read(&folder.join(overlay)));
    }
    Document::new(json)
}

/// Visits each member of each object, until `visit` says not to go deeper.
fn collect<'a>(value: &'a Value, at: &str, visit: &mut impl FnMut(&str, &str, &'a Value) -> bool) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                if visit(at, key, member) {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    collect(member, &format!("{at}/{key}"), visit);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{at}/{index}"), visit);
            }
        }
        _ => {}
    }
}

/// The name of the schema that a reference resolves to.
///
/// # Panics
/// If it is no reference to a schema.
pub fn schema_name(reference: &Value) -> &str {
    let reference = reference["$ref"].as_str().unwrap_or_default();
    reference
        .strip_prefix("#/components/schemas/")
        .expect("a reference to a schema")
}

/// Applies the updates of an overlay; other actions are not known here.
fn apply(document: &mut Value, overlay: &Value) {
    let actions = overlay["actions"].as_array();
    for action in actions.expect("an overlay has actions") {
        let target = action["target"].as_str().expect("an action has a target");
        let path = JsonPath::parse(target).expect("a target is a JSONPath");
        let found = path.query_located(document);
        let places: Vec<String> = found.locations().map(|at| at.to_json_pointer()).collect();
        assert!(!places.is_empty(), "{target} matches nothing");
        let update = action.get("update").expect("an action is an update");
        for place in places {
            merge(
                document.pointer_mut(&place).expect("the place was found"),
                update,
            );
        }
    }
}

/// Merges as the Overlay Specification 1.0 says: objects by their members,
/// arrays by appending, the rest by replacing.
fn merge(target: &mut Value, update: &Value) {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            for (key, value) in update {
                merge(target.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(target), Value::Array(update)) => target.extend_from_slice(update),
        (target, update) => *target = update.clone(),
    }
}
