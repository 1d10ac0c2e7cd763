//! What the client sends is what the document says, and no more.

use contract_tests::document::Document;
use contract_tests::exchange::{assert_request, request_problems};
use contract_tests::failures::assert_one_sentence;
use contract_tests::samples::TEXT;
use serde_json::{Value, json};
use simulator::{RecordedRequest, SuiteApi};
use suite_api_client::types::builder::{TokenExchangeRequest, UsernamePassword};
use suite_api_client::{Client, Error, ErrorKind, Secret, Security, TokenScheme, operations};

use super::support::{
    BASE_PATH, TOKEN, builder, call, client, ids, logged_in, only_request, server,
};

#[tokio::test]
async fn every_operation_is_sent_as_documented() {
    let document = Document::suite_api();
    let mut exercised = Vec::new();
    for operation in document.operations() {
        let ops = server().await;
        let success = call(&logged_in(&ops).await, operation.id()).await;
        let success = success.expect("a success");
        assert_eq!(success.status, operation.success());
        assert!(success.has_request_id);
        assert_request(operation, BASE_PATH, &only_request(&ops));
        exercised.push(operation.id());
    }
    assert_eq!(exercised, ids());
    assert_eq!(exercised.len(), 3);
}

#[test]
fn the_table_of_operations_is_that_of_the_document() {
    let document = Document::suite_api();
    let documented = document.operations();
    assert_eq!(documented.len(), operations::ALL.len());
    for (operation, documented) in operations::ALL.into_iter().zip(documented) {
        assert_eq!(operation.id(), documented.id());
        assert_eq!(operation.method().as_str(), documented.method());
        assert_eq!(operation.path(), documented.path());
        assert_eq!(operation.accepted(), "application/json");
        let needs_token = documented.security().is_some();
        assert_eq!(operation.security() == Security::Required, needs_token);
        assert!(!operation.is_idempotent(), "a POST is not");
    }
}

#[tokio::test]
async fn the_head_of_a_request_without_a_body_says_so() {
    let ops = server().await;
    let released = client(&ops).release_token().send().await;
    released.expect_err("the server does not know the token");
    let request = only_request(&ops);
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/suite-api/api/auth/token/release");
    assert_eq!(request.query, None);
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-length"), Some("0"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("transfer-encoding"), None);
    assert_eq!(request.header("api-version"), None);
    let expected = format!("OpsToken {TOKEN}");
    assert_eq!(request.header("authorization"), Some(&*expected));
    assert_eq!(request.body.len(), 0);
}

#[tokio::test]
async fn the_user_agent_names_the_client_and_before_it_the_program() {
    let name = "suite-api-client/0.1.0";
    let program = format!("my-program/1.2 {name}");
    for (given, expected) in [(None, name), (Some("my-program/1.2"), &*program)] {
        let ops = server().await;
        let mut builder = builder(&ops);
        if let Some(given) = given {
            builder = builder.user_agent(given);
        }
        let client = builder.build().expect("a client");
        call(&client, "acquireToken").await.expect("a token");
        assert_eq!(only_request(&ops).header("user-agent"), Some(expected));
    }
}

#[tokio::test]
async fn a_token_goes_exactly_where_the_document_demands_one() {
    let document = Document::suite_api();
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for operation in document.operations() {
        let ops = server().await;
        // The client holds a token in each case.
        let _ = call(&client(&ops), operation.id()).await;
        match only_request(&ops).header("authorization") {
            Some(_) => with.push(operation.id()),
            None => without.push(operation.id()),
        }
        assert_eq!(
            operation.security().is_some(),
            with.contains(&operation.id())
        );
    }
    assert_eq!(with, ["exchangeOpsTokenWithJwtToken", "releaseToken"]);
    assert_eq!(without, ["acquireToken"]);
}

#[tokio::test]
async fn the_scheme_of_the_token_is_the_one_that_was_set() {
    let words = [
        "OpsToken",
        "vRealizeOpsToken",
        "Bearer",
        "CSPToken",
        "SSO2Token",
    ];
    assert_eq!(TokenScheme::ALL.map(TokenScheme::as_str), words);
    assert_eq!(TokenScheme::default(), TokenScheme::OpsToken);
    for scheme in TokenScheme::ALL {
        let ops = server().await;
        let builder = Client::builder(ops.base_url()).token_scheme(scheme);
        let client = builder.token(TOKEN).build().expect("a client");
        let error = client.release_token().send().await.expect_err("no session");
        assert!(error.is_unauthorized(), "{error}");
        let other = client.with_token("other").expect("a client");
        other.release_token().send().await.expect_err("no session");
        let requests = ops.ledger().requests();
        assert_eq!(requests.len(), 2);
        for (request, token) in requests.iter().zip([TOKEN, "other"]) {
            let expected = format!("{scheme} {token}");
            assert_eq!(request.header("authorization"), Some(&*expected));
        }
    }
}

/// The body of a login with these names.
async fn login(ops: &SuiteApi, username: &str, auth_source: Option<&str>) -> Value {
    let body = |body: UsernamePassword| {
        let body = body.username(username).password(Secret::from(TEXT));
        body.auth_source(auth_source.map(str::to_owned))
    };
    let call = client(ops).acquire_token().body_map(body).send().await;
    call.expect_err("there is no such user");
    let request = only_request(ops);
    assert_request(
        Document::suite_api().operation("acquireToken"),
        BASE_PATH,
        &request,
    );
    request.json().expect("JSON")
}

#[tokio::test]
async fn names_go_through_unchanged() {
    for name in [
        "admin",
        r"DOMAIN\user",
        "user@domain@authSourceName",
        " spaces ",
        "Ünï\u{1f600}",
        "\"quoted\" 'twice' \\\" <b>&amp;",
        "a\nb\tc\u{0}d",
        TEXT,
    ] {
        let sent = login(&server().await, name, Some(name)).await;
        let expected = json!({ "username": name, "password": TEXT, "authSource": name });
        assert_eq!(sent, expected);
    }
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let sent = login(&server().await, "admin", None).await;
    assert_eq!(sent, json!({ "username": "admin", "password": TEXT }));
}

/// The request of an exchange for these keys.
async fn exchange(details: Option<bool>, keys: &[&str]) -> RecordedRequest {
    let ops = server().await;
    let client = logged_in(&ops).await;
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let body = |body: TokenExchangeRequest| body.service_keys(keys);
    let mut call = client.exchange_ops_token_with_jwt_token().body_map(body);
    if let Some(details) = details {
        call = call.include_service_details(details);
    }
    call.send().await.expect("a JWT");
    let request = only_request(&ops);
    let document = Document::suite_api();
    let operation = document.operation("exchangeOpsTokenWithJwtToken");
    assert_request(operation, BASE_PATH, &request);
    request
}

#[tokio::test]
async fn the_query_has_a_parameter_only_if_it_is_set() {
    for (details, query) in [
        (None, None),
        (Some(false), Some("includeServiceDetails=false")),
        (Some(true), Some("includeServiceDetails=true")),
    ] {
        let request = exchange(details, &["ops-ni", "ops-li"]).await;
        assert_eq!(request.query.as_deref(), query);
        let sent = request.json().expect("JSON");
        assert_eq!(sent, json!({ "serviceKeys": ["ops-ni", "ops-li"] }));
    }
}

fn assert_not_sent<T: std::fmt::Debug>(answer: Result<T, Error>, missing: &str) {
    let error = answer.expect_err(missing);
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(error.to_string().contains(missing), "{error}");
    assert!(!error.is_retryable(), "{error}");
    assert_eq!(error.status(), None);
    assert_eq!(error.body(), None);
    assert!(error.headers().is_none());
    assert_one_sentence(&error);
}

#[tokio::test]
async fn a_request_that_lacks_something_is_not_sent() {
    let ops = server().await;
    let client = client(&ops);
    let acquire = client.acquire_token();
    assert_not_sent(acquire.clone().send().await, "supplied");
    let only_name = acquire.clone().body_map(|body| body.username("a"));
    assert_not_sent(only_name.send().await, "password");
    let only_password = acquire.body_map(|body| body.password("a"));
    assert_not_sent(only_password.send().await, "username");
    let exchange = client.exchange_ops_token_with_jwt_token();
    assert_not_sent(exchange.clone().send().await, "service_keys");

    let without_token = Client::builder(ops.base_url()).build().expect("a client");
    assert_not_sent(without_token.release_token().send().await, "token");
    let exchange = without_token.exchange_ops_token_with_jwt_token();
    let exchange = exchange.body_map(|body| body.service_keys(["ops-li".to_owned()]));
    assert_not_sent(exchange.send().await, "token");
    assert_eq!(ops.ledger().requests().len(), 0);
}

#[tokio::test]
async fn the_check_of_requests_finds_what_is_wrong() {
    let document = Document::suite_api();
    let operation = document.operation("exchangeOpsTokenWithJwtToken");
    let good = exchange(Some(true), &["ops-li"]).await;
    let mut all = Vec::new();
    let mut wrong = |change: fn(&mut RecordedRequest)| {
        let mut request = good.clone();
        change(&mut request);
        let length = request.body.len().to_string().parse().expect("a value");
        request.headers.insert("content-length", length);
        all.push(request_problems(operation, BASE_PATH, &request).join("; "));
    };
    wrong(|request| request.query = Some("includeServiceDetails=maybe".to_owned()));
    wrong(|request| request.query = Some("includeServiceDetails".to_owned()));
    wrong(|request| request.query = Some("other=true".to_owned()));
    wrong(|request| {
        request.query = Some("includeServiceDetails=true&includeServiceDetails=true".to_owned());
    });
    wrong(|request| drop(request.headers.remove("authorization")));
    wrong(|request| drop(request.headers.remove("content-type")));
    wrong(|request| request.body = "".into());
    wrong(|request| request.body = "{}".into());
    wrong(|request| request.body = r#"{"serviceKeys":[]}"#.into());
    wrong(|request| request.body = r#"{"serviceKeys":["a","a"]}"#.into());
    wrong(|request| request.body = r#"{"serviceKeys":[1]}"#.into());
    wrong(|request| request.body = r#"{"serviceKeys":["a"],"other":null}"#.into());
    assert_eq!(all.len(), 12);
    let silent = all.iter().filter(|problems| problems.is_empty()).count();
    assert_eq!(silent, 0, "{all:#?}");
}
