//! Operations on user groups.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::{Answer, Problem};
use super::link::{self, Link};
use super::permissions;
use super::routes::Request;
use super::state::State;
use super::state::defaults::EVERYONE_ID;
use super::state::directory::DirectoryGroup;
use super::state::group::Group;
use super::state::permission::RolePermission;
use super::state::source::Source;
use super::state::source_type::Kind;
use crate::call::Invalid;

/// The schema `user-group`, as a request carries it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
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

/// The schema `user-group`, as an answer carries it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View<'a> {
    id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_source_id: Option<Uuid>,
    user_ids: &'a [Uuid],
    #[serde(rename = "role-permissions")]
    permissions: &'a [RolePermission],
    role_names: Vec<&'a str>,
    links: Vec<Link>,
}

/// The schema `user-groups`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    user_groups: Vec<View<'a>>,
}

impl<'a> From<&'a Group> for View<'a> {
    fn from(group: &'a Group) -> Self {
        Self {
            id: group.id,
            name: &group.name,
            display_name: group.display_name.as_deref(),
            description: group.description.as_deref(),
            auth_source_id: group.auth_source_id,
            user_ids: &group.user_ids,
            permissions: &group.permissions,
            role_names: group
                .permissions
                .iter()
                .map(|one| one.role.as_str())
                .collect(),
            links: link::to_itself("usergroups", group.id),
        }
    }
}

fn found(state: &State, id: Uuid) -> Result<&Group, Problem> {
    let group = state.group(id);
    group.ok_or_else(|| Problem::not_found("user group"))
}

/// `GET /api/auth/usergroups`: a group must fit both kinds of filter, and one value of
/// each; a name fits by any part of it.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let ids = request.call.query_uuids("id")?;
    let names = request.call.query_all("name");
    let fits = |group: &&Group| {
        (ids.is_empty() || ids.contains(&group.id))
            && (names.is_empty() || names.iter().any(|name| group.name.contains(name)))
    };
    let groups = state.data.groups.iter().filter(fits);
    let user_groups = groups.map(View::from).collect();
    Answer::ok(&List { user_groups })
}

/// `GET /api/auth/usergroups/{id}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("id")?;
    Answer::ok(&View::from(found(state, id)?))
}

/// `POST /api/auth/usergroups`: a local group or, with the id of an auth source, an
/// imported one. A group that the auth source does not know is made anyway, but not by
/// an identity broker, which is asked for an id of its own.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let mut invalid = Vec::new();
    if sent.id.is_some() {
        invalid.push(Invalid::new("id", "must be absent in a new group"));
    }
    let mut group = Group::new(Uuid::new_v4(), &sent.name);
    group.display_name.clone_from(&sent.display_name);
    group.description.clone_from(&sent.description);
    match sent.auth_source_id.map(|id| state.source(id)) {
        None => group.display_name = Some(sent.display_name.clone().unwrap_or(sent.name.clone())),
        Some(Some(source)) if source.kind() != Kind::Local => {
            import(state, source, &sent, &mut group, &mut invalid);
        }
        Some(_) => {
            let reason = "must be the id of an auth source outside of the product";
            invalid.push(Invalid::new("authSourceId", reason));
        }
    }
    let (user_ids, permissions) = references(state, sent, &mut invalid);
    if !invalid.is_empty() {
        return Err(invalid.into());
    }
    for user in user_ids.unwrap_or_default() {
        group.add(user);
    }
    group.permissions = permissions.unwrap_or_default();
    let same = |old: &Group| old.name == group.name && old.auth_source_id == group.auth_source_id;
    if state.data.groups.iter().any(same) {
        return Err(Problem::conflict("There is a user group of this name"));
    }
    let answer = Answer::created(&View::from(&group));
    state.data.groups.push(group);
    answer
}

/// Fills a group with what its auth source knows.
fn import(
    state: &State,
    source: &Source,
    sent: &Sent,
    group: &mut Group,
    invalid: &mut Vec<Invalid>,
) {
    group.auth_source_id = Some(source.id);
    group.external_id.clone_from(&sent.external_id);
    let is_broker = source.kind() == Kind::Broker;
    let known = known_group(source, group).cloned();
    match (&known, is_broker) {
        (Some(known), true) => group.name.clone_from(&known.name),
        (None, true) => {
            let reason = "must be the id of a group that the auth source knows";
            invalid.push(Invalid::new("externalId", reason));
        }
        _ => {}
    }
    let display_name = sent.display_name.clone();
    let display_name = display_name.filter(|_| source.kind() == Kind::Directory);
    group.display_name = Some(display_name.unwrap_or_else(|| group.name.clone()));
    if let Some(known) = known {
        group.description = group.description.take().or(known.description.clone());
        group.user_ids = members(state, source.id, &known);
    }
}

/// The group of an auth source that an imported group came from.
fn known_group<'a>(source: &'a Source, group: &Group) -> Option<&'a DirectoryGroup> {
    let by_id = source.kind() == Kind::Broker;
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
/// members that its auth source says, as far as they are imported too.
pub(super) fn synchronize(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("id")?;
    let source = state
        .source(id)
        .ok_or_else(|| Problem::not_found("auth source"))?;
    if source.kind() == Kind::Local {
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
        if let Some(group) = state.group_mut(id) {
            group.user_ids = members;
        }
    }
    Ok(Answer::empty())
}

/// `PUT /api/auth/usergroups`: changes what the body has and leaves the rest.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let id = sent.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let group = found(state, id)?;
    let mut invalid = Vec::new();
    if sent.name != group.name {
        invalid.push(Invalid::new("name", "cannot be changed"));
    }
    let (display_name, description) = (sent.display_name.clone(), sent.description.clone());
    let (user_ids, permissions) = references(state, sent, &mut invalid);
    if !invalid.is_empty() {
        return Err(invalid.into());
    }
    if let Some(group) = state.group_mut(id) {
        group.display_name = display_name.or(group.display_name.take());
        group.description = description.or(group.description.take());
        if let Some(user_ids) = user_ids {
            group.user_ids.clear();
            user_ids.into_iter().for_each(|user| group.add(user));
        }
        if let Some(permissions) = permissions {
            group.permissions = permissions;
        }
    }
    Ok(Answer::empty())
}

/// The members and the permissions that a body has, if it has them.
fn references(
    state: &State,
    sent: Sent,
    invalid: &mut Vec<Invalid>,
) -> (Option<Vec<Uuid>>, Option<Vec<RolePermission>>) {
    let mut users = sent.user_ids.iter().flatten();
    if users.any(|id| state.user(*id).is_none()) {
        invalid.push(Invalid::new(
            "userIds",
            "each entry must be the id of a user",
        ));
    }
    let permissions = permissions::sent(state, "", sent.permissions, sent.role_names, invalid);
    (sent.user_ids, permissions)
}

/// `DELETE /api/auth/usergroups/{id}`
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("id")?;
    remove(state, &[id])
}

/// `DELETE /api/auth/usergroups`: all of them or, if one cannot be deleted, none.
pub(super) fn delete_many(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let ids = request.call.query_uuids("id")?;
    remove(state, &ids)
}

fn remove(state: &mut State, ids: &[Uuid]) -> Result<Answer, Problem> {
    for id in ids {
        found(state, *id)?;
        if *id == EVERYONE_ID {
            return Err(Problem::conflict(
                "The group of all users cannot be deleted",
            ));
        }
    }
    state.data.groups.retain(|group| !ids.contains(&group.id));
    Ok(Answer::no_content())
}
