//! Makes a body of the fields of a form.
//!
//! Fields of the operation, of its path and shared ones are fields of one form. It is
//! `multipart/form-data` if it has a file; otherwise it has the media types of forms
//! that `consumes` lists, or else is `application/x-www-form-urlencoded`. A list in a
//! part of a `multipart` body has no style in OpenAPI 3: the caller joins it, unless
//! each item is a part. Fields beside a body are left out, since a request has one.
//!
//! # Needed for
//!
//! Documents of Swagger 2.0 with uploads or forms.
//!
//! # Before
//!
//! ```yaml
//! consumes: [application/json]
//! paths:
//!   /pets:
//!     post:
//!       parameters:
//!         - {name: name, in: formData, type: string, required: true, description: Its name.}
//!         - {name: tags, in: formData, type: array, items: {type: string}, style: form, explode: false}
//!         - {name: q, in: query, type: string}
//!   /photos:
//!     post:
//!       parameters: [{name: photo, in: formData, type: file}]
//! ```
//!
//! # After
//!
//! ```yaml
//! consumes: [application/json]
//! paths:
//!   /pets:
//!     post:
//!       parameters: [{name: q, in: query, type: string}]
//!       requestBody:
//!         required: true
//!         content:
//!           application/x-www-form-urlencoded:
//!             schema:
//!               type: object
//!               properties:
//!                 name: {type: string, description: Its name.}
//!                 tags: {type: array, items: {type: string}}
//!               required: [name]
//!             encoding: {tags: {style: form, explode: false}}
//!   /photos:
//!     post:
//!       parameters: []
//!       requestBody:
//!         content:
//!           multipart/form-data:
//!             schema: {type: object, properties: {photo: {type: file}}}
//! ```

use serde_json::{Map, Value, json};

use super::lists::{self, join};
use super::parts::{Given, is_body, is_field, media_types, parameters, remove};
use crate::document;
use crate::media_type::essence;
use crate::rule::Record;

const URL_ENCODED: &str = "application/x-www-form-urlencoded";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut forms = Vec::new();
    for (at, path, method, operation) in document::operations(document) {
        let fields = parameters(document, path, method, is_field);
        if fields.is_empty() {
            continue;
        }
        let has_body = !parameters(document, path, method, is_body).is_empty();
        let consumes = media_types(document, Some(operation), "consumes");
        forms.push((at, fields, has_body, media_types_of(&consumes)));
    }
    for (at, fields, has_body, (multipart, others)) in forms {
        if has_body {
            for field in fields {
                record.change(&field.at, field.parameter.into(), Value::Null);
            }
            continue;
        }
        let names = match fields.iter().any(is_file) {
            true if multipart.is_empty() => vec!["multipart/form-data".to_owned()],
            true => multipart,
            false if others.is_empty() && multipart.is_empty() => vec![URL_ENCODED.to_owned()],
            false => [others, multipart].concat(),
        };
        let body_at = at.join("requestBody");
        let mut body = json!({});
        if fields
            .iter()
            .any(|f| f.parameter.get("required") == Some(&true.into()))
        {
            body["required"] = true.into();
        }
        let mut is_recorded = false;
        for name in names {
            let media_type = media_type(&fields, is_multipart(&name));
            for field in &fields {
                let name_of_field = name_of(&field.parameter);
                let schema = body_at.join_all(["content", &name, "schema", "properties"]);
                let after = &media_type["schema"]["properties"][name_of_field];
                if !is_recorded {
                    record.change(&field.at, field.parameter.clone().into(), after.clone());
                }
                record.moved(&field.at, &schema.join(name_of_field));
            }
            is_recorded = true;
            body["content"][name] = media_type;
        }
        if let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) {
            operation.insert("requestBody".to_owned(), body);
        }
    }
    remove(document, record, is_field);
}

/// The media types of `multipart` forms among `consumes`, and those of others.
fn media_types_of(consumes: &[String]) -> (Vec<String>, Vec<String>) {
    let forms = consumes
        .iter()
        .filter(|name| is_multipart(name) || essence(name).eq_ignore_ascii_case(URL_ENCODED));
    forms.cloned().partition(|name| is_multipart(name))
}

fn is_multipart(media_type: &str) -> bool {
    media_type.to_ascii_lowercase().starts_with("multipart/")
}

fn is_file(field: &Given) -> bool {
    let field = Value::Object(field.parameter.clone());
    lists::is_file(&field) || lists::is_file(&field["items"])
}

fn name_of(field: &Map<String, Value>) -> &str {
    field
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The schema of the form, and how its fields are written.
fn media_type(fields: &[Given], is_multipart: bool) -> Value {
    let mut properties = Map::new();
    let mut required: Vec<Value> = Vec::new();
    let mut encoding = Map::new();
    for Given { parameter, .. } in fields {
        let mut schema = parameter.clone();
        let name = name_of(parameter).to_owned();
        let is_required = schema.shift_remove("required") == Some(true.into());
        for key in ["name", "in", "allowEmptyValue"] {
            schema.shift_remove(key);
        }
        if is_required {
            required.push(name.as_str().into());
        }
        if is_multipart && let Some(style) = schema.get("style").and_then(Value::as_str) {
            let separator = match style {
                "spaceDelimited" => "spaces",
                "pipeDelimited" => "pipes",
                _ => "commas",
            };
            join(&mut schema, separator);
        }
        let keys = ["style", "explode"].into_iter();
        let style: Map<String, Value> = keys
            .filter_map(|key| Some((key.to_owned(), schema.shift_remove(key)?)))
            .collect();
        if !style.is_empty() {
            encoding.insert(name.clone(), style.into());
        }
        // In the form of OpenAPI 3 already.
        if let Some(Value::Object(own)) = schema.shift_remove("schema") {
            schema.extend(own);
        }
        properties.insert(name, schema.into());
    }
    let mut media_type = json!({"schema": {"type": "object", "properties": properties}});
    if !required.is_empty() {
        media_type["schema"]["required"] = required.into();
    }
    if !encoding.is_empty() {
        media_type["encoding"] = encoding.into();
    }
    media_type
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    fn body(consumes: &Value, fields: Value) -> Value {
        let (mut document, _) = Tested(apply).on(json!({
            "paths": {"/a": {"post": {"consumes": consumes, "parameters": fields}}}}));
        document["paths"]["/a"]["post"]["requestBody"].take()
    }

    #[test]
    fn the_media_type_follows_from_files_and_what_is_consumed() {
        for row in rows(
            "
            - [[], string, [application/x-www-form-urlencoded]]
            - [[application/json], string, [application/x-www-form-urlencoded]]
            - [[multipart/form-data], string, [multipart/form-data]]
            - [[multipart/form-data, application/x-www-form-urlencoded], string,
               [application/x-www-form-urlencoded, multipart/form-data]]
            - [[], file, [multipart/form-data]]
            - [[application/x-www-form-urlencoded], file, [multipart/form-data]]
            - [[application/json, multipart/mixed], file, [multipart/mixed]]
            ",
        ) {
            let body = body(
                &row[0],
                json!([{"name": "f", "in": "formData", "type": row[1]}]),
            );
            let names = body["content"].as_object().expect("content").keys();
            assert_eq!(json!(names.collect::<Vec<_>>()), row[2], "{row}");
            assert!(body.get("required").is_none());
        }
    }

    #[test]
    fn fields_of_the_operation_its_path_and_shared_ones_are_one_form() {
        let field = |name: &str, kind: &str| json!({"name": name, "in": "formData", "type": kind});
        let shared = json!({"$ref": "#/components/parameters/Shared"});
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {
                "parameters": [field("of_path", "string"), field("own", "string"), shared],
                "post": {"parameters": [field("own", "integer"), {"name": "q", "in": "query"}]},
                "get": {},
            }},
            "components": {"parameters": {"Shared": field("shared", "boolean"), "Q": {"in": "query"}}},
        }));
        let item = &document["paths"]["/a"];
        let content = &item["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"];
        assert_eq!(
            content["schema"]["properties"],
            json!({"own": {"type": "integer"}, "of_path": {"type": "string"}, "shared": {"type": "boolean"}})
        );
        assert_eq!(item["parameters"], json!([]));
        assert_eq!(
            item["post"]["parameters"],
            json!([{"name": "q", "in": "query"}])
        );
        assert_eq!(item["get"], json!({}));
        assert_eq!(
            document["components"]["parameters"],
            json!({"Q": {"in": "query"}})
        );
        let places: Vec<&str> = changes.iter().map(|c| c.pointer.as_str()).collect();
        assert_eq!(
            places,
            [
                "/paths/~1a/post/parameters/0",
                "/paths/~1a/parameters/0",
                "/components/parameters/Shared"
            ]
        );
    }

    #[test]
    fn a_list_in_a_multipart_body_is_joined_by_the_caller() {
        let list = |style: Value| {
            let mut list = json!({"name": "l", "in": "formData", "type": "array",
                "items": {"type": "string"}});
            if !style.is_null() {
                list["style"] = style;
                list["explode"] = false.into();
            }
            let body = body(&json!(["multipart/form-data"]), json!([list]));
            body["content"]["multipart/form-data"].clone()
        };
        let text = list(json!("pipeDelimited"));
        let property = &text["schema"]["properties"]["l"];
        assert_eq!(property["type"], "string");
        assert_eq!(
            property["description"],
            "A list of values, separated by pipes."
        );
        assert!(text.get("encoding").is_none());
        let list = list(Value::Null);
        assert_eq!(list["schema"]["properties"]["l"]["type"], "array");
    }

    #[test]
    fn fields_beside_a_body_are_left_out_and_reported() {
        let (document, changes) =
            Tested(apply).on(json!({"paths": {"/a": {"post": {"parameters": [
                {"name": "f", "in": "formData", "type": "string"},
                {"name": "b", "in": "body", "schema": {}},
            ]}}}}));
        assert_eq!(
            document["paths"]["/a"]["post"],
            json!({"parameters": [{"name": "b", "in": "body", "schema": {}}]})
        );
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].after, Value::Null);
    }
}
