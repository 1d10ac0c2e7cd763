//! Operations on users.

use serde::Deserialize;

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::state::State;
use super::{list, role};
use crate::call::Invalid;

/// The fields by which users can be found.
const FIELDS: [&str; 5] = ["uid", "name", "roles", "apiOnlyUser", "lastSuccessfulLogin"];

/// The name of the parameter.
const USER: &str = "userUid";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    name: String,
    role: Option<String>,
    #[serde(default)]
    api_only_user: bool,
}

/// `GET /v1/users`
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    list::page(request.call, &FIELDS, state.users())
}

/// `POST /v1/users`
///
/// A person whom other tenants know is added with the id that they have there. Not
/// documented, and perhaps otherwise at the real service: a user whom this tenant has is
/// a conflict; who is given no role may only read.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let input: Input = request.call.body()?;
    if input.name.trim().is_empty() {
        return Err(Invalid::new("name", "must not be empty").into());
    }
    if input.api_only_user && input.name.contains('@') {
        let reason = "must be without @ for an API-only user: the tenant is appended";
        return Err(Invalid::new("name", reason).into());
    }
    let role = role::named(input.role.as_deref())?;
    let created = state.create_user(&input.name, role, input.api_only_user);
    let created = created.map_err(|_| Problem::conflict("The tenant has a user of this name"))?;
    Answer::created(&created)
}

/// `GET /v1/users/{userUid}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let uid = request.call.uuid_param(USER)?;
    Answer::ok(state.user(uid).ok_or_else(unknown)?)
}

/// `DELETE /v1/users/{userUid}`
///
/// The tokens of the user end. Not documented, and perhaps otherwise at the real service:
/// callers may remove themselves.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let uid = request.call.uuid_param(USER)?;
    let user = state.delete_user(uid);
    user.map(|_| Answer::no_content()).ok_or_else(unknown)
}

/// There is no user of the id that was asked for.
pub(super) fn unknown() -> Problem {
    Problem::not_found("There is no user of this id")
}
