//! Role permissions: a role together with the objects that it covers.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The schema `role-permission`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RolePermission {
    #[serde(rename = "roleName")]
    pub(crate) role: String,
    #[serde(rename = "allowAllObjects", skip_serializing_if = "Option::is_none")]
    pub(crate) all_objects: Option<bool>,
    #[serde(rename = "scopeId", skip_serializing_if = "Option::is_none")]
    pub(crate) scope: Option<Uuid>,
    #[serde(
        rename = "traversal-spec-instances",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) objects: Vec<TraversalSpecInstance>,
}

/// The schema `traversal-spec-instance`: a choice from the tree of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TraversalSpecInstance {
    pub(crate) adapter_kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) resource_kind: Option<String>,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    select_all_resources: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    resource_selection: Vec<ResourceSelection>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) included_adapter_kinds: Vec<String>,
}

/// The schema `ResourceSelection`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ResourceSelection {
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "resourceId")]
    resources: Vec<Uuid>,
}

impl RolePermission {
    /// A role for all objects.
    pub(crate) fn everything(role: &str) -> Self {
        Self {
            role: role.to_owned(),
            all_objects: Some(true),
            scope: None,
            objects: Vec::new(),
        }
    }

    /// A role for no object yet.
    pub(crate) fn nothing(role: &str) -> Self {
        Self {
            all_objects: None,
            ..Self::everything(role)
        }
    }

    /// Adds objects, in place of those of the same tree.
    pub(crate) fn add(&mut self, objects: TraversalSpecInstance) {
        self.objects.retain(|old| !old.same_tree(&objects));
        self.objects.push(objects);
    }
}

impl TraversalSpecInstance {
    fn same_tree(&self, other: &Self) -> bool {
        self.adapter_kind == other.adapter_kind
            && self.resource_kind == other.resource_kind
            && self.name == other.name
    }
}

/// Puts a permission in the place of that of the same role.
pub(crate) fn assign(permissions: &mut Vec<RolePermission>, new: RolePermission) {
    match permissions.iter_mut().find(|old| old.role == new.role) {
        Some(old) => *old = new,
        None => permissions.push(new),
    }
}

/// The names of the roles of these permissions.
pub(crate) fn role_names(permissions: &[RolePermission]) -> Vec<&str> {
    let roles = permissions.iter();
    roles.map(|permission| permission.role.as_str()).collect()
}
