//! The counts of many calls, held against what the server saw of each.

use std::collections::BTreeMap;

use openapi_client_core::{CallError, ErrorKind, Operation};
use scc_suite_api_simulator::{Ledger, RecordedRequest};

/// A call that has ended.
#[derive(Debug)]
pub struct FinishedCall {
    /// What distinguishes its requests from those of all other calls.
    pub name: String,
    /// What came of it.
    pub outcome: Result<(), CallError>,
}

/// How many of the calls there were of each kind.
#[derive(Debug, Default, Clone, Copy)]
pub struct CallCounts {
    /// Calls that gave a value.
    pub successes: usize,
    /// Calls that ended in an error.
    pub errors: usize,
    /// Calls of which nobody knows by the answer whether they were executed.
    pub in_doubt: usize,
    /// Calls in doubt that were executed.
    pub executed_in_doubt: usize,
    /// Calls that were sent again after a 429.
    pub sent_again_after_429: usize,
    /// Calls that were sent again with another token.
    pub sent_again_after_401: usize,
}

/// Checks that no call was executed twice, that all successes were executed,
/// and that no refused call was; gives the counts.
///
/// The calls are those of `operation`, which is neither idempotent nor the
/// login.
///
/// # Panics
/// If something does not add up.
pub fn audit(
    ledger: &Ledger,
    operation: &'static Operation,
    name_of: impl Fn(&RecordedRequest) -> Option<String>,
    calls: &[FinishedCall],
) -> CallCounts {
    let mut requests: BTreeMap<String, Vec<RecordedRequest>> = BTreeMap::new();
    let mut seen = 0;
    for request in ledger.requests() {
        if let Some(name) = name_of(&request) {
            requests.entry(name).or_default().push(request);
            seen += 1;
        }
    }
    let mut counts = CallCounts::default();
    for call in calls {
        let requests = requests.remove(&call.name).unwrap_or_default();
        seen -= requests.len();
        let executions = requests.iter().filter(|request| request.executed).count();
        assert!(executions <= 1, "executed {executions} times: {call:?}");
        let after = |status| {
            let mut sent_again = requests.windows(2);
            usize::from(sent_again.any(|pair| pair[0].status.is_some_and(|s| s == status)))
        };
        counts.sent_again_after_429 += after(429);
        counts.sent_again_after_401 += after(401);
        match &call.outcome {
            Ok(()) => {
                counts.successes += 1;
                assert_eq!(executions, 1, "a success that was not: {call:?}");
            }
            Err(failure) => {
                counts.errors += 1;
                if is_in_doubt(operation, failure) {
                    counts.in_doubt += 1;
                    counts.executed_in_doubt += executions;
                } else {
                    assert_eq!(executions, 0, "refused, but executed: {call:?}");
                }
                if failure.operation().map(Operation::id) == Some(operation.id()) {
                    let attempts = usize::try_from(failure.attempts()).unwrap_or_default();
                    assert!(attempts >= requests.len(), "more than it says: {call:?}");
                }
            }
        }
    }
    assert!(requests.is_empty(), "requests of no call: {requests:?}");
    assert_eq!(seen, 0, "two calls of one name");
    assert_eq!(counts.successes + counts.errors, calls.len());
    counts
}

/// Whether the call may have been executed, by what its error says.
fn is_in_doubt(operation: &'static Operation, failure: &CallError) -> bool {
    if failure.operation().map(Operation::id) != Some(operation.id()) {
        return false;
    }
    match failure.kind() {
        ErrorKind::Status => failure.status().is_some_and(|status| status == 502),
        ErrorKind::Transport | ErrorKind::Timeout | ErrorKind::Decode => true,
        kind => panic!("no server of ours causes {kind:?}: {failure:?}"),
    }
}
