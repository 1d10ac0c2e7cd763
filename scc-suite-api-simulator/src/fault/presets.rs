//! Faults with a name: every shape of an error that was seen on the real servers.

use bytes::Bytes;
use http::StatusCode;
use serde_json::json;

use super::request_fault::Fault;
use crate::suite_api::problem::ops_error_xml;

const HTML: &str = "text/html;charset=UTF-8";
const JSON: &str = "application/json";
const XML: &str = "application/xml;charset=UTF-8";

/// # Shapes seen on the real servers
impl Fault {
    /// A response without a body.
    pub fn empty(status: StatusCode) -> Self {
        Self::answer(status)
    }

    /// 401 with HTML and the list of schemes: the auth source takes no password here.
    pub fn html_401() -> Self {
        let schemes = "OpsToken, VCToken, SSO2Token, CSPToken, VIDBToken";
        Self::answer(StatusCode::UNAUTHORIZED)
            .header("content-type", HTML)
            .header("www-authenticate", schemes)
            .body("<html><head><title>401</title></head><body>Not authorized</body></html>")
    }

    /// The suite-api's own error as JSON.
    pub fn ops_error(status: StatusCode, api_error_code: u32, message: &str) -> Self {
        let error = json!({
            "type": "Error",
            "message": message,
            "httpStatusCode": status.as_u16(),
            "apiErrorCode": api_error_code,
        });
        Self::answer(status)
            .header("content-type", JSON)
            .body(error.to_string())
    }

    /// The suite-api's own error as XML, which is what it sends unless asked for JSON.
    pub fn xml_error(status: StatusCode) -> Self {
        let xml = ops_error_xml(
            status,
            status.as_u16().into(),
            "the simulator was asked to fail",
        );
        Self::answer(status).header("content-type", XML).body(xml)
    }

    /// 200 with HTML, as from a proxy or a login page in front of the service.
    pub fn login_page() -> Self {
        let form = r#"<form method="post"><input name="user"><input type="password"></form>"#;
        let page = format!("<!DOCTYPE html><html><body>{form}</body></html>");
        Self::answer(StatusCode::OK)
            .header("content-type", HTML)
            .body(page)
    }

    /// 503 with HTML: the service is not up yet.
    pub fn starting_up() -> Self {
        Self::answer(StatusCode::SERVICE_UNAVAILABLE)
            .header("content-type", HTML)
            .body("<html><body>The service is starting</body></html>")
    }

    /// 401 in the shape of the gateway in front of SCC, with the path of the request.
    pub fn gateway_401() -> Self {
        Self::answer(StatusCode::UNAUTHORIZED)
            .header("content-type", JSON)
            .body_from(|context| {
                let error = json!({
                    "timestamp": context.now.to_rfc3339(),
                    "path": context.path,
                    "status": 401,
                    "error": "Unauthorized",
                    "requestId": context.request_id,
                });
                Bytes::from(error.to_string())
            })
    }

    /// 429, with `Retry-After` if given: seconds or a date.
    pub fn too_many_requests(retry_after: Option<&str>) -> Self {
        let error = json!({
            "errorCode": "TOO_MANY_REQUESTS",
            "errorMsg": "Too many requests",
            "details": {},
        });
        let fault = Self::answer(StatusCode::TOO_MANY_REQUESTS)
            .header("content-type", JSON)
            .body(error.to_string());
        match retry_after {
            Some(moment) => fault.header("retry-after", moment),
            None => fault,
        }
    }

    /// 204: there is no body, and none to expect.
    pub fn no_content() -> Self {
        Self::answer(StatusCode::NO_CONTENT)
    }

    /// 301 to another place: a client that follows may turn a POST into a GET.
    pub fn moved_permanently(location: &str) -> Self {
        Self::answer(StatusCode::MOVED_PERMANENTLY).header("location", location)
    }

    /// 307 to another place: a client that follows sends method, headers and body again.
    pub fn moved(location: &str) -> Self {
        Self::answer(StatusCode::TEMPORARY_REDIRECT).header("location", location)
    }
}
