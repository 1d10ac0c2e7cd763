//! The body of a request, and how it is written on the wire.
//!
//! Progenitor sees one of the four kinds that it supports; see
//! `lower/operations/request_bodies.rs`. It does not see `multipart` bodies; see
//! `normalize/multipart.rs`.

use serde_json::{Map, Value};

use crate::annotations::FORM_BODY;
use crate::document::{self, text};
use crate::media_type::{essence, is_json_like, is_range};
use crate::model::parameter::{Style, style_of};

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestBody {
    /// The media type on the wire; for `multipart`, without the boundary.
    pub(crate) media_type: String,
    pub(crate) kind: BodyKind,
    pub(crate) is_required: bool,
    pub(crate) description: String,
    /// The fields of a form whose style is not the default.
    pub(crate) styles: Vec<(String, Style)>,
}

/// The kind of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Json,
    UrlEncoded,
    Text,
    Bytes,
    Multipart,
}

impl BodyKind {
    /// The kind of a body with `media_type`.
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
    /// Whether the builder has a field `body` for it.
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
            // Everything in the range is JSON.
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
    fn the_kind_of_a_body_follows_from_its_media_type() {
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
    fn a_range_of_json_is_sent_as_application_json() {
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
    fn fields_of_a_form_with_other_styles_are_listed() {
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
