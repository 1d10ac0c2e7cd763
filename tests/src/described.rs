//! An operation as its document describes it: the errors by the names of their schemas.

use openapi_client_core::StatusPattern;

use crate::document::schema_name;

pub use openapi_client_testing::DocumentedOperation as Described;

/// The documented errors of an operation.
pub trait DescribedErrors<'a> {
    /// Whether each object is a documented body of an answer of this status.
    fn takes_any_object(&self, status: u16) -> bool;

    /// The errors that are documented by their very status: the status, and
    /// the name of the schema of its body.
    fn errors(&self) -> Vec<(u16, Option<&'a str>)>;

    /// All documented errors: which statuses it is for, and the name of the
    /// schema of its body.
    fn documented_errors(&self) -> Vec<(StatusPattern, Option<&'a str>)>;
}

impl<'a> DescribedErrors<'a> for Described<'a> {
    fn takes_any_object(&self, status: u16) -> bool {
        let schema = self.response_schema(status);
        let schema = schema.map(|schema| self.document().resolve(schema));
        schema.is_some_and(|schema| schema.get("required").is_none())
    }

    fn errors(&self) -> Vec<(u16, Option<&'a str>)> {
        let errors = self.documented_errors().into_iter();
        errors
            .filter_map(|(status, schema)| match status {
                StatusPattern::Code(code) => Some((code, schema)),
                _ => None,
            })
            .collect()
    }

    fn documented_errors(&self) -> Vec<(StatusPattern, Option<&'a str>)> {
        let answers = self.answers().into_iter();
        answers
            .filter(|(status, _)| {
                !matches!(
                    status,
                    StatusPattern::Code(200..=299) | StatusPattern::Range(2)
                )
            })
            .map(|(status, response)| {
                let schema = &response["content"]["application/json"]["schema"];
                (status, (!schema.is_null()).then(|| schema_name(schema)))
            })
            .collect()
    }
}
