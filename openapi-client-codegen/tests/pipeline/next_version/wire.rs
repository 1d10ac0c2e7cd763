//! What a client of one version sends to a server of another and reads of it, tried with
//! values of the schemas: those that are sent are validated, those that come are decoded.

use std::collections::{BTreeMap, BTreeSet};

use openapi_client_codegen::Client;
use openapi_client_testing::{Direction, Document, Schema};
use serde_json::{Map, Value, json};

use crate::round_trip::{Program, type_names};
use crate::samples::SchemaSamples;

/// The methods of operations.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A document, and schemas for all that its operations exchange.
struct Exchanged {
    /// It has a schema of the name of each request.
    document: Document,
    requests: BTreeSet<String>,
    /// The schema that each answer is, or its items.
    answers: BTreeMap<String, String>,
    /// The answers without JSON.
    without_json: BTreeSet<String>,
}

impl Exchanged {
    fn of(document: &Value) -> Self {
        let (mut requests, mut answers) = (Map::new(), BTreeMap::new());
        let mut without_json = BTreeSet::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for method in METHODS.iter().filter(|method| item.get(**method).is_some()) {
                let name = operation_name(path, method);
                let operation = &item[*method];
                requests.insert(name.clone(), request(document, item, operation));
                for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
                    let answer = resolved(document, answer);
                    if answer["content"].get("application/json").is_none() {
                        without_json.insert(format!("{name} {status}"));
                    }
                    let schema = &answer["content"]["application/json"]["schema"];
                    let reference = schema["$ref"].as_str().or(schema["items"]["$ref"].as_str());
                    if let Some(reference) = reference {
                        let component = reference.rsplit('/').next().expect("a name");
                        answers.insert(format!("{name} {status}"), component.to_owned());
                    }
                }
            }
        }
        let mut document = document.clone();
        let names = requests.keys().cloned().collect();
        let schemas = document["components"]["schemas"].as_object_mut();
        schemas.expect("schemas").extend(requests);
        Self {
            document: Document::new(document),
            requests: names,
            answers,
            without_json,
        }
    }

    /// The schema `name`, to validate by.
    fn schema(&self, name: &str, direction: Direction) -> Schema {
        let schema = &self.document.json()["components"]["schemas"][name];
        Schema::new(&self.document, schema, direction)
    }
}

/// An operation by its request. The parameters of a path are known by their places.
pub(crate) fn operation_name(path: &str, method: &str) -> String {
    let form: String = path.split(['{', '}']).step_by(2).collect();
    format!("{method} {form}")
}

/// What `value` refers to, or else itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let reference = value["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
    reference.map_or(value, |at| document.pointer(at).expect("what it refers to"))
}

/// The schema of what an operation of `item` sends.
fn request(document: &Value, item: &Value, operation: &Value) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    let lists = [&item["parameters"], &operation["parameters"]];
    let parameters = lists.into_iter().filter_map(Value::as_array).flatten();
    for (index, parameter) in parameters.enumerate() {
        let parameter = resolved(document, parameter);
        let place = parameter["in"].as_str().expect("a place");
        let name = match place {
            "path" => format!("path {index}"),
            _ => format!("{place} {}", parameter["name"]),
        };
        properties.insert(name.clone(), parameter["schema"].clone());
        if parameter["required"] == true {
            required.push(name);
        }
    }
    let body = resolved(document, &operation["requestBody"]);
    let content = body["content"].as_object().into_iter().flatten().next();
    if let Some((media_type, content)) = content {
        // A server that takes another media type takes no body of this one.
        let name = format!("body {media_type}");
        let schema = content.get("schema").cloned().unwrap_or_else(|| json!({}));
        properties.insert(name.clone(), schema);
        if body["required"] == true {
            required.push(name);
        }
    }
    json!({"type": "object", "properties": properties, "required": required})
}

/// What happens with a server of another version.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The requests that it refuses, and the answers that are refused, each behind its
    /// operation.
    pub(crate) failures: Vec<(String, String)>,
    /// The operations of which a part of an answer is kept as it came, since it is nothing
    /// that the client knows.
    pub(crate) kept: BTreeSet<String>,
    /// The operations of which a request was drawn.
    pub(crate) sent: BTreeSet<String>,
    /// How many answers were drawn.
    pub(crate) received: usize,
}

/// A client, and what it exchanges with servers.
pub(crate) struct OldClient {
    exchanged: Exchanged,
    program: Program,
}

impl OldClient {
    pub(crate) fn of(client: &Client, document: &Value) -> Self {
        let schemas = document["components"]["schemas"]
            .as_object()
            .expect("schemas");
        let types = type_names(client, schemas.keys());
        Self {
            exchanged: Exchanged::of(document),
            program: Program::of(&[("old", client, types)]),
        }
    }

    /// What happens with a server of each of `documents`.
    pub(crate) fn outcomes(&self, documents: &[Value]) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = documents.iter().map(|_| Outcome::default()).collect();
        let (mut values, mut users) = (Vec::new(), Vec::new());
        for (index, document) in documents.iter().enumerate() {
            let theirs = Exchanged::of(document);
            self.send(&theirs, &mut outcomes[index]);
            let failures = &mut outcomes[index].failures;
            let without = theirs.without_json.iter();
            let without = without.filter(|answer| self.exchanged.answers.contains_key(*answer));
            failures.extend(without.map(|it| (operation_of(it), format!("{it} is no JSON"))));
            let mut samples = SchemaSamples::of(&theirs.document, Direction::Response);
            for (answer, schema) in &theirs.answers {
                let Some(mine) = self.exchanged.answers.get(answer) else {
                    continue;
                };
                for value in samples.values(schema) {
                    values.push((format!("old/{mine}"), value));
                    users.push((index, answer.clone()));
                }
            }
        }
        let results = self.program.through(&values);
        for ((result, (_, value)), (index, answer)) in results.iter().zip(&values).zip(users) {
            let outcome = &mut outcomes[index];
            outcome.received += 1;
            match result {
                Ok((_, true)) => drop(outcome.kept.insert(operation_of(&answer))),
                Ok(_) => {}
                // The program writes them too, which a client does not.
                Err(error) if error.starts_with("not written") => {}
                Err(error) => {
                    let text = format!("{answer}: {error}: {value}");
                    outcome.failures.push((operation_of(&answer), text));
                }
            }
        }
        outcomes
    }

    /// What becomes of requests to a server of `theirs`.
    fn send(&self, theirs: &Exchanged, outcome: &mut Outcome) {
        let refused = &mut outcome.failures;
        let mine = &self.exchanged;
        let mut samples = SchemaSamples::of(&mine.document, Direction::Request);
        for request in &mine.requests {
            if !theirs.requests.contains(request) {
                outcome.sent.insert(request.clone());
                refused.push((request.clone(), format!("{request} is not there")));
                continue;
            }
            let theirs = theirs.schema(request, Direction::Request);
            for value in samples.values(request) {
                outcome.sent.insert(request.clone());
                if let Some(problem) = theirs.problems(&value).first() {
                    refused.push((request.clone(), format!("{request}: {problem}: {value}")));
                }
            }
        }
    }
}

/// The operation of an answer, which is named as the operation and a status.
fn operation_of(answer: &str) -> String {
    let (operation, _) = answer.rsplit_once(' ').expect("a status");
    operation.to_owned()
}
