//! Calls about users.

use suite_api_client::{Client, Secret, types};

use super::{Outcome, World, chosen_objects, list, role_permission, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, world: &World, id: &str) -> Option<Outcome> {
    let user = world.users[0];
    Some(match id {
        "getUsers" => {
            let call = client.get_users().id(world.users);
            let call = call.role_name(list([&world.role, "ReadOnly"]));
            sent!(call.username(list(["contract", "nobody"])))
        }
        "createUser" => sent!(client.create_user().body_map(|body| {
            let body = user_with_everything(body, world);
            body.username(world.fresh.as_str())
        })),
        "modifyUser" => sent!(client.modify_user().body_map(|body| {
            let body = user_with_everything(body, world).id(user);
            body.username(World::USERS[0])
        })),
        "deleteUsers" => sent!(client.delete_users().id(world.users)),
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
            sent!(call.body_map(|body| role_permission(body, world)))
        }
        "unassignedRolePermissionFromUser" => {
            let call = client.unassigned_role_permission_from_user();
            sent!(call.user_id(user).role_name(&world.role))
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
fn user_with_everything(body: types::builder::User, world: &World) -> types::builder::User {
    let permission = role_permission(types::RolePermission::builder(), world);
    let permission: types::RolePermission = permission
        .try_into()
        .expect("all that is required is there");
    body.password(Secret::from(world.secret.as_str()))
        .first_name("Carla".to_owned())
        .last_name("Contract".to_owned())
        .email_address("carla@example.com".to_owned())
        .distinguished_name("uid=carla,dc=example,dc=com".to_owned())
        .external_id("carla-1".to_owned())
        .enabled(true)
        .group_ids(world.groups)
        .role_permissions([permission])
        .role_names([world.role.clone()])
}
