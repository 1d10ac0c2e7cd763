//! JSON pointers (RFC 6901), which name places in a document.

use std::borrow::Cow;
use std::fmt::{self, Write};

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

    /// The place that the fragment of a reference names.
    pub(crate) fn of_fragment(fragment: String) -> Self {
        Self(fragment)
    }

    /// The place below this one under `token`, a key or an index.
    pub(crate) fn join(&self, token: impl fmt::Display) -> Self {
        let mut place = Self(String::with_capacity(self.0.len() + 16));
        place.0.push_str(&self.0);
        place.push(token);
        place
    }

    /// Has `visit` see the place below this one under `token`, a key or an index. A walk
    /// through a document makes no pointer for each node in this way.
    pub(crate) fn below<T>(
        &mut self,
        token: impl fmt::Display,
        visit: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let above = self.enter(token);
        let outcome = visit(self);
        self.leave(above);
        outcome
    }

    /// Goes below, and returns what [`leave`](Self::leave) takes.
    pub(crate) fn enter(&mut self, token: impl fmt::Display) -> usize {
        let length = self.0.len();
        self.push(token);
        length
    }

    /// Goes back to where [`enter`](Self::enter) was called.
    pub(crate) fn leave(&mut self, above: usize) {
        self.0.truncate(above);
    }

    fn push(&mut self, token: impl fmt::Display) {
        self.0.push('/');
        let start = self.0.len();
        // Writing to a string does not fail.
        let _ = write!(self.0, "{token}");
        if self.0.as_bytes()[start..]
            .iter()
            .any(|byte| matches!(byte, b'~' | b'/'))
        {
            let token = self.0[start..].replace('~', "~0").replace('/', "~1");
            self.0.replace_range(start.., &token);
        }
    }

    /// The place below this one under each of `tokens` in turn.
    pub(crate) fn join_all<'a>(&self, tokens: impl IntoIterator<Item = &'a str>) -> Self {
        tokens.into_iter().fold(self.clone(), |at, t| at.join(t))
    }

    /// The place below this one at `rest`, a pointer from here.
    pub(crate) fn with(&self, rest: &str) -> Self {
        Self(format!("{}{rest}", self.0))
    }

    /// The place that contains this one; `None` for the whole document.
    pub(crate) fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.to_owned()))
    }

    /// Whether this place is `other` or below it.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        let rest = self.0.strip_prefix(&other.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer as `serde_json::Value::pointer` takes it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The unescaped tokens, outermost first.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = String> {
        self.names().map(Cow::into_owned)
    }

    /// As [`tokens`](Self::tokens), without a copy of what has no escapes.
    pub(crate) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescape)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// The pointer in a reference such as `#/components/schemas/Error`, or `None`
/// if the reference is to another document.
pub(crate) fn local_reference(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    (fragment.is_empty() || fragment.starts_with('/')).then(|| Pointer(fragment.to_owned()))
}

/// `text` with percent-encoded bytes decoded; unchanged if the result would not
/// be UTF-8.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = match (first, after) {
            (b'%', [high, low, ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                digit(high).zip(digit(low))
            }
            _ => None,
        };
        match digits.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn unescape(token: &str) -> Cow<'_, str> {
    match token.contains('~') {
        true => token.replace("~1", "/").replace("~0", "~").into(),
        false => token.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_with_slash_and_tilde_survives_the_round_trip() {
        let pointer = Pointer::root().join("paths").join("/a~b/{c}");
        assert_eq!(pointer.as_str(), "/paths/~1a~0b~1{c}");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~b/{c}"]);
        assert_eq!(pointer.parent(), Some(Pointer::root().join("paths")));
        assert_eq!(Pointer::root().parent(), None);
    }

    #[test]
    fn percent_encoded_characters_are_decoded() {
        for (text, decoded) in [
            ("/a%20b/%7Bc%7d", "/a b/{c}"),
            ("%C3%A9", "é"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%zz", "%zz"),
            ("%ff", "%ff"),
        ] {
            assert_eq!(percent_decoded(text), decoded);
        }
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
