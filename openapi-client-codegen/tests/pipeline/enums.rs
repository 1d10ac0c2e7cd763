//! Enums of strings: open in responses, closed in what is only sent.

use serde_json::{Value, json};

use crate::support::{
    answering, assert_in_order, file, generated, json_content, operation, schema,
};

fn values(values: &[&str]) -> Value {
    json!({"type": "string", "enum": values})
}

/// The types of a document that answers `Thing` with the enum `kind`.
fn types(kind: Value) -> String {
    let thing = json!({"type": "object", "properties": {"kind": schema("Kind")}});
    let document = answering(schema("Thing"), json!({"Thing": thing, "Kind": kind}));
    file(&generated(&document), "types/mod.rs").to_owned()
}

#[test]
fn an_enum_of_an_answer_keeps_values_that_the_document_does_not_list() {
    assert_in_order(
        &types(values(&["in-progress", "DONE"])),
        &["/// `Kind`
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Kind {
    /// `in-progress`
    InProgress,
    /// `DONE`
    Done,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl Kind {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::InProgress => Some(\"in-progress\"),
            Self::Done => Some(\"DONE\"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for Kind {
    fn from(value: &str) -> Self {
        match value {
            \"in-progress\" => Self::InProgress,
            \"DONE\" => Self::Done,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::openapi_client_core::open_enum!(Kind);
"],
    );
}

#[test]
fn a_listed_value_may_be_called_unknown_or_unknown_value() {
    let types = types(values(&["UNKNOWN", "UnknownValue", "UNKNOWN_VALUE_"]));
    assert_in_order(
        &types,
        &[
            "    /// `UNKNOWN`\n    Unknown,\n",
            "    /// `UnknownValue`\n    UnknownValue,\n",
            "    /// A value that the document does not list, as the server sent it.\n    UnknownValue_",
            "            \"UNKNOWN\" => Self::Unknown,\n",
            "            \"UnknownValue\" => Self::UnknownValue,\n",
        ],
    );
}

#[test]
fn an_enum_with_a_default_keeps_it() {
    let kind = json!({"type": "string", "enum": ["a", "b"], "default": "b"});
    assert_in_order(
        &types(kind),
        &[
            "    UnknownValue(::std::string::String),\n",
            "impl ::std::default::Default for Kind {\n    fn default() -> Self {\n        Kind::B\n    }\n}\n",
        ],
    );
}

#[test]
fn an_enum_of_an_error_is_open() {
    let mut document = operation(json!({"responses": {
        "204": {"description": ""},
        "400": {"description": "", "content": json_content(schema("Bad"))},
    }}));
    document["components"] = json!({"schemas": {"Bad": {
        "type": "object", "properties": {"code": values(&["A", "B"])}}}});
    let client = generated(&document);
    assert_in_order(
        file(&client, "types/mod.rs"),
        &[
            "pub enum BadCode {",
            "::openapi_client_core::open_enum!(BadCode);\n",
        ],
    );
}

#[test]
fn an_enum_that_is_only_sent_stays_closed() {
    let content = json_content(schema("Wish"));
    let sort = json!({"name": "sort", "in": "query", "schema": values(&["up", "down"])});
    let mut document =
        operation(json!({"parameters": [sort], "requestBody": {"content": content}}));
    document["components"] = json!({"schemas": {"Wish": {
        "type": "object", "properties": {"kind": values(&["one", "two"])}}}});
    let client = generated(&document);
    let types = file(&client, "types/mod.rs");
    assert!(!types.contains("open_enum!"), "{types}");
    assert!(!types.contains("UnknownValue"), "{types}");
    assert_in_order(
        types,
        &[
            "#[non_exhaustive]\npub enum GetASort {\n    #[serde(rename = \"up\")]\n    Up,\n    #[serde(rename = \"down\")]\n    Down,\n}\n",
            "pub enum WishKind {\n    #[serde(rename = \"one\")]\n    One,\n    #[serde(rename = \"two\")]\n    Two,\n}\n",
        ],
    );
    assert_eq!(
        types.matches("_ => Err(\"invalid value\".into()),").count(),
        2
    );
}

#[test]
fn an_enum_that_is_sent_and_answered_is_open() {
    let content = json_content(schema("Kind"));
    let mut document = operation(json!({
        "requestBody": {"content": content},
        "responses": {"200": {"description": "", "content": content}},
    }));
    document["components"] = json!({"schemas": {"Kind": values(&["a", "b"])}});
    let client = generated(&document);
    assert!(file(&client, "types/mod.rs").contains("::openapi_client_core::open_enum!(Kind);"));
}

#[test]
fn an_enum_deep_inside_an_answer_is_open() {
    let object = |inner: Value| json!({"type": "object", "properties": {"inner": inner}});
    let list = json!({"type": "array", "items": schema("Second")});
    let map = json!({"type": "object", "additionalProperties": schema("Kind")});
    let document = answering(
        schema("First"),
        json!({"First": object(list), "Second": object(map), "Kind": values(&["a"])}),
    );
    assert!(file(&generated(&document), "types/mod.rs").contains("open_enum!(Kind)"));
}
