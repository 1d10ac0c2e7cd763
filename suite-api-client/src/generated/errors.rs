//! The error bodies of the document.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
//! by progenitor 0.15.1.

/// An error body that the document describes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ApiError {}

impl ::client_core::ErrorBody for ApiError {
    fn decode(
        schema: &str,
        body: &[u8],
    ) -> ::std::option::Option<::std::result::Result<Self, ::client_core::DecodeError>> {
        let _ = (schema, body);
        None
    }
    fn schema(&self) -> &'static str {
        match *self {}
    }
    fn code(&self) -> ::std::option::Option<::std::string::String> {
        match *self {}
    }
    fn documented_code(
        &self,
    ) -> ::std::option::Option<::std::borrow::Cow<'static, str>> {
        match *self {}
    }
    fn message(&self) -> ::std::option::Option<&str> {
        match *self {}
    }
}
