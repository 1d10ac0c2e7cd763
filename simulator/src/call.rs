//! One request as an operation sees it, and the checks on its parts.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Query, RawPathParams, Request};
use bytes::Bytes;
use http::{HeaderMap, header};
use serde_json::{Map, Value};
use uuid::Uuid;

/// A part of a request that does not fit the operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invalid {
    /// The name of the part.
    pub(crate) part: String,
    /// What is wrong with it.
    pub(crate) reason: String,
}

impl Invalid {
    pub(crate) fn new(part: &str, reason: &str) -> Self {
        Self {
            part: part.to_owned(),
            reason: reason.to_owned(),
        }
    }

    /// One sentence about it.
    pub(crate) fn message(&self) -> String {
        format!("{}: {}", self.part, self.reason)
    }
}

/// The parts of a request that operations look at.
#[derive(Default)]
pub(crate) struct Call {
    params: Vec<(String, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Call {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let (mut parts, body) = request.into_parts();
        let params = match RawPathParams::from_request_parts(&mut parts, state).await {
            Ok(params) => params
                .iter()
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .collect(),
            // Not text: no parameter then, which fails the check of its form.
            Err(_) => Vec::new(),
        };
        let query = Query::try_from_uri(&parts.uri).map_or_else(|_| Vec::new(), |Query(q)| q);
        let headers = parts.headers.clone();
        let request = Request::from_parts(parts, body);
        let body = Bytes::from_request(request, state)
            .await
            .unwrap_or_default();
        Ok(Self {
            params,
            query,
            headers,
            body,
        })
    }
}

impl Call {
    /// The value of a header, if it was sent once and is text.
    pub(crate) fn header(&self, name: header::HeaderName) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next()?.to_str().ok()?;
        values.next().is_none().then_some(value)
    }

    /// Every value of a header that is text.
    pub(crate) fn header_values(&self, name: header::HeaderName) -> impl Iterator<Item = &str> {
        self.headers
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok())
    }

    /// Whether there is an `Authorization` header, of whatever form.
    pub(crate) fn has_authorization(&self) -> bool {
        self.headers.contains_key(header::AUTHORIZATION)
    }

    /// Scheme and token of the `Authorization` header.
    pub(crate) fn authorization(&self) -> Option<(&str, &str)> {
        let (scheme, token) = self.header(header::AUTHORIZATION)?.split_once(' ')?;
        Some((scheme, token.trim()))
    }

    /// A path parameter that must be a UUID with its hyphens.
    pub(crate) fn uuid_param(&self, name: &str) -> Result<Uuid, Invalid> {
        let value = self.params.iter().find(|(param, _)| param == name);
        value
            .filter(|(_, value)| value.len() == 36)
            .and_then(|(_, value)| Uuid::parse_str(value).ok())
            .ok_or_else(|| Invalid::new(name, "must be a UUID"))
    }

    /// A query parameter that must be `true` or `false`; false if absent.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Invalid> {
        match self.query.iter().find(|(param, _)| param == name) {
            None => Ok(false),
            Some((_, value)) if value == "true" => Ok(true),
            Some((_, value)) if value == "false" => Ok(false),
            Some(_) => Err(Invalid::new(name, "must be true or false")),
        }
    }

    /// The body, which must be a JSON object and be declared as JSON.
    pub(crate) fn json(&self) -> Result<Fields, Invalid> {
        let declared = self.header(header::CONTENT_TYPE).unwrap_or_default();
        let media_type = declared.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            return Err(Invalid::new("Content-Type", "must be application/json"));
        }
        match serde_json::from_slice(&self.body) {
            Ok(Value::Object(fields)) => Ok(Fields(fields)),
            Ok(_) => Err(Invalid::new("body", "must be a JSON object")),
            Err(_) => Err(Invalid::new("body", "is not JSON")),
        }
    }
}

/// The fields of a JSON body; `null` counts as absent.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// A text that must be there.
    pub(crate) fn required_text(&self, name: &str) -> Result<&str, Invalid> {
        self.optional_text(name)?
            .ok_or_else(|| Invalid::new(name, "is required"))
    }

    /// A text that may be absent.
    pub(crate) fn optional_text(&self, name: &str) -> Result<Option<&str>, Invalid> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Invalid::new(name, "must be a string")),
        }
    }

    /// A list of texts that must be there, have an entry, and no entry twice.
    pub(crate) fn unique_texts(&self, name: &str) -> Result<Vec<&str>, Invalid> {
        let items = match self.0.get(name) {
            None | Some(Value::Null) => return Err(Invalid::new(name, "is required")),
            Some(Value::Array(items)) => items,
            Some(_) => return Err(Invalid::new(name, "must be a list")),
        };
        let mut texts = Vec::new();
        for item in items {
            match item.as_str() {
                None => return Err(Invalid::new(name, "must hold only strings")),
                Some(text) if texts.contains(&text) => {
                    return Err(Invalid::new(name, "must not hold an entry twice"));
                }
                Some(text) => texts.push(text),
            }
        }
        if texts.is_empty() {
            return Err(Invalid::new(name, "must not be empty"));
        }
        Ok(texts)
    }
}
