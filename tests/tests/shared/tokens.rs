//! Tokens that are replaced while a program runs: by the program, or by a
//! source of its own.

use std::time::Duration;

use std::error::Error as _;

use contract_tests::listed_tokens::ListedTokens;
use contract_tests::secrets::{SECRET, assert_error_hides};
use openapi_client_core::{CallError, ErrorKind, Operation, Security, StatusCode};
use scc_suite_api_simulator::{Fault, Gate};

use super::{Mock, TOKEN, all_operations, build, call, example, server, server_and_client};
use crate::api::{Client, Error};

/// What comes after a token that a header cannot have.
const UNUSABLE: [&str; 4] = [" ", " words", "\r\nx-injected: 1", "\u{fc}"];

/// The answer to a token that is dead.
fn refusal() -> Fault {
    Fault::empty(StatusCode::UNAUTHORIZED)
}

async fn ask(client: &Client) -> Result<(), Error> {
    call(client, example()).await.map(drop)
}

/// A server, and a client of it with this source.
async fn with_source(source: &ListedTokens) -> (Mock, Client) {
    let server = server().await;
    let builder = Client::builder(server.base_url()).token_source(source.clone());
    let builder = builder.refused_token_pause(Duration::ZERO);
    let client = build(builder);
    (server, client)
}

/// Checks which tokens arrived, if the API has tokens at all.
fn assert_tokens(server: &Mock, expected: &[&str]) {
    let requests = server.ledger().requests();
    let headers = requests.iter().map(|sent| sent.header("authorization"));
    let tokens = headers.map(|header| header?.split(' ').next_back());
    let has_tokens = example().security() != Security::None;
    let expected = expected.iter().map(|token| has_tokens.then_some(*token));
    assert_eq!(tokens.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[tokio::test]
async fn clones_see_a_new_token_and_clients_with_their_own_do_not() {
    let (server, client) = server_and_client().await;
    let clone = client.clone();
    let own = client.with_token("own").expect("a client");
    client.set_token("new").expect("a token");
    for client in [&client, &clone, &own] {
        ask(client).await.expect("a success");
    }
    assert_tokens(&server, &["new", "new", "own"]);
}

#[tokio::test]
async fn a_new_token_that_is_of_no_use_is_refused_and_the_old_one_stays() {
    let (server, client) = server_and_client().await;
    for unusable in UNUSABLE {
        let error = client.set_token(format!("{SECRET}{unusable}"));
        let error = error.expect_err("no token");
        assert_eq!(assert_error_hides("an unusable token", &error), 1);
        assert!(error.to_string().contains("token"), "{error}");
    }
    client.set_token("").expect_err("no token");
    ask(&client).await.expect("a success");
    assert_tokens(&server, &[TOKEN]);
}

#[tokio::test]
async fn a_refusal_without_a_source_is_returned_after_one_request() {
    let (server, client) = server_and_client().await;
    server.fail_next(refusal().times(2));
    for calls in 1..=2 {
        let error = ask(&client).await.expect_err("refused");
        assert!(error.is_unauthorized() && !error.is_retryable());
        assert_eq!(error.attempts(), 1);
        let operation = error.operation().map(Operation::id);
        assert_eq!(operation, Some(example().id()));
        assert_eq!(server.ledger().requests().len(), calls);
    }
    client.set_token("new").expect("a token");
    ask(&client).await.expect("a success");
    assert_tokens(&server, &[TOKEN, TOKEN, "new"]);
}

#[tokio::test]
async fn a_token_set_while_the_old_one_is_being_refused_serves_the_call_under_way() {
    if example().security() == Security::None {
        return;
    }
    let (server, client) = server_and_client().await;
    let gate = Gate::new();
    server.fail_next(refusal().held_by(&gate));
    let called = tokio::spawn({
        let client = client.clone();
        async move { ask(&client).await }
    });
    gate.wait_until_held(1).await;
    client.set_token("new").expect("a token");
    gate.open();
    called.await.expect("a task").expect("a success");
    assert_tokens(&server, &[TOKEN, "new"]);
    let requests = server.ledger().requests();
    assert!(!requests[0].executed && requests[1].executed);
}

#[tokio::test]
async fn a_source_is_asked_when_a_token_is_needed_and_given_the_refused_one() {
    if example().security() == Security::None {
        return;
    }
    let source = ListedTokens::new([Ok("first"), Ok("second")]);
    let (server, client) = with_source(&source).await;
    assert_eq!(source.asked(), []);
    for _ in 0..3 {
        ask(&client).await.expect("a success");
    }
    assert_eq!(source.asked(), [None]);
    server.fail_next(refusal());
    for _ in 0..3 {
        ask(&client).await.expect("a success");
    }
    assert_eq!(source.asked(), [None, Some("first".into())]);
    assert_tokens(&server, &[["first"; 4].as_slice(), &["second"; 3]].concat());
}

#[tokio::test]
async fn a_source_whose_second_token_is_refused_too_is_not_asked_for_a_third() {
    if example().security() == Security::None {
        return;
    }
    let source = ListedTokens::new([Ok("dead"), Ok("dead-too"), Ok("new")]);
    let (server, client) = with_source(&source).await;
    server.fail_next(refusal().times(2));
    let error = ask(&client).await.expect_err("refused twice");
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 2);
    assert_tokens(&server, &["dead", "dead-too"]);
    assert_eq!(source.asked(), [None, Some("dead".into())]);
}

#[tokio::test]
async fn a_source_that_has_no_token_in_place_of_a_refused_one_fails_a_call_that_was_sent() {
    if example().security() == Security::None {
        return;
    }
    let source = ListedTokens::new([Ok("dead".to_owned()), Err(CallError::no_token("sealed"))]);
    let (server, client) = with_source(&source).await;
    server.fail_next(refusal());
    let error = ask(&client).await.expect_err("no token");
    assert_eq!(error.kind(), ErrorKind::NoToken);
    assert_eq!(error.attempts(), 1);
    assert_tokens(&server, &["dead"]);
}

#[tokio::test]
async fn a_source_without_a_token_of_use_fails_the_call_which_is_not_sent() {
    if example().security() == Security::None {
        return;
    }
    let sealed = Err(CallError::no_token("the vault is sealed"));
    let unusable = UNUSABLE.map(|unusable| Ok(format!("{SECRET}{unusable}")));
    let others = [Ok(String::new()), Ok("good".to_owned())];
    let source = ListedTokens::new([sealed].into_iter().chain(unusable).chain(others));
    let (server, client) = with_source(&source).await;
    for failures in 1..=6 {
        let error = ask(&client).await.expect_err("no token");
        assert_eq!(error.kind(), ErrorKind::NoToken);
        assert_eq!(error.operation().map(Operation::id), None);
        assert_eq!(error.attempts(), 0);
        assert!(!error.is_unauthorized() && !error.is_retryable());
        assert_eq!(assert_error_hides("an unusable token", &error), 2);
        let cause = error.source().expect("a cause").to_string();
        assert_eq!(cause == "the vault is sealed", failures == 1, "{cause}");
    }
    assert_eq!(server.ledger().connections(), 0);
    ask(&client).await.expect("a success");
    assert_eq!(source.asked(), [const { None }; 7]);
    assert_tokens(&server, &["good"]);
}

#[tokio::test]
async fn every_call_with_a_token_is_sent_once_more_with_another_one() {
    let takes_token = |operation: &Operation| operation.security() != Security::None;
    let all = all_operations().map(|(operation, _)| operation);
    let all: Vec<_> = all.filter(|operation| takes_token(operation)).collect();
    let source = ListedTokens::new((0..=all.len()).map(|number| Ok(format!("token-{number}"))));
    let (server, client) = with_source(&source).await;
    for (number, operation) in all.iter().enumerate() {
        server.ledger().clear();
        server.fail_next(refusal());
        call(&client, operation).await.expect("a success");
        let tokens = [number, number + 1].map(|number| format!("token-{number}"));
        assert_tokens(&server, &tokens.each_ref().map(String::as_str));
        let requests = server.ledger().requests();
        let (first, second) = (&requests[0], &requests[1]);
        assert_eq!(first.body, second.body, "{}", operation.id());
        assert_eq!((&first.path, &first.query), (&second.path, &second.query));
    }
    assert_eq!(
        source.asked().len(),
        all.len() + usize::from(!all.is_empty())
    );
}
