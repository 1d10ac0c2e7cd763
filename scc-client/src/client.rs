//! The client and its builder.

use client_core::{Authorization, BaseUrl, BuildError, Secret, Transport, TransportBuilder};

/// How the client names itself to the server.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// A client of Security Cloud Control.
///
/// Clones are cheap and share their connections. `Debug` shows no secret.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
}

impl Client {
    /// Starts to build a client of the server at `base_url`: a
    /// [`Region`](crate::Region), or an address such as
    /// `https://api.us.security.cisco.com/firewall`.
    pub fn builder(base_url: impl Into<BaseUrl>) -> ClientBuilder {
        ClientBuilder {
            transport: Transport::builder(base_url).user_agent(USER_AGENT),
        }
    }

    /// The same client with another token. The two share their connections.
    ///
    /// # Errors
    ///
    /// The token is empty or cannot stand in a header.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, BuildError> {
        let authorization = Authorization::bearer(&token.into())?;
        Ok(Self {
            transport: self.transport.with_authorization(authorization),
        })
    }

    /// The address under which the paths stand, without a slash at its end.
    pub fn base_url(&self) -> &str {
        self.transport.base_url()
    }

    pub(crate) fn transport(&self) -> &Transport {
        &self.transport
    }
}

/// The settings of a [`Client`].
#[derive(Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    transport: TransportBuilder,
}

impl ClientBuilder {
    /// Sends this API token with each call. Tokens of SCC do not expire; they
    /// live until they are revoked.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        let authorization = Authorization::bearer(&token.into());
        self.transport = self.transport.authorization(authorization);
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A setting is of no use: an address without scheme or host, an empty
    /// token, a token with a line break, and the like.
    pub fn build(self) -> Result<Client, BuildError> {
        self.transport.build().map(|transport| Client { transport })
    }
}

client_core::transport_settings!(ClientBuilder);
