//! The login of a client, for other clients.

use std::sync::Arc;

use tokio::time::Instant;

use super::cache::TokenCache;
use super::scheme::SecurityScheme;
use super::source::{AcquireToken, TokenSource};
use crate::limits::after;
use crate::operation::Operation;
use crate::secret::Secret;

/// What errors name that concern the token alone.
static TOKEN: Operation = Operation::get("the token of the session", "/");

/// The tokens of a client as the source of another client's, of the same API or of another
/// one on the same server: they have one login, one token, and one pause after a refusal.
///
/// The client whose session it is may be dropped. A token that is refused is replaced once
/// for all of them; where there is no other, the same one is given again, and the other
/// client fails with what the server answers. The session does not release the token: the
/// client whose session it is does.
///
/// Each client sends the token as its own document says. If that is the whole header
/// `Authorization`, the word before the token is that of the client whose session it is.
#[derive(Debug, Clone)]
pub struct Session {
    tokens: Arc<TokenCache>,
}

impl Session {
    pub(crate) fn new(tokens: Arc<TokenCache>) -> Self {
        Self { tokens }
    }
}

impl TokenSource for Session {
    fn acquire<'a>(&'a self, refused: Option<&'a Secret>) -> AcquireToken<'a> {
        Box::pin(async move {
            let deadline = after(Instant::now(), self.tokens.flight_timeout());
            let token = self.tokens.get(&TOKEN, deadline).await?;
            if refused.is_none_or(|refused| *refused != token.token) {
                return Ok(token.issued());
            }
            let other = self.tokens.replace_refused(&TOKEN, &token, deadline);
            let other = other.await.transpose()?;
            Ok(other.unwrap_or(token).issued())
        })
    }

    fn scheme(&self) -> Option<SecurityScheme> {
        Some(self.tokens.scheme().scheme())
    }
}
