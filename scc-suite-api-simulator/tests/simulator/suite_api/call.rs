//! Calls of the operations of the suite-api, and its errors.

use std::sync::LazyLock;

use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use crate::simulator::document::Document;
use crate::simulator::support::{suite_api, token_of};

pub(crate) use crate::simulator::call::{Call, all};

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| Document::parse(include_str!("../../../documents/suite-api.json")));

/// An id that nothing has.
pub(crate) const UNKNOWN_ID: &str = "00000000-0000-4000-8000-000000000000";

/// The directory of the default data.
pub(crate) const LDAP: &str = "Imported LDAP Server";

/// The ids of all operations.
pub(crate) fn operations() -> Vec<&'static str> {
    DOCUMENT.ids()
}

/// Someone who is logged in.
pub(crate) struct Session {
    base: String,
    pub(crate) token: String,
}

/// A service by a manual clock, and its administrator.
pub(crate) async fn started() -> (SuiteApi, Session) {
    let ops = suite_api().await;
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
    session_of(ops, fields).await
}

/// The user that logs in with these fields.
pub(crate) async fn session_of(ops: &SuiteApi, fields: Value) -> Session {
    Session {
        base: ops.base_url(),
        token: token_of(ops, fields).await,
    }
}

/// A new user with just these privileges, by a role of that name.
pub(crate) async fn user_with(ops: &SuiteApi, name: &str, keys: &[&str]) -> Session {
    let role = json!({ "name": name, "privilege-keys": keys });
    let admin = admin(ops).await;
    admin.call_with("createUserRole", role).ok(201).await;
    ops.add_user(User::new(name, "p").role(name));
    log_in(ops, name, "p").await
}

impl Session {
    /// A call with the token.
    pub(crate) fn call(&self, operation: &'static str) -> Call {
        Call::new(&DOCUMENT, &self.base, operation).token(&self.token)
    }

    /// A call with the token and a body.
    pub(crate) fn call_with(&self, operation: &'static str, body: Value) -> Call {
        self.call(operation).body(body)
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
        let failures = &json["validationFailures"];
        let paths = all(failures, "violationPath").into_iter();
        let mut found: Vec<_> = paths.zip(all(failures, "failureMessage")).collect();
        found.sort_unstable();
        let mut expected = parts.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{json}");
    }
}
