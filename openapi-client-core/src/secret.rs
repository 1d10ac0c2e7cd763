//! Passwords and tokens.

use std::cell::Cell;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Text that must not be shown: a password or a token.
///
/// `Debug` shows `[redacted]`, there is no `Display`, and the memory is
/// overwritten when the value is dropped. It serializes into requests alone;
/// [`expose`](Self::expose) returns the text for anything else.
///
/// ```
/// use openapi_client_core::Secret;
///
/// let password = Secret::from("correct horse");
/// assert_eq!(format!("{password:?}"), "[redacted]");
/// assert_eq!(password.expose(), "correct horse");
/// // As a part of a type that a program writes into a file or a log, it is an error.
/// assert!(serde_json::to_string(&password).is_err());
/// ```
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The plain text. The caller is responsible for where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A user's name and password as the token of the scheme `Basic`
    /// (RFC 7617). The name must not contain a colon, which ends it.
    pub fn basic(username: &str, password: &Self) -> Self {
        let pair = Zeroizing::new(format!("{username}:{}", password.expose()));
        STANDARD.encode(pair.as_bytes()).into()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl ZeroizeOnDrop for Secret {}

impl Zeroize for Secret {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl PartialEq for Secret {
    /// Takes a time that depends only on the lengths.
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.0.as_bytes(), other.0.as_bytes());
        let difference = a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b));
        a.len() == b.len() && std::hint::black_box(difference) == 0
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Secret> for Secret {
    fn from(secret: &Secret) -> Self {
        secret.clone()
    }
}

impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

thread_local! {
    /// How many requests are being written on this thread, one within the other.
    static REQUESTS: Cell<u32> = const { Cell::new(0) };
}

/// Writes a part of a request: what `write` serializes may hold secrets.
///
/// A serializer does not say what it writes for. So the thread knows it, for as long as
/// `write` runs, which never waits.
pub fn writing_request<T>(write: impl FnOnce() -> T) -> T {
    struct Scope;

    impl Drop for Scope {
        fn drop(&mut self) {
            REQUESTS.set(REQUESTS.get() - 1);
        }
    }

    REQUESTS.set(REQUESTS.get() + 1);
    let _scope = Scope;
    write()
}

impl Serialize for Secret {
    /// Writes the text into a request. Anywhere else it is an error: whoever logs or
    /// stores a value does not see that a part of it is a secret.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if REQUESTS.get() == 0 {
            return Err(S::Error::custom(
                "a secret is written into requests alone; help: `expose()` gives its text",
            ));
        }
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_password_become_the_token_of_the_scheme_basic() {
        // RFC 7617, section 2.
        let token = Secret::basic("Aladdin", &"open sesame".into());
        assert_eq!(token.expose(), "QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    #[test]
    fn debug_hides_the_text_in_every_form() {
        let secret = Secret::from("hunter2");
        for text in [
            format!("{secret:?}"),
            format!("{secret:#?}"),
            format!("{:?}", Some(&secret)),
        ] {
            assert!(!text.contains("hunter2"), "{text}");
            assert!(text.contains("[redacted]"), "{text}");
        }
    }

    #[test]
    fn secrets_are_equal_by_their_text() {
        assert_eq!(Secret::from("a"), Secret::from("a"));
        assert_ne!(Secret::from("a"), Secret::from("b"));
        assert_ne!(Secret::from("a"), Secret::from("ab"));
        assert_ne!(Secret::from(""), Secret::from("a"));
    }

    #[test]
    fn a_secret_is_a_plain_string_on_the_wire() {
        let secret: Secret = serde_json::from_str(r#""a\"b""#).expect("a string");
        assert_eq!(secret.expose(), "a\"b");
        let json = writing_request(|| serde_json::to_string(&secret));
        assert_eq!(json.expect("a string"), r#""a\"b""#);
    }

    #[test]
    fn a_secret_is_an_error_outside_of_a_request_that_names_expose() {
        let holder = std::collections::BTreeMap::from([("a", Secret::from("hunter2"))]);
        let refused = || {
            let error = serde_json::to_string(&holder).expect_err("no request");
            assert!(error.to_string().contains("`expose()`"), "{error}");
            assert!(!error.to_string().contains("hunter2"), "{error}");
        };
        refused();
        writing_request(|| {
            writing_request(|| serde_json::to_string(&holder).expect("a request"));
            serde_json::to_string(&holder).expect("the outer one");
        });
        refused();
        let panics = std::panic::catch_unwind(|| writing_request(|| panic!("odd")));
        panics.expect_err("a panic");
        refused();
    }
}
