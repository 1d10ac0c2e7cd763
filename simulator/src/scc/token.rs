//! Operations on tokens: generate.

use http::StatusCode;
use serde_json::json;

use super::App;
use super::access::admin;
use super::answer::{Answer, Problem};
use crate::call::{Call, Invalid};
use crate::lock::lock;

/// `POST /v1/users/{apiUserUid}/apiToken/generate`
pub(super) fn generate(app: &App, call: &Call) -> Result<Answer, Problem> {
    const USER: &str = "apiUserUid";
    admin(app, call)?;
    let uid = call.uuid_param(USER)?;
    let mut state = lock(&app.state);
    if state.user(uid).is_some_and(|user| !user.api_only) {
        return Err(Invalid::new(USER, "is not the id of an API-only user").into());
    }
    let token = state
        .generate(uid, app.settings.one_token_per_user, app.clock.now())
        .ok_or_else(|| {
            // 400, not 404: the operation documents no 404.
            Problem::common(
                StatusCode::BAD_REQUEST,
                "NOT_FOUND",
                "There is no user of this id",
            )
        })?;
    Ok(Answer::Created(json!({ "apiToken": token })))
}
