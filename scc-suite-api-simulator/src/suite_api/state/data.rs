//! Everything that is kept in a file.

use std::collections::HashSet;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::defaults;
use super::group::Group;
use super::role::Role;
use super::scope::Scope;
use super::source::Source;
use super::source_type::Kind;

/// What is there before the first request, and what requests change.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Data {
    /// Tells the file from that of another service.
    simulator: Service,
    #[serde(default)]
    pub(crate) users: Vec<Account>,
    #[serde(default)]
    pub(crate) groups: Vec<Group>,
    #[serde(default)]
    pub(crate) roles: Vec<Role>,
    #[serde(default)]
    pub(crate) scopes: Vec<Scope>,
    #[serde(default)]
    pub(crate) sources: Vec<Source>,
    /// Sources, new or changed, whose certificate nobody accepted yet.
    #[serde(default)]
    pub(crate) pending_sources: Vec<Source>,
}

/// The name of the service in its file.
#[derive(Clone, Default, Serialize, Deserialize)]
enum Service {
    #[default]
    #[serde(rename = "suite-api")]
    SuiteApi,
}

impl Data {
    /// What is there by default.
    pub(crate) fn defaults(now: i64) -> Self {
        Self {
            simulator: Service::SuiteApi,
            users: defaults::users(),
            groups: defaults::groups(),
            roles: defaults::roles(),
            scopes: defaults::scopes(now),
            sources: defaults::sources(now),
            pending_sources: Vec::new(),
        }
    }

    /// Adds what is always there and is missing: the source of local users, the roles of
    /// the product, and the administrator.
    pub(crate) fn complete(&mut self, now: i64) {
        let missing = |role: &Role| self.roles.iter().all(|old| old.name != role.name);
        let roles = defaults::roles().into_iter();
        let roles: Vec<_> = roles
            .filter(|role| role.system_created && missing(role))
            .collect();
        self.roles.extend(roles);
        let is_local = |source: &Source| source.id == defaults::LOCAL_SOURCE_ID;
        if !self.sources.iter().any(is_local) {
            let sources = defaults::sources(now).into_iter();
            self.sources.extend(sources.filter(is_local));
        }
        let is_admin = |user: &Account| {
            user.source == defaults::LOCAL_SOURCE_ID && user.username == defaults::DEFAULT_USERNAME
        };
        if !self.users.iter().any(is_admin) {
            let users = defaults::users().into_iter();
            self.users.extend(users.filter(is_admin));
        }
    }

    /// Checks what the operations take for granted.
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
        let mut members = groups.iter().flat_map(|group| &group.user_ids);
        let is_local = |source: &Source| source.kind() == Kind::Local;
        let is_broker = |source: &&Source| source.kind() == Kind::Broker;
        let by_source = |group: &Group| (group.auth_source_id, group.name.clone());
        let faults = [
            (
                twice(users.iter().map(|user| user.id)),
                "two users have one id",
            ),
            (
                twice(users.iter().map(|user| (user.source, &user.username))),
                "two users of one auth source have one name",
            ),
            (
                twice(groups.iter().map(|group| group.id)),
                "two groups have one id",
            ),
            (
                twice(groups.iter().map(by_source)),
                "two groups of one auth source have one name",
            ),
            (
                twice(roles.iter().map(|role| &role.name)),
                "two roles have one name",
            ),
            (
                twice(scopes.iter().map(|scope| scope.id)),
                "two scopes have one id",
            ),
            (
                twice(scopes.iter().map(|scope| &scope.name)),
                "two scopes have one name",
            ),
            (
                twice(sources.iter().map(|source| source.id)),
                "two auth sources have one id",
            ),
            (
                twice(sources.iter().map(|source| &source.name)),
                "two auth sources have one name",
            ),
            (
                sources.iter().any(|source| source.source_type().is_none()),
                "an auth source has an unknown type",
            ),
            (
                sources
                    .iter()
                    .any(|source| is_local(source) != (source.id == defaults::LOCAL_SOURCE_ID)),
                "the type LOCAL is for the auth source of local users",
            ),
            (
                sources.iter().filter(is_broker).count() > 1,
                "two auth sources have the type VIDB",
            ),
            (
                users.iter().any(|user| !source_ids.contains(&user.source)),
                "a user has an unknown auth source",
            ),
            (
                members.any(|member| !user_ids.contains(member)),
                "a group has an unknown member",
            ),
        ];
        let fault = faults.into_iter().find(|(is_so, _)| *is_so);
        fault.map_or(Ok(()), |(_, what)| Err(what))
    }
}

/// Whether a value is there twice.
fn twice<T: Eq + Hash>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    let mut values = values;
    !values.all(|value| seen.insert(value))
}
