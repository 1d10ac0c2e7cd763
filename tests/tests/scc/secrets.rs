//! Tokens, and what a server says beside a code, show in nothing that a program
//! prints.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::secrets::{SECRET, assert_debug_hides, assert_error_hides};
use scc_client::{ApiError, Attempt, Client, Interceptor, Secret, StatusCode, types};
use scc_suite_api_simulator::Fault;
use serde_json::json;

use super::api::NAME;
use super::support::{builder, call, client, server};

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
async fn a_listed_code_and_the_words_beside_it_are_shown_without_the_token() {
    let scc = server().await;
    let words = format!("{SECRET} is gone");
    let body = json!({ "errorCode": "CONFLICT", "errorMsg": words }).to_string();
    let fault = Fault::answer(StatusCode::BAD_REQUEST).body(body);
    scc.fail_next(fault);
    let client = client(&scc).with_token(SECRET).expect("a client");
    let outcome = call(&client, "generateApiToken").await;
    let error = outcome.expect_err("no success");
    assert_error_hides("an error", &error);
    let said = r#" with the code CONFLICT: "[redacted] is gone""#;
    assert!(error.to_string().ends_with(said), "{error}");
    assert!(format!("{error:?}").contains("CONFLICT"));
    assert_eq!(error.message(), Some(&*words), "it is there");
    assert!(matches!(
        error.api_error(),
        Some(ApiError::CommonApiError(_))
    ));
}

/// Adds a secret header.
struct Adds(&'static str);

impl Interceptor for Adds {
    fn before(
        &self,
        attempt: &mut Attempt<'_>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        attempt.header("x-third", Secret::from(self.0))
    }
}

#[tokio::test]
async fn no_header_that_is_a_secret_is_shown_if_the_server_repeats_it() {
    let scc = server().await;
    let client = builder(&scc)
        .default_header("x-first", Secret::from("first-key"))
        .default_header("x-plain", "seen")
        .interceptor(Adds("third-key"))
        .build()
        .expect("a client");
    let words = "first-key, second-key, third-key, seen";
    let body = json!({ "errorCode": "CONFLICT", "errorMsg": words }).to_string();
    scc.fail_next(Fault::answer(StatusCode::BAD_REQUEST).body(body));
    let call = client.get_users();
    let call = call.header("x-second", Secret::from("second-key"));
    let error = call.send().await.expect_err("no success");
    assert_eq!(error.message(), Some(words), "it is there");
    let said = r#": "[redacted], [redacted], [redacted], seen""#;
    assert!(error.to_string().ends_with(said), "{error}");
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
