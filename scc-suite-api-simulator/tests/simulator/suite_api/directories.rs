//! What auth sources know: searching, and importing users.

use scc_suite_api_simulator::suite_api::User;
use scc_suite_api_simulator::{Clock, SuiteApi};
use serde_json::{Value, json};

use super::call::{LDAP, Session, UNKNOWN_ID, admin, all, started};
use super::samples::single_sign_on;
use crate::simulator::support::{cases, login, start_of_test, start_ops};

const SEARCHES: [&str; 2] = ["searchUsersForAuthSource", "searchUserGroupsForAuthSource"];

/// A new source of this type, and its id.
async fn source(admin: &Session, type_id: &str) -> Value {
    let add = admin.call_with("addAuthSource", single_sign_on(type_id));
    add.ok(201).await["id"].clone()
}

#[tokio::test]
async fn people_and_groups_are_found_by_name_with_wildcards() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let search = |operation, name| admin.call_with(operation, json!({ "name": name })).id(ldap);
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
        let names = search(operation, name).listed("name").await;
        assert_eq!(names, found, "{operation} {name}");
    }
    let bob = json!({
        "name": "bob",
        "firstName": "Bob",
        "lastName": "Baker",
        "emailAddress": "bob@example.com",
        "distinguishedName": "uid=bob,ou=people,dc=example,dc=com",
    });
    let found = search(users, "bob").ok(200).await;
    assert_eq!(found, json!({ "user-search-response": [bob] }));
}

#[tokio::test]
async fn an_identity_broker_tells_the_ids_that_an_import_needs() {
    let (ops, admin) = started().await;
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let [users, groups] = SEARCHES;
    for (operation, domain, ids) in [
        (
            users,
            json!("EXAMPLE.com"),
            &["broker-user-1", "broker-user-2"][..],
        ),
        (groups, json!(null), &["broker-group-1"]),
        (users, json!("other"), &[]),
    ] {
        let mut search = json!({ "name": "*" });
        if !domain.is_null() {
            search["domain"] = domain;
        }
        let search = admin.call_with(operation, search).id(broker);
        assert_eq!(search.listed("externalId").await, ids);
    }
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
        for operation in SEARCHES {
            let search = admin.call_with(operation, json!({ "name": "*" }));
            let search = search.id(&id);
            search.refuses(&[("domain", "is required")]).await;
        }
        let search = json!({ "name": "*", "domain": "x" });
        let search = admin.call_with(SEARCHES[0], search).id(&id);
        assert_eq!(search.listed("name").await.len(), 25);
    }
}

#[tokio::test]
async fn what_cannot_be_searched_is_refused() {
    let (ops, admin) = started().await;
    let other = source(&admin, "OTHER").await;
    let local = json!(ops.auth_source_id("Local"));
    for operation in SEARCHES {
        for id in [&other, &local] {
            let search = admin.call_with(operation, json!({ "name": "*" }));
            let reason = "is the id of a source without a directory";
            search.id(id).refuses(&[("id", reason)]).await;
        }
    }
}

#[tokio::test]
async fn imported_users_log_in_with_the_password_of_the_directory() {
    let dan = User::new("dan", "secret-5").auth_source(LDAP);
    let builder = SuiteApi::builder().clock(Clock::manual(start_of_test()));
    let ops = start_ops(builder.person(dan)).await;
    let admin = admin(&ops).await;
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let status = async |name, password| {
        let fields = json!({ "username": name, "password": password, "authSource": LDAP });
        login(&ops, fields).await.status()
    };
    assert_eq!(status("bob", "Simulator-bob").await, 401);
    let users = json!({ "users": [
        { "username": "bob", "firstName": "Robert", "password": "ignored", "roleNames": ["ReadOnly"] },
        { "username": "dan" },
        { "username": "unknown" },
    ] });
    let imported = admin.call_with("importUsers", users).id(ldap);
    let imported = imported.ok(201).await["users"].clone();
    assert_eq!(all(&imported, "username"), ["bob", "dan", "unknown"]);
    let bob = &imported[0];
    assert_eq!(bob["firstName"], "Robert");
    assert_eq!(bob["lastName"], "Baker");
    assert_eq!(bob["roleNames"], json!(["ReadOnly"]));
    for (name, password, expected) in cases::<4, _>([
        ("bob", "Simulator-bob", 200),
        ("bob", "ignored", 401),
        ("dan", "secret-5", 200),
        ("unknown", "", 401),
    ]) {
        assert_eq!(status(name, password).await, expected, "{name}");
    }
}

#[tokio::test]
async fn a_user_who_is_imported_already_is_sent_with_the_id() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let import = |users: Value| {
        let users = json!({ "users": users });
        admin.call_with("importUsers", users).id(ldap)
    };
    let alice = ops.user_id("alice");
    for (users, status) in cases::<4, _>([
        (json!([{ "username": "bob" }, { "username": "alice" }]), 409),
        (json!([{ "username": "bob" }, { "username": "bob" }]), 409),
        (json!([{ "username": "bob", "id": alice }]), 404),
        (json!([{ "username": "alice", "id": UNKNOWN_ID }]), 404),
    ]) {
        import(users).fails(status).await;
    }
    assert!(ops.user_id("bob").is_none());

    let again = json!([{ "username": "alice", "id": alice, "emailAddress": "a@example.org" }]);
    let user = import(again).ok(201).await["users"][0].clone();
    assert_eq!(user["id"], json!(alice));
    assert_eq!(user["emailAddress"], "a@example.org");
    assert_eq!(user["lastName"], "Archer");
    assert_eq!(admin.call("getUsers").listed("username").await.len(), 4);
}

#[tokio::test]
async fn an_identity_broker_goes_by_its_own_id() {
    let (ops, admin) = started().await;
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let import = |users: Value| {
        let users = json!({ "users": users });
        admin.call_with("importUsers", users).id(broker)
    };
    let dave = json!([{ "username": "wrong", "externalId": "broker-user-1" }]);
    let dave = import(dave).ok(201).await["users"][0].clone();
    assert_eq!(dave["username"], "dave@example.com");
    assert!(dave.get("externalId").is_none());
    let unknown = import(json!([
        { "username": "erin@example.com", "externalId": "broker-user-2" },
        { "username": "dave@example.com" },
        { "username": "x", "externalId": "none", "roleNames": ["none"] },
    ]));
    let reason = "must be the id of a user whom the auth source knows";
    let parts = [
        ("users[1].externalId", reason),
        ("users[2].externalId", reason),
        (
            "users[2].roleNames",
            "each entry must be the name of a role",
        ),
    ];
    unknown.refuses(&parts).await;
    assert!(ops.user_id("erin@example.com").is_none());
}

#[tokio::test]
async fn local_users_are_not_imported() {
    let (ops, admin) = started().await;
    let local = ops.auth_source_id("Local").expect("an id");
    let users = json!({ "users": [{ "username": "bob" }] });
    let import = admin.call_with("importUsers", users);
    let reason = "is the id of the source of local users";
    let local = import.clone().id(local);
    local.refuses(&[("id", reason)]).await;
    import.id(UNKNOWN_ID).fails(404).await;
}
