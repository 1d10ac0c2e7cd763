//! The one owner of a client's token.
//!
//! Reading a good token takes no lock. Whoever finds none starts a *flight*,
//! the getting of one, or joins the one under way: a future that all who wait
//! poll in turn, so that it goes on when one of them is cancelled, and whose
//! outcome all of them get. Nothing runs in the background: a flight that
//! everybody left is taken up by the next caller.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::time::{Instant, timeout_at};

use super::{IssuedToken, TokenSource};
use crate::limits::{REFRESH_MARGIN, REFRESH_PAUSE, REFRESH_WAIT, after};
use crate::{Authorization, BuildError, Failure, Operation, Secret, SecurityScheme};

/// Holds the token of a client and of all its clones.
pub(crate) struct TokenCache {
    scheme: SecurityScheme,
    source: Option<Arc<dyn TokenSource>>,
    current: ArcSwapOption<Held>,
    flight: Mutex<Flights>,
    /// How long a flight is waited for before it is given up as stuck.
    patience: Duration,
}

#[derive(Default)]
pub(super) struct Flights {
    under_way: Option<Flight>,
    /// Counts flights, so that an old one does not touch a newer one's place.
    started: u64,
    /// No early refresh before this moment: the last one failed.
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

type Outcome = Shared<BoxFuture<'static, Result<Arc<Held>, Failure>>>;

/// A token that is held, ready to be sent.
pub(crate) struct Held {
    token: Secret,
    authorization: Authorization,
    validity: Option<Validity>,
}

/// How long a token is good, on the monotonic clock.
struct Validity {
    /// What `expires` counts from.
    issued: Instant,
    lifetime: Duration,
    /// Milliseconds after `issued`; only ever grows.
    expires: AtomicU64,
    is_sliding: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Age {
    Good,
    /// Good, but about to expire.
    Old,
    Expired,
}

impl Held {
    fn new(
        scheme: SecurityScheme,
        issued: IssuedToken,
        asked: Instant,
    ) -> Result<Self, BuildError> {
        let authorization = Authorization::new(scheme, &issued.token)?;
        let validity = issued
            .lifetime
            // A server whose clock is wrong tells nonsense; the token may be
            // good all the same, and a 401 will tell when it is not.
            .filter(|lifetime| !lifetime.is_zero())
            .map(|lifetime| Validity {
                issued: asked,
                lifetime,
                expires: AtomicU64::new(millis(lifetime)),
                is_sliding: issued.is_sliding,
            });
        Ok(Self {
            token: issued.token,
            authorization,
            validity,
        })
    }

    pub(crate) fn authorization(&self) -> &Authorization {
        &self.authorization
    }

    /// Puts the token into a request that carries none yet.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        self.authorization.apply(request);
    }

    /// Notes that a call that began at `began` succeeded with this token.
    pub(crate) fn used(&self, began: Instant) {
        if let Some(validity) = self.validity.as_ref().filter(|v| v.is_sliding) {
            let passed = began.saturating_duration_since(validity.issued);
            let until = passed.saturating_add(validity.lifetime);
            validity.expires.fetch_max(millis(until), Ordering::Relaxed);
        }
    }

    fn age(&self, now: Instant) -> Age {
        let Some(validity) = &self.validity else {
            return Age::Good;
        };
        let margin = REFRESH_MARGIN.min(validity.lifetime / 2);
        let passed = millis(now.saturating_duration_since(validity.issued));
        let expires = validity.expires.load(Ordering::Relaxed);
        if passed >= expires {
            Age::Expired
        } else if passed.saturating_add(millis(margin)) >= expires {
            Age::Old
        } else {
            Age::Good
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

impl TokenCache {
    /// A cache that holds `token`, if there is one, and gets others from
    /// `source`, if there is one.
    pub(crate) fn new(
        scheme: impl Into<SecurityScheme>,
        token: Option<Secret>,
        source: Option<Arc<dyn TokenSource>>,
        patience: Duration,
    ) -> Result<Arc<Self>, BuildError> {
        let scheme = scheme.into();
        let held = match token {
            Some(token) => Some(Held::new(scheme, IssuedToken::new(token), Instant::now())?),
            None => None,
        };
        Ok(Arc::new(Self {
            scheme,
            source,
            current: ArcSwapOption::from(held.map(Arc::new)),
            flight: Mutex::default(),
            patience,
        }))
    }

    /// A token for a call of `operation`, which may last until `deadline`.
    pub(crate) async fn get(
        self: &Arc<Self>,
        operation: &'static Operation,
        deadline: Instant,
    ) -> Result<Arc<Held>, Failure> {
        let Some(held) = self.current.load_full() else {
            return self.join(operation, None, None, deadline).await;
        };
        match held.age(Instant::now()) {
            Age::Good => Ok(held),
            // There is no other; let the server judge.
            _ if self.source.is_none() => Ok(held),
            Age::Expired => self.join(operation, Some(&held), None, deadline).await,
            Age::Old => Ok(self.refresh(held, deadline).await),
        }
    }

    /// Whether there is a token, or a source to get one from.
    pub(crate) fn can_give_one(&self) -> bool {
        self.source.is_some() || self.current.load().is_some()
    }

    /// A token in place of `refused`, which the server did not take. `None`
    /// if there is no source to get another from.
    pub(crate) async fn replace_refused(
        self: &Arc<Self>,
        operation: &'static Operation,
        refused: &Arc<Held>,
        deadline: Instant,
    ) -> Option<Result<Arc<Held>, Failure>> {
        if self.source.is_none() {
            // The caller may have put another in its place meanwhile.
            let current = self.current.load_full()?;
            return (!Arc::ptr_eq(&current, refused)).then_some(Ok(current));
        }
        self.refused(refused);
        Some(
            self.join(operation, Some(refused), Some(refused), deadline)
                .await,
        )
    }

    /// Notes that the server did not take this token. Without a source it
    /// stays: there is no other.
    pub(crate) fn refused(&self, held: &Arc<Held>) {
        if self.source.is_some() {
            self.discard(held);
        }
    }

    /// Forgets exactly this token; a newer one stays.
    pub(crate) fn discard(&self, held: &Arc<Held>) {
        self.current.compare_and_swap(held, None);
    }

    /// The token that is held or on its way. Nothing is asked for.
    pub(crate) async fn held(&self, deadline: Instant) -> Option<Arc<Held>> {
        let under_way = self
            .lock()
            .under_way
            .as_ref()
            .map(|flight| flight.outcome.clone());
        if let Some(outcome) = under_way {
            // The flight puts its outcome in place itself.
            let _ = timeout_at(deadline, outcome).await;
        }
        self.current.load_full()
    }

    /// A cache that holds `held` and knows no other.
    pub(crate) fn holding(&self, held: Arc<Held>) -> Arc<Self> {
        Arc::new(Self {
            scheme: self.scheme,
            source: None,
            current: ArcSwapOption::from(Some(held)),
            flight: Mutex::default(),
            patience: self.patience,
        })
    }

    /// Puts another token in place of the one that is held.
    pub(crate) fn set(&self, token: Secret) -> Result<(), BuildError> {
        let held = Held::new(self.scheme, IssuedToken::new(token), Instant::now())?;
        let mut flights = self.lock();
        // What is on its way would take this one's place.
        let left = flights.under_way.take();
        self.current.store(Some(Arc::new(held)));
        // The future in it is not ours: it is not dropped while locked.
        drop(flights);
        drop(left);
        Ok(())
    }

    /// Gets a token before the old one expires. One task does, for a moment;
    /// the others go on with the old one, and so does this one if it fails.
    async fn refresh(self: &Arc<Self>, old: Arc<Held>, deadline: Instant) -> Arc<Held> {
        let outcome = {
            let mut flights = self.lock();
            if flights.pause.is_some_and(|pause| Instant::now() < pause) {
                return old;
            }
            match &flights.under_way {
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

    /// Waits for a token other than `unusable`, together with all others who
    /// need one. The source is told of `refused`, so that it gives another.
    async fn join(
        self: &Arc<Self>,
        operation: &'static Operation,
        unusable: Option<&Arc<Held>>,
        refused: Option<&Arc<Held>>,
        deadline: Instant,
    ) -> Result<Arc<Held>, Failure> {
        let mut may_repeat = true;
        loop {
            let (outcome, is_live, left) = {
                let mut flights = self.lock();
                // Another task may have been faster.
                if let Some(held) = self.current.load_full()
                    && unusable.is_none_or(|unusable| !Arc::ptr_eq(unusable, &held))
                    && held.age(Instant::now()) != Age::Expired
                {
                    return Ok(held);
                }
                match &flights.under_way {
                    Some(flight) if flight.started.elapsed() < self.patience => {
                        // Asked before this task's own clone counts.
                        let is_live = flight.is_waited_for();
                        (flight.outcome.clone(), is_live, None)
                    }
                    _ => match self.start(&mut flights, refused) {
                        Some((outcome, left)) => (outcome, true, left),
                        None => return Err(Failure::without_token(operation)),
                    },
                }
            };
            // The future in it is not ours: it is not dropped while locked.
            drop(left);
            let Ok(outcome) = timeout_at(deadline, outcome).await else {
                return Err(Failure::timed_out(operation));
            };
            match outcome {
                // It had begun before the refusal was known.
                Ok(held)
                    if may_repeat && refused.is_some_and(|refused| refused.token == held.token) =>
                {
                    self.discard(&held);
                }
                // The attempt was another's, who left it; its time had run out
                // while nobody looked.
                Err(_) if may_repeat && !is_live => {}
                outcome => return outcome,
            }
            may_repeat = false;
        }
    }

    /// Starts a flight. Gives its outcome, and a stuck one that it replaces.
    fn start(
        self: &Arc<Self>,
        flights: &mut Flights,
        refused: Option<&Arc<Held>>,
    ) -> Option<(Outcome, Option<Flight>)> {
        let source = self.source.clone()?;
        let refused = refused.map(|held| held.token.clone());
        let (scheme, started) = (self.scheme, Instant::now());
        flights.started += 1;
        let number = flights.started;
        // The cache holds the flight, so the flight must not hold the cache.
        let cache = Arc::downgrade(self);
        let outcome = async move {
            // The call itself is inside: it may panic before it gives a future.
            let acquiring = async { source.acquire(refused.as_ref()).await };
            let held = match AssertUnwindSafe(acquiring).catch_unwind().await {
                Ok(Ok(issued)) => Held::new(scheme, issued, started)
                    .map(Arc::new)
                    .map_err(Failure::no_token),
                Ok(Err(failure)) => Err(failure),
                // Whoever waits gets an error instead of waiting for good.
                Err(_) => Err(Failure::no_token("the source of tokens panicked")),
            };
            land(&cache, number, &held);
            held
        };
        let outcome = outcome.boxed().shared();
        let flight = Flight {
            number,
            started,
            outcome: outcome.clone(),
        };
        Some((outcome, flights.under_way.replace(flight)))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Flights> {
        // Nothing panics while the lock is held; were it so, the state would
        // still be whole.
        self.flight.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends a flight: puts what it got in place and makes room for the next.
fn land(cache: &Weak<TokenCache>, number: u64, outcome: &Result<Arc<Held>, Failure>) {
    let Some(cache) = cache.upgrade() else {
        return;
    };
    let mut flights = cache.lock();
    if flights
        .under_way
        .as_ref()
        .is_some_and(|flight| flight.number == number)
    {
        flights.under_way = None;
        if let Ok(held) = outcome {
            flights.pause = None;
            cache.current.store(Some(held.clone()));
        }
    }
}

impl std::fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenCache")
            .field("scheme", &format_args!("{}", self.scheme))
            .field("has_token", &self.current.load().is_some())
            .field("has_source", &self.source.is_some())
            .finish_non_exhaustive()
    }
}
