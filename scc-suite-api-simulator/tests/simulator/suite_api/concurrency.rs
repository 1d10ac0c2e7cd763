//! Requests that arrive at the same time.

use serde_json::json;

use super::call::{Call, Session, all, started};
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

fn same(admin: &Session, operation: &'static str) -> Vec<Call> {
    vec![admin.call(operation); 10]
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
        let calls = same(&admin, operation).into_iter();
        let calls = calls.map(|call| call.body(body.clone())).collect();
        assert_eq!(
            count_statuses(calls, [201, 409]).await,
            [1, 9],
            "{operation}"
        );
    }
}

#[tokio::test]
async fn a_user_is_deleted_once() {
    let (ops, admin) = started().await;
    let id = ops.user_id("viewer").expect("an id");
    let calls = same(&admin, "deleteUser").into_iter();
    let calls = calls.map(|call| call.id(id)).collect();
    assert_eq!(count_statuses(calls, [204, 404]).await, [1, 9]);
}

#[tokio::test]
async fn no_change_of_a_role_is_lost() {
    let (_ops, admin) = started().await;
    let create = admin.call("createUserRole").body(json!({ "name": "New" }));
    create.ok(201).await;
    let privileges = admin.call("getAvailablePrivileges").ok(200).await;
    let keys = all(&privileges["privileges"], "key");
    let calls = keys.iter().map(|key| {
        let call = admin.call("addRolePrivileges").id("New");
        call.body(json!({ "privilege-key": [key] }))
    });
    assert_eq!(count_statuses(calls.collect(), [200, 409]).await, [31, 0]);
    let read = admin.call("getRolePrivileges").id("New");
    assert_eq!(all(&read.ok(200).await["privileges"], "key"), keys);
}
