//! What requests cannot change: privileges, types of auth sources, traversal
//! specifications, and the services beside the product.
//!
//! The privileges of the real product are many more, and have other keys, except for
//! [`VIEW_ACCESS`](super::privilege::VIEW_ACCESS).

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::permission::TraversalSpecInstance;
use super::privilege::{Privilege, PrivilegeGroup};
use super::source_type::{Property, SourceType};
use super::traversal::TraversalSpec;

/// The content of the file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Catalogue {
    pub(crate) privilege_groups: Vec<PrivilegeGroup>,
    pub(crate) source_types: Vec<SourceType>,
    property_sets: HashMap<String, Vec<Property>>,
    pub(crate) traversal_specs: Vec<TraversalSpec>,
    services: Vec<Value>,
}

/// The catalogue, read when it is first used.
pub(crate) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let text = include_str!("../../../data/suite-api-catalogue.json");
    serde_json::from_str(text).expect("the embedded catalogue is valid")
});

impl Catalogue {
    /// All privileges, group by group.
    pub(crate) fn privileges(&self) -> impl Iterator<Item = &Privilege> {
        self.privilege_groups
            .iter()
            .flat_map(|group| &group.privileges)
    }

    /// Whether there is a privilege with this key.
    pub(crate) fn has_privilege(&self, key: &str) -> bool {
        self.privileges().any(|privilege| privilege.key == key)
    }

    /// The type of auth sources with this id.
    pub(crate) fn source_type(&self, id: &str) -> Option<&SourceType> {
        self.source_types.iter().find(|known| known.id == id)
    }

    /// The properties that a type of auth sources takes.
    pub(crate) fn properties(&self, source_type: &SourceType) -> &[Property] {
        let properties = self.property_sets.get(&source_type.properties);
        properties.map_or(&[], Vec::as_slice)
    }

    /// The details of a service that a token can be exchanged for.
    pub(crate) fn service(&self, key: &str, version: &str) -> Option<Value> {
        let mut services = self.services.iter();
        let mut service = services.find(|service| service["key"] == key)?.clone();
        service["version"] = version.into();
        Some(service)
    }

    /// What is wrong with a choice of objects, if something is: the member, and why.
    pub(crate) fn invalid_member(
        &self,
        objects: &TraversalSpecInstance,
    ) -> Option<(&'static str, &'static str)> {
        let tree = self.traversal_specs.iter().find(|tree| {
            let resource_kind = objects.resource_kind.as_deref();
            tree.name == objects.name
                && tree.adapter_kind == objects.adapter_kind
                && resource_kind.is_none_or(|kind| tree.resource_kind == kind)
        });
        let named = !objects.included_adapter_kinds.is_empty();
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::CATALOGUE;

    #[test]
    fn keys_of_privileges_are_unique() {
        let keys: HashSet<_> = CATALOGUE.privileges().map(|one| &one.key).collect();
        assert_eq!((CATALOGUE.privileges().count(), keys.len()), (31, 31));
        let groups = CATALOGUE.privilege_groups.iter();
        let groups: HashSet<_> = groups.map(|group| &group.group.key).collect();
        assert_eq!(groups.len(), CATALOGUE.privilege_groups.len());
    }

    #[test]
    fn each_type_of_auth_sources_has_a_set_of_properties() {
        let types = CATALOGUE.source_types.iter();
        let counts: Vec<_> = types.map(|one| CATALOGUE.properties(one).len()).collect();
        assert_eq!(counts, [0, 15, 15, 5, 5, 5, 4, 4, 4]);
        let mut types = CATALOGUE.source_types.iter();
        assert!(types.all(|one| CATALOGUE.property_sets.contains_key(&one.properties)));
    }
}
