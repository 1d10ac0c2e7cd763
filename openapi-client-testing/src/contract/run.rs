//! The contract tests: every operation is called, and what it sends and reads is checked.

use std::io::Write as _;
use std::sync::Arc;

use openapi_client_core::{ErrorKind, StatusPattern};
use serde_json::Value;

use super::calls::{Call, Calls};
use super::outcome::{Outcome, Read};
use crate::document::{Document, DocumentedOperation, essence, is_json};
use crate::exchange::{RequestValues, difference};
use crate::mock::{Mock, NO_VALUE, Reply, documented};
use crate::value::Extent;

/// What a contract test has looked at.
#[derive(Debug, Default)]
#[must_use = "`assert` makes a test of it"]
pub struct Checked {
    /// How many operations were called.
    pub operations: usize,
    /// How many requests were sent.
    pub requests: usize,
    /// What is not as documented, each with its operation.
    pub problems: Vec<String>,
    /// What could not be looked at, and why, each with its operation.
    pub skipped: Vec<String>,
}

impl Checked {
    /// Makes a test fail of what is not as documented.
    ///
    /// # Panics
    ///
    /// Something is not as documented, or none of the operations was called.
    pub fn assert(self) {
        // Past the capture of the test harness, which hides what succeeds.
        for skipped in &self.skipped {
            let _ = writeln!(std::io::stderr(), "not tried: {skipped}");
        }
        let count = self.problems.len();
        assert!(
            self.problems.is_empty(),
            "{count} {} in {} requests of {} operations:\n{}",
            if count == 1 { "problem" } else { "problems" },
            self.requests,
            self.operations,
            self.problems.join("\n")
        );
        if self.operations == 0 {
            // Such as where the features of all tags are off.
            let _ = writeln!(std::io::stderr(), "not tried: no operation is compiled");
            return;
        }
        assert!(self.requests > 0, "nothing was called");
    }

    fn skip(&mut self, id: &str, reason: &str) {
        let skipped = format!("{id}: {reason}");
        if !self.skipped.contains(&skipped) {
            self.skipped.push(skipped);
        }
    }

    fn problem(&mut self, id: &str, problem: &str) {
        self.problems.push(format!("{id}: {problem}"));
    }
}

/// How much of a request is given, and from what it is drawn.
const DRAWS: [(Extent, u64); 4] = [
    (Extent::Least, 0),
    (Extent::Most, 1),
    (Extent::Some, 2),
    (Extent::Some, 3),
];

/// A mock, and a client of it.
struct Run<C> {
    document: Arc<Document>,
    mock: Mock,
    client: C,
}

impl<C> Run<C> {
    async fn start(calls: &Calls<C>) -> Self {
        let document = Arc::new(calls.read());
        let mock = Mock::builder().start_of(Arc::clone(&document)).await;
        let mock = mock.unwrap_or_else(|error| panic!("{error}"));
        let client = (calls.client)(&mock.base_url());
        Self {
            document,
            mock,
            client,
        }
    }

    /// The calls with their operations. One that the document lacks is a problem.
    fn operations<'a>(
        &'a self,
        calls: &'a Calls<C>,
        checked: &mut Checked,
    ) -> Vec<(&'a Call<C>, DocumentedOperation<'a>)> {
        let documented = self.document.operations();
        let mut found = Vec::new();
        for call in &calls.calls {
            let mut documented = documented.iter();
            match documented.find(|operation| operation.id() == call.id) {
                Some(operation) => found.push((call, *operation)),
                None => checked.problem(
                    call.id,
                    "is not in the document: run `openapi-client generate`",
                ),
            }
        }
        checked.operations = found.len();
        found
    }

    /// What comes of a call that is answered so. What is wrong with the request is for
    /// another test.
    async fn answered(&self, call: &Call<C>, given: &RequestValues, reply: Reply) -> Outcome {
        self.mock.on_id(call.id).reply_once(reply);
        let outcome = (call.send)(&self.client, given).await;
        self.mock.take_problems();
        outcome
    }
}

/// Calls each operation with the least that it needs, with all that it takes, and with parts
/// of it: what arrives is what was given, and is as documented.
///
/// # Panics
///
/// The document cannot be read, or there is no free port.
pub async fn requests<C>(calls: &Calls<C>) -> Checked {
    let run = Run::start(calls).await;
    let mut checked = Checked::default();
    for (Call { id, send }, operation) in run.operations(calls, &mut checked) {
        for (extent, seed) in DRAWS {
            let given = match RequestValues::sample(operation, extent, seed) {
                Ok(given) => given,
                Err(problem) => {
                    checked.skip(id, &format!("{problem}, by its schema"));
                    break;
                }
            };
            run.mock.ledger().clear();
            let outcome = send(&run.client, &given).await;
            let problems = run.mock.take_problems();
            checked
                .problems
                .extend(problems.iter().map(|it| format!("{id}: {it}")));
            let sent = run.mock.requests().len();
            checked.requests += sent;
            let arrived = run.mock.on_id(id).arrived();
            let ([arrived], 1) = (&arrived[..], sent) else {
                let problem = format!("{sent} requests were sent: {outcome:?}");
                checked.problem(id, &problem);
                continue;
            };
            for difference in given.differences(operation, arrived) {
                checked.problem(id, &format!("{extent:?}: {difference}"));
            }
            match &outcome {
                Outcome::Failure { body, .. }
                    if String::from_utf8_lossy(body).contains(NO_VALUE) =>
                {
                    checked.skip(id, &String::from_utf8_lossy(body));
                }
                Outcome::Failure { message, .. } if problems.is_empty() => {
                    checked.problem(id, message);
                }
                _ => {}
            }
        }
    }
    checked
}

/// Answers each operation with each status that it documents, with all that the schema of the
/// body describes and with the least: each is read as its type, and nothing is lost.
///
/// # Panics
///
/// The document cannot be read, or there is no free port.
pub async fn documented_answers<C>(calls: &Calls<C>) -> Checked {
    let run = Run::start(calls).await;
    let mut checked = Checked::default();
    for (call, operation) in run.operations(calls, &mut checked) {
        // Where there is none, the test of the requests says so.
        let Ok(given) = RequestValues::sample(operation, Extent::Least, 0) else {
            continue;
        };
        for status in statuses(operation) {
            for (extent, seed) in [(Extent::Most, 4), (Extent::Least, 5), (Extent::Some, 6)] {
                let accept = "application/json";
                let Some(reply) = documented(operation, status, accept, (extent, seed)) else {
                    checked.skip(
                        call.id,
                        &format!("{status} has no valid value, by its schema"),
                    );
                    continue;
                };
                let sent = Sent::of(operation, status, &reply);
                let outcome = run.answered(call, &given, reply).await;
                checked.requests += 1;
                for problem in sent.problems(&outcome) {
                    checked.problem(call.id, &format!("{status} {extent:?}: {problem}"));
                }
            }
        }
    }
    checked
}

/// Answers each operation with a status that it does not document: the status and the body
/// are in the error.
///
/// # Panics
///
/// The document cannot be read, or there is no free port.
pub async fn undocumented_answers<C>(calls: &Calls<C>) -> Checked {
    let run = Run::start(calls).await;
    let mut checked = Checked::default();
    for (call, operation) in run.operations(calls, &mut checked) {
        let Ok(given) = RequestValues::sample(operation, Extent::Least, 0) else {
            continue;
        };
        const BODY: &str = "what nobody has documented";
        let reply = Reply::bytes(UNDOCUMENTED, "text/plain", BODY);
        let outcome = run.answered(call, &given, reply).await;
        checked.requests += 1;
        let is_head = operation.method() == "HEAD";
        let is_kept = match &outcome {
            Outcome::Failure { status, body, .. } => {
                *status == Some(UNDOCUMENTED) && (is_head || body == BODY.as_bytes())
            }
            Outcome::Success { .. } => false,
        };
        if !is_kept {
            checked.problem(call.id, &format!("{UNDOCUMENTED} is not kept: {outcome:?}"));
        }
    }
    checked
}

/// 418, which IANA has reserved: nobody documents it.
const UNDOCUMENTED: u16 = 418;

/// A status for each documented answer.
fn statuses(operation: DocumentedOperation<'_>) -> Vec<u16> {
    let answers = operation.answers();
    let is_code = |status: u16| {
        let mut answers = answers.iter();
        answers.any(|(pattern, _)| *pattern == StatusPattern::Code(status))
    };
    let has_success = operation.answers().iter().any(|(pattern, _)| {
        matches!(
            pattern,
            StatusPattern::Code(200..=299) | StatusPattern::Range(2)
        )
    });
    let of_range = |range: std::ops::Range<u16>| range.into_iter().find(|it| !is_code(*it));
    let statuses = answers.iter().filter_map(|(pattern, _)| match pattern {
        StatusPattern::Code(code) => Some(*code),
        StatusPattern::Range(hundreds) => of_range(hundreds * 100..hundreds * 100 + 99),
        StatusPattern::Default if has_success => of_range(500..599),
        StatusPattern::Default => of_range(200..299),
        _ => None,
    });
    // HTTP itself deals with the others.
    statuses
        .filter(|status| (200..600).contains(status))
        .collect()
}

/// What was answered.
struct Sent {
    status: u16,
    is_success: bool,
    json: Option<Value>,
    bytes: Vec<u8>,
    has_schema: bool,
}

impl Sent {
    fn of(operation: DocumentedOperation<'_>, status: u16, reply: &Reply) -> Self {
        let bytes = match operation.method().as_str() {
            "HEAD" => Vec::new(),
            _ if matches!(status, 204 | 205 | 304) => Vec::new(),
            _ => reply.body_bytes(),
        };
        let media_type = reply.declared().unwrap_or_default();
        let is_json = is_json(&essence(media_type));
        Self {
            status,
            is_success: status / 100 == 2,
            json: is_json
                .then(|| serde_json::from_slice(&bytes).ok())
                .flatten(),
            has_schema: operation.response_schema(status).is_some() && !bytes.is_empty(),
            bytes,
        }
    }

    /// How `outcome` differs from what was answered.
    fn problems(&self, outcome: &Outcome) -> Vec<String> {
        let mut problems = Vec::new();
        match outcome {
            Outcome::Success { status, .. } if !self.is_success || *status != self.status => {
                problems.push(format!("a success with {status}"));
            }
            Outcome::Success { read, .. } => match (read, &self.json) {
                (Read::Json(Value::Null), None) => {}
                (Read::Json(read), Some(sent)) => {
                    let [sent, read] = [sent, read].map(without_empty);
                    difference(&sent, &read, "", &mut problems);
                }
                (Read::Bytes(read), _) if *read != self.bytes => {
                    problems.push("other bytes were read".to_owned());
                }
                (Read::Json(Value::String(read)), None) if read.as_bytes() == self.bytes => {}
                (Read::Json(_), None) => problems.push("another value was read".to_owned()),
                _ => {}
            },
            Outcome::Failure { message, .. } if self.is_success => problems.push(message.clone()),
            Outcome::Failure {
                kind,
                status,
                is_documented,
                body,
                message,
            } => {
                if *kind != ErrorKind::Status || *status != Some(self.status) {
                    problems.push(format!("another error: {message}"));
                } else if *body != self.bytes {
                    problems.push("the body is lost".to_owned());
                } else if self.has_schema && self.json.is_some() && !is_documented {
                    problems.push(format!("the body is not read: {message}"));
                }
            }
        }
        problems
    }
}

/// The value without members that are empty lists and maps: in an answer they are as good as
/// absent.
fn without_empty(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, it)| (name.clone(), without_empty(it)));
            let is_empty = |value: &Value| match value {
                Value::Object(members) => members.is_empty(),
                Value::Array(items) => items.is_empty(),
                _ => false,
            };
            members.filter(|(_, it)| !is_empty(it)).collect()
        }
        Value::Array(items) => items.iter().map(without_empty).collect(),
        other => other.clone(),
    }
}
