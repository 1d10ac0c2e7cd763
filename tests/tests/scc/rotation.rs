//! Tokens that are replaced while a program runs: by the program, or by a
//! source of its own.

use std::collections::VecDeque;
use std::error::Error as _;
use std::sync::{Arc, Mutex};

use contract_tests::secrets::{SECRET, assert_error_hides};
use contract_tests::waiting_tasks::{outcomes, spawn_waiting};
use scc_client::{
    AcquireToken, ApiError, CallError, Client, Error, ErrorKind, IssuedToken, Operation, Secret,
    TokenSource,
};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Gate, Scc};
use tokio::task::JoinSet;

use super::support::{client, server};

const GENERATE: &str = "/apiToken/generate";

/// A second token that the server knows.
const NEW: &str = "a-new-token";

/// How many calls there are at the same time.
const CALLS: usize = 200;

async fn generate(client: &Client, scc: &Scc) -> Result<(), Error> {
    let call = client.generate_api_token();
    let call = call.api_user_uid(scc.api_only_user_uid());
    call.send().await.map(drop)
}

/// This many calls at the same time.
async fn calls(client: Client, scc: Arc<Scc>, count: usize) -> JoinSet<Result<(), Error>> {
    let call = |_| {
        let (client, scc) = (client.clone(), scc.clone());
        async move { generate(&client, &scc).await }
    };
    spawn_waiting(count, call).await
}

/// A server with a second administrator, whose token is [`NEW`].
async fn server_with_two() -> Arc<Scc> {
    let scc = server().await;
    let second = User::person("second@example.com").role("ROLE_ADMIN");
    scc.add_user(second.token(NEW));
    Arc::new(scc)
}

/// What was in the `Authorization` headers, in the order of arrival.
fn authorizations(scc: &Scc) -> Vec<String> {
    let requests = scc.ledger().requests();
    let sent = requests
        .iter()
        .map(|request| request.header("authorization"));
    sent.map(|header| header.expect("each has one").to_owned())
        .collect()
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_replaced_under_two_hundred_calls_is_in_every_later_one() {
    let scc = server_with_two().await;
    let client = client(&scc);
    let gate = Gate::new();
    scc.fail_next_on("POST", GENERATE, Fault::hold(&gate).times(CALLS / 2));
    // Half of the calls are on the server, and half begin as it is replaced.
    let before = calls(client.clone(), scc.clone(), CALLS / 2).await;
    gate.wait_until_held(CALLS / 2).await;
    let during = tokio::spawn(calls(client.clone(), scc.clone(), CALLS / 2));
    client.set_token(NEW).expect("a token");
    let during = during.await.expect("a task");
    gate.open();
    for outcome in outcomes(before)
        .await
        .into_iter()
        .chain(outcomes(during).await)
    {
        outcome.expect("both tokens are good");
    }
    let sent = authorizations(&scc);
    assert_eq!(sent.len(), CALLS);
    let (old, new) = (bearer(scc.admin_token()), bearer(NEW));
    assert!(sent.iter().all(|header| *header == old || *header == new));
    assert!(sent.iter().filter(|header| **header == old).count() >= CALLS / 2);

    assert!(scc.revoke_token(scc.admin_token()));
    scc.ledger().clear();
    let after = calls(client, scc.clone(), CALLS).await;
    for outcome in outcomes(after).await {
        outcome.expect("only the new token is sent");
    }
    assert_eq!(authorizations(&scc), vec![new; CALLS]);
}

#[tokio::test]
async fn clones_see_a_new_token_and_clients_with_their_own_do_not() {
    let scc = server_with_two().await;
    let client = client(&scc);
    let (clone, own) = (client.clone(), client.with_token(scc.admin_token()));
    let own = own.expect("a client");
    client.set_token(NEW).expect("a token");
    for client in [&client, &clone, &own] {
        generate(client, &scc).await.expect("a token");
    }
    let (old, new) = (bearer(scc.admin_token()), bearer(NEW));
    assert_eq!(authorizations(&scc), [new.clone(), new, old]);
}

#[tokio::test]
async fn a_new_token_that_is_of_no_use_is_refused_and_the_old_one_stays() {
    let scc = server_with_two().await;
    let client = client(&scc);
    for unusable in [" ", " words", "\r\nx-injected: 1", "\u{fc}"] {
        let error = client.set_token(format!("{SECRET}{unusable}"));
        let error = error.expect_err("no token");
        assert_eq!(assert_error_hides("an unusable token", &error), 1);
    }
    client.set_token("").expect_err("no token");
    generate(&client, &scc).await.expect("a token");
    assert_eq!(authorizations(&scc), [bearer(scc.admin_token())]);
}

#[tokio::test]
async fn a_refusal_without_a_source_is_returned_after_one_request() {
    let scc = server_with_two().await;
    let client = client(&scc).with_token("stranger").expect("a client");
    for calls in 1..=2 {
        let error = generate(&client, &scc).await.expect_err("unknown");
        assert!(error.is_unauthorized());
        assert!(!error.is_retryable());
        assert_eq!(error.attempts(), 1);
        let typed = error.api_error();
        assert!(matches!(typed, Some(ApiError::AuthenticationError(_))));
        assert_eq!(scc.ledger().requests().len(), calls);
    }
    client.set_token(NEW).expect("a token");
    generate(&client, &scc).await.expect("a token");
    assert_eq!(scc.ledger().requests().len(), 3);
}

#[tokio::test]
async fn a_token_set_while_the_old_one_is_being_refused_serves_the_call_under_way() {
    let scc = server_with_two().await;
    let client = client(&scc).with_token("stranger").expect("a client");
    let gate = Gate::new();
    scc.fail_next_on("POST", GENERATE, Fault::hold(&gate));
    let call = tokio::spawn({
        let (client, scc) = (client.clone(), scc.clone());
        async move { generate(&client, &scc).await }
    });
    gate.wait_until_held(1).await;
    client.set_token(NEW).expect("a token");
    gate.open();
    call.await.expect("a task").expect("a token");
    assert_eq!(authorizations(&scc), [bearer("stranger"), bearer(NEW)]);
    assert_eq!(scc.ledger().executions("POST", GENERATE), 1);
}

/// Gives what was set, in order, and records what it is asked with.
#[derive(Clone, Default)]
pub(crate) struct Listed {
    answers: Arc<Mutex<VecDeque<Result<String, CallError>>>>,
    asked: Arc<Mutex<Vec<Option<Secret>>>>,
}

impl Listed {
    pub(crate) fn client(&self, scc: &Scc, answers: &[Result<&str, CallError>]) -> Client {
        let answers = answers.iter().cloned();
        let answers = answers.map(|answer| answer.map(str::to_owned));
        self.answers.lock().expect("the lock").extend(answers);
        let builder = Client::builder(scc.base_url()).token_source(self.clone());
        builder.build().expect("a client")
    }

    pub(crate) fn asked(&self) -> Vec<Option<Secret>> {
        self.asked.lock().expect("the lock").clone()
    }
}

impl TokenSource for Listed {
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        self.asked.lock().expect("the lock").push(refused.cloned());
        let answer = self.answers.lock().expect("the lock").pop_front();
        let answer = answer.expect("it is not asked more often");
        Box::pin(async { answer.map(IssuedToken::new) })
    }
}

#[tokio::test]
async fn a_source_is_asked_when_a_token_is_needed_and_when_one_was_refused() {
    let scc = server_with_two().await;
    let source = Listed::default();
    let client = source.client(&scc, &[Ok(scc.admin_token()), Ok(NEW)]);
    assert_eq!(source.asked(), []);
    for _ in 0..3 {
        generate(&client, &scc).await.expect("a token");
    }
    assert_eq!(source.asked(), [None]);
    assert!(scc.revoke_token(scc.admin_token()));
    for _ in 0..3 {
        generate(&client, &scc).await.expect("a token");
    }
    assert_eq!(source.asked(), [None, Some(scc.admin_token().into())]);
    let (old, new) = (bearer(scc.admin_token()), bearer(NEW));
    let expected = [vec![old; 4], vec![new; 3]].concat();
    assert_eq!(authorizations(&scc), expected);
}

#[tokio::test]
async fn a_source_whose_second_token_is_refused_too_is_not_asked_for_a_third() {
    let scc = server_with_two().await;
    let source = Listed::default();
    let client = source.client(&scc, &[Ok("dead"), Ok("dead-too"), Ok(NEW)]);
    let error = generate(&client, &scc).await.expect_err("refused twice");
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 2);
    assert_eq!(authorizations(&scc), [bearer("dead"), bearer("dead-too")]);
    assert_eq!(source.asked(), [None, Some("dead".into())]);
}

#[tokio::test]
async fn a_source_without_a_token_fails_the_call_which_is_not_sent() {
    let scc = server_with_two().await;
    let source = Listed::default();
    let sealed = CallError::no_token("the vault is sealed");
    let client = source.client(&scc, &[Err(sealed), Ok("two words"), Ok(NEW)]);
    let error = generate(&client, &scc).await.expect_err("no token");
    assert_eq!(error.kind(), ErrorKind::NoToken);
    assert_eq!(error.operation().map(Operation::id), None);
    let cause = error.source().expect("a cause").to_string();
    assert_eq!(cause, "the vault is sealed");
    let error = generate(&client, &scc).await.expect_err("no token");
    assert_eq!(error.kind(), ErrorKind::NoToken);
    assert_eq!(scc.ledger().connections(), 0);
    generate(&client, &scc).await.expect("a token");
    assert_eq!(source.asked(), [None, None, None]);
    assert_eq!(authorizations(&scc), [bearer(NEW)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_calls_whose_token_is_revoked_ask_the_source_once() {
    let scc = server_with_two().await;
    let source = Listed::default();
    let client = source.client(&scc, &[Ok(scc.admin_token()), Ok(NEW)]);
    generate(&client, &scc).await.expect("a token");
    let gate = Gate::new();
    scc.fail_next_on("POST", GENERATE, Fault::hold(&gate).times(CALLS));
    let calls = calls(client, scc.clone(), CALLS).await;
    gate.wait_until_held(CALLS).await;
    assert!(scc.revoke_token(scc.admin_token()));
    gate.open();
    let outcomes = outcomes(calls).await;
    assert_eq!(outcomes.len(), CALLS);
    for outcome in outcomes {
        outcome.expect("a token");
    }
    assert_eq!(source.asked().len(), 2);
    assert_eq!(scc.ledger().requests().len(), 1 + 2 * CALLS);
    assert_eq!(scc.ledger().executions("POST", GENERATE), 1 + CALLS);
}
