//! A call of every operation, with all that it can take.
//!
//! What the calls refer to is in a [`CallTargets`]. Every list has two entries,
//! and no parameter and no member of a body is left out without a reason.

#![expect(deprecated, reason = "what the document deprecates can still be sent")]

mod bodies;
mod made;
mod targets;

use contract_tests::call::{Success, sent};
use suite_api_client::{Client, Error, types};

use bodies::{
    KEYS, accepted, built, chosen_objects, group_with_everything, list, role, role_permission,
    scope, user_with_everything,
};
pub(crate) use bodies::{deleting_with_credentials, ldap};
pub(crate) use targets::CallTargets;

/// What comes of a call.
pub(crate) type Outcome = Result<Success, Error>;

/// Calls an operation as its document wants it called.
///
/// # Panics
/// If no call of it is written here.
pub(crate) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Outcome {
    // Boxed, since the largest one counts for all.
    Box::pin(call_unboxed(client, targets, id)).await
}

async fn call_unboxed(client: &Client, targets: &CallTargets, id: &str) -> Outcome {
    let (user, group) = (targets.users[0], targets.groups[0]);
    let directory = targets.directory;
    let keys = |body: types::builder::PrivilegeKeys| body.privilege_key(list(KEYS));
    match id {
        // About the caller.
        "getCurrentUser" => sent!(client.get_current_user()),
        "getAssignedRolePermissionsForCurrentUser" => {
            sent!(client.get_assigned_role_permissions_for_current_user())
        }
        "getCurrentUserRolePrivileges" => {
            sent!(
                client
                    .get_current_user_role_privileges()
                    .role_name(&targets.own_role)
            )
        }
        "changePassword" => sent!(client.change_password().body_map(|body| {
            let body = body.current_password(targets.password.as_str());
            body.new_password(targets.secret.as_str())
        })),
        // About tokens.
        "acquireToken" => sent!(client.acquire_token().body_map(|body| {
            let body = body.username(&targets.username);
            let body = body.password(targets.password.as_str());
            body.auth_source("Local".to_owned())
        })),
        "exchangeOpsTokenWithJwtToken" => {
            let keys = [&targets.service_key, "ops-li"].map(str::to_owned);
            let call = client.exchange_ops_token_with_jwt_token();
            let call = call.include_service_details(true);
            sent!(call.body_map(|body| body.service_keys(keys)))
        }
        "releaseToken" => sent!(client.release_token()),
        // About users.
        "getUsers" => {
            let call = client.get_users().id(targets.users);
            let call = call.role_name(list([&targets.role, "ReadOnly"]));
            sent!(call.username(list(["contract", "nobody"])))
        }
        "createUser" => sent!(client.create_user().body_map(|body| {
            let body = user_with_everything(body, targets);
            body.username(targets.fresh.as_str())
        })),
        "modifyUser" => sent!(client.modify_user().body_map(|body| {
            let body = user_with_everything(body, targets).id(user);
            body.username(CallTargets::USERS[0])
        })),
        "deleteUsers" => sent!(client.delete_users().id(targets.users)),
        "getUser" => sent!(client.get_user().id(user)),
        "deleteUser" => sent!(client.delete_user().id(user)),
        "getAssignedRolePermissionsForUser" => {
            sent!(
                client
                    .get_assigned_role_permissions_for_user()
                    .user_id(user)
            )
        }
        "assignRolePermissionToUser" => {
            let call = client.assign_role_permission_to_user().user_id(user);
            sent!(call.body_map(|body| role_permission(body, targets)))
        }
        "unassignedRolePermissionFromUser" => {
            let call = client.unassigned_role_permission_from_user();
            sent!(call.user_id(user).role_name(&targets.role))
        }
        "assignTraversalSpecToUser" => {
            let call = client.assign_traversal_spec_to_user();
            sent!(call.user_id(user).body_map(chosen_objects))
        }
        // About user groups.
        "getUserGroups" => {
            let call = client.get_user_groups().id(targets.groups);
            sent!(call.name(list(["contract", "nobody"])))
        }
        "createUserGroup" => sent!(client.create_user_group().body_map(|body| {
            let body = group_with_everything(body, targets);
            body.name(targets.fresh.as_str())
        })),
        "modifyUserGroup" => sent!(client.modify_user_group().body_map(|body| {
            let body = group_with_everything(body, targets).id(group);
            body.name(CallTargets::GROUPS[0])
        })),
        "deleteUserGroups" => sent!(client.delete_user_groups().id(targets.groups)),
        "getUserGroup" => sent!(client.get_user_group().id(group)),
        "deleteUserGroup" => sent!(client.delete_user_group().id(group)),
        "getAssignedRolePermissionsForUserGroup" => {
            let call = client.get_assigned_role_permissions_for_user_group();
            sent!(call.group_id(group))
        }
        "assignRolePermissionToUserGroup" => {
            let call = client.assign_role_permission_to_user_group();
            let call = call.group_id(group);
            sent!(call.body_map(|body| role_permission(body, targets)))
        }
        "unassignedRolePermissionFromUserGroup" => {
            let call = client.unassigned_role_permission_from_user_group();
            sent!(call.group_id(group).role_name(&targets.role))
        }
        "assignTraversalSpecToUserGroup" => {
            let call = client.assign_traversal_spec_to_user_group();
            sent!(call.group_id(group).body_map(chosen_objects))
        }
        // About roles and privileges.
        "getAvailablePrivilegeGroups" => {
            let call = client.get_available_privilege_groups();
            sent!(call.key(list(["alerts", "content"])))
        }
        "getAvailablePrivileges" => sent!(client.get_available_privileges().key(list(KEYS))),
        "getRoles" => sent!(
            client
                .get_roles()
                .role_name(list([&targets.role, "ReadOnly"]))
        ),
        "createUserRole" => sent!(
            client
                .create_user_role()
                .body_map(|body| role(body, &targets.fresh))
        ),
        "updateUserRole" => sent!(
            client
                .update_user_role()
                .body_map(|body| role(body, &targets.role))
        ),
        "deleteUserRole" => sent!(client.delete_user_role().role_name(&targets.role)),
        "getRoleByName" => sent!(client.get_role_by_name().role_name(&targets.role)),
        "getRolePrivileges" => sent!(client.get_role_privileges().role_name(&targets.role)),
        "setRolePrivileges" => {
            let call = client.set_role_privileges().role_name(&targets.role);
            sent!(call.body_map(keys))
        }
        "addRolePrivileges" => {
            let call = client.add_role_privileges().role_name(&targets.role);
            sent!(call.body_map(keys))
        }
        "removeRolePrivileges" => {
            let call = client.remove_role_privileges().role_name(&targets.role);
            sent!(call.body_map(keys))
        }
        // About scopes and the objects in them.
        "getAllObjectScopes" => sent!(client.get_all_object_scopes()),
        "createScope" => sent!(
            client
                .create_scope()
                .body_map(|body| scope(body, &targets.fresh))
        ),
        "modifyScope" => sent!(client.modify_scope().body_map(|body| {
            let body = scope(body, CallTargets::SCOPES[0]);
            body.id(targets.scopes[0])
        })),
        "deleteScopes" => sent!(
            client
                .delete_scopes()
                .body_map(|body| body.uuids(targets.scopes))
        ),
        "getScope" => sent!(client.get_scope().scope_id(targets.scopes[0])),
        "getTraversalSpecs" => {
            let call = client.get_traversal_specs();
            let call = call.adapter_kind(list(["VMWARE", "Container"]));
            let call = call.resource_kind(list(["vSphere World", "Environment"]));
            sent!(call.name(list(["vSphere Storage", "Custom Groups"])))
        }
        // About auth sources.
        "getAuthSources" => sent!(client.get_auth_sources()),
        "addAuthSource" => sent!(client.add_auth_source().body_map(|body| ldap(
            body,
            targets,
            &targets.fresh,
            false
        ))),
        "updateAuthSource" => sent!(client.update_auth_source().body_map(|body| {
            let body = ldap(body, targets, CallTargets::SOURCE, false);
            body.id(targets.source)
        })),
        "patchAuthSourceWithCertificateDetails" => {
            let call = client.patch_auth_source_with_certificate_details();
            sent!(call.body_map(|body| accepted(body, targets).id(targets.offered)))
        }
        "testAuthSource" => sent!(client.test_auth_source().body_map(|body| ldap(
            body,
            targets,
            &targets.fresh,
            true
        ))),
        "patchTestAuthSource" => {
            let call = client.patch_test_auth_source();
            sent!(call.body_map(|body| accepted(body, targets)))
        }
        "getVIDBWellKnownURL" => sent!(client.get_vidb_well_known_url()),
        "searchUserGroupsForAuthSource" => {
            let call = client.search_user_groups_for_auth_source().id(directory);
            sent!(call.body_map(|body| body.name("ops-*").domain("example.com".to_owned())))
        }
        "synchronizeUserGroups" => sent!(client.synchronize_user_groups().id(directory)),
        "importUsers" => {
            let users = ["bob", "carol"]
                .map(|name| -> types::User { built(types::User::builder().username(name)) });
            let call = client.import_users().id(directory);
            sent!(call.body_map(|body| body.users(users)))
        }
        "searchUsersForAuthSource" => {
            let call = client.search_users_for_auth_source().id(directory);
            sent!(call.body_map(|body| body.name("*o*").domain("example.com".to_owned())))
        }
        "getAuthSource" => sent!(client.get_auth_source().source_id(targets.source)),
        // The body is for sources of another type; `deleting_with_credentials` has one.
        "deleteAuthSource" => sent!(
            client
                .delete_auth_source()
                .source_id(targets.source)
                .force(false)
        ),
        "getAuthSourceTypes" => sent!(client.get_auth_source_types()),
        "getAuthSourceType" => {
            sent!(
                client
                    .get_auth_source_type()
                    .source_id(&targets.source_type)
            )
        }
        _ => panic!("no call is written for the operation {id}"),
    }
}
