//! Auth sources added, changed and tested.

use chrono::Duration;
use serde_json::{Value, json};

use super::call::{Call, LDAP, Session, UNKNOWN_ID, all, started};
use super::samples::{directory, property, single_sign_on};
use super::sources::{names, value};
use crate::simulator::support::start_of_test;

/// A call that adds a directory, with or without TLS.
fn add(admin: &Session, ssl: bool) -> Call {
    admin.call_with("addAuthSource", directory("New", ssl))
}

/// A call that accepts the certificate of a source.
fn patch(admin: &Session, body: &Value) -> Call {
    admin.call_with("patchAuthSourceWithCertificateDetails", body.clone())
}

/// A call that changes a source.
fn update(admin: &Session, body: Value) -> Call {
    admin.call_with("updateAuthSource", body)
}

/// A body with a member set to a value.
fn with_member(mut body: Value, name: &str, value: impl Into<Value>) -> Value {
    body[name] = value.into();
    body
}

/// A body with a property set to a value.
fn with(mut body: Value, name: &str, value: &str) -> Value {
    let properties = body["property"].as_array_mut().expect("properties");
    properties.retain(|property| property["name"] != name);
    properties.push(property(name, value));
    body
}

/// Checks that a source was made at the start and changed this many milliseconds later.
fn assert_changed_after(source: &Value, milliseconds: i64) {
    let start = start_of_test().timestamp_millis();
    assert_eq!(source["created"], start);
    assert_eq!(source["lastModified"], start + milliseconds);
}

#[tokio::test]
async fn a_source_without_tls_is_there_at_once() {
    let (ops, admin) = started().await;
    let added = add(&admin, false).ok(201).await;
    assert_eq!(added["sourceType"]["id"], "ACTIVE_DIRECTORY");
    assert_eq!(value(&added, "user-name"), Some("reader"));
    assert_eq!(value(&added, "password"), None);
    assert_eq!(added["certificates"], json!([]));
    assert_eq!(json!(ops.auth_source_id("New")), added["id"]);
    let get = admin.call("getAuthSource").id(&added["id"]);
    assert_eq!(get.clone().ok(200).await, added);

    let delete = admin.call("deleteAuthSource").id(&added["id"]);
    delete.ok(204).await;
    get.fails(404).await;
}

#[tokio::test]
async fn a_source_over_tls_is_there_once_its_certificate_is_accepted() {
    let (ops, admin) = started().await;
    let offered = add(&admin, true).ok(200).await;
    let certificate = &offered["certificates"][0];
    assert_eq!(certificate["issuedTo"], "CN=ad.example.com");
    let thumbprint = certificate["thumbprint"].as_str().expect("a thumbprint");
    assert_eq!(thumbprint.split(':').count(), 32);
    let get = admin.call("getAuthSource").id(&offered["id"]);
    get.clone().fails(404).await;
    assert_eq!(names(&admin).await.len(), 3);

    for (certificates, reason) in [
        (
            json!([{ "thumbprint": "AA:BB" }]),
            "must have the certificate that was offered",
        ),
        (json!(null), "must be a list"),
    ] {
        let wrong = with_member(offered.clone(), "certificates", certificates);
        let refused = patch(&admin, &wrong);
        refused.refuses(&[("certificates", reason)]).await;
    }
    let unknown = with_member(offered.clone(), "id", UNKNOWN_ID);
    patch(&admin, &unknown).fails(404).await;

    ops.clock().advance(Duration::seconds(1));
    let added = patch(&admin, &offered).ok(201).await;
    assert_eq!(added["certificates"], offered["certificates"]);
    assert_eq!(added["id"], offered["id"]);
    assert_changed_after(&added, 1000);
    assert_eq!(get.ok(200).await, added);
    patch(&admin, &offered).fails(404).await;
}

#[tokio::test]
async fn a_source_that_waits_can_be_named_without_its_id() {
    let (_ops, admin) = started().await;
    let offered = add(&admin, true).ok(200).await;
    let certificates = offered["certificates"].clone();
    let body = with_member(directory("New", true), "certificates", certificates);
    assert_eq!(patch(&admin, &body).ok(201).await["id"], offered["id"]);
    assert_eq!(names(&admin).await.len(), 4);
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_the_password_too() {
    let (ops, admin) = started().await;
    let added = add(&admin, false).ok(201).await;
    ops.clock().advance(Duration::seconds(1));
    let change = with_member(added.clone(), "name", "Renamed");
    let change = with(change, "user-name", "writer");
    let updated = update(&admin, change).ok(200).await;
    assert_eq!(updated["name"], "Renamed");
    assert_eq!(value(&updated, "user-name"), Some("writer"));
    assert_changed_after(&updated, 1000);
    let get = admin.call("getAuthSource").id(&added["id"]);
    assert_eq!(get.ok(200).await, updated);
}

#[tokio::test]
async fn another_host_over_tls_is_used_once_its_certificate_is_accepted() {
    let (_ops, admin) = started().await;
    let offered = add(&admin, true).ok(200).await;
    let added = patch(&admin, &offered).ok(201).await;
    let get = async || admin.call("getAuthSource").id(&added["id"]).ok(200).await;

    // The same host: the certificate is accepted already.
    let same = with(added.clone(), "user-name", "writer");
    let updated = update(&admin, same.clone()).ok(200).await;
    assert_eq!(value(&updated, "user-name"), Some("writer"));
    assert_eq!(get().await, updated);

    let other = with(same, "host", "ad2.example.com");
    let offered = update(&admin, other).ok(200).await;
    assert_eq!(offered["certificates"][0]["issuedTo"], "CN=ad2.example.com");
    assert_ne!(offered["certificates"], added["certificates"]);
    assert_eq!(value(&get().await, "host"), Some("ad.example.com"));
    let patched = patch(&admin, &offered).ok(201).await;
    assert_eq!(value(&patched, "host"), Some("ad2.example.com"));
    assert_eq!(get().await, patched);
    assert_eq!(names(&admin).await.len(), 4);
}

#[tokio::test]
async fn a_source_that_does_not_fit_is_refused() {
    let (_ops, admin) = started().await;
    let properties = json!([
        property("none", "x"),
        property("port", "many"),
        property("use-ssl", "maybe"),
        property("host", "a b"),
        property("password", ""),
    ]);
    let of_type = |id: &str| {
        let mut body = directory("New", false);
        body["sourceType"]["id"] = json!(id);
        body
    };
    for operation in ["addAuthSource", "testAuthSource", "patchTestAuthSource"] {
        for (body, parts) in [
            (
                with_member(directory("", false), "property", properties.clone()),
                &[
                    ("name", "must not be empty"),
                    ("property[0].name", "is not a property of this type"),
                    ("property[1].value", "must be a whole number"),
                    ("property[2].value", "must be true or false"),
                    ("property[3].value", "must be a host name or an address"),
                    ("property", "must have a value for base-domain"),
                    ("property", "must have a value for user-name"),
                    ("property", "must have a value for password"),
                ][..],
            ),
            (
                of_type("none"),
                &[("sourceType.id", "is not the id of a source type")],
            ),
            (
                of_type("LOCAL"),
                &[("sourceType.id", "must be a type outside of the product")],
            ),
            (
                with(directory("New", false), "host", "ad.invalid"),
                &[("property", "names a host that does not answer")],
            ),
        ] {
            admin.call_with(operation, body).refuses(parts).await;
        }
    }
    assert_eq!(names(&admin).await.len(), 3);
}

#[tokio::test]
async fn a_name_that_is_taken_and_a_second_broker_are_409() {
    let (_ops, admin) = started().await;
    let source = |body: Value| admin.call_with("addAuthSource", body);
    for body in [
        directory(LDAP, false),
        directory(LDAP, true),
        single_sign_on("VIDB"),
    ] {
        source(body).fails(409).await;
    }
    for type_id in ["SSO_SAML", "OTHER"] {
        source(single_sign_on(type_id)).ok(201).await;
    }
    let added = add(&admin, false).ok(201).await;
    let change = with_member(added, "name", LDAP);
    update(&admin, change).fails(409).await;
}

#[tokio::test]
async fn what_cannot_change_is_refused() {
    let (ops, admin) = started().await;
    let body = with(directory("New", false), "domain", "example.com");
    let added = admin.call_with("addAuthSource", body).ok(201).await;
    let domain = with(added.clone(), "domain", "example.org");
    let mut other = added;
    other["sourceType"]["id"] = json!("OPEN_LDAP");
    for (body, part) in [(domain, "property[4].value"), (other, "sourceType.id")] {
        let refused = update(&admin, body);
        refused.refuses(&[(part, "cannot be changed")]).await;
    }
    let local = json!(ops.auth_source_id("Local"));
    let local = with_member(directory("Local", false), "id", local);
    update(&admin, local).fails(409).await;
}

#[tokio::test]
async fn a_test_changes_nothing_and_offers_a_certificate() {
    let (ops, admin) = started().await;
    let test = |body: Value| admin.call_with("testAuthSource", body);
    let patch = |body: Value| admin.call_with("patchTestAuthSource", body);
    let plain = test(directory("New", false)).ok(200).await;
    assert_eq!(plain["certificates"], json!([]));
    assert!(plain.get("id").is_none());
    patch(directory("New", false)).ok(200).await;

    let body = directory("New", true);
    let offered = test(body.clone()).ok(200).await["certificates"].clone();
    assert_eq!(all(&offered, "issuedTo"), ["CN=ad.example.com"]);
    let without = patch(body.clone());
    without.refuses(&[("certificates", "is required")]).await;
    let accepted = with_member(body, "certificates", offered.clone());
    assert_eq!(patch(accepted).ok(200).await["certificates"], offered);
    assert_eq!(names(&admin).await.len(), 3);

    // One that is there needs no password to be tested.
    let source_type = json!({ "id": "OPEN_LDAP", "name": "OPEN_LDAP" });
    let there = json!({ "id": ops.auth_source_id(LDAP), "name": LDAP, "sourceType": source_type });
    assert_eq!(test(there.clone()).ok(200).await["id"], there["id"]);
    let unknown = with_member(there, "id", UNKNOWN_ID);
    test(unknown.clone()).fails(404).await;
    patch(unknown).fails(404).await;
}
