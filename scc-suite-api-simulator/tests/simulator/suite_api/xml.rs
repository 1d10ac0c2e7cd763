//! The answers in XML, which is what the server sends unless JSON is asked for.

use chrono::Duration;
use serde_json::json;

use super::call::{anonymous, started};
use super::samples::{OPERATIONS, sample_of_admin};
use crate::simulator::support::{credentials, start_of_test, suite_api};

const START: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><ops:"#;
const NAMESPACE: &str = r#" xmlns:ops="http://webservice.vmware.com/vRealizeOpsMgr/1.0/""#;

#[tokio::test]
async fn every_answer_with_a_body_has_xml_but_two() {
    let (mut xml, mut only_json, mut empty) = (0, Vec::new(), 0);
    for (operation, _, status) in OPERATIONS {
        let ops = suite_api().await;
        let call = sample_of_admin(&ops, operation).await.accept("*/*");
        let (found, content_type, body) = call.send_raw().await;
        assert_eq!(found, status, "{operation}: {body}");
        match content_type.as_deref() {
            None => {
                assert_eq!(body, "", "{operation}");
                empty += 1;
            }
            Some("application/json") => only_json.push(operation),
            Some(content_type) => {
                assert_eq!(content_type, "application/xml;charset=UTF-8");
                let rest = body.strip_prefix(START).expect("XML");
                let (root, _) = rest.split_once(' ').expect("a root");
                assert!(rest[root.len()..].starts_with(NAMESPACE), "{body}");
                assert!(rest.ends_with(&format!("</ops:{root}>")), "{body}");
                xml += 1;
            }
        }
    }
    assert_eq!(
        only_json,
        ["exchangeOpsTokenWithJwtToken", "getVIDBWellKnownURL"]
    );
    assert_eq!((xml, empty), (42, 15));
}

#[tokio::test]
async fn xml_says_what_json_says() {
    let (ops, admin) = started().await;
    let role = admin.call("getRoleByName").id("Night%20Shift");
    let login = anonymous(&ops, "acquireToken").body(credentials(&ops));
    let end = (start_of_test() + Duration::hours(6)).timestamp_millis();
    let validity = format!("<ops:validity>{end}</ops:validity>");
    for (call, root, attributes, elements) in [
        (
            role,
            "user-role",
            r#" system-created="false""#,
            &[
                "<ops:name>Night Shift</ops:name>",
                "<ops:displayName>Night shift</ops:displayName>",
                "<ops:privilege-keys><ops:privilege-key>alerts.view</ops:privilege-key>",
            ][..],
        ),
        (
            login,
            "auth-token",
            "",
            &[
                &validity,
                "<ops:roles><ops:role>Administrator</ops:role></ops:roles>",
            ],
        ),
    ] {
        let (_, _, body) = call.accept("application/xml").send_raw().await;
        let start = format!("{START}{root}{NAMESPACE}{attributes}>");
        assert!(body.starts_with(&start), "{body}");
        for element in elements {
            assert!(body.contains(element), "{body}");
        }
    }
}

#[tokio::test]
async fn an_error_in_xml_names_every_fault() {
    let ops = suite_api().await;
    let login = anonymous(&ops, "acquireToken").body(json!({}));
    let (status, _, body) = login.accept("*/*").send_raw().await;
    assert_eq!(status, 400);
    let start = format!(r#"{START}error{NAMESPACE} httpStatusCode="400" apiErrorCode="400">"#);
    assert!(body.starts_with(&start), "{body}");
    for part in ["username", "password"] {
        let path = format!("<ops:violationPath>{part}</ops:violationPath>");
        assert!(body.contains(&path), "{body}");
    }
}
