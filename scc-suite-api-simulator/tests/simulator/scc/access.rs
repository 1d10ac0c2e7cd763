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

/// The operations that a user with this role, or without one, may not call.
async fn forbidden(role: Option<&str>) -> Vec<&'static str> {
    let mut forbidden = Vec::new();
    for operation in operations() {
        let user = User::api_only("caller").token("token");
        let user = role.iter().fold(user, |user, role| user.role(role));
        let scc = start_scc(Scc::builder().user(user)).await;
        // Nothing fits: a caller who may call gets another error.
        let call = with_token(&scc, operation, "token").body(json!({}));
        let reply = call.send().await;
        assert_ne!(reply.status, 401, "{operation}");
        if reply.status == 403 {
            reply.problem(403, "FORBIDDEN");
            forbidden.push(operation);
        }
    }
    forbidden
}

#[tokio::test]
async fn every_role_may_read_and_only_administrators_may_write() {
    let all = operations().into_iter();
    let writes: Vec<_> = all.clone().filter(|id| WRITES.contains(id)).collect();
    let roles = schema("UserRole")["enum"].as_array().expect("roles");
    assert_eq!((roles.len(), writes.len()), (7, 7));
    for role in roles {
        let is_admin = role == "ROLE_ADMIN" || role == "ROLE_SUPER_ADMIN";
        let expected = if is_admin { &[][..] } else { &writes };
        assert_eq!(forbidden(role.as_str()).await, expected, "{role}");
    }
    let others: Vec<_> = all.filter(|id| !OWN.contains(id)).collect();
    assert_eq!(forbidden(None).await, others);
}

#[tokio::test]
async fn every_operation_needs_a_valid_token_and_nothing_happens_without_one() {
    let scc = scc().await;
    let operations = operations();
    for operation in &operations {
        for call in [
            anonymous(&scc, operation),
            with_token(&scc, operation, "unknown"),
        ] {
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
