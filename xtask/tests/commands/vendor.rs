//! `vendor`: the document that pages describe, and the digests of both.

use crate::support::{DOCUMENT, FILES, OWN_DOCUMENT, PAGE, Root, SOURCES, listed, workspace};

const SECOND: &str = "openapi/scc/pages/second.json";

fn committed(file: &str) -> String {
    std::fs::read_to_string(workspace().join(file)).expect("the committed file")
}

/// Asserts that vendoring fails, says so and touches nothing.
#[track_caller]
fn assert_touches_nothing(root: &Root, api: &str, page: &str, beginning: &str) {
    let before = root.tree();
    let ran = root.run(&["vendor", api, page]);
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
fn the_published_page_gives_the_committed_document_and_digests() {
    let root = Root::copy();
    root.remove(DOCUMENT);
    let digest = committed(SOURCES)
        .lines()
        .find_map(|line| {
            Some(
                line.strip_prefix("sha256 = \"")?
                    .trim_end_matches('"')
                    .to_owned(),
            )
        })
        .expect("a digest");
    root.edit(SOURCES, &digest, &"0".repeat(64));
    root.edit(SOURCES, ", sha256 = \"b", ", sha256 = \"c");
    let ran = root.run(&["vendor", "scc", PAGE]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.err, "");
    assert_eq!(
        ran.out,
        "openapi/scc/openapi.json made of 1 page(s); now run `cargo xtask generate`\n"
    );
    for file in [DOCUMENT, SOURCES] {
        assert_eq!(root.read(file), committed(file), "{file}");
    }
    assert_eq!(root.run(&["check"]).code, Some(0));
}

#[test]
fn vendoring_again_says_so_and_changes_nothing() {
    let root = Root::copy();
    let before = root.tree();
    for _ in 0..2 {
        let ran = root.run(&["vendor", "scc", PAGE]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert_eq!(
            ran.out,
            "openapi/scc/openapi.json: its 1 page(s) have not changed\n"
        );
        assert_eq!(root.tree(), before);
    }
}

#[test]
fn comments_and_all_else_in_the_sources_stay() {
    let root = Root::copy();
    root.edit(
        SOURCES,
        "\n[api.scc]\n",
        "\n# Before.\n[api.scc] # Beside.\n# Below.\n",
    );
    root.edit(
        SOURCES,
        "\nsha256 = \"",
        "\n# Why a digest.\nsha256    = \"",
    );
    root.edit(
        SOURCES,
        "\noverlays = [",
        "\n# Why an overlay.\noverlays  =  [",
    );
    root.write(SOURCES, &format!("{}\n# The end.\n", root.read(SOURCES)));
    let right = root.read(SOURCES);
    assert_eq!(root.run(&["check"]).code, Some(0));
    root.edit(SOURCES, "sha256    = \"d", "sha256    = \"e");
    let ran = root.run(&["vendor", "scc", PAGE]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(root.read(SOURCES), right);
}

#[test]
fn a_comment_beside_a_page_stays() {
    let root = Root::copy();
    root.edit(
        SOURCES,
        "pages = [\n",
        "pages = [\n    # Taken in November.\n",
    );
    let right = root.read(SOURCES);
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert_eq!(root.run(&["vendor", "scc", PAGE]).code, Some(0));
    assert_eq!(root.read(SOURCES), right);
}

#[test]
fn a_second_page_of_the_same_document_adds_its_operation() {
    let root = Root::copy();
    let second = root
        .read(PAGE)
        .replace("/apiToken/generate", "/apiToken/again")
        .replace("generateApiToken", "generateApiTokenAgain");
    root.write(SECOND, &second);
    let ran = root.run(&["vendor", "scc", PAGE, SECOND]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        ran.out,
        "openapi/scc/openapi.json made of 2 page(s); now run `cargo xtask generate`\n"
    );
    let sources = root.read(SOURCES);
    for file in ["scc/pages/generate-api-token.json", "scc/pages/second.json"] {
        assert_eq!(
            sources
                .matches(&format!("{{ file = \"{file}\", sha256 = \""))
                .count(),
            1
        );
    }
    assert!(
        root.read(DOCUMENT)
            .contains("\"/v1/users/{apiUserUid}/apiToken/again\": {")
    );
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    let stale = listed(&ran.out, "Stale");
    assert_eq!(stale.len(), 11, "{}", ran.out);
    assert!(stale.iter().all(|file| file.contains("scc")), "{}", ran.out);
    assert_eq!(root.run(&["generate"]).code, Some(0));
    let ran = root.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(listed(&ran.out, "Fresh").len(), FILES);
}

#[test]
fn a_page_outside_the_folder_is_refused() {
    let root = Root::copy();
    root.write("page.json", &committed(PAGE));
    assert_touches_nothing(
        &root,
        "scc",
        "page.json",
        "page.json: the page is not below ",
    );
}

#[test]
fn a_page_that_is_broken_is_refused_by_name() {
    let root = Root::copy();
    for (text, beginning) in [
        ("{", "is not JSON: "),
        (
            "{\"type\": \"guide\"}",
            "/type: the page does not describe an operation",
        ),
        (
            "{\"type\": \"api\", \"meta\": {}}",
            "/spec: is missing or not an object",
        ),
    ] {
        root.write(SECOND, text);
        assert_touches_nothing(&root, "scc", SECOND, &format!("{SECOND}: {beginning}"));
    }
}

#[test]
fn a_page_that_is_not_there_is_refused_by_name() {
    assert_touches_nothing(
        &Root::copy(),
        "scc",
        SECOND,
        &format!("{SECOND}: cannot be read: "),
    );
}

#[test]
fn pages_that_disagree_are_refused() {
    let root = Root::copy();
    root.write(SECOND, &root.read(PAGE).replace("\"1.5.0\"", "\"1.6.0\""));
    let before = root.tree();
    let ran = root.run(&["vendor", "scc", PAGE, SECOND]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.err.starts_with(&format!(
            "error: {SECOND}: /meta/info: differs from the pages before"
        )),
        "{}",
        ran.err
    );
    assert_eq!(root.tree(), before);
}

#[test]
fn an_api_that_is_not_listed_is_refused_beside_those_that_are() {
    let root = Root::copy();
    assert_touches_nothing(
        &root,
        "ssc",
        PAGE,
        "openapi/sources.toml: there is no API `ssc`\n  help: it lists: scc, suite-api\n",
    );
}

#[test]
fn a_document_of_our_own_is_not_overwritten_by_pages() {
    let root = Root::copy();
    let before = root.tree();
    let ran = root.run(&["vendor", "suite-api", PAGE]);
    assert_eq!(root.read(OWN_DOCUMENT), committed(OWN_DOCUMENT));
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(root.tree(), before);
}
