//! Requests that arrive at the same time.

use serde_json::json;

use super::call::{Call, started};
use crate::simulator::support::cases;

/// How many of the calls, sent at once, have each of two statuses.
async fn count_statuses(calls: Vec<Call>, statuses: [u16; 2]) -> [usize; 2] {
    let tasks = calls.into_iter().map(|call| tokio::spawn(call.send()));
    let mut counts = [0, 0];
    for task in tasks.collect::<Vec<_>>() {
        let status = task.await.expect("no panic").status;
        let at = statuses.iter().position(|known| *known == status);
        counts[at.unwrap_or_else(|| panic!("{status}"))] += 1;
    }
    counts
}

#[tokio::test]
async fn a_name_is_given_once_however_many_want_it() {
    let (_ops, admin) = started().await;
    for (operation, body) in cases::<5, _>([
        ("createUser", json!({ "username": "new", "password": "p" })),
        ("createUserGroup", json!({ "name": "New" })),
        ("createUserRole", json!({ "name": "New" })),
        ("createScope", json!({ "name": "New" })),
        (
            "addAuthSource",
            json!({ "name": "New", "sourceType": { "id": "OTHER", "name": "OTHER" } }),
        ),
    ]) {
        let calls = vec![admin.call_with(operation, body); 10];
        let counts = count_statuses(calls, [201, 409]).await;
        assert_eq!(counts, [1, 9], "{operation}");
    }
}

#[tokio::test]
async fn a_user_is_deleted_once() {
    let (ops, admin) = started().await;
    let delete = admin.call("deleteUser").id(ops.user_id("viewer"));
    let counts = count_statuses(vec![delete; 10], [204, 404]).await;
    assert_eq!(counts, [1, 9]);
}

#[tokio::test]
async fn no_change_of_a_role_is_lost() {
    let (_ops, admin) = started().await;
    let create = admin.call_with("createUserRole", json!({ "name": "New" }));
    create.ok(201).await;
    let keys = admin.call("getAvailablePrivileges").listed("key").await;
    let calls = keys.iter().map(|key| {
        let key = json!({ "privilege-key": [key] });
        admin.call_with("addRolePrivileges", key).id("New")
    });
    assert_eq!(count_statuses(calls.collect(), [200, 409]).await, [31, 0]);
    let read = admin.call("getRolePrivileges").id("New");
    assert_eq!(read.listed("key").await, keys);
}
