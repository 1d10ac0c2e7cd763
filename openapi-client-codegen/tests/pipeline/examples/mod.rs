//! Each method of a made crate has an example, and so has its front page.

use std::path::Path;

use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::{Files, Package};
use openapi_client_codegen::try_document;
use serde_json::json;

use crate::support::{assert_has, assert_in_order, operation};

/// Operations with arguments of each kind, whose examples a test of `cargo xtask try`
/// compiles.
const DOCUMENT: &str = include_str!("document.yaml");

/// The crate `a-crate` of the document in `text`.
fn made(text: &str, package: Package) -> Files {
    let package = Package {
        name: Some("a-crate".to_owned()),
        ..package
    };
    let file = Path::new("document.yaml");
    let made = try_document(file, text.as_bytes(), &Select::default(), &package);
    let made = made.expect("a document");
    assert!(made.problems.is_empty(), "{:?}", made.problems);
    made.crate_files
}

/// The examples of the methods in `text`, each behind its signature.
fn examples(text: &str) -> String {
    let mut methods = String::new();
    let mut example = String::new();
    let mut is_in = false;
    for line in text.lines().map(str::trim_start) {
        let doc = line
            .strip_prefix("///")
            .map(|doc| doc.strip_prefix(' ').unwrap_or(doc));
        match doc {
            Some("```no_run") => is_in = true,
            Some("```") => is_in = false,
            Some(doc) if is_in => example += &format!("{doc}\n"),
            _ if line.starts_with("pub fn ") => {
                methods += &format!("{line}\n{}\n", std::mem::take(&mut example));
            }
            _ => {}
        }
    }
    methods
}

#[test]
fn the_example_of_a_method_has_what_it_requires_and_no_more() {
    let files = made(DOCUMENT, Package::default());
    let client = &files["src/generated/client.rs"];
    assert_eq!(examples(client), include_str!("methods.txt"));
    assert_has(
        client,
        "    ///\n    /// # Examples\n    ///\n    /// ```no_run\n",
    );
}

#[test]
fn a_crate_exports_what_its_public_code_names_of_the_run_time() {
    let files = made(DOCUMENT, Package::default());
    let listed = |text: &str| -> Vec<String> {
        let (_, list) = text
            .split_once("use openapi_client_core::{")
            .expect("a list");
        words(list.split('}').next().unwrap_or_default()).collect()
    };
    let exported = listed(&files["src/lib.rs"]);
    let imported = listed(&files["src/generated/builder.rs"].replace("::openapi", "openapi"));
    let mut found = Vec::new();
    for file in ["builder.rs", "client.rs", "types/mod.rs"] {
        let lines = files[&format!("src/generated/{file}")].lines();
        let is_public = |line: &&str| line.contains("pub ") && !line.contains("pub(crate)");
        for line in lines.filter(is_public) {
            let is_named = |name: &String| {
                let is_imported = file == "builder.rs" && imported.contains(name);
                is_imported || line.contains(&format!("openapi_client_core::{name}"))
            };
            found.extend(words(line).filter(is_named));
        }
    }
    for name in &found {
        assert!(exported.contains(name), "{name}");
    }
    for name in ["ByteStream", "IntoValue", "Nullable", "Secret"] {
        assert!(found.contains(&name.to_owned()), "{name}");
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}

#[test]
fn a_module_has_no_examples_of_its_methods() {
    let package = Package {
        is_module: true,
        ..Package::default()
    };
    let files = made(DOCUMENT, package);
    assert!(!files["src/generated/client.rs"].contains("# Examples"));
}

#[test]
fn the_front_page_shows_what_the_crate_has() {
    let files = made(DOCUMENT, Package::default());
    assert_in_order(
        &files["src/lib.rs"],
        &[
            ".token(\"a token\").build()?;\n",
            "//! # Token\n",
            "//! client.set_token(",
            "//! # Errors\n",
            "//! if let Err(error) = client.list().send().await {\n",
            "error.documented(&a_crate::operations::LIST);\n",
            "//! # Lists\n",
            "//! let mut items = client.list().items();\n",
            "//! # Streams\n",
            "//! let mut items = client.lines().stream().await?.into_inner();\n",
            "//! # Null\n",
            "[`Nullable::Null`]",
        ],
    );
}

#[test]
fn the_front_page_has_nothing_of_what_the_crate_lacks() {
    let files = made(&operation(json!({})).to_string(), Package::default());
    let page = &files["src/lib.rs"];
    assert_has(
        page,
        "//! let client = Client::builder(\"https://api.example.com\").build()?;\n",
    );
    assert_has(page, "//! # Errors\n");
    for absent in ["# Token", "# Lists", "# Streams", "# Null", "documented(&"] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
    assert!(!files["README.md"].contains(".token("));
}

#[test]
fn the_front_page_calls_an_operation_where_its_feature_is() {
    let package = Package {
        features_by_tag: true,
        ..Package::default()
    };
    let files = made(DOCUMENT, package);
    assert_has(
        &files["src/lib.rs"],
        "//! # #[cfg(feature = \"untagged\")]\n//! # async fn example(",
    );
}
