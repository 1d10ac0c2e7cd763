//! Writes the format of a list as a style.
//!
//! The default is `csv`, which in a query or a form is `form` without `explode`. What
//! OpenAPI 3 has no style for becomes a text that the caller joins, and the description
//! says how: tabs, spaces and pipes in a path or a header, and lists within a list.
//! `multi` means something in a query or a form only; elsewhere it is `csv`.
//!
//! # Needed for
//!
//! Documents of Swagger 2.0 with lists in parameters: the default of OpenAPI 3 in a
//! query is another one.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get:
//!       parameters:
//!         - {name: ids, in: query, type: array, items: {type: integer}}
//!         - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: pipes}
//!         - {name: states, in: query, type: array, items: {type: string}, collectionFormat: multi}
//!         - {name: sizes, in: header, type: array, items: {type: string}, collectionFormat: tsv}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get:
//!       parameters:
//!         - {name: ids, in: query, type: array, items: {type: integer}, style: form, explode: false}
//!         - {name: tags, in: query, type: array, items: {type: string}, style: pipeDelimited, explode: false}
//!         - {name: states, in: query, type: array, items: {type: string}}
//!         - {name: sizes, in: header, type: string, description: "A list of values, separated by tabs."}
//! ```

use serde_json::{Map, Value, json};

use super::lists::{describe, is_file, is_list, join};
use crate::document::visit::{ComponentKind, Node, visit_frame_mut};
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_frame_mut(document, &mut |object, node, at| {
        let is_header = match node {
            Node::One(ComponentKind::Parameter) => false,
            Node::One(ComponentKind::Header) => true,
            _ => return,
        };
        let before = object.clone();
        let location = object.get("in").and_then(Value::as_str);
        let location = match location {
            _ if is_header => "header",
            location => location.unwrap_or_default(),
        };
        let location = location.to_owned();
        style(object, &location);
        if *object != before {
            record.change(at, before.into(), object.clone().into());
        }
    });
}

fn style(parameter: &mut Map<String, Value>, location: &str) {
    let format = parameter.shift_remove("collectionFormat");
    let has_pairs = matches!(location, "query" | "formData" | "form");
    if !is_list(parameter) || !(has_pairs || matches!(location, "path" | "header")) {
        return;
    }
    if parameter.get("items").is_some_and(is_file) {
        return;
    }
    if let Some(Value::Object(items)) = parameter.get_mut("items")
        && is_list(items)
    {
        let inner = separator(items.get("collectionFormat"));
        *items = Map::from_iter([("type".to_owned(), "string".into())]);
        let sentence = format!("Each item is a list of values, separated by {inner}.");
        describe(parameter, &sentence);
    }
    let name = match (has_pairs, separator(format.as_ref())) {
        _ if format.as_ref().is_some_and(|format| format == "multi") && has_pairs => return,
        (false, "commas") => return,
        (true, "commas") => "form",
        (true, "spaces") => "spaceDelimited",
        (true, "pipes") => "pipeDelimited",
        (_, separator) => return join(parameter, separator),
    };
    parameter.insert("style".to_owned(), name.into());
    parameter.insert("explode".to_owned(), json!(false));
}

/// What is between the items in `format`.
fn separator(format: Option<&Value>) -> &'static str {
    match format.and_then(Value::as_str).unwrap_or_default() {
        "ssv" => "spaces",
        "tsv" => "tabs",
        "pipes" => "pipes",
        _ => "commas",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    fn styled(parameter: Value) -> Value {
        let (mut paths, _) =
            Tested(apply).on_paths(json!({"/a": {"get": {"parameters": [parameter]}}}));
        paths["/a"]["get"]["parameters"][0].take()
    }

    #[test]
    fn each_format_has_a_style_in_each_place_or_is_a_text() {
        for row in rows(
            "
            - [query, null, form]
            - [query, csv, form]
            - [query, ssv, spaceDelimited]
            - [query, pipes, pipeDelimited]
            - [query, multi, list]
            - [query, tsv, tabs]
            - [query, odd, form]
            - [formData, null, form]
            - [formData, multi, list]
            - [formData, tsv, tabs]
            - [path, null, list]
            - [path, csv, list]
            - [path, multi, list]
            - [path, ssv, spaces]
            - [path, pipes, pipes]
            - [header, csv, list]
            - [header, tsv, tabs]
            ",
        ) {
            let mut parameter = json!({"name": "p", "in": row[0], "type": "array",
                "items": {"type": "string", "enum": ["a"]}, "default": ["a"]});
            if !row[1].is_null() {
                parameter["collectionFormat"] = row[1].clone();
            }
            let made = styled(parameter);
            assert!(made.get("collectionFormat").is_none());
            match row[2].as_str().expect("a style") {
                separator @ ("tabs" | "spaces" | "pipes") => {
                    assert_eq!(made["type"], "string", "{row}");
                    let text = format!("A list of values, separated by {separator}.");
                    assert_eq!(made["description"], text, "{row}");
                }
                "list" => assert!(made.get("style").is_none(), "{row}"),
                style => {
                    assert_eq!(made["style"], style, "{row}");
                    assert_eq!(made["explode"], false, "{row}");
                }
            }
        }
    }

    #[test]
    fn a_list_in_a_list_is_joined_by_the_caller() {
        let made = styled(
            json!({"name": "p", "in": "query", "description": "P.", "type": "array",
            "collectionFormat": "multi",
            "items": {"type": "array", "collectionFormat": "pipes", "items": {"type": "integer"}}}),
        );
        assert_eq!(made["items"], json!({"type": "string"}));
        assert_eq!(
            made["description"],
            "P.\n\nEach item is a list of values, separated by pipes."
        );
    }

    #[test]
    fn a_format_without_a_list_means_nothing() {
        for row in rows(
            "
            - {in: query, type: string, collectionFormat: multi}
            - {in: body, schema: {type: array}}
            - {in: formData, type: array, items: {type: file}}
            ",
        ) {
            let mut expected = row.clone();
            expected
                .as_object_mut()
                .map(|o| o.shift_remove("collectionFormat"));
            assert_eq!(styled(row), expected);
        }
    }
}
