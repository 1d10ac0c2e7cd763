//! Tokens: what a login and an exchange answer, how long a token lives, and the header that
//! carries it.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::Duration;
use reqwest::Response;
use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Clock, SuiteApi};
use serde_json::{Value, json};

use super::call::{LDAP, anonymous, started};
use crate::simulator::support::{
    authorization, cases, credentials, exchange, json_of, login, post_ops, scc, send,
    start_of_test, start_ops, suite_api, token,
};

/// Checks the answer to a token that is not valid.
async fn assert_dead(answer: Response) {
    assert_eq!(answer.status(), 401);
    let answer = json_of(answer).await;
    assert_eq!(answer["apiErrorCode"], 1512);
    assert_eq!(answer["httpStatusCode"], 401);
}

#[tokio::test]
async fn a_login_gives_a_token_with_the_moment_of_its_end() {
    let ops = suite_api().await;
    let answer = json_of(login(&ops, credentials(&ops)).await).await;
    let end = start_of_test() + Duration::hours(6);
    assert_eq!(answer["validity"], end.timestamp_millis());
    let words = "Monday, January 5, 2026 at 2:00:00 PM UTC";
    assert_eq!(answer["expiresAt"], words);
    let token = answer["token"].as_str().expect("a token");
    let (left, right) = token.split_once("::").expect("two parts");
    assert_eq!((left.len(), right.len()), (36, 36));
    assert_ne!(left, right);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test]
async fn a_login_names_user_password_and_source_exactly_but_for_the_case_of_local() {
    let ops = suite_api().await;
    let (name, password) = (ops.username(), ops.password());
    let (other, odd) = ("CORP\\jo@x", "pä\"ss'\\ \u{1f511} &<>");
    ops.add_user(User::new(other, odd).auth_source(LDAP));
    for (username, password, source, status) in cases::<10, _>([
        (name, "wrong", None, 401),
        ("wrong", password, None, 401),
        (name, password, Some(""), 401),
        (other, odd, None, 401),
        (other, odd, Some(LDAP), 200),
        (name, password, Some("Local"), 200),
        // The source of local users alone is known in any case.
        (name, password, Some("LOCAL"), 200),
        (name, password, Some("local"), 200),
        (other, odd, Some(&LDAP.to_lowercase()), 401),
        (other, odd, Some("local"), 401),
    ]) {
        let mut fields = json!({ "username": username, "password": password });
        if let Some(source) = source {
            fields["authSource"] = json!(source);
        }
        let login = anonymous(&ops, "acquireToken").body(fields).send().await;
        let json = login.with(status);
        if status == 401 {
            assert_eq!(
                (&json["type"], &json["apiErrorCode"]),
                (&json!("Error"), &json!(401))
            );
            assert_eq!(json["httpStatusCode"], 401);
            assert!(json["message"].is_string());
        }
    }
    assert_eq!(ops.active_tokens(), 4);
}

#[tokio::test]
async fn the_life_of_a_token_can_be_shorter_and_need_not_slide() {
    for (sliding, status_after_use) in [(true, 200), (false, 401)] {
        let builder = SuiteApi::builder().clock(Clock::manual(start_of_test()));
        let builder = builder.token_lifetime(Duration::seconds(90));
        let ops = start_ops(builder.sliding(sliding)).await;
        let authorization = authorization(&ops).await;
        ops.clock().advance(Duration::seconds(89));
        assert_eq!(exchange(&ops, &authorization).await.status(), 200);
        ops.clock().advance(Duration::seconds(1));
        let answer = exchange(&ops, &authorization).await;
        assert_eq!(answer.status(), status_after_use, "sliding: {sliding}");
        ops.clock().advance(Duration::seconds(90));
        // A refused call does not bring it back.
        for _ in 0..2 {
            assert_dead(exchange(&ops, &authorization).await).await;
        }
    }
}

#[tokio::test]
async fn a_token_is_ended_from_outside_once_or_with_all_others() {
    let ops = suite_api().await;
    let first = token(&ops).await;
    token(&ops).await;
    assert!(ops.expire_token(&first) && !ops.expire_token(&first));
    assert_eq!(ops.active_tokens(), 1);
    ops.expire_all_tokens();
    assert_eq!(ops.active_tokens(), 0);

    let scc = scc().await;
    assert!(scc.revoke_token(scc.admin_token()) && !scc.revoke_token(scc.admin_token()));
    assert_eq!(scc.active_tokens(), 1);
    scc.revoke_all_tokens();
    assert_eq!(scc.active_tokens(), 0);
}

#[tokio::test]
async fn both_documented_schemes_are_taken_in_any_case_and_no_other() {
    let ops = suite_api().await;
    let token = token(&ops).await;
    for scheme in [
        "OpsToken",
        "vRealizeOpsToken",
        "opstoken",
        "VREALIZEOPSTOKEN",
    ] {
        let answer = exchange(&ops, &format!("{scheme} {token}")).await;
        assert_eq!(answer.status(), 200, "{scheme}");
    }
    let bearer = format!("Bearer {token}");
    let without = send(post_ops(&ops, "/api/auth/token/release")).await;
    for answer in [
        exchange(&ops, &bearer).await,
        exchange(&ops, &token).await,
        exchange(&ops, "OpsToken").await,
        without,
    ] {
        let schemes = &answer.headers()["www-authenticate"];
        assert_eq!(schemes, "OpsToken, vRealizeOpsToken");
        assert_dead(answer).await;
    }
}

#[tokio::test]
async fn the_jwt_of_an_exchange_is_for_the_caller_and_a_while() {
    let ops = suite_api().await;
    let answer = json_of(exchange(&ops, &authorization(&ops).await).await).await;
    let jwt = answer["jwtToken"].as_str().expect("a JWT");
    let parts: Vec<_> = jwt
        .split('.')
        .map(|part| BASE64_URL_SAFE_NO_PAD.decode(part))
        .collect();
    assert_eq!(parts.len(), 3);
    assert!(parts.iter().flatten().all(|part| !part.is_empty()));
    let claims = parts[1].as_ref().expect("base64url");
    let claims: Value = serde_json::from_slice(claims).expect("claims");
    // 2026-01-05T08:35:00Z
    assert_eq!(claims["exp"], 1_767_602_100);
    assert_eq!(claims["sub"], ops.username());
    assert!(parts.iter().all(Result::is_ok));
}

#[tokio::test]
async fn the_details_of_a_service_say_where_it_is() {
    let (_ops, admin) = started().await;
    let keys = json!({ "serviceKeys": ["fleet-lcm", "ops-li", "ops-ni"] });
    let exchange = admin.call_with("exchangeOpsTokenWithJwtToken", keys);
    for member in ["key", "name", "type", "address", "basePath", "version"] {
        let exchange = exchange.clone().query("includeServiceDetails", true);
        assert_eq!(exchange.listed(member).await.len(), 3, "{member}");
    }
}

#[tokio::test]
async fn a_server_before_9_1_has_no_exchange_and_one_without_a_version_does_not_start() {
    for (version, status) in [("8.17", 404), ("8.18.2", 404), ("9.0", 404), ("9.1", 200)] {
        let ops = start_ops(SuiteApi::builder().version(version)).await;
        let answer = exchange(&ops, &authorization(&ops).await).await;
        assert_eq!(answer.status(), status, "{version}");
    }
    let started = SuiteApi::builder().version("new").start().await;
    let error = started.expect_err("refused");
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}
