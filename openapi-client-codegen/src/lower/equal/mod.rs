//! Makes one component of schemas that are equal.
//!
//! Two schemas are equal if they have the same digest, and requests, answers or both
//! consist of both: a type that is sent differs from one that is only received. What
//! is said of the place, such as that a value may be `null`, stays there.

mod digest;
mod names;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::document::directions::{is_in, reached};
use crate::document::schemas::{Names, add, components, is_component, place, reference};
use crate::document::visit::{ComponentKind, is_within, visit_references, visit_schemas_mut};
use crate::names::{schema_name, type_name};
use crate::pointer::Pointer;
use crate::rule::Record;

use digest::{Digest, Found, digests, inner, is_of_place, is_unseen};
use names::{Words, wanted};

/// Which schemas are made components.
pub(super) struct Kind {
    /// Whether a schema becomes a type of its own, with a name.
    pub(super) is_type: fn(&Map<String, Value>) -> bool,
    /// Whether such a schema becomes a component if another is equal.
    pub(super) moves: fn(&Map<String, Value>) -> bool,
    /// Which keys stay where the schema was: of a property, or of another place.
    pub(super) stays: fn(&str, bool) -> bool,
}

/// Whether requests and whether answers consist of a schema.
type Direction = (bool, bool);

/// What is equal.
type Key = (Digest, Direction);

/// Makes components of the schemas of a `kind` that are equal.
pub(super) fn merge(document: &mut Value, kind: &Kind, record: &mut Record<'_>) {
    let roots = roots(document);
    let (sites, named) = {
        let plan = Plan::of(document, kind, &roots);
        (plan.sites, plan.named)
    };
    let mut bodies: BTreeMap<usize, Value> = BTreeMap::new();
    let mut changes = Vec::new();
    // What is within another is replaced before that is taken away.
    for site in sites.iter().rev() {
        let Some(named) = site.class.and_then(|class| named.get(&class)) else {
            continue;
        };
        let Some(schema) = document.pointer_mut(site.at.as_str()) else {
            continue;
        };
        let Some(object) = schema.as_object_mut() else {
            continue;
        };
        let before = object.clone();
        let after = left(object, &named.name, site.is_property(), kind);
        object.retain(|key, _| !is_of_place(key) && !is_unseen(key));
        let body = std::mem::replace(schema, after.clone());
        if let Some(rank) = named.rank {
            bodies.insert(rank, json!({"name": named.name, "body": body}));
        }
        changes.push((&site.at, before, after));
    }
    for (at, before, after) in changes.into_iter().rev() {
        record.change(at, before.into(), after);
    }
    let added = bodies.into_values().map(|mut added| {
        let name = added["name"].as_str().unwrap_or_default().to_owned();
        (name, added["body"].take())
    });
    add(document, added.collect());
}

/// What is left of `schema` where it was before it got the name `name`.
fn left(schema: &mut Map<String, Value>, name: &str, is_property: bool, kind: &Kind) -> Value {
    let stays = |key: &String, value: &Value| {
        (is_of_place(key) && *value == true) || (kind.stays)(key, is_property)
    };
    let mut left: Map<String, Value> = schema
        .iter()
        .filter(|(key, value)| stays(key, value))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if left.is_empty() {
        return reference(name);
    }
    left.insert("allOf".to_owned(), json!([reference(name)]));
    left.into()
}

/// The place of a schema that is not part of another.
struct Root {
    at: Pointer,
    direction: Direction,
    /// How many types the generator would make of it: one for each operation.
    uses: usize,
}

fn roots(document: &mut Value) -> Vec<Root> {
    const SENT: [ComponentKind; 2] = [ComponentKind::RequestBody, ComponentKind::Parameter];
    const RECEIVED: [ComponentKind; 1] = [ComponentKind::Response];
    let (sent, received) = (reached(document, &SENT), reached(document, &RECEIVED));
    let mut places = Vec::new();
    visit_schemas_mut(document, &mut |_, at| places.push(at.clone()));
    let mut references: HashMap<&str, usize> = HashMap::new();
    let paths = Pointer::root().join("paths");
    if let Some(items) = document.pointer(paths.as_str()) {
        visit_references(items, &paths, &mut |to, _| {
            *references.entry(to).or_default() += 1;
        });
    }
    // No type is made of a header of an answer.
    places.retain(|at| !is_within(ComponentKind::Header, at));
    let uses = |at: &Pointer| {
        let tokens: Vec<String> = at.tokens().take(3).collect();
        match tokens.as_slice() {
            [components, section, name] if components == "components" && section != "schemas" => {
                let reference = format!("#/components/{section}/{}", escaped(name));
                references.get(reference.as_str()).copied().unwrap_or(1)
            }
            [_, _, list] if list == "parameters" => {
                let item = at.as_str().split("/parameters/").next().unwrap_or_default();
                let methods = document.pointer(item).and_then(Value::as_object);
                let is_method = |key: &&String| crate::document::METHODS.contains(&key.as_str());
                methods.map_or(1, |item| item.keys().filter(is_method).count())
            }
            _ => 1,
        }
    };
    places
        .into_iter()
        .map(|at| Root {
            direction: (is_in(&at, &sent, &SENT), is_in(&at, &received, &RECEIVED)),
            uses: uses(&at).max(1),
            at,
        })
        .collect()
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A schema that would become a type.
struct Site {
    at: Pointer,
    /// The class of those that are equal to it, if it moves.
    class: Option<usize>,
    /// The site around it.
    parent: Option<usize>,
    words: Words,
    title: Option<String>,
}

impl Site {
    fn is_property(&self) -> bool {
        let mut keys = self.at.as_str().rsplit('/').skip(1);
        keys.next() == Some("properties")
    }
}

/// Schemas that are equal.
struct Class {
    key: Key,
    found: Found,
    /// How many types they would become.
    uses: usize,
    sites: Vec<usize>,
    /// The component that is equal to them, and has the name that they want.
    component: Option<String>,
}

impl Class {
    fn is_named(&self) -> bool {
        self.uses > 1 || self.component.is_some()
    }
}

/// The component that takes the place of a class.
struct Named {
    name: String,
    /// Its rank among those that are new.
    rank: Option<usize>,
}

struct Plan<'a> {
    kind: &'a Kind,
    found: HashMap<*const Value, Found>,
    by_key: HashMap<Key, usize>,
    classes: Vec<Class>,
    sites: Vec<Site>,
    named: BTreeMap<usize, Named>,
}

impl<'a> Plan<'a> {
    fn of(document: &Value, kind: &'a Kind, roots: &[Root]) -> Self {
        let mut plan = Self {
            kind,
            found: HashMap::new(),
            by_key: HashMap::new(),
            classes: Vec::new(),
            sites: Vec::new(),
            named: BTreeMap::new(),
        };
        let schema = |root: &Root| document.pointer(root.at.as_str());
        for root in roots {
            if let Some(schema) = schema(root) {
                digests(schema, &mut plan.found);
            }
        }
        let components = plan.components(document, roots);
        for root in roots {
            if let Some(schema) = schema(root) {
                let words = Words::of_root(document, &root.at);
                let walk = Walk { root, parent: None };
                plan.walk(
                    schema,
                    &root.at,
                    &words,
                    &walk,
                    &components,
                    is_component(&root.at),
                );
            }
        }
        plan.name(document);
        plan
    }

    /// The components by what is equal to them.
    fn components(&self, document: &Value, roots: &[Root]) -> HashMap<Key, Vec<String>> {
        let directions: BTreeMap<&Pointer, Direction> = roots
            .iter()
            .map(|root| (&root.at, root.direction))
            .collect();
        let mut found: HashMap<Key, Vec<String>> = HashMap::new();
        for (name, schema) in components(document).into_iter().flatten() {
            let is_plain = |object: &Map<String, Value>| !object.keys().any(|key| is_of_place(key));
            let moves = schema
                .as_object()
                .is_some_and(|object| (self.kind.moves)(object) && is_plain(object));
            if moves
                && let Some(of) = self.found.get(&std::ptr::from_ref(schema))
                && let Some(direction) = directions.get(&place(name))
            {
                found
                    .entry((of.digest, *direction))
                    .or_default()
                    .push(name.clone());
            }
        }
        found
    }

    fn walk(
        &mut self,
        schema: &Value,
        at: &Pointer,
        words: &Words,
        walk: &Walk<'_>,
        components: &HashMap<Key, Vec<String>>,
        is_part: bool,
    ) {
        let mut parent = walk.parent;
        if let Some(object) = schema.as_object().filter(|_| !is_part)
            && ((self.kind.is_type)(object) || (self.kind.moves)(object))
            && let Some(found) = self.found.get(&std::ptr::from_ref(schema)).copied()
        {
            let title = object.get("title").and_then(Value::as_str);
            let site = self.sites.len();
            let uses = if parent.is_none() { walk.root.uses } else { 1 };
            let mut is_known = false;
            let class = (self.kind.moves)(object).then(|| {
                let key = (found.digest, walk.root.direction);
                let next = self.classes.len();
                let class = *self.by_key.entry(key).or_insert(next);
                if class == next {
                    self.classes.push(Class {
                        key,
                        found,
                        uses: 0,
                        sites: Vec::new(),
                        component: None,
                    });
                }
                is_known = class != next;
                class
            });
            if let Some(class) = class.and_then(|class| self.classes.get_mut(class)) {
                class.uses += uses;
                class.sites.push(site);
                let wants = [title.map(type_name), words.own_name()];
                let equal = components.get(&class.key).into_iter().flatten();
                let wanted = equal.filter(|name| wants.contains(&Some(type_name(name))));
                let chosen = wanted.chain(&class.component).min().cloned();
                class.component = chosen;
            }
            self.sites.push(Site {
                at: at.clone(),
                class,
                parent,
                words: words.clone(),
                title: title.map(str::to_owned),
            });
            if is_known {
                return;
            }
            parent = Some(site);
        }
        let walk = Walk {
            root: walk.root,
            parent,
        };
        inner(schema, &mut |part, key, name| {
            let (at, words, is_part) = match name {
                Some(name) if key == "properties" => {
                    (at.join(key).join(name), words.property(name), false)
                }
                Some(name) => (at.join(key).join(name), words.clone(), true),
                None => (
                    at.join(key),
                    words.part(key),
                    !["items", "additionalProperties"].contains(&key),
                ),
            };
            self.walk(part, &at, &words, &walk, components, is_part);
        });
    }

    /// The class in which the site is that is named, and its place there.
    fn owner(&self, site: &Site) -> Option<usize> {
        let mut next = site.parent;
        while let Some(parent) = next.and_then(|parent| self.sites.get(parent)) {
            match parent
                .class
                .filter(|class| self.classes.get(*class).is_some_and(Class::is_named))
            {
                Some(class) => return Some(class),
                None => next = parent.parent,
            }
        }
        None
    }

    fn words(&self, site: &Site) -> Words {
        let mut next = site.parent;
        while let Some(parent) = next.and_then(|parent| self.sites.get(parent)) {
            let named = parent.class.and_then(|class| self.named.get(&class));
            if let Some(named) = named {
                return site.words.within(&parent.words, &named.name);
            }
            next = parent.parent;
        }
        site.words.clone()
    }

    /// Gives a name to each class of several, the highest first: the names of those
    /// within follow from theirs.
    fn name(&mut self, document: &Value) {
        let mut alone: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for (index, site) in self.sites.iter().enumerate() {
            let class = site.class.and_then(|class| self.classes.get(class));
            if !class.is_some_and(Class::is_named) {
                alone.entry(self.owner(site)).or_default().push(index);
            }
        }
        let mut names = Names::of(document);
        let mut take = |plan: &Self, names: &mut Names, owner: Option<usize>| {
            for site in alone.remove(&owner).into_iter().flatten() {
                if let Some(site) = plan.sites.get(site) {
                    names.take(&type_name(&plan.words(site).name()));
                }
            }
        };
        take(self, &mut names, None);
        let mut order: Vec<usize> = (0..self.classes.len())
            .filter(|class| self.classes[*class].is_named())
            .collect();
        order.sort_by_key(|class| {
            let Class { key, found, .. } = &self.classes[*class];
            std::cmp::Reverse((found.height, found.size, *key))
        });
        for (rank, class) in order.into_iter().enumerate() {
            let of = &self.classes[class];
            let named = match &of.component {
                Some(name) => Named {
                    name: name.clone(),
                    rank: None,
                },
                None => {
                    let sites: Vec<&Site> = of
                        .sites
                        .iter()
                        .filter_map(|site| self.sites.get(*site))
                        .collect();
                    let words: Vec<Words> = sites.iter().map(|site| self.words(site)).collect();
                    let titles: HashSet<Option<&str>> =
                        sites.iter().map(|site| site.title.as_deref()).collect();
                    let title = match titles.len() {
                        1 => titles.into_iter().next().flatten(),
                        _ => None,
                    };
                    let mut wanted = wanted(title, &words)
                        .into_iter()
                        .map(|name| schema_name(&name))
                        .peekable();
                    let mut name = None;
                    let mut last = String::new();
                    for candidate in wanted.by_ref() {
                        if names.take(&candidate) {
                            name = Some(candidate);
                            break;
                        }
                        last = candidate;
                    }
                    let name = name.unwrap_or_else(|| names.free(&last));
                    Named {
                        name,
                        rank: Some(rank),
                    }
                }
            };
            self.named.insert(class, named);
            take(self, &mut names, Some(class));
        }
    }
}

/// Where a walk is.
struct Walk<'a> {
    root: &'a Root,
    parent: Option<usize>,
}
