//! How a suite-api is to be, before it starts.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::state::State;
use super::state::account::User;
use super::state::data::Data;
use super::state::product::Version;
use super::state::session::TokenLife;
use super::{App, Settings, SuiteApi, routes};
use crate::clock::Clock;
use crate::lock::lock;
use crate::server::{Options, Server};
use crate::store;
use crate::tls::Tls;

/// How a suite-api is to be, before it starts.
#[derive(Clone)]
#[must_use = "nothing listens before `start`"]
pub struct SuiteApiBuilder {
    options: Options,
    settings: Settings,
    /// None for what is there by default.
    data: Option<Data>,
    users: Vec<User>,
    people: Vec<User>,
}

impl Default for SuiteApiBuilder {
    fn default() -> Self {
        Self {
            options: Options::default(),
            settings: Settings {
                version: "9.1.0.0".to_owned(),
                schemes: vec!["OpsToken".to_owned(), "vRealizeOpsToken".to_owned()],
                exchange_without_jwt: false,
                token_life: TokenLife::default(),
            },
            data: None,
            users: Vec::new(),
            people: Vec::new(),
        }
    }
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

    /// Adds a user to those that are there by default.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds someone whom an auth source knows, and who can log in once imported.
    ///
    /// Roles do not count: an import gives them.
    pub fn person(mut self, person: User) -> Self {
        self.people.push(person);
        self
    }

    /// Starts with the data of a file that [`SuiteApi::save`] wrote, in place of the data
    /// that is there by default.
    ///
    /// The file is JSON and holds the passwords of the pretend users; tokens are not in it.
    /// A file by hand may leave out what it does not need: the administrator, the roles of
    /// the product and the source of local users are added if they are missing.
    ///
    /// # Errors
    /// If the file cannot be read, or holds something else. The kind of the error is
    /// [`NotFound`](io::ErrorKind::NotFound) if there is no such file.
    pub async fn load(mut self, file: impl AsRef<Path>) -> io::Result<Self> {
        let file = file.as_ref();
        let mut data: Data = store::read(file).await?;
        data.complete(self.options.service_clock().now().timestamp_millis());
        data.check()
            .map_err(|fault| store::invalid_data(file, fault))?;
        self.data = Some(data);
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
        let now = self.options.service_clock().now().timestamp_millis();
        let data = self.data.unwrap_or_else(|| Data::defaults(now));
        let mut state = State::new(data, self.settings.token_life);
        for user in self.users {
            state.add_user(user, now);
        }
        for person in self.people {
            state.add_person(person, now);
        }
        let password = state.administrator_password();
        let app = Arc::new(App {
            clock: self.options.service_clock(),
            state: Mutex::new(state),
            settings: self.settings,
        });
        let routes = routes::routes(&version).with_state(app.clone());
        let tokens_of = app.clone();
        let drop_tokens = Arc::new(move || lock(&tokens_of.state).sessions.release_all());
        let server = Server::start(self.options, routes, drop_tokens).await?;
        Ok(SuiteApi {
            server,
            app,
            password,
        })
    }
}

impl fmt::Debug for SuiteApiBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SuiteApiBuilder")
            .field("options", &self.options)
            .field("settings", &self.settings)
            .field("users", &self.users)
            .field("people", &self.people)
            .finish_non_exhaustive()
    }
}
