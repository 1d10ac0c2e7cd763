//! A time that is not as documented is named in the error.

use std::error::Error;

use cases::times_without_a_zone::Client;

use crate::support::Server;

/// The error of an answer with `body`, and its cause.
async fn error(body: &str) -> (String, String) {
    let server = Server::answering(200, "application/json", body).await;
    let client = Client::builder(server.origin()).build().expect("a client");
    let error = client.jobs().send().await.expect_err("a wrong time");
    let cause = error.source().expect("a cause").to_string();
    (format!("{error} {error:?}"), cause)
}

#[tokio::test]
async fn a_time_without_a_zone_is_an_error_that_names_member_text_and_remedy() {
    let body = r#"{"items":[{"id":"1"},{"id":"2","createdAt":"2026-01-02T03:04:05"}]}"#;
    let (_, cause) = error(body).await;
    let expected = "items[1].createdAt: \"2026-01-02T03:04:05\" is a date-time without a zone; \
                    an overlay can correct the document";
    assert!(cause.starts_with(expected), "{cause}");
}

#[tokio::test]
async fn what_may_be_a_secret_is_not_in_the_error() {
    for body in [
        r#"{"items":[{"createdAt":"hunter2"}]}"#,
        r#"{"items":[{"createdAt":"2026-01-02 hunter2"}]}"#,
        r#"{"byName":{"hunter2":"2026-01-02T03:04:05"}}"#,
        r#"{"items":[{"password":"hunter2","createdAt":"now"}]}"#,
        r#"{"items":[{"password":["hunter2"]}]}"#,
    ] {
        let (shown, cause) = error(body).await;
        assert!(!format!("{shown} {cause}").contains("hunter2"), "{cause}");
    }
    let (_, cause) = error(r#"{"byName":{"hunter2":"2026-01-02T03:04:05"}}"#).await;
    assert!(
        cause.starts_with("byName.*: \"2026-01-02T03:04:05\" is"),
        "{cause}"
    );
}
