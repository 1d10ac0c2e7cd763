//! What a caller hands in beside a body, and how it is written on the wire.
//!
//! The generator sees a simpler parameter; see `adapt/parameter_forms.rs`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::body::is_json_like;
use crate::document::{self, ORIGINAL_NAME, text};
use crate::names::value_name;

/// Where a field of a `multipart` body stands, in place of what OpenAPI has
/// under `in`; see `adapt/multipart.rs`.
pub(crate) const FORM: &str = "form";

/// Where the media type stands that the caller chooses for a body.
pub(crate) const MEDIA_TYPE: &str = "media-type";

/// The media type that the document has for a field of a `multipart` body.
pub(crate) const PART_MEDIA_TYPE: &str = "x-codegen-part-media-type";

/// The format of a file in a form, for the generator.
pub(crate) const FILE_FORMAT: &str = "openapi-client-core-file-part";

/// The format of a form without known fields, for the generator.
pub(crate) const WHOLE_FORM_FORMAT: &str = "openapi-client-core-form";

/// A parameter, a field of a form, or the media type of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    /// The name in the document as it came: the one on the wire.
    pub(crate) name: String,
    /// The name of its setter and field in the builder.
    pub(crate) setter: String,
    /// `path`, `query`, `header` or `cookie`, or one of ours.
    pub(crate) location: String,
    pub(crate) description: String,
    pub(crate) style: Style,
    /// What it is in a form.
    pub(crate) part: Part,
    /// Whether the generator sees it in a list.
    pub(crate) is_wrapped: bool,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Form { explode: bool },
    Spaces,
    Pipes,
    DeepObject,
    Simple { explode: bool },
    Label { explode: bool },
    Matrix { explode: bool },
    Json,
}

/// What a field of a form is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Text(Option<String>),
    Json,
    /// A part of JSON for each item of a list.
    JsonItems,
    /// A file, or a list of files, with the media type that the document has
    /// for it.
    File {
        is_list: bool,
        media_type: Option<String>,
    },
    /// All fields: the document names none.
    Whole,
}

impl Parameter {
    /// The parameter as texts name it.
    pub(crate) fn told(&self) -> String {
        match self.location.as_str() {
            FORM if self.part == Part::Whole => "the form".to_owned(),
            FORM => format!("the form field `{}`", self.name),
            MEDIA_TYPE => "the media type of the body".to_owned(),
            location => format!("the {location} parameter `{}`", self.name),
        }
    }
}

/// Reads the parameters of an operation.
pub(crate) fn parameters(document: &Value, key: &str, method: &str) -> Vec<Parameter> {
    document::parameters(document, key, method)
        .into_iter()
        .map(|(_, parameter)| {
            let name = text(parameter, "name");
            let original = parameter.get(ORIGINAL_NAME).and_then(Value::as_str);
            let location = text(parameter, "in");
            let part = match location {
                FORM => part(document, parameter),
                _ => Part::Text(None),
            };
            let is_part = location == FORM && !matches!(part, Part::Json);
            Parameter {
                name: original.unwrap_or(name).to_owned(),
                setter: value_name(name),
                location: location.to_owned(),
                description: text(parameter, "description").to_owned(),
                style: style(parameter, location),
                is_wrapped: !is_part && shape(document, schema(parameter)) == Shape::Object,
                part,
            }
        })
        .collect()
}

/// The schema of `parameter`, which may stand in its content.
pub(crate) fn schema(parameter: &Value) -> &Value {
    let content = parameter["content"].as_object();
    let media_type = content.and_then(|content| content.values().next());
    media_type.map_or(&parameter["schema"], |media_type| &media_type["schema"])
}

fn style(parameter: &Value, location: &str) -> Style {
    let content = parameter["content"].as_object();
    if let Some(media_type) = content.and_then(|content| content.keys().next())
        && is_json_like(media_type)
    {
        return Style::Json;
    }
    style_of(parameter, location)
}

/// The style that `object` has for `location`, or that of the location.
pub(crate) fn style_of(object: &Value, location: &str) -> Style {
    let explode = object.get("explode").and_then(Value::as_bool);
    let exploded = explode == Some(true);
    match (location, text(object, "style")) {
        ("path", "label") => Style::Label { explode: exploded },
        ("path", "matrix") => Style::Matrix { explode: exploded },
        ("path" | "header", _) => Style::Simple { explode: exploded },
        ("query", "deepObject") => Style::DeepObject,
        ("query", "spaceDelimited") if !exploded => Style::Spaces,
        ("query", "pipeDelimited") if !exploded => Style::Pipes,
        _ => Style::Form {
            explode: explode.unwrap_or(true),
        },
    }
}

fn part(document: &Value, parameter: &Value) -> Part {
    let schema = schema(parameter);
    let media_type = parameter.get(PART_MEDIA_TYPE).and_then(Value::as_str);
    let media_type = media_type.map(str::to_owned);
    if text(schema, "format") == WHOLE_FORM_FORMAT {
        return Part::Whole;
    }
    if let Some(is_list) = file(document, schema) {
        return Part::File {
            is_list,
            media_type,
        };
    }
    if media_type.as_deref().is_some_and(is_json_like) {
        return Part::Json;
    }
    match shape(document, schema) {
        Shape::Scalar => Part::Text(media_type),
        Shape::Array => match shape(document, items(document, schema)) {
            Shape::Scalar => Part::Text(media_type),
            _ => Part::JsonItems,
        },
        Shape::Object | Shape::Any => Part::Json,
    }
}

/// Whether `schema` is a file in a form, and whether it is a list of them.
pub(crate) fn file(document: &Value, schema: &Value) -> Option<bool> {
    let is_file = |schema: &Value| {
        let schema = document::resolve(document, schema).unwrap_or(schema);
        matches!(text(schema, "format"), "binary" | "byte")
            && matches!(text(schema, "type"), "string" | "")
            || schema.get("contentMediaType").is_some()
            || text(schema, "type") == "file"
    };
    if is_file(schema) {
        return Some(false);
    }
    is_file(items(document, schema)).then_some(true)
}

/// The schema of the items of a list.
pub(crate) fn items<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    &document::resolve(document, schema).unwrap_or(schema)["items"]
}

/// What the values of a schema are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Scalar,
    Array,
    Object,
    /// Anything.
    Any,
}

/// The shape of the values of `schema`; of a choice, the widest.
pub(crate) fn shape(document: &Value, schema: &Value) -> Shape {
    shape_within(document, schema, &mut BTreeSet::new())
}

/// As [`shape`], where references that are `known` add nothing: choices that
/// name each other have more ways through them than can be gone.
fn shape_within<'a>(
    document: &'a Value,
    schema: &'a Value,
    known: &mut BTreeSet<&'a str>,
) -> Shape {
    let reference = schema.get("$ref").and_then(Value::as_str);
    if reference.is_some_and(|reference| !known.insert(reference)) {
        return Shape::Any;
    }
    let Some(schema) = document::resolve(document, schema) else {
        return Shape::Any;
    };
    match text(schema, "type") {
        "object" => return Shape::Object,
        "array" => return Shape::Array,
        "" => {}
        _ => return Shape::Scalar,
    }
    if schema.get("properties").is_some() || schema.get("additionalProperties").is_some() {
        return Shape::Object;
    }
    if schema.get("enum").is_some() {
        return Shape::Scalar;
    }
    let parts = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten();
    let shapes: Vec<Shape> = parts
        .map(|part| shape_within(document, part, known))
        .collect();
    [Shape::Object, Shape::Array, Shape::Scalar]
        .into_iter()
        .find(|shape| shapes.contains(shape))
        .unwrap_or(Shape::Any)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(parameter: Value) -> Parameter {
        let document = json!({
            "paths": {"/a": {"get": {"parameters": [parameter]}}},
            "components": {"schemas": {
                "Object": {"properties": {}},
                "Choice": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Object"}]},
                "Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}]},
                "File": {"type": "string", "format": "binary"},
            }},
        });
        parameters(&document, "/a", "get").remove(0)
    }

    fn schema(name: &str) -> Value {
        json!({"$ref": format!("#/components/schemas/{name}")})
    }

    #[test]
    fn a_style_counts_where_its_location_has_it() {
        let style = |location: &str, style: &str, explode: Value| {
            let mut parameter = json!({"name": "p", "in": location, "explode": explode});
            parameter["style"] = style.into();
            read(parameter).style
        };
        let (no, yes, none) = (json!(false), json!(true), Value::Null);
        for (location, name, explode, expected) in [
            ("query", "", &none, Style::Form { explode: true }),
            ("query", "form", &no, Style::Form { explode: false }),
            ("query", "spaceDelimited", &none, Style::Spaces),
            (
                "query",
                "spaceDelimited",
                &yes,
                Style::Form { explode: true },
            ),
            ("query", "pipeDelimited", &no, Style::Pipes),
            ("query", "deepObject", &yes, Style::DeepObject),
            ("query", "matrix", &none, Style::Form { explode: true }),
            ("path", "", &none, Style::Simple { explode: false }),
            ("path", "label", &yes, Style::Label { explode: true }),
            ("path", "matrix", &none, Style::Matrix { explode: false }),
            (
                "header",
                "deepObject",
                &yes,
                Style::Simple { explode: true },
            ),
            ("cookie", "", &none, Style::Form { explode: true }),
        ] {
            assert_eq!(
                style(location, name, explode.clone()),
                expected,
                "{location} {name} {explode}"
            );
        }
    }

    #[test]
    fn content_of_json_is_a_style() {
        let content = |media_type: &str| {
            let mut parameter = json!({"name": "p", "in": "query", "content": {}});
            parameter["content"][media_type] = json!({"schema": schema("Object")});
            let parameter = read(parameter);
            assert!(parameter.is_wrapped);
            parameter.style
        };
        assert_eq!(content("application/json"), Style::Json);
        assert_eq!(content("application/geo+json"), Style::Json);
        assert_eq!(content("text/plain"), Style::Form { explode: true });
    }

    #[test]
    fn what_may_be_an_object_is_wrapped_for_the_generator() {
        for (schema, is_wrapped) in [
            (schema("Object"), true),
            (schema("Choice"), true),
            (
                json!({"allOf": [schema("Object")], "description": "d"}),
                true,
            ),
            (json!({"type": "object"}), true),
            (schema("Loop"), false),
            (json!({"enum": ["a"]}), false),
            (json!({"type": "array", "items": schema("Object")}), false),
            (json!({}), false),
        ] {
            let parameter = json!({"name": "p", "in": "query", "schema": schema});
            assert_eq!(read(parameter).is_wrapped, is_wrapped, "{schema}");
        }
    }

    #[test]
    fn choices_that_name_each_other_are_looked_at_once() {
        let names: Vec<String> = (0..30).map(|number| format!("C{number}")).collect();
        let choice: Vec<Value> = names.iter().map(|name| schema(name)).collect();
        let choice = json!({ "oneOf": choice });
        let mut document = json!({"components": {"schemas": {}}});
        for name in &names {
            document["components"]["schemas"][name] = choice.clone();
        }
        assert_eq!(shape(&document, &choice), Shape::Any);
        document["components"]["schemas"]["C17"]["oneOf"][29] = json!({"type": "object"});
        assert_eq!(shape(&document, &choice), Shape::Object);
    }

    #[test]
    fn a_field_of_a_form_is_what_its_schema_and_its_media_type_say() {
        let part = |schema: Value, media_type: Value| {
            read(json!({"name": "p", "in": FORM, "schema": schema, PART_MEDIA_TYPE: media_type}))
                .part
        };
        let file = |is_list| Part::File {
            is_list,
            media_type: None,
        };
        let text = json!({"type": "string"});
        let none = Value::Null;
        for (schema, expected) in [
            (text.clone(), Part::Text(None)),
            (json!({"type": "array", "items": text}), Part::Text(None)),
            (json!({"type": "string", "format": "byte"}), file(false)),
            (schema("File"), file(false)),
            (
                json!({"type": "array", "items": schema("File")}),
                file(true),
            ),
            (
                json!({"type": "string", "contentMediaType": "a/b"}),
                file(false),
            ),
            (schema("Object"), Part::Json),
            (
                json!({"type": "array", "items": schema("Object")}),
                Part::JsonItems,
            ),
            (json!({}), Part::Json),
        ] {
            assert_eq!(part(schema.clone(), none.clone()), expected, "{schema}");
        }
        assert_eq!(part(text.clone(), json!("application/json")), Part::Json);
        assert_eq!(
            part(text, json!("text/csv")),
            Part::Text(Some("text/csv".to_owned()))
        );
    }
}
