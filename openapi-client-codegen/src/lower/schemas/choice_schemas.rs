//! Keeps what distinguishes the members of each choice, for the run time.
//!
//! The run time reads a value as the member whose schema it satisfies, and the next
//! rules take away what a type does not express: bounds, constants, closed objects.
//! Where a type of JSON or a tag tells the members apart, no more than that is kept;
//! elsewhere all that they and the schemas in them say. A property that no two members
//! have a value of in common is a tag as that of a discriminator is.
//!
//! # Needed for
//!
//! `oneOf` and `anyOf` in any form.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {
//!   Cat: {type: object, required: [name], properties: {name: {type: string}}},
//!   Dog: {type: object, properties: {barks: {type: boolean, enum: [true]}}},
//!   Pet: {anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {type: string}]}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {
//!   Cat: {type: object, required: [name], properties: {name: {type: string}}},
//!   Dog: {type: object, properties: {barks: {type: boolean, enum: [true]}}},
//!   Pet: {anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {type: string}]}}}
//! x-codegen-choices:
//!   choices: {Pet: {anyOf: [{$ref: Cat}, {$ref: Dog}, {type: string}]}}
//!   schemas:
//!     Cat: {type: object, required: [name], properties: {name: {type: string}}}
//!     Dog: {type: object, properties: {barks: {type: boolean, enum: [true]}}}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::annotations::{CHOICES, PREFIX_ITEMS};
use crate::document::schemas::{components, only_target, target};
use crate::names::type_name;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(schemas) = components(document) else {
        return;
    };
    let mut kept = Kept {
        schemas,
        named: BTreeMap::new(),
        next: Vec::new(),
    };
    let mut choices = Map::new();
    for (name, schema) in schemas {
        if members(schema).is_some() {
            choices.insert(type_name(name), kept.choice(schema));
        }
    }
    if choices.is_empty() {
        return;
    }
    while let Some(name) = kept.next.pop() {
        let schema = schemas.get(&name).map(|schema| kept.whole(schema));
        kept.named.insert(name, schema.unwrap_or_default());
    }
    let named: Map<String, Value> = kept.named.into_iter().collect();
    let after = json!({"choices": choices, "schemas": named});
    document[CHOICES] = after.clone();
    let at = Pointer::root().join(CHOICES);
    record.change(&at, Value::Null, after);
}

/// The members of the choice `schema`, if it is one.
fn members(schema: &Value) -> Option<&Vec<Value>> {
    let members = schema.get("oneOf").or_else(|| schema.get("anyOf"))?;
    members.as_array()
}

/// What is kept.
struct Kept<'a> {
    schemas: &'a Map<String, Value>,
    /// The schemas to which others refer.
    named: BTreeMap<String, Value>,
    /// Those of them that are not written yet.
    next: Vec<String>,
}

/// The types of JSON that a schema allows.
type Types = BTreeSet<&'static str>;

const TYPES: [&str; 5] = ["array", "boolean", "number", "object", "string"];

/// The property by which members are distinguished, and the values of each.
struct Tag {
    property: String,
    values: Vec<Vec<Value>>,
}

impl<'a> Kept<'a> {
    /// The target of `schema`, if it is a reference.
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        let mut seen = BTreeSet::new();
        while let Some(name) = schema.as_object().and_then(only_target)
            && let Some((name, to)) = self.schemas.get_key_value(&name)
            && seen.insert(name)
        {
            schema = to;
        }
        schema
    }

    /// The schemas of which each value of `schema` has one: itself, or the members
    /// if it is a choice.
    fn leaves(&self, schema: &'a Value) -> Vec<&'a Value> {
        let mut leaves = Vec::new();
        let mut seen: Vec<&Value> = Vec::new();
        let mut next = vec![self.resolve(schema)];
        while let Some(schema) = next.pop() {
            if seen.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            seen.push(schema);
            match members(schema) {
                Some(members) => {
                    next.extend(members.iter().rev().map(|member| self.resolve(member)));
                }
                None => leaves.push(schema),
            }
        }
        leaves
    }

    fn types(&self, schema: &'a Value) -> Types {
        let leaves = self.leaves(schema).into_iter();
        leaves
            .flat_map(|leaf| match leaf["type"].as_str() {
                Some("integer") => vec!["number"],
                Some(name) => TYPES.into_iter().filter(|ty| *ty == name).collect(),
                None => TYPES.to_vec(),
            })
            .collect()
    }

    /// A choice as the run time reads it by itself.
    fn choice(&mut self, schema: &'a Value) -> Value {
        let members = members(schema).map(Vec::as_slice).unwrap_or_default();
        let types: Vec<Types> = members.iter().map(|member| self.types(member)).collect();
        let tag = self.tag(schema, members);
        let is_alone = |index: usize| {
            let mut others = types.iter().enumerate();
            others.all(|(other, others)| other == index || others.is_disjoint(&types[index]))
        };
        let alike: Vec<usize> = (0..members.len())
            .filter(|index| !is_alone(*index))
            .collect();
        let is_by_tag = tag.as_ref().is_some_and(|tag| {
            alike.iter().all(|index| {
                let needs_tag = |leaf: &&Value| {
                    let required = leaf["required"].as_array().into_iter().flatten();
                    leaf["type"] == "object" && required.clone().any(|name| *name == tag.property)
                };
                !tag.values[*index].is_empty()
                    && self.leaves(&members[*index]).iter().all(needs_tag)
            })
        });
        let common = self.common(members, &alike);
        let mut kept = Vec::new();
        for (index, member) in members.iter().enumerate() {
            kept.push(if is_by_tag || !alike.contains(&index) {
                self.shallow(member, &types[index], !is_by_tag)
            } else if common.is_empty() || self.leaves(member).len() != 1 {
                self.whole(member)
            } else {
                let mut whole = self.whole(self.resolve(member));
                for name in &common {
                    whole["properties"][name] = json!({});
                }
                whole
            });
        }
        with_tag(schema, kept, tag)
    }

    /// No more of `member` than its `types` of JSON, and with `names` those of its
    /// properties: a value that has none of them is kept raw.
    fn shallow(&self, member: &'a Value, types: &Types, names: bool) -> Value {
        let names_of = |leaf: &Value| match leaf["additionalProperties"] {
            Value::Null | Value::Bool(false) => leaf["properties"].as_object().cloned(),
            _ => None,
        };
        let leaves = self.leaves(member);
        let properties = match leaves.as_slice() {
            [only] if names => names_of(only),
            _ => None,
        };
        let mut shallow = match types.iter().collect::<Vec<_>>().as_slice() {
            all if all.len() == TYPES.len() => json!({}),
            [only] => json!({ "type": only }),
            several => json!({ "type": several }),
        };
        for (name, _) in properties.into_iter().flatten() {
            shallow["properties"][name] = json!({});
        }
        shallow
    }

    /// The properties that all of `alike` have, and that are the same in each: their
    /// values distinguish none from another.
    fn common(&self, members: &'a [Value], alike: &[usize]) -> Vec<&'a str> {
        let properties = |index: &usize| {
            let member = self.resolve(members.get(*index)?);
            member["properties"].as_object()
        };
        let first = alike.first().and_then(properties);
        let is_common = |name: &str, property: &Value| {
            let is_long = property != &json!({});
            is_long
                && alike
                    .iter()
                    .all(|index| properties(index).and_then(|all| all.get(name)) == Some(property))
        };
        first
            .into_iter()
            .flatten()
            .filter(|(name, property)| is_common(name, property))
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// The one property that distinguishes `members` of the choice `schema`.
    fn tag(&self, schema: &'a Value, members: &'a [Value]) -> Option<Tag> {
        if let Some(property) = schema["discriminator"]["propertyName"].as_str() {
            return Some(Tag {
                property: property.to_owned(),
                values: self.tags(schema, members, property),
            });
        }
        let leaves: Vec<Vec<&Value>> = members.iter().map(|member| self.leaves(member)).collect();
        let objects = leaves
            .iter()
            .filter(|leaves| leaves.iter().any(|leaf| is_object(leaf)));
        if objects.clone().count() < 2 {
            return None;
        }
        let first = objects.flatten().next()?;
        let names = first["properties"].as_object()?.keys();
        names.into_iter().find_map(|name| {
            let values = leaves.iter().map(|leaves| self.constants(leaves, name));
            let values = values.collect::<Option<Vec<Vec<Value>>>>()?;
            let all: Vec<&Value> = values.iter().flatten().collect();
            let is_unique =
                |value: &&&Value| all.iter().filter(|other| *other == *value).count() == 1;
            all.iter().all(|value| is_unique(&value)).then(|| Tag {
                property: name.clone(),
                values,
            })
        })
    }

    /// The tags of each of `members`: those that the discriminator of `schema` maps to
    /// it, and those of its own members, if it is a choice by the same property.
    fn tags(&self, schema: &'a Value, members: &'a [Value], property: &str) -> Vec<Vec<Value>> {
        let mapping = &schema["discriminator"]["mapping"];
        let mapping = mapping.as_object().into_iter().flatten();
        let tags_of = |member: &'a Value| {
            let mut tags: Vec<Value> = mapping
                .clone()
                .filter(|(_, to)| member["$ref"] == **to)
                .map(|(tag, _)| tag.as_str().into())
                .collect();
            let member = self.resolve(member);
            if let Some(inner) = self::members(member).and_then(|inner| self.tag(member, inner))
                && inner.property == property
            {
                let is_new = |tag: &Value| mapping.clone().all(|(known, _)| *tag != **known);
                tags.extend(inner.values.into_iter().flatten().filter(is_new));
            }
            tags
        };
        members.iter().map(tags_of).collect()
    }

    /// The values that the property `name` has in those of `leaves` that are objects,
    /// if each lists them.
    fn constants(&self, leaves: &[&'a Value], name: &str) -> Option<Vec<Value>> {
        let mut values = Vec::new();
        for leaf in leaves {
            if leaf.get("type").is_some_and(|ty| ty != "object") {
                continue;
            }
            let property = leaf.get("properties")?.get(name)?;
            for value in self.resolve(property).get("enum")?.as_array()? {
                if !value.is_null() && !values.contains(value) {
                    values.push(value.clone());
                }
            }
        }
        Some(values)
    }

    /// All of `schema` that restricts its values.
    fn whole(&mut self, schema: &'a Value) -> Value {
        let Some(object) = schema.as_object() else {
            return json!({});
        };
        let mut whole = Map::new();
        if let Some(name) = only_target(object).or_else(|| target(schema)) {
            if !self.named.contains_key(&name) {
                self.named.insert(name.clone(), Value::Null);
                self.next.push(name.clone());
            }
            whole.insert("$ref".to_owned(), name.into());
            if object.get("nullable") == Some(&Value::Bool(true)) {
                whole.insert("nullable".to_owned(), true.into());
            }
            return whole.into();
        }
        for (key, value) in object {
            let kept = match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => properties
                    .iter()
                    .map(|(name, property)| (name.clone(), self.whole(property)))
                    .collect::<Map<_, _>>()
                    .into(),
                ("required", Value::Array(names)) => {
                    let properties = object.get("properties");
                    let is_received = |name: &&Value| {
                        let property = name.as_str().and_then(|name| properties?.get(name));
                        property.is_none_or(|property| property["writeOnly"] != true)
                    };
                    names.iter().filter(is_received).cloned().collect()
                }
                ("additionalProperties", Value::Bool(true)) => json!({}),
                ("additionalProperties" | "items", Value::Object(_)) => self.whole(value),
                (PREFIX_ITEMS, Value::Array(parts)) => {
                    let parts = parts.iter().map(|part| self.whole(part)).collect();
                    whole.insert("prefixItems".to_owned(), parts);
                    continue;
                }
                ("nullable", Value::Bool(false)) => continue,
                ("format", Value::String(name)) if FORMATS.contains(&name.as_str()) => {
                    value.clone()
                }
                (key, _) if KEYWORDS.contains(&key) => value.clone(),
                _ => continue,
            };
            whole.insert(key.clone(), kept);
        }
        // The same schema gives the same code, in whichever order its keywords are.
        whole.sort_keys();
        let Some(members) = members(schema) else {
            return whole.into();
        };
        let tag = self.tag(schema, members);
        let mut kept = Vec::new();
        for member in members {
            kept.push(self.whole(member));
        }
        let mut choice = with_tag(schema, kept, tag);
        if schema["nullable"] == true {
            choice["nullable"] = true.into();
        }
        choice
    }
}

fn is_object(schema: &Value) -> bool {
    schema["type"] == "object"
}

/// The choice of `members`, of the kind that `schema` is of.
fn with_tag(schema: &Value, members: Vec<Value>, tag: Option<Tag>) -> Value {
    let key = match schema.get("oneOf") {
        Some(_) => "oneOf",
        None => "anyOf",
    };
    let mut choice = json!({ key: members });
    if let Some(Tag { property, values }) = tag {
        choice["tag"] = json!({"property": property, "values": values});
    }
    choice
}

/// The keywords that are kept as they are.
const KEYWORDS: [&str; 14] = [
    "type",
    "nullable",
    "enum",
    "additionalProperties",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

/// The formats that the run time knows.
const FORMATS: [&str; 15] = [
    "date",
    "date-time",
    "uuid",
    "ipv4",
    "ipv6",
    "int8",
    "uint8",
    "int16",
    "uint16",
    "int",
    "int32",
    "uint",
    "uint32",
    "int64",
    "uint64",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::schemas::reference;
    use crate::rule::Tested;

    /// What is kept of the choice `P` among `schemas`, and the names of all schemas
    /// that are kept for it.
    fn kept(schemas: Value) -> (Value, Vec<String>) {
        let document = json!({"components": {"schemas": schemas}});
        let (document, changes) = Tested(apply).on(document);
        assert_eq!(changes.len(), 1);
        let named = document[CHOICES]["schemas"].as_object();
        let names = named.into_iter().flatten().map(|(name, _)| name.clone());
        (document[CHOICES]["choices"]["P"].clone(), names.collect())
    }

    fn object(required: Value, properties: Value) -> Value {
        json!({"type": "object", "required": required, "properties": properties})
    }

    #[test]
    fn members_of_different_types_of_json_need_no_more() {
        let text = json!({"type": "string", "format": "date-time"});
        let a = object(json!(["a"]), json!({"a": reference("Deep")}));
        let (choice, named) = kept(json!({
            "Deep": {"type": "string"}, "A": a,
            "P": {"anyOf": [reference("A"), {"type": "array", "items": reference("A")}, text]},
        }));
        assert_eq!(
            choice,
            json!({"anyOf": [{"type": "object", "properties": {"a": {}}}, {"type": "array"}, {"type": "string"}]})
        );
        assert_eq!(named, [""; 0]);
    }

    #[test]
    fn a_constant_is_a_tag_and_enough_if_it_is_required() {
        let member = |value: Value, required: Value| {
            let property = json!({"type": "integer", "enum": [value]});
            object(required, json!({"v": property, "deep": reference("Deep")}))
        };
        let schemas = |required: Value| {
            json!({"Deep": {"type": "string"}, "A": member(json!(1), required.clone()),
                "B": member(json!(2), required), "P": {"oneOf": [reference("A"), reference("B")]}})
        };
        let (choice, named) = kept(schemas(json!(["v"])));
        let tag = json!({"property": "v", "values": [[1], [2]]});
        assert_eq!(
            choice,
            json!({"oneOf": [{"type": "object"}, {"type": "object"}], "tag": tag})
        );
        assert_eq!(named, [""; 0]);
        let (choice, named) = kept(schemas(json!([])));
        assert_eq!(choice["tag"], tag);
        assert_eq!(choice["oneOf"][1]["properties"]["v"]["enum"], json!([2]));
        // What all members have in common tells none from another.
        assert_eq!(choice["oneOf"][1]["properties"]["deep"], json!({}));
        assert_eq!(named, ["Deep"]);
    }

    #[test]
    fn lists_are_distinguished_by_their_parts() {
        let list = |ty: &str| json!({"type": "array", "minItems": 1, "items": {}, PREFIX_ITEMS: [{"type": ty}]});
        let schemas = json!({"P": {"oneOf": [list("string"), list("number")]}});
        let (choice, _) = kept(schemas);
        let parts = json!([{"type": "number"}]);
        assert_eq!(choice["oneOf"][1]["prefixItems"], parts);
        assert_eq!(choice["oneOf"][1].get(PREFIX_ITEMS), None);
    }

    #[test]
    fn the_tags_of_a_choice_in_a_choice_are_its_own() {
        let cat = object(json!(["t"]), json!({"t": {"type": "string"}}));
        let choice = |members: Value, mapping: Value| json!({"oneOf": members, "discriminator": {"propertyName": "t", "mapping": mapping}});
        let to = |name: &str| reference(name)["$ref"].clone();
        let (choice, _) = kept(json!({
            "Lion": cat, "Dog": cat,
            "Cat": choice(json!([reference("Lion")]), json!({"lion": to("Lion"), "dog": to("Lion")})),
            "P": choice(json!([reference("Cat"), reference("Dog")]), json!({"Cat": to("Cat"), "dog": to("Dog")})),
        }));
        assert_eq!(choice["tag"]["values"], json!([["Cat", "lion"], ["dog"]]));
    }

    #[test]
    fn what_restricts_values_is_kept_and_what_only_describes_them_is_not() {
        let a = json!({
            "type": "object", "description": "A.", "required": ["in", "out"], "additionalProperties": true,
            "properties": {
                "in": {"type": "string", "writeOnly": true, "maxLength": 3, "pattern": "x"},
                "out": {"type": "string", "format": "lunch", "nullable": false},
                "a": {"allOf": [reference("P")], "nullable": true},
            },
        });
        let (choice, named) = kept(json!({"A": a, "B": {"type": "object"},
            "P": {"oneOf": [reference("A"), reference("B")]}}));
        assert_eq!(choice["oneOf"], json!([{"$ref": "A"}, {"$ref": "B"}]));
        assert_eq!(named, ["A", "B", "P"]);
        let (document, _) = Tested(apply).on(
            json!({"components": {"schemas": {"A": a, "B": {"type": "object"},
            "P": {"oneOf": [reference("A"), reference("B")]}}}}),
        );
        assert_eq!(
            document[CHOICES]["schemas"]["A"],
            json!({
                "type": "object", "required": ["out"], "additionalProperties": {},
                "properties": {
                    "in": {"type": "string", "maxLength": 3},
                    "out": {"type": "string"},
                    "a": {"$ref": "P", "nullable": true},
                },
            })
        );
    }
}
