//! What it costs to authorize a call while the token is good.

use std::time::Duration;

use benchmarks::call::{at_once, runtime};
use benchmarks::loads::{authorize, later, logins, transport_with_token};
use serde::Deserialize;

use super::support::limits;

#[derive(Deserialize)]
struct Limits {
    allocations: u64,
}

#[test]
fn a_good_token_is_given_at_once_and_without_memory() {
    let limits: Limits = limits("authorization");
    let runtime = runtime().expect("a runtime");
    let _inside = runtime.enter();
    let server = logins(Duration::ZERO);
    let transport = runtime.block_on(transport_with_token(&server));
    let deadline = later();
    for _ in 0..1_000 {
        let cost = allocation_counter::measure(|| {
            at_once(authorize(&transport, deadline));
        });
        assert!(cost.count_total <= limits.allocations, "{cost:?}");
    }
    assert_eq!(server.requests(), 1);
}
