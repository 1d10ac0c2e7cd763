//! Lists: one page of the entries that match a query.

use serde::Serialize;
use serde_json::{Value, json};

use super::query::Query;
use super::request::Outcome;
use crate::call::{Call, Invalid};
use crate::reply::Reply;

/// The default number of entries of a page.
const DEFAULT_LIMIT: usize = 50;

/// The largest number of entries of a page.
const LARGEST_LIMIT: usize = 200;

/// The largest number that the response can repeat, an `int32`.
const LARGEST_OFFSET: usize = 0x7fff_ffff;

/// One page of these entries, in their order, as the parameters `limit`, `offset` and `q`
/// of the request say.
///
/// A limit of 0 asks for the count alone; an offset behind the end gives an empty page.
/// The document has limits and no order: the real service may sort otherwise.
pub(super) fn page<T: Serialize>(call: &Call, fields: &[&str], entries: &[T]) -> Outcome {
    let limit = number(call, "limit", DEFAULT_LIMIT, LARGEST_LIMIT)?;
    let offset = number(call, "offset", 0, LARGEST_OFFSET)?;
    let query = call.query_all("q").first().copied();
    let query = query.map(|query| Query::parse(query, fields)).transpose()?;

    let mut entries: Vec<Value> = entries.iter().map(|entry| json!(entry)).collect();
    entries.retain(|entry| query.as_ref().is_none_or(|query| query.matches(entry)));
    let count = entries.len();
    let page = entries.into_iter().skip(offset).take(limit);
    let items: Vec<Value> = page.collect();
    Ok(Reply::ok(json!({
        "count": count,
        "limit": limit,
        "offset": offset,
        "items": items,
    })))
}

/// A parameter that the document calls a text, though it holds a number.
fn number(call: &Call, name: &str, default: usize, largest: usize) -> Result<usize, Invalid> {
    let number = match call.query_all(name).first() {
        Some(text) => text.parse().ok(),
        None => Some(default),
    };
    number
        .filter(|number| *number <= largest)
        .ok_or_else(|| Invalid::new(name, &format!("must be a number from 0 to {largest}")))
}
