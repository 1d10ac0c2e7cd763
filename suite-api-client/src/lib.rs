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
//! // and revokes it.
//! ops.release().await?;
//! # Ok(())
//! # }
//! ```
//!
//! The operations are methods of [`Client`]; each gives a builder whose `send`
//! makes the call. A failed call returns an [`Error`] with predicates such as
//! [`is_unauthorized`](CallError::is_unauthorized), and with everything that the
//! server sent:
//!
//! ```no_run
//! # async fn example(client: suite_api_client::Client) {
//! if let Err(error) = client.release_token().send().await {
//!     if error.is_unauthorized() {
//!         println!("the token was not valid any more");
//!     } else {
//!         println!("{error}; the server sent: {:?}", error.body_text());
//!     }
//! }
//! # }
//! ```
//!
//! # Tokens
//!
//! With [`Credentials`] the client manages its token. It is acquired when the
//! first call needs one, shared by all clones and tasks, replaced a minute
//! before it expires unless calls have extended it, and acquired again, once,
//! when the server refuses it. [`Client::release`] revokes it.
//!
//! A login that fails for a moment is repeated. After a wrong password none is sent for
//! a while ([`refused_login_pause`](ClientBuilder::refused_login_pause)), and every call
//! fails with that error: repeated logins would lock the account.
//! [`Client::set_credentials`] corrects it at once:
//! `ops.set_credentials(Credentials::new("admin", password))`.
//!
//! ```
//! use suite_api_client::{Client, Credentials, types::TokenExchangeRequest};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let (url, name, password) = (server.base_url(), server.username(), server.password());
//! let ops = Client::builder(url).credentials(Credentials::new(name, password)).build()?;
//! let services = TokenExchangeRequest::builder().service_keys(vec!["ops-li".to_owned()]);
//! for _ in 0..3 {
//!     let services = services.clone();
//!     ops.exchange_ops_token_with_jwt_token().body_map(|_| services).send().await?;
//! }
//! # assert_eq!(server.ledger().count("POST", "/acquire"), 1);
//! ops.release().await?;
//! # assert_eq!(server.active_tokens(), 0);
//! # Ok(())
//! # }
//! ```
//!
//! Other sources of tokens: [`ClientBuilder::token`] for one that was acquired
//! before, [`ClientBuilder::token_source`] for a [`TokenSource`] of your own.
//! [`ClientBuilder::token_scheme`] is for servers that expect another word before
//! the token.
//!
//! # Whole tasks
//!
//! Users, groups, roles and auth sources have operations of their own and refer
//! to one another by ids and names:
//!
//! ```
//! use suite_api_client::{Client, Credentials, types::RolePermission};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let (url, name, password) = (server.base_url(), server.username(), server.password());
//! # let alice = server.user_id("alice").ok_or("no such user")?;
//! let ops = Client::builder(url).credentials(Credentials::new(name, password)).build()?;
//! let everything = RolePermission::builder().role_name("ReadOnly").allow_all_objects(true);
//! let give = ops.assign_role_permission_to_user().user_id(alice);
//! let given = give.body_map(|_| everything).send().await?;
//! assert_eq!(given.permissions[0].role_name, "ReadOnly");
//! ops.release().await?;
//! # Ok(())
//! # }
//! ```
//!
//! The folder `examples/` contains programs for any server, with their settings
//! in the environment: `acquire_token`; `users_and_roles`, which imports a user,
//! assigns it a role and undoes both; and `export_identity`, which writes users,
//! groups, roles and permissions to one file. The lists of these operations do
//! not come in pages.
//!
//! # Waiting
//!
//! What takes its time on the server is waited for by [`wait_until`], which polls
//! with growing delays until what was read is in a state that the program named as an
//! end, in one that nobody named if it named those in which to wait (`pending`), or
//! until a deadline. The state is text:
//!
//! ```
//! use suite_api_client::{Client, Credentials, wait_until};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let (url, name, password) = (server.base_url(), server.username(), server.password());
//! let ops = Client::builder(url).credentials(Credentials::new(name, password)).build()?;
//! let poll = || ops.get_current_user().send();
//! let user = wait_until(poll, |user| user.enabled.unwrap_or_default().to_string())
//!     .done([true])
//!     .pending([false])
//!     .timeout(std::time::Duration::from_secs(60))
//!     .await?;
//! assert_eq!(user.enabled, Some(true));
//! ops.release().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # What the document lacks
//!
//! [`Client::request`] calls an operation that this crate does not have: with the
//! client's login, retry policy, limits and errors. Values go into the path by
//! [`path`](CustomRequest::path), into the query by [`query`](CustomRequest::query);
//! the path cannot lead to another server. A POST is not repeated unless
//! [`idempotent`](CustomRequest::idempotent) says that it may be.
//!
//! ```
//! use suite_api_client::{Client, Credentials, Method};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let (url, name, password) = (server.base_url(), server.username(), server.password());
//! #[derive(serde::Deserialize)]
//! struct Stats {
//!     values: Vec<serde_json::Value>,
//! }
//!
//! let ops = Client::builder(url).credentials(Credentials::new(name, password)).build()?;
//! let ids = ["f0000000-0000-4000-8000-000000000001", "f0000000-0000-4000-8000-000000000025"];
//! let latest = ops
//!     .request(Method::POST, "/api/resources/stats/latest/query")
//!     .json(&serde_json::json!({"resourceId": ids, "statKey": ["cpu|usage_average"]}))
//!     .idempotent(true);
//! let stats = latest.send().await?.json::<Stats>()?.into_inner();
//! println!("{} of {} resources have it", stats.values.len(), ids.len());
//! # assert_eq!(stats.values.len(), 1);
//!
//! // Internal paths, which VMware may change at any time, need a header.
//! let internal = ops.request(Method::GET, "/internal/{what}").path("what", "views");
//! internal.header("X-Ops-API-use-unsupported", "true").send().await?;
//!
//! // An error names the method and the path, without its values.
//! let unknown = ops.request(Method::GET, "/api/{what}").path("what", "weather").send().await;
//! let error = unknown.err().ok_or("it is not there")?;
//! assert!(error.to_string().starts_with("GET /api/{what}: the server answered 404 Not Found"));
//! # Ok(())
//! # }
//! ```
//!
//! The example `latest_metrics` lists resources and asks for their metrics in
//! chunks.
//!
//! # Settings of one call
//!
//! Each operation, and each [`request`](Client::request), has `timeout`, `header`
//! and `retry`, in place of the client's settings. A header that a client sets for
//! all calls is [`ClientBuilder::default_header`]. A value may be a [`Secret`], as in
//! `.header("X-Key", Secret::from(key))`.
//!
//! ```
//! use std::time::Duration;
//! use suite_api_client::{Client, Credentials, Retry};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let (url, name, password) = (server.base_url(), server.username(), server.password());
//! let ops = Client::builder(url)
//!     .credentials(Credentials::new(name, password))
//!     .default_header("Accept-Language", "de")
//!     .build()?;
//! let roles = ops
//!     .get_roles()
//!     .timeout(Duration::from_secs(5))
//!     .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
//!     .retry(Retry::none());
//! roles.send().await?;
//!
//! let refused = ops.get_roles().header("Authorization", "mine").send().await;
//! assert!(refused.is_err_and(|error| error.to_string().contains("help: set the client's token")));
//! # Ok(())
//! # }
//! ```
//!
//! # Around each attempt
//!
//! An [`Interceptor`] is called before and after each attempt of each call, logins
//! included: it may add headers, such as those of a trace, count, or refuse the
//! call. Its documentation has examples of all three.
//!
//! ```
//! use std::sync::Arc;
//! use std::sync::atomic::{AtomicU64, Ordering};
//! use suite_api_client::{Attempt, Client, Credentials, Interceptor, Outcome};
//!
//! #[derive(Default)]
//! struct Failures(AtomicU64);
//!
//! impl Interceptor for Failures {
//!     fn after(&self, attempt: &Attempt<'_>, outcome: &Outcome<'_>) {
//!         if outcome.error_kind().is_some() {
//!             self.0.fetch_add(1, Ordering::Relaxed);
//!             eprintln!("{} failed after {:?}", attempt.url_template(), outcome.duration());
//!         }
//!     }
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let (url, name) = (server.base_url(), server.username());
//!
//! let failures = Arc::new(Failures::default());
//! let ops = Client::builder(url)
//!     .credentials(Credentials::new(name, "wrong"))
//!     .interceptor(failures.clone())
//!     .build()?;
//! assert!(ops.get_roles().send().await.is_err());
//! assert_eq!(failures.0.load(Ordering::Relaxed), 1, "the login");
//! # Ok(())
//! # }
//! ```
//!
//! # Repeating calls
//!
//! A call is repeated where that is safe, after growing delays or after those
//! of the server's `Retry-After`. A POST that may have arrived is never sent
//! again, but for `acquireToken`, as another token does no harm, and
//! `releaseToken`. A login that fails so is repeated by the policy of the client, and
//! the call that needs it is sent once. [`Retry`] is a setting of the client, and of a single call:
//!
//! ```
//! use std::time::Duration;
//! use suite_api_client::{Client, Retry};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # let url = server.base_url();
//! let ops = Client::builder(url)
//!     .token("acquired-before")
//!     .retry(Retry::default().max_attempts(6).max_elapsed(Duration::from_secs(120)))
//!     .build()?;
//! # use scc_suite_api_simulator::{Fault, ServiceFaults};
//! # server.fail_next(Fault::too_many_requests(None));
//! let outcome = ops.with_retry(Retry::none()).release_token().send().await;
//! assert!(outcome.is_err_and(|error| error.is_rate_limited() && error.attempts() == 1));
//! # Ok(())
//! # }
//! ```
//!
//! # Time and size
//!
//! Time and memory are limited: connecting may take 10 seconds, an attempt 60
//! seconds, a call in total 3 minutes, and a body has at most 64 MiB.
//! [`ClientBuilder`] has the table of all deadlines, limits and settings, and says on
//! which runtimes a client may be used.
//!
//! ```
//! use std::time::Duration;
//! use suite_api_client::Client;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::SuiteApi::builder().start().await?;
//! # server.fail_next(scc_suite_api_simulator::Fault::stall());
//! # let url = server.base_url();
//! let ops = Client::builder(url)
//!     .token("acquired-before")
//!     .attempt_timeout(Duration::from_millis(100))
//!     .max_body_bytes(1 << 20)
//! #   .retry(suite_api_client::Retry::none())
//!     .build()?;
//! let outcome = ops.release_token().send().await;
//! assert!(outcome.is_err_and(|error| error.is_timeout()));
//! # Ok(())
//! # }
//! ```
//!
//! # Appliances with a self-signed certificate
//!
//! [`ClientBuilder::pin_certificate_sha256`] trusts exactly the certificate
//! with this digest, even one that rustls refuses otherwise because it is
//! marked as an authority. [`ClientBuilder::root_certificate_pem`] trusts an
//! authority of your own, [`ClientBuilder::identity_pem`] authenticates the client
//! with a certificate.
//!
//! ```
//! use suite_api_client::{Client, TlsVersion};
//! # use scc_suite_api_simulator::{Certificate, SuiteApi};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let certificate = Certificate::self_signed_ca_flagged(&["localhost"]);
//! // As `openssl x509 -noout -fingerprint -sha256` prints it: `C7:6B:37:…`.
//! # let fingerprint = certificate.fingerprint_sha256_with_colons();
//! # let server = SuiteApi::builder().tls(certificate).start().await?;
//! # let url = server.base_url();
//! let ops = Client::builder(url)
//!     .pin_certificate_sha256(fingerprint)
//!     .min_tls_version(TlsVersion::V1_3)
//!     .token("acquired-before")
//!     .build()?;
//! let outcome = ops.release_token().send().await;
//! assert!(outcome.is_err_and(|error| error.is_unauthorized()), "the server was reached");
//! # Ok(())
//! # }
//! ```
//!
//! # Texts of errors
//!
//! An [`Error`] is one sentence. It ends with the server's message, quoted, where the
//! operation takes no secret in a parameter or its body; the tokens and secret headers
//! of the call are taken out of it, and [`SHOWN_MESSAGE_CHARS`] is its limit.
//! [`Error::message`] is the whole message, and [`CallError::retry_after`] how long the
//! server asks to wait.
//!
//! # Secrets
//!
//! Passwords and tokens are [`Secret`]s. No `Debug`, `Display`, error or trace
//! contains one; redirects are not followed; an address with `http:` is refused
//! unless it is one of this machine.
//!
//! [`Secret::expose`] gives the text. A secret is written into requests alone: where a
//! program serializes a value with one into anything else, that is an error.
//!
//! ```
//! use suite_api_client::{Client, Credentials};
//!
//! let ops = Client::builder("https://ops.example.com")
//!     .credentials(Credentials::new("admin", "correct horse"));
//! assert!(!format!("{ops:?}").contains("horse"));
//!
//! let refused = Client::builder("http://ops.example.com").build();
//! assert!(refused.is_err_and(|error| error.to_string().contains("plain HTTP")));
//! ```
//!
//! # Traces
//!
//! With the feature `tracing` each call is a span with the fields that
//! OpenTelemetry gives to HTTP clients: `otel.name` (`POST
//! /api/auth/token/release`), `http.request.method`, `url.template`,
//! `server.address`, `server.port`, `http.response.status_code`,
//! `http.request.resend_count`, `error.type`. Retries and new tokens are
//! events in it.
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls, with the operating system's trust
//!   store.
//! - `native-tls`: TLS by the operating system's own library. If both are
//!   enabled, rustls is used.
//! - `gzip`: responses may be compressed; the limit on their size is that of what
//!   they contain.
//! - `socks`: `proxy` takes the address of a SOCKS proxy.
//! - `tracing`: a span for each call, and events for retries and new tokens.

#![cfg_attr(docsrs, feature(doc_cfg))]

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
pub use credentials::Credentials;
pub use generated::errors::ApiError;
pub use generated::{builder, errors, operations, schemes, types};
pub use openapi_client_core::{
    AcquireToken, Attempt, BaseUrl, Body, BuildError, BuildErrorKind, ByteStream, CallError,
    Content, ConversionError, CustomRequest, DecodeError, DocumentedErrors, ErrorBody, ErrorKind,
    Event, Events, Given, HeaderMap, Interceptor, IntoValue, IssuedToken, Items, JsonStream,
    Method, NamedScheme, Operation, Outcome, Page, Pages, Part, Parts, ReleaseToken, Response,
    ResponseValue, Retry, SHOWN_MESSAGE_CHARS, Secret, Security, SecurityScheme, Session,
    StatusCode, StatusPattern, TlsVersion, ToHeader, TokenSource, TypedOperation, Undecoded,
    WaitError, WaitUntil, wait_until,
};
pub use token::{MissingJwt, TokenScheme, UnknownTokenScheme};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// A failed call, or a client that could not be built.
pub type Error = openapi_client_core::Error<ApiError>;
