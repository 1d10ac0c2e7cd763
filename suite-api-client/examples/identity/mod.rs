//! What the examples on users and roles have in common: the session, and the list
//! of users.

use std::collections::HashSet;
use std::env;
use std::error::Error;
use std::time::Duration;

use suite_api_client::types::{User, UserGroup, UserRole};
use suite_api_client::{Client, Credentials};
use uuid::Uuid;

use crate::common;

/// The maximum number of names or ids in one request: a URL must not be too long.
const FILTERS: usize = 100;

/// How long releasing the token may take.
const RELEASE_TIMEOUT: Duration = Duration::from_secs(10);

/// Does `work` with a client that logs in with the credentials in the
/// environment, and releases the token whatever the outcome.
pub(crate) async fn with_session<T>(
    work: impl AsyncFnOnce(&Client) -> Result<T, Box<dyn Error>>,
) -> Result<T, Box<dyn Error>> {
    let builder = common::builder()?;
    let (username, password) = ("SUITE_API_USERNAME", "SUITE_API_PASSWORD");
    let mut credentials =
        Credentials::new(common::variable(username)?, common::variable(password)?);
    if let Ok(source) = env::var("SUITE_API_AUTH_SOURCE") {
        credentials = credentials.auth_source(source);
    }
    let ops = builder.credentials(credentials).build()?;

    let outcome = work(&ops).await;
    // The work is done: releasing must not take long.
    let ops = ops.with_total_timeout(RELEASE_TIMEOUT);
    if let Err(error) = ops.release().await {
        eprintln!("warning: the token expires by itself, for it was not given back: {error}");
    }
    outcome
}

/// All users that can be found.
///
/// According to its document the server lists local users only, unless it is
/// asked for roles or ids. So imported users are also searched by their roles and
/// by the members of groups; one with neither may be missing.
pub(crate) async fn users(
    ops: &Client,
    roles: &[UserRole],
    groups: &[UserGroup],
) -> Result<Vec<User>, suite_api_client::Error> {
    let found = ops.get_users().send().await?.into_inner();
    let mut users = found.users.unwrap_or_default();
    for roles in roles.chunks(FILTERS) {
        let names: Vec<String> = roles.iter().map(|role| role.name.clone()).collect();
        let found = ops.get_users().role_name(names).send().await?;
        users.extend(found.into_inner().users.into_iter().flatten());
    }
    // Nothing can be asked of a user without an id.
    let mut seen = HashSet::new();
    users.retain(|user| user.id.is_some_and(|id| seen.insert(id)));

    let members = groups.iter().filter_map(|group| group.user_ids.as_ref());
    let members = members.flatten();
    let members: Vec<Uuid> = members.copied().filter(|id| seen.insert(*id)).collect();
    for ids in members.chunks(FILTERS) {
        let found = ops.get_users().id(ids.to_vec()).send().await?;
        users.extend(found.into_inner().users.into_iter().flatten());
    }
    Ok(users)
}
