//! What a single call has in place of the settings of its client, and the headers
//! that all calls of a client have.

use std::time::Duration;

use contract_tests::given::Settings;
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use contract_tests::variants::full_request;
use openapi_client_core::{BuildErrorKind, ErrorKind, Method, Operation, Retry, Secret};
use openapi_client_testing::Mock;
use scc_suite_api_simulator::Fault;

use super::{answer, build, builder, client, document, server, server_and_client, sum_of_all};
use crate::api::{Client, Error, OPERATIONS, call_set, operations};

/// Headers that the client or HTTP sets.
const NOT_THE_CALLERS: [&str; 9] = [
    "Authorization",
    "Proxy-Authorization",
    "Host",
    "Content-Type",
    "Content-Length",
    "Transfer-Encoding",
    "Connection",
    "Accept",
    "no name",
];

/// Calls an operation with all that it can be given, and with these settings.
async fn call(client: &Client, operation: &Operation, settings: &Settings) -> Result<(), Error> {
    let given = full_request(document().operation(operation.id()));
    let outcome = call_set(client, operation.id(), &given, settings).await;
    outcome.map(|_| ())
}

fn header(name: &'static str, value: &str) -> Settings {
    Settings {
        header: Some((name, Secret::from(value))),
        ..Settings::default()
    }
}

#[tokio::test]
async fn a_call_of_each_operation_has_headers_of_its_own_in_place_of_the_client_s() {
    let (server, _) = server_and_client().await;
    let builder = builder(&server.base_url()).default_header("X-Language", "de");
    let client = build(builder.default_header("X-Program", "contract"));
    for operation in operations::ALL.iter().copied() {
        for (set, language) in [
            (header("x-language", "fr"), "fr"),
            (header("traceparent", "00-1-2-01"), "de"),
        ] {
            server.ledger().clear();
            call(&client, operation, &set).await.expect("a success");
            let request = server.ledger().only_request();
            let all: Vec<_> = request.headers.get_all("x-language").iter().collect();
            assert_eq!(all, [language], "{}", operation.id());
            assert_eq!(request.header("x-program"), Some("contract"));
            let trace = (language == "de").then_some("00-1-2-01");
            assert_eq!(request.header("traceparent"), trace);
        }
    }
}

#[tokio::test]
async fn a_call_of_each_operation_has_a_retry_policy_of_its_own() {
    let (server, client) = server_and_client().await;
    for operation in operations::ALL.iter().copied() {
        for attempts in [1, 2] {
            let settings = Settings {
                retry: Some(Retry::default().max_attempts(attempts)),
                ..Settings::default()
            };
            server.fail_next(
                answer(429, "")
                    .header("retry-after", "0")
                    .times(attempts as usize),
            );
            let error = call(&client, operation, &settings).await;
            let error = error.expect_err("not that often");
            assert!(error.is_rate_limited(), "{error}");
            assert_eq!(error.attempts(), attempts, "{error}");
        }
    }
}

/// Calls an operation that is never answered, with a deadline of the call.
async fn ends_in_time(server: Mock, operation: &'static Operation) -> usize {
    let settings = Settings {
        timeout: Some(Duration::from_millis(50)),
        ..Settings::default()
    };
    server.fail_next(Fault::stall());
    let error = call(&client(&server), operation, &settings).await;
    let error = error.expect_err("it takes too long");
    assert!(error.is_timeout(), "{error}");
    1
}

#[tokio::test]
async fn a_call_of_each_operation_has_a_deadline_of_its_own() {
    let ended = sum_of_all(async |operation| ends_in_time(server().await, operation)).await;
    assert_eq!(ended, OPERATIONS);
}

#[tokio::test]
async fn a_header_that_the_client_sets_is_refused_with_what_to_do_instead() {
    let (server, client) = server_and_client().await;
    for operation in operations::ALL.iter().copied() {
        for name in NOT_THE_CALLERS {
            let error = call(&client, operation, &header(name, SECRET)).await;
            let error = error.expect_err(name);
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
            let text = error.to_string();
            assert_eq!(text.contains("; help: "), name != "no name", "{text}");
            assert_error_hides("an error of a header", &error);
        }
    }
    for name in NOT_THE_CALLERS {
        let builder = builder(&server.base_url()).default_header(name, SECRET);
        assert_debug_hides("a builder with a header", &builder);
        let error = builder.build().expect_err(name);
        assert_eq!(error.kind(), BuildErrorKind::DefaultHeader);
        assert_error_hides("an error of a default header", &error);
    }
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_value_that_is_no_header_is_refused_without_showing_it() {
    let (server, client) = server_and_client().await;
    let value = format!("{SECRET}\n");
    let request = client
        .request(Method::GET, "/a")
        .header("x-key", value.as_str());
    assert_debug_hides("a request with a header", &request);
    let error = request.send().await.expect_err("a line break");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_error_hides("an error of a value", &error);
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_client_and_a_call_show_the_names_of_their_headers_and_no_value() {
    let server = server().await;
    let builder = builder(&server.base_url()).default_header("X-Key", Secret::from(SECRET));
    assert_debug_hides("a builder with a secret header", &builder);
    assert!(format!("{builder:?}").contains("x-key"));
    let client = build(builder);
    assert_debug_hides("a client with a secret header", &client);
    assert!(format!("{client:?}").contains(r#"headers: ["x-key"]"#));
    for operation in operations::ALL {
        // What `call_set` gives shows the builder.
        let given = full_request(document().operation(operation.id()));
        let set = header("x-other", SECRET);
        let success = call_set(&client, operation.id(), &given, &set).await;
        let shown = success.expect("a success").shown;
        assert!(shown.contains("x-other"), "{}", operation.id());
        let found = contract_tests::secrets::occurrences(&shown);
        assert_eq!(found, 0, "{} shows the secret", operation.id());
    }
    let request = &server.ledger().requests()[0];
    assert_eq!(request.header("x-key"), Some(SECRET));
    assert_eq!(request.header("x-other"), Some(SECRET));
}

#[tokio::test]
async fn the_settings_of_a_call_leave_those_of_the_client_as_they_are() {
    let server = server().await;
    let client = client(&server);
    let operation = operations::ALL[0];
    let set = header("x-once", "1");
    call(&client, operation, &set).await.expect("a success");
    call(&client, operation, &Settings::default())
        .await
        .expect("a success");
    let sent = server.ledger().requests();
    let sent: Vec<_> = sent
        .iter()
        .map(|request| request.header("x-once"))
        .collect();
    assert_eq!(sent, [Some("1"), None]);
}
