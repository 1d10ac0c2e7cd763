//! The least server there can be: fixed answers over HTTP/1.1, from a thread
//! of its own.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::LazyLock;
use std::thread;

use bytes::Bytes;
use futures_util::stream;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpSocket, TcpStream};

use crate::{BASE_PATH, Error};

/// The role that is sent, and that comes back.
///
/// As the types write it, so that the two can be compared byte by byte.
pub const ROLE: &str = concat!(
    r#"{"description":"Reads everything and changes nothing","displayName":"Auditor","#,
    r#""name":"Auditor","privilege-keys":["READ_ALL","EXPORT_ALL","VIEW_LOGS"],"#,
    r#""system-created":false}"#,
);

/// How many roles a page has.
pub const PAGE: usize = 1_000;

/// How many bytes a download has: 64 MiB.
pub const DOWNLOAD: usize = CHUNK * 1_024;

/// How many of them are handed over at a time.
const CHUNK: usize = 1 << 16;

/// What a server can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// To create a role: a small body, a small answer.
    CreateRole,
    /// To list roles: a page of [`PAGE`] items.
    Roles,
    /// For bytes: [`DOWNLOAD`] of them.
    Download,
}

impl Operation {
    /// The path below the base URL.
    pub fn path(self) -> &'static str {
        match self {
            Self::CreateRole | Self::Roles => "/api/auth/roles",
            Self::Download => "/api/download",
        }
    }
}

/// Starts a server on a free port of this machine, which serves until the
/// program ends. Gives its origin.
///
/// # Errors
///
/// There is no free port or no thread.
pub fn start() -> Result<String, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    // Listening before anybody is told the address; thousands may connect at once.
    let listener = {
        let _entered = runtime.enter();
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        socket.listen(4_096)?
    };
    let address = listener.local_addr()?;
    let serving = move || {
        runtime.block_on(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream));
            }
        });
    };
    thread::Builder::new()
        .name("server".to_owned())
        .spawn(serving)?;
    Ok(format!("http://{address}"))
}

async fn serve(stream: TcpStream) {
    // An answer goes out at once, whatever came before it.
    if stream.set_nodelay(true).is_ok() {
        // However a connection ends, the others go on.
        let _ = http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service_fn(answer))
            .await;
    }
}

async fn answer(
    request: Request<Incoming>,
) -> Result<Response<BoxBody<Bytes, Infallible>>, hyper::Error> {
    static ANSWER: Bytes = Bytes::from_static(ROLE.as_bytes());
    static ROLES: LazyLock<Bytes> =
        LazyLock::new(|| format!(r#"{{"userRoles":[{}]}}"#, [ROLE; PAGE].join(",")).into());
    static ZEROS: Bytes = Bytes::from_static(&[0; CHUNK]);

    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let authorization = head.headers.get(AUTHORIZATION);
    let is_authorized = authorization.is_some_and(|value| value == crate::AUTHORIZATION);
    let path = head.uri.path().strip_prefix(BASE_PATH);
    let json = |status, body: &Bytes| (status, "application/json", Full::new(body.clone()).boxed());
    let (status, media_type, body) = match (path, &head.method) {
        _ if !is_authorized => json(StatusCode::UNAUTHORIZED, &Bytes::new()),
        (Some("/api/auth/roles"), &Method::POST) if body == ANSWER => {
            json(StatusCode::CREATED, &ANSWER)
        }
        (Some("/api/auth/roles"), &Method::GET) => json(StatusCode::OK, &ROLES),
        (Some("/api/download"), &Method::GET) => {
            let chunks = (0..DOWNLOAD / CHUNK).map(|_| Ok(Frame::data(ZEROS.clone())));
            let chunks = BodyExt::boxed(StreamBody::new(stream::iter(chunks)));
            (StatusCode::OK, "application/octet-stream", chunks)
        }
        _ => json(StatusCode::BAD_REQUEST, &Bytes::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    if media_type == "application/octet-stream" {
        headers.insert(CONTENT_LENGTH, DOWNLOAD.into());
    }
    Ok(response)
}
