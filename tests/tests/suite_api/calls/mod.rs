//! A call of every operation, with all that it can take.
//!
//! What the calls refer to is in a [`CallTargets`]. Every list has two entries,
//! and no parameter and no member of a body is left out without a reason.

#![expect(deprecated, reason = "what the document deprecates can still be sent")]

mod account;
mod groups;
mod roles;
mod scopes;
mod sources;
mod targets;
mod tokens;
mod users;

use contract_tests::call::{Success, sent};
use suite_api_client::{Client, Error, types};

pub(crate) use sources::{deleting_with_credentials, ldap};
pub(crate) use targets::CallTargets;

/// What comes of a call.
pub(crate) type Outcome = Result<Success, Error>;

/// Calls an operation as its document wants it called.
///
/// # Panics
/// If no call of it is written here.
pub(crate) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Outcome {
    // Each group knows its own; boxed, since the largest one counts for all.
    let groups = [
        Box::pin(account::call(client, targets, id)).await,
        Box::pin(groups::call(client, targets, id)).await,
        Box::pin(roles::call(client, targets, id)).await,
        Box::pin(scopes::call(client, targets, id)).await,
        Box::pin(sources::call(client, targets, id)).await,
        Box::pin(tokens::call(client, targets, id)).await,
        Box::pin(users::call(client, targets, id)).await,
    ];
    let mut outcomes = groups.into_iter().flatten();
    let outcome = outcomes.next();
    assert!(outcomes.next().is_none(), "{id} is written twice");
    outcome.unwrap_or_else(|| panic!("no call is written for the operation {id}"))
}

/// A role for some objects: those of a scope, and those of a tree.
fn role_permission(
    body: types::builder::RolePermission,
    targets: &CallTargets,
) -> types::builder::RolePermission {
    body.role_name(&targets.role)
        .allow_all_objects(false)
        .scope_id(targets.scopes[0])
        .traversal_spec_instances([objects()])
}

/// A choice from a tree of objects.
fn objects() -> types::TraversalSpecInstance {
    let chosen = types::TraversalSpecInstance::builder();
    chosen_objects(chosen)
        .try_into()
        .expect("all that is required is there")
}

fn chosen_objects(
    body: types::builder::TraversalSpecInstance,
) -> types::builder::TraversalSpecInstance {
    let selection = types::ResourceSelection::builder()
        .type_("SPECIFIC")
        .resource_id(targets::RESOURCES);
    let selection: types::ResourceSelection =
        selection.try_into().expect("all that is required is there");
    body.adapter_kind("VMWARE")
        .resource_kind("vSphere World".to_owned())
        .name("vSphere Hosts and Clusters")
        .select_all_resources(false)
        .resource_selection([selection])
}

/// The words as a list that a call takes.
fn list(words: [&str; 2]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}
