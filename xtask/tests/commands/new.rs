//! `new`: a third API is one command, and what is wrong leaves nothing behind.

use std::collections::BTreeSet;

use crate::support::{FILES, Root, SOURCES, Tree, assert_contains, listed, ran};

/// A document that is small, and has what the shared tests look for.
const DOCUMENT: &str = include_str!("third.yaml");

/// A clone with the document in `third.yaml`.
fn clone() -> Root {
    let root = Root::clone_of_workspace();
    root.write("third.yaml", DOCUMENT);
    root
}

/// The files that are in `after` and not in `before`.
fn new_files(before: &Tree, after: &Tree) -> BTreeSet<String> {
    let names = |tree: &Tree| tree.keys().cloned().collect::<BTreeSet<_>>();
    names(after).difference(&names(before)).cloned().collect()
}

#[test]
fn a_third_api_is_one_command_and_its_shared_tests_pass() {
    let root = clone();
    let before = root.tree();
    let ran_new = root.run(&["new", "acme", "third.yaml"]);
    let out = ran_new.ended_with(0);
    let after = root.tree();
    let created = new_files(&before, &after);
    assert_eq!(listed(out, "Created"), Vec::from_iter(&created));
    let updated = [SOURCES, "Cargo.toml", "tests/Cargo.toml"];
    assert_eq!(listed(out, "Updated"), updated);
    let is_same =
        |file: &&String| updated.contains(&file.as_str()) || after[*file] == before[*file];
    assert_eq!(before.keys().find(|file| !is_same(file)), None);

    // What people write is in the same files as in the other clients.
    let written = |client: &str| -> Vec<String> {
        let files = after.keys().filter_map(|file| file.strip_prefix(client));
        let written = files.filter(|file| !file.starts_with("/src/generated/"));
        written.map(str::to_owned).collect()
    };
    let acme = written("acme-client");
    for client in ["scc-client", "suite-api-client"] {
        let other = written(client);
        let missing = acme.iter().find(|file| !other.contains(file));
        assert_eq!(missing, None, "{client} has no such file");
        let script = |client: &str| root.read(&format!("{client}/build.rs"));
        assert_eq!(script("acme-client"), script(client));
    }

    let check = root.run(&["check"]);
    let fresh = listed(check.ended_with(0), "Fresh").len();
    let is_generated = |file: &&String| file.contains("/src/generated/");
    let generated = created.iter().filter(is_generated).count();
    assert_eq!(fresh, FILES + generated + 1);

    let mut test = root.cargo();
    // What was built with the features of the running test is taken: those of
    // the whole workspace, or else of what `new` says to run next.
    let packages = match cfg!(feature = "bench") {
        true => "--workspace",
        false => "--package=contract-tests",
    };
    test.args(["test", packages, "--test", "acme"]);
    let tested = ran(&mut test);
    assert_eq!(tested.code, Some(0), "{}{}", tested.out, tested.err);
    let warnings = tested
        .err
        .lines()
        .filter(|line| line.starts_with("warning"));
    assert_eq!(warnings.collect::<Vec<_>>(), [""; 0]);
    assert_contains(&tested.out, "test shared::");
}

#[test]
fn what_cannot_be_made_is_an_error_and_nothing_is_written() {
    let root = clone();
    root.write("broken.yaml", "openapi: [\n");
    root.write("swagger.json", "{\"swagger\": \"1.2\"}");
    root.write("third.txt", DOCUMENT);
    root.write(
        "gone.yaml",
        &DOCUMENT.replace("schemas/Color", "schemas/Gone"),
    );
    let dependencies = "[workspace.dependencies]\n";
    let taken = format!("{dependencies}other-client = \"1.0\"\n");
    root.edit("Cargo.toml", dependencies, &taken);
    // A file is where a folder of the tests would be.
    root.write("tests/tests/taken", "");
    for (name, expected) in [
        ("scc", "there is an API `scc` in sources.toml already\n"),
        (
            "other",
            "there is a package `other-client` in the workspace already\n",
        ),
        (
            "workspace",
            "the folder tests/tests/workspace exists already",
        ),
        ("taken", "the folder tests/tests/taken exists already"),
        ("../acme", "`../acme` is not a valid name for a package\n"),
        ("Acme", "`Acme` is not a valid name for an API\n"),
        ("a.b", "`a.b` is not a valid name for a package\n"),
        ("type", "`type` is not a valid name for a package\n"),
    ] {
        root.assert_fails(&["new", name, "third.yaml"], expected);
    }
    for (document, expected) in [
        ("nothing.yaml", ""),
        ("broken.yaml", "is not YAML: "),
        ("swagger.json", "/swagger: the document is Swagger 1.2"),
        ("third.txt", "has neither the extension .json nor .yaml"),
        (
            "gone.yaml",
            "/paths/~1things/get/parameters/1/schema/$ref: ",
        ),
    ] {
        let expected = format!("{document}: {expected}");
        root.assert_fails(&["new", "acme", document], &expected);
    }
    // There is no place for the client.
    root.edit(
        "tests/Cargo.toml",
        "[dependencies]",
        "[dependencies] # Ours.",
    );
    let error = root.assert_fails(&["new", "acme", "third.yaml"], "");
    assert_eq!(error, "tests/Cargo.toml: has no line `[dependencies]`\n");
}
