//! What the vendor's own SDK (cdo-sdk-python 1.5.412) was seen to send, and that
//! this client means the same by the same values.

use contract_tests::given::{Captured, Given, assert_captured};
use contract_tests::sample_server;
use scc_client::Client;
use serde_json::json;

use super::api::{NAME, call_given};

const UID: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

/// What was seen.
fn requests() -> Vec<Captured> {
    let person = json!({ "apiOnlyUser": false, "name": "\u{e9} x" });
    let machine = json!({ "apiOnlyUser": true, "name": "\u{e9} x", "role": "ROLE_ADMIN" });
    let group = json!({
        "groupIdentifier": "g/\u{fc}",
        "issuerUrl": "https://x/?a=b&c",
        "name": "n",
    });
    let found = json!({
        "limit": "200",
        "offset": "0",
        "q": "name:\"t\u{e9} xt/?#%+&=\" AND apiOnlyUser:true",
    });
    let q = "name%3A%22t%C3%A9%20xt/%3F%23%25%2B%26%3D%22%20AND%20apiOnlyUser%3Atrue";
    let users = "/v1/users";
    vec![
        (
            "getUsers",
            found,
            "GET",
            format!("{users}?limit=200&offset=0&q={q}"),
            None,
        ),
        (
            "getUser",
            json!({ "userUid": UID }),
            "GET",
            format!("{users}/{UID}"),
            None,
        ),
        (
            "createUser",
            json!({ "": person }),
            "POST",
            users.to_owned(),
            Some(person),
        ),
        (
            "createUser",
            json!({ "": machine }),
            "POST",
            users.to_owned(),
            Some(machine),
        ),
        (
            "modifyActiveDirectoryGroup",
            json!({ "groupUid": UID, "": group }),
            "PATCH",
            format!("{users}/groups/{UID}"),
            Some(group),
        ),
    ]
}

#[tokio::test]
async fn the_same_values_mean_the_same_as_from_the_vendor_s_sdk() {
    let server = sample_server::start(NAME).await;
    let client = Client::builder(server.base_url()).token("FaKe").build();
    let client = client.expect("a client");
    let call = async |id: &str, given: &Given| call_given(&client, id, given).await;
    let looked = assert_captured(&server, requests(), "Bearer FaKe", call).await;
    assert_eq!(looked, 5);
}
