//! The identifiers in a file of OpenAPI 3.1: base URIs and anchors, to which references
//! may point (JSON Schema 2020-12, section 8.2).

use std::path::Path;

use iri_string::format::ToDedicatedString as _;
use iri_string::types::{UriAbsoluteString, UriReferenceStr, UriString};
use serde_json::Value;

use crate::document::visit::{ComponentKind, Node, visit_objects};
use crate::pointer::{Pointer, percent_decoded};

/// The keywords that identify a schema.
const KEYWORDS: [&str; 3] = ["$id", "$anchor", "$dynamicAnchor"];

/// The identifiers of one file.
#[derive(Debug, Default)]
pub(crate) struct Identifiers {
    /// The parts with a base URI of their own, outermost first; empty if the file has no
    /// identifier, so that its references are places and nothing else.
    resources: Vec<Resource>,
    anchors: Vec<Anchor>,
}

#[derive(Debug)]
struct Resource {
    at: Pointer,
    base: UriAbsoluteString,
}

#[derive(Debug)]
struct Anchor {
    /// The number of its resource.
    resource: usize,
    name: String,
    at: Pointer,
    is_dynamic: bool,
}

impl Identifiers {
    /// Those in `content`, the file at `path`, or at `url` if it has one.
    pub(crate) fn of(content: &Value, path: &Path, url: Option<&UriAbsoluteString>) -> Self {
        let mut found = Self::default();
        let name = path.to_string_lossy().replace('\\', "/");
        let Ok(root) = UriAbsoluteString::try_from("file:///".to_owned()) else {
            return found;
        };
        let own = match url {
            Some(url) => url.clone(),
            None => resolved(&root, &name).map_or(root, base_of),
        };
        let declared = content.get("$self").and_then(Value::as_str);
        let base = declared.and_then(|uri| resolved(&own, uri));
        found.resources.push(Resource {
            at: Pointer::root(),
            base: base.map_or(own, base_of),
        });
        let mut visit = |value: &serde_json::Map<String, Value>, at: &Pointer| {
            let text = |key: &str| value.get(key).and_then(Value::as_str);
            if let Some(id) = text("$id")
                && let Some(base) = found.absolute(id, at)
            {
                found.resources.push(Resource {
                    at: at.clone(),
                    base: base_of(base),
                });
            }
            for (key, is_dynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
                if let Some(name) = text(key)
                    && let Some((resource, _)) = found.resource(at)
                {
                    found.anchors.push(Anchor {
                        resource,
                        name: name.to_owned(),
                        at: at.clone(),
                        is_dynamic,
                    });
                }
            }
        };
        // A file that is no document is a schema, or has schemas somewhere.
        let is_document = content.get("openapi").is_some();
        visit_objects(content, &Pointer::root(), &mut |value, at| {
            // Few objects have one; where it is counts only then.
            if !KEYWORDS.iter().any(|key| value.contains_key(*key)) {
                return;
            }
            if !is_document || Node::at(at) == Node::One(ComponentKind::Schema) {
                visit(value, at);
            }
        });
        let is_plain = found.resources.len() == 1 && found.anchors.is_empty();
        if is_plain && declared.is_none() && url.is_none() {
            return Self::default();
        }
        found
    }

    /// The innermost resource around the place `at`.
    fn resource(&self, at: &Pointer) -> Option<(usize, &Resource)> {
        let is_within = |outer: &Pointer| {
            let rest = at.as_str().strip_prefix(outer.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let resources = self.resources.iter().enumerate();
        resources
            .filter(|(_, resource)| is_within(&resource.at))
            .max_by_key(|(_, resource)| resource.at.as_str().len())
    }

    /// The URI that `reference`, at the place `at`, is.
    pub(crate) fn absolute(&self, reference: &str, at: &Pointer) -> Option<UriString> {
        resolved(&self.resource(at)?.1.base, reference)
    }

    /// The place in `content`, the file of these, that `uri` names.
    pub(crate) fn place(&self, uri: &UriString, content: &Value) -> Option<Pointer> {
        let (base, fragment) = uri.to_absolute_and_fragment();
        let fragment = percent_decoded(fragment.map_or("", |fragment| fragment.as_str()));
        let is_it = |resource: &Resource| resource.base == *base;
        let number = self.resources.iter().position(is_it)?;
        if fragment.is_empty() || fragment.starts_with('/') {
            let at = self.resources.get(number)?.at.with(&fragment);
            return content.pointer(at.as_str()).is_some().then_some(at);
        }
        self.named(&fragment, number)
    }

    /// The place of the anchor `name` of the whole file.
    pub(crate) fn anchor(&self, name: &str) -> Option<Pointer> {
        let (number, _) = self.resource(&Pointer::root())?;
        self.named(name, number)
    }

    /// The place of the anchor `name` in the resource `number`.
    fn named(&self, name: &str, number: usize) -> Option<Pointer> {
        let is_named = |anchor: &&Anchor| anchor.resource == number && anchor.name == name;
        let anchor = self.anchors.iter().find(is_named)?;
        Some(anchor.at.clone())
    }

    /// How many parts of the file have the dynamic anchor `name`.
    pub(crate) fn dynamic_anchors(&self, name: &str) -> usize {
        let is_named = |anchor: &&Anchor| anchor.is_dynamic && anchor.name == name;
        self.anchors.iter().filter(is_named).count()
    }
}

/// `reference` by the base URI `base`.
pub(super) fn resolved(base: &UriAbsoluteString, reference: &str) -> Option<UriString> {
    let reference = UriReferenceStr::new(reference).ok()?;
    Some(reference.resolve_against(base).to_dedicated_string())
}

/// The base URI of a part with the URI `uri`.
pub(super) fn base_of(uri: UriString) -> UriAbsoluteString {
    uri.to_absolute_and_fragment().0.to_owned()
}
