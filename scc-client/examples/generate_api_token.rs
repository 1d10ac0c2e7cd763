//! Generates a token for an API-only user.
//!
//! ```text
//! SCC_REGION=US SCC_TOKEN=... cargo run -p scc-client --example generate_api_token -- UID
//! ```
//!
//! Set `SCC_BASE_URL` instead of `SCC_REGION` for any other server. The new
//! token is printed only with `--show-token`; the server returns it only once,
//! so without the option it is lost.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

mod common;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use uuid::Uuid;

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (uid, show_token) = arguments()?;
    let client = common::client()?;

    let issued = client.generate_api_token().api_user_uid(uid).send().await?;

    let Some(token) = &issued.api_token else {
        return Err("the server generated a token and did not show it".into());
    };
    if show_token {
        println!("{}", token.expose());
    } else {
        println!("a token was generated for the user {uid}; --show-token would print it");
    }
    Ok(())
}

fn arguments() -> Result<(Uuid, bool), Box<dyn Error>> {
    let (options, uids): (Vec<String>, Vec<String>) = env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let show_token = match options.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--show-token"] => true,
        _ => return Err("the only option is --show-token".into()),
    };
    let [uid] = &uids[..] else {
        return Err("give the uid of an API-only user, and nothing else".into());
    };
    let uid = uid
        .parse()
        .map_err(|_| format!("`{uid}` is no uid; it looks like {}", Uuid::nil()))?;
    Ok((uid, show_token))
}
