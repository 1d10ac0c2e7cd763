//! The table of operations.

use super::request::{Outcome, Request};
use super::state::State;
use super::state::privilege::{
    MANAGE_GROUPS, MANAGE_ROLES, MANAGE_SCOPES, MANAGE_SOURCES, MANAGE_USERS, VIEW_ACCESS,
};
use super::{
    directories, groups, permissions, privileges, roles, scopes, source_changes, sources, token,
    traversal, users,
};

/// An operation: a plain function from a request to its outcome.
type Function = fn(&mut State, &Request<'_>) -> Outcome;

/// The id of an operation, the privilege that the caller needs, and the function.
pub(super) type Entry = (&'static str, Option<&'static str>, Function);

/// Operations by their ids.
type Functions = &'static [(&'static str, Function)];

/// All operations: what each privilege allows, after what needs none.
const TABLE: [(Option<&str>, Functions); 7] = [
    (
        None,
        &[
            ("getCurrentUser", users::current),
            (
                "getAssignedRolePermissionsForCurrentUser",
                permissions::of_caller,
            ),
            ("getCurrentUserRolePrivileges", roles::privileges_of_caller),
            ("getAuthSources", sources::list),
            ("getVIDBWellKnownURL", sources::well_known_url),
            ("acquireToken", token::acquire),
            ("exchangeOpsTokenWithJwtToken", token::exchange),
            ("releaseToken", token::release),
            ("changePassword", users::change_password),
        ],
    ),
    (
        Some(VIEW_ACCESS),
        &[
            ("getAvailablePrivilegeGroups", privileges::groups),
            ("getAvailablePrivileges", privileges::list),
            ("getRoles", roles::list),
            ("getRoleByName", roles::get),
            ("getRolePrivileges", roles::privileges),
            ("getAllObjectScopes", scopes::list),
            ("getScope", scopes::get),
            ("searchUserGroupsForAuthSource", directories::search_groups),
            ("searchUsersForAuthSource", directories::search_users),
            ("getAuthSource", sources::get),
            ("getAuthSourceTypes", sources::types),
            ("getAuthSourceType", sources::get_type),
            ("getTraversalSpecs", traversal::list),
            ("getUserGroups", groups::list),
            ("getAssignedRolePermissionsForUserGroup", permissions::read),
            ("getUserGroup", groups::get),
            ("getUsers", users::list),
            ("getUser", users::get),
            ("getAssignedRolePermissionsForUser", permissions::read),
        ],
    ),
    (
        Some(MANAGE_ROLES),
        &[
            ("createUserRole", roles::create),
            ("updateUserRole", roles::update),
            ("deleteUserRole", roles::delete),
            ("removeRolePrivileges", roles::remove),
            ("addRolePrivileges", roles::add),
            ("setRolePrivileges", roles::set),
        ],
    ),
    (
        Some(MANAGE_SCOPES),
        &[
            ("deleteScopes", scopes::delete),
            ("createScope", scopes::create),
            ("modifyScope", scopes::modify),
        ],
    ),
    (
        Some(MANAGE_SOURCES),
        &[
            (
                "patchAuthSourceWithCertificateDetails",
                source_changes::patch,
            ),
            ("addAuthSource", source_changes::add),
            ("updateAuthSource", source_changes::update),
            ("patchTestAuthSource", source_changes::patch_test),
            ("testAuthSource", source_changes::test),
            ("deleteAuthSource", sources::delete),
        ],
    ),
    (
        Some(MANAGE_GROUPS),
        &[
            ("synchronizeUserGroups", groups::synchronize),
            ("deleteUserGroups", groups::delete),
            ("createUserGroup", groups::create),
            ("modifyUserGroup", groups::modify),
            ("assignRolePermissionToUserGroup", permissions::replace),
            ("unassignedRolePermissionFromUserGroup", permissions::remove),
            ("assignTraversalSpecToUserGroup", permissions::add_objects),
            ("deleteUserGroup", groups::delete),
        ],
    ),
    (
        Some(MANAGE_USERS),
        &[
            ("importUsers", directories::import_users),
            ("deleteUsers", users::delete),
            ("createUser", users::create),
            ("modifyUser", users::modify),
            ("deleteUser", users::delete),
            ("assignRolePermissionToUser", permissions::replace),
            ("unassignedRolePermissionFromUser", permissions::remove),
            ("assignTraversalSpecToUser", permissions::add_objects),
        ],
    ),
];

/// All operations.
pub(super) fn entries() -> impl Iterator<Item = Entry> {
    TABLE.into_iter().flat_map(|(privilege, functions)| {
        let entry = move |&(id, function)| (id, privilege, function);
        functions.iter().map(entry)
    })
}
