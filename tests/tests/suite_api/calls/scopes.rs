//! Calls about scopes and the objects in them.

use suite_api_client::{Client, types};

use super::{CallTargets, Outcome, list, objects, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    Some(match id {
        "getAllObjectScopes" => sent!(client.get_all_object_scopes()),
        "createScope" => sent!(
            client
                .create_scope()
                .body_map(|body| scope(body, &targets.fresh))
        ),
        "modifyScope" => sent!(client.modify_scope().body_map(|body| {
            let body = scope(body, CallTargets::SCOPES[0]);
            body.id(targets.scopes[0])
        })),
        "deleteScopes" => sent!(
            client
                .delete_scopes()
                .body_map(|body| body.uuids(targets.scopes))
        ),
        "getScope" => sent!(client.get_scope().scope_id(targets.scopes[0])),
        "getTraversalSpecs" => {
            let call = client.get_traversal_specs();
            let call = call.adapter_kind(list(["VMWARE", "Container"]));
            let call = call.resource_kind(list(["vSphere World", "Environment"]));
            sent!(call.name(list(["vSphere Storage", "Custom Groups"])))
        }
        _ => return None,
    })
}

/// A scope of this name that has everything.
fn scope(body: types::builder::Scope, name: &str) -> types::builder::Scope {
    body.name(name)
        .description("What a test covers".to_owned())
        .traversal_spec_instances([objects()])
}
