//! Parameters in a path, a header or a cookie.

use std::fmt::{self, Display};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use crate::tree::Tree;

/// What stands for itself in a path segment (RFC 3986, section 3.3) and all
/// else that a server may take for more than text.
const PATH_SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b';')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What else would end an item of a list in a path.
const PATH_ITEM: &AsciiSet = &PATH_SEGMENT.add(b',').add(b'=');

/// What may not stand in a cookie (RFC 6265, section 4.1.1). A percent sign
/// may: the value may be one that the server gave out.
const COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

/// A value that can stand in a path.
pub trait ToPath {
    /// The value, encoded.
    ///
    /// # Errors
    ///
    /// It is a value that no path can hold; the text goes on after the
    /// parameter's name.
    fn to_path(&self) -> Result<String, String>;
}

impl<T: Display + ?Sized> ToPath for T {
    fn to_path(&self) -> Result<String, String> {
        Ok(utf8_percent_encode(&self.to_string(), PATH_SEGMENT).to_string())
    }
}

impl<T: Serialize> ToPath for Param<'_, T> {
    fn to_path(&self) -> Result<String, String> {
        let set = |tree: &Tree| match tree {
            Tree::Text(_) => PATH_SEGMENT,
            _ => PATH_ITEM,
        };
        self.written(set)
    }
}

/// A parameter in a path, a header or a cookie as it is serialized, which for
/// a date or a list is not as it is displayed.
#[derive(Clone, Copy)]
pub struct Param<'a, T> {
    name: &'static str,
    value: &'a T,
    style: Style,
    is_exploded: bool,
}

#[derive(Debug, Clone, Copy)]
enum Style {
    Simple,
    Label,
    Matrix,
    Json,
}

impl<T> fmt::Debug for Param<'_, T> {
    /// Leaves the value out: it may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Param")
            .field("name", &self.name)
            .field("style", &self.style)
            .finish_non_exhaustive()
    }
}

impl<'a, T> Param<'a, T> {
    /// The parameter called `name`, in the style `simple`: commas between the
    /// items of a list.
    pub fn new(name: &'static str, value: &'a T) -> Self {
        Self {
            name,
            value,
            style: Style::Simple,
            is_exploded: false,
        }
    }

    /// The same parameter with `explode`: `name=value` for each member of an
    /// object, and in a cookie and in the style `matrix` for each item of a
    /// list.
    #[must_use]
    pub fn exploded(self) -> Self {
        Self {
            is_exploded: true,
            ..self
        }
    }

    /// The same parameter in the style `label`, which begins with a dot.
    #[must_use]
    pub fn label(self) -> Self {
        Self {
            style: Style::Label,
            ..self
        }
    }

    /// The same parameter in the style `matrix`, which begins with a
    /// semicolon.
    #[must_use]
    pub fn matrix(self) -> Self {
        Self {
            style: Style::Matrix,
            ..self
        }
    }

    /// The same parameter as the text of JSON.
    #[must_use]
    pub fn json(self) -> Self {
        Self {
            style: Style::Json,
            ..self
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }
}

impl<T: Serialize> Param<'_, T> {
    /// The text for a header; `None` if there is no value.
    pub(crate) fn header(&self) -> Result<Option<String>, String> {
        let is_nothing = Tree::of(self.value)? == Tree::Nothing;
        match is_nothing {
            true => Ok(None),
            // A header has no encoding.
            false => self.written_by(&|_, text| text.to_owned()).map(Some),
        }
    }

    /// The pairs for the header `Cookie`.
    pub(crate) fn cookies(&self) -> Result<Vec<String>, String> {
        let encode = |text: &str| utf8_percent_encode(text, COOKIE).to_string();
        let pair = |name: &str, text: &str| format!("{name}={text}");
        let tree = Tree::of(self.value)?;
        let texts = |tree: &Tree| -> Result<Vec<String>, String> {
            Ok(tree.texts()?.into_iter().map(encode).collect())
        };
        Ok(match (&tree, self.style, self.is_exploded) {
            (Tree::Nothing, ..) => Vec::new(),
            (_, Style::Json, _) => vec![pair(self.name, &encode(&json(self.value)?))],
            (Tree::Object(members), _, true) => {
                let mut pairs = Vec::new();
                for (name, value) in members {
                    let value = value.text()?;
                    pairs.extend(value.map(|value| pair(&encode(name), &encode(value))));
                }
                pairs
            }
            (tree, _, true) => {
                let texts = texts(tree)?;
                texts.iter().map(|text| pair(self.name, text)).collect()
            }
            (tree, _, false) => vec![pair(self.name, &texts(tree)?.join(","))],
        })
    }

    fn written(&self, set: fn(&Tree) -> &'static AsciiSet) -> Result<String, String> {
        self.written_by(&|tree, text| utf8_percent_encode(text, set(tree)).to_string())
    }

    /// The whole text, each part of it encoded by `encode`.
    fn written_by(&self, encode: &dyn Fn(&Tree, &str) -> String) -> Result<String, String> {
        let tree = Tree::of(self.value)?;
        if let Style::Json = self.style {
            let whole = Tree::Text(json(self.value)?.into());
            return Ok(encode(&whole, whole.text()?.unwrap_or_default()));
        }
        // What stands before the first value and between two, and whether each
        // has the parameter's name.
        let (before, between, named) = match (self.style, self.is_exploded) {
            (Style::Label, false) => (".", ",", false),
            (Style::Label, true) => (".", ".", false),
            (Style::Matrix, false) => (";", ",", false),
            (Style::Matrix, true) => (";", ";", true),
            _ => ("", ",", false),
        };
        let parts: Vec<String> = match &tree {
            Tree::Object(members) if self.is_exploded => {
                let mut parts = Vec::new();
                for (name, value) in members {
                    let value = value.text()?;
                    let part = |value| format!("{}={}", encode(&tree, name), encode(&tree, value));
                    parts.extend(value.map(part));
                }
                parts
            }
            tree => {
                let texts = tree.texts()?;
                let encoded = texts.into_iter().map(|text| encode(tree, text));
                match named {
                    true => encoded
                        .map(|text| format!("{}={text}", self.name))
                        .collect(),
                    false => encoded.collect(),
                }
            }
        };
        let name = match (self.style, self.is_exploded) {
            (Style::Matrix, false) => format!("{}=", self.name),
            _ => String::new(),
        };
        Ok(format!("{before}{name}{}", parts.join(between)))
    }
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| format!("does not become JSON: {error}"))
}

/// Puts `values` in the places of a path template, and `base` in front.
///
/// A value that would change the path is refused: an empty one, and the dots
/// that stand for folders, which no encoding hides from a server.
pub(crate) fn fill(
    base: &str,
    template: &str,
    values: &[&(dyn ToPath + Sync)],
) -> Result<String, String> {
    let mut path = String::with_capacity(base.len() + template.len() + 40 * values.len());
    path.push_str(base);
    let mut values = values.iter();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.next().map_or(Ok(String::new()), |v| v.to_path());
        let value = value.map_err(|message| format!("the path parameter `{name}` {message}"))?;
        if matches!(value.as_str(), "" | "." | "..") {
            return Err(format!(
                "the path parameter `{name}` is {}, which would lead to another path",
                if value.is_empty() {
                    "empty"
                } else {
                    "a name for a folder"
                },
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
    use serde::Serializer;
    use serde_json::json;

    use super::*;
    use crate::Secret;

    /// As a structure is, whose members have an order.
    struct Color;

    impl Serialize for Color {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("R", "1,0"), ("G", "2")])
        }
    }

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
    }

    #[test]
    fn a_value_that_would_change_the_path_is_refused() {
        for value in ["", ".", ".."] {
            let error = fill("", "/a/{b}/c", &[&value]).expect_err(value);
            assert!(error.contains("`b`"), "{error}");
            let error = fill("", "/a/{b}/c", &[&Param::new("b", &vec![value])]).expect_err(value);
            assert!(error.contains("`b`"), "{error}");
        }
        let dot = Param::new("b", &".").label();
        assert!(fill("", "/a/{b}", &[&dot]).is_err());
        assert!(fill("", "/a/{b}", &[&Param::new("b", &None::<u8>)]).is_err());
    }

    #[test]
    fn each_style_writes_values_lists_and_objects_in_its_own_way() {
        let list = ["a,b/", "c"];
        let simple = |value: &dyn ToPath| value.to_path().expect("a text");
        for (made, expected) in [
            (simple(&Param::new("p", &"a,b")), "a,b"),
            (simple(&Param::new("p", &list)), "a%2Cb%2F,c"),
            (simple(&Param::new("p", &list).exploded()), "a%2Cb%2F,c"),
            (simple(&Param::new("p", &Color)), "R,1%2C0,G,2"),
            (simple(&Param::new("p", &Color).exploded()), "R=1%2C0,G=2"),
            (simple(&Param::new("p", &5).label()), ".5"),
            (simple(&Param::new("p", &list).label()), ".a%2Cb%2F,c"),
            (
                simple(&Param::new("p", &list).label().exploded()),
                ".a%2Cb%2F.c",
            ),
            (
                simple(&Param::new("p", &Color).label().exploded()),
                ".R=1%2C0.G=2",
            ),
            (simple(&Param::new("p", &5).matrix()), ";p=5"),
            (simple(&Param::new("p", &5).matrix().exploded()), ";p=5"),
            (simple(&Param::new("p", &list).matrix()), ";p=a%2Cb%2F,c"),
            (
                simple(&Param::new("p", &list).matrix().exploded()),
                ";p=a%2Cb%2F;p=c",
            ),
            (
                simple(&Param::new("p", &Color).matrix().exploded()),
                ";R=1%2C0;G=2",
            ),
            (
                simple(&Param::new("p", &list).json()),
                "%5B%22a,b%2F%22,%22c%22%5D",
            ),
        ] {
            assert_eq!(made, expected);
        }
    }

    #[test]
    fn a_date_is_sent_as_it_is_serialized() {
        let date: chrono::DateTime<chrono::Utc> = "2026-01-02T03:04:05Z".parse().expect("a date");
        let param = Param::new("p", &date);
        assert_eq!(param.to_path(), Ok("2026-01-02T03:04:05Z".to_owned()));
        assert_eq!(param.header(), Ok(Some("2026-01-02T03:04:05Z".to_owned())));
    }

    #[test]
    fn a_header_has_its_values_as_they_are() {
        let header = |value| Param::new("p", &value).header();
        assert_eq!(header(json!(["a b", 1])), Ok(Some("a b,1".to_owned())));
        assert_eq!(header(json!(null)), Ok(None));
        assert_eq!(
            Param::new("p", &Color).exploded().header(),
            Ok(Some("R=1,0,G=2".to_owned()))
        );
        assert_eq!(
            Param::new("p", &json!({"a": 1})).json().header(),
            Ok(Some("{\"a\":1}".to_owned()))
        );
        assert!(header(json!([[1]])).is_err());
    }

    #[test]
    fn a_cookie_is_encoded_only_where_it_would_end() {
        let session = Secret::from("abc=%2F;d");
        assert_eq!(
            Param::new("p", &session).cookies(),
            Ok(vec!["p=abc=%2F%3Bd".to_owned()])
        );
        let list = vec!["a,b", "c"];
        assert_eq!(
            Param::new("p", &list).cookies(),
            Ok(vec!["p=a%2Cb,c".to_owned()])
        );
        assert_eq!(
            Param::new("p", &list).exploded().cookies(),
            Ok(vec!["p=a%2Cb".to_owned(), "p=c".to_owned()])
        );
        assert_eq!(
            Param::new("p", &Color).exploded().cookies(),
            Ok(vec!["R=1%2C0".to_owned(), "G=2".to_owned()])
        );
        assert_eq!(Param::new("p", &None::<u8>).cookies(), Ok(Vec::new()));
    }

    #[test]
    fn debug_shows_no_value() {
        let secret = "hunter2";
        let text = format!("{:?}", Param::new("p", &secret));
        assert!(text.contains('p') && !text.contains(secret), "{text}");
    }
}
