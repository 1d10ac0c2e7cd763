//! Says that a value may be `null` where the value stands.
//!
//! Forced by schemas with names that are `nullable`: the generator makes an
//! option of a type that is an option already. The name stands for the value
//! alone, and each reference to it in a property, a list or a map says that
//! `null` may stand there. Where a type is free, `null` is a value as others.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::pointer::Pointer;
use crate::document::schemas::{components_mut, place, target, visit};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut names = BTreeSet::new();
    for (name, schema) in components_mut(document).into_iter().flatten() {
        let schema = schema.as_object_mut();
        if let Some(schema) = schema
            && let Some(before) = schema.shift_remove("nullable")
        {
            record.change(&place(name).join("nullable"), before.clone(), Value::Null);
            let has_type = ["type", "oneOf", "anyOf", "allOf", "$ref"];
            if before == true && has_type.iter().any(|key| schema.contains_key(*key)) {
                names.insert(name.clone());
            }
        }
    }
    visit(document, &mut |schema, at| {
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            for (name, property) in properties {
                wrap(property, &names, &at.join("properties").join(name), record);
            }
        }
        for key in ["items", "additionalProperties"] {
            if let Some(part) = schema.get_mut(key) {
                wrap(part, &names, &at.join(key), record);
            }
        }
    });
}

fn wrap(part: &mut Value, names: &BTreeSet<String>, at: &Pointer, record: &mut Record<'_>) {
    let before = part.clone();
    let Some(object) = part.as_object_mut() else {
        return;
    };
    if target(&before).is_some_and(|name| names.contains(&name)) {
        let reference = json!({"$ref": object["$ref"]});
        object.clear();
        object.insert("allOf".to_owned(), json!([reference]));
        object.insert("nullable".to_owned(), true.into());
    } else if let Some([only]) = object
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        && target(only).is_some_and(|name| names.contains(&name))
    {
        object.insert("nullable".to_owned(), true.into());
    } else if !["type", "allOf", "oneOf", "anyOf"]
        .iter()
        .any(|key| object.contains_key(*key))
    {
        object.shift_remove("nullable");
    }
    if *part != before {
        record.change(at, before, part.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::schemas::reference;
    use crate::rule::applied;

    #[test]
    fn null_stands_where_the_value_stands() {
        let (document, changes) = applied(
            apply,
            json!({"components": {"schemas": {
                "N": {"type": "string", "nullable": true},
                "F": {"nullable": true},
                "A": {"type": "object", "properties": {
                    "n": reference("N"), "f": reference("F"), "any": {"nullable": true},
                    "m": {"type": "object", "additionalProperties": {"type": "array", "items": reference("N")}},
                }},
            }}}),
        );
        let null_or = json!({"allOf": [reference("N")], "nullable": true});
        assert_eq!(
            document["components"]["schemas"],
            json!({
                "N": {"type": "string"},
                "F": {},
                "A": {"type": "object", "properties": {
                    "n": null_or, "f": reference("F"), "any": {},
                    "m": {"type": "object", "additionalProperties": {"type": "array", "items": null_or}},
                }},
            })
        );
        assert_eq!(changes.len(), 5);
    }
}
