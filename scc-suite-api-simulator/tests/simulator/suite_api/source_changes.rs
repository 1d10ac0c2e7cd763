//! Auth sources added, changed and tested.

use chrono::Duration;
use serde_json::{Value, json};

use super::call::{Call, Session, UNKNOWN_ID, admin, started};
use super::samples::directory;
use super::sources::{names, value};
use crate::simulator::support::{start_of_test, suite_api};

const LDAP: &str = "Imported LDAP Server";

/// A call that adds a directory, with or without TLS.
fn add(admin: &Session, ssl: bool) -> Call {
    admin.call("addAuthSource").body(directory("New", ssl))
}

/// A call that accepts the certificate of a source.
fn patch(admin: &Session, body: &Value) -> Call {
    let call = admin.call("patchAuthSourceWithCertificateDetails");
    call.body(body)
}

/// A body with a property set to a value.
fn with(mut body: Value, name: &str, value: &str) -> Value {
    let properties = body["property"].as_array_mut().expect("properties");
    properties.retain(|property| property["name"] != name);
    properties.push(json!({ "name": name, "value": value }));
    body
}

#[tokio::test]
async fn a_source_without_tls_is_there_at_once() {
    let (ops, admin) = started().await;
    let added = add(&admin, false).ok(201).await;
    assert_eq!(added["sourceType"]["id"], "ACTIVE_DIRECTORY");
    assert_eq!(value(&added, "user-name"), Some("reader"));
    assert_eq!(value(&added, "password"), None);
    assert_eq!(added["certificates"], json!([]));
    let id = added["id"].as_str().expect("an id");
    assert_eq!(ops.auth_source_id("New").expect("an id").to_string(), id);
    let get = admin.call("getAuthSource").id(id);
    assert_eq!(get.clone().ok(200).await, added);

    admin.call("deleteAuthSource").id(id).ok(204).await;
    get.fails(404).await;
}

#[tokio::test]
async fn a_source_over_tls_is_there_once_its_certificate_is_accepted() {
    let (ops, clock) = suite_api().await;
    let admin = admin(&ops).await;
    let offered = add(&admin, true).ok(200).await;
    let certificate = &offered["certificates"][0];
    assert_eq!(certificate["issuedTo"], "CN=ad.example.com");
    let thumbprint = certificate["thumbprint"].as_str().expect("a thumbprint");
    assert_eq!(thumbprint.split(':').count(), 32);
    let get = admin.call("getAuthSource").id(&offered["id"]);
    get.clone().fails(404).await;
    assert_eq!(names(&admin).await.len(), 3);

    let mut wrong = offered.clone();
    wrong["certificates"] = json!([{ "thumbprint": "AA:BB" }]);
    let reason = "must have the certificate that was offered";
    patch(&admin, &wrong)
        .refuses(&[("certificates", reason)])
        .await;
    wrong["certificates"] = json!(null);
    patch(&admin, &wrong)
        .refuses(&[("certificates", "is required")])
        .await;
    wrong["id"] = json!(UNKNOWN_ID);
    patch(&admin, &wrong).fails(404).await;

    clock.advance(Duration::seconds(1));
    let added = patch(&admin, &offered).ok(201).await;
    assert_eq!(added["certificates"], offered["certificates"]);
    assert_eq!(added["id"], offered["id"]);
    let start = start_of_test().timestamp_millis();
    assert_eq!(
        (&added["created"], &added["lastModified"]),
        (&json!(start), &json!(start + 1000))
    );
    assert_eq!(get.ok(200).await, added);
    patch(&admin, &offered).fails(404).await;
}

#[tokio::test]
async fn a_source_that_waits_can_be_named_without_its_id() {
    let (_ops, admin) = started().await;
    let mut body = directory("New", true);
    let offered = admin.call("addAuthSource").body(body.clone()).ok(200).await;
    body["certificates"] = offered["certificates"].clone();
    assert_eq!(patch(&admin, &body).ok(201).await["id"], offered["id"]);
    assert_eq!(names(&admin).await.len(), 4);
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_the_password_too() {
    let (ops, clock) = suite_api().await;
    let admin = admin(&ops).await;
    let added = add(&admin, false).ok(201).await;
    clock.advance(Duration::seconds(1));
    let mut change = added.clone();
    change["name"] = json!("Renamed");
    let change = with(change, "user-name", "writer");
    let updated = admin.call("updateAuthSource").body(change).ok(200).await;
    assert_eq!(updated["name"], "Renamed");
    assert_eq!(value(&updated, "user-name"), Some("writer"));
    let start = start_of_test().timestamp_millis();
    assert_eq!(
        (&updated["created"], &updated["lastModified"]),
        (&json!(start), &json!(start + 1000))
    );
    let get = admin.call("getAuthSource").id(&added["id"]);
    assert_eq!(get.ok(200).await, updated);
}

#[tokio::test]
async fn another_host_over_tls_is_used_once_its_certificate_is_accepted() {
    let (_ops, admin) = started().await;
    let offered = add(&admin, true).ok(200).await;
    let added = patch(&admin, &offered).ok(201).await;
    let update = |body: Value| admin.call("updateAuthSource").body(body);
    let get = || admin.call("getAuthSource").id(&added["id"]);

    // The same host: the certificate is accepted already.
    let same = with(added.clone(), "user-name", "writer");
    assert_eq!(
        value(&update(same.clone()).ok(200).await, "user-name"),
        Some("writer")
    );
    assert_eq!(value(&get().ok(200).await, "user-name"), Some("writer"));

    let other = with(same, "host", "ad2.example.com");
    let offered = update(other).ok(200).await;
    assert_eq!(offered["certificates"][0]["issuedTo"], "CN=ad2.example.com");
    assert_ne!(offered["certificates"], added["certificates"]);
    assert_eq!(value(&get().ok(200).await, "host"), Some("ad.example.com"));
    let patched = patch(&admin, &offered).ok(201).await;
    assert_eq!(value(&patched, "host"), Some("ad2.example.com"));
    assert_eq!(get().ok(200).await, patched);
    assert_eq!(names(&admin).await.len(), 4);
}

#[tokio::test]
async fn a_source_that_does_not_fit_is_refused() {
    let (_ops, admin) = started().await;
    for operation in ["addAuthSource", "testAuthSource", "patchTestAuthSource"] {
        let call = |body: Value| admin.call(operation).body(body);
        let mut body = directory("", false);
        body["property"] = json!([
            { "name": "none", "value": "x" },
            { "name": "port", "value": "many" },
            { "name": "use-ssl", "value": "maybe" },
            { "name": "host", "value": "a b" },
            { "name": "password", "value": "" },
        ]);
        call(body)
            .refuses(&[
                ("name", "must not be empty"),
                ("property[0].name", "is not a property of this type"),
                ("property[1].value", "must be a whole number"),
                ("property[2].value", "must be true or false"),
                ("property[3].value", "must be a host name or an address"),
                ("property", "must have a value for base-domain"),
                ("property", "must have a value for user-name"),
                ("property", "must have a value for password"),
            ])
            .await;
        let mut body = directory("New", false);
        body["sourceType"]["id"] = json!("none");
        let unknown = ("sourceType.id", "is not the id of a source type");
        call(body.clone()).refuses(&[unknown]).await;
        body["sourceType"]["id"] = json!("LOCAL");
        let local = ("sourceType.id", "must be a type outside of the product");
        call(body).refuses(&[local]).await;
        let away = with(directory("New", false), "host", "ad.invalid");
        let away = call(away);
        away.refuses(&[("property", "names a host that does not answer")])
            .await;
    }
    assert_eq!(names(&admin).await.len(), 3);
}

#[tokio::test]
async fn a_name_that_is_taken_and_a_second_broker_are_409() {
    let (_ops, admin) = started().await;
    let add = |body: Value| admin.call("addAuthSource").body(body);
    for ssl in [false, true] {
        add(directory(LDAP, ssl)).fails(409).await;
    }
    let property = |name: &str| json!({ "name": name, "value": "x" });
    let properties = json!([
        property("host"),
        property("user-name"),
        property("password")
    ]);
    let source = |type_id: &str| {
        json!({
            "name": type_id,
            "sourceType": { "id": type_id, "name": type_id },
            "property": properties,
        })
    };
    add(source("VIDB")).fails(409).await;
    add(source("SSO_SAML")).ok(201).await;
    add(source("OTHER")).ok(201).await;
    let added = add(directory("New", false)).ok(201).await;
    let mut change = added;
    change["name"] = json!(LDAP);
    admin.call("updateAuthSource").body(change).fails(409).await;
}

#[tokio::test]
async fn what_cannot_change_is_refused() {
    let (ops, admin) = started().await;
    let body = with(directory("New", false), "domain", "example.com");
    let added = admin.call("addAuthSource").body(body).ok(201).await;
    let update = |body: Value| admin.call("updateAuthSource").body(body);
    let domain = with(added.clone(), "domain", "example.org");
    update(domain)
        .refuses(&[("property[4].value", "cannot be changed")])
        .await;
    let mut other = added.clone();
    other["sourceType"]["id"] = json!("OPEN_LDAP");
    update(other)
        .refuses(&[("sourceType.id", "cannot be changed")])
        .await;
    update(directory("New", false))
        .refuses(&[("id", "is required")])
        .await;
    let mut nothing = added;
    nothing["id"] = json!(UNKNOWN_ID);
    update(nothing).fails(404).await;
    let mut local = directory("Local", false);
    local["id"] = json!(ops.auth_source_id("Local"));
    update(local).fails(409).await;
}

#[tokio::test]
async fn a_test_changes_nothing_and_offers_a_certificate() {
    let (ops, admin) = started().await;
    let test = |body: Value| admin.call("testAuthSource").body(body);
    let patch = |body: Value| admin.call("patchTestAuthSource").body(body);
    let plain = test(directory("New", false)).ok(200).await;
    assert_eq!(plain["certificates"], json!([]));
    assert!(plain.get("id").is_none());
    patch(directory("New", false)).ok(200).await;

    let offered = test(directory("New", true)).ok(200).await;
    let mut body = directory("New", true);
    patch(body.clone())
        .refuses(&[("certificates", "is required")])
        .await;
    body["certificates"] = offered["certificates"].clone();
    let tested = patch(body).ok(200).await;
    assert_eq!(tested["certificates"], offered["certificates"]);
    assert_eq!(names(&admin).await.len(), 3);

    // One that is there needs no password to be tested.
    let source_type = json!({ "id": "OPEN_LDAP", "name": "OPEN_LDAP" });
    let mut there =
        json!({ "id": ops.auth_source_id(LDAP), "name": LDAP, "sourceType": source_type });
    let answer = test(there.clone()).ok(200).await;
    assert_eq!(answer["id"], there["id"]);
    there["id"] = json!(UNKNOWN_ID);
    test(there.clone()).fails(404).await;
    patch(there).fails(404).await;
}
