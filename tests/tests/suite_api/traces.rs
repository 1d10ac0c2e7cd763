//! What a program sees of its calls by `tracing`, with either client.

use std::time::Duration;

use contract_tests::secrets::{SECRET, sightings};
use contract_tests::spans::{Seen, Spans};
use contract_tests::wire::{refusing, split};
use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Fault, Scc, SuiteApi};
use suite_api_client::{Client, Credentials, Error, Retry, StatusCode, operations};
use uuid::Uuid;

use super::calls::{self, World};
use super::session::{ACQUIRE, EXCHANGE, RELEASE};
use super::support::server;

/// The texts of our events in a span.
fn messages(span: &Seen) -> Vec<&str> {
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
fn assert_server(span: &Seen, base_url: &str) {
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
    let (spans, _guard) = Spans::of_this_thread();
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
async fn every_operation_is_a_span_that_has_its_template_and_no_value() {
    let (spans, _guard) = Spans::of_this_thread();
    let ops = server().await;
    let client = Client::builder(ops.base_url()).token(SECRET);
    let client = client.build().expect("a client");
    let world = World::with_secret(SECRET);
    for &operation in operations::ALL {
        let refusal = Fault::ops_error(StatusCode::CONFLICT, 1505, SECRET);
        ops.fail_next(refusal);
        let outcome = calls::call(&client, &world, operation.id()).await;
        outcome.expect_err("a conflict");
    }
    let calls = spans.calls();
    assert_eq!(calls.len(), 59);
    for (call, operation) in calls.iter().zip(operations::ALL.iter().copied()) {
        let (method, path) = (operation.method().as_str(), operation.path());
        let name = format!("{method} {path}");
        assert_eq!(call.field("otel.name"), Some(&*name));
        assert_eq!(call.field("http.request.method"), Some(method));
        assert_eq!(call.field("url.template"), Some(path));
        assert_eq!(call.field("http.response.status_code"), Some("409"));
        assert_eq!(call.field("error.type"), Some("409"));
        assert_eq!(call.fields.len(), 8, "{:?}", call.fields);
    }
    let text = spans.text();
    assert_eq!(sightings(&text), 0, "a secret is shown");
    let ids = [
        world.users[0],
        world.groups[0],
        world.scopes[0],
        world.source,
    ];
    for value in ids.map(|id| id.to_string()).iter().chain([&world.role]) {
        assert!(!text.contains(value.as_str()), "a value is shown");
    }
}

#[tokio::test]
async fn a_repeated_call_tells_how_often_and_why() {
    let (spans, _guard) = Spans::of_this_thread();
    let (ops, client) = server_and_client().await;
    exchange(&client).await.expect("a JWT");
    let busy = Fault::too_many_requests(Some("0"));
    ops.fail_next_on("POST", EXCHANGE, busy.times(2));
    exchange(&client).await.expect("a JWT");
    let calls = spans.calls();
    let call = calls.last().expect("a call");
    assert_eq!(call.field("http.request.resend_count"), Some("2"));
    assert_eq!(call.field("http.response.status_code"), Some("200"));
    assert_eq!(call.field("error.type"), None);
    assert_eq!(messages(call), ["the call is repeated"; 2]);
    let events = call.events.iter();
    let repeats: Vec<&Seen> = events.filter(|event| event.level == "WARN").collect();
    assert_eq!(repeats.len(), 2);
    for repeat in repeats {
        assert_eq!(repeat.field("delay_ms"), Some("0"));
        let failure = repeat.field("failure").expect("a failure");
        assert!(failure.contains("429 Too Many Requests"), "{failure}");
    }
}

#[tokio::test]
async fn a_call_with_a_token_acquired_anew_tells_so() {
    let (spans, _guard) = Spans::of_this_thread();
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
async fn a_call_that_fails_tells_the_type_of_its_error() {
    let (spans, _guard) = Spans::of_this_thread();
    let (ops, client) = server_and_client().await;
    exchange(&client).await.expect("a JWT");
    for (fault, status, error) in [
        (Fault::empty(StatusCode::FORBIDDEN), Some("403"), "403"),
        (Fault::starting_up(), Some("503"), "503"),
        (Fault::close_connection(), None, "Transport"),
    ] {
        ops.fail_next_on("POST", EXCHANGE, fault);
        exchange(&client).await.expect_err("it fails");
        let calls = spans.calls();
        let call = calls.last().expect("a call");
        assert_eq!(call.field("error.type"), Some(error));
        assert_eq!(call.field("http.response.status_code"), status);
        assert!(call.is_closed);
    }
    let (_socket, origin) = refusing();
    let nowhere = Client::builder(origin).token(SECRET).retry(Retry::none());
    let nowhere = nowhere.build().expect("a client");
    exchange(&nowhere).await.expect_err("nobody is there");
    let calls = spans.calls();
    let call = calls.last().expect("a call");
    assert_eq!(call.field("error.type"), Some("Connect"));
    assert_eq!(call.field("http.response.status_code"), None);
}

#[tokio::test]
async fn the_other_client_has_the_same_spans() {
    let (spans, _guard) = Spans::of_this_thread();
    let scc = Scc::builder().start().await.expect("a free port");
    let client = scc_client::Client::builder(scc.base_url()).token(scc.admin_token());
    let client = client.build().expect("a client");
    let generate = |uid| client.generate_api_token().api_user_uid(uid).send();
    generate(scc.api_only_user_uid()).await.expect("a token");
    generate(Uuid::nil()).await.expect_err("no such user");
    let calls = spans.calls();
    assert_eq!(calls.len(), 2);
    let path = "/v1/users/{apiUserUid}/apiToken/generate";
    for (call, status) in calls.iter().zip(["201", "400"]) {
        assert_server(call, &scc.base_url());
        assert_eq!(call.field("otel.name"), Some(&*format!("POST {path}")));
        assert_eq!(call.field("url.template"), Some(path));
        assert_eq!(call.field("http.response.status_code"), Some(status));
    }
    assert_eq!(calls[1].field("error.type"), Some("400"));
    let uid = scc.api_only_user_uid().to_string();
    assert!(!spans.text().contains(&uid), "the template, and no value");
    assert!(!spans.text().contains(scc.admin_token()));
}

#[tokio::test]
async fn a_program_that_does_not_listen_is_not_disturbed() {
    let (spans, guard) = Spans::of_this_thread();
    let (ops, client) = server_and_client().await;
    drop(guard);
    exchange(&client).await.expect("a JWT");
    assert_eq!(spans.calls().len(), 0);
    assert_eq!(ops.ledger().requests().len(), 2);
}

#[tokio::test]
async fn nothing_that_is_seen_shows_a_token_a_password_a_value_or_a_body() {
    let (spans, _guard) = Spans::of_this_thread();
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
    assert_eq!(sightings(&text), 0, "a secret is shown");
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
