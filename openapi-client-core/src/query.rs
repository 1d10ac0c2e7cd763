//! Query parameters, and the fields of forms that are written as they are.

use serde::Serialize;
use url::form_urlencoded::byte_serialize;

use crate::tree::Tree;

/// How a value is written into a query or a form (OpenAPI 3.0.3, *Style
/// Values*). They differ for lists and objects only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// `form` with `explode`: a pair for each item of a list, and for each
    /// member of an object one with the member's name.
    #[default]
    Exploded,
    /// `form` without `explode`: one pair, commas between the items.
    Commas,
    /// `spaceDelimited` without `explode`.
    Spaces,
    /// `pipeDelimited` without `explode`.
    Pipes,
    /// `deepObject`: `name[member]` for each member of an object, to any
    /// depth; a list gives a pair for each item.
    DeepObject,
    /// The text of JSON, as `content` has it.
    Json,
}

/// A query parameter: a name, a value, and how the two are written.
///
/// Nothing is sent for a value that is `None`, nor for a list or an object
/// without any. What the style cannot express is refused.
#[derive(Clone, Copy)]
pub struct QueryParam<'a, T> {
    name: &'a str,
    value: &'a T,
    style: Style,
}

impl<T> std::fmt::Debug for QueryParam<'_, T> {
    /// Leaves the value out: it may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QueryParam")
            .field("name", &self.name)
            .field("style", &self.style)
            .finish_non_exhaustive()
    }
}

impl<'a, T> QueryParam<'a, T> {
    /// The parameter called `name`.
    pub fn new(name: &'a str, value: &'a T) -> Self {
        Self {
            name,
            value,
            style: Style::default(),
        }
    }

    /// The same parameter, written in another way.
    #[must_use]
    pub fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

impl<T: Serialize> QueryParam<'_, T> {
    /// The encoded pairs.
    pub(crate) fn pairs(&self) -> Result<Vec<String>, String> {
        let pairs = match (Tree::of(self.value), self.style) {
            (Ok(Tree::Nothing), _) => Ok(Vec::new()),
            (Ok(_), Style::Json) => serde_json::to_string(self.value)
                .map(|text| vec![pair(self.name, &text)])
                .map_err(|error| format!("does not become JSON: {error}")),
            (Ok(tree), style) => pairs(self.name, &tree, style),
            (Err(message), _) => Err(message),
        };
        pairs.map_err(|message| format!("the query parameter `{}` {message}", self.name))
    }
}

/// The encoded pairs of a form's fields, each in the style that `styles` has
/// for it.
pub(crate) fn form<T: Serialize>(
    body: &T,
    styles: &[(&str, Style)],
) -> Result<Vec<String>, String> {
    let fields = match Tree::of(body)? {
        Tree::Object(fields) => fields,
        Tree::Nothing => Vec::new(),
        _ => return Err("is no object, and has no fields".to_owned()),
    };
    let json = match styles.iter().any(|(_, style)| *style == Style::Json) {
        true => serde_json::to_value(body).map_err(|error| error.to_string())?,
        false => serde_json::Value::Null,
    };
    let mut made = Vec::new();
    for (name, value) in &fields {
        let style = styles.iter().find(|(field, _)| field == name);
        match (value, style.map(|(_, style)| *style).unwrap_or_default()) {
            (Tree::Nothing, _) => {}
            (_, Style::Json) => made.push(pair(name, &json[name].to_string())),
            (_, style) => made.extend(
                pairs(name, value, style)
                    .map_err(|message| format!("in its field `{name}` {message}"))?,
            ),
        }
    }
    Ok(made)
}

fn pairs(name: &str, value: &Tree, style: Style) -> Result<Vec<String>, String> {
    match style {
        Style::Commas => joined(name, value, ","),
        Style::Spaces => joined(name, value, "%20"),
        Style::Pipes => joined(name, value, "%7C"),
        Style::DeepObject => deep(name, value),
        Style::Exploded | Style::Json => match value {
            Tree::Object(members) => members
                .iter()
                .map(|(name, value)| repeated(name, value))
                .collect::<Result<Vec<_>, _>>()
                .map(|pairs| pairs.concat()),
            value => repeated(name, value),
        },
    }
}

/// A pair for each value of a list.
fn repeated(name: &str, value: &Tree) -> Result<Vec<String>, String> {
    match value {
        Tree::Object(_) => Err(value.text().err().unwrap_or_default()),
        value => {
            let texts = value.texts()?;
            Ok(texts.into_iter().map(|text| pair(name, text)).collect())
        }
    }
}

/// One pair for all. The delimiter is no part of a value, so that it is not
/// encoded as one.
fn joined(name: &str, value: &Tree, delimiter: &str) -> Result<Vec<String>, String> {
    let texts: Vec<String> = value.texts()?.into_iter().map(encoded).collect();
    Ok(match texts.is_empty() {
        true => Vec::new(),
        false => vec![format!("{}={}", encoded(name), texts.join(delimiter))],
    })
}

/// `name[member]` for each member, however deep.
fn deep(name: &str, value: &Tree) -> Result<Vec<String>, String> {
    let inner = match value {
        Tree::Object(members) => members
            .iter()
            .map(|(member, value)| deep(&format!("{name}[{member}]"), value))
            .collect::<Result<Vec<_>, _>>()?,
        Tree::List(items) => items
            .iter()
            .map(|item| deep(name, item))
            .collect::<Result<Vec<_>, _>>()?,
        value => {
            let text = value.text()?;
            return Ok(text.map(|text| pair(name, text)).into_iter().collect());
        }
    };
    Ok(inner.concat())
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={}", encoded(name), encoded(value))
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn query(value: &impl Serialize, style: Style) -> Result<String, String> {
        let pairs = QueryParam::new("p", value).style(style).pairs()?;
        Ok(pairs.join("&"))
    }

    fn exploded(value: &impl Serialize) -> Result<String, String> {
        query(value, Style::Exploded)
    }

    #[test]
    fn a_value_is_a_pair_and_a_list_one_for_each_item() {
        assert_eq!(exploded(&true), Ok("p=true".to_owned()));
        assert_eq!(exploded(&-7), Ok("p=-7".to_owned()));
        assert_eq!(exploded(&"a b&c=ü"), Ok("p=a+b%26c%3D%C3%BC".to_owned()));
        assert_eq!(exploded(&vec!["a", "b"]), Ok("p=a&p=b".to_owned()));
        assert_eq!(
            exploded(&vec![Some(1), None, Some(2)]),
            Ok("p=1&p=2".to_owned())
        );
    }

    #[test]
    fn nothing_is_sent_for_nothing() {
        for style in [
            Style::Exploded,
            Style::Commas,
            Style::Spaces,
            Style::Pipes,
            Style::DeepObject,
        ] {
            for nothing in [json!(null), json!([]), json!({}), json!({"a": null})] {
                assert_eq!(query(&nothing, style), Ok(String::new()), "{style:?}");
            }
        }
        assert_eq!(query(&None::<u8>, Style::Json), Ok(String::new()));
    }

    #[test]
    fn each_style_writes_lists_and_objects_in_its_own_way() {
        let list = json!(["a,b", "c d", 3]);
        let object = json!({"R": 100, "G": "a=b"});
        for (style, of_list, of_object) in [
            (
                Style::Exploded,
                "p=a%2Cb&p=c+d&p=3",
                &["R=100", "G=a%3Db"][..],
            ),
            (Style::Commas, "p=a%2Cb,c+d,3", &["p=R,100,G,a%3Db"]),
            (
                Style::Spaces,
                "p=a%2Cb%20c+d%203",
                &["p=R%20100%20G%20a%3Db"],
            ),
            (
                Style::Pipes,
                "p=a%2Cb%7Cc+d%7C3",
                &["p=R%7C100%7CG%7Ca%3Db"],
            ),
            (
                Style::DeepObject,
                "p=a%2Cb&p=c+d&p=3",
                &["p%5BR%5D=100", "p%5BG%5D=a%3Db"],
            ),
        ] {
            assert_eq!(query(&list, style).as_deref(), Ok(of_list), "{style:?}");
            // The order of the members is that of the map.
            let mut made = QueryParam::new("p", &object)
                .style(style)
                .pairs()
                .expect("pairs");
            if made.len() == 1 {
                let first = made[0].starts_with("p=R");
                assert!(first || made[0].starts_with("p=G"), "{made:?}");
                assert_eq!(made[0].len(), of_object[0].len(), "{style:?}");
            } else {
                let mut expected = of_object.to_vec();
                expected.sort_unstable();
                made.sort_unstable();
                assert_eq!(made, expected, "{style:?}");
            }
        }
        let text = query(&json!({"a": [1, "b"]}), Style::Json);
        assert_eq!(text.as_deref(), Ok("p=%7B%22a%22%3A%5B1%2C%22b%22%5D%7D"));
    }

    #[test]
    fn a_deep_object_has_a_name_for_each_level() {
        let value = json!({"a": {"b": [1, 2], "c": {"d": true}}});
        assert_eq!(
            query(&value, Style::DeepObject).as_deref(),
            Ok("p%5Ba%5D%5Bb%5D=1&p%5Ba%5D%5Bb%5D=2&p%5Ba%5D%5Bc%5D%5Bd%5D=true")
        );
    }

    #[test]
    fn what_a_style_cannot_express_is_refused_by_the_name_of_its_parameter() {
        for style in [Style::Exploded, Style::Commas, Style::Spaces, Style::Pipes] {
            for value in [json!([{"a": 1}]), json!([[1]]), json!({"a": {"b": 1}})] {
                let error = query(&value, style).expect_err("too deep");
                assert!(error.contains("`p`"), "{error}");
            }
        }
    }

    #[test]
    fn each_field_of_a_form_is_written_in_its_own_style() {
        let body = json!({"a": ["x y", 2], "b": {"c": 1}, "d": {"e": 1}, "f": null, "g": [1, 2]});
        let styles = [
            ("b", Style::DeepObject),
            ("d", Style::Json),
            ("g", Style::Commas),
        ];
        assert_eq!(
            form(&body, &styles).map(|pairs| pairs.join("&")).as_deref(),
            Ok("a=x+y&a=2&b%5Bc%5D=1&d=%7B%22e%22%3A1%7D&g=1,2")
        );
        let deep = json!({"a": [{"secret": "hunter2"}]});
        let error = form(&deep, &[]).expect_err("too deep");
        assert!(
            error.contains("`a`") && !error.contains("hunter2"),
            "{error}"
        );
        assert_eq!(form(&Value::Null, &[]), Ok(Vec::new()));
        assert!(form(&json!([1]), &[]).is_err());
    }
}
