//! Cisco Security Cloud Control: its builder and its handle.

mod access;
mod answer;
mod groups;
mod list;
mod query;
mod role;
mod routes;
mod state;
mod token;
mod users;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use uuid::Uuid;

use crate::clock::Clock;
use crate::fault::{Fault, Faults};
use crate::ledger::Ledger;
use crate::lock::lock;
use crate::server::{Options, Server};
use crate::store;
use crate::tls::Tls;

pub use state::{Group, User};

use state::{Defaults, State};

/// The base path of all operations.
const BASE_PATH: &str = "/api/rest";

/// What all operations see.
struct App {
    clock: Clock,
    settings: Settings,
    state: Mutex<State>,
}

/// What the builder fixes for good.
#[derive(Debug, Clone)]
struct Settings {
    one_token_per_user: bool,
}

/// How an SCC is to be, before it starts.
#[derive(Clone)]
#[must_use = "nothing listens before `start`"]
pub struct SccBuilder {
    options: Options,
    settings: Settings,
    tenant: String,
    /// What a file held; it takes the place of a new tenant.
    loaded: Option<State>,
    users: Vec<User>,
    strangers: Vec<User>,
    groups: Vec<Group>,
}

impl SccBuilder {
    /// Sets the clock; the machine's time by default.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.options.clock = clock;
        self
    }

    /// Sets the address to listen on; a free port of 127.0.0.1 by default.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.options.listen = address;
        self
    }

    /// Lets every answer wait this long; not at all by default.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.options.latency = latency;
        self
    }

    /// Lets the service's clock be ahead of the clock that was set, or behind it.
    ///
    /// Every time that the service tells is by its own clock.
    pub fn clock_skew(mut self, skew: chrono::Duration) -> Self {
        self.options.skew = skew;
        self
    }

    /// Speaks TLS: with a [`Certificate`](crate::Certificate), or as [`Tls`] says.
    pub fn tls(mut self, tls: impl Into<Tls>) -> Self {
        self.options.tls = Some(tls.into());
        self
    }

    /// Adds a user to the four that are always there.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds a person of another tenant, who keeps the id when this tenant creates the
    /// user; the roles and tokens of the other tenant are no good here.
    pub fn user_of_another_tenant(mut self, user: User) -> Self {
        self.strangers.push(user);
        self
    }

    /// Adds an Active Directory group; by default there is none.
    pub fn group(mut self, group: Group) -> Self {
        self.groups.push(group);
        self
    }

    /// Sets the tenant, `simulator` by default; API-only users have it after their `@`.
    pub fn tenant(mut self, tenant: &str) -> Self {
        tenant.clone_into(&mut self.tenant);
        self
    }

    /// Starts with the data of a file that [`Scc::save`] wrote, in place of the data that
    /// is there by default, tenant included.
    ///
    /// The file is JSON and holds tokens: they do not expire, and are valid again.
    ///
    /// # Errors
    /// If the file cannot be read, or holds something else. The kind of the error is
    /// [`NotFound`](io::ErrorKind::NotFound) if there is no such file.
    pub async fn load(mut self, file: impl AsRef<Path>) -> io::Result<Self> {
        self.loaded = Some(store::read(file.as_ref()).await?);
        Ok(self)
    }

    /// Lets a new token revoke the user's old ones.
    ///
    /// What the real service does is unknown; by default the old ones stay.
    pub fn one_token_per_user(mut self) -> Self {
        self.settings.one_token_per_user = true;
        self
    }

    /// Takes the port and starts to answer.
    ///
    /// # Errors
    /// If the port is taken.
    pub async fn start(self) -> io::Result<Scc> {
        let clock = self.options.service_clock();
        let new = || State::new(&self.tenant, clock.now());
        let mut state = self.loaded.unwrap_or_else(new);
        for user in self.users {
            state.add_user(user);
        }
        for user in self.strangers {
            state.add_stranger(user);
        }
        for group in self.groups {
            state.add_group(group);
        }
        let defaults = state.defaults.clone();
        let app = Arc::new(App {
            clock,
            settings: self.settings,
            state: Mutex::new(state),
        });
        let routes = routes::routes().with_state(app.clone());
        let tokens_of = app.clone();
        let drop_tokens = Arc::new(move || lock(&tokens_of.state).revoke_all());
        let server = Server::start(self.options, routes, drop_tokens).await?;
        Ok(Scc {
            server,
            app,
            defaults,
        })
    }
}

/// A running SCC; it stops when this is dropped.
pub struct Scc {
    server: Server,
    app: Arc<App>,
    defaults: Defaults,
}

impl Scc {
    /// An SCC with four users, on a free port of 127.0.0.1.
    pub fn builder() -> SccBuilder {
        SccBuilder {
            options: Options::default(),
            settings: Settings {
                one_token_per_user: false,
            },
            tenant: "simulator".to_owned(),
            loaded: None,
            users: Vec::new(),
            strangers: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// The address of the API, up to and with `/api/rest`.
    pub fn base_url(&self) -> String {
        format!("{}{BASE_PATH}", self.server.origin)
    }

    /// The clock of the service.
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

    /// A token of the super admin, who may do everything.
    pub fn admin_token(&self) -> &str {
        &self.defaults.admin_token
    }

    /// A token of the read-only API user, who may not make tokens.
    pub fn read_only_token(&self) -> &str {
        &self.defaults.read_only_token
    }

    /// The API-only user with the role of a super admin; it has no token yet.
    pub fn api_only_user_uid(&self) -> Uuid {
        self.defaults.api_only_user
    }

    /// The API-only user that may only read.
    pub fn read_only_user_uid(&self) -> Uuid {
        self.defaults.read_only_user
    }

    /// The admin, a person.
    pub fn admin_uid(&self) -> Uuid {
        self.defaults.admin
    }

    /// A person without a token.
    pub fn human_user_uid(&self) -> Uuid {
        self.defaults.human_user
    }

    /// Writes all data to a file, from which [`SccBuilder::load`] reads it.
    ///
    /// The file holds tokens, so only its owner may read it; what was in it before stays
    /// until all is written.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub async fn save(&self, file: impl AsRef<Path>) -> io::Result<()> {
        let state = lock(&self.app.state).clone();
        store::write(file.as_ref(), &state).await
    }

    /// The id of the tenant.
    pub fn tenant_uid(&self) -> Uuid {
        lock(&self.app.state).tenant_uid()
    }

    /// Adds a user, in place of one of the same name.
    pub fn add_user(&self, user: User) {
        lock(&self.app.state).add_user(user);
    }

    /// Adds an Active Directory group, in place of one of the same name.
    pub fn add_group(&self, group: Group) {
        lock(&self.app.state).add_group(group);
    }

    /// How many tokens are valid now.
    pub fn active_tokens(&self) -> usize {
        lock(&self.app.state).active_tokens()
    }

    /// Revokes a token; false if it was not valid anyway.
    pub fn revoke_token(&self, token: &str) -> bool {
        lock(&self.app.state).revoke(token)
    }

    /// Revokes all tokens.
    pub fn revoke_all_tokens(&self) {
        lock(&self.app.state).revoke_all();
    }
}

impl fmt::Debug for SccBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SccBuilder")
            .field("options", &self.options)
            .field("settings", &self.settings)
            .field("tenant", &self.tenant)
            .field("users", &self.users)
            .field("groups", &self.groups)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Scc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scc")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}
