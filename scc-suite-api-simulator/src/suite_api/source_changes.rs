//! Operations that add, change and test auth sources.

use serde::Deserialize;
use uuid::Uuid;

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::sources::{View, found};
use super::state::State;
use super::state::source::{Certificate, NameValue, Source};
use super::state::source_type::{Kind, source_type};
use crate::call::Invalid;

/// The schema `auth-source`, as a request carries it; not `Debug`, for there are
/// passwords.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    id: Option<Uuid>,
    name: String,
    source_type: SentType,
    #[serde(default)]
    property: Vec<NameValue>,
    #[serde(default)]
    certificates: Vec<Certificate>,
}

#[derive(Deserialize)]
struct SentType {
    id: String,
}

impl Sent {
    /// The source that the body describes: a new one, or `base` with changes.
    fn draft(&self, base: Option<&Source>, now: i64) -> Result<Source, Problem> {
        let wrong_type = |reason: &str| Invalid::new("sourceType.id", reason);
        let known = source_type(&self.source_type.id);
        let known = known.ok_or_else(|| wrong_type("is not the id of a source type"))?;
        if known.kind == Kind::Local {
            return Err(wrong_type("must be a type outside of the product").into());
        }
        let mut draft = match base {
            None => Source::new(Uuid::new_v4(), &self.name, known, now),
            Some(base) if base.source_type().is_some_and(|old| old.id == known.id) => base.clone(),
            Some(_) => return Err(wrong_type("cannot be changed").into()),
        };
        self.name.clone_into(&mut draft.name);
        draft.last_modified = now;
        let mut invalid = Vec::new();
        if self.name.is_empty() {
            invalid.push(Invalid::new("name", "must not be empty"));
        }
        for (index, sent) in self.property.iter().enumerate() {
            let at = |member| format!("property[{index}].{member}");
            let property = known.properties.iter().find(|one| one.name == sent.name);
            let Some(property) = property else {
                invalid.push(Invalid::new(&at("name"), "is not a property of this type"));
                continue;
            };
            let old = base.and_then(|base| base.value(&sent.name));
            if !property.modifiable && old.is_some_and(|old| old != sent.value) {
                invalid.push(Invalid::new(&at("value"), "cannot be changed"));
            }
            if let Some(reason) = property.data_type.fault(&sent.value) {
                invalid.push(Invalid::new(&at("value"), reason));
            }
            draft.set(sent.clone());
        }
        for property in known.properties.iter().filter(|property| property.required) {
            if draft.value(property.name).is_none_or(str::is_empty) {
                let reason = format!("must have a value for {}", property.name);
                invalid.push(Invalid::new("property", &reason));
            }
        }
        if invalid.is_empty() && !draft.answers() {
            invalid.push(Invalid::new(
                "property",
                "names a host that does not answer",
            ));
        }
        if invalid.is_empty() {
            Ok(draft)
        } else {
            Err(invalid.into())
        }
    }

    /// The source that is tested: with an id, one that is there, with changes.
    fn draft_to_test(&self, state: &State, now: i64) -> Result<Source, Problem> {
        let base = self.id.map(|id| found(state, id)).transpose()?;
        self.draft(base, now)
    }

    /// Checks that the body accepts the certificate that the host shows.
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
pub(super) fn add(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let draft = sent.draft(None, request.now.timestamp_millis())?;
    check_unique(state, &draft)?;
    if draft.needs_certificate() {
        return offer(state, draft);
    }
    let answer = Answer::created(&View::whole(&draft));
    state.data.sources.push(draft);
    answer
}

/// `PUT /api/auth/sources`: changes what the body has and leaves the rest. If the host
/// shows a certificate that nobody accepted yet, nothing changes until a PATCH does.
pub(super) fn update(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let id = sent.id.ok_or_else(|| Invalid::new("id", "is required"))?;
    let base = found(state, id)?;
    if base.kind() == Kind::Local {
        return Err(Problem::conflict(
            "The source of local users cannot be changed",
        ));
    }
    let draft = sent.draft(Some(base), request.now.timestamp_millis())?;
    check_unique(state, &draft)?;
    if draft.needs_certificate() && !draft.is_accepted_by(&draft.certificates) {
        return offer(state, draft);
    }
    put(state, draft.clone());
    Answer::ok(&View::whole(&draft))
}

/// `PATCH /api/auth/sources`: accepts the certificate of a source that waits for that.
pub(super) fn patch(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let mut pending = state.data.pending_sources.iter();
    let waits = |source: &&Source| match sent.id {
        Some(id) => source.id == id,
        None => source.name == sent.name,
    };
    let draft = pending.find(waits);
    let draft =
        draft.ok_or_else(|| Problem::not_found("auth source that waits for its certificate"))?;
    sent.check_certificates(draft)?;
    check_unique(state, draft)?;
    let draft = Source {
        certificates: vec![draft.certificate()],
        last_modified: request.now.timestamp_millis(),
        ..draft.clone()
    };
    put(state, draft.clone());
    Answer::created(&View::whole(&draft))
}

/// `POST /api/auth/sources/test`: changes nothing. Every host answers, but those below
/// `.invalid`.
pub(super) fn test(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let draft = sent.draft_to_test(state, request.now.timestamp_millis())?;
    let offered = draft.needs_certificate().then(|| draft.certificate());
    tested(&sent, &draft, offered.as_slice())
}

/// `PATCH /api/auth/sources/test`: the same once the certificate is accepted.
pub(super) fn patch_test(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let sent: Sent = request.call.body()?;
    let draft = sent.draft_to_test(state, request.now.timestamp_millis())?;
    let offered = draft.needs_certificate().then(|| draft.certificate());
    if offered.is_some() {
        sent.check_certificates(&draft)?;
    }
    tested(&sent, &draft, offered.as_slice())
}

/// 200 with what was tested; only a source that is there has an id.
fn tested(sent: &Sent, draft: &Source, certificates: &[Certificate]) -> Result<Answer, Problem> {
    let view = View::offer(draft, certificates);
    Answer::ok(&if sent.id.is_some() {
        view
    } else {
        view.without_id()
    })
}

/// Checks that no other source has the name, and that there is one broker at most.
fn check_unique(state: &State, draft: &Source) -> Result<(), Problem> {
    let others = || {
        state
            .data
            .sources
            .iter()
            .filter(|other| other.id != draft.id)
    };
    if others().any(|other| other.name == draft.name) {
        return Err(Problem::conflict("There is an auth source of this name"));
    }
    if draft.kind() == Kind::Broker && others().any(|other| other.kind() == Kind::Broker) {
        return Err(Problem::conflict(
            "There is an auth source of the type VIDB",
        ));
    }
    Ok(())
}

/// 200 with the certificate to be accepted; the draft waits, in place of another one.
fn offer(state: &mut State, draft: Source) -> Result<Answer, Problem> {
    let answer = Answer::ok(&View::offer(&draft, &[draft.certificate()]));
    let pending = &mut state.data.pending_sources;
    pending.retain(|old| old.id != draft.id && old.name != draft.name);
    pending.push(draft);
    answer
}

/// Puts a source in its place, or at the end, and forgets what waited for it.
fn put(state: &mut State, draft: Source) {
    let data = &mut state.data;
    data.pending_sources.retain(|old| old.id != draft.id);
    match data.sources.iter_mut().find(|old| old.id == draft.id) {
        Some(old) => *old = draft,
        None => data.sources.push(draft),
    }
}
