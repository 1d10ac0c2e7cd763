//! What can go wrong with a call, and what the error must say then.
//!
//! The cases are the same for every operation of every client. What a document
//! says of an error's body is not among them.

use std::error::Error as _;
use std::time::Duration;

use openapi_client_core::{
    Error, ErrorBody, ErrorKind, MAX_ERROR_BODY_BYTES, Operation, StatusCode,
};
use scc_suite_api_simulator::Fault;

use crate::described::{Described, DescribedErrors};

/// One thing that goes wrong.
#[derive(Debug)]
pub struct Case {
    /// What it is.
    pub name: &'static str,
    /// What the server does.
    pub fault: Fault,
    /// A limit of the client that the case needs.
    pub attempt_timeout: Option<Duration>,
    /// A limit of the client that the case needs.
    pub max_body: Option<u64>,
    expected: ErrorProperties,
    mentions: String,
    header: Option<(&'static str, &'static str)>,
}

/// All that an error says, apart from its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorProperties {
    /// The kind.
    pub kind: ErrorKind,
    /// The status, if there was an answer.
    pub status: Option<u16>,
    /// The body, if there was an answer.
    pub body: Option<Vec<u8>>,
    /// The predicates that are true, in alphabetical order.
    pub predicates: Vec<&'static str>,
    /// Whether there is a deeper cause.
    pub has_source: bool,
    /// Whether the body was understood.
    pub is_typed: bool,
}

/// What `error` says.
pub fn properties_of<E: ErrorBody>(error: &Error<E>) -> ErrorProperties {
    let all = [
        ("body_cut", error.is_body_cut()),
        ("connect", error.is_connect()),
        ("forbidden", error.is_forbidden()),
        ("not_found", error.is_not_found()),
        ("rate_limited", error.is_rate_limited()),
        ("retryable", error.is_retryable()),
        ("timeout", error.is_timeout()),
        ("tls", error.is_tls()),
        ("unauthorized", error.is_unauthorized()),
    ];
    let predicates = all.into_iter().filter(|(_, is_true)| *is_true);
    ErrorProperties {
        kind: error.kind(),
        status: error.status().map(|status| status.as_u16()),
        body: error.body().map(<[u8]>::to_vec),
        predicates: predicates.map(|(name, _)| name).collect(),
        has_source: error.source().is_some(),
        is_typed: error.api_error().is_some(),
    }
}

/// Checks that `error` is one sentence of one line, which is a part of
/// a longer one and names the operation and the status.
///
/// # Panics
/// If it is not.
pub fn assert_one_sentence<E: ErrorBody>(error: &Error<E>) {
    let text = error.to_string();
    let operation = error.operation().map(Operation::id);
    let rest = match operation {
        Some(id) => text.strip_prefix(&format!("{id}: ")),
        None => Some(&*text),
    };
    let rest = rest.unwrap_or_else(|| panic!("names no operation: {text}"));
    assert!(!text.contains(['\n', '\r']), "more than a line: {text:?}");
    assert!(rest.starts_with(char::is_lowercase), "no part: {text}");
    assert!(!rest.ends_with(['.', ' ', ':']), "has an odd end: {text}");
    // The server's message is quoted, and has a limit of its own.
    let own = rest.split_once(": \"").map_or(rest, |(own, _)| own);
    assert!(own.len() < 160, "is long: {text}");
    if let Some(status) = error.status() {
        let expected = match status.canonical_reason() {
            Some(_) => status.to_string(),
            None => format!(" {}", status.as_str()),
        };
        assert!(text.contains(&expected), "no status: {text}");
    }
    if let Some(source) = error.source() {
        let source = source.to_string();
        assert!(!text.contains(&source), "repeats its source: {text}");
    }
}

impl Case {
    /// Checks that `error` is the one that this case gives.
    ///
    /// # Panics
    /// If it is not.
    pub fn check<E: ErrorBody>(&self, operation: &'static Operation, error: &Error<E>) {
        let name = format!("{}, {}", operation.id(), self.name);
        assert_eq!(properties_of(error), self.expected_of(operation), "{name}");
        assert_eq!(error.operation().map(Operation::id), Some(operation.id()));
        assert_eq!(error.attempts(), 1, "{name}");
        assert_one_sentence(error);
        let text = error.to_string();
        assert!(text.contains(&self.mentions), "{name}: {text}");
        let body = error.body().map(String::from_utf8_lossy);
        assert_eq!(error.body_text(), body, "{name}");
        assert_eq!(error.code(), None, "{name}");
        assert_eq!(error.message(), None, "{name}");
        let has_answer = error.status().is_some();
        assert_eq!(error.headers().is_some(), has_answer, "{name}");
        assert_eq!(error.request_id().is_some(), has_answer, "{name}");
        if let Some((header, value)) = self.header {
            let headers = error.headers().expect("there was an answer");
            assert_eq!(headers[header], value, "{name}");
        }
    }

    /// What an error of this operation says: that it may pass, if the call can
    /// be made again without harm.
    fn expected_of(&self, operation: &Operation) -> ErrorProperties {
        let mut expected = self.expected.clone();
        let may_pass = match expected.kind {
            ErrorKind::Transport | ErrorKind::Timeout => true,
            ErrorKind::Status => matches!(expected.status, Some(408 | 502..=504)),
            _ => false,
        };
        if may_pass && operation.is_idempotent() {
            expected.predicates.push("retryable");
            expected.predicates.sort_unstable();
        }
        expected
    }

    fn limits(mut self, attempt_timeout: Option<Duration>, max_body: Option<u64>) -> Self {
        (self.attempt_timeout, self.max_body) = (attempt_timeout, max_body);
        self
    }

    fn kept(mut self, body: &[u8]) -> Self {
        self.expected.body = Some(body.to_vec());
        self.expected.predicates.push("body_cut");
        self.expected.predicates.sort_unstable();
        self
    }
}

const HTML_TYPE: &str = "text/html;charset=UTF-8";
const JSON_TYPE: &str = "application/json";
const HTML: &str = "<html><body>Not here</body></html>";
const XML: &str = r#"<ops:error httpStatusCode="500"><ops:message>Ö</ops:message></ops:error>"#;
const JSON: &str = r#"{"type":"Error","message":"No","httpStatusCode":404,"apiErrorCode":404}"#;
const ODD: &[u8] = b"not \xff\xfe text";

/// The refusals whose bodies are objects: where the document has a schema for
/// them, they are left out.
const JSON_404: &str = "JSON 404";
const JSON_429: &str = "JSON 429";

/// Answers with a status that is no success, whose body is not the documented
/// one.
pub fn refusals(operation: &'static Operation, documented: Described<'_>) -> Vec<Case> {
    const TEXT: &str = "text/plain";
    const AGAIN: &[&str] = &["rate_limited", "retryable"];
    let large = vec![b'x'; 1 + (1 << 20)];
    let kept = &large[..1 << 20];
    let no_text = "a body of 11 bytes";
    let mut cases = vec![
        refusal("HTML 401", 401, HTML_TYPE, HTML, &["unauthorized"])
            .header("www-authenticate", "OpsToken, VCToken"),
        refusal("text 403", 403, TEXT, "No!", &["forbidden"]),
        refusal(JSON_404, 404, JSON_TYPE, JSON, &["not_found"]),
        refusal("HTML 404", 404, HTML_TYPE, HTML, &["not_found"]),
        refusal("empty 408", 408, "", "", &[]),
        refusal("empty 429", 429, "", "", AGAIN),
        refusal(JSON_429, 429, JSON_TYPE, "{}", AGAIN).header("retry-after", "7"),
        refusal("XML 500", 500, "application/xml;charset=UTF-8", XML, &[]),
        refusal("empty 500", 500, "", "", &[]),
        refusal("no text 500", 500, "", ODD, &[]).mentions(no_text),
        refusal("a list 500", 500, JSON_TYPE, "[]", &[]),
        refusal("HTML 502", 502, HTML_TYPE, HTML, &[]),
        refusal("HTML 503", 503, HTML_TYPE, HTML, &[]).header("retry-after", "120"),
        refusal("empty 504", 504, "", "", &[]),
        refusal("a status that nobody knows", 599, "", "", &[])
            .mentions("answered 599 with no body"),
        refusal("an odd type", 418, "text/x-odd; charset=utf-8", "x", &[])
            .mentions("with a body of 1 byte"),
        refusal("as large as is kept", 502, TEXT, kept, &[]).mentions("text/plain, 1048576 bytes"),
        refusal("larger than is kept", 502, TEXT, large.clone(), &[])
            .mentions("more than 1048576 bytes")
            .kept(kept),
        refusal("larger than the client allows", 502, TEXT, HTML, &[])
            .mentions("more than 10 bytes")
            .kept(&HTML.as_bytes()[..10])
            .limits(None, Some(10)),
    ];
    assert_eq!(kept.len() as u64, MAX_ERROR_BODY_BYTES);
    if operation.error_schema(StatusCode::NOT_FOUND).is_some() {
        cases.retain(|case| case.name != JSON_404);
    }
    if documented.takes_any_object(429) {
        cases.retain(|case| case.name != JSON_429);
    }
    for case in &mut cases {
        let status = case
            .expected
            .status
            .and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.expect("each case has a status");
        // It should have been JSON; why it is not is the source, unless there is none.
        let is_empty = case.expected.body.as_ref().is_some_and(Vec::is_empty);
        case.expected.has_source = operation.error_schema(status).is_some() && !is_empty;
    }
    cases
}

/// Successes whose body is not the documented one.
pub fn false_successes() -> Vec<Case> {
    const LIMIT: u64 = 1000;
    let large = " ".repeat(1001);
    let success = |name, media_type, body: &[u8]| {
        let mut case = refusal(name, 200, media_type, body, &[]);
        (case.expected.kind, case.expected.has_source) = (ErrorKind::Decode, true);
        case
    };
    vec![
        success("a login page", HTML_TYPE, HTML.as_bytes()),
        success("nothing", "", b""),
        success("no text", JSON_TYPE, ODD),
        success("a list", JSON_TYPE, b"[[]]"),
        success("half an object", JSON_TYPE, b"{\"a\":"),
        success("XML", "application/xml", XML.as_bytes()),
        too_large(
            Fault::answer(StatusCode::OK).body(large.clone()),
            "a length that is too large",
        )
        .kept(&large.as_bytes()[..1000])
        .limits(None, Some(LIMIT)),
    ]
}

/// Answers that do not arrive, or not whole.
pub fn broken_deliveries() -> Vec<Case> {
    use ErrorKind::{Timeout, Transport};
    const PATIENCE: Option<Duration> = Some(Duration::from_millis(300));
    const BROKEN: &str = "before the response was complete";
    const LATE: &str = "did not arrive in time";
    let half = |name, fault: Fault, kind, mentions| {
        let mut case = refusal(name, 200, "", "", &[]).mentions(mentions);
        // A limit of ours that is passed has no deeper cause.
        let is_ours = kind == Timeout;
        (case.expected.kind, case.expected.has_source) = (kind, !is_ours);
        if is_ours {
            case.expected.predicates.push("timeout");
        }
        case.fault = fault;
        case
    };
    let unanswered = |name, fault, kind, mentions| {
        let mut case = half(name, fault, kind, mentions);
        (case.expected.status, case.expected.body) = (None, None);
        case
    };
    let repeated = "{} ".repeat(334);
    vec![
        unanswered("no answer", Fault::close_connection(), Transport, BROKEN),
        unanswered("half a head", Fault::half_headers(), Transport, BROKEN),
        unanswered("a stall", Fault::stall(), Timeout, "in time").limits(PATIENCE, None),
        half(
            "a short body",
            Fault::short_body().body(HTML),
            Transport,
            "incomplete",
        )
        .kept(&HTML.as_bytes()[..17]),
        half(
            "a stalled body",
            Fault::stalled_body().body(HTML),
            Timeout,
            LATE,
        )
        .kept(&HTML.as_bytes()[..17])
        .limits(PATIENCE, None),
        too_large(
            Fault::endless_body().body(repeated.clone()),
            "a body without an end",
        )
        .kept(&repeated.as_bytes()[..1000])
        .limits(None, Some(1000)),
    ]
}

/// Statuses that send a client elsewhere.
pub const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

/// An answer that sends a client elsewhere.
///
/// # Panics
/// If `status` is none of [`REDIRECTS`].
pub fn redirect(status: u16, location: &str) -> Case {
    assert!(REDIRECTS.contains(&status), "{status}");
    let mut case = refusal("a redirect", status, "", "", &[]);
    case.fault = case.fault.header("location", location);
    case
}

/// An answer that is no success. Its error mentions the media type and the
/// length of the body.
fn refusal(
    name: &'static str,
    status: u16,
    media_type: &str,
    body: impl AsRef<[u8]>,
    predicates: &[&'static str],
) -> Case {
    let body = body.as_ref().to_vec();
    let mentions = match (media_type.split(';').next(), body.len()) {
        (_, 0) => "no body".to_owned(),
        (media_type, length) => {
            let media_type = media_type.unwrap_or_default();
            format!("a body of {media_type}, {length} bytes")
        }
    };
    let code = StatusCode::from_u16(status).expect("a status");
    let mut fault = Fault::answer(code).body(body.clone());
    if !media_type.is_empty() {
        fault = fault.header("content-type", media_type);
    }
    Case {
        name,
        fault,
        attempt_timeout: None,
        max_body: None,
        expected: ErrorProperties {
            kind: ErrorKind::Status,
            status: Some(status),
            body: Some(body),
            predicates: predicates.to_vec(),
            has_source: false,
            is_typed: false,
        },
        mentions,
        header: None,
    }
}

fn too_large(fault: Fault, name: &'static str) -> Case {
    let mut case = refusal(name, 200, "", "", &[]).mentions("more than 1000 bytes");
    case.expected.kind = ErrorKind::TooLarge;
    case.fault = fault;
    case
}

impl Case {
    /// The error mentions this.
    fn mentions(mut self, part: &str) -> Self {
        part.clone_into(&mut self.mentions);
        self
    }

    fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.fault = self.fault.header(name, value);
        self.header = Some((name, value));
        self
    }
}
