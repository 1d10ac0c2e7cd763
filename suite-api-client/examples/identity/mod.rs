//! What the examples on users and roles do alike: the session, and the list of
//! users.

use std::collections::HashSet;
use std::env;
use std::error::Error;
use std::time::Duration;

use suite_api_client::types::{User, UserGroup, UserRole};
use suite_api_client::{Client, Credentials};
use uuid::Uuid;

use crate::common;

/// How many names or ids stand in one request: an address must not be too long.
const FILTERS: usize = 100;

/// How long it may take to give the token back.
const RELEASE_TIMEOUT: Duration = Duration::from_secs(10);

/// Does `work` with a client that logs in as the environment says, and gives
/// the token back whatever came of it.
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
    // Nobody waits for long once the work is done.
    let ops = ops.with_total_timeout(RELEASE_TIMEOUT);
    if let Err(error) = ops.release().await {
        eprintln!("warning: the token expires by itself, for it was not given back: {error}");
    }
    outcome
}

/// All users that the server tells of.
///
/// By its document it lists local users alone unless it is asked for roles or
/// ids. So imported ones are also looked for by the roles that they have and by
/// the groups that they are in; one with neither may be missing.
pub(crate) async fn users(
    ops: &Client,
    roles: &[UserRole],
    groups: &[UserGroup],
) -> Result<Vec<User>, suite_api_client::Error> {
    let mut users = ops.get_users().send().await?.into_inner().users;
    for roles in roles.chunks(FILTERS) {
        let names: Vec<String> = roles.iter().map(|role| role.name.clone()).collect();
        let found = ops.get_users().role_name(names).send().await?;
        users.extend(found.into_inner().users);
    }
    // Nothing can be asked of a user without an id.
    let mut seen = HashSet::new();
    users.retain(|user| user.id.is_some_and(|id| seen.insert(id)));

    let members = groups.iter().flat_map(|group| &group.user_ids);
    let members: Vec<Uuid> = members.copied().filter(|id| seen.insert(*id)).collect();
    for ids in members.chunks(FILTERS) {
        let found = ops.get_users().id(ids.to_vec()).send().await?;
        users.extend(found.into_inner().users);
    }
    Ok(users)
}
