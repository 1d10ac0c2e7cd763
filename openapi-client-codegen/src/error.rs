//! What is wrong with a document, and where.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::document::pointer::Pointer;

/// One thing that is wrong: what, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The file that holds it.
    pub file: Option<PathBuf>,
    /// The place in the file, as a JSON pointer (RFC 6901).
    pub pointer: Option<String>,
    /// The `operationId` that it concerns.
    pub operation: Option<String>,
    /// What is wrong, as a part of a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub help: Option<String>,
}

impl Problem {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            file: None,
            pointer: None,
            operation: None,
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn file(mut self, file: &Path) -> Self {
        self.file.get_or_insert_with(|| file.to_owned());
        self
    }

    pub(crate) fn at(mut self, pointer: &Pointer) -> Self {
        self.pointer = Some(pointer.to_string());
        self
    }

    pub(crate) fn operation(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}: ", file.display())?;
        }
        match (&self.operation, &self.pointer) {
            (Some(operation), Some(pointer)) => write!(f, "operation {operation} ({pointer}): ")?,
            (Some(operation), None) => write!(f, "operation {operation}: ")?,
            (None, Some(pointer)) => write!(f, "{pointer}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// Why no client could be made: every problem that was found, at least one.
///
/// `Display` gives each problem on a line of its own, with its file, its JSON
/// pointer, and a line of help where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    problems: Vec<Problem>,
}

impl Error {
    /// Collects `problems`; `Ok` if there are none.
    pub(crate) fn check(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Self { problems })
        }
    }

    /// The problems, in the order in which they were found.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Names `file` in each problem that names none yet.
    pub(crate) fn in_file(mut self, file: &Path) -> Self {
        self.problems = self.problems.into_iter().map(|p| p.file(file)).collect();
        self
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self {
            problems: vec![problem],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
