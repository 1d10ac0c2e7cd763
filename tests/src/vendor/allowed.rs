//! Differences that are meant, each for a reason of its own.

/// All that is wrong between the differences that were found and those that
/// are allowed; nothing if each difference is allowed by exactly one pattern
/// and each pattern allows as many as it says.
///
/// In a pattern `*` is any text.
pub fn unexplained(differences: &[String], allowed: &[(&str, usize)]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut counts = vec![0; allowed.len()];
    for difference in differences {
        let mut by = Vec::new();
        for ((pattern, _), count) in allowed.iter().zip(&mut counts) {
            if matches(pattern, difference) {
                by.push(*pattern);
                *count += 1;
            }
        }
        match by[..] {
            [_] => {}
            [] => problems.push(format!("not allowed: {difference}")),
            _ => problems.push(format!("allowed by {by:?}: {difference}")),
        }
    }
    for ((pattern, expected), count) in allowed.iter().zip(counts) {
        if count != *expected || count == 0 {
            problems.push(format!("{pattern} allows {count}, not {expected}"));
        }
    }
    problems
}

/// Whether `text` is what `pattern` says, with any text in place of each `*`.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(start) else {
        return false;
    };
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    ends.into_iter().any(|at| matches(rest, &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(differences: &[&str], allowed: &[(&str, usize)]) -> Vec<String> {
        let differences: Vec<String> = differences.iter().map(ToString::to_string).collect();
        unexplained(&differences, allowed)
    }

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text, is_match) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("a*", "ab", true),
            ("*b", "abb", true),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcd", false),
            ("*\u{fc}*", "a\u{fc}\u{1f600}", true),
            ("a*a", "a", false),
        ] {
            assert_eq!(matches(pattern, text), is_match, "{pattern} {text}");
        }
    }

    #[test]
    fn what_is_allowed_as_often_as_it_is_said_is_no_problem() {
        let allowed = [("* xml", 2), ("c json", 1)];
        assert_eq!(problems(&["a xml", "b xml", "c json"], &allowed), [""; 0]);
    }

    #[test]
    fn what_nothing_or_more_than_one_pattern_allows_is_a_problem() {
        let found = problems(&["a xml", "b"], &[("a *", 1), ("* xml", 1)]);
        let expected = [r#"allowed by ["a *", "* xml"]: a xml"#, "not allowed: b"];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_pattern_that_allows_less_or_more_than_it_says_is_a_problem() {
        let found = problems(&["a 1", "a 2"], &[("a *", 1), ("b", 1), ("c", 0)]);
        let expected = [
            "a * allows 2, not 1",
            "b allows 0, not 1",
            "c allows 0, not 0",
        ];
        assert_eq!(found, expected);
    }
}
