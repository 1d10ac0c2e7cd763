//! The secrets that a failed attempt sent, and texts of the server without them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

use crate::limits::SHOWN_MESSAGE_CHARS;
use crate::secret::Secret;

/// The longest part of a message in which secrets are looked for.
const SEARCHED_CHARS: usize = 1000;

/// A part of a secret of this length is taken for the secret: servers cut it.
const TELLING_PART: usize = 6;

/// What stands for a secret.
const REDACTED: &str = "[redacted]";

/// The secrets that an attempt sent.
pub(crate) struct Sent(Vec<Secret>);

impl Sent {
    /// These tokens, and headers that are marked as sensitive.
    pub(crate) fn new<'a>(
        tokens: impl Iterator<Item = &'a Secret>,
        headers: &[HeaderValue],
    ) -> Self {
        let mut secrets = Vec::new();
        for token in tokens {
            secrets.extend(password_of(token));
            secrets.push(token.clone());
        }
        for header in headers.iter().filter_map(|header| header.to_str().ok()) {
            // The value of a cookie is a secret without its name, unless it says little.
            let values = header.split("; ").filter_map(|pair| pair.split_once('='));
            let values = values.map(|(_, value)| value);
            let values = values.filter(|value| value.len() >= TELLING_PART / 2);
            secrets.extend(values.map(Secret::from));
            secrets.push(header.into());
        }
        secrets.retain(|secret| !secret.is_empty());
        Self(secrets)
    }

    /// The beginning of a message without these secrets, and without what is no plain
    /// text: quoted.
    pub(super) fn quote(&self, message: &str) -> String {
        let mut searched: String = message.chars().take(SEARCHED_CHARS).collect();
        let is_cut = searched.len() < message.len();
        let mut shown = self.redact(&searched);
        zeroize::Zeroize::zeroize(&mut searched);
        if is_cut {
            // The beginning of a secret may be at the end.
            let rest = shown.chars().count().saturating_sub(TELLING_PART);
            shown = shown.chars().take(rest).collect();
        }
        if is_cut || shown.chars().count() > SHOWN_MESSAGE_CHARS {
            shown = shown.chars().take(SHOWN_MESSAGE_CHARS).collect();
            shown.push('…');
        }
        // Line breaks, control characters and what changes the direction of a text are
        // escaped.
        format!("{shown:?}")
    }

    fn redact(&self, text: &str) -> String {
        let mut redacted = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let found = self.0.iter().map(|secret| part_at_start(rest, secret));
            match found.max().filter(|length| *length > 0) {
                Some(length) => {
                    redacted.push_str(REDACTED);
                    rest = &rest[length..];
                }
                None => {
                    redacted.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        redacted
    }
}

/// The length of what `text` begins with, if it is `secret` or a telling part of it, in
/// whatever case.
fn part_at_start(text: &str, secret: &Secret) -> usize {
    let secret = secret.expose().as_bytes();
    let starts = 0..=secret.len().saturating_sub(TELLING_PART);
    let common = starts.map(|start| {
        let pairs = text.as_bytes().iter().zip(&secret[start..]);
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    });
    let longest = common.max().unwrap_or(0);
    let longest = (0..=longest).rev().find(|end| text.is_char_boundary(*end));
    let telling = TELLING_PART.min(secret.len());
    longest.filter(|longest| *longest >= telling).unwrap_or(0)
}

/// The password in a token of the scheme `Basic`.
fn password_of(token: &Secret) -> Option<Secret> {
    let pair = zeroize::Zeroizing::new(STANDARD.decode(token.expose()).ok()?);
    let (_, password) = std::str::from_utf8(&pair).ok()?.split_once(':')?;
    Some(password.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(tokens: &[&str], headers: &[&'static str]) -> Sent {
        let tokens: Vec<Secret> = tokens.iter().map(|token| Secret::from(*token)).collect();
        let headers: Vec<_> = headers
            .iter()
            .copied()
            .map(HeaderValue::from_static)
            .collect();
        Sent::new(tokens.iter(), &headers)
    }

    #[test]
    fn a_secret_is_replaced_as_a_whole_and_in_parts_in_whatever_case() {
        let sent = sent(&["eyJh.hunter2-hunter2.x", "k1"], &["sid=cookie-7; b=c"]);
        for (message, expected) in [
            ("no such user", "no such user"),
            ("eyJh.hunter2-hunter2.x is bad", "[redacted] is bad"),
            ("Bearer EYJH.HUNTER2-HUNTER2.X", "Bearer [redacted]"),
            ("eyJh.hunter…", "[redacted]…"),
            ("…hunter2.x", "…[redacted]"),
            // Too little to tell.
            ("hunte", "hunte"),
            ("the key K1!", "the key [redacted]!"),
            ("cookie-7", "[redacted]"),
            ("sid=cookie-7; b=c", "[redacted]"),
        ] {
            assert_eq!(sent.redact(message), expected);
        }
        // Of the scheme Basic the password is known too.
        let basic = Secret::basic("a", &"pass".into());
        let basic = Sent::new([&basic].into_iter(), &[]);
        assert_eq!(basic.redact("a with pass"), "a with [redacted]");
    }

    #[test]
    fn a_message_is_one_line_of_plain_text_and_has_a_limit() {
        let none = sent(&[], &[]);
        for (message, expected) in [
            ("Ungültig: \"a\"", r#""Ungültig: \"a\"""#),
            ("a\r\nb\u{1b}[31m", r#""a\r\nb\u{1b}[31m""#),
            ("\u{202e}txt.exe", r#""\u{202e}txt.exe""#),
        ] {
            assert_eq!(none.quote(message), expected);
        }
        let long = "ü".repeat(SHOWN_MESSAGE_CHARS);
        assert_eq!(none.quote(&long), format!("\"{long}\""));
        assert_eq!(none.quote(&format!("{long}!")), format!("\"{long}…\""));
    }

    #[test]
    fn a_secret_is_replaced_before_a_message_is_cut() {
        let sent = sent(&["0123456789abcdef"], &[]);
        for before in 0..SEARCHED_CHARS + 20 {
            let message = format!("{}0123456789abcdef", "-".repeat(before));
            let shown = sent.quote(&message);
            assert!(!shown.contains('0'), "{before}: {shown}");
        }
        let many = "0123456789abcdef".repeat(100);
        assert!(!sent.quote(&many).contains('0'));
    }
}
