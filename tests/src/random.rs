//! Answers and courses of events at random, the same ones in every run.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::secrets::SECRET;

/// What draws this many cases; a failure is reported with the smallest case, and
/// leaves no file behind.
pub fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x5eed),
        ..Config::default()
    })
}

/// A runtime for the calls of a property, which is no future itself.
///
/// # Panics
/// If the machine has no room for one.
pub fn runtime() -> Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

/// Any answer, most of which are HTTP. Many hold the planted secret.
pub fn any_answer() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..400);
    let damaged = (http_answer(), any::<prop::sample::Index>(), any::<u8>());
    let damaged = damaged.prop_map(|(mut answer, place, byte)| {
        let place = place.index(answer.len());
        answer[place] = byte;
        answer
    });
    let cut = (http_answer(), any::<prop::sample::Index>());
    let cut = cut.prop_map(|(mut answer, place)| {
        answer.truncate(place.index(answer.len()));
        answer
    });
    prop_oneof![1 => noise, 2 => damaged, 1 => cut, 8 => http_answer()]
}

/// How the length of a body is given.
#[derive(Debug, Clone, Copy)]
enum Framing {
    Length,
    TooShort,
    TooLong,
    Chunks,
    Close,
}

/// An answer of HTTP/1.1 with any status, headers and body.
fn http_answer() -> impl Strategy<Value = Vec<u8>> {
    let status = prop_oneof![
        3 => select(vec![200_u16, 201]),
        3 => select(vec![400_u16, 401, 403, 404, 429, 500, 503]),
        4 => 100_u16..=599,
        1 => 0_u16..=999,
    ];
    let framing = select(vec![
        Framing::Length,
        Framing::Length,
        Framing::Length,
        Framing::TooShort,
        Framing::TooLong,
        Framing::Chunks,
        Framing::Close,
    ]);
    let headers = prop::collection::vec((header_name(), header_value()), 0..6);
    let parts = (status, header_value(), headers, framing, body());
    parts.prop_map(|(status, reason, headers, framing, body)| {
        let mut answer = format!("HTTP/1.1 {status:03} ").into_bytes();
        answer.extend(reason);
        answer.extend(b"\r\n");
        for (name, value) in headers {
            answer.extend([name.as_bytes(), b": ", &value, b"\r\n"].concat());
        }
        let length = body.len();
        let head = match framing {
            Framing::Length => format!("content-length: {length}\r\n\r\n"),
            Framing::TooShort => format!("content-length: {}\r\n\r\n", length / 2),
            Framing::TooLong => format!("content-length: {}\r\n\r\n", length + 9),
            Framing::Chunks => format!("transfer-encoding: chunked\r\n\r\n{length:x}\r\n"),
            Framing::Close => "\r\n".to_owned(),
        };
        answer.extend(head.into_bytes());
        answer.extend(body);
        if let Framing::Chunks = framing {
            answer.extend(b"\r\n0\r\n\r\n");
        }
        answer
    })
}

fn header_name() -> impl Strategy<Value = String> {
    let known = [
        "content-type",
        "content-encoding",
        "date",
        "location",
        "retry-after",
        "set-cookie",
        "www-authenticate",
        "x-request-id",
        "Zq7hush",
    ];
    let known = select(known.map(str::to_owned).to_vec());
    prop_oneof![4 => known, 1 => "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}"]
}

fn header_value() -> impl Strategy<Value = Vec<u8>> {
    let texts = [
        SECRET,
        "",
        "0",
        "application/json",
        "text/html;charset=UTF-8",
        "gzip",
        "Fri, 31 Dec 1999 23:59:59 GMT",
        "99999999999999999999",
    ];
    let texts = select(texts.map(|text| text.as_bytes().to_vec()).to_vec());
    let visible = prop_oneof![8 => 0x20_u8..0x7f, 1 => 0x80_u8..=0xff, 1 => Just(b'\t')];
    prop_oneof![3 => texts, 1 => prop::collection::vec(visible, 0..40)]
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..200);
    let page = Just(format!("<html><p>{SECRET}</p></html>").into_bytes());
    let secret = Just(SECRET.as_bytes().to_vec());
    let json = any_json().prop_map(|json| json.to_string().into_bytes());
    let good = good_json().prop_map(|json| json.to_string().into_bytes());
    let error = error_json().prop_map(|json| json.to_string().into_bytes());
    prop_oneof![1 => noise, 1 => page, 1 => secret, 4 => json, 3 => good, 2 => error]
}

/// The names of many members that an answer may have, and one that it may not.
const MEMBERS: [&str; 18] = [
    "apiErrorCode",
    "apiToken",
    "details",
    "error",
    "errorCode",
    "errorDescription",
    "errorMsg",
    "expiresAt",
    "jwtToken",
    "message",
    "roles",
    "services",
    "token",
    "username",
    "users",
    "validationFailures",
    "validity",
    SECRET,
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        3 => Just(json!(SECRET)),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let name = select(MEMBERS.map(str::to_owned).to_vec());
        let members = prop::collection::btree_map(name, inner.clone(), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// The body of a success of each operation in one, with a token that may be
/// of no use.
fn good_json() -> impl Strategy<Value = Value> {
    let token = prop_oneof![
        Just(SECRET.to_owned()),
        Just(format!("{SECRET} x")),
        Just(String::new())
    ];
    (token, any::<i64>()).prop_map(|(token, validity)| {
        json!({
            "apiToken": token,
            "jwtToken": token,
            "services": [],
            "token": token,
            "validity": validity,
        })
    })
}

/// The body of an error of each service in one.
fn error_json() -> impl Strategy<Value = Value> {
    let code = prop_oneof![Just(Value::Null), any::<i32>().prop_map(Value::from)];
    code.prop_map(|code| {
        json!({
            "apiErrorCode": code,
            "errorCode": SECRET,
            "errorMsg": SECRET,
            "message": SECRET,
            "moreInformation": [{ "name": SECRET, "value": SECRET }],
        })
    })
}

/// What a server answers to the attempts of one call, and how often the client
/// may try.
#[derive(Debug, Clone)]
pub struct AnswerSequence {
    /// The statuses of the answers; after them the server does what it should.
    pub statuses: Vec<u16>,
    /// The limit of the client's policy.
    pub max_attempts: u32,
}

/// What is to come of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The status of the error, if it is one.
    pub error: Option<u16>,
    /// How often the request is sent.
    pub attempts: u32,
    /// How many tokens are acquired after the first.
    pub renewals: usize,
}

/// Any sequence, with many answers after which a call is sent again.
pub fn any_answer_sequence() -> impl Strategy<Value = AnswerSequence> {
    let status = prop_oneof![
        6 => Just(429_u16),
        3 => Just(401),
        2 => select(vec![307_u16, 400, 403, 404, 408, 409, 410, 500, 501, 502, 503, 504]),
    ];
    let statuses = prop::collection::vec(status, 0..8);
    (statuses, 0_u32..7).prop_map(|(statuses, max_attempts)| AnswerSequence {
        statuses,
        max_attempts,
    })
}

impl AnswerSequence {
    /// What is to come of it for a call that is idempotent or not, by a client
    /// that can get other tokens or not.
    pub fn outcome(&self, is_idempotent: bool, can_renew: bool) -> Outcome {
        let mut outcome = Outcome {
            error: None,
            attempts: 0,
            renewals: 0,
        };
        for status in &self.statuses {
            outcome.attempts += 1;
            let may_pass = match status {
                429 => true,
                408 | 502..=504 => is_idempotent,
                _ => false,
            };
            if *status == 401 && can_renew && outcome.renewals == 0 {
                outcome.renewals = 1;
            } else if !may_pass || outcome.attempts >= self.max_attempts {
                outcome.error = Some(*status);
                return outcome;
            }
        }
        outcome.attempts += 1;
        outcome
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_same_answers_are_drawn_in_every_run_and_few_are_alike() {
        let draw = || {
            let drawn = RefCell::new(Vec::new());
            let result = runner(256).run(&any_answer(), |answer| {
                drawn.borrow_mut().push(answer);
                Ok(())
            });
            result.expect("nothing is checked");
            drawn.into_inner()
        };
        let (first, second) = (draw(), draw());
        assert!(first == second, "they differ");
        assert!(first.iter().collect::<BTreeSet<_>>().len() > 200);
        let secret = |answer: &&Vec<u8>| String::from_utf8_lossy(answer).contains(SECRET);
        assert!(first.iter().filter(secret).count() > 100);
    }

    #[test]
    fn a_course_ends_as_a_person_would_say() {
        for (statuses, max_attempts, error, attempts, renewals) in [
            (&[][..], 0, None, 1, 0),
            (&[429, 429], 3, None, 3, 0),
            (&[429, 429], 2, Some(429), 2, 0),
            (&[429], 0, Some(429), 1, 0),
            (&[401], 1, None, 2, 1),
            (&[401, 401], 9, Some(401), 2, 1),
            (&[429, 401, 503], 9, Some(503), 3, 1),
        ] {
            let sequence = AnswerSequence {
                statuses: statuses.to_vec(),
                max_attempts,
            };
            let expected = Outcome {
                error,
                attempts,
                renewals,
            };
            assert_eq!(sequence.outcome(false, true), expected, "{sequence:?}");
        }
        let sequence = AnswerSequence {
            statuses: vec![503, 408, 429, 500],
            max_attempts: 9,
        };
        let outcome = sequence.outcome(true, false);
        assert_eq!((outcome.error, outcome.attempts), (Some(500), 4));
        let outcome = sequence.outcome(false, false);
        assert_eq!((outcome.error, outcome.attempts), (Some(503), 1));
    }
}
