//! Generates, checks, rotates and revokes the token of an API-only user.
//!
//! ```text
//! SCC_REGION=US SCC_TOKEN=... cargo run -p scc-client --example api_only_user -- NAME
//! ```
//!
//! Finds the API-only user, or creates it with the role `ROLE_READ_ONLY` or the
//! one after `--role`; generates a token and checks it; rotates it by generating
//! another; and revokes it. With `--show-token` the last token is printed instead
//! of revoked, and nothing else is written to standard output. The user is kept.
//!
//! **At the end all tokens of the user are revoked**, those from before too. Do not
//! name a user whose token a program uses.
//!
//! `SCC_TOKEN` is the token of an administrator. Set `SCC_BASE_URL` instead of
//! `SCC_REGION` for any other server.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

mod common;

use std::env;
use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;

use scc_client::types::{CdoTokenInfo, User, UserCreateOrUpdateInput, UserRole};
use scc_client::{Client, Secret};
use uuid::Uuid;

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::read(env::args().skip(1))?;
    let admin = common::client()?;

    let user = match find(&admin, &arguments.name).await? {
        Some(user) => {
            let kept = match arguments.role {
                Some(_) => "; --role is for a new user",
                None => "",
            };
            arguments.say(format_args!("found {}{kept}", describe(&user)));
            user
        }
        None => {
            let user = create(&admin, &arguments).await?;
            arguments.say(format_args!("created {}", describe(&user)));
            user
        }
    };
    let uid = user.uid.ok_or("the server did not tell the user's uid")?;

    let mut tokens = Vec::new();
    let outcome = generate_and_rotate(&admin, uid, &mut tokens, &arguments).await;
    if let (Ok(last), true) = (&outcome, arguments.show_token) {
        println!("{}", last.expose());
        return Ok(());
    }
    // Even after an error: no unknown token remains valid.
    let revoked = match tokens[..] {
        [] => Ok(()),
        _ => revoke(&admin, uid, tokens.iter().flatten()).await,
    };
    if let (Err(_), Err(error)) = (&outcome, &revoked) {
        eprintln!("warning: the user may have a token that works: {error}");
    }
    outcome.and(revoked)?;
    arguments.say("revoked: both are refused now; --show-token would print and keep the last");
    Ok(())
}

/// The API-only user that an administrator gave this name. The server has
/// appended an `@` and the name of the tenant.
async fn find(admin: &Client, name: &str) -> Result<Option<User>, scc_client::Error> {
    let mut users = admin.get_users().limit("200").items();
    while let Some(user) = users.next().await {
        let user = user?;
        let full_name = user.name.as_deref().unwrap_or_default();
        if user.api_only_user == Some(true) && full_name.split('@').next() == Some(name) {
            return Ok(Some(user));
        }
    }
    Ok(None)
}

async fn create(admin: &Client, arguments: &Arguments) -> Result<User, scc_client::Error> {
    let role = arguments.role.as_deref();
    let user = UserCreateOrUpdateInput::builder()
        .name(&arguments.name)
        .api_only_user(true)
        .role(role.unwrap_or("ROLE_READ_ONLY").to_owned());
    let created = admin.create_user().body_map(|_| user).send().await?;
    Ok(created.into_inner())
}

/// Generates a token and checks it, then another. `tokens` collects those that
/// were generated, as far as the server returned them.
async fn generate_and_rotate(
    admin: &Client,
    uid: Uuid,
    tokens: &mut Vec<Option<Secret>>,
    arguments: &Arguments,
) -> Result<Secret, Box<dyn Error>> {
    let first = generate(admin, uid, tokens).await?;
    arguments.say("generated a token");
    let end = match check(admin, uid, &first).await?.expires_at {
        Some(moment) => format!("is good until {moment}"),
        None => "does not expire".to_owned(),
    };
    arguments.say(format_args!("checked: it is the user's, and {end}"));

    let second = generate(admin, uid, tokens).await?;
    check(admin, uid, &second).await?;
    let before = match works(admin, &first).await? {
        true => "still works",
        false => "has ended",
    };
    arguments.say(format_args!(
        "rotated: the new token works, and the one before {before}"
    ));
    Ok(second)
}

/// Generates a token, which the server returns only once. It is not documented
/// whether that invalidates the previous one, so a call that may have arrived is
/// never repeated.
async fn generate(
    admin: &Client,
    uid: Uuid,
    tokens: &mut Vec<Option<Secret>>,
) -> Result<Secret, Box<dyn Error>> {
    let outcome = admin.generate_api_token().api_user_uid(uid).send().await;
    let is_refused = outcome.as_ref().is_err_and(|error| {
        let status = error.status();
        error.attempts() == 0 || status.is_some_and(|status| status.is_client_error())
    });
    if !is_refused {
        let shown = outcome.as_ref().ok();
        tokens.push(shown.and_then(|generated| generated.api_token.clone()));
    }
    let token = outcome?.into_inner().api_token;
    token.ok_or_else(|| "the server generated a token and did not show it".into())
}

/// Verifies that a token is the user's.
async fn check(admin: &Client, uid: Uuid, token: &Secret) -> Result<CdoTokenInfo, Box<dyn Error>> {
    let info = admin.with_token(token)?.get_token().send().await?;
    if info.uid != Some(uid) {
        return Err("the server takes the new token for that of another user".into());
    }
    Ok(info.into_inner())
}

/// Whether the server accepts a token.
async fn works(admin: &Client, token: &Secret) -> Result<bool, Box<dyn Error>> {
    match admin.with_token(token)?.get_token().send().await {
        Ok(_) => Ok(true),
        Err(error) if error.is_unauthorized() => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Revokes the tokens of the user, and verifies that.
async fn revoke(
    admin: &Client,
    uid: Uuid,
    tokens: impl Iterator<Item = &Secret>,
) -> Result<(), Box<dyn Error>> {
    admin.revoke_api_token().api_user_uid(uid).send().await?;
    for token in tokens {
        if works(admin, token).await? {
            return Err("the server revoked the token and still takes one of the user's".into());
        }
    }
    Ok(())
}

fn describe(user: &User) -> String {
    let name = user.name.as_deref().unwrap_or("a user without a name");
    let roles: Vec<&str> = user.roles.iter().map(UserRole::as_str).collect();
    match roles[..] {
        [] => format!("{name}, who has no role"),
        _ => format!("{name} with {}", roles.join(", ")),
    }
}

struct Arguments {
    name: String,
    role: Option<String>,
    show_token: bool,
}

impl Arguments {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut names = Vec::new();
        let (mut role, mut show_token) = (None, false);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--role" => {
                    role = Some(arguments.next().ok_or("--role needs the name of a role")?);
                }
                "--show-token" => show_token = true,
                option if option.starts_with("--") => {
                    return Err("the only options are --role and --show-token".into());
                }
                _ => names.push(argument),
            }
        }
        let [name] = &names[..] else {
            return Err("give the name of an API-only user, and nothing else".into());
        };
        if name.is_empty() || name.contains('@') {
            return Err("give the name without an @ and what is behind it".into());
        }
        Ok(Self {
            name: name.clone(),
            role,
            show_token,
        })
    }

    /// Reports what was done, on standard error if standard output is for the
    /// token only.
    fn say(&self, text: impl Display) {
        match self.show_token {
            true => eprintln!("{text}"),
            false => println!("{text}"),
        }
    }
}
