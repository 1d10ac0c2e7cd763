//! The dialect of JSON Schema that a document is written in.

use serde_json::Value;

use crate::error::{Error, Problem};
use crate::pointer::Pointer;

/// JSON Schema 2020-12, and what OpenAPI adds to it in each of its versions
/// (OpenAPI 3.1.1 and 3.2.0, *Specifying Schema Dialects*).
const DIALECTS: [&str; 3] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/",
    "https://spec.openapis.org/oas/3.2/dialect/",
];

/// Checks that the schemas of `document` have a dialect that is known.
pub(crate) fn check(document: &Value) -> Result<(), Error> {
    const KEY: &str = "jsonSchemaDialect";
    let is_known = |dialect: &str| {
        let dialect = dialect.trim_end_matches('#');
        let is_it = |known: &&str| match known.ends_with('/') {
            true => dialect.starts_with(*known),
            false => dialect == *known,
        };
        DIALECTS.iter().any(is_it)
    };
    match document.get(KEY) {
        None => Ok(()),
        Some(Value::String(dialect)) if is_known(dialect) => Ok(()),
        Some(other) => Err(Problem::new(format!(
            "the dialect {other} of JSON Schema is not supported"
        ))
        .at(&Pointer::root().join(KEY))
        .help("schemas of JSON Schema 2020-12 are, and of the dialects of OpenAPI 3.1 and 3.2")
        .into()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn another_dialect_is_refused_by_name() {
        for dialect in [
            "https://json-schema.org/draft/2020-12/schema",
            "https://spec.openapis.org/oas/3.1/dialect/base",
            "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
        ] {
            assert_eq!(check(&json!({"jsonSchemaDialect": dialect})), Ok(()));
        }
        let error = check(&json!({"jsonSchemaDialect": "http://json-schema.org/draft-07/schema#"}));
        let error = error.expect_err("another dialect").to_string();
        assert!(
            error.starts_with(
                "/jsonSchemaDialect: the dialect \"http://json-schema.org/draft-07/schema#\" of"
            ),
            "{error}"
        );
    }
}
