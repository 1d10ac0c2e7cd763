//! Operations on the role permissions of users and of user groups.

use serde_json::json;
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::ids::READ_ONLY;
use super::state::permission::{RolePermission, TraversalSpecInstance, assign};
use crate::call::{Invalid, all_valid};
use crate::reply::Reply;
use crate::store::StoreError;

/// Who has permissions.
#[derive(Clone, Copy)]
enum Principal {
    User(Uuid),
    Group(Uuid),
}

impl Principal {
    /// The user or the group that the path names.
    fn of(request: &Request<'_>) -> Result<Self, Invalid> {
        let call = request.call;
        match call.param("groupId") {
            Some(_) => call.uuid_param("groupId").map(Self::Group),
            None => call.uuid_param("userId").map(Self::User),
        }
    }

    fn permissions(self, state: &mut State) -> Result<&mut Vec<RolePermission>, StoreError> {
        Ok(match self {
            Self::User(id) => &mut state.data.users.find_mut(&id)?.permissions,
            Self::Group(id) => &mut state.data.groups.find_mut(&id)?.permissions,
        })
    }

    fn read(self, state: &mut State) -> Outcome {
        let permissions = self.permissions(state)?;
        Ok(Reply::ok(json!({ "permissions": permissions })))
    }
}

/// `GET /api/auth/currentuser/permissions`: the caller's own, not those of the groups.
pub(super) fn of_caller(state: &mut State, request: &Request<'_>) -> Outcome {
    Principal::User(request.caller()?.user).read(state)
}

/// `GET /api/auth/users/{userId}/permissions`, and the same of a user group.
pub(super) fn read(state: &mut State, request: &Request<'_>) -> Outcome {
    Principal::of(request)?.read(state)
}

/// `PUT /api/auth/users/{userId}/permissions`, and the same of a user group: replaces the
/// permission of the same role.
pub(super) fn replace(state: &mut State, request: &Request<'_>) -> Outcome {
    let principal = Principal::of(request)?;
    principal.permissions(state)?;
    let sent: RolePermission = request.call.body()?;
    let mut invalid = Vec::new();
    check(state, "", &sent, &mut invalid);
    all_valid(invalid)?;
    assign(principal.permissions(state)?, sent);
    principal.read(state)
}

/// `DELETE /api/auth/users/{userId}/permissions/{roleName}`, and the same of a user group.
pub(super) fn remove(state: &mut State, request: &Request<'_>) -> Outcome {
    let permissions = Principal::of(request)?.permissions(state)?;
    let role = request.call.param("roleName");
    let before = permissions.len();
    permissions.retain(|permission| Some(permission.role.as_str()) != role);
    if permissions.len() == before {
        return Err(Problem::not_found("role permission"));
    }
    Ok(Reply::no_content())
}

/// `PUT /api/auth/users/{userId}/traversalspecs`, and the same of a user group: adds objects
/// to the permission of the role `ReadOnly`, which is made for it, and to every other one.
pub(super) fn add_objects(state: &mut State, request: &Request<'_>) -> Outcome {
    let permissions = Principal::of(request)?.permissions(state)?;
    let sent: TraversalSpecInstance = request.call.body()?;
    if let Some((part, reason)) = CATALOGUE.invalid_member(&sent) {
        return Err(Invalid::new(part, reason).into());
    }
    if permissions.iter().all(|one| one.role != READ_ONLY) {
        permissions.push(RolePermission::nothing(READ_ONLY));
    }
    for permission in permissions {
        permission.add(sent.clone());
    }
    Ok(Reply::empty())
}

/// The permissions of a user or a group in a body; none if the body has neither member.
///
/// `role-permissions` takes precedence over `roleNames`, whose roles cover all objects.
/// Everything invalid is reported below `at`.
pub(super) fn of_input(
    state: &State,
    at: &str,
    permissions: Option<Vec<RolePermission>>,
    role_names: Option<Vec<String>>,
    invalid: &mut Vec<Invalid>,
) -> Option<Vec<RolePermission>> {
    let Some(permissions) = permissions else {
        let names = role_names?;
        if names.iter().any(|name| !state.data.roles.has(name)) {
            let part = format!("{at}roleNames");
            invalid.push(Invalid::new(&part, "each entry must be the name of a role"));
        }
        let all = names.iter().map(|name| RolePermission::everything(name));
        return Some(unique(all));
    };
    for (index, permission) in permissions.iter().enumerate() {
        let at = format!("{at}role-permissions[{index}].");
        check(state, &at, permission, invalid);
    }
    Some(unique(permissions))
}

/// The permissions without those of a role that comes again later.
fn unique(permissions: impl IntoIterator<Item = RolePermission>) -> Vec<RolePermission> {
    let mut unique = Vec::new();
    for permission in permissions {
        assign(&mut unique, permission);
    }
    unique
}

/// Checks that a permission refers to what exists.
fn check(state: &State, at: &str, permission: &RolePermission, invalid: &mut Vec<Invalid>) {
    let mut refuse =
        |part: &str, reason| invalid.push(Invalid::new(&format!("{at}{part}"), reason));
    if !state.data.roles.has(&permission.role) {
        refuse("roleName", "is not the name of a role");
    }
    let scopes = &state.data.scopes;
    if permission.scope.is_some_and(|id| !scopes.has(&id)) {
        refuse("scopeId", "is not the id of a scope");
    }
    for (index, objects) in permission.objects.iter().enumerate() {
        if let Some((part, reason)) = CATALOGUE.invalid_member(objects) {
            refuse(&format!("traversal-spec-instances[{index}].{part}"), reason);
        }
    }
}
