//! Waits for scripted servers, on a paused clock.

use std::error::Error as StdError;
use std::future::{Ready, pending, ready};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use tokio::time::{Instant, sleep};

use super::{WaitError, WaitUntil, wait_until};
use crate::error::CallError;
use crate::operation::Operation;
use crate::response::ResponseValue;

static JOB: Operation = Operation::new("getJob", Method::GET, "/jobs/{id}").idempotent();

const SECRET: &str = "secret-of-the-body";

/// What a poll gives. Its `Debug` shows a secret.
#[derive(Debug, Clone, PartialEq)]
struct Job {
    status: String,
    secret: &'static str,
}

/// When the polls began, in seconds since the first.
#[derive(Clone, Default)]
struct Polls(Arc<Mutex<Vec<Instant>>>);

impl Polls {
    fn note(&self) -> usize {
        let mut polls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        polls.push(Instant::now());
        polls.len() - 1
    }

    fn seconds(&self) -> Vec<u64> {
        let polls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = |poll: &Instant| poll.duration_since(polls[0]).as_secs();
        polls.iter().map(since).collect()
    }
}

/// A job in this state.
fn job(status: &str) -> ResponseValue<Job> {
    let (status, secret) = (status.to_owned(), SECRET);
    ResponseValue::new(Job { status, secret }, StatusCode::OK, HeaderMap::new())
}

/// A poll that gives at once, and a wait by such polls.
type Now = Ready<Result<ResponseValue<Job>, CallError>>;
type ByHand = Box<dyn FnMut() -> Now + Send>;
type State = fn(&ResponseValue<Job>) -> String;
type Wait = WaitUntil<ByHand, Now, State, ResponseValue<Job>>;

/// A wait for a job that has these states, the last of them forever.
fn waiting(states: &'static [&'static str], polls: &Polls) -> Wait {
    named(states, polls).pending(["PENDING", "IN_PROGRESS"])
}

/// The same where no pending states are named.
fn named(states: &'static [&'static str], polls: &Polls) -> Wait {
    let polls = polls.clone();
    let poll: ByHand = Box::new(move || {
        let status = states[polls.note().min(states.len() - 1)];
        ready(match status {
            "" => Err(CallError::timed_out(&JOB)),
            status => Ok(job(status)),
        })
    });
    let state: State = |job| job.status.clone();
    wait_until(poll, state)
        .done(["DONE"])
        .failed(["ERROR", "CANCELLED"])
}

/// Asserts that neither way of showing an error shows more than it may.
fn assert_shows_no_body(error: &WaitError<ResponseValue<Job>, CallError>) {
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains(SECRET) && text.len() < 700, "{text}");
        assert!(!text.contains(['\n', '\u{1b}']), "{text:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_end_that_the_caller_named_ends_the_wait() {
    let polls = Polls::default();
    let done = waiting(&["PENDING", "IN_PROGRESS", "DONE"], &polls).await;
    assert_eq!(done.expect("it is done").status, "DONE");
    assert_eq!(polls.seconds(), [0, 1, 3]);
    for end in [&["PENDING", "ERROR"], &["IN_PROGRESS", "CANCELLED"]] {
        let polls = Polls::default();
        let error = waiting(end, &polls).await.expect_err("it failed");
        assert_shows_no_body(&error);
        assert_eq!(
            error.to_string(),
            format!("it ended in the state `{}`", end[1])
        );
        assert_eq!(error.value().map(|job| &*job.status), Some(end[1]));
        let WaitError::Failed { state, value, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!((&*state, &*value.status), (end[1], end[1]));
        assert_eq!(polls.seconds(), [0, 1]);
    }
}

#[tokio::test(start_paused = true)]
async fn delays_grow_up_to_the_longest() {
    let polls = Polls::default();
    let states = &["PENDING"; 9][..];
    let error = waiting(states, &polls).await.expect_err("it never ends");
    let seconds = polls.seconds();
    assert_eq!(seconds[..8], [0, 1, 3, 7, 15, 31, 61, 91]);
    let other = named(states, &Polls::default());
    assert!(
        format!("{other:?}").contains("longest_delay: 30s"),
        "{other:?}"
    );
    assert_shows_no_body(&error);

    let polls = Polls::default();
    let wait = named(states, &polls)
        .first_delay(Duration::from_secs(2))
        .longest_delay(Duration::from_secs(5))
        .timeout(Duration::from_secs(22));
    wait.await.expect_err("it never ends");
    assert_eq!(polls.seconds(), [0, 2, 6, 11, 16, 20]);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_the_wait_with_the_states_that_were_seen() {
    let (begin, polls) = (Instant::now(), Polls::default());
    let states = &["PENDING", "PENDING", "IN_PROGRESS"];
    let error = waiting(states, &polls).await.expect_err("it never ends");
    assert_eq!(begin.elapsed().as_secs(), 900);
    assert_eq!(
        error.to_string(),
        "it did not end within 900s: its states were `PENDING`, `IN_PROGRESS`"
    );
    assert_shows_no_body(&error);
    // The state was polled shortly before.
    assert_eq!(polls.seconds().last(), Some(&899));
    let WaitError::TimedOut { value, states, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(value.expect("the last value").status, "IN_PROGRESS");
    assert_eq!(states.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_hangs_is_cancelled_at_the_deadline() {
    /// Counts the polls that were dropped.
    struct Dropped(Arc<AtomicUsize>);
    impl Drop for Dropped {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    let (begin, count) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let poll = || {
        let dropped = Dropped(count.clone());
        async move {
            let _dropped = dropped;
            pending::<Result<String, CallError>>().await
        }
    };
    let wait = wait_until(poll, String::clone).done(["DONE"]);
    let error = wait
        .timeout(Duration::from_secs(7))
        .await
        .expect_err("late");
    assert_eq!(
        error.to_string(),
        "it did not end within 7s: the first answer did not come"
    );
    assert_eq!(begin.elapsed().as_secs(), 7);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_state_that_nobody_named_is_reported_at_once_or_in_the_end() {
    let polls = Polls::default();
    let error = waiting(&["PENDING", "PAUSED"], &polls).await;
    let error = error.expect_err("the state is unknown");
    assert_eq!(
        error.to_string(),
        "it has the state `PAUSED`, which is not one of those that were named"
    );
    assert_shows_no_body(&error);
    assert!(matches!(&error, WaitError::UnknownState { state, .. } if state == "PAUSED"));
    assert_eq!(error.value().map(|job| &*job.status), Some("PAUSED"));
    assert_eq!(polls.seconds(), [0, 1]);

    let error = named(&["PENDING", "PAUSED"], &polls)
        .await
        .expect_err("late");
    assert!(
        error.to_string().ends_with("its state was `PAUSED`"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_state_of_the_server_is_escaped_and_cut_where_it_is_shown() {
    const LONG: &str =
        "a\u{1b}[31m\nb`cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";
    let error = waiting(&[LONG], &Polls::default()).await;
    let error = error.expect_err("the state is unknown");
    assert_shows_no_body(&error);
    let text = error.to_string();
    assert!(
        text.contains(r"`a\u{1b}[31m\nb`ccc") && text.contains("c`…"),
        "{text}"
    );
    assert!(matches!(&error, WaitError::UnknownState { state, .. } if state == LONG));

    let timeout = Duration::from_secs(5000);
    let numbers = Polls::default();
    let poll = || ready(Ok::<_, CallError>(format!("{}{LONG}", numbers.note())));
    let error = wait_until(poll, String::clone).timeout(timeout).await;
    let error = error.expect_err("it never ends");
    let WaitError::TimedOut { states, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(states.len(), 8);
    let text = format!("{error} {error:?}");
    assert!(
        text.len() < 2000 && !text.contains(['\n', '\u{1b}']),
        "{text:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_fails_ends_the_wait_with_its_error() {
    let polls = Polls::default();
    let error = waiting(&["PENDING", ""], &polls).await;
    let error = error.expect_err("the call failed");
    let expected = CallError::timed_out(&JOB);
    assert_eq!(error.to_string(), expected.to_string());
    assert!(error.source().is_none() && error.value().is_none());
    assert!(matches!(&error, WaitError::Call(error) if error.is_timeout()));
    assert_eq!(polls.seconds(), [0, 1]);
    // It is an error that `?` may return.
    let _: Box<dyn StdError + Send + Sync> = error.into();
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_dropped_polls_no_more_and_one_that_is_kept_goes_on() {
    let polls = Polls::default();
    let mut wait = waiting(&["PENDING", "PENDING", "DONE"], &polls);
    for _ in 0..20 {
        // It is given up again and again, and loses neither a poll nor a delay.
        tokio::select! {
            biased;
            done = &mut wait => {
                assert_eq!(done.expect("it is done").status, "DONE");
                break;
            }
            () = sleep(Duration::from_millis(300)) => {}
        }
    }
    assert_eq!(polls.seconds(), [0, 1, 3]);

    let polls = Polls::default();
    let mut wait = waiting(&["PENDING"], &polls);
    tokio::select! {
        biased;
        _ = &mut wait => panic!("it never ends"),
        () = sleep(Duration::from_secs(4)) => drop(wait),
    }
    sleep(Duration::from_secs(1000)).await;
    assert_eq!(polls.seconds(), [0, 1, 3]);
}

#[tokio::test(start_paused = true)]
async fn another_task_may_wait_and_a_wait_may_begin_again() {
    let polls = Polls::default();
    let wait = waiting(&["PENDING", "DONE"], &polls);
    let done = tokio::spawn(wait).await.expect("the task");
    assert_eq!(done.expect("it is done").status, "DONE");

    let polls = Polls::default();
    let mut wait = waiting(&["ERROR", "PENDING", "PENDING", "DONE"], &polls);
    (&mut wait).await.expect_err("it failed");
    (&mut wait).await.expect("it is done");
    assert_eq!(polls.seconds(), [0, 0, 1, 3]);
}

#[tokio::test(start_paused = true)]
async fn the_largest_and_the_smallest_times_are_taken() {
    let polls = Polls::default();
    let wait = named(&["PENDING", "DONE"], &polls);
    let wait = wait.timeout(Duration::MAX).longest_delay(Duration::MAX);
    wait.await.expect("it is done");
    let wait = named(&["PENDING"], &polls).first_delay(Duration::MAX);
    wait.await.expect_err("it never ends");
    let zero = Duration::ZERO;
    let wait = named(&["PENDING"], &polls).first_delay(zero).timeout(zero);
    wait.await.expect_err("it is too late");
    let polls = Polls::default();
    let wait = named(&["PENDING"], &polls).longest_delay(zero);
    wait.timeout(Duration::from_millis(1500))
        .await
        .expect_err("it never ends");
    assert!(
        (100..=501).contains(&polls.seconds().len()),
        "no loop without a pause"
    );
}

#[test]
fn a_poll_that_fails_outside_of_tokio_is_an_error_and_no_panic() {
    let mut wait = waiting(&[""], &Polls::default());
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Err(error)) = Pin::new(&mut wait).poll(&mut context) else {
        panic!("it fails at once");
    };
    assert!(matches!(error, WaitError::Call(_)), "{error}");
}
