//! Parameters in every place and style: what a builder takes, and how it
//! writes it.

use std::fs;

use serde_json::{Value, json};

use crate::compile::{LIBRARY, assert_checks, assert_compiles, crate_of};
use crate::support::{
    assert_in_order, document, file, foreign_crates, generated, json_content, operation, schema,
};

fn parameter(name: &str, place: &str, schema: &Value) -> Value {
    json!({"name": name, "in": place, "required": place == "path", "schema": schema})
}

fn styled(mut parameter: Value, style: &str, explode: bool) -> Value {
    parameter["style"] = style.into();
    parameter["explode"] = explode.into();
    parameter
}

/// A document with every kind of parameter and body.
pub(crate) fn every_kind() -> Value {
    let text = json!({"type": "string"});
    let texts = json!({"type": "array", "items": text});
    let numbers = json!({"type": "array", "items": {"type": "integer"}});
    let file = json!({"type": "string", "format": "binary"});
    let date_time = json!({"type": "string", "format": "date-time"});
    let secret = json!({"type": "string", "format": "password"});
    let none = json!({"204": {"description": ""}});
    let content = |media_type: &str, schema: Value| {
        let mut content = json!({});
        content[media_type] = json!({"schema": schema});
        content
    };
    let mut in_json = parameter("jsonFilter", "query", &Value::Null);
    in_json["content"] = json_content(schema("Filter"));
    let find = json!({
        "operationId": "findThings",
        "parameters": [
            parameter("day", "path", &json!({"type": "string", "format": "date"})),
            parameter("at", "path", &date_time),
            parameter("key", "path", &secret),
            parameter("ids", "path", &numbers),
            styled(parameter("filter", "query", &schema("Filter")), "deepObject", true),
            styled(parameter("maybe", "query",
                &json!({"allOf": [schema("Filter")], "nullable": true})), "form", false),
            in_json,
            styled(parameter("commas", "query", &texts), "form", false),
            styled(parameter("spaces", "query", &texts), "spaceDelimited", false),
            styled(parameter("pipes", "query", &numbers), "pipeDelimited", false),
            parameter("open", "query", &json!({"type": "object"})),
            parameter("inline", "query", &json!({"type": "object", "properties": {"a": text}})),
            parameter("choice", "query", &json!({"oneOf": [schema("Filter"), text]})),
            parameter("session", "cookie", &secret),
            styled(parameter("seen", "cookie", &numbers), "form", false),
            parameter("X-Since", "header", &date_time),
            parameter("X-Tags", "header", &texts),
            parameter("X-Filter", "header", &schema("Filter")),
            parameter("X-Kind", "header", &schema("Kind")),
            parameter("Authorization", "header", &text),
        ],
        "responses": none,
    });
    let mut paths = json!({
        "/things/{day}/{at}/{key}/{ids}": {"get": find},
        "/files": {
            "post": {"operationId": "upload", "responses": none, "requestBody": {
                "content": {"multipart/form-data": {
                    "schema": {"type": "object", "required": ["file"], "properties": {
                        "file": file,
                        "files": {"type": "array", "items": file},
                        "icon": file,
                        "note": text,
                        "tags": texts,
                        "day": {"type": "string", "format": "date"},
                        "password": secret,
                        "meta": schema("Filter"),
                        "metas": {"type": "array", "items": schema("Filter")},
                        "any": {},
                    }},
                    "encoding": {"icon": {"contentType": "image/png"}, "note": {"contentType": "text/csv"}},
                }}}},
            "put": {"operationId": "uploadAny", "responses": none, "requestBody": {
                "required": true, "content": content("multipart/mixed", json!({"type": "object"}))}},
        },
        "/image": {
            "put": {"operationId": "putImage", "responses": none,
                "requestBody": {"content": content("image/*", file)}},
            "post": {"operationId": "sign", "responses": none, "requestBody": {"required": true,
                "content": content("application/octet-stream", texts)}},
        },
        "/thing": {
            "patch": {"operationId": "mergeThing", "responses": none, "requestBody": {
                "content": content("application/merge-patch+json", schema("Filter"))}},
            "post": {"operationId": "fillIn", "responses": none, "requestBody": {
                "content": content("application/x-www-form-urlencoded", schema("Filter"))}},
        },
    });
    paths["/thing"]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["encoding"] =
        json!({"inner": {"style": "deepObject"}});
    let mut document = document(paths);
    document["components"] = json!({"schemas": {
        "Filter": {"type": "object", "properties": {"name": text, "inner": schema("Filter")}},
        "Kind": {"type": "string", "enum": ["a", "b"]},
    }});
    document
}

#[test]
fn each_parameter_is_written_as_the_document_says() {
    let client = generated(&every_kind());
    let builder = file(&client, "builder.rs");
    assert_in_order(
        builder,
        &[
            "self.0.path_in(::openapi_client_core::Style::Commas, \"at\", value)",
            "self.0.query(\"choice\", value)",
            "self.0.query_in(::openapi_client_core::Style::Commas, \"commas\", value)",
            "self.0.path_in(::openapi_client_core::Style::Commas, \"day\", value)",
            "self.0.query_in(::openapi_client_core::Style::DeepObject, \"filter\", value)",
            "self.0.path_in(::openapi_client_core::Style::Commas, \"ids\", value)",
            "self.0.query(\"inline\", value)",
            "self.0.query_in(::openapi_client_core::Style::Json, \"jsonFilter\", value)",
            "self.0.path_in(::openapi_client_core::Style::Commas, \"key\", value)",
            "self.0.query_in(::openapi_client_core::Style::Commas, \"maybe\", value)",
            "self.0.query(\"open\", value)",
            "self.0.query_in(::openapi_client_core::Style::Pipes, \"pipes\", value)",
            "self.0.cookie_in(::openapi_client_core::Style::Commas, \"seen\", value)",
            "self.0.cookie(\"session\", value)",
            "self.0.query_in(::openapi_client_core::Style::Spaces, \"spaces\", value)",
            "self.0.header_in(::openapi_client_core::Style::Commas, \"X-Filter\", value)",
            "self.0.header_in(::openapi_client_core::Style::Commas, \"X-Kind\", value)",
            "self.0.header_in(::openapi_client_core::Style::Commas, \"X-Since\", value)",
            "self.0.header_in(::openapi_client_core::Style::Commas, \"X-Tags\", value)",
        ],
    );
    assert!(!builder.contains("Authorization"), "{builder}");
    assert_eq!(foreign_crates(&client), [""; 0]);
}

#[test]
fn a_parameter_that_is_an_object_is_set_as_one() {
    let client = generated(&every_kind());
    let builder = file(&client, "builder.rs");
    for piece in [
        "    pub fn filter(self, value: impl IntoValue<types::Filter>) -> Self {\n",
        "    /// Sets the query parameter `filter`.\n",
        "    /// Sets the cookie parameter `session`.\n",
    ] {
        assert!(builder.contains(piece), "{piece}\n{builder}");
    }
    assert_eq!(
        builder.matches("Vec<types::Filter>").count(),
        2,
        "{builder}"
    );
}

#[test]
fn labels_and_matrices_are_in_the_path() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let mut document = operation(json!({"parameters": [
        styled(parameter("a", "path", &list), "label", true),
        styled(parameter("b", "path", &list), "matrix", false),
        styled(parameter("c", "path", &list), "simple", true),
    ]}));
    let get = document["paths"]["/a"].take();
    document["paths"] = json!({"/{a}/{b}/{c}": get});
    let client = generated(&document);
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "self.0.path_in(::openapi_client_core::Style::LabelExploded, \"a\", value)",
            "self.0.path_in(::openapi_client_core::Style::Matrix, \"b\", value)",
            "self.0.path_in(::openapi_client_core::Style::Exploded, \"c\", value)",
        ],
    );
}

#[test]
fn one_name_in_several_places_gives_several_setters() {
    let text = json!({"type": "string"});
    let mut document = operation(json!({"parameters": [
        parameter("id", "path", &text),
        parameter("id", "query", &text),
        parameter("id", "header", &text),
        parameter("id", "cookie", &text),
        parameter("ID", "query", &text),
    ], "requestBody": {"content": {"multipart/form-data": {
        "schema": {"properties": {"id": text, "body": text, "send": text}}}}}}));
    let get = document["paths"]["/a"].take();
    document["paths"] = json!({"/{id}": {"post": get["get"]}});
    let client = generated(&document);
    let builder = file(&client, "builder.rs");
    let builder: String = builder.split_whitespace().collect();
    for (setter, sent) in [
        ("id", "self.0.path(\"id\",value)"),
        ("id_query_param", "self.0.query(\"id\",value)"),
        ("id_query_param_2", "self.0.query(\"ID\",value)"),
        ("id_header_param", "self.0.header(\"id\",value)"),
        ("id_cookie_param", "self.0.cookie(\"id\",value)"),
        ("id_form_param", "self.0.part(\"id\",value,"),
        ("body", "self.0.part(\"body\",value,"),
        ("send_form_param", "self.0.part(\"send\",value,"),
    ] {
        let piece = format!("pubfn{setter}(self,value:implIntoValue<String>)->Self{{Self({sent}");
        assert_eq!(builder.matches(&piece).count(), 1, "{piece}\n{builder}");
    }
}

#[test]
fn names_of_the_code_around_it_are_names_of_parameters() {
    let names = "body client request response result query new send items body_map form self value \
        openapi_client_core operations transport";
    let parameters: Vec<Value> = names
        .split(' ')
        .map(|name| parameter(name, "query", &json!({"type": "string"})))
        .collect();
    let client = generated(&operation(json!({"parameters": parameters})));
    // A long name is on a line of its own.
    let builder: String = file(&client, "builder.rs").split_whitespace().collect();
    for name in names.split(' ') {
        let piece = format!("self.0.query(\"{name}\",value)");
        assert_eq!(builder.matches(&piece).count(), 1, "{piece}\n{builder}");
    }
}

#[test]
fn a_default_that_does_not_fit_is_left_out_and_recorded() {
    let schema = json!({"type": "integer", "format": "int64", "default": "many"});
    let client = generated(&operation(
        json!({"parameters": [parameter("p", "query", &schema)]}),
    ));
    let changes: Vec<(&str, &str)> = client
        .report
        .changes
        .iter()
        .map(|change| (change.rule, change.pointer.as_str()))
        .collect();
    assert_eq!(
        changes,
        [(
            "parameter-defaults",
            "/paths/~1a/get/parameters/0/schema/default"
        )]
    );
}

/// What a program does with parameters of all kinds and with forms.
const USE_OF_PARAMETERS: &str = "
/// Calls with each kind of parameter.
pub async fn call(client: &Client) -> Result<(), Error> {
    let filter = types::Filter::builder().name(\"n\".to_owned());
    client.find_things()
        .day(chrono::NaiveDate::MIN)
        .at(chrono::DateTime::UNIX_EPOCH)
        .key(\"secret\")
        .ids(vec![1, 2])
        .filter(filter.clone())
        .json_filter(types::Filter::try_from(filter).expect(\"a filter\"))
        .session(\"secret\")
        .x_since(chrono::DateTime::UNIX_EPOCH)
        .send()
        .await?;
    let file = openapi_client_core::FilePart::open(\"a.zip\");
    client.upload()
        .file(file.clone())
        .files(vec![file.clone(), openapi_client_core::FilePart::from_bytes(\"b\", \"bytes\")])
        .meta(types::Filter::builder())
        .password(\"secret\")
        .send()
        .await?;
    client.upload_any().form(openapi_client_core::Form::new().text(\"a\", &1)).send().await?;
    client.put_image().content_type(\"image/png\").body(\"bytes\").send().await?;
    client.put_image().send().await?;
    client.merge_thing().body_map(|body| body.name(\"n\".to_owned())).send().await?;
    Ok(())
}

/// What another task may do.
pub fn for_another_task(client: &Client) -> impl Future<Output = ()> + Send + '_ {
    let sent = client.upload().file(std::path::Path::new(\"a.zip\")).send();
    async { drop(sent.await) }
}
";

#[test]
fn a_client_with_every_kind_of_parameter_and_form_compiles_without_a_warning() {
    let client = generated(&every_kind());
    assert_eq!(client.report.operations.len(), 7);
    let folder = crate_of(&client);
    let library = format!("{LIBRARY}{USE_OF_PARAMETERS}");
    fs::write(folder.path().join("src/lib.rs"), library).expect("a library");
    assert_checks(folder.path());
}

#[test]
fn a_client_with_odd_parameters_and_bodies_compiles_without_a_warning() {
    let document = include_str!("odd_requests.json");
    let document: Value = serde_json::from_str(document).expect("JSON");
    let client = generated(&document);
    assert_eq!(client.report.operations.len(), 29);
    assert_compiles(&client);
}
