//! Exports all auth sources, users, groups, roles, privileges and scopes of a
//! server to one file.
//!
//! ```text
//! SUITE_API_URL=https://ops.example.com SUITE_API_USERNAME=admin SUITE_API_PASSWORD=... \
//!     cargo run -p suite-api-client --example export_identity -- FILE
//! ```
//!
//! The file is JSON; it appears when it is complete, and only its owner may read
//! it. It contains no passwords: neither those of users nor the properties of
//! auth sources that are or may be passwords; `secretsLeftOut` is the number of
//! those. A terminal shows a progress bar.
//!
//! According to its document the server has no list of imported users. Those
//! with a role or in a group are found; one with neither may be missing.
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
mod json_file;

use std::env;
use std::error::Error;
use std::future::{pending, ready};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::Utc;
use futures_util::{StreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use suite_api_client::Client;
use suite_api_client::types::{
    AuthSource, AuthSourcePropertyDataType, AuthSourcetype, User, UserGroup, UserRole,
};

use crate::json_file::JsonFile;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many requests for the details of users, groups and roles run at once.
const CALLS: usize = 4;

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Outcome<()> {
    let [path] = &env::args().skip(1).collect::<Vec<_>>()[..] else {
        return Err("give the name of the file to write, and nothing else".into());
    };
    let path = PathBuf::from(path);
    identity::with_session(async |ops| {
        tokio::select! {
            outcome = export(ops, &path) => outcome,
            () = interrupted() => Err("interrupted; no file is written".into()),
        }
    })
    .await
}

/// Waits for Ctrl-C, so that the token is released and no file remains.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        pending().await
    }
}

async fn export(ops: &Client, path: &Path) -> Outcome<()> {
    let mut export = Export::begin(path).await?;
    export.file.value("server", &ops.base_url()).await?;
    export.file.value("exportedAt", &Utc::now()).await?;

    let types = ops.get_auth_source_types().send().await?;
    let types = types.into_inner().source_types;
    let sources = ops.get_auth_sources().send().await?.into_inner().sources;
    let sources = sources.into_iter();
    let sources: Vec<Source> = sources.map(|source| Source::new(source, &types)).collect();
    let mut left_out: usize = sources.iter().map(Source::left_out).sum();
    export.list("sourceTypes", types).await?;
    export.list("sources", sources).await?;

    let found = ops.get_available_privilege_groups().send().await?;
    let found = found.into_inner().privilege_groups;
    export.list("privilegeGroups", found).await?;
    let found = ops.get_available_privileges().send().await?;
    export
        .list("privileges", found.into_inner().privileges)
        .await?;
    let found = ops.get_traversal_specs().send().await?;
    export
        .list("traversalSpecs", found.into_inner().specs)
        .await?;
    let found = ops.get_all_object_scopes().send().await?;
    export
        .list("scopes", found.into_inner().scopes_details)
        .await?;

    let roles = ops.get_roles().send().await?.into_inner().user_roles;
    let groups = ops.get_user_groups().send().await?.into_inner().user_groups;
    let mut users = identity::users(ops, &roles, &groups).await?;
    for user in &mut users {
        left_out += usize::from(user.password.take().is_some());
    }
    let detail = |role| with_privileges(ops, role);
    export.details("roles", roles, detail).await?;
    let detail = |group| group_with_permissions(ops, group);
    export.details("groups", groups, detail).await?;
    let detail = |user| user_with_permissions(ops, user);
    export.details("users", users, detail).await?;

    export.file.value("secretsLeftOut", &left_out).await?;
    let summary = export.end().await?;
    println!("exported to {}: {summary}", path.display());
    println!("{left_out} secrets were left out");
    Ok(())
}

async fn with_privileges(ops: &Client, mut role: UserRole) -> Outcome<UserRole> {
    let privileges = ops.get_role_privileges().role_name(&role.name);
    let privileges = privileges.send().await?.into_inner().privileges;
    role.privilege_keys = Some(privileges.into_iter().map(|one| one.key).collect());
    Ok(role)
}

async fn group_with_permissions(ops: &Client, mut group: UserGroup) -> Outcome<UserGroup> {
    if let Some(id) = group.id {
        let permissions = ops.get_assigned_role_permissions_for_user_group();
        let permissions = permissions.group_id(id).send().await?;
        group.role_permissions = Some(permissions.into_inner().permissions);
    }
    Ok(group)
}

async fn user_with_permissions(ops: &Client, mut user: User) -> Outcome<User> {
    if let Some(id) = user.id {
        let permissions = ops.get_assigned_role_permissions_for_user();
        let permissions = permissions.user_id(id).send().await?;
        user.role_permissions = Some(permissions.into_inner().permissions);
    }
    Ok(user)
}

/// The file that is being written, and the progress.
struct Export {
    file: JsonFile,
    bar: ProgressBar,
    counts: Vec<String>,
}

impl Export {
    async fn begin(path: &Path) -> Outcome<Self> {
        // Drawn on standard error, and only if that is a terminal.
        let bar = ProgressBar::new(0);
        bar.set_style(ProgressStyle::with_template(
            "{msg:15} [{bar:40}] {pos}/{len}",
        )?);
        Ok(Self {
            file: JsonFile::create(path).await?,
            bar,
            counts: Vec::new(),
        })
    }

    /// Writes a list unchanged.
    async fn list<T: Serialize>(&mut self, name: &'static str, items: Vec<T>) -> Outcome<()> {
        self.details(name, items, |item| ready(Ok(item))).await
    }

    /// Writes a list, each item with its details.
    async fn details<T, D: Serialize, F: Future<Output = Outcome<D>>>(
        &mut self,
        name: &'static str,
        items: Vec<T>,
        detail: impl FnMut(T) -> F,
    ) -> Outcome<()> {
        self.bar.set_message(name);
        self.bar.inc_length(items.len() as u64);
        let details = stream::iter(items).map(detail).buffered(CALLS);
        let details = details.inspect(|_| self.bar.inc(1));
        let count = self.file.list(name, details).await?;
        self.counts.push(format!("{count} {name}"));
        Ok(())
    }

    /// Completes the file, and returns a summary.
    async fn end(self) -> Outcome<String> {
        self.file.finish().await?;
        self.bar.finish_and_clear();
        Ok(self.counts.join(", "))
    }
}

/// An auth source without the values of its secret properties.
#[derive(Serialize)]
struct Source {
    #[serde(flatten)]
    source: AuthSource,
    property: Vec<Property>,
}

#[derive(Serialize)]
struct Property {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

impl Source {
    fn new(mut source: AuthSource, types: &[AuthSourcetype]) -> Self {
        let own = types.iter().find(|known| known.id == source.source_type.id);
        let own = own.and_then(|own| own.properties.as_ref());
        let properties = source.property.take().into_iter().flatten();
        let property = properties.map(|property| {
            let known = own.and_then(|own| own.property.as_deref());
            let mut known = known.into_iter().flatten();
            let known = known.find(|known| known.name == property.name);
            // A property that the type of the source does not declare may be a
            // password.
            let is_harmless = known.is_some_and(|known| is_harmless(&known.data_type))
                && !property.name.to_lowercase().contains("password");
            Property {
                name: property.name,
                value: is_harmless.then(|| property.value.expose().to_owned()),
            }
        });
        Self {
            property: property.collect(),
            source,
        }
    }

    fn left_out(&self) -> usize {
        let properties = self.property.iter();
        properties.filter(|one| one.value.is_none()).count()
    }
}

/// Whether values of a type may be shown.
fn is_harmless(data_type: &AuthSourcePropertyDataType) -> bool {
    use AuthSourcePropertyDataType::{Boolean, Enum, Host, Integer, Ip, String};
    matches!(data_type, String | Integer | Host | Ip | Enum | Boolean)
}
