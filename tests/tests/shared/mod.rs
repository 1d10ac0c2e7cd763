//! The tests that every API has: each test binary compiles them for its own
//! client, by a small description of the API.
//!
//! A test binary is a folder with a `main.rs` that has two modules, `api` and
//! `#[path = "../shared/mod.rs"] mod shared;`. They need nothing but a client
//! and its document: the server of each test is a [`Mock`] of it. The description, `api`,
//! has exactly this, all of it `pub(crate)`:
//!
//! - `Client`, `ClientBuilder`, `Error` and `operations`, as the client crate
//!   exports them;
//! - `NAME`, the name of the API in `openapi/sources.toml`;
//! - `OPERATIONS`, how many operations the document has: it is asserted once,
//!   and everything else is counted by the document;
//! - `async fn call(client: &Client, id: &str, secret: &str) -> Result<Success,
//!   Error>`, which calls any operation by its id with valid parameters, made
//!   by `contract_tests::call::{body, sent}`; what the document marks as secret
//!   is `secret`;
//! - `call_given`, which calls any operation with values that are given as JSON;
//!   `contract_tests::given_calls!` makes it of a list of methods and setters;
//! - `TYPES`, `round_trip` and `shown`, which `contract_tests::schema_types!`
//!   makes of a list of schemas and types.
//!
//! What needs a simulator of the service, or holds for one API alone, is in the
//! other modules of that API's folder.

mod answers;
mod builder;
mod call_settings;
mod connections;
mod errors;
mod faults;
mod given;
mod http2;
mod interceptors;
mod properties;
mod proxy;
mod repeats;
mod requests;
mod runtimes;
pub(crate) mod secrets;
pub(crate) mod tls;
mod tokens;
pub(crate) mod traces;
mod waiting;
mod way_out;

use std::process::Command;
use std::time::Duration;

use contract_tests::call::Success;
use contract_tests::described::Described;
use contract_tests::document::{Document, OwnDocument};
use contract_tests::failures::Case;
use contract_tests::sample_server::{self, success_body};
use openapi_client_core::{Operation, Retry, StatusCode};
use openapi_client_testing::Mock;
use scc_suite_api_simulator::{Fault, RecordedRequest};
use tokio::task::JoinSet;

use crate::api::{self, Client, ClientBuilder, Error, NAME, operations};

/// The token of the clients here.
const TOKEN: &str = "8f868cca-27cb-43d6-a838-c5467e73ec45::0b2c";

fn document() -> &'static Document {
    Document::of(NAME)
}

/// Every operation of the client, and what the document says of it.
fn all_operations() -> impl Iterator<Item = (&'static Operation, Described<'static>)> {
    let all = operations::ALL.iter().copied();
    all.map(|operation| (operation, document().operation(operation.id())))
}

/// The first operation that needs a token, answers JSON, and is not
/// idempotent, or has as many of the three as there are.
fn example() -> &'static Operation {
    let count = |(operation, documented): &(&Operation, Described<'_>)| {
        let has_value = documented.response_schema(documented.success()).is_some();
        let wanted = [
            documented.security().is_some(),
            has_value,
            !operation.is_idempotent(),
        ];
        wanted.into_iter().filter(|is_so| *is_so).count()
    };
    let mut all: Vec<_> = all_operations().collect();
    // The last of the greatest is taken.
    all.reverse();
    let (operation, _) = all.into_iter().max_by_key(count).expect("an operation");
    operation
}

async fn server() -> Mock {
    sample_server::start(NAME).await
}

fn client(server: &Mock) -> Client {
    build(builder(&server.base_url()))
}

async fn server_and_client() -> (Mock, Client) {
    let server = server().await;
    let client = client(&server);
    (server, client)
}

/// The default policy without a wait.
const QUICK: Retry = Retry::new().first_delay(Duration::from_millis(1));

/// The builder of a client with [`TOKEN`].
fn builder(base_url: &str) -> ClientBuilder {
    let builder = Client::builder(base_url).token(TOKEN).retry(QUICK);
    builder.retry_budget(u32::MAX)
}

fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("a client")
}

/// Calls an operation whose secrets do not matter.
async fn call(client: &Client, operation: &Operation) -> Result<Success, Error> {
    api::call(client, operation.id(), "not a secret").await
}

/// The request of a call.
async fn request_of(operation: &Operation) -> RecordedRequest {
    let server = server().await;
    let outcome = call(&client(&server), operation).await;
    outcome.unwrap_or_else(|error| panic!("{error}"));
    server.ledger().only_request()
}

/// An answer that does not say what its body is.
fn answer(status: u16, body: impl Into<Vec<u8>>) -> Fault {
    let status = StatusCode::from_u16(status).expect("a status");
    Fault::answer(status).body(body.into())
}

/// How many operations are looked at at the same time: some cases are in time
/// only if the machine is not busy.
const AT_A_TIME: usize = 13;

/// Prepares each operation and awaits what that gives, of a few at a time;
/// gives the sum of the numbers.
async fn sum_of_all<F>(prepare: impl AsyncFn(&'static Operation) -> F) -> usize
where
    F: Future<Output = usize> + Send + 'static,
{
    let mut sum = 0;
    for operations in operations::ALL.chunks(AT_A_TIME) {
        let mut prepared = Vec::new();
        for operation in operations.iter().copied() {
            prepared.push(prepare(operation).await);
        }
        let looks: JoinSet<usize> = prepared.into_iter().collect();
        sum += looks.join_all().await.into_iter().sum::<usize>();
    }
    sum
}

/// Runs tests of this program in another environment, and gives the last line of
/// the harness.
fn run_tests(arguments: &[&str], set: impl FnOnce(&mut Command)) -> String {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    set(&mut command);
    let output = command.args(arguments).output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let result = text.lines().find(|line| line.starts_with("test result"));
    result.unwrap_or(&text).to_owned()
}

/// A success of an operation as it goes over the wire.
fn raw_success(operation: &Operation) -> String {
    let documented = document().operation(operation.id());
    let (status, body) = (documented.success(), success_body(documented));
    let length = body.len();
    format!("HTTP/1.1 {status} Fine\r\ncontent-length: {length}\r\n\r\n{body}")
}

/// Clients that send each call once, one for each set of limits: to build one
/// takes longer than a call.
struct Clients {
    base_url: String,
    token: &'static str,
    known: Vec<(Limits, Client)>,
}

/// A limit of time, and one of size.
pub(crate) type Limits = (Option<Duration>, Option<u64>);

impl Clients {
    /// Clients of this server, with this token.
    fn of(server: &Mock, token: &'static str) -> Self {
        Self {
            base_url: server.base_url(),
            token,
            known: Vec::new(),
        }
    }

    /// The one with the limits that a case needs.
    fn for_case(&mut self, case: &Case) -> Client {
        let limits = (case.attempt_timeout, case.max_body);
        let mut known = self.known.iter();
        if let Some((_, client)) = known.find(|(known, _)| *known == limits) {
            return client.clone();
        }
        let builder = builder(&self.base_url).token(self.token);
        let client = build(with_limits(builder.retry(Retry::none()), limits));
        self.known.push((limits, client.clone()));
        client
    }
}

pub(crate) fn with_limits(
    mut builder: ClientBuilder,
    (timeout, max_body): Limits,
) -> ClientBuilder {
    if let Some(timeout) = timeout {
        builder = builder.attempt_timeout(timeout);
    }
    if let Some(bytes) = max_body {
        builder = builder.max_body_bytes(bytes);
    }
    builder
}
