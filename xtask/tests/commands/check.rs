//! `check`: every file is listed, drift is shown with what mends it, and
//! nothing is written.

use crate::support::{
    DOCUMENT, FILES, FIX_GENERATE, FIX_VENDOR, OVERLAY, OWN_DOCUMENT, PAGE, READMES, Root, SOURCES,
    listed,
};

/// Asserts that `file` alone has drifted.
#[track_caller]
fn assert_only_stale(root: &Root, file: &str, fix: &str) {
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{file}: {ran:?}");
    assert_eq!(ran.err, "", "{file}");
    assert_eq!(listed(&ran.out, "Stale"), [file], "{}", ran.out);
    assert_eq!(listed(&ran.out, "Fresh").len(), FILES - 1, "{}", ran.out);
    for word in ["Missing", "Extra"] {
        assert_eq!(listed(&ran.out, word), [""; 0], "{}", ran.out);
    }
    for sign in ["@@", "-", "+"] {
        let begin = format!("{:>10}  {sign}", "");
        assert!(
            ran.out.lines().any(|line| line.starts_with(&begin)),
            "no line of the diff with {sign}:\n{}",
            ran.out
        );
    }
    let end = format!(
        "            {FILES} files: {} fresh, 1 stale\n{fix}",
        FILES - 1
    );
    assert!(ran.out.ends_with(&end), "{}", ran.out);
}

#[test]
fn an_untouched_copy_is_fresh_and_stays_untouched() {
    let root = Root::copy();
    let before = root.tree();
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.err, "");
    let mut expected = vec![DOCUMENT.to_owned(), SOURCES.to_owned()];
    expected.extend(root.generated());
    expected.extend(READMES.map(str::to_owned));
    expected.sort();
    assert_eq!(expected.len(), FILES);
    let mut fresh = listed(&ran.out, "Fresh");
    fresh.sort_unstable();
    assert_eq!(fresh, expected);
    let lines = ran.out.lines().count();
    assert_eq!(lines, FILES + 1, "{}", ran.out);
    assert!(
        ran.out
            .ends_with(&format!("            {FILES} files: {FILES} fresh\n")),
        "{}",
        ran.out
    );
    assert_eq!(root.tree(), before);
}

#[test]
fn a_letter_changed_in_any_generated_file_is_found_in_that_file_alone() {
    let root = Root::copy();
    let files = root.generated();
    assert_eq!(files.len(), FILES - 4);
    for file in files {
        let right = root.read(&file);
        root.edit_one_letter(&file);
        assert_ne!(root.read(&file), right);
        assert_only_stale(&root, &file, FIX_GENERATE);
        root.write(&file, &right);
    }
    assert_eq!(root.run(&["check"]).code, Some(0));
}

#[test]
fn a_line_changed_in_a_table_is_drift_and_the_text_around_it_is_free() {
    for readme in READMES {
        let root = Root::copy();
        root.edit(readme, "# ", "# Other ");
        assert_eq!(root.run(&["check"]).code, Some(0));
        root.edit(readme, "| `POST /", "| `PUT /");
        assert_only_stale(&root, readme, FIX_GENERATE);
        assert_eq!(root.run(&["generate"]).code, Some(0));
        assert_eq!(root.run(&["check"]).code, Some(0));
        assert!(root.read(readme).starts_with("# Other "));
    }
}

#[test]
fn a_readme_without_a_place_for_the_table_is_an_error_that_says_what_to_write() {
    for readme in READMES {
        let root = Root::copy();
        root.edit(readme, "<!-- end of operations -->", "");
        let place = format!("{readme}: has no place for the table of operations\n");
        assert_fails(&root, &place);
        root.remove(readme);
        assert_fails(
            &root,
            &format!("{readme}: cannot be read for its table of operations: "),
        );
    }
}

#[test]
fn a_letter_changed_in_a_vendored_document_is_found_in_it_alone() {
    let root = Root::copy();
    root.edit_one_letter(DOCUMENT);
    assert_only_stale(&root, DOCUMENT, FIX_VENDOR);
}

#[test]
fn a_letter_changed_in_the_digest_of_a_document_is_found_in_the_sources() {
    let root = Root::copy();
    root.edit(SOURCES, "\nsha256 = \"d", "\nsha256 = \"e");
    assert_only_stale(&root, SOURCES, FIX_VENDOR);
    let out = root.run(&["check"]).out;
    assert!(out.contains("            -sha256 = \"e"), "{out}");
    assert!(out.contains("            +sha256 = \"d"), "{out}");
}

#[test]
fn a_line_break_changed_by_a_checkout_is_drift() {
    let root = Root::copy();
    let file = "scc-client/src/generated/mod.rs";
    root.write(file, &root.read(file).replace('\n', "\r\n"));
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4));
    assert_eq!(listed(&ran.out, "Stale"), [file]);
}

#[test]
fn a_missing_file_is_listed_and_the_others_are_fresh() {
    for (file, fix) in [
        ("scc-client/src/generated/types/error.rs", FIX_GENERATE),
        (DOCUMENT, FIX_VENDOR),
    ] {
        let root = Root::copy();
        root.remove(file);
        let ran = root.run(&["check"]);
        assert_eq!(ran.code, Some(4), "{ran:?}");
        assert_eq!(listed(&ran.out, "Missing"), [file]);
        assert_eq!(listed(&ran.out, "Fresh").len(), FILES - 1);
        let end = format!(
            "            {FILES} files: {} fresh, 1 missing\n{fix}",
            FILES - 1
        );
        assert!(ran.out.ends_with(&end), "{}", ran.out);
    }
}

#[test]
fn an_extra_file_is_listed_and_the_others_are_fresh() {
    let root = Root::copy();
    let file = "suite-api-client/src/generated/types/old.rs";
    root.write(file, "//! Nothing makes this.\n");
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    assert_eq!(listed(&ran.out, "Extra"), [file]);
    assert!(ran.out.contains(&format!(
        "     Extra  {file}   no generator writes this file\n"
    )));
    assert_eq!(listed(&ran.out, "Fresh").len(), FILES);
    let end = format!(
        "            {} files: {FILES} fresh, 1 extra\n{FIX_GENERATE}",
        FILES + 1
    );
    assert!(ran.out.ends_with(&end), "{}", ran.out);
}

#[test]
fn a_folder_of_generated_code_that_is_gone_is_missing_file_by_file() {
    let root = Root::copy();
    let gone = root.path().join("scc-client/src/generated");
    std::fs::remove_dir_all(gone).expect("the folder is there");
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    let missing = listed(&ran.out, "Missing");
    assert_eq!(missing.len(), 9);
    assert!(
        missing
            .iter()
            .all(|file| file.starts_with("scc-client/src/generated/"))
    );
    assert!(
        ran.out
            .contains("            24 files: 15 fresh, 9 missing\n"),
        "{}",
        ran.out
    );
}

#[test]
fn the_whole_report_of_mixed_drift_is_as_the_style_says() {
    let root = Root::copy();
    root.edit(
        "scc-client/src/generated/operations.rs",
        ".authenticated()",
        ".authenticate()",
    );
    root.remove("scc-client/src/generated/errors.rs");
    root.write("scc-client/src/generated/old.rs", "");
    root.edit(DOCUMENT, "\"version\": \"1.5.0\"", "\"version\": \"1.6.0\"");
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    assert_eq!(ran.err, "");
    let expected = format!(
        r#"     Stale  openapi/scc/openapi.json
            @@ -4,3 +4,3 @@
                 "title": "Cisco Security Cloud Control API",
            -    "version": "1.6.0",
            +    "version": "1.5.0",
                 "description": "Use the documentation to explore the endpoints Security Cloud Control has to offer",
     Fresh  openapi/sources.toml
     Fresh  scc-client/src/generated/builder.rs
     Fresh  scc-client/src/generated/client.rs
   Missing  scc-client/src/generated/errors.rs
     Fresh  scc-client/src/generated/mod.rs
     Extra  scc-client/src/generated/old.rs   no generator writes this file
     Stale  scc-client/src/generated/operations.rs
            @@ -34,3 +34,3 @@
                 )
            -    .authenticate()
            +    .authenticated()
                 .errors(
     Fresh  scc-client/src/generated/servers.rs
     Fresh  scc-client/src/generated/types/builder.rs
     Fresh  scc-client/src/generated/types/error.rs
     Fresh  scc-client/src/generated/types/mod.rs
     Fresh  scc-client/README.md
     Fresh  scc-suite-api-simulator/documents/scc.json
     Fresh  suite-api-client/src/generated/builder.rs
     Fresh  suite-api-client/src/generated/client.rs
     Fresh  suite-api-client/src/generated/errors.rs
     Fresh  suite-api-client/src/generated/mod.rs
     Fresh  suite-api-client/src/generated/operations.rs
     Fresh  suite-api-client/src/generated/types/builder.rs
     Fresh  suite-api-client/src/generated/types/error.rs
     Fresh  suite-api-client/src/generated/types/mod.rs
     Fresh  suite-api-client/README.md
     Fresh  scc-suite-api-simulator/documents/suite-api.json
     Fresh  openapi-client-codegen/RULES.md
            25 files: 21 fresh, 2 stale, 1 missing, 1 extra
{FIX_VENDOR}{FIX_GENERATE}"#
    );
    assert_eq!(ran.out, expected);
}

#[test]
fn a_long_diff_is_cut_and_says_by_how_much() {
    let root = Root::copy();
    let file = "scc-client/src/generated/types/builder.rs";
    root.write(file, "");
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    let diff: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("            +"))
        .collect();
    assert_eq!(diff.len(), 23, "{}", ran.out);
    assert!(ran.out.contains("            … and "), "{}", ran.out);
    assert!(ran.out.contains(" more lines\n"), "{}", ran.out);
}

#[test]
fn a_comment_in_a_document_of_our_own_changes_every_file_made_of_it() {
    let root = Root::copy();
    root.write(
        OWN_DOCUMENT,
        &format!("{}# A comment.\n", root.read(OWN_DOCUMENT)),
    );
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    let stale = listed(&ran.out, "Stale");
    assert_eq!(stale.len(), 8, "{}", ran.out);
    assert!(
        stale
            .iter()
            .all(|file| file.starts_with("suite-api-client/src/generated/"))
    );
    assert!(
        ran.out
            .ends_with(&format!("24 files: 16 fresh, 8 stale\n{FIX_GENERATE}"))
    );
}

/// Asserts that `check` fails with one message, which begins so.
#[track_caller]
fn assert_fails(root: &Root, beginning: &str) {
    let before = root.tree();
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(ran.out, "");
    assert!(
        ran.err.starts_with(&format!("error: {beginning}")),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("\nerror: "), "{}", ran.err);
    assert_eq!(root.tree(), before);
}

#[test]
fn an_edited_page_is_an_error_that_names_it() {
    let root = Root::copy();
    root.edit_one_letter(PAGE);
    assert_fails(&root, &format!("{PAGE}: its SHA-256 is "));
    let ran = root.run(&["check"]);
    assert!(
        ran.err.ends_with(
            "\n  help: a published page is never edited; take a new one in with `cargo xtask vendor`\n"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn a_digest_of_a_page_that_was_edited_is_an_error_that_names_the_page() {
    let root = Root::copy();
    root.edit(SOURCES, ", sha256 = \"b", ", sha256 = \"c");
    assert_fails(&root, &format!("{PAGE}: its SHA-256 is "));
}

#[test]
fn a_page_that_is_gone_is_an_error_that_names_it() {
    let root = Root::copy();
    root.remove(PAGE);
    assert_fails(&root, &format!("{PAGE}: cannot be read: "));
}

#[test]
fn a_broken_document_is_an_error_that_names_it() {
    let root = Root::copy();
    root.write(OWN_DOCUMENT, "openapi: [\n");
    assert_fails(&root, &format!("{OWN_DOCUMENT}: is not YAML: "));
}

#[test]
fn an_overlay_that_matches_nothing_is_an_error_that_names_it() {
    let root = Root::copy();
    root.edit(
        OVERLAY,
        "$.components.schemas.ApiTokenInfo",
        "$.components.schemas.Gone",
    );
    assert_fails(
        &root,
        &format!("{OVERLAY}: /actions/1/target: `$.components.schemas.Gone"),
    );
}

#[test]
fn sources_that_are_gone_or_list_nothing_are_an_error() {
    let root = Root::copy();
    root.write(SOURCES, "");
    assert_fails(&root, "openapi/sources.toml: is not what it should be: ");
    root.write(SOURCES, "[api]\n");
    assert_fails(&root, "openapi/sources.toml: lists no API");
    root.remove(SOURCES);
    assert_fails(&root, "openapi/sources.toml: cannot be read: ");
}
