//! What a program sees of its calls by `tracing`, and what it does not.

use contract_tests::secrets::{SECRET, occurrences};
use contract_tests::trace_recorder::{TraceRecord, TraceRecorder};
use contract_tests::wire::{refusing, split};
use openapi_client_core::{Retry, StatusCode};
use scc_suite_api_simulator::{Fault, RecordedRequest, ServiceFaults};

use super::{Mock, answer, build, builder, call, client, example, server, server_and_client};
use crate::api::{self, OPERATIONS, operations};

/// The texts of our events in a span.
pub(crate) fn messages(span: &TraceRecord) -> Vec<&str> {
    let ours = span.events.iter();
    let ours = ours.filter(|event| event.target.starts_with("openapi_client_core"));
    ours.filter_map(|event| event.field("message")).collect()
}

/// The last of the calls that were seen.
fn last(spans: &TraceRecorder) -> TraceRecord {
    spans.calls().pop().expect("a call")
}

#[tokio::test]
async fn a_call_of_each_operation_has_one_span_with_the_names_of_opentelemetry() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let (server, client) = server_and_client().await;
    let base_url = server.base_url();
    let (authority, _) = split(&base_url);
    let mut looked = 0;
    for operation in operations::ALL.iter().copied() {
        let success = call(&client, operation).await.expect("a success");
        server.fail_next(Fault::empty(StatusCode::CONFLICT));
        call(&client, operation).await.expect_err("a conflict");
        looked += 2;
        let calls = spans.calls();
        assert_eq!(calls.len(), looked);
        let outcomes = [(success.status.as_str(), None), ("409", Some("409"))];
        for (call, (status, error)) in calls[looked - 2..].iter().zip(outcomes) {
            let (method, path) = (operation.method().as_str(), operation.path());
            let name = format!("{method} {path}");
            assert_eq!(call.field("otel.name"), Some(&*name));
            assert_eq!(call.field("otel.kind"), Some("client"));
            assert_eq!(call.field("http.request.method"), Some(method));
            assert_eq!(call.field("url.template"), Some(path));
            assert_eq!(call.field("http.response.status_code"), Some(status));
            assert_eq!(call.field("http.request.resend_count"), None);
            assert_eq!(call.field("error.type"), error);
            let server = call.field("server.address").zip(call.field("server.port"));
            assert_eq!(server, authority.rsplit_once(':'));
            let count = 7 + usize::from(error.is_some());
            assert_eq!(call.fields.len(), count, "{:?}", call.fields);
            assert_eq!(call.level, "INFO");
            assert!(call.is_closed);
            assert_eq!(messages(call), [""; 0]);
        }
    }
    assert_eq!(looked, 2 * OPERATIONS);
}

#[tokio::test]
async fn a_repeated_call_says_how_often_and_why() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let server = server().await;
    server.fail_next(Fault::too_many_requests(Some("0")).times(2));
    call(&client(&server), example()).await.expect("a success");
    let call = last(&spans);
    assert_eq!(call.field("http.request.resend_count"), Some("2"));
    assert_eq!(call.field("error.type"), None);
    assert_eq!(messages(&call), ["the call is repeated"; 2]);
    let events = call.events.iter();
    let repeats: Vec<&TraceRecord> = events.filter(|event| event.level == "WARN").collect();
    assert_eq!(repeats.len(), 2);
    for repeat in repeats {
        let delay = repeat.field("delay_ms").expect("a delay");
        assert!(delay.parse::<u32>().is_ok_and(|delay| delay > 0), "{delay}");
        let failure = repeat.field("failure").expect("a failure");
        assert!(failure.contains("429 Too Many Requests"), "{failure}");
    }
}

#[tokio::test]
async fn a_call_that_fails_has_the_type_of_its_error() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let server = server().await;
    let client = client(&server).with_retry(Retry::none());
    for (fault, status, error) in [
        (Fault::empty(StatusCode::FORBIDDEN), Some("403"), "403"),
        (Fault::starting_up(), Some("503"), "503"),
        (Fault::close_connection(), None, "Transport"),
    ] {
        server.fail_next(fault);
        call(&client, example()).await.expect_err("it fails");
        let call = last(&spans);
        assert_eq!(call.field("error.type"), Some(error));
        assert_eq!(call.field("http.response.status_code"), status);
        assert!(call.is_closed);
    }
    let (_socket, origin) = refusing();
    let nowhere = build(builder(&origin).retry(Retry::none()));
    call(&nowhere, example())
        .await
        .expect_err("nobody is there");
    let call = last(&spans);
    assert_eq!(call.field("error.type"), Some("Connect"));
    assert_eq!(call.field("http.response.status_code"), None);
}

#[tokio::test]
async fn a_program_that_does_not_listen_is_not_disturbed() {
    let (spans, guard) = TraceRecorder::of_this_thread();
    drop(guard);
    let server = server().await;
    call(&client(&server), example()).await.expect("a success");
    assert_eq!(spans.calls().len(), 0);
    assert_eq!(server.ledger().requests().len(), 1);
}

/// Faults that have the secret wherever a server can put one.
pub(crate) fn secretive_faults() -> [Fault; 10] {
    let secret = |status: u16| {
        let members = ["apiToken", "errorMsg", "message", "name", "token"];
        let members = members.map(|name| format!(r#""{name}":"{SECRET}""#));
        answer(status, format!("{{{}}}", members.join(",")))
            .header("content-type", &format!("text/{SECRET}"))
            .header("www-authenticate", SECRET)
            .header("location", &format!("/{SECRET}"))
            .header("x-request-id", SECRET)
    };
    [
        secret(200),
        secret(307),
        secret(400),
        secret(401),
        secret(404),
        secret(429).header("retry-after", "0"),
        secret(500),
        Fault::close_connection(),
        Fault::short_body().body(SECRET),
        Fault::garbage().body(format!("HTTP/1.1 {SECRET}\r\n{SECRET}\r\n\r\n")),
    ]
}

/// The values of the parameters that a request had in its path and query.
fn values(request: &RecordedRequest, template: &str) -> Vec<String> {
    let path = request.path.rsplit('/').zip(template.rsplit('/'));
    let path = path.filter(|(_, part)| part.contains('{'));
    let query = request.query.iter().flat_map(|query| query.split('&'));
    let query = query.filter_map(|pair| pair.split_once('='));
    let values = path
        .map(|(value, _)| value)
        .chain(query.map(|(_, value)| value));
    // A short one may be in any text.
    values
        .filter(|value| value.len() > 6)
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn nothing_that_is_seen_shows_a_secret_a_value_or_a_body() {
    let (spans, _guard) = TraceRecorder::of_this_thread();
    let server = server().await;
    let client = build(builder(&server.base_url()).token(SECRET));
    let once = client.with_retry(Retry::none());
    let mut looked = 0;
    let mut shown = Vec::new();
    for operation in operations::ALL.iter() {
        for fault in secretive_faults() {
            server.fail_next(fault);
            // What comes of it does not matter here.
            let _ = api::call(&once, operation.id(), SECRET).await;
            looked += 1;
        }
        let success = api::call(&client, operation.id(), SECRET).await;
        success.expect("a success");
        looked += 1;
        for request in take_requests(&server) {
            shown.extend(values(&request, operation.path()));
            let body = String::from_utf8_lossy(&request.body).into_owned();
            shown.extend((body.len() > 2).then_some(body));
        }
    }
    assert_eq!(looked, OPERATIONS * 11);
    let (_socket, origin) = refusing();
    let nowhere = builder(&format!("{origin}/{SECRET}")).token(SECRET);
    let nowhere = build(nowhere.retry(Retry::default().max_attempts(2)));
    call(&nowhere, example())
        .await
        .expect_err("nobody is there");

    assert_eq!(spans.calls().len(), looked + 1);
    assert_ne!(spans.count(|event| event.field("failure").is_some()), 0);
    let text = spans.text();
    assert_eq!(occurrences(&text), 0, "a secret is shown");
    let shown = shown.iter().filter(|value| text.contains(value.as_str()));
    assert_eq!(shown.count(), 0, "a value is shown");
}

/// The requests since the last time, each of which had the secret if it could.
fn take_requests(server: &Mock) -> Vec<RecordedRequest> {
    let requests = server.ledger().requests();
    server.ledger().clear();
    for request in &requests {
        let header = request.header("authorization");
        assert!(
            header.is_none_or(|header| header.contains(SECRET)),
            "it is there"
        );
    }
    requests
}
