//! SCC: who may do what.

use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::User;
use serde_json::json;

use super::call::{anonymous, operations, schema, with_token};
use crate::simulator::support::{scc, start_scc};

/// What only administrators may do.
const WRITES: [&str; 7] = [
    "createUser",
    "deleteUser",
    "createActiveDirectoryGroup",
    "modifyActiveDirectoryGroup",
    "deleteActiveDirectoryGroup",
    "generateApiToken",
    "revokeApiToken",
];

/// What every user may do.
const OWN: [&str; 2] = ["getToken", "revokeToken"];

/// Whether the role of this token does not allow the operation.
async fn is_forbidden(scc: &Scc, operation: &'static str, token: &str) -> bool {
    // Nothing fits: a caller who may call gets another error.
    let call = with_token(scc, operation, token).body(json!({}));
    let reply = call.send().await;
    assert_ne!(reply.status, 401, "{operation}");
    if reply.status == 403 {
        reply.problem(403, "FORBIDDEN");
        return true;
    }
    false
}

#[tokio::test]
async fn every_role_may_read_and_only_administrators_may_write() {
    let roles = schema("UserRole")["enum"].as_array().expect("roles");
    let mut forbidden = Vec::new();
    for role in roles {
        let role = role.as_str().expect("a text");
        for operation in operations() {
            let user = User::api_only("caller").role(role).token("token");
            let scc = start_scc(Scc::builder().user(user)).await;
            if is_forbidden(&scc, operation, "token").await {
                forbidden.push((role, operation));
            }
        }
    }
    let mut expected = Vec::new();
    for role in roles {
        let role = role.as_str().expect("a text");
        let is_admin = ["ROLE_ADMIN", "ROLE_SUPER_ADMIN"].contains(&role);
        let writes = operations().into_iter().filter(|id| WRITES.contains(id));
        expected.extend(writes.filter(|_| !is_admin).map(|id| (role, id)));
    }
    assert_eq!(forbidden, expected);
    assert_eq!(expected.len(), 5 * 7);
}

#[tokio::test]
async fn a_user_without_a_role_may_ask_only_for_the_own_token() {
    let mut allowed = Vec::new();
    for operation in operations() {
        let user = User::person("nobody").token("token");
        let scc = start_scc(Scc::builder().user(user)).await;
        if !is_forbidden(&scc, operation, "token").await {
            allowed.push(operation);
        }
    }
    assert_eq!(allowed, OWN);
}

#[tokio::test]
async fn every_operation_needs_a_valid_token_and_nothing_happens_without_one() {
    let scc = scc().await;
    let operations = operations();
    for operation in &operations {
        let calls = [
            anonymous(&scc, operation),
            with_token(&scc, operation, "unknown"),
        ];
        for call in calls {
            call.body(json!({})).unauthorized().await;
        }
    }
    assert_eq!(operations.len(), 13);
    assert_eq!(scc.active_tokens(), 2);
}

#[tokio::test]
async fn who_may_not_call_is_not_told_what_is_wrong_with_the_request() {
    let scc = scc().await;
    let call = with_token(&scc, "createUser", scc.read_only_token());
    let reply = call.body(json!({ "name": 7 })).send().await;
    reply.problem(403, "FORBIDDEN");
}
