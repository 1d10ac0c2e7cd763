//! The table of operations, and the route of every request through it.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::State as AppState;
use axum::routing::{self, MethodFilter};
use http::StatusCode;

use super::app::{App, BASE_PATH};
use super::problem::{Problem, render};
use super::request::{Outcome, Request};
use super::role::Privilege::{self, Read, Write};
use super::state::State;
use super::{access, groups, token, transactions, users};
use crate::call::Call;
use crate::specification::{Operation, Specification};
use openapi_client_testing::service::lock;

/// The document that the operations come from; `cargo xtask generate` writes it.
static SPECIFICATION: LazyLock<Specification> = LazyLock::new(|| {
    let document = include_str!("../../documents/scc.json");
    Specification::parse(document).expect("the embedded document is valid")
});

/// An operation: a plain function from a request to its outcome.
type Function = fn(&mut State, &Request<'_>) -> Outcome;

/// The id of an operation, what it asks of its caller, and its function.
type Entry = (&'static str, Privilege, Function);

const TABLE: [Entry; 13] = [
    ("getUsers", Read, users::list),
    ("createUser", Write, users::create),
    ("getUser", Read, users::get),
    ("deleteUser", Write, users::delete),
    ("getActiveDirectoryGroups", Read, groups::list),
    ("createActiveDirectoryGroup", Write, groups::create),
    ("getActiveDirectoryGroup", Read, groups::get),
    ("modifyActiveDirectoryGroup", Write, groups::modify),
    ("deleteActiveDirectoryGroup", Write, groups::delete),
    ("generateApiToken", Write, token::generate),
    ("revokeApiToken", Write, token::revoke_of_user),
    ("getToken", Privilege::None, token::info),
    ("revokeToken", Privilege::None, token::revoke_own),
];

/// The operations that the document lacks, each by its method and path.
const BESIDE_THE_DOCUMENT: [(MethodFilter, &str, Entry); 2] = [
    (
        MethodFilter::POST,
        "/v1/vpnsessions/refresh",
        (
            "refreshRaVpnSessionsByDevice",
            Write,
            transactions::refresh_vpn_sessions,
        ),
    ),
    (
        MethodFilter::GET,
        "/v1/transactions/{transactionUid}",
        ("getTransaction", Read, transactions::get),
    ),
];

/// All operations.
pub(super) fn routes() -> Router<Arc<App>> {
    let mut operations = SPECIFICATION.router(|operation| {
        let entry = TABLE.iter().find(|(id, ..)| *id == operation.id())?;
        let handler = async move |AppState(app): AppState<Arc<App>>, mut call: Call| {
            let result = attempt(&app, Some(operation), entry, &mut call);
            let documented = |status| operation.response_schema(status).is_some();
            render(result.map_err(|problem| problem.with_documented_status(documented)))
        };
        Some(routing::on(operation.method(), handler))
    });
    for (method, path, entry) in BESIDE_THE_DOCUMENT {
        let handler = async move |AppState(app): AppState<Arc<App>>, mut call: Call| {
            render(attempt(&app, None, &entry, &mut call))
        };
        operations = operations.route(path, routing::on(method, handler));
    }
    Router::new()
        .nest(BASE_PATH, operations)
        .fallback(async || render(Err(Problem::not_found("There is nothing at this path"))))
        .method_not_allowed_fallback(async || render(Err(not_allowed())))
}

/// Checks the caller, the privilege and the request, if the document has its operation,
/// and then runs it: all with the same lock on the state.
fn attempt(
    app: &App,
    operation: Option<&Operation>,
    (_, privilege, function): &Entry,
    call: &mut Call,
) -> Outcome {
    let now = app.clock.now();
    let mut state = lock(&app.state);
    access::check(&state, call, *privilege, now)?;
    if let Some(operation) = operation {
        if operation.refuses_type(call) {
            return Err(Problem::unsupported_media_type());
        }
        operation.check(call)?;
    }
    let request = Request {
        call,
        token: access::token(call)?,
        settings: &app.settings,
        now,
    };
    function(&mut state, &request)
}

fn not_allowed() -> Problem {
    let message = "This path does not take this method";
    Problem::common(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        message,
    )
}

#[cfg(test)]
mod tests {
    use super::{SPECIFICATION, TABLE};

    #[test]
    fn every_operation_of_the_document_has_one_function() {
        SPECIFICATION.assert_table(TABLE.iter().map(|(id, ..)| *id));
    }
}
