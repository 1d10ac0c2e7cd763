//! Traversal specifications: the trees of objects from which scopes choose.

use serde::Serialize;

use super::permission::TraversalSpecInstance;

/// The schema `traversal-spec`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TraversalSpec {
    pub(crate) name: &'static str,
    description: &'static str,
    #[serde(rename = "rootAdapterKindKey")]
    pub(crate) adapter_kind: &'static str,
    #[serde(rename = "rootResourceKindKey")]
    pub(crate) resource_kind: &'static str,
    /// Whether a choice must name the adapter kinds that it includes.
    adapter_instance_association: bool,
}

/// All trees; requests cannot change them.
pub(crate) static TRAVERSAL_SPECS: [TraversalSpec; 4] = [
    TraversalSpec {
        name: "vSphere Hosts and Clusters",
        description: "Data centers, clusters, hosts and the machines on them",
        adapter_kind: "VMWARE",
        resource_kind: "vSphere World",
        adapter_instance_association: false,
    },
    TraversalSpec {
        name: "vSphere Storage",
        description: "Data centers and the datastores in them",
        adapter_kind: "VMWARE",
        resource_kind: "vSphere World",
        adapter_instance_association: false,
    },
    TraversalSpec {
        name: "Custom Groups",
        description: "The groups that administrators made",
        adapter_kind: "Container",
        resource_kind: "Environment",
        adapter_instance_association: false,
    },
    TraversalSpec {
        name: "Adapter Instances",
        description: "Everything that the adapters of some kinds collect",
        adapter_kind: "Container",
        resource_kind: "Universe",
        adapter_instance_association: true,
    },
];

impl TraversalSpecInstance {
    /// What is wrong with this choice, if something is: the member, and why.
    pub(crate) fn fault(&self) -> Option<(&'static str, &'static str)> {
        let tree = TRAVERSAL_SPECS.iter().find(|tree| {
            let resource_kind = self.resource_kind.as_deref();
            tree.name == self.name
                && tree.adapter_kind == self.adapter_kind
                && resource_kind.is_none_or(|kind| tree.resource_kind == kind)
        });
        let named = !self.included_adapter_kinds.is_empty();
        match tree {
            None => Some(("name", "is not the name of a traversal specification")),
            Some(tree) if tree.adapter_instance_association == named => None,
            Some(_) if named => Some((
                "includedAdapterKinds",
                "is only for a tree of adapter kinds",
            )),
            Some(_) => Some(("includedAdapterKinds", "is required for this tree")),
        }
    }
}
