//! Two parts of a call by themselves, for the tests and benchmarks that hold
//! them to their budgets. No client shows them.

use tokio::time::Instant;

use crate::trace::CallSpan;
use crate::{Authorization, Failure, Operation, StatusCode, Transport};

impl Transport {
    /// The authorization that a call of `operation` would carry now, if it may
    /// last until `deadline`.
    ///
    /// # Errors
    ///
    /// There is no token, and none could be got.
    #[doc(hidden)]
    pub async fn authorization(
        &self,
        operation: &'static Operation,
        deadline: Instant,
    ) -> Result<Option<Authorization>, Failure> {
        let held = self.token(operation, deadline).await?;
        Ok(held.map(|held| held.authorization().clone()))
    }

    /// Runs `call` in the span of a call of `operation` that is answered.
    #[doc(hidden)]
    pub async fn traced<F: Future>(&self, operation: &'static Operation, call: F) -> F::Output {
        let span = CallSpan::new(operation, &self.server.base_url);
        let outcome = span.around(call).await;
        span.answered(StatusCode::OK);
        outcome
    }
}
