//! The operations of the client.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
//! by progenitor 0.15.1.

use super::builder;
use crate::Client;

impl Client {
    /// Acquire a token.
    ///
    /// Trades a username and password for a token that authorizes the other
    /// operations. Each call with the token moves its end to 6 hours after that
    /// call. A 401 means that the credentials were refused.
    ///
    /// `POST /api/auth/token/acquire`
    ///
    /// # Errors
    ///
    /// - 401: no documented body
    pub fn acquire_token(&self) -> builder::AcquireToken<'_> {
        builder::AcquireToken::new(self)
    }
    /// Exchange the token for a JWT.
    ///
    /// Gives a JWT with which the named companion services can be called. It lives
    /// about 35 minutes and goes to those services as a bearer token. Servers
    /// older than 9.1 answer 404.
    ///
    /// `POST /api/auth/token/exchange`
    ///
    /// # Errors
    ///
    /// - 400: no documented body
    /// - 500: no documented body
    pub fn exchange_ops_token_with_jwt_token(
        &self,
    ) -> builder::ExchangeOpsTokenWithJwtToken<'_> {
        builder::ExchangeOpsTokenWithJwtToken::new(self)
    }
    /// Release the token.
    ///
    /// Ends the token that authorizes this very request.
    ///
    /// `POST /api/auth/token/release`
    pub fn release_token(&self) -> builder::ReleaseToken<'_> {
        builder::ReleaseToken::new(self)
    }
}
