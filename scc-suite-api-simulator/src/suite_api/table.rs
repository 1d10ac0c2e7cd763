//! The table of operations.

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::state::State;
use super::state::privilege::{
    MANAGE_GROUPS, MANAGE_ROLES, MANAGE_SCOPES, MANAGE_SOURCES, MANAGE_USERS, VIEW_ACCESS,
};
use super::{
    directories, groups, permissions, privileges, roles, scopes, source_changes, sources, token,
    traversal, users,
};

/// An operation: a plain function from a request to an answer.
type Function = fn(&mut State, &Request<'_>) -> Result<Answer, Problem>;

/// One line of the table.
pub(super) struct Entry {
    pub(super) id: &'static str,
    /// What the caller must be allowed to do.
    pub(super) privilege: Option<&'static str>,
    pub(super) function: Function,
}

/// An operation for everyone who gets past the security of the document.
const fn open(id: &'static str, function: Function) -> Entry {
    Entry {
        id,
        privilege: None,
        function,
    }
}

/// An operation for those who have a privilege.
const fn needs(privilege: &'static str, id: &'static str, function: Function) -> Entry {
    Entry {
        id,
        privilege: Some(privilege),
        function,
    }
}

/// All operations, in the order of the document.
pub(super) static TABLE: [Entry; 59] = [
    open("getCurrentUser", users::current),
    open(
        "getAssignedRolePermissionsForCurrentUser",
        permissions::of_caller,
    ),
    open("getCurrentUserRolePrivileges", roles::privileges_of_caller),
    needs(
        VIEW_ACCESS,
        "getAvailablePrivilegeGroups",
        privileges::groups,
    ),
    needs(VIEW_ACCESS, "getAvailablePrivileges", privileges::list),
    needs(VIEW_ACCESS, "getRoles", roles::list),
    needs(MANAGE_ROLES, "createUserRole", roles::create),
    needs(MANAGE_ROLES, "updateUserRole", roles::update),
    needs(MANAGE_ROLES, "deleteUserRole", roles::delete),
    needs(VIEW_ACCESS, "getRoleByName", roles::get),
    needs(MANAGE_ROLES, "removeRolePrivileges", roles::remove),
    needs(VIEW_ACCESS, "getRolePrivileges", roles::privileges),
    needs(MANAGE_ROLES, "addRolePrivileges", roles::add),
    needs(MANAGE_ROLES, "setRolePrivileges", roles::set),
    needs(MANAGE_SCOPES, "deleteScopes", scopes::delete),
    needs(VIEW_ACCESS, "getAllObjectScopes", scopes::list),
    needs(MANAGE_SCOPES, "createScope", scopes::create),
    needs(MANAGE_SCOPES, "modifyScope", scopes::modify),
    needs(VIEW_ACCESS, "getScope", scopes::get),
    open("getAuthSources", sources::list),
    needs(
        MANAGE_SOURCES,
        "patchAuthSourceWithCertificateDetails",
        source_changes::patch,
    ),
    needs(MANAGE_SOURCES, "addAuthSource", source_changes::add),
    needs(MANAGE_SOURCES, "updateAuthSource", source_changes::update),
    needs(
        MANAGE_SOURCES,
        "patchTestAuthSource",
        source_changes::patch_test,
    ),
    needs(MANAGE_SOURCES, "testAuthSource", source_changes::test),
    open("getVIDBWellKnownURL", sources::well_known_url),
    needs(
        VIEW_ACCESS,
        "searchUserGroupsForAuthSource",
        directories::search_groups,
    ),
    needs(MANAGE_GROUPS, "synchronizeUserGroups", groups::synchronize),
    needs(MANAGE_USERS, "importUsers", directories::import_users),
    needs(
        VIEW_ACCESS,
        "searchUsersForAuthSource",
        directories::search_users,
    ),
    needs(MANAGE_SOURCES, "deleteAuthSource", sources::delete),
    needs(VIEW_ACCESS, "getAuthSource", sources::get),
    needs(VIEW_ACCESS, "getAuthSourceTypes", sources::types),
    needs(VIEW_ACCESS, "getAuthSourceType", sources::get_type),
    open("acquireToken", token::acquire),
    open("exchangeOpsTokenWithJwtToken", token::exchange),
    open("releaseToken", token::release),
    needs(VIEW_ACCESS, "getTraversalSpecs", traversal::list),
    needs(MANAGE_GROUPS, "deleteUserGroups", groups::delete_many),
    needs(VIEW_ACCESS, "getUserGroups", groups::list),
    needs(MANAGE_GROUPS, "createUserGroup", groups::create),
    needs(MANAGE_GROUPS, "modifyUserGroup", groups::modify),
    needs(
        VIEW_ACCESS,
        "getAssignedRolePermissionsForUserGroup",
        permissions::of_group,
    ),
    needs(
        MANAGE_GROUPS,
        "assignRolePermissionToUserGroup",
        permissions::assign_to_group,
    ),
    needs(
        MANAGE_GROUPS,
        "unassignedRolePermissionFromUserGroup",
        permissions::take_from_group,
    ),
    needs(
        MANAGE_GROUPS,
        "assignTraversalSpecToUserGroup",
        permissions::add_objects_of_group,
    ),
    needs(MANAGE_GROUPS, "deleteUserGroup", groups::delete),
    needs(VIEW_ACCESS, "getUserGroup", groups::get),
    needs(MANAGE_USERS, "deleteUsers", users::delete_many),
    needs(VIEW_ACCESS, "getUsers", users::list),
    needs(MANAGE_USERS, "createUser", users::create),
    needs(MANAGE_USERS, "modifyUser", users::modify),
    open("changePassword", users::change_password),
    needs(MANAGE_USERS, "deleteUser", users::delete),
    needs(VIEW_ACCESS, "getUser", users::get),
    needs(
        VIEW_ACCESS,
        "getAssignedRolePermissionsForUser",
        permissions::of_user,
    ),
    needs(
        MANAGE_USERS,
        "assignRolePermissionToUser",
        permissions::assign_to_user,
    ),
    needs(
        MANAGE_USERS,
        "unassignedRolePermissionFromUser",
        permissions::take_from_user,
    ),
    needs(
        MANAGE_USERS,
        "assignTraversalSpecToUser",
        permissions::add_objects_of_user,
    ),
];
