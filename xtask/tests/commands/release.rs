//! `release`: the documents are kept, and the version has to rise with what changes.

use crate::support::{
    OWN_DOCUMENT, Root, assert_contains, assert_ends_with, assert_starts_with, listed,
};

const DOCUMENTS: [&str; 2] = [
    "openapi/released/scc/0.1.0.json",
    "openapi/released/suite-api/0.1.0.json",
];

/// A root whose version 0.1.0 is released.
fn released() -> Root {
    let root = Root::copy();
    root.write("Cargo.toml", include_str!("../../../Cargo.toml"));
    let ran = root.run(&["release"]);
    assert_eq!(listed(ran.ended_with(0), "Created"), DOCUMENTS);
    root
}

/// Removes an operation, and generates all that follows of it.
fn rename_an_operation(root: &Root) {
    root.edit(
        OWN_DOCUMENT,
        "operationId: getCurrentUser\n",
        "operationId: getMe\n",
    );
    root.run(&["generate"]).ended_with(0);
}

#[test]
fn what_is_released_is_what_is_there_until_a_document_changes() {
    let root = released();
    root.run(&["check"]).ended_with(0);
    let again = root.run(&["release"]);
    assert_eq!(listed(again.ended_with(0), "Fresh"), DOCUMENTS);
    let diff = root.run(&["diff", "--released", "--fail-on", "any"]);
    assert_eq!(diff.ended_with(0).matches("no change").count(), 2);
    let changelog = root.run(&["diff", "--released", "--changelog"]);
    assert_eq!(changelog.ended_with(0), "");
}

#[test]
fn a_version_that_has_not_risen_as_a_change_asks_for_fails_the_check() {
    let root = released();
    rename_an_operation(&root);
    let end = "  suite-api-client 0.1.0: a major change since 0.1.0 asks for 0.2.0\n            \
               24 files: 24 fresh\n       fix  version = \"0.2.0\" in Cargo.toml      then commit; \
               `cargo xtask diff --released` shows what is other\n";
    assert_ends_with(root.run(&["check"]).ended_with(4), end);
    let error = "suite-api-client 0.1.0: a major change since 0.1.0 asks for 0.2.0";
    assert_starts_with(root.run(&["release"]).failed(), error);
    root.edit("Cargo.toml", "version = \"0.1.0\"", "version = \"0.1.9\"");
    assert_contains(root.run(&["check"]).ended_with(4), "asks for 0.2.0");
    root.edit(
        "Cargo.toml",
        "version = \"0.1.9\"",
        "version = \"0.2.0-rc.1\"",
    );
    root.run(&["check"]).ended_with(0);
    root.edit(
        "Cargo.toml",
        "version = \"0.2.0-rc.1\"",
        "version = \"0.2.0\"",
    );
    let created = DOCUMENTS.map(|file| file.replace("0.1.0", "0.2.0"));
    assert_eq!(
        listed(root.run(&["release"]).ended_with(0), "Created"),
        created
    );
}

#[test]
fn a_text_asks_for_a_patch_and_the_highest_version_is_asked_for() {
    let root = released();
    root.edit(OWN_DOCUMENT, "version: 9.1.0.0", "version: 9.2.0.0");
    root.run(&["generate"]).ended_with(0);
    let ran = root.run(&["check"]);
    assert_contains(
        ran.ended_with(4),
        "a patch change since 0.1.0 asks for 0.1.1\n",
    );
    root.edit(
        "openapi/scc/users.yaml",
        "operationId: deleteUser\n",
        "operationId: removeUser\n",
    );
    root.run(&["generate"]).ended_with(0);
    let ran = root.run(&["check"]);
    assert_contains(
        ran.ended_with(4),
        "  scc-client 0.1.0: a major change since 0.1.0 asks for 0.2.0\n",
    );
    assert_eq!(listed(&ran.out, "Version").len(), 1);
}

#[test]
fn the_changelog_is_what_has_changed_since_the_last_release() {
    let root = Root::copy();
    let none = "nothing was released yet: there is no document in openapi/released";
    assert_starts_with(root.run(&["diff", "--released"]).failed(), none);
    let root = released();
    rename_an_operation(&root);
    assert_eq!(
        root.run(&["diff", "--released", "--changelog"])
            .ended_with(0),
        "\
### VCF Operations suite-api 9.1.0.0

#### Changed

- `getMe`: was `getCurrentUser`

#### To change in a program

- method `Client::get_current_user` is gone: write `Client::get_me`
"
    );
}

#[test]
fn a_released_document_is_of_a_version_and_never_changes() {
    let root = released();
    root.write("openapi/released/scc/next.json", "{}");
    let error = "openapi/released/scc/next.json: is not called after a version, such as 0.1.0.json";
    for command in ["check", "release"] {
        assert_starts_with(root.run(&[command]).failed(), error);
    }
    root.remove("openapi/released/scc/next.json");
    // A lower one was released too, and is written anew by hand.
    root.edit("Cargo.toml", "version = \"0.1.0\"", "version = \"0.0.9\"");
    root.write("openapi/released/scc/0.0.9.json", "{}");
    let before = root.tree();
    let error = "openapi/released/scc/0.0.9.json: 0.0.9 was released with another document; \
                 raise the version in Cargo.toml";
    assert_starts_with(root.run(&["release"]).failed(), error);
    assert_eq!(root.tree(), before);
}
