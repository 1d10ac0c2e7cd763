//! `vendor`: the document that pages describe, and the digests of both.

use crate::support::{
    DOCUMENT, FILES, OVERLAY, OWN_DOCUMENT, PAGE, Root, SOURCES, assert_contains, committed, listed,
};

const SECOND: &str = "openapi/scc/pages/second.json";

#[test]
fn the_published_page_gives_the_committed_document_and_digests() {
    let root = Root::copy();
    root.remove(DOCUMENT);
    let sources = committed(SOURCES);
    let digest = sources.split("\nsha256 = \"").nth(1).expect("a digest");
    root.edit(SOURCES, &digest[..64], &"0".repeat(64));
    root.edit(SOURCES, ", sha256 = \"b", ", sha256 = \"c");
    let ran = root.run(&["vendor", "scc", PAGE]);
    assert_eq!(
        ran.ended_with(0),
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
        assert_eq!(
            ran.ended_with(0),
            "openapi/scc/openapi.json: its 1 page(s) have not changed\n"
        );
        assert_eq!(root.tree(), before);
    }
}

#[test]
fn comments_and_all_else_in_the_sources_stay() {
    let root = Root::copy();
    for (from, to) in [
        (
            "\n[api.scc]\n",
            "\n# Before.\n[api.scc] # Beside.\n# Below.\n",
        ),
        ("\nsha256 = \"", "\n# Why a digest.\nsha256    = \""),
        ("\noverlays = [", "\n# Why an overlay.\noverlays  =  ["),
        ("pages = [\n", "pages = [\n    # Taken in November.\n"),
    ] {
        root.edit(SOURCES, from, to);
    }
    let right = root.read(SOURCES) + "\n# The end.\n";
    root.write(SOURCES, &right);
    root.run(&["check"]).ended_with(0);
    root.run(&["vendor", "scc", PAGE]).ended_with(0);
    assert_eq!(root.read(SOURCES), right);
    root.edit(SOURCES, "sha256    = \"d", "sha256    = \"e");
    root.run(&["vendor", "scc", PAGE]).ended_with(0);
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
    assert_eq!(
        ran.ended_with(0),
        "openapi/scc/openapi.json made of 2 page(s); now run `cargo xtask generate`\n"
    );
    let sources = root.read(SOURCES);
    for file in ["scc/pages/generate-api-token.json", "scc/pages/second.json"] {
        let entry = format!("{{ file = \"{file}\", sha256 = \"");
        assert_eq!(sources.matches(&entry).count(), 1);
    }
    let path = "\"/v1/users/{apiUserUid}/apiToken/again\": {";
    assert_contains(&root.read(DOCUMENT), path);
    let ran = root.run(&["check"]);
    let stale = listed(ran.ended_with(4), "Stale");
    assert_eq!(stale.len(), 11, "{}", ran.out);
    assert!(stale.iter().all(|file| file.contains("scc")), "{}", ran.out);
    assert_eq!(root.run(&["generate"]).code, Some(0));
    let ran = root.run(&["check"]);
    assert_eq!(listed(ran.ended_with(0), "Fresh").len(), FILES);
}

#[test]
fn what_cannot_be_vendored_is_refused_by_name_and_touches_nothing() {
    let root = Root::copy();
    root.write("page.json", &committed(PAGE));
    let fails = |arguments: &[&str], beginning: &str| {
        root.assert_fails(&[&["vendor"], arguments].concat(), beginning);
    };
    fails(&["scc", "page.json"], "page.json: the page is not below ");
    fails(&["scc", SECOND], &format!("{SECOND}: cannot be read: "));
    fails(
        &["ssc", PAGE],
        "openapi/sources.toml: there is no API `ssc`\n  help: it lists: scc, suite-api\n",
    );
    // Pages would overwrite it.
    fails(
        &["suite-api", PAGE],
        &format!("{OWN_DOCUMENT}: is a document of our own: "),
    );
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
        fails(&["scc", SECOND], &format!("{SECOND}: {beginning}"));
    }
    root.write(SECOND, &root.read(PAGE).replace("\"1.5.0\"", "\"1.6.0\""));
    fails(
        &["scc", PAGE, SECOND],
        &format!("{SECOND}: /meta/info: differs from the pages before"),
    );
}

#[test]
fn corrections_that_match_nothing_in_a_new_page_are_named_with_what_moved_them() {
    let root = Root::copy();
    let page = root
        .read(PAGE)
        .replace("/v1/users/{apiUserUid}", "/v2/users/{apiUserUid}")
        .replace("\"apiToken\"", "\"token\"")
        .replace(
            "#/components/schemas/AuthenticationError",
            "#/components/schemas/AuthError",
        );
    root.write(PAGE, &page);
    let ran = root.run(&["vendor", "scc", PAGE]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        ran.out,
        "openapi/scc/openapi.json made of 1 page(s); mend its overlays, then run `cargo xtask generate`\n"
    );
    assert_eq!(
        ran.err,
        "\
to mend: openapi/scc/overlay.yaml: /actions/2/target: \
`$.paths['/v1/users/{apiUserUid}/apiToken/generate'].post` matches nothing any more
  ~ `generateApiToken`: POST /v2/users/{apiUserUid}/apiToken/generate, was POST \
/v1/users/{apiUserUid}/apiToken/generate
to mend: openapi/scc/overlay.yaml: /actions/3/target: \
`$.components.schemas.ApiTokenInfo.properties.apiToken` matches nothing any more
  - the schema `ApiTokenInfo`: `apiToken`: string, password
  + the schema `ApiTokenInfo`: `token`: string
to mend: openapi/scc/overlay.yaml: /actions/6/target: \
`$.components.schemas.AuthenticationError.properties.error` matches nothing any more
  ~ the schema `AuthError`: was `AuthenticationError`
to mend: openapi/scc/overlay.yaml: /actions/7/target: \
`$.components.schemas.AuthenticationError.properties.errorDescription` matches nothing any more
  ~ the schema `AuthError`: was `AuthenticationError`
"
    );
}

#[test]
fn a_lost_correction_is_named_by_its_place_where_there_is_no_client_to_compare() {
    let root = Root::copy();
    // Two operations of one id give no client.
    let overlay = "overlay: 1.0.0
actions:
  - target: $.paths['/v1/users/{apiUserUid}/apiToken/generate'].post.responses['403']
    remove: true
  - target: $.paths
    update:
      /again: {get: {operationId: generateApiToken, responses: {'200': {description: A}}}}
";
    root.write(OVERLAY, overlay);
    let page = root.read(PAGE).replace("\"403\"", "\"404\"");
    root.write(PAGE, &page);
    let ran = root.run(&["vendor", "scc", PAGE]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        ran.err,
        "to mend: openapi/scc/overlay.yaml: /actions/0/target: \
`$.paths['/v1/users/{apiUserUid}/apiToken/generate'].post.responses['403']` matches nothing any \
more\n  it matched /paths/~1v1~1users~1{apiUserUid}~1apiToken~1generate/post/responses/403\n"
    );
}

#[test]
fn a_page_is_taken_in_though_a_correction_does_not_apply_to_it() {
    let root = Root::copy();
    // Its update has to be an object.
    let overlay = "overlay: 1.0.0
actions:
  - target: $.components.schemas.ApiTokenInfo
    update: a text
";
    root.write(OVERLAY, overlay);
    root.write(PAGE, &root.read(PAGE).replace("FaKE", "fake"));
    let ran = root.run(&["vendor", "scc", PAGE]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_contains(&root.read(DOCUMENT), "\"fake-toKeN\"");
    assert_eq!(
        ran.err,
        "to mend: openapi/scc/overlay.yaml: /actions/0/update: an object can be updated only \
         by an object\n"
    );
}
