//! The OpenAPI document of a service: which operations there are, and the checks of
//! their requests.

mod check;
mod reason;
mod schema;

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::{MethodFilter, MethodRouter};
use http::Method;
use serde_json::Value;

use check::{Body, Parameter};

/// The methods that an OpenAPI document can name.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// All operations of a document, in its order.
#[derive(Debug)]
pub(crate) struct Specification {
    operations: Vec<Operation>,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    id: String,
    method: MethodFilter,
    path: String,
    security: Security,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    /// The name of the schema of each documented answer that has one.
    answers: BTreeMap<u16, String>,
}

/// Whether an operation asks who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    /// It does not.
    None,
    /// It does if the request says it.
    Optional,
    /// It does.
    Required,
}

impl Specification {
    /// Reads a document in JSON.
    ///
    /// # Errors
    /// If the document is broken; the text names the place.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let paths = document["paths"].as_object();
        let mut operations = Vec::new();
        for (path, item) in paths.ok_or("the document has no paths")? {
            for method in METHODS {
                if let Some(object) = item.get(method) {
                    let operation = Operation::parse(&document, path, method, object);
                    let at = |error| format!("{method} {path}: {error}");
                    operations.push(operation.map_err(at)?);
                }
            }
        }
        Ok(Self { operations })
    }

    /// All operations.
    #[cfg(test)]
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Routes to the handlers that `handler` gives; an operation without one is left out.
    pub(crate) fn router<S: Clone + Send + Sync + 'static>(
        &'static self,
        handler: impl Fn(&'static Operation) -> Option<MethodRouter<S>>,
    ) -> Router<S> {
        let mut router = Router::new();
        for operation in &self.operations {
            if let Some(handler) = handler(operation) {
                router = router.route(&operation.path, handler);
            }
        }
        router
    }

    /// Checks that a table has each operation once and nothing else.
    #[cfg(test)]
    pub(crate) fn assert_table<'a>(&self, table: impl IntoIterator<Item = &'a str>) {
        let mut table: Vec<_> = table.into_iter().collect();
        let mut document: Vec<_> = self.operations.iter().map(Operation::id).collect();
        table.sort_unstable();
        document.sort_unstable();
        assert!(!document.is_empty(), "the document has operations");
        assert_eq!(table, document, "left: the table, right: the document");
    }
}

impl Operation {
    fn parse(document: &Value, path: &str, method: &str, object: &Value) -> Result<Self, String> {
        let item = &document["paths"][path];
        let method = Method::from_bytes(method.to_uppercase().as_bytes());
        let method = method.map_err(|error| error.to_string())?;
        let shared = list(item, "parameters").chain(list(object, "parameters"));
        let parameters = shared.filter_map(|value| Parameter::parse(document, value).transpose());
        let body = object.get("requestBody");
        Ok(Self {
            id: text(object, "operationId")?,
            method: MethodFilter::try_from(method).map_err(|error| error.to_string())?,
            path: path.to_owned(),
            security: Security::of(object.get("security").or(document.get("security"))),
            parameters: parameters.collect::<Result<_, _>>()?,
            body: body.map(|body| Body::parse(document, body)).transpose()?,
            answers: answers(document, object)?,
        })
    }

    /// The `operationId`.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The method.
    pub(crate) fn method(&self) -> MethodFilter {
        self.method
    }

    /// Whether the operation asks who calls.
    pub(crate) fn security(&self) -> Security {
        self.security
    }

    /// The name of the schema of the answer with this status, if it is documented.
    pub(crate) fn answer(&self, status: u16) -> Option<&str> {
        self.answers.get(&status).map(String::as_str)
    }
}

impl Security {
    /// Reads a list of alternatives, of which `{}` means that nothing is asked.
    fn of(security: Option<&Value>) -> Self {
        let alternatives = security.and_then(Value::as_array);
        let alternatives = alternatives.map_or(&[][..], Vec::as_slice);
        let nothing = |one: &Value| one.as_object().is_some_and(serde_json::Map::is_empty);
        match (alternatives.is_empty(), alternatives.iter().any(nothing)) {
            (true, _) => Self::None,
            (false, true) if alternatives.len() == 1 => Self::None,
            (false, true) => Self::Optional,
            (false, false) => Self::Required,
        }
    }
}

/// The names of the schemas of the answers.
fn answers(document: &Value, operation: &Value) -> Result<BTreeMap<u16, String>, String> {
    let mut names = BTreeMap::new();
    for (status, response) in operation["responses"].as_object().into_iter().flatten() {
        let response = resolve(document, response)?;
        let schema = &response["content"]["application/json"]["schema"];
        let name = schema["$ref"].as_str().and_then(|at| at.rsplit('/').next());
        if let (Ok(status), Some(name)) = (status.parse(), name) {
            names.insert(status, name.to_owned());
        }
    }
    Ok(names)
}

/// The entries of a list that may be absent.
fn list<'a>(object: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    object
        .get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// A text that must be there.
fn text(object: &Value, name: &str) -> Result<String, String> {
    let text = object[name].as_str().map(str::to_owned);
    text.ok_or_else(|| format!("there is no {name}"))
}

/// The value that a chain of references leads to.
fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> Result<&'a Value, String> {
    while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let pointer = reference.strip_prefix('#');
        value = pointer
            .and_then(|pointer| document.pointer(pointer))
            .ok_or_else(|| format!("{reference} leads nowhere"))?;
    }
    Ok(value)
}

#[cfg(test)]
mod tests;
