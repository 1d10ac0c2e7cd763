//! How the crate of a document by itself sends tokens.

use std::path::Path;

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::try_document;
use serde_json::json;

use crate::support::{assert_in_order, checked, operation};

#[test]
fn the_client_of_a_crate_sends_a_key_where_the_document_has_it() {
    for (place, variant) in [
        ("header", "Header"),
        ("query", "Query"),
        ("cookie", "Cookie"),
    ] {
        let mut document = operation(json!({"security": [{"key": []}]}));
        document["components"]["securitySchemes"]["key"] =
            json!({"type": "apiKey", "in": place, "name": "the-key"});
        let package = Package {
            name: None,
            features_by_tag: false,
            core: Some("openapi-client-core".into()),
            dependencies: ["serde", "serde_json"]
                .map(|name| (name.to_owned(), "\"1\"".to_owned()))
                .into(),
        };
        let text = document.to_string();
        let select = Select::default();
        let trial = try_document(Path::new("a.json"), text.as_bytes(), &select, &package);
        let trial = trial.expect("a crate");
        checked(trial.client.expect("a client"));
        assert!(trial.problems.is_empty(), "{:?}", trial.problems);
        let constant = format!("SecurityScheme::{variant}(\"the-key\")");
        let schemes = &trial.crate_files["src/generated/schemes.rs"];
        let declared =
            format!("pub const KEY: NamedScheme = NamedScheme::new(\"key\", {constant});\n");
        assert_in_order(schemes, &["&[NamedScheme] = &[KEY];\n", &declared]);
        let client = &trial.crate_files["src/client.rs"];
        assert_in_order(
            client,
            &["const SCHEME: NamedScheme = schemes::KEY;\n", &constant],
        );
        assert!(!client.contains("credential"), "{client}");
        let table = &trial.crate_files["src/generated/operations.rs"];
        assert!(table.contains("\n    .requires(&[&[\"key\"]])"), "{table}");
    }
}
