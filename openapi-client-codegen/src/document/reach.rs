//! Which components an operation needs.
//!
//! A component needs the components it refers to. A base needs its subtypes too
//! if it is used by itself: a response may hold any of them. A subtype by itself
//! does not need the other subtypes of its base.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::document::lookup;
use crate::document::visit::visit_objects;
use crate::pointer::{Pointer, local_reference};

/// What each component and each operation of a document refers to.
pub(crate) struct Reach<'a> {
    document: &'a Value,
    links: BTreeMap<Pointer, Links>,
    back: OnceCell<BTreeMap<Node, Vec<Node>>>,
}

/// The targets of the references of a place.
#[derive(Default)]
struct Links {
    uses: BTreeSet<Pointer>,
    parents: BTreeSet<Pointer>,
    subtypes: BTreeSet<Pointer>,
}

/// A place, and whether it is used by itself, not only to inherit from.
type Node = (Pointer, bool);

impl<'a> Reach<'a> {
    pub(crate) fn of(document: &'a Value) -> Self {
        let sections = document["components"].as_object().into_iter().flatten();
        let components = sections.flat_map(|(kind, section)| {
            let at = Pointer::root().join("components").join(kind);
            let names = section.as_object().into_iter().flatten();
            names.map(move |(name, _)| at.join(name))
        });
        let operations = operations(document).map(|(at, ..)| at);
        let mut next: Vec<Pointer> = components.chain(operations).collect();
        let mut links = BTreeMap::new();
        while let Some(at) = next.pop() {
            links.entry(at.clone()).or_insert_with(|| {
                let found = Links::of(document, &at);
                next.extend(found.next(true).into_iter().map(|(at, _)| at));
                found
            });
        }
        add_subtypes(document, &mut links);
        Self {
            document,
            links,
            back: OnceCell::new(),
        }
    }

    pub(crate) fn document(&self) -> &'a Value {
        self.document
    }

    /// The components that `starts` need; for a place within a component, all of
    /// that component.
    pub(crate) fn from(&self, starts: Vec<Pointer>) -> BTreeSet<Pointer> {
        let mut seen: BTreeSet<Node> = BTreeSet::new();
        let mut next: Vec<Node> = starts.into_iter().map(|at| (at, true)).collect();
        while let Some((at, is_used)) = next.pop() {
            let found = match self.links.get(&at) {
                Some(links) => links.next(is_used),
                None => Links::of(self.document, &at).next(is_used),
            };
            next.extend(found.into_iter().filter(|node| seen.insert(node.clone())));
        }
        seen.into_iter().map(|(at, _)| at).collect()
    }

    /// The operations that need `component`, and the webhooks.
    pub(crate) fn users(&self, component: &Pointer) -> Vec<Pointer> {
        let back = self.back.get_or_init(|| {
            let mut back: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
            for (at, links) in &self.links {
                for is_used in [true, false] {
                    for to in links.next(is_used) {
                        back.entry(to).or_default().push((at.clone(), is_used));
                    }
                }
            }
            back
        });
        let mut next = [true, false]
            .map(|is_used| (component.clone(), is_used))
            .to_vec();
        let mut seen: BTreeSet<Node> = next.iter().cloned().collect();
        while let Some(node) = next.pop() {
            for from in back.get(&node).into_iter().flatten() {
                if seen.insert(from.clone()) {
                    next.push(from.clone());
                }
            }
        }
        operations(self.document)
            .map(|(at, ..)| at)
            .filter(|at| seen.contains(&(at.clone(), true)))
            .collect()
    }
}

/// The operations of `document` and of its webhooks.
fn operations(
    document: &Value,
) -> impl Iterator<Item = (Pointer, &str, &'static str, &Map<String, Value>)> {
    lookup::operations(document).chain(lookup::webhooks(document))
}

impl Links {
    fn of(document: &Value, at: &Pointer) -> Self {
        let mut links = Self::default();
        let Some(value) = document.pointer(at.as_str()) else {
            return links;
        };
        let is_schema = at.as_str().starts_with("/components/schemas/");
        visit_objects(value, at, &mut |object, place| {
            let is_inherited = is_schema && is_inherited(at, place);
            if let Some(to) = object
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(place_of)
            {
                // A schema that is only a reference is another name for it.
                if is_inherited && place != at {
                    links.parents.insert(to);
                } else {
                    links.uses.insert(to);
                }
            }
            if place.as_str().ends_with("/properties") {
                return;
            }
            let tags = tagged(document, object);
            if is_inherited {
                links.subtypes.extend(tags);
            } else {
                links.uses.extend(tags);
            }
        });
        links
    }

    /// The targets for a place that is used by itself or not.
    fn next(&self, is_used: bool) -> Vec<Node> {
        let subtypes = self.subtypes.iter().filter(|_| is_used);
        let used = self
            .uses
            .iter()
            .chain(subtypes)
            .map(|at| (at.clone(), true));
        let parents = self.parents.iter().map(|at| (at.clone(), false));
        used.chain(parents).collect()
    }
}

/// Whether `place` is the schema at `at` or a part of its `allOf`.
fn is_inherited(at: &Pointer, place: &Pointer) -> bool {
    let rest = place.as_str().strip_prefix(at.as_str()).unwrap_or("/");
    rest.split('/')
        .skip(1)
        .step_by(2)
        .all(|list| list == "allOf")
}

/// The component with the target of `reference`, or the target itself.
fn place_of(reference: &str) -> Option<Pointer> {
    let to = local_reference(reference)?;
    Some(component(&to).unwrap_or(to))
}

/// The schemas that the discriminator of `schema` names.
fn tagged(document: &Value, schema: &Map<String, Value>) -> Vec<Pointer> {
    let mapping = schema
        .get("discriminator")
        .and_then(|discriminator| discriminator.get("mapping"));
    let tags = mapping.and_then(Value::as_object).into_iter().flatten();
    tags.filter_map(|(_, to)| {
        let to = to.as_str()?;
        let named = Pointer::root().join_all(["components", "schemas", to]);
        let is_there = |at: &Pointer| document.pointer(at.as_str()).is_some();
        Some(named)
            .filter(is_there)
            .or_else(|| place_of(to).filter(is_there))
    })
    .collect()
}

/// Adds the subtypes of every schema that has or inherits a discriminator.
fn add_subtypes(document: &Value, links: &mut BTreeMap<Pointer, Links>) {
    let mut children: BTreeMap<Pointer, Vec<Pointer>> = BTreeMap::new();
    for (at, links) in &*links {
        for parent in &links.parents {
            children.entry(parent.clone()).or_default().push(at.clone());
        }
    }
    let mut next: Vec<Pointer> = links
        .keys()
        .filter(|at| at.as_str().starts_with("/components/schemas/"))
        .filter(|at| document.pointer(at.as_str()).is_some_and(has_discriminator))
        .cloned()
        .collect();
    while let Some(base) = next.pop() {
        let Some(subtypes) = children.remove(&base) else {
            continue;
        };
        if let Some(links) = links.get_mut(&base) {
            links.subtypes.extend(subtypes.iter().cloned());
        }
        next.extend(subtypes);
    }
}

fn has_discriminator(schema: &Value) -> bool {
    let parts = schema.get("allOf").and_then(Value::as_array);
    schema.get("discriminator").is_some() || parts.into_iter().flatten().any(has_discriminator)
}

/// The component in which the place `at` is.
pub(crate) fn component(at: &Pointer) -> Option<Pointer> {
    let tokens: Vec<String> = at.tokens().take(3).collect();
    match &tokens[..] {
        [components, kind, name] if components == "components" => {
            Some(Pointer::root().join_all([components, kind, name].map(String::as_str)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema(name: &str) -> Value {
        json!({"$ref": format!("#/components/schemas/{name}")})
    }

    fn document() -> Value {
        json!({
            "paths": {
                "/base": {"get": {"schema": schema("Base")}},
                "/mid": {"get": {"schema": schema("Mid")}},
                "/leaf": {"get": {"schema": schema("Leaf")}},
                "/plain": {"get": {"schema": schema("Plain")}},
            },
            "components": {"schemas": {
                "Base": {"discriminator": {"propertyName": "t", "mapping": {
                    "e": "Extra", "gone": "#/components/schemas/Gone"}}},
                "Extra": {},
                "Mid": {"allOf": [schema("Base"), {"properties": {"in": schema("Inner")}}]},
                "Inner": {},
                "Leaf": {"allOf": [{"allOf": [schema("Mid")]}]},
                "Other": {"allOf": [schema("Base")]},
                "Plain": {"properties": {"discriminator": {"mapping": {"a": "Base"}}}},
                "SubtypeOfPlain": {"allOf": [schema("Plain")]},
            }},
        })
    }

    #[test]
    fn a_base_that_is_used_needs_its_subtypes_and_a_subtype_only_its_bases() {
        let document = document();
        let reach = Reach::of(&document);
        let names = |path: &str| -> Vec<String> {
            let at = Pointer::root().join_all(["paths", path]);
            let found = reach.from(vec![at]);
            found.iter().filter_map(|at| at.tokens().last()).collect()
        };
        assert_eq!(
            names("/base"),
            ["Base", "Extra", "Inner", "Leaf", "Mid", "Other"]
        );
        assert_eq!(names("/mid"), ["Base", "Inner", "Leaf", "Mid"]);
        assert_eq!(names("/leaf"), ["Base", "Inner", "Leaf", "Mid"]);
        assert_eq!(names("/plain"), ["Plain"]);
    }

    #[test]
    fn the_users_of_a_component_are_the_operations_that_need_it() {
        let document = document();
        let reach = Reach::of(&document);
        let users = |name: &str| -> Vec<String> {
            let at = Pointer::root().join_all(["components", "schemas", name]);
            let users = reach.users(&at);
            users.iter().filter_map(|at| at.tokens().nth(1)).collect()
        };
        assert_eq!(users("Inner"), ["/base", "/mid", "/leaf"]);
        assert_eq!(users("Leaf"), ["/base", "/mid", "/leaf"]);
        assert_eq!(users("Other"), ["/base"]);
        assert_eq!(users("SubtypeOfPlain"), [""; 0]);
    }
}
