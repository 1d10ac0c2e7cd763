//! The users of a tenant.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::Resource;

/// A user as responses and files represent it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::scc) struct Account {
    pub(in crate::scc) uid: Uuid,
    pub(in crate::scc) name: String,
    pub(in crate::scc) roles: Vec<String>,
    pub(in crate::scc) api_only_user: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::scc) last_successful_login: Option<DateTime<Utc>>,
}

impl Resource for Account {
    type Key = Uuid;

    const NAME: &'static str = "user";

    fn key(&self) -> &Uuid {
        &self.uid
    }

    fn conflict(&self, other: &Self) -> Option<&'static str> {
        (self.name == other.name).then_some("The tenant has a user of this name")
    }
}

/// Someone who can have a token: a person, or a user for automation only.
#[derive(Clone)]
pub struct User {
    pub(super) account: Account,
    pub(super) tokens: Vec<String>,
}

impl User {
    /// A person, without a role and without a token.
    pub fn person(name: &str) -> Self {
        Self {
            account: Account {
                uid: Uuid::new_v4(),
                name: name.to_owned(),
                roles: Vec::new(),
                api_only_user: false,
                last_successful_login: None,
            },
            tokens: Vec::new(),
        }
    }

    /// An API-only user, without a role and without a token.
    ///
    /// The service appends `@` and the tenant to the name.
    pub fn api_only(name: &str) -> Self {
        let mut user = Self::person(name);
        user.account.api_only_user = true;
        user
    }

    /// Sets the id, which is random by default.
    #[must_use]
    pub fn uid(mut self, uid: Uuid) -> Self {
        self.account.uid = uid;
        self
    }

    /// Adds a role, such as `ROLE_ADMIN`.
    #[must_use]
    pub fn role(mut self, name: &str) -> Self {
        self.account.roles.push(name.to_owned());
        self
    }

    /// Sets when the user last logged in; never by default.
    #[must_use]
    pub fn last_login(mut self, moment: DateTime<Utc>) -> Self {
        self.account.last_successful_login = Some(moment);
        self
    }

    /// Adds a token that works.
    #[must_use]
    pub fn token(mut self, token: &str) -> Self {
        self.tokens.push(token.to_owned());
        self
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("uid", &self.account.uid)
            .field("name", &self.account.name)
            .field("roles", &self.account.roles)
            .field("api_only", &self.account.api_only_user)
            .field("tokens", &format_args!("<{} redacted>", self.tokens.len()))
            .finish()
    }
}
