//! Logging in: when, with what, and what comes of a login that fails.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_request;
use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};
use serde_json::json;
use suite_api_client::{Client, Credentials, ErrorKind, Operation, Retry, StatusCode};

use super::super::support::{BASE_PATH, server};
use super::{
    ACQUIRE, EXCHANGE, authorizations, builder, client, counts, exchange, logged_in,
    server_and_client, tokens_sent,
};

#[tokio::test]
async fn a_client_logs_in_at_its_first_call_and_not_before() {
    let (ops, client) = server_and_client().await;
    let clone = client.clone();
    assert!(!format!("{clone:?}").is_empty());
    assert_eq!(ops.ledger().connections(), 0);
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [1, 1, 0]);
    assert!(ops.ledger().requests()[0].path.ends_with(ACQUIRE));
}

#[tokio::test]
async fn a_client_that_only_logs_in_by_hand_does_so_once() {
    let (ops, client) = server_and_client().await;
    let login = client
        .acquire_token()
        .body_map(|body| body.username(ops.username()).password(ops.password()));
    login.send().await.expect("a token");
    assert_eq!(counts(&ops), [1, 0, 0]);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test]
async fn all_clones_share_one_token() {
    let (ops, client) = server_and_client().await;
    let clones = [
        client.clone(),
        client.with_retry(Retry::none()),
        client.with_total_timeout(std::time::Duration::from_secs(60)),
        client.clone().clone(),
    ];
    for clone in &clones {
        exchange(clone).await.expect("a JWT");
    }
    drop(client);
    assert_eq!(counts(&ops), [1, 4, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 1);
}

#[tokio::test]
async fn a_token_is_kept_for_fifty_calls() {
    let (ops, client) = server_and_client().await;
    for _ in 0..50 {
        exchange(&client).await.expect("a JWT");
        // Longer than it lives in all, but never so long without a call.
        ops.clock().advance(chrono::Duration::hours(5));
    }
    assert_eq!(counts(&ops), [1, 50, 0]);
    assert_eq!(tokens_sent(&ops, EXCHANGE), 1);
}

#[tokio::test]
async fn no_login_carries_a_token_neither_the_first_nor_a_later_one() {
    let ops = server().await;
    let document = Document::of("suite-api");
    let operation = document.operation("acquireToken");
    for client in [
        client(&ops),
        builder(&ops).token("handed-in").build().expect("a client"),
    ] {
        for _ in 0..2 {
            exchange(&client).await.expect("a JWT");
            ops.expire_all_tokens();
        }
    }
    assert_eq!(authorizations(&ops, ACQUIRE), [const { None }; 4]);
    let logins = ops.ledger().requests().into_iter();
    let logins = logins.filter(|request| request.path.ends_with(ACQUIRE));
    // Its headers, to the last one, and its body.
    let looked = logins.inspect(|request| assert_request(operation, BASE_PATH, request));
    assert_eq!(looked.count(), 4);
}

#[tokio::test]
async fn credentials_go_to_the_server_unchanged() {
    let ops = server().await;
    let plain = |name: &str| Credentials::new(name, ops.password());
    let all = [
        (plain(r"DOMAIN\user"), json!(r"DOMAIN\user"), None),
        (
            plain("user@domain@source"),
            json!("user@domain@source"),
            None,
        ),
        (
            plain(" Admin ").auth_source("local"),
            json!(" Admin "),
            Some("local"),
        ),
        (plain("ü").auth_source("A B"), json!("ü"), Some("A B")),
    ];
    let count = all.len();
    for (credentials, username, source) in all {
        ops.ledger().clear();
        let client = Client::builder(ops.base_url()).credentials(credentials);
        let client = client.build().expect("a client");
        let error = exchange(&client).await.expect_err("no such user");
        assert!(error.is_unauthorized());
        let sent = ops.ledger().requests()[0].json().expect("JSON");
        let mut expected = json!({ "username": username, "password": ops.password() });
        if let Some(source) = source {
            expected["authSource"] = source.into();
        }
        assert_eq!(sent, expected);
        assert_eq!(counts(&ops), [1, 0, 0]);
    }
    assert_eq!(count, 4);
}

#[tokio::test]
async fn credentials_that_have_gone_bad_end_the_call_whose_token_died() {
    let (ops, client) = logged_in().await;
    ops.expire_all_tokens();
    let refusal = Fault::ops_error(StatusCode::UNAUTHORIZED, 401, "No");
    ops.fail_next_on("POST", ACQUIRE, refusal);
    let error = exchange(&client).await.expect_err("refused");
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.operation().map(Operation::id), Some("acquireToken"));
    assert_eq!(counts(&ops), [2, 2, 0]);
    exchange(&client).await.expect("they are good again");
    assert_eq!(counts(&ops), [3, 3, 0]);
}

/// An answer to a login with this token.
fn token(token: &str) -> Fault {
    let body = json!({ "token": token, "validity": 1_767_657_600_000_i64 });
    Fault::answer(StatusCode::OK).body(body.to_string())
}

/// A login that failed, of each kind; `faults` has more: what the server did, and kind and status of the error.
type FailedLogin = (Fault, ErrorKind, Option<u16>);

fn failed_logins() -> Vec<FailedLogin> {
    let answer = |status| Fault::answer(StatusCode::from_u16(status).expect("a status"));
    let status = |fault, status| (fault, ErrorKind::Status, Some(status));
    let decode = |fault, status| (fault, ErrorKind::Decode, Some(status));
    let unusable = |fault| (fault, ErrorKind::NoToken, None);
    vec![
        status(Fault::starting_up(), 503),
        status(answer(403).body("{}"), 403),
        status(Fault::xml_error(StatusCode::BAD_GATEWAY), 502),
        decode(Fault::login_page(), 200),
        decode(answer(200).body(r#"{"token":"t"}"#), 200),
        decode(answer(200).body(r#"{"token":null,"validity":1}"#), 200),
        decode(answer(200).body(r#"[{"token":"t","validity":1}]"#), 200),
        (Fault::close_connection(), ErrorKind::Transport, None),
        unusable(token("")),
        unusable(token("two words")),
        unusable(token("a\r\nx-injected: 1")),
        unusable(token("\u{fc}")),
    ]
}

#[tokio::test]
async fn a_login_that_fails_is_a_typed_error_and_the_next_call_tries_anew() {
    let mut looked = 0;
    for (fault, kind, status) in failed_logins() {
        let ops = server().await;
        let client = builder(&ops).retry(Retry::none()).build();
        let client = client.expect("a client");
        let name = format!("{fault:?}");
        ops.fail_next_on("POST", ACQUIRE, fault);
        let error = exchange(&client).await.expect_err(&name);
        assert_eq!(error.kind(), kind, "{name}");
        assert_eq!(error.status().map(|status| status.as_u16()), status);
        let may_pass = kind == ErrorKind::Transport || matches!(status, Some(502 | 503));
        assert_eq!(error.is_retryable(), may_pass, "{name}");
        let failed = match kind {
            ErrorKind::NoToken => None,
            _ => Some("acquireToken"),
        };
        assert_eq!(error.operation().map(Operation::id), failed, "{name}");
        assert_eq!(counts(&ops), [1, 0, 0], "{name}");
        exchange(&client).await.expect("the server has recovered");
        assert_eq!(counts(&ops), [2, 1, 0], "{name}");
        looked += 1;
    }
    assert_eq!(looked, 12);
}

#[tokio::test]
async fn a_server_older_than_the_call_is_distinguished_from_a_token_that_died() {
    let builder = SuiteApi::builder().version("8.18.0");
    let ops = builder.start().await.expect("a free port");
    let error = exchange(&client(&ops)).await.expect_err("no such path");
    assert!(error.is_not_found());
    assert_eq!(counts(&ops), [1, 1, 0]);
}

#[tokio::test]
async fn a_source_that_takes_no_password_is_reported_with_the_schemes_that_it_takes() {
    let ops = server().await;
    ops.fail_next(Fault::html_401());
    let error = exchange(&client(&ops)).await.expect_err("no password");
    assert!(error.is_unauthorized());
    assert_eq!(error.operation().map(Operation::id), Some("acquireToken"));
    let schemes = &error.headers().expect("headers")["www-authenticate"];
    assert!(schemes.to_str().expect("text").contains("SSO2Token"));
    assert!(error.body_text().expect("a body").starts_with("<html>"));
    assert_eq!(counts(&ops), [1, 0, 0]);
}
