//! A planted secret, and the search for it.

use std::error::Error;
use std::fmt::Debug;

/// A secret without a character that printing would change; each part of it is
/// found by itself.
pub const SECRET: &str = "Zq7hush.Zq7hush.Zq7hush";

/// What each part of [`SECRET`] has.
const MARK: &str = "Zq7";

/// How often a text shows the mark: as it is, in another case, as the numbers
/// of its bytes in either notation, or encoded for a URL or in base64.
pub fn occurrences(text: &str) -> usize {
    let bytes = |separator, notation: fn(&u8) -> String| {
        let numbers: Vec<String> = MARK.as_bytes().iter().map(notation).collect();
        numbers.join(separator)
    };
    let decimal = bytes(", ", |byte| byte.to_string());
    let packed = text.replace(['\n', ' '], "").to_lowercase();
    [
        MARK.to_lowercase(),
        decimal.replace(' ', ""),
        bytes("", |byte| format!("{byte:02x}")),
        bytes("", |byte| format!("%{byte:02x}")),
        // `Zq7hush.` at each of the three offsets of base64, in lower case.
        "wne3ahvza".to_owned(),
        "pxn2h1c2g".to_owned(),
        "actdodxno".to_owned(),
    ]
    .iter()
    .map(|form| packed.matches(form.as_str()).count())
    .sum()
}

/// Checks that `Debug` does not show the secret, on one line or on many.
///
/// # Panics
/// If it does, without showing it either.
pub fn assert_debug_hides(name: &str, value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.is_empty(), "{name} is not shown at all");
        assert_eq!(occurrences(&text), 0, "{name} shows the secret by Debug");
    }
}

/// Checks that neither an error nor any cause of it shows the secret; gives
/// the number of errors in the chain.
///
/// # Panics
/// If one does, without showing it either.
pub fn assert_error_hides(name: &str, error: &(dyn Error + 'static)) -> usize {
    let chain = std::iter::successors(Some(error), |&error| error.source());
    chain
        .inspect(|error| {
            assert_debug_hides(name, error);
            let text = format!("{error} {error:#}");
            assert_eq!(occurrences(&text), 0, "{name} shows the secret by Display");
        })
        .count()
}

/// `body` cut off at each place, and with each byte replaced by others, each
/// paired with a name for it.
pub fn mangled(body: &str) -> Vec<(String, Vec<u8>)> {
    const REPLACEMENTS: [u8; 7] = [b'"', b'{', b'\\', b'0', b',', b'\n', 0xff];
    let bytes = body.as_bytes();
    let mut all = Vec::new();
    for place in 0..bytes.len() {
        all.push((format!("cut at {place}"), bytes[..place].to_vec()));
        for replacement in REPLACEMENTS {
            let mut changed = bytes.to_vec();
            changed[place] = replacement;
            all.push((format!("{replacement:#x} at {place}"), changed));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_found_in_every_form() {
        for text in [
            SECRET.to_owned(),
            SECRET.to_uppercase(),
            format!("a {SECRET} b"),
            format!("{:?}", SECRET.as_bytes()),
            format!("{:#?}", SECRET.as_bytes()),
            format!("{:x?}", SECRET.as_bytes()).replace(", ", ""),
            "%5A%71%37".to_owned(),
            "WnE3aHVzaC5acTdodXNo".to_owned(),
            "xacTdodXNoLg".to_owned(),
            "AFpxN2h1c2gu".to_owned(),
        ] {
            assert_ne!(occurrences(&text), 0, "{text}");
        }
        assert_eq!(occurrences("Some([redacted])"), 0);
    }

    #[test]
    fn a_body_is_mangled_at_every_place() {
        let all = mangled("{\"a\":1}");
        assert_eq!(all.len(), 7 * 8);
        let same = all.iter().filter(|(_, body)| body == b"{\"a\":1}").count();
        assert_eq!(same, 3, "`{{` and two quotes replaced by themselves");
    }
}
