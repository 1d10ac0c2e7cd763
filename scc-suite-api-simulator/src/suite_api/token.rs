//! Operations on tokens: acquire, release, exchange.

use chrono::Duration;
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use crate::call::Invalid;
use crate::jwt::looks_like_jwt;
use crate::reply::Reply;

/// How long the JWT of an exchange lives.
const JWT_LIFETIME: Duration = Duration::minutes(35);

/// The schema `username-password`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credentials {
    username: String,
    password: String,
    auth_source: Option<String>,
}

/// The schema `TokenExchangeRequest`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Exchange {
    service_keys: Vec<String>,
}

/// `POST /api/auth/token/acquire`
pub(super) fn acquire(state: &mut State, request: &Request<'_>) -> Outcome {
    if request.call.has_authorization() {
        let message = "A login must not carry an Authorization header";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, message));
    }
    let sent: Credentials = request.call.body()?;
    let user = state.log_in(&sent.username, &sent.password, sent.auth_source.as_deref());
    let user = user.ok_or_else(|| {
        let message = "The username or the password is not correct";
        Problem::new(StatusCode::UNAUTHORIZED, message)
    })?;
    let id = user.id;
    state.data.users.find_mut(&id)?.last_login_time = Some(request.now.timestamp_millis());
    let (token, expires) = state.sessions.open(id, request.now);
    let expires_at = expires.format("%A, %B %-d, %Y at %-I:%M:%S %p UTC");
    Ok(Reply::ok(json!({
        "token": token,
        "validity": expires.timestamp_millis(),
        "expiresAt": expires_at.to_string(),
        "roles": state.roles_of(id),
    })))
}

/// `POST /api/auth/token/release`
pub(super) fn release(state: &mut State, request: &Request<'_>) -> Outcome {
    let caller = request.caller()?;
    state.sessions.release(&caller.token, request.now);
    Ok(Reply::empty())
}

/// `POST /api/auth/token/exchange`
pub(super) fn exchange(state: &mut State, request: &Request<'_>) -> Outcome {
    let user = state.data.users.find(&request.caller()?.user);
    let user = user.map_err(|_| Problem::dead_token())?;
    let with_details = request.call.flag("includeServiceDetails")?;
    let Exchange { service_keys: keys } = request.call.body()?;
    let services = keys
        .iter()
        .map(|key| CATALOGUE.service(key, &request.settings.version))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Invalid::new("serviceKeys", "must hold only known services"))?;

    let mut body = json!({});
    if !request.settings.exchange_without_jwt {
        let claims = json!({
            "sub": user.username,
            "aud": keys,
            "iat": request.now.timestamp(),
            "exp": (request.now + JWT_LIFETIME).timestamp(),
        });
        body["jwtToken"] = looks_like_jwt(&claims).into();
    }
    if with_details {
        body["services"] = services.into();
    }
    Ok(Reply::ok(body).json_only())
}
