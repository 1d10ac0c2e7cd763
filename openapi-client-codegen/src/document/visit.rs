//! The kinds of nodes in an OpenAPI document, and visitors for them.
//!
//! The meaning of a key depends on its parent: the `default` of a schema is data,
//! that of `responses` is a response, and a component may have any name.

use serde_json::{Map, Value};

use crate::annotations::PREFIX_ITEMS;
use crate::document::lookup::METHODS;
use crate::document::version::Version;
use crate::pointer::Pointer;

/// The keywords of a schema whose value has schemas by names.
pub(crate) const SCHEMA_MAPS: [&str; 4] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "$defs",
];

/// The keywords of a schema whose value is a list of schemas.
pub(crate) const SCHEMA_LISTS: [&str; 5] = ["allOf", "anyOf", "oneOf", "prefixItems", PREFIX_ITEMS];

/// The keywords of a schema whose value is a schema.
pub(crate) const SCHEMAS: [&str; 11] = [
    "additionalProperties",
    "items",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];

/// Parts of a document that may be replaced by a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ComponentKind {
    Schema,
    Response,
    Parameter,
    RequestBody,
    Header,
    Link,
}

impl ComponentKind {
    pub(crate) const ALL: [Self; 6] = [
        Self::Schema,
        Self::Response,
        Self::Parameter,
        Self::RequestBody,
        Self::Header,
        Self::Link,
    ];

    /// The key of `components` for such parts.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::Link => "links",
        }
    }
}

/// What an object or array of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {
    Root,
    /// A document of Swagger 2.0.
    SwaggerRoot,
    Paths,
    PathItem,
    Operation,
    Components,
    /// Bodies by their media types.
    Content,
    MediaType,
    /// How the fields of a form are written, by their names.
    Encodings,
    Encoding,
    One(ComponentKind),
    Map(ComponentKind),
    List(ComponentKind),
    /// Data, an extension, or a part without references.
    Other,
}

impl Node {
    /// What a document of `version` is.
    pub(crate) fn root(version: Version) -> Self {
        match version {
            Version::V2 => Self::SwaggerRoot,
            _ => Self::Root,
        }
    }

    /// What the value of `key` is.
    pub(crate) fn member(self, key: &str) -> Self {
        match (self, key) {
            (Self::Root | Self::SwaggerRoot, "paths") | (Self::Root, "webhooks") => Self::Paths,
            (Self::Root, "components") => Self::Components,
            (Self::SwaggerRoot, "definitions") => Self::Map(ComponentKind::Schema),
            (Self::SwaggerRoot, "parameters") => Self::Map(ComponentKind::Parameter),
            (Self::SwaggerRoot, "responses") => Self::Map(ComponentKind::Response),
            (Self::Paths, path) if !path.starts_with("x-") => Self::PathItem,
            (Self::PathItem, method) if METHODS.contains(&method) => Self::Operation,
            (Self::PathItem | Self::Operation, "parameters") => {
                Self::List(ComponentKind::Parameter)
            }
            (Self::Operation, "requestBody") => Self::One(ComponentKind::RequestBody),
            (Self::Operation, "responses") => Self::Map(ComponentKind::Response),
            (Self::Components, section) => ComponentKind::ALL
                .into_iter()
                .find(|kind| kind.section() == section)
                .map_or(Self::Other, Self::Map),
            (Self::Content, _) => Self::MediaType,
            (Self::MediaType, "schema" | "itemSchema") => Self::One(ComponentKind::Schema),
            (Self::MediaType, "encoding") => Self::Encodings,
            (Self::Encodings, _) => Self::Encoding,
            (Self::Encoding, "headers") => Self::Map(ComponentKind::Header),
            // A component or header may have such a name; among responses it is an
            // extension.
            (Self::Map(kind), key) if kind != ComponentKind::Response || !key.starts_with("x-") => {
                Self::One(kind)
            }
            (Self::One(kind), key) => kind.member(key),
            _ => Self::Other,
        }
    }

    /// What each item is.
    pub(crate) fn item(self) -> Self {
        match self {
            Self::List(kind) => Self::One(kind),
            _ => Self::Other,
        }
    }

    /// What the value at `at` is.
    pub(crate) fn at(at: &Pointer) -> Self {
        at.names()
            .fold(Self::Root, |node, token| node.below(&token))
    }

    /// What the value below `token`, a key or an index, is.
    fn below(self, token: &str) -> Self {
        match self {
            Self::List(_) => self.item(),
            _ => self.member(token),
        }
    }

    /// Whether the value of `key` is data, in which `$ref` has no meaning.
    fn is_data(self, key: &str) -> bool {
        match self {
            Self::One(
                ComponentKind::Schema
                | ComponentKind::Parameter
                | ComponentKind::Header
                | ComponentKind::Response,
            )
            | Self::MediaType => {
                matches!(key, "example" | "examples" | "default" | "enum" | "const")
            }
            Self::Components => key == "examples",
            Self::Other => matches!(key, "example" | "examples"),
            _ => false,
        }
    }
}

/// Whether `at` is the place of a part of `kind`, or one within it.
pub(crate) fn is_within(kind: ComponentKind, at: &Pointer) -> bool {
    let mut node = Node::Root;
    at.names().any(|token| {
        node = node.below(&token);
        node == Node::One(kind)
    })
}

impl ComponentKind {
    fn member(self, key: &str) -> Node {
        match (self, key) {
            (Self::Schema, key) if SCHEMA_MAPS.contains(&key) => Node::Map(Self::Schema),
            (Self::Schema, key) if SCHEMA_LISTS.contains(&key) => Node::List(Self::Schema),
            (Self::Schema, key) if SCHEMAS.contains(&key) => Node::One(Self::Schema),
            // A list in a parameter has them in Swagger 2.0.
            (Self::Parameter | Self::Header, "items") => Node::One(Self::Schema),
            // A response has one in Swagger 2.0.
            (Self::Parameter | Self::Header | Self::Response, "schema") => Node::One(Self::Schema),
            (Self::Parameter | Self::Header | Self::RequestBody | Self::Response, "content") => {
                Node::Content
            }
            (Self::Response, "headers") => Node::Map(Self::Header),
            (Self::Response, "links") => Node::Map(Self::Link),
            _ => Node::Other,
        }
    }
}

/// Calls `visit` for each reference in `value`, whose place is `at`, with the
/// place of its object.
pub(crate) fn visit_references<'a>(
    value: &'a Value,
    at: &Pointer,
    visit: &mut impl FnMut(&'a str, &Pointer),
) {
    visit_objects(value, at, &mut |object, at| {
        if let Some(Value::String(reference)) = object.get("$ref") {
            visit(reference, at);
        }
    });
}

/// Calls `visit` for each object in `value`, whose place is `at`, except for
/// data, outermost first, with its place.
pub(crate) fn visit_objects<'a>(
    value: &'a Value,
    at: &Pointer,
    visit: &mut impl FnMut(&'a Map<String, Value>, &Pointer),
) {
    objects(value, Node::at(at), &mut at.clone(), visit);
}

fn objects<'a>(
    value: &'a Value,
    node: Node,
    at: &mut Pointer,
    visit: &mut impl FnMut(&'a Map<String, Value>, &Pointer),
) {
    match value {
        Value::Object(object) => {
            visit(object, at);
            for (key, value) in object {
                if has_parts(value) && !node.is_data(key) {
                    at.below(key, |at| objects(value, node.member(key), at, visit));
                }
            }
        }
        Value::Array(array) => {
            for (index, value) in array.iter().enumerate() {
                if has_parts(value) {
                    at.below(index, |at| objects(value, node.item(), at, visit));
                }
            }
        }
        _ => {}
    }
}

/// As [`visit_objects`], for changes to a whole document.
pub(crate) fn visit_objects_mut(
    document: &mut Value,
    visit: &mut impl FnMut(&mut Map<String, Value>, &Pointer),
) {
    let mut visit = |value: &mut Value, _: Node, at: &Pointer| {
        if let Value::Object(object) = value {
            visit(object, at);
        }
        true
    };
    walk_mut(document, Node::Root, &mut Pointer::root(), &mut visit);
}

/// Calls `visit` for each object that is not part of a schema or an extension, outermost
/// first, with what it is and its place.
pub(crate) fn visit_frame_mut(
    document: &mut Value,
    visit: &mut impl FnMut(&mut Map<String, Value>, Node, &Pointer),
) {
    let mut visit = |value: &mut Value, node: Node, at: &Pointer| {
        if let Value::Object(object) = value {
            visit(object, node, at);
        }
        !matches!(node, Node::One(ComponentKind::Schema) | Node::Other)
    };
    walk_mut(document, Node::Root, &mut Pointer::root(), &mut visit);
}

/// Calls `visit` for every schema of `document` that is not part of another.
pub(crate) fn visit_schemas_mut(
    document: &mut Value,
    visit: &mut impl FnMut(&mut Value, &Pointer),
) {
    let mut visit = |value: &mut Value, node: Node, at: &Pointer| {
        let is_schema = node == Node::One(ComponentKind::Schema);
        if is_schema {
            visit(value, at);
        }
        !is_schema && node != Node::Other
    };
    walk_mut(document, Node::Root, &mut Pointer::root(), &mut visit);
}

/// Calls `visit` for `value`, and for the values in it except for data if `visit`
/// returns true.
fn walk_mut(
    value: &mut Value,
    node: Node,
    at: &mut Pointer,
    visit: &mut impl FnMut(&mut Value, Node, &Pointer) -> bool,
) {
    if !visit(value, node, at) {
        return;
    }
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let member = node.member(key);
                if is_visited(value, member) && !node.is_data(key) {
                    at.below(key, |at| walk_mut(value, member, at, visit));
                }
            }
        }
        Value::Array(array) => {
            for (index, value) in array.iter_mut().enumerate() {
                if has_parts(value) {
                    at.below(index, |at| walk_mut(value, node.item(), at, visit));
                }
            }
        }
        _ => {}
    }
}

/// Whether `value` has children. Most values have none, and asking first avoids
/// making a pointer to them.
pub(crate) fn has_parts(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// Whether to visit `value`: a schema counts even if it is not an object.
fn is_visited(value: &Value, node: Node) -> bool {
    has_parts(value) || node == Node::One(ComponentKind::Schema)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whether_a_key_is_data_depends_on_its_parent() {
        let to = |name: &str| json!({ "$ref": name });
        let document = json!({
            "paths": {"/a": {"get": {
                "parameters": [{"example": to("no"), "schema": to("1")}],
                "responses": {"default": {
                    "headers": {"example": {"example": to("no"), "schema": to("2")}},
                    "content": {"default": {
                        "examples": {"a": to("no")},
                        "schema": {"default": to("no"), "enum": [to("no")], "properties": {
                            "default": to("3"),
                            "properties": {"example": to("no"), "items": to("4")},
                        }},
                        "encoding": {"enum": {"headers": {"default": to("5")}}},
                    }},
                }},
            }}},
            "components": {
                "examples": {"a": {"value": to("no")}},
                "responses": {"default": to("6")},
                "parameters": {"example": to("7"), "x-id": to("8")},
                "schemas": {"enum": to("9"), "example": {"x-more": {"example": to("no")}}},
            },
        });
        let mut found = Vec::new();
        visit_references(&document, &Pointer::root(), &mut |to, _| found.push(to));
        assert_eq!(found, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }

    #[test]
    fn a_part_is_recognized_by_its_place_and_not_by_a_name_in_it() {
        for (at, is) in [
            ("/paths/~1a/get/parameters/0", true),
            ("/paths/~1a/parameters/0/schema/properties/a", true),
            ("/components/parameters/A/schema", true),
            ("/paths/~1a/get/parameters", false),
            ("/paths/~1parameters~1a/get/responses/200", false),
            ("/components/schemas/A/properties/parameters/items", false),
            (
                "/paths/~1a/get/requestBody/content/a/schema/properties/parameters/items",
                false,
            ),
        ] {
            assert_eq!(
                is_within(ComponentKind::Parameter, &Pointer::of(at)),
                is,
                "{at}"
            );
        }
    }
}
