//! An operation of a document, and the check of its requests.

use std::collections::BTreeMap;

use axum::routing::MethodFilter;
use http::Method;
use serde_json::Value;

use super::body::Body;
use super::document::{list, resolve, text};
use super::parameter::Parameter;
use crate::call::{Call, Invalid};

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    id: String,
    method: MethodFilter,
    pub(super) path: String,
    security: Security,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    /// The name of the schema of each documented response that has one.
    responses: BTreeMap<u16, String>,
}

/// Whether an operation needs a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    /// It needs none.
    None,
    /// It checks the token of a request that has one.
    Optional,
    /// It needs one.
    Required,
}

impl Operation {
    pub(super) fn parse(
        document: &Value,
        path: &str,
        method: &str,
        object: &Value,
    ) -> Result<Self, String> {
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
            responses: responses(document, object)?,
        })
    }

    /// Whether a request has a body of a media type that the operation does not take.
    pub(crate) fn refuses_type(&self, call: &Call) -> bool {
        let body = self.body.as_ref();
        body.is_some_and(|body| body.is_of_another_type(call))
    }

    /// Checks a request and reads its body; everything that is wrong is reported at once.
    ///
    /// Parameters that the document does not name are ignored, as servers do.
    pub(crate) fn check(&self, call: &mut Call) -> Result<(), Vec<Invalid>> {
        let mut all = Vec::new();
        for parameter in &self.parameters {
            all.extend(parameter.check(call));
        }
        if let Some(body) = &self.body {
            match body.read(call) {
                Ok(json) => call.set_json(json),
                Err(invalid) => all.extend(invalid),
            }
        }
        if all.is_empty() { Ok(()) } else { Err(all) }
    }

    /// The `operationId`.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The method.
    pub(crate) fn method(&self) -> MethodFilter {
        self.method
    }

    /// Whether the operation needs a token.
    pub(crate) fn security(&self) -> Security {
        self.security
    }

    /// The name of the schema of the response with this status, if it is documented.
    pub(crate) fn response_schema(&self, status: u16) -> Option<&str> {
        self.responses.get(&status).map(String::as_str)
    }
}

impl Security {
    /// Reads a list of alternatives, of which `{}` means that no token is needed.
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

/// The names of the schemas of the responses.
fn responses(document: &Value, operation: &Value) -> Result<BTreeMap<u16, String>, String> {
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
