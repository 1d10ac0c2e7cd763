//! Brings security schemes, and what requires them, into the forms that a client
//! can send: a token after a word in the header `Authorization`, or one as a
//! header, a part of the query or a cookie.
//!
//! A scheme of OAuth 2 or OpenID Connect becomes `bearer`: acquiring the token is
//! up to the caller. So does a key in the header `Authorization` whose description
//! calls it a bearer token, a scheme of a type that is not known, and one that is
//! required and not described. A scheme of several steps, such as `digest`, becomes
//! the whole header. A client certificate is a setting of TLS, and no operation
//! requires it. Schemes that are required together and would be sent at the same
//! place, such as two tokens in `Authorization`, become alternatives.
//!
//! # Needed for
//!
//! Documents of vendors who write flows for people to read, or a scheme as
//! Swagger 2 had it.
//!
//! # Before
//!
//! ```yaml
//! security: [{login: ["read"], tls: []}]
//! components:
//!   securitySchemes:
//!     login: {type: oauth2, flows: {}}
//!     tls: {type: mutualTLS}
//!     old: {type: basic}
//! ```
//!
//! # After
//!
//! ```yaml
//! security: [{login: ["read"]}]
//! components:
//!   securitySchemes:
//!     login: {type: http, scheme: bearer}
//!     old: {type: http, scheme: basic}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::document::{self, components_mut, text};
use crate::model::security::{self, Place};
use crate::pointer::Pointer;
use crate::rule::Record;

/// Schemes of HTTP that answer a challenge of the server (RFC 7616, RFC 7804,
/// RFC 4559, RFC 7486, RFC 8120).
const HANDSHAKES: [&str; 6] = [
    "digest",
    "hoba",
    "mutual",
    "negotiate",
    "scram-sha-1",
    "scram-sha-256",
];

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let certificates = schemes(document, record);
    let places_of_schemes = security::schemes(document)
        .into_iter()
        .map(|scheme| (scheme.name, sent_at(scheme.place)))
        .collect();
    let mut places = vec![Pointer::root()];
    places.extend(document::operations(document).map(|(at, ..)| at));
    let mut required = BTreeSet::new();
    for at in places {
        let at = at.join("security");
        if let Some(security) = document.pointer_mut(at.as_str()) {
            requirements(security, &at, &certificates, &places_of_schemes, record);
            let names = security.as_array().into_iter().flatten();
            let names = names.filter_map(Value::as_object).flat_map(Map::keys);
            required.extend(names.cloned());
        }
    }
    let at = Pointer::root().join_all(["components", "securitySchemes"]);
    for name in required {
        let place = at.join(&name);
        if document.pointer(place.as_str()).is_none()
            && let Some(schemes) = components_mut(document, "securitySchemes")
        {
            schemes.insert(name, bearer());
            record.change(&place, Value::Null, bearer());
        }
    }
}

/// Settles the schemes. Returns the names of those that are certificates, which
/// are removed.
fn schemes(document: &mut Value, record: &mut Record<'_>) -> BTreeSet<String> {
    let at = Pointer::root().join_all(["components", "securitySchemes"]);
    let listed = document.pointer(at.as_str()).and_then(Value::as_object);
    let settled = listed.into_iter().flatten().filter_map(|(name, scheme)| {
        let resolved = document::resolve(document, scheme).unwrap_or(&Value::Null);
        Some((name.clone(), settled(resolved)?))
    });
    let settled: Vec<_> = settled.collect();
    let mut certificates = BTreeSet::new();
    for (name, after) in settled {
        let Some(schemes) = components_mut(document, "securitySchemes") else {
            break;
        };
        let before = match &after {
            Value::Null => schemes.shift_remove(&name),
            after => schemes.insert(name.clone(), after.clone()),
        };
        record.change(&at.join(&name), before.unwrap_or_default(), after.clone());
        if after.is_null() {
            certificates.insert(name);
        }
    }
    certificates
}

/// What replaces the scheme, if anything does: `null` for a certificate.
fn settled(scheme: &Value) -> Option<Value> {
    let word = text(scheme, "scheme").trim();
    let name = text(scheme, "name").trim();
    let mut form = match (text(scheme, "type"), text(scheme, "in")) {
        ("mutualTLS", _) => return Some(Value::Null),
        ("http", _) if HANDSHAKES.contains(&&*word.to_ascii_lowercase()) => {
            json!({"type": "apiKey", "in": "header", "name": "Authorization"})
        }
        ("http", _) if !word.is_empty() => return None,
        ("basic", _) => json!({"type": "http", "scheme": "basic"}),
        // Vendors write so what they could not say before OpenAPI 3.
        ("apiKey", "header") if is_bearer(name, scheme) => bearer(),
        ("apiKey", "header" | "query" | "cookie") if !name.is_empty() => return None,
        _ => bearer(),
    };
    if let Some(description) = scheme.get("description") {
        form["description"] = description.clone();
    }
    Some(form)
}

fn bearer() -> Value {
    json!({"type": "http", "scheme": "bearer"})
}

/// Makes a list of objects of `security`, without the `certificates`.
fn requirements(
    security: &mut Value,
    at: &Pointer,
    certificates: &BTreeSet<String>,
    places: &BTreeMap<String, String>,
    record: &mut Record<'_>,
) {
    let before = security.clone();
    if security.is_object() {
        *security = json!([security.take()]);
    }
    for alternative in security.as_array_mut().into_iter().flatten() {
        match alternative {
            Value::Object(names) => names.retain(|name, _| !certificates.contains(name)),
            Value::String(name) => *alternative = json!({name.as_str(): []}),
            _ => {}
        }
    }
    if let Some(alternatives) = security.as_array_mut() {
        let mut apart = Vec::new();
        for alternative in alternatives.drain(..) {
            match alternative {
                Value::Object(names) => separate(names, places, &mut apart),
                other => apart.push(other),
            }
        }
        *alternatives = apart;
    }
    if *security != before {
        record.change(at, before, security.clone());
    }
}

/// Adds to `found` the alternative of `names`, or one for each of those of them
/// that would be sent at the same place, where only one has room.
fn separate(names: Map<String, Value>, places: &BTreeMap<String, String>, found: &mut Vec<Value>) {
    // One that is not described becomes a bearer token.
    let place = |name: &String| places.get(name).map_or(AUTHORIZATION, String::as_str);
    let clash = names.keys().find_map(|name| {
        let same = names.keys().filter(|other| place(other) == place(name));
        let same: Vec<String> = same.cloned().collect();
        (same.len() > 1).then_some(same)
    });
    let Some(clash) = clash else {
        found.push(names.into());
        return;
    };
    for kept in &clash {
        let mut names = names.clone();
        names.retain(|name, _| name == kept || !clash.contains(name));
        separate(names, places, found);
    }
}

/// The header of most schemes.
const AUTHORIZATION: &str = "header authorization";

/// The one place in a request that `place` takes.
fn sent_at(place: Place) -> String {
    match place {
        Place::Http(_) => AUTHORIZATION.to_owned(),
        Place::Header(name) => format!("header {}", name.to_lowercase()),
        Place::Query(name) => format!("query {name}"),
        Place::Cookie(name) => format!("cookie {name}"),
    }
}

fn is_bearer(name: &str, scheme: &Value) -> bool {
    let description = text(scheme, "description").to_ascii_lowercase();
    name.eq_ignore_ascii_case("authorization") && description.contains("bearer")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Tested, rows};

    #[test]
    fn each_scheme_gets_a_form_that_can_be_sent() {
        // A scheme, what it becomes, and whether that is a change.
        for row in rows(
            "
            - [{type: http, scheme: bearer}, {type: http, scheme: bearer}, false]
            - [{type: http, scheme: Token}, {type: http, scheme: Token}, false]
            - [{type: http, scheme: Digest}, {type: apiKey, in: header, name: Authorization}, true]
            - [{type: http}, {type: http, scheme: bearer}, true]
            - [{type: basic, description: d}, {type: http, scheme: basic, description: d}, true]
            - [{type: apiKey, in: query, name: k}, {type: apiKey, in: query, name: k}, false]
            - [{type: apiKey, in: query}, {type: http, scheme: bearer}, true]
            - [{type: apiKey, in: body, name: k}, {type: http, scheme: bearer}, true]
            - [{type: apiKey, in: header, name: Authorization}, {type: apiKey, in: header, name: Authorization}, false]
            - [{type: oauth2, flows: {}}, {type: http, scheme: bearer}, true]
            - [{type: openIdConnect}, {type: http, scheme: bearer}, true]
            - [{type: odd}, {type: http, scheme: bearer}, true]
            - [7, {type: http, scheme: bearer}, true]
            - [{type: mutualTLS}, null, true]
            ",
        ) {
            let document = json!({"components": {"securitySchemes": {"a": row[0]}}});
            let (made, changes) = Tested(apply).on(document);
            assert_eq!(made["components"]["securitySchemes"]["a"], row[1], "{row}");
            assert_eq!(Value::from(!changes.is_empty()), row[2], "{row}");
        }
        let key = json!({"type": "apiKey", "in": "header", "name": "authorization",
            "description": "`Bearer TOKEN`"});
        assert_eq!(settled(&key).expect("a change")["scheme"], "bearer");
    }

    #[test]
    fn what_is_required_is_a_list_and_described() {
        let (made, changes) = Tested(apply).on(json!({
            "security": {"a": []},
            "paths": {"/a": {
                "get": {"security": ["b", {"tls": []}]},
                "put": {"security": [{"a": [], "tls": []}]},
            }},
            "components": {"securitySchemes": {"a": bearer(), "tls": {"type": "mutualTLS"}}},
        }));
        assert_eq!(made["security"], json!([{"a": []}]));
        assert_eq!(
            made["paths"]["/a"]["get"]["security"],
            json!([{"b": []}, {}])
        );
        assert_eq!(made["paths"]["/a"]["put"]["security"], json!([{"a": []}]));
        let schemes = json!({"a": bearer(), "b": bearer()});
        assert_eq!(made["components"]["securitySchemes"], schemes);
        assert_eq!(changes.len(), 5);
    }

    #[test]
    fn what_has_no_room_beside_each_other_becomes_alternatives() {
        let schemes = json!({
            "bearer": bearer(),
            "basic": {"type": "http", "scheme": "basic"},
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "other": {"type": "apiKey", "in": "header", "name": "x-key"},
            "query": {"type": "apiKey", "in": "query", "name": "X-Key"},
        });
        for row in rows(
            "
            - [{bearer: [], key: []}, [{bearer: [], key: []}]]
            - [{bearer: [], basic: [a], query: []}, [{bearer: [], query: []}, {basic: [a], query: []}]]
            - [{key: [], query: [], gone: []}, [{key: [], query: [], gone: []}]]
            - [{bearer: [], gone: []}, [{bearer: []}, {gone: []}]]
            - [{basic: [], bearer: [], key: [], other: []},
               [{basic: [], key: []}, {basic: [], other: []}, {bearer: [], key: []}, {bearer: [], other: []}]]
            ",
        ) {
            let security = json!([{}, row[0]]);
            let document = json!({"components": {"securitySchemes": schemes}, "security": security});
            let (made, _) = Tested(apply).on(document);
            let made = made["security"].as_array().expect("a list");
            assert_eq!(Value::from(&made[1..]), row[1], "{row}");
        }
    }
}
