//! Scopes, and the traversal specifications that they choose from.

use chrono::Duration;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{UNKNOWN_ID, admin, all, log_in, started};
use super::samples::hosts;
use crate::simulator::support::{cases, start_of_test, suite_api};

#[tokio::test]
async fn a_scope_is_created_found_changed_and_deleted_by_whom_and_when() {
    let (ops, clock) = suite_api().await;
    let admin = admin(&ops).await;
    let new = json!({ "id": UNKNOWN_ID, "name": "New", "traversalSpecInstances": [hosts()] });
    let created = admin.call("createScope").body(new).ok(201).await;
    let id = created["id"].as_str().expect("an id");
    assert_ne!(id, UNKNOWN_ID);
    assert_eq!(created["traversalSpecInstances"], json!([hosts()]));
    let get = admin.call("getScope").id(id);
    let seen = get.clone().ok(200).await;
    let start = start_of_test().timestamp_millis();
    assert_eq!(seen["createdBy"], json!(ops.user_id("admin")));
    assert_eq!(
        (&seen["creationTime"], &seen["lastModifiedTime"]),
        (&json!(start), &json!(start))
    );

    ops.add_user(User::new("second", "p").role("Administrator"));
    let second = log_in(&ops, "second", "p").await;
    clock.advance(Duration::milliseconds(7));
    let change = json!({ "id": id, "name": "Renamed", "description": "Now" });
    let changed = second.call("modifyScope").body(change).ok(200).await;
    assert_eq!(changed["name"], "Renamed");
    assert_eq!(changed["traversalSpecInstances"], json!([hosts()]));
    let seen = get.clone().ok(200).await;
    assert_eq!(seen["createdBy"], json!(ops.user_id("admin")));
    assert_eq!(seen["creationTime"], start);
    assert_eq!(seen["lastModifiedBy"], json!(ops.user_id("second")));
    assert_eq!(seen["lastModifiedTime"], start + 7);
    let answer = admin.call("getAllObjectScopes").ok(200).await;
    assert_eq!(
        all(&answer["scopesDetails"], "name"),
        ["All clusters", "Renamed"]
    );
    assert_eq!(answer["scopesDetails"][1], seen);

    let delete = admin.call("deleteScopes").body(json!({ "uuids": [id] }));
    delete.clone().ok(200).await;
    delete.fails(404).await;
    get.fails(404).await;
}

#[tokio::test]
async fn a_scope_that_does_not_fit_is_refused() {
    let (ops, admin) = started().await;
    let scope = ops.scope_id("All clusters");
    let wrong = json!({
        "id": scope,
        "name": "",
        "traversalSpecInstances": [hosts(), { "adapterKind": "VMWARE", "name": "none" }],
    });
    for operation in ["createScope", "modifyScope"] {
        let call = admin.call(operation).body(wrong.clone());
        call.refuses(&[
            ("name", "must not be empty"),
            (
                "traversalSpecInstances[1].name",
                "is not the name of a traversal specification",
            ),
        ])
        .await;
    }
    let create = |body: Value| admin.call("createScope").body(body);
    create(json!({ "name": "All clusters" })).fails(409).await;
    let second = create(json!({ "name": "Second" })).ok(201).await;
    let modify = |body: Value| admin.call("modifyScope").body(body);
    modify(json!({ "id": second["id"], "name": "All clusters" }))
        .fails(409)
        .await;
    modify(json!({ "id": scope, "name": "All clusters" }))
        .ok(200)
        .await;
    modify(json!({ "name": "x" }))
        .refuses(&[("id", "is required")])
        .await;
    modify(json!({ "id": UNKNOWN_ID, "name": "x" }))
        .fails(404)
        .await;
    admin.call("getScope").id(UNKNOWN_ID).fails(404).await;
}

#[tokio::test]
async fn scopes_are_deleted_all_or_none_and_one_in_use_stays() {
    let (ops, admin) = started().await;
    let used = ops.scope_id("All clusters");
    let free = admin
        .call("createScope")
        .body(json!({ "name": "Free" }))
        .ok(201)
        .await["id"]
        .clone();
    let delete = |ids: Value| admin.call("deleteScopes").body(json!({ "uuids": ids }));
    delete(json!([free, UNKNOWN_ID])).fails(404).await;
    delete(json!([free, used])).fails(409).await;
    delete(json!([free, free]))
        .refuses(&[("uuids", "must not hold an entry twice")])
        .await;
    let left = admin.call("getAllObjectScopes").ok(200).await;
    assert_eq!(all(&left["scopesDetails"], "name").len(), 2);
    delete(json!([free])).ok(200).await;

    let group = ops.user_group_id("Night Shift").expect("an id");
    let unassign = admin.call("unassignedRolePermissionFromUserGroup");
    let unassign = unassign.id(group).path("roleName", "Night%20Shift");
    unassign.ok(204).await;
    delete(json!([used])).ok(200).await;
    let left = admin.call("getAllObjectScopes").ok(200).await;
    assert_eq!(left["scopesDetails"], json!([]));
}

#[tokio::test]
async fn traversal_specifications_are_listed_by_each_of_their_names() {
    let (_ops, admin) = started().await;
    let list = || admin.call("getTraversalSpecs");
    for (call, names) in cases::<5, _>([
        (
            list(),
            &[
                "vSphere Hosts and Clusters",
                "vSphere Storage",
                "Custom Groups",
                "Adapter Instances",
            ][..],
        ),
        (
            list().query("adapterKind", "VMWARE"),
            &["vSphere Hosts and Clusters", "vSphere Storage"],
        ),
        (
            list()
                .query("resourceKind", "Environment")
                .query("resourceKind", "Universe"),
            &["Custom Groups", "Adapter Instances"],
        ),
        (
            list()
                .query("name", "vSphere Storage")
                .query("adapterKind", "VMWARE"),
            &["vSphere Storage"],
        ),
        (
            list()
                .query("name", "vSphere Storage")
                .query("adapterKind", "Container"),
            &[],
        ),
    ]) {
        let answer = call.ok(200).await;
        assert_eq!(all(&answer["specs"], "name"), names);
    }
}
