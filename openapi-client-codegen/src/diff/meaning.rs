//! Public items with which a program compiles as before, and does something else: they mean
//! what another item meant, or have to be used.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::operation::Operation;
use crate::model::servers::Servers;
use crate::names::{builder_name, value_name};
use crate::pipeline::Client;
use crate::rust_api::{Level, RustApi, RustChange, RustItem, RustItemKind};

/// A client of a version, with its document and its public items.
pub(super) struct Meant<'a> {
    pub(super) client: &'a Client,
    pub(super) document: &'a Value,
    pub(super) api: &'a RustApi,
}

/// The changes from `old` to `new` that no compiler reports.
pub(super) fn changes(old: &Meant<'_>, new: &Meant<'_>) -> Vec<RustChange> {
    let mut changes = exchanged_operations(old, new);
    changes.extend(needed_arguments(old, new));
    changes.extend(needed_fields(old, new));
    changes.extend(exchanged_servers(old, new));
    changes.extend(exchanged_fields(old, new));
    changes.extend(features(old.client, new.client));
    changes
}

/// That an item which is there as before means `after` now, and meant `before`.
fn silent(kind: RustItemKind, path: String, before: &str, after: String) -> RustChange {
    RustChange {
        item: RustItem { path, kind },
        before: Some(before.to_owned()),
        after: Some(after),
        level: Level::Major,
        instead: None,
        is_silent: true,
    }
}

/// The operation of each method of a client.
fn methods(client: &Client) -> BTreeMap<String, &Operation> {
    let operations = client.operations.iter();
    operations
        .map(|operation| (value_name(&operation.name), operation))
        .collect()
}

/// Whether both are the same request, whatever the parameters of the path are called.
fn is_same_request(one: &Operation, other: &Operation) -> bool {
    let form = |of: &Operation| of.path.split(['{', '}']).step_by(2).collect::<String>();
    one.method == other.method && form(one) == form(other)
}

/// Methods that call what another one called.
fn exchanged_operations(old: &Meant<'_>, new: &Meant<'_>) -> Vec<RustChange> {
    let after = methods(new.client);
    let exchanged = methods(old.client).into_iter().filter_map(|(name, was)| {
        let now = after.get(&name).filter(|now| !is_same_request(now, was))?;
        // One of another method does something else, wherever it is.
        let is_left =
            now.method != was.method || after.values().any(|known| is_same_request(known, was));
        let text = format!("calls `{}` now", now.request());
        let path = format!("Client::{name}");
        is_left.then(|| silent(RustItemKind::Method, path, &was.request(), text))
    });
    exchanged.collect()
}

/// Setters that have to be called and had not to be.
fn needed_arguments(old: &Meant<'_>, new: &Meant<'_>) -> Vec<RustChange> {
    let before = methods(old.client);
    let mut changes = Vec::new();
    for operation in &new.client.operations {
        let Some(known) = before.get(&value_name(&operation.name)) else {
            continue;
        };
        let builder = builder_name(&operation.name);
        let mut add = |setter: &str, was_there: bool| {
            let path = format!("builder::{builder}::{setter}");
            let text = "has to be called now".to_owned();
            let before = if was_there { "optional" } else { "not there" };
            changes.push(silent(RustItemKind::Setter, path, before, text));
        };
        for parameter in operation.parameters.iter().filter(|it| it.is_required) {
            let before = known.parameter(&parameter.setter);
            let was_required = before.is_some_and(|before| before.is_required);
            // What is in the path is there with another name.
            if !was_required && parameter.location != "path" {
                add(&parameter.setter, before.is_some());
            }
        }
        let is_needed = |of: &Operation| of.body.as_ref().is_some_and(|body| body.is_required);
        if is_needed(operation) && !is_needed(known) {
            add("body", known.body.is_some());
        }
    }
    changes
}

/// Setters of the builders of objects that have to be called and were not there.
fn needed_fields(old: &Meant<'_>, new: &Meant<'_>) -> Vec<RustChange> {
    let before: BTreeMap<&RustItem, &str> = old.api.items().collect();
    let needed = new.api.items().filter_map(|(item, said)| {
        let (of, _) = item.path.rsplit_once("::")?;
        let builder = RustItem {
            path: of.to_owned(),
            kind: RustItemKind::Struct,
        };
        let is_new = item.kind == RustItemKind::Setter
            && of.starts_with("types::builder::")
            && !before.contains_key(item)
            && before.contains_key(&builder);
        let text = "has to be called now".to_owned();
        (is_new && !said.starts_with("Option<"))
            .then(|| silent(item.kind, item.path.clone(), "not there", text))
    });
    needed.collect()
}

/// Servers that have the address of another one.
fn exchanged_servers(old: &Meant<'_>, new: &Meant<'_>) -> Vec<RustChange> {
    let (before, after) = (Servers::of(old.document), Servers::of(new.document));
    let after: BTreeMap<String, &str> = after.variants().collect();
    let variants = |name: &str| {
        let mut items = new.api.items().map(|(item, _)| item);
        let is_server = |item: &&RustItem| {
            let is_of = item
                .path
                .rsplit_once("::")
                .is_some_and(|(_, it)| it == name);
            item.kind == RustItemKind::Variant && is_of && !item.path.contains("types::")
        };
        items.find(is_server).map(|item| item.path.clone())
    };
    let exchanged = before.variants().filter_map(|(name, was)| {
        let is_left = after.values().any(|known| *known == was);
        let now = after.get(&name).filter(|now| **now != was && is_left)?;
        let text = format!("is {now} now");
        Some(silent(RustItemKind::Variant, variants(&name)?, was, text))
    });
    exchanged.collect()
}

/// Fields that are written as another one was.
fn exchanged_fields(old: &Meant<'_>, new: &Meant<'_>) -> Vec<RustChange> {
    let of = |item: &RustItem| item.path.rsplit_once("::").map(|(of, _)| of.to_owned());
    let exchanged = old.api.wire_names().filter_map(|(item, was)| {
        let now = new.api.wire_name(item).filter(|now| *now != was)?;
        let mut others = new.api.wire_names();
        let is_left = others.any(|(other, name)| name == was && of(other) == of(item));
        let text = format!("is `{now}` now");
        is_left.then(|| silent(item.kind, item.path.clone(), was, text))
    });
    exchanged.collect()
}

/// Features of the crate that are gone, and new ones.
fn features(old: &Client, new: &Client) -> Vec<RustChange> {
    let all = |client: &Client| -> BTreeMap<String, Vec<String>> {
        let tags = client.tags.iter();
        tags.filter_map(|tag| Some((tag.feature.clone()?, tag.operations.clone())))
            .collect()
    };
    let (before, after) = (all(old), all(new));
    let change = |path: &String, is_gone: bool, instead: Option<String>| RustChange {
        item: RustItem {
            path: path.clone(),
            kind: RustItemKind::Feature,
        },
        before: is_gone.then(String::new),
        after: (!is_gone).then(String::new),
        level: if is_gone { Level::Major } else { Level::Minor },
        instead,
        is_silent: false,
    };
    let gone = before.iter().filter(|(name, _)| !after.contains_key(*name));
    let gone = gone.map(|(name, operations)| {
        let mut others = after.iter().filter(|(name, _)| !before.contains_key(*name));
        let renamed = others.find(|(_, known)| *known == operations);
        change(name, true, renamed.map(|(name, _)| name.clone()))
    });
    let added = after.keys().filter(|name| !before.contains_key(*name));
    gone.chain(added.map(|name| change(name, false, None)))
        .collect()
}
