//! How every operation is made to fail with an error of its own.
//!
//! Where there is none, it is the error of a caller who may not do it or, where
//! everybody may, that of a dead token.

use crate::calls::CallTargets;

use super::OPERATIONS;

/// How an operation is made to fail.
pub(super) enum How {
    /// The call refers to something else than what is there.
    Wrong(fn(&mut CallTargets)),
    /// The call is made for the second time.
    Again,
    /// The token is dead.
    DeadToken,
    /// The caller has no role.
    NoRight,
    /// There is no identity broker.
    NoBroker,
}

use How::{Again, DeadToken, NoBroker, NoRight, Wrong};

/// An operation, how it is made to fail, and what the error says.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) how: How,
    pub(super) status: u16,
    pub(super) code: i32,
    /// A part of the message.
    pub(super) part: &'static str,
    /// The place of the value that was refused.
    pub(super) place: Option<&'static str>,
}

/// An error whose code is its status.
const fn row(id: &'static str, how: How, status: u16, part: &'static str) -> Row {
    Row {
        id,
        how,
        status,
        code: status as i32,
        part,
        place: None,
    }
}

/// What is wrong is that there is no such thing.
const fn missing(id: &'static str, wrong: fn(&mut CallTargets), thing: &'static str) -> Row {
    row(id, Wrong(wrong), 404, thing)
}

/// What is wrong is a value.
const fn invalid(id: &'static str, wrong: fn(&mut CallTargets), place: &'static str) -> Row {
    Row {
        place: Some(place),
        ..row(id, Wrong(wrong), 400, place)
    }
}

/// What is wrong is that it does not go with what is there.
const fn conflict(id: &'static str, wrong: fn(&mut CallTargets), reason: &'static str) -> Row {
    row(id, Wrong(wrong), 409, reason)
}

/// The operation has no error of its own but that not everyone may do it.
const fn forbidden(id: &'static str) -> Row {
    row(id, NoRight, 403, "accesscontrol.viewpage")
}

/// The operation has no error of its own but that the token is dead.
const fn unauthorized(id: &'static str, how: How) -> Row {
    Row {
        code: 1512,
        ..row(id, how, 401, "token")
    }
}

fn no_user(targets: &mut CallTargets) {
    targets.users = CallTargets::unknown().users;
}

fn no_group(targets: &mut CallTargets) {
    targets.groups = CallTargets::unknown().groups;
}

fn no_role(targets: &mut CallTargets) {
    targets.role = "Nobody".to_owned();
}

fn administrator(targets: &mut CallTargets) {
    targets.role = "Administrator".to_owned();
}

fn no_scope(targets: &mut CallTargets) {
    targets.scopes = CallTargets::unknown().scopes;
}

fn no_source(targets: &mut CallTargets) {
    let nowhere = CallTargets::unknown();
    (targets.source, targets.directory) = (nowhere.source, nowhere.directory);
}

fn no_host(targets: &mut CallTargets) {
    targets.host = "nobody.invalid".to_owned();
}

fn no_certificates(targets: &mut CallTargets) {
    targets.certificates.clear();
}

fn wrong_password(targets: &mut CallTargets) {
    targets.password = "wrong".to_owned();
}

/// One row for each operation.
pub(super) static ROWS: [Row; OPERATIONS] = [
    unauthorized("getCurrentUser", DeadToken),
    unauthorized("getAssignedRolePermissionsForCurrentUser", DeadToken),
    missing(
        "getCurrentUserRolePrivileges",
        |targets| targets.own_role.clone_from(&targets.role),
        "role of the caller",
    ),
    forbidden("getAvailablePrivilegeGroups"),
    forbidden("getAvailablePrivileges"),
    forbidden("getRoles"),
    conflict("updateUserRole", administrator, "administrator"),
    conflict(
        "createUserRole",
        |targets| targets.fresh.clone_from(&targets.role),
        "role of this name",
    ),
    missing("getRoleByName", no_role, "role"),
    conflict("deleteUserRole", administrator, "of the product"),
    missing("getRolePrivileges", no_role, "role"),
    missing("setRolePrivileges", no_role, "role"),
    conflict("addRolePrivileges", administrator, "administrator"),
    missing("removeRolePrivileges", no_role, "role"),
    forbidden("getAllObjectScopes"),
    missing("modifyScope", no_scope, "scope"),
    conflict(
        "createScope",
        |targets| targets.fresh = CallTargets::SCOPES[0].to_owned(),
        "scope of this name",
    ),
    missing("deleteScopes", no_scope, "scope"),
    missing("getScope", no_scope, "scope"),
    unauthorized("getAuthSources", DeadToken),
    invalid("updateAuthSource", no_host, "property"),
    conflict(
        "addAuthSource",
        |targets| targets.fresh = CallTargets::SOURCE.to_owned(),
        "auth source of this name",
    ),
    invalid(
        "patchAuthSourceWithCertificateDetails",
        no_certificates,
        "certificates",
    ),
    invalid("testAuthSource", no_host, "property"),
    invalid("patchTestAuthSource", no_certificates, "certificates"),
    row("getVIDBWellKnownURL", NoBroker, 409, "VIDB"),
    missing("searchUserGroupsForAuthSource", no_source, "auth source"),
    missing("synchronizeUserGroups", no_source, "auth source"),
    row("importUsers", Again, 409, "imported already"),
    missing("searchUsersForAuthSource", no_source, "auth source"),
    missing("getAuthSource", no_source, "auth source"),
    invalid(
        "deleteAuthSource",
        |targets| targets.source = targets.broker,
        "nameValuePairs",
    ),
    forbidden("getAuthSourceTypes"),
    missing(
        "getAuthSourceType",
        |targets| targets.source_type = "ABACUS".to_owned(),
        "source type",
    ),
    row("acquireToken", Wrong(wrong_password), 401, "not correct"),
    invalid(
        "exchangeOpsTokenWithJwtToken",
        |targets| targets.service_key = "abacus".to_owned(),
        "serviceKeys",
    ),
    unauthorized("releaseToken", Again),
    forbidden("getTraversalSpecs"),
    forbidden("getUserGroups"),
    invalid("modifyUserGroup", no_role, "role-permissions[0].roleName"),
    conflict(
        "createUserGroup",
        |targets| targets.fresh = CallTargets::GROUPS[0].to_owned(),
        "user group of this name",
    ),
    missing("deleteUserGroups", no_group, "user group"),
    missing(
        "getAssignedRolePermissionsForUserGroup",
        no_group,
        "user group",
    ),
    invalid("assignRolePermissionToUserGroup", no_scope, "scopeId"),
    missing(
        "unassignedRolePermissionFromUserGroup",
        no_role,
        "role permission",
    ),
    missing("assignTraversalSpecToUserGroup", no_group, "user group"),
    missing("getUserGroup", no_group, "user group"),
    row("deleteUserGroup", Again, 404, "user group"),
    forbidden("getUsers"),
    invalid("modifyUser", no_group, "groupIds"),
    invalid(
        "createUser",
        |targets| targets.fresh = "Carla Contract".to_owned(),
        "username",
    ),
    missing("deleteUsers", no_user, "user"),
    invalid("changePassword", wrong_password, "currentPassword"),
    missing("getUser", no_user, "user"),
    row("deleteUser", Again, 404, "user"),
    missing("getAssignedRolePermissionsForUser", no_user, "user"),
    invalid("assignRolePermissionToUser", no_role, "roleName"),
    missing(
        "unassignedRolePermissionFromUser",
        no_role,
        "role permission",
    ),
    missing("assignTraversalSpecToUser", no_user, "user"),
];
