//! Who may do what: every operation with the privilege that it needs, and without it.

use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{
    Call, Session, admin, all, anonymous, log_in, operations, service, started, user_with,
};
use super::samples::{OPERATIONS, VIEW, sample};

/// Every privilege that there is.
async fn all_keys(ops: &SuiteApi) -> Vec<String> {
    let answer = admin(ops)
        .await
        .call("getAvailablePrivileges")
        .ok(200)
        .await;
    let keys = all(&answer["privileges"], "key").into_iter();
    keys.map(str::to_owned).collect()
}

/// A user whose own password and role go with the samples.
async fn plain_user(ops: &SuiteApi) -> Session {
    ops.add_user(User::new("plain", "p").role("ReadOnly"));
    log_in(ops, "plain", "p").await
}

fn with(session: &Session, operation: &str, call: Call) -> Call {
    // A login must not carry a token.
    if operation == "acquireToken" {
        call
    } else {
        call.token(&session.token)
    }
}

#[test]
fn the_table_has_every_operation_once() {
    let mut document = operations();
    document.sort_unstable();
    let table: Vec<_> = OPERATIONS.iter().map(|(id, _, _)| *id).collect();
    assert_eq!(table, document);
    let open = OPERATIONS.iter().filter(|(_, needs, _)| needs.is_none());
    assert_eq!(open.count(), 9);
}

#[tokio::test]
async fn each_operation_succeeds_for_the_administrator_or_a_plain_user() {
    let mut checked = 0;
    for (operation, needs, status) in OPERATIONS {
        let ops = service(SuiteApi::builder()).await;
        let call = sample(&ops, operation).await;
        let session = match needs {
            Some(_) => admin(&ops).await,
            None => plain_user(&ops).await,
        };
        let answer = with(&session, operation, call).ok(status).await;
        let text = answer.to_string();
        for secret in ["Simulator-", "secret-", "\"password\":"] {
            let is_there = text.contains(secret);
            assert!(!is_there, "{operation} tells {secret}");
        }
        checked += 1;
    }
    assert_eq!(checked, 59);
}

#[tokio::test]
async fn each_operation_that_needs_a_privilege_needs_just_this_one() {
    let ops = service(SuiteApi::builder()).await;
    let everything = all_keys(&ops).await;
    drop(ops);
    let mut checked = 0;
    for (operation, needs, status) in OPERATIONS {
        let Some(privilege) = needs else {
            continue;
        };
        let ops = service(SuiteApi::builder()).await;
        let call = sample(&ops, operation).await;
        let others = everything.iter().map(String::as_str);
        let others: Vec<_> = others.filter(|key| *key != privilege).collect();
        assert_eq!(others.len() + 1, everything.len(), "{privilege}");

        let without = user_with(&ops, "without", &others).await;
        let message = call.clone().token(&without.token).fails(403).await;
        assert!(message.contains(privilege), "{message}");
        let with = user_with(&ops, "with", &[privilege]).await;
        call.clone().token(&with.token).ok(status).await;
        checked += 1;
    }
    assert_eq!(checked, 50);
}

#[tokio::test]
async fn each_operation_that_needs_a_token_is_401_without_a_good_one() {
    let ops = service(SuiteApi::builder()).await;
    let mut checked = Vec::new();
    for (operation, _, status) in OPERATIONS {
        let call = sample(&ops, operation).await;
        if ["acquireToken", "getAuthSources", "getVIDBWellKnownURL"].contains(&operation) {
            call.ok(status).await;
            checked.push(operation);
            continue;
        }
        call.clone().fails(401).await;
        call.token("dead").fails(401).await;
    }
    assert_eq!(checked.len(), 3);
    let asked = anonymous(&ops, "getAuthSources").token("dead");
    asked.fails(401).await;
}

#[tokio::test]
async fn a_missing_token_comes_before_a_missing_privilege_and_that_before_a_bad_request() {
    let ops = service(SuiteApi::builder()).await;
    let bad = anonymous(&ops, "createUser").body(json!([]));
    bad.clone().fails(401).await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    bad.clone().token(&viewer.token).fails(403).await;
    let admin = admin(&ops).await;
    bad.token(&admin.token)
        .refuses(&[("body", "must be a JSON object")])
        .await;
}

#[tokio::test]
async fn a_privilege_can_come_by_a_group_and_goes_with_it() {
    let (ops, admin) = started().await;
    let viewer = log_in(&ops, "viewer", "Simulator-3").await;
    viewer.call("getRoles").fails(403).await;
    let role = json!({ "name": "Watchers", "privilege-keys": [VIEW] });
    admin.call("createUserRole").body(role).ok(201).await;
    let group = json!({
        "name": "Watchers",
        "userIds": [ops.user_id("viewer")],
        "roleNames": ["Watchers"],
    });
    let group = admin.call("createUserGroup").body(group).ok(201).await;

    viewer.call("getRoles").ok(200).await;
    let by_group = viewer.call("getCurrentUserRolePrivileges").id("Watchers");
    assert_eq!(all(&by_group.ok(200).await["privileges"], "key"), [VIEW]);
    admin.call("deleteUserGroup").id(&group["id"]).ok(204).await;
    viewer.call("getRoles").fails(403).await;
}

#[tokio::test]
async fn privileges_and_their_groups_are_listed_and_chosen_by_key() {
    let (_ops, admin) = started().await;
    let answer = admin.call("getAvailablePrivileges").ok(200).await;
    assert_eq!(all(&answer["privileges"], "key").len(), 31);
    assert_eq!(all(&answer["privileges"], "name").len(), 31);
    let chosen = admin.call("getAvailablePrivileges");
    let chosen = chosen
        .query("key", VIEW)
        .query("key", "alerts.view")
        .query("key", "none");
    let answer = chosen.ok(200).await;
    assert_eq!(all(&answer["privileges"], "key"), [VIEW, "alerts.view"]);

    let answer = admin.call("getAvailablePrivilegeGroups").ok(200).await;
    let groups = [
        "administration.accesscontrol",
        "administration",
        "alerts",
        "content",
        "environment",
    ];
    assert_eq!(all(&answer["privilegeGroups"], "key"), groups);
    let chosen = admin
        .call("getAvailablePrivilegeGroups")
        .query("key", "alerts");
    let answer = chosen.ok(200).await;
    assert_eq!(all(&answer["privilegeGroups"], "key"), ["alerts"]);
    let none = admin.call("getAvailablePrivileges").query("key", "none");
    assert_eq!(none.ok(200).await["privileges"], Value::Array(Vec::new()));
}
