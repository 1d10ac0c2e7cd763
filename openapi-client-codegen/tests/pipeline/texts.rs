//! Texts of a document become doc comments that a compiler takes, whatever
//! they say.

use serde_json::{Value, json};

use crate::support::{
    Folder, answering, assert_has, assert_in_order, checked, file, generated, operation,
    refused_once, schema,
};

/// `client.rs` of an operation with `summary` and `description`.
fn method(summary: &str, description: &str) -> String {
    let fields = json!({"summary": summary, "description": description});
    file(&generated(&operation(fields)), "client.rs").to_owned()
}

/// `types/mod.rs` of a document with `description` at a schema, at its
/// property and at a value of it.
fn types(description: &str) -> String {
    let thing = json!({"type": "object", "description": description, "properties": {
        "key": {"type": "string", "description": description}}});
    let mut document = answering(schema("Thing"), json!({"Thing": thing}));
    document["paths"]["/a"]["get"]["description"] = description.into();
    file(&generated(&document), "types/mod.rs").to_owned()
}

#[test]
fn a_method_is_described_by_summary_description_and_request() {
    assert_in_order(
        &method("Get it.", "Gets the thing.\nOr not."),
        &["impl Client {
    /// Get it.
    ///
    /// Gets the thing.
    /// Or not.
    ///
    /// `GET /a`
    pub fn get_a(&self) -> builder::GetA<'_> {
        builder::GetA(self.start(&operations::GET_A))
    }
}\n"],
    );
}

#[test]
fn a_method_without_texts_says_its_request() {
    assert_in_order(
        &method("", ""),
        &["impl Client {\n    /// `GET /a`\n    pub fn get_a("],
    );
}

#[test]
fn blank_lines_and_trailing_spaces_are_tidied() {
    assert_in_order(
        &types("  First.  \n\n\n\n   Second.\t\n\n"),
        &[
            "\n    /// First.\n    ///\n    /// Second.\n    #[derive(",
            "\n        /// First.\n        ///\n        /// Second.\n        pub ",
        ],
    );
}

#[test]
fn quotes_backslashes_and_comment_signs_stay_as_they_are() {
    let text = "say \"hi\" \\n C:\\x */ and /* or // or #! {}";
    for made in [types(text), method("", text)] {
        assert!(made.contains(&format!("/// {text}\n")), "{made}");
    }
}

#[test]
fn line_ends_of_every_kind_end_a_line() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("First.{end}Second.{end}{end}Third.");
        let made = types(&text);
        assert_in_order(
            &made,
            &[
                "\n    /// First.\n    /// Second.\n    ///\n    /// Third.\n",
                "\n        /// First.\n        /// Second.\n        ///\n        /// Third.\n",
            ],
        );
    }
}

#[test]
fn long_prose_is_wrapped_and_lists_are_not() {
    let prose = "word ".repeat(40);
    let made = method("", &format!("{prose}\n\n- {prose}"));
    let lines: Vec<&str> = made.lines().filter(|line| line.contains("word")).collect();
    assert_eq!(lines.len(), 4, "{made}");
    assert!(lines[..3].iter().all(|line| line.len() <= 84), "{made}");
    assert_eq!(lines[3].matches("word").count(), 40, "{made}");
}

#[test]
fn a_code_fence_keeps_its_lines() {
    let made = types("Before\n```json\n{\n  \"a\": 1\n}\n```\nafter");
    assert_in_order(
        &made,
        &["
    /// Before
    /// ```json
    /// {
    ///   \"a\": 1
    /// }
    /// ```
    /// after
"],
    );
}

#[test]
fn a_code_fence_looks_the_same_at_a_method_and_at_a_type() {
    assert_in_order(
        &method("", "Before\n```json\n{\n  \"a\": 1\n}\n```\nafter"),
        &["
    /// Before
    /// ```json
    /// {
    ///   \"a\": 1
    /// }
    /// ```
    /// after
    ///
    /// `GET /a`
"],
    );
}

#[test]
fn a_code_fence_without_a_language_is_no_test_of_the_client() {
    for fence in ["```", "~~~"] {
        let text = format!("Before\n{fence}\ncurl https://a.example\n{fence}");
        for made in [types(&text), method("", &text)] {
            let opening = made
                .lines()
                .map(|line| line.trim_start().trim_start_matches("///").trim())
                .find(|line| line.starts_with(fence))
                .unwrap_or_default();
            assert_eq!(
                opening,
                format!("{fence}text"),
                "rustdoc would compile it:\n{made}"
            );
        }
    }
}

#[test]
fn a_code_fence_that_does_not_end_ends_with_the_text() {
    let made = method("", "Before\n```json\n{");
    let fences = made.lines().filter(|line| line.contains("```")).count();
    assert_eq!(fences, 2, "{made}");
    assert_in_order(&made, &["```json", "    /// `GET /a`\n"]);
}

#[test]
fn an_indented_line_is_no_test_of_the_client() {
    let made = types("A list:\n\n    let x = {;\n\n\tmore {\n");
    assert_in_order(
        &made,
        &[
            "\n    /// A list:\n    ///\n    /// let x = {;\n    ///\n    /// more {\n",
            "\n        /// A list:\n        ///\n        /// let x = {;\n        ///\n        /// more {\n",
        ],
    );
}

#[test]
fn the_header_of_each_file_is_one_comment_whatever_the_title_says() {
    let lines = |title: &str, version: &str| {
        let mut document = operation(json!({}));
        document["info"] = json!({"title": title, "version": version});
        let client = generated(&document);
        let header = |text: &str| -> Vec<String> {
            let lines = text.lines().take_while(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        let headers: Vec<_> = client.files.values().map(|text| header(text)).collect();
        assert_eq!(headers.len(), 7);
        headers
    };
    for (title, version) in [
        ("Plain", "1.0"),
        ("Two\nlines", "1"),
        ("Two\r\nlines", "1"),
        ("A return\ralone", "1"),
        ("pub fn injected() {}", "1\npub fn injected() {}"),
    ] {
        for header in lines(title, version) {
            assert_eq!(header.len(), 6, "{header:?}");
            assert!(
                header.iter().all(|line| line.starts_with("//!")),
                "{header:?}"
            );
            assert!(
                header[0].starts_with("//! ") && header[0].ends_with('.'),
                "{header:?}"
            );
            assert_eq!(header[1], "//!");
            assert_eq!(
                header[2],
                "//! Written by `cargo xtask generate`; edits are lost."
            );
            assert!(header[3].ends_with(", openapi/a.json,"), "{header:?}");
            assert!(header[4].starts_with("//! SHA-256 "), "{header:?}");
            assert_eq!(
                header[5],
                format!("//! by progenitor {}.", openapi_client_codegen::PROGENITOR)
            );
        }
    }
}

#[test]
fn texts_of_servers_and_statuses_are_comments_too() {
    let mut document = operation(json!({}));
    document["servers"] = json!([{"url": "https://a.example", "description": "One\r\nserver"}]);
    let folder = Folder::of(&document).with_sources("server-type = \"Place\"\n");
    let client = checked(folder.generate().expect("a client"));
    let servers = file(&client, "servers.rs");
    assert_has(
        servers,
        "    /// One\n    /// server: `https://a.example`.\n",
    );
}

#[test]
fn texts_that_are_no_text_are_an_error() {
    let problem = refused_once(&operation(json!({"description": Value::from(7)})));
    assert_has(&problem, "/paths/~1a/get is not a valid operation");
}
