//! Our document says what the vendor's does.

use contract_tests::document::Document;
use contract_tests::vendor::{compare, vendor_document};

use super::support::ids;

/// The vendor's whole document, of the same version as the page that ours was
/// made of.
const FILE: &str = "scc-1.5.0.openapi.yaml";

#[test]
fn the_document_differs_from_the_vendor_s_only_by_its_overlay() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    // The overlay's actions, each with its reason there.
    let allowed = [
        r#"ApiTokenInfo properties apiToken format: added "password""#,
        r#"AuthenticationError properties error enum: added ["invalid_request","invalid_token","insufficient_scope"]"#,
        r#"CommonApiError properties details additionalProperties: added true"#,
        r#"CommonApiError properties details additionalProperties type: left out "object""#,
    ];
    let ours = Document::scc();
    let mut same = 0;
    for id in ids() {
        let found = compare(&ours, &vendors, id);
        assert_eq!(found.differences, allowed, "{id}");
        same += found.same;
    }
    assert_eq!(same, 30);
}

#[test]
fn the_servers_are_the_vendor_s() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::scc();
    assert_eq!(ours.json()["servers"], vendors.json()["servers"]);
    for key in ["title", "version"] {
        assert_eq!(ours.json()["info"][key], vendors.json()["info"][key]);
    }
}
