//! Users: those that a test adds, and those that the service keeps.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ids::{LOCAL_SOURCE, LOCAL_SOURCE_ID};
use super::permission::RolePermission;
use crate::store::Resource;

/// Someone who can log in.
#[derive(Clone)]
pub struct User {
    pub(crate) name: String,
    pub(crate) password: String,
    pub(crate) auth_source: String,
    pub(crate) roles: Vec<String>,
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
    ///
    /// If there is no source of that name, one of the type `OPEN_LDAP` is added.
    #[must_use]
    pub fn auth_source(mut self, name: &str) -> Self {
        self.auth_source = name.to_owned();
        self
    }

    /// Adds a role, which covers all objects.
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

/// What is known about a person, here or in a directory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Profile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) email_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) distinguished_name: Option<String>,
    /// Only known to an identity broker, and only in the results of its search.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) external_id: Option<String>,
}

impl Profile {
    /// This one, with the values of `other` where this one has none.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            first_name: self.first_name.or(other.first_name),
            last_name: self.last_name.or(other.last_name),
            email_address: self.email_address.or(other.email_address),
            distinguished_name: self.distinguished_name.or(other.distinguished_name),
            external_id: self.external_id.or(other.external_id),
        }
    }
}

/// A user as the service keeps it; not `Debug`, for it has a password.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Account {
    #[serde(default = "Uuid::new_v4")]
    pub(crate) id: Uuid,
    pub(crate) username: String,
    /// None: a user whom the auth source does not know cannot log in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) password: Option<String>,
    /// The id of the auth source.
    #[serde(default = "local_source")]
    pub(crate) source: Uuid,
    #[serde(default = "yes")]
    pub(crate) enabled: bool,
    #[serde(flatten)]
    pub(crate) profile: Profile,
    #[serde(default)]
    pub(crate) permissions: Vec<RolePermission>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_login_time: Option<i64>,
}

impl Account {
    /// A local user without a password, who may log in once there is one.
    pub(crate) fn new(id: Uuid, username: &str) -> Self {
        Self {
            id,
            username: username.to_owned(),
            password: None,
            source: LOCAL_SOURCE_ID,
            enabled: true,
            profile: Profile::default(),
            permissions: Vec::new(),
            last_login_time: None,
        }
    }
}

impl Resource for Account {
    type Key = Uuid;

    const NAME: &'static str = "user";

    fn key(&self) -> &Uuid {
        &self.id
    }

    fn conflict(&self, other: &Self) -> Option<&'static str> {
        (self.source == other.source && self.username == other.username)
            .then_some("There is a user of this name in this auth source")
    }
}

fn local_source() -> Uuid {
    LOCAL_SOURCE_ID
}

fn yes() -> bool {
    true
}
