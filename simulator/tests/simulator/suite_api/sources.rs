//! Auth sources and their types.

use chrono::Duration;
use serde_json::{Value, json};
use simulator::SuiteApi;

use super::call::{Call, NOTHING, Session, admin, all, service};
use super::samples::directory;
use crate::simulator::support::{login, start_of_test, suite_api};

const LDAP: &str = "Imported LDAP Server";

/// The value of a property.
fn value<'a>(source: &'a Value, name: &str) -> Option<&'a str> {
    let mut properties = source["property"].as_array().expect("properties").iter();
    let property = properties.find(|property| property["name"] == name)?;
    property["value"].as_str()
}

/// A body with a property set to a value.
fn with(mut body: Value, name: &str, value: &str) -> Value {
    let properties = body["property"].as_array_mut().expect("properties");
    properties.retain(|property| property["name"] != name);
    properties.push(json!({ "name": name, "value": value }));
    body
}

async fn names(session: &Session<'_>) -> Vec<String> {
    let answer = session.call("getAuthSources").ok(200).await;
    let names = all(&answer["sources"], "name").into_iter();
    names.map(str::to_owned).collect()
}

#[tokio::test]
async fn sources_are_listed_for_everybody_and_in_detail_for_callers() {
    let ops = service(SuiteApi::builder()).await;
    let anonymous = Call::new(&ops, "getAuthSources").ok(200).await;
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
    let get = admin
        .call("getAuthSource")
        .path("sourceId", id.expect("an id"));
    assert_eq!(&get.ok(200).await, ldap);
    admin
        .call("getAuthSource")
        .path("sourceId", NOTHING)
        .fails(404)
        .await;
}

#[tokio::test]
async fn types_are_listed_with_the_properties_that_they_take() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
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
    let get = |id| admin.call("getAuthSourceType").path("sourceId", id);
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
async fn a_source_without_tls_is_there_at_once() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
    let added = admin
        .call("addAuthSource")
        .body(directory("New", false))
        .ok(201)
        .await;
    assert_eq!(added["sourceType"]["id"], "ACTIVE_DIRECTORY");
    assert_eq!(value(&added, "user-name"), Some("reader"));
    assert_eq!(value(&added, "password"), None);
    assert_eq!(added["certificates"], json!([]));
    let id = added["id"].as_str().expect("an id");
    assert_eq!(ops.auth_source_id("New").expect("an id").to_string(), id);
    let get = admin.call("getAuthSource").path("sourceId", id);
    assert_eq!(get.clone().ok(200).await, added);

    admin
        .call("deleteAuthSource")
        .path("sourceId", id)
        .ok(204)
        .await;
    get.fails(404).await;
}

#[tokio::test]
async fn a_source_over_tls_is_there_once_its_certificate_is_accepted() {
    let (ops, clock) = suite_api().await;
    let admin = admin(&ops).await;
    let offered = admin
        .call("addAuthSource")
        .body(directory("New", true))
        .ok(200)
        .await;
    let certificate = &offered["certificates"][0];
    assert_eq!(certificate["issuedTo"], "CN=ad.example.com");
    let thumbprint = certificate["thumbprint"].as_str().expect("a thumbprint");
    assert_eq!(thumbprint.split(':').count(), 32);
    let get = admin
        .call("getAuthSource")
        .path("sourceId", offered["id"].as_str().expect("an id"));
    get.clone().fails(404).await;
    assert_eq!(names(&admin).await.len(), 3);

    let patch = |body: &Value| {
        admin
            .call("patchAuthSourceWithCertificateDetails")
            .body(body.clone())
    };
    let mut wrong = offered.clone();
    wrong["certificates"] = json!([{ "thumbprint": "AA:BB" }]);
    let reason = "must have the certificate that was offered";
    patch(&wrong).refuses(&[("certificates", reason)]).await;
    wrong["certificates"] = json!(null);
    patch(&wrong)
        .refuses(&[("certificates", "is required")])
        .await;
    wrong["id"] = json!(NOTHING);
    patch(&wrong).fails(404).await;

    clock.advance(Duration::seconds(1));
    let added = patch(&offered).ok(201).await;
    assert_eq!(added["certificates"], offered["certificates"]);
    assert_eq!(added["id"], offered["id"]);
    let start = start_of_test().timestamp_millis();
    assert_eq!(
        (&added["created"], &added["lastModified"]),
        (&json!(start), &json!(start + 1000))
    );
    assert_eq!(get.ok(200).await, added);
    patch(&offered).fails(404).await;
}

#[tokio::test]
async fn a_source_that_waits_can_be_named_without_its_id() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
    let mut body = directory("New", true);
    let offered = admin.call("addAuthSource").body(body.clone()).ok(200).await;
    body["certificates"] = offered["certificates"].clone();
    let patch = admin
        .call("patchAuthSourceWithCertificateDetails")
        .body(body);
    assert_eq!(patch.ok(201).await["id"], offered["id"]);
    assert_eq!(names(&admin).await.len(), 4);
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_the_password_too() {
    let (ops, clock) = suite_api().await;
    let admin = admin(&ops).await;
    let added = admin
        .call("addAuthSource")
        .body(directory("New", false))
        .ok(201)
        .await;
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
    let get = admin
        .call("getAuthSource")
        .path("sourceId", added["id"].as_str().expect("an id"));
    assert_eq!(get.ok(200).await, updated);
}

#[tokio::test]
async fn another_host_over_tls_is_used_once_its_certificate_is_accepted() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
    let offered = admin
        .call("addAuthSource")
        .body(directory("New", true))
        .ok(200)
        .await;
    let patch = |body: Value| {
        admin
            .call("patchAuthSourceWithCertificateDetails")
            .body(body)
    };
    let added = patch(offered).ok(201).await;
    let update = |body: Value| admin.call("updateAuthSource").body(body);
    let get = || {
        admin
            .call("getAuthSource")
            .path("sourceId", added["id"].as_str().expect("an id"))
    };

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
    let patched = patch(offered).ok(201).await;
    assert_eq!(value(&patched, "host"), Some("ad2.example.com"));
    assert_eq!(get().ok(200).await, patched);
    assert_eq!(names(&admin).await.len(), 4);
}

#[tokio::test]
async fn a_source_that_does_not_fit_is_refused() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
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
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
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
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
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
    nothing["id"] = json!(NOTHING);
    update(nothing).fails(404).await;
    let mut local = directory("Local", false);
    local["id"] = json!(ops.auth_source_id("Local"));
    update(local).fails(409).await;
}

#[tokio::test]
async fn a_test_changes_nothing_and_offers_a_certificate() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
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
    there["id"] = json!(NOTHING);
    test(there.clone()).fails(404).await;
    patch(there).fails(404).await;
}

#[tokio::test]
async fn a_source_is_deleted_with_the_users_and_groups_that_came_from_it() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
    let fields = json!({ "username": "alice", "password": "Simulator-alice", "authSource": LDAP });
    let answer: Value = login(&ops, fields).await.json().await.expect("JSON");
    let alice = answer["token"].as_str().expect("a token");
    let alice = Call::new(&ops, "getCurrentUser").token(alice);
    alice.clone().ok(200).await;

    let ldap = ops.auth_source_id(LDAP).expect("an id");
    admin
        .call("deleteAuthSource")
        .path("sourceId", ldap)
        .ok(204)
        .await;
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
    admin
        .call("deleteAuthSource")
        .path("sourceId", ldap)
        .fails(404)
        .await;
    let local = ops.auth_source_id("Local").expect("an id");
    admin
        .call("deleteAuthSource")
        .path("sourceId", local)
        .fails(409)
        .await;
}

#[tokio::test]
async fn callers_do_not_delete_the_source_that_they_came_from() {
    let ops = service(SuiteApi::builder()).await;
    let alice = simulator::suite_api::User::new("alice", "p").auth_source(LDAP);
    ops.add_user(alice.role("Administrator"));
    let fields = json!({ "username": "alice", "password": "p", "authSource": LDAP });
    let answer: Value = login(&ops, fields).await.json().await.expect("JSON");
    let token = answer["token"].as_str().expect("a token");
    let ldap = ops.auth_source_id(LDAP).expect("an id");
    let delete = Call::new(&ops, "deleteAuthSource").token(token);
    delete.path("sourceId", ldap).fails(409).await;
}

#[tokio::test]
async fn a_source_for_single_sign_on_is_deleted_with_its_credentials_or_by_force() {
    let ops = service(SuiteApi::builder()).await;
    let admin = admin(&ops).await;
    let property = |name: &str, value: &str| json!({ "name": name, "value": value });
    let saml = json!({
        "name": "SAML",
        "sourceType": { "id": "SSO_SAML", "name": "SSO_SAML" },
        "property": [property("host", "x"), property("user-name", "root"), property("password", "hush-4")],
    });
    let saml = admin.call("addAuthSource").body(saml).ok(201).await;
    let delete = |id: &Value| {
        let id = id.as_str().expect("an id");
        admin.call("deleteAuthSource").path("sourceId", id)
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
    delete(&saml["id"]).body(pairs("hush-4")).ok(204).await;

    let broker = json!(ops.auth_source_id("Identity Broker"));
    delete(&broker).refuses(&refusal).await;
    delete(&broker).query("force", true).ok(204).await;
    assert_eq!(names(&admin).await, ["Local", LDAP]);
}

#[tokio::test]
async fn a_well_known_url_needs_an_identity_broker() {
    let ops = service(SuiteApi::builder()).await;
    let call = Call::new(&ops, "getVIDBWellKnownURL");
    let answer = call.clone().ok(200).await;
    let url = "https://broker.example.com/.well-known/openid-configuration";
    assert_eq!(answer, json!({ "url": url }));
    let broker = ops.auth_source_id("Identity Broker").expect("an id");
    let delete = admin(&ops).await.call("deleteAuthSource");
    delete
        .path("sourceId", broker)
        .query("force", true)
        .ok(204)
        .await;
    call.fails(409).await;
}
