//! The files that a run leaves: the note, the chart, and the short table of
//! the README.

use std::path::{Path, PathBuf};

use openapi_client_codegen::{replace, with_part};

use super::machine::Machine;
use super::table::{Row, markdown, short_markdown};
use super::{builds, chart};
use crate::Error;

/// The file with all figures.
const NOTE: &str = "BENCHMARKS.md";
/// The chart beside it.
const CHART: &str = "benchmarks.svg";
const README: &str = "README.md";

/// Where the table in the README begins.
const BEGIN: &str = "<!-- benchmarks: written by `cargo xtask bench` -->";
/// Where it ends.
const END: &str = "<!-- end of benchmarks -->";

/// What a person adds to the note stands between these.
const FOUND: &str = "<!-- found: written by people -->";
const END_FOUND: &str = "<!-- end of what was found -->";

const METHOD: &str = "\
All figures are of one run on one machine, by `cargo xtask bench`. Times are
medians. What is compared is measured in turns: a call by hand with `reqwest`,
through progenitor's stock client, which is made of the same document, and
through ours, each in the release profile, against a server that answers with
fixed bytes; `tests/benchmarks/` has the programs. Times of calls that are under
way at once are for one call. Instructions are counted by callgrind and
allocations by an allocator that counts, both in the client's thread alone;
`tests/budgets.toml` holds the tests to them, and to the memory that lists and
downloads take.

The pipeline runs in the release profile, each run in a process of its own, with
the reading of the document and the writing of the crate. A cold build starts
from an empty target folder and downloads nothing; the program by hand depends
on `reqwest`, `serde_json`, `uuid`, `chrono` and `tokio` with the features that
the client takes of them, ours on `scc-client`, as packaged, `uuid` and `tokio`.
`cargo check` of the large crate starts with its dependencies checked and
without what an earlier check left of itself.
";

/// What a run found out.
pub struct Outcome {
    /// Everything that was measured.
    pub rows: Vec<Row>,
    /// The crates that a program with our client compiles and one without it
    /// does not, where that was measured.
    pub extra: Vec<String>,
    /// Where it was measured.
    pub machine: Machine,
}

/// Writes the note and the chart into `folder`, and, if it is the root of the
/// workspace, the table into the README: all of them or none. Gives the files.
///
/// # Errors
///
/// A file cannot be read or written, or the README has no place for the table.
pub fn write(folder: &Path, is_root: bool, outcome: &Outcome) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let chart = chart::svg(&outcome.rows)?;
    let place = folder.join(NOTE);
    let before = std::fs::read_to_string(&place).unwrap_or_default();
    files.push((place, note(outcome, chart.is_some(), found(&before))));
    if let Some(chart) = chart {
        files.push((folder.join(CHART), chart));
    }
    if is_root {
        let path = folder.join(README);
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let text = with_table(&text, outcome)
            .ok_or_else(|| format!(
                "{}: has no place for the figures; write these two lines into it: {BEGIN} and {END}",
                path.display()
            ))?;
        files.push((path, text));
    }
    let texts: Vec<(PathBuf, &[u8])> = files
        .iter()
        .map(|(path, text)| (path.clone(), text.as_bytes()))
        .collect();
    replace(&texts)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn with_table(readme: &str, outcome: &Outcome) -> Option<String> {
    let table = format!("{}\n{}.\n", short_markdown(&outcome.rows), outcome.machine);
    with_part(readme, BEGIN, END, &table)
}

/// What people wrote into the note before.
fn found(note: &str) -> &str {
    let part = note
        .split_once(FOUND)
        .and_then(|(_, rest)| rest.split_once(END_FOUND));
    part.map_or("", |(part, _)| part.trim())
}

fn note(outcome: &Outcome, has_chart: bool, found: &str) -> String {
    let Outcome {
        rows,
        extra,
        machine,
    } = outcome;
    let mut text = format!(
        "# What the clients cost\n\nWritten by `cargo xtask bench`; only the part about what was \
         found is written by people.\n\n{machine}.\n\n{}\n",
        markdown(rows)
    );
    let missed: Vec<&str> = rows
        .iter()
        .filter(|row| row.is_met() == Some(false))
        .map(|row| row.what.as_str())
        .collect();
    text += &match missed.is_empty() {
        true => "Every budget is met.\n".to_owned(),
        false => format!("Missed: {}.\n", missed.join("; ")),
    };
    if has_chart {
        text += &format!("\n![What a call costs, beside the same by hand]({CHART})\n");
    }
    if !extra.is_empty() {
        text += "\n## More crates\n\nA program that depends on `scc-client` compiles these beside \
                 those of the program by hand. None of ours has a build script.\n\n\
                 | crate | why |\n|---|---|\n";
        for name in extra {
            let reason = builds::REASONS.iter().find(|(known, _)| known == name);
            text += &format!("| `{name}` | {} |\n", reason.map_or("", |(_, why)| why));
        }
    }
    text += &format!("\n## How it is measured\n\n{METHOD}\n## What was found\n\n{FOUND}\n\n");
    if !found.is_empty() {
        text += &format!("{found}\n\n");
    }
    text + END_FOUND + "\n"
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::amount::Amount;
    use super::super::table::Budget;
    use super::*;

    fn outcome() -> Outcome {
        let row = Row::new("a call", Amount::Count(3.0)).beside(Amount::Count(2.0));
        let row = row
            .beside_stock(Amount::Count(4.0))
            .within(Budget::Ratio(1.1))
            .short();
        Outcome {
            rows: vec![row, Row::new("more", Amount::Count(1.0))],
            extra: vec!["arc-swap".to_owned()],
            machine: Machine {
                processor: "Made Up 9000".to_owned(),
                cores: 2,
                memory: None,
                system: "X".to_owned(),
                rustc: "rustc 1".to_owned(),
            },
        }
    }

    #[test]
    fn the_note_has_the_figures_the_verdict_and_the_reasons() {
        let text = note(&outcome(), true, "");
        for expected in [
            "Made Up 9000, 2 cores; X; rustc 1.\n",
            "| a call | 2 | 4 | 3 | 1.50 | ≤ 1.10 ×: **missed** |\n| more |",
            "Missed: a call.\n",
            "](benchmarks.svg)\n",
            "| `arc-swap` | holds the token",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        let mut better = outcome();
        better.rows.remove(0);
        better.extra.clear();
        let text = note(&better, false, "");
        assert!(text.contains("Every budget is met.\n"), "{text}");
        assert!(
            !text.contains("svg") && !text.contains("More crates"),
            "{text}"
        );
    }

    #[test]
    fn what_people_wrote_survives_the_next_run() {
        let text = note(&outcome(), false, "It was slow.\n\nNow it is not.");
        assert_eq!(found(&text), "It was slow.\n\nNow it is not.");
        assert_eq!(note(&outcome(), false, found(&text)), text);
        assert_eq!(found(&note(&outcome(), false, "")), "");
        assert_eq!(found("other"), "");
    }

    #[test]
    fn the_root_gets_all_files_and_another_folder_no_readme() {
        let folder = tempfile::tempdir().expect("a folder");
        let readme = folder.path().join(README);
        fs::write(&readme, format!("# T\n{BEGIN}\nold\n{END}\nmore\n")).expect("written");
        let files = write(folder.path(), true, &outcome()).expect("written");
        assert_eq!(files.len(), 3);
        let text = fs::read_to_string(&readme).expect("read");
        assert!(
            text.contains("| a call | 2 | 3 | 1.50 |\n\nMade Up 9000"),
            "{text}"
        );
        assert!(text.ends_with(&format!("\n{END}\nmore\n")), "{text}");
        assert!(
            !text.contains("old") && !text.contains("| more |"),
            "{text}"
        );

        let other = tempfile::tempdir().expect("a folder");
        assert_eq!(
            write(other.path(), false, &outcome())
                .expect("written")
                .len(),
            2
        );
    }

    #[test]
    fn a_readme_without_a_place_leaves_every_file_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(README), END).expect("written");
        let error = write(folder.path(), true, &outcome()).expect_err("no place");
        assert!(
            error.to_string().contains("has no place for the figures"),
            "{error}"
        );
        assert!(!folder.path().join(NOTE).exists());
    }
}
