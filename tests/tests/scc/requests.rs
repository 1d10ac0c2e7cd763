//! What the client sends is what the document says, and no more.

use contract_tests::document::Document;
use contract_tests::exchange::{assert_request, request_problems};
use contract_tests::samples::TEXT;
use openapi_client_core::{Method, Operation, Transport};
use scc_client::{Client, Error, ErrorKind, Security, operations};
use scc_suite_api_simulator::Fault;
use serde_json::json;
use uuid::Uuid;

use super::support::{
    BASE_PATH, GROUP, builder, call_well, client, ids, new_group, new_user, only_request, server,
};

#[tokio::test]
async fn every_operation_is_sent_as_documented() {
    let document = Document::scc();
    let mut exercised = Vec::new();
    for operation in document.operations() {
        let scc = server().await;
        let success = call_well(&scc, &client(&scc), operation.id()).await;
        let success = success.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(success.status, operation.success());
        assert_request(operation, BASE_PATH, &only_request(&scc));
        exercised.push(operation.id());
    }
    assert_eq!(exercised, ids());
    assert_eq!(exercised.len(), 13);
}

#[test]
fn the_table_of_operations_is_that_of_the_document() {
    let document = Document::scc();
    let documented = document.operations();
    assert_eq!(documented.len(), operations::ALL.len());
    let mut looked = 0;
    for (operation, documented) in operations::ALL.iter().copied().zip(documented) {
        assert_eq!(operation.id(), documented.id());
        assert_eq!(operation.method().as_str(), documented.method());
        assert_eq!(operation.path(), documented.path());
        assert_eq!(operation.accepted(), "application/json");
        let needs_token = documented.security().is_some();
        assert_eq!(operation.security() == Security::Required, needs_token);
        // A second POST or PATCH may do more than the first.
        let is_idempotent = matches!(operation.method().as_str(), "DELETE" | "GET");
        assert_eq!(operation.is_idempotent(), is_idempotent);
        looked += usize::from(is_idempotent);
    }
    assert_eq!(looked, 7);
}

#[tokio::test]
async fn the_head_of_a_request_without_a_body_says_so() {
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let client = client(&scc);
    let call = client.generate_api_token().api_user_uid(uid).send();
    call.await.expect("a token");
    let request = only_request(&scc);
    assert_eq!(request.method, "POST");
    let path = format!("/api/rest/v1/users/{uid}/apiToken/generate");
    assert_eq!(request.path, path);
    assert_eq!(request.query, None);
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-length"), Some("0"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("transfer-encoding"), None);
    assert_eq!(request.header("api-version"), None);
    let bearer = format!("Bearer {}", scc.admin_token());
    assert_eq!(request.header("authorization"), Some(&*bearer));
    assert_eq!(request.body.len(), 0);
}

#[tokio::test]
async fn the_head_of_a_request_that_reads_has_no_length_and_one_with_a_body_has_its_own() {
    let scc = server().await;
    let client = client(&scc);
    client.get_token().send().await.expect("whose it is");
    let request = only_request(&scc);
    assert_eq!((request.method.as_str(), request.body.len()), ("GET", 0));
    assert_eq!(request.path, "/api/rest/v1/token");
    for header in ["content-length", "content-type", "transfer-encoding"] {
        assert_eq!(request.header(header), None, "{header}");
    }

    scc.ledger().clear();
    let call = client.create_user().body_map(new_user).send();
    call.await.expect("a user");
    let request = only_request(&scc);
    let length = request.body.len().to_string();
    assert_eq!(request.header("content-length"), Some(&*length));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("transfer-encoding"), None);
}

#[tokio::test]
async fn the_query_has_a_parameter_only_if_it_is_set() {
    let scc = server().await;
    let client = client(&scc);
    let document = Document::scc();
    let users = client.get_users();
    let mut looked = 0;
    for (call, query) in [
        (users.clone(), None),
        (users.clone().limit("7"), Some("limit=7")),
        (users.clone().offset("3"), Some("offset=3")),
        (
            users.clone().q("name:a*").offset("0").limit("200"),
            Some("limit=200&offset=0&q=name%3Aa*"),
        ),
        (
            users.clone().q(r#"name:"a&b=c+ü#" AND roles:x"#),
            Some("q=name%3A%22a%26b%3Dc%2B%C3%BC%23%22+AND+roles%3Ax"),
        ),
        // The last one counts.
        (users.limit("1").limit("2"), Some("limit=2")),
    ] {
        scc.ledger().clear();
        call.send().await.expect("a page");
        let request = only_request(&scc);
        assert_eq!(request.query.as_deref(), query);
        assert_request(document.operation("getUsers"), BASE_PATH, &request);
        looked += 1;
    }
    assert_eq!(looked, 6);
}

#[tokio::test]
async fn a_body_has_what_was_set_unchanged_and_no_more() {
    let scc = server().await;
    let client = client(&scc);
    let create = client.create_user().body_map(|body| body.name(TEXT));
    create.send().await.expect("a user");
    let modify = client.modify_active_directory_group().group_uid(GROUP);
    let modify = modify.body_map(|body| {
        let body = body.name("ü").issuer_url(TEXT).group_identifier(TEXT);
        body.notes(TEXT.to_owned())
    });
    modify.send().await.expect("a group");
    let bodies: Vec<_> = scc.ledger().requests();
    let bodies: Vec<_> = bodies
        .iter()
        .map(|sent| sent.json().expect("JSON"))
        .collect();
    let expected = [
        // The document's default for `apiOnlyUser` is the server's to fill in.
        json!({ "name": TEXT }),
        json!({ "name": "ü", "issuerUrl": TEXT, "groupIdentifier": TEXT, "notes": TEXT }),
    ];
    assert_eq!(bodies, expected);
}

#[tokio::test]
async fn a_request_that_lacks_an_id_or_a_part_of_its_body_is_not_sent() {
    let scc = server().await;
    let client = client(&scc);
    let create = client.create_active_directory_group();
    let modify = client.modify_active_directory_group();
    let unnamed = |error: Option<Error>, missing: &str| {
        let error = error.expect(missing);
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains(missing), "{error}");
    };
    unnamed(client.get_user().send().await.err(), "`userUid`");
    unnamed(client.delete_user().send().await.err(), "`userUid`");
    unnamed(client.revoke_api_token().send().await.err(), "`apiUserUid`");
    let group = client.get_active_directory_group();
    unnamed(group.send().await.err(), "`groupUid`");
    let group = client.delete_active_directory_group();
    unnamed(group.send().await.err(), "`groupUid`");
    let group = modify.clone().body_map(new_group);
    unnamed(group.send().await.err(), "`groupUid`");

    unnamed(client.create_user().send().await.err(), "name");
    unnamed(create.clone().send().await.err(), "group_identifier");
    let group = create.body_map(|body| body.name("a").group_identifier("b"));
    unnamed(group.send().await.err(), "issuer_url");
    let group = modify.group_uid(GROUP).body_map(|body| body.name("a"));
    unnamed(group.send().await.err(), "group_identifier");
    assert_eq!(scc.ledger().requests().len(), 0);
}

#[tokio::test]
async fn the_user_agent_names_the_client_and_before_it_the_program() {
    let name = "scc-client/0.1.0";
    let program = format!("my-program/1.2 {name}");
    for (given, expected) in [(None, name), (Some("my-program/1.2"), &*program)] {
        let scc = server().await;
        let mut builder = builder(&scc);
        if let Some(given) = given {
            builder = builder.user_agent(given);
        }
        let client = builder.build().expect("a client");
        let uid = scc.api_only_user_uid();
        let call = client.generate_api_token().api_user_uid(uid).send();
        call.await.expect("a token");
        assert_eq!(only_request(&scc).header("user-agent"), Some(expected));
    }
}

#[tokio::test]
async fn an_id_is_sent_in_lower_case_with_its_hyphens_in_whatever_form_it_came() {
    let plain = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";
    for given in [
        "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11",
        "2C5B3A0E-6F0B-4A3C-9A4E-0D5A1B7C9E11",
        "{2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11}",
        "2c5b3a0e6f0b4a3c9a4e0d5a1b7c9e11",
    ] {
        let scc = server().await;
        let client = client(&scc);
        let call = client.generate_api_token().api_user_uid(given).send();
        call.await.expect_err("there is no such user");
        let path = format!("/api/rest/v1/users/{plain}/apiToken/generate");
        assert_eq!(only_request(&scc).path, path, "{given}");
    }
}

#[tokio::test]
async fn a_request_that_lacks_something_is_not_sent() {
    let scc = server().await;
    let with_token = client(&scc);
    let without_token = Client::builder(scc.base_url()).build().expect("a client");
    let uid = scc.api_only_user_uid();
    let calls = [
        (with_token.generate_api_token(), "`apiUserUid`"),
        (
            with_token.generate_api_token().api_user_uid("../../admin"),
            "`apiUserUid`",
        ),
        (
            with_token.generate_api_token().api_user_uid(""),
            "`apiUserUid`",
        ),
        (
            without_token.generate_api_token().api_user_uid(uid),
            "token",
        ),
    ];
    for (call, missing) in calls {
        let error = call.send().await.expect_err(missing);
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains(missing), "{error}");
        assert!(!error.is_retryable(), "{error}");
        assert_eq!(error.status(), None);
        assert_eq!(error.body(), None);
        assert!(error.headers().is_none());
        contract_tests::failures::assert_one_sentence(&error);
    }
    assert_eq!(scc.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_later_value_takes_the_place_of_a_bad_one() {
    let scc = server().await;
    let client = client(&scc);
    let call = client.generate_api_token().api_user_uid("not an id");
    let call = call.api_user_uid(scc.api_only_user_uid());
    call.send().await.expect("a token");
    assert_eq!(only_request(&scc).query, None);
}

#[tokio::test]
async fn a_value_in_a_path_stays_in_its_place() {
    static THINGS: Operation = Operation::new("things", Method::POST, "/v1/things/{a}/end");
    for (value, sent) in [
        ("../../admin", "..%2F..%2Fadmin"),
        ("a?b#c", "a%3Fb%23c"),
        ("50% ü", "50%25%20%C3%BC"),
        ("a;b\\c", "a%3Bb%5Cc"),
        ("a+b&c=d", "a+b&c=d"),
    ] {
        let scc = server().await;
        scc.fail_next(Fault::answer(scc_client::StatusCode::OK));
        let base_url = format!("{}/", scc.base_url());
        let transport = Transport::builder(base_url).build().expect("a transport");
        let answer = transport.request(&THINGS, &[&value]).send().await;
        answer.expect("a success").empty().expect("no page");
        let path = format!("/api/rest/v1/things/{sent}/end");
        assert_eq!(only_request(&scc).path, path, "{value}");
    }
}

#[tokio::test]
async fn the_check_of_requests_finds_what_is_wrong() {
    let document = Document::scc();
    let operation = document.operation("generateApiToken");
    let scc = server().await;
    let uid = scc.api_only_user_uid();
    let client = client(&scc);
    let call = client.generate_api_token().api_user_uid(uid).send();
    call.await.expect("a token");
    let good = only_request(&scc);
    assert_eq!(request_problems(operation, BASE_PATH, &good), [""; 0]);

    let mut all = Vec::new();
    let mut wrong = |change: fn(&mut scc_suite_api_simulator::RecordedRequest)| {
        let mut request = good.clone();
        change(&mut request);
        all.push(request_problems(operation, BASE_PATH, &request).join("; "));
    };
    wrong(|request| request.method = Method::GET);
    wrong(|request| request.path.insert(0, 'x'));
    wrong(|request| request.path.push('x'));
    wrong(|request| request.path = request.path.replace("-4", "_4"));
    wrong(|request| request.path.push_str("/x"));
    wrong(|request| request.query = Some("a=b".to_owned()));
    wrong(|request| drop(request.headers.remove("accept")));
    wrong(|request| drop(request.headers.remove("authorization")));
    wrong(|request| drop(request.headers.remove("content-length")));
    wrong(|request| {
        let twice = request.headers["accept"].clone();
        request.headers.append("accept", twice);
    });
    wrong(|request| {
        let other = "Basic abc".parse().expect("a value");
        request.headers.insert("authorization", other);
    });
    wrong(|request| {
        let value = "1.5.0".parse().expect("a value");
        request.headers.insert("api-version", value);
    });
    wrong(|request| request.body = "{}".into());
    assert_eq!(all.len(), 13);
    let silent = all.iter().filter(|problems| problems.is_empty()).count();
    assert_eq!(silent, 0, "{all:#?}");
}

#[tokio::test]
async fn clones_of_a_client_send_the_same() {
    let scc = server().await;
    let client = client(&scc);
    let copy = client.clone();
    drop(client);
    let uid = Uuid::new_v4();
    let call = copy.generate_api_token().api_user_uid(uid).send();
    call.await.expect_err("there is no such user");
    let bearer = format!("Bearer {}", scc.admin_token());
    let request = only_request(&scc);
    assert_eq!(request.header("authorization"), Some(&*bearer));
}
