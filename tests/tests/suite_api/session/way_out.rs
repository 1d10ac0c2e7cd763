//! The login of a request that the document lacks, and what interceptors see of one.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use suite_api_client::{Attempt, Interceptor, Method, Outcome, StatusCode};

use super::{ACQUIRE, builder, exchange, logged_in, server, server_and_client};

const RESOURCES: &str = "/api/resources";

#[tokio::test]
async fn a_request_beside_the_document_logs_in_and_replaces_a_refused_token() {
    let (ops, client) = server_and_client().await;
    let list = || client.request(Method::GET, RESOURCES);
    list().send().await.expect("a success");
    exchange(&client).await.expect("a JWT");
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 1);
    ops.expire_all_tokens();
    list().send().await.expect("a success");
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
    assert_eq!(ops.ledger().count("GET", RESOURCES), 3);
    let open = list().without_token().send().await;
    assert!(open.expect_err("no token").is_unauthorized());
    assert_eq!(ops.ledger().count("POST", ACQUIRE), 2);
}

#[tokio::test]
async fn an_internal_path_needs_its_header() {
    let (_ops, client) = logged_in().await;
    let internal = || {
        client
            .request(Method::GET, "/internal/{what}")
            .path("what", "views")
    };
    let error = internal().send().await.expect_err("no header");
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    let with_header = internal().header("X-Ops-API-use-unsupported", "true");
    with_header.send().await.expect("a success");
}

/// Counts attempts by their operation and status; or refuses every login.
#[derive(Default)]
struct Seen {
    attempts: Mutex<Vec<String>>,
    refuses_logins: bool,
}

impl Seen {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.attempts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Interceptor for Seen {
    fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
        match self.refuses_logins && attempt.operation().id() == "acquireToken" {
            true => Err("no login in this test".into()),
            false => Ok(()),
        }
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        let (id, number) = (attempt.operation().id(), attempt.number());
        let status = outcome.status().map_or(0, |status| status.as_u16());
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.push(format!("{id} {number} {status}"));
    }
}

#[tokio::test]
async fn interceptors_see_logins_as_attempts_of_their_own() {
    let (ops, seen) = (server().await, Arc::new(Seen::default()));
    let client = builder(&ops).interceptor(seen.clone()).build();
    let client = client.expect("a client");
    client.get_roles().send().await.expect("a success");
    assert_eq!(seen.take(), ["acquireToken 1 200", "getRoles 1 200"]);
    ops.expire_all_tokens();
    client.get_roles().send().await.expect("a success");
    let renewed = ["getRoles 1 401", "acquireToken 1 200", "getRoles 2 200"];
    assert_eq!(seen.take(), renewed);
    client.release().await.expect("a success");
    assert_eq!(seen.take(), ["releaseToken 1 200"]);
}

#[tokio::test]
async fn a_login_that_an_interceptor_refuses_is_not_sent() {
    let seen = Seen {
        refuses_logins: true,
        ..Seen::default()
    };
    let ops = server().await;
    let client = builder(&ops).interceptor(seen).build().expect("a client");
    let error = client.get_roles().send().await.expect_err("no login");
    let text = "acquireToken: the request was not sent: an interceptor refused it";
    assert_eq!(error.to_string(), text);
    assert_eq!(ops.ledger().requests().len(), 0);
}
