//! The tests that each made crate has: each operation is called through its client.

use std::fs;

use crate::compiled::vendors_document;
use crate::support::{Ran, assert_contains, cargo, ran, workspace};
use crate::try_document::{document, folder, run};

/// Small documents that have what a large one has once.
const DOCUMENTS: [&str; 9] = [
    "empty-list-in-merge-patch",
    "parameter-styles",
    "security-of-every-kind",
    "servers-of-paths-and-operations",
    "several-media-types",
    "streams",
    "swagger-lists-forms-and-files",
    "tags-by-enum",
    "tuples",
];

/// The whole documents of both vendors.
const VENDORS: [(&str, &str); 2] = [
    ("scc", "scc-1.5.0.openapi.yaml"),
    ("vcf", "vcf-operations-9.1.0.openapi.json"),
];

/// One call of Cargo tests all of them, as members of one workspace.
#[test]
fn the_contract_tests_of_made_crates_pass() {
    let folder = folder(&document());
    let cases = workspace().join("tests/cases/documents");
    let cases = DOCUMENTS.map(|name| (name, cases.join(format!("{name}.yaml"))));
    let mut documents = Vec::from(cases);
    documents.push(("terse", workspace().join("xtask/tests/commands/terse.yaml")));
    documents.push(("by-tag", folder.path().join("a.json")));
    for (name, file) in VENDORS {
        documents.extend(vendors_document(file).map(|path| (name, path)));
    }
    for (name, path) in &documents {
        let package = format!("contract-of-{name}");
        let path = path.display().to_string();
        let mut arguments = vec![path.as_str(), "--out", name, "--name", &package];
        arguments.extend((*name == "by-tag").then_some("--features-by-tag"));
        run(&folder, &arguments).ended_with(0);
        let manifest = folder.path().join(name).join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("a manifest");
        assert_contains(&text, "\n[workspace]\n");
        fs::write(manifest, text.replace("\n[workspace]\n", "\n")).expect("written");
    }
    let members: Vec<&str> = documents.iter().map(|(name, _)| *name).collect();
    let manifest = format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n");
    folder.write("Cargo.toml", &manifest);
    let lock = folder.path().join("Cargo.lock");
    fs::copy(workspace().join("Cargo.lock"), lock).expect("the lock file");
    let test = |arguments: &[&str]| {
        let mut test = cargo();
        test.args([
            "test",
            "--quiet",
            "--offline",
            "--no-fail-fast",
            "--color",
            "never",
        ])
        .args(arguments)
        .current_dir(folder.path())
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
        ran(&mut test)
    };
    let passed = |ran: &Ran| {
        let passed = "test result: ok. 3 passed; 0 failed;";
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.out.matches(passed).count()
    };
    let all = test(&["--workspace", "--test", "contract"]);
    assert_eq!(passed(&all), documents.len());
    assert_eq!(all.err, "");
    // The features of all tags, or of any, may be off.
    let by_tag = ["--package", "contract-of-by-tag", "--no-default-features"];
    let nothing = "not tried: no operation is compiled\n".repeat(3);
    for (features, said) in [("rustls", &*nothing), ("rustls,people", "")] {
        let features = ["--features", features, "--tests", "--examples"];
        let few = test(&[&by_tag[..], &features].concat());
        assert_eq!((passed(&few), &*few.err), (1, said), "{features:?}");
    }
    let mut format = cargo();
    format
        .args(["fmt", "--all", "--check"])
        .current_dir(folder.path());
    assert_eq!(ran(&mut format).ended_with(0), "");
}
