//! The body of a request, and how it is written on the wire.
//!
//! The generator sees one of the four kinds that it knows; see
//! `adapt/request_bodies.rs`. A body of `multipart` is none for it; see
//! `adapt/multipart.rs`.

use serde_json::{Map, Value};

use crate::annotations::FORM_BODY;
use crate::document::{self, text};
use crate::model::media_type::{essence, is_json_like, is_range};
use crate::model::parameter::{Style, style_of};

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestBody {
    /// The media type on the wire; of a form, without its boundary.
    pub(crate) media_type: String,
    pub(crate) kind: BodyKind,
    pub(crate) is_required: bool,
    pub(crate) description: String,
    /// The fields of a form that are not written as usual.
    pub(crate) styles: Vec<(String, Style)>,
}

/// What a body is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Json,
    UrlEncoded,
    Text,
    Bytes,
    Multipart,
}

impl BodyKind {
    /// How a body of `media_type` is made.
    pub(crate) fn of(media_type: &str) -> Self {
        let essence = essence(media_type).to_ascii_lowercase();
        match essence.as_str() {
            _ if is_json_like(media_type) => Self::Json,
            "application/x-www-form-urlencoded" => Self::UrlEncoded,
            "text/plain" | "text/x-markdown" => Self::Text,
            multipart if multipart.starts_with("multipart/") => Self::Multipart,
            _ => Self::Bytes,
        }
    }
}

impl RequestBody {
    /// Whether it is something that a builder has a field `body` for.
    pub(crate) fn is_one_value(&self) -> bool {
        self.kind != BodyKind::Multipart
    }
}

/// The body of the requests of `operation`, if it has one.
pub(crate) fn body(document: &Value, operation: &Map<String, Value>) -> Option<RequestBody> {
    if let Some(form) = operation.get(FORM_BODY) {
        return Some(RequestBody {
            media_type: text(form, "mediaType").to_owned(),
            kind: BodyKind::Multipart,
            is_required: form["required"] == true,
            description: text(form, "description").to_owned(),
            styles: Vec::new(),
        });
    }
    let body = document::resolve(document, operation.get("requestBody")?)?;
    let (name, media_type) = body["content"].as_object()?.iter().next()?;
    let encoding = media_type["encoding"].as_object();
    let usual = Style::Form { explode: true };
    let styles = encoding
        .into_iter()
        .flatten()
        .map(|(field, encoding)| (field.clone(), field_style(encoding)))
        .filter(|(_, style)| *style != usual)
        .collect();
    let kind = BodyKind::of(name);
    Some(RequestBody {
        media_type: match kind {
            // All that the range stands for is JSON.
            BodyKind::Json if is_range(name) => "application/json".to_owned(),
            _ => name.clone(),
        },
        kind,
        is_required: body.get("required") == Some(&Value::Bool(true)),
        description: text(body, "description").to_owned(),
        styles,
    })
}

fn field_style(encoding: &Value) -> Style {
    let has_style = encoding.get("style").is_some() || encoding.get("explode").is_some();
    match is_json_like(text(encoding, "contentType")) && !has_style {
        true => Style::Json,
        false => style_of(encoding, "query"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_media_type_says_how_a_body_is_made() {
        for (media_type, kind) in [
            ("application/json", BodyKind::Json),
            ("Application/JSON; charset=utf-8", BodyKind::Json),
            ("application/merge-patch+json", BodyKind::Json),
            ("application/x-www-form-urlencoded", BodyKind::UrlEncoded),
            ("text/plain; charset=utf-8", BodyKind::Text),
            ("text/csv", BodyKind::Bytes),
            ("multipart/form-data", BodyKind::Multipart),
            ("image/*", BodyKind::Bytes),
            ("*/*", BodyKind::Bytes),
            ("application/xml", BodyKind::Bytes),
        ] {
            assert_eq!(BodyKind::of(media_type), kind, "{media_type}");
        }
        assert!(is_range("*/*") && is_range("image/*") && !is_range("image/png"));
    }

    #[test]
    fn of_a_range_that_is_json_the_usual_one_is_sent() {
        for name in ["application/*+json", "*/*+json; charset=utf-8"] {
            let operation = json!({"requestBody": {"content": {name: {"schema": {}}}}});
            let operation = operation.as_object().expect("an operation");
            let body = body(&Value::Null, operation).expect("a body");
            assert_eq!(
                (body.kind, &*body.media_type),
                (BodyKind::Json, "application/json")
            );
        }
    }

    #[test]
    fn the_encoding_of_a_form_says_which_fields_are_not_as_usual() {
        let operation = json!({"requestBody": {"content": {
        "application/x-www-form-urlencoded": {"schema": {}, "encoding": {
            "usual": {"style": "form", "explode": true},
            "deep": {"style": "deepObject", "explode": true},
            "json": {"contentType": "application/json"},
            "commas": {"explode": false},
        }}}}});
        let operation = operation.as_object().expect("an operation");
        let body = body(&Value::Null, operation).expect("a body");
        assert_eq!(
            body.styles,
            [
                ("deep".to_owned(), Style::DeepObject),
                ("json".to_owned(), Style::Json),
                ("commas".to_owned(), Style::Form { explode: false }),
            ]
        );
        assert!(!body.is_required);
    }
}
