//! Operations on roles and on their privileges.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Problem};
use super::privileges;
use super::routes::Request;
use super::state::State;
use super::state::defaults::ADMINISTRATOR;
use super::state::privilege;
use super::state::role::Role;
use crate::call::Invalid;

/// The schema `user-roles`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    user_roles: Vec<&'a Role>,
}

/// The schema `user-role`, as a request carries it.
#[derive(Debug, Deserialize)]
struct Sent {
    name: String,
    #[serde(rename = "displayName")]
    display_name: Option<String>,
    description: Option<String>,
    #[serde(rename = "privilege-keys")]
    privileges: Option<Vec<String>>,
}

/// The schema `privilege-keys`.
#[derive(Debug, Serialize, Deserialize)]
struct Keys {
    #[serde(rename = "privilege-key")]
    keys: Vec<String>,
}

/// `GET /api/auth/roles`: all, or those with these names.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let names = request.call.query_all("roleName");
    let roles = state.data.roles.iter();
    let fits = |role: &&Role| names.is_empty() || names.contains(&role.name.as_str());
    let user_roles = roles.filter(fits).collect();
    Answer::ok(&List { user_roles })
}

/// `GET /api/auth/roles/{roleName}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    Answer::ok(named(state, request)?)
}

/// `POST /api/auth/roles`: the role is never one of the product, whatever the body says.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    check_keys(
        "privilege-keys",
        sent.privileges.as_deref().unwrap_or_default(),
    )?;
    if sent.name.is_empty() {
        return Err(Invalid::new("name", "must not be empty").into());
    }
    if state.role(&sent.name).is_some() {
        return Err(Problem::conflict("There is a role of this name"));
    }
    let role = Role {
        display_name: sent.display_name.or_else(|| Some(sent.name.clone())),
        name: sent.name,
        description: sent.description,
        privileges: unique(sent.privileges.unwrap_or_default()),
        system_created: false,
    };
    let answer = Answer::created(&role);
    state.data.roles.push(role);
    answer
}

/// `PUT /api/auth/roles`: changes what the body has and leaves the rest; the name says
/// which role it is.
pub(super) fn update(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    check_keys(
        "privilege-keys",
        sent.privileges.as_deref().unwrap_or_default(),
    )?;
    let role = changeable(state, &sent.name)?;
    role.display_name = sent.display_name.or(role.display_name.take());
    role.description = sent.description.or(role.description.take());
    if let Some(privileges) = sent.privileges {
        role.privileges = unique(privileges);
    }
    Answer::ok(role)
}

/// `DELETE /api/auth/roles/{roleName}`: also takes the role from all who have it.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let role = named(state, request)?;
    if role.system_created {
        return Err(Problem::conflict("A role of the product cannot be deleted"));
    }
    let name = role.name.clone();
    state.data.roles.retain(|role| role.name != name);
    let users = state
        .data
        .users
        .iter_mut()
        .map(|user| &mut user.permissions);
    let groups = state
        .data
        .groups
        .iter_mut()
        .map(|group| &mut group.permissions);
    for permissions in users.chain(groups) {
        permissions.retain(|permission| permission.role != name);
    }
    Ok(Answer::no_content())
}

/// `GET /api/auth/roles/{roleName}/privileges`
pub(super) fn privileges(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    privileges::of_keys(&named(state, request)?.privileges)
}

/// `GET /api/auth/currentuser/roles/{roleName}/privileges`: the role must be one that the
/// caller has, by itself or by a group.
pub(super) fn privileges_of_caller(
    state: &mut State,
    request: &Request<'_>,
) -> Result<Answer, Problem> {
    let role = named(state, request)?;
    let own = state.roles_of(request.caller()?.user);
    if !own.contains(&role.name.as_str()) {
        return Err(Problem::not_found("role of the caller"));
    }
    privileges::of_keys(&role.privileges)
}

/// `PUT /api/auth/roles/{roleName}/privileges`
pub(super) fn set(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    change(state, request, |old, keys| *old = keys)
}

/// `POST /api/auth/roles/{roleName}/privileges`
pub(super) fn add(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    change(state, request, |old, keys| old.extend(keys))
}

/// `DELETE /api/auth/roles/{roleName}/privileges`: those that the role has not are no
/// error.
pub(super) fn remove(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    change(state, request, |old, keys| {
        old.retain(|key| !keys.contains(key))
    })
}

/// Changes the privileges of a role, and answers with those that it then has.
fn change(
    state: &mut State,
    request: &Request<'_>,
    change: impl FnOnce(&mut Vec<String>, Vec<String>),
) -> Result<Answer, Problem> {
    let Keys { keys } = request.call.body()?;
    let role = named(state, request)?.name.clone();
    check_keys("privilege-key", &keys)?;
    let role = changeable(state, &role)?;
    change(&mut role.privileges, keys);
    role.privileges = unique(std::mem::take(&mut role.privileges));
    let keys = role.privileges.clone();
    Answer::ok(&Keys { keys })
}

/// The role that the path names.
fn named<'a>(state: &'a State, request: &Request<'_>) -> Result<&'a Role, Problem> {
    let role = request
        .call
        .param("roleName")
        .and_then(|name| state.role(name));
    role.ok_or_else(|| Problem::not_found("role"))
}

/// A role, unless it is that of the administrator, who must keep every privilege.
fn changeable<'a>(state: &'a mut State, name: &str) -> Result<&'a mut Role, Problem> {
    let role = state.role_mut(name);
    let role = role.ok_or_else(|| Problem::not_found("role"))?;
    if role.name == ADMINISTRATOR {
        return Err(Problem::conflict(
            "The role of the administrator cannot be changed",
        ));
    }
    Ok(role)
}

fn check_keys(part: &str, keys: &[String]) -> Result<(), Invalid> {
    if keys.iter().all(|key| privilege::is_known(key)) {
        Ok(())
    } else {
        Err(Invalid::new(
            part,
            "each entry must be the key of a privilege",
        ))
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
