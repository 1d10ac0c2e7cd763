//! Sending requests to one server.
//!
//! One request is one attempt here. What a call does beyond it (a token that
//! is acquired first and again after a 401, a repetition after a delay) has
//! its place in [`Transport::execute`], around [`Transport::attempt`].

use std::fmt::{self, Display};
use std::sync::Arc;
use std::time::Duration;

use http::header;
use url::Url;

use crate::{
    ATTEMPT_TIMEOUT, Authorization, BaseUrl, BuildError, CONNECT_TIMEOUT, Failure, MAX_BODY_BYTES,
    Operation, RequestBuilder, Response,
};

/// Sends the requests of a client to its server. Clones share connections.
#[derive(Clone)]
pub struct Transport {
    http: reqwest::Client,
    shared: Arc<Shared>,
    authorization: Option<Authorization>,
}

struct Shared {
    base_url: Url,
    max_body: u64,
}

impl Transport {
    /// Starts to build a transport to the server at `base_url`.
    pub fn builder(base_url: impl Into<BaseUrl>) -> TransportBuilder {
        TransportBuilder {
            base_url: base_url.into(),
            authorization: Ok(None),
            user_agent: concat!("client-core/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: CONNECT_TIMEOUT,
            attempt_timeout: ATTEMPT_TIMEOUT,
            max_body: MAX_BODY_BYTES,
        }
    }

    /// Starts a request of `operation`, with `path_values` in the places of
    /// its path template.
    pub fn request(
        &self,
        operation: &'static Operation,
        path_values: &[&dyn Display],
    ) -> RequestBuilder<'_> {
        RequestBuilder::new(self, operation, path_values)
    }

    /// The address under which the paths stand, without a slash at its end.
    pub fn base_url(&self) -> &str {
        self.shared.base_url.as_str().trim_end_matches('/')
    }

    /// The same transport with another authorization. The two share their
    /// connections.
    #[must_use]
    pub fn with_authorization(&self, authorization: Authorization) -> Self {
        Self {
            authorization: Some(authorization),
            ..self.clone()
        }
    }

    /// A request to `path` below the base URL and nowhere else.
    pub(crate) fn start(
        &self,
        operation: &'static Operation,
        path: &str,
    ) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.base_url());
        self.http
            .request(operation.method().clone(), url)
            .header(header::ACCEPT, operation.accepted())
    }

    pub(crate) async fn execute(
        &self,
        operation: &'static Operation,
        mut request: reqwest::Request,
    ) -> Result<Response, Failure> {
        if operation.is_authenticated() {
            let Some(authorization) = &self.authorization else {
                let message = "the operation needs a token and the client has none";
                return Err(Failure::invalid_request(operation, message.to_owned()));
            };
            let header = authorization.header().clone();
            request.headers_mut().insert(header::AUTHORIZATION, header);
        }
        self.attempt(operation, request).await
    }

    /// Sends `request` once.
    async fn attempt(
        &self,
        operation: &'static Operation,
        request: reqwest::Request,
    ) -> Result<Response, Failure> {
        match self.http.execute(request).await {
            Ok(response) => Ok(Response::new(operation, response, self.shared.max_body)),
            Err(error) => Err(Failure::no_answer(operation, error)),
        }
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("base_url", &self.base_url())
            .field("authorization", &self.authorization)
            .finish_non_exhaustive()
    }
}

/// The settings of a [`Transport`].
#[derive(Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct TransportBuilder {
    base_url: BaseUrl,
    authorization: Result<Option<Authorization>, BuildError>,
    user_agent: String,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    max_body: u64,
}

impl TransportBuilder {
    /// Sends this authorization with each operation that needs one. An error
    /// in it comes out of [`build`](Self::build).
    pub fn authorization(mut self, authorization: Result<Authorization, BuildError>) -> Self {
        self.authorization = authorization.map(Some);
        self
    }

    /// Names the client to the server.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Limits how long a connection may take; [`CONNECT_TIMEOUT`] otherwise.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Limits how long an attempt may take, from the connection to the last
    /// byte of the answer; [`ATTEMPT_TIMEOUT`] otherwise.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Limits the size of a body in bytes; [`MAX_BODY_BYTES`] otherwise. A
    /// stream has no limit.
    pub fn max_body_bytes(mut self, bytes: u64) -> Self {
        self.max_body = bytes;
        self
    }

    /// Builds the transport. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A setting is of no use; the error names it.
    pub fn build(self) -> Result<Transport, BuildError> {
        let base_url = self.base_url.parse()?;
        let authorization = self.authorization?;
        let user_agent = http::HeaderValue::from_str(&self.user_agent)
            .map_err(|_| BuildError::new("user agent", "it does not fit into a header"))?;
        let http = reqwest::Client::builder()
            .user_agent(user_agent)
            .connect_timeout(self.connect_timeout)
            .timeout(self.attempt_timeout)
            // A redirect could take the token to another place.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .build()
            .map_err(BuildError::http)?;
        Ok(Transport {
            http,
            shared: Arc::new(Shared {
                base_url,
                max_body: self.max_body,
            }),
            authorization,
        })
    }
}
