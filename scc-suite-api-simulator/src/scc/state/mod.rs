//! What SCC remembers of one tenant: users, groups, and whose each token is.

mod group;
mod user;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::jwt::looks_like_jwt;

pub use group::Group;
pub(super) use user::Account;
pub use user::User;

/// The users that are always there, and the tokens that they have.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Defaults {
    pub(super) admin: Uuid,
    pub(super) admin_token: String,
    pub(super) api_only_user: Uuid,
    pub(super) read_only_user: Uuid,
    pub(super) read_only_token: String,
    pub(super) human_user: Uuid,
}

/// The name of the service in its file.
#[derive(Clone, Serialize, Deserialize)]
enum Service {
    #[serde(rename = "scc")]
    Scc,
}

/// Everything that a request can change, as it is kept in a file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct State {
    /// Tells the file from that of another service.
    simulator: Service,
    tenant: String,
    tenant_uid: Uuid,
    pub(super) defaults: Defaults,
    /// In the order in which they came.
    users: Vec<Account>,
    /// People of other tenants, also those who were removed from this one: the service
    /// knows them, so they keep their ids when they come.
    strangers: Vec<Account>,
    groups: Vec<Group>,
    /// The users by their tokens.
    tokens: BTreeMap<String, Uuid>,
}

/// Something of the same name is there already.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict;

impl State {
    /// A tenant with the users that are always there.
    pub(super) fn new(tenant: &str, now: DateTime<Utc>) -> Self {
        let admin = User::person("admin@example.com").role("ROLE_SUPER_ADMIN");
        let api_only_user = User::api_only("automation").role("ROLE_SUPER_ADMIN");
        let read_only_user = User::api_only("reader").role("ROLE_READ_ONLY");
        let human_user = User::person("someone@example.com").role("ROLE_READ_ONLY");
        let defaults = Defaults {
            admin: admin.account.uid,
            admin_token: new_token(admin.account.uid, now),
            api_only_user: api_only_user.account.uid,
            read_only_user: read_only_user.account.uid,
            read_only_token: new_token(read_only_user.account.uid, now),
            human_user: human_user.account.uid,
        };
        let mut state = Self {
            simulator: Service::Scc,
            tenant: tenant.to_owned(),
            tenant_uid: Uuid::new_v4(),
            defaults: defaults.clone(),
            users: Vec::new(),
            strangers: Vec::new(),
            groups: Vec::new(),
            tokens: BTreeMap::new(),
        };
        state.add_user(admin.token(&defaults.admin_token).last_login(now));
        state.add_user(api_only_user);
        state.add_user(read_only_user.token(&defaults.read_only_token));
        state.add_user(human_user.last_login(now));
        state
    }

    pub(super) fn tenant_uid(&self) -> Uuid {
        self.tenant_uid
    }

    /// Adds a user with the tokens, in place of one of the same name or id; the name of
    /// an API-only one gets the tenant.
    pub(super) fn add_user(&mut self, user: User) {
        let User {
            mut account,
            tokens,
        } = user;
        if account.api_only_user {
            account.name = self.api_only_name(&account.name);
        }
        let owned = tokens.into_iter().map(|token| (token, account.uid));
        self.tokens.extend(owned);
        self.users
            .retain(|known| known.name != account.name && known.uid != account.uid);
        self.users.push(account);
    }

    /// Adds a person of another tenant, unless this tenant has the user.
    pub(super) fn add_stranger(&mut self, user: User) {
        if !self
            .users
            .iter()
            .any(|known| known.name == user.account.name)
        {
            self.remember(user.account);
        }
    }

    /// Keeps a person as one of other tenants.
    fn remember(&mut self, account: Account) {
        self.strangers.retain(|known| known.name != account.name);
        self.strangers.push(account);
    }

    pub(super) fn add_group(&mut self, group: Group) {
        self.groups
            .retain(|known| !known.collides_with(&group) && known.uid != group.uid);
        self.groups.push(group);
    }

    /// The name that an API-only user gets in this tenant.
    fn api_only_name(&self, name: &str) -> String {
        format!("{name}@{}", self.tenant)
    }

    pub(super) fn users(&self) -> &[Account] {
        &self.users
    }

    pub(super) fn user(&self, uid: Uuid) -> Option<&Account> {
        self.users.iter().find(|user| user.uid == uid)
    }

    pub(super) fn user_by_token(&self, token: &str) -> Option<&Account> {
        self.user(*self.tokens.get(token)?)
    }

    /// A new user; a person whom another tenant knows keeps the id.
    pub(super) fn create_user(
        &mut self,
        name: &str,
        role: &str,
        api_only: bool,
    ) -> Result<Account, Conflict> {
        let name = if api_only {
            self.api_only_name(name)
        } else {
            name.to_owned()
        };
        if self.users.iter().any(|user| user.name == name) {
            return Err(Conflict);
        }
        let known = self.strangers.iter().position(|user| user.name == name);
        let known = known.filter(|_| !api_only);
        let mut account = match known {
            Some(index) => self.strangers.remove(index),
            None if api_only => User::api_only(&name).account,
            None => User::person(&name).account,
        };
        account.roles = vec![role.to_owned()];
        self.users.push(account.clone());
        Ok(account)
    }

    /// Removes a user and the tokens; none if there is no such user.
    pub(super) fn delete_user(&mut self, uid: Uuid) -> Option<Account> {
        let index = self.users.iter().position(|user| user.uid == uid)?;
        let account = self.users.remove(index);
        self.revoke_tokens_of(uid);
        // An API-only user is of this tenant alone.
        if !account.api_only_user {
            self.remember(account.clone());
        }
        Some(account)
    }

    pub(super) fn groups(&self) -> &[Group] {
        &self.groups
    }

    pub(super) fn group(&self, uid: Uuid) -> Option<&Group> {
        self.groups.iter().find(|group| group.uid == uid)
    }

    pub(super) fn create_group(&mut self, group: Group) -> Result<(), Conflict> {
        if self.groups.iter().any(|known| known.collides_with(&group)) {
            return Err(Conflict);
        }
        self.groups.push(group);
        Ok(())
    }

    /// Puts a group in the place of the one with its id.
    pub(super) fn replace_group(&mut self, group: Group) -> Result<(), Conflict> {
        let mut others = self.groups.iter().filter(|known| known.uid != group.uid);
        if others.any(|known| known.collides_with(&group)) {
            return Err(Conflict);
        }
        if let Some(known) = self.groups.iter_mut().find(|known| known.uid == group.uid) {
            *known = group;
        }
        Ok(())
    }

    /// Removes a group; none if there is no such group.
    pub(super) fn delete_group(&mut self, uid: Uuid) -> Option<Group> {
        let index = self.groups.iter().position(|group| group.uid == uid)?;
        Some(self.groups.remove(index))
    }

    /// A new token for a user, in place of the old ones or beside them.
    pub(super) fn generate(&mut self, uid: Uuid, in_place: bool, now: DateTime<Utc>) -> String {
        if in_place {
            self.revoke_tokens_of(uid);
        }
        let token = new_token(uid, now);
        self.tokens.insert(token.clone(), uid);
        token
    }

    pub(super) fn active_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// Removes a token; false if nobody had it.
    pub(super) fn revoke(&mut self, token: &str) -> bool {
        self.tokens.remove(token).is_some()
    }

    /// Removes every token of a user.
    pub(super) fn revoke_tokens_of(&mut self, uid: Uuid) {
        self.tokens.retain(|_, owner| *owner != uid);
    }

    pub(super) fn revoke_all(&mut self) {
        self.tokens.clear();
    }
}

/// A token without an end, as the service makes them.
fn new_token(uid: Uuid, now: DateTime<Utc>) -> String {
    looks_like_jwt(&json!({ "sub": uid, "jti": Uuid::new_v4(), "iat": now.timestamp() }))
}
