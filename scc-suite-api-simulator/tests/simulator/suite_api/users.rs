//! Users, and the caller.

use chrono::Duration;
use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{UNKNOWN_ID, admin, all, anonymous, log_in, service, started};
use crate::simulator::support::{cases, json_of, login, start_of_test, suite_api};

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
        "enabled": null,
        "groupIds": [night],
        "role-permissions": [{ "roleName": "PowerUser", "allowAllObjects": true }],
        "roleNames": ["Administrator"],
    });
    let created = admin.call("createUser").body(new).ok(201).await;
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
    let changed = admin.call("modifyUser").body(change).ok(200).await;
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
    let list = || admin.call("getUsers");
    let (one, two) = (
        ops.user_id("admin").expect("one"),
        ops.user_id("viewer").expect("two"),
    );
    for (call, users) in cases::<11, _>([
        (list(), &["admin", "operator", "viewer", "alice"][..]),
        (list().query("id", one), &["admin"]),
        (
            list()
                .query("id", two)
                .query("id", one)
                .query("id", UNKNOWN_ID),
            &["admin", "viewer"],
        ),
        (list().query("roleName", "ReadOnly"), &["viewer"]),
        (
            list()
                .query("roleName", "ReadOnly")
                .query("roleName", "PowerUser"),
            &["operator", "viewer"],
        ),
        (list().query("roleName", "none"), &[]),
        (list().query("username", "operator"), &["operator"]),
        (list().query("username", "r"), &["operator", "viewer"]),
        (
            list().query("username", "r").query("roleName", "ReadOnly"),
            &["viewer"],
        ),
        (
            list().query("username", "view").query("username", "ali"),
            &["viewer", "alice"],
        ),
        (
            list().query("other", "x"),
            &["admin", "operator", "viewer", "alice"],
        ),
    ]) {
        let answer = call.ok(200).await;
        assert_eq!(all(&answer["users"], "username"), users);
    }
}

#[tokio::test]
async fn a_name_that_is_taken_is_409_and_one_of_another_source_is_not() {
    let (ops, admin) = started().await;
    let create = |name| {
        admin
            .call("createUser")
            .body(json!({ "username": name, "password": "p" }))
    };
    create("operator").fails(409).await;
    // Alice comes from the directory.
    create("alice").ok(201).await;
    create("alice").fails(409).await;
    let operator = json!({ "id": ops.user_id("operator"), "username": "viewer" });
    admin.call("modifyUser").body(operator).fails(409).await;
}

#[tokio::test]
async fn what_a_user_refers_to_must_be_there() {
    let (_ops, admin) = started().await;
    let unknown_role = "is not the name of a role";
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
    let create = admin.call("createUser").body(new);
    let objects = "role-permissions[2].traversal-spec-instances";
    create
        .refuses(&[
            ("password", "must not be empty"),
            ("groupIds", "each entry must be the id of a user group"),
            ("role-permissions[0].roleName", unknown_role),
            ("role-permissions[1].scopeId", "is not the id of a scope"),
            (
                &format!("{objects}[0].name"),
                "is not the name of a traversal specification",
            ),
            (
                &format!("{objects}[1].includedAdapterKinds"),
                "is required for this tree",
            ),
            (
                &format!("{objects}[2].includedAdapterKinds"),
                "is only for a tree of adapter kinds",
            ),
        ])
        .await;
    let new = json!({ "username": "new", "roleNames": ["none", "ReadOnly"] });
    let create = admin.call("createUser").body(new);
    create
        .refuses(&[
            ("password", "is required"),
            ("roleNames", "each entry must be the name of a role"),
        ])
        .await;
    let answer = admin.call("getUsers").ok(200).await;
    assert_eq!(all(&answer["users"], "username").len(), 4);
}

#[tokio::test]
async fn a_change_needs_an_id_that_is_known() {
    let (_ops, admin) = started().await;
    let modify = |body: Value| admin.call("modifyUser").body(body);
    modify(json!({ "username": "viewer" }))
        .refuses(&[("id", "is required")])
        .await;
    modify(json!({ "id": UNKNOWN_ID, "username": "viewer" }))
        .fails(404)
        .await;
    for operation in ["getUser", "deleteUser"] {
        admin.call(operation).id(UNKNOWN_ID).fails(404).await;
    }
}

#[tokio::test]
async fn a_password_can_be_set_by_an_administrator_and_a_disabled_user_is_out() {
    let (ops, admin) = started().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    let modify = |body: Value| admin.call("modifyUser").body(body);
    let id = ops.user_id("viewer");
    modify(json!({ "id": id, "username": "viewer", "password": "secret-2" }))
        .ok(200)
        .await;
    viewer.call("getCurrentUser").ok(200).await;
    log_in(&ops, "viewer", "secret-2").await;

    let disabled = modify(json!({ "id": id, "username": "viewer", "enabled": false }));
    assert_eq!(disabled.ok(200).await["enabled"], false);
    viewer.call("getCurrentUser").fails(401).await;
    let fields = json!({ "username": "viewer", "password": "secret-2" });
    assert_eq!(login(&ops, fields).await.status(), 401);
    modify(json!({ "id": id, "username": "viewer", "enabled": true }))
        .ok(200)
        .await;
    log_in(&ops, "viewer", "secret-2").await;
}

#[tokio::test]
async fn several_users_are_deleted_all_or_none() {
    let (ops, admin) = started().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    let ids = ["operator", "viewer"].map(|name| ops.user_id(name).expect("an id"));
    let delete = admin
        .call("deleteUsers")
        .query("id", ids[0])
        .query("id", ids[1]);
    delete.clone().query("id", UNKNOWN_ID).fails(404).await;
    viewer.call("getCurrentUser").ok(200).await;
    delete.ok(204).await;
    viewer.call("getCurrentUser").fails(401).await;
    let answer = admin.call("getUsers").ok(200).await;
    assert_eq!(all(&answer["users"], "username"), ["admin", "alice"]);
    admin
        .call("deleteUsers")
        .refuses(&[("id", "is required")])
        .await;
}

#[tokio::test]
async fn the_administrator_and_the_caller_stay() {
    let ops = service(SuiteApi::builder()).await;
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
        second.call("modifyUser").body(change).fails(409).await;
    }
    let answer = second.call("getUsers").ok(200).await;
    assert_eq!(all(&answer["users"], "username").len(), 5);
}

#[tokio::test]
async fn callers_change_their_own_password() {
    let ops = service(SuiteApi::builder()).await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    let change = |old: &str, new: &str| {
        let body = json!({ "currentPassword": old, "newPassword": new });
        viewer.call("changePassword").body(body)
    };
    let wrong = change("wrong", "secret-3");
    wrong
        .refuses(&[("currentPassword", "is not the current password")])
        .await;
    for new in ["", "Simulator-3"] {
        let same = change("Simulator-3", new);
        same.refuses(&[("newPassword", "must be another password")])
            .await;
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
    let ops = service(SuiteApi::builder()).await;
    let source = "Imported LDAP Server";
    let fields =
        json!({ "username": "alice", "password": "Simulator-alice", "authSource": source });
    let answer = login(&ops, fields).await;
    assert_eq!(answer.status(), 200);
    let answer: Value = json_of(answer).await;
    assert_eq!(answer["roles"], json!(["ContentAdmin"]));
    let token = answer["token"].as_str().expect("a token");
    let change = json!({ "currentPassword": "Simulator-alice", "newPassword": "p" });
    let call = anonymous(&ops, "changePassword").token(token).body(change);
    call.fails(409).await;
}

#[tokio::test]
async fn callers_see_themselves_and_their_roles() {
    let ops = service(SuiteApi::builder()).await;
    let operator = log_in(&ops, "operator", "Simulator-2").await;
    let user = operator.call("getCurrentUser").ok(200).await;
    assert_eq!(user["id"], json!(ops.user_id("operator")));
    let permissions = operator
        .call("getAssignedRolePermissionsForCurrentUser")
        .ok(200)
        .await;
    assert_eq!(permissions["permissions"], user["role-permissions"]);
    assert_eq!(all(&permissions["permissions"], "roleName"), ["PowerUser"]);

    let privileges = |role| operator.call("getCurrentUserRolePrivileges").id(role);
    let own = privileges("PowerUser").ok(200).await;
    assert_eq!(all(&own["privileges"], "key").len(), 18);
    let by_group = privileges("Night%20Shift").ok(200).await;
    assert_eq!(all(&by_group["privileges"], "key").len(), 3);
    privileges("Administrator").fails(404).await;
    privileges("none").fails(404).await;
}

#[tokio::test]
async fn the_last_login_is_told_by_the_service_s_clock() {
    let (ops, clock) = suite_api().await;
    let first = admin(&ops).await.call("getCurrentUser").ok(200).await;
    assert_eq!(first["lastLoginTime"], start_of_test().timestamp_millis());
    clock.advance(Duration::minutes(5));
    let second = admin(&ops).await.call("getCurrentUser").ok(200).await;
    let later = start_of_test() + Duration::minutes(5);
    assert_eq!(second["lastLoginTime"], later.timestamp_millis());
}
