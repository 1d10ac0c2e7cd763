//! Data in a file: saved, loaded, and what a file by hand may be like.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Clock, SuiteApi, SuiteApiBuilder};
use serde_json::{Value, json};

use super::call::{admin, log_in, started};
use super::samples::{OPERATIONS, directory, sample_of_admin};
use crate::simulator::support::{cases, new_file, start_of_test, start_ops, suite_api, text_of};

/// A service by a manual clock.
async fn service(builder: SuiteApiBuilder) -> SuiteApi {
    start_ops(builder.clock(Clock::manual(start_of_test()))).await
}

/// A service with the data of a file.
async fn loaded(file: &Path) -> SuiteApi {
    service(SuiteApi::builder().load(file).await.expect("loaded")).await
}

/// What every operation that only reads answers.
async fn seen(ops: &SuiteApi) -> Vec<Value> {
    let mut seen = Vec::new();
    for (operation, _, _) in OPERATIONS {
        if operation.starts_with("get") {
            seen.push(sample_of_admin(ops, operation).await.ok(200).await);
        }
    }
    seen
}

/// A service in which something of each kind was changed.
async fn used() -> SuiteApi {
    let builder = SuiteApi::builder().person(User::new("dan", "secret-6").auth_source("Elsewhere"));
    let ops = service(builder).await;
    let admin = admin(&ops).await;
    for (operation, body) in [
        (
            "createUserRole",
            json!({ "name": "New", "privilege-keys": ["alerts.view"] }),
        ),
        ("createScope", json!({ "name": "New" })),
        (
            "createUserGroup",
            json!({ "name": "New", "userIds": [ops.user_id("viewer")] }),
        ),
        ("addAuthSource", directory("New", false)),
        (
            "createUser",
            json!({ "username": "new", "password": "secret-7", "roleNames": ["New"] }),
        ),
    ] {
        admin.call_with(operation, body).ok(201).await;
    }
    let password = json!({ "currentPassword": ops.password(), "newPassword": "secret-8" });
    admin.call_with("changePassword", password).ok(204).await;
    ops
}

#[tokio::test]
async fn what_is_saved_and_loaded_answers_the_same() {
    let (folder, file) = new_file("ops.json");
    let again = folder.path().join("again.json");
    let before = used().await;
    before.save(&file).await.expect("saved");
    let after = loaded(&file).await;
    assert_eq!(after.password(), "secret-8");
    after.save(&again).await.expect("saved");
    assert_eq!(text_of(&again), text_of(&file));

    // Both log in at the same time of the manual clock; the first has its old password.
    let (one, two) = (seen(&after).await, seen(&loaded(&file).await).await);
    assert_eq!(one.len(), 22);
    assert_eq!(one, two);
    let session = log_in(&before, "admin", "secret-8").await;
    let users = session.call("getUsers").ok(200).await;
    let session = admin(&after).await;
    assert_eq!(session.call("getUsers").ok(200).await, users);
    log_in(&after, "new", "secret-7").await;
    assert_eq!(before.active_tokens(), 2);
}

#[tokio::test]
async fn a_source_that_waits_for_its_certificate_is_saved_too() {
    let (_folder, file) = new_file("ops.json");
    let (before, session) = started().await;
    let offered = session.call_with("addAuthSource", directory("New", true));
    let offered = offered.ok(200).await;
    before.save(&file).await.expect("saved");
    let after = loaded(&file).await;
    let session = admin(&after).await;
    let patch = session.call_with("patchAuthSourceWithCertificateDetails", offered);
    patch.ok(201).await;
    assert!(after.auth_source_id("New").is_some());
}

#[tokio::test]
async fn tokens_are_not_in_a_file() {
    let (_folder, file) = new_file("ops.json");
    let (ops, session) = started().await;
    ops.save(&file).await.expect("saved");
    assert!(!text_of(&file).contains(&session.token));
    let after = loaded(&file).await;
    assert_eq!(after.active_tokens(), 0);
    let call = session.call("getCurrentUser").base(after.base_url());
    call.fails(401).await;
}

#[tokio::test]
async fn a_file_by_hand_gets_what_is_always_there() {
    let (_folder, file) = new_file("ops.json");
    let text = json!({
        "simulator": "suite-api",
        "users": [{ "username": "jo", "password": "secret-9", "permissions": [{ "roleName": "Administrator" }] }],
    });
    fs::write(&file, text.to_string()).expect("written");
    let ops = loaded(&file).await;
    let jo = log_in(&ops, "jo", "secret-9").await;
    let listed = async |operation, member| jo.call(operation).listed(member).await;
    assert_eq!(listed("getUsers", "username").await, ["jo", "admin"]);
    assert_eq!(listed("getRoles", "name").await.len(), 4);
    assert_eq!(listed("getAuthSources", "name").await, ["Local"]);
    admin(&ops).await;
}

#[tokio::test]
async fn a_file_that_is_wrong_is_refused_without_a_word_from_it() {
    let (_folder, file) = new_file("ops.json");
    let user = json!({ "username": "jo", "password": "secret-0" });
    let (id, other) = (
        "a0000000-0000-4000-8000-0000000000ff",
        "a0000000-0000-4000-8000-0000000000fe",
    );
    let with = |name: &str, value: Value| {
        let mut data = json!({ "simulator": "suite-api" });
        data[name] = value;
        data.to_string()
    };
    let source = |name: &str, kind: &str| json!({ "name": name, "type": kind });
    let source_with_id = |name: &str| json!({ "id": id, "name": name, "type": "VC" });
    let group = |name: &str| json!({ "id": id, "name": name });
    let user_with_id = |name: &str| json!({ "id": id, "username": name });
    let scope = |id: &str, name: &str| {
        json!({
            "id": id,
            "name": name,
            "createdBy": id,
            "creationTime": 0,
            "lastModifiedBy": id,
            "lastModifiedTime": 0,
        })
    };
    for (text, end) in cases::<21, _>([
        ("secret-0".to_owned(), "is not JSON: line 1, column 1"),
        ("{\n\"secret-0".to_owned(), "is not JSON: line 2, column 9"),
        (String::new(), "is not JSON: line 1, column 0"),
        (
            "{}".to_owned(),
            "is not data of this service: line 1, column 2",
        ),
        (
            json!({ "simulator": "secret-0" }).to_string(),
            "is not data of this service: line 1, column 23",
        ),
        (
            with("users", json!("secret-0")),
            "is not data of this service: line 1, column 43",
        ),
        (
            r#"{"simulator":"suite-api","secret-0":[]}"#.to_owned(),
            "is not data of this service: line 1, column 35",
        ),
        (
            with("users", json!([user, user])),
            "two users of one auth source have one name",
        ),
        (
            with("users", json!([user_with_id("a"), user_with_id("b")])),
            "two users have one id",
        ),
        (
            with("users", json!([{ "username": "secret-0", "source": id }])),
            "a user has an unknown auth source",
        ),
        (
            with("groups", json!([{ "name": "secret-0", "userIds": [id] }])),
            "a group has an unknown member",
        ),
        (
            with("groups", json!([group("a"), group("b")])),
            "two groups have one id",
        ),
        (
            with("groups", json!([{ "name": "a" }, { "name": "a" }])),
            "two groups of one auth source have one name",
        ),
        (
            with("roles", json!([{ "name": "a" }, { "name": "a" }])),
            "two roles have one name",
        ),
        (
            with("scopes", json!([scope(id, "a"), scope(id, "b")])),
            "two scopes have one id",
        ),
        (
            with("scopes", json!([scope(id, "a"), scope(other, "a")])),
            "two scopes have one name",
        ),
        (
            with("sources", json!([source("a", "secret-0")])),
            "an auth source has an unknown type",
        ),
        (
            with("sources", json!([source("a", "VC"), source("a", "VC")])),
            "two auth sources have one name",
        ),
        (
            with("sources", json!([source("a", "VIDB"), source("b", "VIDB")])),
            "two auth sources have the type VIDB",
        ),
        (
            with("sources", json!([source("a", "LOCAL")])),
            "the type LOCAL is for the auth source of local users",
        ),
        (
            with("sources", json!([source_with_id("a"), source_with_id("b")])),
            "two auth sources have one id",
        ),
    ]) {
        fs::write(&file, &text).expect("written");
        let error = SuiteApi::builder().load(&file).await.expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::InvalidData, "{text}");
        let sentence = format!("{}: {end}", file.display());
        assert_eq!(error.to_string(), sentence, "{text}");
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_written_stays_as_it_is_and_leaves_nothing_behind() {
    let (folder, taken) = new_file("taken");
    let ops = suite_api().await;
    let nowhere = folder.path().join("none").join("ops.json");
    let error = ops.save(&nowhere).await.expect_err("no folder");
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(error.to_string().starts_with("cannot write "), "{error}");
    assert!(error.to_string().contains("ops.json"), "{error}");

    // A folder cannot be replaced by a file.
    fs::create_dir(&taken).expect("a folder");
    ops.save(&taken).await.expect_err("a folder is there");
    let entries = fs::read_dir(folder.path()).expect("a folder");
    assert_eq!(entries.count(), 1);
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_a_file() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, file) = new_file("ops.json");
    fs::write(&file, "old").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("set");
    suite_api().await.save(&file).await.expect("saved");
    let mode = fs::metadata(&file).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn a_builder_shows_no_password() {
    let (_folder, file) = new_file("ops.json");
    used().await.save(&file).await.expect("saved");
    let builder = SuiteApi::builder().load(&file).await.expect("loaded");
    let builder = builder.user(User::new("a", "secret-a"));
    let shown = format!("{:?}", builder.person(User::new("b", "secret-b")));
    assert!(shown.contains("SuiteApiBuilder"), "{shown}");
    for secret in ["secret-", "Simulator-"] {
        let is_there = shown.contains(secret);
        assert!(!is_there, "{secret}");
    }
}
