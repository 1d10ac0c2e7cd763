//! A server that answers each operation of a document with a sample of its
//! success.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use openapi_client_core::{Method, StatusCode};
use scc_suite_api_simulator::{Fault, Faults, Ledger, RecordedRequest, StubServer, Tls};

use crate::described::Described;
use crate::document::{Document, OwnDocument};
use crate::samples::sample;

/// The path of the server's base URL.
pub const BASE_PATH: &str = "/base/path";

/// A server of any API that takes every token; it stops when this is dropped.
#[derive(Debug)]
pub struct SampleServer(StubServer);

/// The answer to one operation.
struct Sample {
    method: String,
    path: Vec<String>,
    status: StatusCode,
    body: String,
}

/// The samples of each document, since making them takes long.
static SAMPLES: Mutex<BTreeMap<String, Arc<[Sample]>>> = Mutex::new(BTreeMap::new());

impl SampleServer {
    /// Starts a server for the API that `openapi/sources.toml` calls `api`.
    ///
    /// # Panics
    /// If there is no free port, or no such API.
    pub async fn start(api: &str) -> Self {
        Self::start_with(api, None).await
    }

    /// Starts one that speaks TLS.
    ///
    /// # Panics
    /// As for [`start`](Self::start).
    pub async fn start_tls(api: &str, tls: impl Into<Tls>) -> Self {
        Self::start_with(api, Some(tls.into())).await
    }

    async fn start_with(api: &str, tls: Option<Tls>) -> Self {
        let samples = samples_of(api);
        let answer = move |method: &Method, path: &str| answer(&samples, method, path);
        let stub = StubServer::start(tls, answer).await;
        Self(stub.expect("a free port"))
    }

    /// The address of the API, up to and with [`BASE_PATH`].
    pub fn base_url(&self) -> String {
        format!("{}{BASE_PATH}", self.0.origin())
    }

    /// The address without a path.
    pub fn origin(&self) -> &str {
        self.0.origin()
    }

    /// The requests and connections that arrived.
    pub fn ledger(&self) -> &Ledger {
        self.0.ledger()
    }

    /// The faults that wait.
    pub fn faults(&self) -> &Faults {
        self.0.faults()
    }

    /// Lets the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.faults().fail_next(fault);
    }

    /// The only request that arrived.
    ///
    /// # Panics
    /// If there is none, or another.
    pub fn only_request(&self) -> RecordedRequest {
        only_request(self.ledger())
    }
}

/// The only request that a server has seen.
///
/// # Panics
/// If there is none, or another.
pub fn only_request(ledger: &Ledger) -> RecordedRequest {
    let mut requests = ledger.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// The body of a sample of an operation's success; empty if it has none.
pub fn success_body(operation: Described<'_>) -> String {
    let schema = operation.response_schema(operation.success());
    schema.map_or_else(String::new, |schema| {
        sample(operation.document(), schema).to_string()
    })
}

fn samples_of(api: &str) -> Arc<[Sample]> {
    let mut all = SAMPLES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(samples) = all.get(api) {
        return samples.clone();
    }
    let operations = Document::of(api).operations().into_iter();
    let samples = operations.map(|operation| Sample {
        method: operation.method(),
        path: operation.path().split('/').map(str::to_owned).collect(),
        status: StatusCode::from_u16(operation.success()).expect("a status"),
        body: success_body(operation),
    });
    let samples: Arc<[Sample]> = samples.collect();
    all.insert(api.to_owned(), samples.clone());
    samples
}

fn answer(samples: &[Sample], method: &Method, path: &str) -> (StatusCode, String) {
    let path = path.strip_prefix(BASE_PATH).unwrap_or_default();
    let candidates = samples
        .iter()
        .filter(|sample| sample.method == method.as_str());
    let candidates = candidates.filter_map(|sample| Some((sample.fixed_parts(path)?, sample)));
    // A path without a parameter is preferred.
    match candidates.max_by_key(|(fixed, _)| *fixed) {
        Some((_, sample)) => (sample.status, sample.body.clone()),
        None => (StatusCode::NOT_FOUND, String::new()),
    }
}

impl Sample {
    /// How many parts of the path are as in the template; none if the path is
    /// not one of this operation.
    fn fixed_parts(&self, path: &str) -> Option<usize> {
        let parts: Vec<&str> = path.split('/').collect();
        let pairs = || parts.iter().zip(&self.path);
        let fixed = pairs().filter(|(part, template)| *part == template).count();
        let fits = pairs().all(|(part, template)| part == template || template.contains('{'));
        (fits && parts.len() == self.path.len()).then_some(fixed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::send;

    #[tokio::test]
    async fn each_operation_is_answered_as_documented_and_any_other_request_with_404() {
        let mut looked = 0;
        for api in ["scc", "suite-api"] {
            let server = SampleServer::start(api).await;
            for operation in Document::of(api).operations() {
                let path = operation.path().replace(['{', '}'], "");
                let method = operation.method();
                let answer = send(&method, &server.base_url(), &path, &[], "").await;
                assert_eq!(answer.status, operation.success(), "{method} {path}");
                crate::exchange::assert_answer(operation, &answer);
                looked += 1;
            }
            let answer = send("GET", &server.base_url(), "/nothing", &[], "").await;
            assert_eq!((answer.status, answer.body.len()), (404, 0));
        }
        assert_eq!(looked, 13 + 59);
    }
}
