//! Many programs for a while: each call is distinguished from all others on the
//! server, by the name of its program and by what it asks for.

use std::sync::Arc;
use std::time::Duration;

use contract_tests::between::DelayedListener;
use contract_tests::ledger_audit::{FinishedCall, audit};
use contract_tests::load::{self, assert_mixed, chaos};
use scc_suite_api_simulator::{RecordedRequest, SuiteApi};
use suite_api_client::{CallError, Client, operations};

use super::session::{ACQUIRE, EXCHANGE, authorizations, builder};
use super::support::{self, good_token, server};

const CLIENTS: usize = 20;
const TASKS_OF_A_CLIENT: usize = 10;
const CALLS_OF_A_TASK: usize = 4;

/// How many of the clients find nobody listening at first.
const CLIENTS_REFUSED_AT_FIRST: usize = 5;

/// What one call of a client asks for.
#[derive(Debug, Clone)]
struct Exchange {
    keys: Vec<String>,
    details: Option<bool>,
}

/// More different exchanges than a client has calls.
fn exchanges() -> Vec<Exchange> {
    let all = ["ops-li", "ops-ni", "fleet-lcm"];
    let mut lists: Vec<Vec<String>> = vec![Vec::new()];
    let mut start = 0;
    while start < lists.len() {
        for key in all {
            if !lists[start].contains(&key.to_owned()) {
                let longer = [lists[start].clone(), vec![key.to_owned()]].concat();
                lists.push(longer);
            }
        }
        start += 1;
    }
    let lists = lists.into_iter().filter(|keys| !keys.is_empty());
    let wanted = |keys: Vec<String>| {
        [None, Some(false), Some(true)].map(|details| Exchange {
            keys: keys.clone(),
            details,
        })
    };
    lists.flat_map(wanted).collect()
}

fn program(number: usize) -> String {
    format!("program-{number}")
}

/// The name of a call.
fn name(program: &str, wanted: &Exchange) -> String {
    let details = wanted.details.map(|details| details.to_string());
    let details = details.unwrap_or_default();
    format!("{program} {} {details}", wanted.keys.join("+"))
}

/// The name of the call that a request is of.
fn name_of(request: &RecordedRequest) -> Option<String> {
    if !request.path.ends_with(EXCHANGE) {
        return None;
    }
    let program = request.header("user-agent")?.split(' ').next()?;
    let keys = request.json()?["serviceKeys"].as_array()?.clone();
    let keys = keys
        .iter()
        .filter_map(|key| key.as_str().map(str::to_owned));
    let details = request.query.as_deref();
    let wanted = Exchange {
        keys: keys.collect(),
        details: details.map(|query| query == "includeServiceDetails=true"),
    };
    Some(name(program, &wanted))
}

async fn exchange(client: &Client, wanted: &Exchange) -> Result<(), CallError> {
    let exchanged = support::exchange(client, &wanted.keys, wanted.details).await?;
    assert!(exchanged.jwt().is_ok());
    Ok(())
}

/// The client with this number: one of the first has a token and stands before
/// the listener.
async fn client(ops: &SuiteApi, listener: &DelayedListener, number: usize) -> Client {
    let user_agent = program(number);
    let direct = builder(ops).user_agent(&user_agent);
    let direct = direct.build().expect("a client");
    if number >= CLIENTS_REFUSED_AT_FIRST {
        return direct;
    }
    let token = good_token(ops).await;
    Client::builder(listener.base_url_of(&ops.base_url()))
        .credentials(super::session::credentials(ops))
        .refused_token_pause(Duration::ZERO)
        .user_agent(user_agent)
        .token(token)
        .build()
        .expect("a client")
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_tasks_in_a_storm_end_all_their_calls_and_none_is_executed_twice() {
    let ops = server().await;
    let listener = DelayedListener::refusing();
    let mut clients = Vec::new();
    for number in 0..CLIENTS {
        clients.push(client(&ops, &listener, number).await);
    }
    ops.ledger().clear();
    ops.faults().chaos(chaos().tokens_dropped(10));

    let exchanges = Arc::new(exchanges());
    assert_eq!(exchanges.len(), 45);
    let tasks = (0..CLIENTS * TASKS_OF_A_CLIENT).map(|number| {
        let (client, task) = (number % CLIENTS, number / CLIENTS);
        let (exchanges, program) = (exchanges.clone(), program(client));
        let is_refused_at_first = client < CLIENTS_REFUSED_AT_FIRST;
        let client = clients[client].clone();
        let calls = async move {
            let mut ended = Vec::new();
            for wanted in &exchanges[task * CALLS_OF_A_TASK..][..CALLS_OF_A_TASK] {
                ended.push(FinishedCall {
                    name: name(&program, wanted),
                    outcome: exchange(&client, wanted).await,
                });
            }
            ended
        };
        (is_refused_at_first, calls)
    });
    let ended = load::run(listener, &ops.base_url(), tasks).await;

    assert_eq!(ended.len(), CLIENTS * TASKS_OF_A_CLIENT * CALLS_OF_A_TASK);
    let operation = &operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN;
    let counts = audit(ops.ledger(), operation, name_of, &ended);
    assert_mixed(&ended, &counts);
    assert!(counts.sent_again_after_401 > CLIENTS, "{counts:?}");

    // Each login goes without a token, and each call with one.
    let requests = ops.ledger().requests();
    let logins = authorizations(&ops, ACQUIRE);
    assert!(logins.iter().all(Option::is_none));
    assert!(requests.len() < 10_000, "the ledger has forgotten some");
    // And what was replaced without need is given back.
    let [_, calls, releases] = super::session::counts(&ops);
    assert_eq!(logins.len() + calls + releases, requests.len());
    let sent = authorizations(&ops, EXCHANGE);
    assert!(sent.iter().all(Option::is_some));
}
