//! The client and its builder.

use client_core::{Authorization, BaseUrl, BuildError, Secret, Transport, TransportBuilder};

use crate::TokenScheme;

/// How the client names itself to the server.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Where the suite-api stands on an appliance.
pub const DEFAULT_PATH: &str = "/suite-api";

/// A client of the suite-api.
///
/// Clones are cheap and share their connections. `Debug` shows no secret.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
    scheme: TokenScheme,
}

impl Client {
    /// Starts to build a client of the server at `base_url`, such as
    /// `https://ops.example.com`. The path is [`DEFAULT_PATH`] if the address
    /// has none.
    pub fn builder(base_url: impl Into<BaseUrl>) -> ClientBuilder {
        let base_url = base_url.into().with_default_path(DEFAULT_PATH);
        ClientBuilder {
            transport: Transport::builder(base_url).user_agent(USER_AGENT),
            scheme: TokenScheme::default(),
            token: None,
        }
    }

    /// The same client with another token. The two share their connections.
    ///
    /// # Errors
    ///
    /// The token is empty or cannot stand in a header.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, BuildError> {
        let authorization = Authorization::new(self.scheme.as_str(), &token.into())?;
        Ok(Self {
            transport: self.transport.with_authorization(authorization),
            scheme: self.scheme,
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
    scheme: TokenScheme,
    token: Option<Secret>,
}

impl ClientBuilder {
    /// Sends this token, acquired before, with each call that needs one.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Names the scheme under which tokens are sent; otherwise
    /// [`TokenScheme::OpsToken`].
    pub fn token_scheme(mut self, scheme: TokenScheme) -> Self {
        self.scheme = scheme;
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A setting is of no use: an address without scheme or host, an empty
    /// token, a token with a line break, and the like.
    pub fn build(self) -> Result<Client, BuildError> {
        let mut transport = self.transport;
        if let Some(token) = &self.token {
            transport = transport.authorization(Authorization::new(self.scheme.as_str(), token));
        }
        Ok(Client {
            transport: transport.build()?,
            scheme: self.scheme,
        })
    }
}

client_core::transport_settings!(ClientBuilder);
