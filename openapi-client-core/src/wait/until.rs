//! A wait for the end of something, by polls.

use std::fmt::{self, Display};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use super::error::{WaitError, shown};
use crate::limits::{WAIT_FIRST_DELAY, WAIT_LONGEST_DELAY, WAIT_TIMEOUT, after};

/// The largest number of different states that are kept for an error.
const KEPT_STATES: usize = 8;

/// The shortest delay: a poll follows another at once only by mistake.
const SHORTEST_DELAY: Duration = Duration::from_millis(1);

/// Waits until something on a server has ended: calls `poll` now and again until
/// `state` finds a state in what it gave that is [`done`](WaitUntil::done), and
/// gives that.
///
/// ```
/// use std::time::Duration;
/// use openapi_client_core::{WaitError, wait_until};
///
/// struct Job {
///     status: &'static str,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut answers = ["PENDING", "DONE"].into_iter();
/// // In a program this is a call: `|| client.get_job().id(7).send()`.
/// let poll = || std::future::ready(answers.next().map(|status| Job { status }).ok_or("no answer"));
/// let job = wait_until(poll, |job| job.status.to_owned())
///     .done(["DONE"])
///     .failed(["ERROR", "CANCELLED"])
///     .pending(["PENDING", "IN_PROGRESS"])
///     .first_delay(Duration::from_millis(10))
///     .timeout(Duration::from_secs(60))
///     .await;
/// assert!(job.is_ok_and(|job| job.status == "DONE"));
/// # }
/// ```
pub fn wait_until<P, F, T, E, S>(poll: P, state: S) -> WaitUntil<P, F, S, T>
where
    P: FnMut() -> F,
    F: Future<Output = Result<T, E>>,
    S: FnMut(&T) -> String,
{
    WaitUntil {
        poll,
        state,
        done: Vec::new(),
        failed: Vec::new(),
        pending: Vec::new(),
        first_delay: WAIT_FIRST_DELAY,
        longest_delay: WAIT_LONGEST_DELAY,
        timeout: WAIT_TIMEOUT,
        progress: Progress::default(),
    }
}

/// A wait of [`wait_until`], which begins when it is awaited.
///
/// The first poll is at once. The delay after each is twice the one before,
/// between [`first_delay`](Self::first_delay) and
/// [`longest_delay`](Self::longest_delay); the last one is shortened, so that the
/// state is polled once more shortly before the [`timeout`](Self::timeout). A poll
/// that fails ends the wait with its error: calls of a client repeat themselves.
///
/// It is a future without a task of its own: dropping it cancels the poll in
/// progress, and one that is awaited by reference, as in `select!`, goes on where
/// it was. Awaited again after its end, it begins again. The delays are those of
/// Tokio: elsewhere a call of a client fails with an error that says so, and so
/// does the wait for it.
#[must_use = "nothing is polled until it is awaited"]
pub struct WaitUntil<P, F, S, T> {
    poll: P,
    state: S,
    done: Vec<String>,
    failed: Vec<String>,
    pending: Vec<String>,
    first_delay: Duration,
    longest_delay: Duration,
    timeout: Duration,
    progress: Progress<F, T>,
}

/// How far a wait is.
struct Progress<F, T> {
    phase: Phase<F>,
    /// The deadline, once the wait has begun.
    deadline: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
    delay: Option<Duration>,
    states: Vec<String>,
    last: Option<T>,
}

enum Phase<F> {
    Idle,
    Polling(Pin<Box<F>>),
    Pausing(Pin<Box<Sleep>>),
    /// There is no time for another poll.
    Over,
}

impl<F, T> Default for Progress<F, T> {
    fn default() -> Self {
        Self {
            phase: Phase::Idle,
            deadline: None,
            alarm: None,
            delay: None,
            states: Vec::new(),
            last: None,
        }
    }
}

impl<P, F, S, T> WaitUntil<P, F, S, T> {
    /// Ends the wait well in these states.
    pub fn done(mut self, states: impl IntoIterator<Item = impl Display>) -> Self {
        add(&mut self.done, states);
        self
    }

    /// Ends the wait in these states with [`WaitError::Failed`].
    pub fn failed(mut self, states: impl IntoIterator<Item = impl Display>) -> Self {
        add(&mut self.failed, states);
        self
    }

    /// Goes on in these states, and ends the wait in any other with
    /// [`WaitError::UnknownState`]. Unless this is called, it goes on in every state
    /// that is neither done nor failed.
    pub fn pending(mut self, states: impl IntoIterator<Item = impl Display>) -> Self {
        add(&mut self.pending, states);
        self
    }

    /// Sets the delay after the first poll; by default
    /// [`WAIT_FIRST_DELAY`](crate::WAIT_FIRST_DELAY), 1 second.
    pub fn first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// Limits the delays; by default
    /// [`WAIT_LONGEST_DELAY`](crate::WAIT_LONGEST_DELAY), 30 seconds.
    pub fn longest_delay(mut self, delay: Duration) -> Self {
        self.longest_delay = delay;
        self
    }

    /// Limits how long the wait may take, from the first poll on; by default
    /// [`WAIT_TIMEOUT`](crate::WAIT_TIMEOUT), 15 minutes. Then a poll in progress is
    /// cancelled, and the error is [`WaitError::TimedOut`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// What comes after a poll that gave `value`: the end, or a pause.
    fn judge<E>(&mut self, value: T, state: String) -> Option<Result<T, WaitError<T, E>>> {
        if self.done.contains(&state) {
            return Some(Ok(value));
        }
        if self.failed.contains(&state) {
            return Some(Err(WaitError::Failed { state, value }));
        }
        if !self.pending.is_empty() && !self.pending.contains(&state) {
            return Some(Err(WaitError::UnknownState { state, value }));
        }
        let state = shown(&state);
        let states = &mut self.progress.states;
        if !states.contains(&state) && states.len() < KEPT_STATES {
            states.push(state);
        }
        self.progress.last = Some(value);
        self.progress.phase = self.pause();
        None
    }

    /// The pause before the next poll.
    fn pause(&mut self) -> Phase<F> {
        let first = self.first_delay.max(SHORTEST_DELAY);
        let delay = match self.progress.delay {
            None => first,
            Some(delay) => delay.saturating_mul(2),
        };
        let delay = delay.min(self.longest_delay.max(SHORTEST_DELAY));
        self.progress.delay = Some(delay);
        let now = Instant::now();
        let left = self
            .progress
            .deadline
            .map(|end| end.saturating_duration_since(now));
        let spare = left.map_or(delay, |left| left.saturating_sub(first));
        match spare.is_zero() {
            true => Phase::Over,
            false => Phase::Pausing(Box::pin(sleep_until(now + delay.min(spare)))),
        }
    }
}

fn add(known: &mut Vec<String>, states: impl IntoIterator<Item = impl Display>) {
    known.extend(states.into_iter().map(|state| state.to_string()));
}

impl<P, F, S, T, E> Future for WaitUntil<P, F, S, T>
where
    P: FnMut() -> F,
    F: Future<Output = Result<T, E>>,
    S: FnMut(&T) -> String,
{
    type Output = Result<T, WaitError<T, E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let start = || after(Instant::now(), this.timeout);
        let deadline = *this.progress.deadline.get_or_insert_with(start);
        let end = loop {
            match &mut this.progress.phase {
                Phase::Idle => this.progress.phase = Phase::Polling(Box::pin((this.poll)())),
                Phase::Polling(poll) => match poll.as_mut().poll(cx) {
                    Poll::Pending => break None,
                    Poll::Ready(Err(error)) => break Some(Err(WaitError::Call(error))),
                    Poll::Ready(Ok(value)) => {
                        let state = (this.state)(&value);
                        if let Some(end) = this.judge(value, state) {
                            break Some(end);
                        }
                    }
                },
                Phase::Pausing(pause) => match pause.as_mut().poll(cx) {
                    Poll::Pending => break None,
                    Poll::Ready(()) => this.progress.phase = Phase::Idle,
                },
                Phase::Over => break None,
            }
        };
        if let Some(end) = end {
            this.progress = Progress::default();
            return Poll::Ready(end);
        }
        // Only now: outside of Tokio, a call fails with an error that says so.
        let alarm = || Box::pin(sleep_until(deadline));
        ready!(
            this.progress
                .alarm
                .get_or_insert_with(alarm)
                .as_mut()
                .poll(cx)
        );
        let Progress { states, last, .. } = mem::take(&mut this.progress);
        Poll::Ready(Err(WaitError::TimedOut {
            after: this.timeout,
            states,
            value: last,
        }))
    }
}

/// The polls are in boxes; nothing else is pinned.
impl<P, F, S, T> Unpin for WaitUntil<P, F, S, T> {}

impl<P, F, S, T> fmt::Debug for WaitUntil<P, F, S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitUntil")
            .field("done", &self.done)
            .field("failed", &self.failed)
            .field("pending", &self.pending)
            .field("first_delay", &self.first_delay)
            .field("longest_delay", &self.longest_delay)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
