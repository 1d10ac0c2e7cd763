//! Calls about roles and privileges.

use suite_api_client::{Client, types};

use super::{CallTargets, Outcome, list, sent};

/// The keys of two privileges.
const KEYS: [&str; 2] = ["administration.accesscontrol.viewpage", "alerts.view"];

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    let keys = |body: types::builder::PrivilegeKeys| body.privilege_key(list(KEYS));
    Some(match id {
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
        _ => return None,
    })
}

/// A role of this name that has everything.
fn role(body: types::builder::UserRole, name: &str) -> types::builder::UserRole {
    body.name(name)
        .display_name("Contract".to_owned())
        .description("What a test allows".to_owned())
        .privilege_keys(list(KEYS))
        .system_created(false)
}
