//! A call of every operation, with all that it can take.
//!
//! What the calls refer to stands in a [`World`]. Every list has two entries,
//! and no parameter and no member of a body is left out without a reason.

#![expect(deprecated, reason = "what the document deprecates can still be sent")]

mod account;
mod groups;
mod roles;
mod scopes;
mod sources;
mod tokens;
mod users;
mod world;

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use suite_api_client::{Client, Error, ResponseValue, StatusCode, types};

pub(crate) use sources::{deleting_with_credentials, ldap};
pub(crate) use world::World;

/// What comes of a call.
pub(crate) type Outcome = Result<Success, Error>;

/// A success, whatever its type.
pub(crate) struct Success {
    pub(crate) status: StatusCode,
    pub(crate) has_request_id: bool,
    /// The value as it was read; `null` if the answer has none.
    pub(crate) value: Value,
    /// What `Debug` shows of the builder and of the success.
    pub(crate) shown: String,
}

impl Success {
    fn new<T: fmt::Debug + Serialize>(builder: String, value: &ResponseValue<T>) -> Self {
        Self {
            status: value.status(),
            has_request_id: value.request_id().is_some(),
            value: serde_json::to_value(&**value).expect("what was read can be written"),
            shown: format!("{builder}\n{value:?}\n{value:#?}"),
        }
    }
}

/// Leaves out the value, which may have a token.
impl fmt::Debug for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Success")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Sends a request.
macro_rules! sent {
    ($call:expr) => {{
        let call = $call;
        let builder = format!("{call:?}\n{call:#?}");
        let outcome = call.send().await;
        outcome.map(|value| $crate::calls::Success::new(builder, &value))
    }};
}
use sent;

/// Calls an operation as its document wants it called.
///
/// # Panics
/// If no call of it is written here.
pub(crate) async fn call(client: &Client, world: &World, id: &str) -> Outcome {
    // Each group knows its own; boxed, since the largest one counts for all.
    let groups = [
        Box::pin(account::call(client, world, id)).await,
        Box::pin(groups::call(client, world, id)).await,
        Box::pin(roles::call(client, world, id)).await,
        Box::pin(scopes::call(client, world, id)).await,
        Box::pin(sources::call(client, world, id)).await,
        Box::pin(tokens::call(client, world, id)).await,
        Box::pin(users::call(client, world, id)).await,
    ];
    let mut outcomes = groups.into_iter().flatten();
    let outcome = outcomes.next();
    assert!(outcomes.next().is_none(), "{id} is written twice");
    outcome.unwrap_or_else(|| panic!("no call is written for the operation {id}"))
}

/// A role for some objects: those of a scope, and those of a tree.
fn role_permission(
    body: types::builder::RolePermission,
    world: &World,
) -> types::builder::RolePermission {
    body.role_name(&world.role)
        .allow_all_objects(false)
        .scope_id(world.scopes[0])
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
        .resource_id(world::RESOURCES);
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
