//! HTTP by hand: requests that no client of ours would send, and answers that
//! no server should give.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// An answer as it arrived.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(header, _)| header == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// If it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a body of JSON")
    }
}

/// Sends a request to `path` below `base_url`, and reads all of the answer.
///
/// # Panics
/// If there is no answer.
pub async fn send(
    method: &str,
    base_url: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let (authority, base_path) = split(base_url);
    let mut request = format!("{method} {base_path}{path} HTTP/1.1\r\nhost: {authority}\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = body.len();
    request.push_str(&format!(
        "content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ));
    let mut stream = TcpStream::connect(authority).await.expect("a connection");
    let sent = stream.write_all(request.as_bytes()).await;
    sent.expect("the request can be sent");
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes).await;
    read.expect("the answer has an end");
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Answer {
    let end = head_end(bytes).expect("the answer has a head");
    let head = str::from_utf8(&bytes[..end]).expect("the head is text");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let status = status.and_then(|status| status.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    Answer {
        status: status.expect("the answer has a status"),
        headers: headers
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect(),
        body: bytes[end..].to_vec(),
    }
}

/// Where the head ends, with the empty line.
fn head_end(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    Some(end + 4)
}

/// Authority and path of a base URL of plain HTTP.
///
/// # Panics
/// If it is none.
pub fn split(base_url: &str) -> (&str, &str) {
    let rest = base_url.strip_prefix("http://").expect("plain HTTP");
    let at = rest.find('/').unwrap_or(rest.len());
    rest.split_at(at)
}

/// A server that gives the same bytes to everyone and then hangs up.
#[derive(Debug)]
pub struct RawServer {
    authority: String,
    answer: Arc<Mutex<Vec<u8>>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl RawServer {
    /// Listens on a free port of 127.0.0.1.
    ///
    /// # Panics
    /// If there is none.
    pub async fn start(answer: impl Into<Vec<u8>>) -> Self {
        let answer = Arc::new(Mutex::new(answer.into()));
        let given = answer.clone();
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let arrived = requests.clone();
        // Ends with the runtime of the test.
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = read_request(&mut stream).await;
                lock(&arrived).push(request);
                let answer = lock(&given).clone();
                // The client may be gone; then nobody misses the answer.
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
            }
        });
        Self {
            authority: address.to_string(),
            answer,
            requests,
        }
    }

    /// The address, without a path.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// Sets what everyone gets from now on.
    pub fn answer_from_now_on(&self, answer: Vec<u8>) {
        *lock(&self.answer) = answer;
    }

    /// How many requests arrived.
    pub fn requests(&self) -> usize {
        lock(&self.requests).len()
    }

    /// The requests that arrived, head and body, as they were sent.
    pub fn texts(&self) -> Vec<String> {
        lock(&self.requests).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads one request, so that closing the connection does not reset it.
async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let end = head_end(&bytes);
        if end.is_some_and(|end| bytes.len() >= end + content_length(&bytes[..end])) {
            break;
        }
        match stream.read_buf(&mut bytes).await {
            Ok(0) | Err(_) => break,
            Ok(_) => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn content_length(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let mut lines = head.lines();
    let length = lines.find_map(|line| line.strip_prefix("content-length: "));
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// An address that refuses connections for as long as the socket is held.
///
/// # Panics
/// If there is no free port.
pub fn refusing() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().expect("a socket");
    let any = "127.0.0.1:0".parse().expect("an address");
    socket.bind(any).expect("a free port");
    let address = socket.local_addr().expect("an address");
    (socket, format!("http://{address}"))
}

/// An address of HTTPS that takes connections and never says a word, for as
/// long as the listener is held.
///
/// # Panics
/// If there is no free port.
pub fn silent_tls() -> (std::net::TcpListener, String) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    (listener, format!("https://{address}"))
}
