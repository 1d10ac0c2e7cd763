//! `generate`: what has drifted is mended, and nothing else is touched.

use crate::support::{
    DOCUMENT, FILES, OVERLAY, OWN_DOCUMENT, PAGE, Root, SOURCES, listed, workspace,
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
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.err, "");
    assert_eq!(
        ran.out,
        format!(
            "       scc  13 operations, 12 schemas, 55 changes to the document
 suite-api  59 operations, 49 schemas, 176 changes to the document
   Updated  {STALE}
   Removed  {EXTRA}
   Created  {MISSING}
            22 files: 19 unchanged
"
        )
    );
    let after = root.tree();
    assert!(!after.contains_key(EXTRA));
    for file in [STALE, MISSING] {
        let expected = std::fs::read(workspace().join(file)).expect("the committed file");
        assert_eq!(after[file].0, expected, "{file}");
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
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.ends_with("            21 files: 21 unchanged\n"),
        "{}",
        ran.out
    );
    for word in ["Updated", "Created", "Removed"] {
        assert_eq!(listed(&ran.out, word), [""; 0], "{}", ran.out);
    }
    assert_eq!(root.tree(), before);
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(listed(&ran.out, "Fresh").len(), FILES);
}

#[test]
fn everything_is_made_where_nothing_is() {
    let root = Root::copy();
    for file in root.generated() {
        root.remove(&file);
    }
    let ran = root.run(&["generate"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(listed(&ran.out, "Created").len(), FILES - 4);
    assert!(
        ran.out.ends_with("            21 files: 2 unchanged\n"),
        "{}",
        ran.out
    );
    for file in root.generated() {
        let committed = std::fs::read_to_string(workspace().join(&file));
        assert_eq!(
            root.read(&file),
            committed.expect("the committed file"),
            "{file}"
        );
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
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let updated = listed(&ran.out, "Updated");
    assert_eq!(updated.len(), 10, "{}", ran.out);
    assert!(updated.iter().all(|file| file.contains("suite-api")));
    assert!(
        root.read("suite-api-client/src/generated/client.rs")
            .contains("    /// Give the token back.\n")
    );
    assert_eq!(root.run(&["check"]).code, Some(0));
}

/// Asserts that `generate` fails, says so and touches nothing.
#[track_caller]
fn assert_touches_nothing(break_it: impl FnOnce(&Root), beginning: &str) {
    let root = drifted();
    break_it(&root);
    let before = root.tree();
    let ran = root.run(&["generate"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(ran.out, "");
    assert!(
        ran.err.starts_with(&format!("error: {beginning}")),
        "{}",
        ran.err
    );
    assert_eq!(root.tree(), before);
}

#[test]
fn a_document_that_is_broken_leaves_every_file_as_it_is() {
    assert_touches_nothing(
        |root| root.write(OWN_DOCUMENT, "openapi: [\n"),
        "openapi/suite-api/openapi.yaml: is not YAML: ",
    );
    assert_touches_nothing(
        |root| root.remove(OWN_DOCUMENT),
        "openapi/suite-api/openapi.yaml: cannot be read: ",
    );
    assert_touches_nothing(
        |root| root.edit(OWN_DOCUMENT, "openapi: 3.0.3", "openapi: 3.1.0"),
        "openapi/suite-api/openapi.yaml: /openapi: the document is OpenAPI 3.1.0",
    );
}

#[test]
fn a_document_that_was_edited_leaves_every_file_as_it_is() {
    assert_touches_nothing(
        |root| root.edit_one_letter(DOCUMENT),
        "openapi/scc/openapi.json: its SHA-256 is ",
    );
}

#[test]
fn an_overlay_that_is_broken_leaves_every_file_as_it_is() {
    assert_touches_nothing(
        |root| root.edit(OVERLAY, "overlay: 1.0.0", "overlay: 3.0.0"),
        "openapi/scc/overlay.yaml: /overlay: the version of the overlay is 3.0.0, not 1.0.x",
    );
}

#[test]
fn an_operation_that_progenitor_panics_on_leaves_every_file_as_it_is() {
    assert_touches_nothing(
        |root| {
            root.edit(
                OWN_DOCUMENT,
                "            type: boolean\n            default: false\n      requestBody:\n",
                "            type: strong\n      requestBody:\n",
            );
        },
        "openapi/suite-api/openapi.yaml: operation deleteAuthSource (/paths/~1api~1auth~1sources~1{sourceId}/delete): \
         progenitor panics: ",
    );
}

#[test]
fn sources_that_are_broken_leave_every_file_as_it_is() {
    assert_touches_nothing(
        |root| root.remove(SOURCES),
        "openapi/sources.toml: cannot be read: ",
    );
    assert_touches_nothing(
        |root| root.edit(SOURCES, "overlays = ", "overlay = "),
        "openapi/sources.toml: is not what it should be: ",
    );
}

#[test]
fn pages_are_not_needed_to_generate() {
    let root = Root::copy();
    root.remove(PAGE);
    let ran = root.run(&["generate"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.ends_with("            21 files: 21 unchanged\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_leaves_every_file_as_it_is() {
    assert_touches_nothing(
        |root| {
            // In the client that is written last.
            let place = root.path().join(MISSING);
            std::fs::create_dir(place).expect("a folder in the way");
        },
        MISSING,
    );
}
