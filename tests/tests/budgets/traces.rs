//! What the span of a call costs while nobody listens.
//!
//! Without the feature `tracing` there is nothing to measure, and the count is
//! nought: so a count of nought with the feature is the same as without it.

use std::future::ready;
use std::time::Duration;

use benchmarks::call::at_once;
use benchmarks::loads::{CALL, logins, transport};
use serde::Deserialize;
use tracing::level_filters::LevelFilter;

use super::support::limits;

#[derive(Deserialize)]
struct Limits {
    allocations: u64,
}

#[test]
fn a_span_that_nobody_sees_takes_no_memory() {
    let limits: Limits = limits("traces");
    assert_eq!(LevelFilter::current(), LevelFilter::OFF, "nobody listens");
    let server = logins(Duration::ZERO);
    let transport = transport(&server);
    let call = transport.traced(&CALL, ready(()));
    let cost = allocation_counter::measure(|| at_once(call));
    assert!(cost.count_total <= limits.allocations, "{cost:?}");
}
