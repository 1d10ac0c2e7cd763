//! What the budgets are measured on, in tests and benchmarks alike.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::AUTHORIZATION;
use openapi_client_core::{
    AcquireToken, Authorization, IssuedToken, Method, NamedScheme, Operation, Secret,
    SecurityScheme, TOTAL_TIMEOUT, TokenSource, Transport,
};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::call::{self, BASE_PATH, PAGE, ROLE};
use crate::server::{Reply, Server};

/// An operation that takes a token.
pub static CALL: Operation = Operation::new("call", Method::GET, "/call").requires(&[&["test"]]);

const SCHEME: NamedScheme = NamedScheme::new("test", SecurityScheme::Http("Test"));

/// An operation that answers with a token.
static LOGIN: Operation = Operation::new("login", Method::GET, "/login");

/// An operation that answers with more than anyone keeps in memory.
pub static DOWNLOAD: Operation = Operation::new("download", Method::GET, "/download");

/// A pin that no certificate has. Nothing here speaks TLS, and a client with a
/// pin does not load the certificates of the machine, which takes long.
pub const NO_PIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A transport to the server, without tokens.
///
/// # Panics
/// If it cannot be built.
pub fn transport(server: &Server) -> Transport {
    let builder = Transport::builder(server.base_url()).pin_certificate_sha256(NO_PIN);
    builder.build().expect("a transport")
}

/// A transport to the server that holds a token, one that expires.
///
/// # Panics
/// If there is none.
pub async fn transport_with_token(server: &Server) -> Transport {
    let transport = transport_without_token(server, &open());
    authorize(&transport, later()).await;
    transport
}

/// Authorizes a call that may last until `deadline`.
///
/// # Panics
/// If it stays without a token.
pub async fn authorize(transport: &Transport, deadline: Instant) -> Authorization {
    let authorization = transport.authorization(&CALL, deadline).await;
    authorization.expect("a login").expect("a token")
}

/// A deadline that nothing here reaches.
pub fn later() -> Instant {
    Instant::now() + TOTAL_TIMEOUT
}

/// A transport to the server that logs in there when it needs a token and the
/// gate has a permit.
///
/// # Panics
/// If it cannot be built.
pub fn transport_without_token(server: &Server, gate: &Arc<Semaphore>) -> Transport {
    let transport = transport(server);
    let source = Arc::new(Login(transport.clone(), gate.clone()));
    let transport = transport.with_tokens(SCHEME, None, Some(source));
    transport.expect("a transport")
}

/// A gate that is open.
pub fn open() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(1))
}

/// A server that answers a login after a round trip of this length.
pub fn logins(round_trip: Duration) -> Server {
    Server::start(move |_, _| Reply::new(r#""a-token""#).after(round_trip))
}

/// Gets tokens by a call of [`LOGIN`].
struct Login(Transport, Arc<Semaphore>);

impl TokenSource for Login {
    fn acquire<'a>(&'a self, _: Option<&'a Secret>) -> AcquireToken<'a> {
        Box::pin(async move {
            let _permit = self.1.acquire().await;
            let token = self.0.request(&LOGIN, &[]).send().await?.json::<String>()?;
            let issued = IssuedToken::new(token.into_inner());
            Ok(issued.expires_in(Duration::from_secs(6 * 3600)).sliding())
        })
    }
}

/// The users of a page, as Security Cloud Control gives them.
pub fn users_of_a_page() -> String {
    let user = |number: usize| {
        format!(
            r#"{{"uid":"00000000-0000-4000-8000-{number:012}","name":"person-{number}@example.com","apiOnlyUser":false,"roles":["ROLE_EDIT_ONLY"],"lastSuccessfulLogin":"2026-01-31T12:00:00Z"}}"#
        )
    };
    let users: Vec<String> = (0..PAGE).map(user).collect();
    format!("[{}]", users.join(","))
}

/// A server with this many users, which it gives in pages.
pub fn users(total: usize) -> Server {
    let items = Bytes::from(users_of_a_page());
    Server::start(move |head, _| {
        let offset = head
            .uri
            .query()
            .and_then(|query| query.split_once("offset="));
        let (_, offset) = offset.unwrap_or_default();
        let offset = offset.split('&').next().unwrap_or_default();
        let offset = if offset.is_empty() { "0" } else { offset };
        let head = format!(r#"{{"count":{total},"limit":{PAGE},"offset":{offset},"items":"#);
        Reply::new(head).then(items.clone()).then("}")
    })
}

/// A server for [`Call`](call::Call), which refuses what is not authorized or
/// not the role to the byte.
pub fn calls() -> Server {
    let page = format!(r#"{{"userRoles":[{}]}}"#, [ROLE; PAGE].join(","));
    let page = Bytes::from(page);
    Server::start(move |head, body| {
        let authorization = head.headers.get(AUTHORIZATION);
        let path = head.uri.path().strip_prefix(BASE_PATH);
        match (path, &head.method) {
            _ if authorization.is_none_or(|value| value != call::AUTHORIZATION) => {
                Reply::new("").status(StatusCode::UNAUTHORIZED)
            }
            (Some("/api/auth/roles"), &Method::POST) if body == ROLE.as_bytes() => {
                Reply::new(ROLE).status(StatusCode::CREATED)
            }
            (Some("/api/auth/roles"), &Method::GET) => Reply::new(page.clone()),
            (Some("/api/download"), &Method::GET) => Reply::zeroes(call::DOWNLOAD),
            _ => Reply::new("").status(StatusCode::BAD_REQUEST),
        }
    })
}
