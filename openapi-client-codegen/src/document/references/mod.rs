//! Brings every reference into the one form that later steps support: to a
//! component of the same document.
//!
//! A reference may point to another file, into the middle of another part of the
//! document, to another reference, or to a whole path. Its target becomes a
//! component under a free name; a path is replaced by the path that it refers to.
//! Files are read only from the folder of the document and those below it, each
//! once. Nothing is fetched: a URL means the file that is given for it, if any.

mod files;
mod given;
mod identifiers;

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

pub(crate) use given::Given;

use crate::document::lookup;
use crate::document::references::files::Files;
use crate::document::version::Version;
use crate::document::visit::{ComponentKind, Node, has_parts};
use crate::error::Problem;
use crate::free_names::FreeNames;
use crate::origins::Origins;
use crate::pointer::Pointer;
use crate::rule::Change;

/// The name under which changes are recorded.
const RULE: &str = "references";

/// The places of components in 2.0 and in 3.0, which tools mix up when they convert a
/// document.
const MISPLACED: [(&str, ComponentKind); 6] = [
    ("#/definitions/", ComponentKind::Schema),
    ("#/parameters/", ComponentKind::Parameter),
    ("#/responses/", ComponentKind::Response),
    ("#/components/schemas/", ComponentKind::Schema),
    ("#/components/parameters/", ComponentKind::Parameter),
    ("#/components/responses/", ComponentKind::Response),
];

/// The longest chain of references to a path.
const CHAIN: usize = 64;

/// What normalizing the references of a document found.
#[derive(Default)]
pub(crate) struct Normalized {
    pub(crate) changes: Vec<Change>,
    /// The components that were made of other parts of the document.
    pub(crate) origins: Origins,
    /// The references that do not resolve, with the places that they have now.
    pub(crate) problems: Vec<(Pointer, Problem)>,
    /// The other files that were read, relative to the folder of the document.
    pub(crate) files: Vec<PathBuf>,
    /// The URLs for which a file is given, and to which no reference is.
    pub(crate) unused: Vec<String>,
}

/// Normalizes every reference of `document`, which was read from `file` and is of
/// `version`; those to URLs are to the `given` files. A reference that does not resolve
/// is a problem and is kept.
pub(crate) fn normalize(
    document: &mut Value,
    file: &Path,
    given: &Given,
    version: Version,
) -> Normalized {
    let mut normalizer = Normalizer {
        version,
        taken: names(document, version),
        files: Files::new(file, document.clone(), given),
        made: BTreeMap::new(),
        open: VecDeque::new(),
        found: Normalized::default(),
    };
    let mut root = Place {
        at: Pointer::root(),
        file: Files::DOCUMENT,
        here: Pointer::root(),
    };
    normalizer.walk(document, Node::root(version), &mut root);
    while let Some(Part {
        kind,
        name,
        mut value,
        from: (file, here),
    }) = normalizer.open.pop_front()
    {
        let at = component(kind, &name, version);
        if file == Files::DOCUMENT {
            normalizer.found.origins.moved(&here, &at);
        }
        let mut place = Place { at, file, here };
        normalizer.walk(&mut value, Node::One(kind), &mut place);
        let section = section(kind, version);
        if let Some(components) = lookup::object_mut(document, section) {
            components.insert(name, value);
        }
    }
    normalizer.found.files = normalizer.files.others();
    normalizer.found.unused = normalizer.files.unused();
    normalizer.found
}

struct Normalizer<'a> {
    version: Version,
    files: Files<'a>,
    /// The names of components, of each kind.
    taken: BTreeMap<ComponentKind, FreeNames>,
    /// The components that were made, by what they are made of.
    made: BTreeMap<(usize, Pointer, ComponentKind), String>,
    /// Those whose own references are not yet normalized.
    open: VecDeque<Part>,
    found: Normalized,
}

/// A component to add.
struct Part {
    kind: ComponentKind,
    name: String,
    value: Value,
    from: (usize, Pointer),
}

/// The place of a value.
struct Place {
    /// In the resulting document.
    at: Pointer,
    /// The file that it comes from, and the place in it.
    file: usize,
    here: Pointer,
}

impl Place {
    /// Has `visit` see the place below this one.
    fn below(&mut self, token: impl fmt::Display + Copy, visit: impl FnOnce(&mut Self)) {
        let above = (self.at.enter(token), self.here.enter(token));
        visit(self);
        self.at.leave(above.0);
        self.here.leave(above.1);
    }
}

impl Normalizer<'_> {
    fn walk(&mut self, value: &mut Value, node: Node, place: &mut Place) {
        match value {
            Value::Object(object) => {
                if node == Node::One(ComponentKind::Schema) {
                    self.make_static(object, place);
                }
                if let Some(Value::String(reference)) = object.get("$ref") {
                    let reference = reference.clone();
                    match node {
                        Node::PathItem | Node::MediaType => {
                            return self.inline(object, &reference, node, place);
                        }
                        Node::One(kind) => {
                            if let Some(new) = self.normalized(&reference, kind, place) {
                                object.insert("$ref".to_owned(), new.into());
                            }
                        }
                        _ => {}
                    }
                }
                if node == Node::One(ComponentKind::Schema) {
                    self.normalize_mapping(object, place);
                }
                for (key, value) in object.iter_mut().filter(|(_, value)| has_parts(value)) {
                    place.below(key, |place| self.walk(value, node.member(key), place));
                }
            }
            Value::Array(array) => {
                let parts = array.iter_mut().enumerate();
                for (index, value) in parts.filter(|(_, value)| has_parts(value)) {
                    place.below(index, |place| self.walk(value, node.item(), place));
                }
            }
            _ => {}
        }
    }

    /// Writes a dynamic reference as a static one if it can mean one part only.
    fn make_static(&mut self, schema: &mut Map<String, Value>, place: &Place) {
        if let Some(Value::String(reference)) = schema.get("$dynamicRef")
            && !schema.contains_key("$ref")
            && self.files.is_static(reference)
        {
            let reference = schema.shift_remove("$dynamicRef").unwrap_or_default();
            self.record(
                &place.at.join("$dynamicRef"),
                reference.clone(),
                reference.clone(),
            );
            schema.insert("$ref".to_owned(), reference);
        }
    }

    /// The normal form of `reference`, if it resolves.
    fn normalized(
        &mut self,
        reference: &str,
        kind: ComponentKind,
        place: &Place,
    ) -> Option<String> {
        let found = self.files.locate(reference, place.file, &place.here);
        let other = || {
            // What is behind a URL knows nothing of the document.
            (!self.files.is_given(place.file)).then_some(())?;
            self.misplaced(reference)
                .or_else(|| self.by_name(reference, kind))
        };
        let (file, target) = match found.or_else(|problem| other().ok_or(problem)) {
            Ok(found) => found,
            Err(problem) => {
                self.problem(problem, place);
                return None;
            }
        };
        let new = self.component_of(file, target, kind);
        if new != reference {
            self.record(
                &place.at.join("$ref"),
                reference.into(),
                new.as_str().into(),
            );
        }
        Some(new)
    }

    /// The component that `reference` means where it names the place that components have
    /// in another version of OpenAPI.
    fn misplaced(&self, reference: &str) -> Option<(usize, Pointer)> {
        let (kind, name) = MISPLACED.iter().find_map(|(start, kind)| {
            let name = reference.strip_prefix(start)?;
            (!name.contains('/')).then_some((*kind, name))
        })?;
        let section = section(kind, self.version).iter().copied();
        let at = Pointer::root().join_all(section).with(&format!("/{name}"));
        self.files.get(Files::DOCUMENT, &at)?;
        Some((Files::DOCUMENT, at))
    }

    /// The component that `reference` is the mere name of, as early documents of
    /// Swagger 2.0 have it.
    fn by_name(&self, reference: &str, kind: ComponentKind) -> Option<(usize, Pointer)> {
        let at = component(kind, reference, self.version);
        self.files.get(Files::DOCUMENT, &at)?;
        (self.version == Version::V2).then_some((Files::DOCUMENT, at))
    }

    /// The reference to the component for the value at `target` in `file`.
    fn component_of(&mut self, file: usize, target: Pointer, kind: ComponentKind) -> String {
        let tokens: Vec<String> = target.tokens().collect();
        if let (Files::DOCUMENT, [sections @ .., name]) = (file, &tokens[..])
            && sections == section(kind, self.version)
            // The name of a schema changes later, with every reference to it.
            && (kind == ComponentKind::Schema || is_plain(name))
        {
            return format!("#{}", target.as_str());
        }
        let key = (file, target.clone(), kind);
        if let Some(name) = self.made.get(&key) {
            return format!("#{}", component(kind, name, self.version).as_str());
        }
        let wanted = match tokens.last() {
            Some(last) => last.clone(),
            None => self.files.stem(file),
        };
        let name = self.free_name(&wanted, kind);
        let value = self.files.get(file, &target).cloned().unwrap_or_default();
        self.made.insert(key, name.clone());
        let reference = format!("#{}", component(kind, &name, self.version).as_str());
        let from = (file, target);
        self.open.push_back(Part {
            kind,
            name,
            value,
            from,
        });
        reference
    }

    fn free_name(&mut self, wanted: &str, kind: ComponentKind) -> String {
        let wanted: String = wanted
            .chars()
            .map(|c| if is_plain_char(c) { c } else { '_' })
            .collect();
        let taken = self.taken.entry(kind).or_default();
        let wanted = match wanted.is_empty() {
            true => kind.section().to_owned(),
            false => wanted,
        };
        taken.take_first(&wanted, |number| format!("{wanted}_{number}"))
    }

    /// The values of a discriminator's mapping are references too, or names of
    /// schemas in the same document.
    fn normalize_mapping(&mut self, schema: &mut Map<String, Value>, place: &Place) {
        let mapping = schema
            .get_mut("discriminator")
            .and_then(|discriminator| discriminator.get_mut("mapping"))
            .and_then(Value::as_object_mut);
        for (tag, value) in mapping.into_iter().flatten() {
            let Value::String(text) = value else { continue };
            let name = match text.contains(['#', '/', '.']) {
                true => text.clone(),
                false => format!(
                    "#{}",
                    component(ComponentKind::Schema, text, self.version).as_str()
                ),
            };
            let Ok((file, target)) = self.files.locate(&name, place.file, &place.here) else {
                continue;
            };
            let is_name = file == Files::DOCUMENT && name != *text;
            let new = self.component_of(file, target, ComponentKind::Schema);
            if !is_name && new != *text {
                let at = place.at.join_all(["discriminator", "mapping", tag]);
                self.record(&at, text.as_str().into(), new.as_str().into());
                *text = new;
            }
        }
    }

    /// Replaces `reference` by the path item or media type that it names. Keys beside the
    /// reference are kept, and take precedence.
    fn inline(
        &mut self,
        item: &mut Map<String, Value>,
        reference: &str,
        node: Node,
        place: &mut Place,
    ) {
        item.shift_remove("$ref");
        for (key, value) in &mut *item {
            place.below(key, |place| self.walk(value, node.member(key), place));
        }
        let (mut next, mut file) = (reference.to_owned(), place.file);
        let mut here = place.here.clone();
        for _ in 0..CHAIN {
            let target = match self.files.locate(&next, file, &here) {
                Ok((found, target)) => {
                    file = found;
                    target
                }
                Err(problem) => return self.problem(problem, place),
            };
            let Some(Value::Object(mut found)) = self.files.get(file, &target).cloned() else {
                let problem = Problem::new(format!("`{next}` is not an object"));
                return self.problem(problem, place);
            };
            here = target.clone();
            let more = found.shift_remove("$ref");
            for (key, mut value) in found {
                if item.contains_key(&key) {
                    continue;
                }
                let mut place = Place {
                    at: place.at.join(&key),
                    file,
                    here: target.join(&key),
                };
                self.walk(&mut value, node.member(&key), &mut place);
                item.insert(key, value);
            }
            match more {
                Some(Value::String(more)) => next = more,
                _ => {
                    let inlined = item.keys().map(|key| key.as_str().into());
                    let after = Value::Array(inlined.collect());
                    self.record(&place.at, reference.into(), after);
                    return;
                }
            }
        }
        let problem = Problem::new(format!("`{reference}` refers back to itself"));
        self.problem(problem, place);
    }

    /// Reports `problem` of the reference in the object at `place`.
    fn problem(&mut self, problem: Problem, place: &Place) {
        let problem = problem.at(&place.here.join("$ref"));
        let problem = self.files.named(problem, place.file);
        self.found.problems.push((place.at.join("$ref"), problem));
    }

    fn record(&mut self, at: &Pointer, before: Value, after: Value) {
        self.found.changes.push(Change {
            rule: RULE,
            pointer: self.found.origins.published(at).to_string(),
            before,
            after,
        });
    }
}

/// The keys below which `version` has components of `kind`.
fn section(kind: ComponentKind, version: Version) -> &'static [&'static str] {
    match (version, kind) {
        (Version::V2, ComponentKind::Schema) => &["definitions"],
        (Version::V2, ComponentKind::Parameter) => &["parameters"],
        (Version::V2, ComponentKind::Response) => &["responses"],
        (_, ComponentKind::Schema) => &["components", "schemas"],
        (_, ComponentKind::Response) => &["components", "responses"],
        (_, ComponentKind::Parameter) => &["components", "parameters"],
        (_, ComponentKind::RequestBody) => &["components", "requestBodies"],
        (_, ComponentKind::Header) => &["components", "headers"],
        (_, ComponentKind::Link) => &["components", "links"],
    }
}

fn component(kind: ComponentKind, name: &str, version: Version) -> Pointer {
    let section = section(kind, version).iter().copied();
    Pointer::root().join_all(section).join(name)
}

/// The names of the components of `document`.
fn names(document: &Value, version: Version) -> BTreeMap<ComponentKind, FreeNames> {
    let components = |kind: ComponentKind| {
        let mut section = section(kind, version).iter();
        let components = section.try_fold(document, |value, key| value.get(key))?;
        Some((kind, components.as_object()?.keys().cloned().collect()))
    };
    ComponentKind::ALL
        .into_iter()
        .filter_map(components)
        .collect()
}

/// Whether OpenAPI allows `name` for a component, so that a reference to it needs
/// no escapes.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_plain_char)
}

fn is_plain_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn normalized(mut document: Value) -> (Value, Vec<Change>, Vec<String>) {
        let found = normalize(
            &mut document,
            Path::new("a.json"),
            &Given::default(),
            Version::V3_0,
        );
        let problems = found.problems.iter();
        let problems = problems.map(|(_, problem)| problem.to_string()).collect();
        (document, found.changes, problems)
    }

    fn reference(to: &str) -> Value {
        json!({ "$ref": to })
    }

    #[test]
    fn references_to_components_are_kept() {
        let document = json!({
            "paths": {"/a": {"get": {
                "parameters": [reference("#/components/parameters/P")],
                "requestBody": reference("#/components/requestBodies/B"),
                "responses": {"200": reference("#/components/responses/R.1")},
            }}},
            "components": {
                "parameters": {"P": {"schema": reference("#/components/schemas/a~1b")}},
                "requestBodies": {"B": {}},
                "responses": {"R.1": {"headers": {"H": reference("#/components/headers/H")}}},
                "headers": {"H": {}},
                "schemas": {"a/b": {}},
            },
        });
        assert_eq!(normalized(document.clone()), (document, vec![], vec![]));
    }

    #[test]
    fn a_target_within_a_component_becomes_a_component_of_the_kind_that_the_place_needs() {
        let part = "#/components/schemas/A/properties/x%20y";
        let (document, changes, problems) = normalized(json!({
            "paths": {"/a": {"get": {"responses": {
                "200": {"content": {"application/json": {"schema": reference(part)}}},
                "201": reference("#/paths/~1a/get/responses/200"),
                "202": reference("#/components/responses/a~1b"),
            }}}},
            "components": {
                "schemas": {
                    "A": {"properties": {"x y": {"items": reference(part)}}},
                    "x_y": {},
                },
                "responses": {"a/b": {}},
            },
        }));
        assert_eq!(problems, [""; 0]);
        let new = reference("#/components/schemas/x_y_2");
        let responses = &document["paths"]["/a"]["get"]["responses"];
        assert_eq!(
            responses["200"]["content"]["application/json"]["schema"],
            new
        );
        assert_eq!(responses["201"], reference("#/components/responses/200"));
        assert_eq!(responses["202"], reference("#/components/responses/a_b"));
        let components = &document["components"];
        assert_eq!(components["schemas"]["x_y_2"], json!({ "items": new }));
        assert_eq!(components["responses"]["a_b"], json!({}));
        assert_eq!(components["responses"]["200"], responses["200"]);
        // The three responses, the item of the property, and both copies.
        assert_eq!(changes.len(), 6);
        assert!(changes.iter().all(|change| change.rule == "references"));
    }

    #[test]
    fn a_path_is_merged_with_its_target_and_keeps_its_own_keys() {
        let (document, changes, problems) = normalized(json!({
            "paths": {
                "/a": {"$ref": "#/paths/~1b", "get": {"summary": "own"}, "summary": "A"},
                "/b": reference("#/components/pathItems/c"),
            },
            "components": {"pathItems": {"c": {"get": {"summary": "c"}, "put": {}}}},
        }));
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            document["paths"],
            json!({
                "/a": {"get": {"summary": "own"}, "summary": "A", "put": {}},
                "/b": {"get": {"summary": "c"}, "put": {}},
            })
        );
        let places: Vec<&str> = changes.iter().map(|c| c.pointer.as_str()).collect();
        assert_eq!(places, ["/paths/~1a", "/paths/~1b"]);
    }

    #[test]
    fn a_reference_that_does_not_resolve_is_outside_or_cyclic_is_reported_and_kept() {
        let (document, _, problems) = normalized(json!({
            "paths": {
                "/a": reference("#/paths/~1b"),
                "/b": reference("#/paths/~1a"),
                "/c": reference("#/info/title"),
            },
            "info": {"title": "T"},
            "components": {"schemas": {
                "A": reference("#/components/schemas/Gone"),
                "B": reference("https://a.example/b.json"),
                "C": reference("#anchor"),
                "D": reference("../b.json"),
                "E": reference("/etc/passwd"),
            }},
        }));
        let found: Vec<&str> = problems
            .iter()
            .filter_map(|problem| problem.lines().next())
            .collect();
        assert_eq!(
            found,
            [
                "/paths/~1a/$ref: `#/paths/~1b` refers back to itself",
                "/paths/~1b/$ref: `#/paths/~1a` refers back to itself",
                "/paths/~1c/$ref: `#/info/title` is not an object",
                "/components/schemas/A/$ref: `#/components/schemas/Gone` does not resolve",
                "/components/schemas/B/$ref: `https://a.example/b.json` is outside the document",
                "/components/schemas/C/$ref: `#anchor` is outside the document",
                "/components/schemas/D/$ref: `../b.json` is outside the folder of the document",
                "/components/schemas/E/$ref: `/etc/passwd` is outside the folder of the document",
            ]
        );
        assert_eq!(
            document["components"]["schemas"]["D"],
            reference("../b.json")
        );
    }

    #[test]
    fn data_has_no_references_and_a_property_may_be_called_as_a_keyword() {
        let document = json!({
            "paths": {"/a": {"get": {"x-more": reference("gone.json")}}},
            "components": {"schemas": {"A": {
                "example": reference("gone.json"),
                "enum": [reference("gone.json")],
                "properties": {"example": reference("#/components/schemas/A"), "$ref": {}},
            }}},
        });
        assert_eq!(normalized(document.clone()), (document, vec![], vec![]));
    }

    #[test]
    fn a_reference_may_be_to_an_identifier_or_an_anchor() {
        let (document, _, problems) = normalized(json!({
            "openapi": "3.1.0",
            "components": {"schemas": {
                "A": {
                    "$id": "https://a.example/schemas/a",
                    "properties": {
                        "own": reference("#/$defs/Inner"),
                        "anchor": reference("#inner"),
                        "other": reference("b#/$defs/Text"),
                        // Strictly, this is a place in `A`; writers mean the document.
                        "document": reference("#/components/schemas/B"),
                    },
                    "$defs": {"Inner": {"$anchor": "inner", "type": "string"}},
                },
                "B": {
                    "$id": "https://a.example/schemas/b",
                    "$dynamicAnchor": "node",
                    "items": {"$dynamicRef": "#node"},
                    "$defs": {"Text": {"type": "string"}},
                },
                "C": {"items": reference("https://a.example/schemas/b")},
            }},
        }));
        assert_eq!(problems, [""; 0]);
        let schemas = &document["components"]["schemas"];
        let inner = reference("#/components/schemas/Inner");
        assert_eq!(
            schemas["A"]["properties"],
            json!({
                "own": inner, "anchor": inner,
                "other": reference("#/components/schemas/Text"),
                "document": reference("#/components/schemas/B"),
            })
        );
        assert_eq!(schemas["B"]["items"], reference("#/components/schemas/B"));
        assert_eq!(schemas["C"]["items"], reference("#/components/schemas/B"));
    }

    #[test]
    fn a_reference_to_where_another_version_has_its_components_is_to_the_component() {
        let (document, changes, problems) = normalized(json!({"components": {"schemas": {
            "A": {"items": reference("#/definitions/B")},
            "B": {"items": reference("#/definitions/C")},
        }}}));
        assert_eq!(
            document["components"]["schemas"]["A"]["items"],
            reference("#/components/schemas/B")
        );
        assert_eq!(changes.len(), 1);
        assert_eq!(
            problems,
            ["/components/schemas/B/items/$ref: `#/definitions/C` does not resolve"]
        );
    }

    #[test]
    fn a_name_is_a_reference_in_swagger_2_0_only() {
        let document = json!({
            "definitions": {"A": {}, "B": reference("A")},
            "components": {"schemas": {"C": reference("A")}},
        });
        let mut swagger = document.clone();
        let found = normalize(
            &mut swagger,
            Path::new("a.json"),
            &Given::default(),
            Version::V2,
        );
        assert_eq!(found.problems.len(), 0);
        assert_eq!(swagger["definitions"]["B"], reference("#/definitions/A"));
        assert_eq!(normalized(document).2.len(), 1);
    }

    #[test]
    fn a_mapping_of_a_discriminator_is_normalized_unless_it_is_a_name() {
        let mapping = json!({
            "name": "A", "local": "#/components/schemas/A", "gone": "gone.json",
            "part": "#/components/schemas/A/properties/x",
        });
        let (document, changes, problems) = normalized(json!({"components": {"schemas": {
            "A": {"properties": {"x": {}}},
            "B": {"discriminator": {"propertyName": "t", "mapping": mapping}},
        }}}));
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            document["components"]["schemas"]["B"]["discriminator"]["mapping"],
            json!({
                "name": "A", "local": "#/components/schemas/A", "gone": "gone.json",
                "part": "#/components/schemas/x",
            })
        );
        assert_eq!(changes.len(), 1);
    }

    /// The outcome for a document with `schemas`, if `files` are given for URLs.
    fn with_files(schemas: Value, files: &[(&str, Value)]) -> (Value, Vec<String>, Normalized) {
        let mut given = Given::new(|url| format!("give `{url}`"));
        for (url, content) in files {
            let text = content.to_string().into_bytes();
            given.insert(url, "copy.json".into(), text).expect("a URL");
        }
        let mut document = json!({"openapi": "3.1.0", "components": {"schemas": schemas}});
        let found = normalize(&mut document, Path::new("a.json"), &given, Version::V3_1);
        let problems = found.problems.iter();
        let problems = problems.map(|(_, problem)| problem.to_string()).collect();
        (document["components"]["schemas"].take(), problems, found)
    }

    #[test]
    fn a_reference_in_the_file_of_a_url_is_relative_to_the_url() {
        let url = "https://a.example/v1/b%20c.json";
        let (schemas, problems, found) = with_files(
            json!({"A": {"items": reference("https://a.example/v1/./b c.json#/x~1%7By}")}}),
            &[
                (
                    url,
                    json!({"x/{y}": {"prefixItems": [
                        reference("#/own"), reference("b%20c.json#/own"), reference("#name"),
                        reference("../v2/d.json"), reference("//b.example/e.json#name"),
                    ]}, "own": {"title": "own", "$anchor": "name"}}),
                ),
                (
                    "https://a.example/v2/d.json",
                    json!({"$self": "https://a.example/", "items": reference("f.json")}),
                ),
                (
                    "https://b.example/e.json",
                    json!({"$id": "urn:e", "$anchor": "name", "items": reference("#")}),
                ),
                ("https://a.example/f.json", json!({"title": "f"})),
            ],
        );
        assert_eq!(problems, [""; 0]);
        assert_eq!(found.unused, [""; 0]);
        assert!(found.files.is_empty(), "{:?}", found.files);
        let to = |name: &str| reference(&format!("#/components/schemas/{name}"));
        assert_eq!(schemas["A"]["items"], to("x__y_"));
        assert_eq!(
            schemas["x__y_"]["prefixItems"],
            json!([to("own"), to("own"), to("own"), to("d"), to("e")])
        );
        assert_eq!(schemas["d"]["items"], to("f"));
        assert_eq!(schemas["e"]["items"], to("e"));
        assert_eq!(schemas["f"], json!({"title": "f"}));
    }

    #[test]
    fn a_reference_in_the_file_of_a_url_is_never_to_a_file_beside_the_document_or_to_a_part_of_it()
    {
        let (_, problems, found) = with_files(
            json!({"A": {"items": reference("https://a.example/b.json#/B")}, "C": {}}),
            &[
                (
                    "https://a.example/b.json",
                    json!({"B": {"allOf": [
                        reference("a.json#/components/schemas/A"),
                        reference("#/components/schemas/C"),
                        reference("https://a.example/b.json#none"),
                    ]}}),
                ),
                ("https://a.example/c.json", json!({})),
            ],
        );
        let at = "copy.json: /B/allOf";
        assert_eq!(
            problems,
            [
                format!(
                    "{at}/0/$ref: `a.json#/components/schemas/A` is outside the document\n  \
                     help: give `https://a.example/a.json`"
                ),
                format!("{at}/1/$ref: `#/components/schemas/C` does not resolve"),
                format!("{at}/2/$ref: `https://a.example/b.json#none` does not resolve"),
            ]
        );
        assert_eq!(found.unused, ["https://a.example/c.json"]);
    }

    #[test]
    fn the_identifier_of_a_part_is_its_url() {
        let (schemas, problems, found) = with_files(
            json!({"A": {
                "$id": "https://a.example/v1/a.json",
                "items": reference("b.json"),
                "not": reference("/v1/a.json"),
            }}),
            &[
                ("https://a.example/v1/b.json", json!({"title": "b"})),
                ("https://a.example/v1/a.json", json!({"title": "other"})),
            ],
        );
        assert_eq!(problems, [""; 0]);
        assert_eq!(schemas["A"]["items"], reference("#/components/schemas/b"));
        assert_eq!(schemas["A"]["not"], reference("#/components/schemas/A"));
        assert_eq!(found.unused, ["https://a.example/v1/a.json"]);
    }
}
