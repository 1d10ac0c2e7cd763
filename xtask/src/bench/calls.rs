//! What calls cost: times by criterion, and counts that are the same in every
//! run.

use std::time::SystemTime;

use serde_json::Value;

use super::figures::of_criterion;

use super::settings::Settings;
use super::system::{output, run};
use super::table::{Row, Unit};
use crate::Error;
use crate::downstream::{cargo, target};

/// Runs the benchmarks and the program that counts.
pub(super) fn measure(settings: &Settings) -> Result<Vec<Row>, Error> {
    let benchmarks = |command| {
        let mut cargo = cargo(&settings.root);
        cargo.args([command, "--locked", "--package", "benchmarks"]);
        cargo
    };
    let start = SystemTime::now();
    let mut bench = benchmarks("bench");
    bench.args(["--bench", "calls", "--bench", "tokens"]);
    if settings.quick {
        bench.args(["--", "--quick"]);
    }
    run(&mut bench)?;
    let release = ["--release", "--quiet"];
    run(benchmarks("build").args(release).arg("--bins"))?;
    let counts = output(benchmarks("run").args(release).args(["--bin", "counts"]))?;
    let counts: Value = serde_json::from_slice(&counts)?;
    let criterion = target(&settings.root).join("criterion");
    let figure = |name: &str| match counts[name].as_f64() {
        Some(count) => Ok(count),
        None => of_criterion(&criterion.join(name), start),
    };
    rows(&figure, settings)
}

type Figure<'a> = dyn Fn(&str) -> Result<f64, Error> + 'a;

/// The names of the figures, in which `*` takes the place of who makes the
/// call, and what costs it.
const ROWS: &str = "\
call_small/*/1              small call, one at a time
call_small/*/64             small call, 64 at once
call_small/*/1024           small call, 1,024 at once
call_small/*/instructions   small call, instructions
call_small/*/allocations    small call, allocations
call_page/*/1               page of 1,000 items, one at a time
call_page/*/64              page of 1,000 items, 64 at once
call_page/*/1024            page of 1,000 items, 1,024 at once
call_page/*/instructions    page of 1,000 items, instructions
call_page/*/allocations     page of 1,000 items, allocations
call_download/*/1           download of 64 MiB as a stream
download/*                  download of 1 GiB as a stream
paging/*                    1,000,000 items, page by page
authorization/held          authorization while the token is good
authorization/cold_10000    10,000 tasks without a token
authorization/cold_1        one task without a token
traces/no_subscriber        feature `tracing` without a subscriber, for a call
";

fn rows(figure: &Figure<'_>, settings: &Settings) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for (name, what) in ROWS.lines().filter_map(|line| line.split_once(' ')) {
        let by = |caller| figure(&name.replace('*', caller));
        // They need valgrind, and the tests of the budgets say where that is a
        // failure.
        if name.ends_with("/instructions") && by("ours").is_err() {
            continue;
        }
        let unit = match name.rsplit('/').next() {
            Some("instructions" | "allocations") => Unit::Count,
            _ => Unit::Time,
        };
        let mut row = Row::new(what.trim_start(), unit, by("ours")?);
        if name.contains('*') {
            row.bare = Some(by("bare")?);
        }
        if name.starts_with("call_") {
            row.stock = Some(by("stock")?);
        }
        let limit = |name| settings.limit(name);
        let bare = row.bare.unwrap_or_default();
        row.limit = match name {
            "call_small/*/64" | "call_page/*/64" => Some(bare * limit("calls.at_once")?),
            "call_small/*/instructions" => Some(bare * limit("calls.small_instructions")?),
            "call_small/*/allocations" => Some(bare + limit("calls.small_allocations")?),
            "call_page/*/instructions" => Some(bare * limit("calls.page_instructions")?),
            "call_page/*/allocations" => Some(bare + limit("calls.page_allocations")?),
            "authorization/held" => Some(limit("authorization.seconds")?),
            "authorization/cold_10000" => {
                let round_trips = limit("authorization.cold_round_trips")?;
                Some(round_trips * figure("authorization/cold_1")?)
            }
            "traces/no_subscriber" => {
                row.ours -= figure("traces/untraced")?;
                Some(figure("call_small/ours/1")? * limit("traces.part_of_a_call")?)
            }
            _ => None,
        };
        rows.push(row);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The rows of figures that are 1 by hand, 3 of the stock client, and 2
    /// otherwise, without those whose names contain `gone`.
    fn rows_without(gone: &str) -> Result<Vec<Row>, Error> {
        let figure = |name: &str| match name {
            _ if name.contains(gone) => Err(name.into()),
            _ if name.contains("bare") => Ok(1.0),
            _ if name.contains("stock") => Ok(3.0),
            _ => Ok(2.0),
        };
        let settings = Settings {
            root: Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
            ..Settings::default()
        };
        rows(&figure, &settings)
    }

    #[test]
    fn every_figure_finds_its_row() {
        let rows = rows_without("nothing").expect("rows");
        assert_eq!(rows.len(), 17);
        for row in &rows[..11] {
            let amounts = (row.bare, row.stock, row.ours);
            assert_eq!(amounts, (Some(1.0), Some(3.0), 2.0), "{row:?}");
        }
        let limited = rows.iter().filter(|row| row.limit.is_some());
        let missed: Vec<bool> = limited.map(Row::is_missed).collect();
        // Of allocations a page may have 8 more. Ten thousand tasks take what
        // one takes, and the span takes nothing.
        let calls = [true, true, true, true, true, false];
        assert_eq!(missed, [&calls[..], &[true, false, false]].concat());
    }

    #[test]
    fn a_figure_that_is_missing_is_reported_and_instructions_may_be() {
        assert_eq!(rows_without("instructions").expect("rows").len(), 15);
        for gone in ["call_page/stock/64", "traces/untraced"] {
            let error = rows_without(gone).expect_err(gone).to_string();
            assert!(error.contains(gone), "{error}");
        }
    }
}
