//! A call of an operation of SCC, by the document; and the check of its answer.

use std::sync::LazyLock;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use scc_suite_api_simulator::Scc;
use serde_json::Value;
use uuid::Uuid;

use crate::simulator::document::Document;
use crate::simulator::support::post_with_defaults;

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| Document::parse(include_str!("../../../documents/scc.json")));

/// A schema of the document.
pub(crate) fn schema(name: &str) -> &'static Value {
    DOCUMENT.schema(name)
}

/// The ids of all operations.
pub(crate) fn operations() -> Vec<&'static str> {
    let operations = DOCUMENT.operations().into_iter();
    operations.map(|operation| operation.id()).collect()
}

/// A call that is not sent yet.
#[derive(Clone)]
pub(crate) struct Call {
    operation: &'static str,
    id: String,
    query: Vec<(&'static str, String)>,
    authorization: Option<String>,
    body: Option<String>,
}

impl Call {
    /// A call with a token.
    pub(crate) fn new(operation: &'static str, token: &str) -> Self {
        Self {
            authorization: Some(format!("Bearer {token}")),
            ..Self::without_token(operation)
        }
    }

    pub(crate) fn without_token(operation: &'static str) -> Self {
        Self {
            operation,
            id: Uuid::nil().to_string(),
            query: Vec::new(),
            authorization: None,
            body: None,
        }
    }

    /// Sets the id in the path, which is one of nothing by default.
    pub(crate) fn id(mut self, id: impl ToString) -> Self {
        self.id = id.to_string();
        self
    }

    pub(crate) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.push((name, value.to_string()));
        self
    }

    pub(crate) fn body(mut self, body: &Value) -> Self {
        self.body = Some(body.to_string());
        self
    }

    /// Sends it, and checks that the answer is one that the document has.
    pub(crate) async fn send(self, scc: &Scc) -> Reply {
        let described = DOCUMENT.operation(self.operation);
        let path: Vec<_> = described
            .path
            .split('/')
            .map(|part| {
                if part.starts_with('{') {
                    &self.id
                } else {
                    part
                }
            })
            .collect();
        let url = format!("{}{}", scc.base_url(), path.join("/"));
        let mut request = post_with_defaults(url).query(&self.query);
        if let Some(authorization) = self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        if let Some(body) = self.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let (client, request) = request.build_split();
        let mut request = request.expect("a request");
        *request.method_mut() = described.method.to_uppercase().parse().expect("a method");

        let answer = client.execute(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let body = answer.text().await.expect("a text");
        let json = described.assert_answer(status, &body);
        Reply { status, json }
    }
}

/// An answer that the document has.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) json: Value,
}

impl Reply {
    /// The body of a success.
    pub(crate) fn success(self, status: u16) -> Value {
        assert_eq!(status / 100, 2, "a success");
        self.with(status)
    }

    /// Checks an answer of the shape `CommonApiError`, and gives its message.
    pub(crate) fn problem(self, status: u16, code: &str) -> String {
        let json = self.with(status);
        assert_eq!(json["errorCode"], code, "{json}");
        assert!(json["details"].is_object(), "{json}");
        json["errorMsg"].as_str().expect("a message").to_owned()
    }

    /// Checks an answer of the shape `AuthenticationError`.
    pub(crate) fn unauthorized(self) {
        assert_eq!(self.with(401)["error"], "invalid_token");
    }

    fn with(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.json);
        self.json
    }
}
