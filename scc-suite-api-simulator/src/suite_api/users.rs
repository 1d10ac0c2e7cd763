//! Operations on users, and on the caller.

use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::account::{Account, Profile};
use super::state::ids::{EVERYONE_ID, LOCAL_SOURCE_ID};
use super::state::permission::{RolePermission, role_names};
use super::{link, permissions};
use crate::call::{Invalid, all_valid};
use crate::reply::Reply;

/// The schema `user`, as a request carries it; not `Debug`, for there is a password.
#[derive(Deserialize)]
pub(super) struct UserInput {
    pub(super) id: Option<Uuid>,
    pub(super) username: String,
    password: Option<String>,
    enabled: Option<bool>,
    #[serde(rename = "groupIds")]
    groups: Option<Vec<Uuid>>,
    #[serde(flatten)]
    pub(super) profile: Profile,
    #[serde(rename = "role-permissions")]
    permissions: Option<Vec<RolePermission>>,
    #[serde(rename = "roleNames")]
    role_names: Option<Vec<String>>,
}

/// The schema `password-change`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PasswordChange {
    current_password: String,
    new_password: String,
}

/// The schema `user`, as a response has it: without the password.
fn view(state: &State, user: &Account) -> Value {
    let Profile {
        first_name,
        last_name,
        email_address,
        distinguished_name,
        external_id: _,
    } = &user.profile;
    json!({
        "id": user.id,
        "username": user.username,
        "enabled": user.enabled,
        "firstName": first_name,
        "lastName": last_name,
        "emailAddress": email_address,
        "distinguishedName": distinguished_name,
        "groupIds": state.groups_of(user.id),
        "role-permissions": user.permissions,
        "roleNames": role_names(&user.permissions),
        "lastLoginTime": user.last_login_time,
        "links": link::to_itself("users", user.id),
    })
}

/// 200 with a user.
fn shown(state: &State, id: Uuid) -> Outcome {
    Ok(Reply::ok(view(state, state.data.users.find(&id)?)))
}

/// 201 with the users of these ids.
pub(super) fn created(state: &State, ids: &[Uuid]) -> Reply {
    let users = ids.iter().filter_map(|id| state.data.users.find(id).ok());
    let users: Vec<_> = users.map(|user| view(state, user)).collect();
    Reply::created(json!({ "users": users }))
}

/// `GET /api/auth/currentuser`
pub(super) fn current(state: &mut State, request: &Request<'_>) -> Outcome {
    shown(state, request.caller()?.user)
}

/// `GET /api/auth/users`: a user must match each filter by one of its values; a name
/// matches by any part of it.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Outcome {
    let call = request.call;
    let ids = call.query_uuids("id")?;
    let (roles, names) = (call.query_all("roleName"), call.query_all("username"));
    let matches = |user: &&Account| {
        let mut own = user.permissions.iter();
        (ids.is_empty() || ids.contains(&user.id))
            && (roles.is_empty() || own.any(|one| roles.contains(&one.role.as_str())))
            && (names.is_empty() || names.iter().any(|name| user.username.contains(name)))
    };
    let users = state.data.users.iter().filter(matches);
    let users: Vec<_> = users.map(|user| view(state, user)).collect();
    Ok(Reply::ok(json!({ "users": users })))
}

/// `GET /api/auth/users/{id}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    shown(state, request.call.uuid_param("id")?)
}

/// `POST /api/auth/users`: a new local user. The simulator answers 409 if the name is
/// taken; what the real server does is unknown.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: UserInput = request.call.body()?;
    let mut invalid: Vec<_> = Invalid::sent_id(input.id).into_iter().collect();
    match input.password.as_deref() {
        None => invalid.push(Invalid::new("password", "is required")),
        Some("") => invalid.push(Invalid::new("password", "must not be empty")),
        Some(_) => {}
    }
    let changes = Changes::check(state, "", input, &mut invalid);
    all_valid(invalid)?;
    let mut user = Account::new(Uuid::new_v4(), &changes.username);
    let id = user.id;
    user.password.clone_from(&changes.password);
    state.data.users.check(&user)?;
    state.insert_user(user);
    changes.apply(state, id);
    Ok(Reply::created(view(state, state.data.users.find(&id)?)))
}

/// `PUT /api/auth/users`: changes what the body has and leaves the rest. The password of
/// an imported user is that of its auth source, so one in the body is ignored.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: UserInput = request.call.body()?;
    let id = input.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let mut user = state.data.users.find(&id)?.clone();
    let is_admin = state.is_administrator(id);
    let mut invalid = Vec::new();
    if input.password.as_deref() == Some("") {
        invalid.push(Invalid::new("password", "must not be empty"));
    }
    let changes = Changes::check(state, "", input, &mut invalid);
    all_valid(invalid)?;
    let renamed = changes.username != user.username;
    if renamed && (is_admin || user.source != LOCAL_SOURCE_ID) {
        return Err(Problem::conflict("This user cannot be renamed"));
    }
    user.username.clone_from(&changes.username);
    state.data.users.check(&user)?;
    if is_admin && changes.enabled == Some(false) {
        return Err(Problem::conflict("The administrator cannot be disabled"));
    }
    changes.apply(state, id);
    shown(state, id)
}

/// `DELETE /api/auth/users/{id}`, and `DELETE /api/auth/users`: all of them or, if one cannot
/// be deleted, none.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let ids = request.call.ids()?;
    for id in &ids {
        state.data.users.find(id)?;
        if state.is_administrator(*id) || request.caller()?.user == *id {
            let message = "Neither the administrator nor the caller can be deleted";
            return Err(Problem::conflict(message));
        }
    }
    for id in ids {
        state.remove_user(id);
    }
    Ok(Reply::no_content())
}

/// `PUT /api/auth/users/passwordchange`: the tokens of the caller stay valid. That a wrong
/// password is a 400 is the simulator's choice: a 401 would mean that the token is not valid.
pub(super) fn change_password(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: PasswordChange = request.call.body()?;
    let id = request.caller()?.user;
    let user = state.data.users.find_mut(&id);
    let user = user.map_err(|_| Problem::dead_token())?;
    if user.source != LOCAL_SOURCE_ID {
        let message = "The password is kept by the auth source of the caller";
        return Err(Problem::conflict(message));
    }
    if user.password.as_deref() != Some(&input.current_password) {
        return Err(Invalid::new("currentPassword", "is not the current password").into());
    }
    if input.new_password.is_empty() || input.new_password == input.current_password {
        return Err(Invalid::new("newPassword", "must be another password").into());
    }
    user.password = Some(input.new_password);
    Ok(Reply::no_content())
}

/// The changes to a user that a body asks for, checked against the state.
pub(super) struct Changes {
    pub(super) username: String,
    pub(super) password: Option<String>,
    pub(super) enabled: Option<bool>,
    pub(super) profile: Profile,
    groups: Option<Vec<Uuid>>,
    permissions: Option<Vec<RolePermission>>,
}

impl Changes {
    /// Everything invalid is reported below `at`.
    pub(super) fn check(
        state: &State,
        at: &str,
        input: UserInput,
        invalid: &mut Vec<Invalid>,
    ) -> Self {
        let groups = input.groups.iter().flatten();
        if groups.into_iter().any(|id| !state.data.groups.has(id)) {
            let part = format!("{at}groupIds");
            invalid.push(Invalid::new(
                &part,
                "each entry must be the id of a user group",
            ));
        }
        let permissions =
            permissions::of_input(state, at, input.permissions, input.role_names, invalid);
        Self {
            username: input.username,
            password: input.password,
            enabled: input.enabled,
            profile: input.profile,
            groups: input.groups,
            permissions,
        }
    }

    /// Changes a user.
    pub(super) fn apply(self, state: &mut State, id: Uuid) {
        let Ok(user) = state.data.users.find_mut(&id) else {
            return;
        };
        user.username = self.username;
        if user.source == LOCAL_SOURCE_ID && self.password.is_some() {
            user.password = self.password;
        }
        user.enabled = self.enabled.unwrap_or(user.enabled);
        user.profile = self.profile.or(std::mem::take(&mut user.profile));
        if let Some(permissions) = self.permissions {
            user.permissions = permissions;
        }
        if !user.enabled {
            state.sessions.release_user(id);
        }
        if let Some(groups) = self.groups {
            for group in state.data.groups.iter_mut() {
                if groups.contains(&group.id) {
                    group.add(id);
                } else if group.id != EVERYONE_ID {
                    group.remove(id);
                }
            }
        }
    }
}
