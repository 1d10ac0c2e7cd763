//! The login of one client on several runtimes.

use std::time::{Duration, Instant};

use contract_tests::runtimes::{driven, undriven};
use scc_suite_api_simulator::{Fault, Gate};

use super::{ACQUIRE, counts, exchange, server_and_client};

/// Much less than an attempt may take.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_login_that_was_left_on_one_runtime_does_not_hold_up_the_calls_of_another() {
    for has_ended in [false, true] {
        let driven = driven();
        let (ops, client) = driven.block_on(server_and_client());
        let gate = Gate::new();
        ops.fail_next_on("POST", ACQUIRE, Fault::hold_answer(&gate));
        let left = undriven();
        left.block_on(async {
            tokio::select! {
                _ = exchange(&client) => panic!("the answer is held back"),
                () = gate.wait_until_held(1) => {}
            }
        });
        let left = (!has_ended).then_some(left);

        let began = Instant::now();
        let outcome = undriven().block_on(exchange(&client));
        outcome.unwrap_or_else(|error| panic!("{error}: {error:?}"));
        assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
        assert_eq!(counts(&ops), [2, 1, 0]);

        // The token is good on every runtime, and its flight disturbs nobody.
        gate.open();
        let next = left.unwrap_or_else(undriven);
        next.block_on(exchange(&client)).expect("a JWT");
        assert_eq!(counts(&ops), [2, 2, 0]);
    }
}

#[test]
fn tasks_on_two_runtimes_log_in_once_each_at_most() {
    let driven = driven();
    let (ops, client) = driven.block_on(server_and_client());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                undriven().block_on(async {
                    let calls = (0..20).map(|_| super::spawn_exchange(&client));
                    for call in calls.collect::<Vec<_>>() {
                        call.await.expect("a task").expect("a JWT");
                    }
                });
            });
        }
    });
    let [logins, calls, releases] = counts(&ops);
    assert!(logins == 1 || logins == 2, "{logins}");
    assert_eq!((calls, releases), (40, 0));
}
