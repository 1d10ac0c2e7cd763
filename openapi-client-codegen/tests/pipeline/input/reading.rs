//! Files that are no documents: each gives one error that names the file.

use openapi_client_codegen::Client;
use serde_json::json;

use crate::same_bytes::made;
use crate::support::{
    Folder, SOURCES, answering, assert_begins, assert_has, checked, document, file, generated,
    refused, schema,
};

/// The one problem of a document `name` that says `text`.
#[track_caller]
fn problem(name: &str, text: impl AsRef<[u8]>) -> String {
    Folder::of_file(name, text).problem()
}

/// The client that a document `name` with `text` gives.
fn read(name: &str, text: impl AsRef<[u8]>) -> Client {
    checked(Folder::of_file(name, text).generate().expect("a client"))
}

const VERSION_HELP: &str = "\n  help: Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported";

#[test]
fn a_document_that_is_not_json_is_reported_with_line_and_column() {
    let problem = problem("a.json", "{\n  \"openapi\": \"3.0.3\",\n}");
    assert_begins(&problem, "a.json: is not JSON: ");
    assert!(problem.ends_with("at line 3 column 1"), "{problem}");
}

#[test]
fn a_document_that_is_not_yaml_is_reported_with_line_and_column() {
    let problem = problem("a.yaml", "openapi: 3.0.3\npaths: [\n");
    assert_begins(&problem, "a.yaml: is not YAML: line ");
    assert_eq!(problem.matches("error").count(), 0, "{problem}");
    assert!(
        ["line 2", "line 3"]
            .iter()
            .any(|line| problem.contains(line)),
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
    let problem = Folder::empty().with("sources.toml", SOURCES).problem();
    assert_begins(&problem, "a.json: cannot be read: ");
}

#[test]
fn a_file_of_another_name_or_without_a_document_is_reported() {
    for (name, text, expected) in [
        (
            "a.toml",
            "x = 1",
            "a.toml: has neither the extension .json nor .yaml\n  help: call it by what it is",
        ),
        ("a.yaml", "1", "a.yaml: /: the document is not an object"),
        (
            "a.json",
            "{\"openapi\": \"3.0.3\"}",
            "a.json: /paths: is missing",
        ),
    ] {
        assert_eq!(problem(name, text), expected);
    }
    assert!(problem("a.json", "x").starts_with("a.json: is not JSON: "));
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
        assert_begins(&problem, name);
        assert_has(&problem, "duplicate");
        assert_has(&problem, "paths");
    }
}

#[test]
fn a_version_that_is_not_known_is_refused_by_name() {
    for (key, name, version) in [
        ("swagger", "Swagger", "1.2"),
        ("swagger", "Swagger", "3.0"),
        ("openapi", "OpenAPI", "2.0"),
        ("openapi", "OpenAPI", "3.3.0"),
        ("openapi", "OpenAPI", "4.0.0"),
    ] {
        let expected = format!("a.json: /{key}: the document is {name} {version}{VERSION_HELP}");
        assert_eq!(refused(&json!({key: version, "paths": {}})), [expected]);
    }
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
        assert_begins(&problem, &format!("{name}: is not "));
        assert!(problem.len() < 2_000, "{} bytes of error", problem.len());
    }
}

#[test]
fn a_bomb_of_yaml_aliases_and_an_alias_to_itself_are_errors() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (before, name) in ('a'..='i').zip('b'..='j') {
        let aliases = vec![format!("*{before}"); 9].join(", ");
        text += &format!("{name}: &{name} [{aliases}]\n");
    }
    let bomb = problem("a.yaml", text);
    assert_has(&bomb, "alias replay limit");
    for problem in [bomb, problem("a.yaml", "a: &a [*a]\n")] {
        assert_begins(&problem, "a.yaml: is not YAML: ");
    }
}

#[test]
fn a_number_that_no_type_holds_is_an_error() {
    let json = "{\"openapi\": \"3.0.3\", \"paths\": {}, \"x-n\": 1e999}";
    let problem_of_json = problem("a.json", json);
    assert_has(&problem_of_json, "number out of range");
    for number in ["1e999", ".inf", "-.inf", ".nan"] {
        let problem = problem(
            "a.yaml",
            format!("openapi: 3.0.3\npaths: {{}}\nx-n: {number}\n"),
        );
        assert_begins(&problem, "a.yaml: is not YAML: ");
        assert!(problem.contains("line 3"), "{problem}");
    }
}

#[test]
fn bounds_beyond_64_bits_do_no_harm() {
    let number = |bounds: &str| -> serde_json::Value {
        serde_json::from_str(&format!("{{\"type\": \"integer\", {bounds}}}")).expect("JSON")
    };
    let client = generated(&answering(
        schema("Numbers"),
        json!({"Numbers": {"type": "object", "properties": {
            "a": number("\"maximum\": 123456789012345678901234567890"),
            "b": number("\"minimum\": -1e300, \"maximum\": 1e300"),
            "c": number("\"format\": \"int64\", \"maximum\": 9223372036854775807"),
        }}}),
    ));
    let types = file(&client, "types/mod.rs");
    for (name, ty) in [("a", "i128"), ("b", "i128"), ("c", "i64")] {
        let field = format!("pub {name}[?]: Option<{ty}>,");
        assert!(types.contains(&field), "{field}\n{types}");
    }
}

#[test]
fn the_line_endings_of_a_document_leave_no_trace_but_its_digest() {
    let text = format!("{:#}\n", answering(json!({"type": "string"}), json!({})));
    let windows = text.replace('\n', "\r\n");
    assert!(windows.len() > text.len());
    assert_eq!(made("a.json", &text), made("a.json", &windows));
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_document() {
    let document = document(json!({"/a": {"get": {
        "operationId": "getA", "responses": {"204": {"description": ""}}}}}));
    for name in ["a.json", "a.yaml"] {
        let client = read(name, format!("\u{feff}{document}"));
        assert_eq!(client.report.operations, ["getA"]);
    }
}

/// A document in YAML with one operation and `more` at its end.
fn yaml(more: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: Test, version: \"1\"}}\npaths:\n  /a:\n    get:\n      \
         operationId: getA\n      responses: {{204: {{description: ''}}}}\n{more}"
    )
}

#[test]
fn a_large_or_deep_yaml_document_is_read() {
    const LEVELS: usize = 480;
    let entries = "  - {a: 1, b: [x, y, z]}\n".repeat(40_000);
    let large = format!("x-large:\n{entries}");
    let deep = format!("x-deep: {}1{}\n", "{a: ".repeat(LEVELS), "}".repeat(LEVELS));
    for more in [large, deep] {
        assert_eq!(read("a.yaml", yaml(&more)).report.operations, ["getA"]);
    }
}

#[test]
fn a_version_without_quotes_is_taken_as_text() {
    let text = yaml("").replace("version: \"1\"", "version: 1.5");
    let client = read("a.yaml", text);
    let header = file(&client, "mod.rs");
    assert!(header.contains("//! From Test 1.5, "), "{header}");
    assert_eq!(client.report.changes.len(), 1);
    assert_eq!(client.report.changes[0].pointer, "/info/version");
}
