//! The table of faults: what a server or the way to it does, what then comes
//! of a call, and how often the call is sent.
//!
//! The table is the same for every client. What differs is in a
//! [`CallSetup`].

pub mod cases;

use std::time::Duration;

use openapi_client_core::{CallError, ErrorKind, Retry, Transport, TransportBuilder};
use scc_suite_api_simulator::{ConnectionFault, Fault, Faults};
use tokio::task::JoinSet;

/// How often a call is sent at most, by [`POLICY`].
pub const ATTEMPTS: u32 = 2;

/// The policy of all clients here: enough to see whether a call is repeated.
pub const POLICY: Retry = Retry::none()
    .max_attempts(ATTEMPTS)
    .max_elapsed(Retry::DEFAULT_ELAPSED)
    .first_delay(Duration::from_millis(1));

/// No call takes longer, delays included.
const LONGEST: Duration = Duration::from_secs(5);

/// More often than any call is sent.
const ALWAYS: usize = 100;

/// One fault, and what comes of a call that it affects each time.
#[derive(Debug)]
pub struct FaultCase {
    /// What it is.
    pub name: &'static str,
    /// Whom it affects.
    pub target: Target,
    /// A limit of the client that the case needs.
    pub attempt_timeout: Option<Duration>,
    /// A limit of the client that the case needs.
    pub max_body: Option<u64>,
    /// One of these, if the network decides which.
    ends: Vec<End>,
    /// How much of the body an error keeps, where that matters.
    kept: Option<usize>,
    is_cut: bool,
    is_executed: bool,
    /// Whether the body is a page for people, which no operation answers.
    is_page: bool,
}

/// What a fault affects.
#[derive(Debug)]
pub enum Target {
    /// Each request.
    Request(Fault),
    /// Each new connection.
    Connection(ConnectionFault),
    /// Nobody listens.
    Refused,
}

/// What comes of a call.
#[derive(Debug, Clone, Copy)]
enum End {
    /// It succeeds.
    Success,
    /// It fails with this kind and status.
    Failure(ErrorKind, Option<u16>, Repeated),
}

/// Which calls are sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repeated {
    /// None.
    Never,
    /// Those that do the same when they are done twice.
    Idempotent,
    /// All: this one was surely not executed.
    Always,
}

/// How a call is made.
#[derive(Debug, Clone, Copy)]
pub struct CallSetup {
    /// What it is.
    pub name: &'static str,
    /// The operation under test.
    pub operation: &'static str,
    /// Whether the body of a success is read as a value.
    pub reads_body: bool,
    /// Whether the operation is declared as idempotent.
    pub is_idempotent: bool,
    /// Where its token comes from.
    pub token: Token,
    /// Whether a 401 is as good as a success.
    pub forgives_401: bool,
}

/// Where the token of a call comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// It is given, or none is needed.
    Given,
    /// From a login, which succeeds unless the connection is affected.
    FromLogin,
    /// The call is a login, for another call that succeeds.
    ForAnother,
}

/// What arrived at the server.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// Requests of the operation under test.
    pub requests: usize,
    /// How many of them were executed.
    pub executions: usize,
    /// All other requests.
    pub others: usize,
}

/// Everything about a call that is compared.
#[derive(Debug, Default, PartialEq, Eq)]
struct Observed<'a> {
    kind: Option<ErrorKind>,
    status: Option<u16>,
    attempts: Option<u32>,
    operation: Option<&'a str>,
    is_cut: bool,
    arrived: Arrived,
}

/// Calls under all faults at the same time, and gives what was wrong. `prepare`
/// does all that takes long, and gives the call to make.
///
/// Cases with a limit of time go first, so that nothing else takes theirs.
///
/// # Panics
/// If a call does.
pub async fn run_all<S>(cases: Vec<FaultCase>, prepare: impl AsyncFn(FaultCase) -> S) -> Vec<String>
where
    S: Future<Output = Option<String>> + Send + 'static,
{
    let is_timed = |case: &FaultCase| case.attempt_timeout.is_some();
    let (timed, others): (Vec<_>, Vec<_>) = cases.into_iter().partition(is_timed);
    let mut problems = Vec::new();
    for cases in [timed, others] {
        let mut calls = Vec::new();
        for case in cases {
            calls.push(prepare(case).await);
        }
        let mut calls: JoinSet<S::Output> = calls.into_iter().collect();
        while let Some(problem) = calls.join_next().await {
            problems.extend(problem.expect("no call panics"));
        }
    }
    problems
}

/// The builder of a transport with the limits of the case.
pub fn transport_builder(case: &FaultCase, base_url: &str) -> TransportBuilder {
    let builder = Transport::builder(base_url).retry(POLICY);
    let builder = match case.attempt_timeout {
        Some(timeout) => builder.attempt_timeout(timeout),
        None => builder,
    };
    match case.max_body {
        Some(bytes) => builder.max_body_bytes(bytes),
        None => builder,
    }
}

impl FaultCase {
    /// Lets the fault affect each request of this method whose path has this
    /// ending, or each connection.
    pub fn arm(&self, faults: &Faults, method: &str, path_suffix: &str) {
        match &self.target {
            Target::Request(fault) => {
                faults.fail_next_on(method, path_suffix, fault.clone().times(ALWAYS));
            }
            Target::Connection(fault) => {
                for _ in 0..ALWAYS {
                    faults.fail_next_connection(fault.clone());
                }
            }
            Target::Refused => {}
        }
    }

    /// Whether a success of this case was made up by the fault.
    pub fn is_forged(&self) -> bool {
        !self.is_executed && self.ends.iter().any(|end| matches!(end, End::Success))
    }

    /// What is wrong with what came of a call, one line or none.
    pub fn problem(
        &self,
        caller: &CallSetup,
        failure: Option<&CallError>,
        arrived: Arrived,
        elapsed: Duration,
    ) -> Option<String> {
        let observed = Observed {
            kind: failure.map(CallError::kind),
            status: failure.and_then(CallError::status).map(|s| s.as_u16()),
            attempts: failure.map(CallError::attempts),
            operation: failure.and_then(CallError::operation).map(|o| o.id()),
            is_cut: failure.is_some_and(CallError::is_body_cut),
            arrived,
        };
        let expected: Vec<Observed<'_>> = self
            .ends
            .iter()
            .map(|end| self.expected(caller, *end))
            .collect();
        let name = format!("{}, {}", caller.name, self.name);
        if !expected.contains(&observed) {
            return Some(format!("{name}: {observed:?}, not {expected:?}"));
        }
        let body = failure.and_then(CallError::body).map(<[u8]>::len);
        if body.is_some() && self.kept.is_some_and(|kept| body != Some(kept)) {
            return Some(format!("{name}: {body:?} bytes are kept"));
        }
        (elapsed > LONGEST).then(|| format!("{name}: took {elapsed:?}"))
    }

    fn expected<'a>(&self, caller: &'a CallSetup, end: End) -> Observed<'a> {
        let is_connection = !matches!(self.target, Target::Request(_));
        let is_401 = matches!(end, End::Failure(_, Some(401), _));
        let is_renewed = is_401 && caller.token == Token::FromLogin;
        // A connection that fails already fails the login, which is idempotent.
        let (operation, is_idempotent) = match is_connection && caller.token == Token::FromLogin {
            true => ("acquireToken", true),
            false => (caller.operation, caller.is_idempotent),
        };
        let is_success = match end {
            End::Success => true,
            End::Failure(ErrorKind::Decode, ..) => !caller.reads_body && !self.is_page,
            End::Failure(..) => is_401 && caller.forgives_401,
        };
        let attempts = match end {
            End::Failure(_, _, Repeated::Always) => ATTEMPTS,
            End::Failure(_, _, Repeated::Idempotent) if is_idempotent => ATTEMPTS,
            _ if is_renewed => 2,
            _ => 1,
        };
        let requests = if is_connection { 0 } else { attempts as usize };
        let others = match caller.token {
            Token::Given => 0,
            Token::FromLogin if is_connection => 0,
            // Another login, and the first token is given back.
            Token::FromLogin if is_renewed => 3,
            Token::FromLogin => 1,
            Token::ForAnother => usize::from(is_success),
        };
        let arrived = Arrived {
            requests,
            executions: match self.is_executed {
                // After the first, the token is no longer valid.
                true if caller.forgives_401 => 1,
                true => requests,
                false => 0,
            },
            others,
        };
        match end {
            End::Failure(kind, status, _) if !is_success => Observed {
                kind: Some(kind),
                status,
                attempts: Some(attempts),
                operation: Some(operation),
                is_cut: self.is_cut,
                arrived,
            },
            _ => Observed {
                arrived,
                ..Observed::default()
            },
        }
    }
}
