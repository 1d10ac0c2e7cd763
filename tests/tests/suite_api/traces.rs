//! What a program sees of its calls by `tracing`, with either client.

use std::time::Duration;

use contract_tests::secrets::{SECRET, occurrences};
use contract_tests::trace_recorder::TraceRecorder;
use contract_tests::wire::refusing;
use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Fault, Gate, SuiteApi};
use suite_api_client::{Client, Credentials, Error, Retry};

use super::session::{ACQUIRE, EXCHANGE, RELEASE};
use super::shared::traces::{messages, secretive_faults};
use super::support::{self, server};

/// A server whose user's password is the planted secret, and a client of it.
async fn server_and_client() -> (SuiteApi, Client) {
    let ops = server().await;
    ops.add_user(User::new("planted", SECRET));
    let credentials = Credentials::new("planted", SECRET);
    let client = Client::builder(ops.base_url()).credentials(credentials);
    // A login that was refused is tried again at once.
    let client = client.refused_login_pause(std::time::Duration::ZERO);
    (ops, client.build().expect("a client"))
}

async fn exchange(client: &Client) -> Result<(), Error> {
    let exchanged = support::exchange(client, &["ops-li"], Some(true)).await;
    exchanged.map(drop)
}

#[tokio::test]
async fn each_call_has_one_span_with_the_names_of_opentelemetry() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (_ops, client) = server_and_client().await;
    exchange(&client).await.expect("a JWT");
    client.release().await.expect("released");
    let calls = spans.calls();
    // The login is a call of its own, inside of the one that needed it.
    let names: Vec<_> = calls.iter().map(|call| call.field("otel.name")).collect();
    let paths = [EXCHANGE, ACQUIRE, RELEASE].map(|path| format!("/api{path}"));
    let expected = paths.map(|path| format!("POST {path}"));
    assert_eq!(names, expected.each_ref().map(|name| Some(name.as_str())));
    assert_eq!(expected[0], "POST /api/auth/token/exchange");
    for call in &calls {
        assert_eq!(call.field("http.response.status_code"), Some("200"));
        assert_eq!(call.field("http.request.resend_count"), None);
        assert_eq!(messages(call), [""; 0]);
        assert!(call.is_closed);
    }
}

#[tokio::test]
async fn a_call_with_a_token_acquired_anew_has_an_event_of_it() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (ops, client) = server_and_client().await;
    exchange(&client).await.expect("a JWT");
    ops.expire_all_tokens();
    exchange(&client).await.expect("a JWT");
    let calls = spans.calls();
    assert_eq!(calls.len(), 4);
    let again = &calls[2];
    assert_eq!(
        again.field("url.template"),
        Some("/api/auth/token/exchange")
    );
    assert_eq!(again.field("http.request.resend_count"), Some("1"));
    assert_eq!(again.field("http.response.status_code"), Some("200"));
    let [message] = messages(again)[..] else {
        panic!("one event: {:?}", again.events);
    };
    assert!(message.contains("refused the token"), "{message}");
    assert_eq!(
        calls[3].field("url.template"),
        Some("/api/auth/token/acquire")
    );
}

#[tokio::test]
async fn nothing_that_is_seen_shows_a_token_a_password_a_value_or_a_body() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (ops, client) = server_and_client().await;
    let dropped = Fault::tokens_dropped();
    let faults: Vec<_> = secretive_faults().into_iter().chain([dropped]).collect();
    let mut looked = 0;
    for path in [ACQUIRE, EXCHANGE, RELEASE] {
        for fault in &faults {
            ops.fail_next_on("POST", path, fault.clone());
            // What comes of it does not matter here.
            let _ = exchange(&client).await;
            let _ = client.release().await;
            ops.faults().clear();
            looked += 1;
        }
    }
    // A fast server answers before a timer can end.
    let gate = Gate::new();
    ops.fail_next(Fault::hold(&gate));
    let hasty = client.with_total_timeout(Duration::ZERO);
    exchange(&hasty).await.expect_err("no time at all");
    gate.open();
    let (_socket, origin) = refusing();
    let nowhere = Client::builder(format!("{origin}/{SECRET}")).token(SECRET);
    let nowhere = nowhere.retry(Retry::default().max_attempts(2)).build();
    let nowhere = nowhere.expect("a client");
    exchange(&nowhere).await.expect_err("nobody is there");
    assert_eq!(looked, 3 * 11);

    let text = spans.text();
    let calls = spans.calls();
    assert!(calls.len() > 2 * looked, "{} calls", calls.len());
    assert!(spans.count(|event| event.field("failure").is_some()) > 2);
    assert_eq!(occurrences(&text), 0, "a secret is shown");
    let requests = ops.ledger().requests();
    let sent = requests
        .iter()
        .filter_map(|request| request.header("authorization"));
    let mut tokens: Vec<&str> = sent.filter_map(|sent| sent.split(' ').nth(1)).collect();
    tokens.dedup();
    assert!(tokens.len() > 20, "{} tokens", tokens.len());
    for shown in tokens
        .into_iter()
        .chain(["ops-li", "includeServiceDetails", "serviceKeys"])
    {
        assert!(!text.contains(shown), "a value is shown");
    }
}
