//! Merges the parts of `allOf` into one schema.
//!
//! Properties are merged, and so are the lists of required ones. Where two parts
//! describe one property differently, both apply if they can, and otherwise the
//! last one does. A choice beside other properties becomes a choice of schemas
//! that have these too; a base that is a choice of its subtypes gives them its
//! properties, not the choice.
//!
//! # Needed for
//!
//! VCF Operations 9.1, where most schemas inherit, and the generator, which panics
//! where two parts disagree or a base refers to its subtypes.
//!
//! # Before
//!
//! ```yaml
//! components:
//!   schemas:
//!     Base: {type: object, description: b, required: [a], properties: {
//!       a: {type: string}, b: {type: string, description: w}}}
//!     Subtype:
//!       allOf:
//!       - $ref: '#/components/schemas/Base'
//!       - {type: object, required: [c, a], properties: {
//!           b: {enum: [x]}, a: {type: integer}, c: {$ref: '#/components/schemas/Subtype'}}}
//!       description: s
//!       properties: {d: {}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components:
//!   schemas:
//!     Base: {type: object, description: b, required: [a], properties: {
//!       a: {type: string}, b: {type: string, description: w}}}
//!     Subtype:
//!       type: object
//!       description: s
//!       required: [a, c]
//!       properties: {a: {type: integer}, b: {type: string, description: w, enum: [x]},
//!         c: {$ref: '#/components/schemas/Subtype'}, d: {}}
//! ```

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::document::schemas::{
    COMPOSITIONS, Names, components, components_mut, is_annotation, only_target, place, reference,
    target,
};
use crate::names::type_name;
use crate::rule::Record;

/// How many schemas several choices together may become.
const MOST: usize = 64;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(schemas) = components(document) else {
        return;
    };
    let mut merge = Merge {
        schemas,
        names: Names::of(document),
        done: Vec::new(),
    };
    for (name, schema) in schemas {
        merge.component(name, schema);
    }
    let done = merge.done;
    let Some(schemas) = components_mut(document) else {
        return;
    };
    for (name, schema) in done {
        let before = schemas
            .insert(name.clone(), schema.clone())
            .unwrap_or_default();
        if before != schema {
            record.change(&place(&name), before, schema);
        }
    }
}

/// A choice of schemas.
#[derive(Debug, Clone)]
struct Choice {
    /// `oneOf` or `anyOf`.
    key: &'static str,
    members: Vec<Value>,
    discriminator: Option<Value>,
}

/// A schema without `allOf`, and the choices beside it.
#[derive(Debug, Clone, Default)]
struct Flat {
    body: Map<String, Value>,
    choices: Vec<Choice>,
}

/// The way to a schema that is made part of another.
#[derive(Default)]
struct Way {
    /// The schemas that lead to it.
    names: Vec<String>,
    /// The schemas that are part of the other already, or on the way.
    merged: BTreeSet<String>,
}

impl Way {
    fn to(name: &str) -> Self {
        Self::by(&[name.to_owned()])
    }

    fn by(names: &[String]) -> Self {
        Self {
            names: names.to_vec(),
            merged: names.iter().cloned().collect(),
        }
    }
}

struct Merge<'a> {
    schemas: &'a Map<String, Value>,
    names: Names,
    done: Vec<(String, Value)>,
}

impl Merge<'_> {
    fn component(&mut self, name: &str, schema: &Value) {
        let Some(object) = schema.as_object() else {
            return;
        };
        if COMPOSITIONS.iter().all(|key| !object.contains_key(*key)) {
            if object.contains_key("discriminator") {
                let mut plain = object.clone();
                plain.shift_remove("discriminator");
                self.done.push((name.to_owned(), plain.into()));
            }
            return;
        }
        let flat = self.flat(object, &mut Way::to(name));
        let is_alias = only_target(object).is_some();
        if is_alias && (!flat.choices.is_empty() || !is_object(&flat.body)) {
            return;
        }
        self.finish(name, flat, 0);
    }

    /// `schema` with all that it is made of; `way` leads to it.
    fn flat(&self, schema: &Map<String, Value>, way: &mut Way) -> Flat {
        let mut flat = Flat::default();
        let parts = schema.get("allOf").and_then(Value::as_array);
        let only = parts.is_some_and(|parts| parts.len() == 1);
        for part in parts.into_iter().flatten() {
            let mut of = self.flat_part(part, way);
            if !only {
                of.body
                    .retain(|key, _| !is_annotation(key) || key.starts_with("x-"));
            }
            of.body.shift_remove("nullable");
            self.merge(&mut flat.body, of.body, &way.names);
            flat.choices.extend(of.choices);
        }
        let mut own = schema.clone();
        for key in COMPOSITIONS.iter().chain(&["discriminator"]) {
            own.shift_remove(*key);
        }
        self.merge(&mut flat.body, own, &way.names);
        for key in ["oneOf", "anyOf"] {
            if let Some(members) = schema.get(key).and_then(Value::as_array) {
                flat.choices.push(Choice {
                    key,
                    members: members.clone(),
                    discriminator: schema.get("discriminator").cloned(),
                });
            }
        }
        flat
    }

    fn flat_part(&self, part: &Value, way: &mut Way) -> Flat {
        let Some(name) = target(part) else {
            return part
                .as_object()
                .map_or_else(Flat::default, |part| self.flat(part, way));
        };
        let Some((value, schema)) = self
            .schemas
            .get(&name)
            .and_then(|value| Some((value, value.as_object()?)))
        else {
            return Flat::default();
        };
        // What is merged already need not be again, by another way.
        if !way.merged.insert(name.clone()) {
            return Flat::default();
        }
        way.names.push(name);
        let mut flat = match target(value) {
            Some(_) => self.flat_part(value, way),
            None => self.flat(schema, way),
        };
        // A subtype is not the choice of all subtypes.
        flat.choices.retain(|choice| {
            let mut members = choice.members.iter().filter_map(target);
            !members.any(|member| way.names.contains(&member))
        });
        way.names.pop();
        flat
    }

    /// Makes the schema `name` of `flat`.
    fn finish(&mut self, name: &str, flat: Flat, depth: usize) {
        let Flat { mut body, choices } = flat;
        if choices.is_empty() || depth > 8 {
            self.done.push((name.to_owned(), body.into()));
            return;
        }
        if let [choice] = choices.as_slice()
            && self.is_covered(&body, choice)
        {
            body.retain(|key, _| is_annotation(key));
            body.insert(choice.key.to_owned(), choice.members.clone().into());
            if let Some(discriminator) = &choice.discriminator {
                body.insert("discriminator".to_owned(), discriminator.clone());
            }
            self.done.push((name.to_owned(), body.into()));
            return;
        }
        let mut words = body.clone();
        words.retain(|key, _| is_annotation(key));
        body.retain(|key, _| !is_annotation(key));
        let mut members = Vec::new();
        let mut mapping = Map::new();
        let Some(picks) = picks(&choices) else {
            // Any value: what is read holds all, whichever schemas it has.
            self.done.push((name.to_owned(), words.into()));
            return;
        };
        for picked in picks {
            let suffix: Vec<String> = picked
                .iter()
                .map(|(index, member)| member_name(member, *index))
                .collect();
            let wanted = type_name(&format!("{name}-{}", suffix.join("-")));
            let new = self.names.free(&wanted);
            let parts = std::iter::once(Value::Object(body.clone()))
                .chain(picked.iter().map(|(_, member)| (*member).clone()));
            let whole = Map::from_iter([("allOf".to_owned(), parts.collect())]);
            let flat = self.flat(&whole, &mut Way::to(name));
            let to = reference(&new);
            for (_, member) in &picked {
                for tag in tags(&choices, member) {
                    mapping.insert(tag, to["$ref"].clone());
                }
            }
            self.finish(&new, flat, depth + 1);
            members.push(to);
        }
        let key = match choices.iter().all(|choice| choice.key == "anyOf") {
            true => "anyOf",
            false => "oneOf",
        };
        words.insert(key.to_owned(), members.into());
        let discriminator = choices
            .iter()
            .find_map(|choice| choice.discriminator.as_ref());
        if let Some(discriminator) = discriminator {
            let property = &discriminator["propertyName"];
            let discriminator = json!({"propertyName": property, "mapping": mapping});
            words.insert("discriminator".to_owned(), discriminator);
        }
        self.done.push((name.to_owned(), words.into()));
    }

    /// Whether each member of `choice` has all that `body` has.
    fn is_covered(&self, body: &Map<String, Value>, choice: &Choice) -> bool {
        let extra = body
            .get("additionalProperties")
            .is_some_and(Value::is_object);
        let names = body.get("properties").and_then(Value::as_object);
        let mut names = names.into_iter().flatten().map(|(name, _)| name).peekable();
        if names.peek().is_none() {
            return !extra && !body.contains_key("items") && !body.contains_key("enum");
        }
        let members: Vec<Flat> = choice
            .members
            .iter()
            .map(|member| self.flat_part(member, &mut Way::default()))
            .collect();
        !extra
            && names.all(|name| {
                members.iter().all(|member| {
                    let properties = member.body.get("properties");
                    properties.is_some_and(|properties| properties.get(name).is_some())
                })
            })
    }

    fn merge(&self, into: &mut Map<String, Value>, from: Map<String, Value>, way: &[String]) {
        if disagree(into, &from) {
            into.retain(|key, _| is_annotation(key));
        }
        for (key, value) in from {
            match (key.as_str(), into.get_mut(&key), value) {
                ("properties", Some(Value::Object(known)), Value::Object(properties)) => {
                    for (name, property) in properties {
                        let merged = match known.get(&name) {
                            Some(before) => self.merge_property(before, property, way),
                            None => property,
                        };
                        known.insert(name, merged);
                    }
                }
                ("required", Some(Value::Array(known)), Value::Array(names)) => {
                    for name in names {
                        if !known.contains(&name) {
                            known.push(name);
                        }
                    }
                }
                ("enum", Some(Value::Array(known)), Value::Array(values)) => {
                    let both: Vec<Value> = known
                        .iter()
                        .filter(|value| values.contains(value))
                        .cloned()
                        .collect();
                    *known = if both.is_empty() { values } else { both };
                }
                ("type", Some(known), value) if *known == "integer" && value == "number" => {}
                ("additionalProperties", Some(Value::Object(_)), Value::Bool(true)) => {}
                (_, _, value) => {
                    into.insert(key, value);
                }
            }
        }
    }

    /// What two parts say of one property.
    fn merge_property(&self, before: &Value, after: Value, way: &[String]) -> Value {
        let (Some(first), Some(last)) = (before.as_object(), after.as_object()) else {
            return after;
        };
        if says_nothing(first) || before == &after {
            return after;
        }
        if says_nothing(last) {
            let mut merged = first.clone();
            if !last.is_empty()
                && let Some(to) = merged.shift_remove("$ref")
            {
                merged.insert("allOf".to_owned(), json!([{"$ref": to}]));
            }
            merged.extend(last.clone());
            return merged.into();
        }
        if only_target(last).is_some() || COMPOSITIONS.iter().any(|key| last.contains_key(*key)) {
            return after;
        }
        let flat = self.flat_part(before, &mut Way::by(way));
        if flat.body.is_empty() || !flat.choices.is_empty() || disagree(&flat.body, last) {
            return after;
        }
        let mut merged = flat.body;
        self.merge(&mut merged, last.clone(), way);
        merged.into()
    }
}

fn is_object(schema: &Map<String, Value>) -> bool {
    schema.get("type").is_some_and(|ty| ty == "object") || schema.contains_key("properties")
}

fn says_nothing(schema: &Map<String, Value>) -> bool {
    schema.keys().all(|key| is_annotation(key))
}

/// Whether no value is of the types of both.
fn disagree(first: &Map<String, Value>, last: &Map<String, Value>) -> bool {
    let ty = |schema: &Map<String, Value>| {
        let ty = schema.get("type").and_then(Value::as_str);
        ty.map(|ty| if ty == "integer" { "number" } else { ty }.to_owned())
    };
    match (ty(first), ty(last)) {
        (Some(first), Some(last)) => first != last,
        _ => false,
    }
}

/// Each way to pick a member of every choice, if they are not too many. Those
/// of a single choice never are: they are in the document.
fn picks(choices: &[Choice]) -> Option<Vec<Vec<(usize, &Value)>>> {
    let mut picks: Vec<Vec<(usize, &Value)>> = vec![Vec::new()];
    for choice in choices {
        if choices.len() > 1 && picks.len() * choice.members.len() > MOST {
            return None;
        }
        picks = picks
            .iter()
            .flat_map(|pick| {
                choice
                    .members
                    .iter()
                    .enumerate()
                    .map(move |(index, member)| {
                        let mut pick = pick.clone();
                        pick.push((index, member));
                        pick
                    })
            })
            .collect();
    }
    Some(picks)
}

fn member_name(member: &Value, index: usize) -> String {
    let title = member.get("title").and_then(Value::as_str);
    target(member)
        .or_else(|| title.map(str::to_owned))
        .unwrap_or_else(|| format!("Choice{}", index + 1))
}

/// The tags of `member` in one of `choices`.
fn tags(choices: &[Choice], member: &Value) -> Vec<String> {
    let to = member.get("$ref");
    choices
        .iter()
        .filter_map(|choice| choice.discriminator.as_ref()?.get("mapping")?.as_object())
        .flatten()
        .filter(|(_, target)| Some(*target) == to)
        .map(|(tag, _)| tag.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    fn merged(schemas: Value) -> Value {
        let (schemas, _) = Tested(apply).on_schemas(schemas);
        schemas.clone()
    }

    fn object(properties: Value) -> Value {
        json!({"type": "object", "properties": properties})
    }

    #[test]
    fn a_base_of_many_parts_is_merged_once() {
        let mut schemas = json!({"A0": object(json!({"a": {}})), "B0": object(json!({"b": {}}))});
        for level in 1..40 {
            let parents = [("A", level - 1), ("B", level - 1)];
            let parents = parents.map(|(side, level)| reference(&format!("{side}{level}")));
            for side in ["A", "B"] {
                schemas[format!("{side}{level}")] = json!({"allOf": parents});
            }
        }
        assert_eq!(merged(schemas)["A39"], object(json!({"a": {}, "b": {}})));
    }

    #[test]
    fn what_a_part_says_holds_against_a_base_that_came_before() {
        let schemas = merged(json!({
            "Base": object(json!({"a": {"type": "string"}})),
            "Mid": {"allOf": [reference("Base"), object(json!({"m": {}}))]},
            "Leaf": {"allOf": [reference("Base"), object(json!({"a": {"type": "integer"}})), reference("Mid")]},
        }));
        assert_eq!(
            schemas["Leaf"],
            object(json!({"a": {"type": "integer"}, "m": {}}))
        );
    }

    #[test]
    fn a_base_that_chooses_its_subtypes_gives_them_its_properties() {
        let schemas = merged(json!({
            "Pet": {"type": "object", "properties": {"t": {"type": "string"}}, "oneOf": [reference("Cat")],
                "discriminator": {"propertyName": "t"}},
            "Cat": {"allOf": [reference("Pet"), object(json!({"c": {}}))]},
        }));
        assert_eq!(
            schemas["Cat"],
            object(json!({"t": {"type": "string"}, "c": {}}))
        );
        assert_eq!(
            schemas["Pet"],
            json!({"oneOf": [reference("Cat")], "discriminator": {"propertyName": "t"}})
        );
    }

    #[test]
    fn a_choice_beside_properties_is_one_of_schemas_that_have_them() {
        let schemas = merged(json!({
            "Owner": {"type": "object", "properties": {"id": {}}, "oneOf": [reference("Bee"), object(json!({"c": {}}))]},
            "Bee": object(json!({"b": {}})),
        }));
        assert_eq!(
            schemas["Owner"],
            json!({"oneOf": [reference("OwnerBee"), reference("OwnerChoice2")]})
        );
        assert_eq!(schemas["OwnerBee"], object(json!({"id": {}, "b": {}})));
        assert_eq!(schemas["OwnerChoice2"], object(json!({"id": {}, "c": {}})));
    }

    #[test]
    fn a_part_by_another_name_is_the_schema_itself() {
        let made = merged(json!({
            "Name": {"$ref": "#/components/schemas/Base"},
            "Base": object(json!({"a": {}})),
            "A": {"allOf": [{"$ref": "#/components/schemas/Name"}, object(json!({"b": {}}))]},
        }));
        assert_eq!(made["A"], object(json!({"a": {}, "b": {}})));
    }

    #[test]
    fn no_member_of_many_is_lost() {
        let mut schemas = json!({});
        let mut names: Vec<Value> = Vec::new();
        for index in 0..100 {
            let name = format!("M{index}");
            schemas[&name] = object(json!({"m": {}}));
            names.push(reference(&name));
        }
        schemas["One"] = json!({"type": "object", "properties": {"id": {}}, "oneOf": names});
        let nine = &names[..9];
        schemas["Both"] = json!({"description": "b", "allOf": [{"oneOf": nine}, {"oneOf": nine}]});
        let schemas = merged(schemas);
        assert_eq!(schemas["One"]["oneOf"].as_array().map(Vec::len), Some(100));
        assert_eq!(schemas["OneM99"], object(json!({"id": {}, "m": {}})));
        assert_eq!(schemas["Both"], json!({"description": "b"}));
    }

    #[test]
    fn another_name_for_what_is_no_object_stays_one() {
        let schemas = json!({"Owner": {"allOf": [reference("B")]}, "B": {"type": "string"}});
        assert_eq!(merged(schemas.clone()), schemas);
    }
}
