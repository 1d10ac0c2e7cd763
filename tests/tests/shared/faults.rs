//! Whatever the server or the way to it does: the error reports it, and the
//! call is sent again only if that is safe.

use std::collections::BTreeMap;
use std::time::Instant;

use contract_tests::faults::{
    Arrived, CallSetup, FORGED, FaultCase, POLICY, Target, Token, fault_cases, run_all,
};
use contract_tests::wire::refusing;
use openapi_client_core::{CallError, Operation};

use super::{all_operations, build, builder, call, document, server, success_body, with_limits};

/// An operation, and how it is called.
#[derive(Clone, Copy)]
struct TestedCall {
    operation: &'static Operation,
    caller: CallSetup,
}

/// The first operation of each kind: what the network does to a call depends
/// on nothing else of it.
fn first_of_each_kind() -> Vec<TestedCall> {
    let mut kinds = BTreeMap::new();
    for (operation, documented) in all_operations() {
        let caller = CallSetup {
            name: operation.method().as_str(),
            operation: operation.id(),
            reads_body: documented.response_schema(documented.success()).is_some(),
            is_idempotent: operation.is_idempotent(),
            token: Token::Given,
            forgives_401: false,
        };
        let kind = (caller.name, caller.reads_body, caller.is_idempotent);
        let tested = TestedCall { operation, caller };
        kinds.entry(kind).or_insert(tested);
    }
    kinds.into_values().collect()
}

/// Readies a server and a client for the case; the future calls.
async fn prepare(
    case: FaultCase,
    tested: TestedCall,
) -> impl Future<Output = Option<String>> + Send {
    let TestedCall { operation, caller } = tested;
    let server = server().await;
    let (socket, nobody) = refusing();
    let base_url = match case.target {
        Target::Refused => nobody,
        _ => server.base_url(),
    };
    let limits = (case.attempt_timeout, case.max_body);
    let client = build(with_limits(builder(&base_url).retry(POLICY), limits));
    case.arm(server.faults(), operation.method().as_str(), "");
    async move {
        let _held = socket;
        let began = Instant::now();
        let failure = call(&client, operation).await.err().map(CallError::from);
        let elapsed = began.elapsed();
        let requests = server.ledger().requests();
        let arrived = Arrived {
            requests: requests.len(),
            executions: requests.iter().filter(|request| request.executed).count(),
            others: 0,
        };
        case.problem(&caller, failure.as_ref(), arrived, elapsed)
    }
}

#[tokio::test]
async fn every_fault_is_reported_and_no_call_is_repeated_that_may_be_done() {
    let elsewhere = server().await;
    for tested in first_of_each_kind() {
        let body = success_body(document().operation(tested.operation.id()));
        let success = if body.is_empty() { FORGED } else { &*body };
        let cases = fault_cases(&elsewhere.base_url(), success);
        let problems = run_all(cases, async |case| prepare(case, tested).await).await;
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
    assert_eq!(elsewhere.ledger().connections(), 0, "nobody asks elsewhere");
}
