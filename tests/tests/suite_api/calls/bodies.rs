//! What the bodies of the calls have in common.

use contract_tests::call::Success;
use suite_api_client::{Error, types};

use super::targets::{CallTargets, RESOURCES};

/// What comes of a call.
pub(crate) type Outcome = Result<Success, Error>;

/// A role for some objects: those of a scope, and those of a tree.
pub(super) fn role_permission(
    body: types::builder::RolePermission,
    targets: &CallTargets,
) -> types::builder::RolePermission {
    body.role_name(&targets.role)
        .allow_all_objects(false)
        .scope_id(targets.scopes[0])
        .traversal_spec_instances([objects()])
}

/// A choice from a tree of objects.
pub(super) fn objects() -> types::TraversalSpecInstance {
    let chosen = types::TraversalSpecInstance::builder();
    chosen_objects(chosen)
        .try_into()
        .expect("all that is required is there")
}

pub(super) fn chosen_objects(
    body: types::builder::TraversalSpecInstance,
) -> types::builder::TraversalSpecInstance {
    let selection = types::ResourceSelection::builder()
        .type_("SPECIFIC")
        .resource_id(RESOURCES);
    let selection: types::ResourceSelection =
        selection.try_into().expect("all that is required is there");
    body.adapter_kind("VMWARE")
        .resource_kind("vSphere World".to_owned())
        .name("vSphere Hosts and Clusters")
        .select_all_resources(false)
        .resource_selection([selection])
}

/// The words as a list that a call takes.
pub(super) fn list(words: [&str; 2]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}
