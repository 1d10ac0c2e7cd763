//! Rules that bring what OpenAPI 3.2 adds to 3.1.

mod default_mappings;
mod device_flows;
mod nested_tags;
mod other_methods;
mod positional_encodings;
mod query_strings;
mod styles_of_cookies;

pub(crate) use other_methods::problems;

use crate::rule::{Rule, rule};

/// The rules in their order.
pub(crate) const RULES: &[Rule] = &[
    rule!("other-methods", other_methods),
    rule!("query-strings", query_strings),
    rule!("styles-of-cookies", styles_of_cookies),
    rule!("positional-encodings", positional_encodings),
    rule!("default-mappings", default_mappings),
    rule!("nested-tags", nested_tags),
    rule!("device-flows", device_flows),
];
