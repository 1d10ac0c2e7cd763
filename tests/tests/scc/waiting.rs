//! Waiting for a transaction, by the way out of the document and by operations.

use std::time::Duration;

use scc_client::{Client, Error, Method, ResponseValue, Retry, WaitError, wait_until};
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Fault, Gate, Scc, ServiceFaults, StubServer};
use serde::Deserialize;
use uuid::Uuid;

use super::support::{builder, client};

const REFRESH: &str = "/v1/vpnsessions/refresh";
const TRANSACTION: &str = "/v1/transactions/{uid}";

/// The parts of the schema `CdoTransaction` that matter.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Transaction {
    transaction_uid: Uuid,
    transaction_polling_url: String,
    cdo_transaction_status: String,
    error_message: Option<String>,
}

type Ended = Result<ResponseValue<Transaction>, WaitError<ResponseValue<Transaction>, Error>>;

/// A server whose transactions go through these states, and whose answers name the URL
/// of the other server.
async fn servers(states: &[&str]) -> (Scc, StubServer) {
    let other = StubServer::start(None, |_, _| (scc_client::StatusCode::OK, "{}".to_owned()));
    let other = other.await.expect("a free port");
    let scc = Scc::builder().transaction_states(states.iter().copied());
    let scc = scc.polling_host(other.origin()).start().await;
    (scc.expect("a free port"), other)
}

async fn start(client: &Client) -> Uuid {
    let answer = client.request(Method::POST, REFRESH).send().await;
    let answer = answer.expect("a transaction").json::<Transaction>();
    let transaction = answer.expect("a transaction");
    assert_eq!(transaction.status().as_u16(), 202);
    assert!(
        transaction
            .transaction_polling_url
            .contains("/platform/v1/transactions/")
    );
    transaction.transaction_uid
}

async fn poll(client: &Client, uid: Uuid) -> Result<ResponseValue<Transaction>, Error> {
    let request = client.request(Method::GET, TRANSACTION).path("uid", uid);
    Ok(request.send().await?.json()?)
}

/// Waits for a transaction for as long as this.
async fn wait(client: &Client, uid: Uuid, timeout: Duration) -> Ended {
    wait_until(|| poll(client, uid), |it| it.cdo_transaction_status.clone())
        .done(["DONE"])
        .failed(["ERROR", "CANCELLED"])
        .pending(["PENDING", "IN_PROGRESS"])
        .first_delay(Duration::from_millis(1))
        .timeout(timeout)
        .await
}

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn done_error_and_cancelled_each_end_a_wait_and_the_token_goes_nowhere_else() {
    for end in ["DONE", "ERROR", "CANCELLED"] {
        let (scc, other) = servers(&["PENDING", "PENDING", "IN_PROGRESS", end]).await;
        let client = client(&scc);
        let uid = start(&client).await;
        let ended = wait(&client, uid, LONG).await;
        match (end, ended) {
            ("DONE", Ok(transaction)) => assert_eq!(transaction.transaction_uid, uid),
            (_, Err(WaitError::Failed { state, value, .. })) => {
                assert_eq!(state, end);
                assert_eq!(value.error_message.is_some(), end == "ERROR");
            }
            (_, ended) => panic!("{end}: {ended:?}"),
        }
        let path = format!("/v1/transactions/{uid}");
        assert_eq!(scc.ledger().count("GET", &path), 3);
        assert_eq!(scc.ledger().requests().len(), 4);
        assert_eq!(
            other.ledger().connections(),
            0,
            "the other host is not asked"
        );
        assert_eq!(other.ledger().requests().len(), 0);
    }
}

#[tokio::test]
async fn a_state_that_no_document_lists_ends_a_wait_with_its_name() {
    let (scc, _other) = servers(&["PENDING", "SUSPENDED"]).await;
    let client = client(&scc);
    let uid = start(&client).await;
    let error = wait(&client, uid, LONG).await.expect_err("it is unknown");
    assert_eq!(
        error.to_string(),
        "it has the state `SUSPENDED`, which is not one of those that were named"
    );
    assert_eq!(error.value().map(|it| it.transaction_uid), Some(uid));
    assert!(!format!("{error:?}").contains("polling"), "{error:?}");
}

#[tokio::test]
async fn a_transaction_that_does_not_end_in_time_is_an_error_with_its_last_state() {
    let (scc, _other) = servers(&["PENDING", "IN_PROGRESS"]).await;
    let client = client(&scc);
    let uid = start(&client).await;
    let error = wait(&client, uid, Duration::from_secs(1)).await;
    let error = error.expect_err("it never ends");
    assert_eq!(
        error.to_string(),
        "it did not end within 1s: its state was `IN_PROGRESS`"
    );
    assert!(matches!(error, WaitError::TimedOut { value: Some(_), .. }));
}

#[tokio::test]
async fn a_poll_is_repeated_by_the_policy_and_ends_the_wait_if_that_does_not_help() {
    let (scc, _other) = servers(&["PENDING", "DONE"]).await;
    let patient = client(&scc);
    let uid = start(&patient).await;
    let path = format!("/v1/transactions/{uid}");
    let busy = || Fault::too_many_requests(Some("0"));
    scc.fail_next_on("GET", &path, busy());
    wait(&patient, uid, LONG).await.expect("it is done");
    assert_eq!(scc.ledger().count("GET", &path), 2);

    let client = patient.with_retry(Retry::none());
    scc.fail_next_on("GET", &path, busy());
    let error = wait(&client, uid, LONG).await.expect_err("it is busy");
    assert!(matches!(&error, WaitError::Call(error) if error.is_rate_limited()));
    assert_eq!(scc.ledger().count("GET", &path), 3);

    // And a transaction that is not there is the error of the call.
    let error = wait(&client, Uuid::nil(), LONG).await.expect_err("unknown");
    assert!(matches!(&error, WaitError::Call(error) if error.is_not_found()));
}

#[tokio::test]
async fn a_wait_that_is_dropped_cancels_its_poll_and_sends_nothing_more() {
    let (scc, _other) = servers(&["PENDING", "DONE"]).await;
    let client = client(&scc);
    let uid = start(&client).await;
    let gate = Gate::new();
    scc.fail_next_on(
        "GET",
        &format!("/v1/transactions/{uid}"),
        Fault::hold(&gate),
    );
    tokio::select! {
        biased;
        ended = wait(&client, uid, LONG) => panic!("it is held: {ended:?}"),
        () = gate.wait_until_held(1) => {}
    }
    let gone = async {
        while gate.held() > 0 {
            tokio::task::yield_now().await;
        }
    };
    let gone = tokio::time::timeout(LONG, gone).await;
    gone.expect("the request is cancelled");
    gate.open();
    // The transaction is where it was, and another wait finds its end.
    wait(&client, uid, LONG).await.expect("it is done");
    assert_eq!(scc.ledger().executions("GET", ""), 1);
}

#[tokio::test]
async fn an_operation_of_the_document_is_waited_for_in_the_same_way() {
    let (scc, _other) = servers(&[]).await;
    let client = builder(&scc).build().expect("a client");
    let mut polls = 0;
    let poll = || {
        polls += 1;
        if polls == 3 {
            scc.add_user(User::person("late@example.com"));
        }
        client.get_users().q("name:late@example.com").send()
    };
    let page = wait_until(poll, |page| page.items.len().to_string());
    let page = page
        .done([1])
        .pending([0])
        .first_delay(Duration::from_millis(1));
    let page = page.await.expect("the user is there");
    assert_eq!(page.items[0].name.as_deref(), Some("late@example.com"));
    assert_eq!(scc.ledger().count("GET", "/v1/users"), 3);
}
