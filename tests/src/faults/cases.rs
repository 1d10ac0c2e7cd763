//! The faults, each with what comes of a call.

use std::time::Duration;

use openapi_client_core::ErrorKind::{
    self, Connect, Decode, Protocol, Status, Timeout, TooLarge, Transport,
};
use openapi_client_core::{MAX_ERROR_BODY_BYTES, StatusCode};
use scc_suite_api_simulator::{ConnectionFault, Fault, Gate, ServiceFaults};

use super::{End, FaultCase, Repeated, Target};

/// How long an attempt may take where a server says nothing.
const PATIENCE: Duration = Duration::from_millis(250);

/// A body that is a success of each operation about a token.
pub const FORGED: &str = r#"{"apiToken":"t","jwtToken":"t","name":"n","token":"t","validity":1}"#;

const JSON: &str = "application/json";

/// Every case; `elsewhere` is the address of a server that must not be asked,
/// and `success` the body of a success of each operation under test.
pub fn fault_cases(elsewhere: &str, success: &str) -> Vec<FaultCase> {
    let mut cases = connections();
    cases.extend(heads());
    cases.extend(bodies(success));
    cases.extend(refusals());
    cases.extend(statuses());
    cases.extend(redirects(elsewhere));
    cases.extend(odd_but_valid(success));
    assert_eq!(cases.len(), 80);
    cases
}

/// The connection carries no request.
fn connections() -> Vec<FaultCase> {
    let ssh = ConnectionFault::Garbage(b"SSH-2.0-OpenSSH_9.6\r\n".as_slice().into());
    vec![
        fault_case("refused", Target::Refused, Connect, None, Repeated::Always),
        // Whether the client sees the reset while it connects is up to the
        // network; once it is connected, the request may have arrived.
        FaultCase {
            ends: vec![
                End::Failure(Connect, None, Repeated::Always),
                End::Failure(Transport, None, Repeated::Idempotent),
            ],
            ..struck("reset at once", ConnectionFault::Reset, Transport)
        },
        struck("another protocol", ssh, Protocol).never(),
        struck("silence", ConnectionFault::Silence, Timeout).patience(),
    ]
}

/// No whole head of an answer arrives.
fn heads() -> Vec<FaultCase> {
    let broken = |name, fault| failed(name, fault, Transport, None, Repeated::Idempotent);
    // The server would answer the same again.
    let wrong = |name, fault| failed(name, fault, Protocol, None, Repeated::Never);
    let raw = |name, text: &'static str| wrong(name, Fault::garbage().body(text));
    let done = |name, fault: Fault| broken(name, fault.after_execution()).executed();
    let stall = |name, fault| failed(name, fault, Timeout, None, Repeated::Idempotent).patience();
    let mut many = Fault::empty(StatusCode::OK);
    for number in 0..200 {
        many = many.header(&format!("x-{number}"), "x");
    }
    vec![
        broken("a reset after the head", Fault::reset_after_head()),
        broken("no answer", Fault::close_connection()),
        broken("a reset", Fault::close_connection().by_reset()),
        done("done, but no answer", Fault::close_connection()),
        broken("half a head", Fault::half_headers()),
        broken("half a head and a reset", Fault::half_headers().by_reset()),
        done("done, but half a head", Fault::half_headers()),
        wrong("garbage", Fault::garbage()),
        wrong("a huge header", Fault::huge_header(1 << 20)),
        wrong("two hundred headers", many),
        broken("an empty line", Fault::garbage().body("\r\n\r\n")),
        raw("no status", "HTTP/1.1 OK\r\n\r\n"),
        raw("a status of one digit", "HTTP/1.1 2 OK\r\n\r\n"),
        raw("a version of the future", "HTTP/7.0 200 OK\r\n\r\n"),
        raw("a header without a name", "HTTP/1.1 200 OK\r\n: x\r\n\r\n"),
        raw(
            "a length that is no number",
            "HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n",
        ),
        raw(
            "two lengths",
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
        ),
        stall("a stall", Fault::stall()),
        stall("done, but a stall", Fault::stall().after_execution()).executed(),
    ]
}

/// The head of a success arrives, and then not what belongs behind it.
fn bodies(success: &str) -> Vec<FaultCase> {
    let cut = |name, fault, kind| {
        let case = failed(name, fault, kind, Some(200), Repeated::Idempotent);
        FaultCase {
            is_cut: true,
            ..case
        }
    };
    let done = |name, fault: Fault, kind| {
        let fault = fault.after_execution().body(success.to_owned());
        cut(name, fault, kind).executed()
    };
    let wrong = |name, status, fault| failed(name, fault, Decode, Some(status), Repeated::Never);
    let ok = |media_type, body: &[u8]| {
        let fault = Fault::answer(StatusCode::OK).header("content-type", media_type);
        fault.body(body.to_vec())
    };
    let members = success.strip_suffix('}').unwrap_or_default();
    let not_utf8 = [members.as_bytes(), b",\"\xff\":1}"].concat();
    let half = &success.as_bytes()[..success.len() / 2];
    let more = [success.as_bytes(), b"}"].concat();
    let gate = Gate::new();
    gate.let_through(3);
    let endless = cut(
        "a body without an end",
        Fault::endless_body().body(" ".repeat(999)),
        TooLarge,
    );
    vec![
        cut("a short body", Fault::short_body(), Transport),
        cut(
            "a short body, a reset",
            Fault::short_body().by_reset(),
            Transport,
        ),
        done("done, but a short body", Fault::short_body(), Transport),
        cut("half a chunk", Fault::broken_chunk(), Transport),
        cut(
            "half a chunk, a reset",
            Fault::broken_chunk().by_reset(),
            Transport,
        ),
        cut("a stalled body", Fault::stalled_body(), Timeout).patience(),
        done("done, but a stalled body", Fault::stalled_body(), Timeout).patience(),
        cut("a dripping body", Fault::dripping_body(&gate), Timeout).patience(),
        endless.never().limit(10_000).kept(10_000),
        wrong("truncated JSON", 200, ok(JSON, half)),
        wrong("JSON and more", 200, ok(JSON, &more)),
        wrong("a list", 200, ok(JSON, b"[[]]")),
        wrong("text that is not UTF-8", 200, ok(JSON, &not_utf8)),
        FaultCase {
            is_page: true,
            ..wrong("a login page", 200, Fault::login_page())
        },
        wrong("XML", 200, ok("application/xml", b"<token>a</token>")),
        wrong("no body", 200, Fault::empty(StatusCode::OK)),
        wrong("no content", 204, Fault::no_content()),
        // Nobody asked for gzip: it is not unpacked, and so cannot be a bomb.
        wrong("gzip", 200, Fault::gzip(success)),
        wrong("a bomb of gzip", 200, Fault::gzip_bomb(2)).limit(1 << 20),
    ]
}

/// 401 in every shape, 403 and 404: what the caller may do something about.
fn refusals() -> Vec<FaultCase> {
    let unauthorized = StatusCode::UNAUTHORIZED;
    let refused = |name, status, fault| failed(name, fault, Status, Some(status), Repeated::Never);
    let json = |status| Fault::ops_error(code(status), 1512, "Nein");
    vec![
        refused("an HTML 401", 401, Fault::html_401()),
        refused("a JSON 401", 401, json(401)),
        refused("an XML 401", 401, Fault::xml_error(unauthorized)),
        refused("an empty 401", 401, Fault::empty(unauthorized)),
        refused("a 401 of the gateway", 401, Fault::gateway_401()),
        refused("a 400", 400, json(400)),
        refused("a 403", 403, json(403)),
        refused("a 404", 404, Fault::empty(StatusCode::NOT_FOUND)),
        refused("a 409", 409, Fault::empty(StatusCode::CONFLICT)),
    ]
}

/// Statuses that time or another attempt may change, and those that it does
/// not.
fn statuses() -> Vec<FaultCase> {
    let soon = |status| Fault::empty(code(status)).retry_after_seconds(0);
    let passing =
        |name, status, fault| failed(name, fault, Status, Some(status), Repeated::Idempotent);
    let limited = |name, fault| failed(name, fault, Status, Some(429), Repeated::Always);
    let lasting = |name, status, fault| failed(name, fault, Status, Some(status), Repeated::Never);
    let busy = || Fault::too_many_requests(None);
    let now = chrono::Duration::zero();
    let kept = usize::try_from(MAX_ERROR_BODY_BYTES).expect("it fits");
    let page = lasting("a page of 10 MiB", 500, Fault::huge_html_page()).kept(kept);
    vec![
        passing("a 408", 408, soon(408)),
        limited("a 429 without a delay", busy()),
        limited("a 429 with seconds", busy().retry_after_seconds(0)),
        limited("a 429 with a date", busy().retry_after_date(now)),
        limited("a 429 with nonsense", busy().retry_after_nonsense()),
        // Longer than the policy lasts; whoever waits has to be a person.
        lasting("a 429 for an hour", 429, busy().retry_after_seconds(3600)),
        lasting("a 500", 500, soon(500)),
        lasting("a JSON 500", 500, Fault::ops_error(code(500), 500, "Nein")),
        FaultCase {
            is_cut: true,
            ..page
        },
        lasting("a 501", 501, soon(501)),
        passing("a 502", 502, soon(502)),
        passing("a 503", 503, soon(503)),
        passing(
            "a service that starts",
            503,
            Fault::starting_up().retry_after_seconds(0),
        ),
        passing("a 504", 504, soon(504)),
        lasting("a status that nobody knows", 599, soon(599)),
        FaultCase {
            is_cut: true,
            ..passing(
                "a 503 that breaks off",
                503,
                Fault::garbage()
                    .body("HTTP/1.1 503 No\r\nretry-after: 0\r\ncontent-length: 9\r\n\r\nThe"),
            )
        }
        .kept(3),
    ]
}

/// Another place, which is not asked.
fn redirects(elsewhere: &str) -> Vec<FaultCase> {
    let moved = |name, status| {
        let fault = Fault::empty(code(status)).header("location", elsewhere);
        failed(name, fault, Status, Some(status), Repeated::Never)
    };
    vec![
        moved("a 301", 301),
        moved("a 302", 302),
        moved("a 303", 303),
        moved("a 307", 307),
        moved("a 308", 308),
    ]
}

/// No faults: what a client has to understand.
fn odd_but_valid(body: &str) -> Vec<FaultCase> {
    let raw =
        |name, head: &str| success(name, Fault::garbage().body(format!("{head}\r\n\r\n{body}")));
    let length = body.len();
    vec![
        success("single bytes", Fault::single_byte_writes()).executed(),
        success("an answer too many", Fault::extra_answer()).executed(),
        // The body counts, not what the server calls it.
        success("JSON called text", Fault::wrong_content_type("text/plain")).executed(),
        success("JSON called nonsense", Fault::wrong_content_type("?")).executed(),
        success(
            "a large header",
            Fault::wrong_content_type(JSON).header("x-large", &"x".repeat(1 << 14)),
        )
        .executed(),
        raw(
            "a hint before the answer",
            &format!(
                "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: {length}"
            ),
        ),
        raw("an old version", "HTTP/1.0 200 OK"),
        raw(
            "no reason",
            &format!("HTTP/1.1 200\r\ncontent-length: {length}"),
        ),
    ]
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status")
}

fn fault_case(
    name: &'static str,
    target: Target,
    kind: ErrorKind,
    status: Option<u16>,
    repeated: Repeated,
) -> FaultCase {
    FaultCase {
        name,
        target,
        attempt_timeout: None,
        max_body: None,
        ends: vec![End::Failure(kind, status, repeated)],
        kept: None,
        is_cut: false,
        is_executed: false,
        is_page: false,
    }
}

fn struck(name: &'static str, fault: ConnectionFault, kind: ErrorKind) -> FaultCase {
    let target = Target::Connection(fault);
    fault_case(name, target, kind, None, Repeated::Idempotent)
}

fn failed(
    name: &'static str,
    fault: Fault,
    kind: ErrorKind,
    status: Option<u16>,
    repeated: Repeated,
) -> FaultCase {
    fault_case(name, Target::Request(fault), kind, status, repeated)
}

fn success(name: &'static str, fault: Fault) -> FaultCase {
    FaultCase {
        ends: vec![End::Success],
        ..failed(name, fault, Decode, None, Repeated::Never)
    }
}

impl FaultCase {
    /// What was asked for is done all the same.
    fn executed(mut self) -> Self {
        self.is_executed = true;
        self
    }

    fn patience(mut self) -> Self {
        self.attempt_timeout = Some(PATIENCE);
        self
    }

    fn limit(mut self, bytes: u64) -> Self {
        self.max_body = Some(bytes);
        self
    }

    fn kept(mut self, bytes: usize) -> Self {
        self.kept = Some(bytes);
        self
    }

    fn never(mut self) -> Self {
        for end in &mut self.ends {
            if let End::Failure(_, _, repeated) = end {
                *repeated = Repeated::Never;
            }
        }
        self
    }
}
