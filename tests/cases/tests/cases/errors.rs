//! The errors of one operation, matched by status.

use cases::errors_by_status::errors::{
    Error400, Error401Or403, Error404Or409Or4xxOrOther as Usual,
    Error404Or409Or4xxOrOtherSet2 as OfPost,
};
use cases::errors_by_status::{ApiError, Client, Error, ErrorKind, operations};

use crate::support::Server;

const SIMPLE: &str = r#"{"message":"simple"}"#;
const PROBLEM: &str = r#"{"title":"problem"}"#;

async fn client(status: u16, media_type: &str, body: &str) -> (Client, Server) {
    let server = Server::answering(status, media_type, body).await;
    let client = Client::builder(server.origin()).build();
    (client.expect("a client"), server)
}

#[tokio::test]
async fn the_status_selects_the_body_that_the_operation_documents() {
    for (status, body, expected) in [
        (404, PROBLEM, "Status404(Problem"),
        (409, "", "Status409"),
        (409, SIMPLE, "Status409"),
        (418, SIMPLE, "Status4xx(Simple"),
        (500, PROBLEM, "Other(Problem"),
    ] {
        let (client, _server) = client(status, "application/json", body).await;
        let error = client.get_a().send().await.expect_err("an error");
        let usual: Usual = error.documented(&operations::GET_A).expect("documented");
        assert!(
            format!("{usual:?}").starts_with(expected),
            "{status}: {usual:?}"
        );
        // One type for equal sets: the operation counts, not the type.
        assert!(error.documented(&operations::PUT_A).is_none());
        let error = client.put_a().send().await.expect_err("an error");
        let usual: Usual = error.documented(&operations::PUT_A).expect("documented");
        assert!(
            format!("{usual:?}").starts_with(expected),
            "{status}: {usual:?}"
        );
    }
    let (client, _server) = client(404, "application/json", SIMPLE).await;
    let error = client.post_a().send().await.expect_err("an error");
    let of_post = error.documented(&operations::POST_A);
    assert!(matches!(of_post, Some(OfPost::Status404(body)) if body.message == "simple"));
}

#[tokio::test]
async fn what_is_not_documented_is_in_the_error_alone() {
    let (client, _server) = client(404, "application/json", "[]").await;
    let error = client.get_a().send().await.expect_err("an error");
    assert!(error.documented(&operations::GET_A).is_none());
    assert!(error.is_not_found() && error.body() == Some(b"[]"));

    let error = client.delete_a().send().await.expect_err("an error");
    assert!(error.documented(&operations::DELETE_A).is_none());

    let nowhere = Client::builder("http://127.0.0.1:1")
        .build()
        .expect("a client");
    let error = nowhere.get_a().send().await.expect_err("an error");
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.documented(&operations::GET_A).is_none());
}

#[tokio::test]
async fn statuses_without_bodies_are_matched_too() {
    let (client, _server) = client(403, "text/html", "<html>").await;
    let error = client.patch_a().send().await.expect_err("an error");
    let found = error.documented(&operations::PATCH_A);
    assert!(matches!(found, Some(Error401Or403::Status403)), "{found:?}");
}

#[tokio::test]
async fn the_media_type_of_an_error_selects_its_schema() {
    for (media_type, body, is_problem) in [
        ("application/problem+json; charset=utf-8", PROBLEM, true),
        ("application/vnd.a+json", PROBLEM, true),
        ("application/json", SIMPLE, false),
        ("", SIMPLE, false),
        ("application/other+json", SIMPLE, false),
    ] {
        let (client, server) = client(400, media_type, body).await;
        let error = client.delete_a().send().await.expect_err("an error");
        assert_eq!(
            matches!(error.api_error(), Some(ApiError::Problem(_))),
            is_problem,
            "{media_type}: {error:?}"
        );
        match error.documented(&operations::DELETE_A).expect("documented") {
            Error400::Status400Problem(problem) => {
                assert!(is_problem && problem.title == "problem")
            }
            Error400::Status400Simple(simple) => assert!(!is_problem && simple.message == "simple"),
        }
        let accept = &server.request().headers["accept"];
        assert_eq!(
            accept,
            "application/json, application/problem+json, application/vnd.a+json"
        );
    }
}

/// What a caller writes who handles two errors and passes on the rest.
async fn handled(client: &Client) -> Result<String, Error> {
    match client.get_a().send().await {
        Ok(_) => Ok("done".to_owned()),
        Err(error) => match error.documented(&operations::GET_A) {
            Some(Usual::Status404(problem)) => Ok(problem.title),
            Some(Usual::Status409) => Ok("conflict".to_owned()),
            _ => Err(error),
        },
    }
}

#[tokio::test]
async fn the_rest_is_passed_on() {
    let (not_found, _server) = client(404, "application/json", PROBLEM).await;
    assert_eq!(handled(&not_found).await.expect("handled"), "problem");
    let (conflict, _server) = client(409, "", "").await;
    assert_eq!(handled(&conflict).await.expect("handled"), "conflict");
    let (broken, _server) = client(500, "application/json", PROBLEM).await;
    assert!(
        handled(&broken)
            .await
            .is_err_and(|error| error.status().is_some())
    );
    assert_eq!(operations::OPTIONS_A.documented_errors(), []);
}
