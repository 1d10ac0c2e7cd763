//! A success of an operation that has several, by its status and media type.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::body_mode::{BodyMode, refuse_stream};
use super::reception::Reception;
use super::stream::ByteStream;
use super::text::{json, text, text_or_json};
use super::value::ResponseValue;
use crate::decode::DecodeError;
use crate::error::CallError;
use crate::media_types::{declared, is_json, narrowest};
use crate::operation::{Content, Operation, OperationRef, StatusPattern};
use crate::raw_response::RawResponse;

/// The body of a success of an operation that has several.
pub struct Answer(Body);

enum Body {
    Whole(RawResponse),
    Stream(Option<ByteStream>),
}

impl Answer {
    /// Decodes the body from JSON.
    ///
    /// # Errors
    ///
    /// The body is not a `T`.
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<T, DecodeError> {
        json(self.whole()?)
    }

    /// Decodes the body as text.
    ///
    /// # Errors
    ///
    /// The body is not text, or is a page of HTML.
    pub fn text(&mut self) -> Result<String, DecodeError> {
        text(self.whole()?)
    }

    /// Decodes the body as a string of JSON or as text.
    ///
    /// # Errors
    ///
    /// The body is neither, or is a page of HTML.
    pub fn text_or_json(&mut self) -> Result<String, DecodeError> {
        text_or_json(self.whole()?)
    }

    /// The body as it arrives.
    ///
    /// # Errors
    ///
    /// The table of operations has this case as another content.
    pub fn bytes(&mut self) -> Result<ByteStream, DecodeError> {
        match &mut self.0 {
            Body::Stream(stream) => stream.take(),
            Body::Whole(_) => None,
        }
        .ok_or_else(DecodeError::not_as_listed)
    }

    fn whole(&self) -> Result<&RawResponse, DecodeError> {
        match &self.0 {
            Body::Whole(raw) => Ok(raw),
            Body::Stream(_) => Err(DecodeError::not_as_listed()),
        }
    }
}

/// Makes the value of one of the cases in an operation's table of an answer.
pub(crate) type Read<T> = fn(usize, &mut Answer) -> Result<T, DecodeError>;

/// A success, and the cases in the table that it may be.
pub(crate) struct Selected {
    operation: OperationRef,
    status: StatusCode,
    headers: HeaderMap,
    /// The first that can be read is the one.
    cases: Vec<usize>,
    answer: Answer,
    attempts: u32,
}

impl Selected {
    /// Reads the success as the first case as which it can be read.
    pub(crate) fn read<T>(mut self, read: Read<T>) -> Result<ResponseValue<T>, CallError> {
        let mut first = None;
        for case in &self.cases {
            match read(*case, &mut self.answer) {
                Ok(value) => {
                    let mut value = ResponseValue::new(value, self.status, self.headers);
                    value.attempts = self.attempts;
                    return Ok(value);
                }
                Err(error) => first = first.or(Some(error)),
            }
        }
        let raw = match self.answer.0 {
            Body::Whole(raw) => raw,
            Body::Stream(_) => RawResponse {
                status: self.status,
                headers: self.headers,
                body: Bytes::new(),
                truncation: None,
            },
        };
        let error = first.unwrap_or_else(DecodeError::not_as_listed);
        let error = CallError::not_as_documented(self.operation, raw, error);
        Err(error.with_attempts(self.attempts))
    }
}

/// Selects the case, and reads the body unless it is a stream.
pub(crate) struct BySelection;

impl BodyMode for BySelection {
    type Value = Selected;

    async fn receive(
        operation: &OperationRef,
        response: reqwest::Response,
        reception: Reception,
    ) -> Result<Selected, CallError> {
        refuse_stream(operation, &response)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let has_nothing = status == StatusCode::NO_CONTENT || response.content_length() == Some(0);
        let cases = select(
            operation.documented_answers(),
            status,
            declared(&headers),
            has_nothing,
        );
        let is_stream = matches!(cases[..], [only] if is(operation, only, Content::Bytes));
        let (cases, body) = match is_stream {
            true => {
                let stream = ByteStream::of(operation, response, reception).into_inner();
                (cases, Body::Stream(Some(stream)))
            }
            false => {
                let raw = RawResponse::read(response, reception.size, reception.until).await;
                let raw = CallError::unless_complete(operation, raw)?;
                // It came in chunks, so that its length was not known before.
                let cases = match raw.body.is_empty() && !has_nothing {
                    true => select(
                        operation.documented_answers(),
                        status,
                        declared(&headers),
                        true,
                    ),
                    false => cases,
                };
                (cases, Body::Whole(raw))
            }
        };
        Ok(Selected {
            operation: operation.clone(),
            status,
            headers,
            cases,
            answer: Answer(body),
            attempts: reception.attempts,
        })
    }
}

fn is(operation: &Operation, case: usize, content: Content) -> bool {
    operation
        .documented_answers()
        .get(case)
        .is_some_and(|(.., known)| *known == content)
}

/// The cases of `answers` that a success may be, the most probable first:
///
/// 1. of those for its status, or else of all,
/// 2. the one with the narrowest media type to which the response's belongs.
///
/// If that media type is not documented or missing: those of JSON, if it is one of
/// JSON; or else the stream of bytes, if there is one, in which nothing is lost (RFC
/// 9110, section 8.3, has the recipient assume bytes); or else the first that the
/// body can be read as, `application/json` before other JSON, and text last.
///
/// What has no body is the case without one if the status is not documented.
fn select(
    answers: &[(StatusPattern, &str, Content)],
    status: StatusCode,
    media_type: Option<&str>,
    has_nothing: bool,
) -> Vec<usize> {
    let pattern = answers.iter().map(|(pattern, ..)| *pattern);
    let pattern = StatusPattern::narrowest(pattern, status);
    let mut cases: Vec<usize> = (0..answers.len()).collect();
    let content = |case: &usize| answers[*case].2;
    match pattern {
        Some(pattern) => cases.retain(|case| answers[*case].0 == pattern),
        None => match cases.iter().find(|case| content(case) == Content::Empty) {
            Some(empty) if has_nothing => return vec![*empty],
            _ => cases.retain(|case| content(case) != Content::Empty),
        },
    }
    if let Some(media_type) = media_type {
        let names = cases.iter().map(|case| answers[*case].1);
        if let Some(found) = narrowest(names, media_type) {
            return vec![cases[found]];
        }
        let is_of_json = |case: &usize| content(case) == Content::Json;
        if is_json(media_type) && cases.iter().any(is_of_json) {
            cases.retain(is_of_json);
        }
    }
    if let Some(bytes) = cases.iter().find(|case| content(case) == Content::Bytes) {
        return vec![*bytes];
    }
    cases.sort_by_key(|case| match answers[*case] {
        (_, name, Content::Json) if name.starts_with("application/json") => 0,
        (_, _, Content::Json) => 1,
        _ => 2,
    });
    cases
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: &[(StatusPattern, &str, Content)] = &[
        (
            StatusPattern::Code(200),
            "application/hal+json",
            Content::Json,
        ),
        (StatusPattern::Code(200), "application/json", Content::Json),
        (StatusPattern::Code(200), "text/plain", Content::Text),
        (StatusPattern::Code(201), "application/json", Content::Json),
        (StatusPattern::Code(201), "image/*", Content::Bytes),
        (StatusPattern::Code(204), "", Content::Empty),
    ];

    fn selected(status: u16, media_type: Option<&str>, has_nothing: bool) -> Vec<usize> {
        let status = StatusCode::from_u16(status).expect("a status");
        select(ANSWERS, status, media_type, has_nothing)
    }

    #[test]
    fn the_status_and_then_the_media_type_select_the_case() {
        for (status, media_type, expected) in [
            (200, Some("application/json;charset=utf-8"), &[1][..]),
            (200, Some("application/hal+json"), &[0]),
            (200, Some("text/plain"), &[2]),
            (201, Some("application/json"), &[3]),
            (201, Some("image/png"), &[4]),
            (204, Some("image/png"), &[5]),
            // Not documented.
            (200, Some("application/problem+json"), &[1, 0]),
            (200, Some("text/html"), &[1, 0, 2]),
            (200, None, &[1, 0, 2]),
            (201, Some("application/vnd.a+json"), &[3]),
            (201, Some("text/html"), &[4]),
            (201, None, &[4]),
            (202, Some("image/png"), &[4]),
            (202, Some("text/plain"), &[2]),
            (202, Some("application/json"), &[1]),
        ] {
            assert_eq!(
                selected(status, media_type, false),
                expected,
                "{status} {media_type:?}"
            );
        }
    }

    #[test]
    fn nothing_is_the_case_without_a_body_unless_the_status_has_one() {
        assert_eq!(selected(202, None, true), [5]);
        assert_eq!(selected(202, Some("application/json"), true), [5]);
        assert_eq!(selected(200, Some("application/json"), true), [1]);
        assert_eq!(selected(201, None, true), [4]);
    }
}
