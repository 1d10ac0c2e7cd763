//! Operations that add, change and test auth sources.

use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::sources::{view, view_of_candidate};
use super::state::State;
use super::state::catalogue::CATALOGUE;
use super::state::source::{Certificate, NameValue, Source};
use super::state::source_type::SourceKind;
use crate::call::{Invalid, all_valid};
use crate::reply::Reply;
use crate::store::StoreError;

/// The schema `auth-source`, as a request carries it; not `Debug`, for there are
/// passwords.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SourceInput {
    id: Option<Uuid>,
    name: String,
    source_type: TypeInput,
    #[serde(default)]
    property: Vec<NameValue>,
    #[serde(default)]
    certificates: Vec<Certificate>,
}

#[derive(Deserialize)]
struct TypeInput {
    id: String,
}

impl SourceInput {
    /// The source that the body describes: a new one, or `base` with changes.
    fn candidate(&self, base: Option<&Source>, now: i64) -> Result<Source, Problem> {
        let wrong_type = |reason: &str| Invalid::new("sourceType.id", reason);
        let known = CATALOGUE.source_type(&self.source_type.id);
        let known = known.ok_or_else(|| wrong_type("is not the id of a source type"))?;
        if known.kind == SourceKind::Local {
            return Err(wrong_type("must be a type outside of the product").into());
        }
        let mut candidate = match base {
            None => Source::new(Uuid::new_v4(), &self.name, known, now),
            Some(base) if base.source_type().is_some_and(|old| old.id == known.id) => base.clone(),
            Some(_) => return Err(wrong_type("cannot be changed").into()),
        };
        self.name.clone_into(&mut candidate.name);
        candidate.last_modified = now;
        let mut invalid = Vec::new();
        if self.name.is_empty() {
            invalid.push(Invalid::new("name", "must not be empty"));
        }
        let properties = CATALOGUE.properties(known);
        for (index, input) in self.property.iter().enumerate() {
            let at = |member| format!("property[{index}].{member}");
            let property = properties.iter().find(|one| one.name == input.name);
            let Some(property) = property else {
                invalid.push(Invalid::new(&at("name"), "is not a property of this type"));
                continue;
            };
            let old = base.and_then(|base| base.value(&input.name));
            if !property.modifiable && old.is_some_and(|old| old != input.value) {
                invalid.push(Invalid::new(&at("value"), "cannot be changed"));
            }
            if let Some(reason) = property.data_type.invalid(&input.value) {
                invalid.push(Invalid::new(&at("value"), reason));
            }
            candidate.set(input.clone());
        }
        for property in properties.iter().filter(|property| property.required) {
            if candidate.value(&property.name).is_none_or(str::is_empty) {
                let reason = format!("must have a value for {}", property.name);
                invalid.push(Invalid::new("property", &reason));
            }
        }
        if invalid.is_empty() && !candidate.answers() {
            invalid.push(Invalid::new(
                "property",
                "names a host that does not answer",
            ));
        }
        all_valid(invalid)?;
        Ok(candidate)
    }

    /// Checks that the body accepts the certificate of the host.
    fn check_certificates(&self, source: &Source) -> Result<(), Invalid> {
        let reason = if self.certificates.is_empty() {
            "is required"
        } else if !source.is_accepted_by(&self.certificates) {
            "must have the certificate that was offered"
        } else {
            return Ok(());
        };
        Err(Invalid::new("certificates", reason))
    }
}

/// `POST /api/auth/sources`: 201; but 200 if there is a certificate to be accepted first,
/// and the source is not there until a PATCH accepts it.
pub(super) fn add(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: SourceInput = request.call.body()?;
    if let Some(invalid) = Invalid::sent_id(input.id) {
        return Err(invalid.into());
    }
    let candidate = input.candidate(None, request.now.timestamp_millis())?;
    state.data.sources.check(&candidate)?;
    if candidate.needs_certificate() {
        return Ok(offer(state, candidate));
    }
    Ok(Reply::created(view(state.data.sources.create(candidate)?)))
}

/// `PUT /api/auth/sources`: changes what the body has and leaves the rest. If the host
/// has a certificate that is not accepted yet, nothing changes until a PATCH accepts it.
pub(super) fn update(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: SourceInput = request.call.body()?;
    let id = input.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let base = state.data.sources.find(&id)?;
    if base.kind() == SourceKind::Local {
        return Err(Problem::conflict(
            "The source of local users cannot be changed",
        ));
    }
    let candidate = input.candidate(Some(base), request.now.timestamp_millis())?;
    state.data.sources.check(&candidate)?;
    if candidate.needs_certificate() && !candidate.is_accepted_by(&candidate.certificates) {
        return Ok(offer(state, candidate));
    }
    Ok(Reply::ok(view(put(state, candidate)?)))
}

/// `PATCH /api/auth/sources`: accepts the certificate of a pending source.
pub(super) fn patch(state: &mut State, request: &Request<'_>) -> Outcome {
    let input: SourceInput = request.call.body()?;
    let mut pending = state.data.pending_sources.iter();
    let is_meant = |source: &&Source| match input.id {
        Some(id) => source.id == id,
        None => source.name == input.name,
    };
    let candidate = pending.find(is_meant);
    let candidate = candidate.ok_or_else(|| Problem::not_found("pending auth source"))?;
    input.check_certificates(candidate)?;
    let candidate = Source {
        certificates: vec![candidate.certificate()],
        last_modified: request.now.timestamp_millis(),
        ..candidate.clone()
    };
    Ok(Reply::created(view(put(state, candidate)?)))
}

/// `POST /api/auth/sources/test`: changes nothing. Every host answers, but those below
/// `.invalid`.
pub(super) fn test(state: &mut State, request: &Request<'_>) -> Outcome {
    tested(state, request, |_, _| Ok(()))
}

/// `PATCH /api/auth/sources/test`: the same once the certificate is accepted.
pub(super) fn patch_test(state: &mut State, request: &Request<'_>) -> Outcome {
    tested(state, request, SourceInput::check_certificates)
}

/// 200 with the source that is tested: with an id, one that is there, with changes; only
/// that has an id then. If there is a certificate to accept, it has to pass the check.
fn tested(
    state: &State,
    request: &Request<'_>,
    check: impl Fn(&SourceInput, &Source) -> Result<(), Invalid>,
) -> Outcome {
    let input: SourceInput = request.call.body()?;
    let base = input.id.map(|id| state.data.sources.find(&id));
    let candidate = input.candidate(base.transpose()?, request.now.timestamp_millis())?;
    let mut certificates = Vec::new();
    if candidate.needs_certificate() {
        check(&input, &candidate)?;
        certificates.push(candidate.certificate());
    }
    let mut view = view_of_candidate(&candidate, &certificates);
    view["id"] = json!(input.id);
    Ok(Reply::ok(view))
}

/// 200 with the certificate to accept; the candidate is pending, in place of another one.
fn offer(state: &mut State, candidate: Source) -> Reply {
    let view = view_of_candidate(&candidate, &[candidate.certificate()]);
    let pending = &mut state.data.pending_sources;
    pending.retain(|old| old.id != candidate.id && old.name != candidate.name);
    pending.extend([candidate]);
    Reply::ok(view)
}

/// Puts a source in its place, or at the end, and removes what was pending for it.
fn put(state: &mut State, candidate: Source) -> Result<&Source, StoreError> {
    let data = &mut state.data;
    data.sources.check(&candidate)?;
    data.pending_sources.retain(|old| old.id != candidate.id);
    data.sources.put(candidate)
}
