//! A server that does next to nothing for an answer, so that what is measured
//! is the client's.
//!
//! It has a thread of its own: what the client's thread allocates is the
//! client's alone.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// A running server; it ends when it is dropped.
#[derive(Debug)]
pub struct FastServer {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
    _running: oneshot::Sender<()>,
}

/// The body of an answer, a piece at a time. Pieces that are alike share their
/// memory.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    pieces: Vec<Arc<[u8]>>,
    delay: Duration,
}

impl Reply {
    /// A body of one piece.
    pub fn new(body: impl Into<Arc<[u8]>>) -> Self {
        Self::default().then(body)
    }

    /// The same body with a piece more at its end.
    #[must_use]
    pub fn then(mut self, piece: impl Into<Arc<[u8]>>) -> Self {
        self.pieces.push(piece.into());
        self
    }

    /// This many zeroes.
    ///
    /// # Panics
    /// If they are no multiple of 64 KiB.
    pub fn zeroes(count: usize) -> Self {
        const PIECE: usize = 1 << 16;
        assert_eq!(count % PIECE, 0);
        let piece: Arc<[u8]> = vec![0; PIECE].into();
        Self {
            pieces: vec![piece; count / PIECE],
            delay: Duration::ZERO,
        }
    }

    /// The same answer, this long after the request.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

impl FastServer {
    /// Answers each request with status 200 and what `answer` gives for its
    /// target: path and query. No request may have a body.
    ///
    /// # Panics
    /// If there is no free port or no thread.
    pub fn start(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(AtomicUsize::new(0));
        let (running, dropped) = oneshot::channel();
        let serve = serve(listener, answer, requests.clone());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let runtime = runtime.expect("a runtime");
        thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = serve => {}
                    _ = dropped => {}
                }
            });
        });
        Self {
            address,
            requests,
            _running: running,
        }
    }

    /// The address, without a path.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many requests arrived.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

async fn serve(
    listener: std::net::TcpListener,
    answer: impl Fn(&str) -> Reply + Send + Sync + 'static,
    requests: Arc<AtomicUsize>,
) {
    listener.set_nonblocking(true).expect("a socket");
    let listener = TcpListener::from_std(listener).expect("a listener");
    let answer = Arc::new(answer);
    while let Ok((stream, _)) = listener.accept().await {
        let (answer, requests) = (answer.clone(), requests.clone());
        tokio::spawn(async move {
            // A client that is gone misses nothing.
            let _ = converse(stream, &*answer, &requests).await;
        });
    }
}

/// Answers the requests of a connection, one after the other.
async fn converse(
    mut stream: TcpStream,
    answer: &(impl Fn(&str) -> Reply + Sync),
    requests: &AtomicUsize,
) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut head = Vec::new();
    loop {
        while !head.ends_with(b"\r\n\r\n") {
            if stream.read_buf(&mut head).await? == 0 {
                return Ok(());
            }
        }
        requests.fetch_add(1, Ordering::SeqCst);
        let text = String::from_utf8_lossy(&head);
        let reply = answer(text.split(' ').nth(1).unwrap_or_default());
        head.clear();
        if !reply.delay.is_zero() {
            tokio::time::sleep(reply.delay).await;
        }
        let length: usize = reply.pieces.iter().map(|piece| piece.len()).sum();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await?;
        for piece in &reply.pieces {
            stream.write_all(piece).await?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_request_gets_what_its_target_asks_for() {
        let server = FastServer::start(|target| Reply::new(*b"at ").then(target.as_bytes()));
        for target in ["/a?b=1", "/"] {
            let (authority, mut stream) =
                (server.address, TcpStream::connect(server.address).await);
            let stream = stream.as_mut().expect("a connection");
            // Two in a row on the same connection.
            for _ in 0..2 {
                let request = format!("GET {target} HTTP/1.1\r\nhost: {authority}\r\n\r\n");
                stream.write_all(request.as_bytes()).await.expect("sent");
                let mut answer = String::new();
                while !answer.ends_with(&format!("at {target}")) {
                    let read = stream.read_u8().await.expect("more of the answer");
                    answer.push(read.into());
                }
                assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            }
        }
        assert_eq!(server.requests(), 4);
    }
}
