//! Finding and visiting the schemas of a document, for the rules that change
//! them.

use serde_json::{Map, Value, json};

use crate::document::lookup;
use crate::document::visit::{SCHEMA_LISTS, SCHEMA_MAPS, SCHEMAS, visit_schemas_mut};
use crate::free_names::FreeNames;
use crate::names::{schema_name, type_name};
use crate::pointer::Pointer;

const PREFIX: &str = "#/components/schemas/";

/// The keywords that compose schemas.
pub(crate) const COMPOSITIONS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// The keywords that do not restrict the values of a schema.
pub(crate) const ANNOTATIONS: [&str; 11] = [
    "title",
    "description",
    "deprecated",
    "nullable",
    "readOnly",
    "writeOnly",
    "default",
    "example",
    "examples",
    "externalDocs",
    "xml",
];

/// Whether `key` does not restrict the values of a schema.
pub(crate) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// A reference to the schema `name`.
pub(crate) fn reference(name: &str) -> Value {
    json!({"$ref": format!("{PREFIX}{}", name.replace('~', "~0").replace('/', "~1"))})
}

/// The name of the schema that `value` refers to, if it is a reference.
pub(crate) fn target(value: &Value) -> Option<String> {
    target_of(value.get("$ref")?.as_str()?)
}

/// The name of the schema that `reference` names.
pub(crate) fn target_of(reference: &str) -> Option<String> {
    let name = reference.strip_prefix(PREFIX)?;
    Some(name.replace("~1", "/").replace("~0", "~"))
}

/// The target of a reference, or of one in an `allOf` that only adds annotations.
pub(crate) fn only_target(schema: &Map<String, Value>) -> Option<String> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return target_of(reference);
    }
    let [part] = schema.get("allOf")?.as_array()?.as_slice() else {
        return None;
    };
    let has_more = schema
        .keys()
        .any(|key| key != "allOf" && key != "type" && !is_annotation(key));
    if has_more { None } else { target(part) }
}

/// The components that are choices.
pub(crate) fn choices(document: &Value) -> Vec<(String, Map<String, Value>)> {
    let schemas = components(document).into_iter().flatten();
    let choices = schemas.filter_map(|(name, schema)| {
        let schema = schema.as_object().filter(|schema| is_choice(schema))?;
        Some((name.clone(), schema.clone()))
    });
    choices.collect()
}

/// Whether a value is of one of several schemas.
pub(crate) fn is_choice(schema: &Map<String, Value>) -> bool {
    schema.contains_key("oneOf") || schema.contains_key("anyOf")
}

/// The schemas among the components.
pub(crate) fn components(document: &Value) -> Option<&Map<String, Value>> {
    document.get("components")?.get("schemas")?.as_object()
}

/// As [`components`], for changes.
pub(crate) fn components_mut(document: &mut Value) -> Option<&mut Map<String, Value>> {
    let components = document.get_mut("components")?;
    components.get_mut("schemas")?.as_object_mut()
}

/// Adds schemas; their names must be free.
pub(crate) fn add(document: &mut Value, added: Vec<(String, Value)>) {
    for (name, schema) in added {
        document["components"]["schemas"][&name] = schema;
    }
}

/// The place of the schema `name`.
pub(crate) fn place(name: &str) -> Pointer {
    Pointer::root().join_all(["components", "schemas", name])
}

/// Whether the schema at `at` is a component.
pub(crate) fn is_component(at: &Pointer) -> bool {
    let mut tokens = at.names();
    tokens.next().as_deref() == Some("components")
        && tokens.next().as_deref() == Some("schemas")
        && tokens.next().is_some()
        && tokens.next().is_none()
}

/// Calls `visit` for every schema of `document`, outermost first.
pub(crate) fn visit(
    document: &mut Value,
    visit: &mut impl FnMut(&mut Map<String, Value>, &Pointer),
) {
    visit_schemas_mut(document, &mut |schema, at| {
        within(schema, at, &mut |schema, at| {
            if let Some(schema) = schema.as_object_mut() {
                visit(schema, at);
            }
        });
    });
}

/// Calls `visit` for `schema` and then for every schema in it.
pub(crate) fn within(
    schema: &mut Value,
    at: &Pointer,
    visit: &mut impl FnMut(&mut Value, &Pointer),
) {
    all_within(schema, &mut at.clone(), visit);
}

fn all_within(schema: &mut Value, at: &mut Pointer, visit: &mut impl FnMut(&mut Value, &Pointer)) {
    visit(schema, at);
    parts_below(schema, at, &mut |part, at| all_within(part, at, visit));
}

/// Calls `visit` for the schemas directly in `schema`.
pub(crate) fn parts(
    schema: &mut Value,
    at: &Pointer,
    visit: &mut impl FnMut(&mut Value, &Pointer),
) {
    parts_below(schema, &mut at.clone(), &mut |part, at| visit(part, at));
}

fn parts_below(
    schema: &mut Value,
    at: &mut Pointer,
    visit: &mut impl FnMut(&mut Value, &mut Pointer),
) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    for (key, value) in schema {
        let is_in = |keywords: &[&str]| keywords.contains(&key.as_str());
        match value {
            Value::Object(named) if is_in(&SCHEMA_MAPS) => at.below(key, |at| {
                for (name, part) in named {
                    at.below(name, |at| visit(part, at));
                }
            }),
            Value::Array(members) if is_in(&SCHEMA_LISTS) => at.below(key, |at| {
                for (index, member) in members.iter_mut().enumerate() {
                    at.below(index, |at| visit(member, at));
                }
            }),
            value if is_in(&SCHEMAS) => at.below(key, |at| visit(value, at)),
            _ => {}
        }
    }
}

/// Has `work` change `document` without its schemas, which it may read meanwhile: in
/// the second argument, at their places.
pub(crate) fn with_schemas_apart(document: &mut Value, work: impl FnOnce(&mut Value, &Value)) {
    let at = "/components/schemas";
    let schemas = document.pointer_mut(at).map(Value::take);
    let mut apart = json!({"components": {}});
    if let Some(schemas) = schemas {
        apart["components"]["schemas"] = schemas;
    }
    work(document, &apart);
    if let (Some(schemas), Some(place)) = (apart.pointer_mut(at), document.pointer_mut(at)) {
        *place = schemas.take();
    }
}

/// What [`name_at`] reads of `document`: the ids of operations and the names of
/// parameters, at their places.
pub(crate) fn sites(document: &Value) -> Value {
    let names = |parent: &Value| -> Value {
        let parameters = parent.get("parameters").and_then(Value::as_array);
        let names = parameters.into_iter().flatten();
        names.map(|p| json!({ "name": p.get("name") })).collect()
    };
    let items = lookup::path_items(document).map(|(path, item)| {
        let mut sites = Map::from_iter([("parameters".to_owned(), names(item))]);
        for method in lookup::METHODS {
            if let Some(operation) = item.get(method) {
                let id = operation.get("operationId");
                let site = json!({"operationId": id, "parameters": names(operation)});
                sites.insert(method.to_owned(), site);
            }
        }
        (path.clone(), Value::from(sites))
    });
    json!({ "paths": items.collect::<Map<_, _>>() })
}

/// The name for the type of the schema at `at`, unless it is taken: the name of
/// the component or operation around it, and its place there.
pub(crate) fn name_at(document: &Value, at: &Pointer) -> String {
    let tokens: Vec<String> = at.tokens().collect();
    let (mut words, rest): (Vec<String>, &[String]) = match tokens.as_slice() {
        [components, _, name, rest @ ..] if components == "components" => {
            (vec![name.clone()], rest)
        }
        [paths, path, method, rest @ ..] if paths == "paths" => {
            let item = &document["paths"][path];
            let id = lookup::text(&item[method], "operationId");
            let first = if id.is_empty() {
                format!("{method}-{path}")
            } else {
                id.to_owned()
            };
            (vec![first], rest)
        }
        rest => (Vec::new(), rest),
    };
    let mut pending = rest.iter().peekable();
    while let Some(token) = pending.next() {
        match token.as_str() {
            "properties" => words.extend(pending.next().cloned()),
            "items" => words.push("item".to_owned()),
            "additionalProperties" => words.push("value".to_owned()),
            "requestBody" => words.push("body".to_owned()),
            "responses" => words.push("response".to_owned()),
            "parameters" => {
                let index = pending.next().map(String::as_str).unwrap_or_default();
                let end = at.as_str().find("/parameters/").unwrap_or_default();
                let list = at.as_str().get(..end).unwrap_or_default();
                let parameter = document.pointer(&format!("{list}/parameters/{index}"));
                words.push(parameter.map_or(String::new(), |p| lookup::text(p, "name").to_owned()));
            }
            _ => {}
        }
    }
    type_name(&words.join("-"))
}

/// The names of types that are in use.
pub(crate) struct Names(FreeNames);

impl Names {
    /// Those of the schemas of `document`.
    pub(crate) fn of(document: &Value) -> Self {
        Self(
            components(document)
                .into_iter()
                .flatten()
                .map(|(name, _)| type_name(name))
                .collect(),
        )
    }

    /// Takes `wanted`, with a number appended if it is not free.
    pub(crate) fn free(&mut self, wanted: &str) -> String {
        self.0.take_first(schema_name(wanted), |number| {
            schema_name(&format!("{wanted}{number}"))
        })
    }

    /// Takes `name`, and returns whether it was free.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.0.take(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_is_visited_once_and_nothing_else() {
        let mut document = json!({
            "paths": {"/a": {"get": {
                "parameters": [{"name": "p", "schema": {"type": "string"}}],
                "responses": {"200": {"content": {"application/json": {
                    "example": {"schema": {}},
                    "schema": {"properties": {"schema": {"example": {"items": {}}}}},
                }}}},
            }}},
            "components": {
                "schemas": {"example": {"items": {"allOf": [{}]}, "x-more": {"schema": {}}}},
                "parameters": {"schema": {"name": "q", "schema": {}}},
            },
        });
        let mut places = Vec::new();
        visit(&mut document, &mut |_, at| places.push(at.to_string()));
        let answer = "/paths/~1a/get/responses/200/content/application~1json/schema";
        assert_eq!(
            places,
            [
                "/paths/~1a/get/parameters/0/schema".to_owned(),
                answer.to_owned(),
                format!("{answer}/properties/schema"),
                "/components/schemas/example".to_owned(),
                "/components/schemas/example/items".to_owned(),
                "/components/schemas/example/items/allOf/0".to_owned(),
                "/components/parameters/schema/schema".to_owned(),
            ]
        );
    }

    #[test]
    fn an_inline_schema_is_named_after_its_place() {
        let document = json!({"paths": {"/a": {"get": {
            "operationId": "getA", "parameters": [{"name": "p q"}]}}}});
        for (at, name) in [
            ("/components/schemas/A/properties/b-c/items", "ABCItem"),
            ("/paths/~1a/get/parameters/0/schema", "GetAPQ"),
            (
                "/paths/~1a/get/responses/200/content/a~1b/schema",
                "GetAResponse",
            ),
            ("/paths/~1a/get/requestBody/content/a~1b/schema", "GetABody"),
        ] {
            let tokens: Vec<&str> = at.split('/').skip(1).collect();
            let tokens: Vec<String> = tokens.iter().map(|t| t.replace("~1", "/")).collect();
            let at = Pointer::root().join_all(tokens.iter().map(String::as_str));
            assert_eq!(name_at(&document, &at), name);
            assert_eq!(name_at(&sites(&document), &at), name);
        }
    }
}
