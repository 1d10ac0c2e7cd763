//! Prose of a document, escaped so that rustdoc reads it as plain text.
//!
//! rustdoc takes `[name]` for a link to an item, `<T>` for a tag that does not
//! end, and warns about an address that is no link. Vendors mean none of it. A
//! link to the web stays one, and code stays code.

use crate::text::rustdoc::{Fence, block, markers, one_line};

/// `text` as lines of a comment in which nothing is a link that does not
/// resolve, or HTML.
pub(crate) fn plain(text: &str) -> String {
    let text = block(text);
    let mut made: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut fence: Option<Fence> = None;
    for line in text.lines() {
        if let Some(open) = &fence {
            made.push(line.to_owned());
            if open.is_closed_by(line) {
                fence = None;
            }
            continue;
        }
        let (signs, rest) = markers(line);
        fence = Fence::opened_by(rest, signs.contains('>'), 0);
        if fence.is_none() && !line.is_empty() {
            paragraph.push(line);
            continue;
        }
        flush(&mut paragraph, &mut made);
        made.push(line.to_owned());
    }
    flush(&mut paragraph, &mut made);
    made.join("\n")
}

/// `text` as [`plain`] makes it, in one line.
pub(crate) fn plain_line(text: &str) -> String {
    escaped(&one_line(text))
}

/// `text` as code inside of a line.
pub(crate) fn code(text: &str) -> String {
    let text = one_line(text).replace('`', "'");
    match text.is_empty() {
        true => "` `".to_owned(),
        false => format!("`{text}`"),
    }
}

fn flush(paragraph: &mut Vec<&str>, made: &mut Vec<String>) {
    if !paragraph.is_empty() {
        made.push(escaped(&paragraph.join("\n")));
        paragraph.clear();
    }
}

/// A paragraph with a backslash in front of what would be more than text.
fn escaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\\' => first.len_utf8() + escape(rest),
            '`' => match code_span(rest) {
                Some(length) => length,
                None => {
                    made.push('\\');
                    1
                }
            },
            '<' => match auto_link(rest) {
                Some(length) => length,
                None => {
                    made.push('\\');
                    1
                }
            },
            '[' => match web_link(rest) {
                Some(length) => length,
                None => {
                    made.push('\\');
                    1
                }
            },
            'h' | 'H' => {
                let length = address(rest);
                if length > 0 {
                    let (address, after) = rest.split_at(length);
                    made.push_str(&format!("<{address}>"));
                    rest = after;
                    continue;
                }
                1
            }
            first => first.len_utf8(),
        };
        let (taken, after) = rest.split_at(length);
        made.push_str(taken);
        rest = after;
    }
    made
}

/// How long what the backslash at the beginning of `text` escapes is.
fn escape(text: &str) -> usize {
    let next = text.chars().nth(1);
    usize::from(next.is_some_and(|c| c.is_ascii_punctuation()))
}

/// The length of the code with which `text` begins, if it ends.
fn code_span(text: &str) -> Option<usize> {
    let length = text.chars().take_while(|c| *c == '`').count();
    let mut at = length;
    while let Some(next) = text[at..].find('`') {
        at += next;
        let found = text[at..].chars().take_while(|c| *c == '`').count();
        at += found;
        if found == length {
            return Some(at);
        }
    }
    None
}

/// The length of the `<https://…>` with which `text` begins.
fn auto_link(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find(['>', '<', ' ', '\n'])?;
    let is_link = inside[end..].starts_with('>') && scheme(inside) > 0;
    is_link.then_some(end + 2)
}

/// The length of the `[text](https://…)` with which `text` begins.
fn web_link(text: &str) -> Option<usize> {
    let (label, target) = text.strip_prefix('[')?.split_once("](")?;
    let is_plain = |text: &str| !text.contains(['[', ']', '<', '>', '`', '\\', '\n']);
    let (target, _) = target.split_once(')')?;
    let is_link = is_plain(label)
        && scheme(label) == 0
        && is_plain(target)
        && scheme(target) > 0
        && !target.contains(['(', ' ']);
    is_link.then_some(label.len() + target.len() + 4)
}

/// The length of the address with which `text` begins; 0 if it begins with
/// none. A full stop after it is not part of it.
fn address(text: &str) -> usize {
    let scheme = scheme(text);
    if scheme == 0 {
        return 0;
    }
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>`\"\\".contains(c);
    let end = text.find(is_end).unwrap_or(text.len());
    let mut found = &text[..end];
    // What is around an address is more often text than part of it.
    for (open, close) in [('(', ')'), ('[', ']')] {
        if !found.contains(open) {
            found = found.split(close).next().unwrap_or_default();
        }
    }
    let found = found.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '|']);
    match found.len() > scheme {
        true => found.len(),
        false => 0,
    }
}

fn scheme(text: &str) -> usize {
    ["https://", "http://"]
        .iter()
        .map(|scheme| scheme.len())
        .zip(["https://", "http://"])
        .find(|(length, scheme)| {
            let beginning = text.get(..*length);
            beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme))
        })
        .map_or(0, |(length, _)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rustdoc_does_not_read_as_plain_text_is_escaped() {
        for (text, expected) in [
            (
                "a [name] and [a](b) or [c][d]",
                r"a \[name] and \[a](b) or \[c]\[d]",
            ),
            ("[x]: y", r"\[x]: y"),
            (
                "Vec<T> <b>bold</b> <br/> a < b",
                r"Vec\<T> \<b>bold\</b> \<br/> a \< b",
            ),
            ("<!-- never ends", r"\<!-- never ends"),
            (
                "see https://a.example/b?c=d.",
                "see <https://a.example/b?c=d>.",
            ),
            ("(http://a.example)", "(<http://a.example>)"),
            ("<https://a.example> stays", "<https://a.example> stays"),
            (
                "[site](https://a.example/x) stays",
                "[site](https://a.example/x) stays",
            ),
            ("https://{host}/a_(b)", "<https://{host}/a_(b)>"),
            ("`<T> [x] https://a.example`", "`<T> [x] https://a.example`"),
            ("``a ` <b>`` <c>", r"``a ` <b>`` \<c>"),
            ("a ` alone", r"a \` alone"),
            (r"C:\dir \[done]", r"C:\dir \[done]"),
            (
                "| a | b |\n|---|---|\n| <T> | [x] |",
                "| a | b |\n|---|---|\n| \\<T> | \\[x] |",
            ),
            ("- [ ] open", r"- \[ ] open"),
            ("http:// and https", "http:// and https"),
            ("日本 <T> é", r"日本 \<T> é"),
        ] {
            assert_eq!(plain(text), expected);
            assert_eq!(plain(expected), expected, "not the same again");
        }
    }

    #[test]
    fn code_in_a_fence_stays_as_it_is() {
        let text = "a <b>\n```json\n[x] <y> https://a.example\n```\n[c]";
        let expected = "a \\<b>\n```json\n[x] <y> https://a.example\n```\n\\[c]";
        assert_eq!(plain(text), expected);
    }

    #[test]
    fn code_in_a_line_has_no_end_of_its_own() {
        assert_eq!(code("a`b\nc"), "`a'b c`");
        assert_eq!(code(""), "` `");
    }
}
