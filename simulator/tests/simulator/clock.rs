//! The clock.

use chrono::{Duration, Utc};
use simulator::Clock;

use super::support::start_of_test;

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
