//! Operations on scopes.

use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::permission::TraversalSpecInstance;
use super::state::scope::Scope;
use crate::call::{Invalid, all_valid};
use crate::reply::Reply;

/// The schema `scope`, as a request has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ScopeInput {
    id: Option<Uuid>,
    name: String,
    description: Option<String>,
    traversal_spec_instances: Option<Vec<TraversalSpecInstance>>,
}

/// The schema `uuid-values`.
#[derive(Debug, Deserialize)]
struct ScopeIds {
    uuids: Vec<Uuid>,
}

/// The schema `scope`, as a response has it.
fn view(scope: &Scope) -> Value {
    json!({
        "id": scope.id,
        "name": scope.name,
        "description": scope.description,
        "traversalSpecInstances": scope.traversal_spec_instances,
    })
}

impl ScopeInput {
    /// Checks the name, and that the objects are of known trees.
    fn check(&self) -> Result<(), Vec<Invalid>> {
        let mut invalid = Vec::new();
        if self.name.is_empty() {
            invalid.push(Invalid::new("name", "must not be empty"));
        }
        let objects = self.traversal_spec_instances.iter().flatten();
        for (index, objects) in objects.enumerate() {
            if let Some((part, reason)) = CATALOGUE.invalid_member(objects) {
                let part = format!("traversalSpecInstances[{index}].{part}");
                invalid.push(Invalid::new(&part, reason));
            }
        }
        all_valid(invalid)
    }
}

/// `GET /api/auth/scopes`
pub(super) fn list(state: &mut State, _: &Request<'_>) -> Outcome {
    Ok(Reply::ok(json!({ "scopesDetails": state.data.scopes })))
}

/// `GET /api/auth/scopes/{scopeId}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.uuid_param("scopeId")?;
    Ok(Reply::ok(json!(state.data.scopes.find(&id)?)))
}

/// `POST /api/auth/scopes`
pub(super) fn create(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: ScopeInput = request.call.body()?;
    let mut invalid: Vec<_> = Invalid::sent_id(input.id).into_iter().collect();
    invalid.extend(input.check().err().unwrap_or_default());
    all_valid(invalid)?;
    let (user, now) = (request.caller()?.user, request.now.timestamp_millis());
    let scope = Scope {
        id: Uuid::new_v4(),
        name: input.name,
        description: input.description,
        created_by: user,
        creation_time: now,
        last_modified_by: user,
        last_modified_time: now,
        traversal_spec_instances: input.traversal_spec_instances.unwrap_or_default(),
    };
    Ok(Reply::created(view(state.data.scopes.create(scope)?)))
}

/// `PUT /api/auth/scopes`: changes what the body has and leaves the rest.
pub(super) fn modify(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: ScopeInput = request.call.body()?;
    let id = input.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let mut scope = state.data.scopes.find(&id)?.clone();
    input.check()?;
    scope.name = input.name;
    scope.description = input.description.or(scope.description.take());
    if let Some(objects) = input.traversal_spec_instances {
        scope.traversal_spec_instances = objects;
    }
    scope.last_modified_by = request.caller()?.user;
    scope.last_modified_time = request.now.timestamp_millis();
    Ok(Reply::ok(view(state.data.scopes.put(scope)?)))
}

/// `DELETE /api/auth/scopes`: all of them or, if one cannot be deleted, none. A scope that
/// a permission refers to stays.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Outcome {
    let ScopeIds { uuids } = request.call.body()?;
    let permissions = state.all_permissions().flat_map(|all| all.iter());
    let used: Vec<_> = permissions.filter_map(|one| one.scope).collect();
    for id in &uuids {
        state.data.scopes.find(id)?;
        if used.contains(id) {
            return Err(Problem::conflict("A role permission refers to the scope"));
        }
    }
    state.data.scopes.retain(|scope| !uuids.contains(&scope.id));
    Ok(Reply::empty())
}
