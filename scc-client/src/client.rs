//! The client and its builder.

use std::fmt;
use std::sync::Arc;

use openapi_client_core::{
    BaseUrl, BuildError, NamedScheme, Secret, TokenSource, Transport, TransportBuilder,
};

use crate::generated::schemes;

/// How the client names itself to the server.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// The security scheme of the token.
const SCHEME: NamedScheme = schemes::BEARER_AUTH;

/// A client of Security Cloud Control.
///
/// Clones are cheap and share their connections and their token. `Debug` shows
/// no secret.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
}

impl Client {
    /// Builds a client of the server at `base_url`: a
    /// [`Region`](crate::Region), or an address such as
    /// `https://api.us.security.cisco.com/firewall`.
    pub fn builder(base_url: impl Into<BaseUrl>) -> ClientBuilder {
        ClientBuilder {
            transport: Transport::builder(base_url).user_agent(USER_AGENT),
            token: None,
            source: None,
        }
    }

    /// The same client with a token of its own. The two share their
    /// connections.
    ///
    /// # Errors
    ///
    /// The token is empty or not valid in a header.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, BuildError> {
        Ok(Self {
            transport: self.transport.with_token(SCHEME, token.into())?,
        })
    }
}

openapi_client_core::transport_methods!(Client, crate::Error, crate::operations::ALL);

/// The settings of a [`Client`].
#[doc = openapi_client_core::settings_table!()]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    transport: TransportBuilder,
    token: Option<Secret>,
    source: Option<Arc<dyn TokenSource>>,
}

impl ClientBuilder {
    /// Sends this API token with each call. Tokens of SCC do not expire; they
    /// are valid until they are revoked. [`Client::set_token`] replaces it while
    /// the program runs.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Acquires tokens from `source`: the first when it is needed, another when
    /// the server refuses one.
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.source = Some(Arc::new(source));
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A setting is invalid: an address without scheme or host, an empty
    /// token, a token with a line break, and the like.
    pub fn build(self) -> Result<Client, BuildError> {
        let transport = self.transport.build()?;
        Ok(Client {
            transport: transport.with_tokens(SCHEME, self.token, self.source)?,
        })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("transport", &self.transport)
            .field("token", &self.token)
            .field("has_source", &self.source.is_some())
            .finish()
    }
}

openapi_client_core::transport_settings!(ClientBuilder);
