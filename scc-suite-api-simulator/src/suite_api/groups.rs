//! Operations on user groups.

use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::directory::DirectoryGroup;
use super::state::group::Group;
use super::state::ids::EVERYONE_ID;
use super::state::permission::{RolePermission, role_names};
use super::state::source::Source;
use super::state::source_type::SourceKind;
use super::{link, permissions};
use crate::call::{Invalid, all_valid};
use crate::reply::Reply;

/// The schema `user-group`, as a request carries it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct GroupInput {
    id: Option<Uuid>,
    name: String,
    display_name: Option<String>,
    description: Option<String>,
    auth_source_id: Option<Uuid>,
    external_id: Option<String>,
    user_ids: Option<Vec<Uuid>>,
    #[serde(rename = "role-permissions")]
    permissions: Option<Vec<RolePermission>>,
    role_names: Option<Vec<String>>,
}

/// The schema `user-group`, as a response has it.
fn view(group: &Group) -> Value {
    json!({
        "id": group.id,
        "name": group.name,
        "displayName": group.display_name,
        "description": group.description,
        "authSourceId": group.auth_source_id,
        "userIds": group.user_ids,
        "role-permissions": group.permissions,
        "roleNames": role_names(&group.permissions),
        "links": link::to_itself("usergroups", group.id),
    })
}

/// `GET /api/auth/usergroups`: a group must match each filter by one of its values; a
/// name matches by any part of it.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Outcome {
    let ids = request.call.query_uuids("id")?;
    let names = request.call.query_all("name");
    let matches = |group: &&Group| {
        (ids.is_empty() || ids.contains(&group.id))
            && (names.is_empty() || names.iter().any(|name| group.name.contains(name)))
    };
    let groups = state.data.groups.iter().filter(matches);
    let groups: Vec<_> = groups.map(view).collect();
    Ok(Reply::ok(json!({ "userGroups": groups })))
}

/// `GET /api/auth/usergroups/{id}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.uuid_param("id")?;
    Ok(Reply::ok(view(state.data.groups.find(&id)?)))
}

/// `POST /api/auth/usergroups`: a local group or, with the id of an auth source, an
/// imported one. A group that the auth source does not know is created too, except for
/// an identity broker, which needs an id of its own.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: GroupInput = request.call.body()?;
    let mut invalid: Vec<_> = Invalid::sent_id(input.id).into_iter().collect();
    let mut group = Group::new(Uuid::new_v4(), &input.name);
    group.display_name.clone_from(&input.display_name);
    group.description.clone_from(&input.description);
    match input.auth_source_id.map(|id| state.data.sources.find(&id)) {
        None => group.display_name = Some(input.display_name.clone().unwrap_or(input.name.clone())),
        Some(Ok(source)) if source.kind() != SourceKind::Local => {
            import(state, source, &input, &mut group, &mut invalid);
        }
        Some(_) => {
            let reason = "must be the id of an auth source outside of the product";
            invalid.push(Invalid::new("authSourceId", reason));
        }
    }
    let (user_ids, permissions) = references(state, input, &mut invalid);
    all_valid(invalid)?;
    for user in user_ids.unwrap_or_default() {
        group.add(user);
    }
    group.permissions = permissions.unwrap_or_default();
    Ok(Reply::created(view(state.data.groups.create(group)?)))
}

/// Fills a group with what its auth source knows.
fn import(
    state: &State,
    source: &Source,
    input: &GroupInput,
    group: &mut Group,
    invalid: &mut Vec<Invalid>,
) {
    group.auth_source_id = Some(source.id);
    group.external_id.clone_from(&input.external_id);
    let is_broker = source.kind() == SourceKind::Broker;
    let known = known_group(source, group).cloned();
    match (&known, is_broker) {
        (Some(known), true) => group.name.clone_from(&known.name),
        (None, true) => {
            let reason = "must be the id of a group that the auth source knows";
            invalid.push(Invalid::new("externalId", reason));
        }
        _ => {}
    }
    let display_name = input.display_name.clone();
    let display_name = display_name.filter(|_| source.kind() == SourceKind::Directory);
    group.display_name = Some(display_name.unwrap_or_else(|| group.name.clone()));
    if let Some(known) = known {
        group.description = group.description.take().or(known.description.clone());
        group.user_ids = members(state, source.id, &known);
    }
}

/// The group of an auth source that an imported group came from.
fn known_group<'a>(source: &'a Source, group: &Group) -> Option<&'a DirectoryGroup> {
    let by_id = source.kind() == SourceKind::Broker;
    source.directory.groups.iter().find(|known| {
        if by_id {
            known.external_id.is_some() && known.external_id == group.external_id
        } else {
            known.distinguished_name.as_ref().unwrap_or(&known.name) == &group.name
        }
    })
}

/// The imported users who are in a group of their auth source.
fn members(state: &State, source: Uuid, known: &DirectoryGroup) -> Vec<Uuid> {
    let users = known.members.iter();
    let users = users.filter_map(|name| state.user_named(source, name));
    users.map(|user| user.id).collect()
}

/// `PUT /api/auth/sources/{id}/usergroups/synchronize`: every imported group gets the
/// members that it has in its auth source, as far as they are imported too.
pub(super) fn synchronize(state: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.uuid_param("id")?;
    let source = state.data.sources.find(&id)?;
    if source.kind() == SourceKind::Local {
        return Err(Invalid::new("id", "is the id of the source of local users").into());
    }
    let groups = state.data.groups.iter();
    let imported = groups.filter(|group| group.auth_source_id == Some(id));
    let changes: Vec<_> = imported
        .filter_map(|group| {
            let known = known_group(source, group)?;
            Some((group.id, members(state, id, known)))
        })
        .collect();
    for (id, members) in changes {
        state.data.groups.find_mut(&id)?.user_ids = members;
    }
    Ok(Reply::empty())
}

/// `PUT /api/auth/usergroups`: changes what the body has and leaves the rest.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: GroupInput = request.call.body()?;
    let id = input.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let group = state.data.groups.find(&id)?;
    let mut invalid = Vec::new();
    if input.name != group.name {
        invalid.push(Invalid::new("name", "cannot be changed"));
    }
    let (display_name, description) = (input.display_name.clone(), input.description.clone());
    let (user_ids, permissions) = references(state, input, &mut invalid);
    all_valid(invalid)?;
    let group = state.data.groups.find_mut(&id)?;
    group.display_name = display_name.or(group.display_name.take());
    group.description = description.or(group.description.take());
    if let Some(user_ids) = user_ids {
        group.user_ids.clear();
        user_ids.into_iter().for_each(|user| group.add(user));
    }
    if let Some(permissions) = permissions {
        group.permissions = permissions;
    }
    Ok(Reply::empty())
}

/// The members and the permissions of a body, if it has them.
fn references(
    state: &State,
    input: GroupInput,
    invalid: &mut Vec<Invalid>,
) -> (Option<Vec<Uuid>>, Option<Vec<RolePermission>>) {
    let mut users = input.user_ids.iter().flatten();
    if users.any(|id| !state.data.users.has(id)) {
        invalid.push(Invalid::new(
            "userIds",
            "each entry must be the id of a user",
        ));
    }
    let permissions =
        permissions::of_input(state, "", input.permissions, input.role_names, invalid);
    (input.user_ids, permissions)
}

/// `DELETE /api/auth/usergroups/{id}`, and `DELETE /api/auth/usergroups`: all of them or, if
/// one cannot be deleted, none.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let ids = request.call.ids()?;
    for id in &ids {
        state.data.groups.find(id)?;
        if *id == EVERYONE_ID {
            return Err(Problem::conflict(
                "The group of all users cannot be deleted",
            ));
        }
    }
    state.data.groups.retain(|group| !ids.contains(&group.id));
    Ok(Reply::no_content())
}
