//! Faults: every kind reaches the client as it was ordered, and only as often.

use http::StatusCode;
use reqwest::Response;
use scc_suite_api_simulator::{Fault, ServiceFaults};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::support::{
    authorization, cases, connect, exchange, json_of, post, post_ops, raw_exchange, scc, send,
    suite_api,
};

/// A request by hand, after which the server closes the connection.
const RAW: &str = "GET /suite-api/x?y=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

/// The answer to any request while this fault waits for it.
async fn answer_to(fault: Fault) -> Response {
    let ops = suite_api().await;
    ops.fail_next(fault);
    let answer = send(post_ops(&ops, "/api/anything")).await;
    assert!(answer.headers().contains_key("date"));
    assert!(answer.headers().contains_key("x-request-id"));
    let status = StatusCode::from_u16(answer.status().as_u16()).expect("a status");
    assert_eq!(ops.ledger().requests()[0].status, Some(status));
    answer
}

#[tokio::test]
async fn an_answer_by_hand_arrives_as_it_was_made() {
    let fault = Fault::answer(StatusCode::IM_A_TEAPOT)
        .header("x-one", "1")
        .header("set-cookie", "a")
        .header("set-cookie", "b")
        .body(&b"\x00\xff"[..]);
    let answer = answer_to(fault).await;
    assert_eq!(answer.status(), 418);
    assert_eq!(answer.headers()["x-one"], "1");
    assert_eq!(answer.headers().get_all("set-cookie").iter().count(), 2);
    assert_eq!(&answer.bytes().await.expect("a body")[..], b"\x00\xff");
}

#[tokio::test]
async fn a_fault_strikes_once_or_as_often_as_it_says() {
    let ops = suite_api().await;
    let authorization = authorization(&ops).await;
    ops.fail_next(Fault::empty(StatusCode::BAD_GATEWAY).times(2));
    ops.fail_next(Fault::starting_up());
    ops.fail_next(Fault::starting_up().times(0));
    assert_eq!(ops.faults().pending(), 3);
    for status in [502, 502, 503, 200] {
        assert_eq!(exchange(&ops, &authorization).await.status(), status);
    }
    assert_eq!(ops.faults().pending(), 0);
}

#[tokio::test]
async fn a_fault_for_one_operation_waits_for_it() {
    let ops = suite_api().await;
    let authorization = authorization(&ops).await;
    ops.fail_next_on("POST", "/api/auth/token/acquire", Fault::starting_up());
    ops.fail_next_on("GET", "/api/auth/token/exchange", Fault::starting_up());
    assert_eq!(exchange(&ops, &authorization).await.status(), 200);
    assert_eq!(ops.faults().pending(), 2);
    let login = send(post_ops(&ops, "/api/auth/token/acquire")).await;
    assert_eq!(login.status(), 503);
    ops.faults().clear();
    assert_eq!(ops.faults().pending(), 0);
}

#[tokio::test]
async fn a_response_is_cut_where_the_fault_says() {
    let short = Fault::short_body().body("0123456789");
    let no_body = "\r\ncontent-length: 10\r\n\r\n01234";
    for (fault, start, end, status) in [
        (Fault::close_connection(), "", "", None),
        (
            Fault::half_headers(),
            "HTTP/1.1 200 OK\r\ncontent-type: ",
            "",
            None,
        ),
        (short, "HTTP/1.1 200 OK\r\n", no_body, Some(StatusCode::OK)),
    ] {
        let ops = suite_api().await;
        ops.fail_next(fault.times(2));
        let answer = raw_exchange(&ops, RAW).await;
        assert!(answer.starts_with(start), "{answer}");
        assert!(answer.ends_with(end), "{answer}");
        assert_eq!(answer.is_empty(), start.is_empty());
        assert_eq!(answer.contains("\r\n\r\n"), status.is_some(), "{answer}");
        match post_ops(&ops, "/api/anything").body("x").send().await {
            Err(failure) => assert!(status.is_none() && failure.status().is_none()),
            Ok(answer) => {
                assert_eq!(Some(answer.status()), status);
                answer.bytes().await.expect_err("a body that is cut");
            }
        }
        assert_eq!(ops.ledger().requests()[0].status, status);
        assert_eq!(send(post_ops(&ops, "/api/anything")).await.status(), 404);
    }
}

#[tokio::test]
async fn a_stall_ends_when_the_client_goes_away() {
    let ops = suite_api().await;
    ops.fail_next(Fault::stall());
    let mut stream = connect(&ops, RAW).await;
    ops.ledger().wait_for(1).await;
    assert_eq!(ops.ledger().requests()[0].status, None);

    // The server lets go of its end as soon as the client does.
    stream.shutdown().await.expect("closed");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("a clean end");
    assert!(answer.is_empty());
}

#[tokio::test]
async fn a_stall_ends_when_the_handle_is_dropped() {
    let ops = suite_api().await;
    ops.fail_next(Fault::stall());
    let request = tokio::spawn(post_ops(&ops, "/api/anything").send());
    ops.ledger().wait_for(1).await;
    assert!(!request.is_finished());
    drop(ops);
    request.await.expect("no panic").expect_err("cut");
}

#[tokio::test]
async fn a_stalled_body_sends_its_first_half_and_no_more() {
    let ops = suite_api().await;
    ops.fail_next(Fault::stalled_body().body("0123456789"));
    let mut answer = send(post_ops(&ops, "/api/anything")).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.content_length(), Some(10));
    let half = answer.chunk().await.expect("a chunk").expect("not the end");
    assert_eq!(&half[..], b"01234");
    let rest = tokio::spawn(async move { answer.chunk().await });
    tokio::task::yield_now().await;
    assert!(!rest.is_finished());
    ops.stop().await;
    rest.await.expect("no panic").expect_err("cut");
}

#[tokio::test]
async fn an_endless_body_goes_on_until_one_side_ends() {
    let ops = suite_api().await;
    ops.fail_next(Fault::endless_body());
    let mut answer = send(post_ops(&ops, "/api/anything")).await;
    assert_eq!(answer.content_length(), None);
    let mut received = 0;
    while received < 1_000_000 {
        let chunk = answer.chunk().await.expect("a chunk");
        received += chunk.expect("not the end").len();
    }
    // The client reads no further and keeps its end open.
    ops.stop().await;
}

#[tokio::test]
async fn presets_have_the_shapes_of_the_real_servers() {
    let ops_error = Fault::ops_error(StatusCode::FORBIDDEN, 403, "no right");
    let answer = json_of(answer_to(ops_error).await).await;
    let expected = json!({
        "type": "Error", "message": "no right", "httpStatusCode": 403, "apiErrorCode": 403,
    });
    assert_eq!(answer, expected);

    let schemes = "OpsToken, VCToken, SSO2Token, CSPToken, VIDBToken";
    let html = Some("text/html;charset=UTF-8");
    let place = "http://192.0.2.1/";
    let date = "Mon, 05 Jan 2026 08:00:07 GMT";
    for (fault, status, header, value) in cases::<10, _>([
        (Fault::html_401(), 401, "content-type", html),
        (Fault::html_401(), 401, "www-authenticate", Some(schemes)),
        (Fault::login_page(), 200, "content-type", html),
        (Fault::starting_up(), 503, "content-type", html),
        (
            Fault::ops_error(StatusCode::FORBIDDEN, 403, "no right"),
            403,
            "content-type",
            Some("application/json"),
        ),
        (Fault::moved(place), 307, "location", Some(place)),
        (
            Fault::moved_permanently(place),
            301,
            "location",
            Some(place),
        ),
        (Fault::too_many_requests(None), 429, "retry-after", None),
        (
            Fault::too_many_requests(Some("7")),
            429,
            "retry-after",
            Some("7"),
        ),
        (
            Fault::too_many_requests(Some(date)),
            429,
            "retry-after",
            Some(date),
        ),
    ]) {
        let answer = answer_to(fault).await;
        assert_eq!(answer.status(), status);
        let header = answer.headers().get(header);
        assert_eq!(header.map(|value| value.to_str().expect("text")), value);
    }
    let answer = answer_to(Fault::empty(StatusCode::UNAUTHORIZED)).await;
    assert_eq!(answer.content_length(), Some(0));
}

#[tokio::test]
async fn a_401_of_the_gateway_has_the_path_and_the_id_of_the_request() {
    let scc = scc().await;
    scc.fail_next_on("POST", "/generate", Fault::gateway_401());
    let url = format!("{}/v1/users/x/apiToken/generate", scc.base_url());
    let answer = send(post(url)).await;
    assert_eq!(answer.status(), 401);
    let id = answer.headers()["x-request-id"].clone();
    let answer = json_of(answer).await;
    assert_eq!(answer["path"], "/api/rest/v1/users/x/apiToken/generate");
    assert_eq!(answer["status"], 401);
    assert_eq!(answer["error"], "Unauthorized");
    assert_eq!(answer["requestId"].as_str(), id.to_str().ok());
    assert!(answer["timestamp"].is_string());
}

#[test]
fn the_debug_of_a_fault_shows_no_header_and_no_body() {
    let fault = Fault::empty(StatusCode::OK)
        .header("set-cookie", "secret-1")
        .body("secret-2");
    let text = format!("{fault:?}");
    assert!(text.contains("200"), "{text}");
    assert!(!text.contains("secret"), "{text}");
}
