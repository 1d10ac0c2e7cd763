//! A form on its way to a server: what arrives of its files.

use std::io::Write;
use std::path::Path;

use openapi_client_core::{CallError, ErrorKind, FilePart, Form, Method, Operation, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

static UPLOAD: Operation = Operation::new("upload", Method::POST, "/files");
static REPLACE: Operation = Operation::new("replace", Method::PUT, "/files").idempotent();

/// A server that answers each request, once all of it came, with the next of
/// `statuses`, and then gives back what came.
async fn server(
    statuses: &'static [u16],
) -> (Transport, tokio::task::JoinHandle<Vec<(String, Vec<u8>)>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let task = tokio::spawn(async move {
        let mut came = Vec::new();
        for status in statuses {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut bytes = Vec::new();
            loop {
                if let Some((head, body)) = split(&bytes)
                    && body.len() >= content_length(&head)
                {
                    came.push((head, body));
                    break;
                }
                if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                    return came;
                }
            }
            let answer = format!(
                "HTTP/1.1 {status} -\r\ncontent-length: 0\r\nretry-after: 0\r\nconnection: close\r\n\r\n"
            );
            stream
                .write_all(answer.as_bytes())
                .await
                .expect("the client listens");
        }
        came
    });
    let transport = Transport::builder(format!("http://{address}"))
        .build()
        .expect("a transport");
    (transport, task)
}

/// What comes of sending `form` with an operation.
async fn send(
    transport: &Transport,
    operation: &'static Operation,
    form: Form,
) -> Result<(), CallError> {
    let request = transport.request(operation, &[]).multipart(form);
    request.send().await?.empty().map(drop)
}

fn split(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    Some((head, bytes[end + 4..].to_vec()))
}

fn content_length(head: &str) -> usize {
    let mut lengths = head
        .lines()
        .filter_map(|line| line.strip_prefix("content-length: "));
    let length = lengths.next().expect("a length").parse();
    assert_eq!(lengths.next(), None, "one length");
    length.expect("a number")
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> FilePart {
    let path = folder.join(name);
    let mut file = std::fs::File::create(&path).expect("a file");
    file.write_all(bytes).expect("room on the disk");
    FilePart::open(path)
}

#[tokio::test]
async fn files_arrive_whole_and_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let large: Vec<u8> = (0..=255u8).cycle().take(1_000_003).collect();
    let form = Form::new()
        .text("note", &"hi")
        .files(
            "files",
            [
                file(folder.path(), "large.bin", &large),
                file(folder.path(), "empty.bin", b""),
            ],
        )
        .text("end", &true);
    let (transport, server) = server(&[204]).await;
    send(&transport, &UPLOAD, form).await.expect("a success");
    let came = server.await.expect("a server");
    let (head, body) = &came[0];
    assert!(!head.contains("transfer-encoding"), "{head}");
    let boundary = head
        .split("boundary=")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .expect("a boundary");
    let part = |name: &str, rest: &str, value: &[u8]| {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n\r\n"
        );
        [head.as_bytes(), value, b"\r\n"].concat()
    };
    let of_file =
        |name: &str| format!("; filename=\"{name}\"\r\nContent-Type: application/octet-stream");
    let expected = [
        part("note", "", b"hi"),
        part("files", &of_file("large.bin"), &large),
        part("files", &of_file("empty.bin"), b""),
        part("end", "", b"true"),
        format!("--{boundary}--\r\n").into_bytes(),
    ]
    .concat();
    assert!(*body == expected, "{} bytes arrived", body.len());
}

#[tokio::test]
async fn a_form_is_repeated_only_if_it_is_in_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let in_memory = Form::new().files("file", [FilePart::from_bytes("a", "bytes")]);
    let (transport, task) = server(&[503, 204]).await;
    let sent = send(&transport, &REPLACE, in_memory).await;
    sent.expect("a success");
    let came = task.await.expect("a server");
    assert_eq!((came.len(), &came[0].1), (2, &came[1].1));

    let on_disk = Form::new().files("file", [file(folder.path(), "a", b"bytes")]);
    let (transport, task) = server(&[503]).await;
    let failure = send(&transport, &REPLACE, on_disk).await;
    let failure = failure.expect_err("a refusal");
    assert_eq!(failure.kind(), ErrorKind::Status);
    assert_eq!(task.await.expect("a server").len(), 1);
}
