//! Client for the suite-api of VMware Aria Operations and VCF Operations.
//!
//! ```no_run
//! use suite_api_client::{Client, types::UsernamePassword};
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder("https://ops.example.com").build()?;
//! let login = UsernamePassword::builder()
//!     .username("admin")
//!     .password(std::env::var("SUITE_API_PASSWORD")?);
//! let acquired = client.acquire_token().body_map(|_| login).send().await?;
//! println!("good until {:?}", acquired.valid_until());
//!
//! let client = client.with_token(&acquired.token)?;
//! // ... call what the token authorizes, then give it back:
//! client.release_token().send().await?;
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
//! - `native-tls`: TLS by the operating system's own library.

mod client;
mod token;

#[cfg(spec_build)]
include!(concat!(env!("OUT_DIR"), "/generated.rs"));

// As it was printed by `cargo xtask generate`.
#[cfg(not(spec_build))]
#[rustfmt::skip]
mod generated;

pub use client::{Client, ClientBuilder, DEFAULT_PATH};
pub use client_core::{
    BaseUrl, BuildError, ByteStream, DecodeError, ErrorBody, ErrorKind, HeaderMap, Operation,
    ResponseValue, Secret, StatusCode, StatusPattern,
};
pub use generated::errors::ApiError;
pub use generated::{builder, operations, types};
pub use token::{MissingJwt, TokenScheme, UnknownTokenScheme};

/// What comes of a call that gives no value.
pub type Error = client_core::Error<ApiError>;
