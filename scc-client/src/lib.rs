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
//! makes the call. A failed call returns an [`Error`] with the error body that is
//! documented for the operation and the status:
//!
//! ```no_run
//! # async fn example(client: scc_client::Client, uid: uuid::Uuid) {
//! use scc_client::ApiError;
//!
//! if let Err(error) = client.generate_api_token().api_user_uid(uid).send().await {
//!     match error.api_error() {
//!         Some(ApiError::CommonApiError(body)) => println!("{:?}", body.error_code),
//!         Some(ApiError::AuthenticationError(_)) => println!("the token is not valid"),
//!         _ => println!("{error}; the server sent: {:?}", error.body_text()),
//!     }
//! }
//! # }
//! ```
//!
//! [`Error::documented`] gives the errors of one operation, to match by status. The
//! documentation of the operation names their type:
//!
//! ```no_run
//! # async fn example(client: scc_client::Client, uid: uuid::Uuid) -> Result<(), scc_client::Error> {
//! use scc_client::errors::Error400Or401Or403Or404Or500 as Failure;
//! use scc_client::operations::GET_USER;
//!
//! match client.get_user().user_uid(uid).send().await {
//!     Ok(user) => println!("{:?}", user.name),
//!     Err(error) => match error.documented(&GET_USER) {
//!         Some(Failure::Status404(_)) => println!("there is no such user"),
//!         Some(Failure::Status401(body)) => println!("{:?}", body.error),
//!         _ => return Err(error),
//!     },
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Addresses
//!
//! Each [`Region`] has two addresses, and both work: those whose names begin with `api`
//! ([`Region::ApiEu`]) are today's, and Cisco asks to move to them; the others
//! ([`Region::Eu`]) are the older ones. `aus` of old is `api-au` today, and `api-uae` has
//! no older one. A setting can name either by a word:
//!
//! ```
//! use scc_client::Region;
//!
//! let today: Region = "api-eu".parse()?;
//! assert_eq!(today.url(), "https://api.eu.security.cisco.com/firewall");
//! let older: Region = "eu".parse()?;
//! assert_eq!(older.url(), "https://edge.eu.cdo.cisco.com/api/rest");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Tokens
//!
//! A token of SCC is valid until it is revoked. [`Client::set_token`] replaces
//! it for all clones while the program runs; [`ClientBuilder::token_source`]
//! takes a [`TokenSource`] of your own, which is asked when a token is needed and
//! when the server refuses one.
//!
//! ```
//! use scc_client::Client;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, new_token, user) = (server.base_url(), server.admin_token(), server.api_only_user_uid());
//! let client = Client::builder(url).token("revoked").build()?;
//! let outcome = client.generate_api_token().api_user_uid(user).send().await;
//! assert!(outcome.is_err_and(|error| error.is_unauthorized()));
//!
//! client.set_token(new_token)?;
//! client.generate_api_token().api_user_uid(user).send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Lists
//!
//! An operation with a list in pages has `items` beside `send`: [`Items`]
//! requests the next page when it is needed, until there is none.
//!
//! ```
//! use scc_client::Client;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token) = (server.base_url(), server.admin_token());
//! let client = Client::builder(url).token(token).build()?;
//! let mut users = client.get_users().limit("3").items();
//! let mut names = Vec::new();
//! while let Some(user) = users.next().await {
//!     names.extend(user?.name);
//! }
//! assert_eq!(names.len(), 4);
//! # assert_eq!(server.ledger().count("GET", "/v1/users"), 2);
//! # Ok(())
//! # }
//! ```
//!
//! `pages` gives the pages themselves, with the number of all items. Both begin
//! where they are to, end after as many as are wanted, and count:
//!
//! ```
//! use scc_client::Client;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token) = (server.base_url(), server.admin_token());
//! let client = Client::builder(url).token(token).build()?;
//! let mut pages = client.get_users().limit("2").pages();
//! while let Some(page) = pages.next().await {
//!     let page = page?;
//!     println!("{} of {:?} users", page.items().len(), page.total());
//! }
//! assert_eq!((pages.received(), pages.total()), (2, Some(4)));
//!
//! let last = client.get_users().items().starting_at(2).at_most(1);
//! let last: Vec<_> = last.try_collect().await?;
//! assert_eq!(last.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! A server that ignores the position and sends pages forever is an error that
//! names the limit and its setter: [`Items::max_pages`],
//! [`Items::max_pages_without_progress`], [`Items::max_items_beyond_total`].
//!
//! # Waiting
//!
//! An asynchronous operation answers 202 with a transaction. [`wait_until`] polls it
//! with growing delays until it is done, has failed or, since the states in which to
//! wait are named too (`pending`), has one that nobody named:
//! no document lists `CANCELLED`, on which pollers that know only `DONE` and `ERROR`
//! hang. The path of the poll is made of the uid, since the URL in the answer names
//! another host, to which the token must not go.
//!
//! ```
//! use scc_client::{Client, Method, wait_until};
//!
//! #[derive(serde::Deserialize)]
//! #[serde(rename_all = "camelCase")]
//! struct Transaction {
//!     transaction_uid: uuid::Uuid,
//!     cdo_transaction_status: String,
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token) = (server.base_url(), server.admin_token());
//! let client = Client::builder(url).token(token).build()?;
//! // Neither operation is in the client's document: `request` is the way out of it.
//! let answer = client.request(Method::POST, "/v1/vpnsessions/refresh").send().await?;
//! let uid = answer.json::<Transaction>()?.transaction_uid;
//! let poll = async || {
//!     let request = client.request(Method::GET, "/v1/transactions/{uid}").path("uid", uid);
//!     Ok::<_, scc_client::Error>(request.send().await?.json::<Transaction>()?)
//! };
//! let done = wait_until(poll, |transaction| transaction.cdo_transaction_status.clone())
//!     .done(["DONE"])
//!     .failed(["ERROR", "CANCELLED"])
//!     .pending(["PENDING", "IN_PROGRESS"])
//!     .timeout(std::time::Duration::from_secs(5 * 60))
//!     .await?;
//! assert_eq!(done.transaction_uid, uid);
//! # Ok(())
//! # }
//! ```
//!
//! Polls may be operations of the client too. [`WaitError`] says what was seen; by
//! default the wait ends after 15 minutes.
//!
//! # Whole tasks
//!
//! The folder `examples/` contains programs for any server, with their settings
//! in the environment: `generate_api_token`, `api_only_user`, which finds or
//! creates such a user and generates, rotates and revokes its token, and
//! `refresh_vpn_sessions`, which waits for a transaction.
//!
//! # What the document lacks
//!
//! [`Client::request`] calls an operation that this crate does not have: with the
//! client's token, retry policy, limits and errors. Values go into the path by
//! [`path`](CustomRequest::path), into the query by [`query`](CustomRequest::query);
//! the path cannot lead to another server. A POST is not repeated unless
//! [`idempotent`](CustomRequest::idempotent) says that it may be.
//!
//! ```
//! use scc_client::{Client, Method};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token) = (server.base_url(), server.admin_token());
//! # use scc_suite_api_simulator::Fault;
//! # server.fail_next(Fault::answer(scc_client::StatusCode::OK).body(r#"{"count": 7}"#));
//! #[derive(serde::Deserialize)]
//! struct Page {
//!     count: u64,
//! }
//!
//! let client = Client::builder(url).token(token).build()?;
//! let devices = client.request(Method::GET, "/v1/inventory/devices").query("limit", 1);
//! let page = devices.send().await?.json::<Page>()?;
//! println!("{} devices", page.count);
//!
//! // An error names the method and the path, without its values.
//! let unknown = client.request(Method::GET, "/v1/{what}").path("what", "weather").send().await;
//! let error = unknown.err().ok_or("it is not there")?;
//! assert!(error.to_string().starts_with("GET /v1/{what}: the server answered 404 Not Found"));
//! # Ok(())
//! # }
//! ```
//!
//! # Settings of one call
//!
//! Each operation, and each [`request`](Client::request), has `timeout`, `header`
//! and `retry`, in place of the client's settings; of a list they are those of each
//! page. A header that a client sets for all calls is
//! [`ClientBuilder::default_header`]. A value may be a [`Secret`], as in
//! `.header("X-Key", Secret::from(key))`.
//!
//! ```
//! use std::time::Duration;
//! use scc_client::{Client, Retry};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token) = (server.base_url(), server.admin_token());
//! let client = Client::builder(url)
//!     .token(token)
//!     .default_header("Accept-Language", "de")
//!     .build()?;
//! let users = client
//!     .get_users()
//!     .timeout(Duration::from_secs(5))
//!     .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
//!     .retry(Retry::none());
//! users.send().await?;
//!
//! let refused = client.get_users().header("Authorization", "mine").send().await;
//! assert!(refused.is_err_and(|error| error.to_string().contains("help: set the client's token")));
//! # Ok(())
//! # }
//! ```
//!
//! # Around each attempt
//!
//! An [`Interceptor`] is called before and after each attempt of each call: it may
//! add headers, such as those of a trace, count, or refuse the call. Its
//! documentation has examples of all three.
//!
//! ```
//! use std::error::Error;
//! use scc_client::{Attempt, Client, ErrorKind, Interceptor, Method, Region};
//!
//! /// For tests: nothing is deleted.
//! struct NothingIsDeleted;
//!
//! impl Interceptor for NothingIsDeleted {
//!     fn before(&self, attempt: &mut Attempt<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
//!         match *attempt.method() {
//!             Method::DELETE => Err("not in a test".into()),
//!             _ => Ok(()),
//!         }
//!     }
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn Error>> {
//!
//! let client = Client::builder(Region::Us).token("eyJ.secret").interceptor(NothingIsDeleted).build()?;
//! let user: uuid::Uuid = "9f6c54d5-5f4a-4a55-9a8e-5f5d1c1f7c10".parse()?;
//! let outcome = client.delete_user().user_uid(user).send().await;
//! assert!(outcome.is_err_and(|error| error.kind() == ErrorKind::Refused));
//! # Ok(())
//! # }
//! ```
//!
//! # Repeating calls
//!
//! A call is repeated where that is safe, after growing delays or after those
//! of the server's `Retry-After`. A POST that may have arrived is never sent
//! again: `generateApiToken` is not, since it is not documented whether it
//! invalidates the previous token. [`Retry`] is a setting of the client, and of a
//! single call:
//!
//! ```
//! use scc_client::{Client, Retry};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token, user) = (server.base_url(), server.admin_token(), server.api_only_user_uid());
//! let client = Client::builder(url)
//!     .token(token)
//!     .retry(Retry::default().max_attempts(2))
//!     .build()?;
//! # use scc_suite_api_simulator::{Fault, ServiceFaults};
//! # server.fail_next(Fault::too_many_requests(Some("0")));
//! // The server is busy once; the second attempt succeeds.
//! client.generate_api_token().api_user_uid(user).send().await?;
//! # assert_eq!(server.ledger().requests().len(), 2);
//!
//! # server.fail_next(Fault::starting_up());
//! let outcome = client.with_retry(Retry::none()).generate_api_token().api_user_uid(user).send().await;
//! assert!(outcome.is_err_and(|error| error.attempts() == 1));
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
//! use scc_client::{Client, ErrorKind};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = scc_suite_api_simulator::Scc::builder().start().await?;
//! # let (url, token, user) = (server.base_url(), server.admin_token(), server.api_only_user_uid());
//! let client = Client::builder(url)
//!     .token(token)
//!     .total_timeout(Duration::from_secs(20))
//!     .max_body_bytes(10)
//!     .build()?;
//! let outcome = client.generate_api_token().api_user_uid(user).send().await;
//! assert!(outcome.is_err_and(|error| error.kind() == ErrorKind::TooLarge));
//! # Ok(())
//! # }
//! ```
//!
//! # TLS
//!
//! The operating system's roots are trusted.
//! [`ClientBuilder::root_certificate_pem`] adds an authority, such as that of a
//! proxy that inspects traffic; [`ClientBuilder::pin_certificate_sha256`] trusts
//! one certificate and no other; [`ClientBuilder::identity_pem`] authenticates
//! the client with a certificate; [`ClientBuilder::proxy`] uses a proxy.
//!
//! ```
//! use scc_client::{Client, Region, TlsVersion};
//!
//! let client = Client::builder(Region::Us)
//!     .min_tls_version(TlsVersion::V1_3)
//!     .proxy("http://proxy.example.com:3128")
//!     .build()?;
//! # let _ = client;
//! # Ok::<(), scc_client::BuildError>(())
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
//! Tokens are [`Secret`]s. No `Debug`, `Display`, error or trace contains one;
//! redirects are not followed; an address with `http:` is refused unless it is
//! one of this machine.
//!
//! [`Secret::expose`] gives the text. A secret is written into requests alone: where a
//! program serializes a value with one into anything else, that is an error.
//!
//! ```
//! use scc_client::{Client, Region};
//!
//! let client = Client::builder(Region::Us).token("eyJ.secret").build()?;
//! assert!(!format!("{client:?}").contains("eyJ.secret"));
//! # Ok::<(), scc_client::BuildError>(())
//! ```
//!
//! # Traces
//!
//! With the feature `tracing` each call is a span with the fields that
//! OpenTelemetry gives to HTTP clients: `otel.name` (`POST
//! /v1/users/{apiUserUid}/apiToken/generate`), `http.request.method`,
//! `url.template`, `server.address`, `server.port`,
//! `http.response.status_code`, `http.request.resend_count`, `error.type`.
//! Retries and new tokens are events in it.
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

#[cfg(spec_build)]
include!(concat!(env!("OUT_DIR"), "/generated.rs"));

// As it was printed by `cargo xtask generate`.
#[cfg(not(spec_build))]
#[rustfmt::skip]
mod generated;

pub use client::{Client, ClientBuilder};
pub use generated::errors::ApiError;
pub use generated::servers::Region;
pub use generated::{builder, errors, operations, schemes, types};
pub use openapi_client_core::{
    AcquireToken, Attempt, BaseUrl, Body, BuildError, BuildErrorKind, ByteStream, CallError,
    Content, ConversionError, CustomRequest, DecodeError, DocumentedErrors, ErrorBody, ErrorKind,
    Event, Events, Given, HeaderMap, Interceptor, IntoValue, IssuedToken, Items, JsonStream,
    Method, NamedScheme, Operation, Outcome, Page, Pages, Part, Parts, ReleaseToken, Response,
    ResponseValue, Retry, SHOWN_MESSAGE_CHARS, Secret, Security, SecurityScheme, Session,
    StatusCode, StatusPattern, TlsVersion, ToHeader, TokenSource, TypedOperation, Undecoded,
    UnknownServer, WaitError, WaitUntil, wait_until,
};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// A failed call, or a client that could not be built.
pub type Error = openapi_client_core::Error<ApiError>;
