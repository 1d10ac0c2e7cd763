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
        let mut members = groups.iter().flat_map(|group| &group.user_ids);
        let is_local = |source: &Source| source.kind() == SourceKind::Local;
        let is_broker = |source: &&Source| source.kind() == SourceKind::Broker;
        let by_source = |group: &Group| (group.auth_source_id, group.name.clone());
        let checks = [
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
                    .any(|source| is_local(source) != (source.id == LOCAL_SOURCE_ID)),
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
        let failed = checks.into_iter().find(|(is_so, _)| *is_so);
        failed.map_or(Ok(()), |(_, what)| Err(what))
    }
}

/// Whether a value is there twice.
fn twice<T: Eq + Hash>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    let mut values = values;
    !values.all(|value| seen.insert(value))
}
