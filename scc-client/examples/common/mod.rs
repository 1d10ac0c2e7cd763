//! What the examples have in common: reading their settings from the environment,
//! and reporting errors.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use scc_client::{BaseUrl, Client, Region};

/// Reports an error and returns the exit code.
pub(crate) fn end(outcome: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = outcome else {
        return ExitCode::SUCCESS;
    };
    eprintln!("error: {error}");
    // The server's own description, if it sent one.
    if let Some(error) = error.downcast_ref::<scc_client::Error>()
        && let Some(message) = error.message()
    {
        eprintln!("the server says: {message}");
    }
    ExitCode::FAILURE
}

/// A client of the server that `SCC_REGION` or `SCC_BASE_URL` names, with the
/// token in `SCC_TOKEN`.
pub(crate) fn client() -> Result<Client, Box<dyn Error>> {
    let base_url = base_url()?;
    let token = env::var("SCC_TOKEN").map_err(|_| "set SCC_TOKEN")?;
    Ok(Client::builder(base_url).token(token).build()?)
}

fn base_url() -> Result<BaseUrl, Box<dyn Error>> {
    match (env::var("SCC_BASE_URL"), env::var("SCC_REGION")) {
        (Ok(url), Err(_)) => Ok(url.into()),
        (Err(_), Ok(region)) => Ok(region.parse::<Region>()?.into()),
        (Ok(_), Ok(_)) => Err("set SCC_BASE_URL or SCC_REGION, not both".into()),
        (Err(_), Err(_)) => {
            let regions: Vec<&str> = Region::ALL.iter().map(|region| region.name()).collect();
            let regions = regions.join(", ");
            Err(format!("set SCC_REGION ({regions}) or SCC_BASE_URL").into())
        }
    }
}
