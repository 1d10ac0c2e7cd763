//! SCC: whose a token is, and which users can have one.

use chrono::Duration;
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Clock, Scc};
use serde_json::json;

use super::call::{call, with_token};
use crate::simulator::support::{json_of, post, scc, send, start_of_test, start_scc};

#[tokio::test]
async fn a_missing_or_unknown_token_is_401_in_the_shape_of_authentication() {
    let scc = scc().await;
    let user = scc.api_only_user_uid();
    let request = || {
        post(format!(
            "{}/v1/users/{user}/apiToken/generate",
            scc.base_url()
        ))
    };
    let admin = scc.admin_token();
    for request in [
        request(),
        request().header("authorization", "Bearer unknown"),
        request().header("authorization", "Bearer "),
        request().header("authorization", format!("Basic {admin}")),
        request().header("authorization", admin),
    ] {
        let answer = send(request).await;
        assert_eq!(answer.status(), 401);
        assert_eq!(answer.headers()["www-authenticate"], "Bearer");
        let answer = json_of(answer).await;
        assert_eq!(answer["error"], "invalid_token");
        assert!(answer["errorDescription"].is_string());
    }
}

#[tokio::test]
async fn the_roles_of_a_token_are_told_once_each() {
    let user = User::person("twice").token("twice-token");
    let user = user.role("ROLE_FWAAS").role("ROLE_ADMIN");
    let scc = start_scc(Scc::builder().user(user.role("ROLE_FWAAS"))).await;
    let info = with_token(&scc, "getToken", "twice-token").ok(200).await;
    assert_eq!(info["roles"], json!(["ROLE_ADMIN", "ROLE_FWAAS"]));
}

#[tokio::test]
async fn only_api_only_users_have_tokens_to_generate_and_to_revoke() {
    let scc = scc().await;
    for operation in ["generateApiToken", "revokeApiToken"] {
        for person in [scc.human_user_uid(), scc.admin_uid()] {
            let call = call(&scc, operation).id(person);
            let message = call.problem(400, "INVALID_INPUT").await;
            assert_eq!(message, "apiUserUid: is not the id of an API-only user");
        }
    }
    assert_eq!(scc.active_tokens(), 2);
}

#[tokio::test]
async fn an_id_that_is_no_uuid_is_400() {
    let scc = scc().await;
    let simple = scc.api_only_user_uid().simple().to_string();
    let group = json!({ "name": "a", "groupIdentifier": "b", "issuerUrl": "c" });
    for (operation, parameter) in [
        ("generateApiToken", "apiUserUid"),
        ("revokeApiToken", "apiUserUid"),
        ("getUser", "userUid"),
        ("deleteUser", "userUid"),
        ("getActiveDirectoryGroup", "groupUid"),
        ("modifyActiveDirectoryGroup", "groupUid"),
        ("deleteActiveDirectoryGroup", "groupUid"),
    ] {
        for (id, reason) in [
            ("someone", "must be a UUID"),
            ("7131daad", "must be a UUID"),
            (&*simple, "must be a UUID"),
            ("%FF", "must be text"),
        ] {
            let call = call(&scc, operation).id(id).body(&group);
            let message = call.problem(400, "INVALID_INPUT").await;
            assert_eq!(message, format!("{parameter}: {reason}"));
        }
    }
    assert_eq!(scc.active_tokens(), 2);
}

#[tokio::test]
async fn an_old_token_stays_valid_as_long_as_the_builder_says() {
    let builder = Scc::builder().clock(Clock::manual(start_of_test()));
    let scc = start_scc(builder.old_token_life(Duration::seconds(60))).await;
    let generate = async || {
        let call = call(&scc, "generateApiToken").id(scc.api_only_user_uid());
        let body = call.ok(201).await;
        body["apiToken"].as_str().expect("a token").to_owned()
    };
    let first = generate().await;
    let second = generate().await;
    scc.clock().advance(Duration::seconds(59));
    for token in [&first, &second] {
        with_token(&scc, "getToken", token).ok(200).await;
    }
    // The life of the first does not begin anew.
    let third = generate().await;
    scc.clock().advance(Duration::seconds(1));
    assert_eq!(
        with_token(&scc, "getToken", &first).send().await.status,
        401
    );
    for token in [&second, &third] {
        with_token(&scc, "getToken", token).ok(200).await;
    }
    assert_eq!(scc.active_tokens(), 4);
    scc.clock().advance(Duration::seconds(59));
    assert_eq!(
        with_token(&scc, "getToken", &second).send().await.status,
        401
    );
    with_token(&scc, "getToken", &third).ok(200).await;
}
