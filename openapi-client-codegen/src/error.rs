//! The problems of a document, and the error that holds them.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::origins::Origins;
use crate::pointer::Pointer;

/// One problem: what is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// The file with the problem.
    #[serde(skip)]
    pub file: Option<PathBuf>,
    /// The place in the file, as a JSON pointer (RFC 6901).
    pub pointer: Option<String>,
    /// The `operationId` of the operation with the problem.
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

    /// The problem at its place in the published document.
    pub(crate) fn published(mut self, origins: &Origins) -> Self {
        if let Some(pointer) = &mut self.pointer {
            *pointer = origins.published(&Pointer::of(pointer)).to_string();
        }
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

/// Why a client could not be generated: every problem that was found, at least one.
///
/// `Display` writes each problem on a line of its own, with its file, its JSON
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

    /// The problems at their places in the published document.
    pub(crate) fn published(mut self, origins: &Origins) -> Self {
        let problems = self.problems.into_iter();
        self.problems = problems.map(|p| p.published(origins)).collect();
        self
    }

    /// Adds `file` to each problem without a file.
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
