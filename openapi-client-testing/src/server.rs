//! A port, and a middleware that records each request, applies faults and adds headers
//! to each response.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::clock::Clock;
use crate::connection::{Connection, Then};
use crate::fault::{Fault, Faults};
use crate::ledger::{Ledger, RecordedRequest};
use crate::response_context::ResponseContext;
use crate::tls::Tls;
use crate::wire::{Stop, WireListener};

/// The largest request body that is accepted; a larger one ends the connection.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// What the builder of a service can set.
#[derive(Debug, Clone)]
pub struct Options {
    /// The clock that the service follows.
    pub clock: Clock,
    /// Where it listens.
    pub listen: SocketAddr,
    /// How long every response is delayed.
    pub latency: Duration,
    /// How far the service's time is ahead of the clock.
    pub skew: chrono::Duration,
    /// How it uses TLS, if it does.
    pub tls: Option<Tls>,
}

impl Options {
    /// The clock of the service.
    pub fn service_clock(&self) -> Clock {
        self.clock.skewed(self.skew)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            clock: Clock::system(),
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            latency: Duration::ZERO,
            skew: chrono::Duration::zero(),
            tls: None,
        }
    }
}

/// What ends all tokens of a service.
pub type DropTokens = Arc<dyn Fn() + Send + Sync>;

/// A service that listens; it stops when this is dropped.
pub struct Server {
    /// Scheme, host and port, as clients have to write them.
    pub origin: String,
    /// The service's own clock.
    pub clock: Clock,
    /// What arrived.
    pub ledger: Ledger,
    /// What is to fail.
    pub faults: Faults,
    /// Dropping it ends the listener and every connection.
    owner: watch::Sender<()>,
    serving: JoinHandle<()>,
}

impl Server {
    /// Binds the port and starts to serve.
    ///
    /// # Errors
    /// If the port is in use.
    pub async fn start(
        options: Options,
        routes: Router,
        drop_tokens: DropTokens,
    ) -> io::Result<Self> {
        let acceptor = options.tls.as_ref().map(Tls::acceptor).transpose()?;
        let listener = TcpListener::bind(options.listen).await?;
        let origin = origin(listener.local_addr()?, options.tls.as_ref());
        let clock = options.service_clock();
        let (ledger, faults) = (Ledger::default(), Faults::default());
        let middleware = Middleware {
            clock: clock.clone(),
            latency: options.latency,
            ledger: ledger.clone(),
            faults: faults.clone(),
            drop_tokens,
        };
        let (owner, stop) = Stop::new();
        let listener = WireListener {
            listener,
            stop: stop.clone(),
            acceptor,
            ledger: ledger.clone(),
            faults: faults.clone(),
        };

        let service = routes
            .layer(DefaultBodyLimit::disable())
            .layer(from_fn_with_state(middleware, handle))
            .into_make_service_with_connect_info::<Connection>();
        let serving = tokio::spawn(async move {
            // It ends with the signal alone: axum deals with failures to accept.
            let _ = axum::serve(listener, service)
                .with_graceful_shutdown(stop.wait())
                .await;
        });
        Ok(Self {
            origin,
            clock,
            ledger,
            faults,
            owner,
            serving,
        })
    }

    /// Stops and waits until every connection has ended.
    pub async fn stop(self) {
        let Self { owner, serving, .. } = self;
        drop(owner);
        let _ = serving.await;
    }
}

/// Where a service is: by a name that its certificate is for, if it has one.
///
/// All interfaces are no address of a client: then it is that of this machine.
fn origin(mut address: SocketAddr, tls: Option<&Tls>) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    let Some(tls) = tls else {
        return format!("http://{address}");
    };
    let ip = address.ip().to_string();
    match tls.names().first() {
        Some(name) if !tls.names().contains(&ip) => format!("https://{name}:{}", address.port()),
        _ => format!("https://{address}"),
    }
}

/// What the middleware of one service needs.
#[derive(Clone)]
struct Middleware {
    clock: Clock,
    latency: Duration,
    ledger: Ledger,
    faults: Faults,
    drop_tokens: DropTokens,
}

/// Passes every request on to its operation, unless a fault replaces that.
async fn handle(
    State(middleware): State<Middleware>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let entry = |body: Bytes| RecordedRequest {
        connection: connection.number(),
        method: parts.method.clone(),
        path: path.clone(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body,
        status: None,
        executed: false,
    };
    if middleware
        .faults
        .take_before_body(parts.method.as_str(), &path)
    {
        middleware.ledger.record(entry(Bytes::new()));
        connection.send_instead(Bytes::new(), Then::Reset);
        return Response::default();
    }
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        connection.send_instead(Bytes::new(), Then::Close);
        return Response::default();
    };
    let entry = middleware.ledger.record(entry(body.clone()));
    if !middleware.latency.is_zero() {
        tokio::time::sleep(middleware.latency).await;
    }

    let fault = middleware
        .faults
        .take(parts.method.as_str(), &path, entry.arrived_before())
        .unwrap_or_else(Fault::own_response);
    if let Some(gate) = &fault.gate_before {
        gate.wait().await;
    }
    if fault.drops_tokens {
        (middleware.drop_tokens)();
    }
    let mut own = None;
    if fault.executes {
        let response = next.run(Request::from_parts(parts, Body::from(body))).await;
        if response.status().is_success() {
            middleware.ledger.executed(entry);
        }
        own = Some(response);
    }
    if let Some(gate) = &fault.gate_after {
        gate.wait().await;
    }
    let context = ResponseContext {
        now: middleware.clock.now(),
        path,
        request_id: Uuid::new_v4().to_string(),
    };
    let (response, status) = fault.deliver(own, &context, &connection).await;
    if let Some(status) = status {
        middleware.ledger.answered(entry, status);
    }
    response
}
