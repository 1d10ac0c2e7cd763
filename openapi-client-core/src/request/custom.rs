//! A request of an operation that the document lacks.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use http::{HeaderValue, Method, header};
use serde::Serialize;

use super::builder::RequestBuilder;
use super::call::Call;
use super::to_header::ToHeader;
use crate::body::Body;
use crate::error::CallError;
use crate::operation::Operation;
use crate::parameters::path::fill;
use crate::parameters::{Param, ToPath};
use crate::response::{ByteStream, Response, ResponseValue};
use crate::retry::Retry;
use crate::streams::{Events, JsonStream};
use crate::transport::Transport;

/// A request of an operation that the document lacks: a client's method `request`
/// starts it.
///
/// It is sent as every operation is: to the same server, with the client's token,
/// repeated where that is safe, within the same limits, and in a span of its own.
/// Errors name it by its method and its path template, such as `GET
/// /api/things/{id}`, so that a value which is a secret belongs into
/// [`path`](Self::path), [`query`](Self::query) or the body, never into the
/// template. An error body is read as most operations of the document have it for
/// the status.
///
/// An error in one of its parts is kept and returned by [`send`](Self::send);
/// such a request is not sent.
#[must_use = "a request does nothing until it is sent"]
pub struct CustomRequest<'a, E> {
    call: Call<'a>,
    request: RequestBuilder<'a>,
    /// Why the template is refused.
    template: Result<(), String>,
    path_values: Vec<(String, Written)>,
    error: PhantomData<fn() -> E>,
}

impl<'a, E: From<CallError>> CustomRequest<'a, E> {
    /// A request to `path` on the server of `transport`, beside these operations.
    #[doc(hidden)]
    pub fn new(
        transport: &'a Transport,
        beside: &'static [&'static Operation],
        method: Method,
        path: impl Into<String>,
    ) -> Self {
        let path = path.into();
        let template = check(&method, &path);
        // What is refused may be a whole URL, with secrets.
        let path = match template {
            Ok(()) => path,
            Err(_) => String::new(),
        };
        let operation = Operation::custom(method, path, beside);
        Self {
            call: Call::new(transport),
            request: RequestBuilder::unplaced(transport, operation),
            template,
            path_values: Vec::new(),
            error: PhantomData,
        }
    }

    /// Puts `value` into the place `{name}` of the path, encoded.
    pub fn path(mut self, name: &str, value: impl Serialize) -> Self {
        let value = Written(Param::new(name, &value).to_path());
        self.path_values.push((name.to_owned(), value));
        self
    }

    /// Adds a query parameter. A list has a pair for each of its items; `None` is
    /// left out. A list without items makes a request invalid that changes
    /// something: it would change more than the caller named.
    pub fn query(self, name: &str, value: impl Serialize) -> Self {
        self.change(|request| request.query(&Param::new(name, &value)))
    }

    /// Sets a body of JSON. Its memory is overwritten after it is sent.
    pub fn json(self, body: &impl Serialize) -> Self {
        self.change(|request| request.json(body))
    }

    /// Sets a body of `application/x-www-form-urlencoded`. Its memory is
    /// overwritten after it is sent.
    pub fn form(self, fields: &impl Serialize) -> Self {
        self.change(|request| request.form_urlencoded(fields))
    }

    /// Sets a body of any media type: bytes, or a stream, which is sent once.
    pub fn body(self, media_type: &str, body: impl Into<Body>) -> Self {
        self.change(|request| request.chosen_media_type(Some(media_type), "").body(body))
    }

    /// Sets a header, in place of a default one of the client. A value that is a
    /// [`Secret`](crate::Secret) is hidden from logs. What the client itself sets,
    /// such as `Authorization`, makes the request invalid.
    pub fn header(mut self, name: &str, value: impl ToHeader) -> Self {
        self.call = self.call.header(name, value);
        self
    }

    /// Sets the media types that the response may have; by default it is
    /// `application/json`.
    pub fn accept(self, media_type: &str) -> Self {
        match HeaderValue::from_str(media_type) {
            Ok(value) => {
                let call = self.call;
                let call = call.change(|own| own.headers.insert(header::ACCEPT, value));
                Self { call, ..self }
            }
            Err(_) => self.change(|request| {
                request.invalid("the accepted media type is not valid in a header")
            }),
        }
    }

    /// Declares whether executing the request twice has the effect of executing
    /// it once: then it is repeated like one. By default the method decides (RFC
    /// 9110, section 9.2.2), so that `POST` and `PATCH` are not.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        let operation = &mut self.request.operation;
        operation.change(|operation| operation.set_idempotent(idempotent));
        self
    }

    /// Sends no token, even if the client has one.
    pub fn without_token(self) -> Self {
        self.requires(&[])
    }

    /// Sends the tokens of all schemes that one of these alternatives names, as
    /// for [`Operation::requires`]. By default they are what most operations of the
    /// document require.
    pub fn requires(mut self, alternatives: &'static [&'static [&'static str]]) -> Self {
        let operation = &mut self.request.operation;
        operation.change(|operation| operation.set_requirements(alternatives));
        self
    }

    /// Limits how long the call may take in total, in place of the client's
    /// `total_timeout`.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call = self.call.timeout(timeout);
        self
    }

    /// Sets when the call is repeated, in place of the client's policy.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call = self.call.retry(retry);
        self
    }

    /// Sends the request and reads the response, as often as the retry policy
    /// allows.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success or incomplete.
    pub async fn send(self) -> Result<Response, E> {
        Ok(self.finish().send().await?)
    }

    /// Sends the request and returns the body of a success as it arrives, of
    /// any size.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success.
    pub async fn stream(self) -> Result<ResponseValue<ByteStream>, E> {
        Ok(self.finish().stream().await?)
    }

    /// Sends the request, and gives the events of a success as they arrive. Their data is
    /// JSON; of another text, [`Event::data`](crate::Event::data) has the text. By default
    /// `text/event-stream` is accepted.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success, or not of `text/event-stream`.
    pub async fn events<T>(self) -> Result<ResponseValue<Events<T, E>>, E> {
        Ok(self.finish().events().await?)
    }

    /// Sends the request, and gives the values of JSON in a success as they arrive, one on
    /// each line. By default the media types of JSON lines are accepted.
    ///
    /// # Errors
    ///
    /// The request is invalid and was not sent, there was no response, or the
    /// response is not a success, or not of such values.
    pub async fn json_stream<T>(self) -> Result<ResponseValue<JsonStream<T, E>>, E> {
        Ok(self.finish().json_stream().await?)
    }

    fn change(self, change: impl FnOnce(RequestBuilder<'a>) -> RequestBuilder<'a>) -> Self {
        Self {
            request: change(self.request),
            ..self
        }
    }

    /// The request with its path and its settings.
    fn finish(self) -> RequestBuilder<'a> {
        let base = &self.request.transport.server.servers.root.base_url;
        let base = base.path().trim_end_matches('/');
        let operation = &self.request.operation;
        let path = self
            .template
            .and_then(|()| placed(base, operation.path(), &self.path_values));
        let request = self.request.change(|parts| {
            parts.path = path?;
            Ok(())
        });
        self.call.apply(request)
    }
}

impl<E> fmt::Debug for CustomRequest<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomRequest")
            .field("operation", &self.request.operation.id())
            .finish_non_exhaustive()
    }
}

/// A path value, as it is written.
struct Written(Result<String, String>);

impl ToPath for Written {
    fn to_path(&self) -> Result<String, String> {
        self.0.clone()
    }
}

/// Refuses what is not a path of the server, and what would leave the path of the
/// base URL: the token goes along.
fn check(method: &Method, template: &str) -> Result<(), String> {
    let refused = |reason: &str| Err(format!("the path {reason}"));
    if *method == Method::CONNECT {
        return Err("the method CONNECT asks for a tunnel, not for an operation".to_owned());
    }
    if !template.starts_with('/') || template.starts_with("//") {
        return refused(
            "does not begin with one `/`; help: it continues the client's base URL, and another \
             server has a client of its own",
        );
    }
    if template.contains('?') {
        return refused("has a query; help: set its parameters by `query`");
    }
    if template.contains('#') {
        return refused("has a fragment, which no server gets; help: leave it out");
    }
    if template.contains(|c: char| c == '\\' || c.is_control()) {
        return refused("has a backslash or a control character; help: set values by `path`");
    }
    let decoded = template.replace("%2e", ".").replace("%2E", ".");
    if decoded
        .split('/')
        .any(|segment| matches!(segment, "." | ".."))
    {
        return refused("has a segment `.` or `..`, which would change it; help: write it out");
    }
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (_, place) = rest.split_at(at);
        let name = place
            .strip_prefix('{')
            .and_then(|place| place.split_once('}'));
        rest = match name {
            Some((name, after)) if !name.is_empty() && !name.contains('{') => after,
            _ => return refused("has a brace without its other half; help: a place is `{name}`"),
        };
    }
    Ok(())
}

/// The path on the server: `base`, and the template with each value in its place.
fn placed(base: &str, template: &str, values: &[(String, Written)]) -> Result<String, String> {
    let names = template.split('{').skip(1);
    let names: Vec<&str> = names.filter_map(|place| place.split('}').next()).collect();
    if let Some((unknown, _)) = values
        .iter()
        .find(|(name, _)| !names.contains(&name.as_str()))
    {
        return Err(format!("the path has no place `{{{unknown}}}`"));
    }
    let mut in_order: Vec<&(dyn ToPath + Sync)> = Vec::with_capacity(names.len());
    for name in names {
        match values.iter().rfind(|(known, _)| known == name) {
            Some((_, value)) => in_order.push(value),
            None => return Err(format!("nothing is set for `{{{name}}}` in the path")),
        }
    }
    fill(base, template, &in_order)
}
