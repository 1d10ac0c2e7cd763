//! A call of every operation, with all that it can take.
//!
//! What the calls refer to is in a [`CallTargets`]. Every list has two entries,
//! and no parameter and no member of a body is left out without a reason.

#![expect(deprecated, reason = "what the document deprecates can still be sent")]

mod account;
mod bodies;
mod groups;
mod made;
mod roles;
mod scopes;
mod sources;
mod targets;
mod tokens;
mod users;

use suite_api_client::Client;

pub(crate) use bodies::Outcome;
pub(crate) use sources::{deleting_with_credentials, ldap};
pub(crate) use targets::CallTargets;

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
