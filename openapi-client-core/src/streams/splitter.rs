//! Separating the items of a body of JSON.

use bytes::Bytes;

use super::format::Framing;
use crate::buffer::Buffer;

/// Separates the items of a body, of which it keeps one.
pub(super) struct Splitter {
    separator: u8,
    limit: usize,
    /// The beginning of the next item.
    begun: Buffer,
}

/// An item has more bytes than it may.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

impl Splitter {
    pub(super) fn new(framing: Framing, limit: usize) -> Self {
        Self {
            separator: match framing {
                Framing::Sequence => 0x1e,
                Framing::Events | Framing::Lines | Framing::Parts => b'\n',
            },
            limit,
            begun: Buffer::default(),
        }
    }

    /// Takes the next item out of `chunk`, and its beginning if it has no end there.
    pub(super) fn next(&mut self, chunk: &mut Bytes) -> Option<Result<Bytes, TooLong>> {
        loop {
            let end = chunk.iter().position(|byte| *byte == self.separator);
            let part = chunk.split_to(end.unwrap_or(chunk.len()));
            if self.begun.len() + part.len() > self.limit {
                return Some(Err(TooLong));
            }
            if end.is_none() {
                self.begun.extend(&part);
                return None;
            }
            let _separator = chunk.split_to(1);
            let item = match self.begun.len() {
                0 => part,
                _ => {
                    self.begun.extend(&part);
                    std::mem::take(&mut self.begun).into_bytes()
                }
            };
            if !item.trim_ascii().is_empty() {
                return Some(Ok(item));
            }
        }
    }

    /// The last item, which has no separator behind it.
    pub(super) fn rest(&mut self) -> Option<Bytes> {
        let rest = std::mem::take(&mut self.begun).into_bytes();
        (!rest.trim_ascii().is_empty()).then_some(rest)
    }

    /// Whether `item` may be cut at its end: a number is a shorter one then (RFC 7464,
    /// section 2.4).
    pub(super) fn may_be_cut(&self, item: &[u8]) -> bool {
        let begins = item.trim_ascii_start().first();
        self.separator == 0x1e
            && !begins.is_some_and(|first| matches!(first, b'{' | b'[' | b'"'))
            && !item.ends_with(b"\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(framing: Framing, body: &[u8], chunk: usize) -> Vec<String> {
        let mut splitter = Splitter::new(framing, 20);
        let mut items = Vec::new();
        for chunk in body.chunks(chunk) {
            let mut chunk = Bytes::copy_from_slice(chunk);
            while let Some(item) = splitter.next(&mut chunk) {
                items.push(item.expect("it is short"));
            }
        }
        items.extend(splitter.rest());
        let text = |item: &Bytes| String::from_utf8_lossy(item.trim_ascii()).into_owned();
        items.iter().map(text).collect()
    }

    #[test]
    fn items_are_the_same_however_the_body_is_cut() {
        let lines = "{\"a\":1}\r\n\n \n\"é\u{1f600}\"\n[3]".as_bytes();
        let sequence = b"\x1e{\"a\":\n1}\n\x1e\x1e2\n\x1etrue";
        for size in 1..lines.len() {
            let expected = ["{\"a\":1}", "\"é\u{1f600}\"", "[3]"];
            assert_eq!(split(Framing::Lines, lines, size), expected, "{size}");
            let expected = ["{\"a\":\n1}", "2", "true"];
            assert_eq!(split(Framing::Sequence, sequence, size), expected, "{size}");
        }
    }

    #[test]
    fn an_item_without_an_end_is_not_kept_beyond_the_limit() {
        for size in [1, 7, 21, 1000] {
            let mut splitter = Splitter::new(Framing::Lines, 20);
            let mut failed = false;
            for _ in 0..1000 {
                let mut chunk = Bytes::from(vec![b'a'; size]);
                if splitter.next(&mut chunk) == Some(Err(TooLong)) {
                    failed = true;
                    break;
                }
                assert!(splitter.begun.len() <= 20);
            }
            assert!(failed, "{size}");
        }
    }

    #[test]
    fn a_number_at_the_end_of_a_sequence_may_be_cut() {
        let sequence = Splitter::new(Framing::Sequence, 20);
        for (item, may_be_cut) in [("12", true), ("12\n", false), ("{}", false), ("nul", true)] {
            assert_eq!(sequence.may_be_cut(item.as_bytes()), may_be_cut, "{item}");
        }
        assert!(!Splitter::new(Framing::Lines, 20).may_be_cut(b"12"));
    }
}
