//! Two parts of a call by themselves, for the tests and benchmarks that compare
//! them with their budgets. No client offers them.

use http::StatusCode;
use tokio::time::Instant;

use crate::error::CallError;
use crate::operation::Operation;
use crate::tokens::Authorization;
use crate::trace::CallSpan;
use crate::transport::Transport;

impl Transport {
    /// The authorization that a call of `operation` would carry now, if it may
    /// last until `deadline`.
    ///
    /// # Errors
    ///
    /// There is no token, and none could be acquired.
    pub async fn authorization(
        &self,
        operation: &'static Operation,
        deadline: Instant,
    ) -> Result<Option<Authorization>, CallError> {
        let tokens = self.credentials.get(&operation.into(), deadline).await?;
        Ok(tokens.first().map(|token| token.authorization().clone()))
    }

    /// Runs `call` in the span of a successful call of `operation`.
    pub async fn traced<F: Future>(&self, operation: &'static Operation, call: F) -> F::Output {
        let span = CallSpan::new(operation, &self.server.servers.root.base_url);
        let outcome = span.around(call).await;
        span.answered(StatusCode::OK);
        outcome
    }
}
