//! How the tokens of a document's clients are sent.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{operations, resolve, text};

/// The security scheme under which tokens are sent, unless a program names
/// another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scheme {
    /// The variant of `SecurityScheme`.
    variant: &'static str,
    name: String,
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
        // The first of those that are used as often.
        let best = known
            .rev()
            .max_by_key(|(uses, scheme)| (*uses > 0 && !scheme.is_basic(), *uses));
        best.map_or_else(|| Self::new("Http", "Bearer"), |(_, scheme)| scheme)
    }

    fn read(scheme: &Value) -> Option<Self> {
        let name = text(scheme, "name").trim();
        Some(match (text(scheme, "type"), text(scheme, "in")) {
            ("http", _) => Self::new("Http", word(text(scheme, "scheme").trim())),
            ("oauth2" | "openIdConnect", _) => Self::new("Http", "Bearer"),
            _ if name.is_empty() => return None,
            // Vendors write so what they could not say before OpenAPI 3.
            ("apiKey", "header") if is_bearer(name, scheme) => Self::new("Http", "Bearer"),
            ("apiKey", "header") => Self::new("Header", name),
            ("apiKey", "query") => Self::new("Query", name),
            ("apiKey", "cookie") => Self::new("Cookie", name),
            _ => return None,
        })
    }

    fn new(variant: &'static str, name: &str) -> Self {
        let name = name.to_owned();
        Self { variant, name }
    }

    /// As Rust.
    pub(crate) fn expression(&self) -> String {
        format!("SecurityScheme::{}({:?})", self.variant, self.name)
    }

    /// What is to be known of a token, behind the words \"Sends this token\".
    pub(crate) fn about_token(&self) -> &'static str {
        match self.is_basic() {
            true => " It is a name and\n    /// a password: [`Secret::basic`].",
            false => "",
        }
    }

    fn is_basic(&self) -> bool {
        *self == Self::new("Http", "Basic")
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
fn word(name: &str) -> &str {
    let known = ["Basic", "Bearer", "Digest"];
    match known.iter().find(|known| name.eq_ignore_ascii_case(known)) {
        Some(known) => known,
        None if name.is_empty() => "Bearer",
        None => name,
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
        let bearer = Scheme::new("Http", "Bearer");
        let basic = Scheme::new("Http", "Basic");
        for (security, expected) in [
            (json!([{"basic": []}, {"bearer": []}]), &bearer),
            (json!([{"basic": []}]), &basic),
            (
                json!([{"key": []}, {"bearer": []}]),
                &Scheme::new("Query", "key"),
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
