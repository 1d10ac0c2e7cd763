//! What the document does not say about tokens.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use openapi_client_core::Secret;

use crate::generated::types::{AuthToken, TokenExchangeResponse};

/// The word before a token in the `Authorization` header.
///
/// A server answers 401 both to a wrong scheme and to an invalid token, so the
/// client never changes the scheme by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenScheme {
    /// `OpsToken`, documented from version 8.17 on.
    #[default]
    OpsToken,
    /// `vRealizeOpsToken`, documented up to version 8.10 and still accepted
    /// later.
    VRealizeOpsToken,
    /// `Bearer`, for a token of VCF single sign-on with version 9.1.
    Bearer,
    /// `CSPToken`, for the service in VMware's cloud.
    CspToken,
    /// `SSO2Token`, for a SAML token.
    Sso2Token,
}

impl TokenScheme {
    /// Every scheme.
    pub const ALL: &'static [Self] = &[
        Self::OpsToken,
        Self::VRealizeOpsToken,
        Self::Bearer,
        Self::CspToken,
        Self::Sso2Token,
    ];

    /// The word itself.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpsToken => "OpsToken",
            Self::VRealizeOpsToken => "vRealizeOpsToken",
            Self::Bearer => "Bearer",
            Self::CspToken => "CSPToken",
            Self::Sso2Token => "SSO2Token",
        }
    }
}

impl fmt::Display for TokenScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for TokenScheme {
    type Err = UnknownTokenScheme;

    /// Parses the word, in either case.
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|scheme| scheme.as_str().eq_ignore_ascii_case(word))
            .ok_or_else(|| UnknownTokenScheme(word.to_owned()))
    }
}

/// A word that is not a [`TokenScheme`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTokenScheme(String);

impl fmt::Display for UnknownTokenScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = TokenScheme::ALL
            .iter()
            .map(|scheme| scheme.as_str())
            .collect();
        write!(
            f,
            "`{}` is none of {}",
            self.0.escape_debug(),
            known.join(", ")
        )
    }
}

impl std::error::Error for UnknownTokenScheme {}

impl AuthToken {
    /// The moment at which the token expires: 6 hours after the last call that
    /// used it. `None` if the number is out of range.
    ///
    /// ```
    /// use suite_api_client::types::AuthToken;
    ///
    /// let token = r#"{"token": "t", "validity": 1735689600000, "roles": []}"#;
    /// let token: AuthToken = serde_json::from_str(token)?;
    /// let moment = token.valid_until().map(|moment| moment.to_rfc3339());
    /// assert_eq!(moment.as_deref(), Some("2025-01-01T00:00:00+00:00"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn valid_until(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.validity)
    }
}

impl TokenExchangeResponse {
    /// The JWT, which is sent to the other services as `Authorization: Bearer`.
    /// It is valid for about 35 minutes.
    ///
    /// # Errors
    ///
    /// The server answered with a success without a JWT, which the document
    /// allows.
    pub fn jwt(&self) -> Result<&Secret, MissingJwt> {
        self.jwt_token
            .as_ref()
            .filter(|jwt| !jwt.is_empty())
            .ok_or(MissingJwt)
    }
}

/// The server answered the exchange of a token without a JWT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingJwt;

impl fmt::Display for MissingJwt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server answered the exchange of the token without a JWT")
    }
}

impl std::error::Error for MissingJwt {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme_is_parsed_from_its_word() {
        for &scheme in TokenScheme::ALL {
            assert_eq!(scheme.to_string().parse(), Ok(scheme));
            assert_eq!(scheme.as_str().to_lowercase().parse(), Ok(scheme));
        }
        let error = "Basic".parse::<TokenScheme>().expect_err("not a scheme");
        assert!(error.to_string().contains("vRealizeOpsToken"), "{error}");
    }

    #[test]
    fn an_exchange_without_a_jwt_is_an_error_of_its_own() {
        for answer in ["{}", r#"{"jwtToken": ""}"#] {
            let answer: TokenExchangeResponse = serde_json::from_str(answer).expect("an answer");
            assert_eq!(answer.jwt(), Err(MissingJwt));
        }
    }
}
