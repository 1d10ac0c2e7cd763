//! Texts that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The shortest texts of a pattern are often not the ones that it is for; so repeated
/// parts come this often, where that is allowed.
const REPEATED: u32 = 2;

/// A text that `pattern` should match, if it is a regular expression that is known here.
pub(super) fn matching(pattern: &str) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, &mut text);
    Some(text)
}

fn write(hir: &Hir, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(one_of(class)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.max(REPEATED.min(most)) {
                write(&repetition.sub, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, text)),
        HirKind::Alternation(parts) => {
            if let Some(part) = parts.first() {
                write(part, text);
            }
        }
    }
}

/// A character of the class, a letter if there is one.
fn one_of(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|it| (it.start(), it.end())).collect(),
        Class::Bytes(class) => class
            .iter()
            .map(|it| (it.start().into(), it.end().into()))
            .collect(),
    };
    let has = |wanted: &char| {
        ranges
            .iter()
            .any(|(first, last)| (first..=last).contains(&wanted))
    };
    let letter = ['a', 'A', '1'].into_iter().find(has);
    letter.or(ranges.first().map(|(first, _)| *first))
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn a_pattern_has_a_text() {
        for (pattern, text) in [
            ("^[A-Z]{3}-\\d+$", "AAA-11"),
            ("(on|off)", "on"),
            ("^x*y?$", "xxy"),
            (".", "a"),
        ] {
            assert_eq!(matching(pattern).as_deref(), Some(text), "{pattern}");
        }
        assert_eq!(matching("(?=lookahead"), None);
    }
}
