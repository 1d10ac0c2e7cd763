//! Who may do what: every operation with the privilege that it needs, and without it.

use scc_suite_api_simulator::suite_api::User;
use serde_json::json;

use super::call::{Call, anonymous, log_in, operations, started, user_with};
use super::samples::{OPERATIONS, VIEW, sample};
use crate::simulator::support::suite_api;

/// Calls an operation, and checks that the answer shows no secret.
async fn call_well(operation: &str, call: Call, status: u16) {
    let text = call.ok(status).await.to_string();
    for secret in ["Simulator-", "secret-", "\"password\":"] {
        let is_there = text.contains(secret);
        assert!(!is_there, "{operation} shows {secret}");
    }
}

#[test]
fn the_table_has_every_operation_once() {
    let mut document = operations();
    document.sort_unstable();
    let table: Vec<_> = OPERATIONS.iter().map(|(id, _, _)| *id).collect();
    assert_eq!(table, document);
}

#[tokio::test]
async fn each_operation_needs_just_its_privilege_or_none() {
    let (_ops, session) = started().await;
    let everything = session.call("getAvailablePrivileges").listed("key").await;
    let mut checked = [0, 0];
    for (operation, needs, status) in OPERATIONS {
        let ops = suite_api().await;
        let call = sample(&ops, operation).await;
        if let Some(privilege) = needs {
            let others = everything.iter().map(String::as_str);
            let others: Vec<_> = others.filter(|key| *key != privilege).collect();
            assert_eq!(others.len() + 1, everything.len(), "{privilege}");
            let without = user_with(&ops, "without", &others).await;
            let message = call.clone().token(&without.token).fails(403).await;
            assert!(message.contains(privilege), "{message}");
            let with = user_with(&ops, "with", &[privilege]).await;
            call_well(operation, call.token(&with.token), status).await;
        } else if operation == "acquireToken" {
            // A login must not carry a token.
            call_well(operation, call, status).await;
        } else {
            // The password and the role go with the samples.
            ops.add_user(User::new("plain", "p").role("ReadOnly"));
            let plain = log_in(&ops, "plain", "p").await;
            call_well(operation, call.token(&plain.token), status).await;
        }
        checked[usize::from(needs.is_some())] += 1;
    }
    assert_eq!(checked, [9, 50]);
}

#[tokio::test]
async fn each_operation_that_needs_a_token_is_401_without_a_good_one() {
    let ops = suite_api().await;
    let mut open = Vec::new();
    for (operation, _, status) in OPERATIONS {
        let call = sample(&ops, operation).await;
        if ["acquireToken", "getAuthSources", "getVIDBWellKnownURL"].contains(&operation) {
            call.ok(status).await;
            open.push(operation);
            continue;
        }
        call.clone().fails(401).await;
        call.token("dead").fails(401).await;
    }
    assert_eq!(open.len(), 3);
    let asked = anonymous(&ops, "getAuthSources").token("dead");
    asked.fails(401).await;
}

#[tokio::test]
async fn a_missing_token_comes_before_a_missing_privilege_and_that_before_a_bad_request() {
    let (ops, admin) = started().await;
    let bad = anonymous(&ops, "createUser").body(json!([]));
    bad.clone().fails(401).await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    bad.clone().token(&viewer.token).fails(403).await;
    let bad = bad.token(&admin.token);
    bad.refuses(&[("body", "must be a JSON object")]).await;
}

#[tokio::test]
async fn a_privilege_can_come_by_a_group_and_goes_with_it() {
    let (ops, admin) = started().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    viewer.call("getRoles").fails(403).await;
    let role = json!({ "name": "Watchers", "privilege-keys": [VIEW] });
    admin.call_with("createUserRole", role).ok(201).await;
    let group = json!({
        "name": "Watchers",
        "userIds": [ops.user_id("viewer")],
        "roleNames": ["Watchers"],
    });
    let group = admin.call_with("createUserGroup", group).ok(201).await;

    viewer.call("getRoles").ok(200).await;
    let by_group = viewer.call("getCurrentUserRolePrivileges").id("Watchers");
    assert_eq!(by_group.listed("key").await, [VIEW]);
    admin.call("deleteUserGroup").id(&group["id"]).ok(204).await;
    viewer.call("getRoles").fails(403).await;
}

#[tokio::test]
async fn privileges_and_their_groups_are_listed_and_chosen_by_key() {
    let (_ops, admin) = started().await;
    for member in ["key", "name"] {
        let all = admin.call("getAvailablePrivileges").listed(member).await;
        assert_eq!(all.len(), 31);
    }
    let groups = &[
        "administration.accesscontrol",
        "administration",
        "alerts",
        "content",
        "environment",
    ][..];
    let (privileges, of_groups) = ("getAvailablePrivileges", "getAvailablePrivilegeGroups");
    for (operation, keys, found) in [
        (
            privileges,
            &[("key", VIEW), ("key", "alerts.view"), ("key", "none")][..],
            &[VIEW, "alerts.view"][..],
        ),
        (privileges, &[("key", "none")], &[]),
        (of_groups, &[], groups),
        (of_groups, &[("key", "alerts")], &["alerts"]),
    ] {
        let chosen = admin.call(operation).filters(keys);
        assert_eq!(chosen.listed("key").await, found);
    }
}
