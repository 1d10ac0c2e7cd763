//! Files that are no documents: each gives one error that names the file.

use serde_json::json;

use crate::support::{Folder, SOURCES, answering, checked, document, file, generated, refused};

/// The one problem of a document `name` that says `text`.
#[track_caller]
fn problem(name: &str, text: impl AsRef<[u8]>) -> String {
    let problems = Folder::of_file(name, text).problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.into_iter().next().unwrap_or_default()
}

const VERSION_HELP: &str = "\n  help: only OpenAPI 3.0.x is supported; convert the document first";

#[test]
fn a_document_that_is_not_json_is_reported_with_line_and_column() {
    let problem = problem("a.json", "{\n  \"openapi\": \"3.0.3\",\n}");
    assert!(problem.starts_with("a.json: is not JSON: "), "{problem}");
    assert!(problem.ends_with("at line 3 column 1"), "{problem}");
}

#[test]
fn a_document_that_is_not_yaml_is_reported_with_line_and_column() {
    let problem = problem("a.yaml", "openapi: 3.0.3\npaths: [\n");
    assert!(problem.starts_with("a.yaml: is not YAML: "), "{problem}");
    assert!(
        problem.contains("line 2") || problem.contains("line 3"),
        "{problem}"
    );
}

#[test]
fn a_document_that_is_no_text_is_reported() {
    let bytes = b"{\"openapi\": \"3.0.3\xff\"}";
    assert_eq!(problem("a.json", bytes), "a.json: is not UTF-8 text");
    assert_eq!(problem("a.yaml", bytes), "a.yaml: is not UTF-8 text");
}

#[test]
fn a_missing_document_is_reported() {
    let problems = Folder::empty().with("sources.toml", SOURCES).problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with("a.json: cannot be read: "),
        "{problems:?}"
    );
}

#[test]
fn a_document_of_another_name_is_reported() {
    assert_eq!(
        problem("a.toml", "x = 1"),
        "a.toml: has neither the extension .json nor .yaml"
    );
}

#[test]
fn an_empty_file_is_no_document() {
    assert_eq!(
        problem("a.yaml", ""),
        "a.yaml: /: the document is not an object"
    );
    assert!(problem("a.json", "").starts_with("a.json: is not JSON: "));
}

#[test]
fn a_repeated_key_is_an_error_in_json_and_yaml() {
    for (name, text) in [
        (
            "a.json",
            "{\"openapi\": \"3.0.3\", \"paths\": {}, \"paths\": {}}",
        ),
        ("a.yaml", "openapi: 3.0.3\npaths: {}\npaths: {}\n"),
    ] {
        let problem = problem(name, text);
        assert!(problem.starts_with(name), "{problem}");
        assert!(
            problem.contains("duplicate") && problem.contains("paths"),
            "{problem}"
        );
    }
}

#[test]
fn swagger_2_is_refused_by_its_version() {
    assert_eq!(
        refused(&json!({"swagger": "2.0", "paths": {}})),
        [format!(
            "a.json: /swagger: the document is Swagger 2.0{VERSION_HELP}"
        )]
    );
}

#[test]
fn openapi_3_1_is_refused_by_its_version() {
    for version in ["3.1.0", "3.1.1", "3.2.0", "3.0", "4.0.0"] {
        assert_eq!(
            refused(&json!({"openapi": version, "paths": {}})),
            [format!(
                "a.json: /openapi: the document is OpenAPI {version}{VERSION_HELP}"
            )]
        );
    }
}

#[test]
fn a_document_without_paths_is_refused() {
    assert_eq!(
        refused(&json!({"openapi": "3.0.3"})),
        ["a.json: /paths: is missing or not an object"]
    );
}

#[test]
fn a_document_with_another_digest_is_reported_with_both() {
    let pinned = "0".repeat(64);
    let folder = Folder::of(&document(json!({})));
    let text = std::fs::read(folder.path().join("a.json")).expect("the document");
    let found = openapi_client_codegen::sha256(&text);
    let problems = folder
        .with_sources(&format!("sha256 = \"{pinned}\"\n"))
        .problems();
    assert_eq!(
        problems,
        [format!(
            "a.json: its SHA-256 is {found}, not {pinned} as sources.toml says\n  \
             help: `cargo xtask check` shows how it differs"
        )]
    );
}

#[test]
fn a_document_with_the_pinned_digest_is_taken() {
    let document = answering(json!({"type": "string"}), json!({}));
    let digest = openapi_client_codegen::sha256(document.to_string().as_bytes());
    let folder = Folder::of(&document).with_sources(&format!("sha256 = \"{digest}\"\n"));
    let client = checked(folder.generate().expect("the digest is right"));
    for (name, text) in &client.files {
        assert!(
            text.contains(&format!("//! SHA-256 {digest},\n")),
            "{name}:\n{text}"
        );
    }
}

#[test]
fn nesting_of_ten_thousand_levels_is_an_error_and_no_overflow() {
    const LEVELS: usize = 10_000;
    let block: String = (0..LEVELS)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    for (name, text) in [
        (
            "a.json",
            format!("{}1{}", "{\"a\":".repeat(LEVELS), "}".repeat(LEVELS)),
        ),
        (
            "a.json",
            format!("{}{}", "[".repeat(LEVELS), "]".repeat(LEVELS)),
        ),
        (
            "a.yaml",
            format!("a: {}{}", "[".repeat(LEVELS), "]".repeat(LEVELS)),
        ),
        ("a.yaml", block),
    ] {
        let problem = problem(name, text);
        assert!(
            problem.starts_with(&format!("{name}: is not ")),
            "{problem}"
        );
        assert!(problem.len() < 2_000, "{} bytes of error", problem.len());
    }
}

#[test]
fn a_bomb_of_yaml_aliases_is_an_error() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (before, name) in ('a'..='i').zip('b'..='j') {
        let aliases = vec![format!("*{before}"); 9].join(", ");
        text += &format!("{name}: &{name} [{aliases}]\n");
    }
    let problem = problem("a.yaml", text);
    assert!(problem.starts_with("a.yaml: is not YAML: "), "{problem}");
    assert!(problem.contains("alias replay limit"), "{problem}");
}

#[test]
fn a_yaml_alias_to_itself_is_an_error() {
    let problem = problem("a.yaml", "a: &a [*a]\n");
    assert!(problem.starts_with("a.yaml: is not YAML: "), "{problem}");
}

#[test]
fn a_number_that_no_type_holds_is_an_error() {
    let json = "{\"openapi\": \"3.0.3\", \"paths\": {}, \"x-n\": 1e999}";
    let problem_of_json = problem("a.json", json);
    assert!(
        problem_of_json.contains("number out of range"),
        "{problem_of_json}"
    );
    for number in ["1e999", ".inf", "-.inf", ".nan"] {
        let problem = problem(
            "a.yaml",
            format!("openapi: 3.0.3\npaths: {{}}\nx-n: {number}\n"),
        );
        assert!(problem.starts_with("a.yaml: is not YAML: "), "{problem}");
        assert!(problem.contains("line 3"), "{problem}");
    }
}

#[test]
fn bounds_beyond_64_bits_do_no_harm() {
    let number = |bounds: &str| -> serde_json::Value {
        serde_json::from_str(&format!("{{\"type\": \"integer\", {bounds}}}")).expect("JSON")
    };
    let client = generated(&answering(
        crate::support::schema("Numbers"),
        json!({"Numbers": {"type": "object", "properties": {
            "a": number("\"maximum\": 123456789012345678901234567890"),
            "b": number("\"minimum\": -1e300, \"maximum\": 1e300"),
            "c": number("\"format\": \"int64\", \"maximum\": 9223372036854775807"),
        }}}),
    ));
    let types = file(&client, "types/mod.rs");
    for name in ["a", "b", "c"] {
        let field = format!("pub {name}: ::std::option::Option<i64>,");
        assert!(types.contains(&field), "{field}\n{types}");
    }
}

#[test]
fn the_line_endings_of_a_document_leave_no_trace_but_its_digest() {
    let text = format!("{:#}\n", answering(json!({"type": "string"}), json!({})));
    let made = |text: &str| {
        let client = checked(
            Folder::of_file("a.json", text)
                .generate()
                .expect("a client"),
        );
        let digest = openapi_client_codegen::sha256(text.as_bytes());
        let texts = client
            .files
            .into_iter()
            .map(|(name, text)| (name, text.replace(&digest, "")));
        texts.collect::<Vec<_>>()
    };
    let windows = text.replace('\n', "\r\n");
    assert!(windows.len() > text.len());
    assert_eq!(made(&text), made(&windows));
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_document() {
    let document = document(json!({"/a": {"get": {
        "operationId": "getA", "responses": {"204": {"description": ""}}}}}));
    for name in ["a.json", "a.yaml"] {
        let text = format!("\u{feff}{document}");
        let client = checked(Folder::of_file(name, text).generate().expect("a client"));
        assert_eq!(client.report.operations, ["getA"]);
    }
}

#[test]
fn invalid_yaml_is_reported_without_the_word_error() {
    let problem = problem("a.yaml", "a: [1\n");
    assert!(
        problem.starts_with("a.yaml: is not YAML: line "),
        "{problem}"
    );
    assert_eq!(problem.matches("error").count(), 0, "{problem}");
}

/// A document in YAML with one operation and `more` at its end.
fn yaml(more: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: Test, version: \"1\"}}\npaths:\n  /a:\n    get:\n      \
         operationId: getA\n      responses: {{204: {{description: ''}}}}\n{more}"
    )
}

#[test]
fn a_large_yaml_document_is_read() {
    let entries = "  - {a: 1, b: [x, y, z]}\n".repeat(40_000);
    let text = yaml(&format!("x-large:\n{entries}"));
    let client = checked(
        Folder::of_file("a.yaml", text)
            .generate()
            .expect("a client"),
    );
    assert_eq!(client.report.operations, ["getA"]);
}

#[test]
fn a_deep_yaml_document_is_read() {
    const LEVELS: usize = 480;
    let deep = format!("x-deep: {}1{}\n", "{a: ".repeat(LEVELS), "}".repeat(LEVELS));
    let client = checked(
        Folder::of_file("a.yaml", yaml(&deep))
            .generate()
            .expect("a client"),
    );
    assert_eq!(client.report.operations, ["getA"]);
}

#[test]
fn a_version_without_quotes_is_taken_as_text() {
    let text = yaml("").replace("version: \"1\"", "version: 1.5");
    let folder = Folder::of_file("a.yaml", text);
    let client = checked(folder.generate().expect("a client"));
    let header = crate::support::file(&client, "mod.rs");
    assert!(header.contains("//! From Test 1.5, "), "{header}");
    assert_eq!(client.report.changes.len(), 1);
    assert_eq!(client.report.changes[0].pointer, "/info/version");
}
