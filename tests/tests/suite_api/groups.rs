//! The members of user groups: what a change takes away, and what it leaves.

use contract_tests::sample_server;
use scc_suite_api_simulator::Fault;
use serde_json::{Value, json};
use suite_api_client::types::{self, UserGroup};
use suite_api_client::{Client, Secret, StatusCode};
use uuid::Uuid;

use super::api::NAME;
use super::support::{TOKEN, logged_in, server};

async fn get(client: &Client, id: Uuid) -> UserGroup {
    let group = client.get_user_group().id(id).send().await;
    group.expect("a group").into_inner()
}

#[tokio::test]
async fn an_empty_list_of_members_takes_all_away_and_none_leaves_them() {
    let ops = server().await;
    let client = logged_in(&ops).await;
    let user = client.create_user();
    let user = user.body_map(|body| body.username("auditor").password(Secret::from("p")));
    let user = user.send().await.expect("a user").id.expect("an id");
    let group = client.create_user_group();
    let group = group.body_map(|body| body.name("auditors").user_ids([user]));
    let id = group.send().await.expect("a group").id.expect("an id");
    assert_eq!(get(&client, id).await.user_ids, Some(vec![user]));

    let named = client.modify_user_group();
    let named = named.body_map(|body| body.id(id).name("auditors"));
    let described = named.clone();
    let described = described.body_map(|body| body.description("Once a year".to_owned()));
    described.send().await.expect("changed");
    assert_eq!(get(&client, id).await.user_ids, Some(vec![user]));

    let emptied = named.body_map(|body| body.user_ids(vec![]));
    emptied.send().await.expect("changed");
    let group = get(&client, id).await;
    assert_eq!(group.user_ids, Some(vec![]));
    assert_eq!(group.description.as_deref(), Some("Once a year"));
}

/// The body that goes back after a group came as `read` and got a description.
async fn written_back(read: &Value) -> Value {
    let server = sample_server::start(NAME).await;
    let client = Client::builder(server.base_url()).token(TOKEN).build();
    let client = client.expect("a client");
    let answer = Fault::answer(StatusCode::OK).body(read.to_string());
    server.fail_next(answer);
    let group = get(&client, Uuid::nil()).await;
    let group = types::builder::UserGroup::from(group);
    let group = group.description("Once a year".to_owned());
    let change = client.modify_user_group().body(group);
    change.send().await.expect("changed");
    let request = server.ledger().requests().remove(1);
    request.json().expect("JSON")
}

#[tokio::test]
async fn a_group_goes_back_with_the_lists_that_it_came_with_and_no_others() {
    let permission = |objects: Option<Value>| {
        let mut permission = json!({ "roleName": "a", "allowAllObjects": false });
        if let Some(objects) = objects {
            permission["traversal-spec-instances"] = objects;
        }
        permission
    };
    let mut looked = 0;
    for (lists, expected) in [
        (json!({}), json!({})),
        // Such an answer is not documented, and says no more than none.
        (json!({ "userIds": null }), json!({})),
        (json!({ "userIds": [] }), json!({ "userIds": [] })),
        (
            json!({ "roleNames": [], "links": [] }),
            json!({ "roleNames": [], "links": [] }),
        ),
        (
            json!({ "userIds": [Uuid::nil()], "role-permissions": [] }),
            json!({ "userIds": [Uuid::nil()], "role-permissions": [] }),
        ),
        (
            json!({ "role-permissions": [permission(None), permission(Some(json!([])))] }),
            json!({ "role-permissions": [permission(None), permission(Some(json!([])))] }),
        ),
    ] {
        let mut group = json!({ "id": Uuid::nil(), "name": "auditors" });
        let mut back = group.clone();
        back["description"] = json!("Once a year");
        extend(&mut group, lists);
        extend(&mut back, expected);
        assert_eq!(written_back(&group).await, back);
        looked += 1;
    }
    assert_eq!(looked, 6);
}

/// Adds members to an object.
fn extend(object: &mut Value, members: Value) {
    if let (Value::Object(object), Value::Object(members)) = (object, members) {
        object.extend(members);
    }
}
