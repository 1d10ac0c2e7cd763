//! Waiting for what an operation gives.

use contract_tests::secrets::SECRET;
use openapi_client_core::{Retry, WaitError, wait_until};

use super::{all_operations, answer, server_and_client};
use crate::api::{self, OPERATIONS};

#[tokio::test]
async fn a_wait_for_any_operation_ends_by_its_state_and_shows_neither_body_nor_secret() {
    let (server, client) = server_and_client().await;
    let client = client.with_retry(Retry::none());
    let mut looked = 0;
    for (operation, documented) in all_operations() {
        let poll = || api::call(&client, operation.id(), SECRET);
        let state = |_: &_| "ENDED\n".to_owned();
        let done = wait_until(poll, state).done(["ENDED\n"]).await;
        let done = done.unwrap_or_else(|error| panic!("{}: {error}", operation.id()));
        assert_eq!(done.status.as_u16(), documented.success());

        let failed = wait_until(poll, state).failed(["ENDED\n"]).await;
        let unknown = wait_until(poll, state).pending(["PENDING"]).await;
        server.fail_next(answer(418, format!("the body with {SECRET}")));
        let refused = wait_until(poll, state).done(["ENDED\n"]).await;
        for (outcome, begin) in [
            (failed, "it ended in the state `ENDED\\n`"),
            (unknown, "it has the state `ENDED\\n`, which"),
            (refused, operation.id()),
        ] {
            let error = outcome.expect_err("it did not end well");
            let (text, debug) = (error.to_string(), format!("{error:?}"));
            assert!(text.starts_with(begin), "{text}");
            for shown in [text, debug] {
                assert!(
                    !shown.contains(SECRET) && !shown.contains("the body"),
                    "{shown}"
                );
            }
            let is_call = matches!(&error, WaitError::Call(error) if error.attempts() == 1);
            assert_eq!(is_call, begin == operation.id());
        }
        looked += 1;
    }
    assert_eq!(looked, OPERATIONS);
    // Each poll is one call.
    assert_eq!(server.ledger().requests().len(), 4 * OPERATIONS);
}
