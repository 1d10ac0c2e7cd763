//! What the suite-api remembers, and the questions that many operations ask.

pub(crate) mod account;
pub(crate) mod data;
pub(crate) mod defaults;
pub(crate) mod directory;
pub(crate) mod group;
pub(crate) mod permission;
pub(crate) mod privilege;
pub(crate) mod product;
pub(crate) mod role;
pub(crate) mod scope;
pub(crate) mod session;
pub(crate) mod source;
pub(crate) mod source_type;
pub(crate) mod traversal;

use uuid::Uuid;

use account::{Account, User};
use data::Data;
use defaults::{DEFAULT_PASSWORD, DEFAULT_USERNAME, EVERYONE_ID, LOCAL_SOURCE_ID};
use directory::Person;
use group::Group;
use permission::RolePermission;
use role::Role;
use session::{Sessions, TokenLife};
use source::Source;
use source_type::{Kind, SOURCE_TYPES};

/// Everything that a request can change.
pub(crate) struct State {
    pub(crate) data: Data,
    pub(crate) sessions: Sessions,
}

impl State {
    pub(crate) fn new(data: Data, token_life: TokenLife) -> Self {
        let sessions = Sessions::new(token_life);
        Self { data, sessions }
    }

    /// The user with this id.
    pub(crate) fn user(&self, id: Uuid) -> Option<&Account> {
        self.data.users.iter().find(|user| user.id == id)
    }

    /// The user with this id, to change.
    pub(crate) fn user_mut(&mut self, id: Uuid) -> Option<&mut Account> {
        self.data.users.iter_mut().find(|user| user.id == id)
    }

    /// The user with this name in an auth source.
    pub(crate) fn user_named(&self, source: Uuid, name: &str) -> Option<&Account> {
        let mut users = self.data.users.iter();
        users.find(|user| user.source == source && user.username == name)
    }

    /// The group with this id.
    pub(crate) fn group(&self, id: Uuid) -> Option<&Group> {
        self.data.groups.iter().find(|group| group.id == id)
    }

    /// The group with this id, to change.
    pub(crate) fn group_mut(&mut self, id: Uuid) -> Option<&mut Group> {
        self.data.groups.iter_mut().find(|group| group.id == id)
    }

    /// The role with this name.
    pub(crate) fn role(&self, name: &str) -> Option<&Role> {
        self.data.roles.iter().find(|role| role.name == name)
    }

    /// The role with this name, to change.
    pub(crate) fn role_mut(&mut self, name: &str) -> Option<&mut Role> {
        self.data.roles.iter_mut().find(|role| role.name == name)
    }

    /// The auth source with this id.
    pub(crate) fn source(&self, id: Uuid) -> Option<&Source> {
        self.data.sources.iter().find(|source| source.id == id)
    }

    /// The auth source with this name.
    pub(crate) fn source_named(&self, name: &str) -> Option<&Source> {
        self.data.sources.iter().find(|source| source.name == name)
    }

    /// Whether it is the local user who is always there.
    pub(crate) fn is_administrator(&self, id: Uuid) -> bool {
        let admin = self.user_named(LOCAL_SOURCE_ID, DEFAULT_USERNAME);
        admin.is_some_and(|admin| admin.id == id)
    }

    /// The ids of the groups that a user is a member of.
    pub(crate) fn groups_of(&self, user: Uuid) -> Vec<Uuid> {
        let groups = self.data.groups.iter();
        let groups = groups.filter(|group| group.user_ids.contains(&user));
        groups.map(|group| group.id).collect()
    }

    /// The names of the roles of a user, own ones first, then those of the groups.
    pub(crate) fn roles_of(&self, user: Uuid) -> Vec<&str> {
        let own = self
            .user(user)
            .into_iter()
            .flat_map(|user| &user.permissions);
        let groups = self.data.groups.iter();
        let groups = groups.filter(|group| group.user_ids.contains(&user));
        let mut roles: Vec<&str> = Vec::new();
        for permission in own.chain(groups.flat_map(|group| &group.permissions)) {
            if !roles.contains(&permission.role.as_str()) {
                roles.push(&permission.role);
            }
        }
        roles
    }

    /// Whether a role of the user grants a privilege.
    pub(crate) fn may(&self, user: Uuid, privilege: &str) -> bool {
        let roles = self.roles_of(user).into_iter();
        let mut roles = roles.filter_map(|name| self.role(name));
        roles.any(|role| role.privileges.iter().any(|key| key == privilege))
    }

    /// The user with this name, password and auth source, who may log in.
    pub(crate) fn log_in(
        &self,
        username: &str,
        password: &str,
        auth_source: Option<&str>,
    ) -> Option<&Account> {
        let source = match auth_source {
            Some(name) => self.source_named(name)?,
            None => self.source(LOCAL_SOURCE_ID)?,
        };
        let user = self.user_named(source.id, username)?;
        let fits = user.password.as_deref() == Some(password);
        (fits && user.enabled).then_some(user)
    }

    /// Adds a user, who is a member of the group of all users.
    pub(crate) fn insert_user(&mut self, user: Account) {
        let id = user.id;
        self.data.users.push(user);
        if let Some(everyone) = self.group_mut(EVERYONE_ID) {
            everyone.add(id);
        }
    }

    /// Removes a user and all that refers to it.
    pub(crate) fn remove_user(&mut self, id: Uuid) {
        self.data.users.retain(|user| user.id != id);
        for group in &mut self.data.groups {
            group.remove(id);
        }
        self.sessions.release_user(id);
    }

    /// Adds a user from outside, or gives the one of this name and source this password
    /// and these roles.
    pub(crate) fn add_user(&mut self, user: User, now: i64) {
        let source = self.source_or_new(&user.auth_source, now).id;
        let permissions = user.roles.iter();
        let permissions = permissions.map(|role| RolePermission::everything(role));
        let old = self.user_named(source, &user.name).cloned();
        let is_new = old.is_none();
        let account = Account {
            source,
            password: Some(user.password),
            permissions: permissions.collect(),
            ..old.unwrap_or_else(|| Account::new(Uuid::new_v4(), &user.name))
        };
        match self.user_mut(account.id) {
            Some(old) if !is_new => *old = account,
            _ => self.insert_user(account),
        }
    }

    /// Adds someone whom an auth source knows, in place of one of the same name.
    pub(crate) fn add_person(&mut self, user: User, now: i64) {
        let people = &mut self.source_or_new(&user.auth_source, now).directory.people;
        people.retain(|old| old.name != user.name);
        people.push(Person {
            name: user.name,
            password: Some(user.password),
            domain: None,
            profile: account::Profile::default(),
        });
    }

    /// The auth source with this name; if there is none, a new directory.
    fn source_or_new(&mut self, name: &str, now: i64) -> &mut Source {
        let sources = &mut self.data.sources;
        let at = sources.iter().position(|source| source.name == name);
        let at = at.unwrap_or_else(|| {
            let directory = SOURCE_TYPES
                .iter()
                .find(|known| known.kind == Kind::Directory);
            let directory = directory.unwrap_or(&SOURCE_TYPES[0]);
            sources.push(Source::new(Uuid::new_v4(), name, directory, now));
            sources.len() - 1
        });
        &mut sources[at]
    }

    /// The password of the administrator, for programs that have to log in.
    pub(crate) fn administrator_password(&self) -> String {
        let admin = self.user_named(LOCAL_SOURCE_ID, DEFAULT_USERNAME);
        let password = admin.and_then(|user| user.password.clone());
        password.unwrap_or_else(|| DEFAULT_PASSWORD.to_owned())
    }
}
