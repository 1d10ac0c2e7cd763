//! Values of header parameters.

use std::fmt::Display;

use http::HeaderValue;

use crate::headers::sensitive;
use crate::secret::Secret;

/// A value that can be sent in a header.
pub trait ToHeader {
    /// The header value; `None` if the text is not valid in a header.
    fn to_header(&self) -> Option<HeaderValue>;
}

impl<T: Display + ?Sized> ToHeader for T {
    fn to_header(&self) -> Option<HeaderValue> {
        HeaderValue::try_from(self.to_string()).ok()
    }
}

impl ToHeader for Secret {
    fn to_header(&self) -> Option<HeaderValue> {
        sensitive(self.expose())
    }
}

impl ToHeader for &Secret {
    fn to_header(&self) -> Option<HeaderValue> {
        (*self).to_header()
    }
}
