//! The route of every request to the function of its operation.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::State as AppState;
use axum::routing::{self, MethodFilter};
use http::StatusCode;

use super::access;
use super::app::{App, BASE_PATH};
use super::problem::Problem;
use super::render::{render, render_problem};
use super::request::{Outcome, Request};
use super::resources;
use super::state::product::Version;
use super::table::{Entry, entries};
use crate::call::Call;
use crate::specification::{Operation, Specification};
use openapi_client_testing::service::lock;

/// The document that the operations come from; `cargo xtask generate` writes it.
static SPECIFICATION: LazyLock<Specification> = LazyLock::new(|| {
    let document = include_str!("../../documents/suite-api.json");
    Specification::parse(document).expect("the embedded document is valid")
});

/// The operations that this version of the product has.
pub(super) fn routes(version: &Version) -> Router<Arc<App>> {
    let operations = SPECIFICATION.router(|operation| {
        let entry = entries().find(|(id, ..)| *id == operation.id())?;
        let handler = async move |AppState(app): AppState<Arc<App>>, mut call: Call| match attempt(
            &app, operation, entry, &mut call,
        ) {
            Ok(reply) => render(operation, &call, &reply),
            Err(problem) => render_problem(&call, &problem),
        };
        let route = || routing::on(operation.method(), handler);
        version.has(operation.id()).then(route)
    });
    Router::new()
        .nest(BASE_PATH, operations.merge(resources::routes()))
        .fallback(async |call: Call| render_problem(&call, &not_found()))
        .method_not_allowed_fallback(async |call: Call| render_problem(&call, &not_allowed()))
}

/// Checks the caller, the privilege and the request, and then runs the operation: all
/// with the same lock on the state.
fn attempt(
    app: &App,
    operation: &Operation,
    (_, privilege, function): Entry,
    call: &mut Call,
) -> Outcome {
    let now = app.clock.now();
    let mut state = lock(&app.state);
    let security = operation.security();
    let caller = access::caller(security, &app.settings, &mut state, call, now)?;
    access::check(&state, caller.as_ref(), privilege)?;
    if operation.refuses_type(call) {
        let message = "The body must be application/json";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    }
    operation.check(call)?;
    let request = Request {
        call,
        caller: caller.as_ref(),
        settings: &app.settings,
        now,
    };
    // What is created takes nothing away.
    let takes_away = [MethodFilter::PUT, MethodFilter::DELETE].contains(&operation.method());
    if privilege.is_none() || !takes_away {
        return function(&mut state, &request);
    }
    let refused = || Problem::conflict("Nobody would have the role of the administrator");
    state.keep_administrator(|state| function(state, &request), refused)
}

fn not_found() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing at this path")
}

fn not_allowed() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "This path does not take this method",
    )
}

#[cfg(test)]
mod tests {
    use super::{SPECIFICATION, entries};
    use crate::specification::Security;

    #[test]
    fn every_operation_of_the_document_has_one_function() {
        SPECIFICATION.assert_table(entries().map(|(id, ..)| id));
    }

    #[test]
    fn only_an_operation_with_a_token_asks_for_a_privilege() {
        for operation in SPECIFICATION.operations() {
            let entry = entries().find(|(id, ..)| *id == operation.id());
            let asks = entry.is_some_and(|(_, privilege, _)| privilege.is_some());
            let has_token = operation.security() == Security::Required;
            assert!(has_token || !asks, "{}", operation.id());
        }
    }
}
