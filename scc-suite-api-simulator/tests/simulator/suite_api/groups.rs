//! User groups.

use serde_json::{Value, json};

use super::call::{LDAP, UNKNOWN_ID, started};
use crate::simulator::support::cases;

/// The distinguished name of a group of the directory.
fn distinguished(name: &str) -> String {
    format!("cn={name},ou=groups,dc=example,dc=com")
}

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
    let created = admin.call_with("createUserGroup", new).ok(201).await;
    assert_eq!(created["name"], "New");
    assert_eq!(created["displayName"], "New");
    assert_eq!(created["userIds"], json!([viewer]));
    assert_eq!(created["roleNames"], json!(["ReadOnly"]));
    assert!(created.get("authSourceId").is_none());
    let id = created["id"].as_str().expect("an id");
    let get = admin.call("getUserGroup").id(id);
    assert_eq!(get.clone().ok(200).await, created);

    let permissions = json!([{ "roleName": "PowerUser" }]);
    let change = json!({
        "id": id,
        "name": "New",
        "userIds": [operator],
        "role-permissions": permissions,
    });
    admin.call_with("modifyUserGroup", change).ok(200).await;
    let changed = get.clone().ok(200).await;
    assert_eq!(changed["userIds"], json!([operator]));
    assert_eq!(changed["description"], "Just made");
    assert_eq!(changed["role-permissions"], permissions);
    let user = admin.call("getUser").id(operator.expect("an id"));
    let groups = user.ok(200).await["groupIds"].clone();
    assert!(groups.as_array().expect("a list").contains(&json!(id)));

    admin.call("deleteUserGroup").id(id).ok(204).await;
    get.fails(404).await;
}

#[tokio::test]
async fn groups_are_listed_by_id_and_part_of_the_name() {
    let (ops, admin) = started().await;
    let night = ops.user_group_id("Night Shift").expect("an id").to_string();
    let night = ("id", &*night);
    let imported = &*distinguished("ops-admins");
    for (filters, groups) in cases::<6, _>([
        (&[][..], &["Everyone", "Night Shift", imported][..]),
        (&[night, ("id", UNKNOWN_ID)], &["Night Shift"]),
        (&[("name", "Everyone")], &["Everyone"]),
        (
            &[("name", "ight"), ("name", "ops-")],
            &["Night Shift", imported],
        ),
        (&[("name", "ops-"), night], &[]),
        (&[("name", "none")], &[]),
    ]) {
        let list = admin.call("getUserGroups").filters(filters);
        assert_eq!(list.listed("name").await, groups);
    }
}

#[tokio::test]
async fn a_group_that_does_not_fit_is_refused() {
    let (ops, admin) = started().await;
    let create = |body: Value| admin.call_with("createUserGroup", body);
    let outside = (
        "authSourceId",
        "must be the id of an auth source outside of the product",
    );
    let wrong = json!({
        "id": UNKNOWN_ID,
        "name": "New",
        "authSourceId": UNKNOWN_ID,
        "userIds": [ops.user_id("viewer"), UNKNOWN_ID],
        "roleNames": ["none"],
    });
    let parts = [
        ("id", "must be absent in what is new"),
        outside,
        ("userIds", "each entry must be the id of a user"),
        ("roleNames", "each entry must be the name of a role"),
    ];
    create(wrong).refuses(&parts).await;
    let local = json!({ "name": "New", "authSourceId": ops.auth_source_id("Local") });
    create(local).refuses(&[outside]).await;
    create(json!({ "name": "Everyone" })).fails(409).await;
    assert_eq!(admin.call("getUserGroups").listed("name").await.len(), 3);

    let night = ops.user_group_id("Night Shift");
    let change = json!({ "id": night, "name": "Day Shift", "userIds": [UNKNOWN_ID] });
    let parts = [
        ("name", "cannot be changed"),
        ("userIds", "each entry must be the id of a user"),
    ];
    let modify = admin.call_with("modifyUserGroup", change);
    modify.refuses(&parts).await;
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
    let left = admin.call("getUserGroups").listed("displayName").await;
    assert_eq!(left, ["Everyone", "ops-admins"]);
}

#[tokio::test]
async fn a_group_of_a_directory_is_imported_by_its_distinguished_name() {
    let (ops, admin) = started().await;
    let ldap = ops.auth_source_id(LDAP);
    let create = |body: Value| admin.call_with("createUserGroup", body);
    let name = distinguished("ops-readers");
    let body = json!({ "name": name, "authSourceId": ldap, "displayName": "Readers" });
    let imported = create(body.clone()).ok(201).await;
    assert_eq!(imported["authSourceId"], json!(ldap));
    assert_eq!(imported["displayName"], "Readers");
    assert_eq!(imported["description"], "Who only reads");
    assert_eq!(imported["userIds"], json!([]));
    create(body).fails(409).await;

    // The directory does not know it.
    let unknown = create(json!({ "name": "cn=none", "authSourceId": ldap }));
    assert_eq!(unknown.ok(201).await["displayName"], "cn=none");
}

#[tokio::test]
async fn a_group_of_an_identity_broker_is_imported_by_its_id() {
    let (ops, admin) = started().await;
    let broker = ops.auth_source_id("Identity Broker");
    let create = |body: Value| admin.call_with("createUserGroup", body);
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
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let users = json!({ "users": [{ "username": "bob" }, { "username": "carol" }] });
    let import = admin.call_with("importUsers", users);
    import.id(ldap).ok(201).await;
    let members = async |name| {
        let groups = admin.call("getUserGroups").query("name", name);
        groups.ok(200).await["userGroups"][0]["userIds"].clone()
    };
    assert_eq!(members("ops-admins").await, json!([ops.user_id("alice")]));
    let synchronize = |id: String| admin.call("synchronizeUserGroups").id(id);
    synchronize(ldap.to_string()).ok(200).await;
    let both = json!([ops.user_id("alice"), ops.user_id("bob")]);
    assert_eq!(members("ops-admins").await, both);
    assert_eq!(members("Night").await, json!([ops.user_id("operator")]));

    let local = ops.auth_source_id("Local").expect("an id");
    let reason = "is the id of the source of local users";
    let local = synchronize(local.to_string());
    local.refuses(&[("id", reason)]).await;
}
