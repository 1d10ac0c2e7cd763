//! What both services share: headers of every answer, latency, the port, the end.

use std::time::Duration;

use http::Method;
use scc_suite_api_simulator::{Clock, Scc, SuiteApi};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use super::support::{
    authority, connect, exchange, json_of, post, post_ops, request, scc, send, start_of_test,
    start_ops, start_scc, suite_api,
};

/// Waits until nobody listens at an address any more.
async fn refused(address: &str) {
    let gone = async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), gone)
        .await
        .expect("the port is given up");
}

#[tokio::test]
async fn every_answer_has_the_clock_s_date_and_an_id_of_its_own() {
    let ops = suite_api().await;
    let first = exchange(&ops, "OpsToken x").await;
    assert_eq!(first.headers()["date"], "Mon, 05 Jan 2026 08:00:00 GMT");
    ops.clock().advance(chrono::Duration::days(1));
    let second = send(post_ops(&ops, "/nothing")).await;
    assert_eq!(second.headers()["date"], "Tue, 06 Jan 2026 08:00:00 GMT");
    assert_eq!(second.headers().get_all("date").iter().count(), 1);
    let [one, two] = [&first, &second].map(|answer| &answer.headers()["x-request-id"]);
    assert_ne!(one, two);
}

#[tokio::test]
async fn a_handle_gives_the_clock_and_an_address_that_ends_with_the_base_path() {
    let clock = Clock::manual(start_of_test());
    let ops = start_ops(SuiteApi::builder().clock(clock.clone())).await;
    let scc = start_scc(Scc::builder().clock(clock)).await;
    assert!(ops.base_url().starts_with("http://127.0.0.1:"));
    assert!(ops.base_url().ends_with("/suite-api"));
    assert!(scc.base_url().ends_with("/api/rest"));
    ops.clock().advance(chrono::Duration::hours(1));
    let later = start_of_test() + chrono::Duration::hours(1);
    assert_eq!(scc.clock().now(), later);
}

#[tokio::test]
async fn latency_delays_an_answer() {
    let latency = Duration::from_millis(20);
    let ops = start_ops(SuiteApi::builder().latency(latency)).await;
    let before = std::time::Instant::now();
    send(post_ops(&ops, "/nothing")).await;
    assert!(before.elapsed() >= latency);
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let ops = suite_api().await;
    let url = ops.base_url();
    let address = authority(&url).parse().expect("an address");
    let started = Scc::builder().listen(address).start().await;
    let error = started.expect_err("taken");
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn a_dropped_handle_gives_up_the_port_and_ends_idle_connections() {
    let ops = suite_api().await;
    let url = ops.base_url();
    let request = "POST /suite-api/x HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n";
    let mut idle = connect(&ops, request).await;
    ops.ledger().wait_for(1).await;
    drop(ops);
    let mut answer = Vec::new();
    // Reset or closed: both are an end.
    let _ = idle.read_to_end(&mut answer).await;
    refused(authority(&url)).await;
}

#[tokio::test]
async fn stop_does_not_wait_for_requests_that_never_arrive_whole() {
    let ops = suite_api().await;
    let url = ops.base_url();
    let mut connections = Vec::new();
    for part in [
        "",
        "POST /suite",
        "POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nab",
    ] {
        connections.push(connect(&ops, part).await);
    }
    // An answer to a later connection: those before it are accepted.
    send(post_ops(&ops, "/nothing")).await;
    ops.stop().await;
    refused(authority(&url)).await;
}

#[tokio::test]
async fn an_unknown_path_is_404_and_a_wrong_method_is_405_in_the_service_s_shape() {
    let (ops, scc) = (suite_api().await, scc().await);
    for path in ["/api/nothing", "/api/auth/token/acquire/", ""] {
        let answer = send(post_ops(&ops, path)).await;
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(json_of(answer).await["apiErrorCode"], 404);
    }
    let answer = send(post(format!("{}/v1/nothing", scc.base_url()))).await;
    assert_eq!(answer.status(), 404);
    assert_eq!(json_of(answer).await["errorCode"], "NOT_FOUND");

    let login = format!("{}/api/auth/token/acquire", ops.base_url());
    let generate = format!("{}/v1/users/x/apiToken/generate", scc.base_url());
    for (url, part) in [
        (login, r#"httpStatusCode="405""#),
        (generate, r#""errorCode":"METHOD_NOT_ALLOWED""#),
    ] {
        let answer = send(request(Method::DELETE, url)).await;
        assert_eq!(answer.status(), 405);
        assert_eq!(answer.headers()["allow"], "POST");
        let answer = answer.text().await.expect("text");
        assert!(answer.contains(part), "{answer}");
    }
}
