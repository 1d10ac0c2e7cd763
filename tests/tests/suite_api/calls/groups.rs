//! Calls about user groups.

use suite_api_client::{Client, types};

use super::{Outcome, World, chosen_objects, list, role_permission, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, world: &World, id: &str) -> Option<Outcome> {
    let group = world.groups[0];
    Some(match id {
        "getUserGroups" => {
            let call = client.get_user_groups().id(world.groups);
            sent!(call.name(list(["contract", "nobody"])))
        }
        "createUserGroup" => sent!(client.create_user_group().body_map(|body| {
            let body = group_with_everything(body, world);
            body.name(world.fresh.as_str())
        })),
        "modifyUserGroup" => sent!(client.modify_user_group().body_map(|body| {
            let body = group_with_everything(body, world).id(group);
            body.name(World::GROUPS[0])
        })),
        "deleteUserGroups" => sent!(client.delete_user_groups().id(world.groups)),
        "getUserGroup" => sent!(client.get_user_group().id(group)),
        "deleteUserGroup" => sent!(client.delete_user_group().id(group)),
        "getAssignedRolePermissionsForUserGroup" => {
            let call = client.get_assigned_role_permissions_for_user_group();
            sent!(call.group_id(group))
        }
        "assignRolePermissionToUserGroup" => {
            let call = client.assign_role_permission_to_user_group();
            let call = call.group_id(group);
            sent!(call.body_map(|body| role_permission(body, world)))
        }
        "unassignedRolePermissionFromUserGroup" => {
            let call = client.unassigned_role_permission_from_user_group();
            sent!(call.group_id(group).role_name(&world.role))
        }
        "assignTraversalSpecToUserGroup" => {
            #[expect(deprecated, reason = "it is called as long as it is there")]
            let call = client.assign_traversal_spec_to_user_group();
            sent!(call.group_id(group).body_map(chosen_objects))
        }
        _ => return None,
    })
}

/// Gives a local group whatever a request can.
fn group_with_everything(
    body: types::builder::UserGroup,
    world: &World,
) -> types::builder::UserGroup {
    let permission = role_permission(types::RolePermission::builder(), world);
    let permission: types::RolePermission = permission
        .try_into()
        .expect("all that is required is there");
    body.display_name("Contract".to_owned())
        .description("Whom a test groups".to_owned())
        .user_ids(world.users)
        .role_permissions([permission])
        .role_names([world.role.clone()])
}
