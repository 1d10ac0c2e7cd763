//! What the commands read and write.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::cli::output::{GREEN, line, show_error};
use crate::client_crate::{GENERATED, MadeCrate};
use crate::workspace::files::State;

/// How many bytes of a document are read. The largest that is published has 60 MB.
const LIMIT: u64 = 256 << 20;

/// How many files of generated code are listed each by itself.
const LISTED: usize = 8;

/// An error of a command: one of the pipeline, or of a file.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// Writes the files of a crate in `folder`, and shows which, with the counts.
pub(super) fn write(made: &MadeCrate, folder: &Path, start: Instant) -> Result<ExitCode, Error> {
    let out = &mut anstream::stdout();
    if made.partial.client.is_none() {
        show_problems(made);
        return Err("no operation of the document can be made, so that nothing is written".into());
    }
    let states = made.write(&[])?;
    let total = states.len();
    let mut unchanged = 0;
    let mut code: BTreeMap<&str, Vec<PathBuf>> = BTreeMap::new();
    for file in states {
        let word = match file.state {
            State::Fresh => {
                unchanged += 1;
                continue;
            }
            State::Stale { .. } => "Updated",
            State::Missing => "Created",
            State::Extra => "Removed",
        };
        let path = file.path.strip_prefix(folder).unwrap_or(&file.path);
        match path.starts_with(GENERATED) {
            true => code.entry(word).or_default().push(path.to_owned()),
            false => line(out, GREEN, word, path.display())?,
        }
    }
    for (word, paths) in code {
        match paths.len() > LISTED {
            true => line(
                out,
                GREEN,
                word,
                format_args!("{} files in {GENERATED}", paths.len()),
            )?,
            false => {
                for path in paths {
                    line(out, GREEN, word, path.display())?;
                }
            }
        }
    }
    show_problems(made);
    line(
        out,
        GREEN,
        "",
        format_args!("{total} files: {unchanged} unchanged"),
    )?;
    for text in made.summary(start.elapsed()).lines() {
        line(out, GREEN, "", text)?;
    }
    Ok(whole(made))
}

/// Reports what is left out of a crate.
pub(super) fn show_problems(made: &MadeCrate) {
    for problem in &made.partial.problems {
        show_error("left out", problem);
    }
}

pub(super) fn whole(made: &MadeCrate) -> ExitCode {
    match made.is_whole() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// The content of `file`, or of the standard input for `-`.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, Error> {
    // The scheme is the first part of such a path.
    if file.starts_with("https:") || file.starts_with("http:") {
        let help = "download it, and name the file";
        return Err(format!("{}: nothing is fetched\n  help: {help}", file.display()).into());
    }
    let named = |error: &dyn Display| format!("{}: cannot be read: {error}", file.display());
    let mut input: Box<dyn Read> = match file == Path::new("-") {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(file).map_err(|error| named(&error))?),
    };
    let mut text = Vec::new();
    // One more than the limit shows that there is more.
    let read = input.by_ref().take(LIMIT + 1).read_to_end(&mut text);
    if read.map_err(|error| named(&error))? as u64 > LIMIT {
        return Err(named(&"it has more than 256 MiB, which no document has").into());
    }
    Ok(text)
}
