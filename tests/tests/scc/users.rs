//! The life of users, from the first to the last call.

use scc_client::types::{UserPage, UserRole};
use scc_client::{Client, StatusCode};
use scc_suite_api_simulator::{Scc, scc};

use super::api::new_user;
use super::support::{client, server, server_and_client};

async fn find(client: &Client, q: &str) -> UserPage {
    let page = client.get_users().q(q).send().await;
    page.expect("a page").into_inner()
}

#[tokio::test]
async fn the_name_of_a_program_gets_the_tenant_s_by_which_it_is_found() {
    let scc = Scc::builder().tenant("acme").start().await;
    let scc = scc.expect("a free port");
    let client = client(&scc);
    let call = client.create_user().body_map(|body| {
        let body = body.name("nightly").api_only_user(true);
        body.role("ROLE_ADMIN".to_owned())
    });
    let created = call.send().await.expect("a user");
    assert_eq!(created.name.as_deref(), Some("nightly@acme"));
    assert_eq!(created.api_only_user, Some(true));
    let found = find(&client, "name:nightly@acme").await;
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].uid, created.uid);
    let programs = find(&client, "apiOnlyUser:true AND roles:ROLE_ADMIN").await;
    assert_eq!(programs.items.len(), 1);
    assert_eq!(programs.items[0].name, created.name);
}

fn names(page: &UserPage) -> Vec<&str> {
    let names = page.items.iter();
    names
        .map(|user| user.name.as_deref().unwrap_or_default())
        .collect()
}

#[tokio::test]
async fn a_person_is_created_found_and_removed() {
    let (_scc, client) = server_and_client().await;
    let created = client.create_user().body_map(new_user).send().await;
    let created = created.expect("a user");
    assert_eq!(created.status(), StatusCode::CREATED);
    assert_eq!(created.name.as_deref(), Some("newcomer@example.com"));
    assert_eq!(created.roles, [UserRole::RoleEditOnly]);
    assert_eq!(created.api_only_user, Some(false));
    assert_eq!(created.last_successful_login, None);
    let uid = created.uid.expect("an id");

    let got = client
        .get_user()
        .user_uid(uid)
        .send()
        .await
        .expect("a user");
    assert_eq!(got.status(), StatusCode::OK);
    assert_eq!((got.uid, &got.name), (Some(uid), &created.name));
    let found = find(&client, "name:newcomer@example.com").await;
    assert_eq!((found.count, found.offset), (Some(1), Some(0)));
    assert_eq!(found.items[0].uid, Some(uid));

    let removed = client.delete_user().user_uid(uid).send().await;
    assert_eq!(removed.expect("removed").status(), StatusCode::NO_CONTENT);
    let error = client.get_user().user_uid(uid).send().await;
    assert!(error.expect_err("gone").is_not_found());
    let error = client.delete_user().user_uid(uid).send().await;
    let error = error.expect_err("gone");
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(error.code().as_deref(), Some("NOT_FOUND"));
    assert_eq!(find(&client, "name:newcomer*").await.count, Some(0));
}

#[tokio::test]
async fn a_page_is_as_the_query_says() {
    let scc = server().await;
    for number in 0..9 {
        let name = format!("person-{number}@example.com");
        scc.add_user(scc::User::person(&name).role("ROLE_READ_ONLY"));
    }
    let client = client(&scc);
    for (limit, offset, expected) in [
        ("4", "0", &[0, 1, 2, 3][..]),
        ("4", "4", &[4, 5, 6, 7]),
        ("4", "8", &[8]),
        ("4", "9", &[]),
        ("0", "0", &[]),
        ("200", "2", &[2, 3, 4, 5, 6, 7, 8]),
    ] {
        let call = client.get_users().q("name:person-*");
        let page = call.limit(limit).offset(offset).send().await;
        let page = page.expect("a page");
        let expected: Vec<String> = expected
            .iter()
            .map(|number| format!("person-{number}@example.com"))
            .collect();
        assert_eq!(names(&page), expected);
        assert_eq!(page.count, Some(9), "all that there are");
        let text = |number: Option<i32>| number.expect("a number").to_string();
        assert_eq!((&*text(page.limit), &*text(page.offset)), (limit, offset));
    }
    let page = client.get_users().send().await.expect("a page");
    assert_eq!((page.limit, page.offset), (Some(50), Some(0)));
    assert_eq!(page.items.len(), 13);
}
