//! Suite-api: logging in, and JSON beside XML.

use chrono::Duration;
use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::support::{
    json_of, login, post_ops, post_with_defaults, send, start_of_test, start_ops, suite_api,
};

#[tokio::test]
async fn a_login_gives_a_token_with_the_moment_of_its_end() {
    let (ops, _clock) = suite_api().await;
    let fields = json!({ "username": ops.username(), "password": ops.password() });
    let answer = login(&ops, fields).await;

    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/json");
    let answer: Value = json_of(answer).await;
    let end = start_of_test() + Duration::hours(6);
    assert_eq!(answer["validity"], end.timestamp_millis());
    assert_eq!(
        answer["expiresAt"],
        "Monday, January 5, 2026 at 2:00:00 PM UTC"
    );
    assert_eq!(answer["roles"], json!(["Administrator"]));
    let token = answer["token"].as_str().expect("a token");
    let (left, right) = token.split_once("::").expect("two parts");
    assert_eq!((left.len(), right.len()), (36, 36));
    assert_ne!(left, right);
    assert_eq!(ops.active_tokens(), 1);
}

#[tokio::test]
async fn a_wrong_password_a_wrong_name_and_a_wrong_source_are_401() {
    let (ops, _clock) = suite_api().await;
    let (name, password) = (ops.username(), ops.password());
    for fields in [
        json!({ "username": name, "password": "wrong" }),
        json!({ "username": "wrong", "password": password }),
        json!({ "username": name, "password": password, "authSource": "LOCAL" }),
        json!({ "username": name, "password": password, "authSource": "" }),
    ] {
        let answer = login(&ops, fields.clone()).await;
        assert_eq!(answer.status(), 401, "{fields}");
        let answer: Value = json_of(answer).await;
        assert_eq!(answer["type"], "Error");
        assert_eq!(answer["httpStatusCode"], 401);
        assert_eq!(answer["apiErrorCode"], 401);
        assert!(answer["message"].is_string());
    }
    assert_eq!(ops.active_tokens(), 0);
}

#[tokio::test]
async fn a_user_of_another_source_must_name_it_exactly() {
    let ldap = "Imported LDAP Server";
    let user = User::new("CORP\\jo@x", "pä\"ss'\\ \u{1f511} &<>").auth_source(ldap);
    let ops = start_ops(SuiteApi::builder().user(user)).await;
    let mut fields = json!({ "username": "CORP\\jo@x", "password": "pä\"ss'\\ \u{1f511} &<>" });

    assert_eq!(login(&ops, fields.clone()).await.status(), 401);
    fields["authSource"] = json!(ldap);
    let answer = login(&ops, fields).await;
    assert_eq!(answer.status(), 200);
    let answer: Value = json_of(answer).await;
    assert_eq!(answer["roles"], json!([]));
}

#[tokio::test]
async fn a_user_can_be_added_while_the_service_runs() {
    let (ops, _clock) = suite_api().await;
    let fields = json!({ "username": "late", "password": "p", "authSource": "Local" });
    assert_eq!(login(&ops, fields.clone()).await.status(), 401);
    ops.add_user(User::new("late", "p").role("ReadOnly"));
    assert_eq!(login(&ops, fields).await.status(), 200);
}

#[tokio::test]
async fn a_login_that_carries_any_authorization_header_is_401() {
    let (ops, _clock) = suite_api().await;
    let fields = json!({ "username": ops.username(), "password": ops.password() });
    let request = post_ops(&ops, "/api/auth/token/acquire").json(&fields);
    let answer = send(request.header("authorization", "OpsToken x")).await;
    assert_eq!(answer.status(), 401);
    assert_eq!(ops.active_tokens(), 0);
}

#[tokio::test]
async fn a_login_with_a_missing_or_a_mistyped_field_is_400_and_names_it() {
    let (ops, _clock) = suite_api().await;
    for (fields, part) in [
        (json!({ "username": "u" }), "password"),
        (json!({ "password": "p" }), "username"),
        (json!({ "username": null, "password": "p" }), "username"),
        (json!({ "username": "u", "password": 7 }), "password"),
        (
            json!({ "username": "u", "password": "p", "authSource": [] }),
            "authSource",
        ),
        (json!(["u", "p"]), "body"),
    ] {
        let answer = login(&ops, fields).await;
        assert_eq!(answer.status(), 400);
        let answer: Value = json_of(answer).await;
        assert_eq!(answer["httpStatusCode"], 400);
        assert_eq!(answer["validationFailures"][0]["violationPath"], part);
    }
}

#[tokio::test]
async fn a_login_that_is_not_json_is_400() {
    let (ops, _clock) = suite_api().await;
    let text = json!({ "username": ops.username(), "password": ops.password() }).to_string();
    for (content_type, body, status) in [
        ("application/json; charset=utf-8", text.as_str(), 200),
        ("text/plain", text.as_str(), 400),
        ("application/x-www-form-urlencoded", "username=u", 400),
        ("application/json", "{\"username\":", 400),
        ("application/json", "", 400),
    ] {
        let request = post_ops(&ops, "/api/auth/token/acquire").body(body.to_owned());
        let answer = request.header("content-type", content_type).send().await;
        assert_eq!(
            answer.expect("an answer").status(),
            status,
            "{content_type} {body}"
        );
    }
}

#[tokio::test]
async fn xml_is_sent_unless_json_is_asked_for() {
    let (ops, _clock) = suite_api().await;
    let url = format!("{}/api/auth/token/acquire", ops.base_url());
    let fields = json!({ "username": ops.username(), "password": ops.password() });

    // reqwest asks for */* by itself.
    for accept in ["*/*", "application/xml"] {
        let request = post_with_defaults(url.clone()).json(&fields);
        let answer = send(request.header("accept", accept)).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(
            answer.headers()["content-type"],
            "application/xml;charset=UTF-8"
        );
        let answer = answer.text().await.expect("text");
        let namespace = "http://webservice.vmware.com/vRealizeOpsMgr/1.0/";
        let root = format!("<ops:auth-token xmlns:ops=\"{namespace}\">");
        assert!(answer.contains(&root), "{answer}");
        let end = (start_of_test() + Duration::hours(6)).timestamp_millis();
        assert!(answer.contains(&format!("<ops:validity>{end}</ops:validity>")));
        let roles = "<ops:roles><ops:role>Administrator</ops:role></ops:roles>";
        assert!(answer.contains(roles));
    }

    let request = post_with_defaults(url).json(&json!({ "username": "<&>" }));
    let answer = send(request).await;
    assert_eq!(answer.status(), 400);
    let answer = answer.text().await.expect("text");
    assert!(
        answer.contains("httpStatusCode=\"400\" apiErrorCode=\"400\""),
        "{answer}"
    );
    assert!(
        answer.contains("<ops:violationPath>password</ops:violationPath>"),
        "{answer}"
    );
}

#[tokio::test]
async fn an_unknown_path_is_404_and_a_wrong_method_is_405_in_the_service_s_shape() {
    let (ops, _clock) = suite_api().await;
    for path in ["/api/nothing", "/api/auth/token/acquire/", ""] {
        let answer = send(post_ops(&ops, path)).await;
        assert_eq!(answer.status(), 404, "{path}");
        let answer: Value = json_of(answer).await;
        assert_eq!(answer["apiErrorCode"], 404);
    }
    let url = format!("{}/api/auth/token/acquire", ops.base_url());
    let answer = send(reqwest::Client::new().get(url)).await;
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "POST");
    let answer = answer.text().await.expect("text");
    assert!(answer.contains("httpStatusCode=\"405\""), "{answer}");
}
