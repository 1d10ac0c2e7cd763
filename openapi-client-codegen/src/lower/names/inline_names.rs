//! Gives a name of its own to every inline type.
//!
//! An inline schema whose type would get the name of another one becomes a
//! component with a free name. Titles of inline schemas are removed.
//!
//! # Needed for
//!
//! Documents whose inline schemas would get the name of another type: the generator
//! takes the first type of a name for all, and does not report it. A title names the
//! type too, and titles repeat.
//!
//! # Before
//!
//! ```yaml
//! paths: {/a: {get: {operationId: get1, responses: {'200': {content: {application/json: {
//!   schema: {type: object, title: T, properties: {x: {}}}}}}}}}}
//! components: {schemas: {
//!   ThingB: {type: string, title: Stays}, Get1Response: {type: string},
//!   Thing: {type: object, properties: {
//!     b: {type: object, title: T, properties: {x: {}}},
//!     c: {type: object, title: T, properties: {x: {}}}}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths: {/a: {get: {operationId: get1, responses: {'200': {content: {application/json: {
//!   schema: {$ref: '#/components/schemas/Get1Response2'}}}}}}}}
//! components: {schemas: {
//!   ThingB: {type: string, title: Stays}, Get1Response: {type: string},
//!   Thing: {type: object, properties: {
//!     b: {$ref: '#/components/schemas/ThingB2'}, c: {type: object, properties: {x: {}}}}},
//!   ThingB2: {type: object, properties: {x: {}}},
//!   Get1Response2: {type: object, properties: {x: {}}}}}
//! ```

use serde_json::Value;

use crate::document::schemas::{Names, add, is_component, name_at, reference, sites, within};
use crate::document::visit::visit_schemas_mut;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let sites = sites(document);
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
            let has_name = object.contains_key("properties") || object.contains_key("enum");
            // A variant of a choice is part of the enum.
            if !has_name
                || at
                    .parent()
                    .is_some_and(|list| list.as_str().ends_with("/oneOf"))
            {
                return;
            }
            let wanted = name_at(&sites, at);
            if !names.take(&wanted) {
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
