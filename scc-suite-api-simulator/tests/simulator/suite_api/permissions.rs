//! Role permissions of users and of user groups.

use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{Call, Session, UNKNOWN_ID, all, log_in, started};
use super::samples::hosts;

/// The operations for one kind of principal, and one principal of it.
struct Principal {
    id: String,
    parameter: &'static str,
    read: &'static str,
    assign: &'static str,
    unassign: &'static str,
    add_objects: &'static str,
}

impl Principal {
    fn both(ops: &SuiteApi) -> [Self; 2] {
        let user = ops.user_id("viewer").expect("an id").to_string();
        let group = ops.user_group_id("Everyone").expect("an id").to_string();
        [
            Self {
                id: user,
                parameter: "userId",
                read: "getAssignedRolePermissionsForUser",
                assign: "assignRolePermissionToUser",
                unassign: "unassignedRolePermissionFromUser",
                add_objects: "assignTraversalSpecToUser",
            },
            Self {
                id: group,
                parameter: "groupId",
                read: "getAssignedRolePermissionsForUserGroup",
                assign: "assignRolePermissionToUserGroup",
                unassign: "unassignedRolePermissionFromUserGroup",
                add_objects: "assignTraversalSpecToUserGroup",
            },
        ]
    }

    fn call(&self, session: &Session, operation: &'static str) -> Call {
        session.call(operation).path(self.parameter, &self.id)
    }

    async fn permissions(&self, session: &Session) -> Value {
        let answer = self.call(session, self.read).ok(200).await;
        answer["permissions"].clone()
    }
}

#[tokio::test]
async fn a_permission_takes_the_place_of_that_of_the_same_role() {
    let (ops, admin) = started().await;
    let whole = json!({ "roleName": "PowerUser", "allowAllObjects": true });
    let part = json!({
        "roleName": "PowerUser",
        "scopeId": ops.scope_id("All clusters"),
        "traversal-spec-instances": [hosts()],
    });
    for principal in Principal::both(&ops) {
        let before = principal.permissions(&admin).await;
        let mut expected = before.clone();
        let permissions = expected.as_array_mut().expect("a list");
        for permission in [&whole, &part] {
            permissions.retain(|one| one["roleName"] != "PowerUser");
            permissions.push(permission.clone());
            let assign = principal.call(&admin, principal.assign).body(permission);
            let answer = assign.ok(200).await["permissions"].clone();
            assert_eq!(answer.as_array(), Some(&*permissions));
            assert_eq!(principal.permissions(&admin).await, answer);
        }

        let unassign = principal.call(&admin, principal.unassign);
        let unassign = unassign.path("roleName", "PowerUser");
        unassign.clone().ok(204).await;
        unassign.fails(404).await;
        assert_eq!(principal.permissions(&admin).await, before);
    }
}

#[tokio::test]
async fn a_permission_must_refer_to_what_is_there() {
    let (ops, admin) = started().await;
    let body = json!({
        "roleName": "none",
        "scopeId": UNKNOWN_ID,
        "traversal-spec-instances": [{ "adapterKind": "none", "name": "none" }],
    });
    let parts = [
        ("roleName", "is not the name of a role"),
        ("scopeId", "is not the id of a scope"),
        (
            "traversal-spec-instances[0].name",
            "is not the name of a traversal specification",
        ),
    ];
    for principal in Principal::both(&ops) {
        let before = principal.permissions(&admin).await;
        let assign = principal.call(&admin, principal.assign).body(&body);
        assign.refuses(&parts).await;
        assert_eq!(principal.permissions(&admin).await, before);
    }
}

#[tokio::test]
async fn an_unknown_principal_is_404() {
    let (ops, admin) = started().await;
    for principal in Principal::both(&ops) {
        let call = |operation| admin.call(operation).path(principal.parameter, UNKNOWN_ID);
        let permission = json!({ "roleName": "ReadOnly" });
        for call in [
            call(principal.read),
            call(principal.assign).body(permission),
            call(principal.unassign).path("roleName", "ReadOnly"),
            call(principal.add_objects).body(hosts()),
        ] {
            call.fails(404).await;
        }
    }
}

#[tokio::test]
async fn objects_are_added_to_every_permission_and_to_that_of_the_role_read_only() {
    let (ops, admin) = started().await;
    for principal in Principal::both(&ops) {
        let power = json!({ "roleName": "PowerUser" });
        let assign = principal.call(&admin, principal.assign).body(power);
        assign.ok(200).await;
        let add = |body: &Value| principal.call(&admin, principal.add_objects).body(body);
        let mut some = hosts();
        some["selectAllResources"] = json!(false);
        some["resourceSelection"] = json!([{ "type": "SPECIFIC", "resourceId": [UNKNOWN_ID] }]);
        let storage = json!({ "adapterKind": "VMWARE", "name": "vSphere Storage" });
        // The second is in place of the whole tree.
        for objects in [&hosts(), &some, &storage] {
            add(objects).ok(200).await;
        }

        let permissions = principal.permissions(&admin).await;
        let mut roles = all(&permissions, "roleName");
        roles.sort_unstable();
        assert_eq!(roles, ["PowerUser", "ReadOnly"]);
        for permission in permissions.as_array().expect("a list") {
            let objects = &permission["traversal-spec-instances"];
            assert_eq!(objects, &json!([some, storage]));
        }
        let unknown = json!({ "adapterKind": "VMWARE", "name": "none" });
        let reason = "is not the name of a traversal specification";
        add(&unknown).refuses(&[("name", reason)]).await;
    }
}

#[tokio::test]
async fn the_last_administrator_keeps_the_role() {
    let (ops, admin) = started().await;
    let id = ops.user_id("admin").expect("an id").to_string();
    let remove = |session: &Session| {
        let call = session.call("unassignedRolePermissionFromUser");
        call.path("userId", &id).path("roleName", "Administrator")
    };
    let change = json!({ "id": id, "username": "admin", "roleNames": [] });
    remove(&admin).fails(409).await;
    admin
        .call_with("modifyUser", change.clone())
        .fails(409)
        .await;
    // Nothing is lost, neither the role nor the session.
    let own = admin.call("getCurrentUser").ok(200).await;
    assert_eq!(own["roleNames"], json!(["Administrator"]));

    // A second one may take it from the first, but not from itself then.
    ops.add_user(User::new("second", "p").role("Administrator"));
    let second = log_in(&ops, "second", "p").await;
    remove(&second).ok(204).await;
    let second_id = ops.user_id("second").expect("an id").to_string();
    let call = second.call("unassignedRolePermissionFromUser");
    let call = call.path("userId", &second_id);
    call.path("roleName", "Administrator").fails(409).await;
    let disable = json!({ "id": second_id, "username": "second", "enabled": false });
    second.call_with("modifyUser", disable).fails(409).await;
    second.call("getUsers").ok(200).await;

    // By a group it is the same.
    let group = json!({ "name": "Admins", "userIds": [id], "roleNames": ["Administrator"] });
    let group = second.call_with("createUserGroup", group).ok(201).await;
    let call = second.call("unassignedRolePermissionFromUser");
    let call = call.path("userId", &second_id);
    call.path("roleName", "Administrator").ok(204).await;
    let admin = log_in(&ops, "admin", ops.password()).await;
    let delete = admin.call("deleteUserGroup").id(&group["id"]);
    delete.fails(409).await;
    let empty = json!({ "id": group["id"], "name": "Admins", "userIds": [] });
    admin.call_with("modifyUserGroup", empty).fails(409).await;
    admin.call("getUsers").ok(200).await;
}
