//! SCC: its data in a file.

use std::io::ErrorKind;

use scc_suite_api_simulator::scc::{Group, User};
use scc_suite_api_simulator::{Clock, Scc, SuiteApi};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

use super::call::{call, with_token};
use crate::simulator::support::{start_of_test, start_ops, start_scc};

/// Everything that calls tell of a service.
async fn seen(scc: &Scc, tokens: &[&str]) -> Vec<Value> {
    let mut seen = Vec::new();
    for operation in ["getUsers", "getActiveDirectoryGroups"] {
        let call = call(scc, operation);
        seen.push(call.ok(200).await);
    }
    for token in tokens {
        let call = with_token(scc, "getToken", token);
        seen.push(call.ok(200).await);
    }
    seen
}

/// A service whose data is not what it is by default, and a token of its own.
async fn used() -> (Scc, String) {
    let person = User::person("late@example.com").last_login(start_of_test());
    let guest = User::person("guest@example.com").uid(Uuid::nil());
    let group = Group::new("group", "id-1", "https://idp.example.com").notes("notes");
    let scc = start_scc(
        Scc::builder()
            .tenant("acme")
            .clock(Clock::manual(start_of_test()))
            .user(person)
            .user_of_another_tenant(guest)
            .group(group),
    )
    .await;
    let admin = |operation| call(&scc, operation);
    let human = admin("deleteUser").id(scc.human_user_uid());
    human.ok(204).await;
    let generate = admin("generateApiToken").id(scc.api_only_user_uid());
    let token = generate.ok(201).await["apiToken"].clone();
    let token = token.as_str().expect("a token").to_owned();
    (scc, token)
}

#[tokio::test]
async fn what_is_saved_and_loaded_is_the_same_tokens_included() {
    let folder = TempDir::new().expect("a folder");
    let (file, again) = (
        folder.path().join("scc.json"),
        folder.path().join("again.json"),
    );
    let (before, token) = used().await;
    before.save(&file).await.expect("saved");

    let builder = Scc::builder().load(&file).await.expect("loaded");
    let after = builder.start().await.expect("a free port");
    assert_eq!(after.admin_token(), before.admin_token());
    assert_eq!(after.read_only_token(), before.read_only_token());
    assert_eq!(after.api_only_user_uid(), before.api_only_user_uid());
    assert_eq!(after.tenant_uid(), before.tenant_uid());
    assert_eq!(after.active_tokens(), 3);
    let tokens = [
        before.admin_token(),
        before.read_only_token(),
        token.as_str(),
    ];
    let seen_before = seen(&before, &tokens).await;
    assert_eq!(seen(&after, &tokens).await, seen_before);
    assert_eq!(seen_before[0]["count"], 4);
    assert_eq!(seen_before[1]["count"], 1);

    after.save(&again).await.expect("saved");
    let read = |file| std::fs::read_to_string(file).expect("a file");
    assert_eq!(read(&again), read(&file));
}

#[tokio::test]
async fn people_of_other_tenants_and_the_name_of_this_one_are_kept() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("scc.json");
    let (before, _) = used().await;
    before.save(&file).await.expect("saved");

    let builder = Scc::builder()
        .tenant("other")
        .load(&file)
        .await
        .expect("loaded");
    let after = builder.start().await.expect("a free port");
    let create = |body: Value| call(&after, "createUser").body(&body);
    for (name, uid) in [
        ("guest@example.com", Uuid::nil()),
        ("someone@example.com", before.human_user_uid()),
    ] {
        let user = create(json!({ "name": name })).ok(201).await;
        assert_eq!(user["uid"], json!(uid));
    }
    let body = json!({ "name": "robot", "apiOnlyUser": true });
    assert_eq!(create(body).ok(201).await["name"], "robot@acme");
}

#[tokio::test]
async fn what_the_builder_adds_takes_the_place_of_what_was_loaded_under_the_same_name() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("scc.json");
    for _ in 0..2 {
        let builder = if file.exists() {
            Scc::builder().load(&file).await.expect("loaded")
        } else {
            Scc::builder()
        };
        let user = User::api_only("robot").role("ROLE_ADMIN").token("token");
        let guest = User::person("guest@example.com");
        let group = Group::new("group", "id-1", "https://idp.example.com");
        let builder = builder.user(user).user_of_another_tenant(guest);
        let scc = builder.group(group).start().await;
        let scc = scc.expect("a free port");
        let seen = seen(&scc, &["token"]).await;
        assert_eq!(seen[0]["count"], 5);
        assert_eq!(seen[1]["count"], 1);
        assert_eq!(scc.active_tokens(), 3);
        scc.save(&file).await.expect("saved");
        let saved = std::fs::read_to_string(&file).expect("a file");
        assert_eq!(saved.matches("guest@example.com").count(), 1);
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_or_is_of_another_service_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("data.json");
    let error = Scc::builder().load(&file).await.expect_err("no file");
    assert_eq!(error.kind(), ErrorKind::NotFound);

    let ops = start_ops(SuiteApi::builder()).await;
    ops.save(&file).await.expect("saved");
    let error = Scc::builder()
        .load(&file)
        .await
        .expect_err("another service's");
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    assert!(error.to_string().contains("data.json"), "{error}");
}

#[tokio::test]
async fn a_builder_shows_no_token_of_its_file() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("scc.json");
    let (scc, token) = used().await;
    scc.save(&file).await.expect("saved");
    let builder = Scc::builder().load(&file).await.expect("loaded");
    let shown = format!("{:?}", builder.user(User::person("a").token("the-token")));
    assert!(shown.contains("SccBuilder"), "{shown}");
    for token in [token.as_str(), scc.admin_token(), "the-token"] {
        assert!(!shown.contains(token), "{shown}");
    }
}
