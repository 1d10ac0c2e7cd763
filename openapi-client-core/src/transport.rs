//! Sending the requests of a client to its server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use crate::build_error::{BuildError, BuildErrorKind};
use crate::error::CallError;
use crate::limits::{MAX_ERROR_BODY_BYTES, after};
use crate::operation::{Operation, Security};
use crate::raw_response::RawResponse;
use crate::request::parts::RequestParts;
use crate::response::BodyMode;
use crate::retry::{Progress, Retry};
use crate::secret::Secret;
use crate::tokens::{CachedToken, SecurityScheme, TokenCache, TokenSource};
use crate::trace::CallSpan;

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

/// The server, and the limits on its responses.
pub(crate) struct Server {
    pub(crate) base_url: Url,
    pub(crate) attempt_timeout: Duration,
    pub(crate) max_body: u64,
}

impl Transport {
    /// The address that paths are relative to, without a trailing slash.
    pub fn base_url(&self) -> &str {
        self.server.base_url.as_str().trim_end_matches('/')
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

    /// The same transport with tokens that are sent as `scheme` says: `token`,
    /// if there is one, and others from `source`, if there is one.
    ///
    /// # Errors
    ///
    /// The token is empty or not valid in the place that the scheme names.
    pub fn with_tokens(
        &self,
        scheme: impl Into<SecurityScheme>,
        token: Option<Secret>,
        source: Option<Arc<dyn TokenSource>>,
    ) -> Result<Self, BuildError> {
        Ok(Self {
            tokens: Some(TokenCache::new(scheme, token, source, self.total_timeout)?),
            ..self.clone()
        })
    }

    /// Replaces the token that this transport and all its clones send.
    ///
    /// # Errors
    ///
    /// The token is empty or not valid in a header, or the transport was built
    /// without tokens.
    pub fn set_token(&self, token: Secret) -> Result<(), BuildError> {
        match &self.tokens {
            Some(tokens) => tokens.set(token),
            None => {
                let reason = "the client was built without tokens";
                Err(BuildError::new(BuildErrorKind::Token, reason))
            }
        }
    }

    /// Makes a call: attempts, with a token where one is needed, until one
    /// succeeds or no other is allowed.
    pub(crate) async fn call<M: BodyMode>(
        &self,
        operation: &'static Operation,
        parts: Box<RequestParts>,
    ) -> Result<M::Value, CallError> {
        let span = CallSpan::new(operation, &self.server.base_url);
        let outcome = span
            .around(self.attempts::<M>(operation, parts, &span))
            .await;
        if let Err(error) = &outcome {
            span.failed(error);
        }
        outcome
    }

    async fn attempts<M: BodyMode>(
        &self,
        operation: &'static Operation,
        mut parts: Box<RequestParts>,
        span: &CallSpan,
    ) -> Result<M::Value, CallError> {
        let began = Instant::now();
        let deadline = after(began, self.total_timeout);
        let mut delays = None;
        let mut token = self.token(operation, deadline).await?;
        let mut was_renewed = false;
        let mut attempts = 0;
        loop {
            // Each attempt may carry another token.
            let mut request = parts.request(&self.server.base_url, operation)?;
            if let Some(token) = &token {
                token.apply(&mut request);
            }
            attempts += 1;
            let sent = Instant::now();
            let until = deadline.min(after(sent, self.server.attempt_timeout));
            let error = match self.attempt::<M>(operation, request, until, span).await {
                Ok(mut value) => {
                    M::set_attempts(&mut value, attempts);
                    if let Some(token) = &token {
                        token.used(sent);
                    }
                    return Ok(value);
                }
                Err(error) => error.with_attempts(attempts),
            };
            // After a second refusal the token is kept: so a server that refuses
            // every token gets one login for each call, not two.
            let refused = match (&self.tokens, &token) {
                (Some(tokens), Some(refused)) if error.is_unauthorized() && !was_renewed => {
                    // Whether or not this call continues, the next needs another.
                    tokens.refused(refused);
                    Some((tokens, refused))
                }
                _ => None,
            };
            // A stream cannot be sent twice.
            if parts.is_spent() {
                return Err(error);
            }
            if let Some((tokens, refused)) = refused {
                // A refused request was not executed, so it is safe to repeat.
                was_renewed = true;
                match tokens.replace_refused(operation, refused, deadline).await {
                    None => return Err(error),
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
            let Some(delay) = self.retry.decide(&error, progress) else {
                return Err(error);
            };
            span.retried(&error, delay);
            span.resent(attempts);
            sleep(delay).await;
            // It may have expired meanwhile, or been replaced by another task.
            token = self.token(operation, deadline).await?;
        }
    }

    /// The token for a call of `operation`, if it takes one.
    pub(crate) async fn token(
        &self,
        operation: &'static Operation,
        deadline: Instant,
    ) -> Result<Option<Arc<CachedToken>>, CallError> {
        match (operation.security(), &self.tokens) {
            (Security::None, _) | (Security::Optional, None) => Ok(None),
            (Security::Optional, Some(tokens)) if !tokens.can_provide() => Ok(None),
            (_, Some(tokens)) => tokens.get(operation, deadline).await.map(Some),
            (Security::Required, None) => Err(CallError::without_token(operation)),
        }
    }

    /// Sends `request` once.
    async fn attempt<M: BodyMode>(
        &self,
        operation: &'static Operation,
        request: reqwest::Request,
        until: Instant,
        span: &CallSpan,
    ) -> Result<M::Value, CallError> {
        let response = match timeout_at(until, self.http.execute(request)).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(CallError::http(operation, error)),
            Err(_) => return Err(CallError::timed_out(operation)),
        };
        span.answered(response.status());
        if response.status().is_success() {
            return M::receive(operation, response, self.server.max_body, until).await;
        }
        let limit = self.server.max_body.min(MAX_ERROR_BODY_BYTES);
        let response = RawResponse::read(response, limit, until).await;
        Err(CallError::status_error(operation, response))
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
