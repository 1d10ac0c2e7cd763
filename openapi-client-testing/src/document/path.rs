//! Path templates, and the paths that they match.

use percent_encoding::percent_decode_str;

/// The texts of the parameters of `template` in `path`, as they were sent; none if the path
/// is another one.
pub(crate) fn matched<'t>(template: &'t str, path: &str) -> Option<Vec<(&'t str, String)>> {
    let template: Vec<&str> = template.split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    if template.len() != path.len() {
        return None;
    }
    let mut found = Vec::new();
    for (template, text) in template.into_iter().zip(path) {
        if !template.contains('{') {
            let text = percent_decode_str(text).decode_utf8().ok()?;
            let template = percent_decode_str(template).decode_utf8().ok()?;
            if text != template {
                return None;
            }
        } else if !segment(template, text, &mut found) {
            return None;
        }
    }
    Some(found)
}

/// How many characters of a template are no parameter: of two that match, that with more is
/// meant.
pub(crate) fn literal_length(template: &str) -> usize {
    let pieces = template.split(['{', '}']).step_by(2);
    pieces.map(str::len).sum()
}

/// Whether `text` matches a segment of a template, and the texts of its parameters.
fn segment<'t>(template: &'t str, text: &str, found: &mut Vec<(&'t str, String)>) -> bool {
    let Some((literal, rest)) = template.split_once('{') else {
        return template == text;
    };
    let Some(text) = text.strip_prefix(literal) else {
        return false;
    };
    let Some((name, rest)) = rest.split_once('}') else {
        return false;
    };
    let (next, _) = rest.split_once('{').unwrap_or((rest, ""));
    let known = found.len();
    let ends = text.match_indices(next).map(|(at, _)| at);
    // The last parameter has the rest.
    let ends: Vec<usize> = match next {
        "" => vec![text.len()],
        _ => ends.collect(),
    };
    // Without a text for it, the path is another one.
    ends.into_iter().filter(|end| *end > 0).any(|end| {
        found.truncate(known);
        found.push((name, text[..end].to_owned()));
        segment(rest, &text[end..], found)
    })
}

#[cfg(test)]
mod tests {
    use super::{literal_length, matched};

    fn found(template: &'static str, path: &str) -> Option<String> {
        let texts = matched(template, path)?;
        let texts = texts.iter().map(|(name, text)| format!("{name}={text}"));
        Some(texts.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_template_matches_its_paths_and_no_others() {
        for (template, path, expected) in [
            ("/a", "/a", Some("")),
            ("/a", "/b", None),
            ("/a/{id}", "/a/x%2Fy", Some("id=x%2Fy")),
            ("/a/{id}", "/a/x/y", None),
            ("/a/{id}", "/a/", None),
            ("/a/{id}.json", "/a/x.y.json", Some("id=x.y")),
            ("/{a}-{b}", "/1-2-3", Some("a=1 b=2-3")),
            ("/a b/**", "/a%20b/**", Some("")),
        ] {
            assert_eq!(
                found(template, path).as_deref(),
                expected,
                "{template} {path}"
            );
        }
        assert!(literal_length("/a/b") > literal_length("/a/{bcdef}"));
    }
}
