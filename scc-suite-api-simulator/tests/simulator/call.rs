//! A call of an operation by its document, and the check of the response.

use http::Method;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use serde::Serialize;
use serde_json::{Value, json};

use super::document::Document;
use super::support::request;

/// A call that is not sent yet.
#[derive(Clone)]
pub(crate) struct Call {
    document: &'static Document,
    operation: &'static str,
    base: String,
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    authorization: Option<String>,
    accept: &'static str,
    body: Option<(&'static str, String)>,
}

impl Call {
    /// A call without a token, which asks for JSON.
    pub(crate) fn new(document: &'static Document, base: &str, operation: &'static str) -> Self {
        Self {
            document,
            operation,
            base: base.to_owned(),
            path: Vec::new(),
            query: Vec::new(),
            authorization: None,
            accept: "application/json",
            body: None,
        }
    }

    pub(crate) fn authorization(mut self, value: String) -> Self {
        self.authorization = Some(value);
        self
    }

    /// Sends it to another service.
    pub(crate) fn base(mut self, base: String) -> Self {
        self.base = base;
        self
    }

    /// Sets the first parameter of the path, to a text or to an id of a response.
    pub(crate) fn id(self, value: impl Serialize) -> Self {
        let name = self.document.operation(self.operation).parameters()[0];
        match json!(value) {
            Value::String(text) => self.path(name, text),
            other => panic!("no id: {other}"),
        }
    }

    /// Sets a parameter of the path.
    pub(crate) fn path(mut self, name: &'static str, value: impl ToString) -> Self {
        self.path.retain(|(old, _)| *old != name);
        self.path.push((name, value.to_string()));
        self
    }

    pub(crate) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.push((name, value.to_string()));
        self
    }

    /// Adds parameters to the query.
    pub(crate) fn filters(self, filters: &[(&'static str, &str)]) -> Self {
        let filters = filters.iter();
        filters.fold(self, |call, (name, value)| call.query(name, value))
    }

    pub(crate) fn body(self, body: impl Serialize) -> Self {
        let body = serde_json::to_string(&body).expect("JSON");
        self.raw_body("application/json", &body)
    }

    pub(crate) fn raw_body(mut self, content_type: &'static str, body: &str) -> Self {
        self.body = Some((content_type, body.to_owned()));
        self
    }

    pub(crate) fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// Sends it, and returns status, content type and body.
    pub(crate) async fn send_raw(self) -> (u16, Option<String>, String) {
        let described = self.document.operation(self.operation);
        let mut path = described.path.to_owned();
        for (name, value) in &self.path {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        assert!(!path.contains('{'), "{path}");
        let method: Method = described.method.to_uppercase().parse().expect("a method");
        let request = request(method, format!("{}{path}", self.base));
        let mut request = request.query(&self.query).header(ACCEPT, self.accept);
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        if let Some((content_type, body)) = self.body {
            request = request.header(CONTENT_TYPE, content_type).body(body);
        }
        let response = request.send().await.expect("a response");
        let status = response.status().as_u16();
        let content_type = response.headers().get(CONTENT_TYPE);
        let content_type = content_type.map(|value| value.to_str().expect("text").to_owned());
        (status, content_type, response.text().await.expect("a text"))
    }

    /// Sends it, and checks that the response is one that the document has.
    pub(crate) async fn send(self) -> Checked {
        let described = self.document.operation(self.operation);
        let (status, content_type, body) = self.send_raw().await;
        let json = described.assert_response(status, &body);
        if !json.is_null() {
            assert_eq!(content_type.as_deref(), Some("application/json"));
        }
        Checked {
            operation: described.id(),
            status,
            json,
        }
    }

    /// Sends it, and returns the body of the success.
    pub(crate) async fn ok(self, status: u16) -> Value {
        assert_eq!(status / 100, 2, "a success");
        self.send().await.with(status)
    }

    /// Sends it, and returns a member of each entry of the list in the response.
    pub(crate) async fn listed(self, member: &str) -> Vec<String> {
        let json = self.ok(200).await;
        let mut members = json.as_object().expect("an object").values();
        let list = members.find(|member| member.is_array());
        let values = all(list.expect("a list"), member).into_iter();
        values.map(str::to_owned).collect()
    }
}

/// A response that the document has.
#[derive(Debug)]
pub(crate) struct Checked {
    operation: &'static str,
    pub(crate) status: u16,
    pub(crate) json: Value,
}

impl Checked {
    /// The body, if the status is this one.
    pub(crate) fn with(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.operation, self.json);
        self.json
    }
}

/// The values of one member of each entry of a list.
pub(crate) fn all<'a>(list: &'a Value, member: &str) -> Vec<&'a str> {
    let entries = list.as_array().expect("a list").iter();
    entries
        .map(|entry| entry[member].as_str().expect("a text"))
        .collect()
}
