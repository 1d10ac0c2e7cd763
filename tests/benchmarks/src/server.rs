//! A server that does next to nothing for an answer, so that what is measured
//! is the client's.
//!
//! It has a thread of its own: what the client's thread allocates is the
//! client's alone.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Body, Frame, Incoming};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;

/// A running server; it ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
    _running: oneshot::Sender<()>,
}

/// What the server answers: a status, and a body of pieces.
#[derive(Debug, Clone)]
pub struct Reply {
    status: StatusCode,
    media_type: &'static str,
    pieces: Vec<Bytes>,
    delay: Duration,
}

impl Reply {
    /// This JSON text, with status 200.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self {
            status: StatusCode::OK,
            media_type: "application/json",
            pieces: vec![body.into()],
            delay: Duration::ZERO,
        }
    }

    /// This many zeroes.
    ///
    /// # Panics
    /// If they are no multiple of 64 KiB.
    pub fn zeroes(count: usize) -> Self {
        static PIECE: [u8; 1 << 16] = [0; 1 << 16];
        assert_eq!(count % PIECE.len(), 0);
        Self {
            media_type: "application/octet-stream",
            pieces: vec![Bytes::from_static(&PIECE); count / PIECE.len()],
            ..Self::new("")
        }
    }

    /// The same answer with another status.
    #[must_use]
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same body with a piece more at its end.
    #[must_use]
    pub fn then(mut self, piece: impl Into<Bytes>) -> Self {
        self.pieces.push(piece.into());
        self
    }

    /// The same answer, this long after the request.
    #[must_use]
    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    fn into_response(self) -> Response<impl Body<Data = Bytes, Error = Infallible>> {
        let length: usize = self.pieces.iter().map(Bytes::len).sum();
        let frames = self.pieces.into_iter().map(|piece| Ok(Frame::data(piece)));
        let mut response = Response::new(StreamBody::new(stream::iter(frames)));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        headers.insert(CONTENT_LENGTH, length.into());
        response
    }
}

impl Server {
    /// Answers each request with what `answer` gives for its head and body.
    ///
    /// # Panics
    /// If there is no free port or no thread.
    pub fn start(answer: impl Fn(&Parts, &[u8]) -> Reply + Send + Sync + 'static) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        // Listening before anybody knows the address; thousands may connect at once.
        let listener = {
            let _entered = runtime.enter();
            let socket = TcpSocket::new_v4().expect("a socket");
            let bound = socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)));
            bound.expect("a free port");
            socket.listen(4_096).expect("a listener")
        };
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(AtomicUsize::new(0));
        let (running, dropped) = oneshot::channel();
        let serve = serve(listener, Arc::new(answer), requests.clone());
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

async fn serve<F>(listener: TcpListener, answer: Arc<F>, requests: Arc<AtomicUsize>)
where
    F: Fn(&Parts, &[u8]) -> Reply + Send + Sync + 'static,
{
    while let Ok((stream, _)) = listener.accept().await {
        let (answer, requests) = (answer.clone(), requests.clone());
        let service = service_fn(move |request: Request<Incoming>| {
            let (answer, requests) = (answer.clone(), requests.clone());
            async move {
                requests.fetch_add(1, Ordering::SeqCst);
                let (head, body) = request.into_parts();
                let reply = answer(&head, &body.collect().await?.to_bytes());
                if !reply.delay.is_zero() {
                    tokio::time::sleep(reply.delay).await;
                }
                Ok::<_, hyper::Error>(reply.into_response())
            }
        });
        // An answer goes out at once, whatever came before it.
        if stream.set_nodelay(true).is_ok() {
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // However a connection ends, the others go on.
            tokio::spawn(async { drop(connection.await) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_request_gets_what_its_target_and_body_ask_for() {
        let server = Server::start(|head, body| {
            let target = head.uri.to_string();
            Reply::new(target)
                .then(body.to_vec())
                .status(StatusCode::CREATED)
        });
        let client = reqwest::Client::new();
        for (target, body) in [("/a?b=1", "x"), ("/a?b=1", ""), ("/", "y")] {
            let url = format!("{}{target}", server.base_url());
            let answer = client.post(url).body(body).send().await.expect("an answer");
            assert_eq!(answer.status().as_u16(), 201);
            let text = answer.text().await.expect("text");
            assert_eq!(text, format!("{target}{body}"));
        }
        assert_eq!(server.requests(), 3);
    }
}
