//! What holds for every answer and every sequence of answers.

use contract_tests::document::OwnDocument;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use contract_tests::failures::assert_one_sentence;
use contract_tests::random::{
    AnswerSequence, Outcome, any_answer, any_answer_sequence, runner, runtime,
};
use contract_tests::samples::without_empty;
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides, occurrences};
use contract_tests::shapes::{any_value, schemas_of_answers};
use contract_tests::wire::RawServer;
use openapi_client_core::{Operation, Retry, Security};
use proptest::prelude::*;
use proptest::sample::select;

use super::{Mock, answer, build, builder, call, document, server_and_client};
use crate::api::{self, Client, Error, OPERATIONS, TYPES, operations, round_trip};

#[test]
fn any_answer_is_a_value_or_an_error_that_shows_no_secret() {
    let runtime = runtime();
    let server = runtime.block_on(RawServer::start(""));
    let client = builder(&server.base_url()).token(SECRET);
    let client = build(client.retry(Retry::none()));
    let (values, errors) = (Cell::new(0), Cell::new(0));
    let looked = RefCell::new(BTreeMap::new());
    let cases = u32::try_from(OPERATIONS).expect("a few").max(13) * 48;
    let all: Vec<_> = operations::ALL.to_vec();
    let result = runner(cases).run(&(any_answer(), select(all)), |(answer, operation)| {
        server.answer_from_now_on(answer);
        *looked.borrow_mut().entry(operation.id()).or_insert(0) += 1;
        let call = api::call(&client, operation.id(), SECRET);
        let call = async { tokio::time::timeout(Duration::from_secs(30), call).await };
        match runtime.block_on(call).expect("no call hangs") {
            Ok(success) => {
                assert_eq!(occurrences(&success.shown), 0, "{}", operation.id());
                values.set(values.get() + 1);
            }
            Err(error) => {
                errors.set(errors.get() + 1);
                assert_one_sentence(&error);
                assert_debug_hides("an error", &error);
                if let Some(cause) = std::error::Error::source(&error) {
                    assert_error_hides("a cause", cause);
                }
                // What was not sent in secret is the server's own, and a damaged answer
                // may have a part of the secret that is too short to tell.
                let text = error.to_string();
                if operation.sends_secrets() {
                    assert_eq!(occurrences(&text), 0, "{}", operation.id());
                } else if operation.security() != Security::None {
                    let parts = SECRET.as_bytes().windows(6);
                    let mut parts = parts.filter_map(|part| std::str::from_utf8(part).ok());
                    assert!(!parts.any(|part| text.contains(part)), "{}", operation.id());
                }
            }
        }
        Ok(())
    });
    result.expect("it holds for every answer");
    assert_eq!(values.get() + errors.get(), cases);
    assert!(errors.get() > cases / 3, "{} errors", errors.get());
    assert!(values.get() > 0);
    let looked = looked.into_inner();
    assert_eq!(looked.len(), OPERATIONS);
    assert!(looked.values().all(|count| *count > 10), "{looked:?}");
}

#[test]
fn whatever_a_server_may_send_by_a_schema_is_read_and_written_as_what_it_means() {
    const CASES: u32 = 64;
    let answered = schemas_of_answers(document());
    let mut looked = 0;
    for name in TYPES.iter().filter(|name| answered.contains(**name)) {
        let schema = &document().schemas()[*name];
        let cases = Cell::new(0);
        let result = runner(CASES).run(&any_value(document(), schema), |shape| {
            let read = round_trip(name, &shape.sent);
            let read = read.as_ref().map(without_empty);
            prop_assert_eq!(read, Ok(without_empty(&shape.meant)));
            cases.set(cases.get() + 1);
            Ok(())
        });
        result.expect(name);
        assert_eq!(cases.get(), CASES);
        looked += 1;
    }
    assert_ne!(looked, 0);
}

/// Lets a server answer as a sequence says, and gives what came of a call.
async fn follow(
    server: &Mock,
    client: &Client,
    operation: &Operation,
    sequence: &AnswerSequence,
) -> Outcome {
    for status in &sequence.statuses {
        server.fail_next(answer(*status, "").header("retry-after", "0"));
    }
    let policy = super::QUICK.max_attempts(sequence.max_attempts);
    let outcome = call(&client.with_retry(policy), operation).await;
    let requests = server.ledger().requests();
    let attempts = u32::try_from(requests.len()).expect("a few");
    if let Err(error) = &outcome {
        assert_eq!(error.attempts(), attempts);
    }
    let executions = requests.iter().filter(|request| request.executed).count();
    assert_eq!(executions, usize::from(outcome.is_ok()));
    server.faults().clear();
    server.ledger().clear();
    let status = |error: Error| error.status().map(|status| status.as_u16());
    Outcome {
        error: outcome.err().and_then(status),
        attempts,
        renewals: 0,
    }
}

#[test]
fn a_call_is_sent_again_as_often_as_is_safe_and_allowed_whatever_the_server_does() {
    const CASES: u32 = 384;
    let runtime = runtime();
    let (server, client) = runtime.block_on(server_and_client());
    // One that does the same when it is done twice, and one that does not.
    let all = || operations::ALL.iter().copied();
    let idempotent = all().find(|operation| operation.is_idempotent());
    let other = all().find(|operation| !operation.is_idempotent());
    let calls: Vec<_> = idempotent.into_iter().chain(other).collect();
    let looked = Cell::new([0; 2]);
    let cases = (any_answer_sequence(), select(calls));
    let result = runner(CASES).run(&cases, |(sequence, operation)| {
        let outcome = runtime.block_on(follow(&server, &client, operation, &sequence));
        let expected = sequence.outcome(operation.is_idempotent(), false);
        prop_assert_eq!(outcome, expected);
        let [successes, errors] = looked.get();
        let is_error = u32::from(outcome.error.is_some());
        looked.set([successes + 1 - is_error, errors + is_error]);
        Ok(())
    });
    result.expect("it holds for every sequence");
    let [successes, errors] = looked.get();
    assert_eq!(successes + errors, CASES);
    assert!(successes > 45 && errors > 45, "{looked:?}");
}
