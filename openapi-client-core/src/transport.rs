//! Sending the requests of a client to its server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use http::{HeaderName, StatusCode};
use tokio::runtime::{Handle, Id};
use tokio::time::{Instant, sleep, timeout_at};

use crate::build_error::{BuildError, BuildErrorKind};
use crate::connect::Pool;
use crate::error::{CallError, ErrorKind, Sent};
use crate::extra_headers::ExtraHeaders;
use crate::headers::sensitive_values;
use crate::interceptor::{Around, Interceptors};
use crate::limits::{MAX_ERROR_BODY_BYTES, after};
use crate::operation::OperationRef;
use crate::raw_response::RawResponse;
use crate::request::parts::RequestParts;
use crate::response::{BodyMode, Reception};
use crate::retry::{Progress, Retry};
use crate::secret::Secret;
use crate::server::{Servers, Target};
use crate::throttle::Throttle;
use crate::tokens::{
    Credentials, NamedScheme, Session, TokenCache, TokenLimits, TokenSource, Tokens,
};
use crate::trace::CallSpan;

/// Sends the requests of a client to its server. Clones are cheap and share
/// connections and tokens.
#[derive(Clone)]
pub struct Transport {
    pub(crate) server: Arc<Server>,
    pub(crate) credentials: Credentials,
    pub(crate) retry: Retry,
    pub(crate) total_timeout: Duration,
    pub(crate) token_limits: TokenLimits,
}

/// The servers, and the limits on their responses.
pub(crate) struct Server {
    pub(crate) servers: Servers,
    pub(crate) attempt_timeout: Duration,
    pub(crate) stream_idle_timeout: Duration,
    pub(crate) max_body: u64,
    pub(crate) max_item: u64,
    pub(crate) throttle: Throttle,
    /// What all requests carry that do not have it themselves.
    pub(crate) headers: ExtraHeaders,
    pub(crate) interceptors: Interceptors,
}

impl Transport {
    /// The address that paths are relative to, without a trailing slash.
    pub fn base_url(&self) -> &str {
        self.server
            .servers
            .root
            .base_url
            .as_str()
            .trim_end_matches('/')
    }

    /// The same transport with another retry policy.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        Self {
            retry,
            ..self.clone()
        }
    }

    /// The same transport with another limit on the duration of a call.
    #[must_use]
    pub fn with_total_timeout(&self, timeout: Duration) -> Self {
        Self {
            total_timeout: timeout,
            ..self.clone()
        }
    }

    /// The same transport with other tokens of `scheme`: `token`, if there is
    /// one, and others from `source`, if there is one.
    ///
    /// # Errors
    ///
    /// The token is empty or not valid in the place that the scheme names.
    pub fn with_tokens(
        &self,
        scheme: NamedScheme,
        token: Option<Secret>,
        source: Option<Arc<dyn TokenSource>>,
    ) -> Result<Self, BuildError> {
        let cache = TokenCache::new(scheme, token, source, self.token_limits)?;
        Ok(Self {
            credentials: self.credentials.with(cache),
            ..self.clone()
        })
    }

    /// The same transport with a token of its own for `scheme`, which is sent as
    /// this transport sends the tokens of that scheme.
    ///
    /// # Errors
    ///
    /// As for [`with_tokens`](Self::with_tokens).
    pub fn with_token(&self, scheme: NamedScheme, token: Secret) -> Result<Self, BuildError> {
        let known = self.credentials.find(scheme.name());
        let scheme = known.map_or(scheme, |cache| cache.scheme());
        self.with_tokens(scheme, Some(token), None)
    }

    /// The same transport without tokens.
    #[must_use]
    pub fn without_tokens(&self) -> Self {
        Self {
            credentials: Credentials::default(),
            ..self.clone()
        }
    }

    /// Replaces the token of `scheme` that this transport and all its clones
    /// send.
    ///
    /// # Errors
    ///
    /// The token is empty or not valid in its place, or the transport was built
    /// without tokens of that scheme.
    pub fn set_token(&self, scheme: NamedScheme, token: Secret) -> Result<(), BuildError> {
        self.cache_of(scheme)?.set(token)
    }

    /// Replaces the source of the tokens of `scheme` of this transport and all its
    /// clones, and drops the current token. What an earlier source was refused is
    /// forgotten.
    ///
    /// # Errors
    ///
    /// The transport was built without tokens of that scheme.
    pub fn set_token_source(
        &self,
        scheme: NamedScheme,
        source: Arc<dyn TokenSource>,
    ) -> Result<(), BuildError> {
        self.cache_of(scheme)?.set_source(source);
        Ok(())
    }

    /// The tokens of `scheme`, as the source of another client's.
    ///
    /// # Errors
    ///
    /// The transport was built without tokens of that scheme.
    pub fn session(&self, scheme: NamedScheme) -> Result<Session, BuildError> {
        Ok(Session::new(self.cache_of(scheme)?.clone()))
    }

    fn cache_of(&self, scheme: NamedScheme) -> Result<&Arc<TokenCache>, BuildError> {
        self.credentials.find(scheme.name()).ok_or_else(|| {
            let reason = format!("the client knows no security scheme `{}`", scheme.name());
            BuildError::new(BuildErrorKind::Token, reason)
        })
    }

    /// Makes a call: attempts, with tokens where they are needed, until one
    /// succeeds or no other is allowed.
    pub(crate) async fn call<M: BodyMode>(
        &self,
        operation: OperationRef,
        parts: &mut RequestParts,
    ) -> Result<M::Value, CallError> {
        let Ok(runtime) = Handle::try_current().map(|runtime| runtime.id()) else {
            return Err(CallError::no_runtime(operation));
        };
        let target = self.target(&operation)?;
        let span = CallSpan::new(&operation, &target.base_url);
        let outcome = span
            .around(self.attempts::<M>(&operation, target, parts, runtime, &span))
            .await;
        outcome.map_err(|error| {
            span.failed(&error);
            error.in_call(&operation, parts.sent)
        })
    }

    async fn attempts<M: BodyMode>(
        &self,
        operation: &OperationRef,
        target: &Target,
        parts: &mut RequestParts,
        runtime: Id,
        span: &CallSpan,
    ) -> Result<M::Value, CallError> {
        let began = Instant::now();
        let retry = parts.retry().unwrap_or(self.retry);
        let deadline = after(began, parts.total_timeout().unwrap_or(self.total_timeout));
        let mut delays = None;
        let mut tokens = self.tokens(operation, target, deadline).await?;
        let mut was_renewed = false;
        let mut attempts = 0;
        loop {
            let pool = target.connections.of(runtime)?;
            // Each attempt may carry other tokens.
            let mut request = parts.request(&target.base_url, operation)?;
            let around = self.begin(operation, attempts, &mut request)?;
            let sensitive = sensitive_values(request.headers());
            tokens.apply(&mut request);
            attempts += 1;
            parts.sent += 1;
            let sent = Instant::now();
            let reception = Reception {
                attempts: parts.sent,
                size: self.server.max_body,
                until: deadline.min(after(sent, self.server.attempt_timeout)),
                idle: self.server.stream_idle_timeout,
            };
            let error = match self
                .attempt::<M>(operation, &pool, request, reception, span, around)
                .await
            {
                Ok(value) => {
                    tokens.used(sent);
                    self.server.throttle.succeeded();
                    return Ok(value);
                }
                Err(error) => error.with_sent(|| Sent::new(tokens.secrets(), &sensitive)),
            };
            if error.kind() == ErrorKind::Timeout {
                target.connections.abandon(&pool);
            }
            if error.is_unauthorized() && was_renewed {
                // The tokens were good, and are kept: the operation refuses every one.
                tokens.release_replaced(deadline).await;
                return Err(error);
            }
            let is_refused = error.is_unauthorized() && !tokens.is_empty();
            // A stream cannot be sent twice.
            if parts.is_spent() {
                if is_refused {
                    // This call does not continue, but the next needs others.
                    tokens.give_up();
                }
                return Err(error);
            }
            if is_refused {
                // A refused request was not executed, so it is safe to repeat.
                was_renewed = true;
                if !tokens.replace_refused(operation, deadline).await? {
                    return Err(error);
                }
                span.reacquired();
                span.resent(attempts);
                continue;
            }
            let delays = delays.get_or_insert_with(|| retry.delays());
            let progress = Progress {
                attempts,
                elapsed: began.elapsed(),
                remaining: deadline.saturating_duration_since(Instant::now()),
                now: Utc::now(),
                next_delay: delays.next().unwrap_or(Retry::LONGEST_DELAY),
            };
            let Some(delay) = retry.decide(&error, progress) else {
                return Err(error);
            };
            if !self.server.throttle.take() {
                span.throttled();
                return Err(error);
            }
            span.retried(&error, delay);
            span.resent(attempts);
            sleep(delay).await;
            // They may have expired meanwhile, or been replaced by another task.
            tokens = self.tokens(operation, target, deadline).await?;
        }
    }

    /// Where the requests of `operation` go.
    fn target(&self, operation: &OperationRef) -> Result<&Target, CallError> {
        let target = self.server.servers.of(operation);
        target.map_err(|reason| CallError::invalid_request(operation, reason))
    }

    /// The tokens for a call of `operation`.
    async fn tokens(
        &self,
        operation: &OperationRef,
        target: &Target,
        deadline: Instant,
    ) -> Result<Tokens<'_>, CallError> {
        match target.takes_credentials {
            true => self.credentials.get(operation, deadline).await,
            false => Ok(Tokens::default()),
        }
    }

    /// Prepares `request` for an attempt after so many, and reports it to the
    /// interceptors: these see no token.
    fn begin<'a>(
        &'a self,
        operation: &'a OperationRef,
        attempts: u32,
        request: &mut reqwest::Request,
    ) -> Result<Option<Around<'a>>, CallError> {
        let headers = request.headers_mut();
        self.server.headers.add_missing(headers);
        let is_token = |name: &HeaderName| self.credentials.take_header(name);
        let interceptors = &self.server.interceptors;
        interceptors.before(operation, attempts + 1, headers, &is_token)
    }

    /// Sends `request` once, within what is `around` it.
    async fn attempt<M: BodyMode>(
        &self,
        operation: &OperationRef,
        pool: &Pool,
        request: reqwest::Request,
        reception: Reception,
        span: &CallSpan,
        mut around: Option<Around<'_>>,
    ) -> Result<M::Value, CallError> {
        let outcome = self.exchange::<M>(operation, pool, request, reception, |status| {
            span.answered(status);
            if let Some(around) = &mut around {
                around.answered(status);
            }
        });
        let outcome = outcome.await;
        let outcome = outcome.map_err(|error| error.with_attempts(reception.attempts));
        if let Some(around) = around {
            around.end(outcome.as_ref().err());
        }
        outcome
    }

    /// Sends `request` once.
    async fn exchange<M: BodyMode>(
        &self,
        operation: &OperationRef,
        pool: &Pool,
        request: reqwest::Request,
        reception: Reception,
        answered: impl FnOnce(StatusCode),
    ) -> Result<M::Value, CallError> {
        let until = reception.until;
        let response = match timeout_at(until, pool.http.execute(request)).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(CallError::http(operation, error)),
            Err(_) => return Err(CallError::timed_out(operation)),
        };
        answered(response.status());
        if response.status().is_success() {
            return M::receive(operation, response, reception).await;
        }
        let limit = reception.size.min(MAX_ERROR_BODY_BYTES);
        let response = RawResponse::read(response, limit, until).await;
        Err(CallError::status_error(operation, response))
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("base_url", &self.base_url())
            .field("credentials", &self.credentials)
            .field("retry", &self.retry)
            .field("headers", &self.server.headers)
            .field("interceptors", &self.server.interceptors)
            .finish_non_exhaustive()
    }
}
