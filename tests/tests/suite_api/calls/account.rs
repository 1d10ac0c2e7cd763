//! Calls about the caller.

use suite_api_client::Client;

use super::{CallTargets, Outcome, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    Some(match id {
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
        _ => return None,
    })
}
