//! Parameters and form fields that are written in one of the styles of OpenAPI.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use url::form_urlencoded::byte_serialize;

use super::param_value::ParamValue;
use super::path::{ToPath, encode};
use super::style::Style;
use crate::request::ReadOnly;

/// What a cookie must not contain (RFC 6265, section 4.1.1). A percent sign is
/// allowed: the value may be one that the server issued.
const COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

/// A parameter: a name, a value as it is serialized, and a style.
///
/// Without a style it is written as OpenAPI prescribes for its place:
/// [`Style::Exploded`] in a query and a cookie, [`Style::Commas`] in a path and
/// a header, and encoded as RFC 6570 expands it. Nothing is sent for `None`, nor
/// for an empty list or object; a required parameter without a value is refused,
/// as is a value that the style cannot express.
#[derive(Clone, Copy)]
pub struct Param<'a, T> {
    name: &'a str,
    value: &'a T,
    style: Option<Style>,
    is_required: bool,
}

impl<T> fmt::Debug for Param<'_, T> {
    /// Omits the value, which may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Param")
            .field("name", &self.name)
            .field("style", &self.style)
            .finish_non_exhaustive()
    }
}

impl<'a, T> Param<'a, T> {
    /// The parameter called `name`.
    pub fn new(name: &'a str, value: &'a T) -> Self {
        Self {
            name,
            value,
            style: None,
            is_required: false,
        }
    }

    /// The same parameter, without which no request is sent.
    #[must_use]
    pub fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    /// The same parameter in another style.
    #[must_use]
    pub fn style(self, style: Style) -> Self {
        Self {
            style: Some(style),
            ..self
        }
    }

    pub(crate) fn name(&self) -> &'a str {
        self.name
    }
}

impl<T: Serialize> Param<'_, T> {
    /// The encoded pairs for a query. `narrows` says that a value which vanishes
    /// would make the request another one.
    pub(crate) fn query(&self, narrows: bool) -> Result<Vec<String>, String> {
        self.write("query", |value| {
            let pairs = match self.style {
                _ if value == ParamValue::None => Vec::new(),
                Some(Style::Json) => vec![pair(self.name, &json(self.value)?, encode)],
                style => form_field(self.name, &value, style.unwrap_or(Style::Exploded), encode)?,
            };
            let vanishes = pairs.is_empty() && value != ParamValue::None;
            self.check(pairs.is_empty(), vanishes && narrows)?;
            Ok(pairs)
        })
    }

    /// The text for a header, which has no encoding; `None` if there is no
    /// value.
    pub(crate) fn header(&self) -> Result<Option<String>, String> {
        self.write("header", |value| {
            let is_json = self.style == Some(Style::Json);
            let is_absent = value == ParamValue::None || !is_json && value.texts()?.is_empty();
            self.check(is_absent, false)?;
            match is_absent {
                true => Ok(None),
                false => self.text(&value, str::to_owned).map(Some),
            }
        })
    }

    /// Refuses a parameter that is required or would vanish, and has nothing to
    /// send.
    fn check(&self, is_absent: bool, vanishes: bool) -> Result<(), String> {
        match is_absent && self.is_required || vanishes {
            true => Err("is empty, so that the request would be sent without it".to_owned()),
            false => Ok(()),
        }
    }

    /// The pairs for the header `Cookie`.
    pub(crate) fn cookies(&self) -> Result<Vec<String>, String> {
        let name = self.name;
        let encode = |text: &str| utf8_percent_encode(text, COOKIE).to_string();
        self.write("cookie", |value| {
            let pairs = match self.style {
                _ if value == ParamValue::None => Vec::new(),
                Some(Style::Json) => vec![format!("{name}={}", encode(&json(self.value)?))],
                Some(Style::Commas) => match value.texts()? {
                    texts if texts.is_empty() => Vec::new(),
                    texts => vec![format!("{name}={}", join(texts, ",", encode))],
                },
                _ => exploded(&value, Some(name), encode)?
                    .into_iter()
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect(),
            };
            self.check(pairs.is_empty(), false)?;
            Ok(pairs)
        })
    }

    fn write<R>(
        &self,
        place: &str,
        write: impl FnOnce(ParamValue) -> Result<R, String>,
    ) -> Result<R, String> {
        let written = ParamValue::of(self.value).and_then(write);
        written.map_err(|message| format!("the {place} parameter `{}` {message}", self.name))
    }

    /// The text for a path or a header, each part of it encoded.
    fn text(&self, value: &ParamValue, encode: fn(&str) -> String) -> Result<String, String> {
        if self.style == Some(Style::Json) {
            return Ok(encode(&json(self.value)?));
        }
        let texts = value.texts()?;
        if texts.is_empty() {
            return Ok(String::new());
        }
        let parts = |delimiter: &str, name: Option<&str>| {
            let parts = exploded(value, name, encode)?.into_iter();
            let parts = parts.map(|(name, value)| match (name.is_empty(), value.is_empty()) {
                (true, _) => value,
                // Only a matrix leaves the sign out (RFC 6570, section 3.2.7).
                (false, true) if delimiter == ";" => name,
                (false, _) => format!("{name}={value}"),
            });
            Ok::<_, String>(parts.collect::<Vec<_>>().join(delimiter))
        };
        let name = self.name;
        Ok(match self.style {
            Some(Style::Label) => format!(".{}", join(texts, ",", encode)),
            Some(Style::Matrix) => match join(texts, ",", encode) {
                empty if empty.is_empty() => format!(";{name}"),
                joined => format!(";{name}={joined}"),
            },
            Some(Style::LabelExploded) => format!(".{}", parts(".", None)?),
            Some(Style::MatrixExploded) => format!(";{}", parts(";", Some(name))?),
            Some(Style::Exploded) => parts(",", None)?,
            _ => join(texts, ",", encode),
        })
    }
}

impl<T: Serialize> ToPath for Param<'_, T> {
    fn to_path(&self) -> Result<String, String> {
        self.text(&ParamValue::of(self.value)?, encode)
    }
}

/// The encoded pairs of a form's fields, each in the style that `styles` has
/// for it. What is `null` or empty has an empty value: a field that is left out says
/// something else.
pub(crate) fn form_pairs(
    body: &impl Serialize,
    styles: &[(&str, Style)],
    read_only: Option<&ReadOnly>,
) -> Result<Vec<String>, String> {
    let fields = match ParamValue::of(body)? {
        ParamValue::Object(fields) => fields,
        ParamValue::None | ParamValue::Null => Vec::new(),
        _ => return Err("is not an object and has no fields".to_owned()),
    };
    let json = match styles.iter().any(|(_, style)| *style == Style::Json) {
        true => serde_json::to_value(body).map_err(|error| error.to_string())?,
        false => serde_json::Value::Null,
    };
    let mut pairs = Vec::new();
    let is_sent = |name: &str| read_only.is_none_or(|read_only| !read_only.has(name));
    for (name, value) in fields.iter().filter(|(name, _)| is_sent(name)) {
        let style = styles.iter().find(|(field, _)| field == name);
        match style.map_or(Style::Exploded, |(_, style)| *style) {
            Style::Json => pairs.push(pair(name, &json[name].to_string(), form_encode)),
            _ if value.is_empty() || *value == ParamValue::None => {
                pairs.push(pair(name, "", form_encode));
            }
            style => pairs.extend(
                form_field(name, value, style, form_encode)
                    .map_err(|message| format!("in its field `{name}` {message}"))?,
            ),
        }
    }
    Ok(pairs)
}

/// The encoded pairs of a query parameter or a field of a form.
fn form_field(
    name: &str,
    value: &ParamValue,
    style: Style,
    encode: Encode,
) -> Result<Vec<String>, String> {
    // A delimiter is not a part of a value and not encoded as one.
    let delimiter = match style {
        Style::Commas => ",",
        Style::Spaces => "%20",
        Style::Pipes => "%7C",
        Style::DeepObject => return deep_object(name, value, encode),
        _ => {
            let ParamValue::Object(members) = value else {
                return repeated(name, value, encode);
            };
            let pairs = members
                .iter()
                .map(|(name, value)| repeated(name, value, encode));
            return pairs
                .collect::<Result<Vec<_>, _>>()
                .map(|pairs| pairs.concat());
        }
    };
    let texts = value.texts()?;
    Ok(match texts.is_empty() {
        true => Vec::new(),
        false => vec![format!(
            "{}={}",
            encode(name),
            join(texts, delimiter, encode)
        )],
    })
}

/// A pair for each item of a list.
fn repeated(name: &str, value: &ParamValue, encode: Encode) -> Result<Vec<String>, String> {
    let items = value.items()?.into_iter();
    Ok(items.map(|text| pair(name, text, encode)).collect())
}

/// `name[member]` for each member, however deep.
fn deep_object(name: &str, value: &ParamValue, encode: Encode) -> Result<Vec<String>, String> {
    let mut pairs = Vec::new();
    match value {
        ParamValue::Object(members) => {
            for (member, value) in members {
                pairs.extend(deep_object(&format!("{name}[{member}]"), value, encode)?);
            }
        }
        ParamValue::List(items) => {
            for item in items {
                pairs.extend(deep_object(name, item, encode)?);
            }
        }
        value => pairs.extend(value.text()?.map(|text| pair(name, text, encode))),
    }
    Ok(pairs)
}

/// The name and the value of each member of an object, or of each item of a list,
/// whose name is that of the parameter, if there is one.
fn exploded(
    value: &ParamValue,
    name: Option<&str>,
    encode: impl Fn(&str) -> String,
) -> Result<Vec<(String, String)>, String> {
    let ParamValue::Object(members) = value else {
        let name = name.unwrap_or_default();
        let items = value.items()?.into_iter();
        return Ok(items.map(|text| (name.to_owned(), encode(text))).collect());
    };
    let mut pairs = Vec::new();
    for (name, value) in members {
        let value = value.text()?;
        pairs.extend(value.map(|value| (encode(name), encode(value))));
    }
    Ok(pairs)
}

fn join(texts: Vec<&str>, delimiter: &str, encode: impl Fn(&str) -> String) -> String {
    let encoded: Vec<String> = texts.into_iter().map(encode).collect();
    encoded.join(delimiter)
}

/// How the texts of a query or a form are encoded.
type Encode = fn(&str) -> String;

fn pair(name: &str, value: &str, encode: Encode) -> String {
    format!("{}={}", encode(name), encode(value))
}

/// The encoding of `application/x-www-form-urlencoded`, in which a space is `+`.
fn form_encode(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| format!("does not serialize to JSON: {error}"))
}

#[cfg(test)]
mod tests {
    use serde::Serializer;
    use serde_json::{Value, json};

    use super::super::path::fill;
    use super::*;
    use crate::secret::Secret;

    /// An object whose members have an order.
    struct Object(&'static [(&'static str, &'static str)]);

    impl Serialize for Object {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().copied())
        }
    }

    const COLOR: Object = Object(&[("R", "1,0"), ("G", "a=b")]);

    fn param<T>(value: &T, style: impl Into<Option<Style>>) -> Param<'_, T> {
        let style = style.into();
        Param {
            style,
            ..Param::new("p", value)
        }
    }

    fn query(value: &impl Serialize, style: impl Into<Option<Style>>) -> String {
        param(value, style).query(false).expect("pairs").join("&")
    }

    #[test]
    fn a_value_is_a_pair_and_a_list_one_for_each_item() {
        assert_eq!(query(&true, None), "p=true");
        assert_eq!(query(&-7, None), "p=-7");
        assert_eq!(query(&"a b&c=ü", None), "p=a%20b%26c%3D%C3%BC");
        assert_eq!(query(&vec!["a", "b"], None), "p=a&p=b");
        assert_eq!(query(&vec![Some(1), None, Some(2)], None), "p=1&p=2");
    }

    #[test]
    fn nothing_is_sent_for_nothing() {
        use Style::{Commas, DeepObject, Exploded, Pipes, Spaces};
        for style in [Exploded, Commas, Spaces, Pipes, DeepObject] {
            for nothing in [json!(null), json!([]), json!({}), json!({"a": null})] {
                assert_eq!(query(&nothing, style), "", "{style:?}");
            }
        }
        assert_eq!(query(&None::<u8>, Style::Json), "");
    }

    #[test]
    fn what_is_required_or_narrows_a_change_does_not_vanish() {
        for nothing in [
            json!(null),
            json!([]),
            json!({}),
            json!([null]),
            json!({"a": null}),
        ] {
            let required = param(&nothing, None).required();
            let outcomes = [
                required.query(false).err(),
                param(&nothing, None).query(true).err(),
                required.header().err(),
                required.cookies().err(),
            ];
            let named = |error: &Option<String>| {
                error
                    .as_ref()
                    .is_some_and(|error| error.contains("parameter `p` is empty"))
            };
            assert!(outcomes.iter().all(named), "{nothing} {outcomes:?}");
        }
        // It was not set.
        assert_eq!(param(&None::<u8>, None).query(true), Ok(Vec::new()));
        assert!(param(&None::<u8>, None).required().query(false).is_err());
        assert_eq!(
            param(&"", None).required().query(true),
            Ok(vec!["p=".to_owned()])
        );
    }

    #[test]
    fn a_query_has_lists_and_objects_in_the_style_of_its_parameter() {
        use Style::{Commas, DeepObject, Exploded, Pipes, Spaces};
        let list = json!(["a,b", "c d", 3]);
        for (style, of_list, of_object) in [
            (Exploded, "p=a%2Cb&p=c%20d&p=3", "R=1%2C0&G=a%3Db"),
            (Commas, "p=a%2Cb,c%20d,3", "p=R,1%2C0,G,a%3Db"),
            (Spaces, "p=a%2Cb%20c%20d%203", "p=R%201%2C0%20G%20a%3Db"),
            (Pipes, "p=a%2Cb%7Cc%20d%7C3", "p=R%7C1%2C0%7CG%7Ca%3Db"),
            (
                DeepObject,
                "p=a%2Cb&p=c%20d&p=3",
                "p%5BR%5D=1%2C0&p%5BG%5D=a%3Db",
            ),
        ] {
            assert_eq!(query(&list, style), of_list, "{style:?}");
            assert_eq!(query(&COLOR, style), of_object, "{style:?}");
        }
        let text = query(&json!({"a": [1, "b"]}), Style::Json);
        assert_eq!(text, "p=%7B%22a%22%3A%5B1%2C%22b%22%5D%7D");
    }

    #[test]
    fn a_deep_object_has_a_name_for_each_level() {
        let value = json!({"a": {"b": [1, 2], "c": {"d": true}}});
        assert_eq!(
            query(&value, Style::DeepObject),
            "p%5Ba%5D%5Bb%5D=1&p%5Ba%5D%5Bb%5D=2&p%5Ba%5D%5Bc%5D%5Bd%5D=true"
        );
    }

    #[test]
    fn a_value_that_a_style_cannot_express_is_refused_with_the_name_of_its_parameter() {
        for style in [Style::Exploded, Style::Commas, Style::Spaces, Style::Pipes] {
            for value in [json!([{"a": 1}]), json!([[1]]), json!({"a": {"b": 1}})] {
                let error = param(&value, style).query(false).expect_err("too deep");
                assert!(error.contains("`p`"), "{error}");
            }
        }
    }

    #[test]
    fn each_field_of_a_form_is_written_in_its_own_style() {
        use Style::{Commas, DeepObject, Json};
        let body = json!({"a": ["x y", 2], "b": {"c": 1}, "d": {"e": 1}, "f": null, "g": [1, 2]});
        let pairs = form_pairs(
            &body,
            &[("b", DeepObject), ("d", Json), ("g", Commas)],
            None,
        );
        assert_eq!(
            pairs.expect("pairs").join("&"),
            "a=x+y&a=2&b%5Bc%5D=1&d=%7B%22e%22%3A1%7D&f=&g=1,2"
        );
        let deep = json!({"a": [{"secret": "hunter2"}]});
        let error = form_pairs(&deep, &[], None).expect_err("too deep");
        assert!(error.contains("`a`"), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
        assert_eq!(form_pairs(&Value::Null, &[], None), Ok(Vec::new()));
        assert!(form_pairs(&json!([1]), &[], None).is_err());
    }

    #[test]
    fn a_value_that_would_change_the_path_is_refused() {
        for value in ["", ".", ".."] {
            let plain: &(dyn ToPath + Sync) = &value;
            for value in [plain, &param(&vec![value], None)] {
                let error = fill("", "/a/{b}/c", &[value]).expect_err("another path");
                assert!(error.contains("`b`"), "{error}");
            }
        }
        assert!(fill("", "/a/{b}", &[&param(&".", Style::Label)]).is_err());
        assert!(fill("", "/a/{b}", &[&param(&None::<u8>, None)]).is_err());
    }

    #[test]
    fn a_path_has_values_lists_and_objects_in_the_style_of_its_parameter() {
        use Style::{Exploded, Label, LabelExploded, Matrix, MatrixExploded};
        let list = ["a,b/", "c"];
        for (style, of_value, of_list, of_object) in [
            (None, "a%2Cb", "a%2Cb%2F,c", "R,1%2C0,G,a%3Db"),
            (Some(Exploded), "a%2Cb", "a%2Cb%2F,c", "R=1%2C0,G=a%3Db"),
            (Some(Label), ".a%2Cb", ".a%2Cb%2F,c", ".R,1%2C0,G,a%3Db"),
            (
                Some(LabelExploded),
                ".a%2Cb",
                ".a%2Cb%2F.c",
                ".R=1%2C0.G=a%3Db",
            ),
            (
                Some(Matrix),
                ";p=a%2Cb",
                ";p=a%2Cb%2F,c",
                ";p=R,1%2C0,G,a%3Db",
            ),
            (
                Some(MatrixExploded),
                ";p=a%2Cb",
                ";p=a%2Cb%2F;p=c",
                ";R=1%2C0;G=a%3Db",
            ),
        ] {
            let path = |value: &dyn ToPath| value.to_path().expect("a path");
            assert_eq!(path(&param(&"a,b", style)), of_value, "{style:?}");
            assert_eq!(path(&param(&list, style)), of_list, "{style:?}");
            assert_eq!(path(&param(&COLOR, style)), of_object, "{style:?}");
        }
        let json = param(&list, Style::Json).to_path();
        assert_eq!(json.as_deref(), Ok("%5B%22a%2Cb%2F%22%2C%22c%22%5D"));
    }

    #[test]
    fn a_date_is_sent_as_it_is_serialized() {
        let text = "2026-01-02T03:04:05Z";
        let date: chrono::DateTime<chrono::Utc> = text.parse().expect("a date");
        assert_eq!(
            param(&date, None).to_path().as_deref(),
            Ok("2026-01-02T03%3A04%3A05Z")
        );
        assert_eq!(param(&date, None).header(), Ok(Some(text.to_owned())));
    }

    #[test]
    fn a_header_has_its_values_unencoded() {
        let header = |value: Value, style: Option<Style>| param(&value, style).header();
        let text = |text: &str| Ok(Some(text.to_owned()));
        assert_eq!(header(json!(["a b", 1]), None), text("a b,1"));
        assert_eq!(header(json!(null), None), Ok(None));
        let in_json = header(json!({"a": 1}), Some(Style::Json));
        assert_eq!(in_json, text("{\"a\":1}"));
        assert!(header(json!([[1]]), None).is_err());
        assert_eq!(param(&COLOR, Style::Exploded).header(), text("R=1,0,G=a=b"));
    }

    #[test]
    fn a_cookie_is_encoded_only_where_it_would_end() {
        let list = vec!["a,b", "c"];
        let secret = Secret::from("abc=%2F;d");
        for (pairs, expected) in [
            (param(&secret, None).cookies(), &["p=abc=%2F%3Bd"][..]),
            (param(&list, Style::Commas).cookies(), &["p=a%2Cb,c"]),
            (param(&list, None).cookies(), &["p=a%2Cb", "p=c"]),
            (param(&COLOR, None).cookies(), &["R=1%2C0", "G=a=b"]),
            (param(&None::<u8>, None).cookies(), &[]),
        ] {
            assert_eq!(pairs.expect("pairs"), expected);
        }
    }

    #[test]
    fn debug_shows_no_value() {
        let secret = "hunter2";
        let text = format!("{:?}", Param::new("p", &secret));
        assert!(text.contains('p') && !text.contains(secret), "{text}");
    }
}
