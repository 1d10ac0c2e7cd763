//! The life of Active Directory groups, from the first to the last call.

use contract_tests::sample_server;
use scc_client::types::{ActiveDirectoryGroup, UserRole};
use scc_client::{Client, StatusCode};
use scc_suite_api_simulator::Fault;
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::{NAME, new_group};
use super::support::{GROUP, server_and_client};

async fn get(client: &Client, uid: Uuid) -> ActiveDirectoryGroup {
    let group = client.get_active_directory_group().group_uid(uid);
    group.send().await.expect("a group").into_inner()
}

#[tokio::test]
async fn a_group_is_created_found_and_removed() {
    let (_scc, client) = server_and_client().await;
    let call = client.create_active_directory_group().body_map(new_group);
    let created = call.send().await.expect("a group");
    assert_eq!(created.status(), StatusCode::CREATED);
    let uid = created.uid.expect("an id");
    let group = get(&client, uid).await;
    assert_eq!(group.uid, Some(uid));
    assert_eq!(group.name.as_deref(), Some("Auditors"));
    assert_eq!(group.role, Some(UserRole::RoleAdmin));
    assert_eq!(group.group_identifier.as_deref(), Some("auditors-7"));
    let issuer = "https://idp.example.com/saml";
    assert_eq!(group.issuer_url.as_deref(), Some(issuer));
    assert_eq!(group.notes.as_deref(), Some("Once a year"));

    let page = client.get_active_directory_groups().send().await;
    let page = page.expect("a page");
    assert_eq!(page.count, Some(2));
    let uids: Vec<_> = page.items.iter().map(|group| group.uid).collect();
    assert_eq!(uids, [Some(GROUP), Some(uid)]);
    let found = client.get_active_directory_groups().q("role:ROLE_ADMIN");
    let found = found.send().await.expect("a page");
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].uid, Some(uid));

    let removed = client.delete_active_directory_group().group_uid(uid);
    let removed = removed.send().await.expect("removed");
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    let gone = client.get_active_directory_group().group_uid(uid);
    assert!(gone.send().await.expect_err("gone").is_not_found());
    get(&client, GROUP).await;
}

/// The body that goes back after a group came as `read`, with another name.
async fn written_back(read: &Value) -> Value {
    let server = sample_server::start(NAME).await;
    let client = Client::builder(server.base_url()).token("a").build();
    let client = client.expect("a client");
    let answer = Fault::answer(StatusCode::OK).body(read.to_string());
    server.fail_next(answer);
    let group = get(&client, GROUP).await;
    let change = client.modify_active_directory_group().group_uid(GROUP);
    let change = change.body_map(|body| {
        let body = body.name("Auditors");
        let body = body.group_identifier(group.group_identifier.unwrap_or_default());
        let body = body.issuer_url(group.issuer_url.unwrap_or_default());
        body.role(group.role.map(|role| role.to_string()))
            .notes(group.notes)
    });
    change.send().await.expect("changed");
    let request = server.ledger().requests().remove(1);
    request.json().expect("JSON")
}

#[tokio::test]
async fn a_group_goes_back_with_the_parts_that_it_came_with_and_no_others() {
    let mut looked = 0;
    for optional in [
        json!({}),
        json!({ "notes": "" }),
        json!({ "notes": "Once a year", "role": "ROLE_ADMIN" }),
        json!({ "role": "ROLE_OF_TOMORROW" }),
    ] {
        let mut group = json!({ "groupIdentifier": "a", "issuerUrl": "b", "name": "c" });
        let members = optional.as_object().expect("an object").clone();
        group.as_object_mut().expect("an object").extend(members);
        let mut expected = group.clone();
        expected["name"] = json!("Auditors");
        assert_eq!(written_back(&group).await, expected);
        looked += 1;
    }
    assert_eq!(looked, 4);
}
