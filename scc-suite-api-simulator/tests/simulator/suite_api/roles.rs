//! Roles and their privileges.

use serde_json::{Value, json};

use super::call::{all, log_in, started};
use super::samples::VIEW;
use crate::simulator::support::cases;

#[tokio::test]
async fn a_role_is_created_found_changed_and_deleted() {
    let (_ops, admin) = started().await;
    let new = json!({
        "name": "API / Übersicht",
        "privilege-keys": [VIEW, "alerts.view", VIEW],
        "system-created": true,
    });
    let created = admin.call("createUserRole").body(new).ok(201).await;
    let expected = json!({
        "name": "API / Übersicht",
        "displayName": "API / Übersicht",
        "privilege-keys": [VIEW, "alerts.view"],
        "system-created": false,
    });
    assert_eq!(created, expected);
    let encoded = "API%20%2F%20%C3%9Cbersicht";
    let get = admin.call("getRoleByName").id(encoded);
    assert_eq!(get.clone().ok(200).await, created);

    let change = json!({ "name": "API / Übersicht", "description": "Looks around" });
    let changed = admin.call("updateUserRole").body(change).ok(200).await;
    assert_eq!(changed["description"], "Looks around");
    assert_eq!(changed["privilege-keys"], created["privilege-keys"]);
    let change = json!({ "name": "API / Übersicht", "privilege-keys": [] });
    let changed = admin.call("updateUserRole").body(change).ok(200).await;
    assert_eq!(changed["description"], "Looks around");
    assert_eq!(changed["privilege-keys"], json!([]));
    assert_eq!(get.clone().ok(200).await, changed);

    let delete = admin.call("deleteUserRole").id(encoded);
    delete.clone().ok(204).await;
    delete.fails(404).await;
    get.fails(404).await;
}

#[tokio::test]
async fn roles_are_listed_by_name() {
    let (_ops, admin) = started().await;
    let names = [
        "Administrator",
        "ContentAdmin",
        "PowerUser",
        "ReadOnly",
        "Night Shift",
    ];
    let answer = admin.call("getRoles").ok(200).await;
    assert_eq!(all(&answer["userRoles"], "name"), names);
    let roles = answer["userRoles"].as_array().expect("roles").iter();
    let made: Vec<_> = roles.map(|role| role["system-created"] == true).collect();
    assert_eq!(made, [true, true, true, true, false]);
    let some = admin.call("getRoles");
    let some = some
        .query("roleName", "ReadOnly")
        .query("roleName", "none")
        .query("roleName", "PowerUser");
    let answer = some.ok(200).await;
    assert_eq!(all(&answer["userRoles"], "name"), ["PowerUser", "ReadOnly"]);
}

#[tokio::test]
async fn a_role_that_does_not_fit_is_refused() {
    let (_ops, admin) = started().await;
    let create = |body: Value| admin.call("createUserRole").body(body);
    let unknown = "each entry must be the key of a privilege";
    create(json!({ "name": "New", "privilege-keys": ["none"] }))
        .refuses(&[("privilege-keys", unknown)])
        .await;
    create(json!({ "name": "" }))
        .refuses(&[("name", "must not be empty")])
        .await;
    create(json!({ "name": "ReadOnly" })).fails(409).await;
    let update = |body: Value| admin.call("updateUserRole").body(body);
    update(json!({ "name": "none" })).fails(404).await;
    update(json!({ "name": "ReadOnly", "privilege-keys": ["none"] }))
        .refuses(&[("privilege-keys", unknown)])
        .await;
    for operation in ["getRoleByName", "getRolePrivileges", "deleteUserRole"] {
        admin
            .call(operation)
            .path("roleName", "none")
            .fails(404)
            .await;
    }
    let answer = admin.call("getRoles").ok(200).await;
    assert_eq!(all(&answer["userRoles"], "name").len(), 5);
}

#[tokio::test]
async fn privileges_of_a_role_are_set_added_and_removed() {
    let (ops, admin) = started().await;
    let change = |operation, keys: Value| {
        let call = admin.call(operation).path("roleName", "ReadOnly");
        call.body(json!({ "privilege-key": keys }))
    };
    for (operation, keys, result) in cases::<6, _>([
        (
            "setRolePrivileges",
            json!(["alerts.view", "alerts.own", "alerts.view"]),
            json!(["alerts.view", "alerts.own"]),
        ),
        (
            "addRolePrivileges",
            json!([VIEW, "alerts.own"]),
            json!(["alerts.view", "alerts.own", VIEW]),
        ),
        (
            "addRolePrivileges",
            json!([]),
            json!(["alerts.view", "alerts.own", VIEW]),
        ),
        (
            "removeRolePrivileges",
            json!(["alerts.own", "content.reports.run"]),
            json!(["alerts.view", VIEW]),
        ),
        ("setRolePrivileges", json!([]), json!([])),
        ("addRolePrivileges", json!([VIEW]), json!([VIEW])),
    ]) {
        let answer = change(operation, keys).ok(200).await;
        assert_eq!(answer["privilege-key"], result, "{operation}");
    }
    let read = admin.call("getRolePrivileges").id("ReadOnly");
    let answer = read.ok(200).await;
    assert_eq!(all(&answer["privileges"], "key"), [VIEW]);
    assert!(answer["privileges"][0]["description"].is_string());
    // Who has the role may do what it now grants.
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    viewer.call("getRoles").ok(200).await;

    for operation in [
        "setRolePrivileges",
        "addRolePrivileges",
        "removeRolePrivileges",
    ] {
        let unknown = "each entry must be the key of a privilege";
        let call = change(operation, json!([VIEW, "none"]));
        call.refuses(&[("privilege-key", unknown)]).await;
        let nobody = change(operation, json!([VIEW])).path("roleName", "none");
        nobody.fails(404).await;
    }
}

#[tokio::test]
async fn roles_of_the_product_stay_and_that_of_the_administrator_cannot_change() {
    let (_ops, admin) = started().await;
    for role in ["Administrator", "ContentAdmin", "PowerUser", "ReadOnly"] {
        admin.call("deleteUserRole").id(role).fails(409).await;
    }
    let update = json!({ "name": "Administrator", "privilege-keys": [] });
    admin.call("updateUserRole").body(update).fails(409).await;
    for operation in [
        "setRolePrivileges",
        "addRolePrivileges",
        "removeRolePrivileges",
    ] {
        let call = admin.call(operation).path("roleName", "Administrator");
        call.body(json!({ "privilege-key": [VIEW] }))
            .fails(409)
            .await;
    }
    let read = admin.call("getRolePrivileges").id("Administrator");
    assert_eq!(all(&read.ok(200).await["privileges"], "key").len(), 31);
}

#[tokio::test]
async fn a_role_that_is_deleted_is_taken_from_all_who_have_it() {
    let (ops, admin) = started().await;
    let group = ops.user_group_id("Night Shift").expect("an id");
    let permissions = admin
        .call("getAssignedRolePermissionsForUserGroup")
        .id(group);
    assert_eq!(
        all(
            &permissions.clone().ok(200).await["permissions"],
            "roleName"
        ),
        ["Night Shift"]
    );
    admin
        .call("deleteUserRole")
        .id("Night%20Shift")
        .ok(204)
        .await;
    assert_eq!(permissions.ok(200).await["permissions"], json!([]));
}
