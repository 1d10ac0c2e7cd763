//! Putting a request together.

mod draft;

use std::fmt::{self, Display};

use http::{HeaderName, HeaderValue};
use serde::Serialize;

pub(crate) use draft::Draft;

use crate::buffer::Buffer;
use crate::query::form;
use crate::request::draft::Body;
use crate::transport::{Streamed, Whole};
use crate::{
    ByteStream, Failure, Form, Operation, Param, QueryParam, Response, ResponseValue, Secret,
    Style, ToPath, Transport,
};

/// A request of an operation, on its way to being sent.
///
/// An error in one of its parts is kept and comes out of [`send`](Self::send);
/// such a request is not sent.
#[must_use = "a request does nothing until it is sent"]
pub struct RequestBuilder<'a> {
    transport: &'a Transport,
    operation: &'static Operation,
    draft: Result<Box<Draft>, String>,
}

/// A value that can be a header.
pub trait ToHeader {
    /// The header; `None` if the value holds what no header can.
    fn to_header(&self) -> Option<HeaderValue>;
}

impl<T: Display + ?Sized> ToHeader for T {
    fn to_header(&self) -> Option<HeaderValue> {
        HeaderValue::try_from(self.to_string()).ok()
    }
}

impl ToHeader for Secret {
    fn to_header(&self) -> Option<HeaderValue> {
        let mut value = HeaderValue::from_str(self.expose()).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

impl<'a> RequestBuilder<'a> {
    pub(crate) fn new(
        transport: &'a Transport,
        operation: &'static Operation,
        path_values: &[&(dyn ToPath + Sync)],
    ) -> Self {
        Self {
            transport,
            operation,
            draft: Draft::new(transport, operation, path_values).map(Box::new),
        }
    }

    /// The same request after `change`, unless it is invalid already.
    fn change(mut self, change: impl FnOnce(&mut Draft) -> Result<(), String>) -> Self {
        if let Ok(draft) = &mut self.draft
            && let Err(message) = change(draft)
        {
            self.draft = Err(message);
        }
        self
    }

    /// Adds the pairs of a query parameter.
    pub fn query<T: Serialize>(self, param: &QueryParam<'_, T>) -> Self {
        self.change(|draft| {
            draft.query.extend(param.pairs()?);
            Ok(())
        })
    }

    /// Sets a header, or nothing if there is no value. A value that does not
    /// fit into a header makes the request invalid.
    pub fn header_param<T: ToHeader + ?Sized>(self, name: &'static str, value: Option<&T>) -> Self {
        let Some(value) = value else {
            return self;
        };
        self.with_header(name, value.to_header())
    }

    /// Sets a header to a value that is serialized, or nothing if there is no
    /// value. It is marked as sensitive: what it holds is not known here.
    pub fn header<T: Serialize>(self, param: &Param<'_, T>) -> Self {
        let name = param.name();
        match param.header() {
            Ok(None) => self,
            Ok(Some(text)) => self.with_header(name, sensitive(text)),
            Err(message) => {
                self.change(|_| Err(format!("the header parameter `{name}` {message}")))
            }
        }
    }

    fn with_header(self, name: &'static str, value: Option<HeaderValue>) -> Self {
        self.change(|draft| {
            let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(value);
            let (header, value) = header.ok_or_else(|| {
                format!("the header parameter `{name}` does not fit into a header")
            })?;
            draft.headers.append(header, value);
            Ok(())
        })
    }

    /// Adds what a cookie parameter sends to the one header `Cookie`.
    pub fn cookie<T: Serialize>(self, param: &Param<'_, T>) -> Self {
        let name = param.name();
        self.change(|draft| {
            let cookies = param.cookies();
            let cookies =
                cookies.map_err(|message| format!("the cookie parameter `{name}` {message}"))?;
            draft.cookies.extend(cookies);
            Ok(())
        })
    }

    /// Sets the media type of the body, in place of the one that its kind has.
    pub fn media_type(self, media_type: &'static str) -> Self {
        self.change(|draft| {
            draft.media_type = Some(HeaderValue::from_static(media_type));
            Ok(())
        })
    }

    /// Sets the media type of the body to the one that the caller chose, or to
    /// `otherwise`.
    pub fn chosen_media_type(self, chosen: Option<&str>, otherwise: &'static str) -> Self {
        self.change(|draft| {
            let media_type = HeaderValue::from_str(chosen.unwrap_or(otherwise));
            let media_type = media_type
                .map_err(|_| "the media type of the body does not fit into a header".to_owned())?;
            draft.media_type = Some(media_type);
            Ok(())
        })
    }

    fn with_body(self, body: Body) -> Self {
        self.change(|draft| {
            draft.body = body;
            Ok(())
        })
    }

    fn with_bytes(self, media_type: &'static str, buffer: Buffer) -> Self {
        self.change(|draft| {
            let usual = || HeaderValue::from_static(media_type);
            draft.media_type.get_or_insert_with(usual);
            draft.body = Body::Bytes(buffer.into_bytes());
            Ok(())
        })
    }

    /// Sets a body of JSON. Its memory is overwritten after it was sent.
    pub fn json(mut self, body: &impl Serialize) -> Self {
        let mut buffer = Buffer::with_capacity(256);
        if let Err(error) = serde_json::to_writer(&mut buffer, body) {
            self.draft = Err(format!("the body does not become JSON: {error}"));
            return self;
        }
        self.with_bytes("application/json", buffer)
    }

    /// Sets a body of JSON, or none at all.
    pub fn optional_json(self, body: Option<&impl Serialize>) -> Self {
        match body {
            Some(body) => self.json(body),
            None => self,
        }
    }

    /// Says how those fields of the form that is set next are written that are
    /// not written as [`Style::Exploded`].
    pub fn styles(self, styles: &'static [(&'static str, Style)]) -> Self {
        self.change(|draft| {
            draft.styles = styles;
            Ok(())
        })
    }

    /// Sets a body of `application/x-www-form-urlencoded`. Its memory is
    /// overwritten after it was sent.
    pub fn form_urlencoded<T: Serialize>(mut self, body: &T) -> Self {
        let styles = self.draft.as_ref().map_or(&[][..], |draft| draft.styles);
        match form(body, styles) {
            Ok(pairs) => {
                let mut buffer = Buffer::with_capacity(256);
                buffer.extend(pairs.join("&").as_bytes());
                self.with_bytes("application/x-www-form-urlencoded", buffer)
            }
            Err(message) => {
                self.draft = Err(format!("the body does not become a form: {message}"));
                self
            }
        }
    }

    /// Sets a body of `application/x-www-form-urlencoded`, or none at all.
    pub fn optional_form_urlencoded<T: Serialize>(self, body: Option<&T>) -> Self {
        match body {
            Some(body) => self.form_urlencoded(body),
            None => self,
        }
    }

    /// Sets a body of `multipart/form-data`. Its files are opened when the
    /// request is sent.
    pub fn multipart(self, form: Form) -> Self {
        self.with_body(Body::Multipart(form))
    }

    /// Sets a body of `multipart/form-data`, or none at all if the form has no
    /// parts.
    pub fn optional_multipart(self, form: Form) -> Self {
        if form.is_empty() {
            self
        } else {
            self.multipart(form)
        }
    }

    /// Sets a body of any kind; its media type is a header of its own.
    pub fn body(self, body: impl Into<reqwest::Body>) -> Self {
        self.with_body(Body::Given(body.into()))
    }

    /// Sets a body of any kind, or none at all.
    pub fn optional_body(self, body: Option<impl Into<reqwest::Body>>) -> Self {
        match body {
            Some(body) => self.body(body),
            None => self,
        }
    }

    /// Sends the request and reads the answer, as often as the policy says.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, no answer came, or the answer
    /// is no success or not whole.
    pub async fn send(self) -> Result<Response, Failure> {
        let (transport, operation) = (self.transport, self.operation);
        transport
            .call::<Whole>(operation, self.finish().await?)
            .await
    }

    /// Sends the request and gives the body of a success as it comes in, of
    /// any size.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, no answer came, or the answer
    /// is no success.
    pub async fn stream(self) -> Result<ResponseValue<ByteStream>, Failure> {
        let (transport, operation) = (self.transport, self.operation);
        transport
            .call::<Streamed>(operation, self.finish().await?)
            .await
    }

    async fn finish(self) -> Result<Box<Draft>, Failure> {
        let invalid = |message| Failure::invalid_request(self.operation, message);
        let mut draft = self.draft.map_err(invalid)?;
        draft.finish().await.map_err(invalid)?;
        Ok(draft)
    }
}

/// The header `text`, hidden from logs.
fn sensitive(text: String) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

impl fmt::Debug for RequestBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
