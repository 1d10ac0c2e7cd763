//! A call of each operation that succeeds with the default data.

use scc_suite_api_simulator::SuiteApi;
use serde_json::{Value, json};

use super::call::{Call, LDAP, admin, anonymous};
use crate::simulator::support::credentials;

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

/// A property of an auth source.
pub(crate) fn property(name: &str, value: &str) -> Value {
    json!({ "name": name, "value": value })
}

/// A source of this type as a body, with the properties of single sign-on.
pub(crate) fn single_sign_on(type_id: &str) -> Value {
    let properties = ["host", "user-name", "password"].map(|name| property(name, "x"));
    json!({
        "name": type_id,
        "sourceType": { "id": type_id, "name": type_id },
        "property": properties,
    })
}

/// A directory as a body, with or without TLS.
pub(crate) fn directory(name: &str, ssl: bool) -> Value {
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
    let ldap = ops.auth_source_id(LDAP).expect("a source");
    let broker = ops.auth_source_id("Identity Broker").expect("a source");
    let permission = json!({ "roleName": "ReadOnly", "allowAllObjects": true });
    // The answer of an operation that comes before.
    let before = async |operation, body: Value, status| {
        let call = admin(ops).await.call_with(operation, body);
        call.ok(status).await
    };
    match operation {
        "acquireToken" => call.body(credentials(ops)),
        "addAuthSource" | "testAuthSource" => call.body(directory("New", false)),
        "addRolePrivileges" | "removeRolePrivileges" | "setRolePrivileges" => {
            let keys = json!({ "privilege-key": ["alerts.view"] });
            call.id("ReadOnly").body(keys)
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
            let old = before("createScope", json!({ "name": "Old" }), 201).await;
            call.body(json!({ "uuids": [old["id"]] }))
        }
        "deleteUser" | "getUser" | "getAssignedRolePermissionsForUser" => call.id(user),
        "deleteUsers" => call.query("id", user),
        "deleteUserGroup" | "getUserGroup" | "getAssignedRolePermissionsForUserGroup" => {
            call.id(group)
        }
        "deleteUserGroups" => call.query("id", group),
        "deleteUserRole" => call.id("Night%20Shift"),
        "exchangeOpsTokenWithJwtToken" => call.body(json!({ "serviceKeys": ["ops-li"] })),
        "getAuthSource" | "synchronizeUserGroups" => call.id(ldap),
        "getAuthSourceType" => call.id("OPEN_LDAP"),
        "getCurrentUserRolePrivileges" | "getRoleByName" | "getRolePrivileges" => {
            call.id("ReadOnly")
        }
        "getScope" => call.id(scope),
        "importUsers" => {
            let users = json!({ "users": [{ "username": "bob" }] });
            call.id(ldap).body(users)
        }
        "modifyScope" => call.body(json!({ "id": scope, "name": "Other" })),
        "modifyUser" => call.body(json!({ "id": user, "username": "operator", "enabled": false })),
        "modifyUserGroup" => call.body(json!({ "id": group, "name": "Night Shift" })),
        "patchAuthSourceWithCertificateDetails" => {
            call.body(before("addAuthSource", directory("New", true), 200).await)
        }
        "patchTestAuthSource" => {
            let mut body = directory("New", true);
            let test = before("testAuthSource", body.clone(), 200).await;
            body["certificates"] = test["certificates"].clone();
            call.body(body)
        }
        "searchUserGroupsForAuthSource" | "searchUsersForAuthSource" => {
            call.id(ldap).body(json!({ "name": "*" }))
        }
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

/// A call that succeeds for the administrator, with the token; but without one for a login.
pub(crate) async fn sample_of_admin(ops: &SuiteApi, operation: &'static str) -> Call {
    let call = match operation {
        "acquireToken" => return sample(ops, operation).await,
        "changePassword" => {
            let body = json!({ "currentPassword": ops.password(), "newPassword": "p" });
            anonymous(ops, operation).body(body)
        }
        "getCurrentUserRolePrivileges" => anonymous(ops, operation).id("Administrator"),
        _ => sample(ops, operation).await,
    };
    call.token(&admin(ops).await.token)
}
