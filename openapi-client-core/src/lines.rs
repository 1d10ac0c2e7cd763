//! A list as JSON with each item on a line of its own, so that each can be
//! sent by itself.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

use crate::buffer::Buffer;

/// The items of the list that `value` is, each as JSON; of nothing and of a
/// list without items, none. A value that is no list is its only item.
///
/// # Errors
///
/// The value does not become JSON.
pub(crate) fn items(value: &impl Serialize) -> serde_json::Result<Vec<Buffer>> {
    let mut lines = Buffer::with_capacity(256);
    let mut serializer = Serializer::with_formatter(&mut lines, Lines::default());
    value.serialize(&mut serializer)?;
    let lines = lines.as_ref().split(|byte| *byte == b'\n');
    let items = lines.filter(|line| !line.is_empty() && *line != b"null");
    Ok(items
        .map(|line| {
            let mut item = Buffer::with_capacity(line.len());
            item.extend(line);
            item
        })
        .collect())
}

/// Ends each item of the outermost list with a new line, which compact JSON has
/// nowhere else: in its strings it is escaped.
#[derive(Default)]
struct Lines {
    /// In how many lists and objects the writer is.
    depth: usize,
    /// Whether the outermost of these is a list.
    is_list: bool,
}

impl Lines {
    fn is_between_lines(&self) -> bool {
        self.is_list && self.depth == 1
    }
}

impl Formatter for Lines {
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.is_list |= self.depth == 1;
        match self.is_between_lines() {
            true => Ok(()),
            false => CompactFormatter.begin_array(writer),
        }
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        let is_last = self.is_between_lines();
        self.depth -= 1;
        match is_last {
            true => Ok(()),
            false => CompactFormatter.end_array(writer),
        }
    }

    fn begin_array_value<W: io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        match self.is_between_lines() {
            true => Ok(()),
            false => CompactFormatter.begin_array_value(writer, first),
        }
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        match self.is_between_lines() {
            true => writer.write_all(b"\n"),
            false => Ok(()),
        }
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        CompactFormatter.begin_object(writer)
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        CompactFormatter.end_object(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn only_the_items_of_the_outermost_list_stand_apart() {
        for (value, expected) in [
            (json!([]), &[][..]),
            (Value::Null, &[]),
            (json!([{}]), &["{}"]),
            (json!({"a": [1, 2]}), &[r#"{"a":[1,2]}"#]),
            (json!(["a\nb", null, 1]), &[r#""a\nb""#, "1"]),
            (json!([[], [1, [2, 3]]]), &["[]", "[1,[2,3]]"]),
            (
                json!([{"a": [{}, []]}, {"b": 1, "c": 2}]),
                &[r#"{"a":[{},[]]}"#, r#"{"b":1,"c":2}"#],
            ),
        ] {
            let items = items(&value).expect("JSON");
            let items: Vec<_> = items
                .iter()
                .map(|item| String::from_utf8_lossy(item.as_ref()))
                .collect();
            assert_eq!(items, expected, "{value}");
        }
    }
}
