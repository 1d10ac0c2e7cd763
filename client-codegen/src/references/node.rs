//! What stands where in an OpenAPI document, as far as references go.

use crate::document::METHODS;

/// Parts of a document that a reference may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Schema,
    Response,
    Parameter,
    RequestBody,
    Header,
    Link,
}

impl Kind {
    pub(super) const ALL: [Self; 6] = [
        Self::Schema,
        Self::Response,
        Self::Parameter,
        Self::RequestBody,
        Self::Header,
        Self::Link,
    ];

    /// The key of `components` under which such parts stand.
    pub(super) fn section(self) -> &'static str {
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
pub(super) enum Node {
    Root,
    Paths,
    PathItem,
    Operation,
    Components,
    /// Bodies by their media types.
    Content,
    MediaType,
    One(Kind),
    Map(Kind),
    List(Kind),
    /// Data, an extension, or what no reference stands in.
    Other,
}

impl Node {
    /// What the value of `key` is.
    pub(super) fn member(self, key: &str) -> Self {
        match (self, key) {
            (Self::Root, "paths") => Self::Paths,
            (Self::Root, "components") => Self::Components,
            (Self::Paths, path) if !path.starts_with("x-") => Self::PathItem,
            (Self::PathItem, method) if METHODS.contains(&method) => Self::Operation,
            (Self::PathItem | Self::Operation, "parameters") => Self::List(Kind::Parameter),
            (Self::Operation, "requestBody") => Self::One(Kind::RequestBody),
            (Self::Operation, "responses") => Self::Map(Kind::Response),
            (Self::Components, section) => Kind::ALL
                .into_iter()
                .find(|kind| kind.section() == section)
                .map_or(Self::Other, Self::Map),
            (Self::Content, _) => Self::MediaType,
            (Self::MediaType, "schema") => Self::One(Kind::Schema),
            (Self::Map(kind), key) if kind == Kind::Schema || !key.starts_with("x-") => {
                Self::One(kind)
            }
            (Self::One(kind), key) => kind.member(key),
            _ => Self::Other,
        }
    }

    /// What each item is.
    pub(super) fn item(self) -> Self {
        match self {
            Self::List(kind) => Self::One(kind),
            _ => Self::Other,
        }
    }
}

impl Kind {
    fn member(self, key: &str) -> Node {
        match (self, key) {
            (Self::Schema, "properties") => Node::Map(Self::Schema),
            (Self::Schema, "allOf" | "anyOf" | "oneOf") => Node::List(Self::Schema),
            (Self::Schema, "additionalProperties" | "items" | "not")
            | (Self::Parameter | Self::Header, "schema") => Node::One(Self::Schema),
            (Self::Parameter | Self::Header | Self::RequestBody | Self::Response, "content") => {
                Node::Content
            }
            (Self::Response, "headers") => Node::Map(Self::Header),
            (Self::Response, "links") => Node::Map(Self::Link),
            _ => Node::Other,
        }
    }
}
