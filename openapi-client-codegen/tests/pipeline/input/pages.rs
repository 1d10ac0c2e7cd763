//! Published pages, read from the disk and put together to a document.

use openapi_client_codegen::{Sources, page, sha256};
use serde_json::{Value, json};

use crate::support::{Folder, SOURCES, assert_begins, checked};

fn a_page(change: impl FnOnce(&mut Value)) -> String {
    let mut page = json!({
        "type": "api",
        "meta": {"id": "x", "openapi": "3.0.1", "info": {"title": "Test", "version": "1"}},
        "spec": {
            "operationId": "getA",
            "method": "get",
            "path": "/a",
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": {
                "type": "string", "$$ref": "#/components/schemas/Name"}}}}},
        },
    });
    change(&mut page);
    page.to_string()
}

/// The problems of a page with `text`.
fn problems(text: impl AsRef<[u8]>) -> Vec<String> {
    let folder = Folder::empty().with("page.json", text);
    let pages = page::read(&[folder.path().join("page.json")]).expect("the page is there");
    folder.problems_of(&page::import(&pages).expect_err("the page is broken"))
}

#[test]
fn a_page_becomes_a_document_that_gives_a_client() {
    let folder = Folder::empty().with("page.json", a_page(|_| {}));
    let pages = page::read(&[folder.path().join("page.json")]).expect("the page is there");
    let document = page::import(&pages).expect("the page is right");
    assert!(document.ends_with("}\n"), "{document}");
    assert_eq!(page::import(&pages).as_ref(), Ok(&document));
    let folder = folder
        .with("sources.toml", SOURCES)
        .with("a.json", &document);
    let client = checked(folder.generate().expect("a client"));
    assert_eq!(client.report.operations, ["getA"]);
    assert_eq!(client.report.schemas, 1);
}

#[test]
fn a_page_without_a_spec_is_reported_with_the_place() {
    let page = a_page(|page| {
        page.as_object_mut().expect("a page").remove("spec");
    });
    assert_eq!(
        problems(page),
        ["page.json: /spec: is missing or not an object"]
    );
}

#[test]
fn a_page_that_is_no_page_or_too_deep_is_reported() {
    assert_eq!(
        problems("{\"type\": \"guide\"}"),
        ["page.json: /type: the page does not describe an operation: its type is not `api`"]
    );
    assert_eq!(problems(b"\xff"), ["page.json: is not UTF-8 text"]);
    let deep = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    for broken in ["{", &deep] {
        let problems = problems(broken);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_begins(&problems[0], "page.json: is not JSON: ");
    }
}

#[test]
fn a_page_of_another_version_of_openapi_is_reported() {
    let page = a_page(|page| page["meta"]["openapi"] = "4.0.0".into());
    assert_eq!(
        problems(page),
        ["page.json: /openapi: the document is OpenAPI 4.0.0\n  \
          help: Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported"]
    );
}

#[test]
fn a_missing_page_is_reported() {
    let folder = Folder::empty();
    let error = page::read(&[folder.path().join("page.json")]).expect_err("it is not there");
    let problems = folder.problems_of(&error);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_begins(&problems[0], "page.json: cannot be read: ");
}

#[test]
fn a_page_with_another_digest_is_reported_with_both() {
    let text = a_page(|_| {});
    let (found, pinned) = (sha256(text.as_bytes()), "0".repeat(64));
    let folder = Folder::empty()
        .with("page.json", text)
        .with_sources(&format!(
            "pages = [{{ file = \"page.json\", sha256 = \"{pinned}\" }}]\n"
        ));
    let sources = Sources::read(folder.path()).expect("the sources are right");
    let api = sources.api("a").expect("there is a");
    let error = sources.pages(api).expect_err("the digest is another");
    assert_eq!(
        folder.problems_of(&error),
        [format!(
            "page.json: its SHA-256 is {found}, not {pinned} as sources.toml says\n  \
             help: a published page is never edited; take a new one in with `cargo xtask vendor`"
        )]
    );
}
