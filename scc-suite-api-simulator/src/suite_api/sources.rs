//! Operations that read and delete auth sources, and those on their types.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::{Answer, Problem};
use super::link::{self, Link};
use super::routes::Request;
use super::state::State;
use super::state::source::{Certificate, NameValue, Source};
use super::state::source_type::{Kind, Property, SOURCE_TYPES, SourceType, source_type};
use crate::call::Invalid;

/// The schema `auth-source`, as an answer carries it; not `Debug`, for properties may be
/// anything.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct View<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    name: &'a str,
    source_type: TypeView,
    #[serde(flatten)]
    details: Option<Details<'a>>,
}

/// What only callers with a token are told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    property: Vec<&'a NameValue>,
    certificates: &'a [Certificate],
    created: i64,
    last_modified: i64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
}

/// The schema `auth-sourcetype`.
#[derive(Serialize)]
struct TypeView {
    id: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

/// The schema `properties`.
#[derive(Serialize)]
struct Properties {
    property: &'static [Property],
}

/// The schema `auth-sources`.
#[derive(Serialize)]
struct List<'a> {
    sources: Vec<View<'a>>,
}

/// The schema `auth-sourcetypes`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Types {
    source_types: Vec<TypeView>,
}

/// The schema `WellKnownURL`.
#[derive(Serialize)]
struct WellKnownUrl {
    url: String,
}

/// The schema `name-values`; not `Debug`, for there is a password.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct NameValues {
    #[serde(default)]
    name_value_pairs: Vec<NameValue>,
}

impl TypeView {
    fn short(source: &Source) -> Self {
        let known = source.source_type().unwrap_or(&SOURCE_TYPES[0]);
        Self {
            id: known.id,
            name: known.name,
            description: None,
            properties: None,
        }
    }

    fn whole(known: &'static SourceType) -> Self {
        Self {
            id: known.id,
            name: known.name,
            description: Some(known.description),
            properties: Some(Properties {
                property: known.properties,
            }),
        }
    }
}

impl<'a> View<'a> {
    /// What everybody may know.
    fn short(source: &'a Source) -> Self {
        Self {
            id: Some(source.id),
            name: &source.name,
            source_type: TypeView::short(source),
            details: None,
        }
    }

    /// Everything but secrets.
    pub(super) fn whole(source: &'a Source) -> Self {
        let links = link::to_itself("sources", source.id);
        Self::with(source, &source.certificates, links)
    }

    /// A source that is not there yet, with the certificates that are to be accepted.
    pub(super) fn offer(source: &'a Source, certificates: &'a [Certificate]) -> Self {
        Self::with(source, certificates, Vec::new())
    }

    /// The same without an id.
    pub(super) fn without_id(self) -> Self {
        Self { id: None, ..self }
    }

    fn with(source: &'a Source, certificates: &'a [Certificate], links: Vec<Link>) -> Self {
        let details = Details {
            property: source.shown_properties(),
            certificates,
            created: source.created,
            last_modified: source.last_modified,
            links,
        };
        Self {
            details: Some(details),
            ..Self::short(source)
        }
    }
}

/// The source with this id.
pub(super) fn found(state: &State, id: Uuid) -> Result<&Source, Problem> {
    state
        .source(id)
        .ok_or_else(|| Problem::not_found("auth source"))
}

/// `GET /api/auth/sources`: without a token, only what a login page needs.
pub(super) fn list(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let view = if request.caller.is_some() {
        View::whole
    } else {
        View::short
    };
    let sources = state.data.sources.iter().map(view).collect();
    Answer::ok(&List { sources })
}

/// `GET /api/auth/sources/{sourceId}`
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("sourceId")?;
    Answer::ok(&View::whole(found(state, id)?))
}

/// `GET /api/auth/sources/vidb/well-known-url`
pub(super) fn well_known_url(state: &mut State, _: &Request<'_>) -> Result<Answer, Problem> {
    let mut sources = state.data.sources.iter();
    let broker = sources.find(|source| source.kind() == Kind::Broker);
    let broker =
        broker.ok_or_else(|| Problem::conflict("There is no auth source of the type VIDB"))?;
    let host = broker.value("host").unwrap_or_default();
    let url = format!("https://{host}/.well-known/openid-configuration");
    Answer::ok(&WellKnownUrl { url }).map(Answer::only_json)
}

/// `GET /api/auth/sourcetypes`
pub(super) fn types(_: &mut State, _: &Request<'_>) -> Result<Answer, Problem> {
    let source_types = SOURCE_TYPES.iter().map(TypeView::whole).collect();
    Answer::ok(&Types { source_types })
}

/// `GET /api/auth/sourcetypes/{sourceId}`
pub(super) fn get_type(_: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let known = request.call.param("sourceId").and_then(source_type);
    let known = known.ok_or_else(|| Problem::not_found("source type"))?;
    Answer::ok(&TypeView::whole(known))
}

/// `DELETE /api/auth/sources/{sourceId}`: with all users and groups that came from it.
///
/// Sources for single sign-on want the credentials of their administrator; `force` does
/// without them for an identity broker.
pub(super) fn delete(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("sourceId")?;
    let source = found(state, id)?;
    let forced = request.call.flag("force")? && source.kind() == Kind::Broker;
    match source.kind() {
        Kind::Local => {
            return Err(Problem::conflict(
                "The source of local users cannot be deleted",
            ));
        }
        Kind::SingleSignOn | Kind::Broker if !forced => {
            let sent = if request.call.has_body() {
                request.call.body()?
            } else {
                NameValues::default()
            };
            check_credentials(source, &sent.name_value_pairs)?;
        }
        _ => {}
    }
    let users = state.data.users.iter().filter(|user| user.source == id);
    let users: Vec<_> = users.map(|user| user.id).collect();
    if users.contains(&request.caller()?.user) {
        return Err(Problem::conflict("The caller came from this auth source"));
    }
    for user in users {
        state.remove_user(user);
    }
    let data = &mut state.data;
    data.groups.retain(|group| group.auth_source_id != Some(id));
    data.sources.retain(|source| source.id != id);
    data.pending_sources.retain(|source| source.id != id);
    Ok(Answer::no_content())
}

/// Checks that the pairs have the credentials that the source was added with.
fn check_credentials(source: &Source, sent: &[NameValue]) -> Result<(), Invalid> {
    for name in ["user-name", "password"] {
        let mut pairs = sent.iter();
        let fits = |pair: &NameValue| pair.name == name && Some(&*pair.value) == source.value(name);
        if !pairs.any(fits) {
            let reason = "must have the user-name and the password of the auth source";
            return Err(Invalid::new("nameValuePairs", reason));
        }
    }
    Ok(())
}
