//! Documented errors: several types in one operation, by status, by range, and
//! by default.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::support::{
    assert_begins, assert_has, assert_in_order, document, file, generated, json_content, operation,
    refused_once, schema,
};

/// The client for one operation with `responses`, and `schemas`.
fn client(responses: Value, schemas: Value) -> Client {
    let mut document = operation(json!({"responses": responses}));
    document["components"] = json!({"schemas": schemas});
    generated(&document)
}

fn answer(schema: Value) -> Value {
    json!({"description": "", "content": json_content(schema)})
}

fn object(property: &str) -> Value {
    json!({"type": "object", "properties": {property: {"type": "string"}}})
}

#[test]
fn a_reference_with_a_description_beside_it_is_the_schema_that_it_refers_to() {
    let mut document = operation(json!({"responses": {
        "404": answer(json!({"$ref": "#/components/schemas/E", "description": "No such thing."})),
        "409": answer(json!({"$ref": "#/components/schemas/E", "description": "Another one."})),
        "410": answer(json!({"allOf": [schema("E"), {"type": "object", "required": ["a"]}]})),
    }}));
    document["openapi"] = json!("3.1.0");
    document["components"] = json!({"schemas": {"E": object("a")}});
    let client = generated(&document);
    let errors = file(&client, "errors.rs");
    let variants = errors.matches("    /// A body of the schema `").count();
    assert_eq!(variants, 2, "{errors}");
    assert_in_order(
        errors,
        &["    E(types::E),", "    GetA410Error(types::GetA410Error),"],
    );
}

#[test]
fn one_operation_may_have_an_error_of_its_own_for_each_status() {
    let client = client(
        json!({
            "200": {"description": ""},
            "default": answer(schema("Any")),
            "5XX": answer(schema("Broken")),
            "404": answer(schema("not-found")),
            "401": {"description": ""},
            "403": answer(schema("not-found")),
        }),
        json!({"Any": object("a"), "Broken": object("b"), "not-found": object("c")}),
    );
    assert_in_order(
        file(&client, "operations.rs"),
        &[
            "pub static GET_A: TypedOperation<errors::Error401Or403Or404Or5xxOrOther> =",
            "    .failing_with();\n",
        ],
    );
    assert_in_order(
        file(&client, "errors.rs"),
        &[
            "pub enum ApiError {
    /// A body of the schema `Any`.
    Any(types::Any),
    /// A body of the schema `Broken`.
    Broken(types::Broken),
    /// A body of the schema `NotFound`.
    NotFound(types::NotFound),
}\n",
            "            \"Any\" => Some(::openapi_client_core::decode(body).map(Self::Any)),\n",
            "            \"NotFound\" => Some(::openapi_client_core::decode(body).map(Self::NotFound)),\n",
            "            _ => None,\n",
        ],
    );
    assert_in_order(
        file(&client, "client.rs"),
        &["    /// `GET /a`
    ///
    /// # Errors
    ///
    /// [`Error401Or403Or404Or5xxOrOther`](super::errors::Error401Or403Or404Or5xxOrOther)
    pub fn get_a(&self)"],
    );
}

#[test]
fn an_error_with_an_inline_schema_gets_a_type_of_its_own() {
    let client = client(
        json!({"200": {"description": ""}, "404": answer(object("why")), "4XX": answer(object("what"))}),
        json!({}),
    );
    let errors = file(&client, "errors.rs");
    assert_in_order(
        errors,
        &[
            "    GetA404Error(types::GetA404Error),\n",
            "    GetA4xxError(types::GetA4xxError),\n",
        ],
    );
    let types = file(&client, "types/mod.rs");
    assert_in_order(
        types,
        &[
            "pub struct GetA404Error {",
            "    pub why[?]: ",
            "pub struct GetA4xxError {",
            "    pub what[?]: ",
        ],
    );
    let rules: Vec<(&str, &str)> = client
        .report
        .changes
        .iter()
        .map(|change| (change.rule, change.pointer.as_str()))
        .collect();
    assert_eq!(
        rules,
        [
            (
                "error-schemas",
                "/paths/~1a/get/responses/404/content/application~1json/schema"
            ),
            (
                "error-schemas",
                "/paths/~1a/get/responses/4XX/content/application~1json/schema"
            ),
            ("schema-names", "/components/schemas/getA-404-error"),
            ("schema-names", "/components/schemas/getA-4XX-error"),
            ("error-responses", "/paths/~1a/get/responses/404"),
            ("error-responses", "/paths/~1a/get/responses/4XX"),
        ]
    );
}

#[test]
fn an_error_shared_by_reference_is_one_type() {
    let shared = json!({"$ref": "#/components/responses/Bad"});
    let get = |id: &str| json!({"operationId": id, "responses": {"204": {"description": ""}, "400": shared, "500": shared}});
    let mut document = document(json!({"/a": {"get": get("getA"), "put": get("putA")}}));
    document["components"] = json!({"responses": {"Bad": answer(object("x"))}});
    let client = generated(&document);
    assert_eq!(client.report.schemas, 1);
    assert_eq!(
        file(&client, "errors.rs")
            .matches("A body of the schema")
            .count(),
        1
    );
    let table = file(&client, "operations.rs");
    assert_eq!(
        table.matches("<errors::Error400Or500>").count(),
        2,
        "{table}"
    );
}

#[test]
fn an_error_that_is_no_json_has_no_type_but_is_in_the_table() {
    let client = client(
        json!({
            "200": {"description": ""},
            "502": {"description": "", "content": {"text/html": {"schema": {"type": "string"}}}},
            "503": {"description": "", "content": {"application/json": {}}},
        }),
        json!({}),
    );
    let errors = file(&client, "errors.rs");
    assert_has(errors, "Status502 : Code(502), Status503 : Code(503), }");
    assert!(errors.contains("pub enum ApiError {}\n"), "{errors}");
    assert_in_order(
        errors,
        &[
            "        let _ = (schema, body);\n        None\n",
            "        match *self {}\n",
        ][..1],
    );
}

#[test]
fn an_error_of_json_with_parameters_is_read_as_json() {
    let content = json!({"application/json; charset=utf-8": {"schema": schema("Bad")}});
    let client = client(
        json!({"204": {"description": ""}, "400": {"description": "", "content": content}}),
        json!({"Bad": object("x")}),
    );
    assert!(file(&client, "errors.rs").contains("Status400 : Code(400) => Bad("));
}

#[test]
fn a_default_without_a_success_beside_it_is_the_success_and_an_error() {
    let client = client(
        json!({"default": answer(schema("Any"))}),
        json!({"Any": object("a")}),
    );
    assert_has(
        file(&client, "errors.rs"),
        "Other : Default => Any(types::Any)",
    );
    assert!(file(&client, "builder.rs").contains("Result<ResponseValue<types::Any>, Error>"));
}

#[test]
fn the_roles_of_fields_give_code_and_message() {
    let client = client(
        json!({"204": {"description": ""}, "400": answer(schema("Bad")), "500": answer(schema("Worse"))}),
        json!({
            "Bad": {"type": "object", "required": ["why"], "properties": {
                "errorCode": {"type": "string", "enum": ["A", "B"], "x-error-role": "code"},
                "why": {"type": "string", "x-error-role": "message"},
            }},
            "Worse": {"type": "object", "properties": {
                "number": {"type": "integer", "x-error-role": "code"},
            }},
        }),
    );
    assert_in_order(
        file(&client, "errors.rs"),
        &[
            "                error.error_code.as_ref().map(::std::string::ToString::to_string)\n",
            "                error.number.as_ref().map(::std::string::ToString::to_string)\n",
            "                    .and_then(types::BadErrorCode::documented)\n",
            "                error.number.as_ref().map(|code| code.to_string().into())\n",
            "            Self::Bad(error) => Some(&error.why).map(::std::string::String::as_str),\n",
            "            Self::Worse(_) => None,\n",
        ],
    );
}

#[test]
fn without_a_mark_the_usual_names_give_code_and_message() {
    let client = client(
        json!({"204": {"description": ""}, "400": answer(schema("Plain")),
               "404": answer(schema("Problem")), "500": answer(schema("Other"))}),
        json!({
            "Plain": {"type": "object", "required": ["code"], "properties": {
                "code": {"type": "integer", "format": "int32"}, "message": {"type": "string"},
            }},
            "Problem": {"type": "object", "properties": {
                "title": {"type": "string"}, "detail": {"type": "string"},
            }},
            "Other": {"type": "object", "properties": {
                "message": {"type": "array", "items": {"type": "string"}},
                "code": {"type": "string", "format": "password"},
            }},
        }),
    );
    let errors = file(&client, "errors.rs");
    assert_in_order(
        errors,
        &[
            "Some(&error.code).map(::std::string::ToString::to_string)",
            "Some(&error.code).map(|code| code.to_string().into())",
            "error.message.as_ref().map(::std::string::String::as_str)",
            "error.detail.as_ref().map(::std::string::String::as_str)",
        ],
    );
    // Neither is a text: no accessor reads them.
    assert_eq!(errors.matches("Self::Other(_) => None").count(), 3);
}

#[test]
fn a_message_that_is_no_plain_text_is_an_error_with_its_place() {
    for property in [
        json!({"type": "integer", "x-error-role": "message"}),
        json!({"type": "string", "format": "date", "x-error-role": "message"}),
        json!({"type": "array", "items": {"type": "string"}, "x-error-role": "message"}),
    ] {
        let mut document = operation(json!({"responses": {
            "204": {"description": ""}, "400": answer(schema("Bad"))}}));
        document["components"] =
            json!({"schemas": {"Bad": {"type": "object", "properties": {"m": property}}}});
        let problem = refused_once(&document);
        assert_begins(&problem, "a.json: /components/schemas/Bad/properties/m: ");
    }
}
