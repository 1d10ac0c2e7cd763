//! A digest of each schema: equal schemas have the same.
//!
//! Equal are schemas that say the same, with the same names and descriptions; schemas
//! that they refer to have the same name. What no type shows, as a title, an example or
//! the order of properties, does not count.

use std::collections::HashMap;

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::document::visit::{SCHEMA_LISTS, SCHEMA_MAPS, SCHEMAS};

pub(super) type Digest = [u8; 32];

/// What is known of a schema.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// Of all but what is said of its place.
    pub(super) digest: Digest,
    /// How deep schemas are nested in it.
    pub(super) height: usize,
    /// How many properties or values it lists.
    pub(super) size: usize,
}

/// Whether no type shows what `key` says.
pub(super) fn is_unseen(key: &str) -> bool {
    ["title", "example", "examples", "externalDocs", "xml"].contains(&key)
}

/// Whether `key` says something of the place of a schema.
pub(super) fn is_of_place(key: &str) -> bool {
    ["nullable", "readOnly", "writeOnly"].contains(&key)
}

/// Calls `visit` for each schema directly in `schema`, with its key, and its name or
/// index if the key has several.
pub(super) fn inner<'a>(
    schema: &'a Value,
    visit: &mut impl FnMut(&'a Value, &'a str, Option<&str>),
) {
    for (key, value) in schema.as_object().into_iter().flatten() {
        let is_in = |keywords: &[&str]| keywords.contains(&key.as_str());
        match value {
            Value::Object(named) if is_in(&SCHEMA_MAPS) => {
                for (name, part) in named {
                    visit(part, key, Some(name));
                }
            }
            Value::Array(members) if is_in(&SCHEMA_LISTS) => {
                for (index, member) in members.iter().enumerate() {
                    visit(member, key, Some(&index.to_string()));
                }
            }
            value if is_in(&SCHEMAS) => visit(value, key, None),
            _ => {}
        }
    }
}

/// Adds what is known of `schema` and of all within it to `found`, by their addresses.
pub(super) fn digests(schema: &Value, found: &mut HashMap<*const Value, Found>) -> Found {
    let mut hash = Sha256::new();
    let mut height = 0;
    let mut parts: Vec<(&str, Option<String>, Digest)> = Vec::new();
    inner(schema, &mut |part, key, name| {
        let inside = digests(part, found);
        height = height.max(inside.height + 1);
        let digest = with_place(part, inside.digest);
        parts.push((key, name.map(str::to_owned), digest));
    });
    match schema {
        Value::Object(object) => {
            let mut keys: Vec<&String> = object.keys().collect();
            keys.sort_unstable();
            for key in keys {
                if !is_unseen(key) && !is_of_place(key) {
                    update(&mut hash, key);
                    let mut of_key: Vec<_> = parts.iter().filter(|(of, ..)| of == key).collect();
                    if of_key.is_empty() {
                        update(&mut hash, &sorted(key, &object[key]));
                    }
                    if SCHEMA_MAPS.contains(&key.as_str()) {
                        of_key.sort_unstable();
                    }
                    for (_, name, digest) in of_key {
                        update(&mut hash, name.as_deref().unwrap_or_default());
                        hash.update(digest);
                    }
                }
            }
        }
        other => update(&mut hash, &other.to_string()),
    }
    let known = Found {
        digest: hash.finalize().into(),
        height,
        size: schema.as_object().map_or(0, size),
    };
    found.insert(std::ptr::from_ref(schema), known);
    known
}

/// No text begins with the end of another.
fn update(hash: &mut Sha256, text: &str) {
    hash.update(text.len().to_le_bytes());
    hash.update(text);
}

/// The text of `value`; the order of required names has no meaning.
fn sorted(key: &str, value: &Value) -> String {
    match value {
        Value::Array(names) if key == "required" => {
            let mut names: Vec<String> = names.iter().map(Value::to_string).collect();
            names.sort_unstable();
            names.join(",")
        }
        value => value.to_string(),
    }
}

fn with_place(schema: &Value, digest: Digest) -> Digest {
    let mut hash = Sha256::new();
    hash.update(digest);
    for (key, value) in schema.as_object().into_iter().flatten() {
        if is_of_place(key) && *value == true {
            update(&mut hash, key);
        }
    }
    hash.finalize().into()
}

fn size(schema: &Map<String, Value>) -> usize {
    let properties = schema.get("properties").and_then(Value::as_object);
    let values = schema.get("enum").and_then(Value::as_array);
    properties.map_or(0, Map::len) + values.map_or(0, Vec::len)
}
