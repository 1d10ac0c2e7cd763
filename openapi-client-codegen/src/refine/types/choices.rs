//! Open choices: a variant for each schema that a value may have, and one that
//! keeps any other value as raw JSON.

use std::fmt::Write as _;

use quote::quote;
use serde_json::Value;
use syn::{Item, ItemEnum, parse_quote};

use crate::annotations::CHOICES;
use crate::annotations::encoded_names::{Variant, variant};
use crate::error::Error;
use crate::refine::docs;
use crate::refine::syntax::{renamed, replace_enums};
use crate::refine::unexpected::unexpected;

/// Writes how the choices among `items` of `document` are read and written.
pub(crate) fn open(items: &mut Vec<Item>, document: &Value) -> Result<(), Error> {
    let is_choice = |item: &ItemEnum| !variants(item).is_empty();
    // A value outside the documented schemas is only ever read.
    replace_enums(items, is_choice, open_choice, |item| !is_from_value(item));
    if let Some(known) = document.get(CHOICES) {
        let known = literal(&text(known))?;
        items.push(parse_quote! {
            /// What distinguishes the members of each choice.
            // The choices may all be in parts that are left out.
            #[allow(dead_code)]
            static CHOICES: ::openapi_client_core::__private::Schemas =
                ::openapi_client_core::__private::Schemas::new(#known);
        });
    }
    Ok(())
}

/// `known` as JSON, with a line for each schema.
fn text(known: &Value) -> String {
    let sections = known.as_object().into_iter().flatten();
    let sections = sections.map(|(section, schemas)| {
        let schemas = schemas.as_object().into_iter().flatten();
        let lines: Vec<String> = schemas
            .map(|(name, schema)| format!("\n{}:{schema}", Value::from(name.as_str())))
            .collect();
        format!("\"{section}\":{{{}}}", lines.join(","))
    });
    let text = format!("{{{}}}", sections.collect::<Vec<_>>().join(",\n"));
    // Some characters beyond ASCII are not allowed in code.
    let mut ascii = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}

/// The raw literal of `text`.
fn literal(text: &str) -> Result<syn::LitStr, Error> {
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    syn::parse_str(&format!("r{hashes}\"{text}\"{hashes}"))
        .map_err(|error| unexpected(format!("the schemas of its choices do not parse: {error}")))
}

/// What the variants of `item` carry, if it is a choice.
fn variants(item: &ItemEnum) -> Vec<Variant> {
    let carried = item
        .variants
        .iter()
        .map(|item| variant(&renamed(&item.attrs)?))
        .collect::<Option<Vec<_>>>();
    carried.unwrap_or_default()
}

fn is_from_value(item: &syn::ItemImpl) -> bool {
    let value: syn::Path = parse_quote!(::std::convert::From<::serde_json::Value>);
    item.trait_.as_ref().is_some_and(|(path, ..)| {
        path.segments.last().map(|last| &last.arguments)
            == value.segments.last().map(|last| &last.arguments)
    })
}

fn open_choice(mut item: ItemEnum) -> Vec<Item> {
    let carried = variants(&item);
    let name = item.ident.clone();
    let mut listed = Vec::new();
    let mut rest = None;
    for (variant, carried) in item.variants.iter_mut().zip(&carried) {
        variant
            .attrs
            .retain(|attribute| !attribute.path().is_ident("serde"));
        let ident = &variant.ident;
        if carried.is_rest {
            let text = "A value of none of the documented schemas, as the server sent it.";
            docs::set(&mut variant.attrs, text);
            rest = Some(ident.clone());
        } else {
            let tags = &carried.tags;
            let text = match tags.first() {
                Some(tag) => format!("What the document calls `{tag}`."),
                None => "One of the documented schemas.".to_owned(),
            };
            docs::set(&mut variant.attrs, &text);
            listed.push(quote!(#ident: [#(#tags),*],));
        }
    }
    item.attrs.retain(|attribute| {
        !attribute.path().is_ident("derive") && !attribute.path().is_ident("serde")
    });
    item.attrs.push(parse_quote!(#[derive(Clone)]));
    // The document determines the size of the schemas.
    item.attrs
        .push(parse_quote!(#[allow(clippy::large_enum_variant)]));
    let property = match carried.iter().find_map(|carried| carried.property.as_ref()) {
        Some(property) => quote!(::std::option::Option::Some(#property)),
        None => quote!(::std::option::Option::None),
    };
    let reads =
        quote!(::openapi_client_core::choice!(#name, CHOICES, #property, { #(#listed)* }, #rest););
    vec![Item::Enum(item), parse_quote!(#reads)]
}
