//! User groups.

use serde_json::{Value, json};

use super::call::{UNKNOWN_ID, all, started};
use crate::simulator::support::cases;

#[tokio::test]
async fn a_group_is_created_found_changed_and_deleted() {
    let (ops, admin) = started().await;
    let (viewer, operator) = (ops.user_id("viewer"), ops.user_id("operator"));
    let new = json!({
        "name": "New",
        "description": "Just made",
        "userIds": [viewer, viewer],
        "roleNames": ["ReadOnly", "ReadOnly"],
    });
    let created = admin.call("createUserGroup").body(new).ok(201).await;
    assert_eq!(created["name"], "New");
    assert_eq!(created["displayName"], "New");
    assert_eq!(created["userIds"], json!([viewer]));
    assert_eq!(created["roleNames"], json!(["ReadOnly"]));
    assert!(created.get("authSourceId").is_none());
    let id = created["id"].as_str().expect("an id");
    let get = admin.call("getUserGroup").id(id);
    assert_eq!(get.clone().ok(200).await, created);

    let change = json!({
        "id": id,
        "name": "New",
        "userIds": [operator],
        "role-permissions": [{ "roleName": "PowerUser" }],
    });
    admin.call("modifyUserGroup").body(change).ok(200).await;
    let changed = get.clone().ok(200).await;
    assert_eq!(changed["userIds"], json!([operator]));
    assert_eq!(changed["description"], "Just made");
    assert_eq!(
        changed["role-permissions"],
        json!([{ "roleName": "PowerUser" }])
    );
    let user = admin.call("getUser").id(operator.expect("an id"));
    let groups = user.ok(200).await["groupIds"].clone();
    assert!(groups.as_array().expect("a list").contains(&json!(id)));

    admin.call("deleteUserGroup").id(id).ok(204).await;
    get.fails(404).await;
}

#[tokio::test]
async fn groups_are_listed_by_id_and_part_of_the_name() {
    let (ops, admin) = started().await;
    let list = || admin.call("getUserGroups");
    let night = ops.user_group_id("Night Shift").expect("an id");
    let imported = "cn=ops-admins,ou=groups,dc=example,dc=com";
    for (call, groups) in cases::<6, _>([
        (list(), &["Everyone", "Night Shift", imported][..]),
        (
            list().query("id", night).query("id", UNKNOWN_ID),
            &["Night Shift"],
        ),
        (list().query("name", "Everyone"), &["Everyone"]),
        (
            list().query("name", "ight").query("name", "ops-"),
            &["Night Shift", imported],
        ),
        (list().query("name", "ops-").query("id", night), &[]),
        (list().query("name", "none"), &[]),
    ]) {
        let answer = call.ok(200).await;
        assert_eq!(all(&answer["userGroups"], "name"), groups);
    }
}

#[tokio::test]
async fn a_group_that_does_not_fit_is_refused() {
    let (ops, admin) = started().await;
    let create = |body: Value| admin.call("createUserGroup").body(body);
    create(json!({
        "id": UNKNOWN_ID,
        "name": "New",
        "authSourceId": UNKNOWN_ID,
        "userIds": [ops.user_id("viewer"), UNKNOWN_ID],
        "roleNames": ["none"],
    }))
    .refuses(&[
        ("id", "must be absent in a new group"),
        (
            "authSourceId",
            "must be the id of an auth source outside of the product",
        ),
        ("userIds", "each entry must be the id of a user"),
        ("roleNames", "each entry must be the name of a role"),
    ])
    .await;
    let local = json!({ "name": "New", "authSourceId": ops.auth_source_id("Local") });
    let outside = "must be the id of an auth source outside of the product";
    create(local).refuses(&[("authSourceId", outside)]).await;
    create(json!({ "name": "Everyone" })).fails(409).await;
    let answer = admin.call("getUserGroups").ok(200).await;
    assert_eq!(all(&answer["userGroups"], "name").len(), 3);
}

#[tokio::test]
async fn neither_name_nor_id_of_a_group_can_change() {
    let (ops, admin) = started().await;
    let modify = |body: Value| admin.call("modifyUserGroup").body(body);
    let night = ops.user_group_id("Night Shift");
    modify(json!({ "name": "Night Shift" }))
        .refuses(&[("id", "is required")])
        .await;
    modify(json!({ "id": UNKNOWN_ID, "name": "Night Shift" }))
        .fails(404)
        .await;
    modify(json!({ "id": night, "name": "Day Shift", "userIds": [UNKNOWN_ID] }))
        .refuses(&[
            ("name", "cannot be changed"),
            ("userIds", "each entry must be the id of a user"),
        ])
        .await;
    for operation in ["getUserGroup", "deleteUserGroup"] {
        admin.call(operation).id(UNKNOWN_ID).fails(404).await;
    }
}

#[tokio::test]
async fn several_groups_are_deleted_all_or_none_and_that_of_all_users_stays() {
    let (ops, admin) = started().await;
    let night = ops.user_group_id("Night Shift").expect("an id");
    let everyone = ops.user_group_id("Everyone").expect("an id");
    let delete = admin.call("deleteUserGroups").query("id", night);
    delete.clone().query("id", UNKNOWN_ID).fails(404).await;
    delete.clone().query("id", everyone).fails(409).await;
    admin.call("deleteUserGroup").id(everyone).fails(409).await;
    delete.ok(204).await;
    let answer = admin.call("getUserGroups").ok(200).await;
    assert_eq!(
        all(&answer["userGroups"], "displayName"),
        ["Everyone", "ops-admins"]
    );
    admin
        .call("deleteUserGroups")
        .refuses(&[("id", "is required")])
        .await;
}

#[tokio::test]
async fn a_group_of_a_directory_is_imported_by_its_distinguished_name() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id("Imported LDAP Server");
    let create = |body: Value| admin.call("createUserGroup").body(body);
    let name = "cn=ops-readers,ou=groups,dc=example,dc=com";
    let body = json!({ "name": name, "authSourceId": ldap, "displayName": "Readers" });
    let imported = create(body.clone()).ok(201).await;
    assert_eq!(imported["authSourceId"], json!(ldap));
    assert_eq!(imported["displayName"], "Readers");
    assert_eq!(imported["description"], "Who only reads");
    assert_eq!(imported["userIds"], json!([]));
    create(body).fails(409).await;

    // The directory does not know it.
    let unknown = create(json!({ "name": "cn=none", "authSourceId": ldap }))
        .ok(201)
        .await;
    assert_eq!(unknown["displayName"], "cn=none");
}

#[tokio::test]
async fn a_group_of_an_identity_broker_is_imported_by_its_id() {
    let (ops, admin) = started().await;
    let broker = ops.auth_source_id("Identity Broker");
    let create = |body: Value| admin.call("createUserGroup").body(body);
    let body = json!({ "name": "wrong", "authSourceId": broker, "externalId": "broker-group-1" });
    let imported = create(body).ok(201).await;
    assert_eq!(imported["name"], "broker-readers");
    assert_eq!(imported["displayName"], "broker-readers");
    assert!(imported.get("externalId").is_none());
    let unknown = create(json!({ "name": "broker-readers", "authSourceId": broker }));
    let reason = "must be the id of a group that the auth source knows";
    unknown.refuses(&[("externalId", reason)]).await;
}

#[tokio::test]
async fn synchronizing_gives_imported_groups_the_members_that_are_imported_too() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id("Imported LDAP Server").expect("an id");
    let users = json!({ "users": [{ "username": "bob" }, { "username": "carol" }] });
    admin.call("importUsers").id(ldap).body(users).ok(201).await;
    let name = "cn=ops-admins,ou=groups,dc=example,dc=com";
    let members = async || {
        let answer = admin
            .call("getUserGroups")
            .query("name", name)
            .ok(200)
            .await;
        answer["userGroups"][0]["userIds"].clone()
    };
    assert_eq!(members().await, json!([ops.user_id("alice")]));
    let synchronize = admin.call("synchronizeUserGroups");
    synchronize.clone().id(ldap).ok(200).await;
    let both = json!([ops.user_id("alice"), ops.user_id("bob")]);
    assert_eq!(members().await, both);
    let answer = admin
        .call("getUserGroups")
        .query("name", "Night")
        .ok(200)
        .await;
    assert_eq!(
        answer["userGroups"][0]["userIds"],
        json!([ops.user_id("operator")])
    );

    synchronize.clone().id(UNKNOWN_ID).fails(404).await;
    let local = ops.auth_source_id("Local").expect("an id");
    let synchronize = synchronize.id(local);
    synchronize
        .refuses(&[("id", "is the id of the source of local users")])
        .await;
}
