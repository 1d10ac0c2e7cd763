//! Faults with a name: the shapes of errors that were seen on the real servers.

use bytes::Bytes;
use http::StatusCode;
use openapi_client_testing::Fault;
use serde_json::json;

use crate::suite_api::problem::ops_error_xml;

const HTML: &str = "text/html;charset=UTF-8";
const JSON: &str = "application/json";
const XML: &str = "application/xml;charset=UTF-8";

/// The errors of both services, as they were seen on the real servers.
pub trait ServiceFaults {
    /// 401 with HTML and the list of schemes: the auth source takes no password here.
    fn html_401() -> Fault;

    /// The suite-api's own error as JSON.
    fn ops_error(status: StatusCode, api_error_code: u32, message: &str) -> Fault;

    /// The suite-api's own error as XML, which is what it sends unless asked for JSON.
    fn xml_error(status: StatusCode) -> Fault;

    /// 401 in the shape of the gateway in front of SCC, with the path of the request.
    fn gateway_401() -> Fault;

    /// 429, with `Retry-After` if given: seconds or a date.
    fn too_many_requests(retry_after: Option<&str>) -> Fault;
}

impl ServiceFaults for Fault {
    fn html_401() -> Fault {
        let schemes = "OpsToken, VCToken, SSO2Token, CSPToken, VIDBToken";
        Fault::answer(StatusCode::UNAUTHORIZED)
            .header("content-type", HTML)
            .header("www-authenticate", schemes)
            .body("<html><head><title>401</title></head><body>Not authorized</body></html>")
    }

    fn ops_error(status: StatusCode, api_error_code: u32, message: &str) -> Fault {
        let error = json!({
            "type": "Error",
            "message": message,
            "httpStatusCode": status.as_u16(),
            "apiErrorCode": api_error_code,
        });
        Fault::answer(status)
            .header("content-type", JSON)
            .body(error.to_string())
    }

    fn xml_error(status: StatusCode) -> Fault {
        let xml = ops_error_xml(
            status,
            status.as_u16().into(),
            "the simulator was asked to fail",
        );
        Fault::answer(status).header("content-type", XML).body(xml)
    }

    fn gateway_401() -> Fault {
        Fault::answer(StatusCode::UNAUTHORIZED)
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

    fn too_many_requests(retry_after: Option<&str>) -> Fault {
        let error = json!({
            "errorCode": "TOO_MANY_REQUESTS",
            "errorMsg": "Too many requests",
            "details": {},
        });
        let fault = Fault::answer(StatusCode::TOO_MANY_REQUESTS)
            .header("content-type", JSON)
            .body(error.to_string());
        match retry_after {
            Some(moment) => fault.header("retry-after", moment),
            None => fault,
        }
    }
}
