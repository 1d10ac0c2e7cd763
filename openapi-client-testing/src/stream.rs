//! The bytes of one connection, plain or through TLS, and how it begins.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::fault::ConnectionFault;
use crate::ledger::Ledger;

/// What carries HTTP.
pub(crate) enum Stream {
    Plain(TcpStream),
    Secure(Box<TlsStream<TcpStream>>),
}

impl Stream {
    /// Applies a fault and does the TLS handshake; none if that ends the connection.
    pub(crate) async fn open(
        mut tcp: TcpStream,
        fault: Option<ConnectionFault>,
        acceptor: Option<TlsAcceptor>,
        ledger: Ledger,
    ) -> Option<Self> {
        match fault {
            None => {}
            Some(ConnectionFault::Hold(gate)) => gate.wait().await,
            Some(ConnectionFault::Reset) => {
                let _ = tcp.set_zero_linger();
                return None;
            }
            Some(ConnectionFault::Silence) => {
                read_to_end(&mut tcp).await;
                return None;
            }
            Some(ConnectionFault::Garbage(bytes)) => {
                // Not before the client has sent something, so that it always sees the same.
                if matches!(tcp.read(&mut [0; 1024]).await, Ok(1..)) {
                    let _ = tcp.write_all(&bytes).await;
                    end(&mut tcp).await;
                }
                return None;
            }
        }
        let Some(acceptor) = acceptor else {
            return Some(Self::Plain(tcp));
        };
        match acceptor.accept(tcp).into_fallible().await {
            Ok(stream) => Some(Self::Secure(Box::new(stream))),
            Err((_, mut tcp)) => {
                ledger.tls_failed();
                end(&mut tcp).await;
                None
            }
        }
    }

    /// Makes the end of the connection a reset.
    pub(crate) fn end_by_reset(&self) {
        let tcp = match self {
            Self::Plain(tcp) => tcp,
            Self::Secure(stream) => stream.get_ref().0,
        };
        // It can only fail if the connection has ended already.
        let _ = tcp.set_zero_linger();
    }

    fn pinned(&mut self) -> Pin<&mut dyn Duplex> {
        let duplex: &mut dyn Duplex = match self {
            Self::Plain(tcp) => tcp,
            Self::Secure(stream) => stream.as_mut(),
        };
        Pin::new(duplex)
    }
}

/// Closes this end, then waits for the other one.
///
/// Closing with bytes unread would reset the connection, and the client could miss the
/// end of the response.
async fn end(tcp: &mut TcpStream) {
    let _ = tcp.shutdown().await;
    read_to_end(tcp).await;
}

async fn read_to_end(tcp: &mut TcpStream) {
    let _ = tokio::io::copy(tcp, &mut tokio::io::sink()).await;
}

trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.pinned().poll_read(cx, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.pinned().poll_write(cx, buffer)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pinned().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pinned().poll_shutdown(cx)
    }
}
