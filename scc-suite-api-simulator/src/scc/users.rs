//! Operations on users.

use serde::Deserialize;
use serde_json::json;

use super::request::{Outcome, Request};
use super::state::State;
use super::{page, role};
use crate::call::Invalid;
use crate::reply::Reply;

/// The fields by which users can be found.
const FIELDS: [&str; 5] = ["uid", "name", "roles", "apiOnlyUser", "lastSuccessfulLogin"];

/// The name of the parameter.
const USER: &str = "userUid";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserInput {
    name: String,
    role: Option<String>,
    #[serde(default)]
    api_only_user: bool,
}

/// `GET /v1/users`
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Outcome {
    page::page(request.call, &FIELDS, &state.users)
}

/// `POST /v1/users`
///
/// A person whom other tenants know is added with the id that they have there. Not
/// documented, and perhaps otherwise at the real service: a user whom this tenant has is
/// a conflict; who is given no role may only read.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: UserInput = request.call.body()?;
    if input.name.trim().is_empty() {
        return Err(Invalid::new("name", "must not be empty").into());
    }
    if input.api_only_user && input.name.contains('@') {
        let reason = "must be without @ for an API-only user: the tenant is appended";
        return Err(Invalid::new("name", reason).into());
    }
    let role = role::named(input.role.as_deref())?;
    let user = state.create_user(&input.name, role, input.api_only_user)?;
    Ok(Reply::created(json!(user)))
}

/// `GET /v1/users/{userUid}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = request.call.uuid_param(USER)?;
    Ok(Reply::ok(json!(state.users.find(&uid)?)))
}

/// `DELETE /v1/users/{userUid}`
///
/// The tokens of the user end. Not documented, and perhaps otherwise at the real service:
/// callers may remove themselves.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = request.call.uuid_param(USER)?;
    state.delete_user(uid)?;
    Ok(Reply::no_content())
}
