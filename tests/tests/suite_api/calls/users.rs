//! Calls about users.

use suite_api_client::{Client, Secret, types};

use super::{CallTargets, Outcome, chosen_objects, list, role_permission, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    let user = targets.users[0];
    Some(match id {
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
            #[expect(deprecated, reason = "it is called as long as it is there")]
            let call = client.assign_traversal_spec_to_user();
            sent!(call.user_id(user).body_map(chosen_objects))
        }
        _ => return None,
    })
}

/// Gives a user whatever a request can.
fn user_with_everything(body: types::builder::User, targets: &CallTargets) -> types::builder::User {
    let permission = role_permission(types::RolePermission::builder(), targets);
    let permission: types::RolePermission = permission
        .try_into()
        .expect("all that is required is there");
    body.password(Secret::from(targets.secret.as_str()))
        .first_name("Carla".to_owned())
        .last_name("Contract".to_owned())
        .email_address("carla@example.com".to_owned())
        .distinguished_name("uid=carla,dc=example,dc=com".to_owned())
        .external_id("carla-1".to_owned())
        .enabled(true)
        .group_ids(targets.groups)
        .role_permissions([permission])
        .role_names([targets.role.clone()])
}
