//! What the examples have in common: reading their settings from the environment,
//! and reporting errors.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use suite_api_client::{Client, ClientBuilder};

/// Reports an error and returns the exit code.
pub(crate) fn end(outcome: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = outcome else {
        return ExitCode::SUCCESS;
    };
    eprintln!("error: {error}");
    // The server's own description, if it sent one.
    if let Some(error) = error.downcast_ref::<suite_api_client::Error>()
        && let Some(message) = error.message()
    {
        eprintln!("the server says: {message}");
    }
    ExitCode::FAILURE
}

/// A builder of a client of the server at `SUITE_API_URL`.
pub(crate) fn builder() -> Result<ClientBuilder, Box<dyn Error>> {
    let builder = Client::builder(variable("SUITE_API_URL")?);
    Ok(match env::var("SUITE_API_TOKEN_SCHEME") {
        Ok(scheme) => builder.token_scheme(scheme.parse()?),
        Err(_) => builder,
    })
}

pub(crate) fn variable(name: &str) -> Result<String, Box<dyn Error>> {
    env::var(name).map_err(|_| format!("set {name}").into())
}
