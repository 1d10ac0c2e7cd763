//! What is known of the real service, and which test holds the client to it.
//!
//! | Fact | Tests |
//! | --- | --- |
//! | There are many servers, and any address may be given. | `builder::the_regions_are_the_servers_of_the_document`, `shared::builder::an_address_may_have_a_path_of_its_own_and_slashes_at_its_end` |
//! | Each request carries `Authorization: Bearer` and the token. | `shared::requests::every_operation_is_sent_as_documented`, `shared::tokens::clones_see_a_new_token_and_clients_with_their_own_do_not` |
//! | Tokens do not expire. | `tokens::a_generated_token_works_and_does_not_expire` |
//! | What a token says of itself does not count. | `a_token_that_claims_to_have_expired_is_sent_all_the_same` |
//! | Tokens can be revoked; the next call is a 401. | `tokens::a_revoked_token_is_refused_and_others_live_on`, `shared::tokens::a_refusal_without_a_source_is_returned_after_one_request` |
//! | A token can end itself. | `tokens::a_token_that_revokes_itself_is_refused_from_then_on_by_every_operation` |
//! | The tokens of a program can be ended, with a 201. | `tokens::all_tokens_of_a_program_end_when_they_are_revoked_or_the_program_is_removed` |
//! | A token says whose it is; without a date it does not expire. | `tokens::a_token_says_whose_it_is_and_that_it_does_not_expire` |
//! | The name of an API-only user gets the tenant's, and is found by it. | `users::the_name_of_a_program_gets_the_tenant_s_by_which_it_is_found` |
//! | `limit` and `offset` are texts, 50 and 0 unless they are set, and at most 200. | `paging::all_users_come_in_order_and_exactly_once_by_pages_of_any_size`, `operations::what_a_service_does_not_take_is_invalid_input`, `requests::the_query_has_a_parameter_only_if_it_is_set` |
//! | A list has its count, and its pages have all of it. | `paging::all_users_come_in_order_and_exactly_once_by_pages_of_any_size`, `paging::all_groups_come_in_order_and_exactly_once` |
//! | A list may change while it is read, and a page may be smaller than asked for. | `paging::odd::what_the_answers_say_decides_where_the_list_goes_on_and_where_it_ends` |
//! | A generated token comes with a 201. | `tokens::a_generated_token_works_and_does_not_expire`, `shared::answers::every_example_of_the_document_is_understood` |
//! | No field of an answer is required. | `answers::a_success_may_lack_the_token_that_the_document_does_not_require`, `shared::errors::every_combination_of_members_makes_a_typed_error` |
//! | A token is only for an API-only user. | `operations::what_a_service_does_not_take_is_invalid_input` |
//! | Whether a new token ends the old one is unknown. | `tokens::a_new_token_may_end_the_old_one` |
//! | A token that may have been generated is not asked for again. | `shared::faults::every_fault_is_reported_and_no_call_is_repeated_that_may_be_done`, `long_run::two_hundred_tasks_in_a_storm_end_all_their_calls_and_none_is_executed_twice` |
//! | 400, 403 and 500 are of one schema, 401 of another. | `errors::the_code_and_the_message_of_an_error_are_those_of_its_schema`, `shared::errors::every_documented_error_is_typed_by_its_status_and_kept` |
//! | The gateway has a 401 of a third shape. | `errors::the_gateway_s_own_401_is_kept_whole` |
//! | Any object reads as a common error, so the raw body is kept. | `a_body_that_reads_as_a_common_error_without_being_one_is_kept`, `shared::errors::every_other_refusal_is_kept_with_all_that_was_sent` |
//! | A missing right leaves the token good. | `operations::whoever_may_only_read_changes_nothing_and_whoever_has_no_role_reads_nothing` |
//! | 429 is not documented, but is a code. | `too_many_requests_is_a_code_under_any_status_and_a_reason_to_wait_under_its_own`, `shared::repeats::a_call_that_is_held_off_is_made_when_the_server_says_so` |
//! | Enums grow. | `shared::properties::whatever_a_server_may_send_by_a_schema_is_read_and_written_as_what_it_means`, `answers::every_listed_value_of_an_enum_is_known_and_others_are_kept`, `errors::a_code_that_is_not_listed_is_kept_but_not_shown` |
//! | The token goes to no other host. | `shared::errors::a_redirect_is_not_followed_and_nothing_is_sent_elsewhere` |
//! | An asynchronous call answers 202 with a transaction, which is polled until DONE, ERROR or CANCELLED. | `waiting::done_error_and_cancelled_each_end_a_wait_and_the_token_goes_nowhere_else`, `waiting::a_state_that_no_document_lists_ends_a_wait_with_its_name` |
//! | The URL in the answer of such a call names another host. | `waiting::done_error_and_cancelled_each_end_a_wait_and_the_token_goes_nowhere_else` |

use contract_tests::evidence_table::check_table;
use scc_client::types::CommonApiErrorErrorCode;
use scc_client::{ApiError, Client, Error, StatusCode};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Scc, ServiceFaults};
use serde_json::json;

use super::support::{call_for, client, server, server_and_client};

async fn generate(client: &Client, scc: &Scc) -> Result<(), Error> {
    let call = call_for(client, "generateApiToken", scc.api_only_user_uid());
    call.await.map(drop)
}

#[test]
fn every_fact_is_held_by_a_test() {
    let (facts, tests) = check_table(include_str!("service_behaviour.rs"), "scc");
    assert_eq!((facts, tests), (26, 41));
}

#[tokio::test]
async fn a_token_that_claims_to_have_expired_is_sent_all_the_same() {
    // {"alg":"none"}, {"exp":1}
    let expired = "eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2ln";
    let scc = server().await;
    let user = User::person("old@example.com").role("ROLE_ADMIN");
    scc.add_user(user.token(expired));
    let client = client(&scc).with_token(expired).expect("a client");
    generate(&client, &scc).await.expect("a token");
    let requests = scc.ledger().requests();
    assert_eq!(requests.len(), 1);
    let sent = requests[0].header("authorization");
    assert_eq!(sent, Some(&*format!("Bearer {expired}")));
}

#[tokio::test]
async fn a_body_that_reads_as_a_common_error_without_being_one_is_kept() {
    let (scc, client) = server_and_client().await;
    for body in [
        json!({}),
        json!({ "fault": "ours", "id": 7 }),
        json!({ "errorCode": null }),
    ] {
        let fault = Fault::answer(StatusCode::BAD_REQUEST).body(body.to_string());
        scc.fail_next(fault);
        let error = generate(&client, &scc).await.expect_err("refused");
        let Some(ApiError::CommonApiError(common)) = error.api_error() else {
            panic!("no CommonApiError: {error:?}");
        };
        assert!(common.error_code.is_none() && common.error_msg.is_none());
        assert_eq!((error.code(), error.message()), (None, None));
        assert_eq!(error.body_text().as_deref(), Some(&*body.to_string()));
    }
    assert_eq!(scc.ledger().requests().len(), 3);
}

#[tokio::test]
async fn too_many_requests_is_a_code_under_any_status_and_a_reason_to_wait_under_its_own() {
    let (scc, client) = server_and_client().await;
    let body = json!({ "errorCode": "TOO_MANY_REQUESTS", "errorMsg": "Wait" });
    let fault = Fault::answer(StatusCode::FORBIDDEN).body(body.to_string());
    scc.fail_next(fault.header("retry-after", "0"));
    let error = generate(&client, &scc).await.expect_err("refused");
    assert!(error.is_forbidden() && !error.is_rate_limited());
    assert_eq!(error.code().as_deref(), Some("TOO_MANY_REQUESTS"));
    let Some(ApiError::CommonApiError(common)) = error.api_error() else {
        panic!("no CommonApiError: {error:?}");
    };
    let code = common.error_code.as_ref();
    assert_eq!(code, Some(&CommonApiErrorErrorCode::TooManyRequests));
    assert_eq!(scc.ledger().requests().len(), 1);

    scc.ledger().clear();
    scc.fail_next(Fault::too_many_requests(Some("0")).times(4));
    let error = generate(&client, &scc).await.expect_err("four times");
    assert!(error.is_rate_limited() && error.is_retryable());
    // The status is not documented, so that nobody says what its body is.
    assert!(error.api_error().is_none() && error.code().is_none());
    assert!(
        error
            .body_text()
            .expect("a body")
            .contains("TOO_MANY_REQUESTS")
    );
    assert_eq!(scc.ledger().requests().len(), 4);
}
