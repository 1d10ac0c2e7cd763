//! Client for Cisco Security Cloud Control (SCC).
//!
//! ```no_run
//! use scc_client::{Client, Region};
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder(Region::Us)
//!     .token(std::env::var("SCC_TOKEN")?)
//!     .build()?;
//! let uid: uuid::Uuid = "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11".parse()?;
//! let issued = client.generate_api_token().api_user_uid(uid).send().await?;
//! // The token is a `Secret`: it is not printed by accident.
//! assert_eq!(format!("{:?}", issued.api_token), "Some([redacted])");
//! # Ok(())
//! # }
//! ```
//!
//! The operations are methods of [`Client`]; each gives a builder whose `send`
//! makes the call. What goes wrong is an [`Error`], typed as the document says
//! for the operation and the status:
//!
//! ```no_run
//! # async fn example(client: scc_client::Client, uid: uuid::Uuid) {
//! use scc_client::ApiError;
//!
//! if let Err(error) = client.generate_api_token().api_user_uid(uid).send().await {
//!     match error.api_error() {
//!         Some(ApiError::CommonApiError(body)) => println!("{:?}", body.error_code),
//!         Some(ApiError::AuthenticationError(_)) => println!("the token is dead"),
//!         _ => println!("{error}; the server sent: {:?}", error.body_text()),
//!     }
//! }
//! # }
//! ```
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls, with the operating system's trust
//!   store.
//! - `native-tls`: TLS by the operating system's own library. Where both are
//!   enabled, rustls is used.
//! - `tracing`: a span for each call, and events for what happens in it.

mod client;

#[cfg(spec_build)]
include!(concat!(env!("OUT_DIR"), "/generated.rs"));

// As it was printed by `cargo xtask generate`.
#[cfg(not(spec_build))]
#[rustfmt::skip]
mod generated;

pub use client::{Client, ClientBuilder};
pub use client_core::{
    AcquireToken, BaseUrl, BuildError, ByteStream, DecodeError, ErrorBody, ErrorKind, Failure,
    HeaderMap, IssuedToken, Operation, ResponseValue, Retry, Secret, StatusCode, StatusPattern,
    TlsVersion, TokenSource, UnknownServer,
};
pub use generated::errors::ApiError;
pub use generated::servers::Region;
pub use generated::{builder, operations, types};

/// What comes of a call that gives no value.
pub type Error = client_core::Error<ApiError>;
