//! Many programs for a while, against a server where everything goes wrong.
//!
//! The faults are drawn with a fixed seed. Each call can be told from all
//! others on the server: by the name of its program, and by what it asks for.

use std::sync::Arc;
use std::time::Duration;

use contract_tests::delayed_listener::DelayedListener;
use contract_tests::ledger_audit::{FinishedCall, audit};
use contract_tests::trace_recorder::{TraceRecord, TraceRecorder};
use scc_suite_api_simulator::{Chaos, RecordedRequest, SuiteApi};
use suite_api_client::{Client, Failure, operations};
use tokio::task::JoinSet;
use tracing::Dispatch;
use tracing::instrument::WithSubscriber;

use super::session::{ACQUIRE, EXCHANGE, authorizations, builder};
use super::support::{acquire, server};

const SEED: u64 = 0x5eed;
const CLIENTS: usize = 20;
const TASKS_OF_A_CLIENT: usize = 10;
const CALLS_OF_A_TASK: usize = 4;

/// How many of the clients find the door shut at first.
const CLIENTS_REFUSED_AT_FIRST: usize = 5;

/// How long all of it may take.
const LIMIT: Duration = Duration::from_secs(60);

/// What one call of a client asks for.
#[derive(Debug, Clone)]
struct Wish {
    keys: Vec<String>,
    details: Option<bool>,
}

/// More different wishes than a client has calls.
fn wishes() -> Vec<Wish> {
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
    let wish = |keys: Vec<String>| {
        [None, Some(false), Some(true)].map(|details| Wish {
            keys: keys.clone(),
            details,
        })
    };
    lists.flat_map(wish).collect()
}

fn program(number: usize) -> String {
    format!("program-{number}")
}

/// The name of a call.
fn name(program: &str, wish: &Wish) -> String {
    let details = wish.details.map(|details| details.to_string());
    let details = details.unwrap_or_default();
    format!("{program} {} {details}", wish.keys.join("+"))
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
    let wish = Wish {
        keys: keys.collect(),
        details: details.map(|query| query == "includeServiceDetails=true"),
    };
    Some(name(program, &wish))
}

async fn exchange(client: &Client, wish: &Wish) -> Result<(), Failure> {
    let call = client.exchange_ops_token_with_jwt_token();
    let mut call = call.body_map(|body| body.service_keys(wish.keys.clone()));
    if let Some(details) = wish.details {
        call = call.include_service_details(details);
    }
    let exchanged = call.send().await?;
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
    let issued = acquire(&direct, ops.username(), ops.password()).await;
    let token = issued.expect("a token").into_inner().token;
    Client::builder(listener.base_url_of(&ops.base_url()))
        .credentials(super::session::credentials(ops))
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
    let chaos = Chaos::new(SEED)
        .rate_limited(100)
        .unavailable(20)
        .cut_before(20)
        .cut_after(20)
        .truncated_after(20)
        .bad_gateway_after(20)
        .tokens_dropped(5);
    ops.faults().chaos(chaos);

    let wishes = Arc::new(wishes());
    assert_eq!(wishes.len(), 45);
    let (refused_at_first, of_the_refused) = TraceRecorder::new();
    let mut tasks = JoinSet::new();
    for number in 0..CLIENTS * TASKS_OF_A_CLIENT {
        let (client, task) = (number % CLIENTS, number / CLIENTS);
        let (wishes, program) = (wishes.clone(), program(client));
        let dispatch = match client < CLIENTS_REFUSED_AT_FIRST {
            true => of_the_refused.clone(),
            false => Dispatch::none(),
        };
        let client = clients[client].clone();
        let calls = async move {
            let mut ended = Vec::new();
            for wish in &wishes[task * CALLS_OF_A_TASK..][..CALLS_OF_A_TASK] {
                ended.push(FinishedCall {
                    name: name(&program, wish),
                    outcome: exchange(&client, wish).await,
                });
            }
            ended
        };
        tasks.spawn(calls.with_subscriber(dispatch));
    }
    // Each of these finds no connection and tries again.
    let refused = CLIENTS_REFUSED_AT_FIRST * TASKS_OF_A_CLIENT;
    let is_refusal = |event: &TraceRecord| {
        let failure = event.field("failure").unwrap_or_default();
        failure.ends_with("no connection to the server")
    };
    refused_at_first.wait_for(refused, is_refusal).await;
    listener.forward_to(&ops.base_url());
    let ended = tokio::time::timeout(LIMIT, tasks.join_all()).await;
    let ended: Vec<FinishedCall> = ended
        .expect("no call hangs")
        .into_iter()
        .flatten()
        .collect();

    assert_eq!(ended.len(), CLIENTS * TASKS_OF_A_CLIENT * CALLS_OF_A_TASK);
    let operation = &operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN;
    let counts = audit(ops.ledger(), operation, name_of, &ended);
    assert!(counts.successes > ended.len() / 2, "{counts:?}");
    assert!(counts.errors > ended.len() / 50, "{counts:?}");
    assert!(counts.executed_in_doubt > 0, "{counts:?}");
    assert!(counts.in_doubt > counts.executed_in_doubt, "{counts:?}");
    assert!(counts.sent_again_after_429 > ended.len() / 50, "{counts:?}");
    assert!(counts.sent_again_after_401 > CLIENTS, "{counts:?}");

    // What the door refused came through in the end.
    let failures = ended.iter().filter_map(|call| call.outcome.as_ref().err());
    assert!(failures.into_iter().all(|failure| !failure.is_connect()));

    // Each login goes without a token, and each call with one.
    let requests = ops.ledger().requests();
    let logins = authorizations(&ops, ACQUIRE);
    assert!(logins.iter().all(Option::is_none));
    assert!(requests.len() < 10_000, "the ledger has forgotten some");
    assert_eq!(
        logins.len() + ops.ledger().count("POST", EXCHANGE),
        requests.len()
    );
    let sent = authorizations(&ops, EXCHANGE);
    assert!(sent.iter().all(Option::is_some));
}
