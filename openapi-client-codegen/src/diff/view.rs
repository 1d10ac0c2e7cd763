//! A schema with what is merged into it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::diff::found::Wire;
use crate::diff::properties::{Flags, only_mine, only_theirs};
use crate::document;
use crate::document::schemas::only_target;

/// A schema with what is merged into it.
pub(super) struct View<'a> {
    pub(super) own: Map<String, Value>,
    pub(super) properties: Vec<(&'a str, &'a Value)>,
    pub(super) required: BTreeSet<&'a str>,
    /// The components that it merges.
    pub(super) bases: BTreeSet<String>,
    pub(super) items: Option<&'a Value>,
    pub(super) additional: Additional<'a>,
    pub(super) choices: Vec<&'a Value>,
    pub(super) discriminator: Option<&'a Value>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Additional<'a> {
    Any,
    None,
    Of(&'a Value),
}

impl<'a> View<'a> {
    pub(super) fn of(document: &'a Value, schema: &'a Value, shared: &BTreeSet<String>) -> Self {
        let mut view = Self {
            own: Map::new(),
            properties: Vec::new(),
            required: BTreeSet::new(),
            bases: BTreeSet::new(),
            items: None,
            additional: Additional::Any,
            choices: Vec::new(),
            discriminator: None,
        };
        view.add(document, schema, shared, &mut BTreeSet::new());
        view
    }

    fn add(
        &mut self,
        document: &'a Value,
        schema: &'a Value,
        shared: &BTreeSet<String>,
        seen: &mut BTreeSet<String>,
    ) {
        let Some(object) = schema.as_object() else {
            return;
        };
        if let Some(name) = only_target(object) {
            self.bases.insert(name.clone());
            // What both have is compared by itself.
            if !shared.contains(&name) && seen.insert(name) {
                let target = document::resolve(document, schema);
                self.add(document, target.unwrap_or(&Value::Null), shared, seen);
            }
            return;
        }
        for part in object
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.add(document, part, shared, seen);
        }
        for (key, value) in object {
            match key.as_str() {
                "properties" => {
                    for (name, property) in value.as_object().into_iter().flatten() {
                        // Two parts may describe one, each in its own way.
                        if !self.properties.contains(&(name.as_str(), property)) {
                            self.properties.push((name, property));
                        }
                    }
                }
                "required" => {
                    let names = value.as_array().into_iter().flatten();
                    self.required.extend(names.filter_map(Value::as_str));
                }
                "items" => self.items = Some(value),
                "additionalProperties" => {
                    self.additional = match value {
                        Value::Bool(false) => Additional::None,
                        Value::Object(schema) if !schema.is_empty() => Additional::Of(value),
                        _ => Additional::Any,
                    }
                }
                "oneOf" | "anyOf" => self.choices.extend(value.as_array().into_iter().flatten()),
                "discriminator" => self.discriminator = Some(value),
                "allOf" => {}
                _ => {
                    self.own.insert(key.clone(), value.clone());
                }
            }
        }
    }
}

impl View<'_> {
    /// What it means that a property which the other version has is not in this one, for
    /// the client of the other.
    pub(super) fn lacks(&self, is_required: bool, flags: Flags) -> Wire {
        let is_map = matches!(self.additional, Additional::Of(_));
        Wire {
            old_client: only_mine(is_required, self.additional == Additional::None, flags),
            new_client: only_theirs(is_required, is_map, flags),
        }
    }
}
