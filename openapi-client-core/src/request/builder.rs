//! Building a request.

use std::fmt;
use std::sync::Arc;

use http::{HeaderName, HeaderValue, header};
use serde::Serialize;
use tokio::runtime::Handle;

use super::parts::RequestParts;
use super::settings::CallSettings;
use crate::body::{Body, Form};
use crate::buffer::Buffer;
use crate::decode::DecodeError;
use crate::error::CallError;
use crate::headers::sensitive;
use crate::operation::{Operation, OperationRef, Place};
use crate::parameters::path::{fill_by_name, in_order};
use crate::parameters::{Param, Style, ToPath, form_pairs};
use crate::response::{
    Answer, BySelection, ByteStream, Complete, Response, ResponseValue, Streamed,
};
use crate::secret::writing_request;
use crate::streams::{AsSequence, EventData, Events, JsonStream, Parts, Reconnect, StreamFormat};
use crate::transport::Transport;

/// The events of an operation whose document says nothing about them.
static ANY_EVENTS: StreamFormat =
    StreamFormat::events(EventData::Json).asked_for_by("text/event-stream, application/json;q=0.5");

/// The same for values of JSON.
static ANY_LINES: StreamFormat = StreamFormat::lines()
    .asked_for_by("application/x-ndjson, application/jsonl, application/json;q=0.5");

/// The same for parts.
static ANY_PARTS: StreamFormat =
    StreamFormat::parts().asked_for_by("multipart/mixed, application/json;q=0.5");

/// A request of an operation that has not been sent yet.
///
/// An error in one of its parts is kept and returned by [`send`](Self::send);
/// such a request is not sent.
#[must_use = "a request does nothing until it is sent"]
pub struct RequestBuilder<'a> {
    pub(super) transport: &'a Transport,
    pub(super) operation: OperationRef,
    parts: Result<Box<RequestParts>, String>,
}

impl Transport {
    /// Starts a request of `operation`, with `path_values` in the places of
    /// its path template.
    pub fn request(
        &self,
        operation: &'static Operation,
        path_values: &[&(dyn ToPath + Sync)],
    ) -> RequestBuilder<'_> {
        RequestBuilder::new(self, operation, in_order(path_values))
    }
}

impl<'a> RequestBuilder<'a> {
    /// A request of `operation`, with `path_value` in each place of its path template.
    pub(super) fn new(
        transport: &'a Transport,
        operation: &'static Operation,
        path_value: impl FnMut(&str) -> Result<String, String>,
    ) -> Self {
        let target = transport.server.servers.of(operation);
        let parts = target.map_err(str::to_owned).and_then(|target| {
            let base = target.base_url.path().trim_end_matches('/');
            let path = fill_by_name(base, operation.path(), path_value)?;
            Ok(Box::new(RequestParts::of_path(path)))
        });
        Self {
            transport,
            operation: operation.into(),
            parts,
        }
    }

    /// A request of `operation` that is not sent for the reason `message`.
    pub(super) fn refused(
        transport: &'a Transport,
        operation: &'static Operation,
        message: String,
    ) -> Self {
        Self {
            transport,
            operation: operation.into(),
            parts: Err(message),
        }
    }

    /// A request of an operation of the call's own, whose path is set later.
    pub(super) fn unplaced(transport: &'a Transport, operation: Operation) -> Self {
        Self {
            transport,
            operation: operation.into(),
            parts: Ok(Box::new(RequestParts::of_path(String::new()))),
        }
    }
}

impl RequestBuilder<'_> {
    /// The same request, with settings of its own.
    pub(super) fn settings(self, settings: &Arc<CallSettings>) -> Self {
        self.change(|parts| {
            if let Some(message) = &settings.invalid {
                return Err(message.clone());
            }
            parts.settings = Some(settings.clone());
            Ok(())
        })
    }

    /// The same request after `change`, unless it is already invalid.
    pub(super) fn change(
        mut self,
        change: impl FnOnce(&mut RequestParts) -> Result<(), String>,
    ) -> Self {
        if let Ok(parts) = &mut self.parts
            && let Err(message) = change(parts)
        {
            self.parts = Err(message);
        }
        self
    }

    /// The same request, which is not sent for the reason `message`.
    pub(super) fn invalid(self, message: &str) -> Self {
        self.change(|_| Err(message.to_owned()))
    }

    /// Adds the pairs of a query parameter. A value without any, such as an empty
    /// list, makes a request invalid that changes something: it would change more
    /// than the caller named.
    pub fn query<T: Serialize>(self, param: &Param<'_, T>) -> Self {
        let narrows = !self.operation.method().is_safe();
        self.change(|parts| {
            parts.query.extend(param.query(narrows)?);
            Ok(())
        })
    }

    /// Adds encoded pairs to the query or to the cookies.
    pub(super) fn pairs(self, place: Place, pairs: Vec<String>) -> Self {
        self.change(|parts| {
            match place {
                Place::Cookie => parts.cookies.extend(pairs),
                _ => parts.query.extend(pairs),
            }
            Ok(())
        })
    }

    /// Adds the pairs of a cookie parameter to the header `Cookie`.
    pub fn cookie<T: Serialize>(self, param: &Param<'_, T>) -> Self {
        self.change(|parts| {
            parts.cookies.extend(param.cookies()?);
            Ok(())
        })
    }

    /// Sets a header to a serialized value, which is marked as sensitive: it
    /// may contain a secret. Nothing is set if there is no value.
    pub fn header<T: Serialize>(self, param: &Param<'_, T>) -> Self {
        match param.header() {
            Ok(None) => self,
            Ok(Some(text)) => self.with_header(param.name(), sensitive(&text)),
            Err(message) => self.change(|_| Err(message)),
        }
    }

    pub(super) fn with_header(self, name: &str, value: Option<HeaderValue>) -> Self {
        self.change(|parts| {
            let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(value);
            let (header, value) = header
                .ok_or_else(|| format!("the header parameter `{name}` is not valid in a header"))?;
            parts.headers.append(header, value);
            Ok(())
        })
    }

    /// Sets the media type of the body, in place of the default one.
    pub fn media_type(self, media_type: &'static str) -> Self {
        self.chosen_media_type(None, media_type)
    }

    /// Sets the media type of the body to the one that the caller chose, or to
    /// `default`.
    pub fn chosen_media_type(self, chosen: Option<&str>, default: &'static str) -> Self {
        self.change(|parts| {
            let media_type = HeaderValue::from_str(chosen.unwrap_or(default));
            let media_type = media_type
                .map_err(|_| "the media type of the body is not valid in a header".to_owned())?;
            parts.media_type = Some(media_type);
            Ok(())
        })
    }

    /// Sets a body of JSON, without what only answers have. Its memory is
    /// overwritten after it is sent.
    pub fn json(self, body: &impl Serialize) -> Self {
        let read_only = self.operation.left_out();
        self.change(|parts| {
            let refused = |error| format!("the body does not serialize to JSON: {error}");
            let mut buffer = Buffer::with_capacity(256);
            writing_request(|| serde_json::to_writer(&mut buffer, body)).map_err(refused)?;
            if let Some(read_only) = read_only {
                let whole = std::mem::replace(&mut buffer, Buffer::with_capacity(256));
                read_only
                    .remove(whole.as_ref(), &mut buffer)
                    .map_err(refused)?;
            }
            parts.set_body("application/json", buffer);
            Ok(())
        })
    }

    /// Sets the styles of those fields of a form that are not
    /// [`Style::Exploded`].
    pub fn styles(self, styles: &'static [(&'static str, Style)]) -> Self {
        self.change(|parts| {
            parts.styles = styles;
            Ok(())
        })
    }

    /// Sets a body of `application/x-www-form-urlencoded`, without what only answers
    /// have. Its memory is overwritten after it is sent.
    pub fn form_urlencoded(self, body: &impl Serialize) -> Self {
        let read_only = self.operation.left_out();
        self.change(|parts| {
            let pairs = form_pairs(body, parts.styles, read_only)
                .map_err(|message| format!("the body does not serialize to a form: {message}"))?;
            let pairs = Buffer::from(pairs.join("&").as_bytes());
            parts.set_body("application/x-www-form-urlencoded", pairs);
            Ok(())
        })
    }

    /// Sets a body of `multipart/form-data`. Its files are opened when the
    /// request is sent.
    pub fn multipart(self, form: Form) -> Self {
        self.change(|parts| {
            parts.form = Some(form);
            Ok(())
        })
    }

    /// Sets a body of `multipart/form-data`, or none at all if the form has no
    /// parts.
    pub fn optional_multipart(self, form: Form) -> Self {
        match form.is_empty() {
            true => self,
            false => self.multipart(form),
        }
    }

    /// Sets a body of any media type, which is set separately.
    pub fn body(self, body: impl Into<Body>) -> Self {
        self.change(|parts| {
            parts.body = Some(body.into());
            Ok(())
        })
    }

    /// Sends the request and reads the response, as often as the retry policy
    /// allows.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success or incomplete.
    pub async fn send(self) -> Result<Response, CallError> {
        let (transport, operation) = (self.transport, self.operation.clone());
        let mut parts = self.finish().await?;
        transport.call::<Complete>(operation, &mut parts).await
    }

    /// Sends the request and returns the body of a success as it arrives, of
    /// any size.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success.
    pub async fn stream(self) -> Result<ResponseValue<ByteStream>, CallError> {
        let (transport, operation) = (self.transport, self.operation.clone());
        let mut parts = self.finish().await?;
        transport.call::<Streamed>(operation, &mut parts).await
    }

    /// Sends the request, and makes the value of a success of an operation that has
    /// several: `read` gets the place of the case in the table of operations.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success, incomplete or not as documented.
    #[doc(hidden)]
    pub async fn read<T>(
        self,
        read: fn(usize, &mut Answer) -> Result<T, DecodeError>,
    ) -> Result<ResponseValue<T>, CallError> {
        let (transport, operation) = (self.transport, self.operation.clone());
        let mut parts = self.finish().await?;
        let selected = transport.call::<BySelection>(operation, &mut parts).await?;
        selected.read(read)
    }

    /// Sends the request, and gives the events of a success as they arrive.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success, or not of `text/event-stream`.
    pub async fn events<T, E>(self) -> Result<ResponseValue<Events<T, E>>, CallError> {
        let (operation, format, response, source) = self.sequence(&ANY_EVENTS).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let events = Events::of(&operation, format, response, source);
        Ok(ResponseValue::new(events, status, headers))
    }

    /// Sends the request, and gives the values of JSON in a success as they arrive.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success, or not of such values.
    pub async fn json_stream<T, E>(self) -> Result<ResponseValue<JsonStream<T, E>>, CallError> {
        let (operation, format, response, source) = self.sequence(&ANY_LINES).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let values = JsonStream::of(&operation, format, response, source.max_item());
        Ok(ResponseValue::new(values, status, headers))
    }

    /// Sends the request, and gives the parts of a success of `multipart/mixed` as they
    /// arrive.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success, or has no parts.
    pub async fn parts<T, E>(self) -> Result<ResponseValue<Parts<T, E>>, CallError> {
        let (operation, _, response, source) = self.sequence(&ANY_PARTS).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let parts = Parts::of(&operation, response, source.max_item());
        Ok(ResponseValue::new(parts, status, headers))
    }

    /// Sends the request for a stream of the operation's format, or of `other` if the
    /// operation has none.
    async fn sequence(
        mut self,
        other: &'static StreamFormat,
    ) -> Result<
        (
            OperationRef,
            &'static StreamFormat,
            ResponseValue<ByteStream>,
            Reconnect,
        ),
        CallError,
    > {
        // Of an operation that the document lacks; it is known to be one now.
        self.operation
            .change(|operation| operation.set_stream(other));
        let (transport, operation) = (self.transport, self.operation.clone());
        let format = operation.stream().unwrap_or(other);
        let mut parts = self.finish().await?;
        if let Some(accept) = format.accept()
            && !parts.sets_header(&header::ACCEPT)
        {
            parts.set_header(header::ACCEPT, HeaderValue::from_static(accept));
        }
        let response = transport
            .call::<AsSequence>(operation.clone(), &mut parts)
            .await?;
        let source = Reconnect::new(transport, parts);
        Ok((operation, format, response, source))
    }

    pub(super) async fn finish(self) -> Result<Box<RequestParts>, CallError> {
        let invalid = |message| CallError::invalid_request(&self.operation, message);
        let mut parts = self.parts.map_err(invalid)?;
        // Files and timers need one.
        if Handle::try_current().is_err() {
            return Err(CallError::no_runtime(&self.operation));
        }
        parts.finish().await.map_err(invalid)?;
        Ok(parts)
    }
}

impl fmt::Debug for RequestBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}
