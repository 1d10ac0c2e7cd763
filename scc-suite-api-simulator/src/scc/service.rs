//! The builder of an SCC, and its handle.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use super::app::{App, BASE_PATH, Settings};
use super::routes;
use super::state::{Defaults, Group, State, User};
use crate::data_file;
use crate::service::{builder_methods, handle_methods};
use openapi_client_testing::service::lock;
use openapi_client_testing::service::{Options, Server};

/// The configuration of an SCC, before it starts.
#[derive(Clone)]
#[must_use = "nothing listens before `start`"]
pub struct SccBuilder {
    options: Options,
    settings: Settings,
    tenant: String,
    /// The content of a file, in place of a new tenant.
    loaded: Option<State>,
    users: Vec<User>,
    other_tenants_users: Vec<User>,
    groups: Vec<Group>,
}

impl SccBuilder {
    builder_methods!();

    /// Adds a user to the four that always exist.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds a person of another tenant, who keeps the id when this tenant creates the
    /// user; the roles and tokens of the other tenant are not valid here.
    pub fn user_of_another_tenant(mut self, user: User) -> Self {
        self.other_tenants_users.push(user);
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
        self.loaded = Some(data_file::read(file.as_ref()).await?);
        Ok(self)
    }

    /// Makes a new token revoke the user's old ones at once.
    ///
    /// What the real service does is unknown; by default the old ones stay.
    pub fn one_token_per_user(self) -> Self {
        self.old_token_life(chrono::Duration::zero())
    }

    /// Sets how long the user's old tokens stay valid when a new one is generated.
    ///
    /// What the real service does is unknown; by default the old ones stay for good.
    pub fn old_token_life(mut self, life: chrono::Duration) -> Self {
        self.settings.old_token_life = Some(life);
        self
    }

    /// Sets the states that each transaction goes through: it has the first when it is
    /// started, the next one with each poll, and keeps the last.
    ///
    /// By default they are `PENDING`, `IN_PROGRESS` and `DONE`. The real service also has
    /// `ERROR` and, though no document lists it, `CANCELLED`.
    pub fn transaction_states(
        mut self,
        states: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.settings.transaction_states = states.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the scheme and the host of the URL that the answer of an operation with a
    /// transaction has; by default the one of the real service, which is another than that
    /// of its API.
    pub fn polling_host(mut self, origin: &str) -> Self {
        origin.clone_into(&mut self.settings.polling_host);
        self
    }

    /// Binds the port and starts to serve.
    ///
    /// # Errors
    /// If the port is in use.
    pub async fn start(self) -> io::Result<Scc> {
        let clock = self.options.service_clock();
        let new = || State::new(&self.tenant, clock.now());
        let mut state = self.loaded.unwrap_or_else(new);
        for user in self.users {
            state.add_user(user);
        }
        for user in self.other_tenants_users {
            state.add_user_of_another_tenant(user);
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
                transaction_states: ["PENDING", "IN_PROGRESS", "DONE"].map(str::to_owned).into(),
                polling_host: "https://edge.us.cdo.cisco.com".to_owned(),
                old_token_life: None,
            },
            tenant: "simulator".to_owned(),
            loaded: None,
            users: Vec::new(),
            other_tenants_users: Vec::new(),
            groups: Vec::new(),
        }
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

    /// The API-only user who may only read.
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
        data_file::write(file.as_ref(), &state).await
    }

    /// The id of the tenant.
    pub fn tenant_uid(&self) -> Uuid {
        lock(&self.app.state).tenant_uid
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
        let now = self.app.clock.now();
        lock(&self.app.state).active_tokens(now)
    }

    /// Revokes a token, and returns whether it was valid.
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

handle_methods!(Scc, BASE_PATH);
