//! The SHA-256 of a certificate.

use std::fmt;

use crate::build_error::{BuildError, BuildErrorKind};

/// The SHA-256 of a certificate, by which a server is identified.
pub(super) type Fingerprint = [u8; 32];

/// A server has another certificate than the pinned ones. A fingerprint is not a
/// secret.
#[derive(Debug)]
pub(crate) struct NotPinned(String);

impl NotPinned {
    pub(super) fn new(found: &[u8]) -> Self {
        let pairs: Vec<String> = found.iter().map(|byte| format!("{byte:02X}")).collect();
        Self(pairs.join(":"))
    }
}

impl fmt::Display for NotPinned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "its certificate has the SHA-256 {}, which is not pinned",
            self.0
        )
    }
}

impl std::error::Error for NotPinned {}

/// Parses a fingerprint as tools print it: 64 hexadecimal digits, in either
/// case, with or without colons between the pairs.
pub(super) fn parse_fingerprint(text: &str) -> Result<Fingerprint, BuildError> {
    let refused = || {
        BuildError::new(
            BuildErrorKind::CertificatePin,
            "it is not a SHA-256: 64 hexadecimal digits, with or without colons",
        )
    };
    let digits: Vec<u8> = match text.contains(':') {
        true => {
            let pairs: Vec<&str> = text.trim().split(':').collect();
            if pairs.iter().any(|pair| pair.len() != 2) {
                return Err(refused());
            }
            pairs.concat().into_bytes()
        }
        false => text.trim().as_bytes().to_vec(),
    };
    let mut fingerprint = Fingerprint::default();
    if digits.len() != 2 * fingerprint.len() {
        return Err(refused());
    }
    for (byte, pair) in fingerprint.iter_mut().zip(digits.chunks(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        let (Some(high), Some(low)) = (digit(pair[0]), digit(pair[1])) else {
            return Err(refused());
        };
        *byte = u8::try_from(high << 4 | low).map_err(|_| refused())?;
    }
    Ok(fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_parsed_as_tools_print_it() {
        let plain = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";
        let colons: Vec<&str> = (0..32).map(|i| &plain[2 * i..2 * i + 2]).collect();
        let expected = parse_fingerprint(plain).expect("digits");
        assert_eq!(expected[..3], [0x00, 0x11, 0x22]);
        assert_eq!(expected[31], 0xff);
        assert_eq!(
            parse_fingerprint(&colons.join(":")).expect("colons"),
            expected
        );
        assert_eq!(
            parse_fingerprint(&format!(" {plain}\n")).expect("spaces"),
            expected
        );
    }

    #[test]
    fn an_invalid_fingerprint_is_refused() {
        let colon_in_pair = format!("0:{}", "0".repeat(63));
        for text in [
            "",
            "00",
            &"0".repeat(63),
            &"0".repeat(65),
            &"g".repeat(64),
            &colon_in_pair,
            &"é".repeat(32),
        ] {
            let error = parse_fingerprint(text).expect_err(text);
            assert!(error.to_string().contains("SHA-256"), "{error}");
        }
    }
}
