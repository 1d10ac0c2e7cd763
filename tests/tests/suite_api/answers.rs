//! What the answers of the suite-api may have or lack.

use contract_tests::assert_open_enum;
use contract_tests::document::{Document, OwnDocument};
use scc_suite_api_simulator::Fault;
use serde_json::json;
use suite_api_client::StatusCode;
use suite_api_client::types::{
    AddressType, AuthSourcePropertyDataType, LinkRel, ResourceSelectionType,
};

use super::api::{NAME, round_trip};
use super::support::{acquire, client, server};

#[test]
fn every_listed_value_of_an_enum_is_known_and_others_are_kept() {
    let document = Document::of(NAME);
    let listed = [
        assert_open_enum!(document, AddressType, "/components/schemas/AddressType"),
        assert_open_enum!(
            document,
            AuthSourcePropertyDataType,
            "/components/schemas/auth-source-property/properties/dataType"
        ),
        assert_open_enum!(document, LinkRel, "/components/schemas/link/properties/rel"),
        assert_open_enum!(
            document,
            ResourceSelectionType,
            "/components/schemas/ResourceSelection/properties/type"
        ),
    ];
    assert_eq!(listed, [4, 8, 6, 3]);
    let text = document.json().to_string();
    assert_eq!(text.matches("\"enum\":[").count(), listed.len());
    // Two of them list a value that is called so.
    assert_eq!(AddressType::from("UNKNOWN"), AddressType::Unknown);
    assert_ne!(AddressType::from("unknown"), AddressType::Unknown);
    let json = json!({ "addressType": "IPV8" });
    assert_eq!(round_trip("ServiceDetails", &json), Ok(json));
}

#[tokio::test]
async fn a_user_may_have_roles_or_none() {
    for (roles, expected) in [
        (None, vec![]),
        (Some(json!(null)), vec![]),
        (Some(json!([])), vec![]),
        (
            Some(json!(["Administrator", "ü"])),
            vec!["Administrator", "ü"],
        ),
    ] {
        let ops = server().await;
        let mut body = json!({ "token": "t", "validity": 1 });
        if let Some(roles) = roles {
            body["roles"] = roles;
        }
        ops.fail_next(Fault::answer(StatusCode::OK).body(body.to_string()));
        let acquired = acquire(&client(&ops), "a", "b").await.expect("a token");
        assert_eq!(acquired.roles, expected);
        assert_eq!(acquired.token.expose(), "t");
    }
}

#[tokio::test]
async fn the_validity_is_a_moment_and_the_text_beside_it_is_only_text() {
    for (validity, moment) in [
        (1_470_421_325_035, Some("2016-08-05T18:22:05.035+00:00")),
        (0, Some("1970-01-01T00:00:00+00:00")),
        (-1, Some("1969-12-31T23:59:59.999+00:00")),
        (i64::MAX, None),
        (i64::MIN, None),
    ] {
        let ops = server().await;
        let text = "vendredi 5 août 2016 18 h 22";
        let body = json!({ "token": "t", "validity": validity, "expiresAt": text });
        ops.fail_next(Fault::answer(StatusCode::OK).body(body.to_string()));
        let acquired = acquire(&client(&ops), "a", "b").await.expect("a token");
        assert_eq!(acquired.validity, validity);
        let until = acquired.valid_until().map(|until| until.to_rfc3339());
        assert_eq!(until.as_deref(), moment);
        assert_eq!(acquired.expires_at.as_deref(), Some(text));
    }
}
