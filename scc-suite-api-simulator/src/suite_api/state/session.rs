//! The valid tokens, and the session of each.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

/// How long a token lives.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TokenLife {
    pub(crate) lifetime: Duration,
    /// Whether it is counted from the last call with the token, not from the login.
    pub(crate) sliding: bool,
}

impl Default for TokenLife {
    fn default() -> Self {
        Self {
            lifetime: Duration::hours(6),
            sliding: true,
        }
    }
}

/// The session that a token belongs to.
#[derive(Clone)]
struct Session {
    user: Uuid,
    expires: DateTime<Utc>,
}

/// All sessions, by their tokens.
#[derive(Clone)]
pub(crate) struct Sessions {
    tokens: HashMap<String, Session>,
    life: TokenLife,
}

impl Sessions {
    pub(crate) fn new(life: TokenLife) -> Self {
        Self {
            tokens: HashMap::new(),
            life,
        }
    }

    /// A new token for a user, and when it expires.
    pub(crate) fn open(&mut self, user: Uuid, now: DateTime<Utc>) -> (String, DateTime<Utc>) {
        let token = format!("{}::{}", Uuid::new_v4(), Uuid::new_v4());
        let expires = now + self.life.lifetime;
        // Expired sessions are removed, so that a long run does not use more and more memory.
        self.tokens.retain(|_, session| session.expires > now);
        let session = Session { user, expires };
        self.tokens.insert(token.clone(), session);
        (token, expires)
    }

    /// The user of a token; this renews a sliding token.
    pub(crate) fn authenticate(&mut self, token: &str, now: DateTime<Utc>) -> Option<Uuid> {
        let session = self
            .tokens
            .get_mut(token)
            .filter(|session| session.expires > now)?;
        if self.life.sliding {
            session.expires = now + self.life.lifetime;
        }
        Some(session.user)
    }

    /// Removes a token; false if it was not valid.
    pub(crate) fn release(&mut self, token: &str, now: DateTime<Utc>) -> bool {
        self.tokens
            .remove(token)
            .is_some_and(|session| session.expires > now)
    }

    /// Removes every token of a user.
    pub(crate) fn release_user(&mut self, user: Uuid) {
        self.tokens.retain(|_, session| session.user != user);
    }

    pub(crate) fn release_all(&mut self) {
        self.tokens.clear();
    }

    pub(crate) fn active(&self, now: DateTime<Utc>) -> usize {
        self.tokens
            .values()
            .filter(|session| session.expires > now)
            .count()
    }
}
