//! Operations on the catalogue of privileges.

use serde_json::json;

use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::privilege::Privilege;
use crate::reply::Reply;

/// `GET /api/auth/privileges`: all, or those with these keys.
pub(super) fn list(_: &mut State, request: &Request<'_>) -> Outcome {
    let privileges = with_keys(request, CATALOGUE.privileges());
    Ok(Reply::ok(json!({ "privileges": privileges })))
}

/// `GET /api/auth/privilegegroups`: all, or those with these keys.
pub(super) fn groups(_: &mut State, request: &Request<'_>) -> Outcome {
    let groups = CATALOGUE.privilege_groups.iter();
    let groups = with_keys(request, groups.map(|group| &group.group));
    Ok(Reply::ok(json!({ "privilegeGroups": groups })))
}

/// 200 with the privileges that have these keys.
pub(super) fn of_keys(keys: &[String]) -> Reply {
    let known = CATALOGUE.privileges();
    let privileges: Vec<_> = known.filter(|one| keys.contains(&one.key)).collect();
    Reply::ok(json!({ "privileges": privileges }))
}

fn with_keys<'a>(
    request: &Request<'_>,
    all: impl Iterator<Item = &'a Privilege>,
) -> Vec<&'a Privilege> {
    let keys = request.call.query_all("key");
    all.filter(|one| keys.is_empty() || keys.contains(&one.key.as_str()))
        .collect()
}
