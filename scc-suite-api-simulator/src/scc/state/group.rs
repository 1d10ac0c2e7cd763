//! The Active Directory groups of a tenant.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::scc::role::READ_ONLY;
use crate::store::Resource;

/// A group of an identity provider, whose members have its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Group {
    pub(in crate::scc) uid: Uuid,
    pub(in crate::scc) name: String,
    pub(in crate::scc) role: String,
    pub(in crate::scc) group_identifier: String,
    pub(in crate::scc) issuer_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::scc) notes: Option<String>,
}

impl Group {
    /// A group with this identifier at the identity provider with this address; its
    /// members may only read.
    pub fn new(name: &str, group_identifier: &str, issuer_url: &str) -> Self {
        Self {
            uid: Uuid::new_v4(),
            name: name.to_owned(),
            role: READ_ONLY.to_owned(),
            group_identifier: group_identifier.to_owned(),
            issuer_url: issuer_url.to_owned(),
            notes: None,
        }
    }

    /// Sets the id, which is random by default.
    #[must_use]
    pub fn uid(mut self, uid: Uuid) -> Self {
        self.uid = uid;
        self
    }

    /// Sets the role, such as `ROLE_ADMIN`.
    #[must_use]
    pub fn role(mut self, name: &str) -> Self {
        name.clone_into(&mut self.role);
        self
    }

    /// Sets the notes.
    #[must_use]
    pub fn notes(mut self, text: &str) -> Self {
        self.notes = Some(text.to_owned());
        self
    }
}

impl Resource for Group {
    type Key = Uuid;

    const NAME: &'static str = "group";

    fn key(&self) -> &Uuid {
        &self.uid
    }

    /// They have a name in common, or are the same group of the same identity provider.
    fn conflict(&self, other: &Self) -> Option<&'static str> {
        let is_same_group =
            self.group_identifier == other.group_identifier && self.issuer_url == other.issuer_url;
        (self.name == other.name || is_same_group)
            .then_some("The tenant has a group of this name, or of this identifier and issuer")
    }
}
