//! Users, and the caller.

use chrono::Duration;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{LDAP, UNKNOWN_ID, admin, all, anonymous, log_in, session_of, started};
use crate::simulator::support::{cases, login, start_of_test, suite_api};

#[tokio::test]
async fn a_user_is_created_found_changed_and_deleted() {
    let (ops, admin) = started().await;
    let everyone = ops.user_group_id("Everyone").expect("a group");
    let night = ops.user_group_id("Night Shift").expect("a group");
    let new = json!({
        "username": "new",
        "password": "secret-1",
        "firstName": "New",
        "emailAddress": "new@example.com",
        "groupIds": [night],
        "role-permissions": [{ "roleName": "PowerUser", "allowAllObjects": true }],
        "roleNames": ["Administrator"],
    });
    let created = admin.call_with("createUser", new).ok(201).await;
    assert_eq!(created["username"], "new");
    assert_eq!(created["enabled"], true);
    assert_eq!(created["groupIds"], json!([everyone, night]));
    // The permissions prevail over the names.
    assert_eq!(created["roleNames"], json!(["PowerUser"]));
    assert!(created.get("lastName").is_none());
    assert!(created.get("lastLoginTime").is_none());
    let id = created["id"].as_str().expect("an id");
    let href = format!("/suite-api/api/auth/users/{id}");
    assert_eq!(created["links"][0]["href"], href);
    let get = admin.call("getUser").id(id);
    assert_eq!(get.clone().ok(200).await, created);
    log_in(&ops, "new", "secret-1").await;

    let change = json!({ "id": id, "username": "renamed", "lastName": "Now", "groupIds": [], "roleNames": [] });
    let changed = admin.call_with("modifyUser", change).ok(200).await;
    assert_eq!(changed["username"], "renamed");
    assert_eq!(changed["firstName"], "New");
    assert_eq!(changed["lastName"], "Now");
    assert_eq!(changed["groupIds"], json!([everyone]));
    assert_eq!(changed["role-permissions"], json!([]));
    assert_eq!(changed["lastLoginTime"], start_of_test().timestamp_millis());
    assert_eq!(get.clone().ok(200).await, changed);
    log_in(&ops, "renamed", "secret-1").await;

    admin.call("deleteUser").id(id).ok(204).await;
    get.fails(404).await;
    let groups = admin.call("getUserGroups").ok(200).await;
    assert!(!groups.to_string().contains(id));
}

#[tokio::test]
async fn users_are_listed_by_id_role_and_part_of_the_name() {
    let (ops, admin) = started().await;
    let id = |name| ops.user_id(name).expect("an id").to_string();
    let (one, two) = (&*id("admin"), &*id("viewer"));
    let everybody = &["admin", "operator", "viewer", "alice"][..];
    for (filters, users) in cases::<11, _>([
        (&[][..], everybody),
        (&[("id", one)], &["admin"]),
        (
            &[("id", two), ("id", one), ("id", UNKNOWN_ID)],
            &["admin", "viewer"],
        ),
        (&[("roleName", "ReadOnly")], &["viewer"]),
        (
            &[("roleName", "ReadOnly"), ("roleName", "PowerUser")],
            &["operator", "viewer"],
        ),
        (&[("roleName", "none")], &[]),
        (&[("username", "operator")], &["operator"]),
        (&[("username", "r")], &["operator", "viewer"]),
        (&[("username", "r"), ("roleName", "ReadOnly")], &["viewer"]),
        (
            &[("username", "view"), ("username", "ali")],
            &["viewer", "alice"],
        ),
        (&[("other", "x")], everybody),
    ]) {
        let list = admin.call("getUsers").filters(filters);
        assert_eq!(list.listed("username").await, users, "{filters:?}");
    }
}

#[tokio::test]
async fn a_name_that_is_taken_is_409_and_one_of_another_source_is_not() {
    let (ops, admin) = started().await;
    let create = |name| {
        let user = json!({ "username": name, "password": "p" });
        admin.call_with("createUser", user)
    };
    create("operator").fails(409).await;
    // Alice comes from the directory.
    create("alice").ok(201).await;
    create("alice").fails(409).await;
    let operator = json!({ "id": ops.user_id("operator"), "username": "viewer" });
    admin.call_with("modifyUser", operator).fails(409).await;
}

#[tokio::test]
async fn what_a_user_refers_to_must_be_there() {
    let (_ops, admin) = started().await;
    let new = json!({
        "username": "new",
        "password": "",
        "groupIds": [UNKNOWN_ID],
        "role-permissions": [
            { "roleName": "none" },
            { "roleName": "ReadOnly", "scopeId": UNKNOWN_ID },
            { "roleName": "ReadOnly", "traversal-spec-instances": [
                { "adapterKind": "VMWARE", "name": "none" },
                { "adapterKind": "Container", "name": "Adapter Instances" },
                { "adapterKind": "VMWARE", "name": "vSphere Storage", "includedAdapterKinds": ["A"] },
            ] },
        ],
    });
    let objects = |part| format!("role-permissions[2].traversal-spec-instances{part}");
    let parts = [
        ("password", "must not be empty"),
        ("groupIds", "each entry must be the id of a user group"),
        ("role-permissions[0].roleName", "is not the name of a role"),
        ("role-permissions[1].scopeId", "is not the id of a scope"),
        (
            &objects("[0].name"),
            "is not the name of a traversal specification",
        ),
        (
            &objects("[1].includedAdapterKinds"),
            "is required for this tree",
        ),
        (
            &objects("[2].includedAdapterKinds"),
            "is only for a tree of adapter kinds",
        ),
    ];
    admin.call_with("createUser", new).refuses(&parts).await;
    let new = json!({ "username": "new", "roleNames": ["none", "ReadOnly"] });
    let parts = [
        ("password", "is required"),
        ("roleNames", "each entry must be the name of a role"),
    ];
    admin.call_with("createUser", new).refuses(&parts).await;
    assert_eq!(admin.call("getUsers").listed("username").await.len(), 4);
}

#[tokio::test]
async fn a_password_can_be_set_by_an_administrator_and_a_disabled_user_is_out() {
    let (ops, admin) = started().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    let modify = |name: &str, value: Value| {
        let mut user = json!({ "id": ops.user_id("viewer"), "username": "viewer" });
        user[name] = value;
        admin.call_with("modifyUser", user)
    };
    modify("password", json!("secret-2")).ok(200).await;
    viewer.call("getCurrentUser").ok(200).await;
    log_in(&ops, "viewer", "secret-2").await;

    let disabled = modify("enabled", json!(false)).ok(200).await;
    assert_eq!(disabled["enabled"], false);
    viewer.call("getCurrentUser").fails(401).await;
    let fields = json!({ "username": "viewer", "password": "secret-2" });
    assert_eq!(login(&ops, fields).await.status(), 401);
    modify("enabled", json!(true)).ok(200).await;
    log_in(&ops, "viewer", "secret-2").await;
}

#[tokio::test]
async fn several_users_are_deleted_all_or_none() {
    let (ops, admin) = started().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    let [one, two] = ["operator", "viewer"].map(|name| ops.user_id(name).expect("an id"));
    let delete = admin.call("deleteUsers").query("id", one).query("id", two);
    delete.clone().query("id", UNKNOWN_ID).fails(404).await;
    viewer.call("getCurrentUser").ok(200).await;
    delete.ok(204).await;
    viewer.call("getCurrentUser").fails(401).await;
    let left = admin.call("getUsers").listed("username").await;
    assert_eq!(left, ["admin", "alice"]);
}

#[tokio::test]
async fn the_administrator_and_the_caller_stay() {
    let ops = suite_api().await;
    ops.add_user(User::new("second", "p").role("Administrator"));
    let second = log_in(&ops, "second", "p").await;
    let admin = ops.user_id("admin").expect("an id");
    let own = ops.user_id("second").expect("an id");
    for id in [admin, own] {
        second.call("deleteUser").id(id).fails(409).await;
        second.call("deleteUsers").query("id", id).fails(409).await;
    }
    for change in [
        json!({ "id": admin, "username": "root" }),
        json!({ "id": admin, "username": "admin", "enabled": false }),
    ] {
        second.call_with("modifyUser", change).fails(409).await;
    }
    assert_eq!(second.call("getUsers").listed("username").await.len(), 5);
}

#[tokio::test]
async fn callers_change_their_own_password() {
    let ops = suite_api().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    let change = |old: &str, new: &str| {
        let body = json!({ "currentPassword": old, "newPassword": new });
        viewer.call_with("changePassword", body)
    };
    let another = ("newPassword", "must be another password");
    for (old, new, part) in [
        (
            "wrong",
            "secret-3",
            ("currentPassword", "is not the current password"),
        ),
        ("Simulator-3", "", another),
        ("Simulator-3", "Simulator-3", another),
    ] {
        change(old, new).refuses(&[part]).await;
    }
    log_in(&ops, "viewer", "Simulator-3").await;
    change("Simulator-3", "secret-3").ok(204).await;
    viewer.call("getCurrentUser").ok(200).await;
    log_in(&ops, "viewer", "secret-3").await;
    let fields = json!({ "username": "viewer", "password": "Simulator-3" });
    assert_eq!(login(&ops, fields).await.status(), 401);
}

#[tokio::test]
async fn a_password_that_an_auth_source_keeps_is_not_changed() {
    let ops = suite_api().await;
    let fields = json!({ "username": "alice", "password": "Simulator-alice", "authSource": LDAP });
    let login = anonymous(&ops, "acquireToken").body(&fields).ok(200).await;
    // By a group.
    assert_eq!(login["roles"], json!(["ContentAdmin"]));
    let alice = session_of(&ops, fields).await;
    let change = json!({ "currentPassword": "Simulator-alice", "newPassword": "p" });
    alice.call_with("changePassword", change).fails(409).await;
}

#[tokio::test]
async fn callers_see_themselves_and_their_roles() {
    let ops = suite_api().await;
    let operator = log_in(&ops, "operator", "Simulator-2").await;
    let user = operator.call("getCurrentUser").ok(200).await;
    assert_eq!(user["id"], json!(ops.user_id("operator")));
    let permissions = operator.call("getAssignedRolePermissionsForCurrentUser");
    let permissions = permissions.ok(200).await;
    assert_eq!(permissions["permissions"], user["role-permissions"]);
    assert_eq!(all(&permissions["permissions"], "roleName"), ["PowerUser"]);

    let privileges = |role| operator.call("getCurrentUserRolePrivileges").id(role);
    // The second is that of a group.
    for (role, count) in [("PowerUser", 18), ("Night%20Shift", 3)] {
        assert_eq!(privileges(role).listed("key").await.len(), count);
    }
    for role in ["Administrator", "none"] {
        privileges(role).fails(404).await;
    }
}

#[tokio::test]
async fn the_last_login_is_told_by_the_service_s_clock() {
    let ops = suite_api().await;
    for minutes in [0, 5] {
        ops.clock().advance(Duration::minutes(minutes));
        let user = admin(&ops).await.call("getCurrentUser").ok(200).await;
        let now = start_of_test() + Duration::minutes(minutes);
        assert_eq!(user["lastLoginTime"], now.timestamp_millis());
    }
}
