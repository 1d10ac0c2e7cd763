//! The program behind `cargo xtask bench`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use xtask::Error;
use xtask::bench::settings::Settings;
use xtask::bench::{pipeline, run};

/// As the program of the other commands has it, whose pipeline is measured.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Measure what the clients and the pipeline cost, and write it down.
///
/// Prints one table with ratios to bare reqwest. A run of all parts writes it
/// into BENCHMARKS.md, with the chart beside it, and two lines into the README.
/// Exits with 1 if a part fails.
#[derive(Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    /// The root of the workspace; otherwise the one this program was runs in.
    // `cargo xtask bench` names it, and a person may do so again.
    #[arg(long, value_name = "DIR", overrides_with = "root")]
    root: Option<PathBuf>,
    /// Run the pipeline on this document and print what it took.
    #[arg(long, value_name = "FILE", requires = "out", hide = true)]
    pipeline_once: Option<PathBuf>,
    /// Where its crate goes.
    #[arg(long, value_name = "DIR", hide = true)]
    out: Option<PathBuf>,
    /// The tags that are taken of it.
    #[arg(long, value_name = "TAG", hide = true)]
    select: Vec<String>,
}

fn main() -> ExitCode {
    match start(Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            openapi_client_codegen::cli::show_error("bench failed", &error);
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: Arguments) -> Result<bool, Error> {
    let print = &mut anstream::stdout();
    let root = arguments.root.map_or_else(xtask::root, Ok)?;
    if let (Some(document), Some(out)) = (arguments.pipeline_once, arguments.out) {
        pipeline::run_once(&root, document, out, arguments.select, print)?;
        return Ok(true);
    }
    let settings = Settings {
        root,
        ..arguments.settings
    };
    run(&settings, print)
}
