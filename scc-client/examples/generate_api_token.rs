//! Generates a token for an API-only user.
//!
//! ```text
//! SCC_REGION=US SCC_TOKEN=... cargo run -p scc-client --example generate_api_token -- UID
//! ```
//!
//! Set `SCC_BASE_URL` instead of `SCC_REGION` for any other server. The new
//! token is printed only with `--show-token`; the server shows it this once,
//! so without the option it is lost.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

use std::env;
use std::error::Error;
use std::process::ExitCode;

use scc_client::{BaseUrl, Client, Region};
use uuid::Uuid;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            // The server's own words, where it has some.
            if let Some(error) = error.downcast_ref::<scc_client::Error>()
                && let Some(message) = error.message()
            {
                eprintln!("the server says: {message}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (uid, show_token) = arguments()?;
    let client = Client::builder(base_url()?)
        .token(variable("SCC_TOKEN")?)
        .build()?;

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

fn base_url() -> Result<BaseUrl, Box<dyn Error>> {
    match (env::var("SCC_BASE_URL"), env::var("SCC_REGION")) {
        (Ok(url), Err(_)) => Ok(url.into()),
        (Err(_), Ok(region)) => Ok(region.parse::<Region>()?.into()),
        (Ok(_), Ok(_)) => Err("set SCC_BASE_URL or SCC_REGION, not both".into()),
        (Err(_), Err(_)) => {
            let regions = Region::ALL.map(Region::name).join(", ");
            Err(format!("set SCC_REGION ({regions}) or SCC_BASE_URL").into())
        }
    }
}

fn variable(name: &str) -> Result<String, Box<dyn Error>> {
    env::var(name).map_err(|_| format!("set {name}").into())
}
