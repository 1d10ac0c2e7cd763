//! Makes the body of a request of the parameter that is one.
//!
//! It has the media types that `consumes` lists for the operation, or else
//! `application/json`. A body of the path belongs to each operation that can have one,
//! a shared one to each that refers to it. A request has one body: others beside the
//! first are left out.
//!
//! # Needed for
//!
//! Documents of Swagger 2.0 with bodies.
//!
//! # Before
//!
//! ```yaml
//! consumes: [application/json, application/xml]
//! paths:
//!   /pets:
//!     post:
//!       parameters:
//!         - {name: pet, in: body, required: true, description: A pet., schema: {type: object}}
//!         - {name: q, in: query, type: string}
//!     put:
//!       consumes: []
//!       parameters: [{name: pet, in: body, schema: {type: object}}]
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /pets:
//!     post:
//!       parameters: [{name: q, in: query, type: string}]
//!       requestBody:
//!         description: A pet.
//!         required: true
//!         content:
//!           application/json: {schema: {type: object}}
//!           application/xml: {schema: {type: object}}
//!     put:
//!       parameters: []
//!       requestBody: {content: {application/json: {schema: {type: object}}}}
//! ```

use serde_json::{Map, Value, json};

use super::parts::{Given, is_body, media_types, parameters, remove, remove_media_types};
use crate::document;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut bodies = Vec::new();
    for (at, path, method, operation) in document::operations(document) {
        let found = parameters(document, path, method, is_body);
        if !found.is_empty() {
            let consumes = media_types(document, Some(operation), "consumes");
            bodies.push((at.join("requestBody"), found, consumes));
        }
    }
    for (at, found, mut consumes) in bodies {
        if consumes.is_empty() {
            consumes.push("application/json".to_owned());
        }
        let mut found = found.into_iter();
        if let Some(Given {
            at: from,
            parameter,
        }) = found.next()
        {
            let has_schema = parameter.contains_key("schema");
            let body = body(parameter.clone(), &consumes);
            record.change(&from, parameter.into(), body.clone());
            record.moved(&from, &at);
            for name in &consumes {
                let schema = at.join_all(["content", name, "schema"]);
                match has_schema {
                    true => record.moved(&from.join("schema"), &schema),
                    false => record.moved(&from, &schema),
                }
            }
            let operation = at.parent();
            let operation = operation.and_then(|at| document.pointer_mut(at.as_str()));
            if let Some(Value::Object(operation)) = operation {
                operation.insert("requestBody".to_owned(), body);
            }
        }
        for Given { at, parameter } in found {
            record.change(&at, parameter.into(), Value::Null);
        }
    }
    remove(document, record, is_body);
    remove_media_types(document, "consumes");
}

/// The body that `parameter` is.
fn body(mut parameter: Map<String, Value>, media_types: &[String]) -> Value {
    for key in ["name", "in"] {
        parameter.shift_remove(key);
    }
    let mut body = Map::new();
    if let Some(description) = parameter.shift_remove("description") {
        body.insert("description".to_owned(), description);
    }
    if parameter.shift_remove("required") == Some(true.into()) {
        body.insert("required".to_owned(), true.into());
    }
    let own = parameter.shift_remove("schema");
    let (extensions, keywords): (Map<_, _>, Map<_, _>) = parameter
        .into_iter()
        .partition(|(key, _)| key.starts_with("x-"));
    let schema = match own {
        Some(schema) => Some(schema),
        // As that of any other parameter.
        None if keywords.contains_key("type") => Some(keywords.into()),
        None => None,
    };
    let content = media_types.iter().map(|name| {
        let media_type = match &schema {
            Some(schema) => json!({ "schema": schema }),
            None => json!({}),
        };
        (name.clone(), media_type)
    });
    body.insert("content".to_owned(), content.collect::<Map<_, _>>().into());
    body.extend(extensions);
    body.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    fn named(name: &str) -> Value {
        json!({"name": name, "in": "body", "schema": {"title": name}})
    }

    #[test]
    fn a_body_of_the_path_belongs_to_each_operation_that_can_have_one() {
        let (document, changes) = Tested(apply).on(json!({
            "paths": {"/a": {
                "parameters": [{"$ref": "#/components/parameters/B"}],
                "get": {}, "put": {}, "post": {"parameters": [named("b")]},
            }},
            "components": {"parameters": {"B": named("b")}},
        }));
        let item = &document["paths"]["/a"];
        let body = json!({"content": {"application/json": {"schema": {"title": "b"}}}});
        assert_eq!(item["put"], json!({"requestBody": body}));
        assert_eq!(item["post"], json!({"parameters": [], "requestBody": body}));
        assert_eq!(item["get"], json!({}));
        assert_eq!(document["components"]["parameters"], json!({}));
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn other_bodies_are_left_out_and_reported() {
        let (document, changes) = Tested(apply).on(json!({"paths": {"/a": {
            "put": {"parameters": [named("a"), {"name": "q", "in": "query"}, named("b")]}}}}));
        let operation = &document["paths"]["/a"]["put"];
        assert_eq!(
            operation["parameters"],
            json!([{"name": "q", "in": "query"}])
        );
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        assert_eq!(schema["title"], "a");
        assert_eq!(changes[1].pointer, "/paths/~1a/put/parameters/2");
        assert_eq!(changes[1].after, Value::Null);
    }

    #[test]
    fn a_body_without_a_schema_has_the_one_of_its_keywords_or_none() {
        for (parameter, expected) in [
            (json!({"in": "body"}), json!({})),
            (
                json!({"in": "body", "type": "string", "format": "date", "x-a": 1}),
                json!({"schema": {"type": "string", "format": "date"}}),
            ),
        ] {
            let (document, _) =
                Tested(apply).on(json!({"paths": {"/a": {"put": {"parameters": [parameter]}}}}));
            let body = &document["paths"]["/a"]["put"]["requestBody"];
            assert_eq!(body["content"]["application/json"], expected);
        }
    }
}
