//! The error bodies of the document.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::types;

/// An error body that the document describes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ApiError {
    /// A body of the schema `AuthenticationError`.
    AuthenticationError(types::AuthenticationError),
    /// A body of the schema `CommonApiError`.
    CommonApiError(types::CommonApiError),
}

impl ::openapi_client_core::ErrorBody for ApiError {
    fn decode(
        schema: &str,
        body: &[u8],
    ) -> ::std::option::Option<
        ::std::result::Result<Self, ::openapi_client_core::DecodeError>,
    > {
        match schema {
            "AuthenticationError" => {
                Some(::openapi_client_core::decode(body).map(Self::AuthenticationError))
            }
            "CommonApiError" => {
                Some(::openapi_client_core::decode(body).map(Self::CommonApiError))
            }
            _ => None,
        }
    }
    fn schema(&self) -> &'static str {
        match self {
            Self::AuthenticationError(_) => "AuthenticationError",
            Self::CommonApiError(_) => "CommonApiError",
        }
    }
    fn code(&self) -> ::std::option::Option<::std::string::String> {
        match self {
            Self::AuthenticationError(error) => {
                error.error.as_ref().map(::std::string::ToString::to_string)
            }
            Self::CommonApiError(error) => {
                error.error_code.as_ref().map(::std::string::ToString::to_string)
            }
        }
    }
    fn documented_code(
        &self,
    ) -> ::std::option::Option<::std::borrow::Cow<'static, str>> {
        match self {
            Self::AuthenticationError(error) => {
                error
                    .error
                    .as_ref()
                    .and_then(types::AuthenticationErrorError::documented)
                    .map(::std::convert::Into::into)
            }
            Self::CommonApiError(error) => {
                error
                    .error_code
                    .as_ref()
                    .and_then(types::CommonApiErrorErrorCode::documented)
                    .map(::std::convert::Into::into)
            }
        }
    }
    fn message(&self) -> ::std::option::Option<&str> {
        match self {
            Self::AuthenticationError(error) => {
                error.error_description.as_ref().map(::std::string::String::as_str)
            }
            Self::CommonApiError(error) => {
                error.error_msg.as_ref().map(::std::string::String::as_str)
            }
        }
    }
}

::openapi_client_core::documented_errors! {
    Error400Or401Or403Or500 of ApiError { Status400 : Code(400) =>
    CommonApiError(types::CommonApiError), Status401 : Code(401) =>
    AuthenticationError(types::AuthenticationError), Status403 : Code(403) =>
    CommonApiError(types::CommonApiError), Status500 : Code(500) =>
    CommonApiError(types::CommonApiError), }
}

::openapi_client_core::documented_errors! {
    Error400Or401Or403Or404Or500 of ApiError { Status400 : Code(400) =>
    CommonApiError(types::CommonApiError), Status401 : Code(401) =>
    AuthenticationError(types::AuthenticationError), Status403 : Code(403) =>
    CommonApiError(types::CommonApiError), Status404 : Code(404) =>
    CommonApiError(types::CommonApiError), Status500 : Code(500) =>
    CommonApiError(types::CommonApiError), }
}

::openapi_client_core::documented_errors! {
    Error401Or500 of ApiError { Status401 : Code(401) =>
    AuthenticationError(types::AuthenticationError), Status500 : Code(500) =>
    CommonApiError(types::CommonApiError), }
}
