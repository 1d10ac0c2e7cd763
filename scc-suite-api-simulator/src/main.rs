//! The program: starts both services, prints how to reach them, runs until Ctrl-C.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use scc_suite_api_simulator::{Scc, SuiteApi};

/// Runs both services in memory, until Ctrl-C.
///
/// Prints environment variables with the addresses and with credentials that work.
#[derive(Debug, Parser)]
#[command(name = "scc-suite-api-simulator", version)]
struct Arguments {
    /// Address or name on which Cisco Security Cloud Control listens; port 0 selects a
    /// free port.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8081")]
    scc: String,

    /// Address or name on which the suite-api of VMware Aria Operations listens; port 0
    /// selects a free port.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8082")]
    suite_api: String,

    /// File for the data of Cisco Security Cloud Control: loaded at the start if it
    /// exists, saved at the start and at the end. It contains tokens of pretend users.
    #[arg(long, value_name = "FILE")]
    scc_data: Option<PathBuf>,

    /// File for the data of the suite-api: loaded at the start if it exists, saved at the
    /// start and at the end. It contains passwords of pretend users.
    #[arg(long, value_name = "FILE")]
    suite_api_data: Option<PathBuf>,

    /// How long the old tokens of a user stay valid when Cisco Security Cloud Control
    /// generates a new one; without it they stay for good. What the real service does is
    /// unknown.
    #[arg(long, value_name = "SECONDS")]
    scc_old_token_life: Option<u32>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Nothing is left to report to if this fails.
            let _ = writeln!(io::stderr(), "scc-suite-api-simulator: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let scc = start_scc(&arguments).await?;
    let suite_api = start_suite_api(&arguments).await?;
    // Now, so that a file that cannot be written is reported before there is work to lose.
    save(&arguments, &scc, &suite_api).await?;

    let interrupted = async {
        let waited = tokio::signal::ctrl_c().await;
        waited.map_err(|error| format!("cannot wait for Ctrl-C: {error}"))
    };
    let printed = async {
        let text = environment(&scc, &suite_api);
        let mut out = io::stdout().lock();
        let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        printed.map_err(|error| format!("cannot print the addresses: {error}"))
    };
    // In this order: whoever reads the addresses may press Ctrl-C at once.
    tokio::try_join!(biased; interrupted, printed)?;
    let saved = save(&arguments, &scc, &suite_api).await;
    scc.stop().await;
    suite_api.stop().await;
    saved
}

async fn start_scc(arguments: &Arguments) -> Result<Scc, String> {
    let mut builder = Scc::builder();
    if let Some(file) = existing(arguments.scc_data.as_deref())? {
        let loaded = builder.load(file).await;
        builder = loaded.map_err(|error| error.to_string())?;
    }
    if let Some(seconds) = arguments.scc_old_token_life {
        builder = builder.old_token_life(chrono::Duration::seconds(seconds.into()));
    }
    let address = resolve(&arguments.scc, "--scc").await?;
    let started = builder.listen(address).start().await;
    started.map_err(|error| cannot_listen(&arguments.scc, "--scc", &error))
}

async fn start_suite_api(arguments: &Arguments) -> Result<SuiteApi, String> {
    let mut builder = SuiteApi::builder();
    if let Some(file) = existing(arguments.suite_api_data.as_deref())? {
        let loaded = builder.load(file).await;
        builder = loaded.map_err(|error| error.to_string())?;
    }
    let address = resolve(&arguments.suite_api, "--suite-api").await?;
    let started = builder.listen(address).start().await;
    started.map_err(|error| cannot_listen(&arguments.suite_api, "--suite-api", &error))
}

/// The address of a host and a port; of several the first of IPv4, if there is one. Warns
/// if it is that of all interfaces.
async fn resolve(host_and_port: &str, option: &str) -> Result<SocketAddr, String> {
    let found = tokio::net::lookup_host(host_and_port).await;
    let found: Vec<SocketAddr> = found.map(Iterator::collect).unwrap_or_default();
    let address = found.iter().find(|address| address.is_ipv4());
    let address = address.or(found.first()).copied().ok_or_else(|| {
        format!("{host_and_port} is not the host and the port of this machine: {option} takes such as localhost:8081")
    })?;
    if address.ip().is_unspecified() {
        // Nothing is left to report to if this fails.
        let _ = writeln!(
            io::stderr(),
            "scc-suite-api-simulator: warning: {option} {host_and_port} listens on all interfaces: \
             whoever reaches this machine can use the service with well-known credentials"
        );
    }
    Ok(address)
}

/// The file, if it was given and exists.
fn existing(file: Option<&Path>) -> Result<Option<&Path>, String> {
    let Some(file) = file else {
        return Ok(None);
    };
    match file.try_exists() {
        Ok(exists) => Ok(exists.then_some(file)),
        Err(error) => Err(format!("cannot look for {}: {error}", file.display())),
    }
}

/// Writes the data of each service to its file, if it has one.
async fn save(arguments: &Arguments, scc: &Scc, suite_api: &SuiteApi) -> Result<(), String> {
    if let Some(file) = &arguments.scc_data {
        let saved = scc.save(file).await;
        saved.map_err(|error| error.to_string())?;
    }
    if let Some(file) = &arguments.suite_api_data {
        let saved = suite_api.save(file).await;
        saved.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Why a service does not start, with the option that helps.
fn cannot_listen(address: &str, option: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("{address} is in use by another program: choose another address with {option}")
        }
        _ => format!("cannot listen on {address}, which {option} sets: {error}"),
    }
}

/// How to reach both services, ready to paste into a shell.
fn environment(scc: &Scc, suite_api: &SuiteApi) -> String {
    let mut text = String::from("# Both services run until Ctrl-C. Paste these lines:\n");
    let variables = [
        ("SCC_BASE_URL", scc.base_url()),
        ("SCC_TOKEN", scc.admin_token().to_owned()),
        ("SCC_API_USER_UID", scc.api_only_user_uid().to_string()),
        ("SUITE_API_URL", suite_api.base_url()),
        ("SUITE_API_USERNAME", suite_api.username().to_owned()),
        ("SUITE_API_PASSWORD", suite_api.password().to_owned()),
    ];
    for (name, value) in variables {
        // Infallible: the writer is a string.
        let _ = writeln!(text, "export {name}='{}'", value.replace('\'', r"'\''"));
    }
    text
}
