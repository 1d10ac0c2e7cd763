//! Compressed responses and SOCKS proxies: features that are off by default.

#![cfg(all(feature = "gzip", feature = "socks"))]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use openapi_client_core::{
    CallError, ErrorKind, Method, Operation, ResponseValue, Retry, Transport,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

static GET: Operation = Operation::new("get", Method::GET, "/things").idempotent();

/// A server that answers one request with this body, compressed; gives its port,
/// and the head of the request.
async fn server(body: &[u8]) -> (u16, mpsc::UnboundedReceiver<String>) {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).expect("memory");
    let body = encoder.finish().expect("memory");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let (heads, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.expect("a connection");
        let _ = heads.send(head(&mut client).await);
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n\
             content-length: {}\r\n\r\n",
            body.len()
        );
        client.write_all(answer.as_bytes()).await.expect("sent");
        client.write_all(&body).await.expect("sent");
    });
    (port, received)
}

async fn head(client: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.expect("a head"));
    }
    String::from_utf8(head).expect("text").to_lowercase()
}

async fn get(transport: &Transport) -> Result<ResponseValue<Value>, CallError> {
    transport.request(&GET, &[]).send().await?.json()
}

#[tokio::test]
async fn a_compressed_body_is_asked_for_and_read() {
    let thing = json!({"name": "a thing"});
    let (port, mut heads) = server(thing.to_string().as_bytes()).await;
    let transport = Transport::builder(format!("http://127.0.0.1:{port}")).build();
    let value = get(&transport.expect("a transport"))
        .await
        .expect("a thing");
    assert_eq!(*value, thing);
    let head = heads.recv().await.expect("a request");
    assert!(head.contains("\r\naccept-encoding: gzip\r\n"), "{head}");
}

#[tokio::test]
async fn the_limit_on_a_body_is_that_of_what_it_contains() {
    let (port, _) = server(&vec![b' '; 10 << 20]).await;
    let builder = Transport::builder(format!("http://127.0.0.1:{port}"));
    let transport = builder
        .max_body_bytes(1 << 20)
        .build()
        .expect("a transport");
    let error = get(&transport).await.expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    assert_eq!(error.body().map(<[u8]>::len), Some(1 << 20));
}

/// A proxy that connects whoever asks (RFC 1928), by name or address, to this port.
async fn socks_proxy(to: u16) -> (u16, mpsc::UnboundedReceiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let (targets, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.expect("a connection");
        // The version and the methods: none needs a password.
        let mut greeting = [0; 2];
        client.read_exact(&mut greeting).await.expect("a greeting");
        let mut methods = vec![0; greeting[1].into()];
        client.read_exact(&mut methods).await.expect("methods");
        client.write_all(&[5, 0]).await.expect("sent");
        let mut request = [0; 5];
        client.read_exact(&mut request).await.expect("a request");
        assert_eq!(request[..4], [5, 1, 0, 3], "a connection to a name");
        let mut name = vec![0; request[4].into()];
        client.read_exact(&mut name).await.expect("a name");
        let _ = targets.send(name);
        client.read_u16().await.expect("a port");
        client
            .write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
            .await
            .expect("sent");
        let mut server = TcpStream::connect(("127.0.0.1", to))
            .await
            .expect("a server");
        let _ = copy_bidirectional(&mut client, &mut server).await;
    });
    (port, received)
}

#[tokio::test]
async fn a_socks_proxy_resolves_the_name_of_the_server() {
    let (to, mut heads) = server(b"{}").await;
    let (port, mut targets) = socks_proxy(to).await;
    let builder = Transport::builder("http://ops.invalid").danger_allow_plain_http(true);
    let builder = builder.proxy(format!("socks5h://127.0.0.1:{port}"));
    let transport = builder.retry(Retry::none()).build().expect("a transport");
    get(&transport).await.expect("a thing");
    assert_eq!(targets.recv().await.as_deref(), Some(&b"ops.invalid"[..]));
    let head = heads.recv().await.expect("a request");
    assert!(head.contains("\r\nhost: ops.invalid\r\n"), "{head}");
}
