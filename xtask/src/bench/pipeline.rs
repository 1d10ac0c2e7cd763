//! What the pipeline costs: time and memory by the number of operations, and
//! the two commands that maintainers run all day.
//!
//! Criterion would run each ten times at least, and does not see its memory.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};

use super::figures::median;
use super::settings::{SCC, Settings, VCF};
use super::system::{empty, output, peak_memory, run};
use super::table::{Row, Unit};
use crate::downstream::{cargo, target};
use crate::{Error, partial};

/// The documents, the tags that are taken of each, and the number of
/// operations, which is checked.
const RUNS: &[(&str, &[&str], usize)] = &[
    (SCC.0, &["Meta"], 3),
    (SCC.0, &[], SCC.1),
    (VCF.0, &[], VCF.1),
];

/// Runs the pipeline on the vendors' documents that are at hand, and the
/// commands on the committed ones.
pub(super) fn measure(settings: &Settings) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let mut each = Vec::new();
    for (file, tags, count) in RUNS {
        let Some(document) = settings.document(file)? else {
            continue;
        };
        let (mut times, mut peaks) = (Vec::new(), Vec::new());
        for _ in 0..settings.times(5) {
            let run = run_alone(&settings.root, &document, tags)?;
            if run["operations"] != *count {
                return Err(format!("{file}: {run} for {count} operations").into());
            }
            times.extend(run["seconds"].as_f64());
            peaks.extend(run["bytes"].as_f64());
        }
        let time = median(times)?;
        each.push((count, time / *count as f64));
        let what = format!("pipeline, {count} operations");
        let mut costs = vec![Row::new(&what, Unit::Time, time)];
        // Not every system reports it.
        if !peaks.is_empty() {
            costs.push(Row::new(what + ", memory", Unit::Size, median(peaks)?));
        }
        if *file == VCF.0 {
            for (row, limit) in costs.iter_mut().zip(["pipeline.seconds", "pipeline.bytes"]) {
                row.limit = Some(settings.limit(limit)?);
            }
        }
        rows.extend(costs);
    }
    if let [_, (few, of_few), (many, of_many)] = each[..] {
        let row = |count, time| {
            let what = format!("pipeline, for each of {count} operations");
            Row::new(what, Unit::Time, time)
        };
        let limit = settings.limit("pipeline.growth")? * of_few;
        rows.extend([row(few, of_few), row(many, of_many).at_most(limit)]);
    }
    rows.extend(commands(settings)?);
    Ok(rows)
}

/// Has this program call [`run_once`] in a process of its own, so that the peak
/// of the memory is that of one run.
fn run_alone(root: &Path, document: &Path, tags: &[&str]) -> Result<Value, Error> {
    let folder = target(root).join("bench").join("pipeline");
    empty(&folder)?;
    let mut program = Command::new(std::env::current_exe()?);
    program.arg("--root").arg(root).arg("--out").arg(&folder);
    program.arg("--pipeline-once").arg(document);
    program.args(tags.iter().flat_map(|tag| ["--select", tag]));
    Ok(serde_json::from_slice(&output(&mut program)?)?)
}

/// Runs the pipeline and prints what it cost, as JSON.
pub fn run_once(
    root: &Path,
    document: PathBuf,
    out: PathBuf,
    tags: Vec<String>,
    print: &mut impl Write,
) -> Result<(), Error> {
    let settings = partial::Settings {
        document,
        out,
        name: None,
        tags,
        features_by_tag: false,
        report: None,
        against: None,
    };
    let tried = partial::run(root, &settings)?;
    if let Some(problem) = tried.made.partial.problems.into_iter().next() {
        return Err(problem.to_string().into());
    }
    let figures = json!({
        "seconds": tried.time.as_secs_f64(),
        "operations": tried.made.partial.operations,
        "bytes": peak_memory(),
    });
    writeln!(print, "{figures}")?;
    Ok(())
}

/// Runs the commands on the committed documents.
fn commands(settings: &Settings) -> Result<Vec<Row>, Error> {
    let root = &settings.root;
    run(cargo(root).args(["build", "--locked", "--quiet", "--package", "xtask"]))?;
    let program = format!("xtask{}", std::env::consts::EXE_SUFFIX);
    let program = target(root).join("debug").join(program);
    let limit = settings.limit("pipeline.command_seconds")?;
    let mut rows = Vec::new();
    // The check comes first: where nothing has drifted, `generate` writes
    // nothing.
    for name in ["check", "generate"] {
        let mut times = Vec::new();
        for _ in 0..settings.times(5) {
            let start = Instant::now();
            output(Command::new(&program).arg("--root").arg(root).arg(name))?;
            times.push(start.elapsed().as_secs_f64());
        }
        let time = median(times)?;
        let what = format!("`cargo xtask {name}`, dev profile");
        rows.push(Row::new(what, Unit::Time, time).at_most(limit));
    }
    Ok(rows)
}
