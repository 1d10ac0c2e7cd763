//! Parameters whose names are also those of what the code around them needs.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::support::{
    answering, assert_in_order, document, file, foreign_crates, generated, operation, schema,
};

/// Where a parameter may be.
const PLACES: [&str; 3] = ["path", "query", "header"];

/// The client for one operation with the parameter `name` at `place`.
fn with_parameter(name: &str, place: &str) -> Client {
    let path = if place == "path" {
        format!("/a/{{{name}}}")
    } else {
        "/a".to_owned()
    };
    let parameter = json!({
        "name": name,
        "in": place,
        "required": place == "path",
        "description": "What it is for.",
        "schema": {"type": "string"},
    });
    generated(&document(json!({path: {"get": {
        "operationId": "getA",
        "parameters": [parameter],
        "responses": {"204": {"description": ""}},
    }}})))
}

/// Asserts that the builder takes the parameter and sends it.
#[track_caller]
fn assert_sent(name: &str, setter: &str, place: &str) {
    let client = with_parameter(name, place);
    let builder = file(&client, "builder.rs");
    assert_in_order(
        builder,
        &[&format!(
            "    /// Sets the {place} parameter `{name}`.\n    ///\n    /// What it is for.\n    \
             pub fn {setter}(self, value: impl IntoValue<String>) -> Self {{\n        \
             Self(self.0.{place}(\"{name}\", value))\n"
        )],
    );
}

#[test]
fn a_parameter_may_have_the_name_of_a_variable_of_the_generator() {
    for name in [
        "response", "result", "client", "body", "info", "path", "query", "value", "url", "request",
    ] {
        for place in PLACES {
            assert_sent(name, name, place);
        }
    }
}

#[test]
fn a_parameter_may_have_the_name_of_the_map_of_headers() {
    for place in ["path", "query"] {
        let client = with_parameter("header_map", place);
        assert_sent("header_map", "header_map", place);
        assert!(!file(&client, "builder.rs").contains("HeaderMap"));
    }
}

#[test]
fn a_parameter_may_have_the_name_of_a_method_of_the_builder() {
    for name in ["new", "send"] {
        for place in PLACES {
            let client = with_parameter(name, place);
            let builder = file(&client, "builder.rs");
            for (method, count) in [("fn new(", 0), ("fn send(", 1)] {
                let found = builder.matches(method).count();
                assert_eq!(found, count, "{place} {name} {method}:\n{builder}");
            }
        }
    }
}

#[test]
fn a_parameter_may_have_the_name_of_a_keyword_or_begin_with_a_digit() {
    for (name, setter) in [
        ("type", "type_"),
        ("self", "self_"),
        ("match", "match_"),
        ("2fa", "_2fa"),
    ] {
        for place in PLACES {
            assert_sent(name, setter, place);
        }
    }
}

#[test]
fn an_operation_may_begin_with_a_digit_or_have_the_name_of_a_keyword() {
    let client = generated(&operation(json!({"operationId": "2fa"})));
    assert_eq!(client.report.operations, ["2fa"]);
    let client = generated(&operation(json!({"operationId": "type"})));
    assert_in_order(
        file(&client, "client.rs"),
        &[
            "    pub fn type_(&self) -> builder::Type<'_> {\n        builder::Type(self.start(&operations::TYPE))\n",
        ],
    );
}

#[test]
fn the_version_header_of_the_generator_is_not_sent_but_a_parameter_of_that_name_is() {
    let plain = with_parameter("x", "query");
    for (name, text) in &plain.files {
        assert!(!text.contains("api-version"), "{name}:\n{text}");
        assert!(!text.contains("header_map"), "{name}:\n{text}");
    }
    for place in PLACES {
        assert_sent("api-version", "api_version", place);
    }
}

#[test]
fn schemas_may_have_the_names_of_types_that_the_code_uses() {
    let names = [
        "Option", "String", "Result", "Error", "Client", "Vec", "Box", "Builder",
    ];
    let schemas: serde_json::Map<String, Value> = names
        .iter()
        .zip(names.iter().cycle().skip(1))
        .map(|(name, next)| {
            let next = schema(next);
            (
                (*name).to_owned(),
                json!({"type": "object", "properties": {"next": next}}),
            )
        })
        .collect();
    let client = generated(&answering(schema("Option"), Value::Object(schemas)));
    assert_eq!(client.report.schemas, names.len());
    assert_eq!(foreign_crates(&client), [""; 0]);
    let types = file(&client, "types/mod.rs");
    for (name, next) in names.iter().zip(names.iter().cycle().skip(1)) {
        assert_eq!(
            types.matches(&format!("pub struct {name} ")).count(),
            1,
            "{types}"
        );
        assert!(types.contains(&format!("{next}>")), "{types}");
    }
    assert_eq!(
        types
            .matches("    pub next[?]: ::std::option::Option<")
            .count(),
        names.len()
    );
}
