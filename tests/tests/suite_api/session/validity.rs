//! How long a client takes a token for good: by what the server says, whose
//! clock may be wrong, and whose answers may come late.

use std::time::Duration;

use scc_suite_api_simulator::{Clock, Fault, Gate, SuiteApi};
use serde_json::json;
use suite_api_client::{ErrorKind, Operation, StatusCode};

use super::super::support::{good_token, server};
use super::{ACQUIRE, builder, client, counts, exchange, server_and_client};

/// Servers whose clocks are three days ahead and behind, and stopped: there
/// no token dies by itself.
async fn skewed(life: chrono::Duration) -> [SuiteApi; 2] {
    // A whole second, which is all that an answer says of its time.
    let now = chrono::Utc::now().timestamp();
    let now = chrono::DateTime::from_timestamp(now, 0).expect("a date");
    let start = |days| {
        let builder = SuiteApi::builder().clock(Clock::manual(now));
        let builder = builder.clock_skew(chrono::Duration::days(days));
        builder.token_lifetime(life).start()
    };
    let (ahead, behind) = tokio::join!(start(3), start(-3));
    [ahead, behind].map(|ops| ops.expect("a free port"))
}

#[tokio::test]
async fn a_server_whose_clock_is_wrong_does_not_make_a_client_log_in_for_each_call() {
    for ops in skewed(chrono::Duration::hours(6)).await {
        let client = client(&ops);
        for _ in 0..20 {
            exchange(&client).await.expect("a JWT");
        }
        assert_eq!(counts(&ops), [1, 20, 0]);
        ops.clock().advance(chrono::Duration::hours(7));
        exchange(&client).await.expect("a JWT");
        assert_eq!(counts(&ops), [2, 22, 0]);
    }
}

#[tokio::test]
async fn a_server_whose_clock_is_wrong_does_not_make_a_client_keep_a_token_for_ever() {
    for ops in skewed(chrono::Duration::milliseconds(1)).await {
        let client = client(&ops);
        let replaced = async {
            // Some of the calls take longer than a token lives, to the
            // client's mind.
            while ops.ledger().count("POST", ACQUIRE) < 4 {
                exchange(&client).await.expect("a JWT");
            }
        };
        let outcome = tokio::time::timeout(Duration::from_secs(20), replaced).await;
        outcome.expect("a token is replaced when its time is over");
        let refused = Some(StatusCode::UNAUTHORIZED);
        let requests = ops.ledger().requests();
        assert!(requests.iter().all(|request| request.status != refused));
    }
}

#[tokio::test]
async fn a_validity_that_makes_no_sense_is_no_reason_to_log_in_again_and_again() {
    let now = "2026-01-05T08:00:00Z".parse::<chrono::DateTime<chrono::Utc>>();
    let now = now.expect("a date").timestamp_millis();
    let far = 253_402_300_799_999;
    let validities = [i64::MIN, -1, 0, 6 * 3_600_000, now - 1, now, far, i64::MAX];
    let mut looked = 0;
    for validity in validities {
        for date in [
            None,
            Some("yesterday"),
            Some("Fri, 31 Dec 1999 23:59:59 GMT"),
        ] {
            let (ops, client) = server_and_client().await;
            let token = good_token(&ops).await;
            let body = json!({ "token": token.expose(), "validity": validity });
            let mut fault = Fault::answer(StatusCode::OK).body(body.to_string());
            if let Some(date) = date {
                fault = fault.header("date", date);
            }
            ops.fail_next_on("POST", ACQUIRE, fault);
            for _ in 0..10 {
                exchange(&client).await.expect("a JWT");
            }
            assert_eq!(counts(&ops), [1, 10, 0], "{validity} {date:?}");
            looked += 1;
        }
    }
    assert_eq!(looked, 8 * 3);
}

#[tokio::test]
async fn a_validity_that_is_no_number_at_all_is_an_error_and_not_a_storm() {
    let (ops, client) = server_and_client().await;
    for (logins, validity) in [json!("soon"), json!(1.5), json!(u64::MAX)]
        .iter()
        .enumerate()
    {
        let body = json!({ "token": "t", "validity": validity }).to_string();
        ops.fail_next_on("POST", ACQUIRE, Fault::answer(StatusCode::OK).body(body));
        exchange(&client).await.expect_err("no validity");
        assert_eq!(counts(&ops), [logins + 1, 0, 0]);
    }
}

#[tokio::test]
async fn a_login_that_takes_longer_than_the_caller_waits_serves_the_next_call() {
    let (ops, client) = server_and_client().await;
    let gate = Gate::new();
    ops.fail_next_on("POST", ACQUIRE, Fault::hold_answer(&gate));
    let hasty = client.with_total_timeout(Duration::from_millis(200));
    let error = exchange(&hasty).await.expect_err("it takes too long");
    assert_eq!(error.kind(), ErrorKind::NoToken, "{error:?}");
    assert!(error.is_retryable() && !error.is_timeout());
    let text = "the request was not sent: no token was available in time";
    assert!(error.to_string().ends_with(text), "{error}");
    assert_eq!(error.attempts(), 0);
    let operation = error.operation().map(Operation::id);
    assert_eq!(operation, Some("exchangeOpsTokenWithJwtToken"));
    gate.wait_until_held(1).await;
    assert_eq!(counts(&ops), [1, 0, 0]);

    gate.open();
    exchange(&client).await.expect("the login has come");
    assert_eq!(counts(&ops), [1, 1, 0]);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test]
async fn a_login_that_never_ends_is_given_up_and_the_next_call_tries_anew() {
    let ops = server().await;
    let client = builder(&ops).total_timeout(Duration::from_millis(300));
    let client = client.build().expect("a client");
    ops.fail_next_on("POST", ACQUIRE, Fault::stall());
    let error = exchange(&client).await.expect_err("it never ends");
    // Whichever is first: the call, or the login with the same limit.
    assert!(
        error.is_timeout() || error.kind() == ErrorKind::NoToken,
        "{error}"
    );
    let patient = client.with_total_timeout(Duration::from_secs(60));
    exchange(&patient).await.expect("a JWT");
    assert_eq!(counts(&ops), [2, 1, 0]);
}

#[tokio::test]
async fn the_clock_of_the_machine_does_not_matter() {
    for start in [
        "1970-01-02T00:00:00Z",
        "2026-01-05T08:00:00Z",
        "9999-01-01T00:00:00Z",
    ] {
        let clock = Clock::manual(start.parse().expect("a date"));
        let ops = SuiteApi::builder().clock(clock).start().await;
        let ops = ops.expect("a free port");
        let client = client(&ops);
        for _ in 0..5 {
            exchange(&client).await.expect("a JWT");
        }
        assert_eq!(counts(&ops), [1, 5, 0], "{start}");
    }
}
