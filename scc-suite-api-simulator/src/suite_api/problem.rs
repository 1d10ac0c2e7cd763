//! The errors of the suite-api.

use http::StatusCode;
use serde_json::{Value, json};

use crate::call::Invalid;
use crate::store::StoreError;
use crate::xml;

/// The prefix and the namespace of every element.
const PREFIX: &str = "ops";
const NAMESPACE: &str = "http://webservice.vmware.com/vRealizeOpsMgr/1.0/";

/// The code for a token that is missing, unknown or too old.
const DEAD_TOKEN: u32 = 1512;

/// The error of an operation.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) status: StatusCode,
    api_error_code: u32,
    message: String,
    invalid: Vec<Invalid>,
    /// The schemes that a token can have, for the header `WWW-Authenticate`.
    pub(super) schemes: Option<String>,
}

impl Problem {
    /// An error whose code is the status.
    pub(super) fn new(status: StatusCode, message: &str) -> Self {
        Self {
            status,
            api_error_code: status.as_u16().into(),
            message: message.to_owned(),
            invalid: Vec::new(),
            schemes: None,
        }
    }

    /// What the request names does not exist.
    pub(super) fn not_found(what: &str) -> Self {
        let message = format!("There is no such {what}");
        Self::new(StatusCode::NOT_FOUND, &message)
    }

    /// The request is valid, but the state does not allow it.
    pub(super) fn conflict(message: &str) -> Self {
        Self::new(StatusCode::CONFLICT, message)
    }

    /// The caller lacks a privilege.
    pub(super) fn forbidden(privilege: &str) -> Self {
        let message = format!("The caller needs the privilege {privilege}");
        Self::new(StatusCode::FORBIDDEN, &message)
    }

    /// The token is unknown or too old.
    pub(super) fn dead_token() -> Self {
        let message = "The token is not valid or has expired";
        Self {
            api_error_code: DEAD_TOKEN,
            ..Self::new(StatusCode::UNAUTHORIZED, message)
        }
    }

    /// There is no token, or its scheme is not one of these.
    pub(super) fn no_token(schemes: &[String]) -> Self {
        let message = "The request has no token of a known scheme";
        Self {
            api_error_code: DEAD_TOKEN,
            schemes: Some(schemes.join(", ")),
            ..Self::new(StatusCode::UNAUTHORIZED, message)
        }
    }

    pub(super) fn json(&self) -> Value {
        let mut error = json!({
            "type": "Error",
            "message": self.message,
            "httpStatusCode": self.status.as_u16(),
            "apiErrorCode": self.api_error_code,
        });
        if !self.invalid.is_empty() {
            let failure = |invalid: &Invalid| {
                json!({
                    "failureMessage": invalid.reason,
                    "violationPath": invalid.part,
                })
            };
            let failures: Vec<_> = self.invalid.iter().map(failure).collect();
            error["validationFailures"] = failures.into();
        }
        error
    }

    pub(super) fn xml(&self) -> String {
        let mut error = self.json();
        if let Some(members) = error.as_object_mut() {
            // In XML, it is the name of the element.
            members.remove("type");
        }
        xml_document("error", &error)
    }
}

impl From<Invalid> for Problem {
    fn from(invalid: Invalid) -> Self {
        vec![invalid].into()
    }
}

impl From<Vec<Invalid>> for Problem {
    fn from(invalid: Vec<Invalid>) -> Self {
        let messages: Vec<_> = invalid.iter().map(Invalid::message).collect();
        Self {
            invalid,
            ..Self::new(StatusCode::BAD_REQUEST, &messages.join("; "))
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound(name) => Self::not_found(name),
            StoreError::Conflict(reason) => Self::conflict(reason),
        }
    }
}

/// A value as a whole XML document.
pub(super) fn xml_document(root: &str, value: &Value) -> String {
    xml::document(root, value, PREFIX, NAMESPACE)
}

/// An error as a whole XML document.
pub(crate) fn ops_error_xml(status: StatusCode, api_error_code: u32, message: &str) -> String {
    let problem = Problem {
        api_error_code,
        ..Problem::new(status, message)
    };
    problem.xml()
}
