//! `cargo xtask`: the maintainers' commands.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use openapi_client_codegen::cli::{GREEN, hide_panics_of_progenitor, line, show_error};
use openapi_client_codegen::{FileState, State};
use xtask::new::Made;
use xtask::{Error, corpus, diff, downstream, drift, partial, release, vendor};

/// A third of the work of the pipeline is allocating syntax trees.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The maintainers' commands of this workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    /// The root of the workspace; by default the one this program runs in.
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the generated code of every client, and all other files that are
    /// generated from the documents.
    ///
    /// Runs the pipeline for each API in openapi/sources.toml and writes
    /// src/generated of its client. Also writes the tables of operations in the
    /// READMEs, and the simulator's copies of the documents. The same documents
    /// always give the same bytes.
    Generate,
    /// Check that every generated file is what its document gives.
    ///
    /// Compares the published pages with the document made of them, and the
    /// documents with the generated code and tables. Exits with 0 if nothing
    /// differs, with 4 if a file has drifted, and with 1 for any other error.
    Check,
    /// Make a document out of a vendor's published pages and pin their digests.
    ///
    /// The pages must be below openapi/. Writes the document and
    /// openapi/sources.toml; run `cargo xtask generate` afterwards.
    #[command(after_help = "Example: cargo xtask vendor scc openapi/scc/pages/*.json")]
    Vendor {
        /// The API, as openapi/sources.toml calls it.
        api: String,
        /// The published pages.
        #[arg(required = true)]
        pages: Vec<PathBuf>,
    },
    /// Make a client of another API, as a crate of this workspace.
    ///
    /// Writes the crate NAME-client, its entries in openapi/sources.toml and in
    /// the workspace, a copy of the document, and the description for the
    /// contract tests that all clients share. After an error, nothing is written.
    #[command(after_help = "Example: cargo xtask new acme acme.openapi.yaml")]
    New {
        /// The name of the API, such as `acme`.
        name: String,
        /// The document: JSON or YAML, as its name says.
        document: PathBuf,
    },
    /// Make a client of any OpenAPI document, as a crate of its own.
    ///
    /// Needs no entry in openapi/sources.toml. An operation for which no code can
    /// be generated is skipped and reported with its place. Exits with 0 if every
    /// selected operation is in the crate, and with 1 otherwise.
    #[command(
        after_help = "Examples: cargo xtask try acme.openapi.yaml --out acme-client\n          \
                            cargo xtask try acme-2.openapi.yaml --out acme-client --against acme-client"
    )]
    Try(partial::Settings),
    /// Make clients of all documents of a folder, and a table of how it went.
    ///
    /// Runs what `try` runs over each .json, .yaml and .yml file in the folder,
    /// by name; those in folders below are not taken. A file that is no OpenAPI
    /// document is listed as such. Each document has a process of its own, with
    /// limits of time and memory.
    ///
    /// Exits with 0 if every operation of every document is in its client and
    /// every client that was compiled did so without a warning, and with 1
    /// otherwise.
    #[command(after_help = "Example: cargo xtask corpus specs --compile 150 --json corpus.json")]
    Corpus(corpus::Settings),
    /// What `corpus` runs in a process of its own.
    #[command(hide = true)]
    CorpusDocument(corpus::document::Settings),
    /// Show what is other in the next version of a document, and what it breaks.
    ///
    /// Compares the documents, and reports for each change whether a client of one
    /// version works with a server of the other, and which programs have to change.
    /// Without arguments, each API as it was committed and as it is now; with `--released`,
    /// as it was released last and as it is now.
    #[command(after_help = "Examples: cargo xtask diff\n          \
                            cargo xtask diff v1.0.0:scc scc --fail-on breaking\n          \
                            cargo xtask diff --released --changelog\n          \
                            cargo xtask diff old.yaml new.yaml --format json")]
    Diff(diff::Settings),
    /// Keep the document of each API as what the version in Cargo.toml has.
    ///
    /// Writes openapi/released/API/VERSION.json. From then on, `check` fails where the
    /// version has not risen as a change of a document asks for. Fails if it is too low,
    /// or was released with another document.
    Release,
    /// Show how many crates a program with the clients compiles and locks.
    ///
    /// Builds a program that depends on every client as a package, from Git and
    /// by path. Fails if progenitor or anything else that only the generator
    /// needs is compiled or in the lock file.
    Downstream,
    /// Measure what the clients and the pipeline cost, and write it down.
    ///
    /// Prints one table with ratios to bare reqwest, and writes BENCHMARKS.md.
    /// `cargo xtask bench --help` lists the parts and options.
    #[command(disable_help_flag = true)]
    Bench {
        /// Given to the program that measures.
        #[arg(
            trailing_var_arg = true,
            allow_hyphen_values = true,
            value_name = "ARGUMENTS"
        )]
        arguments: Vec<OsString>,
    },
    /// Run both clients with simulated servers and print each step.
    ///
    /// Ends with the line `demo: ok`, or with an error and exit code 1.
    /// Needs no network and no other program.
    Demo,
}

fn main() -> ExitCode {
    hide_panics_of_progenitor();
    let Arguments { root, task } = Arguments::parse();
    let outcome = root
        .map_or_else(xtask::root, Ok)
        .and_then(|root| run_task(&root, task));
    outcome.unwrap_or_else(|error| {
        show_error("error", &error);
        ExitCode::FAILURE
    })
}

fn run_task(root: &Path, task: Task) -> Result<ExitCode, Error> {
    match task {
        Task::Generate => generate(root),
        Task::Check => check(root),
        Task::Vendor { api, pages } => vendor(root, &api, &pages),
        Task::New { name, document } => new(root, &name, &document),
        Task::Try(settings) => try_document(root, &settings),
        Task::Corpus(settings) => {
            let is_whole = corpus::run(root, &settings, &mut anstream::stdout())?;
            Ok(code(is_whole))
        }
        Task::CorpusDocument(settings) => {
            let counts = corpus::document::run(root, settings);
            writeln!(anstream::stdout(), "{counts}")?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Diff(settings) => Ok(diff::run(root, &settings)?.show()?),
        Task::Release => release(root),
        Task::Downstream => downstream(root),
        Task::Bench { arguments } => bench(root, &arguments),
        Task::Demo => demo(root),
    }
}

fn generate(root: &Path) -> Result<ExitCode, Error> {
    let out = &mut anstream::stdout();
    let (written, reports) = drift::generate(root)?;
    for (name, report) in reports {
        writeln!(out, "{name:>10}  {report}")?;
    }
    written.show_written(out)?;
    Ok(ExitCode::SUCCESS)
}

fn check(root: &Path) -> Result<ExitCode, Error> {
    let found = drift::find(root)?;
    found.show(&mut anstream::stdout())?;
    Ok(match found.is_none() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(drift::EXIT_CODE),
    })
}

fn vendor(root: &Path, api: &str, pages: &[PathBuf]) -> Result<ExitCode, Error> {
    let vendored = vendor::vendor(root, api, pages)?;
    let out = &mut anstream::stdout();
    let document = vendored.document.display();
    let pages = vendored.pages;
    let is_whole = vendored.lost.as_ref().is_ok_and(Vec::is_empty);
    let next = match is_whole {
        true => "now run `cargo xtask generate`",
        false => "mend its overlays, then run `cargo xtask generate`",
    };
    match vendored.changed {
        true => writeln!(out, "{document} made of {pages} page(s); {next}")?,
        false => writeln!(out, "{document}: its {pages} page(s) have not changed")?,
    }
    match &vendored.lost {
        Ok(lost) => lost
            .iter()
            .for_each(|lost| show_error("to mend", &vendor::Lost(root, lost))),
        Err(error) => show_error("to mend", error),
    }
    Ok(ExitCode::SUCCESS)
}

fn new(root: &Path, name: &str, document: &Path) -> Result<ExitCode, Error> {
    let made = xtask::new::new(root, name, document)?;
    let out = &mut anstream::stdout();
    for (word, files) in [("Created", &made.created), ("Updated", &made.updated)] {
        for file in files {
            line(out, GREEN, word, file.display())?;
        }
    }
    let Made {
        operations, test, ..
    } = made;
    writeln!(
        out,
        "{:>10}  {operations} operations; next:\n\
         {:>10}  cargo test -p contract-tests --test {test}\n\
         {:>10}  describe in openapi/README.md where the document is from, and commit",
        "", "", ""
    )?;
    Ok(ExitCode::SUCCESS)
}

fn try_document(root: &Path, settings: &partial::Settings) -> Result<ExitCode, Error> {
    let outcome = partial::run(root, settings)?;
    for problem in &outcome.made.partial.problems {
        show_error("error", problem);
    }
    writeln!(anstream::stdout(), "{outcome}")?;
    if let Some(diff) = &outcome.diff {
        write!(anstream::stdout(), "\n{diff}")?;
    }
    Ok(code(outcome.is_whole()))
}

fn release(root: &Path) -> Result<ExitCode, Error> {
    for FileState { path, state } in release::keep(root)? {
        let path = path.strip_prefix(root).unwrap_or(&path).display();
        let word = match state {
            State::Fresh => "Fresh",
            _ => "Created",
        };
        line(&mut anstream::stdout(), GREEN, word, path)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn downstream(root: &Path) -> Result<ExitCode, Error> {
    let folder = downstream::target(root).join("downstream");
    let programs = downstream::Programs::new(root, &folder)?;
    let out = &mut anstream::stdout();
    writeln!(out, "{:>10}{:>10}{:>16}", "", "compiled", "in lock file")?;
    for way in downstream::Way::ALL {
        let downstream::Crates { compiled, locked } = programs.build(way)?;
        writeln!(out, "{way:>10}{compiled:>10}{locked:>16}")?;
    }
    writeln!(out, "none of these crates is the generator's")?;
    Ok(ExitCode::SUCCESS)
}

/// The benchmarks are a program of their own, for what they need; in the
/// release profile, because they measure the pipeline in it.
fn bench(root: &Path, arguments: &[OsString]) -> Result<ExitCode, Error> {
    let options = ["--root".as_ref(), root.as_os_str()].into_iter();
    let options = options.chain(arguments.iter().map(OsString::as_os_str));
    run(root, "bench", &["--release"], options)
}

/// The demo is a program of its own: it needs the clients, which the other
/// commands must do without.
fn demo(root: &Path) -> Result<ExitCode, Error> {
    run(root, "demo", &[], [].into_iter())
}

/// Runs the program of this package that has the name and the feature `name`,
/// in the folder in which this program runs.
fn run<'a>(
    root: &Path,
    name: &str,
    profile: &[&str],
    arguments: impl Iterator<Item = &'a OsStr>,
) -> Result<ExitCode, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .arg("run")
        .arg("--manifest-path")
        .arg(root.join("Cargo.toml"))
        .args(["--package", "xtask", "--features", name, "--bin", name])
        .args(profile)
        .arg("--")
        .args(arguments)
        .status()?;
    Ok(code(status.success()))
}

fn code(is_success: bool) -> ExitCode {
    match is_success {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
