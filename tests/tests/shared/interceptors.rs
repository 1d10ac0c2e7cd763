//! What a program does around each attempt of its calls.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use contract_tests::secrets::{SECRET, assert_error_hides, occurrences};
use openapi_client_core::{Attempt, ErrorKind, Interceptor, Method, Outcome, Retry};
use scc_suite_api_simulator::{Fault, Gate};

use super::traces::secretive_faults;
use super::{answer, build, builder, call, example, server, server_and_client};
use crate::api::{self, OPERATIONS, operations};

type Refusal = Box<dyn StdError + Send + Sync>;

/// What interceptors saw, in order.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, line: String) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes into a log what it sees; one that refuses lets nothing pass.
struct Logging {
    name: &'static str,
    log: Log,
    refuses: bool,
}

impl Logging {
    fn new(name: &'static str, log: &Log) -> Self {
        Self {
            name,
            log: log.clone(),
            refuses: false,
        }
    }

    fn refusing(self) -> Self {
        Self {
            refuses: true,
            ..self
        }
    }
}

impl Interceptor for Logging {
    fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Refusal> {
        self.log
            .add(format!("{} before {}", self.name, attempt.number()));
        match self.refuses {
            true => Err("not today".into()),
            false => Ok(()),
        }
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        let status = outcome.status().map(|status| status.as_u16().to_string());
        let kind = outcome.error_kind().map(|kind| format!("{kind:?}"));
        let cancelled = outcome.is_cancelled().then(|| "cancelled".to_owned());
        let outcome: Vec<String> = [status, kind, cancelled].into_iter().flatten().collect();
        let (name, number) = (self.name, attempt.number());
        self.log
            .add(format!("{name} after {number}: {}", outcome.join(" ")));
    }
}

#[tokio::test]
async fn interceptors_are_around_each_attempt_in_their_order() {
    let (log, server) = (Log::default(), server().await);
    let builder = builder(&server.base_url());
    let builder = builder.interceptor(Logging::new("a", &log));
    let client = build(builder.interceptor(Logging::new("b", &log)));
    for operation in operations::ALL.iter().copied() {
        server.fail_next(answer(429, "").header("retry-after", "0"));
        let success = call(&client, operation).await.expect("a success");
        let status = success.status.as_u16();
        let expected = [
            "a before 1",
            "b before 1",
            "b after 1: 429 Status",
            "a after 1: 429 Status",
            "a before 2",
            "b before 2",
            &format!("b after 2: {status}"),
            &format!("a after 2: {status}"),
        ];
        assert_eq!(log.take(), expected, "{}", operation.id());
    }
}

#[tokio::test]
async fn what_an_interceptor_refuses_is_not_sent_and_says_why() {
    let (log, server) = (Log::default(), server().await);
    let refusing = Logging::new("b", &log).refusing();
    let builder = builder(&server.base_url()).interceptor(Logging::new("a", &log));
    let builder = builder.interceptor(refusing);
    let client = build(builder.interceptor(Logging::new("c", &log)));
    for operation in operations::ALL.iter().copied() {
        let error = call(&client, operation).await.expect_err("it is refused");
        assert_eq!(error.kind(), ErrorKind::Refused);
        assert_eq!(error.attempts(), 0);
        assert!(!error.is_retryable());
        let id = operation.id();
        let text = "the request was not sent: an interceptor refused it";
        assert_eq!(error.to_string(), format!("{id}: {text}"));
        let source = error.source().map(ToString::to_string);
        assert_eq!(source.as_deref(), Some("not today"));
        assert_eq!(
            log.take(),
            ["a before 1", "b before 1", "a after 1: Refused"]
        );
    }
    assert_eq!(server.ledger().requests().len(), 0);
}

#[tokio::test]
async fn an_attempt_that_fails_or_is_cancelled_has_one_end() {
    let (log, server) = (Log::default(), server().await);
    let builder = builder(&server.base_url()).retry(Retry::none());
    let client = build(builder.interceptor(Logging::new("a", &log)));
    server.fail_next(Fault::close_connection());
    call(&client, example()).await.expect_err("no answer");
    assert_eq!(log.take(), ["a before 1", "a after 1: Transport"]);

    // Dropped at each of the places at which it waits, until it ends by itself.
    let mut polls = 0;
    loop {
        let gate = Gate::new();
        server.fail_next(Fault::hold(&gate));
        let is_over = {
            let mut calling = pin!(call(&client, example()));
            let mut left = polls;
            poll_fn(|cx| {
                if left == 0 {
                    return Poll::Ready(false);
                }
                left -= 1;
                let poll = calling.as_mut().poll(cx);
                if left == 1 {
                    gate.open();
                }
                poll.map(|outcome| outcome.is_ok())
            })
            .await
        };
        gate.open();
        let seen = log.take();
        let ends = seen
            .iter()
            .filter(|line| line.starts_with("a after"))
            .count();
        let begins = seen
            .iter()
            .filter(|line| line.starts_with("a before"))
            .count();
        assert_eq!(begins, ends, "after {polls} polls: {seen:?}");
        if is_over {
            assert_eq!(seen.len(), 2);
            break;
        }
        let was_begun = !seen.is_empty();
        assert_eq!(was_begun, seen.contains(&"a after 1: cancelled".to_owned()));
        polls += 1;
        assert!(polls < 100, "it never ends");
    }
}

/// Adds a header, unless the call has it as its own.
struct Adding(&'static str, &'static str);

impl Interceptor for Adding {
    fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Refusal> {
        match self.0 == "traceparent" && attempt.has_header(self.0) {
            true => Ok(()),
            false => attempt.header(self.0, self.1),
        }
    }
}

#[tokio::test]
async fn an_interceptor_adds_headers_but_none_that_the_client_sets() {
    let server = server().await;
    let adding = Adding("traceparent", "00-1-2-01");
    let client = build(builder(&server.base_url()).interceptor(adding));
    for operation in operations::ALL.iter().copied() {
        server.ledger().clear();
        call(&client, operation).await.expect("a success");
        let request = server.ledger().only_request();
        assert_eq!(request.header("traceparent"), Some("00-1-2-01"));
    }
    server.ledger().clear();
    let own = client
        .request(Method::GET, "/odd")
        .header("traceparent", "own");
    server.fail_next(answer(200, ""));
    own.send().await.expect("a success");
    assert_eq!(
        server.ledger().only_request().header("traceparent"),
        Some("own")
    );

    server.ledger().clear();
    for name in ["authorization", "host", "content-length", "no name"] {
        let adding = Adding(name, SECRET);
        let client = build(builder(&server.base_url()).interceptor(adding));
        let error = call(&client, example()).await.expect_err(name);
        assert_eq!(error.kind(), ErrorKind::Refused);
        assert_error_hides("an error of a header", &error);
    }
    assert_eq!(server.ledger().requests().len(), 0);
}

/// Writes into a log all that it is shown.
struct Showing(Log);

impl Interceptor for Showing {
    fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Refusal> {
        let names = ["authorization", "cookie"].map(|name| attempt.has_header(name));
        let operation = attempt.operation();
        let (method, template) = (attempt.method(), attempt.url_template());
        self.0.add(format!(
            "{attempt:?} {operation:?} {method} {template} {names:?}"
        ));
        Ok(())
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
        self.0.add(format!("{attempt:#?} {outcome:?} {outcome:#?}"));
        let mut next: Option<&dyn StdError> = outcome
            .error()
            .map(|error| {
                self.0.add(format!("{error} {error:?} {error:#?}"));
                error.source().map(|source| source as &dyn StdError)
            })
            .unwrap_or_default();
        while let Some(error) = next {
            self.0.add(format!("{error} {error:?}"));
            next = error.source();
        }
    }
}

#[tokio::test]
async fn an_interceptor_sees_no_secret() {
    let (log, server) = (Log::default(), server().await);
    let builder = builder(&server.base_url()).token(SECRET);
    let builder = builder.default_header("x-key", SECRET).retry(Retry::none());
    let client = build(builder.interceptor(Showing(log.clone())));
    let mut looked = 0;
    for operation in operations::ALL.iter() {
        for fault in secretive_faults() {
            server.fail_next(fault);
            // What comes of it does not matter here.
            let _ = api::call(&client, operation.id(), SECRET).await;
            looked += 1;
        }
        let success = api::call(&client, operation.id(), SECRET).await;
        success.expect("a success");
    }
    assert_eq!(looked, OPERATIONS * 10);
    let request = client.request(Method::POST, "/odd/{id}").path("id", SECRET);
    let request = request.query("key", SECRET).body("text/plain", SECRET);
    request.send().await.expect_err("no such path");
    assert_eq!(server.take_problems().len(), 1);
    let seen = log.take();
    assert!(seen.len() > 2 * looked);
    assert_eq!(occurrences(&seen.join("\n")), 0, "a secret is shown");
}

#[tokio::test]
async fn one_interceptor_may_be_shared_and_a_client_shows_how_many_it_has() {
    let (log, server) = (Log::default(), server().await);
    let shared = Arc::new(Logging::new("a", &log));
    let builder = builder(&server.base_url()).interceptor(shared.clone());
    assert!(format!("{builder:?}").contains("Interceptors(1)"));
    let first = build(builder);
    let (_other, second) = server_and_client().await;
    call(&first, example()).await.expect("a success");
    call(&second, example()).await.expect("a success");
    assert_eq!(log.take().len(), 2);
    assert_eq!(Arc::strong_count(&shared), 2);
}
