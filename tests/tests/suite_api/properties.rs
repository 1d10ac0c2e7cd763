//! What holds for every answer and every sequence of answers in a session.

use std::cell::Cell;
use std::time::Duration;

use contract_tests::failures::assert_one_sentence;
use contract_tests::random::{
    AnswerSequence, Outcome, any_answer, any_answer_sequence, runner, runtime,
};
use contract_tests::secrets::{SECRET, assert_error_hides};
use contract_tests::wire::RawServer;
use proptest::prelude::*;
use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};
use suite_api_client::{Client, Credentials, Error, Retry, StatusCode};

use super::session::{ACQUIRE, EXCHANGE, counts, exchange, logged_in, server_and_client};
use super::support::acquire;

/// A client with a token, and one that logs in.
fn clients(base_url: &str) -> [Client; 2] {
    let builder = || Client::builder(base_url).retry(Retry::none());
    let with_token = builder().token(SECRET).build();
    let with_login = builder().credentials(Credentials::new("admin", SECRET));
    [with_token, with_login.build()].map(|client| client.expect("a client"))
}

/// Every way in which a client asks its server for a token, uses it, or gives
/// it back.
async fn all_calls([with_token, with_login]: &[Client; 2]) -> [Result<(), Error>; 6] {
    let own = with_token.with_token(SECRET).expect("a client");
    [
        acquire(with_token, "admin", SECRET).await.map(drop),
        exchange(with_token).await.map(drop),
        with_token.release_token().send().await.map(drop),
        own.release().await,
        exchange(with_login).await.map(drop),
        with_login.release().await,
    ]
}

#[test]
fn any_answer_is_a_value_or_an_error_that_shows_no_secret_of_a_session() {
    let runtime = runtime();
    let server = runtime.block_on(RawServer::start(""));
    let clients = clients(&server.base_url());
    let (values, errors) = (Cell::new(0), Cell::new(0));
    let result = runner(256).run(&any_answer(), |answer| {
        server.answer_from_now_on(answer);
        let calls = all_calls(&clients);
        let calls = async { tokio::time::timeout(Duration::from_secs(30), calls).await };
        for outcome in runtime.block_on(calls).expect("no call hangs") {
            match outcome {
                Ok(()) => values.set(values.get() + 1),
                Err(error) => {
                    errors.set(errors.get() + 1);
                    assert_one_sentence(&error);
                    assert_ne!(assert_error_hides("an error", &error), 0);
                }
            }
        }
        Ok(())
    });
    result.expect("it holds for every answer");
    assert_eq!(values.get() + errors.get(), 256 * 6);
    assert!(values.get() > 30, "{} values", values.get());
    assert!(errors.get() > 160, "{} errors", errors.get());
}

/// Lets a server answer as a sequence says, and gives what came of a call.
async fn follow(ops: &SuiteApi, client: &Client, sequence: &AnswerSequence) -> Outcome {
    for status in &sequence.statuses {
        let status = StatusCode::from_u16(*status).expect("a status");
        let fault = Fault::answer(status).header("retry-after", "0");
        ops.fail_next_on("POST", EXCHANGE, fault);
    }
    let policy = Retry::default().first_delay(Duration::from_millis(1));
    let policy = policy.max_attempts(sequence.max_attempts);
    let outcome = exchange(&client.with_retry(policy)).await;
    let [logins, attempts, releases] = counts(ops);
    let attempts = u32::try_from(attempts).expect("a few");
    if let Err(error) = &outcome {
        assert_eq!(error.attempts(), attempts);
    }
    ops.faults().clear();
    client.release().await.expect("released");
    // The last token is given back; one that was replaced without need, before.
    assert_eq!(ops.active_tokens(), logins - releases - 1);
    ops.expire_all_tokens();
    ops.ledger().clear();
    let status = |error: Error| error.status().map(|status| status.as_u16());
    Outcome {
        error: outcome.err().and_then(status),
        attempts,
        renewals: logins - 1,
    }
}

#[test]
fn a_call_is_sent_again_as_often_as_is_safe_and_allowed_whatever_the_server_does() {
    let runtime = runtime();
    let (ops, client) = runtime.block_on(server_and_client());
    let looked = Cell::new([0; 3]);
    let result = runner(256).run(&any_answer_sequence(), |sequence| {
        let outcome = runtime.block_on(follow(&ops, &client, &sequence));
        prop_assert_eq!(outcome, sequence.outcome(false, true));
        let [successes, errors, renewals] = looked.get();
        let is_error = usize::from(outcome.error.is_some());
        looked.set([
            successes + 1 - is_error,
            errors + is_error,
            renewals + outcome.renewals,
        ]);
        Ok(())
    });
    result.expect("it holds for every sequence");
    let looked = looked.get();
    assert_eq!(looked[0] + looked[1], 256);
    assert!(looked.into_iter().all(|count| count > 40), "{looked:?}");
}

#[test]
fn a_server_that_asks_for_more_time_than_there_is_gets_no_second_request() {
    let runtime = runtime();
    let (ops, client) = runtime.block_on(logged_in());
    let looked = Cell::new(0);
    let asked = (1..=u64::MAX, 0_u64..1_000, any::<bool>());
    let result = runner(128).run(&asked, |(seconds, millis, is_policy)| {
        let fault = Fault::too_many_requests(None).retry_after_seconds(seconds);
        ops.fail_next_on("POST", EXCHANGE, fault);
        ops.ledger().clear();
        let little = Duration::from_millis(millis);
        let hasty = match is_policy {
            true => client.with_retry(Retry::default().max_elapsed(little)),
            // The call itself needs some time.
            false => client.with_total_timeout(Duration::from_millis(900)),
        };
        let error = runtime.block_on(exchange(&hasty)).expect_err("429");
        prop_assert!(error.is_rate_limited());
        prop_assert_eq!(error.attempts(), 1);
        prop_assert_eq!(ops.ledger().count("POST", ACQUIRE), 0);
        prop_assert_eq!(ops.ledger().requests().len(), 1);
        looked.set(looked.get() + 1);
        Ok(())
    });
    result.expect("it holds for every number");
    assert_eq!(looked.get(), 128);
}
