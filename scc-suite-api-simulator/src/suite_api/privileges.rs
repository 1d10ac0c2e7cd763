//! Operations on the catalogue of privileges.

use serde::Serialize;

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::state::State;
use super::state::privilege::{Described, PRIVILEGES, all};

/// The schema `privileges`.
#[derive(Serialize)]
struct List {
    privileges: Vec<&'static Described>,
}

/// The schema `privilege-groups`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Groups {
    privilege_groups: Vec<&'static Described>,
}

/// `GET /api/auth/privileges`: all, or those with these keys.
pub(super) fn list(_: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let privileges = chosen(request, all());
    Answer::ok(&List { privileges })
}

/// `GET /api/auth/privilegegroups`: all, or those with these keys.
pub(super) fn groups(_: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let groups = PRIVILEGES.iter().map(|group| &group.group);
    let privilege_groups = chosen(request, groups);
    Answer::ok(&Groups { privilege_groups })
}

/// 200 with the privileges that have these keys.
pub(super) fn of_keys(keys: &[String]) -> Result<Answer, Problem> {
    let known = |privilege: &&Described| keys.iter().any(|key| key == privilege.key);
    let privileges = all().filter(known).collect();
    Answer::ok(&List { privileges })
}

fn chosen(
    request: &Request<'_>,
    all: impl Iterator<Item = &'static Described>,
) -> Vec<&'static Described> {
    let keys = request.call.query_all("key");
    all.filter(|one| keys.is_empty() || keys.contains(&one.key))
        .collect()
}
