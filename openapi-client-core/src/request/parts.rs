//! What the requests of a call consist of.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use url::Url;

use super::settings::CallSettings;
use crate::body::{Body, Form, assemble};
use crate::buffer::Buffer;
use crate::error::CallError;
use crate::headers::sensitive;
use crate::operation::OperationRef;
use crate::parameters::Style;
use crate::retry::Retry;

/// What the requests of a call consist of. A request is made for each attempt:
/// most calls have only one, for which no copy is kept.
pub(crate) struct RequestParts {
    /// From the root of the host.
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    /// The encoded pairs.
    pub(super) query: Vec<String>,
    pub(super) cookies: Vec<String>,
    /// The media type of the body.
    pub(super) media_type: Option<HeaderValue>,
    /// The styles of those fields of a form that have another than the default.
    pub(super) styles: &'static [(&'static str, Style)],
    pub(super) body: Option<Body>,
    /// Becomes the body when the parts are finished.
    pub(super) form: Option<Form>,
    /// What the call has in place of the client's settings.
    pub(super) settings: Option<Arc<CallSettings>>,
    /// How many requests of these were sent. A stream that continues on another
    /// connection sends them again.
    pub(crate) sent: u32,
}

impl RequestParts {
    /// Those of a request without anything but a path, from the root of the host.
    pub(crate) fn of_path(path: String) -> Self {
        Self {
            path,
            headers: HeaderMap::new(),
            query: Vec::new(),
            cookies: Vec::new(),
            media_type: None,
            styles: &[],
            body: None,
            form: None,
            settings: None,
            sent: 0,
        }
    }

    /// Sets the body, and its media type unless another is set.
    pub(super) fn set_body(&mut self, media_type: &'static str, body: Buffer) {
        let default = || HeaderValue::from_static(media_type);
        self.media_type.get_or_insert_with(default);
        self.body = Some(body.into_bytes().into());
    }

    /// Assembles the cookies and the form.
    pub(super) async fn finish(&mut self) -> Result<(), String> {
        if !self.cookies.is_empty() {
            let cookies = sensitive(&self.cookies.join("; "))
                .ok_or_else(|| "the cookies are not valid in a header".to_owned())?;
            self.headers.append(header::COOKIE, cookies);
        }
        let Some(form) = self.form.take() else {
            return Ok(());
        };
        let multipart = assemble(form).await?;
        let media_type = self.media_type.as_ref().and_then(|name| name.to_str().ok());
        let media_type = media_type.unwrap_or("multipart/form-data");
        let media_type = format!("{media_type}; boundary={}", multipart.boundary);
        let media_type = HeaderValue::try_from(media_type)
            .map_err(|_| "the media type of the body is not valid in a header".to_owned())?;
        self.media_type = Some(media_type);
        self.headers
            .append(header::CONTENT_LENGTH, multipart.length.into());
        self.body = Some(multipart.body);
        Ok(())
    }

    /// The request of the next attempt.
    pub(crate) fn request(
        &mut self,
        base_url: &Url,
        operation: &OperationRef,
    ) -> Result<reqwest::Request, CallError> {
        let invalid = |message| CallError::invalid_request(operation, message);
        let url = url(base_url, &self.path);
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
            .map_err(|_| invalid("the accepted media type is not valid in a header".to_owned()))?;
        headers.insert(header::ACCEPT, accepted);
        for (name, value) in &self.headers {
            headers.append(name, value.clone());
        }
        match &mut self.body {
            Some(body) => {
                if let Some(media_type) = &self.media_type {
                    headers.append(header::CONTENT_TYPE, media_type.clone());
                }
                *request.body_mut() = body.next();
            }
            // Some servers wait for a body unless its length is given.
            None if takes_body(operation.method()) => {
                headers.append(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            None => {}
        }
        if let Some(settings) = &self.settings {
            settings.headers.replace_in(request.headers_mut());
        }
        Ok(request)
    }

    /// Sets a header in place of any other of the same name.
    pub(crate) fn set_header(&mut self, name: HeaderName, value: HeaderValue) {
        let settings = Arc::make_mut(self.settings.get_or_insert_default());
        settings.headers.insert(name, value);
    }

    /// Whether the call has a header of this name in place of the operation's.
    pub(super) fn sets_header(&self, name: &HeaderName) -> bool {
        let settings = self.settings.as_ref();
        settings.is_some_and(|settings| settings.headers.names().any(|known| known == name))
    }

    /// How long the call may take, if it has a limit of its own.
    pub(crate) fn total_timeout(&self) -> Option<Duration> {
        self.settings.as_ref()?.total_timeout
    }

    /// The call's own retry policy.
    pub(crate) fn retry(&self) -> Option<Retry> {
        self.settings.as_ref()?.retry
    }

    /// Whether no other attempt can be made because the body was a stream.
    pub(crate) fn is_spent(&self) -> bool {
        self.body.as_ref().is_some_and(Body::is_spent)
    }
}

/// The URL of `path` on the server of `base_url` and on no other. Changing a
/// URL takes a fraction of the time of parsing one.
fn url(base_url: &Url, path: &str) -> Result<Url, url::ParseError> {
    if path.contains(['?', '#']) {
        // These are the document's own: parameters are encoded.
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
