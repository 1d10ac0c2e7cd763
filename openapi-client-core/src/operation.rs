//! What the run time needs to know of an operation.

use http::{Method, StatusCode};

use crate::server::OperationServer;

/// An operation of an API. Generated code has one constant for each.
#[derive(Debug)]
pub struct Operation {
    id: &'static str,
    method: Method,
    path: &'static str,
    requirements: &'static [&'static [&'static str]],
    server: Option<&'static OperationServer>,
    idempotent: bool,
    accept: &'static str,
    errors: &'static [(StatusPattern, Option<&'static str>)],
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
            requirements: &[],
            server: None,
            idempotent: false,
            accept: "application/json",
            errors: &[],
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

    /// The same operation, with another value of the `Accept` header.
    #[must_use]
    pub const fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
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

    /// The value of the `Accept` header of its requests.
    pub fn accepted(&self) -> &'static str {
        self.accept
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
