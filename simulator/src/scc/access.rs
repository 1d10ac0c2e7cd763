//! Who calls: the token in the `Authorization` header.

use super::App;
use super::answer::Problem;
use crate::call::Call;
use crate::lock::lock;

/// Checks that the caller may change users.
pub(super) fn admin(app: &App, call: &Call) -> Result<(), Problem> {
    let bearer = |scheme: &str| scheme.eq_ignore_ascii_case("Bearer");
    let token = call
        .authorization()
        .filter(|(scheme, _)| bearer(scheme))
        .map(|(_, token)| token);
    let token = token.ok_or_else(|| Problem::invalid_token("There is no bearer token"))?;
    let state = lock(&app.state);
    let Some(user) = state.user_by_token(token) else {
        return Err(Problem::invalid_token("The token is not valid"));
    };
    if user.is_admin() {
        Ok(())
    } else {
        Err(Problem::forbidden())
    }
}
