//! Texts of a document as comments in Rust code.
//!
//! rustdoc reads a comment as Markdown, and compiles and runs what it takes
//! for Rust. What a vendor writes is no Rust: it must not end a comment, and
//! no part of it may become a test of the client.

use std::borrow::Cow;

/// Where a line of prose is broken.
const WIDTH: usize = 76;

/// `text` as the lines of a doc comment, each with a space in front.
///
/// Lines of prose begin without indentation, so that Markdown sees no code in
/// them; a fence around code names a language that is not Rust, and ends.
/// Lines made by this function give the same lines again.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let mut lines = Vec::new();
    let mut fence: Option<Fence> = None;
    for line in text.trim_matches('\n').lines() {
        match &fence {
            Some(open) => {
                let line = open.inside(line);
                if open.is_closed_by(line) {
                    lines.push(format!(" {}", open.sign()));
                    fence = None;
                } else {
                    lines.push(if line.is_empty() {
                        String::new()
                    } else {
                        format!(" {line}")
                    });
                }
            }
            None => fence = prose(line, &mut lines),
        }
    }
    if let Some(open) = fence {
        lines.push(format!(" {}", open.sign()));
    }
    lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// `text` as [`lines`] makes it, for use in front of more text.
pub(crate) fn block(text: &str) -> String {
    let lines = lines(text);
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n")
}

/// `text` in one line.
pub(crate) fn one_line(text: &str) -> String {
    let text = clean(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` with every kind of line end as `\n`, no space at the end of a line,
/// and without characters that cannot be seen: rustc refuses some of them in a
/// comment because they make it look like something else.
fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return text.into();
    }
    let text = text.replace("\r\n", "\n");
    let text: String = text
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some('\t'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    lines.join("\n").into()
}

/// Whether [`clean`] would change nothing, for most texts.
fn is_clean(text: &str) -> bool {
    let mut before = b'\n';
    let is_clean = text.bytes().all(|byte| {
        let is_space_at_end = byte == b'\n' && matches!(before, b' ' | b'\t');
        before = byte;
        matches!(byte, b' '..=b'~' | b'\n' | b'\t') && !is_space_at_end
    });
    is_clean && !matches!(before, b' ' | b'\t')
}

/// Adds a line outside of a fence. Returns the fence that it opens.
fn prose(line: &str, lines: &mut Vec<String>) -> Option<Fence> {
    let (markers, text) = markers(line);
    let indentation = line.len() - text.len();
    if let Some(fence) = Fence::opened_by(text, markers.contains('>'), indentation) {
        // Code inside of a list or a quotation would end where they end.
        if !markers.is_empty() {
            lines.push(format!(" {}", markers.trim_end()));
        }
        lines.push(format!(" {}{}", fence.sign(), fence.language));
        return Some(fence);
    }
    let line = format!("{markers}{text}");
    let line = line.trim_end();
    let is_plain = line.starts_with(|c: char| c.is_alphabetic() || c == '`');
    if line.is_empty() {
        lines.push(String::new());
    } else if is_plain && line.len() > WIDTH {
        wrap(line, lines);
    } else {
        lines.push(format!(" {line}"));
    }
    None
}

/// The signs of lists and quotations at the beginning of a line, each with one
/// space behind it, and the text after them. More spaces would make code of
/// the text.
pub(crate) fn markers(line: &str) -> (String, &str) {
    let mut markers = String::new();
    let mut rest = line.trim_start();
    while let Some(length) = marker(rest) {
        markers.push_str(&rest[..length]);
        markers.push(' ');
        rest = rest[length..].trim_start();
    }
    (markers, rest)
}

/// The length of the sign of a list or quotation with which `text` begins.
fn marker(text: &str) -> Option<usize> {
    if text.starts_with('>') {
        return Some(1);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let is_sign = match digits {
        0 => rest.starts_with(['-', '*', '+']),
        _ => rest.starts_with(['.', ')']),
    };
    let ends = rest.chars().nth(1).is_none_or(|c| c.is_whitespace());
    (is_sign && ends).then_some(digits + 1)
}

/// An opened block of code.
pub(crate) struct Fence {
    sign: char,
    length: usize,
    language: String,
    is_quoted: bool,
    indentation: usize,
}

impl Fence {
    pub(crate) fn opened_by(text: &str, is_quoted: bool, indentation: usize) -> Option<Self> {
        let sign = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = text.chars().take_while(|c| *c == sign).count();
        let info = &text[length..];
        // Otherwise it is code inside of a line.
        let is_fence = length >= 3 && !(sign == '`' && info.contains('`'));
        is_fence.then(|| Self {
            sign,
            length,
            language: language(info),
            is_quoted,
            indentation,
        })
    }

    fn sign(&self) -> String {
        String::from(self.sign).repeat(self.length)
    }

    /// `line` without the quotation or indentation around the block.
    fn inside<'a>(&self, line: &'a str) -> &'a str {
        if self.is_quoted {
            let line = line.trim_start();
            let line = line.strip_prefix('>').unwrap_or(line);
            return line.strip_prefix(' ').unwrap_or(line);
        }
        let spaces = line.len() - line.trim_start_matches(' ').len();
        &line[spaces.min(self.indentation)..]
    }

    pub(crate) fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|c| c == self.sign)
    }
}

/// The language of a fence; `text` for none, and for all that rustdoc takes
/// for Rust.
fn language(info: &str) -> String {
    // Without the separators of its words, which rustdoc warns about.
    const RUST: [&str; 9] = [
        "rust",
        "ignore",
        "shouldpanic",
        "norun",
        "compilefail",
        "allowfail",
        "testharness",
        "standalone",
        "custom",
    ];
    let name = info.split_whitespace().next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '#' | '.' | '-');
    let lower = name.to_ascii_lowercase().replace(['-', '_'], "");
    let is_rust = RUST.iter().any(|known| lower.starts_with(known))
        || lower.starts_with("edition")
        // The code of an error, which a test is to have.
        || lower
            .strip_prefix('e')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if name.is_empty() || is_rust || !name.chars().all(is_name) {
        return "text".to_owned();
    }
    name.to_owned()
}

fn wrap(text: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in text.split_whitespace() {
        let is_full = line.len() + 1 + word.len() > WIDTH && !line.is_empty();
        if is_full && !means_something(word) {
            lines.push(std::mem::take(&mut line));
        }
        line.push(' ');
        line.push_str(word);
    }
    lines.push(line);
}

/// Whether `word` would have another meaning at the beginning of a line.
fn means_something(word: &str) -> bool {
    marker(word).is_some()
        || word.starts_with(['#', '=', '|', '<', '~'])
        || word.starts_with("```")
        || word.starts_with("--")
        || word.starts_with("**")
        || word.starts_with("__")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines, joined; made twice, they are the same.
    fn made(text: &str) -> String {
        let block = block(text);
        assert_eq!(super::block(&block), block, "not the same again");
        block
    }

    #[test]
    fn prose_is_wrapped_and_lists_and_code_are_not() {
        let word = "word ".repeat(20);
        let text = format!("{word}\n\n\n- {word}\n```\n  {word}\n```");
        let made = lines(&text);
        assert_eq!(made.len(), 7);
        assert!(made[..2].iter().all(|line| line.len() <= 77), "{made:?}");
        assert_eq!(made[2], "");
        assert!(made[3].starts_with(" - word") && made[3].len() > 77);
        assert!(made[5].starts_with("   word"));
    }

    #[test]
    fn no_line_is_broken_before_what_would_change_its_meaning() {
        for word in ["-", "1.", "#", "```", "```js", "~~~", ">", "+", "==="] {
            let text = format!("{} {word} {}", "x".repeat(WIDTH - 1), "end ".repeat(30));
            let made = lines(&text);
            assert!(made[0].ends_with(word), "{made:?}");
        }
    }

    #[test]
    fn what_is_clean_stays_as_it_is() {
        for text in [
            "",
            "a b\tc\n\n  d",
            "a \nb",
            "a\t",
            "a ",
            "é",
            "a\r\nb",
            "\n ",
        ] {
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            let is_same = text.is_ascii() && text == lines.join("\n");
            assert_eq!(is_clean(text), is_same, "{text:?}");
        }
    }

    #[test]
    fn every_line_end_is_one_and_invisible_characters_are_removed() {
        let text = "a\rb\r\nc\u{2028}d\u{85}e\u{b}f\0g\u{202e}h";
        assert_eq!(made(text), "a\nb\nc\nd\ne\nfgh");
        assert_eq!(one_line(text), "a b c d e fgh");
    }

    #[test]
    fn a_fence_has_a_language_that_is_no_rust_and_an_end() {
        for (text, expected) in [
            ("```\na\n```", "```text\na\n```"),
            ("~~~\na\n~~~", "~~~text\na\n~~~"),
            ("```json\na", "```json\na\n```"),
            ("```rust\na\n```", "```text\na\n```"),
            ("```rust,no_run\na\n```", "```text\na\n```"),
            ("```should_panic\na\n```", "```text\na\n```"),
            ("```compile-fail\na\n```", "```text\na\n```"),
            ("```edition2021\na\n```", "```text\na\n```"),
            ("```E0308\na\n```", "```text\na\n```"),
            ("```{.json}\na\n```", "```text\na\n```"),
            ("```json title=\"x\"\na\n```", "```json\na\n```"),
            ("~~~\n```\n~~~\nb", "~~~text\n```\n~~~\nb"),
            ("````\n```\n````\nb", "````text\n```\n````\nb"),
            ("  ```sh\n  a\n    b\n  ```", "```sh\na\n  b\n```"),
            ("```code``` here", "```code``` here"),
        ] {
            assert_eq!(made(text), expected, "{text}");
        }
    }

    #[test]
    fn no_indentation_makes_code_of_prose() {
        for (text, expected) in [
            ("a\n\n    b {", "a\n\nb {"),
            ("a\n\n\tb {", "a\n\nb {"),
            ("-     b {", "- b {"),
            ("12.      b {", "12. b {"),
            ("> -      b {", "> - b {"),
            ("- ```\n  b {\n  ```\nc", "-\n```text\nb {\n```\nc"),
            ("> ```\n> b {\n> ```\n> c", ">\n```text\nb {\n```\n> c"),
        ] {
            assert_eq!(made(text), expected, "{text}");
        }
    }
}
