//! Metrics by operations that the document of the client lacks.

use scc_suite_api_simulator::{Fault, SuiteApi};
use tokio::process::Command;

use super::{example, log_in, run, succeed, suite_api};

const QUERY: &str = "/api/resources/stats/latest/query";

fn latest_metrics(server: &SuiteApi, arguments: &[&str]) -> Command {
    let mut command = example("latest_metrics");
    log_in(command.args(arguments), server);
    command
}

#[tokio::test]
async fn metrics_are_asked_for_in_chunks_and_compared_with_the_total() {
    let server = suite_api().await;
    let arguments = ["cpu|usage_average", "mem|usage_average", "--at-a-time", "7"];
    let said = succeed(&mut latest_metrics(&server, &arguments)).await;
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 2 * 24 + 2, "{}", said.out);
    assert_eq!(lines[0], "vm-01  cpu|usage_average  85.5");
    let end = ["24 of 25 resources have all of it", "without: vm-25"];
    assert_eq!(lines[2 * 24..], end);
    assert_eq!(said.err, "");
    assert_eq!(server.active_tokens(), 0);
    // The server gives pages of 10.
    assert_eq!(server.ledger().count("GET", "/api/resources"), 3);
    assert_eq!(server.ledger().count("POST", QUERY), 4);
}

#[tokio::test]
async fn the_query_for_metrics_is_repeated_though_it_is_a_post() {
    let server = suite_api().await;
    server.fail_next_on("POST", QUERY, Fault::starting_up().retry_after_seconds(0));
    succeed(&mut latest_metrics(&server, &["cpu|usage_average"])).await;
    assert_eq!(server.ledger().count("POST", QUERY), 2);
}

#[tokio::test]
async fn what_goes_wrong_names_the_method_and_the_path() {
    let server = suite_api().await;
    server.fail_next_on(
        "POST",
        QUERY,
        Fault::empty(suite_api_client::StatusCode::FORBIDDEN),
    );
    let said = run(&mut latest_metrics(&server, &["cpu|usage_average"])).await;
    said.assert_failed(
        "error: POST /api/resources/stats/latest/query: the server answered 403 Forbidden",
    );
    let none = succeed(&mut latest_metrics(
        &server,
        &["a|b", "--kind", "HostSystem"],
    ))
    .await;
    assert_eq!(none.out, "0 of 0 resources have all of it\n");
}
