//! Clients that are made of the whole documents of both vendors: they log in by our
//! clients, and read the same. The section of the README is what is run.

use std::fs;

use crate::compiled::vendors_document;
use crate::support::{Root, assert_contains, cargo, committed, ran, workspace};
use crate::try_document::run;

/// What the program of the README is tested with, and what it is like in the workspace,
/// so that what Cargo has built for that is taken: its profile.
const MANIFEST: &str = r#"
[package]
name = "program-of-whole-apis"
version = "0.0.0"
edition = "2024"

[workspace]

[[bin]]
name = "latest"
path = "src/main.rs"
test = false

[dev-dependencies]
scc-client = { path = "WORKSPACE/scc-client" }
scc-made = { path = "../scc-made" }
scc-suite-api-simulator = { path = "WORKSPACE/scc-suite-api-simulator" }
tokio = { version = "1", features = ["macros", "process", "rt-multi-thread"] }
vcf-client = { path = "../vcf-client", features = ["auth"] }

[profile.dev.package]
proc-macro2.opt-level = 1
quote.opt-level = 1
serde_json.opt-level = 1
"#;

/// The tests that the program has.
const TESTS: &str = include_str!("whole_apis_program.rs");

/// The part of the README below the heading.
fn section() -> String {
    let readme = committed("README.md");
    let (_, section) = readme
        .split_once("\n## The whole suite-api\n")
        .expect("the section");
    let (section, _) = section.split_once("\n## ").expect("the next section");
    section.to_owned()
}

/// The one block of `language` in the section.
fn block<'a>(section: &'a str, language: &str) -> &'a str {
    let opening = format!("```{language}\n");
    assert_eq!(section.matches(&opening).count(), 1, "{language}");
    let (_, rest) = section.split_once(&opening).expect("the block");
    rest.split_once("```").expect("its end").0
}

/// The arguments of `openapi-client new` in the section that `try` has too.
fn arguments(section: &str) -> Vec<String> {
    let (_, rest) = section.split_once("```sh\n").expect("the commands");
    let shell = rest.replace("\\\n", " ");
    let command = shell
        .lines()
        .find_map(|line| line.strip_prefix("openapi-client new public-api.json "));
    let words = command.expect("the command").split_whitespace();
    let mut words = words.map(|word| word.replace("../", ""));
    let mut arguments = Vec::new();
    while let Some(word) = words.next() {
        match word.as_str() {
            // `try` knows the folder by itself.
            "--core" => assert_eq!(words.next().as_deref(), Some("openapi-client-core")),
            _ => arguments.push(word),
        }
    }
    arguments
}

#[test]
fn clients_of_the_whole_apis_log_in_by_ours_and_read_the_same() {
    let documents = [
        "vcf-operations-9.1.0.openapi.json",
        "scc-1.5.0.openapi.yaml",
    ];
    let [Some(vcf), Some(scc)] = documents.map(vendors_document) else {
        return;
    };
    let (folder, section) = (Root::empty(), section());
    let made = arguments(&section);
    let made: Vec<&str> = made.iter().map(String::as_str).collect();
    let vcf = vcf.display().to_string();
    let out = run(&folder, &[&[&*vcf], &*made].concat());
    assert_contains(out.ended_with(0), "operations 102/102 · ");
    let scc = scc.display().to_string();
    let made = ["--out", "scc-made", "--name", "scc-made", "--select"];
    let out = run(&folder, &[&[&*scc], &made[..], &["Users"]].concat());
    assert_contains(out.ended_with(0), "operations 13/13 · ");

    let root = workspace();
    let place = root.display().to_string();
    let dependencies = block(&section, "toml").replace("../clone", &place);
    let manifest = MANIFEST.replace("WORKSPACE", &place) + &dependencies;
    folder.write("program/Cargo.toml", &manifest);
    folder.write("program/src/main.rs", block(&section, "rust,ignore"));
    folder.write("program/tests/both.rs", TESTS);
    let program = folder.path().join("program");
    fs::copy(root.join("Cargo.lock"), program.join("Cargo.lock")).expect("the lock file");

    let mut test = cargo();
    test.args(["test", "--offline", "--color", "never"])
        .current_dir(program)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    let tested = ran(&mut test);
    assert_eq!(tested.code, Some(0), "{}{}", tested.out, tested.err);
    let is_warning = |line: &&str| line.starts_with("warning");
    assert_eq!(tested.err.lines().find(is_warning), None, "{}", tested.err);
    let count = TESTS.matches("#[tokio::test]").count();
    assert_contains(
        &tested.out,
        &format!("test result: ok. {count} passed; 0 failed"),
    );
}
