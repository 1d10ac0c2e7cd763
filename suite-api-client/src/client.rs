//! The client and its builder.

use std::fmt;
use std::sync::Arc;

use openapi_client_core::{
    BaseUrl, BuildError, Error, NamedScheme, Secret, TokenSource, Transport, TransportBuilder,
};

use crate::credentials::{Credentials, Login};
use crate::generated::errors::ApiError;
use crate::generated::{operations, schemes};
use crate::token::TokenScheme;

/// How the client names itself to the server.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// The security scheme of the token. The document has the whole header, whose
/// first word is the one of [`TokenScheme`].
const SCHEME: NamedScheme = schemes::OPS_TOKEN;

/// The path of the suite-api on an appliance.
pub const DEFAULT_PATH: &str = "/suite-api";

/// A client of the suite-api.
///
/// Clones are cheap and share their connections and their token. With
/// [`Credentials`] the client manages its token: it is acquired when the first
/// call needs one, replaced shortly before it expires, and acquired again,
/// once, when the server refuses it. Any number of tasks share one login.
///
/// The token of a dropped client expires on the server 6 hours after its last
/// call; [`release`](Self::release) revokes it at once. `Debug` shows no
/// secret.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
    scheme: TokenScheme,
}

impl Client {
    /// Builds a client of the server at `base_url`, such as
    /// `https://ops.example.com`. The path is [`DEFAULT_PATH`] if the address
    /// has none.
    pub fn builder(base_url: impl Into<BaseUrl>) -> ClientBuilder {
        let base_url = base_url.into().with_default_path(DEFAULT_PATH);
        ClientBuilder {
            transport: Transport::builder(base_url).user_agent(USER_AGENT),
            scheme: TokenScheme::default(),
            token: None,
            tokens: Tokens::None,
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
            ..self.clone()
        })
    }

    /// Logs in with these credentials from now on, this client and all its clones:
    /// after the password was changed, or to correct a wrong one without waiting for
    /// the end of [`refused_login_pause`](ClientBuilder::refused_login_pause). The
    /// token that was acquired before is dropped, and expires by itself.
    pub fn set_credentials(&self, credentials: Credentials) {
        let login = Login {
            transport: self.transport.without_tokens(),
            credentials,
            scheme: SCHEME.sent_as(self.scheme.as_str()),
        };
        let outcome = self.transport.set_token_source(SCHEME, Arc::new(login));
        debug_assert!(outcome.is_ok(), "`build` knows the scheme: {outcome:?}");
    }

    /// Revokes the token on the server and drops it, for this client and all
    /// its clones. Without a token nothing is sent, and a token that the server
    /// no longer knows is a success.
    ///
    /// The client can still be used: its next call acquires another token.
    ///
    /// # Errors
    ///
    /// The call failed. The token is dropped all the same and expires by
    /// itself.
    pub async fn release(&self) -> Result<(), Error<ApiError>> {
        let release = &operations::RELEASE_TOKEN;
        Ok(self.transport.release_token(release).await?)
    }
}

openapi_client_core::transport_methods!(Client, crate::Error, crate::operations::ALL);

/// The settings of a [`Client`].
#[doc = openapi_client_core::settings_table!()]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    transport: TransportBuilder,
    scheme: TokenScheme,
    token: Option<Secret>,
    tokens: Tokens,
}

/// The origin of the client's tokens.
enum Tokens {
    None,
    Credentials(Credentials),
    Source(Arc<dyn TokenSource>),
}

impl ClientBuilder {
    /// Logs in with these credentials when a token is needed, never before.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.tokens = Tokens::Credentials(credentials);
        self
    }

    /// Acquires tokens from `source` instead of logging in.
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.tokens = Tokens::Source(Arc::new(source));
        self
    }

    /// Begins with this token, which was acquired before. Without credentials
    /// or a source it is the only one.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets the scheme of the `Authorization` header; by default
    /// [`TokenScheme::OpsToken`].
    pub fn token_scheme(mut self, scheme: TokenScheme) -> Self {
        self.scheme = scheme;
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
        let scheme = SCHEME.sent_as(self.scheme.as_str());
        let source: Option<Arc<dyn TokenSource>> = match self.tokens {
            Tokens::None => None,
            Tokens::Credentials(credentials) => Some(Arc::new(Login {
                transport: transport.clone(),
                credentials,
                scheme,
            })),
            Tokens::Source(source) => Some(source),
        };
        Ok(Client {
            transport: transport.with_tokens(scheme, self.token, source)?,
            scheme: self.scheme,
        })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials = match &self.tokens {
            Tokens::Credentials(credentials) => Some(credentials),
            Tokens::None | Tokens::Source(_) => None,
        };
        f.debug_struct("ClientBuilder")
            .field("transport", &self.transport)
            .field("scheme", &self.scheme)
            .field("token", &self.token)
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}

openapi_client_core::transport_settings!(ClientBuilder);
