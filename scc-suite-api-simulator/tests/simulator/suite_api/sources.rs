//! Auth sources and their types, read and deleted.

use scc_suite_api_simulator::suite_api::User;
use serde_json::{Value, json};

use super::call::{Call, LDAP, Session, UNKNOWN_ID, admin, all, anonymous, session_of, started};
use super::samples::{property, single_sign_on};
use crate::simulator::support::{start_of_test, suite_api};

/// The value of a property.
pub(super) fn value<'a>(source: &'a Value, name: &str) -> Option<&'a str> {
    let mut properties = source["property"].as_array().expect("properties").iter();
    let property = properties.find(|property| property["name"] == name)?;
    property["value"].as_str()
}

/// The names of all sources.
pub(super) async fn names(session: &Session) -> Vec<String> {
    session.call("getAuthSources").listed("name").await
}

#[tokio::test]
async fn sources_are_listed_for_everybody_and_in_detail_for_callers() {
    let ops = suite_api().await;
    let anonymous = anonymous(&ops, "getAuthSources").ok(200).await;
    let known = ["Local", LDAP, "Identity Broker"];
    assert_eq!(all(&anonymous["sources"], "name"), known);
    let id = ops.auth_source_id(LDAP);
    let source_type = json!({ "id": "OPEN_LDAP", "name": "OPEN_LDAP" });
    let public = json!({ "id": id, "name": LDAP, "sourceType": source_type });
    assert_eq!(anonymous["sources"][1], public);

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
    let properties = ldap["properties"]["property"].as_array();
    let properties = properties.expect("properties");
    assert_eq!(properties.len(), 15);
    let required = properties.iter().filter(|one| one["required"] == true);
    assert_eq!(required.count(), 4);
    let password = properties.iter().find(|one| one["name"] == "password");
    assert_eq!(password.expect("a password")["dataType"], "PASSWORD");
    get("none").fails(404).await;
}

fn delete(session: &Session, id: impl serde::Serialize) -> Call {
    session.call("deleteAuthSource").id(id)
}

#[tokio::test]
async fn a_source_is_deleted_with_the_users_and_groups_that_came_from_it() {
    let (ops, admin) = started().await;
    let fields = json!({ "username": "alice", "password": "Simulator-alice", "authSource": LDAP });
    let alice = session_of(&ops, fields).await;
    alice.call("getCurrentUser").ok(200).await;

    let ldap = ops.auth_source_id(LDAP);
    delete(&admin, ldap).ok(204).await;
    alice.call("getCurrentUser").fails(401).await;
    let users = admin.call("getUsers").listed("username").await;
    assert_eq!(users, ["admin", "operator", "viewer"]);
    let groups = admin.call("getUserGroups").listed("name").await;
    assert_eq!(groups, ["Everyone", "Night Shift"]);
    delete(&admin, ldap).fails(404).await;
    let local = ops.auth_source_id("Local");
    delete(&admin, local).fails(409).await;
}

#[tokio::test]
async fn callers_do_not_delete_the_source_that_they_came_from() {
    let ops = suite_api().await;
    let alice = User::new("alice", "p").auth_source(LDAP);
    ops.add_user(alice.role("Administrator"));
    let fields = json!({ "username": "alice", "password": "p", "authSource": LDAP });
    let alice = session_of(&ops, fields).await;
    delete(&alice, ops.auth_source_id(LDAP)).fails(409).await;
}

#[tokio::test]
async fn a_source_for_single_sign_on_is_deleted_with_its_credentials_or_by_force() {
    let (ops, admin) = started().await;
    let saml = admin.call_with("addAuthSource", single_sign_on("SSO_SAML"));
    let saml = saml.ok(201).await["id"].clone();
    let pairs = |password| json!({ "nameValuePairs": [property("user-name", "x"), property("password", password)] });
    let broker = ops.auth_source_id("Identity Broker");
    let reason = "must have the user-name and the password of the auth source";
    for call in [
        delete(&admin, &saml),
        // Force is for identity brokers.
        delete(&admin, &saml).query("force", true),
        delete(&admin, &saml).body(pairs("wrong")),
        delete(&admin, broker),
    ] {
        call.refuses(&[("nameValuePairs", reason)]).await;
    }
    delete(&admin, &saml).body(pairs("x")).ok(204).await;
    delete(&admin, broker).query("force", true).ok(204).await;
    assert_eq!(names(&admin).await, ["Local", LDAP]);
}

#[tokio::test]
async fn a_well_known_url_needs_an_identity_broker() {
    let (ops, admin) = started().await;
    let call = anonymous(&ops, "getVIDBWellKnownURL");
    let answer = call.clone().ok(200).await;
    let url = "https://broker.example.com/.well-known/openid-configuration";
    assert_eq!(answer, json!({ "url": url }));
    let broker = ops.auth_source_id("Identity Broker");
    delete(&admin, broker).query("force", true).ok(204).await;
    call.fails(409).await;
}
