//! One request as an operation sees it, and the checks on its parts.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Query, RawPathParams, Request};
use bytes::Bytes;
use http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

/// A part of a request that is not valid for the operation.
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

    /// What a request creates has an id; none if it has none, as it must be.
    pub(crate) fn sent_id<T>(id: Option<T>) -> Option<Self> {
        id.map(|_| Self::new("id", "must be absent in what is new"))
    }

    /// The part and what is wrong with it.
    pub(crate) fn message(&self) -> String {
        format!("{}: {}", self.part, self.reason)
    }
}

/// Checks that nothing was found to be invalid.
pub(crate) fn all_valid(invalid: Vec<Invalid>) -> Result<(), Vec<Invalid>> {
    if invalid.is_empty() {
        Ok(())
    } else {
        Err(invalid)
    }
}

/// The parts of a request that operations read.
#[derive(Default)]
pub(crate) struct Call {
    params: Vec<(String, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
    /// The body once it is checked, without members that are `null`.
    json: Value,
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
            json: Value::Null,
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
        self.param(name)
            .filter(|value| value.len() == 36)
            .and_then(|value| Uuid::parse_str(value).ok())
            .ok_or_else(|| Invalid::new(name, "must be a UUID"))
    }

    /// A query parameter that must be `true` or `false`; false if absent.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Invalid> {
        match self.query_all(name).first() {
            None | Some(&"false") => Ok(false),
            Some(&"true") => Ok(true),
            Some(_) => Err(Invalid::new(name, "must be true or false")),
        }
    }

    /// The value of a path parameter; none if its bytes are not text.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        let mut params = self.params.iter();
        params
            .find(|(param, _)| param == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every value of a query parameter, in order.
    pub(crate) fn query_all(&self, name: &str) -> Vec<&str> {
        let values = self.query.iter().filter(|(param, _)| param == name);
        values.map(|(_, value)| value.as_str()).collect()
    }

    /// Every value of a query parameter that holds ids.
    pub(crate) fn query_uuids(&self, name: &str) -> Result<Vec<Uuid>, Invalid> {
        let values = self.query_all(name).into_iter().map(Uuid::parse_str);
        let values: Result<_, _> = values.collect();
        values.map_err(|_| Invalid::new(name, "each entry must be a UUID"))
    }

    /// The id in the path, or else every id in the query.
    pub(crate) fn ids(&self) -> Result<Vec<Uuid>, Invalid> {
        match self.param("id") {
            Some(_) => Ok(vec![self.uuid_param("id")?]),
            None => self.query_uuids("id"),
        }
    }

    /// The body as it was sent.
    pub(crate) fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// Whether the request had a body, once it is checked.
    pub(crate) fn has_body(&self) -> bool {
        !self.json.is_null()
    }

    /// Sets the body that passed the check.
    pub(crate) fn set_json(&mut self, json: Value) {
        self.json = json;
    }

    /// The body that passed the check, as a type that matches its schema.
    pub(crate) fn body<T: DeserializeOwned>(&self) -> Result<T, Invalid> {
        // The message of serde would contain what was sent.
        T::deserialize(&self.json).map_err(|_| Invalid::new("body", "does not fit this operation"))
    }
}

#[cfg(test)]
impl Call {
    /// A request with a body of JSON, as it arrives.
    pub(crate) fn new(params: &[(&str, &str)], query: &[(&str, &str)], body: &str) -> Self {
        let owned = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            pairs
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        let json = header::HeaderValue::from_static("application/json");
        Self {
            params: owned(params),
            query: owned(query),
            headers: [(header::CONTENT_TYPE, json)].into_iter().collect(),
            body: Bytes::copy_from_slice(body.as_bytes()),
            json: Value::Null,
        }
    }
}
