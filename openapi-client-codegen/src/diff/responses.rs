//! Comparing the answers of an operation, and the media types of what is exchanged.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::diff::found::{Found, Part, Place, Presence, Wire};
use crate::diff::operations::{Operation, Pair};
use crate::diff::verdict::Exchange;
use crate::diff::verdict::Verdict::{Breaks, MayBreak, Works};
use crate::diff::words::said;
use crate::document;
use crate::media_type::is_json_like;

impl<'a> Pair<'_, 'a> {
    pub(super) fn responses(&mut self) {
        let all = |of: Operation<'a>| -> BTreeMap<&'a str, &'a Value> {
            let responses = of.object.get("responses").and_then(Value::as_object);
            let responses = responses.into_iter().flatten();
            responses
                .filter(|(status, _)| !status.starts_with("x-"))
                .map(|(status, response)| {
                    let target = document::resolve(of.document, response);
                    (status.as_str(), target.unwrap_or(response))
                })
                .collect()
        };
        let (old, new) = (all(self.old), all(self.new));
        let is_success = |status: &str| {
            is_success(status, old.keys().copied()) || is_success(status, new.keys().copied())
        };
        let part_of = |status: &str| match is_success(status) {
            true => Part::Read(format!("response {status}")),
            false => Part::Failure(format!("response {status}")),
        };
        let theirs = |status: &str, comes: &Value, known: &BTreeMap<&str, &Value>| {
            let content = |of: &Value| said(of.get("content"));
            let mut successes = known.iter().filter(|(status, _)| is_success(status));
            Exchange::of(
                Works(""),
                match is_success(status) {
                    true if successes.any(|(_, of)| content(of) == content(comes)) => {
                        Works("it is read as another success of the same body")
                    }
                    true => MayBreak("the client knows another success"),
                    false => Works("it is an error without a type of its own"),
                },
            )
        };
        for (status, before) in &old {
            let part = part_of(status);
            let Some(after) = new.get(status) else {
                let wire = Wire {
                    old_client: Exchange::works(),
                    new_client: theirs(status, before, &new),
                };
                self.add(
                    part.clone(),
                    "response",
                    Presence::Removed,
                    String::new(),
                    wire,
                );
                continue;
            };
            let at = |of: Operation<'_>| of.at().join("responses").join(status);
            self.enter(&at(self.old), &at(self.new));
            if before["description"] != after["description"] {
                self.add_text(part.clone());
            }
            let headers = |of: &Value| said(Some(&json!({"headers": of["headers"]})));
            if headers(before) != headers(after) {
                self.add(
                    part.clone(),
                    "headers",
                    Presence::Changed,
                    "other headers".to_owned(),
                    Wire::works(),
                );
            }
            self.media_types(&part, before, after, &|mine, theirs| {
                let comes = |name: &&str| {
                    theirs.contains(name)
                        || is_json_like(name) && theirs.iter().any(|it| is_json(it))
                };
                let is_like = |name: &&str| theirs.iter().any(|it| is_read_alike(name, it));
                Exchange::of(
                    Works(""),
                    match (mine.iter().all(comes), theirs.is_empty()) {
                        (true, _) if !mine.is_empty() => Works("the client asks for what it reads"),
                        _ if mine.iter().any(is_like) => {
                            MayBreak("a media type that the client asks for does not come")
                        }
                        (_, true) => Breaks("the client needs a body, and none comes"),
                        _ if mine.is_empty() => Works("a body that is not known is ignored"),
                        _ => Breaks("the client does not read the media type that comes"),
                    },
                )
            });
            self.leave();
        }
        for (status, after) in new.iter().filter(|(status, _)| !old.contains_key(*status)) {
            let wire = Wire {
                old_client: theirs(status, after, &old),
                new_client: Exchange::works(),
            };
            let part = part_of(status);
            self.add(
                part.clone(),
                "response",
                Presence::Added,
                String::new(),
                wire,
            );
        }
    }

    pub(super) fn media_types(
        &mut self,
        part: &Part,
        before: &'a Value,
        after: &'a Value,
        exchange: &dyn Fn(&[&str], &[&str]) -> Exchange,
    ) {
        let all = |of: &'a Value| of.get("content").and_then(Value::as_object);
        let names = |of: Option<&'a Map<String, Value>>| -> Vec<&'a str> {
            of.into_iter()
                .flatten()
                .map(|(name, _)| name.as_str())
                .collect()
        };
        let (old, new) = (all(before), all(after));
        let (old_names, new_names) = (names(old), names(new));
        let wire = || Wire::between(&*old_names, &*new_names, exchange);
        // Of two that are read alike, one has the place of the other.
        let alike = |name: &str| -> Option<&'a str> {
            let mut alike = new_names.iter().filter(|known| is_read_alike(name, known));
            alike.find(|known| !old_names.contains(known)).copied()
        };
        let renamed: Vec<(&str, &str)> = old_names
            .iter()
            .filter(|name| !new_names.contains(name))
            .filter_map(|name| Some((*name, alike(name)?)))
            .collect();
        for (name, now) in &renamed {
            let text = format!("media type `{now}`, was `{name}`");
            self.add(part.clone(), "media type", Presence::Changed, text, wire());
        }
        for name in &old_names {
            let now = renamed.iter().find(|(was, _)| was == name);
            let now = now.map_or(*name, |(_, now)| *now);
            match new.and_then(|new| new.get(now)) {
                None => self.add(
                    part.clone(),
                    "media type",
                    Presence::Removed,
                    format!("media type `{name}`"),
                    wire(),
                ),
                Some(after) => {
                    let named = |words: &str| match old_names.len() {
                        1 => words.to_owned(),
                        _ => format!("{words}, `{name}`"),
                    };
                    let part = match part {
                        Part::Whole => Part::Whole,
                        Part::Sent(words) => Part::Sent(named(words)),
                        Part::Read(words) => Part::Read(named(words)),
                        Part::Failure(words) => Part::Failure(named(words)),
                    };
                    let place = self.place(part);
                    let place = Place {
                        at: place.at.join("content").join(now),
                        ..place
                    };
                    let before = old.and_then(|old| old.get(*name)).unwrap_or(&Value::Null);
                    let end = "x-stream-end";
                    if before.get(end) != after.get(end) {
                        let (old, new) = (before.get(end), after.get(end));
                        self.annotation(place.part.clone(), end, old, new);
                    }
                    let encoding = |of: &Value| said(Some(&json!({"encoding": of["encoding"]})));
                    if encoding(before) != encoding(after) {
                        let wire = Wire::both(Exchange::of(
                            MayBreak("it is written in another way"),
                            MayBreak("it may be written in another way"),
                        ));
                        self.schemas.found.push(Found {
                            place: place.clone(),
                            what: "encoding",
                            presence: Presence::Changed,
                            text: "another encoding of its fields".to_owned(),
                            wire,
                        });
                    }
                    self.content(&place, before, after);
                }
            }
        }
        let is_renamed = |name: &str| renamed.iter().any(|(_, now)| *now == name);
        let added = new_names.iter().filter(|name| !old_names.contains(name));
        for name in added.filter(|name| !is_renamed(name)) {
            self.add(
                part.clone(),
                "media type",
                Presence::Added,
                format!("media type `{name}`"),
                wire(),
            );
        }
    }
}

/// Whether it is `application/json`, which a client of any other JSON asks for too.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// Whether a client reads both media types in the same way.
fn is_read_alike(one: &str, other: &str) -> bool {
    one == other || is_json_like(one) && is_json_like(other)
}

/// Whether `status` is a success of an operation with `statuses`: without one, the default
/// is.
pub(super) fn is_success<'s>(status: &str, mut statuses: impl Iterator<Item = &'s str>) -> bool {
    let is_listed = |status: &str| status.starts_with('2');
    is_listed(status) || status == "default" && !statuses.any(is_listed)
}
