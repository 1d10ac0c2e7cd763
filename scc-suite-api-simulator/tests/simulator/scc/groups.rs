//! SCC: Active Directory groups are found, created, changed and removed.

use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::Group;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::call::{Call, call};
use crate::simulator::support::{scc, start_scc};

const ISSUER: &str = "https://idp.example.com/saml2";

/// A body with the fields that must be there.
fn body(name: &str, identifier: &str) -> Value {
    json!({ "name": name, "groupIdentifier": identifier, "issuerUrl": ISSUER })
}

fn create(scc: &Scc, body: &Value) -> Call {
    let call = call(scc, "createActiveDirectoryGroup");
    call.body(body)
}

fn get(scc: &Scc, uid: impl Serialize) -> Call {
    let call = call(scc, "getActiveDirectoryGroup");
    call.id(uid)
}

fn modify(scc: &Scc, uid: impl Serialize, body: &Value) -> Call {
    let call = call(scc, "modifyActiveDirectoryGroup");
    call.id(uid).body(body)
}

fn delete(scc: &Scc, uid: impl Serialize) -> Call {
    let call = call(scc, "deleteActiveDirectoryGroup");
    call.id(uid)
}

/// All groups.
async fn groups(scc: &Scc) -> Vec<Value> {
    let page = call(scc, "getActiveDirectoryGroups").ok(200).await;
    let groups = page["items"].as_array().expect("a list").clone();
    assert_eq!(page["count"], groups.len());
    groups
}

/// A service with the groups `first` and `second`, and their ids.
async fn with_two_groups() -> (Scc, Uuid, Uuid) {
    let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
    let notes = "all of them";
    let group = Group::new("first", "id-1", ISSUER).uid(first).notes(notes);
    let scc = start_scc(Scc::builder().group(group.role("ROLE_ADMIN"))).await;
    scc.add_group(Group::new("second", "id-2", ISSUER).uid(second));
    (scc, first, second)
}

#[tokio::test]
async fn there_is_no_group_at_first_and_one_after_it_is_created() {
    let scc = scc().await;
    assert_eq!(groups(&scc).await, [json!(null); 0]);
    let mut body = body("Net Ops_2.x-y", "7");
    body["role"] = "ROLE_DEPLOY_ONLY".into();
    body["notes"] = "Ask before you change it".into();
    let group = create(&scc, &body).ok(201).await;

    body["uid"] = group["uid"].clone();
    assert_eq!(group, body);
    assert_eq!(groups(&scc).await, [body.clone()]);
    assert_eq!(get(&scc, &body["uid"]).ok(200).await, body);
}

#[tokio::test]
async fn members_of_a_group_without_a_role_may_only_read() {
    let scc = scc().await;
    let group = create(&scc, &body("plain", "1")).ok(201).await;
    assert_eq!(group["role"], "ROLE_READ_ONLY");
    assert!(group.get("notes").is_none());
}

#[tokio::test]
async fn a_group_that_does_not_fit_is_400_when_it_is_created_and_when_it_is_changed() {
    let (scc, first, _) = with_two_groups().await;
    let before = groups(&scc).await;
    let mut checked = 0;
    for (part, value, message) in [
        ("name", json!(null), "name: is required"),
        (
            "groupIdentifier",
            json!(null),
            "groupIdentifier: is required",
        ),
        ("issuerUrl", json!(null), "issuerUrl: is required"),
        ("name", json!(7), "name: must be a string"),
        ("notes", json!([]), "notes: must be a string"),
        ("name", json!(" "), "name: must not be empty"),
        (
            "groupIdentifier",
            json!(""),
            "groupIdentifier: must not be empty",
        ),
        ("issuerUrl", json!(""), "issuerUrl: must not be empty"),
        (
            "name",
            json!("a/b"),
            "name: must have no special characters",
        ),
        (
            "name",
            json!("a@b"),
            "name: must have no special characters",
        ),
    ] {
        let mut body = body("third", "id-3");
        body[part] = value;
        for call in [create(&scc, &body), modify(&scc, first, &body)] {
            assert_eq!(call.problem(400, "INVALID_INPUT").await, message);
            checked += 1;
        }
    }
    let mut body = body("third", "id-3");
    body["role"] = "ROLE_KING".into();
    for call in [create(&scc, &body), modify(&scc, first, &body)] {
        let message = call.problem(400, "INVALID_INPUT").await;
        assert!(message.starts_with("role: must be one of "), "{message}");
        checked += 1;
    }
    assert_eq!(checked, 22);
    assert_eq!(groups(&scc).await, before);
}

#[tokio::test]
async fn two_groups_have_neither_name_nor_identifier_in_common() {
    let (scc, first, second) = with_two_groups().await;
    let before = groups(&scc).await;
    for body in [body("first", "id-3"), body("third", "id-1")] {
        create(&scc, &body).problem(400, "CONFLICT").await;
        modify(&scc, second, &body).problem(400, "CONFLICT").await;
        // It is not in its own way.
        modify(&scc, first, &body).ok(200).await;
        modify(&scc, first, &body_of(&before[0])).ok(200).await;
    }
    assert_eq!(groups(&scc).await, before);
    // The identifier of another issuer is another one.
    let mut body = body("third", "id-1");
    body["issuerUrl"] = "https://other.example.com".into();
    create(&scc, &body).ok(201).await;
}

/// The body that makes a group what it is.
fn body_of(group: &Value) -> Value {
    let mut body = group.clone();
    body.as_object_mut().expect("an object").remove("uid");
    body
}

#[tokio::test]
async fn a_change_keeps_the_id_and_what_it_does_not_name() {
    let (scc, first, _) = with_two_groups().await;
    let group = modify(&scc, first, &body("renamed", "id-9")).ok(200).await;
    let mut expected = json!({
        "uid": first,
        "name": "renamed",
        "role": "ROLE_ADMIN",
        "groupIdentifier": "id-9",
        "issuerUrl": ISSUER,
        "notes": "all of them",
    });
    assert_eq!(group, expected);

    let mut body = body("renamed", "id-9");
    body["role"] = "ROLE_FWAAS".into();
    body["notes"] = "".into();
    expected["role"] = "ROLE_FWAAS".into();
    expected["notes"] = "".into();
    assert_eq!(modify(&scc, first, &body).ok(200).await, expected);
    assert_eq!(get(&scc, first).ok(200).await, expected);
    let names: Vec<_> = groups(&scc)
        .await
        .iter()
        .map(|group| group["name"].clone())
        .collect();
    assert_eq!(names, ["renamed", "second"]);
}

#[tokio::test]
async fn a_group_that_is_removed_is_gone() {
    let (scc, first, second) = with_two_groups().await;
    delete(&scc, first).ok(204).await;
    get(&scc, first).problem(404, "NOT_FOUND").await;
    modify(&scc, first, &body("first", "id-1"))
        .problem(404, "NOT_FOUND")
        .await;
    // No 404: the operation does not document one.
    delete(&scc, first).problem(400, "NOT_FOUND").await;
    let rest = groups(&scc).await;
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0]["uid"], json!(second));
}

#[tokio::test]
async fn an_id_that_is_no_uuid_is_400() {
    let (scc, ..) = with_two_groups().await;
    let body = body("third", "id-3");
    let calls = [
        get(&scc, "first"),
        modify(&scc, "first", &body),
        delete(&scc, "first"),
    ];
    for call in calls {
        let message = call.problem(400, "INVALID_INPUT").await;
        assert_eq!(message, "groupUid: must be a UUID");
    }
}
