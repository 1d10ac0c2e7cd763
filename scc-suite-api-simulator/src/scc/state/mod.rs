//! The state of one tenant: users, groups, transactions, and whose each token is.

mod group;
mod transaction;
mod user;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::jwt::looks_like_jwt;
use crate::store::{Collection, StoreError};

pub use group::Group;
pub(super) use transaction::Transaction;
pub(super) use user::Account;
pub use user::User;

/// The users that always exist, and their tokens.
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
    pub(super) tenant_uid: Uuid,
    pub(super) defaults: Defaults,
    /// In the order in which they came.
    pub(super) users: Collection<Account>,
    /// People of other tenants, also those who were removed from this one: the service
    /// knows them, so they keep their ids when they come.
    #[serde(rename = "strangers")]
    other_tenants_users: Vec<Account>,
    pub(super) groups: Collection<Group>,
    /// In the files of older versions there are none.
    #[serde(default)]
    pub(super) transactions: Collection<Transaction>,
    /// The users by their tokens.
    tokens: BTreeMap<String, Uuid>,
    /// When those tokens end that a new one has replaced.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    token_ends: BTreeMap<String, DateTime<Utc>>,
}

impl State {
    /// A tenant with the users that always exist.
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
            users: Collection::default(),
            other_tenants_users: Vec::new(),
            groups: Collection::default(),
            transactions: Collection::default(),
            tokens: BTreeMap::new(),
            token_ends: BTreeMap::new(),
        };
        state.add_user(admin.token(&defaults.admin_token).last_login(now));
        state.add_user(api_only_user);
        state.add_user(read_only_user.token(&defaults.read_only_token));
        state.add_user(human_user.last_login(now));
        state
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
        self.users.replace_conflicting(account);
    }

    /// Adds a person of another tenant, unless this tenant has the user.
    pub(super) fn add_user_of_another_tenant(&mut self, user: User) {
        let name = &user.account.name;
        if self.users.iter().all(|known| known.name != *name) {
            self.remember(user.account);
        }
    }

    /// Keeps a person as one of other tenants.
    fn remember(&mut self, account: Account) {
        self.other_tenants_users
            .retain(|known| known.name != account.name);
        self.other_tenants_users.push(account);
    }

    pub(super) fn add_group(&mut self, group: Group) {
        self.groups.replace_conflicting(group);
    }

    /// The name that an API-only user gets in this tenant.
    fn api_only_name(&self, name: &str) -> String {
        format!("{name}@{}", self.tenant)
    }

    pub(super) fn user_by_token(&self, token: &str, now: DateTime<Utc>) -> Option<&Account> {
        let uid = self.tokens.get(token)?;
        self.users
            .find(uid)
            .ok()
            .filter(|_| !self.is_over(token, now))
    }

    /// Whether a token has been replaced for too long.
    fn is_over(&self, token: &str, now: DateTime<Utc>) -> bool {
        self.token_ends.get(token).is_some_and(|end| *end <= now)
    }

    /// A new user; a person whom another tenant knows keeps the id.
    pub(super) fn create_user(
        &mut self,
        name: &str,
        role: &str,
        api_only: bool,
    ) -> Result<&Account, StoreError> {
        let name = if api_only {
            self.api_only_name(name)
        } else {
            name.to_owned()
        };
        let guests = &mut self.other_tenants_users;
        let guest = guests.iter().position(|user| user.name == name);
        let guest = guest.filter(|_| !api_only);
        let mut account = match guest {
            Some(index) => guests[index].clone(),
            None if api_only => User::api_only(&name).account,
            None => User::person(&name).account,
        };
        account.roles = vec![role.to_owned()];
        let created = self.users.create(account)?;
        if let Some(index) = guest {
            guests.remove(index);
        }
        Ok(created)
    }

    /// Removes a user and the tokens.
    pub(super) fn delete_user(&mut self, uid: Uuid) -> Result<(), StoreError> {
        let account = self.users.remove(&uid)?;
        self.revoke_tokens_of(uid);
        // An API-only user is of this tenant alone.
        if !account.api_only_user {
            self.remember(account);
        }
        Ok(())
    }

    /// A new token for a user, in place of the old ones or beside them.
    pub(super) fn generate(
        &mut self,
        uid: Uuid,
        old_life: Option<Duration>,
        now: DateTime<Utc>,
    ) -> String {
        if let Some(life) = old_life {
            let old = self.tokens.iter().filter(|(_, owner)| **owner == uid);
            for (token, _) in old {
                self.token_ends.entry(token.clone()).or_insert(now + life);
            }
            let ends = &mut self.token_ends;
            self.tokens
                .retain(|token, _| ends.get(token).is_none_or(|end| *end > now));
            ends.retain(|_, end| *end > now);
        }
        let token = new_token(uid, now);
        self.tokens.insert(token.clone(), uid);
        token
    }

    pub(super) fn active_tokens(&self, now: DateTime<Utc>) -> usize {
        let tokens = self.tokens.keys();
        tokens.filter(|token| !self.is_over(token, now)).count()
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
