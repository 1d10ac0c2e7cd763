//! Operations on users, and on the caller.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::{Answer, Problem};
use super::link::{self, Link};
use super::permissions;
use super::routes::Request;
use super::state::State;
use super::state::account::{Account, Profile};
use super::state::defaults::{EVERYONE_ID, LOCAL_SOURCE_ID};
use super::state::permission::RolePermission;
use crate::call::Invalid;

/// The schema `user`, as a request carries it; not `Debug`, for there is a password.
#[derive(Deserialize)]
pub(super) struct Sent {
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

/// The schema `user`, as an answer carries it: without the password.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View<'a> {
    id: Uuid,
    username: &'a str,
    enabled: bool,
    #[serde(flatten)]
    profile: Profile,
    group_ids: Vec<Uuid>,
    #[serde(rename = "role-permissions")]
    permissions: &'a [RolePermission],
    role_names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_login_time: Option<i64>,
    links: Vec<Link>,
}

/// The schema `user-list`.
#[derive(Serialize)]
struct List<'a> {
    users: Vec<View<'a>>,
}

/// The schema `password-change`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PasswordChange {
    current_password: String,
    new_password: String,
}

fn view<'a>(state: &State, user: &'a Account) -> View<'a> {
    View {
        id: user.id,
        username: &user.username,
        enabled: user.enabled,
        profile: Profile {
            external_id: None,
            ..user.profile.clone()
        },
        group_ids: state.groups_of(user.id),
        permissions: &user.permissions,
        role_names: user
            .permissions
            .iter()
            .map(|one| one.role.as_str())
            .collect(),
        last_login_time: user.last_login_time,
        links: link::to_itself("users", user.id),
    }
}

fn found(state: &State, id: Uuid) -> Result<&Account, Problem> {
    state.user(id).ok_or_else(|| Problem::not_found("user"))
}

/// 200 with a user.
fn shown(state: &State, id: Uuid) -> Result<Answer, Problem> {
    Answer::ok(&view(state, found(state, id)?))
}

/// 201 with the users of these ids.
pub(super) fn created(state: &State, ids: &[Uuid]) -> Result<Answer, Problem> {
    let users = ids.iter().filter_map(|id| state.user(*id));
    let users = users.map(|user| view(state, user)).collect();
    Answer::created(&List { users })
}

/// `GET /api/auth/currentuser`
pub(super) fn current(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    shown(state, request.caller()?.user)
}

/// `GET /api/auth/users`: a user must fit each kind of filter, and one value of it; a
/// name fits by any part of it.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let call = request.call;
    let ids = call.query_uuids("id")?;
    let (roles, names) = (call.query_all("roleName"), call.query_all("username"));
    let fits = |user: &&Account| {
        let mut own = user.permissions.iter();
        (ids.is_empty() || ids.contains(&user.id))
            && (roles.is_empty() || own.any(|one| roles.contains(&one.role.as_str())))
            && (names.is_empty() || names.iter().any(|name| user.username.contains(name)))
    };
    let users = state.data.users.iter().filter(fits);
    let users = users.map(|user| view(state, user)).collect();
    Answer::ok(&List { users })
}

/// `GET /api/auth/users/{id}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    shown(state, request.call.uuid_param("id")?)
}

/// `POST /api/auth/users`: a new local user. The simulator answers 409 if the name is
/// taken; what the real server does is unknown.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let mut invalid = Vec::new();
    match sent.password.as_deref() {
        None => invalid.push(Invalid::new("password", "is required")),
        Some("") => invalid.push(Invalid::new("password", "must not be empty")),
        Some(_) => {}
    }
    let changes = Changes::check(state, "", sent, &mut invalid);
    if !invalid.is_empty() {
        return Err(invalid.into());
    }
    if state
        .user_named(LOCAL_SOURCE_ID, &changes.username)
        .is_some()
    {
        return Err(name_taken());
    }
    let mut user = Account::new(Uuid::new_v4(), &changes.username);
    let id = user.id;
    user.password.clone_from(&changes.password);
    state.insert_user(user);
    changes.apply(state, id);
    Answer::created(&view(state, found(state, id)?))
}

/// `PUT /api/auth/users`: changes what the body has and leaves the rest. The password of
/// an imported user is that of its auth source, so one in the body is ignored.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let id = sent.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let user = found(state, id)?;
    let (source, username) = (user.source, user.username.clone());
    let is_admin = state.is_administrator(id);
    let mut invalid = Vec::new();
    if sent.password.as_deref() == Some("") {
        invalid.push(Invalid::new("password", "must not be empty"));
    }
    let changes = Changes::check(state, "", sent, &mut invalid);
    if !invalid.is_empty() {
        return Err(invalid.into());
    }
    let renamed = changes.username != username;
    if renamed && (is_admin || source != LOCAL_SOURCE_ID) {
        return Err(Problem::conflict("This user cannot be renamed"));
    }
    if renamed && state.user_named(source, &changes.username).is_some() {
        return Err(name_taken());
    }
    if is_admin && changes.enabled == Some(false) {
        return Err(Problem::conflict("The administrator cannot be disabled"));
    }
    changes.apply(state, id);
    shown(state, id)
}

/// `DELETE /api/auth/users/{id}`
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("id")?;
    remove(state, request, &[id])
}

/// `DELETE /api/auth/users`: all of them or, if one cannot be deleted, none.
pub(super) fn delete_many(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let ids = request.call.query_uuids("id")?;
    remove(state, request, &ids)
}

fn remove(state: &mut State, request: &Request<'_>, ids: &[Uuid]) -> Result<Answer, Problem> {
    for id in ids {
        found(state, *id)?;
        if state.is_administrator(*id) || request.caller()?.user == *id {
            let message = "Neither the administrator nor the caller can be deleted";
            return Err(Problem::conflict(message));
        }
    }
    for id in ids {
        state.remove_user(*id);
    }
    Ok(Answer::no_content())
}

/// `PUT /api/auth/users/passwordchange`: the tokens of the caller stay good. That a wrong
/// password is a 400 is the simulator's choice: a 401 would mean that the token is gone.
pub(super) fn change_password(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: PasswordChange = request.call.body()?;
    let id = request.caller()?.user;
    let user = state.user_mut(id).ok_or_else(Problem::dead_token)?;
    if user.source != LOCAL_SOURCE_ID {
        let message = "The password is kept by the auth source of the caller";
        return Err(Problem::conflict(message));
    }
    if user.password.as_deref() != Some(&sent.current_password) {
        return Err(Invalid::new("currentPassword", "is not the current password").into());
    }
    if sent.new_password.is_empty() || sent.new_password == sent.current_password {
        return Err(Invalid::new("newPassword", "must be another password").into());
    }
    user.password = Some(sent.new_password);
    Ok(Answer::no_content())
}

fn name_taken() -> Problem {
    Problem::conflict("There is a user of this name in this auth source")
}

/// What a body says about a user, checked against what is there.
pub(super) struct Changes {
    pub(super) username: String,
    pub(super) password: Option<String>,
    pub(super) enabled: Option<bool>,
    pub(super) profile: Profile,
    groups: Option<Vec<Uuid>>,
    permissions: Option<Vec<RolePermission>>,
}

impl Changes {
    /// What is wrong stands below `at`.
    pub(super) fn check(state: &State, at: &str, sent: Sent, invalid: &mut Vec<Invalid>) -> Self {
        let groups = sent.groups.iter().flatten();
        if groups.into_iter().any(|id| state.group(*id).is_none()) {
            let part = format!("{at}groupIds");
            invalid.push(Invalid::new(
                &part,
                "each entry must be the id of a user group",
            ));
        }
        let permissions = permissions::sent(state, at, sent.permissions, sent.role_names, invalid);
        Self {
            username: sent.username,
            password: sent.password,
            enabled: sent.enabled,
            profile: sent.profile,
            groups: sent.groups,
            permissions,
        }
    }

    /// Changes a user.
    pub(super) fn apply(self, state: &mut State, id: Uuid) {
        let Some(user) = state.user_mut(id) else {
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
            for group in &mut state.data.groups {
                if groups.contains(&group.id) {
                    group.add(id);
                } else if group.id != EVERYONE_ID {
                    group.remove(id);
                }
            }
        }
    }
}
