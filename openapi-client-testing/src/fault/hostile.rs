//! Faults with a name: responses that every client has to survive.

use std::io::{self, Read, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::StatusCode;

use super::request_fault::{Fault, JSON};

const MEBIBYTE: u64 = 1024 * 1024;

/// # Responses that every client has to survive
impl Fault {
    /// 200 with JSON in gzip.
    pub fn gzip(json: &str) -> Self {
        Self::json()
            .header("content-encoding", "gzip")
            .body(zipped(json.as_bytes()))
    }

    /// 200 with gzip that is a thousand times larger when it is unpacked: a JSON string.
    pub fn gzip_bomb(mebibytes: u64) -> Self {
        let letters = io::repeat(b'x').take(mebibytes * MEBIBYTE - 2);
        let json = (&b"\""[..]).chain(letters).chain(&b"\""[..]);
        Self::json()
            .header("content-encoding", "gzip")
            .body(zipped(json))
    }

    /// 200 with JSON whose text is not UTF-8.
    pub fn invalid_utf8() -> Self {
        Self::json().body(&b"{\"token\":\"\xff\xfe\",\"validity\":1}"[..])
    }

    /// 500 with an error page of 10 MiB.
    pub fn huge_html_page() -> Self {
        let mut page = b"<!DOCTYPE html><html><body>".to_vec();
        page.resize(10 * MEBIBYTE as usize, b'x');
        Self::answer(StatusCode::INTERNAL_SERVER_ERROR)
            .header("content-type", "text/html;charset=UTF-8")
            .body(page)
    }

    /// 200 with a header of this many bytes.
    pub fn huge_header(bytes: usize) -> Self {
        Self::json().header("x-huge", &"x".repeat(bytes)).body("{}")
    }

    /// Executes the request and answers as usual, but declares the body as something else.
    pub fn wrong_content_type(content_type: &str) -> Self {
        Self::own_response().header("content-type", content_type)
    }

    fn json() -> Self {
        let mut fault = Self::answer(StatusCode::OK);
        fault.headers.insert("content-type", JSON);
        fault
    }
}

fn zipped(mut content: impl Read) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    io::copy(&mut content, &mut encoder)
        .and_then(|_| encoder.flush())
        .and_then(|()| encoder.finish())
        .expect("memory takes everything")
        .into()
}
