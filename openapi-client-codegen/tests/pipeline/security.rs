//! How the crate of a document by itself sends tokens, and to which servers.

use std::path::Path;

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::{PartialClient, try_document};
use serde_json::{Value, json};

use crate::support::{assert_in_order, checked, operation};

/// The crate of `document`.
fn made(document: &Value) -> PartialClient {
    let package = Package::default();
    let text = document.to_string();
    let select = Select::default();
    let made = try_document(Path::new("a.json"), text.as_bytes(), &select, &package);
    made.expect("a crate")
}

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
        let trial = made(&document);
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
        assert!(table.contains(".requires(&[&[\"key\"]])"), "{table}");
    }
}

#[test]
fn what_a_client_does_otherwise_than_a_document_says_of_servers_and_schemes_is_reported() {
    let with_variable = json!({"url": "https://{a}.example.com",
        "variables": {"a": {"default": "b", "enum": ["b", "c"]}}});
    let mut document = operation(json!({
        "servers": [with_variable, {"url": "https://{open}.example.com"}],
        "security": [{"flow": []}, {"gone": []}, {"certificate": []}, {"bearer": [], "basic": []}],
    }));
    document["servers"] = json!([with_variable, {"url": "wss://example.com"}]);
    document["paths"]["/b"] = json!({"get": {
        "operationId": "getB",
        "servers": [{"url": "https://{open}.example.com"}],
        "responses": {"204": {"description": ""}},
    }});
    document["components"]["securitySchemes"] = json!({
        "flow": {"type": "oauth2", "flows": {}},
        "certificate": {"type": "mutualTLS"},
        "steps": {"type": "http", "scheme": "digest"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
    });
    let made = made(&document);
    assert!(made.problems.is_empty(), "{:?}", made.problems);
    let changes = made.client.expect("a client").report.changes;
    let changes = changes.iter().map(|change| {
        assert_ne!(change.before, change.after, "{}", change.pointer);
        format!("{} {}", change.rule, change.pointer)
    });
    let mut changes: Vec<String> = changes.collect();
    changes.sort();
    assert_eq!(
        changes,
        [
            "security /components/securitySchemes/certificate",
            "security /components/securitySchemes/flow",
            "security /components/securitySchemes/gone",
            "security /components/securitySchemes/steps",
            "security /paths/~1a/get/security",
            "servers /paths/~1a/get/servers",
            "servers /paths/~1b/get/servers",
            "servers /servers",
        ]
    );
}
