//! Many changes at random of the documents that vendors publish, at once: exactly those
//! public items do not compile any more that are said to be other, and an operation fails
//! only if that is said of it.

use std::collections::{BTreeMap, BTreeSet};

use openapi_client_codegen::rust_api::{Level, RustApi, RustItem};
use openapi_client_codegen::{Client, Diff, DocumentChange, Verdict};
use serde_json::Value;

use crate::mutations::{Random, selected};
use crate::next_version::crates::Crates;
use crate::next_version::program::Program;
use crate::next_version::random::change;
use crate::next_version::wire::{OldClient, operation_name};
use crate::support::{generated, vendors_document};

/// How many changes a document gets.
const CHANGES: usize = 60;

/// The documents of the vendors, each with what is selected of it.
const DOCUMENTS: [(&str, &str); 2] = [
    ("scc-1.5.0.openapi.yaml", "{}"),
    (
        "vcf-operations-9.1.0.openapi.json",
        "{ tags = [\"Resources\", \"Alerts\", \"Reports\"] }",
    ),
];

/// A document and the next version of it.
struct Versions {
    /// What was changed, in words.
    words: String,
    before: Value,
    after: Value,
    old: Client,
    new: Client,
    diff: Diff,
}

fn versions() -> Vec<Versions> {
    let documents = DOCUMENTS.iter();
    let documents =
        documents.filter_map(|(file, select)| Some(selected(&vendors_document(file)?, select)));
    let changed = documents.map(|before| {
        let (mut after, mut random) = (before.clone(), Random(15));
        let words = (0..CHANGES).map(|_| change(&mut after, &mut random));
        let words = words.collect::<Vec<_>>().join("\n");
        let (old, new) = (generated(&before), generated(&after));
        let diff = Diff::of(&old, &new).expect("a diff");
        Versions {
            words,
            before,
            after,
            old,
            new,
            diff,
        }
    });
    changed.collect()
}

#[test]
fn the_items_that_are_said_to_be_other_are_those_that_do_not_compile() {
    let versions = versions();
    if versions.is_empty() {
        return;
    }
    let apis = versions.iter().map(|versions| {
        let api = |client: &Client| RustApi::of(&client.files).expect("public items");
        (api(&versions.old), api(&versions.new))
    });
    let apis: Vec<(RustApi, RustApi)> = apis.collect();
    let crates = Crates::of(versions.iter().map(|versions| &versions.new));
    let programs = apis.iter().map(|(old, _)| Program::of(old));
    let mut programs: Vec<Program> = programs.collect();
    let used: Vec<BTreeSet<RustItem>> = programs
        .iter()
        .map(|program| {
            program
                .functions
                .iter()
                .map(|(item, _)| item.clone())
                .collect()
        })
        .collect();
    let mut broken: Vec<BTreeSet<RustItem>> = versions.iter().map(|_| BTreeSet::new()).collect();
    // The compiler reports names that do not resolve, and types only where all do.
    loop {
        let errors = crates.errors(|index| programs[index].text());
        if errors.is_empty() {
            break;
        }
        for (index, errors) in errors {
            let lines = errors.iter().filter_map(|error| error.line).collect();
            let taken = programs[index].take(&lines);
            assert!(!taken.is_empty(), "{}", errors[0].text);
            broken[index].extend(taken);
        }
    }
    for (index, (versions, (old, new))) in versions.iter().zip(&apis).enumerate() {
        let new: BTreeMap<&RustItem, &str> = new.items().collect();
        let listed = versions.diff.rust.iter();
        let listed = listed.filter(|change| change.level == Level::Major && !change.is_silent);
        let listed: BTreeSet<&RustItem> = listed.map(|change| &change.item).collect();
        // What is a part of something that is gone is not listed.
        let other = old.items().map(|(item, _)| item);
        let other = other.filter(|item| listed.contains(item) || !new.contains_key(item));
        let other: BTreeSet<RustItem> = other
            .filter(|item| used[index].contains(item))
            .cloned()
            .collect();
        let before: BTreeMap<&RustItem, &str> = old.items().collect();
        let wrong = broken[index].symmetric_difference(&other).filter(|item| {
            // What a setter took may convert to what it takes. Its field is other too.
            !(other.contains(*item) && item.path.starts_with("types::builder::"))
        });
        let wrong = wrong.map(|item| {
            let outcome = match broken[index].contains(item) {
                true => "does not compile",
                false => "compiles",
            };
            let (old, new) = (before.get(item), new.get(item));
            format!("{}: {old:?}, now {new:?}: {outcome}\n", item.path)
        });
        let wrong: String = wrong.collect();
        assert!(wrong.is_empty(), "{wrong}{}", versions.words);
        assert!(other.len() > 60, "{}", other.len());
        assert!(
            used[index].len() > 10 * other.len(),
            "{}",
            used[index].len()
        );
        for item in other.iter().filter(|item| !listed.contains(item)) {
            let mut listed = listed.iter();
            assert!(
                listed.any(|listed| item.path.contains(&listed.path)),
                "{item:?} is not listed"
            );
        }
    }
}

#[test]
fn an_operation_fails_with_the_server_of_the_next_version_only_if_it_is_said() {
    let mut counts = [0; 3];
    let documents = versions();
    for versions in &documents {
        let client = OldClient::of(&versions.old, &versions.before);
        let [outcome] = &client.outcomes(std::slice::from_ref(&versions.after))[..] else {
            panic!("one document");
        };
        let mut failed: BTreeMap<&str, &str> = BTreeMap::new();
        for (operation, text) in &outcome.failures {
            failed.entry(operation).or_insert(text);
        }
        let all = BTreeMap::from_iter(operations(&versions.before));
        let ids = ids(versions, &all);
        let changes = |name: &str| -> Vec<&DocumentChange> {
            let changes = versions.diff.changes.iter();
            let is_of = |change: &&DocumentChange| {
                let ids = &ids[name];
                ids.iter()
                    .any(|id| change.subject == format!("`{id}`") || change.users.contains(id))
            };
            changes.filter(is_of).collect()
        };
        for name in all.keys() {
            let verdict = changes(name).iter().map(|change| &change.old_client).max();
            let error = failed.get(name.as_str());
            match verdict.unwrap_or(&Verdict::Works("")) {
                Verdict::Works(_) => {
                    counts[0] += 1;
                    assert_eq!(error, None, "{name}:\n{}", versions.words);
                }
                Verdict::MayBreak(_) => counts[1] += 1,
                Verdict::Breaks(_) => counts[2] += 1,
            }
        }
        // What breaks something is seen at one of those that it concerns, unless it is
        // deeper than values are drawn.
        let (mut seen, mut unseen) = (0, Vec::new());
        for change in &versions.diff.changes {
            let Verdict::Breaks(reason) = &change.old_client else {
                continue;
            };
            let is_of = |name: &&String| changes(name).iter().any(|it| std::ptr::eq(*it, change));
            let concerned: Vec<&String> = all.keys().filter(is_of).collect();
            let is_sent = |name: &&String| outcome.sent.contains(*name);
            let is_seen =
                |name: &&String| failed.contains_key(name.as_str()) || outcome.kept.contains(*name);
            let is_tried = concerned.iter().any(is_sent);
            match is_tried && !concerned.iter().any(is_seen) {
                true => unseen.push(format!("{change}: {reason}, but nothing fails")),
                false => seen += usize::from(is_tried),
            }
        }
        assert!(outcome.received > 200, "{} answers", outcome.received);
        assert!(
            seen > 10 && unseen.len() * 10 < seen,
            "{seen} seen, {unseen:#?}\n{}",
            versions.words
        );
        let unsent: Vec<&String> = all
            .keys()
            .filter(|it| !outcome.sent.contains(*it))
            .collect();
        assert!(unsent.len() * 10 < all.len(), "{unsent:#?}");
    }
    assert!(
        documents.is_empty() || counts.iter().all(|count| *count > 0),
        "{counts:?}"
    );
}

/// The operations of a document by their requests, with their ids.
fn operations(document: &Value) -> impl Iterator<Item = (String, String)> {
    let paths = document["paths"].as_object().expect("paths").iter();
    paths.flat_map(|(path, item)| {
        let operations = item.as_object().expect("a path").iter();
        operations.filter_map(move |(method, operation)| {
            let id = operation["operationId"].as_str()?;
            Some((operation_name(path, method), id.to_owned()))
        })
    })
}

/// What each operation of the old version is called in both.
fn ids(versions: &Versions, all: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let new: BTreeMap<String, String> = operations(&versions.after).collect();
    let ids = all.iter().map(|(name, id)| {
        let new = new.get(name).or_else(|| new.get(&moved(name)));
        let ids = [id].into_iter().chain(new).cloned();
        (name.clone(), ids.collect())
    });
    ids.collect()
}

/// The request of an operation that was moved.
fn moved(name: &str) -> String {
    name.replacen(" /", " /moved/", 1)
}
