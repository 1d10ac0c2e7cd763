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
            "    pub by_name[?]: ::std::collections::HashMap<String, ::openapi_client_core::Secret>,\n",
            "    pub name[?]: Option<String>,\n",
            "    pub one[?]: Option<::openapi_client_core::Secret>,\n",
            "    pub several[?]: Vec<::openapi_client_core::Secret>,\n",
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
fn a_list_or_map_of_an_answer_may_be_left_out_and_is_empty_then() {
    let text = json!({"type": "string"});
    let types = answered(json!({
        "list": {"type": "array", "items": text},
        "map": {"type": "object", "additionalProperties": text},
        "object": {"type": "object"},
        "text": text,
    }));
    assert_in_order(
        &types,
        &[
            "    pub list[?]: Vec<String>,\n",
            "    pub map[?]: ::std::collections::HashMap<String, String>,\n",
            "    pub object[?]: ::serde_json::Map<String, ::serde_json::Value>,\n",
            "    pub text[?]: Option<String>,\n",
        ],
    );
}

#[test]
fn a_list_that_must_be_there_is_not_absent() {
    let thing = json!({"type": "object", "required": ["list"], "properties": {
        "list": {"type": "array", "items": {"type": "string"}}}});
    let client = generated(&answering(schema("Thing"), json!({"Thing": thing})));
    let types = file(&client, "types/mod.rs");
    assert_has(types, "    pub list: Vec<String>,\n");
}

#[test]
fn a_list_that_is_sent_is_absent_or_a_list() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let mut document = operation(json!({"requestBody": {"content": json_content(schema("Wish"))}}));
    document["components"] =
        json!({"schemas": {"Wish": {"type": "object", "properties": {"list": list}}}});
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    assert_has(types, "    pub list[?]: Option<Vec<String>>,\n");
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
            "    pub address[?]: Option<String>,\n",
            "    pub day[?]: Option<::chrono::naive::NaiveDate>,\n",
            "    pub id[?]: Option<::uuid::Uuid>,\n",
            "    pub moment[?]: Option<::chrono::DateTime<::chrono::offset::Utc>>,\n",
            "    pub odd[?]: Option<String>,\n",
        ],
    );
}

#[test]
fn a_pattern_of_a_string_needs_no_crate_that_a_client_lacks() {
    let coded = json!({"type": "string", "pattern": "^[a-z]+$", "maxLength": 9});
    let types = answered(json!({"code": coded}));
    assert!(types.contains("pub code[?]: "), "{types}");
}

#[test]
fn a_property_is_said_once_with_its_name_on_the_wire() {
    let thing = json!({"type": "object", "description": "A thing.", "properties": {
        "theKey": {"type": "string", "description": "Its key."}}});
    let client = generated(&answering(schema("the-thing"), json!({"the-thing": thing})));
    assert_has(
        file(&client, "types/mod.rs"),
        "
::openapi_client_core::objects! {
    /// A thing.
    #[derive(Default)]
    pub struct TheThing {
        /// Its key.
        pub the_key[?]: Option<String> = \"theKey\",
    }
}
",
    );
}

#[test]
fn a_type_has_a_builder_where_a_request_reaches_it() {
    let object = |inner: Value| json!({"type": "object", "properties": {"a": inner}});
    let body = json_content(schema("Sent"));
    let answer = json_content(schema("Both"));
    let mut document = operation(json!({
        "requestBody": {"content": body},
        "responses": {"200": {"description": "", "content": answer}},
    }));
    document["components"] = json!({"schemas": {
        "Both": object(schema("Answered")),
        "Answered": object(json!({"type": "string"})),
        "Sent": object(json!({"type": "array", "items": schema("Inner")})),
        "Inner": object(json!({"type": "string"})),
    }});
    let client = generated(&document);
    assert_has(
        file(&client, "types/builder.rs"),
        "\n::openapi_client_core::builders! {\n    Inner, Sent\n}\n",
    );
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "    pub struct Answered {\n",
            "    pub struct Both {\n",
            "    pub struct Inner with builder {\n",
            "    pub struct Sent with builder {\n",
        ],
    );
}

#[test]
fn a_schema_with_a_name_of_the_prelude_hides_it_and_paths_stay_long() {
    let option = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let client = generated(&answering(schema("Option"), json!({"Option": option})));
    assert_has(
        file(&client, "types/mod.rs"),
        "    pub struct Option {\n        pub a[?]: ::std::option::Option<String>,\n",
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
            "    pub a[?]: Option<TheThing2>,\n",
            "    pub b[?]: Option<TheThing3>,\n",
            "    pub c[?]: Option<TheThing>,\n",
            "pub struct TheThing {\n",
            "    pub first[?]: ",
            "pub struct TheThing2 {\n",
            "    pub second[?]: ",
            "pub struct TheThing3 {\n",
            "    pub third[?]: ",
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
            "    pub children[?]: Vec<Node>,\n",
            "    pub parent[?]: Option<Box<Node>>,\n",
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
            "    pub enabled[?]: Option<bool>,\n",
            "    pub names[?]: Vec<String>,\n",
            "    /// How large.\n        ///\n        /// Default: `5`.\n",
            "    pub size[?]: Option<i128>,\n",
            "    pub way[?]: Option<ThingWay>,\n",
        ],
    );
}

#[test]
fn an_object_keeps_what_it_has_beside_its_properties() {
    let more = |more: Value| json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": more});
    let document = answering(
        schema("More"),
        json!({"More": more(true.into()), "Numbers": more(json!({"type": "integer"})),
            "Extra": {"type": "object", "required": ["extra"], "properties": {"extra": {"type": "string"}}}}),
    );
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    assert_in_order(
        types,
        &[
            "    pub struct Extra {\n        pub extra: String,\n",
            "        ..\n        pub extra: ::serde_json::Map<String, ::serde_json::Value>,\n    }\n",
            "        ..\n        pub extra: ::std::collections::HashMap<String, i128>,\n    }\n",
        ],
    );
}

#[test]
fn a_deprecated_property_is_deprecated_for_the_compiler_too() {
    let types = answered(json!({
        "bare": {"type": "string", "deprecated": true},
        "old": {"type": "string", "deprecated": true, "description": "Use `new`\ninstead."},
        "new": {"type": "string"},
    }));
    assert_in_order(
        &types,
        &[
            "    pub bare[?]: Option<String> => \"the document deprecates this field\",\n",
            "    pub new[?]: Option<String>,\n",
            "    pub old[?]: Option<String> => \"Use `new` instead.\",\n",
        ],
    );
}
