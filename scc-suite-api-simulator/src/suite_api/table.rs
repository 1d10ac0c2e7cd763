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

/// One line of the table.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) id: &'static str,
    /// What the caller must be allowed to do.
    pub(super) privilege: Option<&'static str>,
    pub(super) function: Function,
}

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
            (
                "getAssignedRolePermissionsForUserGroup",
                permissions::of_group,
            ),
            ("getUserGroup", groups::get),
            ("getUsers", users::list),
            ("getUser", users::get),
            ("getAssignedRolePermissionsForUser", permissions::of_user),
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
            ("deleteUserGroups", groups::delete_many),
            ("createUserGroup", groups::create),
            ("modifyUserGroup", groups::modify),
            (
                "assignRolePermissionToUserGroup",
                permissions::assign_to_group,
            ),
            (
                "unassignedRolePermissionFromUserGroup",
                permissions::take_from_group,
            ),
            (
                "assignTraversalSpecToUserGroup",
                permissions::add_objects_of_group,
            ),
            ("deleteUserGroup", groups::delete),
        ],
    ),
    (
        Some(MANAGE_USERS),
        &[
            ("importUsers", directories::import_users),
            ("deleteUsers", users::delete_many),
            ("createUser", users::create),
            ("modifyUser", users::modify),
            ("deleteUser", users::delete),
            ("assignRolePermissionToUser", permissions::assign_to_user),
            (
                "unassignedRolePermissionFromUser",
                permissions::take_from_user,
            ),
            (
                "assignTraversalSpecToUser",
                permissions::add_objects_of_user,
            ),
        ],
    ),
];

/// All operations.
pub(super) fn entries() -> impl Iterator<Item = Entry> {
    TABLE.into_iter().flat_map(|(privilege, functions)| {
        functions.iter().map(move |&(id, function)| Entry {
            id,
            privilege,
            function,
        })
    })
}
