//! Faults with a name: what servers and what is in front of them send.

use http::StatusCode;

use super::request_fault::Fault;

const HTML: &str = "text/html;charset=UTF-8";

/// # What servers, and what is in front of them, send
impl Fault {
    /// A response without a body.
    pub fn empty(status: StatusCode) -> Self {
        Self::answer(status)
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
