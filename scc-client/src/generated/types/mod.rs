//! The types of the document's schemas.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

pub mod builder;
pub mod error;

/// `ApiTokenInfo`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ApiTokenInfo {
    /// The API Access Token.
    #[serde(rename = "apiToken", skip_serializing_if = "::std::option::Option::is_none")]
    pub api_token: ::std::option::Option<::client_core::Secret>,
}

impl ApiTokenInfo {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ApiTokenInfo {
        Default::default()
    }
}

/// `AuthenticationError`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct AuthenticationError {
    /// A human-readable error description in English.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<AuthenticationErrorError>,
    /// A human-readable error description in English.
    #[serde(
        rename = "errorDescription",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub error_description: ::std::option::Option<::std::string::String>,
}

impl AuthenticationError {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthenticationError {
        Default::default()
    }
}

/// A human-readable error description in English.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum AuthenticationErrorError {
    /// `invalid_request`
    InvalidRequest,
    /// `invalid_token`
    InvalidToken,
    /// `insufficient_scope`
    InsufficientScope,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl AuthenticationErrorError {
    /// The value as it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::InvalidRequest => Some("invalid_request"),
            Self::InvalidToken => Some("invalid_token"),
            Self::InsufficientScope => Some("insufficient_scope"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for AuthenticationErrorError {
    fn from(value: &str) -> Self {
        match value {
            "invalid_request" => Self::InvalidRequest,
            "invalid_token" => Self::InvalidToken,
            "insufficient_scope" => Self::InsufficientScope,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::client_core::open_enum!(AuthenticationErrorError);

/// `CommonApiError`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct CommonApiError {
    /// Additional details, if any, on the error
    #[serde(default, skip_serializing_if = "::serde_json::Map::is_empty")]
    #[serde(deserialize_with = "::client_core::null_as_default")]
    pub details: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    /// A unique code that describes the error.
    #[serde(
        rename = "errorCode",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub error_code: ::std::option::Option<CommonApiErrorErrorCode>,
    /// A human-readable error description in English.
    #[serde(rename = "errorMsg", skip_serializing_if = "::std::option::Option::is_none")]
    pub error_msg: ::std::option::Option<::std::string::String>,
}

impl CommonApiError {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::CommonApiError {
        Default::default()
    }
}

/// A unique code that describes the error.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum CommonApiErrorErrorCode {
    /// `INVALID_INPUT`
    InvalidInput,
    /// `UNAUTHORIZED`
    Unauthorized,
    /// `FORBIDDEN`
    Forbidden,
    /// `NOT_FOUND`
    NotFound,
    /// `METHOD_NOT_ALLOWED`
    MethodNotAllowed,
    /// `CONFLICT`
    Conflict,
    /// `TOO_MANY_REQUESTS`
    TooManyRequests,
    /// `SERVER_ERROR`
    ServerError,
    /// `PROXY_ERROR`
    ProxyError,
    /// `BAD_REQUEST`
    BadRequest,
    /// `UNPROCESSABLE_ENTITY`
    UnprocessableEntity,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl CommonApiErrorErrorCode {
    /// The value as it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::InvalidInput => Some("INVALID_INPUT"),
            Self::Unauthorized => Some("UNAUTHORIZED"),
            Self::Forbidden => Some("FORBIDDEN"),
            Self::NotFound => Some("NOT_FOUND"),
            Self::MethodNotAllowed => Some("METHOD_NOT_ALLOWED"),
            Self::Conflict => Some("CONFLICT"),
            Self::TooManyRequests => Some("TOO_MANY_REQUESTS"),
            Self::ServerError => Some("SERVER_ERROR"),
            Self::ProxyError => Some("PROXY_ERROR"),
            Self::BadRequest => Some("BAD_REQUEST"),
            Self::UnprocessableEntity => Some("UNPROCESSABLE_ENTITY"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for CommonApiErrorErrorCode {
    fn from(value: &str) -> Self {
        match value {
            "INVALID_INPUT" => Self::InvalidInput,
            "UNAUTHORIZED" => Self::Unauthorized,
            "FORBIDDEN" => Self::Forbidden,
            "NOT_FOUND" => Self::NotFound,
            "METHOD_NOT_ALLOWED" => Self::MethodNotAllowed,
            "CONFLICT" => Self::Conflict,
            "TOO_MANY_REQUESTS" => Self::TooManyRequests,
            "SERVER_ERROR" => Self::ServerError,
            "PROXY_ERROR" => Self::ProxyError,
            "BAD_REQUEST" => Self::BadRequest,
            "UNPROCESSABLE_ENTITY" => Self::UnprocessableEntity,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::client_core::open_enum!(CommonApiErrorErrorCode);
