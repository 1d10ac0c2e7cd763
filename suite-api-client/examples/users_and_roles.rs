//! Imports a user of an auth source, assigns it a role, and undoes both.
//!
//! ```text
//! SUITE_API_URL=https://ops.example.com SUITE_API_USERNAME=admin SUITE_API_PASSWORD=... \
//!     cargo run -p suite-api-client --example users_and_roles -- SOURCE NAME
//! ```
//!
//! Lists the auth sources, and without arguments nothing else. With the name or
//! the id of a source, and the name of a user in it, it searches the user,
//! imports it unless it exists, assigns it the role `ReadOnly` or the one after
//! `--role` for all objects, and reads that back. At the end everything is as
//! before, even after an error: the permission is removed, and an imported user
//! is deleted. `--domain` is for sources that search by it.
//!
//! Optional: `SUITE_API_AUTH_SOURCE`, the name of the auth source of the user who
//! logs in, and `SUITE_API_TOKEN_SCHEME`, such as `vRealizeOpsToken` for old
//! servers.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

mod common;
mod identity;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use suite_api_client::types::{
    AuthSource, RolePermission, User, UserList, UserSearchRequest, UserSearchResponse,
};
use suite_api_client::{Client, ResponseValue};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Outcome<()> {
    let wanted = Wanted::read(env::args().skip(1))?;
    identity::with_session(async |ops| {
        let sources = ops.get_auth_sources().send().await?.into_inner().sources;
        println!("auth sources:");
        for source in &sources {
            println!("  {}, of the type {}", source.name, source.source_type.id);
        }
        match &wanted {
            Some(wanted) => give_and_take(ops, &sources, wanted).await,
            None => Ok(()),
        }
    })
    .await
}

async fn give_and_take(ops: &Client, sources: &[AuthSource], wanted: &Wanted) -> Outcome<()> {
    let source = choose(sources, &wanted.source)?;
    let found = search(ops, source, wanted).await?;
    let users = users(ops).await?;
    if let Some(here) = users.iter().find(|user| is_same(user, &found)) {
        let id = here.id.ok_or("the server did not tell the user's id")?;
        println!("{} is here already", found.name);
        return try_role(ops, id, wanted).await;
    }

    let id = import(ops, source, &found, &users).await?;
    println!("imported {}", found.name);
    let outcome = try_role(ops, id, wanted).await;
    let removed = gone(ops.delete_user().id(id).send().await);
    if removed.is_ok() {
        println!("removed {}", found.name);
    }
    clean(outcome, removed, "the imported user is still there")
}

/// The source with this name or id.
fn choose(sources: &[AuthSource], wanted: &str) -> Outcome<Uuid> {
    let has_id = |source: &&AuthSource| source.id.is_some_and(|id| id.to_string() == wanted);
    let mut named = sources.iter().filter(|source| source.name == wanted);
    let source = sources.iter().find(has_id).or_else(|| named.next());
    let source = source.ok_or_else(|| format!("there is no auth source `{wanted}`"))?;
    Ok(source
        .id
        .ok_or("the server did not tell the id of the source")?)
}

/// The user of the source with exactly the wanted name.
async fn search(ops: &Client, source: Uuid, wanted: &Wanted) -> Outcome<UserSearchResponse> {
    let request = UserSearchRequest::builder()
        .name(&wanted.user)
        .domain(wanted.domain.clone());
    let search = ops.search_users_for_auth_source().id(source);
    let found = search.body_map(|_| request).send().await?.into_inner();
    let mut found = found.user_search_response.into_iter();
    let exact = found.find(|found| found.name == wanted.user);
    exact.ok_or_else(|| format!("the auth source has no user `{}`", wanted.user).into())
}

/// All users of the server.
async fn users(ops: &Client) -> Outcome<Vec<User>> {
    let roles = ops.get_roles().send().await?.into_inner().user_roles;
    let groups = ops.get_user_groups().send().await?.into_inner().user_groups;
    Ok(identity::users(ops, &roles, &groups).await?)
}

/// Whether an existing user is certainly the one that was found in the source.
/// Users do not name their source, and a local one may have the same name; so
/// both must have the same distinguished name.
fn is_same(user: &User, found: &UserSearchResponse) -> bool {
    let distinguished = found.distinguished_name.as_deref().unwrap_or_default();
    user.username == found.name
        && !distinguished.is_empty()
        && user.distinguished_name.as_deref() == Some(distinguished)
}

/// Imports a user and returns its id.
async fn import(
    ops: &Client,
    source: Uuid,
    found: &UserSearchResponse,
    before: &[User],
) -> Outcome<Uuid> {
    let user: User = User::builder()
        .username(&found.name)
        .first_name(found.first_name.clone())
        .last_name(found.last_name.clone())
        .email_address(found.email_address.clone())
        .distinguished_name(found.distinguished_name.clone())
        .external_id(found.external_id.clone())
        .try_into()?;
    let list = UserList::builder().users(vec![user]);
    let import = ops.import_users().id(source).body_map(|_| list);
    let is_known = |user: &User| before.iter().any(|known| known.id == user.id);
    let imported = match import.send().await {
        Ok(imported) => imported.into_inner().users.unwrap_or_default(),
        Err(error) if is_refused(&error) => return Err(error.into()),
        // Perhaps only the response was lost.
        Err(error) => {
            let now = users(ops).await.unwrap_or_else(|again| {
                eprintln!("warning: nobody knows whether the user was imported: {again}");
                Vec::new()
            });
            let named = now.into_iter().filter(|user| user.username == found.name);
            let new: Vec<User> = named.filter(|user| !is_known(user)).collect();
            match new.is_empty() {
                true => return Err(error.into()),
                false => new,
            }
        }
    };
    let imported = imported.first().ok_or("the server imported no user")?;
    if is_known(imported) {
        return Err("the user was here before, under another name; nothing is changed".into());
    }
    let id = imported.id.ok_or("the server did not tell the user's id");
    Ok(id?)
}

/// Assigns the role to a user, reads it back, and removes it.
async fn try_role(ops: &Client, user: Uuid, wanted: &Wanted) -> Outcome<()> {
    let role = &wanted.role;
    if permission(ops, user, role).await?.is_some() {
        let other = "name another one after --role; nothing is changed";
        return Err(format!("the user has the role {role} already: {other}").into());
    }
    let everything = RolePermission::builder()
        .role_name(role)
        .allow_all_objects(true);
    let give = ops.assign_role_permission_to_user().user_id(user);
    let given = match give.body_map(|_| everything).send().await {
        Err(error) if is_refused(&error) => return Err(error.into()),
        given => given,
    };

    let outcome = match given {
        Ok(_) => read_back(ops, user, role).await,
        Err(error) => Err(error.into()),
    };
    let take = ops.unassigned_role_permission_from_user().user_id(user);
    let taken = gone(take.role_name(role).send().await);
    if taken.is_ok() {
        println!("took the role {role} away");
    }
    clean(outcome, taken, "the user still has the role")
}

async fn read_back(ops: &Client, user: Uuid, role: &str) -> Outcome<()> {
    let read = permission(ops, user, role).await?;
    match read.and_then(|permission| permission.allow_all_objects) {
        Some(true) => {
            println!("gave the role {role} for all objects, and read it back");
            Ok(())
        }
        _ => Err(format!("the server took the role {role} and does not show it").into()),
    }
}

/// The permission that a role gives a user.
async fn permission(
    ops: &Client,
    user: Uuid,
    role: &str,
) -> Result<Option<RolePermission>, suite_api_client::Error> {
    let call = ops.get_assigned_role_permissions_for_user().user_id(user);
    let permissions = call.send().await?.into_inner().permissions;
    let mut permissions = permissions.into_iter();
    Ok(permissions.find(|permission| permission.role_name == role))
}

/// Whether the request was certainly not executed.
fn is_refused(error: &suite_api_client::Error) -> bool {
    let status = error.status();
    error.attempts() == 0 || status.is_some_and(|status| status.is_client_error())
}

/// The outcome of a deletion: a 404 means that there is nothing to delete, and is
/// also the response to a repeated request.
fn gone(removed: Result<ResponseValue<()>, suite_api_client::Error>) -> Outcome<()> {
    match removed {
        Err(error) if !error.is_not_found() => Err(error.into()),
        _ => Ok(()),
    }
}

/// The overall outcome: the first error. What remains because the cleanup failed
/// is reported all the same.
fn clean(outcome: Outcome<()>, cleaned: Outcome<()>, left: &str) -> Outcome<()> {
    if let Err(error) = &cleaned {
        eprintln!("warning: {left}: {error}");
    }
    outcome.and(cleaned)
}

struct Wanted {
    source: String,
    user: String,
    domain: Option<String>,
    role: String,
}

impl Wanted {
    /// `None` without arguments.
    fn read(mut arguments: impl Iterator<Item = String>) -> Outcome<Option<Self>> {
        let mut names = Vec::new();
        let (mut role, mut domain) = ("ReadOnly".to_owned(), None);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--role" => role = arguments.next().ok_or("--role needs the name of a role")?,
                "--domain" => domain = Some(arguments.next().ok_or("--domain needs a domain")?),
                option if option.starts_with("--") => {
                    return Err("the only options are --role and --domain".into());
                }
                _ => names.push(argument),
            }
        }
        match &names[..] {
            [] => Ok(None),
            [source, user] => Ok(Some(Self {
                source: source.clone(),
                user: user.clone(),
                domain,
                role,
            })),
            _ => Err("give an auth source and the name of a user there, or nothing".into()),
        }
    }
}
