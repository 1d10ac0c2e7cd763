//! What a request may have or not: a token and a body.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::{assert_request, request_problems};
use scc_suite_api_simulator::{RecordedRequest, SuiteApi};
use serde_json::json;
use suite_api_client::{Client, Credentials};

use crate::calls::{CallTargets, deleting_with_credentials};
use crate::support::{BASE_PATH, call, client, logged_in, only_request, server};

/// What the requests carried, by the ends of their paths.
fn tokens_of(ops: &SuiteApi) -> Vec<(String, bool)> {
    let requests = ops.ledger().requests().into_iter();
    let end = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    requests
        .map(|request| {
            (
                end(&request.path),
                request.header("authorization").is_some(),
            )
        })
        .collect()
}

#[tokio::test]
async fn where_a_token_is_optional_it_is_sent_if_there_is_one_or_a_way_to_one() {
    let document = Document::of("suite-api");
    let operations = document.operations().into_iter();
    let optional = operations.filter(|operation| operation.optional_security().is_some());
    let ids: Vec<_> = optional.map(|operation| operation.id()).collect();
    assert_eq!(ids, ["getAuthSources"]);

    let ops = server().await;
    let named = |end: &str, has_token| (end.to_owned(), has_token);
    let sources = async |client: &Client| client.get_auth_sources().send().await;
    let without = Client::builder(ops.base_url()).build().expect("a client");
    let few = sources(&without).await.expect("auth sources");
    assert!(few.sources.iter().all(|source| source.created.is_none()));
    assert_eq!(tokens_of(&ops), [named("sources", false)]);

    let with_token = logged_in(&ops).await;
    let all = sources(&with_token).await.expect("auth sources");
    assert!(all.sources.iter().all(|source| source.created.is_some()));
    assert_eq!(few.sources.len(), all.sources.len());
    assert_eq!(tokens_of(&ops), [named("sources", true)]);

    ops.ledger().clear();
    let with_login = crate::session::client(&ops);
    sources(&with_login).await.expect("auth sources");
    let login = named("acquire", false);
    assert_eq!(tokens_of(&ops), [login.clone(), named("sources", true)]);

    // A token that died is replaced, as for any other call.
    ops.ledger().clear();
    ops.expire_all_tokens();
    sources(&with_login).await.expect("auth sources");
    let call = named("sources", true);
    assert_eq!(tokens_of(&ops), [call.clone(), login.clone(), call.clone()]);

    // Whoever shows a token that is dead is not taken for a guest.
    ops.expire_all_tokens();
    let error = sources(&with_token).await.expect_err("a dead token");
    assert_eq!(error.code().as_deref(), Some("1512"));

    // A login that fails is reported, and nothing is asked without a token.
    ops.ledger().clear();
    let wrong = Client::builder(ops.base_url()).credentials(Credentials::new("admin", "wrong"));
    let wrong = wrong.build().expect("a client");
    let error = sources(&wrong).await.expect_err("no token");
    let id = error.operation().map(|operation| operation.id());
    assert_eq!(id, Some("acquireToken"));
    assert_eq!(tokens_of(&ops), [login]);
}

#[tokio::test]
async fn where_a_token_is_optional_a_client_that_gave_its_own_back_is_a_guest() {
    let ops = server().await;
    let client = logged_in(&ops).await;
    client.release().await.expect("released");
    ops.ledger().clear();
    let sources = client.get_auth_sources().send().await;
    assert_ne!(sources.expect("auth sources").sources.len(), 0);
    assert_eq!(only_request(&ops).header("authorization"), None);
}

#[tokio::test]
async fn a_body_that_may_be_left_out_is_sent_only_if_it_is_set() {
    let document = Document::of("suite-api");
    let operations = document.operations().into_iter();
    let optional = operations.filter(|operation| {
        let body = operation.request_body();
        body.is_some_and(|body| body["required"] != true)
    });
    let ids: Vec<_> = optional.map(|operation| operation.id()).collect();
    assert_eq!(ids, ["deleteAuthSource"]);

    let (ops, targets) = (server().await, CallTargets::unknown());
    let client = client(&ops);
    let unset = client.delete_auth_source().source_id(targets.source);
    unset.send().await.expect_err("a dead token");
    deleting_with_credentials(&client, &targets)
        .await
        .expect_err("a dead token");
    let empty = client.delete_auth_source().source_id(targets.source);
    let empty = empty.body_map(|body| body);
    empty.send().await.expect_err("a dead token");
    let requests = ops.ledger().requests();
    let sent: Vec<_> = requests.iter().map(RecordedRequest::json).collect();
    let pairs = json!({ "nameValuePairs": [
        { "name": "user-name", "value": "admin@broker.example.com" },
        { "name": "password", "value": targets.broker_password },
    ] });
    assert_eq!(sent, [None, Some(pairs), Some(json!({}))]);
    for (request, body) in requests.iter().zip(sent) {
        assert_request(document.operation("deleteAuthSource"), BASE_PATH, request);
        let json = body.is_some().then_some("application/json");
        assert_eq!(request.header("content-type"), json);
        let length = body.map(|_| request.body.len().to_string());
        assert_eq!(request.header("content-length"), length.as_deref());
    }
}

/// The request of a call that the server refuses.
async fn sent(id: &str) -> RecordedRequest {
    let ops = server().await;
    call(&client(&ops), id).await.expect_err("a dead token");
    only_request(&ops)
}

#[tokio::test]
async fn the_check_of_requests_finds_what_is_wrong_with_a_part_that_may_be_missing() {
    let document = Document::of("suite-api");
    let mut looked = 0;
    for (id, change) in [
        (
            "getUsers",
            (|request| request.query = Some("id=1&id=2".to_owned())) as fn(&mut RecordedRequest),
        ),
        ("deleteUsers", |request| request.query = None),
        ("getAuthSources", |request| {
            request
                .headers
                .insert("authorization", "OpsToken".parse().expect("a value"));
        }),
        ("deleteAuthSource", |request| {
            request
                .headers
                .insert("content-type", "application/json".parse().expect("a value"));
        }),
        ("deleteAuthSource", |request| request.body = "{}".into()),
        ("deleteAuthSource", |request| {
            request.query = Some("force=true&force=true".to_owned())
        }),
    ] {
        let operation = document.operation(id);
        let mut request = sent(id).await;
        assert_eq!(request_problems(operation, BASE_PATH, &request), [""; 0]);
        change(&mut request);
        assert_ne!(
            request_problems(operation, BASE_PATH, &request),
            [""; 0],
            "{id}"
        );
        looked += 1;
    }
    assert_eq!(looked, 6);
}
