//! A server for one test, whose answer is given before it is asked.

use openapi_client_core::{Method, StatusCode};
use scc_suite_api_simulator::{RecordedRequest, StubServer};
use serde_json::Value;

/// A server that gives every request the same answer.
pub(crate) struct Server(StubServer);

impl Server {
    /// Answers with `status` and this body of `content_type`.
    pub(crate) async fn answering(
        status: u16,
        content_type: &str,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let (content_type, body) = (content_type.to_owned(), body.into());
        let answer = move |_: &Method, _: &str| {
            let mut response = http::Response::builder().status(status);
            if !content_type.is_empty() {
                response = response.header("content-type", &content_type);
            }
            response.body(body.clone()).expect("an answer")
        };
        Self(
            StubServer::start_with(None, answer)
                .await
                .expect("a free port"),
        )
    }

    /// Answers with status 200 and `body`.
    pub(crate) async fn of_json(body: &Value) -> Self {
        Self::answering(200, "application/json", body.to_string()).await
    }

    /// Answers with status 204.
    pub(crate) async fn of_nothing() -> Self {
        Self::answering(StatusCode::NO_CONTENT.as_u16(), "", "").await
    }

    pub(crate) fn origin(&self) -> &str {
        self.0.origin()
    }

    /// The requests that arrived.
    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.0.ledger().requests()
    }

    /// The only request that arrived.
    #[track_caller]
    pub(crate) fn request(&self) -> RecordedRequest {
        self.0.ledger().only_request()
    }

    /// The body of the only request that arrived.
    #[track_caller]
    pub(crate) fn body(&self) -> Value {
        let body = self.request().json();
        body.expect("a body of JSON")
    }
}
