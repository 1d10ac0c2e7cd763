//! What is said of changes that no value of a schema shows.

use openapi_client_codegen::Diff;
use openapi_client_codegen::rust_api::Level;
use serde_json::{Value, json};

use crate::support::{Folder, document, generated, json_content, schema};

/// An operation `id` with `fields` more.
fn operation(id: &str, fields: &Value) -> Value {
    let mut operation = json!({"operationId": id, "responses": {"204": {"description": ""}}});
    let fields = fields.as_object().expect("fields").clone();
    operation
        .as_object_mut()
        .expect("an operation")
        .extend(fields);
    operation
}

/// A document with `GET /a` and `fields` of it.
fn one(fields: Value) -> Value {
    let mut document = document(json!({"/a": {"get": operation("getA", &fields)}}));
    document["components"] = json!({"securitySchemes": {
        "token": {"type": "http", "scheme": "bearer"},
        "login": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.example.com",
            "scopes": {"r": "", "w": ""}}}},
    }});
    document
}

fn diff(old: &Value, new: &Value) -> Diff {
    Diff::of(&generated(old), &generated(new)).expect("a diff")
}

/// Asserts that what is reported of `old` and `new` has each of `lines` and has the `level`.
#[track_caller]
fn assert_said(old: &Value, new: &Value, level: Level, lines: &[&str]) {
    let diff = diff(old, new);
    let text = diff.to_string();
    for line in lines {
        assert!(
            text.contains(&format!("{line}\n")),
            "{line} is not in\n{text}"
        );
    }
    assert_eq!(diff.level(), level, "{text}");
}

/// Asserts that nothing breaks between clients and servers of `old` and `new`.
#[track_caller]
fn assert_works(old: &Value, new: &Value, lines: &[&str]) {
    let diff = diff(old, new);
    let text = diff.to_string();
    for line in [
        "old client, new server: works",
        "new client, old server: works",
    ]
    .iter()
    .chain(lines)
    {
        assert!(
            text.contains(&format!("{line}\n")),
            "{line} is not in\n{text}"
        );
    }
}

#[test]
fn a_token_that_nobody_needed_breaks_the_client_that_sends_none() {
    let open = one(json!({"security": []}));
    let closed = one(json!({"security": [{"token": []}]}));
    assert_said(
        &open,
        &closed,
        Level::Patch,
        &[
            "  ~ needs `token`, needed nothing",
            "      old client breaks: the server needs a token, and the client sends none",
        ],
    );
    let line = "      old client may break: the server may need another token";
    let unsaid = one(json!({}));
    assert_said(&unsaid, &closed, Level::Patch, &[line]);
    let scopes = |scopes: &[&str]| one(json!({"security": [{"login": scopes}]}));
    assert_said(
        &scopes(&["r"]),
        &scopes(&["r", "w"]),
        Level::Patch,
        &[
            "  ~ needs other scopes",
            "      old client may break: the token may not be enough for the server",
        ],
    );
}

#[test]
fn a_method_that_calls_what_another_called_is_a_major_change() {
    let document = |a: &str, b: &str| {
        document(json!({
            "/a": {"delete": operation(a, &json!({}))}, "/b": {"delete": operation(b, &json!({}))},
        }))
    };
    let advice = [
        "  method `Client::drop_a` calls `DELETE /b` now, was DELETE /a",
        "  method `Client::drop_b` calls `DELETE /a` now, was DELETE /b",
    ];
    let (old, new) = (document("dropA", "dropB"), document("dropB", "dropA"));
    assert_said(&old, &new, Level::Major, &advice);
    // One that only moved is the same one.
    let mut moved = old.clone();
    moved["paths"]["/moved"] = moved["paths"]["/a"].take();
    let paths = moved["paths"].as_object_mut().expect("paths");
    paths.remove("/a");
    assert_said(
        &old,
        &moved,
        Level::Patch,
        &["  ~ DELETE /moved, was DELETE /a"],
    );
}

#[test]
fn parameters_of_a_path_in_another_order_break_both_ways() {
    let parameter = |name: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
    let document = |path: &str| {
        let fields = json!({"parameters": [parameter("x"), parameter("y")]});
        document(json!({path: {"get": operation("getA", &fields)}}))
    };
    let breaks = "breaks: the server takes each value for another parameter";
    assert_said(
        &document("/a/{x}/{y}"),
        &document("/a/{y}/{x}"),
        Level::Patch,
        &[
            "  ~ path `/a/{y}/{x}`, was `/a/{x}/{y}`",
            &format!("      old client {breaks}"),
            &format!("      new client {breaks}"),
        ],
    );
}

#[test]
fn a_server_by_the_name_of_another_one_is_a_major_change() {
    let client = |urls: [&str; 2]| {
        let mut document = one(json!({}));
        document["servers"] = urls
            .map(
                |url| json!({"url": url, "description": if url.contains('x') { "X" } else { "Y" }}),
            )
            .as_slice()
            .into();
        document["servers"][0]["description"] = "First".into();
        document["servers"][1]["description"] = "Second".into();
        Folder::of(&document)
            .with_sources("server-type = \"Server\"\n")
            .generate()
            .expect("a client")
    };
    let (x, y) = ("https://x.example.com", "https://y.example.com");
    let diff = Diff::of(&client([x, y]), &client([y, x])).expect("a diff");
    assert_eq!(diff.level(), Level::Major, "{diff}");
    let text = diff.to_string();
    assert!(
        text.contains(&format!("::First` is {y} now, was {x}\n")),
        "{text}"
    );
}

#[test]
fn an_operation_on_a_server_of_its_own_may_break() {
    let own = one(json!({"servers": [{"url": "https://up.example.com"}]}));
    assert_said(
        &one(json!({})),
        &own,
        Level::Patch,
        &[
            "  ~ servers `https://up.example.com`, was those of the document",
            "      old client may break: the client calls another server",
        ],
    );
}

#[test]
fn a_parameter_and_a_form_that_are_written_in_another_way_may_break() {
    let parameter = |of: Value| one(json!({"parameters": [of]}));
    let text = json!({"type": "string"});
    let plain = parameter(json!({"name": "f", "in": "query", "schema": text}));
    let content = parameter(json!({"name": "f", "in": "query", "content": json_content(text)}));
    let line = "      old client may break: it is written in another way";
    assert_said(&plain, &content, Level::Patch, &[line]);
    let form = |encoding: Value| {
        let list = json!({"type": "array", "items": {"type": "string"}});
        let schema = json!({"type": "object", "properties": {"l": list}});
        let content = json!({"schema": schema, "encoding": encoding});
        one(json!({"requestBody": {"content": {"application/x-www-form-urlencoded": content}}}))
    };
    let commas = form(json!({"l": {"style": "form", "explode": false}}));
    let lines = ["  ~ body: another encoding of its fields", line];
    assert_said(&form(json!({})), &commas, Level::Patch, &lines);
}

#[test]
fn a_field_by_the_name_of_another_one_is_a_major_change() {
    let document = |properties: Value| {
        let mut document = one(json!({"requestBody": {"required": true,
            "content": json_content(schema("P"))}}));
        document["components"]["schemas"] =
            json!({"P": {"type": "object", "properties": properties}});
        document
    };
    let text = json!({"type": "string"});
    assert_said(
        &document(json!({"a_b": text})),
        &document(json!({"a-b": text, "a_b": text})),
        Level::Major,
        &["  field `types::P::a_b` is `a-b` now, was a_b"],
    );
}

#[test]
fn an_argument_that_has_to_be_passed_is_a_major_change() {
    let parameter = |is_required: bool| {
        one(
            json!({"parameters": [{"name": "q", "in": "query", "required": is_required,
            "schema": {"type": "string"}}]}),
        )
    };
    let advice = ["  setter `builder::GetA::q` has to be called now, was optional"];
    assert_said(&parameter(false), &parameter(true), Level::Major, &advice);
    let new = ["  setter `builder::GetA::q` has to be called now, was not there"];
    assert_said(&one(json!({})), &parameter(true), Level::Major, &new);
    assert_said(&parameter(true), &parameter(false), Level::Patch, &[]);
    let body = |is_required: bool| {
        one(json!({"requestBody": {"required": is_required,
            "content": json_content(json!({"type": "string"}))}}))
    };
    let advice = ["  setter `builder::GetA::body` has to be called now, was optional"];
    assert_said(&body(false), &body(true), Level::Major, &advice);
}

#[test]
fn lists_with_schemas_for_their_first_items_are_compared() {
    let document = |items: Value| {
        let answer = json!({"type": "array", "prefixItems": items});
        let mut document = one(json!({"responses": {"200": {"description": "",
            "content": json_content(answer)}}}));
        document["openapi"] = "3.1.0".into();
        document
    };
    let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
    assert_said(
        &document(json!([text, number])),
        &document(json!([number, text])),
        Level::Major,
        &[
            "  ~ response 200: other schemas of its first items",
            "      old client may break: an item of another schema is refused",
        ],
    );
}

#[test]
fn checks_that_no_type_expresses_may_break() {
    let document = |more: Value| {
        let mut schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        schema
            .as_object_mut()
            .expect("a schema")
            .extend(more.as_object().expect("keywords").clone());
        let mut document = one(json!({"requestBody": {"required": true,
            "content": json_content(schema)}}));
        document["openapi"] = "3.1.0".into();
        document
    };
    let (loose, strict) = (
        document(json!({})),
        document(json!({"dependentRequired": {"a": ["b"]}})),
    );
    let place = "/paths/~1a/get/requestBody/content/application~1json/schema/dependentRequired";
    assert_said(
        &loose,
        &strict,
        Level::Patch,
        &[
            "checks of the server",
            &format!("  + `{place}`: `dependentRequired`, which no type expresses"),
            "      old client may break: the server may refuse more",
        ],
    );
}

#[test]
fn what_is_read_as_before_works() {
    let answer = |status: &str, media_type: &str| {
        let content = json!({media_type: {"schema": {"type": "string"}}});
        one(json!({"responses": {status: {"description": "", "content": content}}}))
    };
    let plain = answer("200", "application/json");
    assert_works(
        &plain,
        &answer("200", "application/json; charset=utf-8"),
        &["  ~ response 200: media type `application/json; charset=utf-8`, was `application/json`"],
    );
    // A server may not know the name that the client asks for.
    let line = "      old client may break: a media type that the client asks for does not come";
    let other = answer("200", "application/vnd.a+json");
    assert_said(&plain, &other, Level::Patch, &[line]);
    assert_works(
        &plain,
        &answer("201", "application/json"),
        &["  + response 201"],
    );
    let header = |name: &str| {
        one(json!({"parameters": [{"name": name, "in": "header", "schema": {"type": "string"}}]}))
    };
    let diff = diff(&header("X-A"), &header("x-a"));
    assert!(!diff.is_breaking() && diff.changes.is_empty(), "{diff}");
}

#[test]
fn a_property_of_another_schema_and_a_property_of_another_name_are_told_apart() {
    let document = |properties: Value| {
        let mut document = one(json!({"responses": {
            "200": {"description": "", "content": json_content(schema("P"))},
            "201": {"description": "", "content": json_content(schema("A"))},
            "202": {"description": "", "content": json_content(schema("B"))}}}));
        document["components"]["schemas"] = json!({
            "A": {"type": "object", "properties": {"x": {"type": "string"}}},
            "B": {"type": "object", "properties": {"y": {"type": "string"}}},
            "P": {"type": "object", "properties": properties},
        });
        document
    };
    assert_said(
        &document(json!({"p": schema("A")})),
        &document(json!({"p": schema("B")})),
        Level::Major,
        &["  ~ `p`: `B`, was `A`"],
    );
    let time = json!({"type": "string", "format": "date-time"});
    let deleted = document(json!({"deletedAt": time}));
    let lines = ["  ~ `deletedTime`: was `deletedAt`"];
    assert_said(
        &deleted,
        &document(json!({"deletedTime": time})),
        Level::Major,
        &lines,
    );
    let lines = [
        "  - `deletedAt`: string, date-time",
        "  + `created`: string, date-time",
    ];
    assert_said(
        &deleted,
        &document(json!({"created": time})),
        Level::Major,
        &lines,
    );
}

/// A document whose schemas are `schemas`, of which `P` is sent and read.
fn exchanging(schemas: Value) -> Value {
    let mut document = one(json!({
        "requestBody": {"required": true, "content": json_content(schema("P"))},
        "responses": {"200": {"description": "", "content": json_content(schema("P"))}},
    }));
    document["components"]["schemas"] = schemas;
    document
}

/// The same, and `P` is only read.
fn reading(schemas: Value) -> Value {
    let mut document = exchanging(schemas);
    let operation = document["paths"]["/a"]["get"].as_object_mut();
    operation.expect("an operation").remove("requestBody");
    document
}

/// The one value at `pointer` of `document` replaced by `value`.
fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(pointer).expect("a place") = value;
    document
}

#[test]
fn subtypes_that_only_refer_to_their_base_are_compared() {
    let subtype = |properties: Value| json!({"allOf": [schema("P"), {"type": "object", "properties": properties}]});
    let base = json!({"type": "object", "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind", "mapping": {"x": "#/components/schemas/Q"}}});
    let text = json!({"q": {"type": "string"}});
    let old = exchanging(json!({"P": base, "Q": subtype(text.clone())}));
    let mapping = "/components/schemas/P/discriminator/mapping";
    let renamed = with(&old, mapping, json!({"y": "#/components/schemas/Q"}));
    let lines = [
        "  ~ another discriminator",
        "      old client may break: the server may read another schema",
    ];
    assert_said(&old, &renamed, Level::Patch, &lines);
    let number = with(
        &old,
        "/components/schemas/Q/allOf/1/properties/q/type",
        "integer".into(),
    );
    let lines = [
        "  ~ `q`: type `integer`, was `string`",
        "      old client breaks: the server takes another type",
    ];
    assert_said(&old, &number, Level::Major, &lines);
    let mut more = old.clone();
    more["components"]["schemas"]["R"] = subtype(text);
    let lines = [
        "  + subtype `R`",
        "      new client breaks: the server does not take it",
    ];
    assert_said(&old, &more, Level::Minor, &lines);
}

#[test]
fn a_property_that_two_parts_describe_is_compared_in_both() {
    let parts = |values: Value| {
        exchanging(json!({"P": {"allOf": [
            {"type": "object", "properties": {"a": {"type": "string", "enum": values}}},
            {"type": "object", "properties": {"a": {"type": "string"}}}]}}))
    };
    let lines = [
        "  ~ `a`: values gone \"y\"",
        "      old client breaks: the server does not take what it does not list",
    ];
    assert_said(
        &parts(json!(["x", "y"])),
        &parts(json!(["x"])),
        Level::Major,
        &lines,
    );
}

#[test]
fn names_that_keywords_for_people_have_too_are_compared() {
    let form = |explode: bool| {
        let list = json!({"type": "array", "items": {"type": "string"}});
        let schema = json!({"type": "object", "properties": {"description": list}});
        let content = json!({"schema": schema,
            "encoding": {"description": {"style": "form", "explode": explode}}});
        one(json!({"requestBody": {"content": {"application/x-www-form-urlencoded": content}}}))
    };
    let lines = ["  ~ body: another encoding of its fields"];
    assert_said(&form(true), &form(false), Level::Patch, &lines);
}

#[test]
fn what_a_document_says_of_the_client_is_no_text() {
    let stream = |end: &str| {
        let content =
            json!({"text/event-stream": {"schema": {"type": "object"}, "x-stream-end": end}});
        one(json!({"responses": {"200": {"description": "", "content": content}}}))
    };
    let lines = [
        "  ~ response 200: x-stream-end `\"END\"`, was `\"DONE\"`",
        "      old client may break: the stream ends by another text",
    ];
    assert_said(&stream("DONE"), &stream("END"), Level::Patch, &lines);
    let repeated = one(json!({"x-idempotent": true}));
    let lines = ["  ~ x-idempotent none, was `true`"];
    assert_said(&repeated, &one(json!({})), Level::Patch, &lines);
}

#[test]
fn an_answer_that_has_fewer_media_types_may_break() {
    let answer = |media_types: &[&str]| {
        let content = media_types.iter().map(|name| {
            (
                (*name).to_owned(),
                json!({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}),
            )
        });
        let content: serde_json::Map<String, Value> = content.collect();
        one(json!({"responses": {"200": {"description": "", "content": content}}}))
    };
    let both = answer(&["application/json", "text/event-stream"]);
    let line = "      old client may break: a media type that the client asks for does not come";
    for one in ["application/json", "text/event-stream"] {
        assert_said(&both, &answer(&[one]), Level::Major, &[line]);
    }
}

#[test]
fn the_default_is_a_success_where_there_is_no_other() {
    let answer = |status: &str, ty: &str| {
        let content = json_content(
            json!({"type": "object", "required": ["a"], "properties": {"a": {"type": ty}}}),
        );
        one(json!({"responses": {status: {"description": "", "content": content}}}))
    };
    let lines = ["      old client breaks: a value of another type is refused"];
    assert_said(
        &answer("default", "string"),
        &answer("default", "integer"),
        Level::Major,
        &lines,
    );
    let lines = ["      old client may break: the client knows another success"];
    assert_said(
        &answer("200", "string"),
        &answer("default", "integer"),
        Level::Major,
        &lines,
    );
}

#[test]
fn a_wider_integer_may_break_those_who_read_it() {
    let document = |format: &str| {
        reading(
            json!({"P": {"type": "object", "properties": {"a": {"type": "integer", "format": format}}}}),
        )
    };
    for (narrow, wide) in [("uint8", "int64"), ("int8", "int32"), ("int64", "uint64")] {
        let line = "      old client may break: a larger number is refused";
        assert_said(&document(narrow), &document(wide), Level::Major, &[line]);
    }
}

#[test]
fn a_choice_beside_others_that_nothing_tells_apart_may_break() {
    let choices = |names: &[&str]| {
        let of: Vec<Value> = names.iter().map(|name| schema(name)).collect();
        let object =
            |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
        exchanging(
            json!({"P": {"type": "object", "properties": {"p": {"oneOf": of}}},
            "A": object("a"), "B": object("b"), "C": object("c")}),
        )
    };
    let old = choices(&["A", "B"]);
    let line = "      old client may break: its value may be read as another choice";
    assert_said(&old, &choices(&["A", "B", "C"]), Level::Minor, &[line]);
    let lines = [
        "  ~ `p`: choices in another order",
        "      old client may break: a value of several is read as another one",
    ];
    assert_said(&old, &choices(&["B", "A"]), Level::Patch, &lines);
}

#[test]
fn a_webhook_with_another_body_may_break() {
    let hook = |media_type: &str| {
        let schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let mut document = one(json!({}));
        document["openapi"] = "3.1.0".into();
        document["webhooks"] = json!({"w": {"post": {
            "requestBody": {"content": {media_type: {"schema": schema}}},
            "responses": {"200": {"description": ""}}}}});
        document
    };
    let lines = ["      old client may break: another body comes"];
    let (json, form) = (
        hook("application/json"),
        hook("application/x-www-form-urlencoded"),
    );
    let diff = diff(&json, &form);
    assert!(diff.to_string().contains(lines[0]), "{diff}");
}

#[test]
fn a_field_that_has_to_be_set_and_a_method_of_another_kind_are_major_changes() {
    let document = |required: Value, properties: Value| {
        exchanging(json!({"P": {"type": "object", "required": required, "properties": properties}}))
    };
    let text = json!({"type": "string"});
    assert_said(
        &document(json!(["a"]), json!({"a": text})),
        &document(json!(["a", "w"]), json!({"a": text, "w": text})),
        Level::Major,
        &["  setter `types::builder::P::w` has to be called now, was not there"],
    );
    assert_said(
        &document(json!(["a"]), json!({"a": text})),
        &document(json!(["a"]), json!({"a": text, "w": text})),
        Level::Minor,
        &[],
    );
    let old = one(json!({}));
    let mut new = old.clone();
    new["paths"]["/a"]["delete"] = new["paths"]["/a"]["get"].take();
    new["paths"]["/a"]
        .as_object_mut()
        .expect("a path")
        .remove("get");
    let advice = ["  method `Client::get_a` calls `DELETE /a` now, was GET /a"];
    assert_said(&old, &new, Level::Major, &advice);
}
