//! Rules that bring a document of OpenAPI 3.1 or 3.2 to 3.0.

mod version_number;

use crate::rule::{Rule, rule};

/// The rules in their order.
pub(crate) const RULES: &[Rule] = &[rule!("version-number", version_number)];
