//! Tokens, and what a server says beside a code, show in nothing that a program
//! prints.

use contract_tests::document::Document;
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use scc_client::{ApiError, Client, StatusCode, types};
use scc_suite_api_simulator::Fault;
use serde_json::json;

use super::api::NAME;
use super::support::{call, client, server};

#[test]
fn the_secrets_of_the_document_are_these_and_can_be_taken_out() {
    let places = Document::of(NAME).secrets();
    let expected = "/components/schemas/ApiTokenInfo/properties/apiToken";
    assert_eq!(places, [expected]);
    let info = json!({ "apiToken": SECRET });
    let info: types::ApiTokenInfo = serde_json::from_value(info).expect("ApiTokenInfo");
    let token = info.api_token.expect("a token");
    assert_debug_hides("a secret", &token);
    assert_eq!(token.expose(), SECRET);
}

#[tokio::test]
async fn a_listed_code_is_shown_and_the_words_beside_it_are_not() {
    let scc = server().await;
    let body = json!({ "errorCode": "CONFLICT", "errorMsg": SECRET }).to_string();
    let fault = Fault::answer(StatusCode::BAD_REQUEST).body(body);
    scc.fail_next(fault);
    let outcome = call(&client(&scc), "generateApiToken").await;
    let error = outcome.expect_err("no success");
    assert_error_hides("an error", &error);
    assert!(error.to_string().contains("CONFLICT"));
    assert!(format!("{error:?}").contains("CONFLICT"));
    assert_eq!(error.message(), Some(SECRET), "it is there");
    assert!(matches!(
        error.api_error(),
        Some(ApiError::CommonApiError(_))
    ));
}

#[tokio::test]
async fn a_request_that_is_not_sent_hides_the_token() {
    let builder = Client::builder("https://ops.example.com").token(SECRET);
    let client = builder.build().expect("a client");
    for call in [
        client.generate_api_token(),
        client.generate_api_token().api_user_uid(SECRET),
    ] {
        assert_debug_hides("the builder of a call", &call);
        let error = call.send().await.expect_err("no id");
        assert_eq!(assert_error_hides("a request that is not sent", &error), 1);
    }
}
