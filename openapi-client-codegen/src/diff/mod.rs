//! What is other in the next version of a document: for people, between clients and
//! servers of both, and for programs that use the client.

mod changelog;
mod facets;
mod found;
mod instead;
mod lost_targets;
mod meaning;
mod operations;
mod parts;
mod properties;
mod report;
mod responses;
mod rust;
mod schemas;
mod unchecked;
mod verdict;
mod view;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use serde::Serialize;
use serde_json::Value;

pub use found::Presence;
pub use lost_targets::LostTarget;
pub use verdict::Verdict;

use crate::diff::found::{Found, Part, Subject};
use crate::diff::meaning::Meant;
use crate::diff::schemas::Schemas;
use crate::diff::verdict::Ends;
use crate::document;
use crate::document::reach::{Reach, component};
use crate::document::schemas::place as place_of;
use crate::error::{Error, Problem};
use crate::pipeline::{Client, panicked, with_large_stack};
use crate::pointer::Pointer;
use crate::rust_api::{Level, RustApi, RustChange};

/// What is other in a new version of a client and its document.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Diff {
    /// Title and version of the old document.
    pub old: String,
    /// Title and version of the new document.
    pub new: String,
    /// The changes of the document, each once, those of one subject together.
    pub changes: Vec<DocumentChange>,
    /// The changes of the client's public items.
    pub rust: Vec<RustChange>,
}

/// A change of a document, and what it means.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DocumentChange {
    /// What has changed: an operation by its id, a schema, or the document.
    pub subject: String,
    /// Where in it, such as ``query parameter `limit` ``; empty for all of it.
    pub place: String,
    /// What is other there, such as `type`.
    pub what: &'static str,
    /// What has happened to it.
    pub presence: Presence,
    /// What it is, and what it was.
    pub text: String,
    /// The place in the new document, or in the old one of what is gone, as a JSON
    /// pointer.
    pub pointer: String,
    /// The ids of the operations that a shared schema concerns.
    pub users: Vec<String>,
    /// The client of the old document with a server of the new one.
    pub old_client: Verdict,
    /// The client of the new document with a server of the old one.
    pub new_client: Verdict,
    /// By how much the version of the client has to rise for it.
    pub level: Level,
}

impl Diff {
    /// Compares two clients that this pipeline made.
    ///
    /// # Errors
    ///
    /// The code of one is not what this pipeline writes.
    pub fn of(old: &Client, new: &Client) -> Result<Self, Error> {
        let read = |client: &Client| with_large_stack(|| RustApi::of(&client.files));
        let (before, after) = thread::scope(|scope| {
            let before = scope.spawn(|| read(old));
            let after = read(new);
            let before = before.join().unwrap_or_else(|panic| Err(panicked(&*panic)));
            (before, after)
        });
        let (before, after) = (before?, after?);
        with_large_stack(move || {
            let documents = (parsed(&old.document)?, parsed(&new.document)?);
            let found = found(&documents.0, &documents.1);
            let mut rust = before.changes(&after);
            instead::find(&mut rust, &found, &after);
            let meant = |client, document, api| Meant {
                client,
                document,
                api,
            };
            rust.extend(meaning::changes(
                &meant(old, &documents.0, &before),
                &meant(new, &documents.1, &after),
            ));
            rust.sort_by(|a, b| a.item.cmp(&b.item));
            let mut uses = Uses::of(&documents.0, &documents.1);
            let mut changes = changes(found, &mut uses, &rust);
            let checks = unchecked::changes(&old.report, &new.report).into_iter();
            changes.extend(checks.map(|(place, presence)| check(place, presence)));
            Ok(Self {
                changes,
                old: title(&documents.0),
                new: title(&documents.1),
                rust,
            })
        })
    }

    /// By how much the version of the client has to rise.
    pub fn level(&self) -> Level {
        let levels = self.rust.iter().map(|change| change.level);
        levels.max().unwrap_or(Level::Patch)
    }

    /// The client of the old document with a server of the new one.
    pub fn old_client(&self) -> Verdict {
        let verdicts = self.changes.iter().map(|change| &change.old_client);
        verdicts.max().cloned().unwrap_or(Verdict::Works(""))
    }

    /// The client of the new document with a server of the old one.
    pub fn new_client(&self) -> Verdict {
        let verdicts = self.changes.iter().map(|change| &change.new_client);
        verdicts.max().cloned().unwrap_or(Verdict::Works(""))
    }

    /// Whether something breaks: a client with a server, or a program.
    pub fn is_breaking(&self) -> bool {
        let breaks = |verdict: Verdict| matches!(verdict, Verdict::Breaks(_));
        self.level() == Level::Major || breaks(self.old_client()) || breaks(self.new_client())
    }

    /// Whether nothing is other.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.rust.is_empty()
    }
}

fn parsed(document: &str) -> Result<Value, Error> {
    let parsed = serde_json::from_str(document);
    parsed.map_err(|error| Problem::new(format!("the document of a client: {error}")).into())
}

fn title(document: &Value) -> String {
    let text = |key: &str| document::text(&document["info"], key);
    format!("{} {}", text("title"), text("version"))
}

/// What is other in `new`, where it is met.
fn found(old: &Value, new: &Value) -> Vec<Found> {
    let mut compared = Schemas::new(old, new);
    parts::compare(&mut compared, old, new);
    operations::compare(&mut compared, old, new);
    compared.components();
    compared.found
}

/// What is said of all that is `found`.
fn changes(found: Vec<Found>, uses: &mut Uses<'_>, rust: &[RustChange]) -> Vec<DocumentChange> {
    let mut all: Vec<DocumentChange> = Vec::new();
    let mut shared: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for found in found {
        let change = change(found, uses, rust);
        if change.users.is_empty() {
            all.push(change);
            continue;
        }
        // What several operations use is met at each.
        let key = (
            change.pointer.clone(),
            change.place.clone(),
            change.text.clone(),
        );
        match shared.get(&key).and_then(|known| all.get_mut(*known)) {
            Some(known) => known.level = known.level.max(change.level),
            None => {
                shared.insert(key, all.len());
                all.push(change);
            }
        }
    }
    all
}

/// What is said of `found`.
fn change(found: Found, uses: &mut Uses<'_>, rust: &[RustChange]) -> DocumentChange {
    let place = &found.place;
    let (subject, users, ends) = match &place.subject {
        Subject::Document => ("the document".to_owned(), Vec::new(), BOTH),
        Subject::Webhook(name) => (format!("the webhook `{name}`"), Vec::new(), READ),
        Subject::Operation { new, .. } => {
            let ends = match &place.part {
                Part::Whole => BOTH,
                Part::Sent(_) => SENT,
                Part::Read(_) => READ,
                Part::Failure(_) => FAILURE,
            };
            match shared(&place.at) {
                Some((name, at)) => (name, uses.of_component(&at, &at).users.clone(), ends),
                None => (format!("`{new}`"), Vec::new(), ends),
            }
        }
        Subject::Schema { old, new } => {
            let uses = uses.of_component(&place_of(old), &place_of(new));
            (format!("the schema `{new}`"), uses.users.clone(), uses.ends)
        }
    };
    let part = match &place.part {
        Part::Whole => "",
        // It may be of several statuses.
        Part::Read(words) | Part::Failure(words) if !users.is_empty() => {
            words.split_once(", ").map_or("", |(_, it)| it)
        }
        Part::Sent(words) | Part::Read(words) | Part::Failure(words) => words,
    };
    let way = match place.way.is_empty() {
        true => String::new(),
        false => format!("`{}`", place.way),
    };
    let place_words = [part, &way].into_iter().filter(|words| !words.is_empty());
    DocumentChange {
        subject,
        place: place_words.collect::<Vec<_>>().join(": "),
        level: rust::level(&found, rust),
        what: found.what,
        presence: found.presence,
        text: found.text,
        pointer: place.at.to_string(),
        users,
        old_client: found.wire.old_client.within(ends),
        new_client: found.wire.new_client.within(ends),
    }
}

/// What is said of a check of the server at `pointer`.
fn check(pointer: String, presence: Presence) -> DocumentChange {
    let refused = Verdict::MayBreak("the server may refuse more");
    let keyword = Pointer::of(&pointer).tokens().last().unwrap_or_default();
    DocumentChange {
        subject: "checks of the server".to_owned(),
        place: format!("`{pointer}`"),
        what: "check",
        presence,
        text: format!("`{keyword}`, which no type expresses"),
        pointer,
        users: Vec::new(),
        old_client: refused.clone(),
        new_client: refused,
        level: Level::Patch,
    }
}

/// The shared parameter, body or response in which `at` is, with its place.
fn shared(at: &Pointer) -> Option<(String, Pointer)> {
    let component = component(at)?;
    let [_, section, name] = &component.tokens().collect::<Vec<_>>()[..] else {
        return None;
    };
    let kind = match section.as_str() {
        "parameters" => "parameter",
        "requestBodies" => "request body",
        "responses" => "response",
        _ => return None,
    };
    Some((format!("the {kind} `{name}`"), component))
}

const SENT: Ends = Ends {
    is_sent: true,
    is_read: false,
    is_failure: false,
};

const READ: Ends = Ends {
    is_sent: false,
    is_read: true,
    is_failure: false,
};

const FAILURE: Ends = Ends {
    is_sent: false,
    is_read: false,
    is_failure: true,
};

const BOTH: Ends = Ends {
    is_sent: true,
    is_read: true,
    is_failure: false,
};

/// Who needs the components of both documents.
struct Uses<'a> {
    versions: [Version<'a>; 2],
    known: BTreeMap<(Pointer, Pointer), Use>,
}

/// Who needs the components of a document.
struct Version<'a> {
    reach: Reach<'a>,
    sent: BTreeSet<Pointer>,
    read: BTreeSet<Pointer>,
    failures: BTreeSet<Pointer>,
}

/// Who needs a component.
struct Use {
    /// The ids of the operations.
    users: Vec<String>,
    ends: Ends,
}

impl<'a> Uses<'a> {
    fn of(old: &'a Value, new: &'a Value) -> Self {
        Self {
            versions: [old, new].map(Version::of),
            known: BTreeMap::new(),
        }
    }

    /// Who needs the component that was at `old` and is at `new`: in both documents.
    fn of_component(&mut self, old: &Pointer, new: &Pointer) -> &Use {
        self.known
            .entry((old.clone(), new.clone()))
            .or_insert_with(|| {
                let [before, after] = &self.versions;
                let both = |of: for<'v> fn(&'v Version<'a>) -> &'v BTreeSet<Pointer>| {
                    of(before).contains(old) && of(after).contains(new)
                };
                Use {
                    users: after.users(new),
                    ends: Ends {
                        is_sent: both(|version| &version.sent),
                        is_read: both(|version| &version.read),
                        is_failure: both(|version| &version.failures),
                    },
                }
            })
    }
}

impl<'a> Version<'a> {
    fn of(document: &'a Value) -> Self {
        let (mut sent, mut read, mut failures) = (Vec::new(), Vec::new(), Vec::new());
        for (at, path, _, operation) in document::operations(document) {
            sent.extend([at.join("parameters"), at.join("requestBody")]);
            sent.push(Pointer::root().join_all(["paths", path, "parameters"]));
            let responses = operation.get("responses").and_then(Value::as_object);
            let statuses = || {
                responses
                    .into_iter()
                    .flatten()
                    .map(|(status, _)| status.as_str())
            };
            for status in statuses() {
                let at = at.join("responses").join(status);
                match responses::is_success(status, statuses()) {
                    true => read.push(at),
                    false => failures.push(at),
                }
            }
        }
        read.extend(document::webhooks(document).map(|(at, ..)| at));
        let reach = Reach::of(document);
        Self {
            sent: reach.from(sent),
            read: reach.from(read),
            failures: reach.from(failures),
            reach,
        }
    }

    /// The ids of the operations that need the component at `at`.
    fn users(&self, at: &Pointer) -> Vec<String> {
        let users = self.reach.users(at).into_iter();
        users
            .filter_map(|user| {
                let operation = self.reach.document().pointer(user.as_str())?;
                Some(document::text(operation, "operationId").to_owned())
            })
            .collect()
    }
}
