//! The builder of a suite-api, and its handle.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use super::app::{App, BASE_PATH, Settings};
use super::routes;
use super::state::State;
use super::state::account::User;
use super::state::data::Data;
use super::state::ids::DEFAULT_USERNAME;
use super::state::product::Version;
use super::state::session::TokenLife;
use crate::data_file;
use crate::service::{builder_methods, handle_methods};
use openapi_client_testing::service::lock;
use openapi_client_testing::service::{Options, Server};

/// The configuration of a suite-api, before it starts.
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
    builder_methods!();

    /// Adds a user to those that are there by default.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds someone whom an auth source knows, and who can log in once imported.
    ///
    /// Roles are ignored: an import assigns them.
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
        let mut data: Data = data_file::read(file).await?;
        data.complete(self.options.service_clock().now().timestamp_millis());
        data.check()
            .map_err(|reason| data_file::invalid_data(file, reason))?;
        self.data = Some(data);
        Ok(self)
    }

    /// Sets the product's version, `9.1.0.0` by default; before 9.1 there is no exchange.
    pub fn version(mut self, version: &str) -> Self {
        self.settings.version = version.to_owned();
        self
    }

    /// Sets the schemes that are accepted before a token, in upper or lower case.
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

    /// Whether every call with a token renews it; it does by default.
    pub fn sliding(mut self, sliding: bool) -> Self {
        self.settings.token_life.sliding = sliding;
        self
    }

    /// Makes the exchange respond with 200 without a JWT.
    pub fn exchange_without_jwt(mut self) -> Self {
        self.settings.exchange_without_jwt = true;
        self
    }

    /// Binds the port and starts to serve.
    ///
    /// # Errors
    /// If the port is in use, or the version does not consist of numbers and dots.
    pub async fn start(self) -> io::Result<SuiteApi> {
        let version = Version::parse(&self.settings.version).ok_or_else(|| {
            let message = format!("not a valid version: {:?}", self.settings.version);
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

    /// Writes all data to a file, from which [`SuiteApiBuilder::load`] reads it.
    ///
    /// The file holds the passwords of the pretend users, so only its owner may read it;
    /// what was in it before stays until all is written.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub async fn save(&self, file: impl AsRef<Path>) -> io::Result<()> {
        let data = lock(&self.app.state).data.clone();
        data_file::write(file.as_ref(), &data).await
    }

    /// The name of the administrator, who always exists.
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
        Some(users.find(|user| user.username == username)?.id)
    }

    /// The id of the first user group of this name.
    pub fn user_group_id(&self, name: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        let mut groups = state.data.groups.iter();
        Some(groups.find(|group| group.name == name)?.id)
    }

    /// The id of the scope of this name.
    pub fn scope_id(&self, name: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        let mut scopes = state.data.scopes.iter();
        Some(scopes.find(|scope| scope.name == name)?.id)
    }

    /// The id of the auth source of this name.
    pub fn auth_source_id(&self, name: &str) -> Option<Uuid> {
        let state = lock(&self.app.state);
        Some(state.source_named(name)?.id)
    }

    /// How many tokens are valid now.
    pub fn active_tokens(&self) -> usize {
        lock(&self.app.state).sessions.active(self.app.clock.now())
    }

    /// Makes a token expire, and returns whether it was valid.
    pub fn expire_token(&self, token: &str) -> bool {
        let now = self.app.clock.now();
        lock(&self.app.state).sessions.release(token, now)
    }

    /// Makes all tokens expire.
    pub fn expire_all_tokens(&self) {
        lock(&self.app.state).sessions.release_all();
    }
}

handle_methods!(SuiteApi, BASE_PATH);
