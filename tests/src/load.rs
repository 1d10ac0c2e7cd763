//! Many tasks for a while, against a server where everything goes wrong.

use std::time::Duration;

use scc_suite_api_simulator::Chaos;
use tokio::task::JoinSet;
use tracing::Dispatch;
use tracing::instrument::WithSubscriber;

use crate::between::DelayedListener;
use crate::ledger_audit::{CallCounts, FinishedCall};
use crate::trace_recorder::{TraceRecord, TraceRecorder};

/// The faults are the same in every run.
pub const SEED: u64 = 0x5eed;

/// How long all of it may take.
const LIMIT: Duration = Duration::from_secs(60);

/// Every kind of fault, each for a few requests of a thousand.
pub fn chaos() -> Chaos {
    Chaos::new(SEED)
        .rate_limited(100)
        .unavailable(20)
        .cut_before(20)
        .cut_after(20)
        .truncated_after(20)
        .bad_gateway_after(20)
}

/// Runs tasks at the same time until all of their calls have ended. Those that
/// come with `true` call the server at the listener's address, where their
/// first attempts are all refused.
///
/// # Panics
/// If a task panics or hangs.
pub async fn run<F>(
    listener: DelayedListener,
    server: &str,
    tasks: impl IntoIterator<Item = (bool, F)>,
) -> Vec<FinishedCall>
where
    F: Future<Output = Vec<FinishedCall>> + Send + 'static,
{
    let (recorder, of_the_refused) = TraceRecorder::new();
    let mut running = JoinSet::new();
    let mut refused = 0;
    for (is_refused_at_first, calls) in tasks {
        refused += usize::from(is_refused_at_first);
        running.spawn(calls.with_subscriber(match is_refused_at_first {
            true => of_the_refused.clone(),
            false => Dispatch::none(),
        }));
    }
    // Each of these finds no connection and tries again.
    let is_refusal = |event: &TraceRecord| {
        let failure = event.field("failure").unwrap_or_default();
        failure.ends_with("no connection to the server")
    };
    recorder.wait_for(refused, is_refusal).await;
    listener.forward_to(server);
    let calls = tokio::time::timeout(LIMIT, running.join_all()).await;
    calls
        .expect("no call hangs")
        .into_iter()
        .flatten()
        .collect()
}

/// Checks that [`chaos`] has led to outcomes of each kind, and that whatever was
/// refused at first came through in the end.
///
/// # Panics
/// If not.
pub fn assert_mixed(calls: &[FinishedCall], counts: &CallCounts) {
    assert!(counts.successes > calls.len() / 2, "{counts:?}");
    assert!(counts.errors > calls.len() / 50, "{counts:?}");
    assert!(counts.executed_in_doubt > 0, "{counts:?}");
    assert!(counts.in_doubt > counts.executed_in_doubt, "{counts:?}");
    assert!(counts.sent_again_after_429 > calls.len() / 50, "{counts:?}");
    let mut failures = calls.iter().filter_map(|call| call.outcome.as_ref().err());
    assert!(failures.all(|failure| !failure.is_connect()));
}
