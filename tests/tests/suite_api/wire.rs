//! What the vendor's own SDK (VCF Operations SDK 9.1.1.0) was seen to send, and
//! that this client means the same by the same values.

use contract_tests::given::{Captured, Given, assert_captured};
use contract_tests::sample_server;
use serde_json::json;
use suite_api_client::Client;

use super::api::{NAME, call_given};

const A: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
const B: &str = "11111111-2222-4333-8444-555555555555";

/// A name with all that has a meaning in an address.
const ODD: &str = "t\u{e9} xt/?#%+&=\"";

/// Each request. Where the SDK is wrong, this is what it ought to have sent: it leaves
/// `/ ? #` in a path and `& =` in a query as they are, so that the server reads
/// something else; and for a body that is not given it sends `null`.
fn requests() -> Vec<Captured> {
    let users = "/api/auth/users";
    let ids = format!("id={A}&id={B}");
    let odd = "t%C3%A9%20xt%2F%3F%23%25%2B%26%3D%22";
    let source = format!("/api/auth/sources/{A}");
    let pairs = json!({ "nameValuePairs": [{ "name": "user-name", "value": "\u{fc}" }] });
    let keys = json!({ "serviceKeys": ["ops-li"] });
    let of_users = json!({
        "id": [A, B],
        "roleName": ["a b", "c,d&e=f/\u{e9}"],
        "username": ["x+y", "100%"],
    });
    let filter = "roleName=a%20b&roleName=c,d%26e%3Df/%C3%A9&username=x+y&username=100%25";
    vec![
        (
            "getUsers",
            of_users,
            "GET",
            format!("{users}?{ids}&{filter}"),
            None,
        ),
        ("getUsers", json!({}), "GET", users.to_owned(), None),
        (
            "deleteUsers",
            json!({ "id": [A, B] }),
            "DELETE",
            format!("{users}?{ids}"),
            None,
        ),
        (
            "getRoleByName",
            json!({ "roleName": ODD }),
            "GET",
            format!("/api/auth/roles/{odd}"),
            None,
        ),
        (
            "unassignedRolePermissionFromUser",
            json!({ "userId": A, "roleName": ODD }),
            "DELETE",
            format!("{users}/{A}/permissions/{odd}"),
            None,
        ),
        (
            "getCurrentUserRolePrivileges",
            json!({ "roleName": ODD }),
            "GET",
            format!("/api/auth/currentuser/roles/{odd}/privileges"),
            None,
        ),
        (
            "deleteAuthSource",
            json!({ "sourceId": A }),
            "DELETE",
            source.clone(),
            None,
        ),
        (
            "deleteAuthSource",
            json!({ "sourceId": A, "force": false }),
            "DELETE",
            format!("{source}?force=false"),
            None,
        ),
        (
            "deleteAuthSource",
            json!({ "sourceId": A, "force": true, "": pairs }),
            "DELETE",
            format!("{source}?force=true"),
            Some(pairs),
        ),
        (
            "exchangeOpsTokenWithJwtToken",
            json!({ "includeServiceDetails": true, "": keys }),
            "POST",
            "/api/auth/token/exchange?includeServiceDetails=true".to_owned(),
            Some(keys),
        ),
    ]
}

#[tokio::test]
async fn the_same_values_mean_the_same_as_from_the_vendor_s_sdk() {
    let server = sample_server::start(NAME).await;
    let client = Client::builder(server.base_url()).token("FaKe").build();
    let client = client.expect("a client");
    let call = async |id: &str, given: &Given| call_given(&client, id, given).await;
    let looked = assert_captured(&server, requests(), "OpsToken FaKe", call).await;
    assert_eq!(looked, 10);
}
