//! The table of operations: which path and method leads to which function.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{self, MethodFilter, MethodRouter};
use http::StatusCode;

use super::answer::{Answer, Problem, render};
use super::{App, BASE_PATH, token};
use crate::call::Call;

/// An operation: a plain function from a request to an answer.
type Operation = fn(&App, &Call) -> Result<Answer, Problem>;

/// All operations.
pub(super) fn routes() -> Router<Arc<App>> {
    const POST: MethodFilter = MethodFilter::POST;
    let operations = Router::new().route(
        "/v1/users/{apiUserUid}/apiToken/generate",
        on(POST, token::generate),
    );
    Router::new()
        .nest(BASE_PATH, operations)
        .fallback(async || render(Err(not_found())))
        .method_not_allowed_fallback(async || render(Err(not_allowed())))
}

fn on(method: MethodFilter, operation: Operation) -> MethodRouter<Arc<App>> {
    let answer = async move |State(app): State<Arc<App>>, call: Call| {
        let result = operation(&app, &call);
        render(result)
    };
    routing::on(method, answer)
}

fn not_found() -> Problem {
    Problem::common(
        StatusCode::NOT_FOUND,
        "NOT_FOUND",
        "There is nothing at this path",
    )
}

fn not_allowed() -> Problem {
    let message = "This path does not take this method";
    Problem::common(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        message,
    )
}
