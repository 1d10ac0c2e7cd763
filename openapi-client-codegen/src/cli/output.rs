//! How the programs print: a word in its column, in colour, and a text.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

/// The colour of what is as it should be.
pub const GREEN: Style = AnsiColor::Green.on_default().bold();
/// The colour of what is not.
pub const RED: Style = AnsiColor::Red.on_default().bold();
/// The colour of what to do.
pub const CYAN: Style = AnsiColor::Cyan.on_default().bold();

/// Where the text of a line begins.
const INDENT: usize = 10;

/// Writes a word in its column, in colour, and the text after it.
///
/// # Errors
///
/// `out` fails.
pub fn line(out: &mut dyn Write, style: Style, word: &str, text: impl Display) -> io::Result<()> {
    writeln!(out, "{style}{word:>INDENT$}{style:#}  {text}")
}

/// Writes `what` in red and the error to standard error.
pub fn show_error(what: &str, error: &dyn Display) {
    // If this fails, there is nowhere to report it.
    let _ = writeln!(anstream::stderr(), "{RED}{what}{RED:#}: {error}");
}
