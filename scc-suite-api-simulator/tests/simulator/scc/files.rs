//! SCC: its data in a file.

use std::io::ErrorKind;
use std::path::Path;

use scc_suite_api_simulator::scc::{Group, User};
use scc_suite_api_simulator::{Clock, Scc, SccBuilder, SuiteApi};
use serde_json::{Value, json};
use uuid::Uuid;

use super::call::{call, with_token};
use crate::simulator::support::{new_file, scc, start_of_test, start_scc, suite_api, text_of};

/// A builder with the data of a file.
async fn loaded(builder: SccBuilder, file: &Path) -> SccBuilder {
    builder.load(file).await.expect("loaded")
}

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
    let (folder, file) = new_file("scc.json");
    let again = folder.path().join("again.json");
    let (before, token) = used().await;
    before.save(&file).await.expect("saved");

    let after = start_scc(loaded(Scc::builder(), &file).await).await;
    assert_eq!(after.admin_token(), before.admin_token());
    assert_eq!(after.read_only_token(), before.read_only_token());
    assert_eq!(after.api_only_user_uid(), before.api_only_user_uid());
    assert_eq!(after.tenant_uid(), before.tenant_uid());
    assert_eq!(after.active_tokens(), 3);
    let tokens = [before.admin_token(), before.read_only_token(), &token];
    let seen_before = seen(&before, &tokens).await;
    assert_eq!(seen(&after, &tokens).await, seen_before);
    assert_eq!(seen_before[0]["count"], 4);
    assert_eq!(seen_before[1]["count"], 1);

    after.save(&again).await.expect("saved");
    assert_eq!(text_of(&again), text_of(&file));
}

#[tokio::test]
async fn people_of_other_tenants_and_the_name_of_this_one_are_kept() {
    let (_folder, file) = new_file("scc.json");
    let (before, _) = used().await;
    before.save(&file).await.expect("saved");

    let builder = loaded(Scc::builder().tenant("other"), &file);
    let after = start_scc(builder.await).await;
    let create = async |body: Value| call(&after, "createUser").body(&body).ok(201).await;
    for (name, uid) in [
        ("guest@example.com", Uuid::nil()),
        ("someone@example.com", before.human_user_uid()),
    ] {
        let user = create(json!({ "name": name })).await;
        assert_eq!(user["uid"], json!(uid));
    }
    let robot = create(json!({ "name": "robot", "apiOnlyUser": true })).await;
    assert_eq!(robot["name"], "robot@acme");
}

#[tokio::test]
async fn what_the_builder_adds_takes_the_place_of_what_was_loaded_under_the_same_name() {
    let (_folder, file) = new_file("scc.json");
    for is_loaded in [false, true] {
        let mut builder = Scc::builder();
        if is_loaded {
            builder = loaded(builder, &file).await;
        }
        let user = User::api_only("robot").role("ROLE_ADMIN").token("token");
        let guest = User::person("guest@example.com");
        let group = Group::new("group", "id-1", "https://idp.example.com");
        let builder = builder.user(user).user_of_another_tenant(guest);
        let scc = start_scc(builder.group(group)).await;
        let seen = seen(&scc, &["token"]).await;
        assert_eq!(seen[0]["count"], 5);
        assert_eq!(seen[1]["count"], 1);
        assert_eq!(scc.active_tokens(), 3);
        scc.save(&file).await.expect("saved");
        assert_eq!(text_of(&file).matches("guest@example.com").count(), 1);
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_or_is_of_another_service_is_refused() {
    let (folder, scc_file) = new_file("scc.json");
    let ops_file = folder.path().join("ops.json");
    let load = async |is_ops, file: &Path| match is_ops {
        true => SuiteApi::builder().load(file).await.map(drop),
        false => Scc::builder().load(file).await.map(drop),
    };
    let cases = [(true, &scc_file), (false, &ops_file)];
    for (is_ops, file) in cases {
        let error = load(is_ops, file).await.expect_err("no file");
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert!(error.to_string().contains(".json"), "{error}");
    }
    suite_api().await.save(&ops_file).await.expect("saved");
    scc().await.save(&scc_file).await.expect("saved");
    for (is_ops, file) in cases {
        let error = load(is_ops, file).await.expect_err("another service's");
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        assert!(error.to_string().contains(".json"), "{error}");
    }
}

#[tokio::test]
async fn a_builder_shows_no_token_of_its_file() {
    let (_folder, file) = new_file("scc.json");
    let (scc, token) = used().await;
    scc.save(&file).await.expect("saved");
    let builder = loaded(Scc::builder(), &file).await;
    let shown = format!("{:?}", builder.user(User::person("a").token("the-token")));
    assert!(shown.contains("SccBuilder"), "{shown}");
    for token in [token.as_str(), scc.admin_token(), "the-token"] {
        assert!(!shown.contains(token), "{shown}");
    }
}
