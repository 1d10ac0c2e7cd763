//! A call of an operation of the suite-api, by the document; and the check of its answer.

use std::sync::LazyLock;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Clock, SuiteApi, SuiteApiBuilder};
use serde_json::{Value, json};

use crate::simulator::document::Document;
use crate::simulator::support::{login, post_with_defaults, start_of_test};

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| Document::parse(include_str!("../../../documents/suite-api.json")));

/// An id of nothing.
pub(crate) const NOTHING: &str = "00000000-0000-4000-8000-000000000000";

/// The ids of all operations.
pub(crate) fn operations() -> Vec<&'static str> {
    let operations = DOCUMENT.operations().into_iter();
    operations.map(|operation| operation.id()).collect()
}

/// Someone who is logged in.
pub(crate) struct Session<'a> {
    pub(crate) ops: &'a SuiteApi,
    pub(crate) token: String,
}

/// A service by a manual clock, and nobody logged in.
pub(crate) async fn service(builder: SuiteApiBuilder) -> SuiteApi {
    let builder = builder.clock(Clock::manual(start_of_test()));
    builder.start().await.expect("a free port")
}

/// The administrator.
pub(crate) async fn admin(ops: &SuiteApi) -> Session<'_> {
    log_in(ops, ops.username(), ops.password()).await
}

/// A local user who is logged in.
pub(crate) async fn log_in<'a>(ops: &'a SuiteApi, username: &str, password: &str) -> Session<'a> {
    let fields = json!({ "username": username, "password": password });
    let answer = login(ops, fields).await;
    assert_eq!(answer.status(), 200, "{username}");
    let answer: Value = answer.json().await.expect("JSON");
    let token = answer["token"].as_str().expect("a token").to_owned();
    Session { ops, token }
}

/// A new user with just these privileges, by a role of that name.
pub(crate) async fn user_with<'a>(ops: &'a SuiteApi, name: &str, keys: &[&str]) -> Session<'a> {
    let admin = admin(ops).await;
    let role = json!({ "name": name, "privilege-keys": keys });
    admin.call("createUserRole").body(role).ok(201).await;
    ops.add_user(User::new(name, "p").role(name));
    log_in(ops, name, "p").await
}

impl Session<'_> {
    /// A call with the token.
    pub(crate) fn call(&self, operation: &'static str) -> Call {
        Call::new(self.ops, operation).token(&self.token)
    }
}

/// A call that is not sent yet.
#[derive(Clone)]
pub(crate) struct Call {
    base: String,
    operation: &'static str,
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    token: Option<String>,
    accept: &'static str,
    body: Option<(&'static str, String)>,
}

impl Call {
    /// A call without a token.
    pub(crate) fn new(ops: &SuiteApi, operation: &'static str) -> Self {
        Self {
            base: ops.base_url(),
            operation,
            path: Vec::new(),
            query: Vec::new(),
            token: None,
            accept: "application/json",
            body: None,
        }
    }

    pub(crate) fn token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// Sends it to another service.
    pub(crate) fn with_service(mut self, ops: &SuiteApi) -> Self {
        self.base = ops.base_url();
        self
    }

    pub(crate) fn path(mut self, name: &'static str, value: impl ToString) -> Self {
        self.path.retain(|(old, _)| *old != name);
        self.path.push((name, value.to_string()));
        self
    }

    pub(crate) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.push((name, value.to_string()));
        self
    }

    pub(crate) fn body(self, body: impl Into<Value>) -> Self {
        self.raw_body("application/json", &body.into().to_string())
    }

    pub(crate) fn raw_body(mut self, content_type: &'static str, body: &str) -> Self {
        self.body = Some((content_type, body.to_owned()));
        self
    }

    pub(crate) fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// Sends it, and gives status, content type and body.
    pub(crate) async fn send_raw(self) -> (u16, Option<String>, String) {
        let described = DOCUMENT.operation(self.operation);
        let mut path = described.path.to_owned();
        for (name, value) in &self.path {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        assert!(!path.contains('{'), "{path}");
        let request = post_with_defaults(format!("{}{path}", self.base));
        let mut request = request.query(&self.query).header(ACCEPT, self.accept);
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("OpsToken {token}"));
        }
        if let Some((content_type, body)) = self.body {
            request = request.header(CONTENT_TYPE, content_type).body(body);
        }
        let (client, request) = request.build_split();
        let mut request = request.expect("a request");
        *request.method_mut() = described.method.to_uppercase().parse().expect("a method");
        let answer = client.execute(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let content_type = answer.headers().get(CONTENT_TYPE);
        let content_type = content_type.map(|value| value.to_str().expect("text").to_owned());
        (status, content_type, answer.text().await.expect("a text"))
    }

    /// Sends it, and checks that the answer is one that the document has.
    pub(crate) async fn send(self) -> Reply {
        let operation = self.operation;
        let (status, content_type, body) = self.send_raw().await;
        let json = DOCUMENT.operation(operation).assert_answer(status, &body);
        if !json.is_null() {
            assert_eq!(content_type.as_deref(), Some("application/json"));
        }
        Reply {
            operation,
            status,
            json,
        }
    }

    /// Sends it, and gives the body of the success.
    pub(crate) async fn ok(self, status: u16) -> Value {
        assert_eq!(status / 100, 2, "a success");
        self.send().await.with(status)
    }

    /// Sends it, and checks that the answer is the error of this status, whose message
    /// it gives.
    pub(crate) async fn fails(self, status: u16) -> String {
        let json = self.send().await.with(status);
        assert_eq!(json["type"], "Error", "{json}");
        assert_eq!(json["httpStatusCode"], status, "{json}");
        let code = if status == 401 { 1512 } else { status };
        assert_eq!(json["apiErrorCode"], code, "{json}");
        json["message"].as_str().expect("a message").to_owned()
    }

    /// Sends it, and checks that just these parts are refused, each for its reason.
    pub(crate) async fn refuses(self, parts: &[(&str, &str)]) {
        let operation = self.operation;
        let json = self.send().await.with(400);
        let failures = json["validationFailures"].as_array().expect("failures");
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let mut found: Vec<_> = failures
            .iter()
            .map(|failure| {
                (
                    text(&failure["violationPath"]),
                    text(&failure["failureMessage"]),
                )
            })
            .collect();
        found.sort();
        let owned = |(part, reason): &(&str, &str)| ((*part).to_owned(), (*reason).to_owned());
        let mut expected: Vec<_> = parts.iter().map(owned).collect();
        expected.sort();
        assert_eq!(found, expected, "{operation}");
    }
}

/// An answer that the document has.
#[derive(Debug)]
pub(crate) struct Reply {
    operation: &'static str,
    pub(crate) status: u16,
    pub(crate) json: Value,
}

impl Reply {
    fn with(self, status: u16) -> Value {
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
