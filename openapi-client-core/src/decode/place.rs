//! Where in a body an error is: the member, and its text if that is a time.

use std::fmt::Write;

/// The place at which a reader of JSON stopped.
pub(super) struct Place {
    /// The member, such as `items[3].createdAt`; empty for the whole body. A name is
    /// `*` unless it is one of those that are documented: it may be data.
    pub(super) member: String,
    /// The text that was read last, if it consists of a date and of what a time has:
    /// such a text is no secret.
    pub(super) time: Option<String>,
}

/// A value that has begun.
enum Open<'a> {
    Object { name: &'a [u8], is_in_value: bool },
    Array(usize),
}

impl Place {
    /// The place in `body` at this line and column, each as `serde_json` counts them.
    pub(super) fn find(body: &[u8], line: usize, column: usize, names: &[&str]) -> Self {
        let begins = body.split_inclusive(|byte| *byte == b'\n');
        let begin: usize = begins.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
        let read = &body[..begin.saturating_add(column).min(body.len())];
        let (open, last) = scan(read);
        let mut member = String::new();
        for step in &open {
            match step {
                Open::Array(index) => {
                    let _ = write!(member, "[{index}]");
                }
                Open::Object {
                    is_in_value: false, ..
                } => {}
                Open::Object { name, .. } => {
                    let known = names.iter().find(|known| known.as_bytes() == *name);
                    if !member.is_empty() {
                        member.push('.');
                    }
                    member.push_str(known.copied().unwrap_or("*"));
                }
            }
        }
        let time = last.and_then(|text| std::str::from_utf8(text).ok());
        Self {
            member,
            time: time.filter(|text| is_time(text)).map(str::to_owned),
        }
    }
}

/// The values that are open after what was `read`, and the string at its end.
fn scan(read: &[u8]) -> (Vec<Open<'_>>, Option<&[u8]>) {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut last = None;
    let mut at = 0;
    while let Some(byte) = read.get(at) {
        at += 1;
        last = None;
        match (byte, open.last_mut()) {
            (b'{', _) => open.push(Open::Object {
                name: &[],
                is_in_value: false,
            }),
            (b'[', _) => open.push(Open::Array(0)),
            (b'}' | b']', _) => {
                open.pop();
            }
            (b',', Some(Open::Array(index))) => *index += 1,
            (b',', Some(Open::Object { is_in_value, .. })) => *is_in_value = false,
            (b':', Some(Open::Object { is_in_value, .. })) => *is_in_value = true,
            (b'"', inner) => {
                let text = string(&read[at..]);
                at += text.len() + 1;
                match inner {
                    Some(Open::Object {
                        name,
                        is_in_value: false,
                    }) => *name = text,
                    _ => last = Some(text),
                }
            }
            _ => {}
        }
    }
    (open, last)
}

/// What is before the quote that ends a string.
fn string(text: &[u8]) -> &[u8] {
    let mut is_escaped = false;
    let end = text.iter().position(|byte| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    });
    &text[..end.unwrap_or(text.len())]
}

/// Whether `text` begins with a date, and has only what times have.
fn is_time(text: &str) -> bool {
    let is_date = text.len() <= 40
        && text
            .bytes()
            .enumerate()
            .take(10)
            .all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
    let is_of_time = |byte: u8| byte.is_ascii_digit() || b"TtZz:.,+- ".contains(&byte);
    is_date && text.len() >= 10 && text.bytes().skip(10).all(is_of_time)
}

/// Whether `time` has hours and minutes, and no zone.
pub(super) fn is_without_zone(time: &str) -> bool {
    time.get(11..)
        .is_some_and(|time| time.contains(':') && !time.contains(['Z', 'z', '+', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_member_is_found_and_only_known_names_are_shown() {
        let body = br#"{"a":{"x\"}y":[1,{"b":"2026-01-02T03:04:05"}]},"secret":{"c":"t"},"b":[]}"#;
        let names = ["a", "b", "c"];
        for (until, member, time) in [
            (r#"05""#, "a.*[1].b", Some("2026-01-02T03:04:05")),
            (r#"[1"#, "a.*[0]", None),
            (r#"05"}"#, "a.*[1]", None),
            (r#"}]}"#, "a", None),
            (r#""t""#, "*.c", None),
            (r#"[]"#, "b", None),
            ("{", "", None),
        ] {
            let text = std::str::from_utf8(body).expect("text");
            let column = text.find(until).expect("a part") + until.len();
            let place = Place::find(body, 1, column, &names);
            assert_eq!(
                (&*place.member, place.time.as_deref()),
                (member, time),
                "{until}"
            );
        }
        let place = Place::find(b"{\n\"a\": [\n 1 ]}", 3, 2, &names);
        assert_eq!(place.member, "a[0]");
        assert_eq!(Place::find(b"", 9, 9, &names).member, "");
    }

    #[test]
    fn only_what_has_the_form_of_a_time_is_shown() {
        for (text, is_shown) in [
            ("2026-01-02", true),
            ("2026-01-02T03:04:05.123456", true),
            ("2026-01-02 03:04:05+0200", true),
            ("2026-01-02T03:04:05 hunter2", false),
            ("2026-1-2", false),
            ("1234567890", false),
            ("", false),
        ] {
            assert_eq!(is_time(text), is_shown, "{text}");
        }
        assert!(is_without_zone("2026-01-02T03:04"));
        assert!(!is_without_zone("2026-01-02T03:04Z"));
        assert!(!is_without_zone("2026-01-02T03:04-02:00"));
        assert!(!is_without_zone("2026-01-02"));
    }
}
