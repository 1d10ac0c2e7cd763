//! Moves the parts that others refer to into the components.
//!
//! References and the mappings of discriminators change with them. The names stay,
//! with the characters that OpenAPI 3 does not allow in a component's name: the Rust
//! names are made of them later.
//!
//! # Needed for
//!
//! Every document of Swagger 2.0.
//!
//! # Before
//!
//! ```yaml
//! swagger: "2.0"
//! paths:
//!   /pets:
//!     get: {responses: {200: {schema: {$ref: "#/definitions/Pet"}}}}
//! definitions: {Pet: {type: object}}
//! securityDefinitions: {key: {type: apiKey}}
//! ```
//!
//! # After
//!
//! ```yaml
//! openapi: 3.0.4
//! paths:
//!   /pets:
//!     get: {responses: {200: {schema: {$ref: "#/components/schemas/Pet"}}}}
//! components:
//!   schemas: {Pet: {type: object}}
//!   securitySchemes: {key: {type: apiKey}}
//! ```

use serde_json::{Value, json};

use crate::document::visit::visit_objects_mut;
use crate::document::{components_mut, schemas};
use crate::pointer::Pointer;
use crate::rule::Record;
use crate::versions::version_number::VERSION;

/// The sections of Swagger 2.0, and those of the components of OpenAPI 3.
const SECTIONS: [(&str, &str); 4] = [
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let root = Pointer::root();
    let Some(version) = remove(document, "swagger") else {
        return;
    };
    record.change(&root.join("swagger"), version, VERSION.into());
    document["openapi"] = VERSION.into();
    for (from, to) in SECTIONS {
        let Some(section) = remove(document, from) else {
            continue;
        };
        let names = section.as_object().map_or(0, serde_json::Map::len);
        let at = root.join_all(["components", to]);
        record.change(
            &root.join(from),
            json!(format!("{names} parts")),
            json!(format!("#{}", at.as_str())),
        );
        record.moved(&root.join(from), &at);
        if let Some(components) = components_mut(document, to) {
            match section {
                Value::Object(parts) => components.extend(parts),
                // It is reported at its place.
                other => document["components"][to] = other,
            }
        }
    }
    visit_objects_mut(document, &mut |object, _| {
        if let Some(Value::String(reference)) = object.get_mut("$ref") {
            settle(reference);
        }
    });
    schemas::visit(document, &mut |schema, _| {
        let mapping = schema
            .get_mut("discriminator")
            .and_then(|discriminator| discriminator.get_mut("mapping"))
            .and_then(Value::as_object_mut);
        for (_, value) in mapping.into_iter().flatten() {
            if let Value::String(reference) = value {
                settle(reference);
            }
        }
    });
}

fn remove(document: &mut Value, key: &str) -> Option<Value> {
    document.as_object_mut()?.shift_remove(key)
}

/// Makes `reference` one to the place that its target has now.
fn settle(reference: &mut String) {
    for (from, to) in SECTIONS {
        if let Some(name) = reference.strip_prefix(&format!("#/{from}/")) {
            *reference = format!("#/components/{to}/{name}");
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    #[test]
    fn references_and_mappings_follow_and_data_stays() {
        let to = |section: &str, name: &str| json!({"$ref": format!("#/{section}/{name}")});
        let document = |schemas: &str, parameters: &str, responses: &str| {
            json!({"get": {
                "parameters": [to(parameters, "P")],
                "responses": {"200": to(responses, "R")},
                "x-more": to(schemas, "A~1B"),
            }})
        };
        let schema = |of: &str| {
            json!({
                "discriminator": {"propertyName": "t", "mapping": {"a": format!("#/{of}/A")}},
                "example": to("definitions", "A"),
                "properties": {"$ref": to(of, "A"), "definitions": {"default": to("definitions", "A")}},
            })
        };
        let (made, changes) = Tested(apply).on(json!({
            "swagger": 2.0,
            "paths": {"/a": document("definitions", "parameters", "responses")},
            "definitions": {"A": schema("definitions")},
        }));
        let [schemas, parameters, responses] =
            ["schemas", "parameters", "responses"].map(|name| format!("components/{name}"));
        let item = document(&schemas, &parameters, &responses);
        assert_eq!(
            made,
            json!({
                "openapi": "3.0.4",
                "paths": {"/a": item},
                "components": {"schemas": {"A": schema(&schemas)}},
            })
        );
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn what_is_no_section_stays_to_be_reported() {
        let (made, _) = Tested(apply).on(json!({"swagger": "2.0", "definitions": 7}));
        assert_eq!(
            made,
            json!({"openapi": "3.0.4", "components": {"schemas": 7}})
        );
    }
}
