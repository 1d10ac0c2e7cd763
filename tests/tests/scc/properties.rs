//! What holds for every answer and every course of events.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use contract_tests::document::Document;
use contract_tests::failures::assert_one_sentence;
use contract_tests::random::{Course, Outcome, Parrot, any_answer, any_course, runner};
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use contract_tests::shapes::any_value;
use proptest::prelude::*;
use proptest::sample::select;
use scc_client::{Client, Error, Operation, Retry, StatusCode, operations};
use scc_suite_api_simulator::{Fault, Scc};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::answers::{answers, round_trip};
use super::support::{call, call_well, client, ids, server};

pub(crate) fn runtime() -> Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

#[test]
fn any_answer_is_a_value_or_an_error_that_shows_no_secret() {
    let runtime = runtime();
    let parrot = runtime.block_on(Parrot::start());
    let client = Client::builder(parrot.base_url()).token(SECRET);
    let client = client.retry(Retry::none()).build().expect("a client");
    let (values, errors, typed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let looked = RefCell::new(BTreeMap::new());
    let cases = (any_answer(), select(ids()));
    let result = runner(640).run(&cases, |(answer, id)| {
        parrot.say(answer);
        *looked.borrow_mut().entry(id).or_insert(0) += 1;
        let call = call(&client, id);
        let call = async { tokio::time::timeout(Duration::from_secs(30), call).await };
        match runtime.block_on(call).expect("no call hangs") {
            Ok(success) => {
                assert_debug_hides(id, &success);
                values.set(values.get() + 1);
            }
            Err(error) => {
                errors.set(errors.get() + 1);
                typed.set(typed.get() + usize::from(error.api_error().is_some()));
                assert_one_sentence(&error);
                assert_ne!(assert_error_hides("an error", &error), 0);
            }
        }
        Ok(())
    });
    result.expect("it holds for every answer");
    assert_eq!(values.get() + errors.get(), 640);
    assert!(values.get() > 40, "{} values", values.get());
    assert!(errors.get() > 250, "{} errors", errors.get());
    assert!(typed.get() > 12, "{} typed errors", typed.get());
    let looked = looked.into_inner();
    assert_eq!(looked.len(), 13);
    assert!(looked.values().all(|count| *count > 20), "{looked:?}");
}

/// Leaves out the lists and maps that are empty, which is as good as absent.
fn without_empty(json: &mut Value) {
    match json {
        Value::Object(members) => {
            members.retain(|name, member| {
                // What stands in there is not documented.
                if name != "details" {
                    without_empty(member);
                }
                let is_empty = *member == json!([]) || (name == "details" && *member == json!({}));
                !is_empty
            });
        }
        Value::Array(items) => items.iter_mut().for_each(without_empty),
        _ => {}
    }
}

#[test]
fn whatever_a_server_may_send_by_a_schema_is_read_and_written_as_what_it_stands_for() {
    let document = Document::scc();
    let mut looked = Vec::new();
    for (name, schema) in answers(&document) {
        let count = Cell::new(0);
        let result = runner(128).run(&any_value(&document, schema), |shape| {
            let mut meant = shape.meant;
            without_empty(&mut meant);
            prop_assert_eq!(round_trip(name, &shape.sent), Ok(meant));
            count.set(count.get() + 1);
            Ok(())
        });
        result.expect(name);
        looked.push((name, count.get()));
    }
    let expected = [
        "ActiveDirectoryGroup",
        "ActiveDirectoryGroupPage",
        "ApiTokenInfo",
        "AuthenticationError",
        "CdoTokenInfo",
        "CommonApiError",
        "StatusInfo",
        "User",
        "UserPage",
    ];
    assert_eq!(looked, expected.map(|name| (name, 128)));
}

/// Lets a server answer as a course says, and tells what came of a call.
async fn follow(
    scc: &Scc,
    client: &Client,
    operation: &'static Operation,
    course: &Course,
) -> Outcome {
    for status in &course.statuses {
        let status = StatusCode::from_u16(*status).expect("a status");
        scc.fail_next(Fault::answer(status).header("retry-after", "0"));
    }
    let policy = Retry::default().max_attempts(course.max_attempts);
    let outcome = call_well(scc, &client.with_retry(policy), operation.id()).await;
    let requests = scc.ledger().requests();
    let attempts = u32::try_from(requests.len()).expect("a few");
    if let Err(error) = &outcome {
        assert_eq!(error.attempts(), attempts);
    }
    let executions = requests.iter().filter(|request| request.executed).count();
    assert_eq!(executions, usize::from(outcome.is_ok()));
    scc.faults().clear();
    scc.ledger().clear();
    let status = |error: Error| error.status().map(|status| status.as_u16());
    Outcome {
        error: outcome.err().and_then(status),
        attempts,
        renewals: 0,
    }
}

#[test]
fn a_call_is_sent_again_as_often_as_is_safe_and_allowed_whatever_the_server_does() {
    let runtime = runtime();
    let (scc, client) = runtime.block_on(async {
        let scc = server().await;
        let client = client(&scc);
        (scc, client)
    });
    // One that does the same when it is done twice, and one that does not.
    let calls = [&operations::GET_USERS, &operations::GENERATE_API_TOKEN];
    assert_eq!(calls.map(|call| call.is_idempotent()), [true, false]);
    let looked = Cell::new([0; 3]);
    let cases = (any_course(), select(calls.to_vec()));
    let result = runner(384).run(&cases, |(course, operation)| {
        let outcome = runtime.block_on(follow(&scc, &client, operation, &course));
        let is_idempotent = operation.is_idempotent();
        prop_assert_eq!(outcome, course.outcome_of(is_idempotent, false));
        let [successes, errors, idempotent] = looked.get();
        let is_error = usize::from(outcome.error.is_some());
        looked.set([
            successes + 1 - is_error,
            errors + is_error,
            idempotent + usize::from(is_idempotent),
        ]);
        Ok(())
    });
    result.expect("it holds for every course");
    let [successes, errors, idempotent] = looked.get();
    assert_eq!(successes + errors, 384);
    assert!(successes > 45 && errors > 45, "{looked:?}");
    assert!((150..234).contains(&idempotent), "{looked:?}");
}
