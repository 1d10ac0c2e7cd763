//! Our document says what the vendor's does.

use contract_tests::document::{Document, OwnDocument};
use contract_tests::vendor::{compare, unexplained, vendor_document};
use serde_json::{Value, json};

use super::support::ids;

/// The vendor's whole document, of the same version as the page that ours was
/// made of.
const FILE: &str = "scc-1.5.0.openapi.yaml";

/// Where ours differs, and how often: by the overlay's actions on the bodies of
/// errors, each with its reason there.
const ALLOWED: [(&str, usize); 4] = [
    (
        r#"AuthenticationError properties error enum: added ["invalid_request","invalid_token","insufficient_scope"]"#,
        1,
    ),
    (
        "CommonApiError properties details additionalProperties: added true",
        1,
    ),
    (
        r#"CommonApiError properties details additionalProperties type: left out "object""#,
        1,
    ),
    // A secret is marked, so that it becomes a type of its own.
    (
        r#"ApiTokenInfo properties apiToken format: added "password""#,
        1,
    ),
];

#[test]
fn the_document_differs_from_the_vendor_s_only_where_it_is_allowed_to() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let found = compare(Document::of("scc"), &vendors, &ids(), &[]);
    assert_eq!(unexplained(&found.differences, &ALLOWED), [""; 0]);
    assert_eq!(found.same, 340);
}

#[test]
fn no_operation_of_the_vendor_s_group_is_missing() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let paths = vendors.json()["paths"].as_object().expect("paths");
    let operations = paths.values().filter_map(Value::as_object).flatten();
    let mut group: Vec<&str> = operations
        .filter(|(_, operation)| operation["tags"] == json!(["Users"]))
        .filter_map(|(_, operation)| operation["operationId"].as_str())
        .collect();
    group.sort_unstable();
    let mut ours = ids();
    ours.sort_unstable();
    assert_eq!(ours, group);
    assert_eq!(group.len(), 13);
}

#[test]
fn the_servers_are_the_vendor_s() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::of("scc");
    // Those of its newer documents come after them, and some have a note.
    let urls = |document: &Document| -> Vec<(String, String)> {
        let servers = document.json()["servers"].as_array().expect("servers");
        let text = |server: &serde_json::Value, key| server[key].as_str().map(str::to_owned);
        let servers = servers.iter();
        let servers = servers.map(|server| (text(server, "url"), text(server, "description")));
        servers
            .map(|(url, name)| (url.expect("a URL"), name.expect("a name")))
            .collect()
    };
    let (ours_all, vendors_all) = (urls(ours), urls(&vendors));
    let (older, newer) = ours_all.split_at(vendors_all.len());
    assert_eq!(older, vendors_all);
    let is_newer = |url: &str| url.ends_with(".security.cisco.com/firewall");
    assert!(newer.iter().all(|(url, _)| is_newer(url)), "{newer:?}");
    for key in ["title", "version"] {
        assert_eq!(ours.json()["info"][key], vendors.json()["info"][key]);
    }
}
