//! Calls of the operations of SCC, and its errors.

use std::sync::LazyLock;

use scc_suite_api_simulator::Scc;
use serde_json::Value;
use uuid::Uuid;

use crate::simulator::call::Checked;
use crate::simulator::document::Document;

pub(crate) use crate::simulator::call::{Call, all};

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| Document::parse(include_str!("../../../documents/scc.json")));

/// A schema of the document.
pub(crate) fn schema(name: &str) -> &'static Value {
    DOCUMENT.schema(name)
}

/// The ids of all operations.
pub(crate) fn operations() -> Vec<&'static str> {
    DOCUMENT.ids()
}

/// A call without a token, for an id that is unknown.
pub(crate) fn anonymous(scc: &Scc, operation: &'static str) -> Call {
    let call = Call::new(&DOCUMENT, &scc.base_url(), operation);
    if DOCUMENT.operation(operation).parameters().is_empty() {
        call
    } else {
        call.id(Uuid::nil())
    }
}

/// A call with a token.
pub(crate) fn with_token(scc: &Scc, operation: &'static str, token: &str) -> Call {
    anonymous(scc, operation).authorization(format!("Bearer {token}"))
}

/// A call of the super admin.
pub(crate) fn call(scc: &Scc, operation: &'static str) -> Call {
    with_token(scc, operation, scc.admin_token())
}

impl Call {
    /// Sends it, and checks an error of the shape `CommonApiError`, whose message it
    /// returns.
    pub(crate) async fn problem(self, status: u16, code: &str) -> String {
        self.send().await.problem(status, code)
    }

    /// Sends it, and checks an error of the shape `AuthenticationError`.
    pub(crate) async fn unauthorized(self) {
        assert_eq!(self.send().await.with(401)["error"], "invalid_token");
    }
}

impl Checked {
    /// Checks an error of the shape `CommonApiError`, and returns its message.
    pub(crate) fn problem(self, status: u16, code: &str) -> String {
        let json = self.with(status);
        assert_eq!(json["errorCode"], code, "{json}");
        assert!(json["details"].is_object(), "{json}");
        json["errorMsg"].as_str().expect("a message").to_owned()
    }
}
