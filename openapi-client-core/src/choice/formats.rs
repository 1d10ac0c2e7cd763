//! Formats of text by their meaning: what the type for a format can read.

use chrono::{DateTime, NaiveDate, Utc};

/// How well a text has a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It has the format, or nothing is known of the format.
    Good,
    /// The type for the format can read it, although it is spelled differently, or
    /// the type takes any text.
    Odd,
    /// The type for the format cannot read it.
    Bad,
}

/// How well `text` has the format called `name`.
pub(super) fn fit(name: &str, text: &str) -> Fit {
    let (has_format, is_readable) = match name {
        "date-time" => (
            DateTime::parse_from_rfc3339(text).is_ok() && !text.contains(' '),
            text.parse::<DateTime<Utc>>().is_ok(),
        ),
        "date" => (text.len() == 10, text.parse::<NaiveDate>().is_ok()),
        "uuid" => (is_hyphenated(text), is_uuid(text)),
        // These are read as text.
        "ipv4" => (text.parse::<std::net::Ipv4Addr>().is_ok(), true),
        "ipv6" => (text.parse::<std::net::Ipv6Addr>().is_ok(), true),
        _ => (true, true),
    };
    match (is_readable, has_format) {
        (false, _) => Fit::Bad,
        (true, false) => Fit::Odd,
        (true, true) => Fit::Good,
    }
}

/// Whether `text` is a UUID in one of the forms that the crate `uuid` reads.
fn is_uuid(text: &str) -> bool {
    let bare = text
        .strip_prefix("urn:uuid:")
        .or_else(|| text.strip_prefix('{')?.strip_suffix('}'));
    let text = bare.unwrap_or(text);
    is_hyphenated(text) || (bare.is_none() && text.len() == 32 && is_hex(text))
}

/// Whether `text` is 8-4-4-4-12 hexadecimal digits.
fn is_hyphenated(text: &str) -> bool {
    let groups = text.split('-').map(str::len);
    groups.eq([8, 4, 4, 4, 12]) && text.split('-').all(is_hex)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_what_its_type_can_read() {
        for (name, text, expected) in [
            ("date-time", "2026-01-02T03:04:05+02:00", Fit::Good),
            ("date-time", "2026-01-02T03:04:05.000Z", Fit::Good),
            ("date-time", "2026-01-02t03:04:05.5z", Fit::Good),
            ("date-time", "2026-01-02 03:04:05Z", Fit::Odd),
            ("date-time", "2026-01-02T03:04:05", Fit::Bad),
            ("date-time", "2026-01-02", Fit::Bad),
            ("date", "2026-01-02", Fit::Good),
            ("date", "2026-1-2", Fit::Odd),
            ("date", "2026-02-30", Fit::Bad),
            ("date", "2026-01-02T03:04:05Z", Fit::Bad),
            ("uuid", "2C5B3A0E-6f0b-4a3c-9a4e-0d5a1b7c9e11", Fit::Good),
            ("uuid", "2c5b3a0e6f0b4a3c9a4e0d5a1b7c9e11", Fit::Odd),
            (
                "uuid",
                "urn:uuid:2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11",
                Fit::Odd,
            ),
            ("uuid", "2c5b3a0e", Fit::Bad),
            ("uuid", "2c5b3a0é-6f0b-4a3c-9a4e-0d5a1b7c9e11", Fit::Bad),
            ("ipv4", "1.2.3.4", Fit::Good),
            ("ipv4", "1.2.3", Fit::Odd),
            ("lunch", "", Fit::Good),
        ] {
            assert_eq!(fit(name, text), expected, "{name} {text}");
        }
    }
}
