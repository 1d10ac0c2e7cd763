//! The context of a response: the time, the path of the request, and its id.

use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::clock::http_date;

/// The header that tells two responses apart.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a response contains of its request.
pub(crate) struct ResponseContext {
    pub(crate) now: DateTime<Utc>,
    pub(crate) path: String,
    pub(crate) request_id: String,
}

impl ResponseContext {
    /// Adds the headers that every response has, unless they are set.
    pub(crate) fn add_headers(&self, headers: &mut HeaderMap) {
        let date = http_date(self.now);
        for (name, value) in [(header::DATE, &date), (REQUEST_ID, &self.request_id)] {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.entry(name).or_insert(value);
            }
        }
    }
}
