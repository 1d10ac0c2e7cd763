//! Requests that do not fit the document.

use serde_json::{Value, json};

use super::call::{Call, UNKNOWN_ID, anonymous, started};
use super::samples::{OPERATIONS, directory, sample_of_admin};
use crate::simulator::support::suite_api;

/// Something that no answer may repeat.
const SECRET: &str = "secret-value";

const UUID: &str = "must be a UUID";
const UUIDS: &str = "each entry must be a UUID";
const REQUIRED: &str = "is required";
const TEXT: &str = "must be a string";

#[tokio::test]
async fn every_part_that_does_not_fit_is_named_with_its_reason() {
    let (ops, admin) = started().await;
    let call = |operation| admin.call(operation);
    let put = |operation, body: Value| admin.call_with(operation, body);
    let login = |body: Value| anonymous(&ops, "acquireToken").body(body);
    let exchange = |keys: Value| {
        let body = json!({ "serviceKeys": keys });
        put("exchangeOpsTokenWithJwtToken", body)
    };
    let simple = UNKNOWN_ID.replace('-', "");
    let table: Vec<(Call, &[(&str, &str)])> = vec![
        (call("getUser").id(SECRET), &[("id", UUID)]),
        (call("getUser").id(&simple), &[("id", UUID)]),
        (call("deleteUser").id(SECRET), &[("id", UUID)]),
        (call("getUserGroup").id(SECRET), &[("id", UUID)]),
        (call("getScope").id(SECRET), &[("scopeId", UUID)]),
        (call("getAuthSource").id(SECRET), &[("sourceId", UUID)]),
        (
            call("getRoleByName").id("%FF"),
            &[("roleName", "must be text")],
        ),
        (
            call("getUsers").query("id", UNKNOWN_ID).query("id", SECRET),
            &[("id", UUIDS)],
        ),
        (call("getUserGroups").query("id", SECRET), &[("id", UUIDS)]),
        (call("deleteUsers"), &[("id", REQUIRED)]),
        (
            call("deleteUserGroups").query("id", SECRET),
            &[("id", UUIDS)],
        ),
        (
            call("deleteAuthSource").id(SECRET).query("force", SECRET),
            &[("sourceId", UUID), ("force", "must be true or false")],
        ),
        (
            put("createUser", json!({ "username": "a b", "password": 7 })),
            &[
                ("username", "does not match the pattern of the document"),
                ("password", TEXT),
            ],
        ),
        (
            put(
                "createUser",
                json!({ "enabled": SECRET, "lastLoginTime": 1.5 }),
            ),
            &[
                ("username", REQUIRED),
                ("enabled", "must be true or false"),
                ("lastLoginTime", "must be an integer"),
            ],
        ),
        (
            put(
                "createUser",
                json!({ "username": "a", "role-permissions": [{}, SECRET, { "roleName": null }] }),
            ),
            &[
                ("role-permissions[0].roleName", REQUIRED),
                ("role-permissions", "each entry must be a JSON object"),
                ("role-permissions[2].roleName", TEXT),
            ],
        ),
        (
            put("changePassword", json!({})),
            &[("currentPassword", REQUIRED), ("newPassword", REQUIRED)],
        ),
        (
            put(
                "createUserGroup",
                json!({ "name": [], "userIds": [SECRET] }),
            ),
            &[("name", TEXT), ("userIds", UUIDS)],
        ),
        (
            put("createUserRole", json!({ "privilege-keys": SECRET })),
            &[("name", REQUIRED), ("privilege-keys", "must be a list")],
        ),
        (
            put("setRolePrivileges", json!({})).path("roleName", "ReadOnly"),
            &[("privilege-key", REQUIRED)],
        ),
        (
            put("deleteScopes", json!({ "uuids": [UNKNOWN_ID, SECRET] })),
            &[("uuids", UUIDS)],
        ),
        (
            put(
                "createScope",
                json!({ "name": "a", "traversalSpecInstances": [
                { "resourceSelection": [{ "type": SECRET, "resourceId": [SECRET] }] },
            ] }),
            ),
            &[
                ("traversalSpecInstances[0].adapterKind", REQUIRED),
                ("traversalSpecInstances[0].name", REQUIRED),
                (
                    "traversalSpecInstances[0].resourceSelection[0].type",
                    "must be one of PROPAGATE, UNPROPAGATE, SPECIFIC",
                ),
                (
                    "traversalSpecInstances[0].resourceSelection[0].resourceId",
                    UUIDS,
                ),
            ],
        ),
        (
            put(
                "addAuthSource",
                json!({ "property": [{ "name": "password", "value": 7 }] }),
            ),
            &[
                ("name", REQUIRED),
                ("sourceType", REQUIRED),
                ("property[0].value", TEXT),
            ],
        ),
        (
            put("importUsers", json!({ "users": [{}] })).id(UNKNOWN_ID),
            &[("users[0].username", REQUIRED)],
        ),
        (
            put("searchUsersForAuthSource", json!({})).id(SECRET),
            &[("id", UUID), ("name", REQUIRED)],
        ),
        (login(json!({ "username": "u" })), &[("password", REQUIRED)]),
        (login(json!({ "password": "p" })), &[("username", REQUIRED)]),
        (
            login(json!({ "username": null, "password": 7 })),
            &[("username", TEXT), ("password", TEXT)],
        ),
        (
            login(json!({ "username": "u", "password": "p", "authSource": [] })),
            &[("authSource", TEXT)],
        ),
        (
            login(json!(["u", "p"])),
            &[("body", "must be a JSON object")],
        ),
        (exchange(json!(null)), &[("serviceKeys", "must be a list")]),
        (
            exchange(json!(SECRET)),
            &[("serviceKeys", "must be a list")],
        ),
        (
            exchange(json!([1])),
            &[("serviceKeys", "each entry must be a string")],
        ),
    ];
    assert_eq!(table.len(), 32);
    for (call, parts) in table {
        let (status, _, body) = call.clone().send_raw().await;
        assert_eq!(status, 400, "{body}");
        assert!(!body.contains(SECRET), "{body}");
        call.refuses(parts).await;
    }
}

#[tokio::test]
async fn a_change_names_what_it_changes_by_an_id_that_is_known() {
    let (_ops, admin) = started().await;
    for (operation, mut body) in [
        ("modifyUser", json!({ "username": "viewer" })),
        ("modifyUserGroup", json!({ "name": "Night Shift" })),
        ("modifyScope", json!({ "name": "x" })),
        ("updateAuthSource", directory("New", false)),
    ] {
        let without = admin.call_with(operation, body.clone());
        without.refuses(&[("id", REQUIRED)]).await;
        body["id"] = json!(UNKNOWN_ID);
        admin.call_with(operation, body).fails(404).await;
    }
    let unknown = json!({ "name": "none" });
    admin.call_with("updateUserRole", unknown).fails(404).await;
}

#[tokio::test]
async fn every_operation_with_a_body_wants_json() {
    let (mut needed, mut unneeded) = (0, 0);
    for (operation, _, status) in OPERATIONS {
        let ops = suite_api().await;
        let call = sample_of_admin(&ops, operation).await;
        let plain = call.clone().raw_body("text/plain", "x").send().await;
        if plain.status != 415 {
            assert_eq!(plain.status, status, "{operation}");
            unneeded += 1;
            continue;
        }
        for content_type in ["application/xml", "application/jsonp", "x"] {
            let call = call.clone().raw_body(content_type, "{}");
            call.fails(415).await;
        }
        for (content_type, body, part, reason) in [
            ("application/json", "{", "body", "is not JSON"),
            (
                "application/json; charset=utf-8",
                "[]",
                "body",
                "must be a JSON object",
            ),
        ] {
            let call = call.clone().raw_body(content_type, body);
            call.refuses(&[(part, reason)]).await;
        }
        needed += 1;
    }
    assert_eq!((needed, unneeded), (28, 31));
}

#[tokio::test]
async fn members_that_the_document_does_not_name_are_ignored() {
    let (_ops, admin) = started().await;
    let body = json!({
        "username": "new",
        "password": "p",
        "roleNames": ["ReadOnly"],
        "somethingElse": { "a": null },
    });
    let user = admin.call_with("createUser", body).ok(201).await;
    assert_eq!(user["roleNames"], json!(["ReadOnly"]));
    assert!(user.get("firstName").is_none());
    assert!(user.get("somethingElse").is_none());
}

#[tokio::test]
async fn null_is_an_absent_body_but_no_value_of_a_member() {
    let (ops, admin) = started().await;
    // It has an optional body.
    let id = ops.auth_source_id(super::call::LDAP).expect("an id");
    let delete = admin.call_with("deleteAuthSource", json!(null)).id(id);
    delete.ok(204).await;
    let user = json!({ "username": "a", "password": "b", "firstName": null, "groupIds": null });
    let parts = [("firstName", TEXT), ("groupIds", "must be a list")];
    admin.call_with("createUser", user).refuses(&parts).await;
    let scope = admin.call_with("createScope", json!(null));
    scope.refuses(&[("body", "must be a JSON object")]).await;
}

#[tokio::test]
async fn an_id_that_is_sent_for_what_is_new_is_refused_everywhere() {
    let (_ops, admin) = started().await;
    let mut source = directory("New", false);
    source["id"] = json!(UNKNOWN_ID);
    for (operation, body) in [
        (
            "createUser",
            json!({ "id": UNKNOWN_ID, "username": "new", "password": "p" }),
        ),
        (
            "createUserGroup",
            json!({ "id": UNKNOWN_ID, "name": "New" }),
        ),
        ("createScope", json!({ "id": UNKNOWN_ID, "name": "New" })),
        ("addAuthSource", source),
    ] {
        let call = admin.call_with(operation, body);
        call.refuses(&[("id", "must be absent in what is new")])
            .await;
    }
}
