//! The types of schemas: secrets, `null`, and what grows with the document.

use serde_json::{Value, json};

use crate::support::{
    answering, assert_has, assert_in_order, file, foreign_crates, generated, json_content,
    operation, schema,
};

/// The types of a document that answers an object with `properties`.
fn answered(properties: Value) -> String {
    let thing = json!({"type": "object", "properties": properties});
    let client = generated(&answering(schema("Thing"), json!({"Thing": thing})));
    assert_eq!(foreign_crates(&client), [""; 0]);
    file(&client, "types/mod.rs").to_owned()
}

const NULL: &str = "    #[serde(deserialize_with = \"::openapi_client_core::null_as_default\")]\n";

#[test]
fn a_string_of_format_password_is_a_secret_wherever_it_is() {
    let secret = json!({"type": "string", "format": "password", "minLength": 8, "example": "x"});
    let types = answered(json!({
        "one": secret,
        "several": {"type": "array", "items": secret},
        "by_name": {"type": "object", "additionalProperties": secret},
        "name": {"type": "string"},
    }));
    assert_in_order(
        &types,
        &[
            "    pub by_name: ::std::collections::HashMap<\n        ::std::string::String,\n        ::openapi_client_core::Secret,\n    >,\n",
            "    pub name: ::std::option::Option<::std::string::String>,\n",
            "    pub one: ::std::option::Option<::openapi_client_core::Secret>,\n",
            "    pub several: ::std::vec::Vec<::openapi_client_core::Secret>,\n",
        ],
    );
}

#[test]
fn a_schema_that_is_a_secret_has_one_inside() {
    let secret = json!({"type": "string", "format": "password"});
    let document = answering(schema("Token"), json!({"Token": secret}));
    let client = generated(&document);
    assert_in_order(
        file(&client, "types/mod.rs"),
        &["pub struct Token(pub ::openapi_client_core::Secret);\n"],
    );
}

#[test]
fn a_secret_of_a_request_is_a_secret_too() {
    let secret = json!({"type": "string", "format": "password"});
    let query = json!({"name": "key", "in": "query", "required": true, "schema": secret});
    let body =
        json!({"type": "object", "required": ["password"], "properties": {"password": secret}});
    let client = generated(&operation(json!({
        "parameters": [query],
        "requestBody": {"content": json_content(body)},
    })));
    assert_has(
        file(&client, "builder.rs"),
        "    pub fn key(self, value: impl IntoValue<::openapi_client_core::Secret>) -> Self {\n",
    );
    assert_has(
        file(&client, "types/mod.rs"),
        "    pub password: ::openapi_client_core::Secret,\n",
    );
}

#[test]
fn null_for_a_list_or_map_of_an_answer_reads_as_absent() {
    let text = json!({"type": "string"});
    let types = answered(json!({
        "list": {"type": "array", "items": text},
        "map": {"type": "object", "additionalProperties": text},
        "object": {"type": "object"},
        "text": text,
    }));
    assert_eq!(types.matches(NULL).count(), 3, "{types}");
    for field in ["list", "map", "object"] {
        let line = format!("{NULL}    pub {field}: ");
        assert_eq!(types.matches(&line).count(), 1, "{field}:\n{types}");
    }
}

#[test]
fn a_list_that_must_be_there_is_not_absent() {
    let thing = json!({"type": "object", "required": ["list"], "properties": {
        "list": {"type": "array", "items": {"type": "string"}}}});
    let client = generated(&answering(schema("Thing"), json!({"Thing": thing})));
    let types = file(&client, "types/mod.rs");
    assert!(types.contains("    pub list: ::std::vec::Vec<::std::string::String>,\n"));
    assert!(!types.contains("null_as_default"), "{types}");
}

#[test]
fn a_list_that_is_sent_is_absent_or_a_list() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let mut document = operation(json!({"requestBody": {"content": json_content(schema("Wish"))}}));
    document["components"] =
        json!({"schemas": {"Wish": {"type": "object", "properties": {"list": list}}}});
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    let list = "pub list: ::std::option::Option<::std::vec::Vec<";
    assert!(types.contains(list), "{types}");
    assert!(!types.contains("null_as_default"), "{types}");
}

#[test]
fn formats_become_the_types_that_the_design_names() {
    let text = |format: &str| json!({"type": "string", "format": format});
    let types = answered(json!({
        "day": text("date"),
        "id": text("uuid"),
        "moment": text("date-time"),
        "address": text("ipv4"),
        "odd": text("no-such-format"),
    }));
    assert_in_order(
        &types,
        &[
            "    pub address: ::std::option::Option<::std::string::String>,\n",
            "    pub day: ::std::option::Option<::chrono::naive::NaiveDate>,\n",
            "    pub id: ::std::option::Option<::uuid::Uuid>,\n",
            "    pub moment: ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,\n",
            "    pub odd: ::std::option::Option<::std::string::String>,\n",
        ],
    );
}

#[test]
fn a_pattern_of_a_string_needs_no_crate_that_a_client_lacks() {
    let coded = json!({"type": "string", "pattern": "^[a-z]+$", "maxLength": 9});
    let types = answered(json!({"code": coded}));
    assert!(types.contains("pub code: "), "{types}");
}

#[test]
fn types_may_grow_and_their_builders_say_what_they_set() {
    let thing = json!({"type": "object", "description": "A thing.", "properties": {
        "theKey": {"type": "string", "description": "Its key."}}});
    let client = generated(&answering(schema("the-thing"), json!({"the-thing": thing})));
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "pub mod builder;\npub mod error;\n\n/// A thing.\n",
            "#[non_exhaustive]\npub struct TheThing {\n    /// Its key.\n    #[serde(rename = \"theKey\", ",
            "    /// Starts a builder with nothing set.\n    pub fn builder() -> builder::TheThing {\n",
        ],
    );
    assert_in_order(
        file(&client, "types/builder.rs"),
        &[
            "/// Builder of a [`TheThing`](super::TheThing).\n#[derive(Clone, Debug)]\npub struct TheThing {\n",
            "    /// Sets [`the_key`](super::TheThing::the_key).\n    pub fn the_key<T>(mut self, value: T) -> Self\n",
        ],
    );
}

#[test]
fn names_that_become_one_are_distinguished_by_a_number() {
    let object = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let mut document = answering(
        json!({"type": "object", "properties": {"a": schema("the-thing"), "b": schema("theThing")}}),
        json!({"TheThing": object("first"), "the-thing": object("second"), "theThing": object("third")}),
    );
    document["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["properties"]
        ["c"] = schema("TheThing");
    let client = generated(&document);
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "    pub a: ::std::option::Option<TheThing2>,\n",
            "    pub b: ::std::option::Option<TheThing3>,\n",
            "    pub c: ::std::option::Option<TheThing>,\n",
            "pub struct TheThing {\n",
            "    pub first: ",
            "pub struct TheThing2 {\n",
            "    pub second: ",
            "pub struct TheThing3 {\n",
            "    pub third: ",
        ],
    );
}

#[test]
fn a_type_that_contains_itself_is_boxed() {
    let node = json!({"type": "object", "properties": {
        "parent": schema("Node"), "children": {"type": "array", "items": schema("Node")}}});
    let client = generated(&answering(schema("Node"), json!({"Node": node})));
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "    pub children: ::std::vec::Vec<Node>,\n",
            "    pub parent: ::std::option::Option<::std::boxed::Box<Node>>,\n",
        ],
    );
}

#[test]
fn a_property_that_nobody_set_is_not_sent_whatever_its_default_is() {
    let types = answered(json!({
        "enabled": {"type": "boolean", "default": true},
        "size": {"type": "integer", "default": 5, "description": "How large."},
        "way": {"type": "string", "enum": ["up", "down"], "default": "up"},
        "names": {"type": "array", "items": {"type": "string"}, "default": []},
    }));
    assert_in_order(
        &types,
        &[
            "    /// Default: `true`.\n",
            "    pub enabled: ::std::option::Option<bool>,\n",
            "    /// How large.\n    ///\n    /// Default: `5`.\n",
            "    pub size: ::std::option::Option<i128>,\n",
            "    pub way: ::std::option::Option<ThingWay>,\n",
        ],
    );
    assert_eq!(types.matches("null_as_default").count(), 1, "{types}");
}

#[test]
fn an_object_keeps_what_it_has_beside_its_properties_and_a_builder_needs_none() {
    let more = |more: Value| json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": more});
    let document = answering(
        schema("More"),
        json!({"More": more(true.into()), "Numbers": more(json!({"type": "integer"})),
            "Extra": {"type": "object", "required": ["extra"], "properties": {"extra": {"type": "string"}}}}),
    );
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    assert_eq!(types.matches("#[serde(flatten)]\n").count(), 2, "{types}");
    let by_run_time = "#[serde(deserialize_with = \"::openapi_client_core::more_members\")]\n    pub extra: ::std::collections::HashMap<::std::string::String, i128>,";
    assert_has(types, by_run_time);
    assert_has(
        types,
        "#[serde(flatten)]\n    pub extra: ::serde_json::Map<",
    );
    let builder = file(&client, "types/builder.rs");
    assert_eq!(
        builder.matches("extra: Ok(Default::default()),").count(),
        2,
        "{builder}"
    );
    assert_eq!(
        builder.matches("no value supplied for extra").count(),
        1,
        "{builder}"
    );
}

#[test]
fn a_deprecated_property_is_deprecated_for_the_compiler_too() {
    let types = |properties: Value| {
        let thing = json!({"type": "object", "properties": properties});
        let client = generated(&answering(schema("Thing"), json!({"Thing": thing})));
        ["types/mod.rs", "types/builder.rs"].map(|name| file(&client, name).to_owned())
    };
    let [types, builders] = types(json!({
        "bare": {"type": "string", "deprecated": true},
        "old": {"type": "string", "deprecated": true, "description": "Use `new`\ninstead."},
        "new": {"type": "string"},
    }));
    let note = "    #[deprecated = \"Use `new` instead.\"]\n";
    let bare = "    #[deprecated = \"the document deprecates this field\"]\n";
    assert_in_order(
        &types,
        &[
            bare,
            "    pub bare: ",
            "    pub new: ",
            note,
            "    pub old: ",
        ],
    );
    assert_in_order(
        &builders,
        &[bare, "pub fn bare<", "pub fn new<", note, "pub fn old<"],
    );
    for text in [types, builders] {
        assert_eq!(text.matches("#[deprecated").count(), 2, "{text}");
    }
}
