//! Overlays: what they change, and the errors in them.

use serde_json::{Value, json};

use crate::support::{Folder, answering, assert_begins, assert_has, checked, file, schema};

/// A folder with a document that answers a `Thing`, and with `overlays`.
fn corrected(overlays: &[(&str, &str)]) -> Folder {
    let thing = json!({"type": "object", "properties": {"key": {"type": "string"}}});
    let names: Vec<Value> = overlays.iter().map(|(name, _)| json!(name)).collect();
    overlays.iter().fold(
        Folder::of(&answering(schema("Thing"), json!({"Thing": thing})))
            .with_sources(&format!("overlays = {}\n", json!(names))),
        |folder, (name, text)| folder.with(name, text),
    )
}

/// An overlay with one action.
fn action(target: &str, rest: &str) -> String {
    format!("overlay: 1.0.0\nactions:\n  - target: {target}\n    {rest}\n")
}

#[test]
fn an_overlay_corrects_the_document() {
    let secret = action(
        "$.components.schemas.Thing.properties.key",
        "update: {format: password}",
    );
    let client = checked(
        corrected(&[("o.yaml", &secret)])
            .generate()
            .expect("a client"),
    );
    assert_has(
        file(&client, "types/mod.rs"),
        "pub key[?]: Option<::openapi_client_core::Secret>,",
    );
}

#[test]
fn overlays_are_applied_in_their_order() {
    let add = action(
        "$.components.schemas.Thing.properties",
        "update: {late: {type: string}}",
    );
    let change = action(
        "$.components.schemas.Thing.properties.late",
        "update: {type: integer}",
    );
    let client = checked(
        corrected(&[("add.yaml", &add), ("change.yaml", &change)])
            .generate()
            .expect("a client"),
    );
    assert!(file(&client, "types/mod.rs").contains("pub late[?]: Option<i128>,"));
    let problem = corrected(&[("change.yaml", &change), ("add.yaml", &add)]).problem();
    assert_begins(&problem, "change.yaml: /actions/0/target: ");
}

#[test]
fn an_overlay_may_add_a_path() {
    let add = action(
        "$.paths",
        "update: {/b: {get: {operationId: getB, responses: {'204': {description: ''}}}}}",
    );
    let client = checked(corrected(&[("o.yaml", &add)]).generate().expect("a client"));
    assert_eq!(client.report.operations, ["getA", "getB"]);
}

#[test]
fn an_action_that_matches_nothing_is_reported_with_its_place() {
    let problems = corrected(&[(
        "o.yaml",
        &action("$.components.schemas.Gone", "remove: true"),
    )])
    .problems();
    assert_eq!(
        problems,
        [
            "o.yaml: /actions/0/target: `$.components.schemas.Gone` matches nothing\n  \
             help: compare it with the document: the vendor may have changed it"
        ]
    );
}

#[test]
fn a_file_that_is_no_overlay_is_reported() {
    for (text, expected) in [
        (
            "actions: []\n",
            "o.yaml: /overlay: the file is not an overlay: it has no version",
        ),
        (
            "overlay: 2.0.0\nactions: []\n",
            "o.yaml: /overlay: the version of the overlay is 2.0.0, not 1.0.x",
        ),
        (
            "overlay: 1.0.0\n",
            "o.yaml: /actions: is missing or not an array",
        ),
        (
            "[1]\n",
            "o.yaml: /overlay: the file is not an overlay: it has no version",
        ),
    ] {
        assert_eq!(corrected(&[("o.yaml", text)]).problems(), [expected]);
    }
}

#[test]
fn a_broken_or_missing_overlay_is_reported() {
    let problem = corrected(&[("o.yaml", "overlay: [\n")]).problem();
    assert_begins(&problem, "o.yaml: is not YAML: ");
    let folder = corrected(&[]).with_sources("overlays = [\"gone.yaml\"]\n");
    let problem = folder.problem();
    assert_begins(&problem, "gone.yaml: cannot be read: ");
}

#[test]
fn an_overlay_that_breaks_the_document_is_reported_with_the_place_in_it() {
    for (target, rest, expected) in [
        (
            "$.components.schemas.Thing",
            "remove: true",
            "o.yaml: /paths/~1a/get/responses/200/content/application~1json/schema/$ref: \
             `#/components/schemas/Thing` does not resolve",
        ),
        ("$.paths", "remove: true", "o.yaml: /paths: is missing"),
    ] {
        let problems = corrected(&[("o.yaml", &action(target, rest))]).problems();
        assert_eq!(problems, [expected]);
    }
}

#[test]
fn a_document_that_is_broken_by_itself_is_reported_before_its_overlays() {
    let folder = corrected(&[("o.yaml", &action("$.gone", "remove: true"))])
        .with("a.json", "{\"openapi\": \"3.0.3\"}");
    assert_eq!(folder.problems(), ["a.json: /paths: is missing"]);
}
