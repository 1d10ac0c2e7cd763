//! What the requests of a call are made of.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, header};
use url::Url;

use crate::multipart::assemble;
use crate::param::fill;
use crate::request::sensitive;
use crate::{Failure, Form, Operation, Style, ToPath, Transport};

/// What the requests of a call are made of. Each attempt gets a request of its
/// own: most calls have one, and no copy is kept for them.
pub(crate) struct Draft {
    /// From the root of the host.
    path: String,
    pub(super) headers: HeaderMap,
    /// The encoded pairs.
    pub(super) query: Vec<String>,
    pub(super) cookies: Vec<String>,
    /// The media type of the body.
    pub(super) media_type: Option<HeaderValue>,
    /// How the fields of a form are written that are not written as usual.
    pub(super) styles: &'static [(&'static str, Style)],
    pub(super) body: Body,
}

/// A body.
pub(super) enum Body {
    None,
    Bytes(Bytes),
    Given(reqwest::Body),
    Multipart(Form),
    /// One that can be read only once, and was.
    Spent,
}

impl Draft {
    pub(super) fn new(
        transport: &Transport,
        operation: &'static Operation,
        path_values: &[&(dyn ToPath + Sync)],
    ) -> Result<Self, String> {
        let base = transport.server.base_url.path().trim_end_matches('/');
        Ok(Self {
            path: fill(base, operation.path(), path_values)?,
            headers: HeaderMap::new(),
            query: Vec::new(),
            cookies: Vec::new(),
            media_type: None,
            styles: &[],
            body: Body::None,
        })
    }

    /// Makes ready what takes a moment.
    pub(super) async fn finish(&mut self) -> Result<(), String> {
        if !self.cookies.is_empty() {
            let cookies = sensitive(self.cookies.join("; "))
                .ok_or_else(|| "the cookies do not fit into a header".to_owned())?;
            self.headers.append(header::COOKIE, cookies);
        }
        let form = match std::mem::replace(&mut self.body, Body::None) {
            Body::Multipart(form) => form,
            other => {
                self.body = other;
                return Ok(());
            }
        };
        let assembled = assemble(form).await?;
        let media_type = self.media_type.as_ref().and_then(|name| name.to_str().ok());
        let media_type = media_type.unwrap_or("multipart/form-data");
        let media_type = format!("{media_type}; boundary={}", assembled.boundary);
        let media_type = HeaderValue::try_from(media_type)
            .map_err(|_| "the media type of the body does not fit into a header".to_owned())?;
        self.media_type = Some(media_type);
        self.headers
            .append(header::CONTENT_LENGTH, assembled.length.into());
        self.body = Body::Given(assembled.body);
        Ok(())
    }

    /// The request of the next attempt.
    pub(crate) fn request(
        &mut self,
        transport: &Transport,
        operation: &'static Operation,
    ) -> Result<reqwest::Request, Failure> {
        let invalid = |message| Failure::invalid_request(operation, message);
        let url = url(&transport.server.base_url, &self.path);
        let mut url = url.map_err(|error| invalid(error.to_string()))?;
        if !self.query.is_empty() {
            let pairs = self.query.join("&");
            // The path of the document may have a query of its own.
            let query = match url.query() {
                Some(own) => format!("{own}&{pairs}"),
                None => pairs,
            };
            url.set_query(Some(&query));
        }
        let mut request = reqwest::Request::new(operation.method().clone(), url);
        let headers = request.headers_mut();
        let accepted = Bytes::from_static(operation.accepted().as_bytes());
        let accepted = HeaderValue::from_maybe_shared(accepted)
            .map_err(|_| invalid("what it accepts does not fit into a header".to_owned()))?;
        headers.insert(header::ACCEPT, accepted);
        for (name, value) in &self.headers {
            headers.append(name, value.clone());
        }
        let has_body = !matches!(self.body, Body::None);
        if let Some(media_type) = self.media_type.as_ref().filter(|_| has_body) {
            headers.append(header::CONTENT_TYPE, media_type.clone());
        }
        // Some servers wait for a body until they are told that none comes.
        if !has_body && takes_body(operation.method()) {
            headers.append(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        self.give_body(&mut request);
        Ok(request)
    }

    /// Whether no other attempt can be made: the body is gone.
    pub(crate) fn is_spent(&self) -> bool {
        matches!(self.body, Body::Spent)
    }

    fn give_body(&mut self, request: &mut reqwest::Request) {
        match &self.body {
            Body::Bytes(bytes) => *request.body_mut() = Some(bytes.clone().into()),
            Body::Given(_) => {
                if let Body::Given(body) = std::mem::replace(&mut self.body, Body::Spent) {
                    *request.body_mut() = Some(body);
                }
                // Only a request can tell whether its body can be sent twice.
                let copy = request.try_clone();
                if let Some(body) = copy.and_then(|mut copy| copy.body_mut().take()) {
                    self.body = Body::Given(body);
                }
            }
            Body::None | Body::Multipart(_) | Body::Spent => {}
        }
    }
}

/// The URL of `path` on the server of `base_url` and on no other. To change a
/// URL takes a fraction of what it takes to read one.
fn url(base_url: &Url, path: &str) -> Result<Url, url::ParseError> {
    if path.contains(['?', '#']) {
        // Parameters hold none of these: they stand in the document's path.
        let origin = base_url.as_str().strip_suffix(base_url.path());
        return Url::parse(&format!("{}{path}", origin.unwrap_or_default()));
    }
    let mut url = base_url.clone();
    url.set_path(path);
    Ok(url)
}

/// Whether a request of this method normally has a body.
fn takes_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}
