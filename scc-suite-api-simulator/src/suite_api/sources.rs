//! Operations that read and delete auth sources, and those on their types.

use serde::Deserialize;
use serde_json::{Value, json};

use super::link;
use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::source::{Certificate, NameValue, Source};
use super::state::source_type::{SourceKind, SourceType};
use crate::call::Invalid;
use crate::reply::Reply;

/// The schema `name-values`; not `Debug`, for there is a password.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct NameValues {
    #[serde(default)]
    name_value_pairs: Vec<NameValue>,
}

/// The schema `auth-source`, as everybody may see it.
fn public_view(source: &Source) -> Value {
    json!({
        "id": source.id,
        "name": source.name,
        "sourceType": { "id": source.type_id, "name": source.type_id },
    })
}

/// The schema `auth-source`, as callers with a token see it: all but secrets.
pub(super) fn view(source: &Source) -> Value {
    let mut view = view_of_candidate(source, &source.certificates);
    view["links"] = link::to_itself("sources", source.id);
    view
}

/// A source that is not there yet, with the certificates to accept.
pub(super) fn view_of_candidate(source: &Source, certificates: &[Certificate]) -> Value {
    let mut view = public_view(source);
    view["property"] = json!(source.shown_properties());
    view["certificates"] = json!(certificates);
    view["created"] = source.created.into();
    view["lastModified"] = source.last_modified.into();
    view
}

/// The schema `auth-sourcetype`.
fn type_view(known: &SourceType) -> Value {
    json!({
        "id": known.id,
        "name": known.id,
        "description": known.description,
        "properties": { "property": CATALOGUE.properties(known) },
    })
}

/// `GET /api/auth/sources`: without a token, only what a login page needs.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Outcome {
    let view = if request.caller.is_some() {
        view
    } else {
        public_view
    };
    let sources: Vec<_> = state.data.sources.iter().map(view).collect();
    Ok(Reply::ok(json!({ "sources": sources })))
}

/// `GET /api/auth/sources/{sourceId}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.uuid_param("sourceId")?;
    Ok(Reply::ok(view(state.data.sources.find(&id)?)))
}

/// `GET /api/auth/sources/vidb/well-known-url`
pub(super) fn well_known_url(state: &mut State, _: &Request<'_>) -> Outcome {
    let mut sources = state.data.sources.iter();
    let broker = sources.find(|source| source.kind() == SourceKind::Broker);
    let broker =
        broker.ok_or_else(|| Problem::conflict("There is no auth source of the type VIDB"))?;
    let host = broker.value("host").unwrap_or_default();
    let url = format!("https://{host}/.well-known/openid-configuration");
    Ok(Reply::ok(json!({ "url": url })).json_only())
}

/// `GET /api/auth/sourcetypes`
pub(super) fn types(_: &mut State, _: &Request<'_>) -> Outcome {
    let types: Vec<_> = CATALOGUE.source_types.iter().map(type_view).collect();
    Ok(Reply::ok(json!({ "sourceTypes": types })))
}

/// `GET /api/auth/sourcetypes/{sourceId}`
pub(super) fn get_type(_: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.param("sourceId").unwrap_or_default();
    let known = CATALOGUE.source_type(id);
    let known = known.ok_or_else(|| Problem::not_found("source type"))?;
    Ok(Reply::ok(type_view(known)))
}

/// `DELETE /api/auth/sources/{sourceId}`: with all users and groups that came from it.
///
/// Sources for single sign-on need the credentials of their administrator; `force` makes
/// them optional for an identity broker.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.uuid_param("sourceId")?;
    let source = state.data.sources.find(&id)?;
    let forced = request.call.flag("force")? && source.kind() == SourceKind::Broker;
    match source.kind() {
        SourceKind::Local => {
            return Err(Problem::conflict(
                "The source of local users cannot be deleted",
            ));
        }
        SourceKind::SingleSignOn | SourceKind::Broker if !forced => {
            let input = if request.call.has_body() {
                request.call.body()?
            } else {
                NameValues::default()
            };
            check_credentials(source, &input.name_value_pairs)?;
        }
        _ => {}
    }
    let users = state.data.users.iter().filter(|user| user.source == id);
    let users: Vec<_> = users.map(|user| user.id).collect();
    if users.contains(&request.caller()?.user) {
        return Err(Problem::conflict("The caller came from this auth source"));
    }
    for user in users {
        state.remove_user(user);
    }
    let data = &mut state.data;
    data.groups.retain(|group| group.auth_source_id != Some(id));
    data.sources.retain(|source| source.id != id);
    data.pending_sources.retain(|source| source.id != id);
    Ok(Reply::no_content())
}

/// Checks that the pairs have the credentials that the source was added with.
fn check_credentials(source: &Source, input: &[NameValue]) -> Result<(), Invalid> {
    for name in ["user-name", "password"] {
        let mut pairs = input.iter();
        let fits = |pair: &NameValue| pair.name == name && Some(&*pair.value) == source.value(name);
        if !pairs.any(fits) {
            let reason = "must have the user-name and the password of the auth source";
            return Err(Invalid::new("nameValuePairs", reason));
        }
    }
    Ok(())
}
