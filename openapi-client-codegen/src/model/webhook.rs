//! The webhooks of a document: requests that the service sends.

use serde_json::Value;

use crate::document;
use crate::document::schemas::target;

/// What a webhook sends.
pub(crate) struct Webhook {
    /// The name in the document.
    pub(crate) name: String,
    /// What the document says of it.
    pub(crate) description: String,
    /// The name of the schema of the body.
    pub(crate) schema: String,
}

/// The webhooks of a document in which their bodies are components, each as an answer.
pub(crate) fn webhooks(document: &Value) -> Vec<Webhook> {
    let found = document::webhooks(document).filter_map(|(_, name, _, operation)| {
        let text = |key: &str| operation.get(key).and_then(Value::as_str);
        let content = operation.get("responses")?.get("200")?.get("content")?;
        Some(Webhook {
            name: name.to_owned(),
            description: text("summary")
                .or(text("description"))
                .unwrap_or_default()
                .to_owned(),
            schema: target(content.get("application/json")?.get("schema")?)?,
        })
    });
    found.collect()
}
