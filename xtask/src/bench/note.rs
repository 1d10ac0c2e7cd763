//! The files that hold the figures: BENCHMARKS.md, the chart beside it, and two
//! lines of the README.

use std::fs;
use std::path::{Path, PathBuf};

use openapi_client_codegen::{replace, with_part};

use super::chart;
use super::table::{Row, markdown};
use crate::Error;

const NOTE: &str = "BENCHMARKS.md";
const CHART: &str = "benchmarks.svg";
const README: &str = "README.md";

/// Where the part of a file that holds the figures begins.
const BEGIN: &str = "<!-- benchmarks: written by `cargo xtask bench` -->";
/// Where it ends.
const END: &str = "<!-- end of benchmarks -->";

/// The rows that become the lines of the README.
const IN_README: [&str; 2] = [
    "small call, one at a time",
    "cold build of a program, dev profile",
];

/// Writes the figures into all files of the workspace at `root` or into none,
/// and leaves what people wrote around them. Gives the files.
pub(super) fn write(root: &Path, rows: &[Row], machine: &str) -> Result<Vec<PathBuf>, Error> {
    let chart = chart::svg(rows).ok_or("there is nothing to draw a chart of")?;
    let files = [
        (
            NOTE,
            with_figures(&root.join(NOTE), &figures(rows, machine))?,
        ),
        (CHART, chart),
        (README, with_figures(&root.join(README), &lines(rows))?),
    ];
    let texts = files
        .each_ref()
        .map(|(name, text)| (root.join(name), text.as_bytes()));
    replace(&texts)?;
    Ok(texts.map(|(path, _)| path).into())
}

fn with_figures(path: &Path, figures: &str) -> Result<String, Error> {
    let named = |problem: &str| format!("{}: {problem}", path.display());
    let text = fs::read_to_string(path).map_err(|error| named(&error.to_string()))?;
    let text = with_part(&text, BEGIN, END, figures);
    let help = format!("has no place for the figures\nhelp: add the lines {BEGIN} and {END}");
    Ok(text.ok_or_else(|| named(&help))?)
}

/// All figures, for the note.
fn figures(rows: &[Row], machine: &str) -> String {
    let missed = rows.iter().filter(|row| row.is_missed());
    let missed: Vec<&str> = missed.map(|row| row.what.as_str()).collect();
    let verdict = match missed.is_empty() {
        true => "Every budget is met.".to_owned(),
        false => format!("Missed: {}.", missed.join("; ")),
    };
    let chart = format!("![What a call costs, beside the same by hand]({CHART})");
    format!("{machine}.\n\n{}\n{verdict}\n\n{chart}\n", markdown(rows))
}

/// The two lines of the README.
fn lines(rows: &[Row]) -> String {
    let rows = rows
        .iter()
        .filter(|row| IN_README.contains(&row.what.as_str()));
    let lines = rows.filter_map(|row| {
        let (ours, ratio) = (row.unit.text(row.ours), row.ratio()?);
        Some(format!(
            "- {}: {ours}, {ratio:.2} × that by hand with `reqwest`\n",
            row.what
        ))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::table::Unit;
    use super::*;

    const FILES: [&str; 3] = [NOTE, CHART, README];

    fn rows() -> Vec<Row> {
        let [call, build] = IN_README.map(|what| Row {
            stock: Some(4.0),
            ..Row::new(what, Unit::Time, 3.0).beside(2.0)
        });
        vec![
            call.at_most(2.5),
            build.at_most(3.0),
            Row::new("more", Unit::Count, 1.0),
        ]
    }

    /// The root of a workspace whose files begin like this.
    fn root(note: &str, readme: &str) -> TempDir {
        let root = tempfile::tempdir().expect("a folder");
        for (name, text) in [(NOTE, note), (README, readme)] {
            fs::write(root.path().join(name), text).expect("written");
        }
        root
    }

    fn read(root: &TempDir) -> [String; 3] {
        FILES.map(|name| fs::read_to_string(root.path().join(name)).unwrap_or_default())
    }

    #[test]
    fn the_figures_take_their_place_and_leave_what_people_wrote() {
        let around = |part: &str| format!("# T\n{BEGIN}\n\n{part}\n{END}\nIt was slow.\n");
        let root = root(&around("old"), &around("old"));
        let files = write(root.path(), &rows(), "Made Up 9000").expect("written");
        assert_eq!(files, FILES.map(|name| root.path().join(name)));
        let [note, chart, readme] = read(&root);
        let table = markdown(&rows());
        let expected = format!(
            "Made Up 9000.\n\n{table}\nMissed: small call, one at a time.\n\n\
             ![What a call costs, beside the same by hand](benchmarks.svg)\n"
        );
        assert_eq!(note, around(&expected));
        assert!(chart.starts_with("<svg "), "{chart}");
        let expected = "- small call, one at a time: 3.00 s, 1.50 × that by hand with `reqwest`\n\
             - cold build of a program, dev profile: 3.00 s, 1.50 × that by hand with `reqwest`\n";
        assert_eq!(readme, around(expected));
        write(root.path(), &rows()[1..], "Made Up 9000").expect("written again");
        assert!(read(&root)[0].contains("\nEvery budget is met.\n"));
    }

    #[test]
    fn a_readme_without_a_place_leaves_every_file_as_it_was() {
        let root = root(&format!("{BEGIN}{END}"), END);
        let before = read(&root);
        let error = write(root.path(), &rows(), "")
            .expect_err("no place")
            .to_string();
        assert!(error.contains("has no place for the figures"), "{error}");
        assert_eq!(read(&root), before);
    }
}
