//! The table of operations: which path and method leads to which function.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{self, MethodFilter, MethodRouter};
use http::StatusCode;

use super::answer::{Answer, Problem, render};
use super::state::Version;
use super::{App, BASE_PATH, token};
use crate::call::Call;

/// An operation: a plain function from a request to an answer.
type Operation = fn(&App, &Call) -> Result<Answer, Problem>;

/// The operations that this version of the product has.
pub(super) fn routes(version: &Version) -> Router<Arc<App>> {
    const POST: MethodFilter = MethodFilter::POST;
    let mut operations = Router::new()
        .route("/api/auth/token/acquire", on(POST, token::acquire))
        .route("/api/auth/token/release", on(POST, token::release));
    if version.has_exchange() {
        let exchange = on(POST, token::exchange);
        operations = operations.route("/api/auth/token/exchange", exchange);
    }
    Router::new()
        .nest(BASE_PATH, operations)
        .fallback(async |call: Call| render(&call, Err(not_found())))
        .method_not_allowed_fallback(async |call: Call| render(&call, Err(not_allowed())))
}

fn on(method: MethodFilter, operation: Operation) -> MethodRouter<Arc<App>> {
    let answer = async move |State(app): State<Arc<App>>, call: Call| {
        let result = operation(&app, &call);
        render(&call, result)
    };
    routing::on(method, answer)
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
