//! SCC: tokens are generated, described and revoked; and the shapes of errors.

use reqwest::Response;
use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::User;
use serde_json::{Value, json};

use super::call::{call, with_token};
use crate::simulator::support::{json_of, post, scc, send, start_scc};

async fn generate(scc: &Scc, user: impl std::fmt::Display, token: &str) -> Response {
    let url = format!("{}/v1/users/{user}/apiToken/generate", scc.base_url());
    let request = post(url).header("authorization", format!("Bearer {token}"));
    send(request).await
}

/// A token that was just made.
async fn generated(scc: &Scc, user: uuid::Uuid, token: &str) -> String {
    let answer = generate(scc, user, token).await;
    assert_eq!(answer.status(), 201);
    let answer: Value = json_of(answer).await;
    answer["apiToken"].as_str().expect("a token").to_owned()
}

/// Checks an answer of the shape `CommonApiError`.
async fn assert_common(answer: Response, status: u16, code: &str) {
    assert_eq!(answer.status(), status);
    assert_eq!(answer.headers()["content-type"], "application/json");
    let answer: Value = json_of(answer).await;
    assert_eq!(answer["errorCode"], code);
    assert!(answer["errorMsg"].is_string());
    assert!(answer["details"].is_object());
}

#[tokio::test]
async fn a_new_token_is_201_and_works_for_its_user() {
    let scc = scc().await;
    let token = generated(&scc, scc.api_only_user_uid(), scc.admin_token()).await;
    assert_eq!(token.split('.').count(), 3);
    // The API-only user is a super admin, so the new token may do the same.
    generated(&scc, scc.api_only_user_uid(), &token).await;
}

#[tokio::test]
async fn old_tokens_stay_unless_the_builder_says_otherwise() {
    for (kill, status) in [(false, 201), (true, 401)] {
        let builder = Scc::builder();
        let builder = if kill {
            builder.one_token_per_user()
        } else {
            builder
        };
        let scc = builder.start().await.expect("a free port");
        let old = generated(&scc, scc.api_only_user_uid(), scc.admin_token()).await;
        generated(&scc, scc.api_only_user_uid(), scc.admin_token()).await;
        let answer = generate(&scc, scc.api_only_user_uid(), &old).await;
        assert_eq!(answer.status(), status);
    }
}

#[tokio::test]
async fn a_missing_or_unknown_token_is_401_in_the_shape_of_authentication() {
    let scc = scc().await;
    let user = scc.api_only_user_uid();
    let url = format!("{}/v1/users/{user}/apiToken/generate", scc.base_url());
    let admin = scc.admin_token();
    let requests = [
        post(url.clone()),
        post(url.clone()).header("authorization", "Bearer unknown"),
        post(url.clone()).header("authorization", "Bearer "),
        post(url.clone()).header("authorization", format!("Basic {admin}")),
        post(url).header("authorization", admin),
    ];
    for request in requests {
        let answer = send(request).await;
        assert_eq!(answer.status(), 401);
        assert_eq!(answer.headers()["www-authenticate"], "Bearer");
        let answer: Value = json_of(answer).await;
        assert_eq!(answer["error"], "invalid_token");
        assert!(answer["errorDescription"].is_string());
    }
}

#[tokio::test]
async fn a_caller_who_is_no_admin_is_403() {
    let scc = scc().await;
    let answer = generate(&scc, scc.read_only_user_uid(), scc.read_only_token()).await;
    assert_common(answer, 403, "FORBIDDEN").await;
}

#[tokio::test]
async fn an_id_that_is_no_uuid_is_400() {
    let scc = scc().await;
    let simple = scc.api_only_user_uid().simple().to_string();
    for id in ["someone", "7131daad", "%FF", simple.as_str()] {
        let answer = generate(&scc, id, scc.admin_token()).await;
        assert_common(answer, 400, "INVALID_INPUT").await;
    }
}

#[tokio::test]
async fn a_person_cannot_have_an_api_token() {
    let scc = scc().await;
    for person in [scc.human_user_uid(), scc.admin_uid()] {
        let answer = generate(&scc, person, scc.admin_token()).await;
        assert_common(answer, 400, "INVALID_INPUT").await;
    }
}

#[tokio::test]
async fn an_unknown_user_is_400_with_the_code_not_found() {
    let scc = scc().await;
    let answer = generate(&scc, uuid::Uuid::new_v4(), scc.admin_token()).await;
    assert_common(answer, 400, "NOT_FOUND").await;
}

#[tokio::test]
async fn a_revoked_token_is_401() {
    let scc = scc().await;
    assert_eq!(scc.active_tokens(), 2);
    assert!(scc.revoke_token(scc.admin_token()));
    assert!(!scc.revoke_token(scc.admin_token()));
    let answer = generate(&scc, scc.api_only_user_uid(), scc.admin_token()).await;
    assert_eq!(answer.status(), 401);
    scc.revoke_all_tokens();
    assert_eq!(scc.active_tokens(), 0);
}

#[tokio::test]
async fn own_users_have_their_own_ids_roles_and_tokens() {
    let uid = uuid::Uuid::new_v4();
    let robot = User::api_only("robot")
        .uid(uid)
        .role("ROLE_ADMIN")
        .token("robot-token");
    let scc = start_scc(Scc::builder().user(robot)).await;
    generated(&scc, uid, "robot-token").await;

    scc.add_user(
        User::person("late@example.com")
            .role("ROLE_DEPLOY_ONLY")
            .token("late-token"),
    );
    let answer = generate(&scc, uid, "late-token").await;
    assert_common(answer, 403, "FORBIDDEN").await;
}

#[tokio::test]
async fn an_unknown_path_is_404_and_a_wrong_method_is_405_in_the_service_s_shape() {
    let scc = scc().await;
    let nothing = post(format!("{}/v1/nothing", scc.base_url()));
    let answer = nothing.json(&json!({})).send().await.expect("an answer");
    assert_common(answer, 404, "NOT_FOUND").await;

    let uid = scc.api_only_user_uid();
    let url = format!("{}/v1/users/{uid}/apiToken/generate", scc.base_url());
    let answer = send(reqwest::Client::new().delete(url)).await;
    assert_eq!(answer.headers()["allow"], "POST");
    assert_common(answer, 405, "METHOD_NOT_ALLOWED").await;
}

#[tokio::test]
async fn a_token_tells_whose_it_is_and_has_no_end() {
    let scc = scc().await;
    let info = call(&scc, "getToken").ok(200).await;
    let expected = json!({
        "uid": scc.admin_uid(),
        "name": "admin@example.com",
        "roles": ["ROLE_SUPER_ADMIN"],
        "tenantUid": scc.tenant_uid(),
    });
    assert_eq!(info, expected);

    let token = generated(&scc, scc.api_only_user_uid(), scc.admin_token()).await;
    let info = with_token(&scc, "getToken", &token).ok(200).await;
    assert_eq!(info["uid"], json!(scc.api_only_user_uid()));
    assert_eq!(info["name"], "automation@simulator");
}

#[tokio::test]
async fn the_roles_of_a_token_are_told_once_each() {
    let user = User::person("twice").token("twice-token");
    let user = user
        .role("ROLE_FWAAS")
        .role("ROLE_ADMIN")
        .role("ROLE_FWAAS");
    let scc = start_scc(Scc::builder().user(user)).await;
    let info = with_token(&scc, "getToken", "twice-token").ok(200).await;
    assert_eq!(info["roles"], json!(["ROLE_ADMIN", "ROLE_FWAAS"]));
}

#[tokio::test]
async fn callers_revoke_their_own_token_and_no_other() {
    let scc = scc().await;
    let (uid, admin) = (scc.api_only_user_uid(), scc.admin_token());
    let first = generated(&scc, uid, admin).await;
    let second = generated(&scc, uid, admin).await;
    with_token(&scc, "revokeToken", &first).ok(200).await;
    for operation in ["getToken", "getUsers", "revokeToken"] {
        let with_dead_token = with_token(&scc, operation, &first);
        with_dead_token.unauthorized().await;
    }
    with_token(&scc, "getToken", &second).ok(200).await;
    assert_eq!(scc.active_tokens(), 3);
}

#[tokio::test]
async fn all_tokens_of_an_api_only_user_are_revoked_and_no_others() {
    let scc = scc().await;
    let (uid, admin) = (scc.api_only_user_uid(), scc.admin_token());
    let tokens = [
        generated(&scc, uid, admin).await,
        generated(&scc, uid, admin).await,
    ];
    // The second time, there is nothing to revoke: no error.
    for _ in 0..2 {
        let revoked = call(&scc, "revokeApiToken").id(uid).ok(201).await;
        assert_eq!(revoked, json!({ "status": "OK" }));
        assert_eq!(scc.active_tokens(), 2);
    }
    for token in &tokens {
        with_token(&scc, "getToken", token).unauthorized().await;
    }
    generated(&scc, uid, admin).await;
}

#[tokio::test]
async fn only_the_tokens_of_api_only_users_are_revoked_by_id() {
    let scc = scc().await;
    let revoke = |id: String| call(&scc, "revokeApiToken").id(id);
    for person in [scc.human_user_uid(), scc.admin_uid()] {
        let message = revoke(person.to_string())
            .problem(400, "INVALID_INPUT")
            .await;
        assert_eq!(message, "apiUserUid: is not the id of an API-only user");
    }
    let nobody = uuid::Uuid::new_v4().to_string();
    revoke(nobody).problem(400, "NOT_FOUND").await;
    let message = revoke("me".to_owned()).problem(400, "INVALID_INPUT").await;
    assert_eq!(message, "apiUserUid: must be a UUID");
    assert_eq!(scc.active_tokens(), 2);
}
