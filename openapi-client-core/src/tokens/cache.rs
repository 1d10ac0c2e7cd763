//! The one owner of a client's token for a security scheme.
//!
//! Reading a valid token takes no lock. A task that finds none starts a
//! *flight*, which acquires one, or joins the flight in progress (single
//! flight): a shared future that all waiting tasks poll, so that it continues
//! when one of them is cancelled, and whose outcome all of them get. Nothing
//! runs in the background: an abandoned flight is continued by the next caller.
//!
//! Each runtime has a flight of its own: its timers and connections are driven by
//! the runtime that polled it first, which may have ended, or not be driven.
//!
//! After the source was refused itself (a 401 of the login), and after a token was
//! given up because the server refused it, there is a pause: a wrong password must
//! not lock the account, and an operation that always answers 401 must not log in
//! with each call.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::runtime::{Handle, Id};
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
    current: ArcSwapOption<CachedToken>,
    state: Mutex<State>,
    limits: TokenLimits,
}

/// The limits on how tokens are acquired.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TokenLimits {
    /// How old a flight may become before another replaces it.
    pub(crate) flight_timeout: Duration,
    pub(crate) refused_login_pause: Duration,
    pub(crate) refused_token_pause: Duration,
}

pub(super) struct State {
    source: Option<Arc<dyn TokenSource>>,
    /// At most one of each runtime, unless it is stuck.
    flights: Vec<Flight>,
    /// Counts flights, so that an old one does not replace a newer one's token.
    started: u64,
    /// No early refresh before this moment, because the last one failed.
    refresh_pause: Option<Instant>,
    /// The 401 of the source, and until when it is not asked again.
    refused_login: Option<(Instant, CallError)>,
    /// Until when no other token is given up because the server refused it.
    refused_token_pause: Option<Instant>,
}

struct Flight {
    number: u64,
    runtime: Option<Id>,
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

impl State {
    fn new(source: Option<Arc<dyn TokenSource>>) -> Self {
        Self {
            source,
            flights: Vec::new(),
            started: 0,
            refresh_pause: None,
            refused_login: None,
            refused_token_pause: None,
        }
    }

    /// The flight of this runtime.
    fn own(&self) -> Option<&Flight> {
        let runtime = current_runtime();
        self.flights.iter().find(|flight| flight.runtime == runtime)
    }

    /// The refusal after which the source is not asked yet.
    fn refusal(&self) -> Option<CallError> {
        let (until, error) = self.refused_login.as_ref()?;
        (Instant::now() < *until).then(|| error.clone().until_next_login(*until))
    }
}

fn current_runtime() -> Option<Id> {
    Handle::try_current().ok().map(|runtime| runtime.id())
}

impl TokenCache {
    /// A cache with `token`, if there is one, which gets others from `source`,
    /// if there is one.
    pub(crate) fn new(
        scheme: NamedScheme,
        token: Option<Secret>,
        source: Option<Arc<dyn TokenSource>>,
        limits: TokenLimits,
    ) -> Result<Arc<Self>, BuildError> {
        let scheme = scheme.completed_by(source.as_ref().and_then(|source| source.scheme()));
        let current = token.map(|token| given(scheme, token)).transpose()?;
        Ok(Arc::new(Self {
            scheme,
            current: ArcSwapOption::from(current),
            state: Mutex::new(State::new(source)),
            limits,
        }))
    }

    /// The scheme of its tokens.
    pub(crate) fn scheme(&self) -> NamedScheme {
        self.scheme
    }

    /// How long acquiring a token may take.
    pub(super) fn flight_timeout(&self) -> Duration {
        self.limits.flight_timeout
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
            _ if !self.has_source() => Ok(token),
            Age::Expired => self.join(operation, Some(&token), None, deadline).await,
            Age::Expiring => Ok(self.refresh(token, deadline).await),
        }
    }

    /// Whether there is a token, or a source to get one from.
    pub(crate) fn can_provide(&self) -> bool {
        self.current.load().is_some() || self.has_source()
    }

    fn has_source(&self) -> bool {
        self.lock().source.is_some()
    }

    /// A replacement for `refused`, which the server did not accept. `None` if
    /// there is no source to get another from, or it is too early for that.
    pub(crate) async fn replace_refused(
        self: &Arc<Self>,
        operation: impl Into<OperationRef>,
        refused: &Arc<CachedToken>,
        deadline: Instant,
    ) -> Option<Result<Arc<CachedToken>, CallError>> {
        if !self.give_up(refused) {
            return None;
        }
        let token = self.join(operation, Some(refused), Some(refused), deadline);
        Some(token.await)
    }

    /// Gives up this token, which the server did not accept, unless there is no
    /// other or one was given up a short time ago. Returns whether the next call
    /// carries another.
    pub(crate) fn give_up(&self, token: &Arc<CachedToken>) -> bool {
        let mut state = self.lock();
        // The caller may have replaced it meanwhile, or another task.
        let is_current = match &*self.current.load() {
            Some(current) => Arc::ptr_eq(current, token),
            None => false,
        };
        if !is_current {
            return state.source.is_some() || self.current.load().is_some();
        }
        let now = Instant::now();
        if state.source.is_none() || state.refused_token_pause.is_some_and(|until| now < until) {
            return false;
        }
        state.refused_token_pause = Some(after(now, self.limits.refused_token_pause));
        self.current.store(None);
        true
    }

    /// Tells the source that `token`, which was given up, is not used any more.
    pub(crate) async fn release(&self, token: &CachedToken, deadline: Instant) {
        let source = self.lock().source.clone();
        if let Some(source) = source.filter(|_| token.is_released_now()) {
            let until = deadline.min(after(Instant::now(), REFRESH_WAIT));
            // It expires by itself if this takes too long.
            let _ = timeout_at(until, source.release(&token.token)).await;
        }
    }

    /// Drops exactly this token; a newer one is kept.
    pub(crate) fn discard(&self, token: &Arc<CachedToken>) {
        self.current.compare_and_swap(token, None);
    }

    /// The current token, or the one that is being acquired. None is requested.
    pub(crate) async fn current(&self, deadline: Instant) -> Option<Arc<CachedToken>> {
        let in_progress = self.lock().own().map(|flight| flight.outcome.clone());
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
            current: ArcSwapOption::from(Some(token)),
            state: Mutex::new(State::new(None)),
            limits: self.limits,
        })
    }

    /// Replaces the current token.
    pub(crate) fn set(&self, token: Secret) -> Result<(), BuildError> {
        let token = given(self.scheme, token)?;
        self.begin_again(|state| state.source.clone(), Some(token));
        Ok(())
    }

    /// Replaces the source, and drops the current token, which came from another.
    pub(crate) fn set_source(&self, source: Arc<dyn TokenSource>) {
        self.begin_again(|_| Some(source), None);
    }

    /// Forgets all about flights and refusals.
    fn begin_again(
        &self,
        source: impl FnOnce(&State) -> Option<Arc<dyn TokenSource>>,
        token: Option<Arc<CachedToken>>,
    ) {
        let mut state = self.lock();
        let next = State {
            // Flights in progress would replace the token.
            started: state.started,
            ..State::new(source(&state))
        };
        let before = std::mem::replace(&mut *state, next);
        self.current.store(token);
        drop(state);
        // The source's future may run any code: it is dropped outside the lock.
        drop(before);
    }

    /// Acquires a token before the old one expires. One task does, for a short
    /// time; the others continue with the old one, as does this one on failure.
    async fn refresh(
        self: &Arc<Self>,
        old: Arc<CachedToken>,
        deadline: Instant,
    ) -> Arc<CachedToken> {
        let (outcome, replaced) = {
            let mut state = self.lock();
            let is_paused = state.refresh_pause.is_some_and(|end| Instant::now() < end);
            if is_paused || state.refusal().is_some() {
                return old;
            }
            if state.flights.iter().any(Flight::is_waited_for) {
                return old;
            }
            match state.own() {
                Some(flight) => (flight.outcome.clone(), Vec::new()),
                None => match self.start(&mut state, None) {
                    Some(started) => started,
                    None => return old,
                },
            }
        };
        // The source's future may run any code: it is dropped outside the lock.
        drop(replaced);
        let until = deadline.min(after(Instant::now(), REFRESH_WAIT));
        match timeout_at(until, outcome).await {
            Ok(Ok(new)) => new,
            _ => {
                self.lock().refresh_pause = Some(Instant::now() + REFRESH_PAUSE);
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
                let mut state = self.lock();
                // Another task may have been faster.
                if let Some(token) = self.current.load_full()
                    && unusable.is_none_or(|unusable| !Arc::ptr_eq(unusable, &token))
                    && token.age(Instant::now()) != Age::Expired
                {
                    return Ok(token);
                }
                let own = state.own();
                let own = own.filter(|own| own.started.elapsed() < self.limits.flight_timeout);
                if let Some(flight) = own {
                    // Checked before this task's own clone counts.
                    let is_live = flight.is_waited_for();
                    (flight.outcome.clone(), is_live, Vec::new())
                } else if let Some(refusal) = state.refusal() {
                    return Err(refusal);
                } else if let Some((outcome, replaced)) = self.start(&mut state, refused) {
                    (outcome, true, replaced)
                } else {
                    let missing = [vec![self.scheme.name()]];
                    return Err(CallError::without_tokens(operation, &missing));
                }
            };
            // The source's future may run any code: it is dropped outside the lock.
            drop(replaced);
            let Ok(outcome) = timeout_at(deadline, outcome).await else {
                return Err(CallError::late_token(operation));
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

    /// Starts a flight. Returns its outcome, and the stuck ones that are dropped.
    fn start(
        self: &Arc<Self>,
        state: &mut State,
        refused: Option<&Arc<CachedToken>>,
    ) -> Option<(Outcome, Vec<Flight>)> {
        let source = state.source.clone()?;
        let refused = refused.map(|token| token.token.clone());
        let (scheme, started) = (self.scheme.scheme(), Instant::now());
        state.started += 1;
        let number = state.started;
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
        let runtime = current_runtime();
        let is_replaced = |flight: &mut Flight| {
            flight.runtime == runtime || flight.started.elapsed() >= self.limits.flight_timeout
        };
        let replaced = state.flights.extract_if(.., is_replaced).collect();
        state.flights.push(Flight {
            number,
            runtime,
            started,
            outcome: outcome.clone(),
        });
        Some((outcome, replaced))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while the lock is held, and the state would still be
        // consistent.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A token that the caller gave.
fn given(scheme: NamedScheme, token: Secret) -> Result<Arc<CachedToken>, BuildError> {
    let issued = IssuedToken::new(token);
    CachedToken::new(scheme.scheme(), issued, Instant::now()).map(Arc::new)
}

/// Ends a flight: stores its token and makes room for the next flight.
fn land(cache: &Weak<TokenCache>, number: u64, outcome: &Result<Arc<CachedToken>, CallError>) {
    let Some(cache) = cache.upgrade() else {
        return;
    };
    let mut state = cache.lock();
    let Some(at) = state
        .flights
        .iter()
        .position(|flight| flight.number == number)
    else {
        return;
    };
    let landed = state.flights.swap_remove(at);
    match outcome {
        Ok(token) => {
            state.refresh_pause = None;
            state.refused_login = None;
            cache.current.store(Some(token.clone()));
        }
        Err(error) if error.is_unauthorized() => {
            let until = after(Instant::now(), cache.limits.refused_login_pause);
            state.refused_login = Some((until, error.clone()));
        }
        Err(_) => {}
    }
    drop(state);
    drop(landed);
}

impl std::fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenCache")
            .field("name", &self.scheme.name())
            .field("scheme", &format_args!("{}", self.scheme.scheme()))
            .field("has_token", &self.current.load().is_some())
            .field("has_source", &self.has_source())
            .finish_non_exhaustive()
    }
}
