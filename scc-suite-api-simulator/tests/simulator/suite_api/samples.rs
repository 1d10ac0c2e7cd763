//! A call of each operation that succeeds with the default data.

use scc_suite_api_simulator::SuiteApi;
use serde_json::{Value, json};

use super::call::{Call, admin, anonymous};

/// A privilege for all that reads.
pub(crate) const VIEW: &str = "administration.accesscontrol.viewpage";
const USERS: &str = "administration.accesscontrol.users.manage";
const GROUPS: &str = "administration.accesscontrol.usergroups.manage";
const ROLES: &str = "administration.accesscontrol.roles.manage";
const SCOPES: &str = "administration.accesscontrol.scopes.manage";
const SOURCES: &str = "administration.authsources.manage";

/// Every operation: its id, the privilege that it needs, and its success.
pub(crate) const OPERATIONS: [(&str, Option<&str>, u16); 59] = [
    ("acquireToken", None, 200),
    ("addAuthSource", Some(SOURCES), 201),
    ("addRolePrivileges", Some(ROLES), 200),
    ("assignRolePermissionToUser", Some(USERS), 200),
    ("assignRolePermissionToUserGroup", Some(GROUPS), 200),
    ("assignTraversalSpecToUser", Some(USERS), 200),
    ("assignTraversalSpecToUserGroup", Some(GROUPS), 200),
    ("changePassword", None, 204),
    ("createScope", Some(SCOPES), 201),
    ("createUser", Some(USERS), 201),
    ("createUserGroup", Some(GROUPS), 201),
    ("createUserRole", Some(ROLES), 201),
    ("deleteAuthSource", Some(SOURCES), 204),
    ("deleteScopes", Some(SCOPES), 200),
    ("deleteUser", Some(USERS), 204),
    ("deleteUserGroup", Some(GROUPS), 204),
    ("deleteUserGroups", Some(GROUPS), 204),
    ("deleteUserRole", Some(ROLES), 204),
    ("deleteUsers", Some(USERS), 204),
    ("exchangeOpsTokenWithJwtToken", None, 200),
    ("getAllObjectScopes", Some(VIEW), 200),
    ("getAssignedRolePermissionsForCurrentUser", None, 200),
    ("getAssignedRolePermissionsForUser", Some(VIEW), 200),
    ("getAssignedRolePermissionsForUserGroup", Some(VIEW), 200),
    ("getAuthSource", Some(VIEW), 200),
    ("getAuthSourceType", Some(VIEW), 200),
    ("getAuthSourceTypes", Some(VIEW), 200),
    ("getAuthSources", None, 200),
    ("getAvailablePrivilegeGroups", Some(VIEW), 200),
    ("getAvailablePrivileges", Some(VIEW), 200),
    ("getCurrentUser", None, 200),
    ("getCurrentUserRolePrivileges", None, 200),
    ("getRoleByName", Some(VIEW), 200),
    ("getRolePrivileges", Some(VIEW), 200),
    ("getRoles", Some(VIEW), 200),
    ("getScope", Some(VIEW), 200),
    ("getTraversalSpecs", Some(VIEW), 200),
    ("getUser", Some(VIEW), 200),
    ("getUserGroup", Some(VIEW), 200),
    ("getUserGroups", Some(VIEW), 200),
    ("getUsers", Some(VIEW), 200),
    ("getVIDBWellKnownURL", None, 200),
    ("importUsers", Some(USERS), 201),
    ("modifyScope", Some(SCOPES), 200),
    ("modifyUser", Some(USERS), 200),
    ("modifyUserGroup", Some(GROUPS), 200),
    ("patchAuthSourceWithCertificateDetails", Some(SOURCES), 201),
    ("patchTestAuthSource", Some(SOURCES), 200),
    ("releaseToken", None, 200),
    ("removeRolePrivileges", Some(ROLES), 200),
    ("searchUserGroupsForAuthSource", Some(VIEW), 200),
    ("searchUsersForAuthSource", Some(VIEW), 200),
    ("setRolePrivileges", Some(ROLES), 200),
    ("synchronizeUserGroups", Some(GROUPS), 200),
    ("testAuthSource", Some(SOURCES), 200),
    ("unassignedRolePermissionFromUser", Some(USERS), 204),
    ("unassignedRolePermissionFromUserGroup", Some(GROUPS), 204),
    ("updateAuthSource", Some(SOURCES), 200),
    ("updateUserRole", Some(ROLES), 200),
];

/// A directory as a body, with or without TLS.
pub(crate) fn directory(name: &str, ssl: bool) -> Value {
    let property = |name: &str, value: &str| json!({ "name": name, "value": value });
    json!({
        "name": name,
        "sourceType": { "id": "ACTIVE_DIRECTORY", "name": "ACTIVE_DIRECTORY" },
        "property": [
            property("host", "ad.example.com"),
            property("base-domain", "dc=example,dc=com"),
            property("user-name", "reader"),
            property("password", "secret-ad"),
            property("use-ssl", &ssl.to_string()),
        ],
    })
}

/// The objects of a tree.
pub(crate) fn hosts() -> Value {
    json!({
        "adapterKind": "VMWARE",
        "resourceKind": "vSphere World",
        "name": "vSphere Hosts and Clusters",
        "selectAllResources": true,
    })
}

/// A call that succeeds, without a token; what must be there before it is made by the
/// administrator.
pub(crate) async fn sample(ops: &SuiteApi, operation: &'static str) -> Call {
    let call = anonymous(ops, operation);
    let user = ops.user_id("operator").expect("a user");
    let group = ops.user_group_id("Night Shift").expect("a group");
    let scope = ops.scope_id("All clusters").expect("a scope");
    let ldap = ops
        .auth_source_id("Imported LDAP Server")
        .expect("a source");
    let broker = ops.auth_source_id("Identity Broker").expect("a source");
    let keys = json!({ "privilege-key": ["alerts.view"] });
    let permission = json!({ "roleName": "ReadOnly", "allowAllObjects": true });
    match operation {
        "acquireToken" => {
            call.body(json!({ "username": ops.username(), "password": ops.password() }))
        }
        "addAuthSource" => call.body(directory("New", false)),
        "addRolePrivileges" | "removeRolePrivileges" | "setRolePrivileges" => {
            call.path("roleName", "ReadOnly").body(keys)
        }
        "assignRolePermissionToUser" => call.id(user).body(permission),
        "assignRolePermissionToUserGroup" => call.id(group).body(permission),
        "assignTraversalSpecToUser" => call.id(user).body(hosts()),
        "assignTraversalSpecToUserGroup" => call.id(group).body(hosts()),
        "changePassword" => call.body(json!({ "currentPassword": "p", "newPassword": "q" })),
        "createScope" => call.body(json!({ "name": "New", "traversalSpecInstances": [hosts()] })),
        "createUser" => call.body(json!({ "username": "new", "password": "secret-new" })),
        "createUserGroup" => call.body(json!({ "name": "New", "userIds": [user] })),
        "createUserRole" => call.body(json!({ "name": "New" })),
        "deleteAuthSource" => call.id(broker).query("force", true),
        "deleteScopes" => {
            let admin = admin(ops).await;
            let new = admin.call("createScope").body(json!({ "name": "Old" }));
            call.body(json!({ "uuids": [new.ok(201).await["id"]] }))
        }
        "deleteUser" | "getUser" => call.id(user),
        "deleteUsers" => call.query("id", user),
        "deleteUserGroup" | "getUserGroup" => call.id(group),
        "deleteUserGroups" => call.query("id", group),
        "deleteUserRole" => call.path("roleName", "Night%20Shift"),
        "exchangeOpsTokenWithJwtToken" => call.body(json!({ "serviceKeys": ["ops-li"] })),
        "getAssignedRolePermissionsForUser" => call.id(user),
        "getAssignedRolePermissionsForUserGroup" => call.id(group),
        "getAuthSource" => call.id(ldap),
        "getAuthSourceType" => call.id("OPEN_LDAP"),
        "getCurrentUserRolePrivileges" | "getRoleByName" | "getRolePrivileges" => {
            call.path("roleName", "ReadOnly")
        }
        "getScope" => call.id(scope),
        "importUsers" => call
            .id(ldap)
            .body(json!({ "users": [{ "username": "bob" }] })),
        "modifyScope" => call.body(json!({ "id": scope, "name": "Other" })),
        "modifyUser" => call.body(json!({ "id": user, "username": "operator", "enabled": false })),
        "modifyUserGroup" => call.body(json!({ "id": group, "name": "Night Shift" })),
        "patchAuthSourceWithCertificateDetails" => {
            let admin = admin(ops).await;
            let add = admin.call("addAuthSource").body(directory("New", true));
            call.body(add.ok(200).await)
        }
        "patchTestAuthSource" => {
            let admin = admin(ops).await;
            let test = admin.call("testAuthSource").body(directory("New", true));
            let mut body = directory("New", true);
            body["certificates"] = test.ok(200).await["certificates"].clone();
            call.body(body)
        }
        "searchUserGroupsForAuthSource" | "searchUsersForAuthSource" => {
            call.id(ldap).body(json!({ "name": "*" }))
        }
        "synchronizeUserGroups" => call.id(ldap),
        "testAuthSource" => call.body(directory("New", false)),
        "unassignedRolePermissionFromUser" => call.id(user).path("roleName", "PowerUser"),
        "unassignedRolePermissionFromUserGroup" => call.id(group).path("roleName", "Night%20Shift"),
        "updateAuthSource" => call.body(json!({
            "id": ldap,
            "name": "Directory",
            "sourceType": { "id": "OPEN_LDAP", "name": "OPEN_LDAP" },
        })),
        "updateUserRole" => call.body(json!({ "name": "ReadOnly", "description": "Looks" })),
        _ => call,
    }
}
