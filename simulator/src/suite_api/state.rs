//! What the suite-api remembers: users, their tokens, and the services it knows.

use std::collections::HashMap;
use std::fmt;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) const DEFAULT_USERNAME: &str = "admin";
pub(super) const DEFAULT_PASSWORD: &str = "Simulator-1";

/// The auth source that is meant when a login names none.
const LOCAL_SOURCE: &str = "Local";

/// How long a token lives.
#[derive(Debug, Clone, Copy)]
pub(super) struct TokenLife {
    pub(super) lifetime: Duration,
    /// Whether it is counted from the last call with the token, not from the login.
    pub(super) sliding: bool,
}

impl Default for TokenLife {
    fn default() -> Self {
        Self {
            lifetime: Duration::hours(6),
            sliding: true,
        }
    }
}

/// Someone who can log in.
#[derive(Clone)]
pub struct User {
    name: String,
    password: String,
    auth_source: String,
    roles: Vec<String>,
}

impl User {
    /// A user of the auth source `Local`, without a role.
    pub fn new(name: &str, password: &str) -> Self {
        Self {
            name: name.to_owned(),
            password: password.to_owned(),
            auth_source: LOCAL_SOURCE.to_owned(),
            roles: Vec::new(),
        }
    }

    /// Sets the name of the auth source, which a login must give exactly.
    #[must_use]
    pub fn auth_source(mut self, name: &str) -> Self {
        self.auth_source = name.to_owned();
        self
    }

    /// Adds a role.
    #[must_use]
    pub fn role(mut self, name: &str) -> Self {
        self.roles.push(name.to_owned());
        self
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("name", &self.name)
            .field("password", &format_args!("<redacted>"))
            .field("auth_source", &self.auth_source)
            .field("roles", &self.roles)
            .finish()
    }
}

/// A token that was just given out.
pub(super) struct Issued {
    pub(super) token: String,
    pub(super) expires: DateTime<Utc>,
    pub(super) roles: Vec<String>,
}

/// What one token stands for.
struct Session {
    username: String,
    expires: DateTime<Utc>,
}

/// Everything that a request can change.
pub(super) struct State {
    users: Vec<User>,
    sessions: HashMap<String, Session>,
    token_life: TokenLife,
}

impl State {
    /// The user that is always there, and these.
    pub(super) fn new(users: Vec<User>, token_life: TokenLife) -> Self {
        let default = User::new(DEFAULT_USERNAME, DEFAULT_PASSWORD).role("Administrator");
        let users = [vec![default], users].concat();
        Self {
            users,
            sessions: HashMap::new(),
            token_life,
        }
    }

    pub(super) fn add_user(&mut self, user: User) {
        self.users.push(user);
    }

    /// A new token, if name, password and auth source are those of a user.
    pub(super) fn acquire(
        &mut self,
        username: &str,
        password: &str,
        auth_source: Option<&str>,
        now: DateTime<Utc>,
    ) -> Option<Issued> {
        let auth_source = auth_source.unwrap_or(LOCAL_SOURCE);
        let user = self.users.iter().find(|user| {
            user.name == username && user.password == password && user.auth_source == auth_source
        })?;
        let token = format!("{}::{}", Uuid::new_v4(), Uuid::new_v4());
        let expires = now + self.token_life.lifetime;
        let session = Session {
            username: user.name.clone(),
            expires,
        };
        // Dead ones go, so a simulator that runs for long does not grow.
        self.sessions.retain(|_, session| session.expires > now);
        self.sessions.insert(token.clone(), session);
        Some(Issued {
            token,
            expires,
            roles: user.roles.clone(),
        })
    }

    /// The name of the user that a token stands for; its life starts anew if it is sliding.
    pub(super) fn authenticate(&mut self, token: &str, now: DateTime<Utc>) -> Option<String> {
        let session = self
            .sessions
            .get_mut(token)
            .filter(|session| session.expires > now)?;
        if self.token_life.sliding {
            session.expires = now + self.token_life.lifetime;
        }
        Some(session.username.clone())
    }

    /// Removes a token; false if it was not valid.
    pub(super) fn release(&mut self, token: &str, now: DateTime<Utc>) -> bool {
        self.sessions
            .remove(token)
            .is_some_and(|session| session.expires > now)
    }

    pub(super) fn release_all(&mut self) {
        self.sessions.clear();
    }

    pub(super) fn active_tokens(&self, now: DateTime<Utc>) -> usize {
        self.sessions
            .values()
            .filter(|session| session.expires > now)
            .count()
    }
}

/// A version of the product, to compare.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(Vec<u32>);

impl Version {
    /// Reads numbers with dots between them.
    pub(super) fn parse(text: &str) -> Option<Self> {
        text.split('.')
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether tokens can be exchanged.
    pub(super) fn has_exchange(&self) -> bool {
        *self >= Self(vec![9, 1])
    }
}

/// The details of a service that a token can be exchanged for.
pub(super) fn service(key: &str, version: &str) -> Option<Value> {
    let (name, kind, address, address_type, base_path) = match key {
        "ops-li" => (
            "VCF Operations for logs",
            "VCF_OPS_LI",
            "192.0.2.11",
            "IPV4",
            "/api/v2",
        ),
        "ops-ni" => (
            "VCF Operations for networks",
            "VCF_OPS_NI",
            "2001:db8::12",
            "IPV6",
            "/api",
        ),
        "fleet-lcm" => (
            "Fleet",
            "FLEET_LCM",
            "fleet.example.com",
            "FQDN",
            "/fleet-lcm",
        ),
        _ => return None,
    };
    Some(json!({
        "name": name,
        "type": kind,
        "key": key,
        "address": address,
        "port": 443,
        "addressType": address_type,
        "certificates": [],
        "basePath": base_path,
        "version": version,
    }))
}
