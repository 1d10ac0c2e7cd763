//! What auth sources know: searching, and importing users.

use scc_suite_api_simulator::SuiteApi;
use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{Session, UNKNOWN_ID, admin, all, service, started};
use crate::simulator::support::{cases, login};

const LDAP: &str = "Imported LDAP Server";
const SEARCHES: [&str; 2] = ["searchUsersForAuthSource", "searchUserGroupsForAuthSource"];

async fn source(admin: &Session, type_id: &str) -> Value {
    let property = |name: &str| json!({ "name": name, "value": "x" });
    let source = json!({
        "name": type_id,
        "sourceType": { "id": type_id, "name": type_id },
        "property": [property("host"), property("user-name"), property("password")],
    });
    admin.call("addAuthSource").body(source).ok(201).await["id"].clone()
}

#[tokio::test]
async fn people_and_groups_are_found_by_name_with_wildcards() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let [users, groups] = SEARCHES;
    for (operation, name, found) in cases::<8, _>([
        (users, "*", &["alice", "bob", "carol"][..]),
        (users, "BOB", &["bob"]),
        (users, "*o*", &["bob", "carol"]),
        (users, "b?b", &["bob"]),
        (users, "bo", &[]),
        (groups, "ops-*", &["ops-admins", "ops-readers"]),
        (groups, "ops-admins", &["ops-admins"]),
        (groups, "none*", &[]),
    ]) {
        let search = admin.call(operation).id(ldap);
        let answer = search.body(json!({ "name": name })).ok(200).await;
        let list = answer.as_object().expect("an object").values().next();
        assert_eq!(
            all(list.expect("a list"), "name"),
            found,
            "{operation} {name}"
        );
    }
    let search = admin.call(users).id(ldap).body(json!({ "name": "bob" }));
    let bob = json!({
        "name": "bob",
        "firstName": "Bob",
        "lastName": "Baker",
        "emailAddress": "bob@example.com",
        "distinguishedName": "uid=bob,ou=people,dc=example,dc=com",
    });
    assert_eq!(
        search.ok(200).await,
        json!({ "user-search-response": [bob] })
    );
}

#[tokio::test]
async fn an_identity_broker_tells_the_ids_that_an_import_needs() {
    let (ops, admin) = started().await;
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let search = |operation, body: Value| admin.call(operation).id(broker).body(body);
    let [users, groups] = SEARCHES;
    let answer = search(users, json!({ "name": "*", "domain": "EXAMPLE.com" }))
        .ok(200)
        .await;
    let ids = all(&answer["user-search-response"], "externalId");
    assert_eq!(ids, ["broker-user-1", "broker-user-2"]);
    let answer = search(groups, json!({ "name": "*" })).ok(200).await;
    assert_eq!(
        all(&answer["usergroup-search-response"], "externalId"),
        ["broker-group-1"]
    );
    let answer = search(users, json!({ "name": "*", "domain": "other" }))
        .ok(200)
        .await;
    assert_eq!(answer["user-search-response"], json!([]));
}

#[tokio::test]
async fn single_sign_on_needs_a_domain_and_finds_25_at_most() {
    let (ops, admin) = started().await;
    for type_id in ["SSO_SAML", "VIDM"] {
        let id = source(&admin, type_id).await;
        for number in 0..30 {
            let person = User::new(&format!("person-{number:02}"), "p");
            ops.add_person(person.auth_source(type_id));
        }
        let id = id.as_str().expect("an id");
        for operation in SEARCHES {
            let search = admin.call(operation).id(id);
            let search = search.body(json!({ "name": "*" }));
            search.refuses(&[("domain", "is required")]).await;
        }
        let search = admin.call(SEARCHES[0]).id(id);
        let search = search.body(json!({ "name": "*", "domain": "x" }));
        let answer = search.ok(200).await;
        assert_eq!(all(&answer["user-search-response"], "name").len(), 25);
    }
}

#[tokio::test]
async fn what_cannot_be_searched_is_refused() {
    let (ops, admin) = started().await;
    let other = source(&admin, "OTHER").await;
    let local = json!(ops.auth_source_id("Local"));
    let all = json!({ "name": "*" });
    for operation in SEARCHES {
        for id in [&other, &local] {
            let search = admin.call(operation).id(id);
            let reason = "is the id of a source without a directory";
            search.body(all.clone()).refuses(&[("id", reason)]).await;
        }
        let search = admin.call(operation).id(UNKNOWN_ID);
        search.body(all.clone()).fails(404).await;
    }
}

#[tokio::test]
async fn imported_users_log_in_with_the_password_of_the_directory() {
    let ops =
        service(SuiteApi::builder().person(User::new("dan", "secret-5").auth_source(LDAP))).await;
    let admin = admin(&ops).await;
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let fields = |name: &str, password: &str| json!({ "username": name, "password": password, "authSource": LDAP });
    assert_eq!(
        login(&ops, fields("bob", "Simulator-bob")).await.status(),
        401
    );
    let users = json!({ "users": [
        { "username": "bob", "firstName": "Robert", "password": "ignored", "roleNames": ["ReadOnly"] },
        { "username": "dan", "password": null },
        { "username": "unknown" },
    ] });
    let imported = admin.call("importUsers").id(ldap).body(users).ok(201).await;
    assert_eq!(
        all(&imported["users"], "username"),
        ["bob", "dan", "unknown"]
    );
    let bob = &imported["users"][0];
    assert_eq!(bob["firstName"], "Robert");
    assert_eq!(bob["lastName"], "Baker");
    assert_eq!(bob["roleNames"], json!(["ReadOnly"]));
    for (name, password, status) in cases::<4, _>([
        ("bob", "Simulator-bob", 200),
        ("bob", "ignored", 401),
        ("dan", "secret-5", 200),
        ("unknown", "", 401),
    ]) {
        assert_eq!(
            login(&ops, fields(name, password)).await.status(),
            status,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_user_who_is_imported_already_is_sent_with_the_id() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let import = |users: Value| {
        let call = admin.call("importUsers").id(ldap);
        call.body(json!({ "users": users }))
    };
    let alice = ops.user_id("alice");
    import(json!([{ "username": "bob" }, { "username": "alice" }]))
        .fails(409)
        .await;
    import(json!([{ "username": "bob" }, { "username": "bob" }]))
        .fails(409)
        .await;
    import(json!([{ "username": "bob", "id": alice }]))
        .fails(404)
        .await;
    import(json!([{ "username": "alice", "id": UNKNOWN_ID }]))
        .fails(404)
        .await;
    assert!(ops.user_id("bob").is_none());

    let again =
        import(json!([{ "username": "alice", "id": alice, "emailAddress": "a@example.org" }]));
    let answer = again.ok(201).await;
    assert_eq!(answer["users"][0]["id"], json!(alice));
    assert_eq!(answer["users"][0]["emailAddress"], "a@example.org");
    assert_eq!(answer["users"][0]["lastName"], "Archer");
    let users = admin.call("getUsers").ok(200).await;
    assert_eq!(all(&users["users"], "username").len(), 4);
}

#[tokio::test]
async fn an_identity_broker_goes_by_its_own_id() {
    let (ops, admin) = started().await;
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let import = |users: Value| {
        let call = admin.call("importUsers").id(broker);
        call.body(json!({ "users": users }))
    };
    let answer = import(json!([{ "username": "wrong", "externalId": "broker-user-1" }]));
    let answer = answer.ok(201).await;
    assert_eq!(answer["users"][0]["username"], "dave@example.com");
    assert!(answer["users"][0].get("externalId").is_none());
    let reason = "must be the id of a user whom the auth source knows";
    let unknown = import(json!([
        { "username": "erin@example.com", "externalId": "broker-user-2" },
        { "username": "dave@example.com" },
        { "username": "x", "externalId": "none", "roleNames": ["none"] },
    ]));
    unknown
        .refuses(&[
            ("users[1].externalId", reason),
            ("users[2].externalId", reason),
            (
                "users[2].roleNames",
                "each entry must be the name of a role",
            ),
        ])
        .await;
    assert!(ops.user_id("erin@example.com").is_none());
}

#[tokio::test]
async fn local_users_are_not_imported() {
    let (ops, admin) = started().await;
    let local = ops.auth_source_id("Local").expect("an id");
    let users = json!({ "users": [{ "username": "bob" }] });
    let import = |id| admin.call("importUsers").id(id).body(users.clone());
    let reason = "is the id of the source of local users";
    import(local.to_string()).refuses(&[("id", reason)]).await;
    import(UNKNOWN_ID.to_owned()).fails(404).await;
}
