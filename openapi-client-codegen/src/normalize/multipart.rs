//! Makes a parameter of each field of a `multipart` body.
//!
//! As parameters the fields get typed setters in the builder of the operation;
//! `send` puts them back into one body. A field that the schema requires is
//! required even if the body is optional: the server takes no body without it.
//! Fields that are `readOnly` are left out. A body whose schema names no fields
//! becomes one parameter, the form itself; what `additionalProperties` allows beside
//! them is one parameter too.
//!
//! The media type of a part is kept if it is a single one; for a list or a range,
//! the caller chooses it with the file. An object whose media type is not JSON is
//! written by the caller: as a string if the media type is text, such as XML,
//! otherwise as a file. `headers` of parts are not sent.
//!
//! # Needed for
//!
//! VMware's `importCertificate`, `importContent` and three others, whose bodies are
//! `multipart/form-data` with a file: progenitor refuses the media type.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /certificates:
//!     post:
//!       requestBody:
//!         content:
//!           multipart/form-data:
//!             schema:
//!               required: [file]
//!               properties: {file: {type: string, format: binary}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /certificates:
//!     post:
//!       x-codegen-form: {mediaType: multipart/form-data, required: false, description: ""}
//!       parameters:
//!         - name: file
//!           in: form
//!           required: true
//!           description: ""
//!           schema: {type: string, format: binary}
//! ```

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::annotations::{FORM, FORM_BODY, PART_MEDIA_TYPE, WHOLE_FORM_FORMAT};
use crate::document::{self, text};
use crate::free_names::first_free;
use crate::media_type::{essence, is_json_like, is_range};
use crate::model::request_body::BodyKind;
use crate::model::shape::{Shape, file, items, shape};
use crate::names::value_name;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let forms: Vec<_> = document::operations(document)
        .filter_map(|(at, _, _, operation)| Some((at, form(document, operation)?)))
        .collect();
    for (at, (form, fields)) in forms {
        let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let before = operation.shift_remove("requestBody").unwrap_or_default();
        record.change(&at.join("requestBody"), before, fields.clone().into());
        operation.insert(FORM_BODY.to_owned(), form);
        let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
        if let Some(parameters) = parameters.as_array_mut() {
            parameters.extend(fields);
        }
    }
}

/// The description of the body as a whole, and its fields as parameters, if the
/// body of `operation` is a form.
fn form(document: &Value, operation: &Map<String, Value>) -> Option<(Value, Vec<Value>)> {
    let body = document::resolve(document, operation.get("requestBody")?)?;
    let (name, media_type) = body["content"].as_object()?.iter().next()?;
    if BodyKind::of(name) != BodyKind::Multipart {
        return None;
    }
    let is_required = body["required"] == true;
    let form = json!({
        "mediaType": match is_range(name) {
            true => "multipart/form-data",
            false => essence(name),
        },
        "required": is_required,
        "description": text(body, "description"),
    });
    let mut fields = Fields::default();
    fields.collect(document, &media_type["schema"], &mut BTreeSet::new());
    let Fields {
        properties,
        required,
        has_more,
    } = fields;
    let names: Vec<String> = properties.keys().map(|name| value_name(name)).collect();
    let mut parameters = Vec::new();
    for (name, schema) in properties {
        let resolved = document::resolve(document, &schema).unwrap_or(&schema);
        if resolved["readOnly"] == true {
            continue;
        }
        let description = [&schema, resolved].map(|schema| text(schema, "description"));
        let description = description.into_iter().find(|text| !text.is_empty());
        let mut parameter = json!({
            "name": name,
            "in": FORM,
            "required": required.contains(&name),
            "description": description.unwrap_or_default(),
        });
        let media_type = text(&media_type["encoding"][&name], "contentType");
        let schema = written(document, &schema, media_type).unwrap_or(schema);
        if !media_type.is_empty() && !media_type.contains(',') && !is_range(media_type) {
            parameter[PART_MEDIA_TYPE] = media_type.into();
        }
        parameter["schema"] = schema;
        parameters.push(parameter);
    }
    let whole = |name: &str, is_required: bool, description: &str| {
        json!({
            "name": name,
            "in": FORM,
            "required": is_required,
            "description": description,
            "schema": {"type": "string", "format": WHOLE_FORM_FORMAT},
        })
    };
    if parameters.is_empty() {
        parameters.push(whole("form", is_required, text(body, "description")));
    } else if has_more {
        let is_free = |name: &str| !names.contains(&value_name(name));
        let name = first_free("extra", |number| format!("extra{number}"), is_free);
        let description = "The parts beside those that have a setter of their own.";
        parameters.push(whole(&name, false, description));
    }
    Some((form, parameters))
}

/// The schema of a part that the caller writes: one whose own schema is not a
/// scalar, in a `media_type` that is not JSON. A list has a part for each item.
fn written(document: &Value, schema: &Value, media_type: &str) -> Option<Value> {
    let is_json = |name: &str| is_json_like(name) || matches!(name, "*/*" | "application/*");
    let mut names = media_type.split(',').map(|name| essence(name).trim());
    if media_type.is_empty() || names.clone().any(is_json) || file(document, schema).is_some() {
        return None;
    }
    // With several media types, only a file carries the one that was chosen.
    let is_one = !media_type.contains(',') && !is_range(media_type);
    let item = match is_one && names.all(is_text) {
        true => json!({"type": "string"}),
        false => json!({"type": "string", "format": "binary"}),
    };
    match shape(document, schema) {
        Shape::Scalar => None,
        Shape::Object | Shape::Any => Some(item),
        Shape::Array => match shape(document, items(document, schema)) {
            Shape::Scalar => None,
            _ => Some(json!({"type": "array", "items": item})),
        },
    }
}

fn is_text(media_type: &str) -> bool {
    let name = media_type.to_ascii_lowercase();
    name.starts_with("text/")
        || ["/xml", "+xml", "/yaml", "+yaml", "/x-yaml"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// The fields that a schema has by itself and by what `allOf` merges into it.
#[derive(Default)]
struct Fields {
    properties: Map<String, Value>,
    required: Vec<String>,
    /// Whether the schema describes more of them.
    has_more: bool,
}

impl Fields {
    /// Adds those of `schema`. The targets of `known` references were added before.
    fn collect<'a>(
        &mut self,
        document: &'a Value,
        schema: &'a Value,
        known: &mut BTreeSet<&'a str>,
    ) {
        let reference = schema.get("$ref").and_then(Value::as_str);
        if reference.is_some_and(|reference| !known.insert(reference)) {
            return;
        }
        let Some(schema) = document::resolve(document, schema) else {
            return;
        };
        let list = |key: &str| schema[key].as_array().map_or(&[][..], Vec::as_slice);
        for part in list("allOf") {
            self.collect(document, part, known);
        }
        if let Some(properties) = schema["properties"].as_object() {
            let properties = properties.iter();
            self.properties
                .extend(properties.map(|(name, schema)| (name.clone(), schema.clone())));
        }
        let more = &schema["additionalProperties"];
        self.has_more |= more.is_object() || *more == true;
        let required = list("required").iter().filter_map(Value::as_str);
        self.required.extend(required.map(str::to_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    fn converted(media_type: Value, schemas: Value) -> (Value, usize) {
        let (mut document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {"post": {
                "operationId": "a",
                "parameters": [{"name": "q", "in": "query"}],
                "requestBody": {"description": "d", "content": {"multipart/form-data": media_type}},
            }}},
            "components": {"schemas": schemas},
        }));
        (document["paths"]["/a"]["post"].take(), changes.len())
    }

    #[test]
    fn each_field_becomes_a_parameter() {
        let file = json!({"type": "string", "format": "binary", "description": "f"});
        let (operation, changes) = converted(
            json!({
                "schema": {"allOf": [
                    {"$ref": "#/components/schemas/Base"},
                    {"properties": {"file": file}, "required": ["file"]},
                ]},
                "encoding": {
                    "file": {"contentType": "image/png, image/jpeg"},
                    "meta": {"contentType": "application/json"},
                },
            }),
            json!({"Base": {"properties": {
                "meta": {"type": "string"}, "id": {"type": "string", "readOnly": true}}}}),
        );
        assert_eq!(
            operation,
            json!({
                "operationId": "a",
                "parameters": [
                    {"name": "q", "in": "query"},
                    {"name": "meta", "in": FORM, "required": false, "description": "",
                     PART_MEDIA_TYPE: "application/json", "schema": {"type": "string"}},
                    {"name": "file", "in": FORM, "required": true, "description": "f", "schema": file},
                ],
                FORM_BODY: {"mediaType": "multipart/form-data", "required": false, "description": "d"},
            })
        );
        assert_eq!(changes, 1);
    }

    #[test]
    fn an_object_that_is_not_json_is_written_by_the_caller() {
        let object = json!({"type": "object", "properties": {"a": {}}});
        let objects = json!({"type": "array", "items": object});
        let text = json!({"type": "string"});
        let file = json!({"type": "string", "format": "binary"});
        let [texts, files] = [&text, &file].map(|item| json!({"type": "array", "items": item}));
        for (schema, media_type, expected) in [
            (&object, "application/xml", &text),
            (&object, "text/csv; charset=utf-8", &text),
            (&object, "application/x-protobuf", &file),
            (&json!({}), "image/png, image/jpeg", &file),
            (&object, "text/xml, application/xml", &file),
            (&objects, "application/atom+xml", &texts),
            (&objects, "image/*", &files),
            (&object, "application/xml, application/hal+json", &object),
            (&object, "*/*", &object),
            (&object, "", &object),
            (&text, "application/xml", &text),
            (&file, "application/xml", &file),
        ] {
            let (operation, _) = converted(
                json!({
                    "schema": {"properties": {"p": schema}},
                    "encoding": {"p": {"contentType": media_type}},
                }),
                json!({}),
            );
            let part = &operation["parameters"][1]["schema"];
            assert_eq!(part, expected, "{schema} {media_type}");
        }
    }

    #[test]
    fn schemas_that_merge_each_other_are_visited_once() {
        let names: Vec<String> = (0..30).map(|number| format!("C{number}")).collect();
        let reference = |name: &String| json!({"$ref": format!("#/components/schemas/{name}")});
        let all: Vec<Value> = names.iter().map(reference).collect();
        let mut schemas = json!({});
        for name in &names {
            schemas[name] = json!({"allOf": all, "properties": {name: {"type": "string"}}});
        }
        let (operation, _) = converted(json!({"schema": all[0]}), schemas);
        let fields = operation["parameters"].as_array().map_or(0, Vec::len);
        assert_eq!(fields, 1 + names.len());
    }

    #[test]
    fn a_form_without_named_fields_is_one_parameter() {
        for schema in [json!({}), json!({"type": "object"}), Value::Null] {
            let (operation, changes) = converted(json!({"schema": schema}), json!({}));
            let form = &operation["parameters"][1];
            assert_eq!((&form["name"], &form["in"]), (&json!("form"), &json!(FORM)));
            assert_eq!(form["schema"]["format"], WHOLE_FORM_FORMAT);
            assert_eq!(changes, 1);
        }
    }

    #[test]
    fn fields_beside_the_named_ones_are_one_parameter() {
        for (more, name, expected) in [
            (json!({"type": "string"}), "a", vec!["a", "extra"]),
            (json!(true), "extra", vec!["extra", "extra2"]),
            (json!(false), "a", vec!["a"]),
        ] {
            let schema =
                json!({"properties": {name: {"type": "string"}}, "additionalProperties": more});
            let (operation, _) = converted(json!({"schema": schema}), json!({}));
            let parameters = operation["parameters"].as_array().expect("parameters");
            let names: Vec<&Value> = parameters[1..].iter().map(|p| &p["name"]).collect();
            assert_eq!(names, expected);
            let last = &parameters[parameters.len() - 1];
            assert_eq!(
                last["schema"]["format"] == WHOLE_FORM_FORMAT,
                expected.len() == 2
            );
        }
    }

    #[test]
    fn a_body_of_another_kind_is_kept() {
        let before = json!({"paths": {"/a": {"post": {"requestBody": {
            "content": {"application/json": {"schema": {"properties": {"a": {}}}}}}}}}});
        assert_eq!(Tested(apply).on(before.clone()), (before, Vec::new()));
    }
}
