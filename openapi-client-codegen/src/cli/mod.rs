//! The program `openapi-client`, and what it shares with the commands of this workspace.

mod diff;
mod files;
mod new;
mod output;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

pub use diff::{Differences, EXIT_CODE as DIFF_EXIT_CODE, Printed, client_of_file};
pub use files::Error;
pub use output::{CYAN, GREEN, RED, line, show_error};

use crate::cli::files::{show_problems, whole, write};
use crate::client_crate::ClientCrate;
use crate::progenitor::is_generating;
use crate::workspace::files::State;

/// The exit code of `check` when files are not what the document gives.
const DRIFT: u8 = 4;

/// Makes the client of an OpenAPI document, as a crate, and keeps it up to date.
///
/// Nothing is fetched: documents are files, and so is what they refer to.
#[derive(Parser)]
#[command(name = "openapi-client", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a crate with the client of a document.
    ///
    /// The document is copied into the crate, and openapi-client.toml says of what the
    /// crate is made. An operation for which no code can be generated is left out and
    /// reported with its place; the exit code then is 1.
    #[command(
        after_help = "Examples: openapi-client new acme.openapi.yaml --out acme-client\n          \
                            openapi-client new acme.json --select Users,Groups --features-by-tag\n          \
                            openapi-client new acme.yaml --file-for https://example.com/common.yaml=common.yaml\n          \
                            curl https://acme.example.com/openapi.json | openapi-client new -"
    )]
    New(new::Settings),
    /// Write the code of a crate anew, of its document as it is now.
    ///
    /// Writes src, the table of operations in README.md, the example, and in Cargo.toml
    /// the name, the features and the crates that the code needs. All else stays. An
    /// operation for which no code can be generated is left out and reported with its place;
    /// the exit code then is 1.
    #[command(after_help = "Example: openapi-client generate acme-client")]
    Generate(Folder),
    /// Check that a crate is what its document gives.
    ///
    /// Exits with 0 if it is, with 4 if a file differs, and with 1 for any other error, such
    /// as an operation of the document for which no code can be generated.
    #[command(after_help = "Example: openapi-client check acme-client")]
    Check(Folder),
    /// Show what is other in the next version of a document, and what it breaks.
    ///
    /// Reports for each change whether a client of one version works with a server of the
    /// other, and which programs have to change. Exits with 5 if `--fail-on` names what is
    /// found, and with 1 if an operation had to be left out.
    #[command(
        after_help = "Examples: openapi-client diff acme-client new.openapi.yaml\n          \
                            openapi-client diff old.yaml new.yaml --fail-on breaking"
    )]
    Diff(diff::Settings),
    /// Print every change that was made to the document of a crate, and all counts, as JSON.
    #[command(after_help = "Example: openapi-client report acme-client")]
    Report(Folder),
    /// Print a script that completes the commands of this program.
    #[command(after_help = "Example: openapi-client completions bash")]
    Completions {
        /// For which shell.
        shell: Shell,
    },
}

/// The folder of a crate.
#[derive(clap::Args)]
struct Folder {
    /// The folder of the crate.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    hide_panics_of_progenitor();
    run(Arguments::parse().command).unwrap_or_else(|error| {
        show_error("error", &error);
        ExitCode::FAILURE
    })
}

/// The pipeline turns a panic of progenitor into an error with the place in the
/// document, so the panic itself is not printed.
pub fn hide_panics_of_progenitor() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !is_generating() {
            report(panic);
        }
    }));
}

fn run(command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::New(settings) => new::run(&settings),
        Command::Generate(Folder { folder }) => {
            let start = Instant::now();
            let made = ClientCrate::open(&folder)?.make()?;
            write(&made, &folder, start)
        }
        Command::Check(Folder { folder }) => check(&folder),
        Command::Diff(settings) => diff::run(&settings),
        Command::Report(Folder { folder }) => {
            let opened = ClientCrate::open(&folder)?;
            let made = opened.make()?;
            let name = opened.document().file_name().unwrap_or_default();
            let report = made.report(&name.to_string_lossy());
            let text = serde_json::to_string_pretty(&report)?;
            writeln!(anstream::stdout(), "{text}")?;
            Ok(whole(&made))
        }
        Command::Completions { shell } => {
            let mut command = Arguments::command();
            clap_complete::generate(shell, &mut command, "openapi-client", &mut io::stdout());
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn check(folder: &Path) -> Result<ExitCode, Error> {
    let out = &mut anstream::stdout();
    let made = ClientCrate::open(folder)?.make()?;
    let states = made.check()?;
    let total = states.len();
    let mut drifted = 0;
    for file in states {
        let word = match file.state {
            State::Fresh => continue,
            State::Stale { .. } => "Stale",
            State::Missing => "Missing",
            State::Extra => "Extra",
        };
        drifted += 1;
        let path = file.path.strip_prefix(folder).unwrap_or(&file.path);
        line(out, RED, word, path.display())?;
    }
    show_problems(&made);
    line(
        out,
        GREEN,
        "",
        format_args!("{total} files: {} fresh", total - drifted),
    )?;
    if drifted == 0 {
        return Ok(whole(&made));
    }
    let fix = match folder == Path::new(".") {
        true => "openapi-client generate".to_owned(),
        false => format!("openapi-client generate {}", folder.display()),
    };
    line(out, CYAN, "fix", fix)?;
    Ok(ExitCode::from(DRIFT))
}
