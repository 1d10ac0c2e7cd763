//! Reading an OpenAPI document: members that must be there, and references.

use serde_json::Value;

/// The entries of a list that may be absent.
pub(super) fn list<'a>(object: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    object
        .get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// A text that must be there.
pub(super) fn text(object: &Value, name: &str) -> Result<String, String> {
    let text = object[name].as_str().map(str::to_owned);
    text.ok_or_else(|| format!("there is no {name}"))
}

/// The value that a chain of references resolves to.
pub(super) fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> Result<&'a Value, String> {
    while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let pointer = reference.strip_prefix('#');
        value = pointer
            .and_then(|pointer| document.pointer(pointer))
            .ok_or_else(|| format!("{reference} does not resolve"))?;
    }
    Ok(value)
}
