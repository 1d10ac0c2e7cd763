//! One client, several runtimes: those that have ended, those that nobody drives,
//! and none at all.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use contract_tests::runtimes::{driven, undriven};
use openapi_client_core::{ErrorKind, Form, Method, Operation, Retry};
use openapi_client_testing::Mock;
use scc_suite_api_simulator::{Fault, Gate};
use tokio::runtime::Runtime;

use super::{all_operations, build, builder, call, example, server};
use crate::api::Client;

/// Much less than an attempt may take.
const SOON: Duration = Duration::from_secs(20);

/// A server on a runtime that is always driven, and a client that sends each call
/// once.
fn started() -> (Runtime, Mock, Client) {
    let driven = driven();
    let server = driven.block_on(server());
    let client = build(builder(&server.base_url()).retry(Retry::none()));
    (driven, server, client)
}

fn call_on(runtime: &Runtime, client: &Client) {
    let began = Instant::now();
    let outcome = runtime.block_on(call(client, example()));
    outcome.unwrap_or_else(|error| panic!("{error}: {error:?}"));
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn a_client_is_used_after_the_runtime_of_its_first_call_has_ended() {
    let (_driven, server, client) = started();
    for calls in 1..=20 {
        call_on(&undriven(), &client);
        assert_eq!(server.ledger().requests().len(), calls);
    }
}

#[test]
fn a_client_is_used_while_nobody_drives_the_runtime_of_its_first_call() {
    let (_driven, server, client) = started();
    let runtimes = [undriven(), undriven(), undriven()];
    for _ in 0..2 {
        for runtime in &runtimes {
            call_on(runtime, &client);
        }
    }
    assert_eq!(server.ledger().requests().len(), 6);
    // Each has a connection of its own, and keeps it.
    assert_eq!(server.ledger().connections(), 3);
}

#[test]
fn a_call_that_was_left_on_one_runtime_does_not_hold_up_another() {
    let (_driven, server, client) = started();
    let gate = Gate::new();
    server.fail_next(Fault::hold_answer(&gate));
    let left = undriven();
    {
        let mut abandoned = Box::pin(call(&client, example()));
        left.block_on(async {
            tokio::select! {
                _ = &mut abandoned => panic!("the answer is held back"),
                () = gate.wait_until_held(1) => {}
            }
        });
        // Nobody polls it any more, and nobody drives its runtime.
        call_on(&undriven(), &client);
    }
    assert_eq!(server.ledger().requests().len(), 2);
}

/// What a call comes to that is polled once outside of a runtime.
fn polled<T>(call: impl Future<Output = T>) -> T {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("there is nothing to wait for"),
    }
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error_that_says_so() {
    let (_driven, server, client) = started();
    let mut looked = 0;
    let all: Vec<&'static Operation> = all_operations().map(|(operation, _)| operation).collect();
    for operation in all {
        let error = polled(call(&client, operation)).expect_err("no runtime");
        assert_eq!(error.kind(), ErrorKind::NoRuntime, "{error}");
        assert!(error.to_string().contains("Tokio"), "{error}");
        assert_eq!(error.attempts(), 0);
        looked += 1;
    }
    assert_eq!(looked, crate::api::OPERATIONS);

    // Nor is a file opened that would be sent.
    static UPLOAD: Operation = Operation::new("upload", Method::POST, "/upload");
    let transport = openapi_client_core::Transport::builder(server.base_url());
    let transport = transport.build().expect("a transport");
    let form = Form::new().text("name", &"value");
    let sent = transport.request(&UPLOAD, &[]).multipart(form).send();
    let error = polled(sent).expect_err("no runtime");
    assert_eq!(error.kind(), ErrorKind::NoRuntime, "{error}");
    assert_eq!(server.ledger().connections(), 0);
}
