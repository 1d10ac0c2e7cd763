//! What is known of the real servers, and which test holds the client to it.
//!
//! | Fact | Tests |
//! | --- | --- |
//! | The API is below `/suite-api`. | `builder::the_default_path_is_used_if_the_address_has_none` |
//! | A login has a name, a password, and may have a source; all go through unchanged. | `session::login::credentials_go_to_the_server_unchanged`, `requests::names_go_through_unchanged` |
//! | A login never carries a token. | `session::login::no_login_carries_a_token_neither_the_first_nor_a_later_one` |
//! | A login answers a token, its validity, words about that, and roles. | `shared::answers::every_example_of_the_document_is_understood` |
//! | No roles are normal. | `a_user_without_a_role_logs_in_like_any_other`, `answers::a_user_may_have_roles_or_none` |
//! | The words about the validity have any form and are not read. | `the_words_about_the_expiry_are_not_read`, `answers::the_validity_is_a_moment_and_the_text_beside_it_is_only_text` |
//! | The validity is a moment and no duration. | `answers::the_validity_is_a_moment_and_the_text_beside_it_is_only_text`, `session::validity::a_server_whose_clock_is_wrong_does_not_make_a_client_keep_a_token_for_ever` |
//! | A token lives for 6 hours after the last call. | `tokens::a_token_lives_for_six_hours_after_the_last_call`, `session::login::a_token_is_kept_for_fifty_calls` |
//! | The server may drop a token at any time. | `session::refusal::a_refused_token_is_replaced_once_and_the_call_is_repeated_once` |
//! | Clocks differ. | `session::validity::a_server_whose_clock_is_wrong_does_not_make_a_client_log_in_for_each_call`, `session::validity::the_clock_of_the_machine_does_not_matter` |
//! | A release has no body; the token in the header is released. | `session::release::a_released_token_is_gone_on_the_server_and_from_all_clones`, `shared::requests::every_operation_is_sent_as_documented` |
//! | After a release the token is forgotten, whatever came of it. | `session::release::a_release_that_fails_is_reported_and_the_token_is_forgotten_all_the_same` |
//! | An exchange needs keys, each once, and asks for no details by default. | `operations::errors::every_operation_of_the_document_has_an_error_through_the_client`, `requests::the_query_has_a_parameter_only_if_it_is_set` |
//! | An exchange is a 404 on servers before 9.1. | `session::login::a_server_older_than_the_call_is_distinguished_from_a_token_that_died` |
//! | An exchange may answer 200 without a JWT. | `tokens::an_exchange_without_a_jwt_is_reported_as_such` |
//! | The scheme is `OpsToken`, or as the program says; it never changes by itself. | `session::sources::every_token_goes_under_the_scheme_that_was_chosen`, `session::sources::a_wrong_scheme_is_one_more_login_and_never_another_scheme` |
//! | Older servers take `vRealizeOpsToken` alone. | `a_server_that_knows_the_old_scheme_alone_is_reached_with_it` |
//! | Each request asks for JSON, since XML is the default. | `every_request_of_a_session_asks_for_json`, `shared::requests::every_operation_is_sent_as_documented` |
//! | `X-Ops-API-use-unsupported` is for internal paths. | `every_request_of_a_session_asks_for_json` |
//! | 401 with HTML and schemes: the source takes no password. | `faults::every_fault_of_a_login_is_reported_by_the_call_that_needs_the_token`, `errors::the_schemes_that_a_source_takes_are_kept_with_a_401` |
//! | 401 of a login: the credentials are bad; no second try. | `session::pauses::a_wrong_password_is_sent_once_and_every_call_reports_it`, `errors::a_dead_token_and_a_wrong_password_are_distinguished_by_their_codes` |
//! | 401 of a call, with the code 1512: the token is gone; another one, once. | `operations::errors::every_operation_that_takes_a_token_refuses_a_dead_one`, `session::refusal::a_second_refusal_is_returned` |
//! | 200 with HTML: something is in front of the server. | `session::login::a_login_that_fails_is_a_typed_error_and_the_next_call_tries_anew`, `shared::errors::a_success_with_another_body_is_an_error_that_keeps_it` |
//! | 403: the right is missing; the token stays good. | `operations::errors::who_may_not_do_it_gets_a_403_and_keeps_the_token`, `the_language_of_an_error_makes_no_difference` |
//! | 503: still starting. | `errors::a_service_that_starts_is_worth_another_try_where_that_is_safe`, `session::login::a_login_that_fails_is_a_typed_error_and_the_next_call_tries_anew` |
//! | Messages are translated; codes are not. | `the_language_of_an_error_makes_no_difference` |
//! | Most operations send the error schema, few document it; ours all do. | `shared::errors::the_documented_errors_are_those_of_the_document`, `shared::errors::every_documented_error_is_typed_by_its_status_and_kept`, `shared::errors::every_other_refusal_is_kept_with_all_that_was_sent` |
//! | A value that is refused is reported by its place. | `operations::errors::every_operation_of_the_document_has_an_error_through_the_client` |
//! | The list of auth sources works without a token, and says more with one. | `requests::optional::where_a_token_is_optional_it_is_sent_if_there_is_one_or_a_way_to_one` |
//! | A source over TLS is added in two steps. | `operations::a_source_over_tls_is_added_in_two_steps_and_any_other_in_one` |
//! | Single sign-on is removed with credentials in a body, the rest without a body. | `operations::a_source_is_deleted_with_the_credentials_that_its_type_needs_or_without_any`, `requests::optional::a_body_that_may_be_left_out_is_sent_only_if_it_is_set` |
//! | An empty list of members takes all members of a group away. | `groups::an_empty_list_of_members_takes_all_away_and_none_leaves_them` |
//! | Errors come as XML too. | `simulator::every_refusal_has_the_shape_of_the_real_server_s`, `session::login::a_login_that_fails_is_a_typed_error_and_the_next_call_tries_anew` |
//! | Appliances have certificates of their own making. | `tls::a_server_gets_the_password_only_if_it_is_the_one_that_is_trusted` |

use contract_tests::evidence_table::check_table;
use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};
use serde_json::json;
use suite_api_client::{Client, Credentials, ErrorKind, StatusCode, TokenScheme};

use super::session::{
    ACQUIRE, EXCHANGE, builder, client, counts, exchange, logged_in, server_and_client,
};
use super::support::{acquire, server};

#[test]
fn every_fact_is_held_by_a_test() {
    let (facts, tests) = check_table(include_str!("service_behaviour.rs"), "suite_api");
    assert_eq!((facts, tests), (34, 54));
}

#[tokio::test]
async fn every_request_of_a_session_asks_for_json() {
    let (ops, client) = logged_in().await;
    ops.expire_all_tokens();
    exchange(&client).await.expect("a JWT");
    client.release().await.expect("released");
    assert_eq!(counts(&ops), [2, 3, 1]);
    for request in ops.ledger().requests() {
        assert_eq!(request.header("accept"), Some("application/json"));
        assert_eq!(request.header("accept-language"), None);
        assert_eq!(request.header("x-ops-api-use-unsupported"), None);
    }
}

#[tokio::test]
async fn a_user_without_a_role_logs_in_like_any_other() {
    let ops = server().await;
    ops.add_user(User::new("someone@example.com", "p").auth_source("VIDB"));
    let credentials = Credentials::new("someone@example.com", "p").auth_source("VIDB");
    let client = Client::builder(ops.base_url()).credentials(credentials);
    let client = client.build().expect("a client");
    exchange(&client).await.expect("a JWT");
    assert_eq!(counts(&ops), [1, 1, 0]);
}

#[tokio::test]
async fn the_words_about_the_expiry_are_not_read() {
    let all = [
        json!("Thursday, January 1, 1970 at 12:00:00 AM UTC"),
        json!("lundi 5 janvier 2026 \u{e0} 14:00:00 heure normale"),
        json!("2026\u{5e74}1\u{6708}5\u{65e5}"),
        json!(""),
        json!(null),
    ];
    let ops = server().await;
    for words in &all {
        let client = client(&ops);
        let issued = acquire(&client, ops.username(), ops.password()).await;
        let issued = issued.expect("a token").into_inner();
        ops.ledger().clear();
        let mut body = json!({ "token": issued.token.expose(), "expiresAt": words });
        body["validity"] = issued.validity.into();
        let fault = Fault::answer(StatusCode::OK).body(body.to_string());
        ops.fail_next_on("POST", ACQUIRE, fault);
        for _ in 0..5 {
            exchange(&client).await.expect("a JWT");
        }
        assert_eq!(counts(&ops), [1, 5, 0], "{words}");
    }
    assert_eq!(all.len(), 5);
}

#[tokio::test]
async fn a_server_that_knows_the_old_scheme_alone_is_reached_with_it() {
    let old = SuiteApi::builder().schemes(&["vRealizeOpsToken"]).start();
    let ops = old.await.expect("a free port");
    let error = exchange(&client(&ops)).await.expect_err("the new scheme");
    assert!(error.is_unauthorized());
    let client = builder(&ops).token_scheme(TokenScheme::VRealizeOpsToken);
    let client = client.build().expect("a client");
    exchange(&client).await.expect("a JWT");
    client.release().await.expect("released");
    // The first of the tokens that were no good could not be given back.
    assert_eq!(counts(&ops), [3, 3, 2]);
}

#[tokio::test]
async fn the_language_of_an_error_makes_no_difference() {
    let (ops, client) = server_and_client().await;
    let messages = [
        "No right",
        "Kein Recht!",
        "\u{6a29}\u{9650}\u{306a}\u{3057}",
    ];
    for message in messages {
        let fault = Fault::ops_error(StatusCode::FORBIDDEN, 403, message);
        ops.fail_next_on("POST", EXCHANGE, fault);
        let error = exchange(&client).await.expect_err("no right");
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
        assert!(error.is_forbidden() && !error.is_retryable());
        assert_eq!(error.code().as_deref(), Some("403"));
        // As the server says it.
        assert_eq!(error.message(), Some(message));
        assert!(
            error.to_string().ends_with(&format!(": {message:?}")),
            "{error}"
        );
        assert!(error.body_text().expect("a body").contains(message));
    }
    assert_eq!(counts(&ops), [1, messages.len(), 0]);
}
