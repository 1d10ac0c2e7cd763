//! The parameters of an operation, and how they are written on the wire.
//!
//! Progenitor sees simpler parameters; see `lower/operations/parameter_forms.rs`.

use serde_json::Value;

use crate::annotations::{FORM, MEDIA_TYPE, ORIGINAL_NAME, PART_MEDIA_TYPE, WHOLE_FORM_FORMAT};
use crate::document::{self, text};
use crate::media_type::is_json_like;
use crate::model::shape::{Shape, file, items, shape};
use crate::names::value_name;

/// A parameter, a field of a form, or the media type of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    /// The name in the original document, which is the one on the wire.
    pub(crate) name: String,
    /// The name of its setter and field in the builder.
    pub(crate) setter: String,
    /// `path`, `query`, `header` or `cookie`, or a location of ours.
    pub(crate) location: String,
    pub(crate) description: String,
    pub(crate) style: Style,
    /// What it is in a form.
    pub(crate) part: FormPart,
    pub(crate) is_required: bool,
    /// Whether progenitor sees a list of it.
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
pub(crate) enum FormPart {
    Text(Option<String>),
    Json,
    /// A part with JSON for each item of a list.
    JsonItems,
    /// A file, or a list of files, with its media type in the document.
    File {
        is_list: bool,
        media_type: Option<String>,
    },
    /// The whole form: the document does not name its fields.
    Whole,
}

impl Parameter {
    /// The name of the parameter in documentation and errors.
    pub(crate) fn display_name(&self) -> String {
        match self.location.as_str() {
            FORM if self.part == FormPart::Whole && self.is_required => "the form".to_owned(),
            FORM if self.part == FormPart::Whole => "parts of the form".to_owned(),
            FORM => format!("the form field `{}`", self.name),
            MEDIA_TYPE => "the media type of the body".to_owned(),
            location => format!("the {location} parameter `{}`", self.name),
        }
    }

    /// The name of a field of a form among those of its operation. That of a whole form
    /// is nobody's.
    pub(crate) fn field_name(&self) -> &str {
        match self.part {
            FormPart::Whole => "",
            _ => &self.name,
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
                _ => FormPart::Text(None),
            };
            let is_part = location == FORM && !matches!(part, FormPart::Json);
            Parameter {
                name: original.unwrap_or(name).to_owned(),
                setter: value_name(name),
                location: location.to_owned(),
                description: text(parameter, "description").to_owned(),
                style: style(parameter, location),
                is_required: parameter["required"] == true || location == "path",
                is_wrapped: !is_part && shape(document, schema(parameter)) == Shape::Object,
                part,
            }
        })
        .collect()
}

/// The schema of `parameter`, which may be in its `content`.
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

/// The style of `object` in `location`, or the default of the location.
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

fn part(document: &Value, parameter: &Value) -> FormPart {
    let schema = schema(parameter);
    let media_type = parameter.get(PART_MEDIA_TYPE).and_then(Value::as_str);
    let media_type = media_type.map(str::to_owned);
    if text(schema, "format") == WHOLE_FORM_FORMAT {
        return FormPart::Whole;
    }
    if let Some(is_list) = file(document, schema) {
        return FormPart::File {
            is_list,
            media_type,
        };
    }
    if media_type.as_deref().is_some_and(is_json_like) {
        return FormPart::Json;
    }
    match shape(document, schema) {
        Shape::Scalar => FormPart::Text(media_type),
        Shape::Array => match shape(document, items(document, schema)) {
            Shape::Scalar => FormPart::Text(media_type),
            _ => FormPart::JsonItems,
        },
        Shape::Object | Shape::Any => FormPart::Json,
    }
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
    fn a_style_counts_only_in_its_location() {
        let style = |location: &str, style: &str, explode: Value| {
            read(json!({"name": "p", "in": location, "style": style, "explode": explode})).style
        };
        let (no, yes, none) = (json!(false), json!(true), Value::Null);
        let form = |explode| Style::Form { explode };
        let simple = |explode| Style::Simple { explode };
        for (location, name, explode, expected) in [
            ("query", "", &none, form(true)),
            ("query", "form", &no, form(false)),
            ("query", "spaceDelimited", &none, Style::Spaces),
            ("query", "spaceDelimited", &yes, form(true)),
            ("query", "pipeDelimited", &no, Style::Pipes),
            ("query", "deepObject", &yes, Style::DeepObject),
            ("query", "matrix", &none, form(true)),
            ("path", "", &none, simple(false)),
            ("path", "label", &yes, Style::Label { explode: true }),
            ("path", "matrix", &none, Style::Matrix { explode: false }),
            ("header", "deepObject", &yes, simple(true)),
            ("cookie", "", &none, form(true)),
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
            let content = json!({media_type: {"schema": schema("Object")}});
            let parameter = read(json!({"name": "p", "in": "query", "content": content}));
            assert!(parameter.is_wrapped);
            parameter.style
        };
        assert_eq!(content("application/json"), Style::Json);
        assert_eq!(content("application/geo+json"), Style::Json);
        assert_eq!(content("text/plain"), Style::Form { explode: true });
    }

    #[test]
    fn a_parameter_that_may_be_an_object_is_wrapped_for_progenitor() {
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
    fn the_kind_of_a_form_field_follows_from_its_schema_and_media_type() {
        let part = |schema: Value, media_type: Value| {
            read(json!({"name": "p", "in": FORM, "schema": schema, PART_MEDIA_TYPE: media_type}))
                .part
        };
        let file = |is_list| FormPart::File {
            is_list,
            media_type: None,
        };
        let text = json!({"type": "string"});
        let none = Value::Null;
        for (schema, expected) in [
            (text.clone(), FormPart::Text(None)),
            (
                json!({"type": "array", "items": text}),
                FormPart::Text(None),
            ),
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
            (schema("Object"), FormPart::Json),
            (
                json!({"type": "array", "items": schema("Object")}),
                FormPart::JsonItems,
            ),
            (json!({}), FormPart::Json),
        ] {
            assert_eq!(part(schema.clone(), none.clone()), expected, "{schema}");
        }
        assert_eq!(
            part(text.clone(), json!("application/json")),
            FormPart::Json
        );
        assert_eq!(
            part(text, json!("text/csv")),
            FormPart::Text(Some("text/csv".to_owned()))
        );
    }
}
