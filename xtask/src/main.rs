//! `cargo xtask`: the maintainers' commands.

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anstyle::AnsiColor;
use clap::{Parser, Subcommand};
use xtask::{Error, downstream, drift, tryout, vendor};

/// The maintainers' commands of this workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    /// The root of the workspace; otherwise the one this program runs in.
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the generated code of both clients, and all else that is made of the
    /// documents.
    ///
    /// Reads openapi/sources.toml, runs the pipeline for each API, and makes
    /// src/generated of each client what comes out of it. Writes the tables of
    /// operations in the READMEs, and the simulator's copies of the documents.
    /// The same documents always give the same bytes.
    Generate,
    /// Show whether every file is what the documents make of it.
    ///
    /// Compares the published pages with the document made of them, and the
    /// documents with the generated code and tables. Exits with 0 if all is well, with 4
    /// if a file has drifted, and with 1 if a document is broken.
    Check,
    /// Make a document out of a vendor's published pages and pin their digests.
    ///
    /// The pages stand below openapi/; the document and openapi/sources.toml
    /// are written. Run `cargo xtask generate` afterwards.
    #[command(after_help = "Example: cargo xtask vendor scc openapi/scc/pages/*.json")]
    Vendor {
        /// The API, as openapi/sources.toml calls it.
        api: String,
        /// The published pages.
        #[arg(required = true)]
        pages: Vec<PathBuf>,
    },
    /// Make a client of any OpenAPI document, as a crate of its own.
    ///
    /// Needs no entry in openapi/sources.toml. An operation that cannot be
    /// digested is left out of the crate and told with its place. Exits with 0
    /// if every selected operation is in the crate, and with 1 otherwise.
    #[command(after_help = "Example: cargo xtask try acme.openapi.yaml --out /tmp/acme")]
    Try {
        /// The document: JSON or YAML, as its name says.
        file: PathBuf,
        /// The folder of the crate: a new one, an empty one, or one that this
        /// command wrote before.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The name of the crate; otherwise one made of the document's title.
        #[arg(long)]
        name: Option<String>,
        /// Take only the operations with one of these tags.
        #[arg(long, value_name = "TAG", value_delimiter = ',')]
        select: Vec<String>,
        /// Make each tag a feature of the crate, so that a program compiles only
        /// what it uses.
        #[arg(long)]
        features_by_tag: bool,
        /// Write every change to the document and all counts to this file, as
        /// JSON.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
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
    /// Run both clients against simulated servers and tell the story.
    ///
    /// Ends with the line `demo: ok`, or with what failed and exit code 1.
    /// Needs no network and no other program.
    Demo,
}

fn main() -> ExitCode {
    keep_panics_of_progenitor_quiet();
    let Arguments { root, task } = Arguments::parse();
    let outcome = root
        .map_or_else(xtask::root, Ok)
        .and_then(|root| run_task(&root, task));
    outcome.unwrap_or_else(|error| {
        show_error(&error);
        ExitCode::FAILURE
    })
}

fn run_task(root: &Path, task: Task) -> Result<ExitCode, Error> {
    match task {
        Task::Generate => generate(root),
        Task::Check => check(root),
        Task::Vendor { api, pages } => take_in(root, &api, &pages),
        Task::Try {
            file,
            out,
            name,
            select,
            features_by_tag,
            report,
        } => {
            let settings = tryout::Settings {
                document: file,
                out,
                name,
                tags: select,
                features_by_tag,
                report,
            };
            try_out(root, &settings)
        }
        Task::Downstream => build_downstream(root),
        Task::Bench { arguments } => bench(root, &arguments),
        Task::Demo => demo(root),
    }
}

fn show_error(error: &dyn Display) {
    let red = AnsiColor::Red.on_default().bold();
    // There is no other place to say it.
    let _ = writeln!(anstream::stderr(), "{red}error{red:#}: {error}");
}

/// The pipeline turns a panic of progenitor into an error that says more than
/// the panic's own report would.
fn keep_panics_of_progenitor_quiet() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !openapi_client_codegen::is_generating() {
            report(panic);
        }
    }));
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
    Ok(if found.is_none() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(drift::EXIT_CODE)
    })
}

fn take_in(root: &Path, api: &str, pages: &[PathBuf]) -> Result<ExitCode, Error> {
    let vendored = vendor::vendor(root, api, pages)?;
    let out = &mut anstream::stdout();
    let document = vendored.document.display();
    let pages = vendored.pages;
    if vendored.changed {
        writeln!(
            out,
            "{document} made of {pages} page(s); now run `cargo xtask generate`"
        )?;
    } else {
        writeln!(out, "{document} is what its {pages} page(s) say already")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn try_out(root: &Path, settings: &tryout::Settings) -> Result<ExitCode, Error> {
    let tried = tryout::run(root, settings)?;
    for problem in &tried.trial.problems {
        show_error(problem);
    }
    writeln!(anstream::stdout(), "{tried}")?;
    Ok(if tried.is_whole() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn build_downstream(root: &Path) -> Result<ExitCode, Error> {
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
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
