//! The token cache on a paused clock, with scripted sources.

mod good;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use http::Method;
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, advance};

use super::cache::TokenCache;
use super::cached_token::CachedToken;
use super::source::{AcquireToken, IssuedToken, TokenSource};
use crate::error::{CallError, ErrorKind};
use crate::limits::{REFRESH_MARGIN, REFRESH_PAUSE, REFRESH_WAIT};
use crate::operation::Operation;
use crate::secret::Secret;

static OPERATION: Operation = Operation::new("call", Method::GET, "/call").authenticated();

const HOUR: Duration = Duration::from_secs(3600);
const FLIGHT_TIMEOUT: Duration = Duration::from_secs(180);

/// What a source does the next time it is asked.
#[derive(Clone, Copy)]
enum Scripted {
    Token,
    Error,
    Panic,
}

/// A source whose tokens are called `token-1` and so on, and live 6 hours
/// after their last use.
struct Source {
    script: Mutex<VecDeque<Scripted>>,
    /// What it was asked with, in order.
    asked: Mutex<Vec<Option<Secret>>>,
    /// Each acquisition takes a permit.
    gate: Semaphore,
}

impl Source {
    fn new(script: &[Scripted], is_open: bool) -> Arc<Self> {
        let permits = if is_open { 1_000_000 } else { 0 };
        Arc::new(Self {
            script: Mutex::new(script.iter().copied().collect()),
            asked: Mutex::default(),
            gate: Semaphore::new(permits),
        })
    }

    fn asked(&self) -> Vec<Option<Secret>> {
        lock(&self.asked).clone()
    }

    fn times(&self) -> usize {
        self.asked().len()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A source that acquires tokens with a function.
struct Acquire<F>(F);

impl<F: Fn(Option<Secret>) -> AcquireToken<'static> + Send + Sync + 'static> TokenSource
    for Acquire<F>
{
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        (self.0)(refused.cloned())
    }
}

/// A cache of the tokens that `acquire` returns.
fn cache_of(
    acquire: impl Fn(Option<Secret>) -> AcquireToken<'static> + Send + Sync + 'static,
    token: Option<&str>,
) -> Arc<TokenCache> {
    let token = token.map(Secret::from);
    TokenCache::new(
        "Test",
        token,
        Some(Arc::new(Acquire(acquire))),
        FLIGHT_TIMEOUT,
    )
    .expect("a cache")
}

/// A cache of the tokens of `source`.
fn cache(source: &Arc<Source>, token: Option<&str>) -> Arc<TokenCache> {
    let source = source.clone();
    let acquire = move |refused| -> AcquireToken<'static> {
        let source = source.clone();
        lock(&source.asked).push(refused);
        let number = source.times();
        Box::pin(async move {
            source.gate.acquire().await.expect("an open gate").forget();
            let next = lock(&source.script).pop_front();
            match next.unwrap_or(Scripted::Token) {
                Scripted::Token => {
                    let issued = IssuedToken::new(format!("token-{number}"));
                    Ok(issued.expires_in(6 * HOUR).sliding())
                }
                Scripted::Error => Err(CallError::no_token("the source is empty")),
                Scripted::Panic => panic!("the source breaks"),
            }
        })
    };
    cache_of(acquire, token)
}

/// A cache of a single token that is issued at once.
fn cache_of_one(issued: fn() -> IssuedToken) -> Arc<TokenCache> {
    cache_of(move |_| Box::pin(async move { Ok(issued()) }), None)
}

async fn get(cache: &Arc<TokenCache>) -> Result<Arc<CachedToken>, CallError> {
    cache.get(&OPERATION, Instant::now() + FLIGHT_TIMEOUT).await
}

async fn get_text(cache: &Arc<TokenCache>) -> String {
    text(&get(cache).await.expect("a token"))
}

/// A task that wants a token, run until it waits.
async fn spawn_get(cache: &Arc<TokenCache>) -> JoinHandle<String> {
    let cache = cache.clone();
    let task = tokio::spawn(async move { get_text(&cache).await });
    settle().await;
    task
}

/// The replacement for a token that the server refused; `None` without a source.
async fn replace(cache: &Arc<TokenCache>, refused: &Arc<CachedToken>) -> Option<String> {
    let deadline = Instant::now() + FLIGHT_TIMEOUT;
    let replaced = cache.replace_refused(&OPERATION, refused, deadline).await?;
    Some(text(&replaced.expect("a token")))
}

fn text(held: &CachedToken) -> String {
    let url = "http://localhost/".parse().expect("a URL");
    let mut request = reqwest::Request::new(http::Method::GET, url);
    held.apply(&mut request);
    let header = &request.headers()[http::header::AUTHORIZATION];
    let text = header.to_str().expect("a visible header");
    text.strip_prefix("Test ").expect("the scheme").to_owned()
}

/// Many tasks that want a token, each run until it waits.
async fn spawn_tasks(cache: &Arc<TokenCache>) -> JoinSet<Result<String, String>> {
    let mut tasks = JoinSet::new();
    for _ in 0..1_000 {
        let cache = cache.clone();
        tasks.spawn(async move {
            match get(&cache).await {
                Ok(held) => Ok(text(&held)),
                Err(failure) => Err(failure.to_string()),
            }
        });
    }
    settle().await;
    tasks
}

/// Lets every task run until it waits.
async fn settle() {
    // The scheduler runs some dozens of tasks before it comes back to this one.
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn no_token_is_acquired_before_the_first_use() {
    let source = Source::new(&[], true);
    let cache = cache(&source, None);
    settle().await;
    assert_eq!(source.times(), 0);
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(source.asked(), [None]);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_on_a_cold_cache_share_one_acquisition() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let tasks = spawn_tasks(&cache).await;
    source.gate.add_permits(1);
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes, vec![Ok("token-1".to_owned()); 1_000]);
    assert_eq!(source.times(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_share_an_error_and_the_next_task_tries_again() {
    let source = Source::new(&[Scripted::Error], false);
    let cache = cache(&source, None);
    let tasks = spawn_tasks(&cache).await;
    source.gate.add_permits(2);
    let outcomes = tasks.join_all().await;
    let failure = "the request was not sent: no token is available".to_owned();
    assert_eq!(outcomes, vec![Err(failure); 1_000]);
    assert_eq!(source.times(), 1);
    assert_eq!(get_text(&cache).await, "token-2");
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_at_expiry_share_one_acquisition() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR).await;
    let tasks = spawn_tasks(&cache).await;
    source.gate.add_permits(1);
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes, vec![Ok("token-2".to_owned()); 1_000]);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_that_were_refused_share_one_acquisition() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    let refused = get(&cache).await.expect("a token");
    let mut tasks = JoinSet::new();
    for _ in 0..1_000 {
        let (cache, refused) = (cache.clone(), refused.clone());
        tasks.spawn(async move { replace(&cache, &refused).await.expect("a source") });
    }
    settle().await;
    source.gate.add_permits(1);
    assert_eq!(tasks.join_all().await, vec!["token-2".to_owned(); 1_000]);
    assert_eq!(source.asked(), [None, Some("token-1".into())]);
}

#[tokio::test(start_paused = true)]
async fn the_flight_continues_when_the_task_that_started_it_is_cancelled() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let leader = spawn_get(&cache).await;
    let tasks = spawn_tasks(&cache).await;
    leader.abort();
    assert!(leader.await.expect_err("it was cancelled").is_cancelled());
    source.gate.add_permits(1);
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes, vec![Ok("token-1".to_owned()); 1_000]);
    assert_eq!(source.times(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_abandoned_flight_is_continued_by_the_next_task() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let mut tasks = spawn_tasks(&cache).await;
    tasks.abort_all();
    while tasks.join_next().await.is_some() {}
    source.gate.add_permits(1);
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(source.times(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_stuck_flight_is_replaced() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let failure = get(&cache).await.err().expect("time runs out");
    assert!(failure.is_timeout(), "{failure}");
    source.gate.add_permits(1);
    assert_eq!(get_text(&cache).await, "token-2");
}

#[tokio::test(start_paused = true)]
async fn calls_with_a_token_restart_its_lifetime() {
    let source = Source::new(&[], true);
    let cache = cache(&source, None);
    for _ in 0..10 {
        let held = get(&cache).await.expect("a token");
        held.used(Instant::now());
        advance(5 * HOUR).await;
    }
    assert_eq!(source.times(), 1);
    advance(HOUR).await;
    get(&cache).await.expect("a token");
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_expiring_token_is_replaced_by_one_task_while_the_others_use_it() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let tasks = spawn_tasks(&cache).await;
    source.gate.add_permits(1);
    let mut outcomes = tasks.join_all().await;
    outcomes.sort();
    assert_eq!(outcomes.pop(), Some(Ok("token-2".to_owned())));
    assert_eq!(outcomes, vec![Ok("token-1".to_owned()); 999]);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_valid_token_survives_a_failed_early_refresh_and_the_source_is_left_alone() {
    let source = Source::new(&[Scripted::Token, Scripted::Error], true);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    for _ in 0..100 {
        assert_eq!(get_text(&cache).await, "token-1");
    }
    assert_eq!(source.times(), 2);
    advance(REFRESH_PAUSE).await;
    assert_eq!(get_text(&cache).await, "token-3");
}

#[tokio::test(start_paused = true)]
async fn an_abandoned_early_refresh_is_continued() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let task = spawn_get(&cache).await;
    task.abort();
    assert!(task.await.is_err());
    source.gate.add_permits(1);
    assert_eq!(get_text(&cache).await, "token-2");
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_drops_the_refused_token_and_no_newer_one() {
    let source = Source::new(&[], true);
    let cache = cache(&source, Some("given"));
    let given = get(&cache).await.expect("a token");
    for _ in 0..3 {
        let renewed = replace(&cache, &given).await;
        assert_eq!(renewed.as_deref(), Some("token-1"));
    }
    assert_eq!(source.asked(), [Some("given".into())]);
}

#[tokio::test(start_paused = true)]
async fn without_a_source_a_refused_token_is_kept_unless_it_was_replaced() {
    let cache = TokenCache::new("Test", Some("old".into()), None, FLIGHT_TIMEOUT).expect("a cache");
    let old = get(&cache).await.expect("a token");
    assert_eq!(replace(&cache, &old).await, None);
    assert_eq!(get_text(&cache).await, "old");
    cache.set("new".into()).expect("a token");
    assert_eq!(replace(&cache, &old).await.as_deref(), Some("new"));
}

#[tokio::test(start_paused = true)]
async fn a_source_that_panics_is_an_error_and_blocks_no_task() {
    let source = Source::new(&[Scripted::Panic], true);
    let cache = cache(&source, None);
    let failure = get(&cache).await.err().expect("no token");
    assert_eq!(failure.kind(), ErrorKind::NoToken);
    assert_eq!(get_text(&cache).await, "token-2");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_panics_before_it_returns_a_future_blocks_no_task() {
    let times = AtomicU32::new(0);
    let acquire = move |_| -> AcquireToken<'static> {
        let is_first = times.fetch_add(1, Ordering::Relaxed) == 0;
        assert!(!is_first, "the source breaks at once");
        Box::pin(async { Ok(IssuedToken::new("t")) })
    };
    let cache = cache_of(acquire, None);
    assert!(get(&cache).await.is_err());
    assert_eq!(get_text(&cache).await, "t");
}

#[tokio::test(start_paused = true)]
async fn a_slow_early_refresh_does_not_use_up_the_time_of_the_call() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let began = Instant::now();
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(began.elapsed(), REFRESH_WAIT);
    // The next call has its token at once.
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(began.elapsed(), REFRESH_WAIT);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_error_of_an_abandoned_flight_is_not_the_next_callers() {
    let source = Source::new(&[Scripted::Error], false);
    let cache = cache(&source, None);
    let left = spawn_get(&cache).await;
    left.abort();
    assert!(left.await.is_err());
    source.gate.add_permits(2);
    assert_eq!(get_text(&cache).await, "token-2");
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_from_an_earlier_flight_is_not_used() {
    let (gate, asked) = (
        Arc::new(Semaphore::new(1)),
        Arc::new(Mutex::new(Vec::new())),
    );
    let (opened, noted) = (gate.clone(), asked.clone());
    // Returns the same token until it learns that it was refused.
    let acquire = move |refused: Option<Secret>| -> AcquireToken<'static> {
        lock(&noted).push(refused.clone());
        let gate = opened.clone();
        Box::pin(async move {
            gate.acquire().await.expect("an open gate").forget();
            let token = if refused.is_some() { "new" } else { "old" };
            Ok(IssuedToken::new(token).expires_in(6 * HOUR))
        })
    };
    let cache = cache_of(acquire, None);
    let old = get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let early = spawn_get(&cache).await;
    gate.add_permits(2);
    assert_eq!(replace(&cache, &old).await.as_deref(), Some("new"));
    early.await.expect("a token");
    assert_eq!(*lock(&asked), [None, None, Some("old".into())]);
}

#[tokio::test(start_paused = true)]
async fn an_expired_token_without_a_source_is_left_to_the_server() {
    let source = Source::new(&[], true);
    let cache = cache(&source, None);
    let held = get(&cache).await.expect("a token");
    let alone = cache.only(held);
    advance(7 * HOUR).await;
    assert_eq!(get_text(&alone).await, "token-1");
}

#[tokio::test]
async fn a_source_may_set_a_token_while_its_future_is_dropped() {
    /// Sets a token when its future is dropped.
    struct OnDrop(Weak<TokenCache>);
    impl Drop for OnDrop {
        fn drop(&mut self) {
            if let Some(cache) = self.0.upgrade() {
                cache.set("dropped".into()).expect("a token");
            }
        }
    }
    let own = Arc::new(OnceLock::new());
    let known = own.clone();
    let acquire = move |_| -> AcquireToken<'static> {
        let guard = OnDrop(known.get().cloned().unwrap_or_default());
        Box::pin(async move {
            let _guard = guard;
            std::future::pending().await
        })
    };
    let cache = cache_of(acquire, None);
    assert!(own.set(Arc::downgrade(&cache)).is_ok());
    {
        let mut waiting = Box::pin(get(&cache));
        assert!(futures_util::poll!(&mut waiting).is_pending());
    }
    cache.set("by-hand".into()).expect("a token");
    assert_eq!(get_text(&cache).await, "dropped");
}

#[tokio::test(start_paused = true)]
async fn an_endless_lifetime_does_not_panic() {
    let cache = cache_of_one(|| IssuedToken::new("t").expires_in(Duration::MAX).sliding());
    let held = get(&cache).await.expect("a token");
    held.used(Instant::now());
    advance(HOUR).await;
    assert!(Arc::ptr_eq(&held, &get(&cache).await.expect("a token")));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_set_is_not_replaced_by_one_being_acquired() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let waiting = spawn_get(&cache).await;
    cache.set("by-hand".into()).expect("a token");
    source.gate.add_permits(1);
    assert_eq!(waiting.await.expect("a token"), "token-1");
    assert_eq!(get_text(&cache).await, "by-hand");
}

#[tokio::test(start_paused = true)]
async fn a_lifetime_of_zero_does_not_cause_repeated_acquisitions() {
    let cache = cache_of_one(|| IssuedToken::new("t").expires_in(Duration::ZERO));
    let first = get(&cache).await.expect("a token");
    advance(100 * HOUR).await;
    assert!(Arc::ptr_eq(&first, &get(&cache).await.expect("a token")));
}

#[tokio::test(start_paused = true)]
async fn a_released_token_is_waited_for_and_dropped() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let deadline = Instant::now() + FLIGHT_TIMEOUT;
    assert!(cache.current(deadline).await.is_none());
    let waiting = spawn_get(&cache).await;
    source.gate.add_permits(1);
    let held = cache.current(deadline).await.expect("the one on its way");
    assert_eq!(text(&held), "token-1");
    waiting.await.expect("a token");
    cache.discard(&held);
    assert!(cache.current(deadline).await.is_none());
    assert_eq!(source.times(), 1);
}

#[tokio::test]
async fn a_dropped_cache_leaks_nothing() {
    let source = Source::new(&[], false);
    let weak = {
        let cache = cache(&source, None);
        // A flight is in progress and owned by the cache itself.
        let mut waiting = Box::pin(get(&cache));
        assert!(futures_util::poll!(&mut waiting).is_pending());
        drop(waiting);
        Arc::downgrade(&cache)
    };
    assert_eq!(weak.strong_count(), 0);
    assert_eq!(Arc::strong_count(&source), 1);
}
