//! Many calls at once, and the certainty that each of them waits.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// How many calls go on at a time: each has a connection of its own
/// then, and a process may open only so many.
const AT_A_TIME: usize = 200;

/// Runs a future until it waits for the first time.
///
/// # Panics
/// If it does not wait at all.
pub async fn poll_until_waiting<F: Future>(future: F) -> Pin<Box<F>> {
    let mut future = Box::pin(future);
    let outcome = first_step(&mut future).await;
    assert!(outcome.is_none(), "it is over at once");
    future
}

/// Starts this many tasks, and returns when each of them waits. At most 200 of
/// them go on at a time.
///
/// # Panics
/// If one does not wait.
pub async fn spawn_waiting<F>(count: usize, call: impl Fn(usize) -> F) -> JoinSet<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let begun = watch::Sender::new(Begun::default());
    let places = Arc::new(Semaphore::new(AT_A_TIME));
    let mut tasks = JoinSet::new();
    for number in 0..count {
        let mut call = Box::pin(call(number));
        let (begun, places) = (begun.clone(), places.clone());
        tasks.spawn(async move {
            let outcome = first_step(&mut call).await;
            begun.send_modify(|begun| {
                begun.tasks += 1;
                begun.are_over += usize::from(outcome.is_some());
            });
            match outcome {
                Some(outcome) => outcome,
                None => {
                    let _place = places.acquire().await;
                    call.await
                }
            }
        });
    }
    let mut begun = begun.subscribe();
    let begun = begun.wait_for(|begun| begun.tasks == count).await;
    let begun = begun.expect("a sender is held here");
    assert_eq!(begun.are_over, 0, "tasks that did not wait");
    tasks
}

/// The outcomes of all tasks.
///
/// # Panics
/// If one of them panicked or was aborted.
pub async fn outcomes<T: 'static>(mut tasks: JoinSet<T>) -> Vec<T> {
    let mut outcomes = Vec::with_capacity(tasks.len());
    while let Some(outcome) = tasks.join_next().await {
        outcomes.push(outcome.expect("a task that ends by itself"));
    }
    outcomes
}

#[derive(Default)]
struct Begun {
    tasks: usize,
    are_over: usize,
}

/// Polls once.
async fn first_step<F: Future>(future: &mut Pin<Box<F>>) -> Option<F::Output> {
    let step = poll_fn(|context| Poll::Ready(future.as_mut().poll(context)));
    match step.await {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use scc_suite_api_simulator::Gate;

    use super::*;

    #[tokio::test]
    async fn all_tasks_wait_and_a_few_go_on_at_a_time() {
        let (gate, second) = (Gate::new(), Gate::new());
        let peak = Arc::new(AtomicUsize::new(0));
        let mut tasks = spawn_waiting(1_000, |number| {
            let (gate, second, peak) = (gate.clone(), second.clone(), peak.clone());
            async move {
                gate.wait().await;
                peak.fetch_max(second.held() + 1, Ordering::SeqCst);
                second.wait().await;
                number
            }
        })
        .await;
        assert_eq!(tasks.len(), 1_000);
        assert_eq!(gate.held(), 1_000);
        assert!(tasks.try_join_next().is_none());
        gate.open();
        second.wait_until_held(AT_A_TIME).await;
        second.open();
        let mut numbers = outcomes(tasks).await;
        numbers.sort_unstable();
        assert!(numbers.into_iter().eq(0..1_000));
        assert_eq!(peak.load(Ordering::SeqCst), AT_A_TIME);
    }

    #[tokio::test]
    #[should_panic(expected = "tasks that did not wait")]
    async fn a_task_that_does_not_wait_is_reported() {
        spawn_waiting(3, |_| async {}).await;
    }
}
