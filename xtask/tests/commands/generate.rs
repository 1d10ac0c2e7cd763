//! `generate`: what has drifted is mended, and nothing else is touched.

use crate::support::{
    Broken, DOCUMENT, FILES, OVERLAY, OWN_DOCUMENT, PAGE, Root, SOURCES, assert_contains,
    assert_ends_with, committed, listed,
};

const STALE: &str = "scc-client/src/generated/operations.rs";
const MISSING: &str = "suite-api-client/src/generated/types/mod.rs";
const EXTRA: &str = "scc-client/src/generated/types/old.rs";

/// A copy with a file of each kind of drift.
fn drifted() -> Root {
    let root = Root::copy();
    root.edit_one_letter(STALE);
    root.remove(MISSING);
    root.write(EXTRA, "//! Nothing makes this.\n");
    root
}

#[test]
fn what_has_drifted_is_updated_created_and_removed() {
    let root = drifted();
    let before = root.tree();
    let ran = root.run(&["generate"]);
    assert_eq!(
        ran.ended_with(0),
        format!(
            "       scc  13 operations, 12 schemas, 55 changes to the document
 suite-api  59 operations, 49 schemas, 176 changes to the document
   Updated  {STALE}
   Removed  {EXTRA}
   Created  {MISSING}
            23 files: 20 unchanged
"
        )
    );
    let after = root.tree();
    assert!(!after.contains_key(EXTRA));
    for file in [STALE, MISSING] {
        assert_eq!(after[file].0, committed(file).as_bytes(), "{file}");
    }
    let untouched = before
        .iter()
        .filter(|(file, state)| after.get(*file) == Some(*state))
        .count();
    assert_eq!(untouched, before.len() - 2, "other files were touched");
    assert_eq!(after.len(), before.len(), "a file was left behind");
}

#[test]
fn a_second_run_changes_nothing_and_a_check_is_clean() {
    let root = drifted();
    assert_eq!(root.run(&["generate"]).code, Some(0));
    let before = root.tree();
    let ran = root.run(&["generate"]);
    assert_ends_with(ran.ended_with(0), "            22 files: 22 unchanged\n");
    for word in ["Updated", "Created", "Removed"] {
        assert_eq!(listed(&ran.out, word), [""; 0], "{}", ran.out);
    }
    assert_eq!(root.tree(), before);
    let ran = root.run(&["check"]);
    assert_eq!(listed(ran.ended_with(0), "Fresh").len(), FILES);
}

#[test]
fn everything_is_made_where_nothing_is() {
    let root = Root::copy();
    for file in root.generated() {
        root.remove(&file);
    }
    let ran = root.run(&["generate"]);
    assert_eq!(listed(ran.ended_with(0), "Created").len(), FILES - 4);
    assert_ends_with(&ran.out, "            22 files: 2 unchanged\n");
    for file in root.generated() {
        assert_eq!(root.read(&file), committed(&file), "{file}");
    }
}

#[test]
fn a_change_of_our_own_document_changes_its_client_alone() {
    let root = Root::copy();
    root.edit(
        OWN_DOCUMENT,
        "summary: Release the token",
        "summary: Give the token back",
    );
    let ran = root.run(&["generate"]);
    let updated = listed(ran.ended_with(0), "Updated");
    assert_eq!(updated.len(), 10, "{}", ran.out);
    assert!(updated.iter().all(|file| file.contains("suite-api")));
    let client = root.read("suite-api-client/src/generated/client.rs");
    assert_contains(&client, "    /// Give the token back.\n");
    assert_eq!(root.run(&["check"]).code, Some(0));
}

#[test]
fn pages_are_not_needed_to_generate() {
    let root = Root::copy();
    root.remove(PAGE);
    let ran = root.run(&["generate"]);
    assert_ends_with(ran.ended_with(0), "            22 files: 22 unchanged\n");
}

#[test]
fn what_is_broken_leaves_every_file_as_it_is() {
    let cases: [Broken; 9] = [
        (
            |root| root.write(OWN_DOCUMENT, "openapi: [\n"),
            format!("{OWN_DOCUMENT}: is not YAML: "),
        ),
        (
            |root| root.remove(OWN_DOCUMENT),
            format!("{OWN_DOCUMENT}: cannot be read: "),
        ),
        (
            |root| root.edit(OWN_DOCUMENT, "openapi: 3.0.3", "openapi: 4.0.0"),
            format!("{OWN_DOCUMENT}: /openapi: the document is OpenAPI 4.0.0"),
        ),
        (
            |root| root.edit_one_letter(DOCUMENT),
            format!("{DOCUMENT}: its SHA-256 is "),
        ),
        (
            |root| root.edit(OVERLAY, "overlay: 1.0.0", "overlay: 3.0.0"),
            format!("{OVERLAY}: /overlay: the version of the overlay is 3.0.0, not 1.0.x"),
        ),
        (
            |root| {
                root.edit(
                    OWN_DOCUMENT,
                    "            type: boolean\n            default: false\n      requestBody:\n",
                    "            $ref: '#/components/schemas/Gone'\n      requestBody:\n",
                );
            },
            format!(
                "{OWN_DOCUMENT}: /paths/~1api~1auth~1sources~1{{sourceId}}/delete/parameters/0\
                 /schema/$ref: `#/components/schemas/Gone` does not resolve"
            ),
        ),
        (
            |root| root.remove(SOURCES),
            format!("{SOURCES}: cannot be read: "),
        ),
        (
            |root| root.edit(SOURCES, "overlays = ", "overlay = "),
            format!("{SOURCES}: is not what it should be: "),
        ),
        (
            // A folder is in the place of a file, in the client that is written last.
            |root| root.write(&format!("{MISSING}/in-the-way"), ""),
            MISSING.to_owned(),
        ),
    ];
    for (break_it, beginning) in cases {
        let root = drifted();
        break_it(&root);
        root.assert_fails(&["generate"], &beginning);
    }
}
