//! Calls about user groups.

use suite_api_client::{Client, types};

use super::{CallTargets, Outcome, chosen_objects, list, role_permission, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    let group = targets.groups[0];
    Some(match id {
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
    targets: &CallTargets,
) -> types::builder::UserGroup {
    let permission = role_permission(types::RolePermission::builder(), targets);
    let permission: types::RolePermission = permission
        .try_into()
        .expect("all that is required is there");
    body.display_name("Contract".to_owned())
        .description("Whom a test groups".to_owned())
        .user_ids(targets.users)
        .role_permissions([permission])
        .role_names([targets.role.clone()])
}
