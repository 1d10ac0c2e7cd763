//! The types of the document's schemas.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

pub mod builder;
pub mod error;

/// A group of an identity provider whose members are users of the tenant.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ActiveDirectoryGroup {
    /// The id of the group at the identity provider.
    #[serde(
        rename = "groupIdentifier",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub group_identifier: ::std::option::Option<::std::string::String>,
    /// The address by which the identity provider signs its assertions.
    #[serde(
        rename = "issuerUrl",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub issuer_url: ::std::option::Option<::std::string::String>,
    /// The name of the group, without special characters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// What someone wrote about the group.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notes: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub role: ::std::option::Option<UserRole>,
    /// The id of the group in Security Cloud Control.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::uuid::Uuid>,
}

impl ActiveDirectoryGroup {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ActiveDirectoryGroup {
        Default::default()
    }
}

/// An Active Directory group as it is to be.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ActiveDirectoryGroupCreateOrUpdateInput {
    /// The id of the group at the identity provider.
    #[serde(rename = "groupIdentifier")]
    pub group_identifier: ::std::string::String,
    /// The address by which the identity provider signs its assertions.
    #[serde(rename = "issuerUrl")]
    pub issuer_url: ::std::string::String,
    /// The name of the group, without special characters.
    pub name: ::std::string::String,
    /// What there is to say about the group.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notes: ::std::option::Option<::std::string::String>,
    /// What the members may do, as one of the roles.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub role: ::std::option::Option<::std::string::String>,
}

impl ActiveDirectoryGroupCreateOrUpdateInput {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ActiveDirectoryGroupCreateOrUpdateInput {
        Default::default()
    }
}

/// One page of a list of Active Directory groups.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ActiveDirectoryGroupPage {
    /// How many results there are in all.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub count: ::std::option::Option<i32>,
    /// The groups of the page.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub items: ::std::vec::Vec<ActiveDirectoryGroup>,
    /// How many results a page holds at most.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i32>,
    /// How many results stand before the first one of the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub offset: ::std::option::Option<i32>,
}

impl ActiveDirectoryGroupPage {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ActiveDirectoryGroupPage {
        Default::default()
    }
}

/// `ApiTokenInfo`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ApiTokenInfo {
    /// The API Access Token.
    #[serde(rename = "apiToken", skip_serializing_if = "::std::option::Option::is_none")]
    pub api_token: ::std::option::Option<::openapi_client_core::Secret>,
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
    /// The value as it is on the wire.
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

::openapi_client_core::open_enum!(AuthenticationErrorError);

/// Whose a token is. The token itself is not part of it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct CdoTokenInfo {
    /// When the token expires; it never does if this is missing.
    #[serde(
        rename = "expiresAt",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub expires_at: ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// The name of the user.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// What the user may do.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub roles: ::std::vec::Vec<UserRole>,
    /// The id of the tenant that the token is good for.
    #[serde(
        rename = "tenantUid",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub tenant_uid: ::std::option::Option<::uuid::Uuid>,
    /// The id of the user.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::uuid::Uuid>,
}

impl CdoTokenInfo {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::CdoTokenInfo {
        Default::default()
    }
}

/// `CommonApiError`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct CommonApiError {
    /// Additional details, if any, on the error
    #[serde(default, skip_serializing_if = "::serde_json::Map::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
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
    /// The value as it is on the wire.
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

::openapi_client_core::open_enum!(CommonApiErrorErrorCode);

/// How a request ended.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct StatusInfo {
    /// The outcome, such as `OK`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::std::string::String>,
}

impl StatusInfo {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::StatusInfo {
        Default::default()
    }
}

/// A person or a program with access to the tenant.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct User {
    /// Whether the user is a program, which cannot log in by the browser.
    #[serde(
        rename = "apiOnlyUser",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub api_only_user: ::std::option::Option<bool>,
    /// When the user last logged in.
    #[serde(
        rename = "lastSuccessfulLogin",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_successful_login: ::std::option::Option<
        ::chrono::DateTime<::chrono::offset::Utc>,
    >,
    /// The name of the user: an address for a person, or for an API-only user the
    /// chosen name with the tenant's behind an `@`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// What the user may do.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub roles: ::std::vec::Vec<UserRole>,
    /// The id of the user.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::uuid::Uuid>,
}

impl User {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::User {
        Default::default()
    }
}

/// A user to create.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UserCreateOrUpdateInput {
    /// Whether the user is a program, which cannot log in by the browser.
    ///
    /// Default: `false`.
    #[serde(
        rename = "apiOnlyUser",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub api_only_user: ::std::option::Option<bool>,
    /// The name: an address for a person, a word without `@` for an API-only user.
    pub name: ::std::string::String,
    /// What the user may do, as one of the roles.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub role: ::std::option::Option<::std::string::String>,
}

impl UserCreateOrUpdateInput {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserCreateOrUpdateInput {
        Default::default()
    }
}

/// One page of a list of users.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct UserPage {
    /// How many results there are in all.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub count: ::std::option::Option<i32>,
    /// The users of the page.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub items: ::std::vec::Vec<User>,
    /// How many results a page holds at most.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i32>,
    /// How many results stand before the first one of the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub offset: ::std::option::Option<i32>,
}

impl UserPage {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserPage {
        Default::default()
    }
}

/// What a user, a group's members or a token may do.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum UserRole {
    /// `ROLE_ADMIN`
    RoleAdmin,
    /// `ROLE_SUPER_ADMIN`
    RoleSuperAdmin,
    /// `ROLE_READ_ONLY`
    RoleReadOnly,
    /// `ROLE_DEPLOY_ONLY`
    RoleDeployOnly,
    /// `ROLE_EDIT_ONLY`
    RoleEditOnly,
    /// `ROLE_VPN_SESSIONS_MANAGER`
    RoleVpnSessionsManager,
    /// `ROLE_FWAAS`
    RoleFwaas,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl UserRole {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::RoleAdmin => Some("ROLE_ADMIN"),
            Self::RoleSuperAdmin => Some("ROLE_SUPER_ADMIN"),
            Self::RoleReadOnly => Some("ROLE_READ_ONLY"),
            Self::RoleDeployOnly => Some("ROLE_DEPLOY_ONLY"),
            Self::RoleEditOnly => Some("ROLE_EDIT_ONLY"),
            Self::RoleVpnSessionsManager => Some("ROLE_VPN_SESSIONS_MANAGER"),
            Self::RoleFwaas => Some("ROLE_FWAAS"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for UserRole {
    fn from(value: &str) -> Self {
        match value {
            "ROLE_ADMIN" => Self::RoleAdmin,
            "ROLE_SUPER_ADMIN" => Self::RoleSuperAdmin,
            "ROLE_READ_ONLY" => Self::RoleReadOnly,
            "ROLE_DEPLOY_ONLY" => Self::RoleDeployOnly,
            "ROLE_EDIT_ONLY" => Self::RoleEditOnly,
            "ROLE_VPN_SESSIONS_MANAGER" => Self::RoleVpnSessionsManager,
            "ROLE_FWAAS" => Self::RoleFwaas,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::openapi_client_core::open_enum!(UserRole);
