//! Rules that bring a document of any version to OpenAPI 3.0.
//!
//! They keep the meaning. What 3.0 cannot say is left in an annotation for the stages
//! behind, or recorded as a change that removes it.

mod dialect;
mod openapi_3_1;
mod openapi_3_2;
mod swagger;
mod version_number;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::document::references::Given;
use crate::document::select::{self, Select};
use crate::document::version::Version;
use crate::document::{checks, references};
use crate::error::{Error, Problem};
use crate::origins::Origins;
use crate::pointer::Pointer;
use crate::rule::{self, Change, Rule, rule};

/// Rules for Swagger 2.0.
pub(crate) const FROM_2: &[Rule] = swagger::RULES;

/// Rules for OpenAPI 3.2.
pub(crate) const FROM_3_2: &[Rule] = openapi_3_2::RULES;

/// Rules for OpenAPI 3.1 and 3.2.
pub(crate) const FROM_3_1: &[Rule] = openapi_3_1::RULES;

/// Rules about types, for Swagger 2.0 and for OpenAPI 3.1 and 3.2.
pub(crate) const TYPES: &[Rule] = openapi_3_1::TYPES;

/// The names of the rules that remove what no type expresses.
pub(crate) const NOT_CARRIED: [&str; 5] = [
    "checks",
    "positional-encodings",
    "default-mappings",
    "nested-tags",
    "device-flows",
];

/// Rules for all versions, behind the others.
pub(crate) const FROM_ALL: &[Rule] = &[rule!("version-number", version_number)];

/// What was done to a document to bring it to OpenAPI 3.0.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    /// The changes, at the published places.
    pub(crate) changes: Vec<Change>,
    pub(crate) origins: Origins,
    /// What does not resolve, with each place where it may be now; the places in the
    /// problems are those in their files.
    pub(crate) problems: Vec<(Pointer, Problem)>,
    /// The other files that were read, relative to the folder of the document.
    pub(crate) files: Vec<PathBuf>,
    /// The URLs for which a file is given, and to which no reference is.
    pub(crate) unused: Vec<String>,
    /// The operations that are not in the document any more, and why.
    left_out: Vec<(Value, Problem)>,
}

impl Prepared {
    /// The same, if all resolves.
    pub(crate) fn without_problems(self) -> Result<Self, Error> {
        // A shared part may be in several places now.
        let mut problems: Vec<Problem> = Vec::new();
        for (_, problem) in &self.problems {
            if !problems.contains(problem) {
                problems.push(problem.clone());
            }
        }
        Error::check(problems)?;
        Ok(self)
    }

    /// Why operations that `select` takes are not in the document any more.
    pub(crate) fn left_out(&self, select: &Select) -> Vec<Problem> {
        let is_taken =
            |operation: &Value| select.is_everything() || select::is_selected(operation, select);
        let removed = self.left_out.iter();
        let taken = removed.filter(|(operation, _)| is_taken(operation));
        taken.map(|(_, problem)| problem.clone()).collect()
    }
}

/// Brings `document`, which was read from `file`, to OpenAPI 3.0, with each reference
/// to a component; those to URLs are to the `given` files.
///
/// # Errors
///
/// The document has an unknown version, or one of its main parts is missing or not an
/// object. What concerns a part of it is in [`Prepared::problems`].
pub(crate) fn to_3_0(document: &mut Value, file: &Path, given: &Given) -> Result<Prepared, Error> {
    let version = Version::of(document)?;
    let references::Normalized {
        mut changes,
        mut origins,
        problems,
        files,
        unused,
    } = references::normalize(document, file, given, version);
    let problems: Vec<(Pointer, Problem)> = problems
        .into_iter()
        .map(|(at, problem)| (origins.published(&at), problem))
        .collect();
    let mut left_out = Vec::new();
    let rules: &[&[Rule]] = match version {
        Version::V2 => &[FROM_2, TYPES],
        Version::V3_0 => &[],
        Version::V3_1 => &[FROM_3_1, TYPES],
        Version::V3_2 => {
            left_out = openapi_3_2::problems(document);
            &[FROM_3_2, FROM_3_1, TYPES]
        }
    };
    if version >= Version::V3_1 {
        dialect::check(document)?;
    }
    for rules in rules.iter().chain([&FROM_ALL]) {
        rule::apply_with_moves(rules, document, &mut changes, &mut origins);
    }
    checks::check_sections(document).map_err(|error| error.published(&origins))?;
    let problems = problems.into_iter().flat_map(|(at, problem)| {
        let places = origins.current(&at);
        places.into_iter().map(move |at| (at, problem.clone()))
    });
    Ok(Prepared {
        changes,
        problems: problems.collect(),
        origins,
        files,
        unused,
        left_out,
    })
}
