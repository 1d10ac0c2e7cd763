//! The error bodies of the document.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use super::types;

/// An error body that the document describes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ApiError {
    /// A body of the schema `Error`.
    Error(types::Error),
}

impl ::openapi_client_core::ErrorBody for ApiError {
    fn decode(
        schema: &str,
        body: &[u8],
    ) -> ::std::option::Option<
        ::std::result::Result<Self, ::openapi_client_core::DecodeError>,
    > {
        match schema {
            "Error" => Some(::openapi_client_core::decode(body).map(Self::Error)),
            _ => None,
        }
    }
    fn schema(&self) -> &'static str {
        match self {
            Self::Error(_) => "Error",
        }
    }
    fn code(&self) -> ::std::option::Option<::std::string::String> {
        match self {
            Self::Error(error) => {
                error.api_error_code.as_ref().map(::std::string::ToString::to_string)
            }
        }
    }
    fn documented_code(
        &self,
    ) -> ::std::option::Option<::std::borrow::Cow<'static, str>> {
        match self {
            Self::Error(error) => {
                error.api_error_code.as_ref().map(|code| code.to_string().into())
            }
        }
    }
    fn message(&self) -> ::std::option::Option<&str> {
        match self {
            Self::Error(error) => Some(&error.message).map(::std::string::String::as_str),
        }
    }
}

::openapi_client_core::documented_errors! {
    Error4xxOr5xx of ApiError { Status4xx : Range(4) => Error(types::Error), Status5xx :
    Range(5) => Error(types::Error), }
}

::openapi_client_core::documented_errors! {
    Error409Or500Or4xxOr5xx of ApiError { Status409 : Code(409) => Error(types::Error),
    Status500 : Code(500) => Error(types::Error), Status4xx : Range(4) =>
    Error(types::Error), Status5xx : Range(5) => Error(types::Error), }
}

::openapi_client_core::documented_errors! {
    Error401Or4xxOr5xx of ApiError { Status401 : Code(401) => Error(types::Error),
    Status4xx : Range(4) => Error(types::Error), Status5xx : Range(5) =>
    Error(types::Error), }
}

::openapi_client_core::documented_errors! {
    Error400Or500Or4xxOr5xx of ApiError { Status400 : Code(400) => Error(types::Error),
    Status500 : Code(500) => Error(types::Error), Status4xx : Range(4) =>
    Error(types::Error), Status5xx : Range(5) => Error(types::Error), }
}
