//! The context of a response: the time, the path of the request, and its id.

use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::clock::http_date;

/// The header by which two responses differ.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a response may contain of its request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ResponseContext {
    /// The server's time.
    pub now: DateTime<Utc>,
    /// The whole path of the request.
    pub path: String,
    /// The id of the response.
    pub request_id: String,
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
