//! Builders of the types.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

/// Builder of a [`ApiTokenInfo`](super::ApiTokenInfo).
#[derive(Clone, Debug)]
pub struct ApiTokenInfo {
    api_token: ::std::result::Result<
        ::std::option::Option<::client_core::Secret>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ApiTokenInfo {
    fn default() -> Self {
        Self {
            api_token: Ok(Default::default()),
        }
    }
}

impl ApiTokenInfo {
    /// Sets [`api_token`](super::ApiTokenInfo::api_token).
    pub fn api_token<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::client_core::Secret>>,
        T::Error: ::std::fmt::Display,
    {
        self.api_token = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for api_token: {e}"));
        self
    }
}

impl ::std::convert::TryFrom<ApiTokenInfo> for super::ApiTokenInfo {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ApiTokenInfo,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            api_token: value.api_token?,
        })
    }
}

impl ::std::convert::From<super::ApiTokenInfo> for ApiTokenInfo {
    fn from(value: super::ApiTokenInfo) -> Self {
        Self {
            api_token: Ok(value.api_token),
        }
    }
}

/// Builder of a [`AuthenticationError`](super::AuthenticationError).
#[derive(Clone, Debug)]
pub struct AuthenticationError {
    error: ::std::result::Result<
        ::std::option::Option<super::AuthenticationErrorError>,
        ::std::string::String,
    >,
    error_description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for AuthenticationError {
    fn default() -> Self {
        Self {
            error: Ok(Default::default()),
            error_description: Ok(Default::default()),
        }
    }
}

impl AuthenticationError {
    /// Sets [`error`](super::AuthenticationError::error).
    pub fn error<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::option::Option<super::AuthenticationErrorError>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.error = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for error: {e}"));
        self
    }
    /// Sets [`error_description`](super::AuthenticationError::error_description).
    pub fn error_description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.error_description = value
            .try_into()
            .map_err(|e| {
                format!("error converting supplied value for error_description: {e}")
            });
        self
    }
}

impl ::std::convert::TryFrom<AuthenticationError> for super::AuthenticationError {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthenticationError,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            error: value.error?,
            error_description: value.error_description?,
        })
    }
}

impl ::std::convert::From<super::AuthenticationError> for AuthenticationError {
    fn from(value: super::AuthenticationError) -> Self {
        Self {
            error: Ok(value.error),
            error_description: Ok(value.error_description),
        }
    }
}

/// Builder of a [`CommonApiError`](super::CommonApiError).
#[derive(Clone, Debug)]
pub struct CommonApiError {
    details: ::std::result::Result<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ::std::string::String,
    >,
    error_code: ::std::result::Result<
        ::std::option::Option<super::CommonApiErrorErrorCode>,
        ::std::string::String,
    >,
    error_msg: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for CommonApiError {
    fn default() -> Self {
        Self {
            details: Ok(Default::default()),
            error_code: Ok(Default::default()),
            error_msg: Ok(Default::default()),
        }
    }
}

impl CommonApiError {
    /// Sets [`details`](super::CommonApiError::details).
    pub fn details<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.details = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for details: {e}"));
        self
    }
    /// Sets [`error_code`](super::CommonApiError::error_code).
    pub fn error_code<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::option::Option<super::CommonApiErrorErrorCode>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.error_code = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for error_code: {e}"));
        self
    }
    /// Sets [`error_msg`](super::CommonApiError::error_msg).
    pub fn error_msg<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.error_msg = value
            .try_into()
            .map_err(|e| format!("error converting supplied value for error_msg: {e}"));
        self
    }
}

impl ::std::convert::TryFrom<CommonApiError> for super::CommonApiError {
    type Error = super::error::ConversionError;
    fn try_from(
        value: CommonApiError,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            details: value.details?,
            error_code: value.error_code?,
            error_msg: value.error_msg?,
        })
    }
}

impl ::std::convert::From<super::CommonApiError> for CommonApiError {
    fn from(value: super::CommonApiError) -> Self {
        Self {
            details: Ok(value.details),
            error_code: Ok(value.error_code),
            error_msg: Ok(value.error_msg),
        }
    }
}
