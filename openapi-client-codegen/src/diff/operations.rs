//! Comparing the operations of two documents.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::diff::found::{Found, Part, Place, Presence, Subject, Wire, now};
use crate::diff::schemas::Schemas;
use crate::diff::verdict::Exchange;
use crate::diff::verdict::Verdict::{self, Breaks, MayBreak, Works};
use crate::diff::words::is_text;
use crate::document;
use crate::media_type::is_json_like;
use crate::model::security::requirements;
use crate::pointer::Pointer;

/// An operation of one version.
#[derive(Clone, Copy)]
pub(super) struct Operation<'a> {
    pub(super) document: &'a Value,
    path: &'a str,
    method: &'static str,
    pub(super) object: &'a Map<String, Value>,
}

impl<'a> Operation<'a> {
    fn all(document: &'a Value) -> Vec<Self> {
        let all = document::operations(document);
        all.map(|(_, path, method, object)| Self {
            document,
            path,
            method,
            object,
        })
        .collect()
    }

    fn id(self) -> String {
        let id = self.object.get("operationId").and_then(Value::as_str);
        id.map_or_else(|| self.request(), str::to_owned)
    }

    fn request(self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    /// The request, whatever the parameters of the path are called.
    fn form(self) -> String {
        let mut form = self.method.to_owned();
        for (index, part) in self.path.split(['{', '}']).enumerate() {
            form.push_str(if index % 2 == 0 { part } else { "{}" });
        }
        form
    }

    pub(super) fn at(self) -> Pointer {
        Pointer::root().join_all(["paths", self.path, self.method])
    }
}

/// Compares every operation: those that both have, by their requests or else their ids.
pub(super) fn compare<'a>(schemas: &mut Schemas<'a>, old: &'a Value, new: &'a Value) {
    let (old_all, mut added) = (Operation::all(old), Operation::all(new));
    let mut take = |is_same: &dyn Fn(Operation<'a>) -> bool| {
        let found = added.iter().position(|new| is_same(*new));
        found.map(|index| added.remove(index))
    };
    let mut pairs = Vec::new();
    let mut missing = Vec::new();
    for old in old_all {
        let form = old.form();
        match take(&|new| new.form() == form) {
            Some(new) => pairs.push((old, new)),
            None => missing.push(old),
        }
    }
    missing.retain(|old| match take(&|new| new.id() == old.id()) {
        Some(new) => {
            pairs.push((*old, new));
            false
        }
        None => true,
    });
    for (old, new) in pairs {
        let at = new.at();
        Pair {
            schemas,
            old,
            new,
            at,
        }
        .compare();
    }
    for old in missing {
        let wire = Wire {
            old_client: Exchange::of(Breaks("the server does not have it"), Works("")),
            new_client: Exchange::works(),
        };
        whole(schemas, old, Presence::Removed, wire);
    }
    for new in added {
        let wire = Wire {
            old_client: Exchange::works(),
            new_client: Exchange::of(Breaks("the server does not have it yet"), Works("")),
        };
        whole(schemas, new, Presence::Added, wire);
    }
}

fn whole(schemas: &mut Schemas<'_>, operation: Operation<'_>, presence: Presence, wire: Wire) {
    schemas.found.push(Found {
        place: Place {
            subject: Subject::Operation {
                old: operation.id(),
                new: operation.id(),
            },
            part: Part::Whole,
            way: String::new(),
            was: None,
            at: operation.at(),
        },
        what: "operation",
        presence,
        text: operation.request(),
        wire,
    });
}

pub(super) struct Pair<'s, 'a> {
    pub(super) schemas: &'s mut Schemas<'a>,
    pub(super) old: Operation<'a>,
    pub(super) new: Operation<'a>,
    /// The place of what is compared: of a component if both versions refer to it.
    at: Pointer,
}

impl<'a> Pair<'_, 'a> {
    fn compare(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.id() != new.id() {
            let text = format!("was `{}`", old.id());
            self.add(
                Part::Whole,
                "operation",
                Presence::Renamed,
                text,
                Wire::works(),
            );
        }
        if old.form() != new.form() {
            let text = format!("{}, was {}", new.request(), old.request());
            let breaks = Exchange::of(Breaks("the server has another path"), Works(""));
            self.add(
                Part::Whole,
                "request",
                Presence::Changed,
                text,
                Wire::both(breaks),
            );
        }
        let is_deprecated =
            |of: Operation<'_>| of.object.get("deprecated") == Some(&Value::Bool(true));
        if is_deprecated(old) != is_deprecated(new) {
            let text = now(is_deprecated(new), "deprecated");
            self.add(
                Part::Whole,
                "deprecation",
                Presence::Changed,
                text,
                Wire::works(),
            );
        }
        let tags = |of: Operation<'a>| of.object.get("tags").cloned().unwrap_or_default();
        if tags(old) != tags(new) {
            let shown = |tags: &Value| {
                let tags = tags.as_array().into_iter().flatten();
                let tags = tags.map(|tag| format!("`{}`", tag.as_str().unwrap_or_default()));
                match tags.clone().next() {
                    None => "none".to_owned(),
                    Some(_) => tags.collect::<Vec<_>>().join(", "),
                }
            };
            let text = format!("tags {}, was {}", shown(&tags(new)), shown(&tags(old)));
            self.add(Part::Whole, "tags", Presence::Changed, text, Wire::works());
        }
        self.servers();
        self.order_of_path();
        self.annotations();
        let is_text_key = |key: &str| is_text(key) || key == "summary";
        let texts = |of: Operation<'a>| -> Vec<(&'a String, &'a Value)> {
            of.object
                .iter()
                .filter(|(key, _)| is_text_key(key))
                .collect()
        };
        if texts(old) != texts(new) {
            self.add_text(Part::Whole);
        }
        self.security();
        self.parameters();
        self.body();
        self.responses();
    }

    pub(super) fn add(
        &mut self,
        part: Part,
        what: &'static str,
        presence: Presence,
        text: String,
        wire: Wire,
    ) {
        let place = self.place(part);
        self.schemas.found.push(Found {
            place,
            what,
            presence,
            text,
            wire,
        });
    }

    pub(super) fn add_text(&mut self, part: Part) {
        let wire = Wire::works();
        self.add(part, "text", Presence::Changed, String::new(), wire);
    }

    /// Goes to what is at `old` and at `new`.
    pub(super) fn enter(&mut self, old: &Pointer, new: &Pointer) {
        let target = |document: &'a Value, at: &Pointer| {
            let value = document.pointer(at.as_str())?;
            Some(document::resolve_at(document, at.clone(), value).0)
        };
        let old = target(self.old.document, old);
        let shared = target(self.new.document, new).filter(|new| Some(new) == old.as_ref());
        self.at = shared.unwrap_or_else(|| new.clone());
    }

    pub(super) fn leave(&mut self) {
        self.at = self.new.at();
    }

    pub(super) fn place(&self, part: Part) -> Place {
        Place {
            subject: Subject::Operation {
                old: self.old.id(),
                new: self.new.id(),
            },
            part,
            way: String::new(),
            was: None,
            at: self.at.clone(),
        }
    }

    /// What the document says of how a client behaves.
    fn annotations(&mut self) {
        for key in ["x-idempotent", "x-paging", "x-stream-end"] {
            let value = |of: Operation<'a>| of.object.get(key);
            let (old, new) = (value(self.old), value(self.new));
            if old != new {
                self.annotation(Part::Whole, key, old, new);
            }
        }
    }

    pub(super) fn annotation(
        &mut self,
        part: Part,
        key: &str,
        old: Option<&Value>,
        new: Option<&Value>,
    ) {
        let shown =
            |value: Option<&Value>| value.map_or_else(|| "none".to_owned(), |it| format!("`{it}`"));
        let text = format!("{key} {}, was {}", shown(new), shown(old));
        let read = match key {
            "x-stream-end" => MayBreak("the stream ends by another text"),
            _ => Works("the server does the same"),
        };
        let wire = Wire::both(Exchange::of(Works(""), read));
        self.add(part, "annotation", Presence::Changed, text, wire);
    }

    /// The servers in place of those of the document.
    fn servers(&mut self) {
        let servers = |of: Operation<'a>| -> Vec<&'a str> {
            let item = &of.document["paths"][of.path]["servers"];
            let servers = of.object.get("servers").unwrap_or(item);
            let servers = servers.as_array().into_iter().flatten();
            servers
                .map(|server| document::text(server, "url"))
                .collect()
        };
        let (old, new) = (servers(self.old), servers(self.new));
        if old == new {
            return;
        }
        let shown = |urls: &[&str]| match urls {
            [] => "those of the document".to_owned(),
            urls => urls
                .iter()
                .map(|url| format!("`{url}`"))
                .collect::<Vec<_>>()
                .join(", "),
        };
        let wire = Wire::both(Exchange::of(
            MayBreak("the client calls another server"),
            Works(""),
        ));
        let text = format!("servers {}, was {}", shown(&new), shown(&old));
        self.add(Part::Whole, "servers", Presence::Changed, text, wire);
    }

    /// The parameters of the path, which both have in another order.
    fn order_of_path(&mut self) {
        if is_exchanged(self.old.path, self.new.path) {
            let wire = Wire::both(Exchange::of(
                Breaks("the server takes each value for another parameter"),
                Works(""),
            ));
            let text = format!("path `{}`, was `{}`", self.new.path, self.old.path);
            self.add(Part::Whole, "path", Presence::Changed, text, wire);
        }
    }

    fn security(&mut self) {
        let alternatives = |of: Operation<'_>| -> BTreeSet<BTreeSet<String>> {
            let all = requirements(of.document, of.object).into_iter();
            all.map(|names| names.into_iter().collect()).collect()
        };
        let (old, new) = (alternatives(self.old), alternatives(self.new));
        if old == new {
            let scopes =
                |of: Operation<'a>| of.object.get("security").or(of.document.get("security"));
            if scopes(self.old) != scopes(self.new) {
                let wire = Wire::both(Exchange::of(
                    MayBreak("the token may not be enough for the server"),
                    Works(""),
                ));
                let text = "needs other scopes".to_owned();
                self.add(Part::Whole, "scopes", Presence::Changed, text, wire);
            }
            return;
        }
        let shown = |of: &BTreeSet<BTreeSet<String>>| {
            let all = of.iter().map(|names| match names.is_empty() {
                true => "nothing".to_owned(),
                false => names
                    .iter()
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(" and "),
            });
            match of.is_empty() {
                true => "nothing".to_owned(),
                false => all.collect::<Vec<_>>().join(" or "),
            }
        };
        let open =
            |of: &BTreeSet<BTreeSet<String>>| of.is_empty() || of.iter().any(BTreeSet::is_empty);
        // Where nothing is said of security, a client sends the token that it has.
        let is_said = |of: Operation<'_>| {
            of.object.contains_key("security") || of.document.get("security").is_some()
        };
        type Needs<'s> = (&'s BTreeSet<BTreeSet<String>>, bool);
        let exchange = |(mine, is_mine_said): Needs<'_>, (theirs, _): Needs<'_>| {
            Exchange::of(
                match (open(theirs), mine.is_empty() && is_mine_said) {
                    (true, _) => Works("the server needs nothing"),
                    (_, true) => Breaks("the server needs a token, and the client sends none"),
                    _ if !mine.is_empty() && mine.is_subset(theirs) => {
                        Works("the server takes what the client sends")
                    }
                    _ => MayBreak("the server may need another token"),
                },
                Works(""),
            )
        };
        let needs = ((&old, is_said(self.old)), (&new, is_said(self.new)));
        let wire = Wire::between(needs.0, needs.1, exchange);
        let text = format!("needs {}, needed {}", shown(&new), shown(&old));
        self.add(Part::Whole, "security", Presence::Changed, text, wire);
    }

    fn parameters(&mut self) {
        let all = |of: Operation<'a>| document::parameters(of.document, of.path, of.method);
        let (old, mut new) = (all(self.old), all(self.new));
        let key = |of: &'a Value| (document::text(of, "in"), document::text(of, "name"));
        let is_same_key = |(place, name): (&str, &str), (other_place, other): (&str, &str)| {
            let is_header = place == "header" && name.eq_ignore_ascii_case(other);
            place == other_place && (name == other || is_header)
        };
        let is_exchanged = is_exchanged(self.old.path, self.new.path);
        // The parameters of a path are known by their places.
        let order = |of: Operation<'a>, name: &str| {
            document::placeholders(of.path)
                .into_iter()
                .position(|known| known == name)
        };
        for (old_at, before) in old {
            let (location, name) = key(before);
            let found = new.iter().position(|(_, after)| match location {
                "path" if !is_exchanged => {
                    let (other, now) = key(after);
                    other == "path" && order(self.old, name) == order(self.new, now)
                }
                _ => is_same_key(key(after), key(before)),
            });
            let part = Part::Sent(format!("{location} parameter `{name}`"));
            let is_required = |of: &Value| of["required"] == true;
            let Some(index) = found else {
                let (text, wire) = gone(is_required(before));
                self.add(part, "parameter", Presence::Removed, text, wire);
                continue;
            };
            let (at, after) = new.remove(index);
            self.enter(&old_at, &at);
            let new_name = key(after).1;
            let part = Part::Sent(format!("{location} parameter `{new_name}`"));
            if new_name != name && !is_same_key((location, name), (location, new_name)) {
                let text = format!("was `{name}`");
                let place = self.place(part.clone()).renamed(name);
                self.schemas.found.push(Found {
                    place,
                    what: "parameter",
                    presence: Presence::Renamed,
                    text,
                    wire: Wire::works(),
                });
            }
            if is_required(before) != is_required(after) {
                let wire = Wire::between(is_required(before), is_required(after), required_sent);
                let text = now(is_required(after), "required");
                self.add(part.clone(), "required", Presence::Changed, text, wire);
            }
            let style = |of: &'a Value| {
                let media_type = of["content"].as_object().and_then(|all| all.keys().next());
                let keys = ["style", "explode", "allowReserved", "allowEmptyValue"];
                (media_type, keys.map(|key| &of[key]))
            };
            if style(before) != style(after) {
                let wire = Wire::both(Exchange::of(
                    MayBreak("it is written in another way"),
                    Works(""),
                ));
                self.add(
                    part.clone(),
                    "style",
                    Presence::Changed,
                    "another style".to_owned(),
                    wire,
                );
            }
            self.parameter_texts(&part, before, after);
            let place = self.place(part);
            self.content(&place, before, after);
            self.leave();
        }
        for (_, after) in new {
            let (location, name) = key(after);
            let (text, wire) = gone(after["required"] == true);
            let part = Part::Sent(format!("{location} parameter `{name}`"));
            self.add(part, "parameter", Presence::Added, text, wire.swapped());
        }
    }

    fn parameter_texts(&mut self, part: &Part, before: &Value, after: &Value) {
        let is_deprecated = |of: &Value| of["deprecated"] == true;
        if is_deprecated(before) != is_deprecated(after) {
            let text = now(is_deprecated(after), "deprecated");
            self.add(
                part.clone(),
                "deprecation",
                Presence::Changed,
                text,
                Wire::works(),
            );
        }
        if before["description"] != after["description"] {
            self.add_text(part.clone());
        }
    }

    /// The schema of a parameter, or of its only media type.
    pub(super) fn content(&mut self, place: &Place, before: &'a Value, after: &'a Value) {
        let schema = |of: &'a Value| {
            of.get("schema")
                .or_else(|| of["content"].as_object()?.values().next()?.get("schema"))
        };
        let place = Place {
            at: place.at.join("schema"),
            ..place.clone()
        };
        match (schema(before), schema(after)) {
            (Some(old), Some(new)) => self.schemas.schema(&place, old, new, (false, false)),
            (None, None) => {}
            (before, _) => {
                let presence = match before {
                    Some(_) => Presence::Removed,
                    None => Presence::Added,
                };
                let wire = Wire::both(Exchange::of(
                    MayBreak("the server may take another value"),
                    MayBreak("another value may come"),
                ));
                let text = "a schema".to_owned();
                self.schemas.found.push(Found {
                    place,
                    what: "schema",
                    presence,
                    text,
                    wire,
                });
            }
        }
    }

    fn body(&mut self) {
        let body = |of: Operation<'a>| {
            let body = of.object.get("requestBody")?;
            Some(document::resolve(of.document, body).unwrap_or(body))
        };
        let part = Part::Sent("body".to_owned());
        let is_required = |of: &Value| of["required"] == true;
        let (before, after) = match (body(self.old), body(self.new)) {
            (None, None) => return,
            (Some(before), Some(after)) => (before, after),
            (before, after) => {
                let of = before.or(after).unwrap_or(&Value::Null);
                let (text, wire) = gone(is_required(of));
                let (presence, wire) = match before {
                    Some(_) => (Presence::Removed, wire),
                    None => (Presence::Added, wire.swapped()),
                };
                self.add(part, "body", presence, text, wire);
                return;
            }
        };
        let at = |of: Operation<'_>| of.at().join("requestBody");
        self.enter(&at(self.old), &at(self.new));
        if is_required(before) != is_required(after) {
            let wire = Wire::between(is_required(before), is_required(after), required_sent);
            let text = now(is_required(after), "required");
            self.add(part.clone(), "required", Presence::Changed, text, wire);
        }
        if before["description"] != after["description"] {
            self.add_text(part.clone());
        }
        self.media_types(&part, before, after, &|mine, theirs| {
            let sent = mine.iter().find(|name| is_json_like(name)).or(mine.first());
            Exchange::of(
                match sent.is_none_or(|sent| theirs.contains(sent)) {
                    true => Works("the server takes what the client sends"),
                    false => {
                        Breaks("the server does not take the media type that the client sends")
                    }
                },
                Works(""),
            )
        });
        self.leave();
    }
}

/// Whether both paths have the same parameters in another order.
fn is_exchanged(old: &str, new: &str) -> bool {
    let [mut old, mut new] =
        [old, new].map(|path| document::placeholders(path).collect::<Vec<_>>());
    if old == new {
        return false;
    }
    old.sort_unstable();
    new.sort_unstable();
    old == new
}

/// What it means that something which was sent is gone, and what it was. That it came
/// means the same with both sides exchanged.
fn gone(is_required: bool) -> (String, Wire) {
    let text = if is_required { "required" } else { "optional" };
    let wire = Wire {
        old_client: only_mine_sent(),
        new_client: only_theirs_sent(is_required),
    };
    (text.to_owned(), wire)
}

fn only_mine_sent() -> Exchange {
    Exchange::of(MayBreak("the server ignores or refuses it"), Works(""))
}

fn only_theirs_sent(is_required: bool) -> Exchange {
    let sent: Verdict = match is_required {
        true => Breaks("the server needs it, and the client does not send it"),
        false => Works("the client does not send it"),
    };
    Exchange::of(sent, Works(""))
}

/// Whether it is required by the client's version and by the server's.
fn required_sent(mine: bool, theirs: bool) -> Exchange {
    let sent: Verdict = match (mine, theirs) {
        (false, true) => Breaks("the server needs it, and the client may leave it out"),
        _ => Works("the client always sends it"),
    };
    Exchange::of(sent, Works(""))
}
