//! The vendors' full documents, which are not ours to publish, beside ours.

mod allowed;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;

use openapi_client_core::StatusPattern;
use serde_json::{Map, Value};

use crate::described::Described;
use crate::document::{Document, OwnDocument, read, root, schema_name};

pub use allowed::unexplained;

/// The folder of the vendors' documents is named by this variable.
const FOLDER: &str = "SPEC_DIR";

/// Keys that are for people alone.
const PROSE: [&str; 6] = ["description", "example", "summary", "tags", "title", "xml"];

/// The vendor's document in `file`, if it is at hand.
///
/// It is looked for in the folder that the variable `SPEC_DIR` names, or else
/// in `../shared/specs` beside the workspace. If it is missing from the latter,
/// standard error says what was skipped.
///
/// # Panics
/// If it is missing from a folder that was named.
pub fn vendor_document(file: &str) -> Option<Document> {
    let named = std::env::var_os(FOLDER).map(PathBuf::from);
    let folder = named
        .clone()
        .unwrap_or_else(|| root().join("../shared/specs"));
    let path = folder.join(file);
    if path.is_file() {
        return Some(Document::new(read(&path)));
    }
    assert!(named.is_none(), "{FOLDER} is set, but has no {file}");
    // Past the capture of the test harness, which hides what succeeds.
    let note = format!("skipped: {file} is not at hand; {FOLDER} may name its folder\n");
    let _ = std::io::stderr().write_all(note.as_bytes());
    None
}

/// Where ours differs from the vendor's, and how much was compared.
#[derive(Debug, PartialEq, Eq)]
pub struct Comparison {
    /// One line for each difference, sorted by its place.
    pub differences: Vec<String>,
    /// How many facts ours and the vendor's have in common.
    pub same: usize,
    /// The schemas that both were found to have, sorted by name.
    pub schemas: Vec<String>,
}

/// Compares what a client of some operations depends on: method, path,
/// parameters, bodies, schemas, statuses, security, and advice against it; and
/// some schemas beside those that the operations use. The place of a fact of
/// an operation starts with its id; what is in a schema is reported once,
/// whatever uses it.
///
/// # Panics
/// If one of the documents lacks an operation or one of the named schemas.
pub fn compare(ours: &Document, vendors: &Document, ids: &[&str], schemas: &[&str]) -> Comparison {
    let [ours, theirs] = [ours, vendors].map(|document| {
        let mut facts = Facts::of(document);
        for id in ids {
            facts.operation(&format!("{id} "), document.operation(id));
        }
        for name in schemas {
            facts.schema(name, &document.schemas()[*name]);
        }
        facts
    });
    differences(&ours, &theirs)
}

fn differences(ours: &Facts<'_>, theirs: &Facts<'_>) -> Comparison {
    let mut differences = Vec::new();
    let mut same = 0;
    let places: BTreeSet<&String> = ours.all.keys().chain(theirs.all.keys()).collect();
    for place in places {
        match (ours.all.get(place), theirs.all.get(place)) {
            (Some(ours), Some(theirs)) if ours == theirs => same += 1,
            (Some(ours), Some(theirs)) => {
                differences.push(format!("{place}: {ours} for {theirs}"));
            }
            (Some(ours), None) => differences.push(format!("{place}: added {ours}")),
            (None, theirs) => {
                let theirs = theirs.unwrap_or(&Value::Null);
                differences.push(format!("{place}: left out {theirs}"));
            }
        }
    }
    let schemas = ours.schemas.intersection(&theirs.schemas);
    Comparison {
        differences,
        same,
        schemas: schemas.cloned().collect(),
    }
}

/// Every fact by its place.
struct Facts<'a> {
    document: &'a Document,
    all: BTreeMap<String, Value>,
    /// The schemas whose facts are there.
    schemas: BTreeSet<String>,
}

impl<'a> Facts<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            document,
            all: BTreeMap::new(),
            schemas: BTreeSet::new(),
        }
    }

    /// The facts about an operation, their places below `at`.
    fn operation(&mut self, at: &str, operation: Described<'a>) {
        self.add(&format!("{at}path"), operation.path());
        self.add(&format!("{at}method"), operation.method());
        if operation.is_deprecated() {
            self.add(&format!("{at}deprecated"), true);
        }
        match (operation.security(), operation.optional_security()) {
            (Some(scheme), _) => self.members(&format!("{at}security"), scheme),
            (None, Some(scheme)) => self.members(&format!("{at}optional security"), scheme),
            (None, None) => self.add(&format!("{at}security"), Value::Null),
        }
        for place in ["path", "query", "header", "cookie"] {
            for parameter in operation.parameters(place) {
                let name = parameter["name"].as_str().unwrap_or_default();
                self.members(&format!("{at}{place} {name}"), parameter);
            }
        }
        if let Some(body) = operation.request_body() {
            let is_required = body.get("required") == Some(&Value::Bool(true));
            self.add(&format!("{at}request required"), is_required);
            self.content(&format!("{at}request"), body);
        }
        for (status, response) in operation.answers() {
            let place = match status {
                StatusPattern::Code(code) => format!("{at}{code}"),
                StatusPattern::Range(hundreds) => format!("{at}{hundreds}XX"),
                other => format!("{at}{other:?}"),
            };
            self.add(&place, "documented");
            self.content(&place, response);
        }
    }

    /// The facts about a schema that has a name, if they are not there yet.
    fn schema(&mut self, name: &str, schema: &'a Value) {
        if self.schemas.insert(name.to_owned()) {
            self.members(name, schema);
        }
    }

    fn add(&mut self, place: &str, fact: impl Into<Value>) {
        self.all.insert(place.to_owned(), fact.into());
    }

    fn content(&mut self, place: &str, body: &'a Value) {
        let content = body.get("content").and_then(Value::as_object);
        for (media_type, content) in content.into_iter().flatten() {
            self.value(&format!("{place} {media_type}"), &content["schema"]);
        }
    }

    /// Whatever is at a place: deeper members, a schema, or a plain fact.
    fn value(&mut self, place: &str, value: &'a Value) {
        if value.get("$ref").is_some() {
            let name = schema_name(value);
            self.add(place, name);
            self.schema(name, self.document.resolve(value));
        } else if value.is_object() {
            self.members(place, value);
        } else {
            self.add(place, value.clone());
        }
    }

    fn members(&mut self, place: &str, value: &'a Value) {
        let members: Option<&'a Map<String, Value>> = value.as_object();
        for (key, member) in members.into_iter().flatten() {
            let is_name = place.ends_with(" properties");
            if !is_name && (PROSE.contains(&key.as_str()) || key.starts_with("x-")) {
                continue;
            }
            let place = format!("{place} {key}");
            match member.as_array() {
                Some(names) if key == "required" => {
                    for name in names {
                        self.add(&format!("{place} {name}"), true);
                    }
                }
                _ => self.value(&place, member),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(change: impl FnOnce(&mut Value)) -> Document {
        let mut json = json!({
            "paths": { "/a/{b}": { "get": {
                "operationId": "a",
                "parameters": [
                    { "name": "b", "in": "path", "required": true, "schema": { "type": "string" } },
                ],
                "responses": { "200": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/A" },
                } } } },
            } } },
            "components": { "schemas": { "A": {
                "type": "object",
                "required": ["x"],
                "properties": {
                    "x": { "type": "string", "description": "Words" },
                    "description": { "type": "string" },
                    "next": { "$ref": "#/components/schemas/A" },
                },
            } } },
        });
        change(&mut json);
        Document::new(json)
    }

    #[test]
    fn words_make_no_difference() {
        let ours = document(|json| {
            json["components"]["schemas"]["A"]["properties"]["x"]["description"] = "Others".into();
        });
        let found = compare(&ours, &document(|_| {}), &["a"], &[]);
        assert_eq!(found.differences, [""; 0]);
        assert_eq!(found.same, 14);
        assert_eq!(found.schemas, ["A"]);
    }

    #[test]
    fn each_difference_is_reported_with_its_place() {
        let ours = document(|json| {
            let get = &mut json["paths"]["/a/{b}"]["get"];
            get["parameters"][0]["required"] = false.into();
            get["responses"]["404"] = json!({});
            let schema = &mut json["components"]["schemas"]["A"];
            schema["required"] = json!([]);
            schema["properties"]["x"]["format"] = "password".into();
            schema["properties"]["description"]["type"] = "integer".into();
        });
        let found = compare(&ours, &document(|_| {}), &["a"], &[]);
        let expected = [
            "A properties description type: \"integer\" for \"string\"",
            "A properties x format: added \"password\"",
            "A required \"x\": left out true",
            "a 404: added \"documented\"",
            "a path b required: false for true",
        ];
        assert_eq!(found.differences, expected);
    }

    #[test]
    fn advice_choice_of_security_and_statuses_by_the_hundred_are_facts() {
        let ours = document(|json| {
            let get = &mut json["paths"]["/a/{b}"]["get"];
            get["deprecated"] = true.into();
            get["security"] = json!([{}, { "key": [] }]);
            get["requestBody"] = json!({ "required": true });
            get["responses"]["4XX"] = json!({});
            json["components"]["securitySchemes"]["key"] = json!({ "type": "apiKey" });
        });
        let vendors = document(|json| {
            json["paths"]["/a/{b}"]["get"]["requestBody"] = json!({});
        });
        let found = compare(&ours, &vendors, &["a"], &[]);
        let expected = [
            "a 4XX: added \"documented\"",
            "a deprecated: added true",
            "a optional security type: added \"apiKey\"",
            "a request required: true for false",
            "a security: left out null",
        ];
        assert_eq!(found.differences, expected);
        assert_eq!(found.same, 13);
    }

    #[test]
    fn a_schema_is_compared_even_if_only_one_of_the_two_uses_it() {
        let with_error = |json: &mut Value| {
            json["components"]["schemas"]["E"] = json!({ "type": "object", "required": ["x"] });
        };
        let ours = document(|json| {
            with_error(json);
            let schema = json!({ "$ref": "#/components/schemas/E" });
            let body = json!({ "content": { "application/json": { "schema": schema } } });
            json["paths"]["/a/{b}"]["get"]["responses"]["4XX"] = body;
            json["components"]["schemas"]["E"]["required"] = json!([]);
        });
        let found = compare(&ours, &document(with_error), &["a"], &["E"]);
        let expected = [
            "E required \"x\": left out true",
            "a 4XX: added \"documented\"",
            "a 4XX application/json: added \"E\"",
        ];
        assert_eq!(found.differences, expected);
        assert_eq!(found.schemas, ["A", "E"]);
    }
}
