//! Authorization: the token of the caller, and what it allows.

use chrono::{DateTime, Utc};

use super::problem::Problem;
use super::role::Privilege;
use super::state::State;
use crate::call::Call;

/// The token that the request carries.
pub(super) fn token(call: &Call) -> Result<&str, Problem> {
    let bearer = |scheme: &str| scheme.eq_ignore_ascii_case("Bearer");
    let token = call
        .authorization()
        .filter(|(scheme, _)| bearer(scheme))
        .map(|(_, token)| token);
    token.ok_or_else(|| Problem::invalid_token("There is no bearer token"))
}

/// Checks that the token is valid and that its user has the privilege.
pub(super) fn check(
    state: &State,
    call: &Call,
    privilege: Privilege,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let user = state.user_by_token(token(call)?, now);
    let user = user.ok_or_else(Problem::dead_token)?;
    if privilege.is_given_to(&user.roles) {
        Ok(())
    } else {
        Err(Problem::forbidden())
    }
}
