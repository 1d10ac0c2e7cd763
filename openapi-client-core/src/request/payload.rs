//! The bodies that a request of generated code may have.

use std::fmt::Display;

use serde::Serialize;

use super::builder::RequestBuilder;
use crate::body::Body;
use crate::convert::{Buildable, IntoValue};
use crate::operation::{BodyEncoding, Operation};

/// The body of a [`Request`](super::Request), with what is set so far.
pub trait Payload: Default {
    /// Gives `request`, one of `operation`, this body.
    #[doc(hidden)]
    fn write<'a>(self, request: RequestBuilder<'a>, operation: &Operation) -> RequestBuilder<'a>;
}

/// No body, or a form: its fields are parameters.
impl Payload for () {
    fn write<'a>(self, request: RequestBuilder<'a>, _: &Operation) -> RequestBuilder<'a> {
        request
    }
}

/// A body that is built field by field. It begins with nothing set.
pub struct BuiltBody<T: Buildable>(Option<Result<T::Builder, String>>);

impl<T: Buildable> BuiltBody<T> {
    pub(super) fn set(&mut self, value: impl IntoValue<T>, what: impl Display) {
        self.0 = Some(value.into_value(what).map(T::into_builder));
    }

    pub(super) fn change(&mut self, change: impl FnOnce(T::Builder) -> T::Builder) {
        let builder = self.0.take().unwrap_or_else(|| Ok(T::Builder::default()));
        self.0 = Some(builder.map(change));
    }
}

impl<T: Buildable> Default for BuiltBody<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Buildable<Builder: Clone>> Clone for BuiltBody<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Buildable + Serialize> Payload for BuiltBody<T> {
    fn write<'a>(self, request: RequestBuilder<'a>, operation: &Operation) -> RequestBuilder<'a> {
        let builder = match self.0 {
            None if operation.has_optional_body() => return request,
            // It says what is missing, if anything is.
            None => Ok(T::Builder::default()),
            Some(builder) => builder,
        };
        match builder.and_then(T::from_builder) {
            Ok(body) => encoded(request, operation, &body),
            Err(message) => request.invalid(&message),
        }
    }
}

/// A body that is one value.
#[derive(Clone)]
pub struct ValueBody<T>(Option<Result<T, String>>);

impl<T> ValueBody<T> {
    pub(super) fn set(&mut self, value: impl IntoValue<T>, what: impl Display) {
        self.0 = Some(value.into_value(what));
    }
}

impl<T> Default for ValueBody<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Serialize> Payload for ValueBody<T> {
    fn write<'a>(self, request: RequestBuilder<'a>, operation: &Operation) -> RequestBuilder<'a> {
        match self.0 {
            Some(Ok(body)) => encoded(request, operation, &body),
            Some(Err(message)) => request.invalid(&message),
            None => unset(request, operation),
        }
    }
}

/// A body of any media type: bytes, or a stream, which is sent once.
#[derive(Default)]
pub struct RawBody(Option<Result<Body, String>>);

impl RawBody {
    pub(super) fn set(&mut self, value: impl IntoValue<Body>, what: impl Display) {
        self.0 = Some(value.into_value(what));
    }
}

impl Payload for RawBody {
    fn write<'a>(self, request: RequestBuilder<'a>, operation: &Operation) -> RequestBuilder<'a> {
        match self.0 {
            Some(Ok(body)) => request.body(body),
            Some(Err(message)) => request.invalid(&message),
            None => unset(request, operation),
        }
    }
}

/// A body of text.
#[derive(Clone, Default)]
pub struct TextBody(Option<Result<String, String>>);

impl TextBody {
    pub(super) fn set(&mut self, value: impl IntoValue<String>, what: impl Display) {
        self.0 = Some(value.into_value(what));
    }
}

impl Payload for TextBody {
    fn write<'a>(self, request: RequestBuilder<'a>, operation: &Operation) -> RequestBuilder<'a> {
        match self.0 {
            Some(Ok(text)) => request.body(text),
            Some(Err(message)) => request.invalid(&message),
            None => unset(request, operation),
        }
    }
}

fn encoded<'a>(
    request: RequestBuilder<'a>,
    operation: &Operation,
    body: &impl Serialize,
) -> RequestBuilder<'a> {
    match operation.body_encoding() {
        BodyEncoding::Json => request.json(body),
        BodyEncoding::UrlEncoded(styles) => request.styles(styles).form_urlencoded(body),
    }
}

fn unset<'a>(request: RequestBuilder<'a>, operation: &Operation) -> RequestBuilder<'a> {
    match operation.has_optional_body() {
        true => request,
        false => request.invalid("the body is not set"),
    }
}
