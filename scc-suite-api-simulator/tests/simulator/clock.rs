//! The clock.

use chrono::{Duration, Utc};
use scc_suite_api_simulator::{Clock, Scc, SuiteApi};
use serde_json::Value;

use super::support::{json_of, login, post, send, start_of_test, start_ops, start_scc};

#[test]
fn a_manual_clock_moves_only_when_it_is_moved_and_its_clones_move_with_it() {
    let clock = Clock::manual(start_of_test());
    let clone = clock.clone();
    assert_eq!(clone.now(), start_of_test());
    clock.advance(Duration::minutes(5));
    assert_eq!(clone.now(), start_of_test() + Duration::minutes(5));
    clone.advance(Duration::minutes(-2));
    assert_eq!(clock.now(), start_of_test() + Duration::minutes(3));
}

#[test]
fn a_system_clock_follows_the_machine_and_can_run_ahead() {
    let clock = Clock::system();
    let before = Utc::now();
    assert!(clock.now() >= before);
    clock.advance(Duration::days(1));
    assert!(clock.now() >= before + Duration::days(1));
    assert!(clock.now() < before + Duration::days(2));
}

#[tokio::test]
async fn a_service_whose_clock_is_skewed_tells_every_time_by_it() {
    let clock = Clock::manual(start_of_test());
    let ops = start_ops(
        SuiteApi::builder()
            .clock_skew(Duration::minutes(-10))
            .clock(clock.clone()),
    )
    .await;
    clock.advance(Duration::minutes(1));
    let of_service = start_of_test() + Duration::minutes(-9);
    assert_eq!(ops.clock().now(), of_service);

    let fields = serde_json::json!({ "username": ops.username(), "password": ops.password() });
    let answer = login(&ops, fields).await;
    assert_eq!(answer.headers()["date"], "Mon, 05 Jan 2026 07:51:00 GMT");
    let answer: Value = json_of(answer).await;
    let expires = (of_service + Duration::hours(6)).timestamp_millis();
    assert_eq!(answer["validity"], expires);

    let scc = start_scc(Scc::builder().clock(clock).clock_skew(Duration::days(1))).await;
    let answer = send(post(scc.base_url())).await;
    assert_eq!(answer.headers()["date"], "Tue, 06 Jan 2026 08:01:00 GMT");
}
