//! Operations on tokens: those of API-only users, and the caller's own.

use std::collections::BTreeSet;

use serde_json::json;
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use crate::call::Invalid;
use crate::reply::Reply;

/// `POST /v1/users/{apiUserUid}/apiToken/generate`
pub(super) fn generate(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = api_only_user(state, request)?;
    let old_life = request.settings.old_token_life;
    let token = state.generate(uid, old_life, request.now);
    Ok(Reply::created(json!({ "apiToken": token })))
}

/// `POST /v1/users/{apiUserUid}/apiToken/revoke`
///
/// Every token of the user ends. Not documented, and perhaps otherwise at the real
/// service: a user who has no token is no error.
pub(super) fn revoke_of_user(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = api_only_user(state, request)?;
    state.revoke_tokens_of(uid);
    Ok(Reply::created(json!({ "status": "OK" })))
}

/// `GET /v1/token`
///
/// Without `expiresAt`: the tokens do not expire.
pub(super) fn info(state: &mut State, request: &Request<'_>) -> Outcome {
    let user = state.user_by_token(request.token, request.now);
    let user = user.ok_or_else(Problem::dead_token)?;
    let roles: BTreeSet<_> = user.roles.iter().collect();
    Ok(Reply::ok(json!({
        "uid": user.uid,
        "name": user.name,
        "roles": roles,
        "tenantUid": state.tenant_uid,
    })))
}

/// `POST /v1/token/revoke`
pub(super) fn revoke_own(state: &mut State, request: &Request<'_>) -> Outcome {
    state.revoke(request.token);
    Ok(Reply::empty())
}

/// The id in the path, which must be that of an API-only user.
fn api_only_user(state: &State, request: &Request<'_>) -> Result<Uuid, Problem> {
    const USER: &str = "apiUserUid";
    let uid = request.call.uuid_param(USER)?;
    let user = state.users.find(&uid)?;
    if user.api_only_user {
        Ok(uid)
    } else {
        Err(Invalid::new(USER, "is not the id of an API-only user").into())
    }
}
