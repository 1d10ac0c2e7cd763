//! Builders of the types.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
//! by progenitor 0.15.1.

/// Builder of a [`AuthToken`](super::AuthToken).
#[derive(Clone, Debug)]
pub struct AuthToken {
    expires_at: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    roles: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
    token: ::std::result::Result<::client_core::Secret, ::std::string::String>,
    validity: ::std::result::Result<i64, ::std::string::String>,
}

impl ::std::default::Default for AuthToken {
    fn default() -> Self {
        Self {
            expires_at: Ok(Default::default()),
            roles: Ok(Default::default()),
            token: Err("no value supplied for token".to_string()),
            validity: Err("no value supplied for validity".to_string()),
        }
    }
}

impl AuthToken {
    /// Sets [`expires_at`](super::AuthToken::expires_at).
    pub fn expires_at<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.expires_at = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for expires_at: {e}"));
        self
    }
    /// Sets [`roles`](super::AuthToken::roles).
    pub fn roles<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.roles = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for roles: {e}"));
        self
    }
    /// Sets [`token`](super::AuthToken::token).
    pub fn token<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.token = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for token: {e}"));
        self
    }
    /// Sets [`validity`](super::AuthToken::validity).
    pub fn validity<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<i64>,
        T::Error: ::std::fmt::Display,
    {
        self.validity = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for validity: {e}"));
        self
    }
}

impl ::std::convert::TryFrom<AuthToken> for super::AuthToken {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthToken,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            expires_at: value.expires_at?,
            roles: value.roles?,
            token: value.token?,
            validity: value.validity?,
        })
    }
}

impl ::std::convert::From<super::AuthToken> for AuthToken {
    fn from(value: super::AuthToken) -> Self {
        Self {
            expires_at: Ok(value.expires_at),
            roles: Ok(value.roles),
            token: Ok(value.token),
            validity: Ok(value.validity),
        }
    }
}

/// Builder of a [`ServiceDetails`](super::ServiceDetails).
#[derive(Clone, Debug)]
pub struct ServiceDetails {
    address: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    address_type: ::std::result::Result<
        ::std::option::Option<super::AddressType>,
        ::std::string::String,
    >,
    base_path: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    certificates: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
    key: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    port: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
    type_: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    version: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ServiceDetails {
    fn default() -> Self {
        Self {
            address: Ok(Default::default()),
            address_type: Ok(Default::default()),
            base_path: Ok(Default::default()),
            certificates: Ok(Default::default()),
            key: Ok(Default::default()),
            name: Ok(Default::default()),
            port: Ok(Default::default()),
            type_: Ok(Default::default()),
            version: Ok(Default::default()),
        }
    }
}

impl ServiceDetails {
    /// Sets [`address`](super::ServiceDetails::address).
    pub fn address<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.address = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for address: {e}"));
        self
    }
    /// Sets [`address_type`](super::ServiceDetails::address_type).
    pub fn address_type<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::AddressType>>,
        T::Error: ::std::fmt::Display,
    {
        self.address_type = value
            .try_into()
            .map_err(|e| {
                format!("error converting supplied value for address_type: {e}")
            });
        self
    }
    /// Sets [`base_path`](super::ServiceDetails::base_path).
    pub fn base_path<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.base_path = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for base_path: {e}"));
        self
    }
    /// Sets [`certificates`](super::ServiceDetails::certificates).
    pub fn certificates<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.certificates = value
            .try_into()
            .map_err(|e| {
                format!("error converting supplied value for certificates: {e}")
            });
        self
    }
    /// Sets [`key`](super::ServiceDetails::key).
    pub fn key<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.key = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for key: {e}"));
        self
    }
    /// Sets [`name`](super::ServiceDetails::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for name: {e}"));
        self
    }
    /// Sets [`port`](super::ServiceDetails::port).
    pub fn port<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.port = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for port: {e}"));
        self
    }
    /// Sets [`type_`](super::ServiceDetails::type_).
    pub fn type_<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.type_ = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for type_: {e}"));
        self
    }
    /// Sets [`version`](super::ServiceDetails::version).
    pub fn version<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.version = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for version: {e}"));
        self
    }
}

impl ::std::convert::TryFrom<ServiceDetails> for super::ServiceDetails {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ServiceDetails,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            address: value.address?,
            address_type: value.address_type?,
            base_path: value.base_path?,
            certificates: value.certificates?,
            key: value.key?,
            name: value.name?,
            port: value.port?,
            type_: value.type_?,
            version: value.version?,
        })
    }
}

impl ::std::convert::From<super::ServiceDetails> for ServiceDetails {
    fn from(value: super::ServiceDetails) -> Self {
        Self {
            address: Ok(value.address),
            address_type: Ok(value.address_type),
            base_path: Ok(value.base_path),
            certificates: Ok(value.certificates),
            key: Ok(value.key),
            name: Ok(value.name),
            port: Ok(value.port),
            type_: Ok(value.type_),
            version: Ok(value.version),
        }
    }
}

/// Builder of a [`TokenExchangeRequest`](super::TokenExchangeRequest).
#[derive(Clone, Debug)]
pub struct TokenExchangeRequest {
    service_keys: ::std::result::Result<
        ::std::vec::Vec<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TokenExchangeRequest {
    fn default() -> Self {
        Self {
            service_keys: Err("no value supplied for service_keys".to_string()),
        }
    }
}

impl TokenExchangeRequest {
    /// Sets [`service_keys`](super::TokenExchangeRequest::service_keys).
    pub fn service_keys<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.service_keys = value
            .try_into()
            .map_err(|e| {
                format!("error converting supplied value for service_keys: {e}")
            });
        self
    }
}

impl ::std::convert::TryFrom<TokenExchangeRequest> for super::TokenExchangeRequest {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TokenExchangeRequest,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            service_keys: value.service_keys?,
        })
    }
}

impl ::std::convert::From<super::TokenExchangeRequest> for TokenExchangeRequest {
    fn from(value: super::TokenExchangeRequest) -> Self {
        Self {
            service_keys: Ok(value.service_keys),
        }
    }
}

/// Builder of a [`TokenExchangeResponse`](super::TokenExchangeResponse).
#[derive(Clone, Debug)]
pub struct TokenExchangeResponse {
    jwt_token: ::std::result::Result<
        ::std::option::Option<::client_core::Secret>,
        ::std::string::String,
    >,
    services: ::std::result::Result<
        ::std::vec::Vec<super::ServiceDetails>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for TokenExchangeResponse {
    fn default() -> Self {
        Self {
            jwt_token: Ok(Default::default()),
            services: Ok(Default::default()),
        }
    }
}

impl TokenExchangeResponse {
    /// Sets [`jwt_token`](super::TokenExchangeResponse::jwt_token).
    pub fn jwt_token<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::client_core::Secret>>,
        T::Error: ::std::fmt::Display,
    {
        self.jwt_token = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for jwt_token: {e}"));
        self
    }
    /// Sets [`services`](super::TokenExchangeResponse::services).
    pub fn services<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::ServiceDetails>>,
        T::Error: ::std::fmt::Display,
    {
        self.services = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for services: {e}"));
        self
    }
}

impl ::std::convert::TryFrom<TokenExchangeResponse> for super::TokenExchangeResponse {
    type Error = super::error::ConversionError;
    fn try_from(
        value: TokenExchangeResponse,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            jwt_token: value.jwt_token?,
            services: value.services?,
        })
    }
}

impl ::std::convert::From<super::TokenExchangeResponse> for TokenExchangeResponse {
    fn from(value: super::TokenExchangeResponse) -> Self {
        Self {
            jwt_token: Ok(value.jwt_token),
            services: Ok(value.services),
        }
    }
}

/// Builder of a [`UsernamePassword`](super::UsernamePassword).
#[derive(Clone, Debug)]
pub struct UsernamePassword {
    auth_source: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    password: ::std::result::Result<::client_core::Secret, ::std::string::String>,
    username: ::std::result::Result<::std::string::String, ::std::string::String>,
}

impl ::std::default::Default for UsernamePassword {
    fn default() -> Self {
        Self {
            auth_source: Ok(Default::default()),
            password: Err("no value supplied for password".to_string()),
            username: Err("no value supplied for username".to_string()),
        }
    }
}

impl UsernamePassword {
    /// Sets [`auth_source`](super::UsernamePassword::auth_source).
    pub fn auth_source<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.auth_source = value
            .try_into()
            .map_err(|e| {
                format!("error converting supplied value for auth_source: {e}")
            });
        self
    }
    /// Sets [`password`](super::UsernamePassword::password).
    pub fn password<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::client_core::Secret>,
        T::Error: ::std::fmt::Display,
    {
        self.password = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for password: {e}"));
        self
    }
    /// Sets [`username`](super::UsernamePassword::username).
    pub fn username<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.username = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for username: {e}"));
        self
    }
}

impl ::std::convert::TryFrom<UsernamePassword> for super::UsernamePassword {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UsernamePassword,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            auth_source: value.auth_source?,
            password: value.password?,
            username: value.username?,
        })
    }
}

impl ::std::convert::From<super::UsernamePassword> for UsernamePassword {
    fn from(value: super::UsernamePassword) -> Self {
        Self {
            auth_source: Ok(value.auth_source),
            password: Ok(value.password),
            username: Ok(value.username),
        }
    }
}
