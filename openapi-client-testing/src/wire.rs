//! The connection below HTTP: where a response can be cut or replaced, and where the
//! end of the server reaches every open connection.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use bytes::Buf;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::connection::{Connection, Replacement, Then};
use crate::fault::Faults;
use crate::ledger::Ledger;
use crate::stream::Stream;

/// Ready once the handle of the server is dropped.
#[derive(Clone)]
pub(crate) struct Stop(watch::Receiver<()>);

impl Stop {
    /// The signal, and what to drop to give it.
    pub(crate) fn new() -> (watch::Sender<()>, Self) {
        let (owner, signal) = watch::channel(());
        (owner, Self(signal))
    }

    /// Waits for the signal.
    pub(crate) async fn wait(mut self) {
        // Nothing is ever sent: `changed` ends with the error that the owner is gone.
        while self.0.changed().await.is_ok() {}
    }
}

/// A listener whose connections can be cut.
pub(crate) struct WireListener {
    pub(crate) listener: TcpListener,
    pub(crate) stop: Stop,
    pub(crate) acceptor: Option<TlsAcceptor>,
    pub(crate) ledger: Ledger,
    pub(crate) faults: Faults,
}

impl Listener for WireListener {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (tcp, address) = Listener::accept(&mut self.listener).await;
        // Without it small responses wait for the peer's ACK; a failure only costs time.
        let _ = tcp.set_nodelay(true);
        let number = self.ledger.connected();
        let fault = self.faults.take_for_connection();
        let opening = Stream::open(tcp, fault, self.acceptor.clone(), self.ledger.clone());
        let wire = Wire {
            state: State::Opening(Box::pin(opening)),
            connection: Connection::new(number),
            replacement: None,
            stop: Some(Box::pin(self.stop.clone().wait())),
        };
        (wire, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, WireListener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, WireListener>) -> Self {
        stream.io().connection.clone()
    }
}

/// A connection that ends early on demand, or when the server stops.
pub(crate) struct Wire {
    state: State,
    connection: Connection,
    /// What is left of the bytes that replace the response.
    replacement: Option<Replacement>,
    /// None once the server has stopped.
    stop: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

enum State {
    Opening(Pin<Box<dyn Future<Output = Option<Stream>> + Send>>),
    Open(Stream),
    Ended,
}

impl Wire {
    /// Whether the server has stopped; if not, the task is woken when it does.
    fn stopped(&mut self, cx: &mut Context<'_>) -> bool {
        if let Some(stop) = &mut self.stop
            && stop.as_mut().poll(cx).is_ready()
        {
            self.stop = None;
        }
        self.stop.is_none()
    }

    /// Does something with the stream as soon as it is open; never waits for the other
    /// side once the server has stopped.
    fn poll_stream<T>(
        &mut self,
        cx: &mut Context<'_>,
        poll: impl FnOnce(Pin<&mut Stream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let State::Opening(opening) = &mut self.state
            && let Poll::Ready(stream) = opening.as_mut().poll(cx)
        {
            self.state = stream.map_or(State::Ended, State::Open);
        }
        let result = match &mut self.state {
            State::Opening(_) => Poll::Pending,
            State::Open(stream) => poll(Pin::new(stream), cx),
            State::Ended => Poll::Ready(Err(closed())),
        };
        match result {
            Poll::Pending if self.stopped(cx) => Poll::Ready(Err(closed())),
            result => result,
        }
    }

    /// Writes what is left of the bytes that replace the response, then ends the
    /// connection or discards the response.
    fn poll_replacement(
        &mut self,
        cx: &mut Context<'_>,
        mut replacement: Replacement,
        answer: &[u8],
    ) -> Poll<io::Result<usize>> {
        while !replacement.rest.is_empty() {
            let poll = self.poll_stream(cx, |stream, cx| stream.poll_write(cx, &replacement.rest));
            match poll {
                Poll::Ready(Ok(written)) => replacement.rest.advance(written),
                poll => {
                    self.replacement = Some(replacement);
                    return poll;
                }
            }
        }
        let flushed = self.poll_stream(cx, |stream, cx| stream.poll_flush(cx));
        let then = replacement.then;
        self.replacement = Some(replacement);
        ready!(flushed)?;
        if then == Then::KeepOpen {
            return Poll::Ready(Ok(answer.len()));
        }
        if let State::Open(stream) = &self.state
            && then == Then::Reset
        {
            stream.end_by_reset();
        }
        // Drops the stream, so that no `close_notify` of TLS is sent.
        self.state = State::Ended;
        Poll::Ready(Err(closed()))
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.stopped(cx) {
            return Poll::Ready(Err(closed()));
        }
        let before = buffer.filled().len();
        let poll = this.poll_stream(cx, |stream, cx| stream.poll_read(cx, buffer));
        if buffer.filled().len() > before {
            // A new request: the overrides were for the response to the last one.
            this.replacement.take_if(|sent| sent.rest.is_empty());
            this.connection.write_whole();
        }
        poll
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        let (new, single_bytes) = this.connection.take_overrides();
        if let Some(replacement) = new.or_else(|| this.replacement.take()) {
            return this.poll_replacement(cx, replacement, buffer);
        }
        let part = if single_bytes {
            buffer.len().min(1)
        } else {
            buffer.len()
        };
        this.poll_stream(cx, |stream, cx| stream.poll_write(cx, &buffer[..part]))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_stream(cx, |stream, cx| stream.poll_flush(cx))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.state {
            State::Open(_) => self.poll_stream(cx, |stream, cx| stream.poll_shutdown(cx)),
            State::Opening(_) | State::Ended => Poll::Ready(Ok(())),
        }
    }
}

fn closed() -> io::Error {
    io::Error::new(io::ErrorKind::ConnectionAborted, "closed by the simulator")
}
