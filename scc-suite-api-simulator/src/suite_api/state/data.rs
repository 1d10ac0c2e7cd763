//! The data that a file keeps.

use std::collections::HashSet;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::group::Group;
use super::ids::{DEFAULT_USERNAME, LOCAL_SOURCE_ID};
use super::role::Role;
use super::scope::Scope;
use super::source::Source;
use super::source_type::SourceKind;
use crate::store::Collection;

/// The state at the start, which requests change.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Data {
    /// Distinguishes the file from that of another service.
    simulator: Service,
    #[serde(default)]
    pub(crate) users: Collection<Account>,
    #[serde(default)]
    pub(crate) groups: Collection<Group>,
    #[serde(default)]
    pub(crate) roles: Collection<Role>,
    #[serde(default)]
    pub(crate) scopes: Collection<Scope>,
    #[serde(default)]
    pub(crate) sources: Collection<Source>,
    /// Sources, new or changed, whose certificate is not accepted yet.
    #[serde(default)]
    pub(crate) pending_sources: Collection<Source>,
}

/// The name of the service in its file.
#[derive(Clone, Serialize, Deserialize)]
enum Service {
    #[serde(rename = "suite-api")]
    SuiteApi,
}

impl Data {
    /// The data that is there by default: enough for every operation to have a result.
    pub(crate) fn defaults(now: i64) -> Self {
        let text = include_str!("../../../data/suite-api-defaults.json");
        let mut data: Self = serde_json::from_str(text).expect("the embedded data is valid");
        for scope in data.scopes.iter_mut() {
            scope.creation_time = now;
            scope.last_modified_time = now;
        }
        for source in data.sources.iter_mut() {
            source.created = now;
            source.last_modified = now;
        }
        data
    }

    /// Adds what always exists, if it is missing: the source of local users, the roles of
    /// the product, and the administrator.
    pub(crate) fn complete(&mut self, now: i64) {
        let defaults = Self::defaults(now);
        for role in defaults.roles.iter().filter(|role| role.system_created) {
            // A role of the same name stays.
            let _ = self.roles.create(role.clone());
        }
        if let (false, Ok(local)) = (
            self.sources.has(&LOCAL_SOURCE_ID),
            defaults.sources.find(&LOCAL_SOURCE_ID),
        ) {
            self.sources.extend([local.clone()]);
        }
        let is_admin =
            |user: &&Account| user.source == LOCAL_SOURCE_ID && user.username == DEFAULT_USERNAME;
        if self.users.iter().find(is_admin).is_none() {
            let admin = defaults.users.iter().find(is_admin);
            self.users.extend(admin.cloned());
        }
    }

    /// Checks what the operations rely on.
    ///
    /// # Errors
    /// If it does not hold; the text says what, without a value that was in the file.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        let Self {
            users,
            groups,
            roles,
            scopes,
            sources,
            ..
        } = self;
        let source_ids: HashSet<_> = sources.iter().map(|source| source.id).collect();
        let user_ids: HashSet<_> = users.iter().map(|user| user.id).collect();
        let of_source = |user: &Account| (user.source, user.username.clone());
        let group_of_source = |group: &Group| (group.auth_source_id, group.name.clone());
        let is_known = |source: &Source| source.source_type().is_some();
        let is_local = |source: &Source| source.kind() == SourceKind::Local;
        let is_broker = |source: &&Source| source.kind() == SourceKind::Broker;
        unique(users, |user| user.id, "two users have one id")?;
        let reason = "two users of one auth source have one name";
        unique(users, of_source, reason)?;
        unique(groups, |group| group.id, "two groups have one id")?;
        let reason = "two groups of one auth source have one name";
        unique(groups, group_of_source, reason)?;
        unique(roles, |role| role.name.clone(), "two roles have one name")?;
        unique(scopes, |scope| scope.id, "two scopes have one id")?;
        let reason = "two scopes have one name";
        unique(scopes, |scope| scope.name.clone(), reason)?;
        unique(sources, |source| source.id, "two auth sources have one id")?;
        let reason = "two auth sources have one name";
        unique(sources, |source| source.name.clone(), reason)?;
        let is_for_local = |source: &Source| is_local(source) == (source.id == LOCAL_SOURCE_ID);
        let reason = "the type LOCAL is for the auth source of local users";
        ensure(
            sources.iter().all(is_known),
            "an auth source has an unknown type",
        )?;
        ensure(sources.iter().all(is_for_local), reason)?;
        let brokers = sources.iter().filter(is_broker).count();
        ensure(brokers <= 1, "two auth sources have the type VIDB")?;
        let mut users = users.iter();
        let has_source = |user: &Account| source_ids.contains(&user.source);
        ensure(users.all(has_source), "a user has an unknown auth source")?;
        let mut members = groups.iter().flat_map(|group| &group.user_ids);
        let is_there = |member| user_ids.contains(member);
        ensure(members.all(is_there), "a group has an unknown member")
    }
}

/// Checks that no two entries have the same key.
fn unique<T, K: Eq + Hash>(
    entries: &[T],
    key: impl Fn(&T) -> K,
    reason: &'static str,
) -> Result<(), &'static str> {
    let mut seen = HashSet::new();
    ensure(entries.iter().all(|entry| seen.insert(key(entry))), reason)
}

fn ensure(condition: bool, reason: &'static str) -> Result<(), &'static str> {
    if condition { Ok(()) } else { Err(reason) }
}
