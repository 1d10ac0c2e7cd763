//! Operations that give one page of a list have methods for all pages and their
//! items.

use serde_json::{Value, json};

use crate::support::{
    Folder, assert_begins, assert_in_order, document, file, foreign_crates, generated,
    json_content, refused, schema,
};

fn query(name: &str, schema: Value) -> Value {
    json!({"name": name, "in": "query", "schema": schema})
}

fn integer() -> Value {
    json!({"type": "integer", "format": "int32"})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn things() -> Value {
    json!({"type": "array", "items": schema("Thing")})
}

fn object(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

/// `GET /things` with `parameters` and a response of `properties`.
fn list(parameters: Value, properties: Value) -> Value {
    let mut document = document(json!({"/things": {"get": {
        "operationId": "listThings",
        "parameters": parameters,
        "responses": {"200": {"description": "", "content": json_content(schema("Things"))}},
    }}}));
    document["components"] = json!({"schemas": {
        "Thing": object(json!({"name": text()})),
        "Things": object(properties),
        "PageInfo": object(json!({"page": integer(), "pageSize": integer(), "totalCount": integer()})),
    }});
    document
}

fn by_offset() -> Value {
    json!([query("limit", text()), query("offset", text())])
}

fn by_page() -> Value {
    json!([query("page", integer()), query("pageSize", integer())])
}

fn slice() -> Value {
    json!({"count": integer(), "limit": integer(), "offset": integer(), "items": things()})
}

fn page() -> Value {
    json!({"links": {"type": "array", "items": object(json!({"href": text()}))},
           "pageInfo": schema("PageInfo"), "thingList": things()})
}

/// A document with a list of each kind.
pub(crate) fn lists() -> Value {
    let mut document = list(by_offset(), slice());
    let pages = list(by_page(), page());
    document["paths"]["/pages"] = pages["paths"]["/things"].clone();
    let operation = &mut document["paths"]["/pages"]["get"];
    operation["operationId"] = json!("listPages");
    operation["responses"]["200"]["content"] = json_content(schema("Pages"));
    let schemas = &pages["components"]["schemas"];
    document["components"]["schemas"]["Pages"] = schemas["Things"].clone();
    // Everything that can be there must be there.
    let mut must = document["paths"]["/pages"].clone();
    must["get"]["operationId"] = json!("listAllThere");
    must["get"]["parameters"] = json!([
        {"name": "page", "in": "query", "required": true, "schema": {"type": "integer", "minimum": 1}},
        {"name": "pageSize", "in": "query", "required": true, "schema": integer()},
        query("items", text()),
        query("clone", text()),
    ]);
    must["get"]["responses"]["200"]["content"] = json_content(schema("AllThere"));
    document["paths"]["/all"] = must;
    let mut info = schemas["PageInfo"].clone();
    info["required"] = json!(["page", "totalCount"]);
    document["components"]["schemas"]["InfoThere"] = info;
    let mut there = object(json!({"info": schema("InfoThere"),
        "words": {"type": "array", "nullable": true, "items": schema("Thing")}}));
    there["required"] = json!(["info", "words"]);
    document["components"]["schemas"]["AllThere"] = there;
    document
}

/// The builders of `document` in one line without spaces.
fn builders(document: &Value) -> String {
    let client = generated(document);
    assert_eq!(foreign_crates(&client), [""; 0]);
    let text = file(&client, "builder.rs").replace(['\n', ' '], "");
    // As it is where there is room for it in a line.
    text.replace(",)", ")").replace(",}", "}")
}

/// How a response is read as a page, in one line without spaces; `None` if
/// there are no methods for all pages.
fn reading(document: &Value) -> Option<String> {
    let builders = builders(document);
    let (_, macros) = builders.split_once("::openapi_client_core::paged!{")?;
    let (_, reading) = macros.split_once("|::openapi_client_core::Page::")?;
    let (reading, _) = reading.split_once('}')?;
    Some(reading.to_owned())
}

#[test]
fn all_pages_are_asked_for_by_offset() {
    let client = generated(&list(by_offset(), slice()));
    assert_eq!(foreign_crates(&client), [""; 0]);
    assert_in_order(
        file(&client, "builder.rs"),
        &[
            "    /// Sends the request, `GET /things`.
    ///
    /// The response is one page; [`pages`](Self::pages) gives all, and
    /// [`items`](Self::items) their items.
    pub async fn send(self)",
            "    ::openapi_client_core::paged! {
        pages, items : types::Thing, by_offset(offset = \"offset\", limit = \"limit\"), |
        page : types::Things | ::openapi_client_core::Page::new(page.items).at(page
        .offset.as_ref()).of(page.count.as_ref())
    }
}
",
        ],
    );
}

#[test]
fn all_pages_are_asked_for_by_their_numbers() {
    let builders = builders(&list(by_page(), page()));
    assert_in_order(
        &builders,
        &["::openapi_client_core::paged!{\
             pages,items:types::Thing,by_page(page=\"page\",page_size=\"pageSize\"),\
             |page:types::Things|::openapi_client_core::Page::new(page.thing_list)\
             .at(page.page_info.as_ref().and_then(|head|head.page.as_ref()))\
             .of(page.page_info.as_ref().and_then(|head|head.total_count.as_ref()))}}"],
    );
}

#[test]
fn what_must_be_there_is_read_as_it_is() {
    let builders = builders(&lists());
    assert_eq!(builders.matches("::openapi_client_core::paged!").count(), 3);
    assert_in_order(
        &builders,
        &[
            "pages,all_items:types::Thing,\
             by_page(page=\"page\",page_size=\"pageSize\",from1),",
            "|page:types::AllThere|::openapi_client_core::Page::new(page.words.unwrap_or_default())\
             .at(Some(&page.info.page)).of(Some(&page.info.total_count))}}",
        ],
    );
}

#[test]
fn a_list_is_known_by_its_shape() {
    let int = integer;
    let count = ".at(page.offset.as_ref()).of(page.count.as_ref())";
    for (parameters, answer, read) in [
        // Numbers as numbers and as text.
        (
            json!([query("limit", int()), query("offset", int())]),
            slice(),
            format!("new(page.items){count}"),
        ),
        (
            by_offset(),
            json!({"count": text(), "offset": text(), "items": things()}),
            format!("new(page.items){count}"),
        ),
        // `items` before any other list, and the only list by any name.
        (
            by_offset(),
            json!({"count": int(), "offset": int(), "items": things(), "others": things()}),
            format!("new(page.items){count}"),
        ),
        (
            by_offset(),
            json!({"count": int(), "offset": int(), "theThings": things(),
                   "links": {"type": "array", "items": text()}}),
            format!("new(page.the_things){count}"),
        ),
        (
            by_offset(),
            json!({"offset": int(), "items": {"type": "array", "items": text()}}),
            "new(page.items).at(page.offset.as_ref())".to_owned(),
        ),
        // `count` may be that of the page where there is another number.
        (
            by_offset(),
            json!({"offset": int(), "count": int(), "total": int(), "items": things()}),
            "new(page.items).at(page.offset.as_ref()).of(page.total.as_ref())".to_owned(),
        ),
        // The numbers in an object of any name.
        (
            json!([query("page", int()), query("page_size", int())]),
            json!({"items": things(), "other": schema("Thing"), "meta": schema("PageInfo")}),
            "new(page.items).at(page.meta.as_ref().and_then(|head|head.page.as_ref()))\
             .of(page.meta.as_ref().and_then(|head|head.total_count.as_ref()))"
                .to_owned(),
        ),
    ] {
        let reading = reading(&list(parameters, answer.clone()));
        assert_eq!(reading.as_ref(), Some(&read), "{answer}");
    }
}

#[test]
fn a_response_that_is_merged_of_parts_is_a_page_too() {
    let mut document = list(by_page(), json!({}));
    document["components"]["schemas"]["Things"] = json!({"allOf": [
        object(json!({"pageInfo": schema("PageInfo")})),
        object(json!({"things": things()})),
    ]});
    let reading = reading(&document).expect("a page");
    assert_begins(&reading, "new(page.things).at(");
}

#[test]
fn what_has_not_the_shape_of_a_list_is_left_alone() {
    let flag = json!({"type": "boolean"});
    for (why, parameters, answer) in [
        ("no size", json!([query("offset", text())]), slice()),
        ("no position", json!([query("limit", text())]), slice()),
        (
            "in the header",
            json!([query("limit", text()), {"name": "offset", "in": "header", "schema": text()}]),
            slice(),
        ),
        (
            "no number",
            json!([query("limit", text()), query("offset", flag)]),
            slice(),
        ),
        (
            "one of each kind",
            json!([query("limit", text()), query("page", text())]),
            slice(),
        ),
        (
            "no list",
            by_offset(),
            json!({"count": integer(), "offset": integer()}),
        ),
        (
            "two lists",
            by_offset(),
            json!({"offset": integer(), "some": things(), "others": things()}),
        ),
        (
            "a list of words",
            by_offset(),
            json!({"offset": integer(), "words": {"type": "array", "items": text()}}),
        ),
        ("no position", by_page(), json!({"things": things()})),
        ("the other position", by_page(), slice()),
    ] {
        assert_eq!(reading(&list(parameters, answer)), None, "{why}");
    }
    for (why, answer) in [
        ("a list", json!({"content": json_content(things())})),
        ("nothing", json!({})),
        (
            "bytes",
            json!({"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}),
        ),
    ] {
        let mut document = list(by_offset(), slice());
        let responses = &mut document["paths"]["/things"]["get"]["responses"];
        responses["200"] = answer;
        responses["200"]["description"] = json!("");
        assert_eq!(reading(&document), None, "{why}");
    }
}

/// The list at another path and by another method.
fn moved(path: &str, method: &str) -> Value {
    let mut document = list(by_offset(), slice());
    let operation = document["paths"]["/things"]["get"].take();
    let mut paths = json!({});
    paths[path][method] = operation;
    document["paths"] = paths;
    document
}

#[test]
fn what_may_change_something_is_not_sent_for_each_page() {
    for (path, method, is_list) in [
        ("/things", "get", true),
        ("/things/query", "post", true),
        ("/things/search", "post", true),
        ("/things", "post", false),
        ("/things/query/run", "post", false),
        ("/things/query", "put", false),
        ("/things", "delete", false),
    ] {
        let found = reading(&moved(path, method)).is_some();
        assert_eq!(found, is_list, "{method} {path}");
    }
}

#[test]
fn the_document_may_say_what_is_a_list() {
    for (path, method) in [("/things", "get"), ("/things/query", "post")] {
        let mut document = moved(path, method);
        document["paths"][path][method]["x-paging"] = json!(false);
        assert_eq!(reading(&document), None);
    }
    let mut document = moved("/things", "post");
    document["paths"]["/things"]["post"]["x-paging"] = json!(true);
    assert!(reading(&document).is_some());
    // Also without a word on where the page is.
    let mut document = list(by_page(), json!({"things": things(), "total": integer()}));
    document["paths"]["/things"]["get"]["x-paging"] = json!(true);
    assert_eq!(
        reading(&document).as_deref(),
        Some("new(page.things).of(page.total.as_ref())")
    );
}

#[test]
fn an_overlay_may_say_what_is_a_list() {
    let overlay = json!({"overlay": "1.0.0", "info": {"title": "", "version": "1"}, "actions": [
        {"target": "$.paths['/things'].get", "update": {"x-paging": false}}]});
    let folder = Folder::of(&list(by_offset(), slice()))
        .with_sources("overlays = [\"o.json\"]\n")
        .with("o.json", overlay.to_string());
    let client = folder.generate().expect("a client");
    assert!(!file(&client, "builder.rs").contains("paged!"));
}

const HELP: &str = "\n  help: true gives the operation methods for all pages and their items, \
                    false gives it none";

#[test]
fn a_method_that_cannot_be_is_refused_with_its_reason() {
    let bytes =
        json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}});
    let asking = |mut document: Value, asked: Value| {
        document["paths"]["/things"]["get"]["x-paging"] = asked;
        document
    };
    let mut once = moved("/things", "post");
    once["paths"]["/things"]["post"]["requestBody"] = json!({"content": bytes});
    once["paths"]["/things"]["post"]["x-paging"] = json!(true);
    let mut bare = list(by_offset(), slice());
    bare["paths"]["/things"]["get"]["responses"] = json!({"204": {"description": ""}});
    let lists = json!({"offset": integer(), "some": things(), "others": things()});
    for (document, method, why) in [
        (
            asking(list(by_offset(), slice()), json!("yes")),
            "get",
            "is neither true nor false",
        ),
        (
            asking(list(json!([query("offset", text())]), slice()), json!(true)),
            "get",
            "asks for pages, but there are no query parameters `offset` and `limit`, nor `page` \
             and `pageSize`, that are numbers or text",
        ),
        (
            once,
            "post",
            "asks for pages, but the body can be sent only once",
        ),
        (
            asking(bare, json!(true)),
            "get",
            "asks for pages, but the response is not an object with properties of its own",
        ),
        (
            asking(list(by_offset(), lists), json!(true)),
            "get",
            "asks for pages, but the response has neither a list `items` nor exactly one list of \
             objects: there are 2 lists in it",
        ),
    ] {
        let place = format!("a.json: operation listThings (/paths/~1things/{method}/x-paging)");
        assert_eq!(refused(&document), [format!("{place}: {why}{HELP}")]);
    }
}

#[test]
fn the_methods_have_other_names_where_a_parameter_has_theirs() {
    for (taken, pages, items) in [
        (&["limit"][..], "pages", "items"),
        (&["items"], "pages", "all_items"),
        (&["pages"], "all_pages", "items"),
        (&["items", "allItems", "pages"], "all_pages", "items_2"),
    ] {
        let mut parameters = by_offset();
        let more = taken.iter().filter(|name| **name != "limit");
        let parameters_mut = parameters.as_array_mut().expect("parameters");
        parameters_mut.extend(more.map(|name| query(name, text())));
        let builders = builders(&list(parameters, slice()));
        let methods = format!("paged!{{{pages},{items}:types::Thing,");
        assert_eq!(builders.matches(&methods).count(), 1, "{builders}");
        let words = format!("[`{pages}`](Self::{pages})givesall,and[`{items}`](Self::{items})");
        assert_eq!(builders.replace("///", "").matches(&words).count(), 1);
    }
}

#[test]
fn the_list_begins_where_the_document_says() {
    let limit = || query("limit", integer());
    for (offset, from) in [
        (integer(), ")"),
        (json!({"type": "string", "default": "0"}), ")"),
        (json!({"type": "integer", "default": 1}), ",from1)"),
        (json!({"type": "string", "default": "1"}), ",from1)"),
        (json!({"type": "integer", "minimum": 1}), ",from1)"),
        (
            json!({"type": "integer", "minimum": 1, "default": 3}),
            ",from3)",
        ),
        (json!({"type": "integer", "minimum": -1}), ")"),
        (json!({"type": "string", "default": "first"}), ")"),
    ] {
        let builders = builders(&list(
            json!([limit(), query("offset", offset.clone())]),
            slice(),
        ));
        let found = format!("by_offset(offset=\"offset\",limit=\"limit\"{from},");
        assert!(builders.contains(&found), "{offset}: {builders}");
    }
}
