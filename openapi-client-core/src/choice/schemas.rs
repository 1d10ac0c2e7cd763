//! What a client knows of the schemas of its choices.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde_json::{Map, Value};

/// The schemas that the choices of a client reach, as the generator writes them.
///
/// The text is a JSON object with two members: `choices`, by the names of their
/// types, and `schemas`, to which references in both refer. A schema is one of
/// OpenAPI 3.0 with what distinguishes its values, and without a keyword that is
/// not read here. A choice with a `tag` lists the values of that property for each
/// of its members.
#[doc(hidden)]
#[derive(Debug)]
pub struct Schemas {
    text: &'static str,
    table: OnceLock<Table>,
}

impl Schemas {
    /// The schemas in `text`, which is read when the first choice is.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            table: OnceLock::new(),
        }
    }

    pub(super) fn table(&self) -> &Table {
        self.table.get_or_init(|| Table::of(self.text))
    }
}

/// The schemas of a client.
#[derive(Debug, Default)]
pub(super) struct Table {
    choices: HashMap<String, Schema>,
    named: Vec<Schema>,
}

impl Table {
    fn of(text: &str) -> Self {
        // The generator wrote it. Of what cannot be read nothing is known.
        let text: Value = serde_json::from_str(text).unwrap_or_default();
        let members = |key: &str| text[key].as_object().into_iter().flatten();
        let names: Names<'_> = members("schemas")
            .enumerate()
            .map(|(index, (name, _))| (name.as_str(), index))
            .collect();
        Self {
            choices: members("choices")
                .map(|(name, schema)| (name.clone(), Schema::of(schema, &names)))
                .collect(),
            named: members("schemas")
                .map(|(_, schema)| Schema::of(schema, &names))
                .collect(),
        }
    }

    /// The choice whose type is called `name`.
    pub(super) fn choice(&self, name: &str) -> Option<&Schema> {
        self.choices.get(name)
    }

    /// The schema that a reference means.
    pub(super) fn named(&self, index: usize) -> Option<&Schema> {
        self.named.get(index)
    }
}

/// Which schema has which number.
type Names<'a> = HashMap<&'a str, usize>;

/// A schema; without anything, it allows any value.
#[derive(Debug, Default)]
pub(super) struct Schema {
    pub(super) reference: Option<usize>,
    pub(super) is_nullable: bool,
    /// The JSON types that it allows; any if there are none.
    pub(super) types: Vec<Type>,
    pub(super) values: Option<Vec<Value>>,
    pub(super) format: Option<String>,
    pub(super) required: Vec<String>,
    pub(super) properties: HashMap<String, Schema>,
    pub(super) more: More,
    /// The schemas of the first items.
    pub(super) parts: Vec<Schema>,
    /// That of the others.
    pub(super) items: Option<Box<Schema>>,
    /// Bounds of numbers, lengths and counts.
    pub(super) bounds: Vec<Bound>,
    pub(super) choice: Option<Choice>,
}

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

/// What the members of an object may be that are not among its properties.
#[derive(Debug, Default)]
pub(super) enum More {
    /// Anything, and it is not kept.
    #[default]
    Dropped,
    /// Nothing is documented, and it is not kept.
    Closed,
    /// Values of a schema, which are kept.
    Kept(Box<Schema>),
}

/// A bound: what it bounds, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) of: Bounded,
    pub(super) limit: Limit,
}

/// What a bound is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bounded {
    Number,
    Length,
    Items,
    Members,
}

/// The limit of a bound.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    Least(f64),
    MoreThan(f64),
    Most(f64),
    LessThan(f64),
}

/// The members among which a value may be.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) members: Vec<Schema>,
    /// Whether a value is of no more than one of them.
    pub(super) is_exclusive: bool,
    pub(super) tag: Option<Tag>,
}

/// A property whose value identifies the member.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) property: String,
    /// The values of each member; a member without any has none.
    pub(super) values: Vec<Vec<Value>>,
}

impl Schema {
    fn of(schema: &Value, names: &Names<'_>) -> Self {
        let Some(object) = schema.as_object() else {
            return Self::default();
        };
        let text = |key: &str| object.get(key).and_then(Value::as_str);
        let list = |key: &str| object.get(key).and_then(Value::as_array);
        let properties: HashMap<String, Self> = object
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.clone(), Self::of(schema, names)))
            .collect();
        let more = match object.get("additionalProperties") {
            Some(Value::Bool(false)) => More::Closed,
            Some(schema) => More::Kept(Box::new(Self::of(schema, names))),
            // A map.
            None if properties.is_empty() => More::Kept(Box::default()),
            None => More::Dropped,
        };
        Self {
            reference: text("$ref").and_then(|name| names.get(name).copied()),
            is_nullable: object.get("nullable") == Some(&Value::Bool(true)),
            types: types(object.get("type")),
            values: list("enum").cloned(),
            format: text("format").map(str::to_owned),
            required: list("required")
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
            properties,
            more,
            parts: list("prefixItems")
                .into_iter()
                .flatten()
                .map(|part| Self::of(part, names))
                .collect(),
            items: object
                .get("items")
                .map(|items| Box::new(Self::of(items, names))),
            bounds: bounds(object),
            choice: Choice::of(object, names),
        }
    }
}

impl Schema {
    /// Whether it allows any value.
    pub(super) fn is_anything(&self) -> bool {
        self.types.is_empty()
            && self.values.is_none()
            && self.properties.is_empty()
            && self.required.is_empty()
    }
}

impl Choice {
    fn of(schema: &Map<String, Value>, names: &Names<'_>) -> Option<Self> {
        let one_of = schema.get("oneOf");
        let members = one_of.or_else(|| schema.get("anyOf"))?.as_array()?;
        let tag = schema.get("tag").and_then(|tag| {
            let values = tag["values"].as_array()?.iter();
            Some(Tag {
                property: tag["property"].as_str()?.to_owned(),
                values: values
                    .map(|values| values.as_array().cloned().unwrap_or_default())
                    .collect(),
            })
        });
        Some(Self {
            members: members
                .iter()
                .map(|member| Schema::of(member, names))
                .collect(),
            is_exclusive: one_of.is_some(),
            tag,
        })
    }
}

fn types(value: Option<&Value>) -> Vec<Type> {
    let one = |value: &Value| {
        Some(match value.as_str()? {
            "boolean" => Type::Boolean,
            "integer" => Type::Integer,
            "number" => Type::Number,
            "string" => Type::Text,
            "array" => Type::List,
            "object" => Type::Object,
            _ => return None,
        })
    };
    match value {
        Some(Value::Array(several)) => several.iter().filter_map(one).collect(),
        value => value.and_then(one).into_iter().collect(),
    }
}

fn bounds(schema: &Map<String, Value>) -> Vec<Bound> {
    let is_exclusive = |key: &str| schema.get(key) == Some(&Value::Bool(true));
    let mut bounds = Vec::new();
    for (key, of, limit) in [
        (
            "minimum",
            Bounded::Number,
            match is_exclusive("exclusiveMinimum") {
                true => Limit::MoreThan as fn(f64) -> Limit,
                false => Limit::Least,
            },
        ),
        (
            "maximum",
            Bounded::Number,
            match is_exclusive("exclusiveMaximum") {
                true => Limit::LessThan,
                false => Limit::Most,
            },
        ),
        ("minLength", Bounded::Length, Limit::Least),
        ("maxLength", Bounded::Length, Limit::Most),
        ("minItems", Bounded::Items, Limit::Least),
        ("maxItems", Bounded::Items, Limit::Most),
        ("minProperties", Bounded::Members, Limit::Least),
        ("maxProperties", Bounded::Members, Limit::Most),
    ] {
        if let Some(number) = schema.get(key).and_then(Value::as_f64) {
            let limit = limit(number);
            bounds.push(Bound { of, limit });
        }
    }
    bounds
}
