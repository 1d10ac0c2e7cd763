//! Logging in.

use openapi_client_core::{
    AcquireToken, IssuedToken, NamedScheme, ReleaseToken, ResponseValue, Retry, Secret,
    TokenSource, Transport,
};

use crate::generated::operations;
use crate::generated::types::{AuthToken, UsernamePassword};

/// The user who logs in.
///
/// The name and the source are sent unchanged, in the format that the user's
/// auth source expects: `DOMAIN\user` for Active Directory, for example, or
/// `user@domain@source` without [`auth_source`](Self::auth_source) for VMware
/// Identity Manager. `Debug` does not show the password.
#[derive(Debug, Clone)]
pub struct Credentials {
    username: String,
    password: Secret,
    auth_source: Option<String>,
}

impl Credentials {
    /// A local user, or one whose name includes the auth source.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            username: username.into(),
            password: password.into(),
            auth_source: None,
        }
    }

    /// Sets the user's auth source: the name that an administrator gave it.
    #[must_use]
    pub fn auth_source(mut self, name: impl Into<String>) -> Self {
        self.auth_source = Some(name.into());
        self
    }
}

impl From<&Credentials> for UsernamePassword {
    fn from(credentials: &Credentials) -> Self {
        Self {
            username: credentials.username.clone(),
            password: credentials.password.clone(),
            auth_source: credentials.auth_source.clone(),
        }
    }
}

/// Acquires tokens with `acquireToken`.
pub(crate) struct Login {
    /// Sends no token: a server may refuse a login that carries one.
    pub(crate) transport: Transport,
    pub(crate) credentials: Credentials,
    /// How its tokens are sent.
    pub(crate) scheme: NamedScheme,
}

impl TokenSource for Login {
    fn acquire<'a>(&'a self, _refused: Option<&'a Secret>) -> AcquireToken<'a> {
        Box::pin(async move {
            let request = self.transport.request(&operations::ACQUIRE_TOKEN, &[]);
            let body = UsernamePassword::from(&self.credentials);
            let acquired: ResponseValue<AuthToken> = request.json(&body).send().await?.json()?;
            let issued = IssuedToken::new(acquired.token.clone()).sliding();
            Ok(match acquired.valid_until() {
                Some(moment) => issued.expires_in(acquired.time_until(moment)),
                None => issued,
            })
        })
    }

    fn release<'a>(&'a self, token: &'a Secret) -> ReleaseToken<'a> {
        Box::pin(async move {
            let transport = self.transport.with_retry(Retry::none());
            if let Ok(transport) = transport.with_tokens(self.scheme, Some(token.clone()), None) {
                // If it fails, the token expires by itself.
                let _ = transport
                    .request(&operations::RELEASE_TOKEN, &[])
                    .send()
                    .await;
            }
        })
    }
}
