//! A client that cannot be built, and calls that fail, as one type of error.

use std::borrow::Cow;
use std::error::Error as _;

use openapi_client_core::{
    BuildErrorKind, DecodeError, Error, ErrorBody, ErrorKind, Method, Operation, Transport,
};

static GET: Operation = Operation::new("get", Method::GET, "/a").requires(&[&["token"]]);

/// The error bodies of a document that describes none.
#[derive(Debug)]
enum NoBody {}

impl ErrorBody for NoBody {
    fn decode(_: &str, _: &[u8]) -> Option<Result<Self, DecodeError>> {
        None
    }

    fn schema(&self) -> &'static str {
        match *self {}
    }

    fn code(&self) -> Option<String> {
        match *self {}
    }

    fn documented_code(&self) -> Option<Cow<'static, str>> {
        match *self {}
    }

    fn message(&self) -> Option<&str> {
        match *self {}
    }
}

/// Builds a transport and makes a call, both with `?`.
async fn call(url: &str) -> Result<(), Error<NoBody>> {
    let transport = Transport::builder(url).build()?;
    transport.request(&GET, &[]).send().await?.empty()?;
    Ok(())
}

#[tokio::test]
async fn an_error_of_building_and_one_of_a_call_are_of_one_type() {
    let error = call("ops.example.com").await.expect_err("no scheme");
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(
        error.to_string(),
        "the base URL is not usable: it has no scheme; write `https://` before the host"
    );
    assert_eq!((error.status(), error.attempts()), (None, 0));
    assert!(error.operation().is_none() && error.source().is_none());
    assert!(!error.is_retryable());

    let secret = "https://user:hunter2@ops.example.com";
    let error = Transport::builder(secret).build().expect_err("a user");
    assert_eq!(error.kind(), BuildErrorKind::BaseUrl);
    let shown = Error::<NoBody>::from(error);
    let shown = format!("{shown} {shown:?}");
    assert!(!shown.contains("hunter2"), "{shown}");

    let error = call("http://127.0.0.1:9").await.expect_err("no token");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(error.operation().map(Operation::id), Some("get"));
}
