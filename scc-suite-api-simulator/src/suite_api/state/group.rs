//! User groups.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::permission::RolePermission;
use crate::store::Resource;

/// A group of users.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Group {
    #[serde(default = "Uuid::new_v4")]
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    /// None for a local group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) auth_source_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) external_id: Option<String>,
    #[serde(default)]
    pub(crate) user_ids: Vec<Uuid>,
    #[serde(default)]
    pub(crate) permissions: Vec<RolePermission>,
}

impl Group {
    /// A local group without members.
    pub(crate) fn new(id: Uuid, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            display_name: None,
            description: None,
            auth_source_id: None,
            external_id: None,
            user_ids: Vec::new(),
            permissions: Vec::new(),
        }
    }

    /// Makes a user a member, if it is none.
    pub(crate) fn add(&mut self, user: Uuid) {
        if !self.user_ids.contains(&user) {
            self.user_ids.push(user);
        }
    }

    /// Makes a user no member.
    pub(crate) fn remove(&mut self, user: Uuid) {
        self.user_ids.retain(|member| *member != user);
    }
}

impl Resource for Group {
    type Key = Uuid;

    const NAME: &'static str = "user group";

    fn key(&self) -> &Uuid {
        &self.id
    }

    fn conflict(&self, other: &Self) -> Option<&'static str> {
        (self.name == other.name && self.auth_source_id == other.auth_source_id)
            .then_some("There is a user group of this name")
    }
}
