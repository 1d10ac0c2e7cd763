//! Roles: named sets of privileges.

use serde::{Deserialize, Serialize};

use crate::store::Resource;

/// The schema `user-role`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Role {
    pub(crate) name: String,
    #[serde(rename = "displayName", skip_serializing_if = "Option::is_none")]
    pub(crate) display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(rename = "privilege-keys", default)]
    pub(crate) privileges: Vec<String>,
    #[serde(rename = "system-created", default)]
    pub(crate) system_created: bool,
}

impl Resource for Role {
    type Key = str;

    const NAME: &'static str = "role";

    fn key(&self) -> &str {
        &self.name
    }

    fn conflict(&self, other: &Self) -> Option<&'static str> {
        (self.name == other.name).then_some("There is a role of this name")
    }
}
