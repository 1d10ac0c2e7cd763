//! What holds for every answer and every course of events.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::time::Duration;

use contract_tests::document::{Document, schema_name};
use contract_tests::failures::assert_one_sentence;
use contract_tests::random::{Course, Outcome, Parrot, any_answer, any_course, runner};
use contract_tests::secrets::{SECRET, assert_error_hides};
use contract_tests::shapes::any_value;
use proptest::prelude::*;
use scc_suite_api_simulator::{Fault, SuiteApi};
use suite_api_client::{Client, Credentials, Error, Operation, Retry, StatusCode};
use tokio::runtime::Runtime;

use super::calls::{self, World};
use super::session::{ACQUIRE, EXCHANGE, client, counts, exchange};
use super::support::{acquire, representatives, server, without_empty_lists};
use super::types::round_trip;

fn runtime() -> Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

/// A client with a token, and one that logs in.
fn clients(base_url: &str) -> [Client; 2] {
    let builder = || Client::builder(base_url).retry(Retry::none());
    let with_token = builder().token(SECRET).build();
    let with_login = builder().credentials(Credentials::new("admin", SECRET));
    [with_token, with_login.build()].map(|client| client.expect("a client"))
}

/// Every way in which a client asks its server for something, by one operation
/// of each kind.
async fn all_calls(
    [with_token, with_login]: &[Client; 2],
    operations: &[&'static Operation],
) -> Vec<Result<(), Error>> {
    let own = with_token.with_token(SECRET).expect("a client");
    let world = World::with_secret(SECRET);
    let mut outcomes = Vec::new();
    for operation in operations {
        let outcome = calls::call(with_token, &world, operation.id()).await;
        outcomes.push(outcome.map(drop));
    }
    outcomes.extend([
        acquire(with_token, "admin", SECRET).await.map(drop),
        exchange(with_token).await.map(drop),
        with_token.release_token().send().await.map(drop),
        own.release().await,
        exchange(with_login).await.map(drop),
        with_login.release().await,
    ]);
    outcomes
}

#[test]
fn any_answer_is_a_value_or_an_error_that_shows_no_secret() {
    let runtime = runtime();
    let parrot = runtime.block_on(Parrot::start());
    let clients = clients(parrot.base_url());
    let operations = representatives(&Document::suite_api());
    assert_eq!(operations.len(), 12);
    let (values, errors, typed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let result = runner(256).run(&any_answer(), |answer| {
        parrot.say(answer);
        let calls = all_calls(&clients, &operations);
        let calls = async { tokio::time::timeout(Duration::from_secs(30), calls).await };
        for outcome in runtime.block_on(calls).expect("no call hangs") {
            match outcome {
                Ok(()) => values.set(values.get() + 1),
                Err(error) => {
                    errors.set(errors.get() + 1);
                    typed.set(typed.get() + usize::from(error.api_error().is_some()));
                    assert_one_sentence(&error);
                    assert_ne!(assert_error_hides("an error", &error), 0);
                }
            }
        }
        Ok(())
    });
    result.expect("it holds for every answer");
    assert_eq!(values.get() + errors.get(), 256 * (12 + 6));
    assert!(values.get() > 100, "{} values", values.get());
    assert!(errors.get() > 500, "{} errors", errors.get());
    assert!(typed.get() > 10, "{} typed errors", typed.get());
}

#[test]
fn whatever_may_be_left_out_or_added_an_answer_is_understood() {
    let document = Document::suite_api();
    let mut answers = 0;
    let mut schemas = BTreeSet::new();
    for operation in document.operations() {
        for (_, answer) in operation.answers() {
            if let Some(content) = answer.get("content") {
                schemas.insert(schema_name(&content["application/json"]["schema"]));
                answers += 1;
            }
        }
    }
    assert_eq!((answers, schemas.len()), (168, 24));
    let cases = Cell::new(0);
    for name in schemas {
        let shapes = any_value(&document, &document.schemas()[name]);
        let result = runner(64).run(&shapes, |shape| {
            let read = round_trip(name, &shape.sent);
            let read = read.as_ref().map(without_empty_lists);
            let meant = without_empty_lists(&shape.meant);
            prop_assert_eq!(read, Ok(meant), "{}", name);
            cases.set(cases.get() + 1);
            Ok(())
        });
        result.expect("it holds for every answer");
    }
    assert_eq!(cases.get(), 24 * 64);
}

/// Lets a server answer as a course says, and tells what came of a call.
async fn follow(ops: &SuiteApi, client: &Client, course: &Course) -> Outcome {
    for status in &course.statuses {
        let status = StatusCode::from_u16(*status).expect("a status");
        let fault = Fault::answer(status).header("retry-after", "0");
        ops.fail_next_on("POST", EXCHANGE, fault);
    }
    let policy = Retry::default().max_attempts(course.max_attempts);
    let outcome = exchange(&client.with_retry(policy)).await;
    let [logins, attempts, _] = counts(ops);
    let attempts = u32::try_from(attempts).expect("a few");
    if let Err(error) = &outcome {
        assert_eq!(error.attempts(), attempts);
    }
    ops.faults().clear();
    client.release().await.expect("released");
    // The last token is given back.
    assert_eq!(ops.active_tokens(), logins - 1);
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
    let (ops, client) = runtime.block_on(async {
        let ops = server().await;
        let client = client(&ops);
        (ops, client)
    });
    let looked = Cell::new([0; 3]);
    let result = runner(256).run(&any_course(), |course| {
        let outcome = runtime.block_on(follow(&ops, &client, &course));
        prop_assert_eq!(outcome, course.outcome(true));
        let [successes, errors, renewals] = looked.get();
        let is_error = usize::from(outcome.error.is_some());
        looked.set([
            successes + 1 - is_error,
            errors + is_error,
            renewals + outcome.renewals,
        ]);
        Ok(())
    });
    result.expect("it holds for every course");
    let looked = looked.get();
    assert_eq!(looked[0] + looked[1], 256);
    assert!(looked.into_iter().all(|count| count > 40), "{looked:?}");
}

#[test]
fn a_server_that_asks_for_more_time_than_there_is_gets_no_second_request() {
    let runtime = runtime();
    let (ops, client) = runtime.block_on(async {
        let ops = server().await;
        let client = client(&ops);
        exchange(&client).await.expect("a JWT");
        (ops, client)
    });
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
