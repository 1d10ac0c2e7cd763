//! What SCC remembers: users and their tokens.

use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::jwt::looks_like_jwt;

/// Someone who can have a token: a person, or a user for automation only.
#[derive(Clone)]
pub struct User {
    pub(super) uid: Uuid,
    pub(super) name: String,
    pub(super) roles: Vec<String>,
    pub(super) api_only: bool,
    pub(super) tokens: Vec<String>,
}

impl User {
    /// A person, without a role and without a token.
    pub fn person(name: &str) -> Self {
        Self {
            uid: Uuid::new_v4(),
            name: name.to_owned(),
            roles: Vec::new(),
            api_only: false,
            tokens: Vec::new(),
        }
    }

    /// An API-only user, without a role and without a token.
    ///
    /// The service appends `@` and the tenant to the name.
    pub fn api_only(name: &str) -> Self {
        Self {
            api_only: true,
            ..Self::person(name)
        }
    }

    /// Sets the id, which is random by default.
    #[must_use]
    pub fn uid(mut self, uid: Uuid) -> Self {
        self.uid = uid;
        self
    }

    /// Adds a role, such as `ROLE_ADMIN`.
    #[must_use]
    pub fn role(mut self, name: &str) -> Self {
        self.roles.push(name.to_owned());
        self
    }

    /// Adds a token that works.
    #[must_use]
    pub fn token(mut self, token: &str) -> Self {
        self.tokens.push(token.to_owned());
        self
    }

    /// Whether the user may change other users.
    pub(super) fn is_admin(&self) -> bool {
        let admin = |role: &String| role == "ROLE_ADMIN" || role == "ROLE_SUPER_ADMIN";
        self.roles.iter().any(admin)
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("uid", &self.uid)
            .field("name", &self.name)
            .field("roles", &self.roles)
            .field("api_only", &self.api_only)
            .field("tokens", &format_args!("<{} redacted>", self.tokens.len()))
            .finish()
    }
}

/// The users that are always there, and the tokens that they have.
pub(super) struct Defaults {
    pub(super) admin: Uuid,
    pub(super) admin_token: String,
    pub(super) api_only_user: Uuid,
    pub(super) read_only_user: Uuid,
    pub(super) read_only_token: String,
    pub(super) human_user: Uuid,
}

/// Everything that a request can change.
pub(super) struct State {
    users: Vec<User>,
}

impl State {
    /// The users that are always there.
    pub(super) fn new(tenant: &str, now: DateTime<Utc>) -> (Self, Defaults) {
        let admin = User::person("admin@example.com").role("ROLE_SUPER_ADMIN");
        let api_only_user = User::api_only("automation").role("ROLE_SUPER_ADMIN");
        let read_only_user = User::api_only("reader").role("ROLE_READ_ONLY");
        let human_user = User::person("someone@example.com").role("ROLE_READ_ONLY");
        let admin_token = new_token(admin.uid, now);
        let read_only_token = new_token(read_only_user.uid, now);
        let defaults = Defaults {
            admin: admin.uid,
            admin_token: admin_token.clone(),
            api_only_user: api_only_user.uid,
            read_only_user: read_only_user.uid,
            read_only_token: read_only_token.clone(),
            human_user: human_user.uid,
        };
        let mut state = Self { users: Vec::new() };
        state.add_user(admin.token(&admin_token), tenant);
        state.add_user(api_only_user, tenant);
        state.add_user(read_only_user.token(&read_only_token), tenant);
        state.add_user(human_user, tenant);
        (state, defaults)
    }

    /// Adds a user; the name of an API-only one gets the tenant.
    pub(super) fn add_user(&mut self, mut user: User, tenant: &str) {
        if user.api_only {
            user.name = format!("{}@{tenant}", user.name);
        }
        self.users.push(user);
    }

    pub(super) fn user(&self, uid: Uuid) -> Option<&User> {
        self.users.iter().find(|user| user.uid == uid)
    }

    pub(super) fn user_by_token(&self, token: &str) -> Option<&User> {
        self.users
            .iter()
            .find(|user| user.tokens.iter().any(|known| known == token))
    }

    /// A new token for a user, in place of the old ones or beside them; none if there is
    /// no such user.
    pub(super) fn generate(
        &mut self,
        uid: Uuid,
        in_place: bool,
        now: DateTime<Utc>,
    ) -> Option<String> {
        let user = self.users.iter_mut().find(|user| user.uid == uid)?;
        if in_place {
            user.tokens.clear();
        }
        let token = new_token(uid, now);
        user.tokens.push(token.clone());
        Some(token)
    }

    pub(super) fn active_tokens(&self) -> usize {
        self.users.iter().map(|user| user.tokens.len()).sum()
    }

    /// Removes a token; false if nobody had it.
    pub(super) fn revoke(&mut self, token: &str) -> bool {
        let before = self.active_tokens();
        for user in &mut self.users {
            user.tokens.retain(|known| known != token);
        }
        self.active_tokens() < before
    }

    pub(super) fn revoke_all(&mut self) {
        for user in &mut self.users {
            user.tokens.clear();
        }
    }
}

/// A token without an end, as the service makes them.
fn new_token(uid: Uuid, now: DateTime<Utc>) -> String {
    looks_like_jwt(&json!({ "sub": uid, "jti": Uuid::new_v4(), "iat": now.timestamp() }))
}
