//! JSON pointers (RFC 6901), the way in which places in a document are named.

use std::fmt;

/// A place in a JSON document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub(crate) fn root() -> Self {
        Self::default()
    }

    /// The place that `text` names, as [`Display`](fmt::Display) shows it.
    pub(crate) fn of(text: &str) -> Self {
        Self(if text == "/" {
            String::new()
        } else {
            text.to_owned()
        })
    }

    /// The place below this one under `token`, a key or an index.
    pub(crate) fn join(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{token}", self.0))
    }

    /// The place below this one under each of `tokens` in turn.
    pub(crate) fn join_all<'a>(&self, tokens: impl IntoIterator<Item = &'a str>) -> Self {
        tokens.into_iter().fold(self.clone(), |at, t| at.join(t))
    }

    /// The pointer as `serde_json::Value::pointer` takes it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The unescaped tokens, outermost first.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(unescape)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// The pointer in a reference such as `#/components/schemas/Error`, or `None`
/// if the reference leads out of its document.
pub(crate) fn local_reference(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    (fragment.is_empty() || fragment.starts_with('/')).then(|| Pointer(fragment.to_owned()))
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_with_slash_and_tilde_survives_the_round_trip() {
        let pointer = Pointer::root().join("paths").join("/a~b/{c}");
        assert_eq!(pointer.as_str(), "/paths/~1a~0b~1{c}");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~b/{c}"]);
    }

    #[test]
    fn only_a_fragment_is_a_local_reference() {
        assert_eq!(
            local_reference("#/components/schemas/Error").map(|p| p.to_string()),
            Some("/components/schemas/Error".to_owned())
        );
        assert_eq!(local_reference("other.yaml#/Error"), None);
        assert_eq!(local_reference("#anchor"), None);
    }
}
