//! What the pipeline costs: time and memory by the number of operations, and
//! the two commands that maintainers run all day.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::amount::Amount;
use super::figures::Figures;
use super::machine::peak_memory;
use super::run::{cargo, empty, median, remove, stdout, target, timed};
use super::table::{Budget, Row};
use super::{Context, SCC, VCF};
use crate::{Error, tryout};

/// The option with which this program runs the pipeline once, in a process of
/// its own: so the peak of the memory is that of one run.
pub const ONCE: &str = "--pipeline-once";

/// The documents, the tags that are taken of each, and the number of
/// operations, which is checked.
const RUNS: [(&str, &[&str], usize); 3] = [(SCC, &["Meta"], 3), (SCC, &[], 101), (VCF, &[], 504)];

/// How much longer an operation of many may take than one of few: a processor
/// caches less of much.
const LINEAR: f64 = 1.25;

/// Measures all of it.
///
/// # Errors
///
/// A run fails or makes something else.
pub fn measure(context: &Context) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let mut each = Vec::new();
    for (file, tags, count) in RUNS {
        let Some(document) = context.document(file)? else {
            continue;
        };
        let (time, peak) = median_run(context, &document, tags, count)?;
        each.push(time / count as f64);
        let row = Row::new(format!("pipeline, {count} operations"), Amount::Time(time));
        rows.push(match file {
            VCF => row.within(Budget::AtMost(Amount::Time(3.0))).short(),
            _ => row,
        });
        if let Some(peak) = peak {
            let row = Row::new(
                format!("pipeline, {count} operations, memory"),
                Amount::Size(peak),
            );
            rows.push(match file {
                VCF => row
                    .within(Budget::AtMost(Amount::Size(400.0 * 1_048_576.0)))
                    .short(),
                _ => row,
            });
        }
    }
    if let [_, few, many] = each[..] {
        let what = format!(
            "pipeline, for each of 504 operations; of 101 {}",
            Amount::Time(few)
        );
        let row = Row::new(what, Amount::Time(many));
        rows.push(row.within(Budget::AtMost(Amount::Time(LINEAR * few))));
    }
    rows.extend(commands(context)?);
    Ok(rows)
}

/// Time in seconds and most memory in bytes, the medians of some runs.
fn median_run(
    context: &Context,
    document: &Path,
    tags: &[&str],
    count: usize,
) -> Result<(f64, Option<f64>), Error> {
    let folder = target(&context.root).join("bench").join("pipeline");
    let (mut times, mut peaks) = (Vec::new(), Vec::new());
    for _ in 0..context.times(5) {
        empty(&folder)?;
        let mut program = Command::new(std::env::current_exe()?);
        program.arg(ONCE).arg(document).arg("--out").arg(&folder);
        program.arg("--root").arg(&context.root);
        for tag in tags {
            program.args(["--select", tag]);
        }
        let figures = Figures::of_lines(&stdout(&mut program)?)?;
        let made = figures.get("operations")?;
        if made as usize != count {
            let document = document.display();
            return Err(format!("{document}: {made} operations for {count}").into());
        }
        times.push(figures.get("seconds")?);
        if figures.has("peak") {
            peaks.push(figures.get("peak")?);
        }
    }
    remove(&folder)?;
    let peak = if peaks.is_empty() {
        None
    } else {
        Some(median(peaks)?)
    };
    Ok((median(times)?, peak))
}

/// Runs the pipeline and prints what it took.
///
/// # Errors
///
/// The document is broken, or an operation is left out.
pub fn run_once(
    root: &Path,
    document: PathBuf,
    out: PathBuf,
    tags: Vec<String>,
    print: &mut impl Write,
) -> Result<(), Error> {
    let settings = tryout::Settings {
        document,
        out,
        name: None,
        tags,
        features_by_tag: false,
        report: None,
    };
    let tried = tryout::run(root, &settings)?;
    if let Some(problem) = tried.trial.problems.into_iter().next() {
        return Err(problem.to_string().into());
    }
    let mut line = |name: &str, number: &dyn fmt::Display| -> io::Result<()> {
        writeln!(print, "{name} {number}")
    };
    line("seconds", &tried.time.as_secs_f64())?;
    line("operations", &tried.trial.operations)?;
    line("lines", &tried.lines)?;
    if let Some(peak) = peak_memory() {
        line("peak", &peak)?;
    }
    Ok(())
}

/// `generate` and `check` on the committed documents, in the dev profile.
fn commands(context: &Context) -> Result<Vec<Row>, Error> {
    let root = &context.root;
    super::run::run(cargo(root).args(["build", "--locked", "--quiet", "--package", "xtask"]))?;
    let program = format!("xtask{}", std::env::consts::EXE_SUFFIX);
    let program = target(root).join("debug").join(program);
    let mut rows = Vec::new();
    // The check comes first: where nothing has drifted, `generate` writes
    // nothing.
    for task in ["check", "generate"] {
        let mut times = Vec::new();
        for _ in 0..context.times(5) {
            let mut command = Command::new(&program);
            command.arg("--root").arg(root).arg(task);
            command.stdout(std::process::Stdio::null());
            times.push(timed(&mut command)?.as_secs_f64());
        }
        let time = Amount::Time(median(times)?);
        let row = Row::new(format!("`cargo xtask {task}`, dev profile"), time);
        rows.push(row.within(Budget::AtMost(Amount::Time(1.0))));
    }
    Ok(rows)
}
