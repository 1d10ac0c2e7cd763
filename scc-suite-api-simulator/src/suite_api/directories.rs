//! Operations on what auth sources know: searching, and importing users.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::{Answer, Problem};
use super::routes::Request;
use super::sources;
use super::state::State;
use super::state::account::{Account, Profile};
use super::state::directory::{Person, fits};
use super::state::source::Source;
use super::state::source_type::Kind;
use super::users::{self, Changes, Sent};
use crate::call::Invalid;

/// How many results a search for single sign-on gives at most.
const LIMIT: usize = 25;

/// The schemas `user-search-request` and `usergroup-search-request`.
#[derive(Debug, Deserialize)]
struct Search {
    name: String,
    domain: Option<String>,
}

/// The schema `user-search-response`.
#[derive(Serialize)]
struct FoundUser<'a> {
    name: &'a str,
    #[serde(flatten)]
    profile: &'a Profile,
}

/// The schema `user-search-responses`.
#[derive(Serialize)]
struct FoundUsers<'a> {
    #[serde(rename = "user-search-response")]
    users: Vec<FoundUser<'a>>,
}

/// The schema `usergroup-search-response`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FoundGroup<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distinguished_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_id: Option<&'a str>,
}

/// The schema `usergroup-search-responses`.
#[derive(Serialize)]
struct FoundGroups<'a> {
    #[serde(rename = "usergroup-search-response")]
    groups: Vec<FoundGroup<'a>>,
}

/// The schema `user-list`, as a request carries it.
#[derive(Deserialize)]
struct SentUsers {
    #[serde(default)]
    users: Vec<Sent>,
}

impl Search {
    /// Checks that the source can be searched, and has what it needs for that.
    fn check(&self, source: &Source) -> Result<(), Invalid> {
        match source.kind() {
            Kind::Local | Kind::Other => Err(Invalid::new(
                "id",
                "is the id of a source without a directory",
            )),
            Kind::SingleSignOn if self.domain.is_none() => {
                Err(Invalid::new("domain", "is required"))
            }
            _ => Ok(()),
        }
    }

    /// What of a directory fits, as many as the kind of source gives.
    fn among<'a, T>(
        &self,
        source: &Source,
        entries: &'a [T],
        name_and_domain: impl Fn(&'a T) -> (&'a str, Option<&'a str>),
    ) -> Vec<&'a T> {
        let limited = source.kind() == Kind::SingleSignOn;
        let found = entries.iter().filter(|entry| {
            let (name, domain) = name_and_domain(entry);
            let in_domain = match (domain, self.domain.as_deref()) {
                (Some(domain), Some(wanted)) => domain.eq_ignore_ascii_case(wanted),
                _ => true,
            };
            in_domain && fits(&self.name, name)
        });
        found
            .take(if limited { LIMIT } else { usize::MAX })
            .collect()
    }
}

/// The source that the path names, and the search that the body asks for.
fn search<'a>(state: &'a State, request: &Request<'_>) -> Result<(&'a Source, Search), Problem> {
    let source = sources::found(state, request.call.uuid_param("id")?)?;
    let search: Search = request.call.body()?;
    search.check(source)?;
    Ok((source, search))
}

/// `POST /api/auth/sources/{id}/users/search`
pub(super) fn search_users(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let (source, search) = search(state, request)?;
    let people = &source.directory.people;
    let found = search.among(source, people, |person| {
        (&person.name, person.domain.as_deref())
    });
    let users = found.into_iter().map(|person| FoundUser {
        name: &person.name,
        profile: &person.profile,
    });
    Answer::ok(&FoundUsers {
        users: users.collect(),
    })
}

/// `POST /api/auth/sources/{id}/usergroups/search`
pub(super) fn search_groups(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let (source, search) = search(state, request)?;
    let groups = &source.directory.groups;
    let found = search.among(source, groups, |group| {
        (&group.name, group.domain.as_deref())
    });
    let groups = found.into_iter().map(|group| FoundGroup {
        name: &group.name,
        description: group.description.as_deref(),
        distinguished_name: group.distinguished_name.as_deref(),
        external_id: group.external_id.as_deref(),
    });
    Answer::ok(&FoundGroups {
        groups: groups.collect(),
    })
}

/// `POST /api/auth/sources/{id}/users`: all of them or, if one cannot be imported, none.
///
/// A user who is imported already needs its id. Who is unknown to the auth source is
/// imported, but cannot log in; an identity broker refuses, for it goes by an id of its
/// own. All others log in with the password that the directory has.
pub(super) fn import_users(state: &mut State, request: &Request<'_>) -> Result<Answer, Problem> {
    let id = request.call.uuid_param("id")?;
    let source = sources::found(state, id)?;
    if source.kind() == Kind::Local {
        return Err(Invalid::new("id", "is the id of the source of local users").into());
    }
    let SentUsers { users } = request.call.body()?;
    let mut invalid = Vec::new();
    let mut imports: Vec<Import> = Vec::new();
    for (index, mut sent) in users.into_iter().enumerate() {
        let at = format!("users[{index}].");
        let known = person(source, &sent).cloned();
        if source.kind() == Kind::Broker {
            match &known {
                Some(known) => sent.username.clone_from(&known.name),
                None => {
                    let reason = "must be the id of a user whom the auth source knows";
                    invalid.push(Invalid::new(&format!("{at}externalId"), reason));
                }
            }
        }
        let old = sent.id;
        let changes = Changes::check(state, &at, sent, &mut invalid);
        imports.push(Import {
            old,
            changes,
            known,
        });
    }
    if !invalid.is_empty() {
        return Err(invalid.into());
    }
    check_imports(state, id, &imports)?;
    let imported: Vec<_> = imports
        .into_iter()
        .map(|import| import.apply(state, id))
        .collect();
    users::created(state, &imported)
}

/// One user who is to be imported.
struct Import {
    /// The id of the user, if it is imported already.
    old: Option<Uuid>,
    changes: Changes,
    known: Option<Person>,
}

impl Import {
    fn apply(self, state: &mut State, source: Uuid) -> Uuid {
        let mut changes = self.changes;
        let id = self.old.unwrap_or_else(Uuid::new_v4);
        if self.old.is_none() {
            let user = Account::new(id, &changes.username);
            state.insert_user(Account { source, ..user });
        }
        let known = self.known.map(|known| (known.profile, known.password));
        let (profile, password) = known.unwrap_or_default();
        changes.profile = changes.profile.or(profile);
        if let Some(user) = state.user_mut(id) {
            user.password = password;
        }
        changes.apply(state, id);
        id
    }
}

/// Whom of the directory a body means.
fn person<'a>(source: &'a Source, sent: &Sent) -> Option<&'a Person> {
    let mut people = source.directory.people.iter();
    if source.kind() == Kind::Broker {
        let wanted = sent.profile.external_id.as_deref()?;
        people.find(|person| person.profile.external_id.as_deref() == Some(wanted))
    } else {
        people.find(|person| person.name == sent.username)
    }
}

/// Checks that users with an id are there and those without are not, and no name comes
/// twice.
fn check_imports(state: &State, source: Uuid, imports: &[Import]) -> Result<(), Problem> {
    for (index, import) in imports.iter().enumerate() {
        let name = &import.changes.username;
        let same = |other: &Import| other.changes.username == *name;
        if imports[..index].iter().any(same) {
            return Err(Problem::conflict("The request has two users of one name"));
        }
        let there = state.user_named(source, name).map(|user| user.id);
        match (import.old, there) {
            (None, None) => {}
            (Some(id), Some(there)) if id == there => {}
            (None, Some(_)) => {
                let message = "A user is imported already and must be sent with its id";
                return Err(Problem::conflict(message));
            }
            (Some(_), _) => return Err(Problem::not_found("imported user")),
        }
    }
    Ok(())
}
