//! Privileges, and those that the operations of the simulator need.

use serde::{Deserialize, Serialize};

/// The privilege to read users, groups, roles, scopes and auth sources.
pub(crate) const VIEW_ACCESS: &str = "administration.accesscontrol.viewpage";
/// The privilege to change users.
pub(crate) const MANAGE_USERS: &str = "administration.accesscontrol.users.manage";
/// The privilege to change user groups.
pub(crate) const MANAGE_GROUPS: &str = "administration.accesscontrol.usergroups.manage";
/// The privilege to change roles.
pub(crate) const MANAGE_ROLES: &str = "administration.accesscontrol.roles.manage";
/// The privilege to change scopes.
pub(crate) const MANAGE_SCOPES: &str = "administration.accesscontrol.scopes.manage";
/// The privilege to change auth sources.
pub(crate) const MANAGE_SOURCES: &str = "administration.authsources.manage";

/// The schema `privilege`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Privilege {
    pub(crate) key: String,
    name: String,
    description: String,
}

/// The schema `privilege-group`, with its privileges.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PrivilegeGroup {
    #[serde(flatten)]
    pub(crate) group: Privilege,
    #[serde(skip_serializing)]
    pub(crate) privileges: Vec<Privilege>,
}
