//! Who calls: the token in the `Authorization` header.

use super::App;
use super::answer::Problem;
use crate::call::Call;
use crate::lock::lock;

/// The caller of an operation that needs a token.
pub(super) struct Caller<'a> {
    pub(super) token: &'a str,
    pub(super) username: String,
}

/// Finds the caller by the token, whose life starts anew with that if it is sliding.
pub(super) fn caller<'a>(app: &App, call: &'a Call) -> Result<Caller<'a>, Problem> {
    let schemes = &app.settings.schemes;
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
    match lock(&app.state).authenticate(token, app.clock.now()) {
        Some(username) => Ok(Caller { token, username }),
        None => Err(Problem::dead_token()),
    }
}
