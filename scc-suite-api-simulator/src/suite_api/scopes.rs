//! Operations on scopes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::state::State;
use super::state::permission::TraversalSpecInstance;
use super::state::scope::Scope;
use crate::call::Invalid;

/// The schema `scope`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Short {
    id: Option<Uuid>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    traversal_spec_instances: Option<Vec<TraversalSpecInstance>>,
}

/// The schema `scopes-details`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    scopes_details: &'a [Scope],
}

/// The schema `uuid-values`.
#[derive(Debug, Deserialize)]
struct Ids {
    uuids: Vec<Uuid>,
}

impl From<&Scope> for Short {
    fn from(scope: &Scope) -> Self {
        Self {
            id: Some(scope.id),
            name: scope.name.clone(),
            description: scope.description.clone(),
            traversal_spec_instances: Some(scope.traversal_spec_instances.clone()),
        }
    }
}

impl Short {
    /// Checks that the objects are of trees that there are, and the name.
    fn check(&self, state: &State) -> Result<(), Problem> {
        let mut invalid = Vec::new();
        if self.name.is_empty() {
            invalid.push(Invalid::new("name", "must not be empty"));
        }
        let objects = self.traversal_spec_instances.iter().flatten();
        for (index, objects) in objects.enumerate() {
            if let Some((part, reason)) = objects.fault() {
                let part = format!("traversalSpecInstances[{index}].{part}");
                invalid.push(Invalid::new(&part, reason));
            }
        }
        if !invalid.is_empty() {
            return Err(invalid.into());
        }
        let same = |old: &Scope| old.name == self.name && Some(old.id) != self.id;
        if state.data.scopes.iter().any(same) {
            return Err(Problem::conflict("There is a scope of this name"));
        }
        Ok(())
    }
}

/// `GET /api/auth/scopes`
pub(super) fn list(state: &mut State, _: &Request<'_>) -> Result<Answer, Problem> {
    let scopes_details = &state.data.scopes;
    Answer::ok(&List { scopes_details })
}

/// `GET /api/auth/scopes/{scopeId}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("scopeId")?;
    Answer::ok(found(state, id)?)
}

/// `POST /api/auth/scopes`: an id in the body is ignored.
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let mut sent: Short = request.call.body()?;
    sent.id = None;
    sent.check(state)?;
    let (user, now) = (request.caller()?.user, request.now.timestamp_millis());
    let scope = Scope {
        id: Uuid::new_v4(),
        name: sent.name,
        description: sent.description,
        created_by: user,
        creation_time: now,
        last_modified_by: user,
        last_modified_time: now,
        traversal_spec_instances: sent.traversal_spec_instances.unwrap_or_default(),
    };
    let answer = Answer::created(&Short::from(&scope));
    state.data.scopes.push(scope);
    answer
}

/// `PUT /api/auth/scopes`: changes what the body has and leaves the rest.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Short = request.call.body()?;
    let id = sent.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    found(state, id)?;
    sent.check(state)?;
    let user = request.caller()?.user;
    let scope = state.data.scopes.iter_mut().find(|scope| scope.id == id);
    let scope = scope.ok_or_else(|| Problem::not_found("scope"))?;
    scope.name = sent.name;
    scope.description = sent.description.or(scope.description.take());
    if let Some(objects) = sent.traversal_spec_instances {
        scope.traversal_spec_instances = objects;
    }
    scope.last_modified_by = user;
    scope.last_modified_time = request.now.timestamp_millis();
    Answer::ok(&Short::from(&*scope))
}

/// `DELETE /api/auth/scopes`: all of them or, if one cannot be deleted, none. A scope that
/// a permission refers to stays.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let Ids { uuids } = request.call.body()?;
    let users = state.data.users.iter().flat_map(|user| &user.permissions);
    let groups = state
        .data
        .groups
        .iter()
        .flat_map(|group| &group.permissions);
    let used: Vec<_> = users.chain(groups).filter_map(|one| one.scope).collect();
    for id in &uuids {
        found(state, *id)?;
        if used.contains(id) {
            return Err(Problem::conflict("A role permission refers to the scope"));
        }
    }
    state.data.scopes.retain(|scope| !uuids.contains(&scope.id));
    Ok(Answer::empty())
}

fn found(state: &State, id: Uuid) -> Result<&Scope, Problem> {
    let scope = state.data.scopes.iter().find(|scope| scope.id == id);
    scope.ok_or_else(|| Problem::not_found("scope"))
}
