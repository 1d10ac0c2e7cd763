//! The suite-api of VMware Aria Operations: its handle.
//!
//! By default there is something for every operation to show:
//!
//! | what | which |
//! |---|---|
//! | users | `admin` (`Administrator`, password `Simulator-1`), `operator` (`PowerUser`, `Simulator-2`), `viewer` (`ReadOnly`, `Simulator-3`), `alice` (imported from the directory, `Simulator-alice`) |
//! | user groups | `Everyone`, `Night Shift`, and `ops-admins` from the directory |
//! | roles | `Administrator`, `ContentAdmin`, `PowerUser`, `ReadOnly`, and `Night Shift`, which is no role of the product |
//! | scopes | `All clusters` |
//! | auth sources | `Local`, the directory `Imported LDAP Server` (people `alice`, `bob`, `carol`; groups `ops-admins`, `ops-readers`), the VIDB `Identity Broker` (people `dave@example.com`, `erin@example.com`; group `broker-readers`) |
//!
//! The directory's password of each person is `Simulator-` and the part of the name before
//! the `@`. Ids are the same in every run; [`SuiteApi::user_id`] and its like tell them.

mod access;
mod answer;
mod builder;
mod directories;
mod groups;
mod link;
mod permissions;
mod privileges;
mod roles;
mod routes;
mod scopes;
mod source_changes;
mod sources;
mod state;
mod table;
mod token;
mod traversal;
mod users;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use crate::clock::Clock;
use crate::fault::{Fault, Faults};
use crate::ledger::Ledger;
use crate::lock::lock;
use crate::server::Server;
use crate::store;

pub(crate) use answer::ops_error_xml;
pub use builder::SuiteApiBuilder;
pub use state::account::User;

use state::State;
use state::defaults::DEFAULT_USERNAME;
use state::session::TokenLife;

/// The base path of all operations.
const BASE_PATH: &str = "/suite-api";

/// What all operations see.
struct App {
    clock: Clock,
    settings: Settings,
    state: Mutex<State>,
}

/// What the builder fixes for good.
#[derive(Debug, Clone)]
struct Settings {
    version: String,
    schemes: Vec<String>,
    exchange_without_jwt: bool,
    token_life: TokenLife,
}

/// A running suite-api; it stops when this is dropped.
pub struct SuiteApi {
    server: Server,
    app: Arc<App>,
    /// The administrator's, as it was at the start.
    password: String,
}

impl SuiteApi {
    /// A suite-api with a few users, on a free port of 127.0.0.1.
    pub fn builder() -> SuiteApiBuilder {
        SuiteApiBuilder::default()
    }

    /// The address of the API, up to and with `/suite-api`.
    pub fn base_url(&self) -> String {
        format!("{}{BASE_PATH}", self.server.origin)
    }

    /// The clock that tokens live by.
    pub fn clock(&self) -> &Clock {
        &self.server.clock
    }

    /// The requests and connections that arrived.
    pub fn ledger(&self) -> &Ledger {
        &self.server.ledger
    }

    /// The faults that wait.
    pub fn faults(&self) -> &Faults {
        &self.server.faults
    }

    /// Lets the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.server.faults.fail_next(fault);
    }

    /// Lets the next request of this method fail whose path has this ending.
    pub fn fail_next_on(&self, method: &str, path_suffix: &str, fault: Fault) {
        self.server.faults.fail_next_on(method, path_suffix, fault);
    }

    /// Stops, and returns when every connection has ended.
    pub async fn stop(self) {
        self.server.stop().await;
    }

    /// Writes all data to a file, from which [`SuiteApiBuilder::load`] reads it.
    ///
    /// The file holds the passwords of the pretend users, so only its owner may read it;
    /// what was in it before stays until all is written.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub async fn save(&self, file: impl AsRef<Path>) -> io::Result<()> {
        let data = lock(&self.app.state).data.clone();
        store::write(file.as_ref(), &data).await
    }

    /// The name of the administrator, who is always there.
    pub fn username(&self) -> &str {
        DEFAULT_USERNAME
    }

    /// The password of the administrator when the service started.
    pub fn password(&self) -> &str {
        &self.password
    }

    /// Adds a user, or gives the one of this name and auth source a password and roles.
    pub fn add_user(&self, user: User) {
        let now = self.app.clock.now().timestamp_millis();
        lock(&self.app.state).add_user(user, now);
    }

    /// Adds someone whom an auth source knows, and who can log in once imported.
    pub fn add_person(&self, person: User) {
        let now = self.app.clock.now().timestamp_millis();
        lock(&self.app.state).add_person(person, now);
    }

    /// The id of the first user of this name.
    pub fn user_id(&self, username: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        let mut users = state.data.users.iter();
        let user = users.find(|user| user.username == username)?;
        Some(user.id)
    }

    /// The id of the first user group of this name.
    pub fn user_group_id(&self, name: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        let mut groups = state.data.groups.iter();
        let group = groups.find(|group| group.name == name)?;
        Some(group.id)
    }

    /// The id of the scope of this name.
    pub fn scope_id(&self, name: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        let mut scopes = state.data.scopes.iter();
        let scope = scopes.find(|scope| scope.name == name)?;
        Some(scope.id)
    }

    /// The id of the auth source of this name.
    pub fn auth_source_id(&self, name: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        let source = state.source_named(name)?;
        Some(source.id)
    }

    /// How many tokens are valid now.
    pub fn active_tokens(&self) -> usize {
        lock(&self.app.state).sessions.active(self.app.clock.now())
    }

    /// Ends the life of a token; false if it was not valid anyway.
    pub fn expire_token(&self, token: &str) -> bool {
        let now = self.app.clock.now();
        lock(&self.app.state).sessions.release(token, now)
    }

    /// Ends the life of all tokens.
    pub fn expire_all_tokens(&self) {
        lock(&self.app.state).sessions.release_all();
    }
}

impl fmt::Debug for SuiteApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SuiteApi")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}
