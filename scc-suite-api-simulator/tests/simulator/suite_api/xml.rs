//! The answers in XML, which is what the server sends unless JSON is asked for.

use scc_suite_api_simulator::SuiteApi;
use serde_json::json;

use super::call::{admin, anonymous, service, started};
use super::samples::{OPERATIONS, sample};

const START: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><ops:"#;
const NAMESPACE: &str = r#" xmlns:ops="http://webservice.vmware.com/vRealizeOpsMgr/1.0/""#;

#[tokio::test]
async fn every_answer_with_a_body_has_xml_but_two() {
    let (mut xml, mut only_json, mut empty) = (0, Vec::new(), 0);
    for (operation, _, status) in OPERATIONS {
        let ops = service(SuiteApi::builder()).await;
        let mut call = sample(&ops, operation).await.accept("*/*");
        let session = admin(&ops).await;
        if operation == "getCurrentUserRolePrivileges" {
            call = call.path("roleName", "Administrator");
        }
        if operation == "changePassword" {
            call = call.body(json!({ "currentPassword": ops.password(), "newPassword": "p" }));
        }
        if operation != "acquireToken" {
            call = call.token(&session.token);
        }
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
    let (_ops, admin) = started().await;
    let call = admin.call("getRoleByName").id("Night%20Shift");
    let (_, _, body) = call.accept("application/xml").send_raw().await;
    let rest = body.strip_prefix(START).expect("XML");
    let start = format!(r#"user-role{NAMESPACE} system-created="false">"#);
    assert!(rest.starts_with(&start), "{rest}");
    for element in [
        "<ops:name>Night Shift</ops:name>",
        "<ops:displayName>Night shift</ops:displayName>",
        "<ops:privilege-keys><ops:privilege-key>alerts.view</ops:privilege-key>",
    ] {
        assert!(rest.contains(element), "{rest}");
    }
}

#[tokio::test]
async fn an_error_in_xml_names_every_fault() {
    let ops = service(SuiteApi::builder()).await;
    let login = anonymous(&ops, "acquireToken")
        .body(json!({}))
        .accept("*/*");
    let (status, _, body) = login.send_raw().await;
    assert_eq!(status, 400);
    let start = format!(r#"{START}error{NAMESPACE} httpStatusCode="400" apiErrorCode="400">"#);
    assert!(body.starts_with(&start), "{body}");
    for part in ["username", "password"] {
        let path = format!("<ops:violationPath>{part}</ops:violationPath>");
        assert!(body.contains(&path), "{body}");
    }
}
