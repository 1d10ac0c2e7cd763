//! What the run time needs to know of an operation.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use http::{Method, StatusCode};

use crate::media_types::narrowest;
use crate::parameters::Style;
use crate::request::ReadOnly;
use crate::server::OperationServer;
use crate::streams::StreamFormat;

/// An operation of an API. Generated code has one constant for each; one that
/// the document lacks is made by the call.
#[derive(Debug)]
pub struct Operation {
    id: Cow<'static, str>,
    method: Method,
    path: Cow<'static, str>,
    requirements: &'static [&'static [&'static str]],
    server: Option<&'static OperationServer>,
    idempotent: bool,
    sends_secrets: bool,
    accept: &'static str,
    /// The parameters that are always sent, but for those of the path.
    required: &'static [(Place, &'static str)],
    /// The fields of its form, in the order in which they are sent.
    form: Option<&'static [&'static str]>,
    content_type: Option<&'static str>,
    body_encoding: BodyEncoding,
    has_optional_body: bool,
    read_only: Option<&'static ReadOnly>,
    answers: &'static [(StatusPattern, &'static str, Content)],
    stream: Option<&'static StreamFormat>,
    errors: &'static [(StatusPattern, Option<&'static str>)],
    /// The media types of each error whose status has several.
    error_media_types: &'static [&'static [&'static str]],
    /// Of one that the document lacks, those that it has.
    beside: &'static [&'static Self],
}

/// A cheap handle to an operation: one of generated code, for which no memory is
/// taken, or one that a call has made.
#[derive(Clone)]
pub(crate) enum OperationRef {
    Listed(&'static Operation),
    Made(Arc<Operation>),
}

impl Deref for OperationRef {
    type Target = Operation;

    fn deref(&self) -> &Operation {
        match self {
            Self::Listed(operation) => operation,
            Self::Made(operation) => operation,
        }
    }
}

impl OperationRef {
    /// Changes an operation that a call has made and not shared yet.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Operation)) {
        if let Self::Made(operation) = self
            && let Some(operation) = Arc::get_mut(operation)
        {
            change(operation);
        }
    }
}

impl From<&'static Operation> for OperationRef {
    fn from(operation: &'static Operation) -> Self {
        Self::Listed(operation)
    }
}

impl From<Operation> for OperationRef {
    fn from(operation: Operation) -> Self {
        Self::Made(Arc::new(operation))
    }
}

impl From<&Self> for OperationRef {
    fn from(operation: &Self) -> Self {
        operation.clone()
    }
}

/// An operation, and the type of the errors that it documents: what
/// [`Error::documented`](crate::Error::documented) gives.
pub struct TypedOperation<E> {
    operation: Operation,
    errors: PhantomData<fn() -> E>,
}

/// The errors that operations document, a variant for each status and body.
///
/// Only generated code implements this trait; a release may add methods to it
/// without being a breaking one.
pub trait DocumentedErrors: Sized {
    /// The error bodies of the document.
    type Body;

    /// The statuses, each with the name of the schema of its body.
    #[doc(hidden)]
    const ERRORS: &'static [(StatusPattern, Option<&'static str>)];

    /// The media types of each of them whose status has several.
    #[doc(hidden)]
    const MEDIA_TYPES: &'static [&'static [&'static str]];

    /// The error with a status of `pattern` and this body.
    #[doc(hidden)]
    fn of(pattern: StatusPattern, body: Option<&Self::Body>) -> Option<Self>;
}

impl<E> TypedOperation<E> {
    /// The operation without the type of its errors.
    pub const fn operation(&self) -> &Operation {
        &self.operation
    }
}

impl<E> Deref for TypedOperation<E> {
    type Target = Operation;

    fn deref(&self) -> &Operation {
        &self.operation
    }
}

impl<E> fmt::Debug for TypedOperation<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.operation.fmt(f)
    }
}

/// Whether the requests of an operation carry the caller's tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Security {
    /// Never, even if the client has one.
    None,
    /// If the client has one or can acquire one. The response may then contain
    /// more.
    Optional,
    /// Always; without one no request is sent.
    Required,
}

/// The statuses of a documented response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatusPattern {
    /// One status.
    Code(u16),
    /// A class of them: `Range(4)` is `4XX` in a document.
    Range(u16),
    /// Every status that no other pattern matches.
    Default,
}

/// What the body of a documented response is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// There is none.
    Empty,
    /// A value, decoded from JSON.
    Json,
    /// Text as a whole.
    Text,
    /// Bytes as they arrive.
    Bytes,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// In a place of the path template.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// In a field of a form.
    Form,
    /// As the media type of the body.
    MediaType,
}

impl Place {
    /// What a message calls the parameter `name`. A form without a name is a whole one.
    pub(crate) fn name_of(self, name: &str) -> impl fmt::Display + '_ {
        ParameterName(self, name)
    }
}

struct ParameterName<'a>(Place, &'a str);

impl fmt::Display for ParameterName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.1;
        match self.0 {
            Place::Path => write!(f, "the path parameter `{name}`"),
            Place::Query => write!(f, "the query parameter `{name}`"),
            Place::Header => write!(f, "the header parameter `{name}`"),
            Place::Cookie => write!(f, "the cookie parameter `{name}`"),
            Place::Form if name.is_empty() => f.write_str("the form"),
            Place::Form => write!(f, "the form field `{name}`"),
            Place::MediaType => f.write_str("the media type of the body"),
        }
    }
}

/// How the body of a request is written, if it is one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyEncoding {
    /// As JSON.
    Json,
    /// As `application/x-www-form-urlencoded`, with the styles of those fields that are
    /// not [`Style::Exploded`].
    UrlEncoded(&'static [(&'static str, Style)]),
}

impl StatusPattern {
    /// The narrowest of `patterns` that matches `status`.
    pub(crate) fn narrowest(
        patterns: impl Iterator<Item = Self>,
        status: StatusCode,
    ) -> Option<Self> {
        let matching = patterns.filter(|pattern| pattern.matches(status));
        matching.min_by_key(|pattern| match pattern {
            Self::Code(_) => 0,
            Self::Range(_) => 1,
            Self::Default => 2,
        })
    }

    fn matches(self, status: StatusCode) -> bool {
        match self {
            Self::Code(code) => status.as_u16() == code,
            Self::Range(hundreds) => status.as_u16() / 100 == hundreds,
            Self::Default => true,
        }
    }
}

impl Operation {
    /// An operation without authorization that is not idempotent, returns JSON,
    /// and has no documented errors.
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id: Cow::Borrowed(id),
            method,
            path: Cow::Borrowed(path),
            requirements: &[],
            server: None,
            idempotent: false,
            sends_secrets: false,
            accept: "application/json",
            required: &[],
            form: None,
            content_type: None,
            body_encoding: BodyEncoding::Json,
            has_optional_body: false,
            read_only: None,
            answers: &[],
            stream: None,
            errors: &[],
            error_media_types: &[],
            beside: &[],
        }
    }

    /// An operation of the method GET, which is idempotent; otherwise as
    /// [`new`](Self::new).
    pub const fn get(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::GET, path).idempotent()
    }

    /// An operation of the method PUT, which is idempotent; otherwise as
    /// [`new`](Self::new).
    pub const fn put(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::PUT, path).idempotent()
    }

    /// An operation of the method DELETE, which is idempotent; otherwise as
    /// [`new`](Self::new).
    pub const fn delete(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::DELETE, path).idempotent()
    }

    /// An operation of the method POST; otherwise as [`new`](Self::new).
    pub const fn post(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::POST, path)
    }

    /// An operation of the method PATCH; otherwise as [`new`](Self::new).
    pub const fn patch(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::PATCH, path)
    }

    /// An operation of the method HEAD, which is idempotent; otherwise as
    /// [`new`](Self::new).
    pub const fn head(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::HEAD, path).idempotent()
    }

    /// An operation of the method OPTIONS, which is idempotent; otherwise as
    /// [`new`](Self::new).
    pub const fn options(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::OPTIONS, path).idempotent()
    }

    /// An operation of the method TRACE, which is idempotent; otherwise as
    /// [`new`](Self::new).
    pub const fn trace(id: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::TRACE, path).idempotent()
    }

    /// An operation that the document lacks, which has these. It requires what most
    /// of them require.
    pub(crate) fn custom(method: Method, path: String, beside: &'static [&'static Self]) -> Self {
        let requirements = beside.iter().map(|operation| operation.requirements);
        let id = match path.is_empty() {
            true => method.to_string(),
            false => format!("{method} {path}"),
        };
        Self {
            id: Cow::Owned(id),
            idempotent: method.is_idempotent(),
            // Nobody knows.
            sends_secrets: true,
            path: Cow::Owned(path),
            requirements: most(requirements.filter(|it| !it.is_empty())).unwrap_or_default(),
            beside,
            ..Self::new("", method, "")
        }
    }

    /// The same operation, whose requests carry the caller's tokens: those of
    /// all schemes that one of these alternatives names. An alternative without
    /// a name makes the tokens optional.
    #[must_use]
    pub const fn requires(mut self, alternatives: &'static [&'static [&'static str]]) -> Self {
        self.requirements = alternatives;
        self
    }

    /// The same operation, with a server of its own.
    #[must_use]
    pub const fn served_by(mut self, server: &'static OperationServer) -> Self {
        self.server = Some(server);
        self
    }

    /// The same operation, declared as idempotent.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// The same operation, which is not idempotent whatever its method.
    #[must_use]
    pub const fn not_idempotent(mut self) -> Self {
        self.idempotent = false;
        self
    }

    /// Sets the alternatives of its security.
    pub(crate) fn set_requirements(&mut self, alternatives: &'static [&'static [&'static str]]) {
        self.requirements = alternatives;
    }

    /// Declares whether it is idempotent.
    pub(crate) fn set_idempotent(&mut self, idempotent: bool) {
        self.idempotent = idempotent;
    }

    /// Declares that its success is a stream of items.
    pub(crate) fn set_stream(&mut self, format: &'static StreamFormat) {
        self.stream = Some(format);
    }

    /// The same operation, whose parameters or whose body may hold a secret.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.sends_secrets = true;
        self
    }

    /// The same operation, with another value of the `Accept` header.
    #[must_use]
    pub const fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// The same operation, which requires these parameters beside those of the path.
    #[must_use]
    pub const fn required(mut self, parameters: &'static [(Place, &'static str)]) -> Self {
        self.required = parameters;
        self
    }

    /// The same operation, whose body is a form of `multipart` with these fields.
    #[must_use]
    pub const fn form(mut self, fields: &'static [&'static str]) -> Self {
        self.form = Some(fields);
        self
    }

    /// The same operation, whose body has a media type that is not the default of its
    /// encoding.
    #[must_use]
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    /// The same operation, whose body is written as
    /// `application/x-www-form-urlencoded`, with the styles of those fields that are not
    /// [`Style::Exploded`].
    #[must_use]
    pub const fn url_encoded(mut self, styles: &'static [(&'static str, Style)]) -> Self {
        self.body_encoding = BodyEncoding::UrlEncoded(styles);
        self
    }

    /// The same operation, whose body may be left out.
    #[must_use]
    pub const fn optional_body(mut self) -> Self {
        self.has_optional_body = true;
        self
    }

    /// The same operation, whose requests leave out what only answers have.
    #[must_use]
    pub const fn read_only(mut self, read_only: &'static ReadOnly) -> Self {
        self.read_only = Some(read_only);
        self
    }

    /// The same operation, with several documented successes: a status, a media
    /// type, which is empty without a body, and what the body is read as.
    #[must_use]
    pub const fn answers(
        mut self,
        answers: &'static [(StatusPattern, &'static str, Content)],
    ) -> Self {
        self.answers = answers;
        self
    }

    /// The same operation, one of whose successes is a stream of items.
    #[must_use]
    pub const fn streams(mut self, format: &'static StreamFormat) -> Self {
        self.stream = Some(format);
        self
    }

    /// The same operation, with its documented errors: a status, and the name
    /// of the schema of the body, `None` if it is documented without a body.
    /// A narrower pattern precedes a wider one.
    #[must_use]
    pub const fn errors(
        mut self,
        errors: &'static [(StatusPattern, Option<&'static str>)],
    ) -> Self {
        self.errors = errors;
        self
    }

    /// The same operation, with its documented errors and their type.
    pub const fn failing_with<E: DocumentedErrors>(mut self) -> TypedOperation<E> {
        self.errors = E::ERRORS;
        self.error_media_types = E::MEDIA_TYPES;
        TypedOperation {
            operation: self,
            errors: PhantomData,
        }
    }

    /// The `operationId`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How the items of its stream are written, if it has one.
    pub(crate) fn stream(&self) -> Option<&'static StreamFormat> {
        self.stream
    }

    /// The method of its requests.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path template, such as `/things/{id}`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether its requests carry the caller's tokens.
    pub fn security(&self) -> Security {
        if self.requirements.iter().all(|names| names.is_empty()) {
            Security::None
        } else if self.requirements.iter().any(|names| names.is_empty()) {
            Security::Optional
        } else {
            Security::Required
        }
    }

    /// The alternatives of its security: the names of the schemes whose tokens
    /// its requests carry together.
    pub fn requirements(&self) -> &'static [&'static [&'static str]] {
        self.requirements
    }

    /// Its own server, if it has one.
    pub fn server(&self) -> Option<&'static OperationServer> {
        self.server
    }

    /// Whether executing it twice has the effect of executing it once (RFC 9110,
    /// section 9.2.2).
    pub fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// Whether its parameters or its body may hold a secret, such as a password: then
    /// no text from the server is shown, which may repeat it.
    pub fn sends_secrets(&self) -> bool {
        self.sends_secrets
    }

    /// The value of the `Accept` header of its requests.
    pub fn accepted(&self) -> &'static str {
        self.accept
    }

    /// The parameters that it requires, but for those of the path.
    pub(crate) fn required_parameters(&self) -> &'static [(Place, &'static str)] {
        self.required
    }

    /// The fields of its form, if its body is one.
    pub(crate) fn form_fields(&self) -> Option<&'static [&'static str]> {
        self.form
    }

    /// The media type of its body, if it is not the default of its encoding.
    pub(crate) fn body_media_type(&self) -> Option<&'static str> {
        self.content_type
    }

    pub(crate) fn body_encoding(&self) -> BodyEncoding {
        self.body_encoding
    }

    pub(crate) fn has_optional_body(&self) -> bool {
        self.has_optional_body
    }

    /// What its requests leave out, because only answers have it.
    pub(crate) fn left_out(&self) -> Option<&'static ReadOnly> {
        self.read_only
    }

    /// The documented successes, if there are several.
    pub fn documented_answers(&self) -> &'static [(StatusPattern, &'static str, Content)] {
        self.answers
    }

    /// The documented errors, each with the name of its schema.
    pub fn documented_errors(&self) -> &'static [(StatusPattern, Option<&'static str>)] {
        self.errors
    }

    /// The documented statuses to which `status` belongs, the narrowest.
    pub(crate) fn error_pattern(&self, status: StatusCode) -> Option<StatusPattern> {
        let patterns = self.errors.iter().map(|(pattern, _)| *pattern);
        StatusPattern::narrowest(patterns, status)
    }

    /// The name of the schema of an error with `status`, if there is one; the first
    /// if it is that of a media type.
    pub fn error_schema(&self, status: StatusCode) -> Option<&'static str> {
        self.error_schema_of(status, None)
    }

    /// Whether the document lacks it.
    pub(crate) fn is_custom(&self) -> bool {
        !self.beside.is_empty()
    }

    /// The name of the schema of an error with `status` and this media type: the
    /// first of the status if the media type is not documented. Of an operation that
    /// the document lacks it is that of most others.
    pub(crate) fn error_schema_of(
        &self,
        status: StatusCode,
        media_type: Option<&str>,
    ) -> Option<&'static str> {
        if self.is_custom() {
            let others = self.beside.iter();
            return most(others.filter_map(|it| it.error_schema_of(status, media_type)));
        }
        let pattern = self.error_pattern(status)?;
        let known = self.error_media_types.iter().copied();
        let known = known.chain(std::iter::repeat(&[][..]));
        let of_status = self.errors.iter().zip(known);
        let of_status = of_status.filter(|((known, _), _)| *known == pattern);
        let first = of_status.clone().next();
        let named = media_type.and_then(|media_type| {
            let names = of_status
                .flat_map(|((_, schema), names)| names.iter().map(move |name| (*name, *schema)));
            let index = narrowest(names.clone().map(|(name, _)| name), media_type)?;
            names.clone().nth(index).map(|(_, schema)| schema)
        });
        named.or(first.map(|((_, schema), _)| *schema)).flatten()
    }
}

/// The most frequent of `items`, or the first of several.
fn most<T: Copy + PartialEq>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut counted: Vec<(T, usize)> = Vec::new();
    for item in items {
        match counted.iter_mut().find(|(known, _)| *known == item) {
            Some((_, count)) => *count += 1,
            None => counted.push((item, 1)),
        }
    }
    // The last of the greatest is taken.
    let most = counted.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(item, _)| item)
}

#[cfg(test)]
mod tests {
    use super::*;

    static OPERATION: Operation = Operation::new("get", Method::GET, "/things/{id}").errors(&[
        (StatusPattern::Code(404), None),
        (StatusPattern::Code(409), Some("Conflict")),
        (StatusPattern::Range(4), Some("Client")),
        (StatusPattern::Default, Some("Other")),
    ]);

    #[test]
    fn the_schema_of_an_error_is_that_of_the_narrowest_pattern() {
        for (status, schema) in [
            (404, None),
            (409, Some("Conflict")),
            (418, Some("Client")),
            (500, Some("Other")),
        ] {
            let status = StatusCode::from_u16(status).expect("a status");
            assert_eq!(OPERATION.error_schema(status), schema, "{status}");
        }
    }
}
