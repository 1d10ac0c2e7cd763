//! Sending requests to one server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use crate::limits::after;
use crate::request::Draft;
use crate::response::read;
use crate::retry::Progress;
use crate::stream::body_of;
use crate::tokens::{Held, TokenCache};
use crate::trace::CallSpan;
use crate::{
    BuildError, ByteStream, Failure, MAX_ERROR_BODY_BYTES, Operation, RequestBuilder, Response,
    ResponseValue, Retry, Secret, Security, ToPath,
};

/// Sends the requests of a client to its server. Clones are cheap and share
/// connections and tokens.
#[derive(Clone)]
pub struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) server: Arc<Server>,
    pub(crate) tokens: Option<Arc<TokenCache>>,
    pub(crate) retry: Retry,
    pub(crate) total_timeout: Duration,
}

/// The server, and what is allowed of its answers.
pub(crate) struct Server {
    pub(crate) base_url: Url,
    pub(crate) attempt_timeout: Duration,
    pub(crate) max_body: u64,
}

/// How the body of a success is taken in.
pub(crate) trait Reception {
    /// What comes of it.
    type Value;

    /// Takes in the answer of an attempt that lasts until `until`.
    fn receive(
        operation: &'static Operation,
        response: reqwest::Response,
        max_body: u64,
        until: Instant,
    ) -> impl Future<Output = Result<Self::Value, Failure>> + Send;

    /// Keeps the number of attempts for a failure that is found later.
    fn note_attempts(_value: &mut Self::Value, _attempts: u32) {}
}

/// Reads a success to its end, within the attempt.
pub(crate) struct Whole;

impl Reception for Whole {
    type Value = Response;

    async fn receive(
        operation: &'static Operation,
        response: reqwest::Response,
        max_body: u64,
        until: Instant,
    ) -> Result<Response, Failure> {
        let answer = read(response, max_body, until).await;
        let answer = Failure::unless_whole(operation, answer)?;
        Ok(Response::new(operation, answer))
    }

    fn note_attempts(response: &mut Response, attempts: u32) {
        response.attempts = attempts;
    }
}

/// Leaves the body of a success to the caller.
pub(crate) struct Streamed;

impl Reception for Streamed {
    type Value = ResponseValue<ByteStream>;

    async fn receive(
        operation: &'static Operation,
        response: reqwest::Response,
        _max_body: u64,
        _until: Instant,
    ) -> Result<Self::Value, Failure> {
        Ok(body_of(operation, response))
    }
}

impl Transport {
    /// Starts a request of `operation`, with `path_values` in the places of
    /// its path template.
    pub fn request(
        &self,
        operation: &'static Operation,
        path_values: &[&(dyn ToPath + Sync)],
    ) -> RequestBuilder<'_> {
        RequestBuilder::new(self, operation, path_values)
    }

    /// The address under which the paths stand, without a slash at its end.
    pub fn base_url(&self) -> &str {
        self.server.base_url.as_str().trim_end_matches('/')
    }

    /// The same transport with another policy of repeating calls.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        Self {
            retry,
            ..self.clone()
        }
    }

    /// The same transport with another limit on how long a call may last.
    #[must_use]
    pub fn with_total_timeout(&self, timeout: Duration) -> Self {
        Self {
            total_timeout: timeout,
            ..self.clone()
        }
    }

    /// Puts another token in place of the one that this transport and all its
    /// clones send.
    ///
    /// # Errors
    ///
    /// The token is empty or cannot stand in a header, or the transport was
    /// made for none.
    pub fn set_token(&self, token: Secret) -> Result<(), BuildError> {
        match &self.tokens {
            Some(tokens) => tokens.set(token),
            None => Err(BuildError::new("token", "the client was made for none")),
        }
    }

    /// Calls `operation`, which ends the token that it carries, and forgets
    /// the token whatever comes of it. Without a token nothing is sent.
    ///
    /// A token that the server does not know any more is a success. If the
    /// call is cancelled, the token is still held.
    ///
    /// # Errors
    ///
    /// The call failed otherwise; the token may live until it expires.
    pub async fn release_token(&self, operation: &'static Operation) -> Result<(), Failure> {
        let Some(tokens) = &self.tokens else {
            return Ok(());
        };
        let deadline = after(Instant::now(), self.total_timeout);
        let Some(held) = tokens.held(deadline).await else {
            return Ok(());
        };
        let alone = Self {
            tokens: Some(tokens.holding(held.clone())),
            total_timeout: deadline.saturating_duration_since(Instant::now()),
            ..self.clone()
        };
        let answer = alone.request(operation, &[]).send().await;
        let outcome = answer.and_then(Response::empty);
        tokens.discard(&held);
        match outcome {
            Err(failure) if !failure.is_unauthorized() => Err(failure),
            _ => Ok(()),
        }
    }

    /// Makes a call: attempts, with a token where one is needed, until one
    /// succeeds or no other may be made.
    pub(crate) async fn call<R: Reception>(
        &self,
        operation: &'static Operation,
        draft: Box<Draft>,
    ) -> Result<R::Value, Failure> {
        let span = CallSpan::new(operation, &self.server.base_url);
        let outcome = span
            .around(self.attempts::<R>(operation, draft, &span))
            .await;
        if let Err(failure) = &outcome {
            span.failed(failure);
        }
        outcome
    }

    async fn attempts<R: Reception>(
        &self,
        operation: &'static Operation,
        mut draft: Box<Draft>,
        span: &CallSpan,
    ) -> Result<R::Value, Failure> {
        let began = Instant::now();
        let deadline = after(began, self.total_timeout);
        let mut delays = None;
        let mut token = self.token(operation, deadline).await?;
        let mut was_renewed = false;
        let mut attempts = 0;
        loop {
            // The next may carry another token: each begins without one.
            let mut request = draft.request(self, operation)?;
            if let Some(token) = &token {
                token.apply(&mut request);
            }
            attempts += 1;
            let sent = Instant::now();
            let until = deadline.min(after(sent, self.server.attempt_timeout));
            let failure = match self.attempt::<R>(operation, request, until, span).await {
                Ok(mut value) => {
                    R::note_attempts(&mut value, attempts);
                    if let Some(token) = &token {
                        token.used(sent);
                    }
                    return Ok(value);
                }
                Err(failure) => failure.with_attempts(attempts),
            };
            // A second refusal is not about the token, which stays: so a server
            // that refuses all sees one login a call, not two.
            let refused = match (&self.tokens, &token) {
                (Some(tokens), Some(held)) if failure.is_unauthorized() && !was_renewed => {
                    // Whether this call goes on or not, the next needs another.
                    tokens.refused(held);
                    Some((tokens, held))
                }
                _ => None,
            };
            // A body that can be read only once cannot be sent twice.
            if draft.is_spent() {
                return Err(failure);
            }
            if let Some((tokens, held)) = refused {
                // The refused request was not executed, so that any may be
                // repeated.
                was_renewed = true;
                match tokens.replace_refused(operation, held, deadline).await {
                    None => return Err(failure),
                    Some(renewed) => token = Some(renewed?),
                }
                span.reacquired();
                span.resent(attempts);
                continue;
            }
            let delays = delays.get_or_insert_with(|| self.retry.delays());
            let progress = Progress {
                attempts,
                elapsed: began.elapsed(),
                remaining: deadline.saturating_duration_since(Instant::now()),
                now: Utc::now(),
                next_delay: delays.next().unwrap_or(Retry::LONGEST_DELAY),
            };
            let Some(delay) = self.retry.decide(&failure, progress) else {
                return Err(failure);
            };
            span.retried(&failure, delay);
            span.resent(attempts);
            sleep(delay).await;
            // It may have expired meanwhile, or another task may have got one.
            token = self.token(operation, deadline).await?;
        }
    }

    /// The token for a call of `operation`, if it takes one.
    pub(crate) async fn token(
        &self,
        operation: &'static Operation,
        deadline: Instant,
    ) -> Result<Option<Arc<Held>>, Failure> {
        match (operation.security(), &self.tokens) {
            (Security::None, _) | (Security::Optional, None) => Ok(None),
            (Security::Optional, Some(tokens)) if !tokens.can_give_one() => Ok(None),
            (_, Some(tokens)) => tokens.get(operation, deadline).await.map(Some),
            (Security::Required, None) => Err(Failure::without_token(operation)),
        }
    }

    /// Sends `request` once.
    async fn attempt<R: Reception>(
        &self,
        operation: &'static Operation,
        request: reqwest::Request,
        until: Instant,
        span: &CallSpan,
    ) -> Result<R::Value, Failure> {
        let response = match timeout_at(until, self.http.execute(request)).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(Failure::no_answer(operation, error)),
            Err(_) => return Err(Failure::timed_out(operation)),
        };
        span.answered(response.status());
        if response.status().is_success() {
            return R::receive(operation, response, self.server.max_body, until).await;
        }
        let limit = self.server.max_body.min(MAX_ERROR_BODY_BYTES);
        Err(Failure::refused(
            operation,
            read(response, limit, until).await,
        ))
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("base_url", &self.base_url())
            .field("tokens", &self.tokens)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
