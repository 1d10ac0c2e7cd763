//! Operations on tokens: acquire, release, exchange.

use chrono::Duration;
use http::StatusCode;
use serde_json::json;

use super::App;
use super::access::caller;
use super::answer::{Answer, Problem};
use super::state::service;
use crate::call::{Call, Invalid};
use crate::jwt::looks_like_jwt;
use crate::lock::lock;
use crate::xml::Element;

/// How long the JWT of an exchange lives.
const JWT_LIFETIME: Duration = Duration::minutes(35);

/// `POST /api/auth/token/acquire`
pub(super) fn acquire(app: &App, call: &Call) -> Result<Answer, Problem> {
    if call.has_authorization() {
        let message = "A login must not carry an Authorization header";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, message));
    }
    let fields = call.json()?;
    let username = fields.required_text("username")?;
    let password = fields.required_text("password")?;
    let auth_source = fields.optional_text("authSource")?;

    let issued = lock(&app.state)
        .acquire(username, password, auth_source, app.clock.now())
        .ok_or_else(|| {
            let message = "The username or the password is not correct";
            Problem::new(StatusCode::UNAUTHORIZED, message)
        })?;
    let validity = issued.expires.timestamp_millis();
    let expires_at = issued
        .expires
        .format("%A, %B %-d, %Y at %-I:%M:%S %p UTC")
        .to_string();
    let roles = issued.roles.iter().map(|role| Element::text("role", role));
    let xml = Element::new("auth-token")
        .child(Element::text("token", &issued.token))
        .child(Element::text("validity", validity))
        .child(Element::text("expiresAt", &expires_at))
        .child(Element::new("roles").children(roles));
    let json = json!({
        "token": issued.token,
        "validity": validity,
        "expiresAt": expires_at,
        "roles": issued.roles,
    });
    Ok(Answer::Either { json, xml })
}

/// `POST /api/auth/token/release`
pub(super) fn release(app: &App, call: &Call) -> Result<Answer, Problem> {
    let caller = caller(app, call)?;
    lock(&app.state).release(caller.token, app.clock.now());
    Ok(Answer::Empty)
}

/// `POST /api/auth/token/exchange`
pub(super) fn exchange(app: &App, call: &Call) -> Result<Answer, Problem> {
    let caller = caller(app, call)?;
    let with_details = call.flag("includeServiceDetails")?;
    let fields = call.json()?;
    let keys = fields.unique_texts("serviceKeys")?;
    let services = keys
        .iter()
        .map(|key| service(key, &app.settings.version))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Invalid::new("serviceKeys", "must hold only known services"))?;

    let mut answer = json!({});
    if !app.settings.exchange_without_jwt {
        let now = app.clock.now();
        let claims = json!({
            "sub": caller.username,
            "aud": keys,
            "iat": now.timestamp(),
            "exp": (now + JWT_LIFETIME).timestamp(),
        });
        answer["jwtToken"] = looks_like_jwt(&claims).into();
    }
    if with_details {
        answer["services"] = services.into();
    }
    Ok(Answer::Json(answer))
}
