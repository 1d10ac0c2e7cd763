//! What the answers of Security Cloud Control may have or lack.

use contract_tests::assert_open_enum;
use contract_tests::document::{Document, OwnDocument};
use scc_client::StatusCode;
use scc_client::types::{AuthenticationErrorError, CommonApiErrorErrorCode, UserRole};
use scc_suite_api_simulator::Fault;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::NAME;
use super::support::{client, server, server_and_client};

#[test]
fn every_listed_value_of_an_enum_is_known_and_others_are_kept() {
    let document = Document::of(NAME);
    let listed = [
        assert_open_enum!(
            document,
            AuthenticationErrorError,
            "/components/schemas/AuthenticationError/properties/error"
        ),
        assert_open_enum!(
            document,
            CommonApiErrorErrorCode,
            "/components/schemas/CommonApiError/properties/errorCode"
        ),
        assert_open_enum!(document, UserRole, "/components/schemas/UserRole"),
    ];
    assert_eq!(listed, [3, 11, 7]);
}

#[tokio::test]
async fn a_success_may_lack_the_token_that_the_document_does_not_require() {
    for body in ["{}", r#"{"apiToken":null}"#] {
        let scc = server().await;
        scc.fail_next(Fault::answer(StatusCode::CREATED).body(body));
        let client = client(&scc);
        let call = client.generate_api_token().api_user_uid(Uuid::nil()).send();
        assert_eq!(call.await.expect("a success").into_inner().api_token, None);
    }
}

#[tokio::test]
async fn a_user_may_have_everything_or_nothing() {
    let (scc, client) = server_and_client().await;
    let get = async |body: Value| {
        scc.fail_next(Fault::answer(StatusCode::OK).body(body.to_string()));
        let call = client.get_user().user_uid(Uuid::nil()).send();
        call.await.expect("a user").into_inner()
    };
    let user = get(json!({})).await;
    assert!(user.uid.is_none() && user.name.is_none() && user.api_only_user.is_none());
    assert_eq!((user.roles, user.last_successful_login), (vec![], None));
    let user = get(json!({
        "uid": "2C5B3A0E-6F0B-4A3C-9A4E-0D5A1B7C9E11",
        "name": null,
        "roles": null,
        "apiOnlyUser": false,
        "lastSuccessfulLogin": "2026-11-22T05:06:48+01:00",
        "tenants": [{ "uid": 7 }],
    }))
    .await;
    let uid = user.uid.expect("an id").to_string();
    assert_eq!(uid, "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11");
    assert_eq!((user.name, user.roles), (None, vec![]));
    assert_eq!(user.api_only_user, Some(false));
    let login = user.last_successful_login.expect("a moment");
    assert_eq!(login.to_rfc3339(), "2026-11-22T04:06:48+00:00");
}
