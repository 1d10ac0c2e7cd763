//! The fields of a body of several parts.

use serde_json::{Map, Value};

use super::text::{items_of, property_of, scalar};
use crate::document::{Document, Form, is_json};

/// The names of fields, and the content of a file of each.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// The fields by their names, each as its schema says, in which a file is an empty text;
/// and the contents of the files, each behind the name of its field.
pub(super) fn fields(
    document: &Document,
    schema: &Value,
    content_type: &str,
    body: &[u8],
) -> Result<(Value, Files), &'static str> {
    let boundary = content_type.split(';').find_map(|parameter| {
        let value = parameter.trim().strip_prefix("boundary=")?;
        Some(value.trim_matches('"').to_owned())
    });
    let boundary = boundary.ok_or("the body has parts without a boundary")?;
    let mut fields: Map<String, Value> = Map::new();
    let mut files = Files::new();
    for part in parts(body, &boundary).ok_or("the parts of the body have no end")? {
        let (head, content) = part;
        let header = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(':'));
            let line = lines.find(|(key, _)| key.trim().eq_ignore_ascii_case(name));
            line.map(|(_, value)| value.trim().to_owned())
        };
        let disposition = header("content-disposition").unwrap_or_default();
        let Some(name) = parameter(&disposition, "name") else {
            continue;
        };
        let property = property_of(document, schema, &name);
        let is_list = Form::of(document, property) == Form::List;
        let media_type = header("content-type").unwrap_or_default();
        let is_file = parameter(&disposition, "filename").is_some();
        let text = String::from_utf8_lossy(content);
        let (value, is_whole) = if is_file {
            files.push((name.clone(), content.to_vec()));
            (Value::String(String::new()), false)
        } else if is_json(&media_type) {
            let value = serde_json::from_slice(content).map_err(|_| "a part is not JSON")?;
            (value, true)
        } else {
            let item = if is_list {
                items_of(document, property)
            } else {
                property
            };
            (scalar(document, item, &text), false)
        };
        match is_list && !(is_whole && value.is_array()) {
            true => {
                let list = fields
                    .entry(name)
                    .or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut()
                    .into_iter()
                    .for_each(|list| list.push(value.clone()));
            }
            false => drop(fields.insert(name, value)),
        }
    }
    Ok((fields.into(), files))
}

/// A parameter of a header, between quotes.
fn parameter(header: &str, name: &str) -> Option<String> {
    let start = format!("{name}=\"");
    let at = header
        .match_indices(&start)
        .find(|(at, _)| header[..*at].ends_with([' ', ';']))?
        .0;
    let rest = &header[at + start.len()..];
    Some(rest[..rest.find('"')?].replace("%22", "\""))
}

/// The head and the content of each part.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Option<Vec<(String, &'b [u8])>> {
    let delimiter = format!("--{boundary}");
    let mut rest = &body[find(body, delimiter.as_bytes())? + delimiter.len()..];
    let between = format!("\r\n{delimiter}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let start = find(rest, b"\r\n\r\n")? + 4;
        let end = start - 2 + find(&rest[start - 2..], between.as_bytes())?;
        let head = String::from_utf8_lossy(&rest[..start]).into_owned();
        parts.push((head, rest.get(start..end).unwrap_or_default()));
        rest = &rest[end + between.len()..];
    }
    Some(parts)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}
