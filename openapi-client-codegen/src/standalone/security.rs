//! How the tokens of a document's clients are sent.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{operations, resolve, text};

/// The security scheme under which tokens are sent, unless a program names
/// another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http(String),
    Header(String),
    Query(String),
    Cookie(String),
}

impl Scheme {
    /// The one that most operations of `document` require. A password is the
    /// last that is taken: where there is another way, tokens are meant for it.
    pub(crate) fn of(document: &Value) -> Self {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        let everywhere = document.get("security");
        for (_, _, _, operation) in operations(document) {
            let required = operation.get("security").or(everywhere);
            for name in names(required) {
                *uses.entry(name).or_default() += 1;
            }
        }
        let schemes = document["components"]["securitySchemes"].as_object();
        let known = schemes.into_iter().flatten().filter_map(|(name, scheme)| {
            let scheme = Self::read(resolve(document, scheme)?)?;
            Some((uses.get(name.as_str()).copied().unwrap_or_default(), scheme))
        });
        known
            // The first of those that are used as often.
            .reduce(|best, next| match next.rank() > best.rank() {
                true => next,
                false => best,
            })
            .map_or(Self::Http("Bearer".to_owned()), |(_, scheme)| scheme)
    }

    fn read(scheme: &Value) -> Option<Self> {
        let name = text(scheme, "name").trim().to_owned();
        Some(match (text(scheme, "type"), text(scheme, "in")) {
            ("http", _) => Self::Http(word(text(scheme, "scheme").trim())),
            ("oauth2" | "openIdConnect", _) => Self::Http("Bearer".to_owned()),
            _ if name.is_empty() => return None,
            // Vendors write so what they could not say before OpenAPI 3.
            ("apiKey", "header") if is_bearer(&name, scheme) => Self::Http("Bearer".to_owned()),
            ("apiKey", "header") => Self::Header(name),
            ("apiKey", "query") => Self::Query(name),
            ("apiKey", "cookie") => Self::Cookie(name),
            _ => return None,
        })
    }

    /// As Rust.
    pub(crate) fn expression(&self) -> String {
        let (variant, name) = match self {
            Self::Http(name) => ("Http", name),
            Self::Header(name) => ("Header", name),
            Self::Query(name) => ("Query", name),
            Self::Cookie(name) => ("Cookie", name),
        };
        format!("SecurityScheme::{variant}({name:?})")
    }

    /// What is to be known of a token, behind the words \"Sends this token\".
    pub(crate) fn about_token(&self) -> &'static str {
        match self.is_basic() {
            true => " It is a name and\n    /// a password: [`Secret::basic`].",
            false => "",
        }
    }

    fn is_basic(&self) -> bool {
        *self == Self::Http("Basic".to_owned())
    }
}

trait Rank {
    fn rank(&self) -> (bool, usize);
}

impl Rank for (usize, Scheme) {
    fn rank(&self) -> (bool, usize) {
        (self.0 > 0 && !self.1.is_basic(), self.0)
    }
}

/// The schemes of a list of security requirements.
fn names(requirements: Option<&Value>) -> impl Iterator<Item = &str> {
    let requirements = requirements.and_then(Value::as_array).into_iter().flatten();
    requirements
        .filter_map(Value::as_object)
        .flat_map(|requirement| requirement.keys().map(String::as_str))
}

/// The registered spelling of a scheme of HTTP: case means nothing in it, but
/// not every server knows.
fn word(name: &str) -> String {
    for known in ["Basic", "Bearer", "Digest"] {
        if name.eq_ignore_ascii_case(known) {
            return known.to_owned();
        }
    }
    match name {
        "" => "Bearer".to_owned(),
        name => name.to_owned(),
    }
}

fn is_bearer(name: &str, scheme: &Value) -> bool {
    let description = text(scheme, "description").to_ascii_lowercase();
    name.eq_ignore_ascii_case("authorization") && description.contains("bearer")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(schemes: Value, security: Value) -> Scheme {
        Scheme::of(&json!({
            "components": {"securitySchemes": schemes},
            "paths": {"/a": {"get": {"security": security}}},
        }))
    }

    #[test]
    fn tokens_go_as_the_document_says() {
        let key = |place: &str| json!({"type": "apiKey", "name": "X-Key", "in": place});
        for (scheme, expression) in [
            (
                json!({"type": "http", "scheme": "bearer"}),
                r#"SecurityScheme::Http("Bearer")"#,
            ),
            (
                json!({"type": "http", "scheme": "basic"}),
                r#"SecurityScheme::Http("Basic")"#,
            ),
            (
                json!({"type": "oauth2"}),
                r#"SecurityScheme::Http("Bearer")"#,
            ),
            (key("header"), r#"SecurityScheme::Header("X-Key")"#),
            (key("query"), r#"SecurityScheme::Query("X-Key")"#),
            (key("cookie"), r#"SecurityScheme::Cookie("X-Key")"#),
            (
                json!({"type": "apiKey", "name": "Authorization", "in": "header",
                    "description": "`Bearer TOKEN`"}),
                r#"SecurityScheme::Http("Bearer")"#,
            ),
            (json!({"type": "odd"}), r#"SecurityScheme::Http("Bearer")"#),
        ] {
            let found = of(json!({"a": scheme}), json!([{"a": []}]));
            assert_eq!(found.expression(), expression, "{scheme}");
        }
    }

    #[test]
    fn the_scheme_that_is_used_is_taken_and_a_password_last() {
        let schemes = json!({
            "basic": {"type": "http", "scheme": "basic"},
            "key": {"type": "apiKey", "name": "key", "in": "query"},
            "bearer": {"type": "http", "scheme": "bearer"},
        });
        let bearer = Scheme::Http("Bearer".to_owned());
        let basic = Scheme::Http("Basic".to_owned());
        for (security, expected) in [
            (json!([{"basic": []}, {"bearer": []}]), &bearer),
            (json!([{"basic": []}]), &basic),
            (
                json!([{"key": []}, {"bearer": []}]),
                &Scheme::Query("key".to_owned()),
            ),
        ] {
            assert_eq!(
                of(schemes.clone(), security.clone()),
                *expected,
                "{security}"
            );
        }
        assert_eq!(Scheme::of(&json!({})), bearer);
    }
}
