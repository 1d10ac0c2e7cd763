//! The way of every request to the function of its operation.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::State as AppState;
use axum::response::Response;
use axum::routing;
use chrono::{DateTime, Utc};
use http::StatusCode;

use super::access::{self, Caller};
use super::answer::{Answer, Problem, render, render_problem};
use super::state::product::Version;
use super::table::{Entry, TABLE};
use super::{App, BASE_PATH, Settings};
use crate::call::Call;
use crate::lock::lock;
use crate::specification::{Operation, Specification};

/// The document that the operations come from; `cargo xtask generate` writes it.
static SPECIFICATION: LazyLock<Specification> = LazyLock::new(|| {
    let document = include_str!("../../documents/suite-api.json");
    Specification::parse(document).expect("the embedded document is sound")
});

/// A request whose caller is known and may do this, and which fits the document.
pub(super) struct Request<'a> {
    pub(super) call: &'a Call,
    pub(super) caller: Option<&'a Caller>,
    pub(super) settings: &'a Settings,
    pub(super) now: DateTime<Utc>,
}

impl Request<'_> {
    /// The caller of an operation that needs one.
    pub(super) fn caller(&self) -> Result<&Caller, Problem> {
        self.caller.ok_or_else(Problem::dead_token)
    }
}

/// The operations that this version of the product has.
pub(super) fn routes(version: &Version) -> Router<Arc<App>> {
    let operations = SPECIFICATION.router(|operation| {
        let entry = TABLE.iter().find(|entry| entry.id == operation.id())?;
        let answer = async move |AppState(app): AppState<Arc<App>>, mut call: Call| {
            let result = attempt(&app, operation, entry, &mut call);
            written(operation, &call, result)
        };
        let route = || routing::on(operation.method(), answer);
        version.has(operation.id()).then(route)
    });
    Router::new()
        .nest(BASE_PATH, operations)
        .fallback(async |call: Call| render_problem(&call, &not_found()))
        .method_not_allowed_fallback(async |call: Call| render_problem(&call, &not_allowed()))
}

/// Who calls, whether they may, whether the request fits the document, and then the
/// operation: nothing comes between, since all of it holds the state.
fn attempt(
    app: &App,
    operation: &Operation,
    entry: &Entry,
    call: &mut Call,
) -> Result<Answer, Problem> {
    let now = app.clock.now();
    let mut state = lock(&app.state);
    let security = operation.security();
    let caller = access::caller(security, &app.settings, &mut state, call, now)?;
    access::check(&state, caller.as_ref(), entry.privilege)?;
    operation.check(call)?;
    let request = Request {
        call,
        caller: caller.as_ref(),
        settings: &app.settings,
        now,
    };
    (entry.function)(&mut state, &request)
}

fn written(operation: &Operation, call: &Call, result: Result<Answer, Problem>) -> Response {
    match result {
        Ok(answer) => render(operation, call, answer),
        Err(problem) => render_problem(call, &problem),
    }
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
    use super::{SPECIFICATION, TABLE};
    use crate::specification::Security;

    #[test]
    fn every_operation_of_the_document_has_one_function() {
        SPECIFICATION.assert_table(TABLE.iter().map(|entry| entry.id));
    }

    #[test]
    fn only_an_operation_with_a_token_asks_for_a_privilege() {
        for operation in SPECIFICATION.operations() {
            let mut table = TABLE.iter();
            let entry = table.find(|entry| entry.id == operation.id());
            let asks = entry.is_some_and(|entry| entry.privilege.is_some());
            let has_token = operation.security() == Security::Required;
            assert!(has_token || !asks, "{}", operation.id());
        }
    }
}
