//! The suite-api of VMware Aria Operations: its builder and its handle.

mod access;
mod answer;
mod routes;
mod state;
mod token;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::clock::Clock;
use crate::fault::{Fault, Faults};
use crate::ledger::Ledger;
use crate::lock::lock;
use crate::server::{Options, Server};
use crate::store;
use crate::tls::Tls;

pub(crate) use answer::ops_error_xml;
pub use state::User;

use state::{Data, State, TokenLife, Version};

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

/// How a suite-api is to be, before it starts.
#[derive(Clone)]
#[must_use = "nothing listens before `start`"]
pub struct SuiteApiBuilder {
    options: Options,
    settings: Settings,
    data: Data,
    users: Vec<User>,
}

impl SuiteApiBuilder {
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

    /// Adds a user to the one that is always there.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Starts with the data of a file that [`SuiteApi::save`] wrote, in place of the data
    /// that is there by default.
    ///
    /// The file is JSON and holds the passwords of the pretend users; tokens are not in it.
    ///
    /// # Errors
    /// If the file cannot be read, or holds something else. The kind of the error is
    /// [`NotFound`](io::ErrorKind::NotFound) if there is no such file.
    pub async fn load(mut self, file: impl AsRef<Path>) -> io::Result<Self> {
        self.data = store::read(file.as_ref()).await?;
        Ok(self)
    }

    /// Sets the product's version, `9.1.0.0` by default; before 9.1 there is no exchange.
    pub fn version(mut self, version: &str) -> Self {
        self.settings.version = version.to_owned();
        self
    }

    /// Sets the schemes that are taken before a token, in upper or lower case.
    ///
    /// By default these are `OpsToken` and `vRealizeOpsToken`.
    pub fn schemes(mut self, schemes: &[&str]) -> Self {
        self.settings.schemes = schemes.iter().map(ToString::to_string).collect();
        self
    }

    /// Sets how long a token lives, 6 hours by default.
    pub fn token_lifetime(mut self, lifetime: chrono::Duration) -> Self {
        self.settings.token_life.lifetime = lifetime;
        self
    }

    /// Whether the life of a token starts anew with every call; it does by default.
    pub fn sliding(mut self, sliding: bool) -> Self {
        self.settings.token_life.sliding = sliding;
        self
    }

    /// Lets the exchange answer 200 without a JWT.
    pub fn exchange_without_jwt(mut self) -> Self {
        self.settings.exchange_without_jwt = true;
        self
    }

    /// Takes the port and starts to answer.
    ///
    /// # Errors
    /// If the port is taken, or the version is not made of numbers and dots.
    pub async fn start(self) -> io::Result<SuiteApi> {
        let version = Version::parse(&self.settings.version).ok_or_else(|| {
            let message = format!("not a version: {:?}", self.settings.version);
            io::Error::new(io::ErrorKind::InvalidInput, message)
        })?;
        let mut state = State::new(self.data, self.settings.token_life);
        for user in self.users {
            state.add_user(user);
        }
        let app = Arc::new(App {
            clock: self.options.service_clock(),
            state: Mutex::new(state),
            settings: self.settings,
        });
        let routes = routes::routes(&version).with_state(app.clone());
        let tokens_of = app.clone();
        let drop_tokens = Arc::new(move || lock(&tokens_of.state).sessions.release_all());
        let server = Server::start(self.options, routes, drop_tokens).await?;
        Ok(SuiteApi { server, app })
    }
}

/// A running suite-api; it stops when this is dropped.
pub struct SuiteApi {
    server: Server,
    app: Arc<App>,
}

impl SuiteApi {
    /// A suite-api with one user, on a free port of 127.0.0.1.
    pub fn builder() -> SuiteApiBuilder {
        SuiteApiBuilder {
            options: Options::default(),
            settings: Settings {
                version: "9.1.0.0".to_owned(),
                schemes: vec!["OpsToken".to_owned(), "vRealizeOpsToken".to_owned()],
                exchange_without_jwt: false,
                token_life: TokenLife::default(),
            },
            data: Data::defaults(),
            users: Vec::new(),
        }
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

    /// The name of the user that is always there.
    pub fn username(&self) -> &str {
        state::DEFAULT_USERNAME
    }

    /// The password of the user that is always there.
    pub fn password(&self) -> &str {
        state::DEFAULT_PASSWORD
    }

    /// Adds a user.
    pub fn add_user(&self, user: User) {
        lock(&self.app.state).add_user(user);
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

impl fmt::Debug for SuiteApiBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SuiteApiBuilder")
            .field("options", &self.options)
            .field("settings", &self.settings)
            .field("users", &self.users)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SuiteApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SuiteApi")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}
