//! The types of the document's schemas.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
//! by progenitor 0.15.1.

pub mod builder;
pub mod error;

/// What kind of address it is.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum AddressType {
    /// `IPV4`
    Ipv4,
    /// `IPV6`
    Ipv6,
    /// `FQDN`
    Fqdn,
    /// `UNKNOWN`
    Unknown,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl AddressType {
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
            Self::Ipv4 => Some("IPV4"),
            Self::Ipv6 => Some("IPV6"),
            Self::Fqdn => Some("FQDN"),
            Self::Unknown => Some("UNKNOWN"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for AddressType {
    fn from(value: &str) -> Self {
        match value {
            "IPV4" => Self::Ipv4,
            "IPV6" => Self::Ipv6,
            "FQDN" => Self::Fqdn,
            "UNKNOWN" => Self::Unknown,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::client_core::open_enum!(AddressType);

/// A token and when it expires.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct AuthToken {
    /// The moment of expiry for people to read; its form varies.
    #[serde(
        rename = "expiresAt",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub expires_at: ::std::option::Option<::std::string::String>,
    /// The roles of the user; none is normal for a first federated login.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::client_core::null_as_default")]
    pub roles: ::std::vec::Vec<::std::string::String>,
    /// The token.
    pub token: ::client_core::Secret,
    /// The moment of expiry, in milliseconds since 1970-01-01 UTC.
    pub validity: i64,
}

impl AuthToken {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthToken {
        Default::default()
    }
}

/// How to reach a service.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ServiceDetails {
    /// Host name or address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub address: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "addressType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub address_type: ::std::option::Option<AddressType>,
    /// The path in front of the service's own paths.
    #[serde(rename = "basePath", skip_serializing_if = "::std::option::Option::is_none")]
    pub base_path: ::std::option::Option<::std::string::String>,
    /// The certificate chain of the address.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::client_core::null_as_default")]
    pub certificates: ::std::vec::Vec<::std::string::String>,
    /// The key by which a JWT is asked for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub key: ::std::option::Option<::std::string::String>,
    /// The name that people see.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// TCP port.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub port: ::std::option::Option<i32>,
    /// The kind of service.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    /// The version of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: ::std::option::Option<::std::string::String>,
}

impl ServiceDetails {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ServiceDetails {
        Default::default()
    }
}

/// The services for which a JWT is wanted.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TokenExchangeRequest {
    /// Keys of services, such as `ops-li`, `ops-ni` or `fleet-lcm`.
    #[serde(rename = "serviceKeys")]
    pub service_keys: ::std::vec::Vec<::std::string::String>,
}

impl TokenExchangeRequest {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TokenExchangeRequest {
        Default::default()
    }
}

/// A JWT and the services that take it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct TokenExchangeResponse {
    /// The JWT; a server may answer without one.
    #[serde(rename = "jwtToken", skip_serializing_if = "::std::option::Option::is_none")]
    pub jwt_token: ::std::option::Option<::client_core::Secret>,
    /// The services, if their details were asked for.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::client_core::null_as_default")]
    pub services: ::std::vec::Vec<ServiceDetails>,
}

impl TokenExchangeResponse {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TokenExchangeResponse {
        Default::default()
    }
}

/// The credentials of a user.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UsernamePassword {
    /// The name that an administrator gave to the source of the user; local users
    /// need none.
    #[serde(
        rename = "authSource",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub auth_source: ::std::option::Option<::std::string::String>,
    /// The user's password.
    pub password: ::client_core::Secret,
    /// The user's name, in the form that its source expects.
    pub username: ::std::string::String,
}

impl UsernamePassword {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UsernamePassword {
        Default::default()
    }
}
