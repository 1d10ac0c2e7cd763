//! The type of the errors of each operation has what the document lists for it. The
//! document is read here by itself, as plain JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use openapi_client_codegen::{Client, Sources};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;
use syn::{Item, Type};

use crate::support::{Folder, generated, vendors_document};

/// A status, and the schema of its body.
type Row = (String, Option<String>);

/// The rows of each type of errors in the generated code.
fn sets(client: &Client) -> BTreeMap<String, Vec<Row>> {
    let file = syn::parse_file(&client.files["errors.rs"]).expect("Rust");
    let macros = file.items.into_iter().filter_map(|item| match item {
        Item::Macro(item) => Some(item.mac.tokens),
        _ => None,
    });
    macros.map(set).collect()
}

fn set(tokens: TokenStream) -> (String, Vec<Row>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let [TokenTree::Ident(name), _, _, TokenTree::Group(rows)] = &tokens[..] else {
        panic!("{tokens:?} are not of a type of errors");
    };
    let rows: Vec<TokenTree> = rows.stream().into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    let rows = rows.split(is_comma).filter(|row| !row.is_empty()).map(row);
    (name.to_string(), rows.collect())
}

/// `Status404: Code(404) ["a/b"] => Thing(types::Thing)`
fn row(tokens: &[TokenTree]) -> Row {
    let text = |token: &TokenTree| token.to_string();
    let argument = tokens.iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            Some(group.stream().to_string())
        }
        _ => None,
    });
    let status = match &*text(&tokens[2]) {
        "Code" => argument.expect("a status"),
        "Range" => format!("{}XX", argument.expect("a range")),
        other => other.to_lowercase(),
    };
    let arrow = tokens.iter().position(|token| text(token) == ">");
    (status, arrow.map(|arrow| text(&tokens[arrow + 1])))
}

/// The type of the errors of each operation, by the operation's id.
fn types(client: &Client) -> BTreeMap<String, String> {
    let files = client.files.iter();
    let files = files.filter(|(path, _)| path.starts_with("operations"));
    let items = files.flat_map(|(_, text)| syn::parse_file(text).expect("Rust").items);
    let statics = items.filter_map(|item| match item {
        Item::Static(item) if item.ident != "ALL" => Some(item),
        _ => None,
    });
    statics
        .map(|item| {
            let Type::Path(ty) = &*item.ty else {
                panic!("no type of an operation")
            };
            let shown = quote::quote!(#ty).to_string().replace(' ', "");
            let set = shown.strip_prefix("TypedOperation<errors::");
            let set = set.unwrap_or_default().trim_end_matches(['>', ',']);
            let value = &item.expr;
            let value = quote::quote!(#value).to_string();
            let (_, value) = value.split_once("Operation :: ").expect("a constructor");
            let id = value.split('"').nth(1).expect("an id");
            (id.to_owned(), set.to_owned())
        })
        .collect()
}

fn at<'a>(document: &'a Value, mut value: &'a Value) -> &'a Value {
    while let Some(to) = value["$ref"].as_str() {
        value = document.pointer(&to[1..]).expect("what is referred to");
    }
    value
}

/// The errors of each operation, as the document lists them. A schema written in
/// place has no name.
fn documented(document: &Value, names: &BTreeMap<&str, &str>) -> BTreeMap<String, BTreeSet<Row>> {
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths
        .values()
        .flat_map(|item| item.as_object().expect("a path"));
    let operations = operations.filter_map(|(_, operation)| {
        let id = operation["operationId"].as_str()?;
        let responses = operation["responses"].as_object()?;
        let errors = responses
            .iter()
            .filter(|(status, _)| !status.starts_with('2'));
        let rows = errors.flat_map(|(status, response)| {
            let content = at(document, response)["content"].as_object();
            let json = content.into_iter().flatten();
            let json = json.filter(|(name, _)| name.contains("json"));
            let mut schemas: BTreeSet<Option<String>> = json
                .filter_map(|(_, json)| {
                    let name = json["schema"]["$ref"].as_str()?.rsplit('/').next()?;
                    Some(Some(names.get(name).unwrap_or(&name).to_string()))
                })
                .collect();
            if schemas.is_empty() {
                schemas.insert(None);
            }
            schemas
                .into_iter()
                .map(move |schema| (status.to_uppercase().replace("DEFAULT", "default"), schema))
        });
        Some((id.to_owned(), rows.collect()))
    });
    operations.collect()
}

/// Compares both; gives the number of operations and of types.
#[track_caller]
fn assert_same(client: &Client) -> (usize, usize) {
    let document: Value = serde_json::from_str(&client.document).expect("JSON");
    let renamed = client.report.changes.iter().filter_map(|change| {
        let name = change.pointer.strip_prefix("/components/schemas/")?;
        (change.rule == "schema-names").then_some((name, change.after.as_str()?))
    });
    let documented = documented(&document, &renamed.collect());
    let (sets, types) = (sets(client), types(client));
    for (id, set) in &types {
        let rows: Vec<Row> = match &**set {
            "" => Vec::new(),
            set => sets
                .get(set)
                .unwrap_or_else(|| panic!("{set} of {id} in {sets:?}"))
                .clone(),
        };
        let of_type: BTreeSet<Row> = rows.iter().cloned().collect();
        assert_eq!(of_type.len(), rows.len(), "{id}: {rows:?}");
        assert_eq!(Some(&of_type), documented.get(id), "{id}");
    }
    assert_eq!(types.len(), documented.len());
    let contents: BTreeSet<&Vec<Row>> = sets.values().collect();
    assert_eq!(contents.len(), sets.len(), "two types have the same errors");
    (types.len(), sets.len())
}

#[test]
fn every_operation_of_our_clients_has_the_errors_of_its_document() {
    let openapi = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    let sources = Sources::read(&openapi).expect("sources");
    let counts =
        ["scc", "suite-api"].map(|api| assert_same(&sources.generate(api).expect("a client")));
    assert_eq!(counts, [(13, 3), (59, 4)]);
}

#[test]
fn every_operation_of_a_small_document_has_the_errors_of_it() {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/documents");
    let text = std::fs::read(documents.join("errors-by-status.yaml")).expect("a document");
    let client = Folder::of_file("a.yaml", text)
        .generate()
        .expect("a client");
    assert_eq!(assert_same(&client), (6, 4));
}

#[test]
fn every_operation_of_a_vendors_document_has_the_errors_of_it() {
    if let Some(document) = vendors_document("scc-1.5.0.openapi.yaml") {
        assert_eq!(assert_same(&generated(&document)), (101, 10));
    }
}
