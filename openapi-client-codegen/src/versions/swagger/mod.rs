//! Rules that bring a document of Swagger 2.0 to OpenAPI 3.0.

mod collection_formats;
mod extensions;
mod file_types;
mod form_bodies;
mod lists;
mod parameter_schemas;
mod parts;
mod request_bodies;
mod response_contents;
mod sections;
mod security_schemes;
mod servers;

use crate::rule::{Rule, rule};

/// The rules in their order.
pub(crate) const RULES: &[Rule] = &[
    // From here on, components are where OpenAPI 3 has them.
    rule!("sections", sections),
    rule!("host-and-schemes", servers),
    rule!("security-definitions", security_schemes),
    // A list is still a parameter, wherever it goes.
    rule!("collection-formats", collection_formats),
    rule!("form-bodies", form_bodies),
    rule!("bodies", request_bodies),
    rule!("parameter-schemas", parameter_schemas),
    rule!("response-contents", response_contents),
    // From here on, all schemas are schemas.
    rule!("file-types", file_types),
    rule!("extensions", extensions),
];
