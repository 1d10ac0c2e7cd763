//! What the demo prints: titles, steps, and the checks after each.

use std::fmt::Display;
use std::io::Write;

use anstyle::{AnsiColor, Style};

use crate::Error;

const TITLE: Style = Style::new().bold();
const OK: Style = AnsiColor::Green.on_default().bold();

/// Where the story goes, and how many of its steps were told.
pub(super) struct Stage<'a> {
    out: &'a mut (dyn Write + Send),
    steps: usize,
}

impl<'a> Stage<'a> {
    pub(super) fn new(out: &'a mut (dyn Write + Send)) -> Self {
        Self { out, steps: 0 }
    }

    /// Begins a chapter.
    pub(super) fn title(&mut self, text: impl Display) -> Result<(), Error> {
        Ok(writeln!(self.out, "\n{TITLE}{text}{TITLE:#}")?)
    }

    /// Tells a step that went well.
    pub(super) fn step(&mut self, action: &str, outcome: impl Display) -> Result<(), Error> {
        self.steps += 1;
        Ok(writeln!(self.out, "  {OK}✓{OK:#} {action:<44} {outcome}")?)
    }

    /// Ends the story.
    pub(super) fn end(self) -> Result<(), Error> {
        writeln!(self.out, "\n{} steps, each as it should be", self.steps)?;
        writeln!(self.out, "{OK}demo: ok{OK:#}")?;
        Ok(self.out.flush()?)
    }
}

/// Ends the story with `what` if it does not hold.
pub(super) fn expect(holds: bool, what: impl Display) -> Result<(), Error> {
    if holds {
        Ok(())
    } else {
        Err(format!("expected that {what}").into())
    }
}

/// The error of a call that must fail.
pub(super) fn refused<T, E>(outcome: Result<T, E>, what: &str) -> Result<E, Error> {
    match outcome {
        Ok(_) => Err(format!("expected that {what} is refused, but it was not").into()),
        Err(error) => Ok(error),
    }
}
