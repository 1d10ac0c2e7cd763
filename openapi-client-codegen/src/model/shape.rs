//! The shapes of values, which decide how they are sent.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::{self, text};

/// Whether `schema` is a file in a form, and whether it is a list of them.
pub(crate) fn file(document: &Value, schema: &Value) -> Option<bool> {
    let is_file = |schema: &Value| {
        let schema = document::resolve(document, schema).unwrap_or(schema);
        matches!(text(schema, "format"), "binary" | "byte")
            && matches!(text(schema, "type"), "string" | "")
            || schema.get("contentMediaType").is_some()
            || text(schema, "type") == "file"
    };
    if is_file(schema) {
        return Some(false);
    }
    is_file(items(document, schema)).then_some(true)
}

/// The schema of the items of a list.
pub(crate) fn items<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    &document::resolve(document, schema).unwrap_or(schema)["items"]
}

/// The shape of the values of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Scalar,
    Array,
    Object,
    /// Anything.
    Any,
}

/// The shape of the values of `schema`; for a choice, the widest.
pub(crate) fn shape(document: &Value, schema: &Value) -> Shape {
    shape_within(document, schema, &mut BTreeSet::new())
}

/// As [`shape`], but skips `known` references: there are too many paths through
/// choices that refer to each other.
fn shape_within<'a>(
    document: &'a Value,
    schema: &'a Value,
    known: &mut BTreeSet<&'a str>,
) -> Shape {
    let reference = schema.get("$ref").and_then(Value::as_str);
    if reference.is_some_and(|reference| !known.insert(reference)) {
        return Shape::Any;
    }
    let Some(schema) = document::resolve(document, schema) else {
        return Shape::Any;
    };
    match text(schema, "type") {
        "object" => return Shape::Object,
        "array" => return Shape::Array,
        "" => {}
        _ => return Shape::Scalar,
    }
    if schema.get("properties").is_some() || schema.get("additionalProperties").is_some() {
        return Shape::Object;
    }
    if schema.get("enum").is_some() {
        return Shape::Scalar;
    }
    let parts = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten();
    let shapes: Vec<Shape> = parts
        .map(|part| shape_within(document, part, known))
        .collect();
    [Shape::Object, Shape::Array, Shape::Scalar]
        .into_iter()
        .find(|shape| shapes.contains(shape))
        .unwrap_or(Shape::Any)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn choices_that_refer_to_each_other_are_visited_once() {
        let names: Vec<String> = (0..30).map(|number| format!("C{number}")).collect();
        let choice: Vec<Value> = names
            .iter()
            .map(|name| json!({"$ref": format!("#/components/schemas/{name}")}))
            .collect();
        let choice = json!({ "oneOf": choice });
        let mut document = json!({"components": {"schemas": {}}});
        for name in &names {
            document["components"]["schemas"][name] = choice.clone();
        }
        assert_eq!(shape(&document, &choice), Shape::Any);
        document["components"]["schemas"]["C17"]["oneOf"][29] = json!({"type": "object"});
        assert_eq!(shape(&document, &choice), Shape::Object);
    }
}
