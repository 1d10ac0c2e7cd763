//! Brings the body of every request into one of the kinds that progenitor supports.
//!
//! These are `application/json`, forms, plain text, and bytes with one schema. The
//! media type and the encoding of a form's fields are kept in the table of
//! operations, and `send` writes them. A body that is neither JSON nor a form is
//! sent as the caller gives it, whatever its schema says.
//!
//! # Needed for
//!
//! VMware's `signClientCertificate`, bytes with the schema of a list, and documents
//! with `application/merge-patch+json`, `text/csv`, `image/png`, or a media type
//! without a schema.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things:
//!     put: {requestBody: {content: {text/csv: {schema: {type: array}}}}}
//!     patch: {requestBody: {content: {application/merge-patch+json: {}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things:
//!     put:
//!       requestBody:
//!         content: {application/octet-stream: {schema: {type: string, format: binary}}}
//!     patch: {requestBody: {content: {application/json: {schema: {}}}}}
//! ```

use serde_json::{Value, json};

use crate::media_type::essence;
use crate::model::request_body::BodyKind;
use crate::normalize::request_media_types::visit_contents;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    visit_contents(document, |content, at| {
        let before = content.clone();
        *content = std::mem::take(content)
            .into_iter()
            .map(|(name, media_type)| visible(&name, media_type))
            .collect();
        if *content != before {
            record.change(at, before.into(), content.clone().into());
        }
    });
}

/// The media type and its object as progenitor sees them.
fn visible(name: &str, mut media_type: Value) -> (String, Value) {
    if !media_type.is_object() {
        media_type = json!({});
    }
    let kind = BodyKind::of(name);
    let visible = match kind {
        BodyKind::Json => "application/json".to_owned(),
        BodyKind::UrlEncoded => "application/x-www-form-urlencoded".to_owned(),
        BodyKind::Text => essence(name).to_ascii_lowercase(),
        BodyKind::Bytes | BodyKind::Multipart => "application/octet-stream".to_owned(),
    };
    if let Some(object) = media_type.as_object_mut() {
        object.shift_remove("encoding");
    }
    match kind {
        BodyKind::Json | BodyKind::UrlEncoded => {
            if media_type["schema"].is_null() {
                media_type["schema"] = json!({});
            }
        }
        BodyKind::Text => media_type["schema"] = json!({"type": "string"}),
        BodyKind::Bytes | BodyKind::Multipart => {
            media_type["schema"] = json!({"type": "string", "format": "binary"});
        }
    }
    (visible, media_type)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    fn converted(name: &str, media_type: &Value) -> (Value, usize) {
        let content = json!({ name: media_type });
        let (mut document, changes) = Tested(apply)
            .on(json!({"paths": {"/a": {"put": {"requestBody": {"content": content}}}}}));
        (
            document["paths"]["/a"]["put"]["requestBody"]["content"].take(),
            changes.len(),
        )
    }

    #[test]
    fn a_body_that_progenitor_supports_is_kept() {
        let text = json!({"schema": {"type": "string"}});
        let bytes = json!({"schema": {"type": "string", "format": "binary"}});
        let form = json!({"schema": {"type": "object"}});
        for (name, media_type) in [
            ("application/json", &form),
            ("application/x-www-form-urlencoded", &form),
            ("text/plain", &text),
            ("application/octet-stream", &bytes),
        ] {
            let content = json!({ name: media_type });
            assert_eq!(converted(name, media_type), (content, 0));
        }
    }

    #[test]
    fn json_by_another_name_is_json() {
        let schema = json!({"schema": {"type": "object"}});
        for name in [
            "application/merge-patch+json",
            "application/json; charset=utf-8",
        ] {
            assert_eq!(
                converted(name, &schema),
                (json!({"application/json": schema}), 1)
            );
        }
        let any = json!({"application/json": {"schema": {}}});
        assert_eq!(converted("application/json", &json!({})), (any, 1));
    }

    #[test]
    fn the_encoding_of_a_form_is_hidden_from_progenitor() {
        let media_type =
            json!({"schema": {"type": "object"}, "encoding": {"a": {"explode": false}}});
        let name = "application/x-www-form-urlencoded";
        let expected = json!({name: {"schema": {"type": "object"}}});
        assert_eq!(converted(name, &media_type), (expected, 1));
    }

    #[test]
    fn every_other_body_is_bytes_whatever_its_schema_says() {
        let bytes =
            json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}});
        let list =
            json!({"schema": {"type": "array", "items": {"type": "string", "format": "byte"}}});
        for name in [
            "application/octet-stream",
            "text/csv",
            "image/*",
            "*/*",
            "application/xml",
        ] {
            assert_eq!(converted(name, &list), (bytes.clone(), 1), "{name}");
            assert_eq!(converted(name, &json!({})), (bytes.clone(), 1), "{name}");
        }
        let text = json!({"text/plain": {"schema": {"type": "string"}}});
        assert_eq!(converted("text/plain", &list), (text, 1));
    }
}
