//! Comparing what is of a whole document: servers, security schemes and webhooks.

use serde_json::Value;

use crate::diff::found::{Found, Part, Place, Presence, Subject, Wire};
use crate::diff::schemas::Schemas;
use crate::diff::verdict::Exchange;
use crate::diff::verdict::Verdict::{MayBreak, Works};
use crate::diff::words::said;
use crate::document;
use crate::media_type::is_json_like;
use crate::pointer::Pointer;

pub(super) fn compare<'a>(schemas: &mut Schemas<'a>, old: &'a Value, new: &'a Value) {
    let mut add = |subject: Subject,
                   at: Pointer,
                   what: &'static str,
                   presence: Presence,
                   text: String,
                   wire: Wire| {
        let place = Place {
            subject,
            part: Part::Whole,
            way: String::new(),
            was: None,
            at,
        };
        schemas.found.push(Found {
            place,
            what,
            presence,
            text,
            wire,
        });
    };
    let version = |of: &Value| document::text(&of["info"], "version").to_owned();
    if version(old) != version(new) {
        let at = Pointer::root().join("info").join("version");
        let text = format!("version {}, was {}", version(new), version(old));
        add(
            Subject::Document,
            at,
            "version",
            Presence::Changed,
            text,
            Wire::works(),
        );
    }
    let urls = |of: &Value| -> Vec<String> {
        let servers = of["servers"].as_array().into_iter().flatten();
        servers
            .map(|server| document::text(server, "url").to_owned())
            .collect()
    };
    let (before, after) = (urls(old), urls(new));
    let at = || Pointer::root().join("servers");
    for url in before.iter().filter(|url| !after.contains(url)) {
        let wire = Wire {
            old_client: Exchange::of(MayBreak("the server may be gone"), Works("")),
            new_client: Exchange::works(),
        };
        add(
            Subject::Document,
            at(),
            "server",
            Presence::Removed,
            format!("server `{url}`"),
            wire,
        );
    }
    for url in after.iter().filter(|url| !before.contains(url)) {
        let wire = Wire {
            old_client: Exchange::works(),
            new_client: Exchange::of(MayBreak("the server may not be there yet"), Works("")),
        };
        add(
            Subject::Document,
            at(),
            "server",
            Presence::Added,
            format!("server `{url}`"),
            wire,
        );
    }
    let schemes = |of: &'a Value| of["components"]["securitySchemes"].as_object();
    let at = |name: &str| Pointer::root().join_all(["components", "securitySchemes", name]);
    for (name, before) in schemes(old).into_iter().flatten() {
        let after = schemes(new).and_then(|all| all.get(name));
        let (presence, breaks) = match after {
            None => (Presence::Removed, Works("")),
            Some(after) if said(Some(before)) != said(Some(after)) => (
                Presence::Changed,
                MayBreak("the server may need another token"),
            ),
            Some(_) => continue,
        };
        let wire = Wire::both(Exchange::of(breaks, Works("")));
        add(
            Subject::Document,
            at(name),
            "security scheme",
            presence,
            format!("security scheme `{name}`"),
            wire,
        );
    }
    for (name, _) in schemes(new).into_iter().flatten() {
        if schemes(old).is_none_or(|all| !all.contains_key(name)) {
            let wire = Wire::works();
            add(
                Subject::Document,
                at(name),
                "security scheme",
                Presence::Added,
                format!("security scheme `{name}`"),
                wire,
            );
        }
    }
    let hooks = |of: &'a Value| -> Vec<(Pointer, String, &'a Value)> {
        let all = document::webhooks(of);
        all.map(|(at, name, method, object)| {
            let body = object.get("requestBody");
            let body = body.map(|body| document::resolve(of, body).unwrap_or(body));
            let name = format!("{} {name}", method.to_uppercase());
            (at, name, body.unwrap_or(&Value::Null))
        })
        .collect()
    };
    let (before, mut after) = (hooks(old), hooks(new));
    let mut both = Vec::new();
    for (at, name, old) in before {
        match after.iter().position(|(_, known, _)| *known == name) {
            Some(index) => both.push((name, old, after.remove(index))),
            None => {
                let subject = Subject::Webhook(name);
                add(
                    subject,
                    at,
                    "webhook",
                    Presence::Removed,
                    "a webhook".to_owned(),
                    Wire::works(),
                );
            }
        }
    }
    for (at, name, _) in after {
        let wire = Wire {
            old_client: Exchange::of(Works(""), MayBreak("the client does not know it")),
            new_client: Exchange::works(),
        };
        add(
            Subject::Webhook(name),
            at,
            "webhook",
            Presence::Added,
            "a webhook".to_owned(),
            wire,
        );
    }
    for (name, old, (at, _, new)) in both {
        // A client reads the JSON.
        let content = |of: &'a Value| {
            let content = of["content"].as_object()?;
            let json = content.iter().find(|(name, _)| is_json_like(name));
            json.or_else(|| content.iter().next())
        };
        let (old, new) = (content(old), content(new));
        let place = Place {
            subject: Subject::Webhook(name),
            part: Part::Read("body".to_owned()),
            way: String::new(),
            was: None,
            at,
        };
        let kind = |of: Option<(&'a String, &'a Value)>| {
            of.map(|(name, content)| (name, content.get("schema").is_some()))
        };
        if kind(old) != kind(new) {
            let wire = Wire::both(Exchange::of(Works(""), MayBreak("another body comes")));
            schemas.found.push(Found {
                place,
                what: "media type",
                presence: Presence::Changed,
                text: "another media type, or another schema".to_owned(),
                wire,
            });
            continue;
        }
        let schema = |of: Option<(&'a String, &'a Value)>| of.and_then(|(_, of)| of.get("schema"));
        if let (Some(old), Some(new)) = (schema(old), schema(new)) {
            schemas.schema(&place, old, new, (false, false));
        }
    }
}
