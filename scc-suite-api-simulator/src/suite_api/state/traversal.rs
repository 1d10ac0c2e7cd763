//! Traversal specifications: the trees of objects from which scopes choose.

use serde::{Deserialize, Serialize};

/// The schema `traversal-spec`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TraversalSpec {
    pub(crate) name: String,
    description: String,
    #[serde(rename = "rootAdapterKindKey")]
    pub(crate) adapter_kind: String,
    #[serde(rename = "rootResourceKindKey")]
    pub(crate) resource_kind: String,
    /// Whether a choice must name the adapter kinds that it includes.
    pub(super) adapter_instance_association: bool,
}
