//! Which schemas requests consist of, and which answers.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::schemas::{components, place, target_of};
use crate::document::visit::{ComponentKind, is_within, visit_references, visit_schemas_mut};
use crate::pointer::Pointer;

/// The components that parts of `kinds` refer to, directly or not.
pub(crate) fn reached(document: &mut Value, kinds: &[ComponentKind]) -> BTreeSet<String> {
    let mut next = Vec::new();
    visit_schemas_mut(document, &mut |schema, at| {
        if kinds.iter().any(|kind| is_within(*kind, at)) {
            next.extend(references(schema, at));
        }
    });
    let mut reached = BTreeSet::new();
    while let Some(name) = next.pop() {
        if let Some(schema) = components(document).and_then(|schemas| schemas.get(&name))
            && !reached.contains(&name)
        {
            next.extend(references(schema, &place(&name)));
            reached.insert(name);
        }
    }
    reached
}

/// Whether the schema at `at` is in a part of `kinds` or in a component of `reached`.
pub(crate) fn is_in(at: &Pointer, reached: &BTreeSet<String>, kinds: &[ComponentKind]) -> bool {
    let tokens: Vec<String> = at.tokens().take(3).collect();
    match tokens.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            reached.contains(name)
        }
        _ => kinds.iter().any(|kind| is_within(*kind, at)),
    }
}

fn references(schema: &Value, at: &Pointer) -> Vec<String> {
    let mut found = Vec::new();
    visit_references(schema, at, &mut |to, _| found.extend(target_of(to)));
    found
}
