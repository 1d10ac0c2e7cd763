//! The clock.

use chrono::{Duration, Utc};
use scc_suite_api_simulator::{Clock, Scc, SuiteApi};

use super::support::{
    credentials, json_of, login, post, send, start_of_test, start_ops, start_scc,
};

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
    let builder = SuiteApi::builder().clock_skew(Duration::minutes(-10));
    let ops = start_ops(builder.clock(clock.clone())).await;
    clock.advance(Duration::minutes(1));
    let of_service = start_of_test() + Duration::minutes(-9);
    assert_eq!(ops.clock().now(), of_service);

    let answer = login(&ops, credentials(&ops)).await;
    assert_eq!(answer.headers()["date"], "Mon, 05 Jan 2026 07:51:00 GMT");
    let expires = (of_service + Duration::hours(6)).timestamp_millis();
    assert_eq!(json_of(answer).await["validity"], expires);

    let scc = start_scc(Scc::builder().clock(clock).clock_skew(Duration::days(1))).await;
    let answer = send(post(scc.base_url())).await;
    assert_eq!(answer.headers()["date"], "Tue, 06 Jan 2026 08:01:00 GMT");
}
