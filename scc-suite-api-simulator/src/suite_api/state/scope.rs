//! Scopes: named sets of objects.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::permission::TraversalSpecInstance;
use crate::store::Resource;

/// The schema `scope-details`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Scope {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    pub(crate) created_by: Uuid,
    pub(crate) creation_time: i64,
    pub(crate) last_modified_by: Uuid,
    pub(crate) last_modified_time: i64,
    #[serde(default)]
    pub(crate) traversal_spec_instances: Vec<TraversalSpecInstance>,
}

impl Resource for Scope {
    type Key = Uuid;

    const NAME: &'static str = "scope";

    fn key(&self) -> &Uuid {
        &self.id
    }

    fn conflict(&self, other: &Self) -> Option<&'static str> {
        (self.name == other.name).then_some("There is a scope of this name")
    }
}
