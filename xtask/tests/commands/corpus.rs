//! `corpus`: a folder of documents becomes a table, and what is missing anywhere
//! is its exit code.

use serde_json::{Value, json};

use crate::support::{Ran, Root, assert_contains, program, ran};
use crate::try_document::document;

/// A folder with a whole document, and one without an operation's schema.
fn folder() -> Root {
    let root = Root::empty();
    root.write("specs/b.json", &document().to_string());
    let mut broken = document();
    let schema = "/paths/~1people~1{id}/get/responses/200/content/application~1json/schema";
    *broken.pointer_mut(schema).expect("a schema") = json!({"$ref": "#/components/schemas/Gone"});
    root.write("specs/a.yaml", &broken.to_string());
    root.write("specs/below/c.json", "{");
    root.write("specs/notes.txt", "mine");
    root
}

fn whole() -> Root {
    let root = folder();
    root.remove("specs/a.yaml");
    root
}

fn run(root: &Root, arguments: &[&str]) -> Ran {
    let mut command = program();
    command.args(["corpus", "specs"]).args(arguments);
    ran(command
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(root.path()))
}

/// The cells of each line, the seconds aside, which are never the same.
fn table(out: &str) -> Vec<Vec<&str>> {
    let lines = out.lines().map(|line| {
        let mut cells: Vec<&str> = line.split_whitespace().collect();
        if cells.get(4).is_some_and(|cell| cell.parse::<f64>().is_ok()) {
            cells.remove(4);
        }
        cells
    });
    lines.collect()
}

fn json_file(root: &Root) -> Value {
    serde_json::from_str(&root.read("corpus.json")).expect("JSON")
}

#[test]
fn each_document_of_a_folder_has_a_line_and_an_operation_that_is_missing_ends_with_1() {
    let root = folder();
    let ran = run(&root, &["--json", "corpus.json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let report = json_file(&root);
    let [a, b] = report["documents"].as_array().expect("rows").as_slice() else {
        panic!("{report:#}")
    };
    // Fewer than a thousand have no comma, and more have one.
    let lines = |row: &Value| {
        let lines = row["lines"].to_string();
        match lines.len() {
            4 => format!("{},{}", &lines[..1], &lines[1..]),
            _ => lines,
        }
    };
    assert_eq!(
        table(&ran.out),
        [
            vec![
                "document",
                "version",
                "operations",
                "lines",
                "seconds",
                "compile"
            ],
            vec!["a.yaml", "3.0.3", "2/3", &lines(a), "-"],
            vec!["b.json", "3.0.3", "3/3", &lines(b), "-"],
            vec!["1", "of", "2", "documents", "are", "whole"],
        ]
    );
    let problem = &a["problems"][0];
    let pointer = "/paths/~1people~1{id}/get/responses/200/content/application~1json/schema/$ref";
    let message = "`#/components/schemas/Gone` does not resolve";
    assert_eq!(
        [&problem["pointer"], &problem["message"]],
        [pointer, message]
    );
    assert_eq!(ran.err, format!("a.yaml: {pointer}: {message}\n"));
    assert_eq!(b["operations"], json!({"made": 3, "of": 3}));
    assert_eq!((&b["problems"], &b["is_whole"]), (&json!([]), &json!(true)));
    assert_eq!(b["rules"], json!({"schema-names": 1, "servers": 1}));
}

#[test]
fn a_folder_of_whole_documents_ends_with_0_and_keeps_the_crates_where_it_is_told() {
    let root = whole();
    let ran = run(&root, &["--out", "crates"]);
    assert_contains(ran.ended_with(0), "1 of 1 documents are whole\n");
    let manifest = root.read("crates/b.json/Cargo.toml");
    assert_contains(&manifest, "name = \"acme-things-client\"");
}

#[test]
fn a_file_that_is_no_document_is_listed_and_a_broken_one_is_an_error() {
    let root = whole();
    root.write("specs/package.json", "{\"name\": \"a\"}");
    root.write("specs/tags.yml", "- a\n- b\n");
    let ran = run(&root, &[]);
    let out = table(ran.ended_with(0));
    for (line, name) in [(2, "package.json"), (3, "tags.yml")] {
        assert_eq!(out[line], [name, "no", "OpenAPI", "document"]);
    }
    assert_contains(&ran.out, "1 of 1 documents are whole\n");
    root.write("specs/c.json", "{\"openapi\": ");
    let ran = run(&root, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(table(&ran.out)[2], ["c.json", "?", "-", "0", "-"]);
    assert_contains(&ran.err, "c.json: is not JSON: ");
}

#[test]
fn a_document_over_the_limit_of_time_is_a_line_that_says_so() {
    let root = whole();
    let ran = run(&root, &["--timeout", "0", "--json", "corpus.json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(
        table(&ran.out)[1].join(" "),
        "b.json 3.0.3 - - over the limit of time, 0 s"
    );
    let failure = &json_file(&root)["documents"][0]["failure"];
    assert_eq!(failure, "over the limit of time, 0 s");
}

#[cfg(target_os = "linux")]
#[test]
fn a_document_over_the_limit_of_memory_is_a_line_that_says_so() {
    let ran = run(&whole(), &["--memory", "0"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_contains(&ran.out, "over the limit of memory, 0 GiB");
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let ran = run(&Root::empty(), &[]);
    assert_contains(ran.failed(), "specs: ");
}

/// Runs `corpus` with a program in place of Cargo that prints `message` and
/// ends with `code`.
#[cfg(unix)]
fn compile_with(root: &Root, limit: &str, message: &Value, code: i32) -> Ran {
    use std::os::unix::fs::PermissionsExt;
    root.write(
        "cargo",
        &format!("#!/bin/sh\necho '{message}'\nexit {code}\n"),
    );
    let cargo = root.path().join("cargo");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&cargo, mode).expect("a program");
    let mut command = program();
    command.args([
        "corpus",
        "specs",
        "--compile",
        limit,
        "--json",
        "corpus.json",
    ]);
    ran(command.env("CARGO", cargo).current_dir(root.path()))
}

#[cfg(unix)]
#[test]
fn a_client_that_does_not_compile_without_a_warning_ends_with_1() {
    let root = whole();
    let message = |level: &str| {
        json!({"reason": "compiler-message",
               "message": {"level": level, "message": "so it is", "spans": []}})
    };
    for (level, code, cell) in [("warning", 0, "1 warning"), ("error", 101, "1 error")] {
        let ran = compile_with(&root, "20", &message(level), code);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(
            ran.out
                .lines()
                .nth(1)
                .is_some_and(|line| line.ends_with(cell)),
            "{ran:?}"
        );
        assert_eq!(ran.err, "b.json: so it is\n");
        let compiled = &json_file(&root)["documents"][0]["compile"];
        assert_eq!(compiled["messages"], json!(["so it is"]));
    }
    let ran = compile_with(&root, "20", &message("note"), 0);
    assert_eq!(table(ran.ended_with(0))[1].last(), Some(&"ok"));
    // Cargo may fail before it compiles.
    let ran = compile_with(&root, "20", &message("note"), 101);
    assert_eq!(
        (ran.code, table(&ran.out)[1].last()),
        (Some(1), Some(&"failed"))
    );
}

#[cfg(unix)]
#[test]
fn a_client_larger_than_the_limit_is_not_compiled() {
    let ran = compile_with(&whole(), "0", &json!({}), 1);
    assert_eq!(table(ran.ended_with(0))[1].last(), Some(&"larger"));
}
