//! The vendors' full documents, which are not ours to publish, beside ours.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::document::{Described, Document, read, root, schema_name};

/// The folder of the vendors' documents is named by this variable.
const FOLDER: &str = "SPEC_DIR";

/// Keys that tell people something and programs nothing.
const PROSE: [&str; 6] = ["description", "example", "summary", "tags", "title", "xml"];

/// The vendor's document in `file`, if it is at hand.
///
/// It is looked for in the folder that the variable `SPEC_DIR` names, or else
/// in `../shared/specs` beside the workspace. If it is missing from the latter,
/// standard error says what was left out.
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
    let note = format!("left out: {file} is not at hand; {FOLDER} may name its folder\n");
    let _ = std::io::stderr().write_all(note.as_bytes());
    None
}

/// Where an operation of ours differs from the vendor's, and how many facts
/// were compared.
#[derive(Debug, PartialEq, Eq)]
pub struct Comparison {
    /// One line for each difference, sorted by its place.
    pub differences: Vec<String>,
    /// How many facts ours and the vendor's have in common.
    pub same: usize,
}

/// Compares what a client depends on: method, path, parameters, bodies,
/// schemas, statuses and security.
///
/// # Panics
/// If one of the documents has no such operation.
pub fn compare(ours: &Document, vendors: &Document, id: &str) -> Comparison {
    let ours = facts(ours.operation(id));
    let theirs = facts(vendors.operation(id));
    let mut differences = Vec::new();
    let mut same = 0;
    let mut places: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        match (ours.get(place), theirs.get(place)) {
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
    Comparison { differences, same }
}

/// Every fact about an operation by its place.
fn facts(operation: Described<'_>) -> BTreeMap<String, Value> {
    let document = operation.document();
    let mut facts = Facts {
        document,
        all: BTreeMap::new(),
    };
    facts.add("path", operation.path());
    facts.add("method", operation.method());
    match operation.security() {
        Some(scheme) => facts.members("security", scheme),
        None => facts.add("security", Value::Null),
    }
    for place in ["path", "query", "header", "cookie"] {
        for parameter in operation.parameters(place) {
            let name = parameter["name"].as_str().unwrap_or_default();
            facts.members(&format!("{place} {name}"), parameter);
        }
    }
    if let Some(body) = operation.request_body() {
        facts.add("request required", body["required"].clone());
        facts.content("request", body);
    }
    for (status, response) in operation.responses() {
        facts.add(&format!("{status}"), "documented");
        facts.content(&status.to_string(), response);
    }
    facts.all
}

struct Facts<'a> {
    document: &'a Document,
    all: BTreeMap<String, Value>,
}

impl<'a> Facts<'a> {
    fn add(&mut self, place: &str, fact: impl Into<Value>) {
        self.all.insert(place.to_owned(), fact.into());
    }

    fn content(&mut self, place: &str, body: &'a Value) {
        let content = body.get("content").and_then(Value::as_object);
        for (media_type, content) in content.into_iter().flatten() {
            self.value(&format!("{place} {media_type}"), &content["schema"]);
        }
    }

    /// Whatever stands at a place: deeper members, a schema, or a plain fact.
    fn value(&mut self, place: &str, value: &'a Value) {
        if value.get("$ref").is_some() {
            let name = schema_name(value);
            self.add(place, name);
            let known = format!("{name} type");
            if !self.all.contains_key(&known) {
                self.members(name, self.document.resolve(value));
            }
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
        let found = compare(&ours, &document(|_| {}), "a");
        assert_eq!(found.differences, [""; 0]);
        assert_eq!(found.same, 14);
    }

    #[test]
    fn each_difference_is_told_with_its_place() {
        let ours = document(|json| {
            let get = &mut json["paths"]["/a/{b}"]["get"];
            get["parameters"][0]["required"] = false.into();
            get["responses"]["404"] = json!({});
            let schema = &mut json["components"]["schemas"]["A"];
            schema["required"] = json!([]);
            schema["properties"]["x"]["format"] = "password".into();
            schema["properties"]["description"]["type"] = "integer".into();
        });
        let found = compare(&ours, &document(|_| {}), "a");
        let expected = [
            "404: added \"documented\"",
            "A properties description type: \"integer\" for \"string\"",
            "A properties x format: added \"password\"",
            "A required \"x\": left out true",
            "path b required: false for true",
        ];
        assert_eq!(found.differences, expected);
    }
}
