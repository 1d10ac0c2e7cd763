//! What the suite-api remembers: users, their tokens, and the services it knows.

mod session;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) use session::{Sessions, TokenLife};

pub(crate) const DEFAULT_USERNAME: &str = "admin";
pub(crate) const DEFAULT_PASSWORD: &str = "Simulator-1";

/// The auth source that is meant when a login names none.
const LOCAL_SOURCE: &str = "Local";

/// Someone who can log in.
#[derive(Clone, Serialize, Deserialize)]
pub struct User {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    password: String,
    auth_source: String,
    pub(crate) roles: Vec<String>,
}

impl User {
    /// A user of the auth source `Local`, without a role.
    pub fn new(name: &str, password: &str) -> Self {
        Self {
            id: Uuid::new_v4(),
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

/// Everything that is kept in a file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Data {
    /// Tells the file from that of another service.
    simulator: Service,
    pub(crate) users: Vec<User>,
}

/// The name of the service in its file.
#[derive(Clone, Serialize, Deserialize)]
enum Service {
    #[serde(rename = "suite-api")]
    SuiteApi,
}

/// Everything that a request can change.
pub(crate) struct State {
    pub(crate) data: Data,
    pub(crate) sessions: Sessions,
}

impl Data {
    /// The user that is always there.
    pub(crate) fn defaults() -> Self {
        Self {
            simulator: Service::SuiteApi,
            users: vec![User::new(DEFAULT_USERNAME, DEFAULT_PASSWORD).role("Administrator")],
        }
    }
}

impl State {
    pub(crate) fn new(data: Data, token_life: TokenLife) -> Self {
        let sessions = Sessions::new(token_life);
        Self { data, sessions }
    }

    pub(crate) fn add_user(&mut self, user: User) {
        self.data.users.push(user);
    }

    /// The user with this id.
    pub(crate) fn user(&self, id: Uuid) -> Option<&User> {
        self.data.users.iter().find(|user| user.id == id)
    }

    /// The user with this name, password and auth source.
    pub(crate) fn log_in(
        &self,
        username: &str,
        password: &str,
        auth_source: Option<&str>,
    ) -> Option<&User> {
        let auth_source = auth_source.unwrap_or(LOCAL_SOURCE);
        self.data.users.iter().find(|user| {
            user.name == username && user.password == password && user.auth_source == auth_source
        })
    }
}

/// A version of the product, to compare.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(Vec<u32>);

impl Version {
    /// Reads numbers with dots between them.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        text.split('.')
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether this version has the operation.
    pub(crate) fn has(&self, operation: &str) -> bool {
        operation != "exchangeOpsTokenWithJwtToken" || *self >= Self(vec![9, 1])
    }
}

/// The details of a service that a token can be exchanged for.
pub(crate) fn service(key: &str, version: &str) -> Option<Value> {
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
