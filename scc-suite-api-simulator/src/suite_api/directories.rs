//! Operations on what auth sources know: searching, and importing users.

use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::State;
use super::state::account::Account;
use super::state::directory::{Person, matches};
use super::state::source::Source;
use super::state::source_type::SourceKind;
use super::users::{self, Changes, UserInput};
use crate::call::{Invalid, all_valid};
use crate::reply::Reply;
use crate::store::StoreError;

/// The largest number of results of a search for single sign-on.
const LIMIT: usize = 25;

/// The schemas `user-search-request` and `usergroup-search-request`.
#[derive(Debug, Deserialize)]
struct Search {
    name: String,
    domain: Option<String>,
}

/// The schema `user-list`, as a request carries it.
#[derive(Deserialize)]
struct UserInputs {
    #[serde(default)]
    users: Vec<UserInput>,
}

impl Search {
    /// Checks that the source can be searched, and has what it needs for that.
    fn check(&self, source: &Source) -> Result<(), Invalid> {
        match source.kind() {
            SourceKind::Local | SourceKind::Other => Err(Invalid::new(
                "id",
                "is the id of a source without a directory",
            )),
            SourceKind::SingleSignOn if self.domain.is_none() => {
                Err(Invalid::new("domain", "is required"))
            }
            _ => Ok(()),
        }
    }

    /// The entries of a directory that match, as many as the kind of source returns.
    fn among<'a, T>(
        &self,
        source: &Source,
        entries: &'a [T],
        name_and_domain: impl Fn(&'a T) -> (&'a str, Option<&'a str>),
    ) -> Vec<&'a T> {
        let limited = source.kind() == SourceKind::SingleSignOn;
        let found = entries.iter().filter(|entry| {
            let (name, domain) = name_and_domain(entry);
            let in_domain = match (domain, self.domain.as_deref()) {
                (Some(domain), Some(wanted)) => domain.eq_ignore_ascii_case(wanted),
                _ => true,
            };
            in_domain && matches(&self.name, name)
        });
        found
            .take(if limited { LIMIT } else { usize::MAX })
            .collect()
    }
}

/// The source that the path names, and the search that the body asks for.
fn search<'a>(state: &'a State, request: &Request<'_>) -> Result<(&'a Source, Search), Problem> {
    let source = state.data.sources.find(&request.call.uuid_param("id")?)?;
    let search: Search = request.call.body()?;
    search.check(source)?;
    Ok((source, search))
}

/// `POST /api/auth/sources/{id}/users/search`
pub(super) fn search_users(state: &mut State, request: &Request<'_>) -> Outcome {
    let (source, search) = search(state, request)?;
    let people = &source.directory.people;
    let found = search.among(source, people, |person| {
        (&person.name, person.domain.as_deref())
    });
    let users = found.into_iter().map(|person| {
        let mut user = json!(person.profile);
        user["name"] = json!(person.name);
        user
    });
    let users: Vec<_> = users.collect();
    Ok(Reply::ok(json!({ "user-search-response": users })))
}

/// `POST /api/auth/sources/{id}/usergroups/search`
pub(super) fn search_groups(state: &mut State, request: &Request<'_>) -> Outcome {
    let (source, search) = search(state, request)?;
    let groups = &source.directory.groups;
    let found = search.among(source, groups, |group| {
        (&group.name, group.domain.as_deref())
    });
    let groups = found.into_iter().map(|group| {
        json!({
            "name": group.name,
            "description": group.description,
            "distinguishedName": group.distinguished_name,
            "externalId": group.external_id,
        })
    });
    let groups: Vec<_> = groups.collect();
    Ok(Reply::ok(json!({ "usergroup-search-response": groups })))
}

/// `POST /api/auth/sources/{id}/users`: all of them or, if one cannot be imported, none.
///
/// A user who is imported already needs its id. Who is unknown to the auth source is
/// imported, but cannot log in; an identity broker refuses, for it identifies
/// users by an id of its own. All others log in with the password of the directory.
pub(super) fn import_users(state: &mut State, request: &Request<'_>) -> Outcome {
    let id = request.call.uuid_param("id")?;
    let source = state.data.sources.find(&id)?;
    if source.kind() == SourceKind::Local {
        return Err(Invalid::new("id", "is the id of the source of local users").into());
    }
    let UserInputs { users } = request.call.body()?;
    let mut invalid = Vec::new();
    let mut imports: Vec<Import> = Vec::new();
    for (index, mut input) in users.into_iter().enumerate() {
        let at = format!("users[{index}].");
        let known = person(source, &input).cloned();
        if source.kind() == SourceKind::Broker {
            match &known {
                Some(known) => input.username.clone_from(&known.name),
                None => {
                    let reason = "must be the id of a user whom the auth source knows";
                    invalid.push(Invalid::new(&format!("{at}externalId"), reason));
                }
            }
        }
        let old = input.id;
        let changes = Changes::check(state, &at, input, &mut invalid);
        imports.push(Import {
            old,
            changes,
            known,
        });
    }
    all_valid(invalid)?;
    check_imports(state, id, &imports)?;
    let imports = imports.into_iter();
    let imported: Result<Vec<_>, _> = imports.map(|import| import.apply(state, id)).collect();
    Ok(users::created(state, &imported?))
}

/// One user who is to be imported.
struct Import {
    /// The id of the user, if it is imported already.
    old: Option<Uuid>,
    changes: Changes,
    known: Option<Person>,
}

impl Import {
    fn apply(self, state: &mut State, source: Uuid) -> Result<Uuid, StoreError> {
        let mut changes = self.changes;
        let id = self.old.unwrap_or_else(Uuid::new_v4);
        if self.old.is_none() {
            let user = Account::new(id, &changes.username);
            state.insert_user(Account { source, ..user });
        }
        let known = self.known.map(|known| (known.profile, known.password));
        let (profile, password) = known.unwrap_or_default();
        changes.profile = changes.profile.or(profile);
        state.data.users.find_mut(&id)?.password = password;
        changes.apply(state, id);
        Ok(id)
    }
}

/// The person of the directory that a body names.
fn person<'a>(source: &'a Source, input: &UserInput) -> Option<&'a Person> {
    let mut people = source.directory.people.iter();
    if source.kind() == SourceKind::Broker {
        let wanted = input.profile.external_id.as_deref()?;
        people.find(|person| person.profile.external_id.as_deref() == Some(wanted))
    } else {
        people.find(|person| person.name == input.username)
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
