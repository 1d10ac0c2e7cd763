//! The token cache on a paused clock, with sources that do as they are told.

mod good;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::Method;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, advance};

use super::{AcquireToken, Held, IssuedToken, TokenCache, TokenSource};
use crate::limits::{REFRESH_MARGIN, REFRESH_PAUSE, REFRESH_WAIT};
use crate::{Failure, Operation, Secret};

static OPERATION: Operation = Operation::new("call", Method::GET, "/call").authenticated();

const HOUR: Duration = Duration::from_secs(3600);
const PATIENCE: Duration = Duration::from_secs(180);

/// What a source does the next time it is asked.
#[derive(Clone, Copy)]
enum Answer {
    Token,
    Failure,
    Panic,
}

/// A source whose tokens are called `token-1` and so on, and live 6 hours
/// after their last use.
struct Source {
    answers: Mutex<VecDeque<Answer>>,
    /// What it was asked with, in order.
    asked: Mutex<Vec<Option<Secret>>>,
    /// Each answer takes a permit.
    gate: Semaphore,
}

impl Source {
    fn new(answers: &[Answer], is_open: bool) -> Arc<Self> {
        let permits = if is_open { 1_000_000 } else { 0 };
        Arc::new(Self {
            answers: Mutex::new(answers.iter().copied().collect()),
            asked: Mutex::default(),
            gate: Semaphore::new(permits),
        })
    }

    fn asked(&self) -> Vec<Option<Secret>> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.clone()
    }

    fn times(&self) -> usize {
        self.asked().len()
    }
}

struct Shared(Arc<Source>);

impl TokenSource for Shared {
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        let number = {
            let asked = self.0.asked.lock();
            let mut asked = asked.unwrap_or_else(PoisonError::into_inner);
            asked.push(refused.cloned());
            asked.len()
        };
        Box::pin(async move {
            self.0.gate.acquire().await.expect("an open gate").forget();
            let answer = {
                let answers = self.0.answers.lock();
                let mut answers = answers.unwrap_or_else(PoisonError::into_inner);
                answers.pop_front().unwrap_or(Answer::Token)
            };
            match answer {
                Answer::Token => {
                    let issued = IssuedToken::new(format!("token-{number}"));
                    Ok(issued.expires_in(6 * HOUR).sliding())
                }
                Answer::Failure => Err(Failure::no_token("the source is dry")),
                Answer::Panic => panic!("the source breaks"),
            }
        })
    }
}

fn cache(source: &Arc<Source>, token: Option<&str>) -> Arc<TokenCache> {
    let source = Arc::new(Shared(source.clone()));
    TokenCache::new("Test", token.map(Secret::from), Some(source), PATIENCE).expect("a cache")
}

async fn get(cache: &Arc<TokenCache>) -> Result<Arc<Held>, Failure> {
    cache.get(&OPERATION, Instant::now() + PATIENCE).await
}

fn text(held: &Held) -> String {
    let url = "http://localhost/".parse().expect("a URL");
    let mut request = reqwest::Request::new(http::Method::GET, url);
    held.apply(&mut request);
    let header = &request.headers()[http::header::AUTHORIZATION];
    let text = header.to_str().expect("a visible header");
    text.strip_prefix("Test ").expect("the scheme").to_owned()
}

/// Many tasks that want a token, each run until it waits.
async fn crowd(cache: &Arc<TokenCache>) -> JoinSet<Result<String, String>> {
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
async fn nothing_is_asked_for_before_the_first_use() {
    let source = Source::new(&[], true);
    let cache = cache(&source, None);
    settle().await;
    assert_eq!(source.times(), 0);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-1");
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-1");
    assert_eq!(source.asked(), [None]);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_on_a_cold_cache_share_one_acquisition() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let tasks = crowd(&cache).await;
    source.gate.add_permits(1);
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes, vec![Ok("token-1".to_owned()); 1_000]);
    assert_eq!(source.times(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_share_a_failure_and_the_next_task_tries_anew() {
    let source = Source::new(&[Answer::Failure], false);
    let cache = cache(&source, None);
    let tasks = crowd(&cache).await;
    source.gate.add_permits(2);
    let outcomes = tasks.join_all().await;
    let failure = "the request was not sent: there is no token for it".to_owned();
    assert_eq!(outcomes, vec![Err(failure); 1_000]);
    assert_eq!(source.times(), 1);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-2");
}

#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_at_expiry_share_one_acquisition() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR).await;
    let tasks = crowd(&cache).await;
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
        tasks.spawn(async move {
            let deadline = Instant::now() + PATIENCE;
            let renewed = cache.replace_refused(&OPERATION, &refused, deadline).await;
            text(&renewed.expect("a source").expect("a token"))
        });
    }
    settle().await;
    source.gate.add_permits(1);
    assert_eq!(tasks.join_all().await, vec!["token-2".to_owned(); 1_000]);
    assert_eq!(source.asked(), [None, Some("token-1".into())]);
}

#[tokio::test(start_paused = true)]
async fn the_flight_goes_on_when_the_task_that_leads_is_cancelled() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let leader = tokio::spawn({
        let cache = cache.clone();
        async move { get(&cache).await.map(|_| ()) }
    });
    settle().await;
    let tasks = crowd(&cache).await;
    leader.abort();
    assert!(leader.await.expect_err("it was cancelled").is_cancelled());
    source.gate.add_permits(1);
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes, vec![Ok("token-1".to_owned()); 1_000]);
    assert_eq!(source.times(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_flight_that_everybody_left_is_taken_up_by_the_next_task() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let mut tasks = crowd(&cache).await;
    tasks.abort_all();
    while tasks.join_next().await.is_some() {}
    source.gate.add_permits(1);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-1");
    assert_eq!(source.times(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_flight_that_is_stuck_is_given_up() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let failure = get(&cache).await.err().expect("time runs out");
    assert!(failure.is_timeout(), "{failure}");
    source.gate.add_permits(1);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-2");
}

#[tokio::test(start_paused = true)]
async fn calls_with_a_token_give_it_its_lifetime_anew() {
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
async fn an_old_token_is_replaced_by_one_task_while_the_others_go_on_with_it() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let tasks = crowd(&cache).await;
    source.gate.add_permits(1);
    let mut outcomes = tasks.join_all().await;
    outcomes.sort();
    assert_eq!(outcomes.pop(), Some(Ok("token-2".to_owned())));
    assert_eq!(outcomes, vec![Ok("token-1".to_owned()); 999]);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_good_token_survives_a_failed_early_replacement_and_the_source_has_peace() {
    let source = Source::new(&[Answer::Token, Answer::Failure], true);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    for _ in 0..100 {
        assert_eq!(text(&get(&cache).await.expect("a token")), "token-1");
    }
    assert_eq!(source.times(), 2);
    advance(REFRESH_PAUSE).await;
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-3");
}

#[tokio::test(start_paused = true)]
async fn an_early_replacement_that_was_left_is_taken_up() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let task = tokio::spawn({
        let cache = cache.clone();
        async move { get(&cache).await.map(|_| ()) }
    });
    settle().await;
    task.abort();
    assert!(task.await.is_err());
    source.gate.add_permits(1);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-2");
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_drops_the_refused_token_and_no_newer_one() {
    let source = Source::new(&[], true);
    let cache = cache(&source, Some("given"));
    let given = get(&cache).await.expect("a token");
    let deadline = Instant::now() + PATIENCE;
    for _ in 0..3 {
        let renewed = cache.replace_refused(&OPERATION, &given, deadline).await;
        assert_eq!(
            text(&renewed.expect("a source").expect("a token")),
            "token-1"
        );
    }
    assert_eq!(source.asked(), [Some("given".into())]);
}

#[tokio::test(start_paused = true)]
async fn without_a_source_a_refusal_stands_unless_the_token_was_replaced() {
    let cache = TokenCache::new("Test", Some("old".into()), None, PATIENCE).expect("a cache");
    let old = get(&cache).await.expect("a token");
    let deadline = Instant::now() + PATIENCE;
    assert!(
        cache
            .replace_refused(&OPERATION, &old, deadline)
            .await
            .is_none()
    );
    assert_eq!(text(&get(&cache).await.expect("it is still held")), "old");
    cache.set("new".into()).expect("a token");
    let renewed = cache.replace_refused(&OPERATION, &old, deadline).await;
    assert_eq!(text(&renewed.expect("another").expect("a token")), "new");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_panics_gives_an_error_and_wedges_nobody() {
    let source = Source::new(&[Answer::Panic], true);
    let cache = cache(&source, None);
    let failure = get(&cache).await.err().expect("no token");
    assert_eq!(failure.kind(), crate::ErrorKind::NoToken);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-2");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_panics_before_it_gives_a_future_wedges_nobody() {
    struct Panics(Mutex<u32>);
    impl TokenSource for Panics {
        fn acquire<'a>(&'a self, _: Option<&'a Secret>) -> AcquireToken<'a> {
            let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *times += 1;
            assert!(*times > 1, "the source breaks at once");
            Box::pin(async { Ok(IssuedToken::new("t")) })
        }
    }
    let source = Arc::new(Panics(Mutex::default()));
    let cache = TokenCache::new("Test", None, Some(source), PATIENCE).expect("a cache");
    assert!(get(&cache).await.is_err());
    assert_eq!(text(&get(&cache).await.expect("a token")), "t");
}

#[tokio::test(start_paused = true)]
async fn a_slow_early_replacement_does_not_eat_the_time_of_the_call() {
    let source = Source::new(&[], false);
    source.gate.add_permits(1);
    let cache = cache(&source, None);
    get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let began = Instant::now();
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-1");
    assert_eq!(began.elapsed(), REFRESH_WAIT);
    // The next call has its token at once.
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-1");
    assert_eq!(began.elapsed(), REFRESH_WAIT);
    assert_eq!(source.times(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_failure_of_an_attempt_that_was_left_is_not_the_next_callers() {
    let source = Source::new(&[Answer::Failure], false);
    let cache = cache(&source, None);
    let left = tokio::spawn({
        let cache = cache.clone();
        async move { get(&cache).await.map(|_| ()) }
    });
    settle().await;
    left.abort();
    assert!(left.await.is_err());
    source.gate.add_permits(2);
    assert_eq!(text(&get(&cache).await.expect("a token")), "token-2");
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_that_comes_by_an_earlier_flight_is_not_taken() {
    /// Gives the same token until it is told that it was refused.
    struct Keeps(Arc<Semaphore>, Mutex<Vec<Option<Secret>>>);
    impl TokenSource for Keeps {
        fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
            let mut asked = self.1.lock().unwrap_or_else(PoisonError::into_inner);
            asked.push(refused.cloned());
            Box::pin(async move {
                self.0.acquire().await.expect("an open gate").forget();
                let token = if refused.is_some() { "new" } else { "old" };
                Ok(IssuedToken::new(token).expires_in(6 * HOUR))
            })
        }
    }
    let gate = Arc::new(Semaphore::new(1));
    let source = Arc::new(Keeps(gate.clone(), Mutex::default()));
    let cache = TokenCache::new("Test", None, Some(source.clone()), PATIENCE).expect("a cache");
    let old = get(&cache).await.expect("a token");
    advance(6 * HOUR - REFRESH_MARGIN).await;
    let early = tokio::spawn({
        let cache = cache.clone();
        async move { get(&cache).await.map(|held| text(&held)) }
    });
    settle().await;
    gate.add_permits(2);
    let deadline = Instant::now() + PATIENCE;
    let renewed = cache.replace_refused(&OPERATION, &old, deadline).await;
    assert_eq!(text(&renewed.expect("a source").expect("a token")), "new");
    early.await.expect("a task").expect("a token");
    let asked = source
        .1
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    assert_eq!(asked, [None, None, Some("old".into())]);
}

#[tokio::test(start_paused = true)]
async fn an_expired_token_without_a_source_is_left_to_the_server() {
    let source = Source::new(&[], true);
    let cache = cache(&source, None);
    let held = get(&cache).await.expect("a token");
    let alone = cache.holding(held);
    advance(7 * HOUR).await;
    assert_eq!(
        text(&get(&alone).await.expect("the one that is held")),
        "token-1"
    );
}

#[test]
fn a_source_may_set_a_token_while_its_own_is_dropped() {
    /// Sets a token when its future is dropped.
    struct OnDrop(std::sync::Weak<TokenCache>);
    impl Drop for OnDrop {
        fn drop(&mut self) {
            if let Some(cache) = self.0.upgrade() {
                cache.set("dropped".into()).expect("a token");
            }
        }
    }
    struct Source(std::sync::OnceLock<std::sync::Weak<TokenCache>>);
    impl TokenSource for Source {
        fn acquire<'a>(&'a self, _: Option<&'a Secret>) -> AcquireToken<'a> {
            let guard = OnDrop(self.0.get().cloned().unwrap_or_default());
            Box::pin(async move {
                let _guard = guard;
                std::future::pending().await
            })
        }
    }
    let source = Arc::new(Source(std::sync::OnceLock::new()));
    let cache = TokenCache::new("Test", None, Some(source.clone()), PATIENCE).expect("a cache");
    assert!(source.0.set(Arc::downgrade(&cache)).is_ok());
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().expect("a runtime");
    runtime.block_on(async {
        {
            let mut waiting = Box::pin(get(&cache));
            assert!(futures_util::poll!(&mut waiting).is_pending());
        }
        cache.set("by-hand".into()).expect("a token");
        assert_eq!(text(&get(&cache).await.expect("a token")), "dropped");
    });
}

#[tokio::test(start_paused = true)]
async fn a_lifetime_without_end_is_no_panic() {
    struct Eternal;
    impl TokenSource for Eternal {
        fn acquire<'a>(&'a self, _: Option<&'a Secret>) -> AcquireToken<'a> {
            Box::pin(async { Ok(IssuedToken::new("t").expires_in(Duration::MAX).sliding()) })
        }
    }
    let cache = TokenCache::new("Test", None, Some(Arc::new(Eternal)), PATIENCE).expect("a cache");
    let held = get(&cache).await.expect("a token");
    held.used(Instant::now());
    advance(HOUR).await;
    assert!(Arc::ptr_eq(&held, &get(&cache).await.expect("a token")));
}

#[tokio::test(start_paused = true)]
async fn a_token_set_by_hand_is_not_overwritten_by_one_on_its_way() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let waiting = tokio::spawn({
        let cache = cache.clone();
        async move { get(&cache).await.map(|held| text(&held)) }
    });
    settle().await;
    cache
        .set("by hand".replace(' ', "-").as_str().into())
        .expect("a token");
    source.gate.add_permits(1);
    assert_eq!(waiting.await.expect("a task").expect("a token"), "token-1");
    assert_eq!(text(&get(&cache).await.expect("a token")), "by-hand");
}

#[tokio::test(start_paused = true)]
async fn a_lifetime_that_makes_no_sense_is_no_reason_to_ask_again_and_again() {
    struct Senseless;
    impl TokenSource for Senseless {
        fn acquire<'a>(&'a self, _: Option<&'a Secret>) -> AcquireToken<'a> {
            Box::pin(async { Ok(IssuedToken::new("t").expires_in(Duration::ZERO)) })
        }
    }
    let cache =
        TokenCache::new("Test", None, Some(Arc::new(Senseless)), PATIENCE).expect("a cache");
    let first = get(&cache).await.expect("a token");
    advance(100 * HOUR).await;
    assert!(Arc::ptr_eq(&first, &get(&cache).await.expect("a token")));
}

#[tokio::test(start_paused = true)]
async fn what_is_given_back_is_waited_for_and_forgotten() {
    let source = Source::new(&[], false);
    let cache = cache(&source, None);
    let deadline = Instant::now() + PATIENCE;
    assert!(cache.held(deadline).await.is_none());
    let waiting = tokio::spawn({
        let cache = cache.clone();
        async move { get(&cache).await.map(|_| ()) }
    });
    settle().await;
    source.gate.add_permits(1);
    let held = cache.held(deadline).await.expect("the one on its way");
    assert_eq!(text(&held), "token-1");
    waiting.await.expect("a task").expect("a token");
    cache.discard(&held);
    assert!(cache.held(deadline).await.is_none());
    assert_eq!(source.times(), 1);
}

#[test]
fn a_dropped_cache_leaves_nothing_behind() {
    let source = Source::new(&[], false);
    let weak = {
        let cache = cache(&source, None);
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().expect("a runtime");
        // A flight is under way and held by the cache itself.
        runtime.block_on(async {
            let mut waiting = Box::pin(get(&cache));
            assert!(futures_util::poll!(&mut waiting).is_pending());
        });
        Arc::downgrade(&cache)
    };
    assert_eq!(weak.strong_count(), 0);
    assert_eq!(Arc::strong_count(&source), 1);
}
