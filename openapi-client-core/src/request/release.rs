//! Releasing the token of a transport.

use tokio::time::Instant;

use crate::error::CallError;
use crate::limits::after;
use crate::operation::Operation;
use crate::response::Response;
use crate::transport::Transport;

impl Transport {
    /// Calls `operation`, which revokes the token that it carries, and drops
    /// the token whatever the outcome. Without a token nothing is sent.
    ///
    /// A token that the server no longer knows is a success. If the call is
    /// cancelled, the token is kept.
    ///
    /// # Errors
    ///
    /// The call failed otherwise; the token may be valid until it expires.
    pub async fn release_token(&self, operation: &'static Operation) -> Result<(), CallError> {
        // Of several tokens it is the first that is revoked.
        let schemes = self
            .credentials
            .choose(&operation.into())
            .unwrap_or_default();
        let cache = schemes.iter().find_map(|name| self.credentials.find(name));
        let Some(cache) = cache else {
            return Ok(());
        };
        let deadline = after(Instant::now(), self.total_timeout);
        let Some(token) = cache.current(deadline).await else {
            return Ok(());
        };
        let only = Self {
            credentials: self.credentials.with(cache.only(token.clone())),
            total_timeout: deadline.saturating_duration_since(Instant::now()),
            ..self.clone()
        };
        let response = only.request(operation, &[]).send().await;
        let outcome = response.and_then(Response::empty);
        cache.discard(&token);
        match outcome {
            Err(error) if !error.is_unauthorized() => Err(error),
            _ => Ok(()),
        }
    }
}
