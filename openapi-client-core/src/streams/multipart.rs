//! Separating the parts of a body of `multipart/mixed`.

use bytes::{Buf, Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::splitter::TooLong;

/// Separates the parts of a body (RFC 2046, section 5.1), of which it keeps one.
pub(super) struct Multipart {
    /// What is in front of each part: the end of a line, and the boundary.
    delimiter: Vec<u8>,
    limit: usize,
    buffer: BytesMut,
    /// Where in the buffer a delimiter may begin.
    searched: usize,
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In what is before the first part.
    Preamble,
    Part,
    /// Behind the last part.
    Over,
}

impl Multipart {
    /// The parts of a body of this media type; `None` if it names no boundary.
    pub(super) fn new(media_type: &str, limit: usize) -> Option<Self> {
        let mut delimiter = b"\n--".to_vec();
        delimiter.extend_from_slice(boundary(media_type)?.as_bytes());
        Some(Self {
            delimiter,
            limit,
            // The first delimiter may be the beginning of the body.
            buffer: BytesMut::from(&b"\n"[..]),
            searched: 0,
            place: Place::Preamble,
        })
    }

    /// Whether the last part has come.
    pub(super) fn is_over(&self) -> bool {
        self.place == Place::Over
    }

    /// What came of a part that has no end.
    pub(super) fn rest(&mut self) -> Bytes {
        self.buffer.split().freeze()
    }

    /// Takes the next part out of `chunk`, head and body, and its beginning if it has no
    /// end there.
    pub(super) fn next(&mut self, chunk: &mut Bytes) -> Option<Result<Bytes, TooLong>> {
        // No more at once than there is room for.
        loop {
            if let Some(part) = self.found() {
                return Some(Ok(part));
            }
            if self.is_over() {
                chunk.clear();
                return None;
            }
            if self.buffer.len() > self.limit.saturating_add(self.delimiter.len()) {
                return Some(Err(TooLong));
            }
            if chunk.is_empty() {
                return None;
            }
            self.buffer
                .extend_from_slice(&chunk.split_to(chunk.len().min(STEP)));
        }
    }

    /// The next part, if the buffer has its end.
    fn found(&mut self) -> Option<Bytes> {
        while self.place != Place::Over {
            let Some((at, behind)) = self.delimiter()? else {
                continue;
            };
            let part = self.buffer.split_to(at).freeze();
            self.buffer.advance(self.delimiter.len());
            let is_part = self.place == Place::Part;
            self.place = match behind {
                Behind::End => Place::Over,
                // The end of the line stays: an empty part has the next delimiter there.
                Behind::Line(end) => {
                    self.buffer.advance(end);
                    Place::Part
                }
            };
            self.searched = 0;
            if is_part {
                return Some(part);
            }
        }
        self.buffer.clear();
        None
    }

    /// Where the next delimiter is, and what is behind it; nothing if what looks like one
    /// is none, and `None` if more must come.
    fn delimiter(&mut self) -> Option<Option<(usize, Behind)>> {
        let length = self.delimiter.len();
        let mut windows = self.buffer[self.searched..].windows(length);
        let Some(found) = windows.position(|bytes| bytes == self.delimiter) else {
            self.searched = self
                .buffer
                .len()
                .saturating_sub(length - 1)
                .max(self.searched);
            if self.place == Place::Preamble {
                self.buffer.advance(self.searched);
                self.searched = 0;
            }
            return None;
        };
        let at = self.searched + found;
        self.searched = at;
        let behind = &self.buffer[at + length..];
        if behind.starts_with(b"--") {
            return Some(Some((at, Behind::End)));
        }
        let end = behind.iter().position(|byte| *byte == b'\n');
        let line = &behind[..end.unwrap_or(behind.len())];
        // A longer boundary begins as this one does.
        let is_one = line.iter().all(u8::is_ascii_whitespace) || line == b"-" && end.is_none();
        match end {
            _ if !is_one => {
                self.searched = at + 1;
                Some(None)
            }
            Some(end) => Some(Some((at, Behind::Line(end)))),
            None => None,
        }
    }
}

/// What is behind a delimiter.
enum Behind {
    /// The mark of the last one.
    End,
    /// The rest of its line, of this length.
    Line(usize),
}

/// How much is taken at once: a chunk may be much longer than an item.
const STEP: usize = 1 << 16;

/// The boundary that a media type names.
fn boundary(media_type: &str) -> Option<&str> {
    let mut parameters = media_type.split(';').skip(1).map(str::trim);
    let boundary = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("boundary")
            .then(|| value.trim().trim_matches('"'))
    });
    boundary.filter(|boundary| !boundary.is_empty())
}

/// The headers of a part, and its body. A line that is no header is left out.
pub(super) fn head_and_body(part: &Bytes) -> (HeaderMap, Bytes) {
    let mut headers = HeaderMap::new();
    // It begins with the end of the delimiter's line, and ends before that of its own.
    let mut at = 1.min(part.len());
    let end = match part.last() {
        Some(b'\r') if part.len() > 1 => part.len() - 1,
        _ => part.len(),
    };
    while at < end {
        let line = part[at..end].split(|byte| *byte == b'\n').next();
        let line = line.unwrap_or_default();
        at = (at + line.len() + 1).min(end);
        let line = line.trim_ascii();
        if line.is_empty() {
            break;
        }
        let mut halves = line.splitn(2, |byte| *byte == b':');
        let name = halves
            .next()
            .and_then(|name| HeaderName::from_bytes(name).ok());
        let value = halves.next().map(<[u8]>::trim_ascii);
        let value = value.and_then(|value| HeaderValue::from_bytes(value).ok());
        if let (Some(name), Some(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    (headers, part.slice(at.min(end)..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = "multipart/mixed; charset=utf-8; Boundary=\"b b\"";

    /// The content type and the body of each part, in chunks of this size.
    fn parts(body: &[u8], size: usize) -> (Vec<(String, String)>, bool, String) {
        let mut multipart = Multipart::new(TYPE, 60).expect("a boundary");
        let mut parts = Vec::new();
        for chunk in body.chunks(size) {
            let mut chunk = Bytes::copy_from_slice(chunk);
            while let Some(part) = multipart.next(&mut chunk) {
                let (headers, body) = head_and_body(&part.expect("it is short"));
                let media_type = headers
                    .get("content-type")
                    .map_or("", |value| value.to_str().expect("text"));
                let body = String::from_utf8_lossy(&body).into_owned();
                parts.push((media_type.to_owned(), body));
            }
        }
        let rest = multipart.rest();
        let rest = String::from_utf8_lossy(rest.trim_ascii()).into_owned();
        (parts, multipart.is_over(), rest)
    }

    #[test]
    fn parts_are_the_same_however_the_body_is_cut() {
        let body =
            b"a preamble\r\n--b b\r\nContent-Type: text/plain\r\nX\r\n\r\na\r\n\r\n--b bc\r\n\
                     --b b  \r\n\r\n--b b\r\n\r\n{}\r\n--b b\ncontent-type:a/b\n\n\xff\n\
                     --b b--\r\nan epilogue\r\n--b b\r\n\r\nx";
        let expected = [
            ("text/plain", "a\r\n\r\n--b bc"),
            ("", ""),
            ("", "{}"),
            ("a/b", "\u{fffd}"),
        ];
        let expected = expected.map(|(name, body)| (name.to_owned(), body.to_owned()));
        for size in 1..body.len() {
            let (parts, is_over, _) = parts(body, size);
            assert_eq!(parts, expected, "{size}");
            assert!(is_over);
        }
    }

    #[test]
    fn a_part_without_an_end_is_left_over() {
        for size in [1, 3, 100] {
            let (parts, is_over, rest) = parts(b"--b b\r\n\r\na\r\n--b b\r\n\r\nbc", size);
            assert_eq!(parts, [(String::new(), "a".to_owned())]);
            assert_eq!((is_over, &*rest), (false, "bc"));
        }
    }

    #[test]
    fn neither_a_part_nor_a_preamble_is_kept_beyond_the_limit() {
        for (beginning, is_limited) in [("", false), ("--b b\r\n\r\n", true)] {
            let mut multipart = Multipart::new(TYPE, 60).expect("a boundary");
            let mut chunk = Bytes::from(beginning);
            assert!(multipart.next(&mut chunk).is_none());
            let failed = (0..1000).any(|_| {
                let mut chunk = Bytes::from_static(&[b'a'; 50]);
                let next = multipart.next(&mut chunk);
                assert!(multipart.buffer.len() < 60 + 50 + 10);
                next == Some(Err(TooLong))
            });
            assert_eq!(failed, is_limited);
        }
    }

    #[test]
    fn a_media_type_without_a_boundary_has_no_parts() {
        for media_type in ["multipart/mixed", "multipart/mixed; boundary=\"\"", ""] {
            assert!(Multipart::new(media_type, 60).is_none(), "{media_type}");
        }
    }
}
