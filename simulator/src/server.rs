//! What both services share: a port, and a front desk that records each request,
//! lets faults strike and stamps each answer.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::clock::Clock;
use crate::fault::Faults;
use crate::ledger::{Ledger, RecordedRequest};
use crate::wire::{Connection, Stop, WireListener};

/// The largest request body that is taken; a larger one ends the connection.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// The header that tells two answers apart.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What both builders can set.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    pub(crate) clock: Clock,
    pub(crate) listen: SocketAddr,
    pub(crate) latency: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            clock: Clock::system(),
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            latency: Duration::ZERO,
        }
    }
}

/// A service that listens; it stops when this is dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) clock: Clock,
    pub(crate) ledger: Ledger,
    pub(crate) faults: Faults,
    /// Dropping it tells the listener and every connection to end.
    owner: watch::Sender<()>,
    serving: JoinHandle<()>,
}

impl Server {
    /// Takes the port and starts to answer.
    pub(crate) async fn start(options: Options, routes: Router) -> io::Result<Self> {
        let listener = TcpListener::bind(options.listen).await?;
        let address = listener.local_addr()?;
        let desk = Desk {
            clock: options.clock.clone(),
            latency: options.latency,
            ledger: Ledger::default(),
            faults: Faults::default(),
        };
        let (ledger, faults) = (desk.ledger.clone(), desk.faults.clone());
        let (owner, stop) = Stop::new();

        let service = routes
            .layer(DefaultBodyLimit::disable())
            .layer(from_fn_with_state(desk, attend))
            .into_make_service_with_connect_info::<Connection>();
        let listener = WireListener::new(listener, stop.clone());
        let serving = tokio::spawn(async move {
            // It ends with the signal alone: axum deals with failures to accept.
            let _ = axum::serve(listener, service)
                .with_graceful_shutdown(stop.wait())
                .await;
        });
        Ok(Self {
            address,
            clock: options.clock,
            ledger,
            faults,
            owner,
            serving,
        })
    }

    /// Stops and waits until every connection has ended.
    pub(crate) async fn stop(self) {
        let Self { owner, serving, .. } = self;
        drop(owner);
        let _ = serving.await;
    }
}

/// One request, for what is said about it in its answer.
pub(crate) struct Occasion {
    pub(crate) now: DateTime<Utc>,
    pub(crate) path: String,
    pub(crate) request_id: String,
}

impl Occasion {
    /// Adds the headers that every answer has, unless they are set.
    pub(crate) fn stamp(&self, headers: &mut HeaderMap) {
        let date = self.now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        for (name, value) in [(header::DATE, &date), (REQUEST_ID, &self.request_id)] {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.entry(name).or_insert(value);
            }
        }
    }
}

/// The front desk of one service.
#[derive(Clone)]
struct Desk {
    clock: Clock,
    latency: Duration,
    ledger: Ledger,
    faults: Faults,
}

/// Passes every request on to its operation, or to the fault that waits for it.
async fn attend(
    State(desk): State<Desk>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        connection.send_instead(Bytes::new());
        return Response::default();
    };
    let path = parts.uri.path().to_owned();
    let entry = desk.ledger.record(RecordedRequest {
        method: parts.method.clone(),
        path: path.clone(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body: body.clone(),
        status: None,
    });
    if !desk.latency.is_zero() {
        tokio::time::sleep(desk.latency).await;
    }

    let fault = desk.faults.take(parts.method.as_str(), &path);
    let request_id = Uuid::new_v4().to_string();
    let occasion = Occasion {
        now: desk.clock.now(),
        path,
        request_id,
    };
    let (answer, status) = match fault {
        Some(fault) => fault.deliver(&occasion, &connection).await,
        None => {
            let mut answer = next.run(Request::from_parts(parts, Body::from(body))).await;
            occasion.stamp(answer.headers_mut());
            let status = answer.status();
            (answer, Some(status))
        }
    };
    if let Some(status) = status {
        desk.ledger.answered(entry, status);
    }
    answer
}
