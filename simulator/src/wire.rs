//! The connection below HTTP: where an answer can be cut, and where the server's end
//! reaches every open connection.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use bytes::{Buf, Bytes};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::lock::lock;

/// Ready once the owner of the server has let go of it.
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
    listener: TcpListener,
    stop: Stop,
}

impl WireListener {
    /// Wraps a listener.
    pub(crate) fn new(listener: TcpListener, stop: Stop) -> Self {
        Self { listener, stop }
    }
}

impl Listener for WireListener {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // Without it small answers wait for the peer's ACK; a failure only costs time.
        let _ = stream.set_nodelay(true);
        (Wire::new(stream, self.stop.clone()), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A handle on one connection, for the code that answers its requests.
#[derive(Clone, Default)]
pub(crate) struct Connection(Arc<Mutex<Option<Bytes>>>);

impl Connection {
    /// Sends these bytes in place of the answer, then closes the connection.
    ///
    /// Takes effect with the next write, so the caller still returns an answer, which
    /// is thrown away. The bytes are HTTP/1.1; so are all connections, unless a client
    /// speaks HTTP/2 without being asked to.
    pub(crate) fn send_instead(&self, bytes: Bytes) {
        *lock(&self.0) = Some(bytes);
    }
}

impl Connected<IncomingStream<'_, WireListener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, WireListener>) -> Self {
        stream.io().connection.clone()
    }
}

/// A TCP stream that ends early when it is told to, or when the server stops.
pub(crate) struct Wire {
    stream: TcpStream,
    connection: Connection,
    /// What is left of the bytes that replace the answer.
    instead: Option<Bytes>,
    /// None once the server has stopped.
    stop: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl Wire {
    fn new(stream: TcpStream, stop: Stop) -> Self {
        Self {
            stream,
            connection: Connection::default(),
            instead: None,
            stop: Some(Box::pin(stop.wait())),
        }
    }

    /// Whether the server has stopped; if not, the task is woken when it does.
    fn stopped(&mut self, cx: &mut Context<'_>) -> bool {
        if let Some(stop) = &mut self.stop
            && stop.as_mut().poll(cx).is_ready()
        {
            self.stop = None;
        }
        self.stop.is_none()
    }

    /// Never waits for the other side once the server has stopped.
    fn unless_stopped<T>(
        &mut self,
        cx: &mut Context<'_>,
        poll: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        match poll {
            Poll::Pending if self.stopped(cx) => Poll::Ready(Err(closed())),
            poll => poll,
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.stopped(cx) {
            return Poll::Ready(Err(closed()));
        }
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if this.instead.is_none() {
            this.instead = lock(&this.connection.0).take();
        }
        while let Some(mut rest) = this.instead.take() {
            if rest.is_empty() {
                this.instead = Some(rest);
                return Poll::Ready(Err(closed()));
            }
            let poll = Pin::new(&mut this.stream).poll_write(cx, &rest);
            let poll = this.unless_stopped(cx, poll);
            if let Poll::Ready(Ok(written)) = poll {
                rest.advance(written);
            }
            this.instead = Some(rest);
            ready!(poll)?;
        }
        let poll = Pin::new(&mut this.stream).poll_write(cx, buffer);
        this.unless_stopped(cx, poll)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_flush(cx);
        self.unless_stopped(cx, poll)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_shutdown(cx);
        self.unless_stopped(cx, poll)
    }
}

fn closed() -> io::Error {
    io::Error::new(io::ErrorKind::ConnectionAborted, "closed by the simulator")
}
