//! SCC: users are found, created and removed.

use futures_util::future::join_all;
use scc_suite_api_simulator::scc::User;
use scc_suite_api_simulator::{Clock, Scc};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::call::{Call, call, schema, with_token};
use crate::simulator::support::{cases, scc, start_of_test, start_scc};

fn create(scc: &Scc, body: &Value) -> Call {
    call(scc, "createUser").body(body)
}

fn get(scc: &Scc, uid: impl Serialize) -> Call {
    call(scc, "getUser").id(uid)
}

fn delete(scc: &Scc, uid: impl Serialize) -> Call {
    call(scc, "deleteUser").id(uid)
}

/// The names of all users.
async fn names(scc: &Scc) -> Vec<String> {
    call(scc, "getUsers").listed("name").await
}

#[tokio::test]
async fn four_users_are_always_there() {
    let clock = Clock::manual(start_of_test());
    let scc = start_scc(Scc::builder().clock(clock)).await;
    let page = call(&scc, "getUsers").ok(200).await;
    let expected = json!({ "count": 4, "limit": 50, "offset": 0, "items": [
        {
            "uid": scc.admin_uid(),
            "name": "admin@example.com",
            "roles": ["ROLE_SUPER_ADMIN"],
            "apiOnlyUser": false,
            "lastSuccessfulLogin": "2026-01-05T08:00:00Z",
        },
        {
            "uid": scc.api_only_user_uid(),
            "name": "automation@simulator",
            "roles": ["ROLE_SUPER_ADMIN"],
            "apiOnlyUser": true,
        },
        {
            "uid": scc.read_only_user_uid(),
            "name": "reader@simulator",
            "roles": ["ROLE_READ_ONLY"],
            "apiOnlyUser": true,
        },
        {
            "uid": scc.human_user_uid(),
            "name": "someone@example.com",
            "roles": ["ROLE_READ_ONLY"],
            "apiOnlyUser": false,
            "lastSuccessfulLogin": "2026-01-05T08:00:00Z",
        },
    ] });
    assert_eq!(page, expected);
    for user in expected["items"].as_array().expect("a list") {
        assert_eq!(&get(&scc, &user["uid"]).ok(200).await, user);
    }
}

#[tokio::test]
async fn every_role_of_the_document_can_be_given_and_without_one_a_user_may_only_read() {
    let scc = scc().await;
    let roles = schema("UserRole")["enum"]
        .as_array()
        .expect("roles")
        .clone();
    assert_eq!(roles.len(), 7);
    for (number, role) in roles.iter().enumerate() {
        let body = json!({ "name": format!("person-{number}"), "role": role });
        let user = create(&scc, &body).ok(201).await;
        assert_eq!(user["roles"], json!([role]));
    }
    let user = create(&scc, &json!({ "name": "a" })).ok(201).await;
    assert_eq!(user["roles"], json!(["ROLE_READ_ONLY"]));
}

#[tokio::test]
async fn a_user_that_does_not_fit_is_400_and_changes_nothing() {
    let scc = scc().await;
    for (body, message) in cases::<7, _>([
        (json!({}), "name: is required"),
        (json!({ "name": null }), "name: must be a string"),
        (json!({ "name": 7 }), "name: must be a string"),
        (json!({ "name": " " }), "name: must not be empty"),
        (json!([]), "body: must be a JSON object"),
        (
            json!({ "name": "a", "apiOnlyUser": "yes" }),
            "apiOnlyUser: must be true or false",
        ),
        (
            json!({ "name": "a@simulator", "apiOnlyUser": true }),
            "name: must be without @ for an API-only user: the tenant is appended",
        ),
    ]) {
        let found = create(&scc, &body).problem(400, "INVALID_INPUT").await;
        assert_eq!(found, message);
    }
    let roles = schema("UserRole")["enum"].as_array().expect("roles");
    let roles: Vec<_> = roles.iter().filter_map(Value::as_str).collect();
    for role in ["ROLE_KING", "admin", ""] {
        let create = create(&scc, &json!({ "name": "a", "role": role }));
        let expected = format!("role: must be one of {}", roles.join(", "));
        assert_eq!(create.problem(400, "INVALID_INPUT").await, expected);
    }
    assert_eq!(names(&scc).await.len(), 4);
}

#[tokio::test]
async fn a_name_that_the_tenant_has_is_400_with_the_code_conflict() {
    let scc = scc().await;
    for body in [
        json!({ "name": "admin@example.com" }),
        json!({ "name": "automation", "apiOnlyUser": true }),
        json!({ "name": "automation@simulator" }),
    ] {
        create(&scc, &body).problem(400, "CONFLICT").await;
    }
    assert_eq!(names(&scc).await.len(), 4);
}

#[tokio::test]
async fn a_person_of_another_tenant_keeps_the_id_and_gets_the_role_of_this_one() {
    let uid = Uuid::new_v4();
    let person = User::person("guest@example.com")
        .uid(uid)
        .role("ROLE_SUPER_ADMIN")
        .token("token-of-the-other-tenant");
    let scc = start_scc(Scc::builder().user_of_another_tenant(person)).await;
    get(&scc, uid).problem(404, "NOT_FOUND").await;
    assert_eq!(names(&scc).await.len(), 4);

    let guest = json!({ "name": "guest@example.com" });
    let user = create(&scc, &guest).ok(201).await;
    assert_eq!(user["uid"], json!(uid));
    assert_eq!(user["roles"], json!(["ROLE_READ_ONLY"]));
    let with_other_token = with_token(&scc, "getToken", "token-of-the-other-tenant");
    with_other_token.unauthorized().await;
}

#[tokio::test]
async fn a_removed_person_comes_back_with_the_same_id_and_a_removed_robot_does_not() {
    let scc = scc().await;
    let person = scc.human_user_uid();
    delete(&scc, person).ok(204).await;
    let someone = json!({ "name": "someone@example.com" });
    let user = create(&scc, &someone).ok(201).await;
    assert_eq!(user["uid"], json!(person));

    let robot = scc.api_only_user_uid();
    delete(&scc, robot).ok(204).await;
    let body = json!({ "name": "automation", "apiOnlyUser": true });
    let user = create(&scc, &body).ok(201).await;
    assert_ne!(user["uid"], json!(robot));
}

#[tokio::test]
async fn callers_may_remove_themselves() {
    let scc = scc().await;
    delete(&scc, scc.admin_uid()).ok(204).await;
    get(&scc, scc.human_user_uid()).unauthorized().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_at_once_one_creates_the_user_and_one_removes_it() {
    let scc = scc().await;
    let body = json!({ "name": "once@example.com" });
    let replies = join_all((0..20).map(|_| create(&scc, &body).send())).await;
    let (created, refused): (Vec<_>, Vec<_>) =
        replies.into_iter().partition(|reply| reply.status == 201);
    assert_eq!((created.len(), refused.len()), (1, 19));
    for reply in refused {
        reply.problem(400, "CONFLICT");
    }
    assert_eq!(names(&scc).await.len(), 5);

    let uid = created[0].json["uid"].as_str().expect("an id");
    let replies = join_all((0..20).map(|_| delete(&scc, uid).send())).await;
    let removed = replies.iter().filter(|reply| reply.status == 204);
    assert_eq!(removed.count(), 1);
    assert_eq!(names(&scc).await.len(), 4);
}

#[tokio::test]
async fn two_services_at_once_know_nothing_of_each_other() {
    let (one, other) = (scc().await, scc().await);
    let new = json!({ "name": "new@example.com" });
    create(&one, &new).ok(201).await;
    assert_eq!(names(&one).await.len(), 5);
    assert_eq!(names(&other).await.len(), 4);
    assert_ne!(one.tenant_uid(), other.tenant_uid());
    let with_other_token = with_token(&one, "getUsers", other.admin_token());
    with_other_token.unauthorized().await;
}
