//! Values of every schema that the vendors describe go through the generated
//! types, where the vendors' descriptions are present.

use std::collections::BTreeSet;

use openapi_client_codegen::Client;
use openapi_client_testing::{Direction, Document};
use serde_json::{Map, Value};

use crate::round_trip::{Program, type_names};
use crate::samples::{SchemaSamples, schema_names};
use crate::support::{generated, nodes, vendors_document};

/// Each example of a body or of a property, with the place of it and the name
/// of the schema that it is of. A property is in a value of its schema,
/// whose other members are drawn.
fn examples(document: &Value, samples: &mut SchemaSamples<'_>) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for (at, value) in nodes(document) {
        let reference = value["schema"]["$ref"].as_str();
        let schema = reference.and_then(|to| to.strip_prefix("#/components/schemas/"));
        if let (Some(schema), Some(example)) = (schema, value.get("example")) {
            // One of the two has JSON as text.
            let example = match example.as_str() {
                Some(text) => serde_json::from_str(text).ok(),
                None => Some(example.clone()),
            };
            found.extend(example.map(|example| (at, schema.to_owned(), example)));
        }
    }
    let schemas = document["components"]["schemas"].as_object();
    for (name, schema) in schemas.into_iter().flatten() {
        for (property, member) in schema["properties"].as_object().into_iter().flatten() {
            let Some(example) = member.get("example") else {
                continue;
            };
            if let Some(mut value) = samples.values(name).into_iter().next() {
                value[property] = example.clone();
                let at = format!("/components/schemas/{name}/properties/{property}");
                found.push((at, name.clone(), value));
            }
        }
    }
    found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    found
}

/// Each default of a property of `document`, with the property's name.
fn defaults(document: &Value) -> BTreeSet<(String, String)> {
    let properties = nodes(document)
        .into_iter()
        .filter_map(|(_, value)| value["properties"].as_object())
        .flatten();
    properties
        .filter_map(|(name, property)| Some((name.clone(), property.get("default")?.to_string())))
        .collect()
}

/// How `after` differs from `before`, if it does. What is empty may be left
/// out, and a default may be filled in.
fn difference(
    before: &Value,
    after: &Value,
    defaults: &BTreeSet<(String, String)>,
) -> Option<String> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let lost = before
                .iter()
                .find_map(|(name, value)| match after.get(name) {
                    Some(kept) => {
                        difference(value, kept, defaults).map(|why| format!("{name}: {why}"))
                    }
                    None if is_nothing(value) => None,
                    None => Some(format!("{name} is lost")),
                });
            lost.or_else(|| added(before, after, defaults))
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => before
            .iter()
            .zip(after)
            .find_map(|(before, after)| difference(before, after, defaults)),
        (Value::Number(before), Value::Number(after)) if before.as_f64() == after.as_f64() => None,
        _ if before == after => None,
        _ => Some(format!("{before} became {after}")),
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null()
        || value.as_array().is_some_and(Vec::is_empty)
        || value.as_object().is_some_and(Map::is_empty)
}

fn added(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    defaults: &BTreeSet<(String, String)>,
) -> Option<String> {
    after
        .iter()
        .filter(|(name, _)| !before.contains_key(*name))
        .find(|(name, value)| !defaults.contains(&((*name).clone(), value.to_string())))
        .map(|(name, value)| format!("{name} came in as {value}"))
}

#[test]
fn values_of_every_schema_of_the_vendors_come_out_as_they_went_in() {
    let files = [
        ("scc", "scc-1.5.0.openapi.yaml"),
        ("vcf", "vcf-operations-9.1.0.openapi.json"),
    ];
    let documents: Vec<_> = files
        .into_iter()
        .filter_map(|(name, file)| Some((name, vendors_document(file)?)))
        .collect();
    if documents.is_empty() {
        return;
    }
    let clients: Vec<Client> = documents
        .iter()
        .map(|(_, document)| generated(document))
        .collect();
    let modules: Vec<_> = documents
        .iter()
        .zip(&clients)
        .map(|((name, document), client)| {
            (*name, client, type_names(client, schema_names(document)))
        })
        .collect();
    let program = Program::of(&modules);
    for (name, document) in &documents {
        let parsed = Document::new(document.clone());
        let mut samples = SchemaSamples::of(&parsed, Direction::Response);
        let schemas: Vec<&String> = schema_names(document).collect();
        let mut values = Vec::new();
        for schema in &schemas {
            let drawn = samples.values(schema).into_iter();
            values.extend(drawn.map(|value| (format!("{name}/{schema}"), value)));
        }
        let defaults = defaults(document);
        let failed: Vec<String> = program
            .through(&values)
            .into_iter()
            .zip(&values)
            .filter_map(|(out, (schema, value))| {
                let why = match out {
                    Ok((_, true)) => "is kept raw".to_owned(),
                    Ok((out, false)) => difference(value, &out, &defaults)?,
                    Err(error) => error,
                };
                Some(format!("{schema}: {why}"))
            })
            .collect();
        assert!(
            failed.is_empty(),
            "{} of {}:\n{}",
            failed.len(),
            values.len(),
            failed.join("\n")
        );
        let expected = match *name {
            "scc" => (128, 1081),
            _ => (587, 4881),
        };
        assert_eq!((schemas.len(), values.len()), expected);

        let examples = examples(document, &mut samples);
        let values: Vec<(String, Value)> = examples
            .iter()
            .map(|(_, schema, value)| (format!("{name}/{schema}"), value.clone()))
            .collect();
        let refused: Vec<String> = program
            .through(&values)
            .into_iter()
            .zip(&examples)
            .filter_map(|(out, (at, ..))| match out {
                Ok((_, false)) => None,
                Ok((_, true)) => Some(format!("{at}: is kept raw")),
                Err(error) => Some(format!("{at}: {error}")),
            })
            .collect();
        // Each of these lacks a member that its own schema requires, has null
        // or text in the place of another type, or holds such a value in a
        // choice, which keeps it raw.
        let expected = match *name {
            "scc" => (10, 310),
            _ => (67, 462),
        };
        let counts = (refused.len(), examples.len());
        assert_eq!(counts, expected, "{refused:#?}");
    }
}
