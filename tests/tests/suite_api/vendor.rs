//! Our document says what the vendor's does.

use contract_tests::document::Document;
use contract_tests::vendor::{compare, vendor_document};
use serde_json::Value;
use suite_api_client::types;

use super::support::ids;

/// The vendor's whole document, of the version that ours was written for.
const FILE: &str = "vcf-operations-9.1.0.openapi.json";

/// What we leave out or add, and why.
const ALLOWED: [(&str, &[&str]); 3] = [
    (
        "acquireToken",
        &[
            // The client speaks JSON only.
            r#"200 application/xml: left out "auth-token""#,
            // Secrets are marked, so that they become a type of their own.
            r#"auth-token properties token format: added "password""#,
            r#"request application/xml: left out "username-password""#,
            r#"username-password properties password format: added "password""#,
        ],
    ),
    (
        "exchangeOpsTokenWithJwtToken",
        &[
            // A secret, too.
            r#"TokenExchangeResponse properties jwtToken format: added "password""#,
        ],
    ),
    ("releaseToken", &[]),
];

#[test]
fn the_document_differs_from_the_vendor_s_only_where_it_is_allowed_to() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let ours = Document::suite_api();
    assert_eq!(ALLOWED.map(|(id, _)| id), *ids());
    let mut same = Vec::new();
    for (id, allowed) in ALLOWED {
        let found = compare(&ours, &vendors, id);
        assert_eq!(found.differences, allowed, "{id}");
        same.push(found.same);
    }
    assert_eq!(same, [23, 40, 6]);
}

#[test]
fn the_vendor_s_own_examples_are_understood() {
    let Some(vendors) = vendor_document(FILE) else {
        return;
    };
    let example = |id: &str, place: &str| -> Value {
        let operation = vendors.operation(id);
        let path = operation.path().replace('/', "~1");
        let place = format!("/paths/{path}/post/{place}/content/application~1json/example");
        let example = vendors.json().pointer(&place).and_then(Value::as_str);
        serde_json::from_str(example.expect("an example")).expect("JSON")
    };
    let login = example("acquireToken", "requestBody");
    let login: types::UsernamePassword = serde_json::from_value(login).expect("a login");
    assert_eq!(login.username, "Some-LDAP-User");
    assert_eq!(login.auth_source.as_deref(), Some("Imported LDAP Server"));

    let request = example("exchangeOpsTokenWithJwtToken", "requestBody");
    let request: types::TokenExchangeRequest = serde_json::from_value(request).expect("a request");
    assert_eq!(request.service_keys, ["ops-li", "ops-ni"]);

    let answer = example("exchangeOpsTokenWithJwtToken", "responses/200");
    let answer: types::TokenExchangeResponse = serde_json::from_value(answer).expect("an answer");
    assert_eq!(answer.jwt().expect("a JWT").expose(), "token");
    let keys: Vec<_> = answer
        .services
        .iter()
        .filter_map(|service| service.key.as_deref())
        .collect();
    assert_eq!(keys, ["ops-li", "ops-ni"]);
    assert_eq!(answer.services[1].base_path.as_deref(), Some("base-path"));
}
