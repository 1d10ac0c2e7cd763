//! The one owner of a client's token for a security scheme.
//!
//! Reading a valid token takes no lock. A task that finds none starts a
//! *flight*, which acquires one, or joins the flight in progress (single
//! flight): a shared future that all waiting tasks poll, so that it continues
//! when one of them is cancelled, and whose outcome all of them get. Nothing
//! runs in the background: an abandoned flight is continued by the next caller.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::time::{Instant, timeout_at};

use super::cached_token::{Age, CachedToken};
use super::scheme::NamedScheme;
use super::source::{IssuedToken, TokenSource};
use crate::build_error::BuildError;
use crate::error::CallError;
use crate::limits::{REFRESH_PAUSE, REFRESH_WAIT, after};
use crate::operation::OperationRef;
use crate::secret::Secret;

/// The token of a client and of all its clones for one security scheme.
pub(crate) struct TokenCache {
    scheme: NamedScheme,
    source: Option<Arc<dyn TokenSource>>,
    current: ArcSwapOption<CachedToken>,
    flight: Mutex<Flights>,
    /// How old a flight may become before another replaces it.
    flight_timeout: Duration,
}

#[derive(Default)]
pub(super) struct Flights {
    in_progress: Option<Flight>,
    /// Counts flights, so that an old one does not replace a newer one's token.
    started: u64,
    /// No early refresh before this moment, because the last one failed.
    pause: Option<Instant>,
}

struct Flight {
    number: u64,
    started: Instant,
    outcome: Outcome,
}

impl Flight {
    /// Whether a task waits for it; the flight itself holds one clone.
    fn is_waited_for(&self) -> bool {
        self.outcome.strong_count() > Some(1)
    }
}

type Outcome = Shared<BoxFuture<'static, Result<Arc<CachedToken>, CallError>>>;

impl TokenCache {
    /// A cache with `token`, if there is one, which gets others from `source`,
    /// if there is one.
    pub(crate) fn new(
        scheme: NamedScheme,
        token: Option<Secret>,
        source: Option<Arc<dyn TokenSource>>,
        flight_timeout: Duration,
    ) -> Result<Arc<Self>, BuildError> {
        let current = match token {
            Some(token) => Some(CachedToken::new(
                scheme.scheme(),
                IssuedToken::new(token),
                Instant::now(),
            )?),
            None => None,
        };
        Ok(Arc::new(Self {
            scheme,
            source,
            current: ArcSwapOption::from(current.map(Arc::new)),
            flight: Mutex::default(),
            flight_timeout,
        }))
    }

    /// The scheme of its tokens.
    pub(crate) fn scheme(&self) -> NamedScheme {
        self.scheme
    }

    /// A token for a call of `operation`, which may last until `deadline`.
    pub(crate) async fn get(
        self: &Arc<Self>,
        operation: impl Into<OperationRef>,
        deadline: Instant,
    ) -> Result<Arc<CachedToken>, CallError> {
        let Some(token) = self.current.load_full() else {
            return self.join(operation, None, None, deadline).await;
        };
        match token.age(Instant::now()) {
            Age::Fresh => Ok(token),
            // There is no other: the server decides.
            _ if self.source.is_none() => Ok(token),
            Age::Expired => self.join(operation, Some(&token), None, deadline).await,
            Age::Expiring => Ok(self.refresh(token, deadline).await),
        }
    }

    /// Whether there is a token, or a source to get one from.
    pub(crate) fn can_provide(&self) -> bool {
        self.source.is_some() || self.current.load().is_some()
    }

    /// A replacement for `refused`, which the server did not accept. `None` if
    /// there is no source to get another from.
    pub(crate) async fn replace_refused(
        self: &Arc<Self>,
        operation: impl Into<OperationRef>,
        refused: &Arc<CachedToken>,
        deadline: Instant,
    ) -> Option<Result<Arc<CachedToken>, CallError>> {
        if self.source.is_none() {
            // The caller may have replaced it meanwhile.
            let current = self.current.load_full()?;
            return (!Arc::ptr_eq(&current, refused)).then_some(Ok(current));
        }
        self.refused(refused);
        Some(
            self.join(operation, Some(refused), Some(refused), deadline)
                .await,
        )
    }

    /// Records that the server did not accept this token. Without a source it
    /// is kept: there is no other.
    pub(crate) fn refused(&self, token: &Arc<CachedToken>) {
        if self.source.is_some() {
            self.discard(token);
        }
    }

    /// Drops exactly this token; a newer one is kept.
    pub(crate) fn discard(&self, token: &Arc<CachedToken>) {
        self.current.compare_and_swap(token, None);
    }

    /// The current token, or the one that is being acquired. None is requested.
    pub(crate) async fn current(&self, deadline: Instant) -> Option<Arc<CachedToken>> {
        let in_progress = self
            .lock()
            .in_progress
            .as_ref()
            .map(|flight| flight.outcome.clone());
        if let Some(outcome) = in_progress {
            // The flight stores its token itself.
            let _ = timeout_at(deadline, outcome).await;
        }
        self.current.load_full()
    }

    /// A cache with only this token.
    pub(crate) fn only(&self, token: Arc<CachedToken>) -> Arc<Self> {
        Arc::new(Self {
            scheme: self.scheme,
            source: None,
            current: ArcSwapOption::from(Some(token)),
            flight: Mutex::default(),
            flight_timeout: self.flight_timeout,
        })
    }

    /// Replaces the current token.
    pub(crate) fn set(&self, token: Secret) -> Result<(), BuildError> {
        let token = CachedToken::new(
            self.scheme.scheme(),
            IssuedToken::new(token),
            Instant::now(),
        )?;
        let mut flights = self.lock();
        // Its token would replace this one.
        let abandoned = flights.in_progress.take();
        self.current.store(Some(Arc::new(token)));
        // The source's future may run any code: it is dropped outside the lock.
        drop(flights);
        drop(abandoned);
        Ok(())
    }

    /// Acquires a token before the old one expires. One task does, for a short
    /// time; the others continue with the old one, as does this one on failure.
    async fn refresh(
        self: &Arc<Self>,
        old: Arc<CachedToken>,
        deadline: Instant,
    ) -> Arc<CachedToken> {
        let outcome = {
            let mut flights = self.lock();
            if flights.pause.is_some_and(|pause| Instant::now() < pause) {
                return old;
            }
            match &flights.in_progress {
                Some(flight) if flight.is_waited_for() => return old,
                Some(flight) => flight.outcome.clone(),
                None => match self.start(&mut flights, None) {
                    Some((outcome, _)) => outcome,
                    None => return old,
                },
            }
        };
        let until = deadline.min(after(Instant::now(), REFRESH_WAIT));
        match timeout_at(until, outcome).await {
            Ok(Ok(new)) => new,
            _ => {
                self.lock().pause = Some(Instant::now() + REFRESH_PAUSE);
                old
            }
        }
    }

    /// Waits for a token other than `unusable`, together with all other tasks.
    /// `refused` is passed to the source, so that it returns another.
    async fn join(
        self: &Arc<Self>,
        operation: impl Into<OperationRef>,
        unusable: Option<&Arc<CachedToken>>,
        refused: Option<&Arc<CachedToken>>,
        deadline: Instant,
    ) -> Result<Arc<CachedToken>, CallError> {
        let mut may_repeat = true;
        loop {
            let (outcome, is_live, replaced) = {
                let mut flights = self.lock();
                // Another task may have been faster.
                if let Some(token) = self.current.load_full()
                    && unusable.is_none_or(|unusable| !Arc::ptr_eq(unusable, &token))
                    && token.age(Instant::now()) != Age::Expired
                {
                    return Ok(token);
                }
                match &flights.in_progress {
                    Some(flight) if flight.started.elapsed() < self.flight_timeout => {
                        // Checked before this task's own clone counts.
                        let is_live = flight.is_waited_for();
                        (flight.outcome.clone(), is_live, None)
                    }
                    _ => match self.start(&mut flights, refused) {
                        Some((outcome, replaced)) => (outcome, true, replaced),
                        None => {
                            return Err(CallError::without_tokens(
                                operation,
                                &[vec![self.scheme.name()]],
                            ));
                        }
                    },
                }
            };
            // The source's future may run any code: it is dropped outside the lock.
            drop(replaced);
            let Ok(outcome) = timeout_at(deadline, outcome).await else {
                return Err(CallError::timed_out(operation));
            };
            match outcome {
                // The flight started before the refusal was known.
                Ok(token)
                    if may_repeat
                        && refused.is_some_and(|refused| refused.token == token.token) =>
                {
                    self.discard(&token);
                }
                // The flight had been abandoned and may have timed out while
                // nothing polled it.
                Err(_) if may_repeat && !is_live => {}
                outcome => return outcome,
            }
            may_repeat = false;
        }
    }

    /// Starts a flight. Returns its outcome, and a stuck one that it replaces.
    fn start(
        self: &Arc<Self>,
        flights: &mut Flights,
        refused: Option<&Arc<CachedToken>>,
    ) -> Option<(Outcome, Option<Flight>)> {
        let source = self.source.clone()?;
        let refused = refused.map(|token| token.token.clone());
        let (scheme, started) = (self.scheme.scheme(), Instant::now());
        flights.started += 1;
        let number = flights.started;
        // The cache owns the flight, so the flight must not own the cache.
        let cache = Arc::downgrade(self);
        let outcome = async move {
            // The call itself is inside: it may panic before it returns a future.
            let acquiring = async { source.acquire(refused.as_ref()).await };
            let token = match AssertUnwindSafe(acquiring).catch_unwind().await {
                Ok(Ok(issued)) => CachedToken::new(scheme, issued, started)
                    .map(Arc::new)
                    .map_err(CallError::no_token),
                Ok(Err(failure)) => Err(failure),
                // Waiting tasks get an error instead of waiting forever.
                Err(_) => Err(CallError::no_token("the token source panicked")),
            };
            land(&cache, number, &token);
            token
        };
        let outcome = outcome.boxed().shared();
        let flight = Flight {
            number,
            started,
            outcome: outcome.clone(),
        };
        Some((outcome, flights.in_progress.replace(flight)))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Flights> {
        // Nothing panics while the lock is held, and the state would still be
        // consistent.
        self.flight.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends a flight: stores its token and makes room for the next flight.
fn land(cache: &Weak<TokenCache>, number: u64, outcome: &Result<Arc<CachedToken>, CallError>) {
    let Some(cache) = cache.upgrade() else {
        return;
    };
    let mut flights = cache.lock();
    if flights
        .in_progress
        .as_ref()
        .is_some_and(|flight| flight.number == number)
    {
        flights.in_progress = None;
        if let Ok(token) = outcome {
            flights.pause = None;
            cache.current.store(Some(token.clone()));
        }
    }
}

impl std::fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenCache")
            .field("name", &self.scheme.name())
            .field("scheme", &format_args!("{}", self.scheme.scheme()))
            .field("has_token", &self.current.load().is_some())
            .field("has_source", &self.source.is_some())
            .finish_non_exhaustive()
    }
}
