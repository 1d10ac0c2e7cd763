//! The run time that generated API clients share.
//!
//! Generated code names what stands here: [`Operation`] tells the run time
//! what a document says of an operation, [`Transport`] sends its requests,
//! [`Response`] reads the answers, [`Items`] walks through lists,
//! [`Error`] is what comes of the rest, and [`Secret`] keeps passwords and
//! tokens out of sight. This crate knows no
//! API; a program uses one of the clients and finds these names there.
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls, with the operating system's trust
//!   store.
//! - `native-tls`: TLS by the operating system's own library. Where both are
//!   enabled, rustls is used.
//! - `tracing`: a span for each call, and events for what happens in it.

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
compile_error!(
    "no TLS: enable the feature `rustls` (the default) or `native-tls` of the client crate"
);

mod authorization;
mod base_url;
mod buffer;
mod build_error;
mod builder;
mod choice;
mod costs;
mod decode;
mod error;
mod failure;
mod form;
mod limits;
mod lines;
mod multipart;
mod open_enum;
mod operation;
mod paging;
mod param;
mod query;
mod request;
mod response;
mod retry;
mod secret;
mod settings;
mod stream;
mod tls;
mod tokens;
mod trace;
mod transport;
mod tree;

pub use authorization::{Authorization, SecurityScheme};
pub use base_url::{BaseUrl, UnknownServer};
pub use build_error::BuildError;
pub use builder::TransportBuilder;
pub use decode::{DecodeError, decode, null_as_default};
pub use error::{Error, ErrorBody};
pub use failure::{ErrorKind, Failure};
pub use form::{FilePart, Form};
pub use limits::{
    ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, MAX_BODY_BYTES, MAX_ERROR_BODY_BYTES, POOL_IDLE_TIMEOUT,
    REFRESH_MARGIN, REFRESH_PAUSE, REFRESH_WAIT, STREAM_IDLE_TIMEOUT, TOTAL_TIMEOUT,
};
pub use operation::{Operation, Security, StatusPattern};
pub use paging::{Items, Page, position};
pub use param::{Param, ToPath};
pub use query::{QueryParam, Style};
pub use request::{RequestBuilder, ToHeader};
pub use response::{Response, ResponseValue};
pub use retry::Retry;
pub use secret::Secret;
pub use stream::ByteStream;
pub use tls::TlsVersion;
pub use tokens::{AcquireToken, IssuedToken, TokenSource};
pub use transport::Transport;

pub use http::{HeaderMap, Method, StatusCode};
pub use reqwest::Body;

/// What the macros of this crate name in the crates that call them.
#[doc(hidden)]
pub mod __private {
    pub use serde;

    pub use crate::choice::{Variant, read_choice, read_variant, write_variant};
}
