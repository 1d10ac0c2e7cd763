//! Requests that do not fit the document.

use scc_suite_api_simulator::SuiteApi;
use serde_json::{Value, json};

use super::call::{Call, UNKNOWN_ID, service, started};
use super::samples::{OPERATIONS, sample};

/// Something that no answer may repeat.
const SECRET: &str = "secret-value";

const UUID: &str = "must be a UUID";
const UUIDS: &str = "each entry must be a UUID";
const REQUIRED: &str = "is required";
const TEXT: &str = "must be a string";

#[tokio::test]
async fn every_part_that_does_not_fit_is_named_with_its_reason() {
    let (_ops, admin) = started().await;
    let call = |operation| admin.call(operation);
    let put = |operation, body: Value| call(operation).body(body);
    let simple = UNKNOWN_ID.replace('-', "");
    let mut checked = 0;
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
                ("role-permissions[2].roleName", REQUIRED),
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
    ];
    for (call, parts) in table {
        let (status, _, body) = call.clone().send_raw().await;
        assert_eq!(status, 400, "{body}");
        assert!(!body.contains(SECRET), "{body}");
        call.refuses(parts).await;
        checked += 1;
    }
    assert_eq!(checked, 24);
}

#[tokio::test]
async fn every_operation_with_a_body_wants_json() {
    let (ops, admin) = started().await;
    let (mut needed, mut unneeded) = (0, Vec::new());
    for (operation, _, status) in OPERATIONS {
        let ops = service(SuiteApi::builder()).await;
        let call = sample(&ops, operation).await;
        let session = super::call::admin(&ops).await;
        let call = if operation == "acquireToken" {
            call
        } else {
            call.token(&session.token)
        };
        let plain = call.clone().raw_body("text/plain", "x").send().await;
        if plain.status == 400 {
            call.clone()
                .raw_body("text/plain", "{}")
                .refuses(&[("Content-Type", "must be application/json")])
                .await;
            call.clone()
                .raw_body("application/json", "{")
                .refuses(&[("body", "is not JSON")])
                .await;
            call.clone()
                .raw_body("application/json; charset=utf-8", "[]")
                .refuses(&[("body", "must be a JSON object")])
                .await;
            needed += 1;
        } else if operation == "getCurrentUserRolePrivileges" {
            // The administrator has another role.
            assert_eq!(plain.status, 404);
            unneeded.push(operation);
        } else {
            assert_eq!(plain.status, status, "{operation}");
            unneeded.push(operation);
        }
    }
    assert_eq!((needed, unneeded.len()), (28, 31));
    // A body that is not needed may be missing.
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let delete = admin.call("deleteAuthSource").id(broker);
    delete.query("force", true).ok(204).await;
}

#[tokio::test]
async fn members_that_the_document_does_not_name_are_ignored_and_null_is_absent() {
    let (_ops, admin) = started().await;
    let body = json!({
        "username": "new",
        "password": "p",
        "firstName": null,
        "role-permissions": null,
        "roleNames": ["ReadOnly"],
        "somethingElse": { "a": 1 },
    });
    let user = admin.call("createUser").body(body).ok(201).await;
    assert_eq!(user["roleNames"], json!(["ReadOnly"]));
    assert!(user.get("firstName").is_none());
    assert!(user.get("somethingElse").is_none());
}
