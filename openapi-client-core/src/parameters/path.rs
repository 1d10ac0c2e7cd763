//! Values in the path of a request.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is not unreserved (RFC 3986, section 2.3), and so encoded by the expansion of
/// a template (RFC 6570, section 3.2.1).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A value that can be part of a path.
pub trait ToPath {
    /// The value, percent-encoded.
    ///
    /// # Errors
    ///
    /// No path can contain the value. The message continues a sentence that
    /// begins with the parameter's name.
    fn to_path(&self) -> Result<String, String>;
}

impl<T: Display + ?Sized> ToPath for T {
    fn to_path(&self) -> Result<String, String> {
        Ok(encode(&self.to_string()))
    }
}

/// Encodes a value for a path or a query.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Fills `values` into the places of a path template, in their order.
pub(crate) fn fill(
    base: &str,
    template: &str,
    values: &[&(dyn ToPath + Sync)],
) -> Result<String, String> {
    fill_by_name(base, template, in_order(values))
}

/// Each of `values` in turn, whatever the name of its place.
pub(crate) fn in_order(
    values: &[&(dyn ToPath + Sync)],
) -> impl FnMut(&str) -> Result<String, String> {
    let mut values = values.iter();
    move |_| values.next().map_or(Ok(String::new()), |v| v.to_path())
}

/// Fills each place of a path template with its `value`, and puts `base` before the
/// path.
///
/// A value that would change the path is refused: an empty one, and the dots
/// that name folders, which no encoding hides from a server.
pub(crate) fn fill_by_name(
    base: &str,
    template: &str,
    mut value: impl FnMut(&str) -> Result<String, String>,
) -> Result<String, String> {
    let values = template.matches('{').count();
    let mut path = String::with_capacity(base.len() + template.len() + 40 * values);
    path.push_str(base);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value =
            value(name).map_err(|message| format!("the path parameter `{name}` {message}"))?;
        if matches!(value.as_str(), "" | "." | "..") {
            let what = match value.is_empty() {
                true => "empty",
                false => "the name of a folder",
            };
            return Err(format!(
                "the path parameter `{name}` is {what}, which would change the path"
            ));
        }
        path.push_str(before);
        path.push_str(&value);
        rest = after;
    }
    path.push_str(rest);
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_into_the_template() {
        assert_eq!(fill("", "/a", &[]), Ok("/a".to_owned()));
        assert_eq!(
            fill("", "/a/{b}/c/{d}", &[&1, &"x"]),
            Ok("/a/1/c/x".to_owned())
        );
        assert_eq!(
            fill("", "/a/{b}", &[&"../x?y#z%2F ü;\\"]),
            Ok("/a/..%2Fx%3Fy%23z%252F%20%C3%BC%3B%5C".to_owned())
        );
        assert_eq!(
            fill("", "/a/{b}", &[&"a+b&c=d-._~"]),
            Ok("/a/a%2Bb%26c%3Dd-._~".to_owned())
        );
    }
}
