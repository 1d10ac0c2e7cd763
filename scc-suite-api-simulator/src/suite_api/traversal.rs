//! The operation on traversal specifications.

use serde_json::json;

use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::traversal::TraversalSpec;
use crate::reply::Reply;

/// `GET /api/auth/traversalspecs`: all, or those that match each of the filters.
pub(super) fn list(_: &mut State, request: &Request<'_>) -> Outcome {
    let matches = |spec: &&TraversalSpec| {
        let filters = [
            ("name", &spec.name),
            ("adapterKind", &spec.adapter_kind),
            ("resourceKind", &spec.resource_kind),
        ];
        filters.iter().all(|(filter, value)| {
            let wanted = request.call.query_all(filter);
            wanted.is_empty() || wanted.contains(&value.as_str())
        })
    };
    let specs = CATALOGUE.traversal_specs.iter().filter(matches);
    Ok(Reply::ok(json!({ "specs": specs.collect::<Vec<_>>() })))
}
