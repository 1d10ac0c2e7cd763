//! The operations of the client.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::builder;
use crate::Client;

impl Client {
    /// Generate Token for API-only user.
    ///
    /// Generate API Token for API-only user. API-only users are used for building
    /// automations with Security Cloud Control. If the user ID provided is not
    /// that of an API-only user, this operation will fail.
    ///
    /// `POST /v1/users/{apiUserUid}/apiToken/generate`
    ///
    /// # Errors
    ///
    /// - 400: [`CommonApiError`](super::types::CommonApiError)
    /// - 401: [`AuthenticationError`](super::types::AuthenticationError)
    /// - 403: [`CommonApiError`](super::types::CommonApiError)
    /// - 500: [`CommonApiError`](super::types::CommonApiError)
    pub fn generate_api_token(&self) -> builder::GenerateApiToken<'_> {
        builder::GenerateApiToken::new(self)
    }
}
