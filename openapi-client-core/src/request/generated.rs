//! The request that a builder of generated code puts together.

use std::fmt::{self, Display};
use std::time::Duration;

use http::HeaderValue;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::builder::RequestBuilder;
use super::call::Call;
use super::payload::{BuiltBody, Payload, RawBody, TextBody, ValueBody};
use super::to_header::ToHeader;
use crate::body::{Body, Form};
use crate::convert::{Buildable, IntoValue};
use crate::decode::DecodeError;
use crate::error::CallError;
use crate::headers::sensitive;
use crate::operation::{Operation, Place};
use crate::parameters::{Param, Style, ToPath};
use crate::response::{Answer, ByteStream, Response, ResponseValue};
use crate::retry::Retry;
use crate::streams::{Events, JsonStream, Parts};
use crate::transport::Transport;

/// A request of an operation, with what is set so far: what each builder of generated
/// code is around.
///
/// A parameter is encoded when it is set, and takes the place of what was set before. A
/// value that does not convert, and a required one that is not set, is an error when the
/// request is sent: then nothing is sent. `Debug` shows no values.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request<'a, P = ()> {
    call: Call<'a>,
    operation: &'static Operation,
    parameters: Vec<Parameter>,
    payload: P,
}

/// A parameter that is set.
#[derive(Clone)]
struct Parameter {
    place: Place,
    name: &'static str,
    value: Result<Encoded, String>,
}

#[derive(Clone)]
enum Encoded {
    Path(String),
    /// Of a query or of cookies.
    Pairs(Vec<String>),
    /// `None` if there is no value.
    Header(Option<HeaderValue>),
    Part(Form),
    MediaType(String),
}

impl<'a, P: Payload> Request<'a, P> {
    /// A request of `operation` with nothing set.
    pub fn new(transport: &'a Transport, operation: &'static Operation) -> Self {
        Self {
            call: Call::new(transport),
            operation,
            parameters: Vec::new(),
            payload: P::default(),
        }
    }
}

impl<'a, P> Request<'a, P> {
    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Limits how long this call may take in total.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call = self.call.timeout(timeout);
        self
    }

    /// Sets a header of this call, in place of one of the same name.
    pub fn call_header(mut self, name: &str, value: impl ToHeader) -> Self {
        self.call = self.call.header(name, value);
        self
    }

    /// Sets when this call is repeated.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call = self.call.retry(retry);
        self
    }

    /// Sets the path parameter `name`, as it is displayed.
    pub fn path<T: Display>(self, name: &'static str, value: impl IntoValue<T>) -> Self {
        self.set(Place::Path, name, value, |_, value| {
            encoded_path(name, &value)
        })
    }

    /// Sets the path parameter `name`, as it is serialized in `style`.
    pub fn path_in<T: Serialize>(
        self,
        style: Style,
        name: &'static str,
        value: impl IntoValue<T>,
    ) -> Self {
        self.set(Place::Path, name, value, |_, value| {
            encoded_path(name, &Param::new(name, &value).style(style))
        })
    }

    /// Sets the query parameter `name`. A value without a pair, such as an empty list,
    /// makes a request invalid that changes something: it would change more than the
    /// caller named.
    pub fn query<T: Serialize>(self, name: &'static str, value: impl IntoValue<T>) -> Self {
        self.query_in(Style::Exploded, name, value)
    }

    /// Sets the query parameter `name`, written in `style`.
    pub fn query_in<T: Serialize>(
        self,
        style: Style,
        name: &'static str,
        value: impl IntoValue<T>,
    ) -> Self {
        self.set(Place::Query, name, value, |operation, value| {
            let narrows = !operation.method().is_safe();
            // What is set may be null, which is not what is left out.
            let value = Some(value);
            let param = param(operation, Place::Query, name, &value).style(style);
            param.query(narrows).map(Encoded::Pairs)
        })
    }

    /// Sets the header parameter `name`, as it is displayed.
    pub fn header<T: ToHeader>(self, name: &'static str, value: impl IntoValue<T>) -> Self {
        self.set(Place::Header, name, value, |_, value| {
            let value = value.to_header().ok_or_else(|| invalid_header(name))?;
            Ok(Encoded::Header(Some(value)))
        })
    }

    /// Sets the header parameter `name`, as it is serialized in `style`. It is sensitive:
    /// it may contain a secret.
    pub fn header_in<T: Serialize>(
        self,
        style: Style,
        name: &'static str,
        value: impl IntoValue<T>,
    ) -> Self {
        self.set(Place::Header, name, value, |operation, value| {
            let value = Some(value);
            let param = param(operation, Place::Header, name, &value).style(style);
            let text = param.header()?;
            let value = text.map(|text| sensitive(&text).ok_or_else(|| invalid_header(name)));
            value.transpose().map(Encoded::Header)
        })
    }

    /// Sets the cookie `name`.
    pub fn cookie<T: Serialize>(self, name: &'static str, value: impl IntoValue<T>) -> Self {
        self.cookie_in(Style::Exploded, name, value)
    }

    /// Sets the cookie `name`, written in `style`.
    pub fn cookie_in<T: Serialize>(
        self,
        style: Style,
        name: &'static str,
        value: impl IntoValue<T>,
    ) -> Self {
        self.set(Place::Cookie, name, value, |operation, value| {
            let value = Some(value);
            let param = param(operation, Place::Cookie, name, &value).style(style);
            param.cookies().map(Encoded::Pairs)
        })
    }

    /// Sets the field `name` of a form: `write` adds its parts.
    pub fn part<T>(
        self,
        name: &'static str,
        value: impl IntoValue<T>,
        write: impl FnOnce(Form, T) -> Form,
    ) -> Self {
        self.set(Place::Form, name, value, |_, value| {
            Ok(Encoded::Part(write(Form::new(), value)))
        })
    }

    /// Sets the media type of the body.
    pub fn media_type(self, value: impl IntoValue<String>) -> Self {
        self.set(Place::MediaType, "", value, |_, value| {
            Ok(Encoded::MediaType(value))
        })
    }

    fn set<T>(
        self,
        place: Place,
        name: &'static str,
        value: impl IntoValue<T>,
        encode: impl FnOnce(&Operation, T) -> Result<Encoded, String>,
    ) -> Self {
        let value = value.into_value(place.name_of(name));
        let value = value.and_then(|value| encode(self.operation, value));
        self.with(Parameter { place, name, value })
    }

    fn with(mut self, parameter: Parameter) -> Self {
        let is_this =
            |set: &&mut Parameter| (set.place, set.name) == (parameter.place, parameter.name);
        match self.parameters.iter_mut().find(is_this) {
            Some(set) => *set = parameter,
            None => self.parameters.push(parameter),
        }
        self
    }

    /// The number from 0 on that the query parameter `name` is set to, if it is one.
    pub fn number(&self, name: &str) -> Option<u64> {
        let mut set = self.parameters.iter();
        let set = set.find(|set| (set.place, set.name) == (Place::Query, name))?;
        match &set.value {
            Ok(Encoded::Pairs(pairs)) => pairs.first()?.split_once('=')?.1.parse().ok(),
            _ => None,
        }
    }

    /// The same request, with a number as the query parameter `name` if there is one.
    pub fn with_number(self, name: &'static str, number: Option<u64>) -> Self {
        match number {
            Some(number) => self.query::<u64>(name, number),
            None => self,
        }
    }
}

impl<T: Buildable> Request<'_, BuiltBody<T>> {
    /// Sets the body.
    pub fn body(mut self, value: impl IntoValue<T>) -> Self {
        self.payload.set(value, "the body");
        self
    }

    /// Changes the body by means of its builder.
    pub fn body_map(mut self, change: impl FnOnce(T::Builder) -> T::Builder) -> Self {
        self.payload.change(change);
        self
    }
}

impl<T> Request<'_, ValueBody<T>> {
    /// Sets the body.
    pub fn body(mut self, value: impl IntoValue<T>) -> Self {
        self.payload.set(value, "the body");
        self
    }
}

impl Request<'_, RawBody> {
    /// Sets the body.
    pub fn body(mut self, value: impl IntoValue<Body>) -> Self {
        self.payload.set(value, "the body");
        self
    }
}

impl Request<'_, TextBody> {
    /// Sets the body.
    pub fn body(mut self, value: impl IntoValue<String>) -> Self {
        self.payload.set(value, "the body");
        self
    }
}

impl<'a, P: Payload> Request<'a, P> {
    /// The request of the transport, with an error in place of a part that is invalid or
    /// missing.
    fn ready(self) -> RequestBuilder<'a> {
        let Self {
            call,
            operation,
            mut parameters,
            payload,
        } = self;
        let invalid = parameters
            .iter()
            .find_map(|set| set.value.as_ref().err().cloned());
        let is_set = |place: Place, name: &str| {
            let mut set = parameters.iter();
            set.any(|set| (set.place, set.name) == (place, name))
        };
        let mut required = operation.required_parameters().iter();
        let missing = required.find(|(place, name)| !is_set(*place, name));
        let missing = missing.map(|(place, name)| not_set(*place, name));
        let path = |name: &str| {
            let set = parameters
                .iter()
                .find(|set| (set.place, set.name) == (Place::Path, name));
            match set.map(|set| &set.value) {
                Some(Ok(Encoded::Path(text))) => Ok(text.clone()),
                _ => Err("is not set".to_owned()),
            }
        };
        let mut request = match invalid {
            Some(message) => return call.refused(operation, message),
            None => call.start(operation, path),
        };
        if let Some(message) = missing {
            return request.invalid(&message);
        }
        // In the order of their names, and the fields of a form in that of the document:
        // a server that reads one while it comes in may need those about a file first.
        let fields = operation.form_fields().unwrap_or_default();
        parameters.sort_by_key(|set| match set.place {
            Place::Form => (fields.iter().position(|field| *field == set.name), ""),
            _ => (None, set.name),
        });
        let mut form = Form::new();
        let mut chosen = None;
        for set in parameters {
            let Ok(value) = set.value else { continue };
            request = match value {
                Encoded::Path(_) => request,
                Encoded::Pairs(pairs) => request.pairs(set.place, pairs),
                Encoded::Header(None) => request,
                Encoded::Header(value) => request.with_header(set.name, value),
                Encoded::Part(part) => {
                    form = form.append(part);
                    request
                }
                Encoded::MediaType(text) => {
                    chosen = Some(text);
                    request
                }
            };
        }
        if let Some(media_type) = operation.body_media_type() {
            request = request.chosen_media_type(chosen.as_deref(), media_type);
        }
        if operation.form_fields().is_some() {
            request = match operation.has_optional_body() {
                true => request.optional_multipart(form),
                false => request.multipart(form),
            };
        }
        payload.write(request, operation)
    }

    /// Sends the request and reads the response, as often as the retry policy allows.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the response
    /// is not a success or incomplete.
    pub async fn send(self) -> Result<Response, CallError> {
        self.ready().send().await
    }

    /// Sends the request, and decodes the response from JSON.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send), or the body is not a `T`.
    pub async fn json<T: DeserializeOwned, E: From<CallError>>(
        self,
    ) -> Result<ResponseValue<T>, E> {
        Ok(self.send().await?.json()?)
    }

    /// Sends the request, and reads the response as text.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send), or the body is not text.
    pub async fn text<E: From<CallError>>(self) -> Result<ResponseValue<String>, E> {
        Ok(self.send().await?.text()?)
    }

    /// Sends the request, and reads the response as a string of JSON or as text.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send), or the body is neither.
    pub async fn text_or_json<E: From<CallError>>(self) -> Result<ResponseValue<String>, E> {
        Ok(self.send().await?.text_or_json()?)
    }

    /// Sends the request, of an operation without a response body.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send), or the body is a page of HTML.
    pub async fn empty<E: From<CallError>>(self) -> Result<ResponseValue<()>, E> {
        Ok(self.send().await?.empty()?)
    }

    /// Sends the request, and gives the body of a success as it arrives.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the response
    /// is not a success.
    pub async fn bytes<E: From<CallError>>(self) -> Result<ResponseValue<ByteStream>, E> {
        Ok(self.ready().stream().await?)
    }

    /// Sends the request, and makes the value of a success of an operation that has
    /// several: `read` gets the place of the case in the table of operations.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send), or the response is not as documented.
    pub async fn read<T, E: From<CallError>>(
        self,
        read: fn(usize, &mut Answer) -> Result<T, DecodeError>,
    ) -> Result<ResponseValue<T>, E> {
        Ok(self.ready().read(read).await?)
    }

    /// Sends the request, and gives the events of a success as they arrive.
    ///
    /// # Errors
    ///
    /// As for [`bytes`](Self::bytes), or the response is not of events.
    pub async fn events<T, E: From<CallError>>(self) -> Result<ResponseValue<Events<T, E>>, E> {
        Ok(self.ready().events().await?)
    }

    /// Sends the request, and gives the values of JSON in a success as they arrive.
    ///
    /// # Errors
    ///
    /// As for [`bytes`](Self::bytes), or the response is not of such values.
    pub async fn json_stream<T, E: From<CallError>>(
        self,
    ) -> Result<ResponseValue<JsonStream<T, E>>, E> {
        Ok(self.ready().json_stream().await?)
    }

    /// Sends the request, and gives the parts of a success as they arrive.
    ///
    /// # Errors
    ///
    /// As for [`bytes`](Self::bytes), or the response has no parts.
    pub async fn parts<T, E: From<CallError>>(self) -> Result<ResponseValue<Parts<T, E>>, E> {
        Ok(self.ready().parts().await?)
    }
}

impl<P> fmt::Debug for Request<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.parameters.iter().map(|set| set.name).collect();
        f.debug_struct("Request")
            .field("call", &self.call)
            .field("operation", &self.operation.id())
            .field("parameters", &names)
            .finish_non_exhaustive()
    }
}

/// `value` as the parameter `name` of `operation`.
fn param<'v, T>(
    operation: &Operation,
    place: Place,
    name: &'static str,
    value: &'v T,
) -> Param<'v, T> {
    let param = Param::new(name, value);
    match operation.required_parameters().contains(&(place, name)) {
        true => param.required(),
        false => param,
    }
}

fn encoded_path(name: &str, value: &impl ToPath) -> Result<Encoded, String> {
    let text = value.to_path();
    text.map(Encoded::Path)
        .map_err(|message| format!("{} {message}", Place::Path.name_of(name)))
}

fn not_set(place: Place, name: &str) -> String {
    format!("{} is not set", place.name_of(name))
}

fn invalid_header(name: &str) -> String {
    format!("the header parameter `{name}` is not valid in a header")
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use serde_json::json;

    use super::*;
    use crate::body::FilePart;
    use crate::secret::Secret;

    static SEARCH: Operation = Operation::get("search", "/a/{b}")
        .required(&[(Place::Query, "kinds"), (Place::Header, "X-Must")]);

    static UPLOAD: Operation = Operation::post("upload", "/files")
        .form(&["note", "file"])
        .optional_body();

    static SAVE: Operation =
        Operation::patch("save", "/a").content_type("application/merge-patch+json");

    static SAVE_OR_NOT: Operation = Operation::put("saveOrNot", "/a").optional_body();

    static TRANSPORT: LazyLock<Transport> = LazyLock::new(|| {
        let builder = Transport::builder("http://127.0.0.1:9/base");
        builder.build().expect("a transport")
    });

    fn start<P: Payload>(operation: &'static Operation) -> Request<'static, P> {
        Request::new(&TRANSPORT, operation)
    }

    fn search() -> Request<'static> {
        start(&SEARCH)
            .path::<u8>("b", 1)
            .query::<Vec<String>>("kinds", ["x".to_owned()])
            .header::<String>("X-Must", "y")
    }

    async fn sent<P: Payload>(request: Request<'_, P>) -> Result<reqwest::Request, String> {
        let request = request.ready();
        let operation = request.operation.clone();
        let base_url = &TRANSPORT.server.servers.root.base_url;
        let mut parts = request.finish().await.map_err(|error| error.to_string())?;
        Ok(parts.request(base_url, &operation).expect("a request"))
    }

    fn body(request: &reqwest::Request) -> String {
        let bytes = request.body().and_then(reqwest::Body::as_bytes);
        String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
    }

    #[tokio::test]
    async fn parameters_are_sent_by_name_and_the_last_value_of_each_counts() {
        let request = search()
            .query_in::<Vec<u8>>(Style::Commas, "z", [1, 2])
            .query::<u64>("page", 3_u8)
            .query::<u64>("page", 4_u8)
            .header_in::<Option<u8>>(Style::Commas, "X-May", None)
            .cookie::<Secret>("session", "hunter2")
            .call_header("X-Once", "1")
            .path::<u8>("b", 2);
        assert_eq!(request.number("page"), Some(4));
        assert_eq!(request.number("z"), None);
        let request = sent(
            request
                .with_number("page", Some(5))
                .with_number("size", None),
        );
        let request = request.await.expect("a request");
        assert_eq!(
            request.url().as_str(),
            "http://127.0.0.1:9/base/a/2?kinds=x&page=5&z=1,2"
        );
        let headers = request.headers();
        assert_eq!(headers["x-must"], "y");
        assert_eq!(headers["x-once"], "1");
        assert_eq!(headers["cookie"], "session=hunter2");
        assert!(headers["cookie"].is_sensitive());
        assert!(!headers.contains_key("x-may"));
    }

    #[tokio::test]
    async fn nothing_is_sent_if_a_value_is_invalid_or_missing_and_the_message_names_it() {
        let begin = "search: the request was not sent: ";
        for (request, why) in [
            (
                start(&SEARCH)
                    .path::<u8>("b", 1)
                    .query::<Vec<String>>("kinds", ["x".to_owned()]),
                "the header parameter `X-Must` is not set",
            ),
            (
                start(&SEARCH)
                    .query::<Vec<String>>("kinds", ["x".to_owned()])
                    .header::<String>("X-Must", "y"),
                "the path parameter `b` is not set",
            ),
            (
                search().path::<u8>("b", 300),
                "the value for the path parameter `b`, a `i32`, does not convert to `u8`: out of \
                 range integral type conversion attempted",
            ),
            (
                search().query::<Vec<String>>("kinds", Vec::new()),
                "the query parameter `kinds` is empty, so that the request would be sent without \
                 it",
            ),
            (
                search().header::<String>("X-Must", "y\n"),
                "the header parameter `X-Must` is not valid in a header",
            ),
            (
                search().path_in::<String>(Style::Commas, "b", "."),
                "the path parameter `b` is the name of a folder, which would change the path",
            ),
        ] {
            let refused = sent(request).await.expect_err(why);
            assert_eq!(refused, format!("{begin}{why}"));
        }
        let mended = search().path::<u8>("b", 300).path::<u8>("b", 30);
        sent(mended).await.expect("the last value counts");
    }

    #[tokio::test]
    async fn the_fields_of_a_form_are_sent_in_the_order_of_the_document() {
        let file = FilePart::from_bytes("a.txt", "bytes");
        let request = start::<()>(&UPLOAD)
            .part("file", file, |form, file: FilePart| {
                form.files("file", [file])
            })
            .part("note", "n", |form, note: String| form.text("note", &note));
        let text = body(&sent(request).await.expect("a form"));
        let (note, file) = (text.find("name=\"note\""), text.find("name=\"file\""));
        assert!(note.is_some() && note < file, "{text}");
        let nothing = sent(start::<()>(&UPLOAD)).await.expect("no form");
        assert!(nothing.body().is_none());
    }

    #[tokio::test]
    async fn a_body_that_is_not_set_is_refused_unless_it_may_be_left_out() {
        let set = sent(start::<ValueBody<Vec<u8>>>(&SAVE).body([1, 2])).await;
        let set = set.expect("a body");
        assert_eq!(body(&set), "[1,2]");
        assert_eq!(
            set.headers()["content-type"],
            "application/merge-patch+json"
        );
        for refused in [
            sent(start::<ValueBody<Vec<u8>>>(&SAVE)).await,
            sent(start::<TextBody>(&SAVE)).await,
            sent(start::<RawBody>(&SAVE)).await,
        ] {
            let why = refused.expect_err("no body");
            assert_eq!(why, "save: the request was not sent: the body is not set");
        }
        for left_out in [
            sent(start::<ValueBody<Vec<u8>>>(&SAVE_OR_NOT)).await,
            sent(start::<TextBody>(&SAVE_OR_NOT)).await,
            sent(start::<RawBody>(&SAVE_OR_NOT)).await,
        ] {
            assert!(left_out.expect("a request").body().is_none());
        }
        let text = sent(start::<TextBody>(&SAVE_OR_NOT).body("a")).await;
        assert_eq!(body(&text.expect("a body")), "a");
        let raw = sent(start::<RawBody>(&SAVE_OR_NOT).body("b")).await;
        assert_eq!(body(&raw.expect("a body")), "b");
    }

    #[test]
    fn a_request_shows_the_names_of_what_is_set_and_no_value() {
        let request = search()
            .query::<Secret>("key", "hunter2")
            .call_header("X-Key", Secret::from("hunter2"));
        let shown = format!("{request:?}");
        for name in ["search", "kinds", "X-Must", "key", "x-key"] {
            assert!(shown.contains(&format!("{name:?}")), "{name}: {shown}");
        }
        assert!(!shown.contains("hunter2"), "{shown}");
        let value = start::<ValueBody<serde_json::Value>>(&SAVE).body(json!("hunter2"));
        assert!(!format!("{value:?}").contains("hunter2"));
    }
}
