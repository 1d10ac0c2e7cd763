//! Rules that bring a document of any version to OpenAPI 3.0.
//!
//! They keep the meaning. What 3.0 cannot say is left in an annotation for the stages
//! behind, or recorded as a change that removes it.

mod openapi_3_1;
mod swagger;

use std::path::Path;

use serde_json::Value;

use crate::document::version::Version;
use crate::document::{checks, references};
use crate::error::{Error, Problem};
use crate::origins::Origins;
use crate::pointer::Pointer;
use crate::rule::{self, Change, Rule};

/// Rules for Swagger 2.0.
pub(crate) const FROM_2: &[Rule] = swagger::RULES;

/// Rules for OpenAPI 3.1 and 3.2.
pub(crate) const FROM_3_1: &[Rule] = openapi_3_1::RULES;

/// What was done to a document to bring it to OpenAPI 3.0.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    /// The changes, at the published places.
    pub(crate) changes: Vec<Change>,
    pub(crate) origins: Origins,
    /// What does not resolve, with the places that it has now; the places in the
    /// problems are those in their files.
    pub(crate) problems: Vec<(Pointer, Problem)>,
}

impl Prepared {
    /// The same, if there are no problems.
    pub(crate) fn without_problems(self) -> Result<Self, Error> {
        let problems = self.problems.iter().map(|(_, problem)| problem.clone());
        Error::check(problems.collect())?;
        Ok(self)
    }
}

/// Brings `document`, which was read from `file`, to OpenAPI 3.0, with each reference
/// to a component.
///
/// # Errors
///
/// The document has an unknown version, or one of its main parts is missing or not an
/// object. What concerns a part of it is in [`Prepared::problems`].
pub(crate) fn to_3_0(document: &mut Value, file: &Path) -> Result<Prepared, Error> {
    let version = Version::of(document)?;
    let references::Normalized {
        mut changes,
        mut origins,
        problems,
    } = references::normalize(document, file, version);
    let problems: Vec<(Pointer, Problem)> = problems
        .into_iter()
        .map(|(at, problem)| (origins.published(&at), problem))
        .collect();
    let rules: &[&[Rule]] = match version {
        Version::V2 => &[FROM_2, openapi_3_1::TYPES],
        Version::V3_0 => &[],
        Version::V3_1 | Version::V3_2 => &[FROM_3_1],
    };
    for rules in rules {
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
    })
}
