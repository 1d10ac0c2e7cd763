//! The state of the suite-api, and what many operations ask of it.

pub(crate) mod account;
pub(crate) mod catalogue;
pub(crate) mod data;
pub(crate) mod directory;
pub(crate) mod group;
pub(crate) mod ids;
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

use account::{Account, Profile, User};
use catalogue::CATALOGUE;
use data::Data;
use directory::Person;
use ids::{
    ADMINISTRATOR, DEFAULT_PASSWORD, DEFAULT_USERNAME, EVERYONE_ID, LOCAL_SOURCE, LOCAL_SOURCE_ID,
};
use permission::RolePermission;
use session::{Sessions, TokenLife};
use source::Source;
use source_type::{SourceKind, SourceType};

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

    /// The user with this name in an auth source.
    pub(crate) fn user_named(&self, source: Uuid, name: &str) -> Option<&Account> {
        let mut users = self.data.users.iter();
        users.find(|user| user.source == source && user.username == name)
    }

    /// The auth source with this name.
    pub(crate) fn source_named(&self, name: &str) -> Option<&Source> {
        self.data.sources.iter().find(|source| source.name == name)
    }

    fn local_source(&self) -> Option<&Source> {
        self.data.sources.find(&LOCAL_SOURCE_ID).ok()
    }

    /// Whether somebody who can log in has the role of the administrator.
    fn has_administrator(&self) -> bool {
        let mut users = self.data.users.iter().filter(|user| user.enabled);
        users.any(|user| self.roles_of(user.id).contains(&ADMINISTRATOR))
    }

    /// Runs a change, and takes it back if nobody has the role of the administrator any
    /// more: the last one cannot give it away.
    pub(crate) fn keep_administrator<T, E>(
        &mut self,
        change: impl FnOnce(&mut Self) -> Result<T, E>,
        refused: impl FnOnce() -> E,
    ) -> Result<T, E> {
        let had_one = self.has_administrator();
        let before = self.data.clone();
        let sessions = self.sessions.clone();
        let outcome = change(self)?;
        if had_one && !self.has_administrator() {
            (self.data, self.sessions) = (before, sessions);
            return Err(refused());
        }
        Ok(outcome)
    }

    /// Whether it is the administrator, who always exists.
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
            .data
            .users
            .find(&user)
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
        let mut roles = roles.filter_map(|name| self.data.roles.find(name).ok());
        roles.any(|role| role.privileges.iter().any(|key| key == privilege))
    }

    /// The user with this name, password and auth source, who may log in. The source of
    /// local users is known in upper and lower case, as scripts write all of them.
    pub(crate) fn log_in(
        &self,
        username: &str,
        password: &str,
        auth_source: Option<&str>,
    ) -> Option<&Account> {
        let source = match auth_source {
            Some(name) => match self.source_named(name) {
                Some(source) => source,
                None if name.eq_ignore_ascii_case(LOCAL_SOURCE) => self.local_source()?,
                None => return None,
            },
            None => self.local_source()?,
        };
        let user = self.user_named(source.id, username)?;
        let fits = user.password.as_deref() == Some(password);
        (fits && user.enabled).then_some(user)
    }

    /// Adds a user, who is a member of the group of all users.
    pub(crate) fn insert_user(&mut self, user: Account) {
        let id = user.id;
        self.data.users.extend([user]);
        if let Ok(everyone) = self.data.groups.find_mut(&EVERYONE_ID) {
            everyone.add(id);
        }
    }

    /// The permissions of all users and groups.
    pub(crate) fn all_permissions(&mut self) -> impl Iterator<Item = &mut Vec<RolePermission>> {
        let users = self.data.users.iter_mut().map(|user| &mut user.permissions);
        let groups = self.data.groups.iter_mut();
        users.chain(groups.map(|group| &mut group.permissions))
    }

    /// Removes a user and all that refers to it.
    pub(crate) fn remove_user(&mut self, id: Uuid) {
        self.data.users.retain(|user| user.id != id);
        for group in self.data.groups.iter_mut() {
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
        let permissions = permissions.collect();
        let users = &mut self.data.users;
        let is_same = |old: &&mut Account| old.source == source && old.username == user.name;
        if let Some(old) = users.iter_mut().find(is_same) {
            old.password = Some(user.password);
            old.permissions = permissions;
            return;
        }
        let account = Account {
            source,
            password: Some(user.password),
            permissions,
            ..Account::new(Uuid::new_v4(), &user.name)
        };
        self.insert_user(account);
    }

    /// Adds someone whom an auth source knows, in place of one of the same name.
    pub(crate) fn add_person(&mut self, user: User, now: i64) {
        let people = &mut self.source_or_new(&user.auth_source, now).directory.people;
        people.retain(|old| old.name != user.name);
        people.push(Person {
            name: user.name,
            password: Some(user.password),
            domain: None,
            profile: Profile::default(),
        });
    }

    /// The auth source with this name; if there is none, a new directory.
    fn source_or_new(&mut self, name: &str, now: i64) -> &mut Source {
        let sources = &mut self.data.sources;
        let at = sources.iter().position(|source| source.name == name);
        let at = at.unwrap_or_else(|| {
            let types = &CATALOGUE.source_types;
            let is_directory = |known: &&SourceType| known.kind == SourceKind::Directory;
            let directory = types.iter().find(is_directory).unwrap_or(&types[0]);
            sources.extend([Source::new(Uuid::new_v4(), name, directory, now)]);
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
