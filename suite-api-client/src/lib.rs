//! Client for the suite-api of VMware Aria Operations and VCF Operations.
//!
//! ```no_run
//! use suite_api_client::{Client, Credentials, types::TokenExchangeRequest};
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let password = std::env::var("SUITE_API_PASSWORD")?;
//! let ops = Client::builder("https://ops.example.com")
//!     .credentials(Credentials::new("admin", password).auth_source("Imported LDAP Server"))
//!     .build()?;
//! // Acquires a token on first use,
//! let services = TokenExchangeRequest::builder().service_keys(vec!["ops-li".to_owned()]);
//! let exchanged = ops.exchange_ops_token_with_jwt_token().body_map(|_| services).send().await?;
//! println!("{:?}", exchanged.jwt()?); // [redacted]
//! // and gives it back.
//! ops.release().await?;
//! # Ok(())
//! # }
//! ```
//!
//! The operations are methods of [`Client`]; each gives a builder whose `send`
//! makes the call. What goes wrong is an [`Error`] with predicates such as
//! [`is_unauthorized`](Error::is_unauthorized), and with all that the server
//! sent:
//!
//! ```no_run
//! # async fn example(client: suite_api_client::Client) {
//! if let Err(error) = client.release_token().send().await {
//!     if error.is_unauthorized() {
//!         println!("the token was dead already");
//!     } else {
//!         println!("{error}; the server sent: {:?}", error.body_text());
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
mod credentials;
mod token;

#[cfg(spec_build)]
include!(concat!(env!("OUT_DIR"), "/generated.rs"));

// As it was printed by `cargo xtask generate`.
#[cfg(not(spec_build))]
#[rustfmt::skip]
mod generated;

pub use client::{Client, ClientBuilder, DEFAULT_PATH};
pub use client_core::{
    AcquireToken, BaseUrl, BuildError, ByteStream, DecodeError, ErrorBody, ErrorKind, Failure,
    HeaderMap, IssuedToken, Operation, ResponseValue, Retry, Secret, StatusCode, StatusPattern,
    TlsVersion, TokenSource,
};
pub use credentials::Credentials;
pub use generated::errors::ApiError;
pub use generated::{builder, operations, types};
pub use token::{MissingJwt, TokenScheme, UnknownTokenScheme};

/// What comes of a call that gives no value.
pub type Error = client_core::Error<ApiError>;
