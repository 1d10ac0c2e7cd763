//! SCC: which Active Directory groups are taken, and what a change keeps.

use scc_suite_api_simulator::Scc;
use scc_suite_api_simulator::scc::Group;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::call::{Call, call};
use crate::simulator::support::{cases, start_scc};

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

/// All groups.
async fn groups(scc: &Scc) -> Vec<Value> {
    let page = call(scc, "getActiveDirectoryGroups").ok(200).await;
    page["items"].as_array().expect("a list").clone()
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
async fn a_group_that_does_not_fit_is_400_when_it_is_created_and_when_it_is_changed() {
    let (scc, first, _) = with_two_groups().await;
    let before = groups(&scc).await;
    let special = "must have no special characters";
    for (part, value, reason) in cases::<11, _>([
        ("name", json!(null), "must be a string"),
        ("groupIdentifier", json!(null), "must be a string"),
        ("issuerUrl", json!(null), "must be a string"),
        ("name", json!(7), "must be a string"),
        ("notes", json!([]), "must be a string"),
        ("name", json!(" "), "must not be empty"),
        ("groupIdentifier", json!(""), "must not be empty"),
        ("issuerUrl", json!(""), "must not be empty"),
        ("name", json!("a/b"), special),
        ("name", json!("a@b"), special),
        ("role", json!("ROLE_KING"), "must be one of ROLE_ADMIN, "),
    ]) {
        let mut body = body("third", "id-3");
        body[part] = value;
        for call in [create(&scc, &body), modify(&scc, first, &body)] {
            let message = call.problem(400, "INVALID_INPUT").await;
            let expected = format!("{part}: {reason}");
            assert!(message.starts_with(&expected), "{message}");
            assert!(part == "role" || message == expected, "{message}");
        }
    }
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
    let third = create(&scc, &body).ok(201).await;
    // Who is given no role may only read.
    assert_eq!(third["role"], "ROLE_READ_ONLY");
    assert!(third.get("notes").is_none());
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
    let mut body = body("Net Ops_2.x-y", "id-9");
    let group = modify(&scc, first, &body).ok(200).await;
    let mut expected = json!({
        "uid": first,
        "name": "Net Ops_2.x-y",
        "role": "ROLE_ADMIN",
        "groupIdentifier": "id-9",
        "issuerUrl": ISSUER,
        "notes": "all of them",
    });
    assert_eq!(group, expected);

    body["role"] = "ROLE_FWAAS".into();
    body["notes"] = "".into();
    expected["role"] = "ROLE_FWAAS".into();
    expected["notes"] = "".into();
    assert_eq!(modify(&scc, first, &body).ok(200).await, expected);
    assert_eq!(get(&scc, first).ok(200).await, expected);
    let names = call(&scc, "getActiveDirectoryGroups").listed("name");
    assert_eq!(names.await, ["Net Ops_2.x-y", "second"]);
}
