//! The program behind `cargo xtask bench`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::AnsiColor;
use clap::Parser;
use xtask::Error;
use xtask::bench::{Context, Part, Settings, pipeline, run};

/// Measure what the clients and the pipeline cost, and write it down.
///
/// Prints one table with ratios to bare reqwest. A run of all parts writes
/// BENCHMARKS.md with it, the chart beside it, and the table in the README.
/// Exits with 1 if a part fails.
#[derive(Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    /// What to measure; otherwise all of it.
    parts: Vec<Part>,
    /// Measure each thing as seldom as possible, to see that all works.
    #[arg(long)]
    quick: bool,
    /// The folder of the vendors' documents; otherwise SPEC_DIR names it.
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
    /// Write the note and the chart into this folder and leave the README alone.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The root of the workspace; otherwise the one this program runs in.
    // `cargo xtask bench` names it, and a person may do so again.
    #[arg(long, value_name = "DIR", overrides_with = "root")]
    root: Option<PathBuf>,
    /// Run the pipeline on this document and print what it took.
    #[arg(long, value_name = "FILE", requires = "out", hide = true)]
    pipeline_once: Option<PathBuf>,
    /// The tags that are taken of it.
    #[arg(long, value_name = "TAG", hide = true)]
    select: Vec<String>,
}

fn main() -> ExitCode {
    match start(Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let red = AnsiColor::Red.on_default().bold();
            // There is no other place to say it.
            let _ = writeln!(anstream::stderr(), "{red}bench: failed{red:#}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: Arguments) -> Result<bool, Error> {
    let print = &mut anstream::stdout();
    let root = arguments.root.map_or_else(xtask::root, Ok)?;
    if let (Some(document), Some(out)) = (arguments.pipeline_once, &arguments.out) {
        pipeline::run_once(&root, document, out.clone(), arguments.select, print)?;
        return Ok(true);
    }
    let settings = Settings {
        parts: arguments.parts,
        out: arguments.out,
        context: Context {
            root,
            documents: arguments.documents,
            quick: arguments.quick,
        },
    };
    run(&settings, print)
}
