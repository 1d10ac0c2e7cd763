//! Comparing schemas, property by property.

use std::collections::{BTreeSet, VecDeque};

use serde_json::{Map, Value};

use crate::diff::facets::{At, FACETS};
use crate::diff::found::{Found, Part, Place, Presence, Subject, Wire, now};
use crate::diff::properties::{Flags, required};
use crate::diff::verdict::Exchange;
use crate::diff::verdict::Verdict::{Breaks, MayBreak, Works};
use crate::diff::view::{Additional, View};
use crate::diff::words::{
    ANNOTATIONS, TUPLES, change_of, has_common_word, is_facet, is_text, kind_of, said, shown,
};
use crate::document::schemas::{only_target, place as place_of, target_of};
use crate::document::visit::visit_references;
use crate::pointer::Pointer;

/// Compares the schemas of two documents, each pair of components once.
pub(super) struct Schemas<'a> {
    old: &'a Value,
    new: &'a Value,
    /// The pairs of components that are compared, or will be.
    pairs: BTreeSet<(String, String)>,
    next: VecDeque<(String, String)>,
    pub(super) found: Vec<Found>,
}

impl<'a> Schemas<'a> {
    pub(super) fn new(old: &'a Value, new: &'a Value) -> Self {
        Self {
            old,
            new,
            pairs: BTreeSet::new(),
            next: VecDeque::new(),
            found: Vec::new(),
        }
    }

    /// Compares each pair of components that was met, and those that these refer to.
    pub(super) fn components(&mut self) {
        while let Some((old, new)) = self.next.pop_front() {
            let (old_at, new_at) = (place_of(&old), place_of(&new));
            let schema = |document: &'a Value, at: &Pointer| document.pointer(at.as_str());
            if let (Some(before), Some(after)) =
                (schema(self.old, &old_at), schema(self.new, &new_at))
            {
                let place = Place {
                    subject: Subject::Schema {
                        old: old.clone(),
                        new: new.clone(),
                    },
                    part: Part::Whole,
                    way: String::new(),
                    was: None,
                    at: new_at.clone(),
                };
                let is_in =
                    |document: &Value, at: &Pointer| document.pointer(at.as_str()).is_some();
                if old != new && !is_in(self.new, &old_at) && !is_in(self.old, &new_at) {
                    let (text, wire) = (format!("was `{old}`"), Wire::works());
                    self.add(&place, "schema", Presence::Renamed, text, wire);
                }
                self.schema(&place, before, after, (false, false));
                self.subtypes(&place, (&old, &new));
            }
        }
    }

    /// Compares a schema; each may be left out or not.
    pub(super) fn schema(
        &mut self,
        place: &Place,
        old: &'a Value,
        new: &'a Value,
        is_optional: (bool, bool),
    ) {
        let target = |schema: &Value| schema.as_object().and_then(only_target);
        if let (Some(before), Some(after)) = (target(old), target(new)) {
            let is_in =
                |document: &Value, name: &str| document.pointer(place_of(name).as_str()).is_some();
            // One that is renamed is reported once.
            if before != after && (is_in(self.new, &before) || is_in(self.old, &after)) {
                let text = format!("`{after}`, was `{before}`");
                self.add(place, "schema", Presence::Changed, text, Wire::works());
            }
            self.pair(before, after);
            // What is said beside a reference is of this place.
            let own = |schema: &Value| {
                let keys = schema.as_object().into_iter().flatten();
                let keys = keys.filter(|(key, _)| is_facet(key) && *key != "type");
                keys.map(|(key, value)| (key.clone(), value.clone()))
                    .collect::<Map<_, _>>()
            };
            self.facets(place, &own(old), &own(new), is_optional);
            return;
        }
        if old == new {
            // What it refers to may differ.
            self.references(old);
            return;
        }
        let view = |shared: &BTreeSet<String>| {
            let before = View::of(self.old, old, shared);
            (before, View::of(self.new, new, shared))
        };
        let (mut before, mut after) = view(&BTreeSet::new());
        let shared: BTreeSet<String> = before.bases.intersection(&after.bases).cloned().collect();
        if !shared.is_empty() {
            (before, after) = view(&shared);
            for name in shared {
                self.pair(name.clone(), name);
            }
        }
        self.facets(place, &before.own, &after.own, is_optional);
        let (old_type, new_type) = (before.own.get("type"), after.own.get("type"));
        if old_type.is_some() && new_type.is_some() && old_type != new_type {
            // Nothing else of them compares.
            return;
        }
        self.properties(place, &before, &after);
        self.additional(place, before.additional, after.additional);
        match (before.items, after.items) {
            (Some(old), Some(new)) => {
                self.schema(
                    &place.below("[]", place.at.join("items")),
                    old,
                    new,
                    (false, false),
                );
            }
            (None, None) => {}
            // One of them is a list of anything.
            (before, _) => {
                let of = |has: bool| match has {
                    true => Exchange::of(
                        Works("any item is sent"),
                        MayBreak("another item is refused"),
                    ),
                    false => Exchange::of(
                        MayBreak("the server may refuse an item"),
                        Works("any item is read"),
                    ),
                };
                let (old_client, new_client) = (of(before.is_some()), of(before.is_none()));
                self.add(
                    place,
                    "items",
                    Presence::Changed,
                    "what it lists is other".to_owned(),
                    Wire {
                        old_client,
                        new_client,
                    },
                );
            }
        }
        self.choices(place, &before, &after);
    }

    /// Has the components called so compared, if they are not yet.
    fn pair(&mut self, old: String, new: String) {
        let pair = (old, new);
        if self.pairs.insert(pair.clone()) {
            self.next.push_back(pair);
        }
    }

    /// Has everything compared that `schema`, which both have, refers to.
    fn references(&mut self, schema: &Value) {
        let mut names = Vec::new();
        visit_references(schema, &Pointer::root(), &mut |to, _| {
            names.extend(target_of(to));
        });
        for name in names {
            self.pair(name.clone(), name);
        }
    }

    fn add(
        &mut self,
        place: &Place,
        what: &'static str,
        presence: Presence,
        text: String,
        wire: Wire,
    ) {
        self.found.push(Found {
            place: place.clone(),
            what,
            presence,
            text,
            wire,
        });
    }

    fn facets(
        &mut self,
        place: &Place,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        is_optional: (bool, bool),
    ) {
        let mine = At {
            schema: old,
            is_optional: is_optional.0,
        };
        let theirs = At {
            schema: new,
            is_optional: is_optional.1,
        };
        for facet in FACETS {
            let keywords = facet.keywords;
            let differs = |key: &&str| old.get(*key) != new.get(*key);
            // A format is of a type.
            let is_of_type = facet.name == "format" && old.get("type") != new.get("type");
            if keywords.iter().any(differs) && !is_of_type {
                let exchange = |mine, theirs| (facet.exchange)(mine, theirs, keywords);
                let wire = Wire::between(mine, theirs, exchange);
                let text = change_of(facet.name, keywords, old, new);
                self.add(place, facet.name, Presence::Changed, text, wire);
            }
        }
        let others: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let others = others
            .into_iter()
            .filter(|key| !is_facet(key) && old.get(*key) != new.get(*key));
        let (texts, others): (Vec<&String>, Vec<&String>) = others.partition(|key| is_text(key));
        if !texts.is_empty() {
            self.add(
                place,
                "text",
                Presence::Changed,
                String::new(),
                Wire::works(),
            );
        }
        for key in others {
            if ANNOTATIONS.contains(&key.as_str()) {
                let value = |of: &Map<String, Value>| {
                    of.get(key)
                        .map_or("none".to_owned(), |it| format!("`{}`", shown(it)))
                };
                let text = format!("{key} {}, was {}", value(new), value(old));
                self.add(place, "annotation", Presence::Changed, text, Wire::works());
                continue;
            }
            let wire = Wire::both(Exchange::of(
                MayBreak("the server may refuse more"),
                match TUPLES.contains(&key.as_str()) {
                    true => MayBreak("an item of another schema is refused"),
                    false => Works("it is not checked"),
                },
            ));
            self.add(
                place,
                "keyword",
                Presence::Changed,
                match TUPLES.contains(&key.as_str()) {
                    true => "other schemas of its first items".to_owned(),
                    false => format!("keyword `{key}` is other"),
                },
                wire,
            );
        }
    }

    fn properties(&mut self, place: &Place, before: &View<'a>, after: &View<'a>) {
        let nth = |view: &View<'a>, name: &str, count: usize| {
            let found = view.properties.iter();
            let mut found = found.filter(|(known, _)| *known == name);
            found.nth(count).map(|(_, schema)| *schema)
        };
        let property = |view: &View<'a>, name: &str| nth(view, name, 0);
        let at = |name: &str| place.at.join("properties").join(name);
        let mut gone = Vec::new();
        for (index, (name, old)) in before.properties.iter().enumerate() {
            // Of several descriptions, those in the same place are compared.
            let earlier = before.properties[..index].iter();
            let count = earlier.filter(|(known, _)| known == name).count();
            let new = nth(after, name, count).or_else(|| property(after, name));
            let Some(new) = new else {
                gone.push((*name, *old));
                continue;
            };
            let place = place.below(name, at(name));
            let is_optional = (
                !before.required.contains(name),
                !after.required.contains(name),
            );
            let (mine, theirs) = (is_optional.0, is_optional.1);
            if mine != theirs && count == 0 {
                let flags = Flags::of(self.new, new);
                let text = now(!theirs, "required");
                let wire = Wire::between(mine, theirs, |a, b| required(a, b, flags));
                self.add(&place, "required", Presence::Changed, text, wire);
            }
            self.schema(&place, old, new, is_optional);
        }
        self.required_of_bases(place, before, after);
        let mut added: Vec<(&str, &Value)> = after.properties.clone();
        added.retain(|(name, _)| property(before, name).is_none());
        for (name, old) in gone {
            let is_required = before.required.contains(name);
            // One other of the same schema and with a word of its name has its place.
            let mut same = added.iter().filter(|(other, new)| {
                said(Some(old)) == said(Some(new)) && has_common_word(name, other)
            });
            let renamed = match (same.next(), same.next()) {
                (Some((name, _)), None) => Some(*name),
                _ => None,
            };
            let mine = Flags::of(self.old, old);
            let wire = after.lacks(is_required, mine);
            match renamed {
                Some(new) => {
                    added.retain(|(known, _)| *known != new);
                    let is_now_required = after.required.contains(new);
                    let more = before.lacks(is_now_required, mine).swapped();
                    self.add(
                        &place.below(new, at(new)).renamed(name),
                        "property",
                        Presence::Renamed,
                        format!("was `{name}`"),
                        wire.and(more),
                    );
                }
                None => {
                    let text = kind_of(old, is_required);
                    self.add(
                        &place.below(name, at(name)),
                        "property",
                        Presence::Removed,
                        text,
                        wire,
                    );
                }
            }
        }
        for (name, new) in added {
            let is_required = after.required.contains(name);
            let flags = Flags::of(self.new, new);
            let wire = before.lacks(is_required, flags).swapped();
            let text = kind_of(new, is_required);
            self.add(
                &place.below(name, at(name)),
                "property",
                Presence::Added,
                text,
                wire,
            );
        }
    }

    /// Compares which properties are required that only a base describes.
    fn required_of_bases(&mut self, place: &Place, before: &View<'a>, after: &View<'a>) {
        let is_described = |name: &str| {
            let mut all = before.properties.iter().chain(&after.properties);
            all.any(|(known, _)| *known == name)
        };
        let names = before.required.symmetric_difference(&after.required);
        for name in names.filter(|name| !is_described(name)) {
            let (mine, theirs) = (
                !before.required.contains(name),
                !after.required.contains(name),
            );
            let flags = Flags::default();
            let wire = Wire::between(mine, theirs, |a, b| required(a, b, flags));
            let place = place.below(name, place.at.join("required"));
            self.add(
                &place,
                "required",
                Presence::Changed,
                now(mine, "required"),
                wire,
            );
        }
    }

    fn additional(&mut self, place: &Place, old: Additional<'a>, new: Additional<'a>) {
        match (old, new) {
            (Additional::Of(old), Additional::Of(new)) => {
                let at = place.at.join("additionalProperties");
                self.schema(&place.below("[*]", at), old, new, (false, false));
            }
            (old, new) if old == new => {}
            (old, new) => {
                let wire = Wire::between(old, new, additional);
                let words = |of: Additional<'_>| match of {
                    Additional::Any => "any",
                    Additional::None => "none",
                    Additional::Of(_) => "those of a schema",
                };
                let text = format!("other properties: {}, was {}", words(new), words(old));
                self.add(place, "other properties", Presence::Changed, text, wire);
            }
        }
    }

    fn choices(&mut self, place: &Place, before: &View<'a>, after: &View<'a>) {
        let (mut old, mut new) = (before.choices.clone(), after.choices.clone());
        self.discriminator(place, before, after);
        match (old.is_empty(), new.is_empty()) {
            (true, true) => return,
            (false, false) => {}
            (before, _) => {
                let text = match before {
                    true => "now a choice of schemas",
                    false => "no longer a choice of schemas",
                };
                let wire = Wire::both(Exchange::of(
                    MayBreak("the server may take another schema"),
                    MayBreak("a value of another schema is refused or kept as it came"),
                ));
                self.add(place, "choice", Presence::Changed, text.to_owned(), wire);
                return;
            }
        }
        let target = |schema: &Value| schema.as_object().and_then(only_target);
        let mut pairs = Vec::new();
        let mut take = |is_same: &dyn Fn(&Value, &Value) -> bool,
                        old: &mut Vec<&'a Value>,
                        new: &mut Vec<&'a Value>| {
            old.retain(|old| match new.iter().position(|new| is_same(old, new)) {
                Some(index) => {
                    pairs.push((*old, new.remove(index)));
                    false
                }
                None => true,
            });
        };
        take(
            &|old, new| target(old).is_some() && target(old) == target(new),
            &mut old,
            &mut new,
        );
        take(&|old, new| old == new, &mut old, &mut new);
        // What is left is in the order of the document.
        if old.len() == new.len() {
            take(
                &|old, new| target(old).is_none() && target(new).is_none(),
                &mut old,
                &mut new,
            );
        }
        for (index, (old, new)) in pairs.into_iter().enumerate() {
            let step = match target(new) {
                Some(_) => String::new(),
                None => format!("[choice {}]", index + 1),
            };
            let at = place.at.clone();
            self.schema(&place.below(&step, at), old, new, (false, false));
        }
        let name = |schema: &Value| match target(schema) {
            Some(name) => format!("`{name}`"),
            None => kind_of(schema, false),
        };
        // What has no discriminator is read as the first that it satisfies best.
        let is_told = before.discriminator.is_some() && after.discriminator.is_some();
        if !is_told {
            let order = |view: &View<'a>| {
                view.choices
                    .iter()
                    .filter_map(|it| target(it))
                    .collect::<Vec<_>>()
            };
            let (mut before, mut after) = (order(before), order(after));
            let (old_order, new_order) = (before.clone(), after.clone());
            before.retain(|name| new_order.contains(name));
            after.retain(|name| old_order.contains(name));
            if before != after {
                let wire = Wire::both(Exchange::of(
                    Works("the server takes each"),
                    MayBreak("a value of several is read as another one"),
                ));
                let text = "choices in another order".to_owned();
                self.add(place, "order of choices", Presence::Changed, text, wire);
            }
        }
        let gone = Wire {
            old_client: choice_of_mine(),
            new_client: choice_of_theirs(is_told),
        };
        let added = gone.clone().swapped();
        for (presence, schemas, wire) in [
            (Presence::Removed, old, gone),
            (Presence::Added, new, added),
        ] {
            for schema in schemas {
                let text = format!("choice {}", name(schema));
                self.add(place, "choice", presence, text, wire.clone());
            }
        }
    }

    fn discriminator(&mut self, place: &Place, before: &View<'a>, after: &View<'a>) {
        if said(before.discriminator) != said(after.discriminator) {
            let wire = Wire::both(Exchange::of(
                MayBreak("the server may read another schema"),
                MayBreak("another schema may be read"),
            ));
            self.add(
                place,
                "discriminator",
                Presence::Changed,
                "another discriminator".to_owned(),
                wire,
            );
        }
    }

    /// Compares the schemas that are made of a base, which are its choices where it has a
    /// discriminator.
    fn subtypes(&mut self, place: &Place, (old, new): (&str, &str)) {
        let (before, after) = (subtypes_of(self.old, old), subtypes_of(self.new, new));
        for name in before.intersection(&after) {
            self.pair(name.clone(), name.clone());
        }
        let gone = Wire {
            old_client: choice_of_mine(),
            new_client: choice_of_theirs(true),
        };
        for name in before.difference(&after) {
            let text = format!("subtype `{name}`");
            self.add(place, "choice", Presence::Removed, text, gone.clone());
        }
        for name in after.difference(&before) {
            let text = format!("subtype `{name}`");
            self.add(
                place,
                "choice",
                Presence::Added,
                text,
                gone.clone().swapped(),
            );
        }
    }
}

/// The components of which the one called `base`, with a discriminator, is a part.
fn subtypes_of(document: &Value, base: &str) -> BTreeSet<String> {
    let has_discriminator = |schema: &Value| {
        let own = schema.get("discriminator");
        own.is_some() && schema.get("oneOf").is_none() && schema.get("anyOf").is_none()
    };
    let schema = document.pointer(place_of(base).as_str());
    if !schema.is_some_and(has_discriminator) {
        return BTreeSet::new();
    }
    let schemas = document["components"]["schemas"].as_object();
    let is_of = |schema: &Value| {
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let mut parts = parts.filter_map(|part| only_target(part.as_object()?));
        parts.any(|part| part == base)
    };
    let subtypes = schemas
        .into_iter()
        .flatten()
        .filter(|(_, schema)| is_of(schema));
    subtypes.map(|(name, _)| name.clone()).collect()
}

fn additional(mine: Additional<'_>, theirs: Additional<'_>) -> Exchange {
    Exchange::of(
        match theirs {
            Additional::Any => Works("the server takes any"),
            _ => MayBreak("the server refuses what is not listed"),
        },
        match mine {
            Additional::Of(_) => MayBreak("a value of another schema is refused"),
            _ => Works("what is not known is ignored"),
        },
    )
}

fn choice_of_mine() -> Exchange {
    Exchange::of(
        Breaks("the server does not take it"),
        Works("it does not come"),
    )
}

/// Of a schema that only the server has; `is_told` by a discriminator.
fn choice_of_theirs(is_told: bool) -> Exchange {
    Exchange::of(
        Works("the client does not send it"),
        match is_told {
            true => Works("a value of no known schema is kept as it came"),
            false => MayBreak("its value may be read as another choice"),
        },
    )
}
