//! A server of any API, whose answers a function gives.

use std::fmt;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use http::{HeaderValue, Method, Response, StatusCode, Uri, header};

use crate::fault::Faults;
use crate::ledger::Ledger;
use crate::server::{Options, Server};
use crate::tls::Tls;

/// A server of any API, on a free port of 127.0.0.1; it stops when this is dropped.
///
/// It has the faults and the ledger of the two simulators and knows nothing of either
/// service.
pub struct StubServer {
    server: Server,
}

impl StubServer {
    /// Starts a server that answers each request by its method and path: with this status
    /// and JSON, no body if the text is empty.
    ///
    /// # Errors
    /// If there is no free port.
    pub async fn start(
        tls: Option<Tls>,
        answer: impl Fn(&Method, &str) -> (StatusCode, String) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::start_with(tls, move |method, path| {
            let (status, body) = answer(method, path);
            json(status, body)
        })
        .await
    }

    /// Starts a server that answers each request by its method and path with any status,
    /// headers and body.
    ///
    /// # Errors
    /// If there is no free port.
    pub async fn start_with(
        tls: Option<Tls>,
        answer: impl Fn(&Method, &str) -> Response<Vec<u8>> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let answer = Arc::new(answer);
        let routes = Router::new().fallback(move |method: Method, uri: Uri| {
            let response = answer(&method, uri.path());
            std::future::ready(response.map(Body::from))
        });
        let options = Options {
            tls,
            ..Options::default()
        };
        let server = Server::start(options, routes, Arc::new(|| {})).await?;
        Ok(Self { server })
    }

    /// The address, without a path.
    pub fn origin(&self) -> &str {
        &self.server.origin
    }

    /// The requests and connections that arrived.
    pub fn ledger(&self) -> &Ledger {
        &self.server.ledger
    }

    /// The faults that wait.
    pub fn faults(&self) -> &Faults {
        &self.server.faults
    }
}

fn json(status: StatusCode, body: String) -> Response<Vec<u8>> {
    let is_empty = body.is_empty();
    let mut response = Response::new(body.into_bytes());
    *response.status_mut() = status;
    if !is_empty {
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
    }
    response
}

impl fmt::Debug for StubServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StubServer")
            .field("origin", &self.server.origin)
            .finish_non_exhaustive()
    }
}
