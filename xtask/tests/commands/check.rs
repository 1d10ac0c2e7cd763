//! `check`: every file is listed, drift is shown with what mends it, and
//! nothing is written.

use crate::support::{
    Broken, DOCUMENT, FILES, FIX_GENERATE, FIX_VENDOR, OVERLAY, OWN_DOCUMENT, PAGE, READMES, Root,
    SOURCES, assert_contains, assert_ends_with, listed,
};

/// Asserts that `file` alone has drifted.
#[track_caller]
fn assert_only_stale(root: &Root, file: &str, fix: &str) {
    let ran = root.run(&["check"]);
    let out = ran.ended_with(4);
    assert_eq!(listed(out, "Stale"), [file], "{out}");
    for sign in ["@@", "-", "+"] {
        assert_contains(out, &format!("\n            {sign}"));
    }
    assert_fresh_but(out, "1 stale", fix);
}

/// Asserts that every file is fresh but one, which is counted as `one`, and
/// that `out` ends with the counts and how to fix the drift.
#[track_caller]
fn assert_fresh_but(out: &str, one: &str, fix: &str) {
    let (fresh, all) = match one {
        "1 extra" => (FILES, FILES + 1),
        _ => (FILES - 1, FILES),
    };
    let words = ["Fresh", "Stale", "Missing", "Extra"];
    let counts = words.map(|word| listed(out, word).len());
    assert_eq!(counts[0], fresh, "{out}");
    assert_eq!(counts.iter().sum::<usize>(), all, "{out}");
    let end = format!("            {all} files: {fresh} fresh, {one}\n{fix}");
    assert_ends_with(out, &end);
}

#[test]
fn an_untouched_copy_is_fresh_and_stays_untouched() {
    let root = Root::copy();
    let before = root.tree();
    let ran = root.run(&["check"]);
    let out = ran.ended_with(0);
    let mut expected = vec![DOCUMENT.to_owned(), SOURCES.to_owned()];
    expected.extend(root.generated());
    expected.extend(READMES.map(str::to_owned));
    expected.sort();
    assert_eq!(expected.len(), FILES);
    let mut fresh = listed(out, "Fresh");
    fresh.sort_unstable();
    assert_eq!(fresh, expected);
    assert_eq!(out.lines().count(), FILES + 1, "{out}");
    assert_ends_with(out, &format!("            {FILES} files: {FILES} fresh\n"));
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
        root.assert_fails(&["check"], &place);
        root.remove(readme);
        let gone = format!("{readme}: cannot be read for its table of operations: ");
        root.assert_fails(&["check"], &gone);
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
    assert_contains(&out, "            -sha256 = \"e");
    assert_contains(&out, "            +sha256 = \"d");
}

#[test]
fn a_line_break_changed_by_a_checkout_is_drift() {
    let root = Root::copy();
    let file = "scc-client/src/generated/schemes.rs";
    root.write(file, &root.read(file).replace('\n', "\r\n"));
    assert_only_stale(&root, file, FIX_GENERATE);
}

#[test]
fn a_missing_file_is_listed_and_the_others_are_fresh() {
    for (file, fix) in [
        ("scc-client/src/generated/types/builder.rs", FIX_GENERATE),
        (DOCUMENT, FIX_VENDOR),
    ] {
        let root = Root::copy();
        root.remove(file);
        let ran = root.run(&["check"]);
        let out = ran.ended_with(4);
        assert_eq!(listed(out, "Missing"), [file]);
        assert_fresh_but(out, "1 missing", fix);
    }
}

#[test]
fn an_extra_file_is_listed_and_the_others_are_fresh() {
    let root = Root::copy();
    let file = "suite-api-client/src/generated/types/old.rs";
    root.write(file, "//! Nothing makes this.\n");
    let ran = root.run(&["check"]);
    let out = ran.ended_with(4);
    assert_eq!(listed(out, "Extra"), [file]);
    let line = format!("     Extra  {file}   no generator writes this file\n");
    assert_contains(out, &line);
    assert_fresh_but(out, "1 extra", FIX_GENERATE);
}

#[test]
fn a_folder_of_generated_code_that_is_gone_is_missing_file_by_file() {
    let root = Root::copy();
    let folder = "scc-client/src/generated/";
    std::fs::remove_dir_all(root.path().join(folder)).expect("the folder is there");
    let ran = root.run(&["check"]);
    let missing = listed(ran.ended_with(4), "Missing");
    assert_eq!(missing.len(), 9);
    assert!(missing.iter().all(|file| file.starts_with(folder)));
    assert_contains(&ran.out, "            24 files: 15 fresh, 9 missing\n");
}

#[test]
fn the_whole_report_of_mixed_drift_is_as_the_style_says() {
    let root = Root::copy();
    root.edit(
        "scc-client/src/generated/operations.rs",
        ".requires(",
        ".require(",
    );
    root.remove("scc-client/src/generated/errors.rs");
    root.write("scc-client/src/generated/old.rs", "");
    root.edit(DOCUMENT, "\"version\": \"1.5.0\"", "\"version\": \"1.6.0\"");
    let ran = root.run(&["check"]);
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
            -    .require(&[&["bearerAuth"]])
            +    .requires(&[&["bearerAuth"]])
                 .failing_with();
     Fresh  scc-client/src/generated/schemes.rs
     Fresh  scc-client/src/generated/servers.rs
     Fresh  scc-client/src/generated/types/builder.rs
     Fresh  scc-client/src/generated/types/mod.rs
     Fresh  scc-client/README.md
     Fresh  scc-suite-api-simulator/documents/scc.json
     Fresh  suite-api-client/src/generated/builder.rs
     Fresh  suite-api-client/src/generated/client.rs
     Fresh  suite-api-client/src/generated/errors.rs
     Fresh  suite-api-client/src/generated/mod.rs
     Fresh  suite-api-client/src/generated/operations.rs
     Fresh  suite-api-client/src/generated/schemes.rs
     Fresh  suite-api-client/src/generated/types/builder.rs
     Fresh  suite-api-client/src/generated/types/mod.rs
     Fresh  suite-api-client/README.md
     Fresh  scc-suite-api-simulator/documents/suite-api.json
     Fresh  openapi-client-codegen/RULES.md
            25 files: 21 fresh, 2 stale, 1 missing, 1 extra
{FIX_VENDOR}{FIX_GENERATE}"#
    );
    assert_eq!(ran.ended_with(4), expected);
}

#[test]
fn a_long_diff_is_cut_and_says_by_how_much() {
    let root = Root::copy();
    root.write("scc-client/src/generated/types/mod.rs", "");
    let ran = root.run(&["check"]);
    let lines = ran.ended_with(4).lines();
    let diff = lines.filter(|line| line.starts_with("            +"));
    assert_eq!(diff.count(), 23, "{}", ran.out);
    assert_contains(&ran.out, "            … and ");
    assert_contains(&ran.out, " more lines\n");
}

#[test]
fn a_comment_in_a_document_of_our_own_changes_every_file_made_of_it() {
    let root = Root::copy();
    let document = root.read(OWN_DOCUMENT) + "# A comment.\n";
    root.write(OWN_DOCUMENT, &document);
    let ran = root.run(&["check"]);
    let stale = listed(ran.ended_with(4), "Stale");
    assert_eq!(stale.len(), 8, "{}", ran.out);
    let is_generated = |file: &&str| file.starts_with("suite-api-client/src/generated/");
    assert!(stale.iter().all(is_generated));
    let end = format!("24 files: 16 fresh, 8 stale\n{FIX_GENERATE}");
    assert_ends_with(&ran.out, &end);
}

#[test]
fn a_file_that_is_broken_or_gone_is_an_error_that_names_it() {
    let cases: [Broken; 8] = [
        (
            |root| root.edit_one_letter(PAGE),
            format!("{PAGE}: its SHA-256 is "),
        ),
        (
            |root| root.edit(SOURCES, ", sha256 = \"b", ", sha256 = \"c"),
            format!("{PAGE}: its SHA-256 is "),
        ),
        (
            |root| root.remove(PAGE),
            format!("{PAGE}: cannot be read: "),
        ),
        (
            |root| root.write(OWN_DOCUMENT, "openapi: [\n"),
            format!("{OWN_DOCUMENT}: is not YAML: "),
        ),
        (
            |root| root.edit(OVERLAY, "schemas.ApiTokenInfo", "schemas.Gone"),
            format!("{OVERLAY}: /actions/3/target: `$.components.schemas.Gone"),
        ),
        (
            |root| root.write(SOURCES, ""),
            format!("{SOURCES}: is not what it should be: "),
        ),
        (
            |root| root.write(SOURCES, "[api]\n"),
            format!("{SOURCES}: lists no API"),
        ),
        (
            |root| root.remove(SOURCES),
            format!("{SOURCES}: cannot be read: "),
        ),
    ];
    for (index, (break_it, beginning)) in cases.into_iter().enumerate() {
        let root = Root::copy();
        break_it(&root);
        let error = root.assert_fails(&["check"], &beginning);
        if index < 2 {
            assert_ends_with(
                &error,
                "\n  help: a published page is never edited; take a new one in with \
                 `cargo xtask vendor`\n",
            );
        }
    }
}
