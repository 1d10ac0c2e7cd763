//! Where tokens come from.

use std::pin::Pin;
use std::time::Duration;

use super::scheme::SecurityScheme;
use crate::error::CallError;
use crate::secret::Secret;

/// What [`TokenSource::acquire`] returns.
pub type AcquireToken<'a> =
    Pin<Box<dyn Future<Output = Result<IssuedToken, CallError>> + Send + 'a>>;

/// What [`TokenSource::release`] returns.
pub type ReleaseToken<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Provides a client with tokens.
///
/// The client asks when it needs a token: before the first call that carries
/// one, shortly before one expires, and after the server refused one. It asks
/// once for all waiting tasks, keeps the token, and shares it among its clones.
///
/// If the error of [`acquire`](Self::acquire) is a 401 of a server, the source is not
/// asked again for [`REFUSED_LOGIN_PAUSE`](crate::REFUSED_LOGIN_PAUSE), and calls fail
/// with that error: a wrong password must not lock the account.
///
/// ```
/// use openapi_client_core::{AcquireToken, CallError, IssuedToken, Secret, TokenSource};
/// use tokio::sync::watch;
///
/// /// A token that another part of the program keeps fresh.
/// struct Watched(watch::Receiver<Secret>);
///
/// impl TokenSource for Watched {
///     fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
///         let mut tokens = self.0.clone();
///         Box::pin(async move {
///             let token = tokens.wait_for(|token| Some(token) != refused).await;
///             let token = token.map_err(CallError::no_token)?.clone();
///             Ok(IssuedToken::new(token))
///         })
///     }
/// }
/// ```
pub trait TokenSource: Send + Sync + 'static {
    /// Acquires a token. `refused` is one that the server did not accept; it
    /// must not be returned again.
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a>;

    /// Called with a token that was replaced because the server refused it, after the
    /// server refused the other one too: the token is most likely good, and nobody
    /// uses it any more. By default nothing is done.
    fn release<'a>(&'a self, _token: &'a Secret) -> ReleaseToken<'a> {
        Box::pin(std::future::ready(()))
    }

    /// How the tokens are sent, where the document of the client says no more than that
    /// they are in the header `Authorization`: with an [`Http`](SecurityScheme::Http)
    /// scheme, behind its word. By default a token is the whole value.
    fn scheme(&self) -> Option<SecurityScheme> {
        None
    }
}

/// A token and how long it is valid.
#[derive(Debug, Clone)]
pub struct IssuedToken {
    pub(crate) token: Secret,
    pub(crate) lifetime: Option<Duration>,
    pub(crate) is_sliding: bool,
}

impl IssuedToken {
    /// A token that is valid until the server refuses it.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            lifetime: None,
            is_sliding: false,
        }
    }

    /// The token expires this long after it was requested.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// Each successful call with the token restarts its lifetime.
    #[must_use]
    pub fn sliding(mut self) -> Self {
        self.is_sliding = true;
        self
    }
}
