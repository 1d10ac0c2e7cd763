//! What the run time needs to know of an operation.

use http::{Method, StatusCode};

use crate::request::ReadOnly;

/// An operation of an API. Generated code has one constant for each.
#[derive(Debug)]
pub struct Operation {
    id: &'static str,
    method: Method,
    path: &'static str,
    security: Security,
    idempotent: bool,
    accept: &'static str,
    read_only: Option<&'static ReadOnly>,
    errors: &'static [(StatusPattern, Option<&'static str>)],
}

/// Whether the requests of an operation carry the caller's token.
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

impl StatusPattern {
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
            id,
            method,
            path,
            security: Security::None,
            idempotent: false,
            accept: "application/json",
            read_only: None,
            errors: &[],
        }
    }

    /// The same operation, with the caller's token in its requests.
    #[must_use]
    pub const fn authenticated(mut self) -> Self {
        self.security = Security::Required;
        self
    }

    /// The same operation, with the caller's token in its requests if the
    /// client has one.
    #[must_use]
    pub const fn optionally_authenticated(mut self) -> Self {
        self.security = Security::Optional;
        self
    }

    /// The same operation, declared as idempotent.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// The same operation, with another value of the `Accept` header.
    #[must_use]
    pub const fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// The same operation, whose requests leave out what only answers have.
    #[must_use]
    pub const fn read_only(mut self, read_only: &'static ReadOnly) -> Self {
        self.read_only = Some(read_only);
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

    /// The `operationId`.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The method of its requests.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path template, such as `/things/{id}`.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Whether its requests carry the caller's token.
    pub fn security(&self) -> Security {
        self.security
    }

    /// Whether executing it twice has the effect of executing it once (RFC 9110,
    /// section 9.2.2).
    pub fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// The value of the `Accept` header of its requests.
    pub fn accepted(&self) -> &'static str {
        self.accept
    }

    /// What its requests leave out, because only answers have it.
    pub(crate) fn left_out(&self) -> Option<&'static ReadOnly> {
        self.read_only
    }

    /// The documented errors, each with the name of its schema.
    pub fn documented_errors(&self) -> &'static [(StatusPattern, Option<&'static str>)] {
        self.errors
    }

    /// The name of the schema of an error with `status`, if there is one.
    pub fn error_schema(&self, status: StatusCode) -> Option<&'static str> {
        self.errors
            .iter()
            .find(|(pattern, _)| pattern.matches(status))
            .and_then(|(_, schema)| *schema)
    }
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
