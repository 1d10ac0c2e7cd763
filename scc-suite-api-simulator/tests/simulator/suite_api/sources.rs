//! Auth sources and their types, read and deleted.

use scc_suite_api_simulator::SuiteApi;
use serde_json::{Value, json};

use super::call::{Session, UNKNOWN_ID, admin, all, anonymous, service, started};
use crate::simulator::support::{json_of, login, start_of_test};

const LDAP: &str = "Imported LDAP Server";

/// The value of a property.
pub(super) fn value<'a>(source: &'a Value, name: &str) -> Option<&'a str> {
    let mut properties = source["property"].as_array().expect("properties").iter();
    let property = properties.find(|property| property["name"] == name)?;
    property["value"].as_str()
}

/// The names of all sources.
pub(super) async fn names(session: &Session) -> Vec<String> {
    let answer = session.call("getAuthSources").ok(200).await;
    let names = all(&answer["sources"], "name").into_iter();
    names.map(str::to_owned).collect()
}

#[tokio::test]
async fn sources_are_listed_for_everybody_and_in_detail_for_callers() {
    let ops = service(SuiteApi::builder()).await;
    let anonymous = anonymous(&ops, "getAuthSources").ok(200).await;
    assert_eq!(
        all(&anonymous["sources"], "name"),
        ["Local", LDAP, "Identity Broker"]
    );
    let ldap = &anonymous["sources"][1];
    let id = ops.auth_source_id(LDAP);
    let source_type = json!({ "id": "OPEN_LDAP", "name": "OPEN_LDAP" });
    assert_eq!(
        ldap,
        &json!({ "id": id, "name": LDAP, "sourceType": source_type })
    );

    let admin = admin(&ops).await;
    let known = admin.call("getAuthSources").ok(200).await;
    let ldap = &known["sources"][1];
    assert_eq!(value(ldap, "host"), Some("ldap.example.com"));
    assert_eq!(value(ldap, "password"), None);
    assert_eq!(ldap["created"], start_of_test().timestamp_millis());
    let get = admin.call("getAuthSource").id(id.expect("an id"));
    assert_eq!(&get.ok(200).await, ldap);
    admin.call("getAuthSource").id(UNKNOWN_ID).fails(404).await;
}

#[tokio::test]
async fn types_are_listed_with_the_properties_that_they_take() {
    let (_ops, admin) = started().await;
    let answer = admin.call("getAuthSourceTypes").ok(200).await;
    let ids = [
        "LOCAL",
        "OPEN_LDAP",
        "ACTIVE_DIRECTORY",
        "SSO_SAML",
        "VIDM",
        "VIDB",
        "VC",
        "VCD",
        "OTHER",
    ];
    assert_eq!(all(&answer["sourceTypes"], "id"), ids);
    let get = |id| admin.call("getAuthSourceType").id(id);
    let ldap = get("OPEN_LDAP").ok(200).await;
    assert_eq!(ldap, answer["sourceTypes"][1]);
    let properties = ldap["properties"]["property"]
        .as_array()
        .expect("properties");
    assert_eq!(properties.len(), 15);
    let required = properties
        .iter()
        .filter(|property| property["required"] == true);
    assert_eq!(required.count(), 4);
    let password = properties
        .iter()
        .find(|property| property["name"] == "password");
    assert_eq!(password.expect("a password")["dataType"], "PASSWORD");
    get("none").fails(404).await;
}

#[tokio::test]
async fn a_source_is_deleted_with_the_users_and_groups_that_came_from_it() {
    let (ops, admin) = started().await;
    let fields = json!({ "username": "alice", "password": "Simulator-alice", "authSource": LDAP });
    let answer = json_of(login(&ops, fields).await).await;
    let alice = answer["token"].as_str().expect("a token");
    let alice = anonymous(&ops, "getCurrentUser").token(alice);
    alice.clone().ok(200).await;

    let ldap = ops.auth_source_id(LDAP).expect("an id");
    admin.call("deleteAuthSource").id(ldap).ok(204).await;
    alice.fails(401).await;
    let users = admin.call("getUsers").ok(200).await;
    assert_eq!(
        all(&users["users"], "username"),
        ["admin", "operator", "viewer"]
    );
    let groups = admin.call("getUserGroups").ok(200).await;
    assert_eq!(
        all(&groups["userGroups"], "name"),
        ["Everyone", "Night Shift"]
    );
    admin.call("deleteAuthSource").id(ldap).fails(404).await;
    let local = ops.auth_source_id("Local").expect("an id");
    admin.call("deleteAuthSource").id(local).fails(409).await;
}

#[tokio::test]
async fn callers_do_not_delete_the_source_that_they_came_from() {
    let ops = service(SuiteApi::builder()).await;
    let alice = scc_suite_api_simulator::suite_api::User::new("alice", "p").auth_source(LDAP);
    ops.add_user(alice.role("Administrator"));
    let fields = json!({ "username": "alice", "password": "p", "authSource": LDAP });
    let answer = json_of(login(&ops, fields).await).await;
    let token = answer["token"].as_str().expect("a token");
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let delete = anonymous(&ops, "deleteAuthSource").token(token);
    delete.id(ldap).fails(409).await;
}

#[tokio::test]
async fn a_source_for_single_sign_on_is_deleted_with_its_credentials_or_by_force() {
    let (ops, admin) = started().await;
    let property = |name: &str, value: &str| json!({ "name": name, "value": value });
    let saml = json!({
        "name": "SAML",
        "sourceType": { "id": "SSO_SAML", "name": "SSO_SAML" },
        "property": [property("host", "x"), property("user-name", "root"), property("password", "secret-4")],
    });
    let saml = admin.call("addAuthSource").body(saml).ok(201).await;
    let delete = |id: &Value| {
        let id = id.as_str().expect("an id");
        admin.call("deleteAuthSource").id(id)
    };
    let reason = "must have the user-name and the password of the auth source";
    let refusal = [("nameValuePairs", reason)];
    delete(&saml["id"]).refuses(&refusal).await;
    // Force is for identity brokers.
    delete(&saml["id"])
        .query("force", true)
        .refuses(&refusal)
        .await;
    let pairs = |password: &str| json!({ "nameValuePairs": [property("user-name", "root"), property("password", password)] });
    delete(&saml["id"])
        .body(pairs("wrong"))
        .refuses(&refusal)
        .await;
    delete(&saml["id"]).body(pairs("secret-4")).ok(204).await;

    let broker = json!(ops.auth_source_id("Identity Broker"));
    delete(&broker).refuses(&refusal).await;
    delete(&broker).query("force", true).ok(204).await;
    assert_eq!(names(&admin).await, ["Local", LDAP]);
}

#[tokio::test]
async fn a_well_known_url_needs_an_identity_broker() {
    let ops = service(SuiteApi::builder()).await;
    let call = anonymous(&ops, "getVIDBWellKnownURL");
    let answer = call.clone().ok(200).await;
    let url = "https://broker.example.com/.well-known/openid-configuration";
    assert_eq!(answer, json!({ "url": url }));
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let delete = admin(&ops).await.call("deleteAuthSource");
    delete.id(broker).query("force", true).ok(204).await;
    call.fails(409).await;
}
