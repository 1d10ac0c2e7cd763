//! The one place where progenitor runs.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use openapiv3::{OpenAPI, ReferenceOr};
use proc_macro2::TokenStream;
use progenitor::{GenerationSettings, Generator, InterfaceStyle, TypeImpl};
use schemars::schema::{InstanceType, SchemaObject};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::annotations::{FILE_FORMAT, INTEGER_FORMAT, WHOLE_FORM_FORMAT};
use crate::document;
use crate::document::reach::Reach;
use crate::document::select::{only, with_paths};
use crate::error::{Error, Problem};
use crate::model::operation::Operation;
use crate::pointer::Pointer;
use crate::progenitor::bisect::failing;
use crate::progenitor::input::generator_input;
use crate::progenitor::panics::panic_message;

/// Runs progenitor on a lowered `document`.
///
/// # Errors
///
/// The document is not OpenAPI in its details, or progenitor refuses it or
/// panics. Then each operation is tried alone, so that the error names those
/// that fail.
pub(crate) fn generate(document: &Value, operations: &[Operation]) -> Result<TokenStream, Error> {
    let error = match run(document) {
        Ok(tokens) => return Ok(tokens),
        Err(error) => error,
    };
    let reach = Reach::of(document);
    let fails = |some: &[&Operation]| {
        let some: Vec<(&str, &str)> = some
            .iter()
            .map(|operation| (operation.key.as_str(), operation.method))
            .collect();
        run(&only(&reach, &some)).err()
    };
    let all: Vec<&Operation> = operations.iter().collect();
    let problems = failing(&all, &fails)
        .into_iter()
        .map(|(operation, message)| {
            Problem::new(message)
                .at(&operation.place)
                .operation(&operation.id)
        })
        .collect();
    Error::check(problems)?;
    Error::check(failing_schemas(&reach))?;
    Err(Problem::new(error).into())
}

/// The schemas that fail by themselves, for a document whose operations have
/// no use for them.
fn failing_schemas(reach: &Reach<'_>) -> Vec<Problem> {
    let at = Pointer::root().join("components").join("schemas");
    let schemas = reach.document().pointer(at.as_str());
    let schemas = schemas.and_then(Value::as_object).into_iter().flatten();
    let places: Vec<Pointer> = schemas.map(|(name, _)| at.join(name)).collect();
    let fails = |some: &[Pointer]| {
        let paths = some.iter().enumerate().map(|(index, at)| {
            let schema = json!({ "$ref": format!("#{}", at.as_str()) });
            let content = json!({"application/json": {"schema": schema}});
            let responses = json!({"200": {"description": "", "content": content}});
            let operation = json!({"operationId": format!("get{index}"), "responses": responses});
            (format!("/{index}"), json!({ "get": operation }))
        });
        let mut components = reach.from(some.to_vec());
        components.extend(some.iter().cloned());
        run(&with_paths(reach, paths.collect(), components)).err()
    };
    failing(&places, &fails)
        .into_iter()
        .map(|(at, message)| Problem::new(message).at(at))
        .collect()
}

fn run(document: &Value) -> Result<TokenStream, String> {
    let document: OpenAPI = serde_json::from_value(generator_input(document))
        .map_err(|error| misshapen(document, &error))?;
    let mut generator = Generator::new(&settings());
    GENERATING.set(true);
    // The generator is dropped after a panic; nothing uses it afterwards.
    let outcome = catch_unwind(AssertUnwindSafe(|| generator.generate_tokens(&document)));
    GENERATING.set(false);
    match outcome {
        Ok(Ok(tokens)) => Ok(tokens),
        Ok(Err(error)) => Err(format!(
            "progenitor refuses it: {}",
            brief(&error.to_string())
        )),
        Err(panic) => Err(format!(
            "progenitor panics: {}",
            brief(panic_message(&*panic))
        )),
    }
}

thread_local! {
    static GENERATING: Cell<bool> = const { Cell::new(false) };
}

/// Whether progenitor runs on this thread. A panic then is caught and becomes
/// an error; a program's panic hook may ignore it.
pub fn is_generating() -> bool {
    GENERATING.get()
}

fn settings() -> GenerationSettings {
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_conversion(
            text_of("password"),
            "::openapi_client_core::Secret",
            [TypeImpl::FromStr].into_iter(),
        )
        .with_conversion(
            text_of(FILE_FORMAT),
            "::openapi_client_core::FilePart",
            std::iter::empty(),
        )
        .with_conversion(
            text_of(WHOLE_FORM_FORMAT),
            "::openapi_client_core::Form",
            std::iter::empty(),
        )
        .with_conversion(
            schema_of(InstanceType::Integer, INTEGER_FORMAT),
            "i128",
            [TypeImpl::Display, TypeImpl::FromStr].into_iter(),
        );
    settings
}

fn text_of(format: &str) -> SchemaObject {
    schema_of(InstanceType::String, format)
}

/// What the rules make of every schema that becomes a type of our choice.
fn schema_of(ty: InstanceType, format: &str) -> SchemaObject {
    SchemaObject {
        instance_type: Some(ty.into()),
        format: Some(format.to_owned()),
        ..Default::default()
    }
}

/// The words of `message` before the values that it prints: progenitor shows
/// whole syntax trees, and the place in the document says more. A schema after
/// the words is included, since the place is that of an operation.
fn brief(message: &str) -> String {
    let (line, rest) = message.split_once('\n').unwrap_or((message, ""));
    match serde_json::from_str::<Value>(rest) {
        Ok(schema) => format!("{}: {}", words(line), shortened(&schema.to_string())),
        Err(_) => words(line).to_owned(),
    }
}

/// The longest schema that an error shows whole, in characters.
const SCHEMA_LENGTH: usize = 400;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SCHEMA_LENGTH) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

fn words(line: &str) -> &str {
    let mut end = line.len();
    for (at, sign) in line.match_indices(['{', '(', '[']) {
        let before = line[..at].trim_end();
        let name = before
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |at| at + 1);
        let is_tree = before[name..].starts_with(char::is_uppercase);
        let is_open = sign == "{" && at + sign.len() == line.len();
        if is_tree || is_open {
            end = name;
            break;
        }
    }
    let words = line[..end].trim_end().trim_end_matches(':').trim_end();
    if words.is_empty() { line } else { words }
}

/// Finds the part of the document that does not have the shape that OpenAPI
/// requires: the parser itself reports only that there is one.
fn misshapen(document: &Value, error: &serde_json::Error) -> String {
    let parts: [(&str, &str, Mismatch); 4] = [
        ("schemas", "schema", mismatch::<openapiv3::Schema>),
        ("responses", "response", mismatch::<openapiv3::Response>),
        ("parameters", "parameter", mismatch::<openapiv3::Parameter>),
        (
            "requestBodies",
            "request body",
            mismatch::<openapiv3::RequestBody>,
        ),
    ];
    for (section, noun, mismatch) in parts {
        let at = Pointer::root().join("components").join(section);
        let components = document.pointer(at.as_str()).and_then(Value::as_object);
        for (name, value) in components.into_iter().flatten() {
            if let Some(error) = mismatch(value) {
                return format!("{} is not a valid {noun}: {error}", at.join(name));
            }
        }
    }
    for (path, item) in document::path_items(document) {
        let parameters = item.get("parameters");
        let error = parameters.and_then(mismatch::<Vec<ReferenceOr<openapiv3::Parameter>>>);
        if let Some(error) = error {
            let at = Pointer::root().join_all(["paths", path, "parameters"]);
            return format!("{at} are not valid parameters: {error}");
        }
    }
    for (at, _, _, operation) in document::operations(document) {
        if let Some(error) = mismatch::<openapiv3::Operation>(&Value::Object(operation.clone())) {
            return format!("{at} is not a valid operation: {error}");
        }
    }
    format!("the document is not a valid OpenAPI document: {error}")
}

type Mismatch = fn(&Value) -> Option<serde_json::Error>;

/// Why `value` is neither a `T` nor a reference to one.
fn mismatch<T: DeserializeOwned>(value: &Value) -> Option<serde_json::Error> {
    if value.get("$ref").is_some_and(Value::is_string) {
        return None;
    }
    serde_json::from_value::<T>(value.clone()).err()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::progenitor::run::{brief, is_generating, run};

    #[test]
    fn a_panic_becomes_an_error_and_leaves_nothing_behind() {
        // No rule has seen it, and there is no such type.
        let content = json!({"application/json": {"schema": {"type": "strong"}}});
        let body = json!({"content": content});
        let operation = json!({"operationId": "a", "requestBody": body, "responses": {}});
        let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"},
                              "paths": {"/a": {"post": operation}}});
        let message = run(&document).expect_err("a panic");
        let expected = "progenitor panics: not yet implemented: invalid type: strong";
        assert_eq!(message, expected);
        assert!(!is_generating());
    }

    #[test]
    fn only_the_words_of_a_message_are_reported() {
        for (message, expected) in [
            (
                "not yet implemented: more than expected: 2",
                "not yet implemented: more than expected: 2",
            ),
            ("not supported Cookie {\n  a: 1\n}", "not supported"),
            (
                "invalid schema for text: Item(Schema { a: 1 })",
                "invalid schema for text",
            ),
            ("key (of a map) is missing", "key (of a map) is missing"),
            ("Cookie {\n}", "Cookie {"),
            (
                "invalid (or unexpected) schema:\n{\n  \"type\": \"odd\"\n}",
                r#"invalid (or unexpected) schema: {"type":"odd"}"#,
            ),
            ("", ""),
        ] {
            assert_eq!(brief(message), expected);
        }
    }
}
