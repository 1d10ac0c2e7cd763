//! Rules that bring a document of Swagger 2.0 to OpenAPI 3.0.

use crate::rule::Rule;

/// The rules in their order.
pub(crate) const RULES: &[Rule] = &[];
