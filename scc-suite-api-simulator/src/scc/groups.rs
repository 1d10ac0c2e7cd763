//! Operations on Active Directory groups.

use serde::Deserialize;
use serde_json::json;

use super::request::{Outcome, Request};
use super::state::{Group, State};
use super::{page, role};
use crate::call::Invalid;
use crate::reply::Reply;

/// The fields by which groups can be found.
const FIELDS: [&str; 6] = [
    "uid",
    "name",
    "role",
    "groupIdentifier",
    "issuerUrl",
    "notes",
];

/// The name of the parameter.
const GROUP: &str = "groupUid";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GroupInput {
    name: String,
    role: Option<String>,
    group_identifier: String,
    issuer_url: String,
    notes: Option<String>,
}

impl GroupInput {
    /// What the schema does not say: the name has no special characters, which are taken
    /// to be all but letters, digits, spaces, `.`, `_` and `-`; and nothing that
    /// identifies the group is empty. The real service may differ.
    fn check(&self) -> Result<(), Invalid> {
        let plain = |character: char| character.is_alphanumeric() || " ._-".contains(character);
        if !self.name.chars().all(plain) {
            return Err(Invalid::new("name", "must have no special characters"));
        }
        let parts = [
            ("name", &self.name),
            ("groupIdentifier", &self.group_identifier),
            ("issuerUrl", &self.issuer_url),
        ];
        match parts.iter().find(|(_, text)| text.trim().is_empty()) {
            Some((part, _)) => Err(Invalid::new(part, "must not be empty")),
            None => Ok(()),
        }
    }
}

/// `GET /v1/users/groups`
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Outcome {
    page::page(request.call, &FIELDS, &state.groups)
}

/// `POST /v1/users/groups`
///
/// Not documented, and perhaps otherwise at the real service: a group of the same name,
/// or of the same identifier and issuer, is a conflict; members of a group without a role
/// may only read.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: GroupInput = request.call.body()?;
    input.check()?;
    let mut group = Group::new(&input.name, &input.group_identifier, &input.issuer_url)
        .role(role::named(input.role.as_deref())?);
    group.notes = input.notes;
    Ok(Reply::created(json!(state.groups.create(group)?)))
}

/// `GET /v1/users/groups/{groupUid}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = request.call.uuid_param(GROUP)?;
    Ok(Reply::ok(json!(state.groups.find(&uid)?)))
}

/// `PATCH /v1/users/groups/{groupUid}`
///
/// A role or notes that are absent stay as they are. That is not documented: the real
/// service may remove them.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = request.call.uuid_param(GROUP)?;
    let input: GroupInput = request.call.body()?;
    input.check()?;
    let mut group = state.groups.find(&uid)?.clone();
    if let Some(role) = &input.role {
        role::named(Some(role))?.clone_into(&mut group.role);
    }
    group.name = input.name;
    group.group_identifier = input.group_identifier;
    group.issuer_url = input.issuer_url;
    group.notes = input.notes.or(group.notes);
    Ok(Reply::ok(json!(state.groups.put(group)?)))
}

/// `DELETE /v1/users/groups/{groupUid}`
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = request.call.uuid_param(GROUP)?;
    state.groups.remove(&uid)?;
    Ok(Reply::no_content())
}
