//! The example that waits for a transaction.

use scc_suite_api_simulator::Scc;
use tokio::process::Command;

use super::{example, run, succeed};

async fn server(states: &[&str]) -> Scc {
    let builder = Scc::builder().transaction_states(states.iter().copied());
    builder.start().await.expect("a port")
}

fn refresh(server: &Scc) -> Command {
    let mut command = example("refresh_vpn_sessions");
    command
        .env("SCC_BASE_URL", server.base_url())
        .env("SCC_TOKEN", server.admin_token());
    command
}

#[tokio::test]
async fn a_transaction_is_started_and_waited_for() {
    let server = server(&["PENDING", "DONE"]).await;
    let said = succeed(&mut refresh(&server)).await;
    assert!(
        said.out.starts_with("started the transaction "),
        "{}",
        said.out
    );
    assert!(
        said.out.ends_with("\nthe sessions are refreshed\n"),
        "{}",
        said.out
    );
    assert_eq!(said.err, "");
    assert_eq!(server.ledger().count("POST", "/v1/vpnsessions/refresh"), 1);
    assert_eq!(server.ledger().requests().len(), 2);
}

#[tokio::test]
async fn a_transaction_that_does_not_end_well_is_an_error() {
    for (states, arguments, sentence) in [
        (
            ["PENDING", "ERROR"],
            &[][..],
            "error: it ended in the state `ERROR`",
        ),
        (
            ["PENDING", "CANCELLED"],
            &[],
            "error: it ended in the state `CANCELLED`",
        ),
        (
            ["PENDING", "LOST"],
            &[],
            "error: it has the state `LOST`, which",
        ),
        (
            ["PENDING", "PENDING"],
            &["--timeout", "1"],
            "error: it did not end within 1s: its state was `PENDING`",
        ),
        (
            ["PENDING", "DONE"],
            &["--timeout", "soon"],
            "error: `soon` is not a number of seconds",
        ),
    ] {
        let server = server(&states).await;
        let said = run(refresh(&server).args(arguments)).await;
        said.assert_failed(sentence);
        let has_message = said
            .err
            .contains("the server says: A device cannot be reached");
        assert_eq!(has_message, states[1] == "ERROR", "{}", said.err);
    }
}
