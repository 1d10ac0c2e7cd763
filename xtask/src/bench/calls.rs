//! What calls cost: times by criterion, and counts that are the same in every
//! run.

use std::path::Path;
use std::time::SystemTime;

use super::amount::Amount;
use super::figures::Figures;
use super::run::{cargo, run, stdout, target};
use super::table::{Budget, Row};
use crate::Error;

/// The benchmarks of the contract tests.
const BENCHES: [&str; 2] = ["calls", "tokens"];

/// Below which part of a small call a difference is noise.
const NOISE: f64 = 0.01;

/// Runs the benchmarks and counts, for the workspace at `root`.
///
/// # Errors
///
/// A program fails, or a figure is missing.
pub fn measure(root: &Path, quick: bool) -> Result<Vec<Row>, Error> {
    let start = SystemTime::now();
    let mut bench = cargo(root);
    bench.args(["bench", "--locked", "--package", "benchmarks"]);
    for name in BENCHES {
        bench.args(["--bench", name]);
    }
    if quick {
        bench.args(["--", "--quick"]);
    }
    run(&mut bench)?;
    let mut figures = Figures::of_criterion(&target(root).join("criterion"), start)?;
    figures.extend(count(root)?);
    rows(&figures)
}

/// What the program counts that makes each call in each way.
fn count(root: &Path) -> Result<Figures, Error> {
    let release = [
        "--release",
        "--locked",
        "--quiet",
        "--package",
        "benchmarks",
    ];
    run(cargo(root).arg("build").args(release).arg("--bins"))?;
    let printed = stdout(
        cargo(root)
            .arg("run")
            .args(release)
            .args(["--bin", "counts"]),
    )?;
    let figures = Figures::of_lines(&printed);
    figures.map_err(|error| format!("the program `counts` printed what {error}").into())
}

fn rows(figures: &Figures) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for (call, name) in [("small", "small call"), ("page", "page of 1,000 items")] {
        for (flight, how) in [
            ("1", "one at a time"),
            ("64", "64 at once"),
            ("1024", "1,024 at once"),
        ] {
            let time = |caller| {
                let time = figures.get(&format!("call_{call}/{caller}/{flight}"));
                time.map(Amount::Time)
            };
            let row = Row::new(format!("{name}, {how}"), time("ours")?);
            let row = row.beside(time("bare")?).beside_stock(time("stock")?);
            rows.push(match flight {
                "64" => row.within(Budget::Ratio(1.0 / 0.97)).short(),
                "1" => row.short(),
                _ => row,
            });
        }
        for (what, budget) in [
            ("instructions", Budget::Ratio(1.05)),
            ("allocations", Budget::More(8.0)),
        ] {
            let count = |caller| {
                let count = figures.get(&format!("call_{call}/{caller}/{what}"));
                count.map(Amount::Count)
            };
            // They need valgrind, and the budgets say where that is a failure.
            if what == "instructions" && !figures.has(&format!("call_{call}/ours/{what}")) {
                continue;
            }
            let row = Row::new(format!("{name}, {what}"), count("ours")?);
            let row = row.beside(count("bare")?).beside_stock(count("stock")?);
            rows.push(row.within(budget).short());
        }
    }
    let time = |name: &str| figures.get(name).map(Amount::Time);
    let download = Row::new(
        "download of 64 MiB as a stream",
        time("call_download/ours/1")?,
    );
    let download = download.beside(time("call_download/bare/1")?).short();
    rows.push(download.beside_stock(time("call_download/stock/1")?));
    rows.push(
        Row::new("download of 1 GiB as a stream", time("download/gibibyte")?)
            .beside(time("download/by_hand")?),
    );
    rows.push(
        Row::new("1,000,000 items, page by page", time("paging/million")?)
            .beside(time("paging/by_hand")?),
    );
    rows.push(
        Row::new(
            "authorization while the token is good",
            time("authorization/held")?,
        )
        .within(Budget::AtMost(Amount::Time(200e-9)))
        .short(),
    );
    let once = figures.get("authorization/cold_1")?;
    let crowd = Row::new(
        format!(
            "10,000 tasks without a token; one alone takes {}",
            Amount::Time(once)
        ),
        time("authorization/cold_10000")?,
    );
    rows.push(crowd.within(Budget::AtMost(Amount::Time(2.0 * once))));
    let span = figures.get("traces/no_subscriber")? - figures.get("traces/untraced")?;
    let noise = NOISE * figures.get("call_small/ours/1")?;
    rows.push(
        Row::new(
            "feature `tracing` without a subscriber, for a call",
            Amount::Time(span),
        )
        .within(Budget::AtMost(Amount::Time(noise))),
    );
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One figure of each name, the callers' as small as their place here.
    fn lines() -> String {
        let mut lines = Vec::new();
        for (index, caller) in ["bare", "ours", "stock"].iter().enumerate() {
            let number = index + 1;
            for call in ["small", "page"] {
                for what in ["1", "64", "1024", "instructions", "allocations"] {
                    lines.push(format!("call_{call}/{caller}/{what} {number}"));
                }
            }
            lines.push(format!("call_download/{caller}/1 {number}"));
        }
        for name in [
            "authorization/held",
            "authorization/cold_1",
            "authorization/cold_10000",
            "download/gibibyte",
            "download/by_hand",
            "paging/million",
            "paging/by_hand",
            "traces/no_subscriber",
            "traces/untraced",
        ] {
            lines.push(format!("{name} 1"));
        }
        lines.join("\n")
    }

    #[test]
    fn every_figure_finds_its_row() {
        let rows = rows(&Figures::of_lines(&lines()).expect("figures")).expect("rows");
        assert_eq!(rows.len(), 16);
        for row in &rows[..11] {
            assert_eq!(row.ratio(), Some(2.0), "{row:?}");
            assert_eq!(row.stock_ratio(), Some(3.0), "{row:?}");
        }
        let missed = rows.iter().filter(|row| row.is_met() == Some(false));
        let missed: Vec<&str> = missed.map(|row| row.what.as_str()).collect();
        assert_eq!(
            missed,
            [
                "small call, 64 at once",
                "small call, instructions",
                "page of 1,000 items, 64 at once",
                "page of 1,000 items, instructions",
                "authorization while the token is good",
            ]
        );
    }

    #[test]
    fn a_figure_that_is_missing_is_told_and_instructions_may_be() {
        let without = |gone: &str| {
            let lines = lines();
            let left = lines.lines().filter(|line| !line.contains(gone));
            let left: Vec<&str> = left.collect();
            rows(&Figures::of_lines(&left.join("\n")).expect("figures"))
        };
        assert_eq!(without("instructions").expect("rows").len(), 14);
        for gone in [
            "call_page/stock/64",
            "traces/untraced",
            "call_small/bare/allocations",
        ] {
            let error = without(gone).expect_err(gone).to_string();
            assert!(error.contains(gone), "{error}");
        }
    }
}
