//! Our document says what the vendor's does.

use contract_tests::document::Document;
use contract_tests::vendor::{compare, vendor_document};
use serde_json::{Value, json};

use super::support::ids;

/// The vendor's whole document, of the same version as the page that ours was
/// made of.
const FILE: &str = "scc-1.5.0.openapi.yaml";

/// Where every operation differs: by the overlay's actions on the bodies of
/// errors, each with its reason there.
const ERRORS: [&str; 3] = [
    r#"AuthenticationError properties error enum: added ["invalid_request","invalid_token","insufficient_scope"]"#,
    r#"CommonApiError properties details additionalProperties: added true"#,
    r#"CommonApiError properties details additionalProperties type: left out "object""#,
];

/// Where one operation differs beside; these places come before those above.
const ALLOWED: [(&str, &[&str]); 1] = [(
    "generateApiToken",
    // A secret is marked, so that it becomes a type of its own.
    &[r#"ApiTokenInfo properties apiToken format: added "password""#],
)];

#[test]
fn the_document_differs_from_the_vendor_s_only_where_it_is_allowed_to() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::of("scc");
    let mut same = Vec::new();
    for id in ids() {
        let own = ALLOWED.iter().find(|(allowed, _)| *allowed == id);
        let own = own.map_or(&[][..], |(_, differences)| differences);
        let allowed = [own, &ERRORS].concat();
        let found = compare(ours, &vendors, id);
        assert_eq!(found.differences, allowed, "{id}");
        same.push((id, found.same));
    }
    let expected = [
        ("generateApiToken", 30),
        ("getUsers", 60),
        ("createUser", 42),
        ("getUser", 41),
        ("deleteUser", 27),
        ("getActiveDirectoryGroups", 59),
        ("createActiveDirectoryGroup", 44),
        ("getActiveDirectoryGroup", 40),
        ("deleteActiveDirectoryGroup", 27),
        ("modifyActiveDirectoryGroup", 51),
        ("revokeApiToken", 30),
        ("getToken", 32),
        ("revokeToken", 18),
    ];
    assert_eq!(same, expected);
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
    assert_eq!(ours.json()["servers"], vendors.json()["servers"]);
    for key in ["title", "version"] {
        assert_eq!(ours.json()["info"][key], vendors.json()["info"][key]);
    }
}
