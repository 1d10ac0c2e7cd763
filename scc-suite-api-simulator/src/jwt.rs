//! Tokens that look like a JWT. Nothing signs them, and nothing verifies them.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use uuid::Uuid;

/// Three parts of base64url: a header, these claims, and random bytes for a signature.
pub(crate) fn looks_like_jwt(claims: &Value) -> String {
    let header = json!({ "alg": "HS256", "typ": "JWT" }).to_string();
    let signature = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat();
    let parts = [
        header.into_bytes(),
        claims.to_string().into_bytes(),
        signature,
    ];
    parts
        .map(|part| BASE64_URL_SAFE_NO_PAD.encode(part))
        .join(".")
}
