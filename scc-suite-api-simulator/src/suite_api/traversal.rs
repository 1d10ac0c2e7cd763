//! The operation on traversal specifications.

use serde::Serialize;

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::state::State;
use super::state::traversal::{TRAVERSAL_SPECS, TraversalSpec};

/// The schema `traversal-specs`.
#[derive(Serialize)]
struct List {
    specs: Vec<&'static TraversalSpec>,
}

/// `GET /api/auth/traversalspecs`: all, or those that fit each kind of filter.
pub(super) fn list(_: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let call = request.call;
    let fits = |spec: &&TraversalSpec| {
        let filters = [
            ("name", spec.name),
            ("adapterKind", spec.adapter_kind),
            ("resourceKind", spec.resource_kind),
        ];
        filters.iter().all(|(filter, value)| {
            let wanted = call.query_all(filter);
            wanted.is_empty() || wanted.contains(value)
        })
    };
    let specs = TRAVERSAL_SPECS.iter().filter(fits).collect();
    Answer::ok(&List { specs })
}
