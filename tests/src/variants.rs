//! The requests that a document allows for an operation: with what is optional
//! absent, empty, `null` and full.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::described::Described;
use crate::document::Document;
use crate::given::{BODY, Given};
use crate::samples::sample;

/// Text with all that is apt to go wrong on the way.
pub const TEXT: &str = "a \"b\" \\ \u{fc}\u{1f600} </x> %2F\n";

/// Texts that mean something in a path, in a query, or in JSON.
pub const ODD: [&str; 12] = [
    TEXT,
    "a/b",
    "%2F",
    "a b",
    "a+b",
    "a,b|c",
    "?a=b&c#d",
    "a;b\\c[d]{e}",
    "null",
    "100%",
    "\u{fc}\u{1f600}\u{0}",
    " ",
];

/// Deeper than this, an object has only what it must have.
const DEEPEST: usize = 8;

/// What is in the place of what is optional.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fill {
    /// Nothing.
    Absent,
    /// An empty list, map or text, zero or `false`, where that is valid.
    Empty,
    /// `null` where it is valid, and else the value.
    Null,
    /// A value.
    Full,
}

/// A request, and what is special about it.
pub struct Variant {
    /// For the message of a failure.
    pub what: String,
    /// The parameters and the body.
    pub given: Given,
}

impl fmt::Debug for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.what, self.given.0)
    }
}

/// All requests of an operation that are looked at, no two of them the same.
///
/// # Panics
/// If the document has a type that is not known here.
pub fn variants(operation: Described<'_>) -> Vec<Variant> {
    let mut all: Vec<Variant> = Vec::new();
    let mut add = |what: String, given: Given| {
        if all.iter().all(|variant| variant.given != given) {
            all.push(Variant { what, given });
        }
    };
    let least = request(operation, Fill::Absent);
    for fill in [Fill::Absent, Fill::Empty, Fill::Null, Fill::Full] {
        add(format!("{fill:?}"), request(operation, fill));
    }
    let document = operation.document();
    for (place, parameter) in parameters(operation) {
        let (name, schema) = (name(parameter), &parameter["schema"]);
        let kind = document.resolve(schema);
        let value = |fill| parameter_value(operation, place, schema, fill);
        add(format!("only {name}"), least.with(name, value(Fill::Full)));
        if parameter["required"] != true {
            let empty = least.with(name, value(Fill::Empty));
            add(format!("only {name}, empty"), empty);
        }
        if place == "header" {
            continue;
        }
        if is_free_text(kind) {
            for text in ODD {
                add(format!("{name} {text:?}"), least.with(name, json!(text)));
            }
        } else if kind["type"] == "array" && is_free_text(document.resolve(&kind["items"])) {
            add(format!("{name} of odd texts"), least.with(name, json!(ODD)));
            let backwards: Vec<_> = ODD.iter().rev().collect();
            add(
                format!("{name} backwards"),
                least.with(name, json!(backwards)),
            );
        }
    }
    if let Some(schema) = operation.request_schema() {
        let full = value(document, schema, Fill::Full, 0, 0);
        add("the body alone".to_owned(), least.with(BODY, full.clone()));
        let mut changes = Vec::new();
        changes_of(document, schema, &full, "", &mut changes);
        for (at, value) in changes {
            let shown = value.as_ref().map_or("absent".to_owned(), Value::to_string);
            let body = changed(&full, &at, value);
            add(format!("{at} {shown}"), least.with(BODY, body));
        }
    }
    all
}

/// A request in which everything that is optional is filled in one way.
pub fn full_request(operation: Described<'_>) -> Given {
    request(operation, Fill::Full)
}

fn request(operation: Described<'_>, fill: Fill) -> Given {
    let document = operation.document();
    let mut given = Given::default();
    for (place, parameter) in parameters(operation) {
        // What must be there is never empty; that is for the refusals.
        let is_required = parameter["required"] == true;
        let fill = if is_required { Fill::Full } else { fill };
        if fill != Fill::Absent {
            let value = parameter_value(operation, place, &parameter["schema"], fill);
            given.0.insert(name(parameter).to_owned(), value);
        }
    }
    let is_required = operation
        .request_body()
        .is_some_and(|body| body["required"] == true);
    if let Some(schema) = operation.request_schema()
        && (is_required || fill != Fill::Absent)
    {
        let body = value(document, schema, fill, 0, 0);
        given.0.insert(BODY.to_owned(), body);
    }
    given
}

/// The parameters that have one text or several, by their place.
pub fn parameters<'a>(operation: Described<'a>) -> Vec<(&'static str, &'a Value)> {
    let places = ["path", "query", "header"].into_iter();
    let all = places.flat_map(|place| {
        let parameters = operation.parameters(place).into_iter();
        parameters.map(move |parameter| (place, parameter))
    });
    all.filter(|(_, parameter)| {
        let schema = operation.document().resolve(&parameter["schema"]);
        schema["type"] != "object"
    })
    .collect()
}

/// The name of a parameter.
///
/// # Panics
/// If it has none.
pub fn name(parameter: &Value) -> &str {
    parameter["name"].as_str().expect("a parameter has a name")
}

/// Whether any text is a value of a schema.
pub fn is_free_text(schema: &Value) -> bool {
    let limits = ["enum", "format", "pattern", "minLength", "maxLength"];
    let is_free = |limit: &&str| schema.get(*limit).is_none();
    schema["type"] == "string" && limits.iter().all(is_free)
}

fn is_nullable(document: &Document, schema: &Value) -> bool {
    schema["nullable"] == true || document.resolve(schema)["nullable"] == true
}

/// A value of a parameter. A header has ASCII alone, and no list is empty
/// without which a change would change more: such a request is refused.
fn parameter_value(operation: Described<'_>, place: &str, schema: &Value, fill: Fill) -> Value {
    let document = operation.document();
    let is_list = document.resolve(schema)["type"] == "array";
    let fill = match fill {
        Fill::Empty if is_list && place == "query" && !operation.is_safe() => Fill::Full,
        fill => fill,
    };
    if place == "header" && fill != Fill::Empty && is_free_text(document.resolve(schema)) {
        return json!("a, \"b\"; c=%2F+d");
    }
    value(document, schema, fill, 0, 0)
}

/// A value of a schema; `number` makes two entries of a list different.
fn value(document: &Document, schema: &Value, fill: Fill, number: usize, depth: usize) -> Value {
    let schema = document.resolve(schema);
    if fill == Fill::Null && schema["nullable"] == true {
        return Value::Null;
    }
    if let Some(Value::Array(listed)) = schema.get("enum") {
        return listed[number % listed.len()].clone();
    }
    let is_empty = fill == Fill::Empty;
    let limits = ["minimum", "maximum", "multipleOf", "exclusiveMinimum"];
    let is_limited = limits.iter().any(|limit| schema.get(*limit).is_some());
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("string"), Some("uuid")) => json!(format!("2c5b3a0e-6f0b-4a3c-9a4e-{number:012x}")),
        (Some("string"), format) if is_free_text(schema) || format == Some("password") => {
            match (is_empty, number) {
                (true, _) => json!(""),
                (false, 0) => json!(TEXT),
                (false, _) => json!(format!("{TEXT}{number}")),
            }
        }
        (Some("boolean"), _) => json!(!is_empty && number.is_multiple_of(2)),
        (Some("integer" | "number"), _) if is_empty && !is_limited => json!(0),
        (Some("integer"), Some("int64")) if number == 1 && !is_limited => json!(i64::MIN),
        (Some("array"), _) if is_empty && schema.get("minItems").is_none() => json!([]),
        (Some("array"), _) => {
            let entry = |number| value(document, &schema["items"], fill, number, depth + 1);
            let mut entries = vec![entry(0), entry(1)];
            entries.dedup();
            Value::Array(entries)
        }
        (Some("object"), _) if schema.get("properties").is_some() => {
            object(document, schema, fill, number, depth)
        }
        (Some("object"), _) if is_empty && schema.get("minProperties").is_none() => json!({}),
        _ => sample(document, schema),
    }
}

fn object(document: &Document, schema: &Value, fill: Fill, number: usize, depth: usize) -> Value {
    let fill = if depth < DEEPEST { fill } else { Fill::Absent };
    let members =
        members_of(schema).filter(|(_, _, is_required)| *is_required || fill != Fill::Absent);
    members
        .map(|(name, schema, _)| {
            (
                name.clone(),
                value(document, schema, fill, number, depth + 1),
            )
        })
        .collect()
}

/// The members that a request can have: the name, the schema, and whether it
/// must have it.
fn members_of(schema: &Value) -> impl Iterator<Item = (&String, &Value, bool)> {
    let members = schema["properties"].as_object();
    let members = members.into_iter().flatten();
    let members = members.filter(|(_, member)| member["readOnly"] != true);
    members.map(|(name, member)| {
        let required = schema["required"].as_array();
        let is_required = required.is_some_and(|all| all.contains(&json!(name)));
        (name, member, is_required)
    })
}

/// Each way in which one member of a full value can be otherwise: where, and
/// what is there instead, if anything.
fn changes_of(
    document: &Document,
    schema: &Value,
    full: &Value,
    at: &str,
    changes: &mut Vec<(String, Option<Value>)>,
) {
    let schema = document.resolve(schema);
    match full {
        Value::Array(entries) if schema["type"] == "array" => {
            if let Some(entry) = entries.first() {
                changes_of(
                    document,
                    &schema["items"],
                    entry,
                    &format!("{at}/0"),
                    changes,
                );
            }
        }
        Value::Object(members) => {
            for (name, member, is_required) in members_of(schema) {
                let Some(full) = members.get(name) else {
                    continue;
                };
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                if !is_required {
                    changes.push((at.clone(), None));
                }
                if is_nullable(document, member) {
                    changes.push((at.clone(), Some(Value::Null)));
                }
                let empty = value(document, member, Fill::Empty, 0, 0);
                if empty != *full {
                    changes.push((at.clone(), Some(empty)));
                }
                changes_of(document, member, full, &at, changes);
            }
        }
        _ => {}
    }
}

/// A value in which one place is otherwise.
fn changed(full: &Value, at: &str, value: Option<Value>) -> Value {
    let mut changed = full.clone();
    match value {
        Some(value) => *changed.pointer_mut(at).expect("the place is there") = value,
        None => {
            let (parent, name) = at.rsplit_once('/').expect("a place in an object");
            let name = name.replace("~1", "/").replace("~0", "~");
            let parent = changed.pointer_mut(parent).and_then(Value::as_object_mut);
            parent.and_then(|parent: &mut Map<String, Value>| parent.remove(&name));
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::OwnDocument;
    use crate::schema::named;

    #[test]
    fn every_operation_has_requests_that_are_all_valid() {
        let count = |api: &str| {
            let (mut operations, mut bodies, mut requests) = (0, 0, 0);
            for operation in Document::of(api).operations() {
                operations += 1;
                bodies += usize::from(operation.request_schema().is_some());
                requests += variants(operation).len();
            }
            (operations, bodies, requests)
        };
        assert_eq!(count("scc"), (13, 3, 120));
        assert_eq!(count("suite-api"), (59, 28, 953));
    }

    #[test]
    fn a_body_has_each_part_absent_empty_null_and_full() {
        let document = Document::new(json!({
            "paths": { "/a": { "put": {
                "operationId": "put",
                "parameters": [
                    { "name": "tag", "in": "query", "schema": {
                        "type": "array", "items": { "type": "string" },
                    } },
                ],
                "requestBody": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Thing" },
                } } },
            } } },
            "components": { "schemas": { "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": { "type": "integer", "format": "int64", "minimum": 1 },
                    "seen": { "type": "boolean", "readOnly": true },
                    "note": { "type": "string", "nullable": true },
                    "list": { "type": "array", "nullable": true, "items": { "type": "boolean" } },
                    "next": { "$ref": "#/components/schemas/Thing" },
                },
            } } },
        }));
        let operation = document.operation("put");
        let all = variants(operation);
        let schema = named(&document, "Thing");
        let has = |given: Value| {
            let given = Given::of(given);
            all.iter().any(|variant| variant.given == given)
        };
        for variant in &all {
            let body = variant.given.0.get(BODY);
            let problems = body.map(|body| schema.problems(body));
            assert_eq!(problems.unwrap_or_default(), [""; 0], "{variant:?}");
        }
        assert!(has(json!({})));
        assert!(has(json!({ "tag": ODD })));
        // Such a change is refused.
        assert!(!has(json!({ "tag": [] })));
        let body = |at: &str, value: &Value| {
            let mut bodies = all.iter().filter_map(|variant| variant.given.0.get(BODY));
            bodies.any(|body| body.pointer(at) == Some(value) && body.get("next").is_some())
        };
        for at in ["/note", "/next/note", "/next/next/note"] {
            for value in [json!(""), json!(null), json!(TEXT)] {
                assert!(body(at, &value), "{at} {value}");
            }
        }
        for value in [json!([]), json!(null), json!([true, false])] {
            assert!(body("/next/list", &value), "{value}");
        }
        let mut bodies = all.iter().filter_map(|variant| variant.given.0.get(BODY));
        assert!(bodies.all(|body| body.get("seen").is_none()));
    }
}
