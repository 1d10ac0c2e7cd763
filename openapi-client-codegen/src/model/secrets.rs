//! Whether the requests of an operation hold a secret.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Keys below which there are values, not schemas.
const VALUES: [&str; 5] = ["default", "enum", "example", "examples", "responses"];

/// Whether a parameter or the body of `operation` of `item` may hold a string of the
/// format `password`.
pub(crate) fn sends_secrets(
    document: &Value,
    item: &Value,
    operation: &Map<String, Value>,
) -> bool {
    let own = ["parameters", "requestBody"].map(|key| operation.get(key));
    let sent = own.into_iter().chain([item.get("parameters")]).flatten();
    let mut seen = BTreeSet::new();
    sent.into_iter()
        .any(|value| holds(document, value, &mut seen))
}

fn holds<'a>(document: &'a Value, value: &'a Value, seen: &mut BTreeSet<&'a str>) -> bool {
    match value {
        Value::Object(members) => {
            members
                .get("format")
                .is_some_and(|format| format == "password")
                || members
                    .iter()
                    .any(|(key, member)| match (key.as_str(), member) {
                        // Their names are any.
                        ("properties", Value::Object(members)) => {
                            members.values().any(|member| holds(document, member, seen))
                        }
                        (key, _) if VALUES.contains(&key) => false,
                        _ => holds(document, member, seen),
                    })
        }
        Value::Array(items) => items.iter().any(|item| holds(document, item, seen)),
        // A reference, also one of a discriminator.
        Value::String(text) => match text.strip_prefix('#') {
            Some(pointer) if seen.insert(pointer) => document
                .pointer(pointer)
                .is_some_and(|target| holds(document, target, seen)),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_secret_is_found_wherever_it_is_sent_and_only_there() {
        let document = json!({"components": {"schemas": {
            "Login": {"properties": {"password": {"type": "string", "format": "password"}}},
            "Tree": {"properties": {
                "name": {"type": "string", "example": {"format": "password"}},
                "more": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
            "Odd": {"properties": {"default": {"type": "string", "format": "password"}}},
            "Base": {"discriminator": {"propertyName": "a", "mapping": {
                "login": "#/components/schemas/Login"}}},
        }}});
        let body = |name: &str| {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            json!({"requestBody": {"content": {"application/json": {"schema": schema}}}})
        };
        let secret = json!([{"in": "query", "schema": {"type": "string", "format": "password"}}]);
        let answer = json!({"responses": {"200": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Login"}}}}}});
        let none = json!({});
        for (item, operation, expected) in [
            (&none, body("Login"), true),
            (&none, body("Tree"), false),
            (&none, body("Odd"), true),
            (&none, body("Base"), true),
            (&none, json!({"parameters": secret}), true),
            (&json!({"parameters": secret}), json!({}), true),
            (&none, answer, false),
        ] {
            let operation = operation.as_object().expect("an operation");
            let found = sends_secrets(&document, item, operation);
            assert_eq!(found, expected, "{operation:?}");
        }
    }
}
