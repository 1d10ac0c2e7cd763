//! Roles and their privileges.

use serde_json::{Value, json};

use super::call::{log_in, started};
use super::samples::VIEW;
use crate::simulator::support::cases;

/// The operations that change the privileges of a role.
const CHANGES: [&str; 3] = [
    "setRolePrivileges",
    "addRolePrivileges",
    "removeRolePrivileges",
];

#[tokio::test]
async fn a_role_is_created_found_changed_and_deleted() {
    let (_ops, admin) = started().await;
    let new = json!({
        "name": "API / Übersicht",
        "privilege-keys": [VIEW, "alerts.view", VIEW],
        "system-created": true,
    });
    let created = admin.call_with("createUserRole", new).ok(201).await;
    let mut expected = json!({
        "name": "API / Übersicht",
        "displayName": "API / Übersicht",
        "privilege-keys": [VIEW, "alerts.view"],
        "system-created": false,
    });
    assert_eq!(created, expected);
    let encoded = "API%20%2F%20%C3%9Cbersicht";
    let get = admin.call("getRoleByName").id(encoded);
    assert_eq!(get.clone().ok(200).await, created);

    for (name, value) in [
        ("description", json!("Looks around")),
        ("privilege-keys", json!([])),
    ] {
        let mut change = json!({ "name": "API / Übersicht" });
        change[name] = value.clone();
        expected[name] = value;
        let changed = admin.call_with("updateUserRole", change).ok(200).await;
        assert_eq!(changed, expected);
        assert_eq!(get.clone().ok(200).await, changed);
    }

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
    assert_eq!(admin.call("getRoles").listed("name").await, names);
    let roles = admin.call("getRoles").ok(200).await;
    let roles = roles["userRoles"].as_array().expect("roles").iter();
    let made: Vec<_> = roles.map(|role| role["system-created"] == true).collect();
    assert_eq!(made, [true, true, true, true, false]);
    let some = ["ReadOnly", "none", "PowerUser"].map(|name| ("roleName", name));
    let some = admin.call("getRoles").filters(&some);
    assert_eq!(some.listed("name").await, ["PowerUser", "ReadOnly"]);
}

#[tokio::test]
async fn a_role_that_does_not_fit_is_refused() {
    let (_ops, admin) = started().await;
    let unknown = (
        "privilege-keys",
        "each entry must be the key of a privilege",
    );
    for (operation, role, part) in cases::<3, _>([
        (
            "createUserRole",
            json!({ "name": "New", "privilege-keys": ["none"] }),
            unknown,
        ),
        (
            "createUserRole",
            json!({ "name": "" }),
            ("name", "must not be empty"),
        ),
        (
            "updateUserRole",
            json!({ "name": "ReadOnly", "privilege-keys": ["none"] }),
            unknown,
        ),
    ]) {
        admin.call_with(operation, role).refuses(&[part]).await;
    }
    let taken = json!({ "name": "ReadOnly" });
    admin.call_with("createUserRole", taken).fails(409).await;
    admin.call("deleteUserRole").id("none").fails(404).await;
    assert_eq!(admin.call("getRoles").listed("name").await.len(), 5);
}

#[tokio::test]
async fn privileges_of_a_role_are_set_added_and_removed() {
    let (ops, admin) = started().await;
    let change = |operation, keys: &[&str]| {
        let keys = json!({ "privilege-key": keys });
        admin.call_with(operation, keys).id("ReadOnly")
    };
    let [set, add, remove] = CHANGES;
    let (alerts, own) = ("alerts.view", "alerts.own");
    for (operation, keys, result) in cases::<6, _>([
        (set, &[alerts, own, alerts][..], &[alerts, own][..]),
        (add, &[VIEW, own], &[alerts, own, VIEW]),
        (add, &[], &[alerts, own, VIEW]),
        (remove, &[own, "content.reports.run"], &[alerts, VIEW]),
        (set, &[], &[]),
        (add, &[VIEW], &[VIEW]),
    ]) {
        let answer = change(operation, keys).ok(200).await;
        assert_eq!(answer["privilege-key"], json!(result), "{operation}");
    }
    let read = admin.call("getRolePrivileges").id("ReadOnly");
    let privileges = read.ok(200).await["privileges"].clone();
    assert_eq!(privileges.as_array().map(Vec::len), Some(1));
    assert_eq!(privileges[0]["key"], VIEW);
    assert!(privileges[0]["description"].is_string());
    // Who has the role may do what it now grants.
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    viewer.call("getRoles").ok(200).await;

    for operation in CHANGES {
        let reason = "each entry must be the key of a privilege";
        let unknown = change(operation, &[VIEW, "none"]);
        unknown.refuses(&[("privilege-key", reason)]).await;
        change(operation, &[VIEW]).id("none").fails(404).await;
    }
}

#[tokio::test]
async fn roles_of_the_product_stay_and_that_of_the_administrator_cannot_change() {
    let (_ops, admin) = started().await;
    for role in ["Administrator", "ContentAdmin", "PowerUser", "ReadOnly"] {
        admin.call("deleteUserRole").id(role).fails(409).await;
    }
    let update = json!({ "name": "Administrator", "privilege-keys": [] });
    admin.call_with("updateUserRole", update).fails(409).await;
    for operation in CHANGES {
        let change = admin.call_with(operation, json!({ "privilege-key": [VIEW] }));
        change.id("Administrator").fails(409).await;
    }
    let read = admin.call("getRolePrivileges").id("Administrator");
    assert_eq!(read.listed("key").await.len(), 31);
}

#[tokio::test]
async fn a_role_that_is_deleted_is_taken_from_all_who_have_it() {
    let (ops, admin) = started().await;
    let group = ops.user_group_id("Night Shift").expect("an id");
    let permissions = admin.call("getAssignedRolePermissionsForUserGroup");
    let permissions = permissions.id(group);
    let before = permissions.clone().listed("roleName").await;
    assert_eq!(before, ["Night Shift"]);
    let delete = admin.call("deleteUserRole").id("Night%20Shift");
    delete.ok(204).await;
    let after = permissions.ok(200).await;
    assert_eq!(after["permissions"], Value::Array(Vec::new()));
}
