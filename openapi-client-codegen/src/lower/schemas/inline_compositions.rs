//! Gives a name to every inline composition of schemas.
//!
//! On the way, forms that say little become simple: members that are only `null`
//! become `nullable`, members that only list required properties are removed, since
//! no type can express them, and a choice of one is no choice.
//!
//! # Needed for
//!
//! The rules *all-of* and *choices*, which copy the parts of a schema: with a name,
//! each composition is merged once, however many copies refer to it.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {B: {type: object}, AChoice: {type: string},
//!   A: {type: object, properties: {
//!     choice: {oneOf: [{type: string}, {type: integer}], nullable: true},
//!     described: {allOf: [{$ref: '#/components/schemas/B'}], description: Words.}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {B: {type: object}, AChoice: {type: string},
//!   A: {type: object, properties: {
//!     choice: {nullable: true, allOf: [{$ref: '#/components/schemas/AChoice2'}]},
//!     described: {allOf: [{$ref: '#/components/schemas/B'}], description: Words.}}},
//!   AChoice2: {oneOf: [{type: string}, {type: integer}]}}}
//! ```

use serde_json::{Map, Value, json};

use crate::document::schemas::{
    COMPOSITIONS, Names, add, is_annotation, is_component, name_at, only_target, parts, reference,
    sites,
};
use crate::document::visit::visit_schemas_mut;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut lift = Lift {
        names: Names::of(document),
        sites: sites(document),
        added: Vec::new(),
        record,
    };
    visit_schemas_mut(document, &mut |root, at| {
        lift.walk(root, at, !is_component(at))
    });
    let added = lift.added;
    add(document, added);
}

struct Lift<'a, 'b> {
    names: Names,
    sites: Value,
    added: Vec<(String, Value)>,
    record: &'a mut Record<'b>,
}

impl Lift<'_, '_> {
    /// Names the compositions in `schema`, and itself if it `may_move`.
    fn walk(&mut self, schema: &mut Value, at: &Pointer, may_move: bool) {
        parts(schema, at, &mut |part, at| {
            let tokens: Vec<String> = at.tokens().collect();
            // What `allOf` merges is taken apart with the whole.
            let is_merged = matches!(tokens.as_slice(), [.., list, _] if list == "allOf");
            self.walk(part, at, !is_merged);
        });
        let before = schema.clone();
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        simplify(object);
        if may_move && is_composed(object) && only_target(object).is_none() {
            let name = self.names.free(&name_at(&self.sites, at));
            let site = site(object, &name);
            let moved = std::mem::replace(object, site);
            self.added.push((name, moved.into()));
        }
        if *schema != before {
            self.record.change(at, before, schema.clone());
        }
    }
}

fn is_composed(schema: &Map<String, Value>) -> bool {
    COMPOSITIONS.iter().any(|key| schema.contains_key(*key))
}

/// What replaces `schema` where it was before it got the name `name`.
fn site(schema: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
    let mut site: Map<String, Value> = schema
        .iter()
        .filter(|(key, value)| {
            let is_flag = ["nullable", "readOnly", "writeOnly"].contains(&key.as_str());
            (is_flag && **value == true) || key.starts_with("x-")
        })
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    schema.retain(|key, _| !site.contains_key(key));
    let to = reference(name);
    if site.is_empty() {
        site.insert("$ref".to_owned(), to["$ref"].clone());
    } else {
        site.insert("allOf".to_owned(), json!([to]));
    }
    site
}

fn simplify(schema: &mut Map<String, Value>) {
    let is_object = schema.contains_key("properties");
    for key in ["oneOf", "anyOf"] {
        let Some(Value::Array(members)) = schema.get_mut(key) else {
            continue;
        };
        let count = members.len();
        members.retain(|member| !is_null(member));
        let may_be_null = members.len() < count;
        if may_be_null {
            schema.insert("nullable".to_owned(), true.into());
        }
        let Some(Value::Array(members)) = schema.get_mut(key) else {
            continue;
        };
        let only_requires = |member: &Value| {
            member.as_object().is_some_and(|member| {
                let says_all = |key: &String| {
                    is_annotation(key) || key == "required" || (key == "type" && is_object)
                };
                member.keys().all(says_all) && member.contains_key("required")
            })
        };
        if members.is_empty() || members.iter().all(only_requires) {
            schema.shift_remove(key);
        } else if members.len() == 1 && !schema.contains_key("discriminator") {
            let member = schema.shift_remove(key).unwrap_or_default();
            if let Some(Value::Array(merged)) = schema.get_mut("allOf") {
                merged.extend(member.as_array().into_iter().flatten().cloned());
            } else {
                schema.insert("allOf".to_owned(), member);
            }
        }
    }
    merge_only_part(schema);
}

/// Takes `allOf` away where it has one part that has no name, and nothing
/// is beside it.
fn merge_only_part(schema: &mut Map<String, Value>) {
    let is_alone = schema
        .keys()
        .all(|key| key == "allOf" || key == "type" || is_annotation(key));
    let part = match schema
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([Value::Object(part)]) if is_alone && !part.contains_key("$ref") => part.clone(),
        _ => return,
    };
    schema.shift_remove("allOf");
    for (key, value) in part {
        if !(is_annotation(&key) && schema.contains_key(&key)) {
            schema.insert(key, value);
        }
    }
}

/// Whether `null` is all that `member` allows.
pub(super) fn is_null(member: &Value) -> bool {
    let Some(member) = member.as_object() else {
        return false;
    };
    let lists_null = member
        .get("enum")
        .is_some_and(|values| *values == json!([null]));
    let says_null = member.get("nullable") == Some(&Value::Bool(true));
    (lists_null || says_null)
        && member.keys().all(|key| {
            is_annotation(key) || (key == "enum" && lists_null) || (key == "type" && lists_null)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn choices_that_are_none_become_simple() {
        let pairs = rows(
            "
            - - anyOf: [{$ref: '#/components/schemas/A'}, {enum: [null]}]
              - {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}
            - [{oneOf: [{type: string}]}, {type: string}]
            - - {properties: {a: {}}, anyOf: [{required: [a]}, {required: [b]}]}
              - {properties: {a: {}}}
            ",
        );
        assert_eq!(pairs.len(), 3);
        for pair in pairs {
            let (before, after) = (&pair[0], &pair[1]);
            let (schemas, _) = Tested(apply).on_schemas(json!({
            "A": {}, "B": {"type": "object", "properties": {"p": before}}}));
            let schema = &schemas["B"]["properties"]["p"];
            assert_eq!(schema, after);
        }
    }
}
