//! Scopes, and the traversal specifications that they choose from.

use chrono::Duration;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{UNKNOWN_ID, log_in, started};
use super::samples::hosts;
use crate::simulator::support::{cases, start_of_test};

#[tokio::test]
async fn a_scope_is_created_found_changed_and_deleted_by_whom_and_when() {
    let (ops, admin) = started().await;
    let new = json!({ "name": "New", "traversalSpecInstances": [hosts()] });
    let created = admin.call_with("createScope", new).ok(201).await;
    let id = created["id"].as_str().expect("an id");
    assert_eq!(created["traversalSpecInstances"], json!([hosts()]));
    let get = admin.call("getScope").id(id);
    let seen = get.clone().ok(200).await;
    let start = start_of_test().timestamp_millis();
    assert_eq!(seen["createdBy"], json!(ops.user_id("admin")));
    assert_eq!(seen["creationTime"], start);
    assert_eq!(seen["lastModifiedTime"], start);

    ops.add_user(User::new("second", "p").role("Administrator"));
    let second = log_in(&ops, "second", "p").await;
    ops.clock().advance(Duration::milliseconds(7));
    let change = json!({ "id": id, "name": "Renamed", "description": "Now" });
    let changed = second.call_with("modifyScope", change).ok(200).await;
    assert_eq!(changed["name"], "Renamed");
    assert_eq!(changed["traversalSpecInstances"], json!([hosts()]));
    let seen = get.clone().ok(200).await;
    assert_eq!(seen["createdBy"], json!(ops.user_id("admin")));
    assert_eq!(seen["creationTime"], start);
    assert_eq!(seen["lastModifiedBy"], json!(ops.user_id("second")));
    assert_eq!(seen["lastModifiedTime"], start + 7);
    let answer = admin.call("getAllObjectScopes").ok(200).await;
    assert_eq!(answer["scopesDetails"][0]["name"], "All clusters");
    assert_eq!(answer["scopesDetails"][1], seen);
    assert_eq!(answer["scopesDetails"].as_array().map(Vec::len), Some(2));

    let delete = admin.call_with("deleteScopes", json!({ "uuids": [id] }));
    delete.clone().ok(200).await;
    delete.fails(404).await;
    get.fails(404).await;
}

#[tokio::test]
async fn a_scope_that_does_not_fit_is_refused() {
    let (ops, admin) = started().await;
    let scope = ops.scope_id("All clusters");
    let mut wrong = json!({
        "name": "",
        "traversalSpecInstances": [hosts(), { "adapterKind": "VMWARE", "name": "none" }],
    });
    let parts = [
        ("name", "must not be empty"),
        (
            "traversalSpecInstances[1].name",
            "is not the name of a traversal specification",
        ),
    ];
    let call = admin.call_with("createScope", wrong.clone());
    call.refuses(&parts).await;
    wrong["id"] = json!(scope);
    admin.call_with("modifyScope", wrong).refuses(&parts).await;
    let create = |name| admin.call_with("createScope", json!({ "name": name }));
    create("All clusters").fails(409).await;
    let second = create("Second").ok(201).await["id"].clone();
    let modify = |id| {
        let change = json!({ "id": id, "name": "All clusters" });
        admin.call_with("modifyScope", change)
    };
    modify(second).fails(409).await;
    modify(json!(scope)).ok(200).await;
}

#[tokio::test]
async fn scopes_are_deleted_all_or_none_and_one_in_use_stays() {
    let (ops, admin) = started().await;
    let used = ops.scope_id("All clusters");
    let free = admin.call_with("createScope", json!({ "name": "Free" }));
    let free = free.ok(201).await["id"].clone();
    let delete = |ids: Value| admin.call_with("deleteScopes", json!({ "uuids": ids }));
    let left = async || admin.call("getAllObjectScopes").listed("name").await.len();
    delete(json!([free, UNKNOWN_ID])).fails(404).await;
    delete(json!([free, used])).fails(409).await;
    let twice = ("uuids", "must not hold an entry twice");
    delete(json!([free, free])).refuses(&[twice]).await;
    assert_eq!(left().await, 2);
    delete(json!([free])).ok(200).await;

    let group = ops.user_group_id("Night Shift").expect("an id");
    let unassign = admin.call("unassignedRolePermissionFromUserGroup");
    let unassign = unassign.id(group).path("roleName", "Night%20Shift");
    unassign.ok(204).await;
    delete(json!([used])).ok(200).await;
    assert_eq!(left().await, 0);
}

#[tokio::test]
async fn traversal_specifications_are_listed_by_each_of_their_names() {
    let (_ops, admin) = started().await;
    let (hosts, storage) = ("vSphere Hosts and Clusters", "vSphere Storage");
    let (groups, adapters) = ("Custom Groups", "Adapter Instances");
    for (filters, names) in cases::<5, _>([
        (&[][..], &[hosts, storage, groups, adapters][..]),
        (&[("adapterKind", "VMWARE")], &[hosts, storage]),
        (
            &[
                ("resourceKind", "Environment"),
                ("resourceKind", "Universe"),
            ],
            &[groups, adapters],
        ),
        (&[("name", storage), ("adapterKind", "VMWARE")], &[storage]),
        (&[("name", storage), ("adapterKind", "Container")], &[]),
    ]) {
        let list = admin.call("getTraversalSpecs").filters(filters);
        assert_eq!(list.listed("name").await, names);
    }
}
