//! Putting a request together.

use std::fmt::{self, Display};

use http::{HeaderValue, Method, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use crate::buffer::Buffer;
use crate::transport::{Streamed, Whole};
use crate::{ByteStream, Failure, Operation, Response, ResponseValue, Secret, Transport};

/// A request of an operation, on its way to being sent.
///
/// An error in one of its parts is kept and comes out of [`send`](Self::send);
/// such a request is not sent.
#[must_use = "a request does nothing until it is sent"]
pub struct RequestBuilder<'a> {
    transport: &'a Transport,
    operation: &'static Operation,
    state: Result<State, String>,
}

struct State {
    request: reqwest::RequestBuilder,
    has_body: bool,
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

/// What stands for itself in a path segment (RFC 3986, section 3.3) and all
/// else that a server may take for more than text.
const PATH_SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b';')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl<'a> RequestBuilder<'a> {
    pub(crate) fn new(
        transport: &'a Transport,
        operation: &'static Operation,
        path_values: &[&(dyn Display + Sync)],
    ) -> Self {
        let state = fill(operation.path(), path_values).map(|path| State {
            request: transport.start(operation, &path),
            has_body: false,
        });
        Self {
            transport,
            operation,
            state,
        }
    }

    fn map(
        mut self,
        change: impl FnOnce(reqwest::RequestBuilder) -> reqwest::RequestBuilder,
    ) -> Self {
        self.state = self.state.map(|state| State {
            request: change(state.request),
            ..state
        });
        self
    }

    fn with_body(self, media_type: HeaderValue, body: reqwest::Body) -> Self {
        let mut this =
            self.map(|request| request.header(header::CONTENT_TYPE, media_type).body(body));
        if let Ok(state) = &mut this.state {
            state.has_body = true;
        }
        this
    }

    /// Adds the pairs of a query parameter.
    pub fn query(self, pairs: &impl Serialize) -> Self {
        self.map(|request| request.query(pairs))
    }

    /// Sets a header, or nothing if there is no value. A value that does not
    /// fit into a header makes the request invalid.
    pub fn header_param<T: ToHeader + ?Sized>(self, name: &'static str, value: Option<&T>) -> Self {
        let Some(value) = value else {
            return self;
        };
        match value.to_header() {
            Some(value) => self.map(|request| request.header(name, value)),
            None => Self {
                state: Err(format!(
                    "the header parameter `{name}` does not fit into a header"
                )),
                ..self
            },
        }
    }

    /// Sets the media type of a body that is no JSON and no form.
    pub fn media_type(self, media_type: &'static str) -> Self {
        self.map(|request| request.header(header::CONTENT_TYPE, media_type))
    }

    /// Sets a body of JSON. Its memory is overwritten after it was sent.
    pub fn json(mut self, body: &impl Serialize) -> Self {
        let mut buffer = Buffer::with_capacity(256);
        if let Err(error) = serde_json::to_writer(&mut buffer, body) {
            self.state = Err(format!("the body does not become JSON: {error}"));
            return self;
        }
        let json = HeaderValue::from_static("application/json");
        self.with_body(json, buffer.into_bytes().into())
    }

    /// Sets a body of JSON, or none at all.
    pub fn optional_json(self, body: Option<&impl Serialize>) -> Self {
        match body {
            Some(body) => self.json(body),
            None => self,
        }
    }

    /// Sets a body of `application/x-www-form-urlencoded`.
    pub fn form_urlencoded(mut self, body: &impl Serialize) -> Self {
        match serde_urlencoded::to_string(body) {
            Ok(text) => {
                let form = HeaderValue::from_static("application/x-www-form-urlencoded");
                self.with_body(form, text.into())
            }
            Err(error) => {
                self.state = Err(format!("the body does not become a form: {error}"));
                self
            }
        }
    }

    /// Sets a body of any kind; its media type is a header of its own.
    pub fn body(self, body: impl Into<reqwest::Body>) -> Self {
        let mut this = self.map(|request| request.body(body));
        if let Ok(state) = &mut this.state {
            state.has_body = true;
        }
        this
    }

    /// Sends the request and reads the answer, as often as the policy says.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, no answer came, or the answer
    /// is no success or not whole.
    pub async fn send(self) -> Result<Response, Failure> {
        let (transport, operation) = (self.transport, self.operation);
        transport.call::<Whole>(operation, self.finish()?).await
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
        transport.call::<Streamed>(operation, self.finish()?).await
    }

    fn finish(self) -> Result<reqwest::Request, Failure> {
        let operation = self.operation;
        let invalid = |message: String| Failure::invalid_request(operation, message);
        let State {
            mut request,
            has_body,
        } = self.state.map_err(invalid)?;
        if !has_body && takes_body(operation.method()) {
            // Some servers wait for a body until they are told that none comes.
            request = request.header(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        request
            .build()
            .map_err(|error| Failure::no_answer(operation, error))
    }
}

impl fmt::Debug for RequestBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("operation", &self.operation.id())
            .finish_non_exhaustive()
    }
}

/// Whether a request of this method normally has a body.
fn takes_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// Puts `values`, encoded, in the places of a path template.
///
/// A value that would change the path is refused: an empty one, and the dots
/// that stand for folders, which no encoding hides from a server.
fn fill(template: &str, values: &[&(dyn Display + Sync)]) -> Result<String, String> {
    let mut path = String::with_capacity(template.len() + 40 * values.len());
    let mut values = values.iter();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.next().map(ToString::to_string).unwrap_or_default();
        if matches!(value.as_str(), "" | "." | "..") {
            return Err(format!(
                "the path parameter `{name}` is {}, which would lead to another path",
                if value.is_empty() {
                    "empty"
                } else {
                    "a name for a folder"
                },
            ));
        }
        path.push_str(before);
        path.extend(utf8_percent_encode(&value, PATH_SEGMENT));
        rest = after;
    }
    path.push_str(rest);
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_into_the_template() {
        assert_eq!(fill("/a", &[]), Ok("/a".to_owned()));
        assert_eq!(fill("/a/{b}/c/{d}", &[&1, &"x"]), Ok("/a/1/c/x".to_owned()));
        assert_eq!(
            fill("/a/{b}", &[&"../x?y#z%2F ü;\\"]),
            Ok("/a/..%2Fx%3Fy%23z%252F%20%C3%BC%3B%5C".to_owned())
        );
    }

    #[test]
    fn a_value_that_would_change_the_path_is_refused() {
        for value in ["", ".", ".."] {
            let error = fill("/a/{b}/c", &[&value]).expect_err(value);
            assert!(error.contains("`b`"), "{error}");
        }
    }
}
