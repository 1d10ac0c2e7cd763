//! References to parts of every kind, in the document and in files beside it.

use std::fs;

use serde_json::{Value, json};

use crate::support::{
    Folder, answering, assert_begins, assert_has, assert_in_order, checked, document, file,
    generated, json_content, operation, packed, schema,
};

fn reference(to: &str) -> Value {
    json!({ "$ref": to })
}

/// A path item whose `get` answers what `schema` says.
fn answer_of(schema: Value) -> Value {
    json!({"get": {
        "operationId": "getA",
        "responses": {"200": {"description": "", "content": json_content(schema)}},
    }})
}

#[test]
fn parts_of_every_kind_may_be_named_through_others() {
    let text = json!({"type": "string"});
    let mut document = document(json!({"/a/{id}": {
        "parameters": [reference("#/components/parameters/first")],
        "post": {
            "operationId": "postA",
            "requestBody": reference("#/components/requestBodies/one body"),
            "responses": {
                "200": reference("#/components/responses/first"),
                "400": reference("#/components/responses/a%20bad%20one"),
            },
        },
    }}));
    document["components"] = json!({
        "parameters": {
            "first": reference("#/components/parameters/second"),
            "second": {"name": "id", "in": "path", "required": true, "schema": text},
        },
        "requestBodies": {"one body": {"required": true, "content": json_content(schema("Thing"))}},
        "responses": {
            "first": reference("#/components/responses/second"),
            "second": {"description": "", "headers": {"X-A": reference("#/components/headers/A")},
                       "content": json_content(schema("Thing"))},
            "a bad one": {"description": "", "content": json_content(schema("Bad"))},
        },
        "headers": {"A": {"schema": text}},
        "schemas": {
            "Thing": {"type": "object", "properties": {"a": text}},
            "Bad": {"type": "object", "properties": {"b": text}},
        },
    });
    let client = generated(&document);
    let builder = file(&client, "builder.rs");
    assert_in_order(
        builder,
        &[
            "    /// Sets the path parameter `id`.\n",
            "    /// Sets the body.\n",
            "Result<ResponseValue<types::Thing>, Error>",
        ],
    );
    let errors = packed(file(&client, "errors.rs"));
    assert_has(&errors, "Status400:Code(400)=>Bad(types::Bad)");
}

#[test]
fn an_error_may_have_a_part_of_a_schema() {
    let mut document = operation(json!({"responses": {
        "204": {"description": ""},
        "400": {"description": "", "content": json_content(
            reference("#/components/schemas/A/properties/x"))},
    }}));
    document["components"] = json!({"schemas": {"A": {"properties": {"x": {"type": "object"}}}}});
    let client = generated(&document);
    assert!(file(&client, "types/mod.rs").contains("pub struct X"));
    assert!(file(&client, "errors.rs").contains("    X(types::X),\n"));
}

#[test]
fn a_path_may_be_that_of_another() {
    let client = generated(&document(json!({
        "/a": {"get": {"operationId": "getA", "responses": {"204": {"description": ""}}}},
        "/b": reference("#/paths/~1a"),
    })));
    assert_eq!(client.report.operations, ["getA", "getA_get_b"]);
    let table = file(&client, "operations.rs");
    assert_in_order(table, &["\"/a\"", "\"/b\""]);
}

#[test]
fn parts_may_be_in_files_that_refer_to_each_other() {
    let thing = json!({"type": "object", "properties": {
        "next": reference("#/Thing"),
        "owner": reference("more/people.yaml#/components/schemas/Person"),
        "own": reference("a.json#/components/schemas/Own"),
    }});
    let people = "components:\n  schemas:\n    Person:\n      type: object\n      properties:\n        \
                  things: {type: array, items: {$ref: '../things.json#/Thing'}}\n        \
                  address: {$ref: address.json}\n";
    let mut document = answering(
        reference("./things.json#/Thing"),
        json!({
            "Own": {"type": "object", "properties": {"a": {"type": "string"}}},
            "Person": {"type": "object", "properties": {"other": {"type": "string"}}},
        }),
    );
    document["paths"]["/b"] = reference("paths.json#/b~1%7Bid%7D");
    let path = json!({"b/{id}": {"put": {
        "operationId": "putB",
        "responses": {"200": {"description": "", "content": json_content(reference("things.json#/Thing"))}},
    }}});
    let folder = Folder::of(&document)
        .with("things.json", json!({"Thing": thing}).to_string())
        .with("paths.json", path.to_string());
    fs::create_dir(folder.path().join("more")).expect("a folder");
    let folder = folder.with("more/people.yaml", people).with(
        "more/address.json",
        json!({"type": "object", "properties": {"street": {"type": "string"}}}).to_string(),
    );
    let client = checked(folder.generate().expect("a client"));
    assert_eq!(client.report.operations, ["getA", "putB"]);
    assert_eq!(client.report.schemas, 5);
    let types = file(&client, "types/mod.rs");
    assert_in_order(
        types,
        &[
            "pub struct Address {\n",
            "pub struct Own {\n",
            "pub struct Person {\n",
            "pub struct Person2 {\n",
            "pub struct Thing {\n",
        ],
    );
    assert_has(types, "pub things[?]: Vec<Thing>");
    assert_has(types, "pub owner[?]: Option<Person2>");
    let settled = client
        .report
        .changes
        .iter()
        .filter(|change| change.rule == "references");
    assert_eq!(settled.count(), 8);
    // Other files that refer to the document refer to this one.
    assert!(!client.document.contains(".json"), "{}", client.document);
}

#[test]
fn an_invalid_reference_to_a_file_is_reported_with_its_place() {
    let folder = Folder::of(&document(json!({
        "/a": answer_of(reference("gone.json#/A")),
        "/b": reference("things.json#/b"),
        "/c": answer_of(reference("../outside.json")),
        "/d": answer_of(reference("broken.json")),
    })))
    .with("broken.json", "{")
    .with(
        "things.json",
        json!({"b": answer_of(reference("#/Gone"))}).to_string(),
    );
    let problems = folder.problems();
    let schema = "get/responses/200/content/application~1json/schema/$ref";
    let beginnings = [
        format!(
            "a.json: /paths/~1a/{schema}: `gone.json#/A` is in a file that cannot be used: \
             gone.json: cannot be read: "
        ),
        format!("things.json: /b/{schema}: `#/Gone` does not resolve"),
        format!(
            "a.json: /paths/~1c/{schema}: `../outside.json` is outside the folder of the document"
        ),
        format!(
            "a.json: /paths/~1d/{schema}: `broken.json` is in a file that cannot be used: \
             broken.json: is not JSON"
        ),
    ];
    assert_eq!(problems.len(), beginnings.len(), "{problems:?}");
    for (problem, beginning) in problems.iter().zip(&beginnings) {
        assert_begins(problem, beginning);
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_does_not_reach_out_of_the_folder() {
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("secret.json");
    fs::write(&secret, "{\"type\": \"string\"}").expect("a file");
    let folder = Folder::of(&document(json!({"/a": answer_of(reference("link.json"))})));
    std::os::unix::fs::symlink(&secret, folder.path().join("link.json")).expect("a link");
    assert_has(&folder.problem(), "is outside the folder");
}

#[test]
fn parts_that_no_code_is_made_of_may_have_any_form() {
    let mut document = operation(json!({
        "callbacks": {"done": {"$ref": "#/components/callbacks/done"}},
        "externalDocs": 7,
        "servers": [7],
        "x-dropshot-pagination": {},
    }));
    document["servers"] = json!([{"url": 7}, {"variables": []}]);
    document["tags"] = json!([{"description": "without a name"}]);
    document["externalDocs"] = json!("a link");
    document["components"] = json!({
        "securitySchemes": {
            "basic": {"type": "http", "scheme": "basic"},
            "query": {"type": "apiKey", "in": "query", "name": "k"},
            "cookie": {"type": "apiKey", "in": "cookie", "name": "k"},
            "flow": {"type": "oauth2", "flows": {"clientCredentials": {}}},
            "unknown": {"type": "handshake"},
        },
        "examples": {"e": 7},
        "callbacks": {"done": {"{$url}": {"post": {}}}},
    });
    document["security"] = json!([{"basic": []}, {"query": [], "cookie": []}]);
    let client = generated(&document);
    assert_eq!(client.report.operations, ["getA"]);
}

#[test]
fn a_path_may_have_any_form() {
    let empty =
        |id: &str| json!({"get": {"operationId": id, "responses": {"204": {"description": ""}}}});
    let parameter = |name: &str| json!([{"name": name, "in": "path", "required": true, "schema": {"type": "string"}}]);
    let mut paths = json!({});
    for (index, path) in [
        "/a/", "/a", "a/b", "/c?d=e", "/f/**", "//g", "/", "/h#i", "/j k",
    ]
    .into_iter()
    .enumerate()
    {
        paths[path] = empty(&format!("plain{index}"));
    }
    for (index, (path, name)) in [("/k/{x}", "x"), ("/k/{y}", "y"), ("/l/{x}.json", "x")]
        .into_iter()
        .enumerate()
    {
        paths[path] = empty(&format!("filled{index}"));
        paths[path]["parameters"] = parameter(name);
    }
    paths["/m/{x}{y}"] = empty("both");
    paths["/m/{x}{y}"]["parameters"] = json!([parameter("x")[0], parameter("y")[0]]);
    let client = generated(&document(paths));
    assert_eq!(client.report.operations.len(), 13);
    let table = file(&client, "operations.rs");
    for path in [
        "\"/a/\"",
        "\"/a\"",
        "\"/a/b\"",
        "\"/c?d=e\"",
        "\"/k/{y}\"",
        "\"/m/{x}{y}\"",
    ] {
        assert_eq!(table.matches(path).count(), 1, "{path}:\n{table}");
    }
}
