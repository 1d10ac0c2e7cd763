//! Acquires a token and releases it.
//!
//! ```text
//! SUITE_API_URL=https://ops.example.com SUITE_API_USERNAME=admin \
//!     SUITE_API_PASSWORD=... cargo run -p suite-api-client --example acquire_token
//! ```
//!
//! Optional: `SUITE_API_AUTH_SOURCE`, the name of the user's auth source, and
//! `SUITE_API_TOKEN_SCHEME`, such as `vRealizeOpsToken` for old servers. With
//! `--show-token` the token is printed instead of released.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

mod common;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use suite_api_client::types::UsernamePassword;

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let show_token = match env::args().skip(1).collect::<Vec<_>>()[..] {
        [] => false,
        [ref option] if option == "--show-token" => true,
        _ => return Err("the only argument is --show-token".into()),
    };
    let client = common::builder()?.build()?;

    let credentials = UsernamePassword::builder()
        .username(common::variable("SUITE_API_USERNAME")?)
        .password(common::variable("SUITE_API_PASSWORD")?)
        .auth_source(env::var("SUITE_API_AUTH_SOURCE").ok());
    let acquired = client
        .acquire_token()
        .body_map(|_| credentials)
        .send()
        .await?;

    if show_token {
        println!("{}", acquired.token.expose());
        return Ok(());
    }
    match acquired.valid_until() {
        Some(moment) => println!("a token was acquired, good until {moment}"),
        None => println!("a token was acquired"),
    }
    if !acquired.roles.is_empty() {
        println!("roles: {}", acquired.roles.join(", "));
    }
    client
        .with_token(&acquired.token)?
        .release_token()
        .send()
        .await?;
    println!("the token was given back; --show-token would print it instead");
    Ok(())
}
