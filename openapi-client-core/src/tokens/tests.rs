//! The token cache on a paused clock, with scripted sources.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak, mpsc};
use std::task::{Context, Waker};
use std::thread;
use std::time::Duration;

use http::Method;
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, advance};

use super::cache::{TokenCache, TokenLimits};
use super::cached_token::CachedToken;
use super::scheme::{NamedScheme, SecurityScheme};
use super::session::Session;
use super::source::{AcquireToken, IssuedToken, TokenSource};
use crate::error::{CallError, ErrorKind};
use crate::limits::{
    REFRESH_MARGIN, REFRESH_PAUSE, REFRESH_WAIT, REFUSED_LOGIN_PAUSE, REFUSED_TOKEN_PAUSE,
};
use crate::operation::Operation;
use crate::secret::Secret;

static OPERATION: Operation = Operation::new("call", Method::GET, "/call").requires(&[&["test"]]);

const SCHEME: NamedScheme = NamedScheme::new("test", SecurityScheme::Http("Test"));

const HOUR: Duration = Duration::from_secs(3600);
const FLIGHT_TIMEOUT: Duration = Duration::from_secs(180);

const LIMITS: TokenLimits = TokenLimits {
    flight_timeout: FLIGHT_TIMEOUT,
    refused_login_pause: REFUSED_LOGIN_PAUSE,
    refused_token_pause: REFUSED_TOKEN_PAUSE,
};

/// Permits for more tokens than any test acquires.
const MANY: usize = 1_000_000;

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
    /// How often it was asked.
    times: AtomicU32,
    /// Each acquisition takes a permit.
    gate: Semaphore,
}

impl Source {
    fn times(&self) -> u32 {
        self.times.load(Ordering::Relaxed)
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
) -> Arc<TokenCache> {
    let source = Arc::new(Acquire(acquire));
    TokenCache::new(SCHEME, None, Some(source), LIMITS).expect("a cache")
}

/// A source that does what `script` says, then returns tokens, as far as it has
/// `permits`; and the cache of its tokens.
fn scripted(script: &[Scripted], permits: usize) -> (Arc<Source>, Arc<TokenCache>) {
    let source = Arc::new(Source {
        script: Mutex::new(script.iter().copied().collect()),
        times: AtomicU32::new(0),
        gate: Semaphore::new(permits),
    });
    let asked = source.clone();
    let acquire = move |_| -> AcquireToken<'static> {
        let source = asked.clone();
        let number = source.times.fetch_add(1, Ordering::Relaxed) + 1;
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
    (source, cache_of(acquire))
}

/// The same with a token in the cache that is about to expire.
async fn expiring(script: &[Scripted], permits: usize) -> (Arc<Source>, Arc<TokenCache>) {
    let (source, cache) = scripted(script, permits);
    assert_eq!(get_text(&cache).await, "token-1");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    (source, cache)
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

/// A request with the token.
fn applied(held: &CachedToken) -> reqwest::Request {
    let url = "http://localhost/".parse().expect("a URL");
    let mut request = reqwest::Request::new(http::Method::GET, url);
    held.apply(&mut request);
    request
}

fn text(held: &CachedToken) -> String {
    let request = applied(held);
    let header = &request.headers()[http::header::AUTHORIZATION];
    let text = header.to_str().expect("a visible header");
    text.strip_prefix("Test ").expect("the scheme").to_owned()
}

/// Many tasks that want a token, each run until it waits.
async fn spawn_tasks(cache: &Arc<TokenCache>) -> JoinSet<String> {
    let mut tasks = JoinSet::new();
    for _ in 0..1_000 {
        let cache = cache.clone();
        tasks.spawn(async move { get_text(&cache).await });
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
async fn a_thousand_tasks_at_expiry_share_one_acquisition() {
    let (source, cache) = scripted(&[], 1);
    get(&cache).await.expect("a token");
    advance(6 * HOUR).await;
    let tasks = spawn_tasks(&cache).await;
    source.gate.add_permits(1);
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes, vec!["token-2".to_owned(); 1_000]);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn calls_with_a_token_restart_its_lifetime() {
    let (source, cache) = scripted(&[], MANY);
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
    let (source, cache) = expiring(&[], 1).await;
    let tasks = spawn_tasks(&cache).await;
    source.gate.add_permits(1);
    let mut outcomes = tasks.join_all().await;
    outcomes.sort();
    assert_eq!(outcomes.pop().as_deref(), Some("token-2"));
    assert_eq!(outcomes, vec!["token-1".to_owned(); 999]);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_valid_token_survives_a_failed_early_refresh_and_the_source_is_left_alone() {
    let (source, cache) = expiring(&[Scripted::Token, Scripted::Error], MANY).await;
    for _ in 0..100 {
        assert_eq!(get_text(&cache).await, "token-1");
    }
    assert_eq!(source.times(), 2);
    advance(REFRESH_PAUSE).await;
    assert_eq!(get_text(&cache).await, "token-3");
}

#[tokio::test(start_paused = true)]
async fn an_abandoned_early_refresh_is_continued() {
    let (source, cache) = expiring(&[], 1).await;
    let task = spawn_get(&cache).await;
    task.abort();
    assert!(task.await.is_err());
    source.gate.add_permits(1);
    assert_eq!(get_text(&cache).await, "token-2");
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_source_that_panics_is_an_error_and_blocks_no_task() {
    let (_, cache) = scripted(&[Scripted::Panic], MANY);
    let failure = get(&cache).await.err().expect("no token");
    assert_eq!(failure.kind(), ErrorKind::NoToken);
    let text = "the request was not sent: no token is available";
    assert_eq!(failure.to_string(), text);
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
    let cache = cache_of(acquire);
    assert!(get(&cache).await.is_err());
    assert_eq!(get_text(&cache).await, "t");
}

#[tokio::test(start_paused = true)]
async fn a_slow_early_refresh_does_not_use_up_the_time_of_the_call() {
    let (source, cache) = expiring(&[], 1).await;
    let began = Instant::now();
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(began.elapsed(), REFRESH_WAIT);
    // The next call has its token at once.
    assert_eq!(get_text(&cache).await, "token-1");
    assert_eq!(began.elapsed(), REFRESH_WAIT);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_from_an_earlier_flight_is_not_used() {
    let gate = Arc::new(Semaphore::new(1));
    let asked = Arc::new(Mutex::new(Vec::new()));
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
    let cache = cache_of(acquire);
    let old = get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let early = spawn_get(&cache).await;
    gate.add_permits(2);
    let deadline = Instant::now() + FLIGHT_TIMEOUT;
    let replaced = cache.replace_refused(&OPERATION, &old, deadline).await;
    let new = replaced.expect("a source").expect("a token");
    assert_eq!(text(&new), "new");
    early.await.expect("a token");
    assert_eq!(*lock(&asked), [None, None, Some("old".into())]);
}

#[tokio::test(start_paused = true)]
async fn an_expired_token_without_a_source_is_left_to_the_server() {
    let (_, cache) = scripted(&[], MANY);
    let held = get(&cache).await.expect("a token");
    let alone = cache.only(held);
    advance(7 * HOUR).await;
    assert_eq!(get_text(&alone).await, "token-1");
}

/// Sets a token when it is dropped.
struct OnDrop(Weak<TokenCache>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        if let Some(cache) = self.0.upgrade() {
            cache.set("dropped".into()).expect("a token");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_early_refresh_drops_the_stuck_flight_of_another_runtime_outside_of_the_lock() {
    let own = Arc::new(OnceLock::<Weak<TokenCache>>::new());
    let known = own.clone();
    let times = AtomicU32::new(0);
    let acquire = move |_| -> AcquireToken<'static> {
        let is_first = times.fetch_add(1, Ordering::Relaxed) == 0;
        let guard = is_first.then(|| OnDrop(known.get().cloned().unwrap_or_default()));
        Box::pin(async move {
            if guard.is_some() {
                return std::future::pending().await;
            }
            Ok(IssuedToken::new("own").expires_in(6 * HOUR))
        })
    };
    let cache = cache_of(acquire);
    assert!(own.set(Arc::downgrade(&cache)).is_ok());
    let left = cache.clone();
    let other = thread::spawn(move || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let mut waiting = Box::pin(get(&left));
            assert!(futures_util::poll!(&mut waiting).is_pending());
        });
    });
    other.join().expect("it does not panic");
    assert_eq!(get_text(&cache).await, "own");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    assert_eq!(get_text(&cache).await, "own");
    assert_eq!(get_text(&cache).await, "dropped");
}

#[tokio::test]
async fn a_source_may_set_a_token_while_its_future_is_dropped() {
    let own = Arc::new(OnceLock::new());
    let known = own.clone();
    let acquire = move |_| -> AcquireToken<'static> {
        let guard = OnDrop(known.get().cloned().unwrap_or_default());
        Box::pin(async move {
            let _guard = guard;
            std::future::pending().await
        })
    };
    let cache = cache_of(acquire);
    assert!(own.set(Arc::downgrade(&cache)).is_ok());
    {
        let mut waiting = Box::pin(get(&cache));
        assert!(futures_util::poll!(&mut waiting).is_pending());
    }
    cache.set("by-hand".into()).expect("a token");
    assert_eq!(get_text(&cache).await, "dropped");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_set_is_not_replaced_by_one_being_acquired() {
    let (source, cache) = scripted(&[], 0);
    let waiting = spawn_get(&cache).await;
    cache.set("by-hand".into()).expect("a token");
    source.gate.add_permits(1);
    assert_eq!(waiting.await.expect("a token"), "token-1");
    assert_eq!(get_text(&cache).await, "by-hand");
}

#[tokio::test]
async fn a_dropped_cache_leaks_nothing() {
    let (source, cache) = scripted(&[], 0);
    let weak = {
        let cache = cache;
        // A flight is in progress and owned by the cache itself.
        let mut waiting = Box::pin(get(&cache));
        assert!(futures_util::poll!(&mut waiting).is_pending());
        drop(waiting);
        Arc::downgrade(&cache)
    };
    assert_eq!(weak.strong_count(), 0);
    assert_eq!(Arc::strong_count(&source), 1);
}

#[tokio::test(start_paused = true)]
async fn a_lifetime_that_makes_no_sense_neither_panics_nor_causes_repeated_acquisitions() {
    for lifetime in [Duration::ZERO, Duration::MAX] {
        let issued = move || IssuedToken::new("t").expires_in(lifetime).sliding();
        let cache = cache_of(move |_| Box::pin(async move { Ok(issued()) }));
        let first = get(&cache).await.expect("a token");
        first.used(Instant::now());
        advance(100 * HOUR).await;
        assert!(Arc::ptr_eq(&first, &get(&cache).await.expect("a token")));
    }
}

#[tokio::test]
async fn a_valid_token_is_read_while_another_thread_holds_the_lock() {
    let (source, cache) = scripted(&[], MANY);
    get(&cache).await.expect("a token");
    let lock = cache.lock();
    let (reading, read) = mpsc::channel();
    let reader = thread::spawn({
        let cache = cache.clone();
        move || {
            let token = pin!(get(&cache)).poll(&mut Context::from_waker(Waker::noop()));
            // The receiver is gone if it took too long.
            let _ = reading.send(token.is_ready());
        }
    });
    let is_read = read.recv_timeout(Duration::from_secs(30));
    drop(lock);
    reader.join().expect("it does not panic");
    assert_eq!(is_read, Ok(true));
    assert_eq!(source.times(), 1);
}

#[tokio::test]
async fn a_session_gives_its_tokens_and_the_word_that_the_document_of_another_client_lacks() {
    let (source, cache) = scripted(&[], MANY);
    for (document, name, expected) in [
        (
            SecurityScheme::Header("Authorization"),
            "authorization",
            "Test token-1",
        ),
        (SecurityScheme::Header("X-Key"), "x-key", "token-1"),
        (
            SecurityScheme::Http("Bearer"),
            "authorization",
            "Bearer token-1",
        ),
    ] {
        let session: Arc<dyn TokenSource> = Arc::new(Session::new(cache.clone()));
        let scheme = NamedScheme::new("other", document);
        let other = TokenCache::new(scheme, None, Some(session), LIMITS).expect("a cache");
        let request = applied(&get(&other).await.expect("a token"));
        let sent: Vec<_> = request.headers().iter().collect();
        assert_eq!(sent.len(), 1, "{name}");
        assert_eq!(
            (sent[0].0.as_str(), sent[0].1.as_bytes()),
            (name, expected.as_bytes())
        );
    }
    assert_eq!(source.times(), 1);
}
