//! What the client sends is what the document says, and no more.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::exchange::assert_request;
use contract_tests::variants::TEXT;
use scc_client::{Client, Error, ErrorKind, types};
use serde_json::json;

use super::api::new_group;
use super::support::{BASE_PATH, GROUP, only_request, server_and_client};

#[tokio::test]
async fn the_query_has_a_parameter_only_if_it_is_set() {
    let (scc, client) = server_and_client().await;
    let document = Document::of("scc");
    let users = client.get_users();
    let mut looked = 0;
    for (call, query) in [
        (users.clone(), None),
        (users.clone().limit("7"), Some("limit=7")),
        (users.clone().offset("3"), Some("offset=3")),
        (
            users.clone().q("name:a*").offset("0").limit("200"),
            Some("limit=200&offset=0&q=name%3Aa%2A"),
        ),
        (
            users.clone().q(r#"name:"a&b=c+ü#" AND roles:x"#),
            Some("q=name%3A%22a%26b%3Dc%2B%C3%BC%23%22%20AND%20roles%3Ax"),
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
    let (scc, client) = server_and_client().await;
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
    let (scc, client) = server_and_client().await;
    let create = client.create_active_directory_group();
    let modify = client.modify_active_directory_group();
    let unnamed = |error: Option<Error>, missing: &str| {
        let error = error.expect(missing);
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains(missing), "{error}");
    };
    let generate = client.generate_api_token();
    unnamed(generate.send().await.err(), "`apiUserUid`");
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
async fn an_id_is_sent_in_lower_case_with_its_hyphens_in_whatever_form_it_came() {
    let plain = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11";
    for given in [
        "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11",
        "2C5B3A0E-6F0B-4A3C-9A4E-0D5A1B7C9E11",
        "{2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11}",
        "2c5b3a0e6f0b4a3c9a4e0d5a1b7c9e11",
    ] {
        let (scc, client) = server_and_client().await;
        let call = client.generate_api_token().api_user_uid(given).send();
        call.await.expect_err("there is no such user");
        let path = format!("/api/rest/v1/users/{plain}/apiToken/generate");
        assert_eq!(only_request(&scc).path, path, "{given}");
    }
}

#[tokio::test]
async fn a_request_with_something_else_than_an_id_is_not_sent() {
    let (scc, client) = server_and_client().await;
    for uid in ["../../admin", ""] {
        let call = client.generate_api_token().api_user_uid(uid);
        let error = call.send().await.expect_err("no id");
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(error.to_string().contains("`apiUserUid`"), "{error}");
        assert!(!error.is_retryable(), "{error}");
        assert!(error.status().is_none() && error.body().is_none());
        contract_tests::failures::assert_one_sentence(&error);
    }
    assert_eq!(scc.ledger().requests().len(), 0);
}

#[tokio::test]
async fn a_later_value_takes_the_place_of_a_bad_one() {
    let (scc, client) = server_and_client().await;
    let call = client.generate_api_token().api_user_uid("not an id");
    let call = call.api_user_uid(scc.api_only_user_uid());
    call.send().await.expect("a token");
    assert_eq!(only_request(&scc).query, None);
}

#[tokio::test]
async fn what_does_not_convert_is_named_with_its_type_and_the_reason() {
    let client = Client::builder("https://scc.example.com").build();
    let client = client.expect("a client");
    let error = client.get_user().user_uid("nobody").send().await;
    let error = error.expect_err("no id").to_string();
    let begin = "getUser: the request was not sent: the value for the path parameter `userUid`, \
                 a `&str`, does not convert to `Uuid`: invalid ";
    assert!(error.starts_with(begin), "{error}");
    assert!(!error.contains("nobody"), "{error}");

    let input = types::UserCreateOrUpdateInput::builder().name(Odd);
    let error = types::UserCreateOrUpdateInput::try_from(input).expect_err("odd");
    let expected = "the value for the field `name` of `UserCreateOrUpdateInput`, a `Odd`, does \
                    not convert to `String`: it is odd";
    assert_eq!(error.to_string(), expected);
    let call = client.create_user().body_map(|body| body.name(Odd));
    let error = call.send().await.expect_err("odd").to_string();
    assert_eq!(
        error,
        format!("createUser: the request was not sent: {expected}")
    );
}

/// Becomes no text.
struct Odd;

impl TryFrom<Odd> for String {
    type Error = &'static str;

    fn try_from(_: Odd) -> Result<Self, &'static str> {
        Err("it is odd")
    }
}
