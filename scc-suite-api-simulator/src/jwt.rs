//! Tokens that look like a JWT. Nothing signs them, and nothing verifies them.

use serde_json::{Value, json};
use uuid::Uuid;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Three parts of base64url: a header, these claims, and random bytes for a signature.
pub(crate) fn looks_like_jwt(claims: &Value) -> String {
    let header = json!({ "alg": "HS256", "typ": "JWT" });
    let signature = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat();
    format!(
        "{}.{}.{}",
        base64url(header.to_string().as_bytes()),
        base64url(claims.to_string().as_bytes()),
        base64url(&signature),
    )
}

/// Base64 with the alphabet of URLs and without padding.
fn base64url(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        // One byte makes two characters, two make three, three make four.
        for character in 0..=chunk.len() {
            let index = bits >> (18 - 6 * character) & 0x3f;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64url;

    #[test]
    fn base64url_has_no_padding_and_the_alphabet_of_urls() {
        let cases: [(&[u8], &str); 6] = [
            (b"", ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (&[0xfb, 0xff], "-_8"),
        ];
        for (bytes, text) in cases {
            assert_eq!(base64url(bytes), text);
        }
    }
}
