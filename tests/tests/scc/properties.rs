//! What holds for every answer and every course of events.

use std::cell::Cell;
use std::time::Duration;

use contract_tests::failures::assert_one_sentence;
use contract_tests::random::{Course, Outcome, Parrot, any_answer, any_course, runner};
use contract_tests::secrets::{SECRET, assert_error_hides};
use proptest::prelude::*;
use scc_client::{Client, Error, Retry, StatusCode};
use simulator::{Fault, Scc};
use tokio::runtime::Runtime;
use uuid::Uuid;

use super::support::{call_for, client, server};

const GENERATE: &str = "/apiToken/generate";

pub(crate) fn runtime() -> Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

async fn generate(client: &Client, uid: Uuid) -> Result<(), Error> {
    call_for(client, "generateApiToken", uid).await.map(drop)
}

#[test]
fn any_answer_is_a_value_or_an_error_that_shows_no_secret() {
    let runtime = runtime();
    let parrot = runtime.block_on(Parrot::start());
    let client = Client::builder(parrot.base_url()).token(SECRET);
    let client = client.retry(Retry::none()).build().expect("a client");
    let (values, errors, typed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let result = runner(512).run(&any_answer(), |answer| {
        parrot.say(answer);
        let call = generate(&client, Uuid::nil());
        let call = async { tokio::time::timeout(Duration::from_secs(30), call).await };
        match runtime.block_on(call).expect("no call hangs") {
            Ok(()) => values.set(values.get() + 1),
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
    assert_eq!(values.get() + errors.get(), 512);
    assert!(values.get() > 30, "{} values", values.get());
    assert!(errors.get() > 200, "{} errors", errors.get());
    assert!(typed.get() > 10, "{} typed errors", typed.get());
}

/// Lets a server answer as a course says, and tells what came of a call.
async fn follow(scc: &Scc, client: &Client, course: &Course) -> Outcome {
    for status in &course.statuses {
        let status = StatusCode::from_u16(*status).expect("a status");
        let fault = Fault::answer(status).header("retry-after", "0");
        scc.fail_next_on("POST", GENERATE, fault);
    }
    let policy = Retry::default().max_attempts(course.max_attempts);
    let uid = scc.api_only_user_uid();
    let outcome = generate(&client.with_retry(policy), uid).await;
    let attempts = scc.ledger().requests().len();
    let attempts = u32::try_from(attempts).expect("a few");
    if let Err(error) = &outcome {
        assert_eq!(error.attempts(), attempts);
    }
    let executions = scc.ledger().executions("POST", GENERATE);
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
    let looked = Cell::new([0; 2]);
    let result = runner(256).run(&any_course(), |course| {
        let outcome = runtime.block_on(follow(&scc, &client, &course));
        prop_assert_eq!(outcome, course.outcome(false));
        let [successes, errors] = looked.get();
        let is_error = usize::from(outcome.error.is_some());
        looked.set([successes + 1 - is_error, errors + is_error]);
        Ok(())
    });
    result.expect("it holds for every course");
    let looked = looked.get();
    assert_eq!(looked.iter().sum::<usize>(), 256);
    assert!(looked.into_iter().all(|count| count > 30), "{looked:?}");
}
