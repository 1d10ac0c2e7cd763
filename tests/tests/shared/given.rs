//! What arrives is what the call was given: nothing more, nothing less. What is
//! given comes from the document, and what arrived is read by none of our code.

use contract_tests::described::Described;
use contract_tests::exchange::assert_request;
use contract_tests::failures::assert_one_sentence;
use contract_tests::given::{BODY, Given, without_empty_lists};
use contract_tests::sample_server::BASE_PATH;
use contract_tests::schema::closed;
use contract_tests::variants::{full_request, is_free_text, name, parameters, variants};
use openapi_client_core::{ErrorKind, Operation};
use openapi_client_testing::Mock;
use serde_json::json;

use super::{all_operations, client, document, server, server_and_client, sum_of_all};
use crate::api::{Client, call_given};

/// Sends each request of an operation and checks what arrives of it; gives how
/// many there are.
async fn sent_as_given(server: Mock, operation: &'static Operation) -> usize {
    let client = client(&server);
    let documented = document().operation(operation.id());
    let schema = documented.request_schema();
    let schema = schema.map(|schema| closed(document(), schema));
    let mut sent = 0;
    for variant in variants(documented) {
        server.ledger().clear();
        let outcome = call_given(&client, operation.id(), &variant.given).await;
        if let Err(error) = outcome {
            panic!("{}: {variant:?}: {error}", operation.id());
        }
        let request = server.ledger().only_request();
        let arrived = Given::arrived(documented, BASE_PATH, &request);
        // An empty list in a query is no pair at all.
        let given = without_empty_lists(&variant.given);
        assert_eq!(arrived, given, "{}: {}", operation.id(), variant.what);
        if let (Some(schema), Some(body)) = (&schema, arrived.0.get(BODY)) {
            let problems = schema.problems(body);
            assert_eq!(problems, [""; 0], "{}: {variant:?}", operation.id());
        }
        // The rest, such as headers, does not depend on the values.
        if sent == 0 {
            assert_request(documented, BASE_PATH, &request);
        }
        sent += 1;
    }
    sent
}

#[tokio::test]
async fn what_arrives_of_every_operation_is_what_was_given_and_is_documented() {
    let sent = sum_of_all(async |operation| sent_as_given(server().await, operation)).await;
    let expected = all_operations().map(|(_, documented)| variants(documented).len());
    assert_eq!(sent, expected.sum::<usize>());
}

/// The parameters of an operation that are lists: the names, and whether they
/// must not be empty.
fn lists(documented: Described<'_>) -> Vec<(&str, bool)> {
    let parameters = parameters(documented).into_iter();
    parameters
        .filter(|(_, it)| document().resolve(&it["schema"])["type"] == "array")
        .map(|(place, it)| {
            let narrows = place == "query" && !documented.is_safe();
            (name(it), it["required"] == true || narrows)
        })
        .collect()
}

/// Checks that a call is refused because of the parameter, and not sent.
async fn assert_refused(client: &Client, documented: Described<'_>, name: &str, given: &Given) {
    let outcome = call_given(client, documented.id(), given).await;
    let error = outcome.err();
    let error = error.unwrap_or_else(|| panic!("{} was sent: {given:?}", documented.id()));
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    assert!(!error.is_retryable(), "{error}");
    assert_one_sentence(&error);
}

#[tokio::test]
async fn a_list_without_which_a_request_would_mean_more_is_not_sent_empty() {
    let (server, client) = server_and_client().await;
    let (mut refused, mut sent) = (0, 0);
    for (operation, documented) in all_operations() {
        let full = full_request(documented);
        for (name, is_refused) in lists(documented) {
            let given = full.with(name, json!([]));
            if is_refused {
                assert_refused(&client, documented, name, &given).await;
                refused += 1;
                continue;
            }
            let outcome = call_given(&client, operation.id(), &given).await;
            outcome.unwrap_or_else(|error| panic!("{error}"));
            sent += 1;
            let requests = server.ledger().requests();
            assert_eq!(requests.len(), sent);
            let arrived = Given::arrived(documented, BASE_PATH, &requests[sent - 1]);
            assert_eq!(arrived, full.without(name), "{}", operation.id());
        }
    }
    assert_eq!(server.ledger().requests().len(), sent);
    let lists = all_operations().map(|(_, documented)| lists(documented).len());
    assert_eq!(refused + sent, lists.sum::<usize>());
}

#[tokio::test]
async fn a_parameter_that_must_be_there_is_missed_by_its_name() {
    let (server, client) = server_and_client().await;
    let (mut missed, mut required) = (0, 0);
    for (_, documented) in all_operations() {
        let full = full_request(documented);
        for (place, parameter) in parameters(documented) {
            if parameter["required"] != true {
                continue;
            }
            required += 1;
            let name = name(parameter);
            assert_refused(&client, documented, name, &full.without(name)).await;
            let kind = document().resolve(&parameter["schema"]);
            // Without it the path would be another one.
            if place == "path" && is_free_text(kind) {
                for text in ["", ".", ".."] {
                    let given = full.with(name, json!(text));
                    let outcome = call_given(&client, documented.id(), &given).await;
                    let error = outcome.expect_err("another path");
                    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
                }
            }
            missed += 1;
        }
    }
    assert_eq!(missed, required);
    assert_eq!(server.ledger().requests().len(), 0);
}
