//! Answers that no client should choke on.

use std::io::Read;

use chrono::Duration;
use flate2::read::GzDecoder;
use http::StatusCode;
use reqwest::Response;
use scc_suite_api_simulator::{Fault, ServiceFaults, SuiteApi};

use super::support::{post_ops, send, suite_api, token};

/// The answer to any request while this fault waits for it, and who is sending it.
async fn answer_to(fault: Fault) -> (Response, SuiteApi) {
    let ops = suite_api().await;
    ops.clock().advance(Duration::seconds(1));
    ops.fail_next(fault);
    (send(post_ops(&ops, "/x")).await, ops)
}

#[tokio::test]
async fn gzip_is_correct_and_a_bomb_is_small_until_it_is_unpacked() {
    let unpacked = async |fault| {
        let (answer, _ops) = answer_to(fault).await;
        assert_eq!(answer.headers()["content-encoding"], "gzip");
        let packed = answer.bytes().await.expect("a body");
        assert!(packed.len() < 8 * 1024, "{}", packed.len());
        let mut bytes = Vec::new();
        let read = GzDecoder::new(&packed[..]).read_to_end(&mut bytes);
        read.expect("gzip");
        bytes
    };
    assert_eq!(unpacked(Fault::gzip("{\"a\":1}")).await, b"{\"a\":1}");
    let bomb = unpacked(Fault::gzip_bomb(3)).await;
    assert_eq!(bomb.len(), 3 * 1024 * 1024);
    assert_eq!((bomb[0], bomb[1], bomb[bomb.len() - 1]), (b'"', b'x', b'"'));
}

#[tokio::test]
async fn bodies_can_be_huge_or_not_text_or_not_there() {
    const LENGTH: usize = 10 * 1024 * 1024;
    let (answer, _ops) = answer_to(Fault::huge_html_page()).await;
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.content_length(), u64::try_from(LENGTH).ok());
    assert_eq!(answer.bytes().await.expect("a body").len(), LENGTH);

    let (answer, _ops) = answer_to(Fault::invalid_utf8()).await;
    assert_eq!(answer.headers()["content-type"], "application/json");
    let body = answer.bytes().await.expect("a body");
    std::str::from_utf8(&body).expect_err("not UTF-8");

    let (answer, _ops) = answer_to(Fault::no_content()).await;
    assert_eq!(answer.status(), 204);
    assert!(!answer.headers().contains_key("content-length"));
}

#[tokio::test]
async fn a_header_can_be_huge() {
    let (answer, _ops) = answer_to(Fault::huge_header(100_000)).await;
    assert_eq!(answer.headers()["x-huge"].len(), 100_000);
    let ops = suite_api().await;
    ops.fail_next(Fault::huge_header(8 * 1024 * 1024));
    post_ops(&ops, "/x").send().await.expect_err("too large");
}

#[tokio::test]
async fn a_wrong_content_type_is_on_the_operation_s_own_answer() {
    let ops = suite_api().await;
    ops.fail_next(Fault::wrong_content_type("text/plain"));
    token(&ops).await;
    ops.fail_next(Fault::wrong_content_type("text/plain"));
    let answer = send(post_ops(&ops, "/x")).await;
    assert_eq!(answer.status(), 404);
    let types: Vec<_> = answer.headers().get_all("content-type").iter().collect();
    assert_eq!(types, ["text/plain"]);
    assert_eq!(ops.ledger().executions("POST", "/acquire"), 1);
}

#[tokio::test]
async fn retry_after_is_seconds_or_a_date_by_the_clock_or_nonsense() {
    let busy = || Fault::empty(StatusCode::SERVICE_UNAVAILABLE);
    let after = |seconds| busy().retry_after_date(Duration::seconds(seconds));
    let limited = Fault::too_many_requests(Some("7"));
    for (fault, expected) in [
        (busy().retry_after_seconds(7), "7"),
        (after(90), "Mon, 05 Jan 2026 08:01:31 GMT"),
        (after(-1), "Mon, 05 Jan 2026 08:00:00 GMT"),
        (busy().retry_after_nonsense(), "in a while"),
        (limited.retry_after_seconds(8), "8"),
    ] {
        let (answer, _ops) = answer_to(fault).await;
        let values: Vec<_> = answer.headers().get_all("retry-after").iter().collect();
        assert_eq!(values, [expected]);
    }
}
