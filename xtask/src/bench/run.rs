//! Running other programs, and folders for what they leave.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Error, downstream};

/// Where Cargo builds the workspace at `root`.
pub fn target(root: &Path) -> PathBuf {
    downstream::target(root)
}

/// Cargo, in `folder`.
pub fn cargo(folder: &Path) -> Command {
    downstream::cargo(folder)
}

/// Runs a program to its end.
///
/// # Errors
///
/// It cannot be run or fails.
pub fn run(command: &mut Command) -> Result<(), Error> {
    let status = command.status().map_err(|error| named(command, &error))?;
    match status.success() {
        true => Ok(()),
        false => Err(named(command, &status)),
    }
}

/// Runs a program to its end, and gives how long it took.
///
/// # Errors
///
/// As for [`run`].
pub fn timed(command: &mut Command) -> Result<Duration, Error> {
    let start = Instant::now();
    run(command)?;
    Ok(start.elapsed())
}

/// Runs a program to its end, and gives what it printed.
///
/// # Errors
///
/// As for [`run`], or it printed no text.
pub fn stdout(command: &mut Command) -> Result<String, Error> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| named(command, &error))?;
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?),
        false => Err(named(command, &output.status)),
    }
}

/// What went wrong, with the command as it would be typed.
fn named(command: &Command, problem: &dyn std::fmt::Display) -> Error {
    let program = Path::new(command.get_program()).file_stem();
    let words = program.into_iter().chain(command.get_args());
    let words: Vec<OsString> = words.map(OsString::from).collect();
    let line = words.join(" ".as_ref());
    format!("`{}`: {problem}", line.to_string_lossy()).into()
}

/// A new and empty folder.
///
/// # Errors
///
/// What stood there cannot be removed, or the folder cannot be made.
pub fn empty(folder: &Path) -> Result<(), Error> {
    remove(folder)?;
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(())
}

/// Removes a folder, if it is there.
///
/// # Errors
///
/// It cannot be removed.
pub fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()).into())
        }
        _ => Ok(()),
    }
}

/// The middle of `numbers`.
///
/// # Errors
///
/// There are none.
pub fn median(mut numbers: Vec<f64>) -> Result<f64, Error> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match (numbers.get(middle), numbers.len() % 2) {
        (Some(upper), 0) => Ok(f64::midpoint(numbers[middle - 1], *upper)),
        (Some(number), _) => Ok(*number),
        (None, _) => Err("nothing was measured".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_between_the_two() {
        for (numbers, expected) in [(vec![3.0, 1.0, 2.0], 2.0), (vec![4.0, 1.0, 2.0, 3.0], 2.5)] {
            let found = median(numbers).expect("a median");
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
        assert!(median(Vec::new()).is_err());
    }

    #[test]
    fn a_program_that_fails_is_named_as_it_would_be_typed() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = run(cargo(folder.path()).args(["nope", "--quiet"])).expect_err("no command");
        let error = error.to_string();
        assert!(error.starts_with("`cargo nope --quiet`: exit"), "{error}");
    }
}
