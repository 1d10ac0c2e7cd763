//! Logging in.

use openapi_client_core::{
    AcquireToken, IssuedToken, ResponseValue, Secret, TokenSource, Transport,
};

use crate::operations;
use crate::types::{AuthToken, UsernamePassword};

/// Who logs in.
///
/// Both texts go to the server unchanged, in the form that the user's source
/// expects: `DOMAIN\user` for Active Directory, for example, or
/// `user@domain@source` and no source of its own for VMware Identity Manager.
/// `Debug` does not show the password.
#[derive(Debug, Clone)]
pub struct Credentials {
    username: String,
    password: Secret,
    auth_source: Option<String>,
}

impl Credentials {
    /// A local user, or one whose name says where it comes from.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            username: username.into(),
            password: password.into(),
            auth_source: None,
        }
    }

    /// The user comes from the source that an administrator gave this name.
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

/// Gets tokens by `acquireToken`.
pub(crate) struct Login {
    /// One that sends no token: a server may refuse a login that carries one.
    transport: Transport,
    credentials: Credentials,
}

impl Login {
    pub(crate) fn new(transport: Transport, credentials: Credentials) -> Self {
        Self {
            transport,
            credentials,
        }
    }
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
}
