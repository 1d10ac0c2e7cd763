//! The values of parameters, read as RFC 6570 and OpenAPI write them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::text::{decoded, list, object, property_of, scalar};
use crate::document::{Document, Form, Parameter};

/// The pairs of a query or a form, as they were sent.
pub(super) type Pairs<'t> = Vec<(&'t str, &'t str)>;

/// The pairs of a query.
pub(super) fn pairs(query: &str) -> Pairs<'_> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect()
}

/// The value of a parameter whose whole text is `text`: one of a path or a header, or one
/// of a query that comes once. None if it is not written as the document says.
pub(super) fn value(document: &Document, parameter: &Parameter<'_>, text: &str) -> Option<Value> {
    let schema = parameter.schema;
    if parameter.is_json {
        return serde_json::from_str(&decoded(text)?).ok();
    }
    let form = Form::of(document, schema);
    let (rest, separator) = match (parameter.style, parameter.explode) {
        ("label", _) => (text.strip_prefix('.')?, "."),
        ("matrix", _) => (text.strip_prefix(';')?, ";"),
        ("spaceDelimited", _) => (text, "%20"),
        ("pipeDelimited", _) => (text, "|"),
        _ => (text, ","),
    };
    // A label of values that do not explode separates them by commas.
    let separator = match parameter.explode {
        false if matches!(parameter.style, "label" | "matrix") => ",",
        _ => separator,
    };
    let prefix = format!("{}=", parameter.name);
    let of_matrix = |piece: &'_ str| -> Option<String> {
        match parameter.style {
            "matrix" => piece.strip_prefix(&prefix).map(str::to_owned),
            _ => Some(piece.to_owned()),
        }
    };
    match form {
        Form::Scalar => Some(scalar(document, schema, &decoded(&of_matrix(rest)?)?)),
        Form::List => {
            let pieces: Vec<String> = match parameter.explode {
                true => rest
                    .split(separator)
                    .map(of_matrix)
                    .collect::<Option<_>>()?,
                false => split(&of_matrix(rest)?, separator),
            };
            list(document, schema, pieces.iter().map(String::as_str))
        }
        Form::Object if parameter.explode => {
            let pairs: Option<Pairs<'_>> = rest
                .split(separator)
                .map(|pair| pair.split_once('='))
                .collect();
            object(document, schema, pairs?.into_iter())
        }
        Form::Object => {
            let pieces = split(&of_matrix(rest)?, separator);
            let pairs = pieces.chunks(2).map(|pair| match pair {
                [name, value] => Some((name.as_str(), value.as_str())),
                _ => None,
            });
            let pairs: Option<Vec<_>> = pairs.collect();
            object(document, schema, pairs?.into_iter())
        }
    }
}

fn split(text: &str, separator: &str) -> Vec<String> {
    let encoded = separator == "|";
    let text = match encoded {
        true => text.replace("%7C", "|"),
        false => text.to_owned(),
    };
    text.split(separator).map(str::to_owned).collect()
}

/// The value of a parameter of the query, or of the cookies, if it was sent: `Err` if it is
/// not written as the document says. The names that belong to it are added to `used`.
pub(super) fn in_pairs<'t>(
    document: &Document,
    parameter: &Parameter<'_>,
    pairs: &Pairs<'t>,
    used: &mut BTreeSet<&'t str>,
) -> Result<Option<Value>, ()> {
    let is_name = |sent: &str| decoded(sent).as_deref() == Some(parameter.name);
    let own: Pairs<'t> = pairs.iter().copied().filter(|it| is_name(it.0)).collect();
    let form = Form::of(document, parameter.schema);
    if parameter.style == "deepObject" && form == Form::Object {
        let mut members = Vec::new();
        for (sent, value) in pairs {
            let Some(name) = decoded(sent) else { continue };
            let inner = name.strip_prefix(parameter.name);
            let inner = inner.and_then(|it| it.strip_prefix('[')?.strip_suffix(']'));
            if let Some(inner) = inner {
                used.insert(sent);
                members.push((inner.to_owned(), *value));
            }
        }
        if members.is_empty() {
            return Ok(None);
        }
        let members = members.iter().map(|(name, value)| (name.as_str(), *value));
        return object(document, parameter.schema, members)
            .map(Some)
            .ok_or(());
    }
    if form == Form::Object && parameter.explode && !parameter.is_json {
        let is_property = |sent: &str| {
            let name = decoded(sent).unwrap_or_default();
            !property_of(document, parameter.schema, &name).is_null()
        };
        let members: Pairs<'t> = pairs
            .iter()
            .copied()
            .filter(|(name, _)| is_property(name))
            .collect();
        if members.is_empty() {
            return Ok(None);
        }
        used.extend(members.iter().map(|(name, _)| *name));
        let value = object(document, parameter.schema, members.into_iter());
        return value.map(Some).ok_or(());
    }
    used.extend(own.iter().map(|(name, _)| *name));
    match own[..] {
        [] => Ok(None),
        [(_, text)] if form != Form::List || !parameter.explode => {
            value(document, parameter, text).map(Some).ok_or(())
        }
        _ if form == Form::List && parameter.explode && !parameter.is_json => {
            let texts = own.iter().map(|(_, text)| *text);
            list(document, parameter.schema, texts).map(Some).ok_or(())
        }
        [(_, text)] => value(document, parameter, text).map(Some).ok_or(()),
        _ => Err(()),
    }
}
