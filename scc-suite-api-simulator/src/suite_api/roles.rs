//! Operations on roles and on their privileges.

use serde::Deserialize;
use serde_json::json;

use super::privileges;
use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::ids::ADMINISTRATOR;
use super::state::role::Role;
use crate::call::Invalid;
use crate::reply::Reply;
use crate::store::StoreError;

/// The schema `user-role`, as a request carries it.
#[derive(Debug, Deserialize)]
struct RoleInput {
    name: String,
    #[serde(rename = "displayName")]
    display_name: Option<String>,
    description: Option<String>,
    #[serde(rename = "privilege-keys")]
    privileges: Option<Vec<String>>,
}

/// The schema `privilege-keys`.
#[derive(Debug, Deserialize)]
struct PrivilegeKeys {
    #[serde(rename = "privilege-key")]
    keys: Vec<String>,
}

/// `GET /api/auth/roles`: all, or those with these names.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Outcome {
    let names = request.call.query_all("roleName");
    let roles = state.data.roles.iter();
    let matches = |role: &&Role| names.is_empty() || names.contains(&role.name.as_str());
    let roles: Vec<_> = roles.filter(matches).collect();
    Ok(Reply::ok(json!({ "userRoles": roles })))
}

/// `GET /api/auth/roles/{roleName}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    Ok(Reply::ok(json!(named(state, request)?)))
}

/// `POST /api/auth/roles`: the role is never one of the product, even if the body has `system-created`.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: RoleInput = request.call.body()?;
    check_keys("privilege-keys", input.privileges.iter().flatten())?;
    if input.name.is_empty() {
        return Err(Invalid::new("name", "must not be empty").into());
    }
    let role = Role {
        display_name: input.display_name.or_else(|| Some(input.name.clone())),
        name: input.name,
        description: input.description,
        privileges: unique(input.privileges.unwrap_or_default()),
        system_created: false,
    };
    Ok(Reply::created(json!(state.data.roles.create(role)?)))
}

/// `PUT /api/auth/roles`: changes what the body has and leaves the rest; the name identifies
/// the role.
pub(super) fn update(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: RoleInput = request.call.body()?;
    check_keys("privilege-keys", input.privileges.iter().flatten())?;
    let role = changeable(state, &input.name)?;
    role.display_name = input.display_name.or(role.display_name.take());
    role.description = input.description.or(role.description.take());
    if let Some(privileges) = input.privileges {
        role.privileges = unique(privileges);
    }
    Ok(Reply::ok(json!(role)))
}

/// `DELETE /api/auth/roles/{roleName}`: also takes the role from all who have it.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let role = named(state, request)?;
    if role.system_created {
        return Err(Problem::conflict("A role of the product cannot be deleted"));
    }
    let name = role.name.clone();
    state.data.roles.remove(&name)?;
    for permissions in state.all_permissions() {
        permissions.retain(|permission| permission.role != name);
    }
    Ok(Reply::no_content())
}

/// `GET /api/auth/roles/{roleName}/privileges`
pub(super) fn privileges(state: &mut State, request: &Request<'_>) -> Outcome {
    Ok(privileges::of_keys(&named(state, request)?.privileges))
}

/// `GET /api/auth/currentuser/roles/{roleName}/privileges`: the role must be one that the
/// caller has, by itself or by a group.
pub(super) fn privileges_of_caller(state: &mut State, request: &Request<'_>) -> Outcome {
    let role = named(state, request)?;
    let own = state.roles_of(request.caller()?.user);
    if !own.contains(&role.name.as_str()) {
        return Err(Problem::not_found("role of the caller"));
    }
    Ok(privileges::of_keys(&role.privileges))
}

/// `PUT /api/auth/roles/{roleName}/privileges`
pub(super) fn set(state: &mut State, request: &Request<'_>) -> Outcome {
    change(state, request, |old, keys| *old = keys)
}

/// `POST /api/auth/roles/{roleName}/privileges`
pub(super) fn add(state: &mut State, request: &Request<'_>) -> Outcome {
    change(state, request, |old, keys| old.extend(keys))
}

/// `DELETE /api/auth/roles/{roleName}/privileges`: keys that the role does not
/// have are ignored.
pub(super) fn remove(state: &mut State, request: &Request<'_>) -> Outcome {
    change(state, request, |old, keys| {
        old.retain(|key| !keys.contains(key))
    })
}

/// Changes the privileges of a role, and replies with those that it then has.
fn change(
    state: &mut State,
    request: &Request<'_>,
    change: impl FnOnce(&mut Vec<String>, Vec<String>),
) -> Outcome {
    let PrivilegeKeys { keys } = request.call.body()?;
    let role = named(state, request)?.name.clone();
    check_keys("privilege-key", keys.iter())?;
    let role = changeable(state, &role)?;
    change(&mut role.privileges, keys);
    role.privileges = unique(std::mem::take(&mut role.privileges));
    Ok(Reply::ok(json!({ "privilege-key": role.privileges })))
}

/// The role that the path names.
fn named<'a>(state: &'a State, request: &Request<'_>) -> Result<&'a Role, StoreError> {
    let name = request.call.param("roleName").unwrap_or_default();
    state.data.roles.find(name)
}

/// A role, unless it is that of the administrator, who must keep every privilege.
fn changeable<'a>(state: &'a mut State, name: &str) -> Result<&'a mut Role, Problem> {
    let role = state.data.roles.find_mut(name)?;
    if role.name == ADMINISTRATOR {
        return Err(Problem::conflict(
            "The role of the administrator cannot be changed",
        ));
    }
    Ok(role)
}

fn check_keys<'a>(part: &str, mut keys: impl Iterator<Item = &'a String>) -> Result<(), Invalid> {
    if keys.all(|key| CATALOGUE.has_privilege(key)) {
        Ok(())
    } else {
        let reason = "each entry must be the key of a privilege";
        Err(Invalid::new(part, reason))
    }
}

/// The keys without repetitions.
fn unique(keys: Vec<String>) -> Vec<String> {
    let mut unique = Vec::new();
    for key in keys {
        if !unique.contains(&key) {
            unique.push(key);
        }
    }
    unique
}
