//! What the client sends is what the document says, and no more.

mod optional;

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_request;
use contract_tests::failures::assert_one_sentence;
use contract_tests::sample_server;
use contract_tests::variants::TEXT;
use scc_suite_api_simulator::{RecordedRequest, SuiteApi};
use serde_json::{Value, json};
use suite_api_client::types::builder::UsernamePassword;
use suite_api_client::{Client, Error, ErrorKind, Secret};

use super::api::NAME;
use super::support::{self, BASE_PATH, TOKEN, call, client, logged_in, only_request, server};

#[tokio::test]
async fn every_parameter_and_body_of_the_document_is_sent() {
    let document = Document::of(NAME);
    let server = sample_server::start(NAME).await;
    let client = Client::builder(server.base_url()).token(TOKEN).build();
    let client = client.expect("a client");
    let (mut parameters, mut bodies, mut without) = (0, 0, Vec::new());
    for operation in document.operations() {
        server.ledger().clear();
        call(&client, operation.id()).await.expect("a success");
        let request = server.ledger().only_request();
        let query = request.query.clone().unwrap_or_default();
        for parameter in operation.parameters("query") {
            let name = parameter["name"].as_str().expect("a name");
            let is_list = parameter["schema"]["type"] == "array";
            let pairs = query.split('&');
            let sent = pairs.filter(|pair| pair.split('=').next() == Some(name));
            assert_eq!(sent.count(), 1 + usize::from(is_list), "{name}");
            parameters += 1;
        }
        bodies += usize::from(!request.body.is_empty());
        match request.header("authorization") {
            Some(sent) => assert_eq!(sent, format!("OpsToken {TOKEN}")),
            None => without.push(operation.id()),
        }
    }
    // One body more is optional and was left out.
    assert_eq!((parameters, bodies), (15, 27));
    assert_eq!(without, ["getVIDBWellKnownURL", "acquireToken"]);
}

#[tokio::test]
async fn a_list_in_a_query_has_a_pair_for_each_entry() {
    let ops = server().await;
    let client = client(&ops);
    let words = ["a&b=c", "\u{fc} +", ""].map(str::to_owned);
    let call = client.get_roles().role_name(words.to_vec());
    call.send().await.expect_err("a dead token");
    let request = only_request(&ops);
    let query = request.query.expect("a query");
    assert_eq!(query, "roleName=a%26b%3Dc&roleName=%C3%BC%20%2B&roleName=");
    ops.ledger().clear();
    let call = client.get_roles().role_name(Vec::new());
    call.send().await.expect_err("a dead token");
    assert_eq!(only_request(&ops).query, None);
}

#[tokio::test]
async fn a_name_in_a_path_stays_one_part_of_it() {
    let ops = server().await;
    let client = logged_in(&ops).await;
    for name in [
        "a/b",
        "..",
        ".",
        "%2F",
        "a b?c#d",
        "a;b\\c",
        "a+b&c=d",
        "\u{fc}\u{1f600}",
    ] {
        ops.ledger().clear();
        let role = client.create_user_role();
        let role = role.body_map(|body| body.name(name));
        role.send().await.expect("a role");
        let found = client.get_role_by_name().role_name(name).send().await;
        match (name, found) {
            // No client sends these, for they mean another path.
            ("." | "..", found) => {
                let error = found.expect_err("no part of a path");
                assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
                assert_eq!(ops.ledger().requests().len(), 1);
            }
            (_, found) => {
                assert_eq!(found.expect("a role").name, name);
                let request = ops.ledger().requests().remove(1);
                let operation = Document::of("suite-api");
                let operation = operation.operation("getRoleByName");
                assert_request(operation, BASE_PATH, &request);
            }
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
        Document::of("suite-api").operation("acquireToken"),
        BASE_PATH,
        &request,
    );
    request.json().expect("JSON")
}

#[tokio::test]
async fn names_go_through_unchanged() {
    // What is not set is not sent.
    let sent = login(&server().await, "admin", None).await;
    assert_eq!(sent, json!({ "username": "admin", "password": TEXT }));
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

/// The request of an exchange for these keys.
async fn exchange(details: Option<bool>, keys: &[&str]) -> RecordedRequest {
    let ops = server().await;
    let client = logged_in(&ops).await;
    let exchanged = support::exchange(&client, keys, details).await;
    exchanged.expect("a JWT");
    let request = only_request(&ops);
    let document = Document::of("suite-api");
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
    assert_not_sent(
        acquire.clone().send().await,
        "the field `password` of `UsernamePassword`",
    );
    let only_name = acquire.clone().body_map(|body| body.username("a"));
    assert_not_sent(only_name.send().await, "password");
    let only_password = acquire.body_map(|body| body.password("a"));
    assert_not_sent(only_password.send().await, "username");
    let exchange = client.exchange_ops_token_with_jwt_token();
    assert_not_sent(exchange.clone().send().await, "service_keys");
    assert_eq!(ops.ledger().requests().len(), 0);
}
