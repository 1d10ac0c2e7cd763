//! Calls of the operations of the suite-api, and its errors.

use std::sync::LazyLock;

use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Clock, SuiteApi, SuiteApiBuilder};
use serde_json::{Value, json};

use crate::simulator::document::Document;
use crate::simulator::support::{login, start_of_test};

pub(crate) use crate::simulator::call::{Call, all};

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| Document::parse(include_str!("../../../documents/suite-api.json")));

/// An id that nothing has.
pub(crate) const UNKNOWN_ID: &str = "00000000-0000-4000-8000-000000000000";

/// The ids of all operations.
pub(crate) fn operations() -> Vec<&'static str> {
    DOCUMENT.ids()
}

/// Someone who is logged in.
pub(crate) struct Session {
    base: String,
    pub(crate) token: String,
}

/// A service by a manual clock, and nobody logged in.
pub(crate) async fn service(builder: SuiteApiBuilder) -> SuiteApi {
    let builder = builder.clock(Clock::manual(start_of_test()));
    builder.start().await.expect("a free port")
}

/// A service by a manual clock, and its administrator.
pub(crate) async fn started() -> (SuiteApi, Session) {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
    (ops, admin)
}

/// The administrator.
pub(crate) async fn admin(ops: &SuiteApi) -> Session {
    log_in(ops, ops.username(), ops.password()).await
}

/// A local user who is logged in.
pub(crate) async fn log_in(ops: &SuiteApi, username: &str, password: &str) -> Session {
    let fields = json!({ "username": username, "password": password });
    let response = login(ops, fields).await;
    assert_eq!(response.status(), 200, "{username}");
    let body: Value = response.json().await.expect("JSON");
    Session {
        base: ops.base_url(),
        token: body["token"].as_str().expect("a token").to_owned(),
    }
}

/// A new user with just these privileges, by a role of that name.
pub(crate) async fn user_with(ops: &SuiteApi, name: &str, keys: &[&str]) -> Session {
    let role = json!({ "name": name, "privilege-keys": keys });
    let create = admin(ops).await.call("createUserRole");
    create.body(role).ok(201).await;
    ops.add_user(User::new(name, "p").role(name));
    log_in(ops, name, "p").await
}

impl Session {
    /// A call with the token.
    pub(crate) fn call(&self, operation: &'static str) -> Call {
        Call::new(&DOCUMENT, &self.base, operation).token(&self.token)
    }
}

/// A call without a token.
pub(crate) fn anonymous(ops: &SuiteApi, operation: &'static str) -> Call {
    Call::new(&DOCUMENT, &ops.base_url(), operation)
}

impl Call {
    pub(crate) fn token(self, token: &str) -> Self {
        self.authorization(format!("OpsToken {token}"))
    }

    /// Sends it, and checks that the response is the error of this status, whose message
    /// it returns.
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
        let json = self.send().await.with(400);
        let failures = json["validationFailures"].as_array().expect("failures");
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let part = |failure: &Value| {
            let reason = text(&failure["failureMessage"]);
            (text(&failure["violationPath"]), reason)
        };
        let mut found: Vec<_> = failures.iter().map(part).collect();
        found.sort();
        let owned = |(part, reason): &(&str, &str)| ((*part).to_owned(), (*reason).to_owned());
        let mut expected: Vec<_> = parts.iter().map(owned).collect();
        expected.sort();
        assert_eq!(found, expected, "{json}");
    }
}
