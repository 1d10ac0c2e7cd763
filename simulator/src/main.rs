//! The program: starts both services, prints how to reach them, runs until Ctrl-C.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser;
use simulator::{Scc, SuiteApi};

/// Runs both services in memory, until Ctrl-C.
///
/// Prints environment variables with the addresses and with credentials that work.
#[derive(Debug, Parser)]
#[command(name = "simulator", version)]
struct Arguments {
    /// Where Cisco Security Cloud Control listens; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
    scc: SocketAddr,

    /// Where the suite-api of VMware Aria Operations listens; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8082")]
    suite_api: SocketAddr,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Nobody is left to tell if this fails.
            let _ = writeln!(io::stderr(), "simulator: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let scc = Scc::builder().listen(arguments.scc).start().await;
    let scc = scc.map_err(|error| cannot_listen(arguments.scc, "--scc", &error))?;
    let suite_api = SuiteApi::builder()
        .listen(arguments.suite_api)
        .start()
        .await;
    let suite_api =
        suite_api.map_err(|error| cannot_listen(arguments.suite_api, "--suite-api", &error))?;

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
    // In this order: who reads the addresses may press Ctrl-C at once.
    tokio::try_join!(biased; interrupted, printed)?;
    scc.stop().await;
    suite_api.stop().await;
    Ok(())
}

/// One sentence on why a service does not start, with the option that helps.
fn cannot_listen(address: SocketAddr, option: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("{address} is taken by another program: choose another address with {option}")
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
