//! Keeps of each webhook its name and the schema of its body, which becomes a
//! component.
//!
//! What a webhook sends is received, as an answer is, and decoded; so it becomes one.
//! Nothing else is done with it: parameters, answers and security are left out. Of several methods the first with a body counts,
//! `post` before all others, and of several media types the first that is JSON. A webhook
//! without one is left out; the code that decodes gives it as one that is not known.
//!
//! # Needed for
//!
//! OpenAI, Lithic and Telnyx, whose webhooks have schemas in place, and names but no
//! operations: the generator makes types of components only.
//!
//! # Before
//!
//! ```yaml
//! webhooks:
//!   thing.made:
//!     post:
//!       summary: A thing was made
//!       requestBody: {content: {application/json: {schema: {type: object}}}}
//!       responses: {200: {description: Fine}}
//!   thing.pinged:
//!     get: {responses: {200: {description: Fine}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! webhooks:
//!   thing.made:
//!     post:
//!       summary: A thing was made
//!       responses:
//!         200:
//!           content:
//!             application/json: {schema: {$ref: "#/components/schemas/thing.made-webhook"}}
//! components:
//!   schemas: {thing.made-webhook: {type: object}}
//! ```

use serde_json::{Map, Value, json};

use crate::document;
use crate::model::response::json_contents;
use crate::normalize::error_schemas::{Unnamed, name};
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let unnamed = bodies(document)
        .into_iter()
        .filter(|body| !body.is_named)
        .map(|body| Unnamed {
            name: format!("{}-webhook", body.webhook),
            group: body.at.to_string(),
            at: body.at,
        });
    let mut unnamed: Vec<Unnamed> = unnamed.collect();
    unnamed.dedup_by(|one, other| one.at == other.at);
    name(document, unnamed, record);
    let bodies = bodies(document);
    let Some(webhooks) = document.get("webhooks").and_then(Value::as_object) else {
        return;
    };
    let at = Pointer::root().join("webhooks");
    let mut kept = Map::new();
    for (webhook, before) in webhooks {
        let after = bodies.iter().find(|body| body.webhook == *webhook);
        let after = after.and_then(|body| {
            let schema = document.pointer(body.at.as_str())?;
            let content = json!({"application/json": {"schema": schema}});
            let mut operation = body.operation.clone();
            operation.retain(|key, _| ["summary", "description"].contains(&key.as_str()));
            let responses = json!({"200": {"content": content}});
            operation.insert("responses".to_owned(), responses);
            Some(json!({body.method: operation}))
        });
        if after.as_ref() != Some(before) {
            let after = after.clone().unwrap_or_default();
            record.change(&at.join(webhook), before.clone(), after);
        }
        kept.extend(after.map(|after| (webhook.clone(), after)));
    }
    if let Some(webhooks) = document.get_mut("webhooks") {
        *webhooks = kept.into();
    }
}

/// The body of a webhook that is decoded.
struct Body {
    webhook: String,
    method: &'static str,
    operation: Map<String, Value>,
    /// The place of the schema.
    at: Pointer,
    /// Whether the schema is a component.
    is_named: bool,
}

/// The body of each webhook that has one.
fn bodies(document: &Value) -> Vec<Body> {
    let mut found: Vec<Body> = Vec::new();
    let mut all: Vec<_> = document::webhooks(document).collect();
    all.sort_by_key(|(_, _, method, _)| *method != "post");
    for (at, webhook, method, operation) in all {
        let Some(body) = operation.get("requestBody") else {
            continue;
        };
        let (at, body) = document::resolve_at(document, at.join("requestBody"), body);
        let content = json_contents(document, body).into_iter().next();
        let Some((media_type, content)) = content else {
            continue;
        };
        if found.iter().all(|known| known.webhook != webhook) {
            found.push(Body {
                webhook: webhook.to_owned(),
                method,
                operation: operation.clone(),
                at: at.join_all(["content", media_type, "schema"]),
                is_named: content["schema"].get("$ref").is_some_and(Value::is_string),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Tested;

    fn body(media_type: &str, schema: Value) -> Value {
        json!({"requestBody": {"content": {media_type: {"schema": schema}}}})
    }

    fn received(schema: Value) -> Value {
        let content = json!({"application/json": {"schema": schema}});
        json!({"post": {"responses": {"200": {"content": content}}}})
    }

    #[test]
    fn of_several_methods_post_counts_and_of_several_media_types_json() {
        let json = json!({"application/xml": {"schema": {"type": "string"}},
                          "application/json": {"schema": {"type": "object"}}});
        let (document, changes) = Tested(apply).on(json!({"webhooks": {"a": {
            "put": body("application/json", json!({"type": "integer"})),
            "post": {"requestBody": {"content": json}},
        }}}));
        let schema = &document["components"]["schemas"]["a-webhook"];
        assert_eq!(*schema, json!({"type": "object"}));
        let reference = json!({"$ref": "#/components/schemas/a-webhook"});
        assert_eq!(document["webhooks"], json!({"a": received(reference)}));
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn a_body_that_two_webhooks_have_is_one_component() {
        let to = json!({"post": {"requestBody": {"$ref": "#/components/requestBodies/Event"}}});
        let (document, _) = Tested(apply).on(json!({
            "webhooks": {"a": to, "b": to},
            "components": {"requestBodies": {
                "Event": body("application/vnd.acme+json", json!({"type": "object"}))["requestBody"]}},
        }));
        let reference = json!({"$ref": "#/components/schemas/a-webhook"});
        let received = received(reference);
        assert_eq!(document["webhooks"], json!({"a": received, "b": received}));
        let schemas = document["components"]["schemas"].as_object();
        assert_eq!(schemas.map(Map::len), Some(1));
    }

    #[test]
    fn a_document_without_webhooks_stays() {
        let document = json!({"paths": {}});
        assert_eq!(Tested(apply).on(document.clone()), (document, Vec::new()));
    }
}
