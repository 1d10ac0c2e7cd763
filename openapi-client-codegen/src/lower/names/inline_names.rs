//! Gives a name of its own to every type that stands in place.
//!
//! Forced by documents whose schemas in place would be called as another one
//! is: the generator takes the first type of a name for all, and does not say
//! so. A title names the type too, and titles repeat. Such a schema becomes a
//! component with a free name; titles of schemas in place go.

use serde_json::Value;

use crate::document::schemas::{Names, add, is_component, name_at, reference, within};
use crate::document::visit::visit_schemas_mut;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let original = document.clone();
    let mut names = Names::of(document);
    let mut added = Vec::new();
    visit_schemas_mut(document, &mut |root, root_at| {
        within(root, root_at, &mut |schema, at| {
            let Some(object) = schema.as_object_mut().filter(|_| !is_component(at)) else {
                return;
            };
            if let Some(title) = object.shift_remove("title") {
                record.change(&at.join("title"), title, Value::Null);
            }
            let tokens: Vec<String> = at.tokens().collect();
            // A variant of a choice is part of the enum.
            let is_variant = matches!(tokens.as_slice(), [.., list, _] if list == "oneOf");
            let has_name = object.contains_key("properties") || object.contains_key("enum");
            let is_type = has_name && !is_variant;
            let wanted = name_at(&original, at);
            if is_type && !names.take(&wanted) {
                let name = names.free(&wanted);
                let before = std::mem::replace(schema, reference(&name));
                record.change(at, before.clone(), schema.clone());
                added.push((name, before));
            }
        });
    });
    // What has moved may hold more of them, with places of their own now.
    let is_done = added.is_empty();
    add(document, added);
    if !is_done {
        apply(document, record);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::applied;

    #[test]
    fn a_type_in_place_does_not_take_the_name_of_another() {
        let object = json!({"type": "object", "title": "T", "properties": {"x": {}}});
        let (document, changes) = applied(
            apply,
            json!({
                "paths": {"/a": {"get": {"operationId": "get1", "responses": {"200": {"content": {
                    "application/json": {"schema": object}}}}}}},
                "components": {"schemas": {
                    "ThingB": {"type": "string", "title": "Stays"},
                    "Thing": {"type": "object", "properties": {"b": object, "c": object}},
                    "Get1Response": {"type": "string"},
                }},
            }),
        );
        let plain = json!({"type": "object", "properties": {"x": {}}});
        let schemas = &document["components"]["schemas"];
        assert_eq!(
            schemas["Thing"]["properties"],
            json!({"b": reference("ThingB2"), "c": plain})
        );
        assert_eq!(schemas["ThingB2"], plain);
        assert_eq!(schemas["ThingB"]["title"], "Stays");
        assert_eq!(schemas["Get1Response2"], plain);
        let answer = &document["paths"]["/a"]["get"]["responses"]["200"]["content"];
        assert_eq!(
            answer["application/json"]["schema"],
            reference("Get1Response2")
        );
        assert_eq!(changes.len(), 5);
    }
}
