//! The security schemes of a document, and which of them a request needs.

use serde_json::{Map, Value};

use crate::document::{self, text};

/// A security scheme: how a token is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scheme {
    /// The name that the document gives.
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) description: String,
}

/// Where a token is in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the header `Authorization`, after this word.
    Http(String),
    /// The value of this header.
    Header(String),
    Query(String),
    Cookie(String),
}

/// The scheme of a document that describes none.
const ANY: &str = "token";

/// The schemes of a document whose schemes are in one form. There is at least
/// one: what the document does not describe, the caller may know.
pub(crate) fn schemes(document: &Value) -> Vec<Scheme> {
    let listed = document["components"]["securitySchemes"].as_object();
    let read = |(name, scheme): (&String, &Value)| {
        Some(Scheme {
            name: name.clone(),
            place: place(document::resolve(document, scheme)?)?,
            description: text(scheme, "description").to_owned(),
        })
    };
    let mut schemes: Vec<Scheme> = listed.into_iter().flatten().filter_map(read).collect();
    if schemes.is_empty() {
        schemes.push(Scheme {
            name: ANY.to_owned(),
            place: Place::Http("Bearer".to_owned()),
            description: String::new(),
        });
    }
    schemes
}

fn place(scheme: &Value) -> Option<Place> {
    let name = |key| text(scheme, key).trim().to_owned();
    Some(match (text(scheme, "type"), text(scheme, "in")) {
        ("http", _) => Place::Http(registered(text(scheme, "scheme").trim()).to_owned()),
        ("apiKey", "header") => Place::Header(name("name")),
        ("apiKey", "query") => Place::Query(name("name")),
        ("apiKey", "cookie") => Place::Cookie(name("name")),
        _ => return None,
    })
}

/// The registered spelling of a scheme of HTTP: case means nothing in it, but
/// not every server knows.
fn registered(word: &str) -> &str {
    let known = ["Basic", "Bearer"];
    match known.iter().find(|known| word.eq_ignore_ascii_case(known)) {
        Some(known) => known,
        None => word,
    }
}

/// The alternatives of the security of `operation`: the schemes that it needs
/// together. One without a scheme among others makes them optional.
pub(crate) fn requirements(document: &Value, operation: &Map<String, Value>) -> Vec<Vec<String>> {
    let alternatives = operation
        .get("security")
        .or_else(|| document.get("security"))
        .and_then(Value::as_array);
    let names = |alternative: &Value| Some(alternative.as_object()?.keys().cloned().collect());
    let mut all = Vec::new();
    for names in alternatives.into_iter().flatten().filter_map(names) {
        if !all.contains(&names) {
            all.push(names);
        }
    }
    match all.iter().all(Vec::is_empty) {
        true => Vec::new(),
        false => all,
    }
}

/// What holds where the document does not mention security at all: only the
/// caller knows whether there is any, and so each of `schemes` is optional.
pub(crate) fn unmentioned(schemes: &[Scheme]) -> Vec<Vec<String>> {
    let each = schemes.iter().map(|scheme| vec![scheme.name.clone()]);
    each.chain([Vec::new()]).collect()
}

/// Whether the document says nothing of security.
pub(crate) fn is_unmentioned(document: &Value) -> bool {
    let mut operations = document::operations(document);
    document.get("security").is_none()
        && operations.all(|(_, _, _, operation)| !operation.contains_key("security"))
}
