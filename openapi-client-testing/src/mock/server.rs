//! The server, and its settings.

use std::fmt;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use openapi_client_core::Operation;

use super::on::OperationMock;
use super::routes::{DEFAULT_BASE_PATH, Routes};

use crate::document::{Document, DocumentError};
use crate::fault::{Fault, Faults};
use crate::ledger::{Ledger, RecordedRequest};
use crate::server::{Options, Server};
use crate::tls::Tls;

/// A server of a document on a free port of 127.0.0.1; it stops when this is dropped.
///
/// It answers each request as the document says: with a value of the schema of the success,
/// drawn from the seed, until [`on`](Self::on) sets another answer. A request that is not as
/// documented gets a 400 that lists what is wrong, each with its place, and makes the test
/// fail: dropping the mock panics, unless [`take_problems`](Self::take_problems) was asked.
pub struct Mock {
    server: Server,
    routes: Arc<Routes>,
}

/// A mock that could not be started.
#[derive(Debug)]
pub enum MockError {
    /// The document cannot be read.
    Document(DocumentError),
    /// There is no free port, or TLS cannot be set up.
    Io(io::Error),
}

impl fmt::Display for MockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => error.fmt(f),
            Self::Io(error) => write!(f, "the mock cannot listen: {error}"),
        }
    }
}

impl std::error::Error for MockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Document(error) => Some(error),
            Self::Io(error) => Some(error),
        }
    }
}

/// Settings of a [`Mock`].
#[derive(Debug, Clone)]
#[must_use = "`start` starts the mock"]
pub struct MockBuilder {
    seed: u64,
    base_path: String,
    tls: Option<Tls>,
}

impl MockBuilder {
    /// Sets what the values of answers depend on; zero by default.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Sets the path of the address, which each request has before that of its operation:
    /// such as `/api/v1`, or nothing. It is `/mock` by default.
    pub fn base_path(mut self, base_path: impl Into<String>) -> Self {
        self.base_path = base_path.into();
        self
    }

    /// Uses TLS: with a [`Certificate`](crate::Certificate), or as [`Tls`] says.
    pub fn tls(mut self, tls: impl Into<Tls>) -> Self {
        self.tls = Some(tls.into());
        self
    }

    /// Starts a server of `document`, the text of OpenAPI 3.0 in JSON: `tests/document.json`
    /// of a made crate.
    ///
    /// # Errors
    ///
    /// The document cannot be read, or there is no free port.
    pub async fn start(self, document: &str) -> Result<Mock, MockError> {
        let document = Document::parse(document).map_err(MockError::Document)?;
        self.start_of(Arc::new(document)).await
    }

    /// The same for a document that was read before.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub async fn start_of(self, document: Arc<Document>) -> Result<Mock, MockError> {
        let routes = Arc::new(Routes::new(document, self.seed, self.base_path));
        let answering = Arc::clone(&routes);
        let router = Router::new().fallback(move |request: Request| {
            let routes = Arc::clone(&answering);
            async move { routes.answer(request).await }
        });
        let options = Options {
            tls: self.tls,
            ..Options::default()
        };
        let server = Server::start(options, router, Arc::new(|| {})).await;
        let server = server.map_err(MockError::Io)?;
        Ok(Mock { server, routes })
    }
}

impl Mock {
    /// Starts a server of `document`, the text of OpenAPI 3.0 in JSON: `tests/document.json`
    /// of a made crate.
    ///
    /// # Errors
    ///
    /// As for [`MockBuilder::start`].
    pub async fn start(document: &str) -> Result<Self, MockError> {
        Self::builder().start(document).await
    }

    /// A mock with settings of its own.
    pub fn builder() -> MockBuilder {
        MockBuilder {
            seed: 0,
            base_path: DEFAULT_BASE_PATH.to_owned(),
            tls: None,
        }
    }

    /// The address to build a client with.
    pub fn base_url(&self) -> String {
        format!("{}{}", self.server.origin, self.routes.base_path())
    }

    /// The address without a path.
    pub fn origin(&self) -> &str {
        &self.server.origin
    }

    /// The answers, faults and requests of one operation.
    ///
    /// # Panics
    ///
    /// The document has no such operation.
    pub fn on(&self, operation: &Operation) -> OperationMock<'_> {
        self.on_id(operation.id())
    }

    /// The same by the id of the operation.
    pub(crate) fn on_id(&self, id: &str) -> OperationMock<'_> {
        let Server { ledger, faults, .. } = &self.server;
        OperationMock::new(&self.routes, ledger, faults, id)
    }

    /// All requests that arrived, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.server.ledger.requests()
    }

    /// The requests and connections that arrived.
    pub fn ledger(&self) -> &Ledger {
        &self.server.ledger
    }

    /// The faults that are queued.
    pub fn faults(&self) -> &Faults {
        &self.server.faults
    }

    /// Makes the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.server.faults.fail_next(fault);
    }

    /// All that was wrong with requests until now: then it makes no test fail.
    pub fn take_problems(&self) -> Vec<String> {
        self.routes.take_problems()
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}

impl Drop for Mock {
    #[expect(
        clippy::print_stderr,
        reason = "the test harness shows it of a test that fails"
    )]
    fn drop(&mut self) {
        let problems = self.take_problems();
        if problems.is_empty() {
            return;
        }
        let message = format!("requests were not as documented:\n{}", problems.join("\n"));
        if std::thread::panicking() {
            // A test that fails already may fail because of it.
            eprintln!("{message}");
        } else {
            panic!("{message}");
        }
    }
}
