//! Reading a JSON or YAML file, and the checks that every OpenAPI document
//! must pass before anything is made of it.

use std::path::Path;

use serde_json::{Map, Value};

use crate::adapt::Change;
use crate::error::{Error, Problem};
use crate::pointer::{Pointer, local_reference};
use crate::references;
use crate::strict::Strict;

/// The methods under which a path item holds operations, in the order in
/// which the OpenAPI Specification lists them.
pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// What an operation, a parameter or a path was called in the document, where
/// a rule gave it another name for the generator.
pub(crate) const ORIGINAL_NAME: &str = "x-codegen-original-name";

/// Parses `text` as the JSON or YAML that the name of `file` promises.
///
/// A key that stands twice in one object is an error: parsers disagree on
/// which of the two counts.
pub(crate) fn parse(file: &Path, text: &[u8]) -> Result<Value, Error> {
    let problem = |message: String| Error::from(Problem::new(message).file(file));
    let Ok(text) = std::str::from_utf8(text) else {
        return Err(problem("is not UTF-8 text".to_owned()));
    };
    // The mark that some editors put in front says nothing about UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed = match file.extension().and_then(|extension| extension.to_str()) {
        Some("json") => serde_json::from_str::<Strict>(text)
            .map_err(|error| problem(format!("is not JSON: {error}"))),
        Some("yaml" | "yml") => serde_saphyr::from_str_with_options::<Strict>(text, yaml())
            .map_err(|error| {
                let told = error.to_string();
                let told = told.strip_prefix("error: ").unwrap_or(&told);
                problem(format!("is not YAML: {told}"))
            }),
        _ => Err(problem("is neither .json nor .yaml by its name".to_owned())),
    };
    parsed.map(|Strict(value)| value)
}

/// How deep a YAML document may be. JSON has a limit of its own, 128.
const YAML_DEPTH: usize = 500;

/// How many nodes a YAML document may have, and how many of them aliases may
/// repeat. The largest known documents have some hundred thousand.
const YAML_NODES: usize = 20_000_000;
const YAML_REPEATED: usize = 1_000_000;

/// Room for every real document, and none for a few lines whose aliases make
/// billions of nodes.
fn yaml() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: YAML_DEPTH,
            flow_nesting_limit: YAML_DEPTH,
            max_nodes: YAML_NODES,
            max_events: 2 * YAML_NODES,
            max_total_scalar_bytes: 1 << 30,
            max_total_comment_bytes: 1 << 30,
            max_buffered_comment_events: 10_000,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: YAML_REPEATED,
        },
    }
}

/// Checks that `document`, which stands in `file`, is OpenAPI 3.0.x, and
/// settles its references. Gives the changes.
///
/// # Errors
///
/// The document is another one, has not the parts that it must have, or a
/// reference leads nowhere.
pub(crate) fn validate(document: &mut Value, file: &Path) -> Result<Vec<Change>, Error> {
    check_version(document)?;
    let mut problems = Vec::new();
    if !document["paths"].is_object() {
        problems
            .push(Problem::new("is missing or not an object").at(&Pointer::root().join("paths")));
    }
    check_components(document, &mut problems);
    let changes = references::settle(document, file, &mut problems);
    Error::check(problems)?;
    Ok(changes)
}

/// Every rule may add to the components.
fn check_components(document: &Value, problems: &mut Vec<Problem>) {
    let at = Pointer::root().join("components");
    let not_an_object = |at: &Pointer| Problem::new("is not an object").at(at);
    match document.get("components") {
        None => {}
        Some(Value::Object(components)) => {
            let sections = components
                .iter()
                .filter(|(key, section)| !key.starts_with("x-") && !section.is_object());
            problems.extend(sections.map(|(key, _)| not_an_object(&at.join(key))));
        }
        Some(_) => problems.push(not_an_object(&at)),
    }
}

/// The components of `document` below `section`, which is there afterwards;
/// `None` where they are no object.
pub(crate) fn components_mut<'a>(
    document: &'a mut Value,
    section: &str,
) -> Option<&'a mut Map<String, Value>> {
    let empty = || Value::Object(Map::new());
    let components = document
        .as_object_mut()?
        .entry("components")
        .or_insert_with(empty);
    let section = components
        .as_object_mut()?
        .entry(section)
        .or_insert_with(empty);
    section.as_object_mut()
}

/// Checks that `document` says of itself that it is OpenAPI 3.0.x.
pub(crate) fn check_version(document: &Value) -> Result<(), Error> {
    let problem = |at: &str, message: String| {
        Err(Problem::new(message)
            .at(&Pointer::root().join(at))
            .help("OpenAPI 3.0.x is what this pipeline reads; convert the document first")
            .into())
    };
    if !document.is_object() {
        return Err(Problem::new("the document is not an object")
            .at(&Pointer::root())
            .into());
    }
    if let Some(version) = document.get("swagger") {
        return problem(
            "swagger",
            format!("the document is Swagger {}", plain(version)),
        );
    }
    match document.get("openapi") {
        Some(Value::String(version)) if is_3_0(version) => Ok(()),
        Some(version) => problem(
            "openapi",
            format!("the document is OpenAPI {}", plain(version)),
        ),
        None => problem(
            "openapi",
            "the document names no OpenAPI version".to_owned(),
        ),
    }
}

fn is_3_0(version: &str) -> bool {
    version
        .strip_prefix("3.0.")
        .is_some_and(|patch| patch.starts_with(|c: char| c.is_ascii_digit()))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Each operation of `document`: its place, path, method and object.
pub(crate) fn operations(
    document: &Value,
) -> impl Iterator<Item = (Pointer, &str, &'static str, &Map<String, Value>)> {
    path_items(document).flat_map(|(path, item)| {
        METHODS.into_iter().filter_map(move |method| {
            let operation = item.get(method)?.as_object()?;
            let at = Pointer::root().join("paths").join(path).join(method);
            Some((at, path.as_str(), method, operation))
        })
    })
}

/// Each path item of `document` with its path.
pub(crate) fn path_items(document: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let paths = document.get("paths").and_then(Value::as_object);
    paths
        .into_iter()
        .flatten()
        .filter(|(path, _)| !path.starts_with("x-"))
}

/// The value of `key` in `object`, if it is a string, otherwise nothing.
pub(crate) fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The parameters of `operation`, with references followed and each with its
/// place: its own, and those of its path item that it has not itself.
pub(crate) fn parameters<'a>(
    document: &'a Value,
    path: &str,
    method: &str,
) -> Vec<(Pointer, &'a Value)> {
    let item_at = Pointer::root().join("paths").join(path);
    let operation_at = item_at.join(method);
    let mut found: Vec<(Pointer, &Value)> = Vec::new();
    for at in [operation_at, item_at] {
        let at = at.join("parameters");
        let parameters = document.pointer(at.as_str()).and_then(Value::as_array);
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            let Some(parameter) = resolve(document, parameter).filter(|p| p.is_object()) else {
                continue;
            };
            let key = |p: &'a Value| (text(p, "name"), text(p, "in"));
            if found.iter().all(|(_, known)| key(known) != key(parameter)) {
                found.push((at.join(index), parameter));
            }
        }
    }
    found
}

/// The names in the braces of a path template, in their order.
pub(crate) fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Follows references from `value` until an object that is none.
///
/// A chain that leads back to itself ends in `None`.
pub(crate) fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> Option<&'a Value> {
    for _ in 0..64 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return Some(value);
        };
        value = document.pointer(local_reference(reference)?.as_str())?;
    }
    None
}

/// As [`resolve`], with the place of what is found, starting at `at`. A chain
/// without an end gives its beginning.
pub(crate) fn resolve_at<'a>(
    document: &'a Value,
    at: Pointer,
    value: &'a Value,
) -> (Pointer, &'a Value) {
    let mut found = (at.clone(), value);
    for _ in 0..64 {
        let reference = found.1.get("$ref").and_then(Value::as_str);
        let Some(target) = reference.and_then(local_reference) else {
            return found;
        };
        let Some(value) = document.pointer(target.as_str()) else {
            break;
        };
        found = (target, value);
    }
    (at, value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn checked(document: &Value) -> Result<Vec<Change>, Error> {
        validate(&mut document.clone(), Path::new("a.json"))
    }

    fn problem(document: &Value) -> String {
        checked(document)
            .expect_err("the document is broken")
            .to_string()
    }

    #[test]
    fn other_versions_are_refused_by_name() {
        assert!(
            problem(&json!({"swagger": "2.0"}))
                .starts_with("/swagger: the document is Swagger 2.0")
        );
        assert!(problem(&json!({"openapi": "3.1.0", "paths": {}})).contains("OpenAPI 3.1.0"));
        assert!(problem(&json!({"openapi": 3.0})).contains("OpenAPI 3.0"));
        assert!(problem(&json!({"info": {}})).contains("no OpenAPI version"));
        assert!(problem(&json!([1])).contains("not an object"));
        assert!(checked(&json!({"openapi": "3.0.4", "paths": {}})).is_ok());
    }

    #[test]
    fn a_dangling_reference_is_named_with_its_place() {
        let document = json!({"openapi": "3.0.1", "paths": {"/a/b": {"get": {
            "operationId": "a",
            "responses": {"200": {"$ref": "#/components/responses/Gone"}},
        }}}});
        assert_eq!(
            problem(&document),
            "/paths/~1a~1b/get/responses/200/$ref: `#/components/responses/Gone` leads nowhere"
        );
    }

    #[test]
    fn a_reference_inside_an_example_is_data() {
        let document = json!({"openapi": "3.0.1", "paths": {}, "components": {"schemas": {
            "A": {"example": {"$ref": "#/nowhere"}},
        }}});
        assert!(checked(&document).is_ok());
    }

    #[test]
    fn text_that_is_neither_json_nor_yaml_names_line_and_column() {
        let error = parse(Path::new("a.json"), b"{\"a\": 1,}").expect_err("not JSON");
        assert!(
            error.to_string().starts_with("a.json: is not JSON: "),
            "{error}"
        );
        assert!(error.to_string().contains("line 1 column 9"), "{error}");
        let error = parse(Path::new("a.yaml"), b"a: [1").expect_err("not YAML");
        assert!(
            error.to_string().starts_with("a.yaml: is not YAML: "),
            "{error}"
        );
        let error = parse(Path::new("a.json"), &[0xff]).expect_err("not text");
        assert!(error.to_string().contains("UTF-8"), "{error}");
        let error = parse(Path::new("a.txt"), b"{}").expect_err("no known name");
        assert!(error.to_string().contains(".json"), "{error}");
    }

    #[test]
    fn a_key_that_stands_twice_is_an_error() {
        for (name, text) in [("a.json", "{\"a\":1,\"a\":2}"), ("a.yaml", "a: 1\na: 2\n")] {
            let error = parse(Path::new(name), text.as_bytes()).expect_err("two keys");
            assert!(error.to_string().contains("duplicate"), "{error}");
        }
    }

    #[test]
    fn yaml_status_codes_without_quotes_are_keys() {
        let value = parse(Path::new("a.yaml"), b"responses:\n  200: {}\n").expect("YAML");
        assert_eq!(value, json!({"responses": {"200": {}}}));
    }

    #[test]
    fn a_reference_to_itself_resolves_to_nothing() {
        let document = json!({"a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}});
        assert_eq!(resolve(&document, &document["a"]), None);
    }
}
