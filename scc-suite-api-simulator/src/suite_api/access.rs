//! Authorization: the caller of an operation, and whether they may call it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::app::Settings;
use super::problem::Problem;
use super::state::State;
use crate::call::Call;
use crate::specification::Security;

/// The caller of an operation, found by the token.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    pub(super) token: String,
    pub(super) user: Uuid,
}

/// Finds the caller, if the operation needs one; that renews a sliding token.
pub(super) fn caller(
    security: Security,
    settings: &Settings,
    state: &mut State,
    call: &Call,
    now: DateTime<Utc>,
) -> Result<Option<Caller>, Problem> {
    let asked = match security {
        Security::None => false,
        Security::Optional => call.has_authorization(),
        Security::Required => true,
    };
    if !asked {
        return Ok(None);
    }
    let schemes = &settings.schemes;
    let known = |scheme: &str| {
        schemes
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme))
    };
    let token = call
        .authorization()
        .filter(|(scheme, _)| known(scheme))
        .map(|(_, token)| token);
    let Some(token) = token else {
        return Err(Problem::no_token(schemes));
    };
    let user = state.sessions.authenticate(token, now);
    let user = user.ok_or_else(Problem::dead_token)?;
    let token = token.to_owned();
    Ok(Some(Caller { token, user }))
}

/// Checks that a role of the caller grants the privilege, if one is needed.
pub(super) fn check(
    state: &State,
    caller: Option<&Caller>,
    privilege: Option<&str>,
) -> Result<(), Problem> {
    let Some(privilege) = privilege else {
        return Ok(());
    };
    if caller.is_some_and(|caller| state.may(caller.user, privilege)) {
        Ok(())
    } else {
        Err(Problem::forbidden(privilege))
    }
}
