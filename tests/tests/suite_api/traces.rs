//! What a program sees of its calls by `tracing`, with either client.

use std::time::Duration;

use contract_tests::secrets::{SECRET, occurrences};
use contract_tests::trace_recorder::{TraceRecord, TraceRecorder};
use contract_tests::wire::{refusing, split};
use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Fault, SuiteApi};
use suite_api_client::{Client, Credentials, Error, Retry, StatusCode};

use super::session::{ACQUIRE, EXCHANGE, RELEASE};
use super::support::server;

/// The texts of our events in a span.
fn messages(span: &TraceRecord) -> Vec<&str> {
    let ours = span.events.iter();
    let ours = ours.filter(|event| event.target.starts_with("openapi_client_core"));
    ours.filter_map(|event| event.field("message")).collect()
}

/// A server whose user's password is the planted secret, and a client of it.
async fn server_and_client() -> (SuiteApi, Client) {
    let ops = server().await;
    ops.add_user(User::new("planted", SECRET));
    let credentials = Credentials::new("planted", SECRET);
    let client = Client::builder(ops.base_url()).credentials(credentials);
    (ops, client.build().expect("a client"))
}

async fn exchange(client: &Client) -> Result<(), Error> {
    let call = client.exchange_ops_token_with_jwt_token();
    let call = call.body_map(|body| body.service_keys(["ops-li".to_owned()]));
    call.include_service_details(true).send().await.map(drop)
}

/// Checks the fields that every span has, by the simulator's address.
fn assert_server(span: &TraceRecord, base_url: &str) {
    let (authority, _) = split(base_url);
    let (address, port) = authority.rsplit_once(':').expect("a port");
    assert_eq!(span.field("server.address"), Some(address));
    assert_eq!(span.field("server.port"), Some(port));
    assert_eq!(span.field("http.request.method"), Some("POST"));
    assert_eq!(span.field("otel.kind"), Some("client"));
    assert_eq!(span.level, "INFO");
    assert!(span.is_closed);
}

#[tokio::test]
async fn each_call_has_one_span_with_the_names_of_opentelemetry() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (ops, client) = server_and_client().await;
    exchange(&client).await.expect("a JWT");
    client.release().await.expect("released");
    let calls = spans.calls();
    // The login is a call of its own, inside of the one that needed it.
    let names: Vec<_> = calls.iter().map(|call| call.field("otel.name")).collect();
    let paths = [EXCHANGE, ACQUIRE, RELEASE].map(|path| format!("/api{path}"));
    let expected = paths.clone().map(|path| format!("POST {path}"));
    assert_eq!(names, expected.each_ref().map(|name| Some(name.as_str())));
    assert_eq!(expected[0], "POST /api/auth/token/exchange");
    for (call, path) in calls.iter().zip(&paths) {
        assert_server(call, &ops.base_url());
        assert_eq!(call.field("url.template"), Some(path.as_str()));
        assert_eq!(call.field("http.response.status_code"), Some("200"));
        assert_eq!(call.field("http.request.resend_count"), None);
        assert_eq!(call.field("error.type"), None);
        assert_eq!(call.fields.len(), 7, "{:?}", call.fields);
        assert_eq!(messages(call), [""; 0]);
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
    let secret = |status: u16| {
        let status = StatusCode::from_u16(status).expect("a status");
        Fault::answer(status)
            .header("content-type", &format!("text/{SECRET}"))
            .header("www-authenticate", SECRET)
            .header("location", &format!("/{SECRET}"))
            .header("x-request-id", SECRET)
            .body(format!(
                "{{\"message\":\"{SECRET}\",\"token\":\"{SECRET}\"}}"
            ))
    };
    let faults = [
        secret(200),
        secret(307),
        secret(400),
        secret(401),
        secret(429).header("retry-after", "0"),
        secret(500),
        Fault::tokens_dropped(),
        Fault::close_connection(),
        Fault::short_body().body(SECRET),
        Fault::garbage().body(format!("HTTP/1.1 {SECRET}\r\n{SECRET}\r\n\r\n")),
    ];
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
    let hasty = client.with_total_timeout(Duration::ZERO);
    exchange(&hasty).await.expect_err("no time at all");
    let (_socket, origin) = refusing();
    let nowhere = Client::builder(format!("{origin}/{SECRET}")).token(SECRET);
    let nowhere = nowhere.retry(Retry::default().max_attempts(2)).build();
    let nowhere = nowhere.expect("a client");
    exchange(&nowhere).await.expect_err("nobody is there");
    assert_eq!(looked, 3 * 10);

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
