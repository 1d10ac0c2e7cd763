//! Types of lists whose first items have schemas of their own: structs that are read
//! and written as lists.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenTree};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Field, FieldValue, Fields, Item, ItemStruct, Member, parse_quote};

use crate::annotations::encoded_names::{REST, part_of_list};
use crate::refine::docs;
use crate::refine::syntax::{argument_of, renamed, self_name, serde_arguments};

/// Writes how the lists among `types` are read and written, and lets their `builders`
/// begin without a rest.
pub(crate) fn refine(types: &mut Vec<Item>, builders: &mut [Item]) {
    let mut lists = BTreeSet::new();
    for item in std::mem::take(types) {
        match item {
            Item::Struct(mut item) if parts(&item).is_some() => {
                lists.insert(item.ident.to_string());
                let count = write(&mut item);
                let name = &item.ident;
                let count = Literal::usize_unsuffixed(count);
                let implementation = quote!(::openapi_client_core::tuple!(#name, #count););
                types.push(Item::Struct(item.clone()));
                types.push(parse_quote!(#implementation));
            }
            item => types.push(item),
        }
    }
    for item in builders {
        if let Item::Impl(item) = item
            && self_name(item).is_some_and(|name| lists.contains(&name))
        {
            NoRest.visit_item_impl_mut(item);
        }
    }
}

/// The part of a list that `field` is.
fn part(field: &Field) -> Option<String> {
    part_of_list(&renamed(&field.attrs)?).map(str::to_owned)
}

/// The parts of the list that `item` is, in the order of its fields.
fn parts(item: &ItemStruct) -> Option<Vec<String>> {
    let parts: Option<Vec<String>> = item.fields.iter().map(part).collect();
    parts.filter(|parts| !parts.is_empty())
}

/// Puts the fields into the order of the list, and leaves them the names by which the
/// run time knows them. Gives the number of parts that are not the rest.
fn write(item: &mut ItemStruct) -> usize {
    let Fields::Named(fields) = &mut item.fields else {
        return 0;
    };
    let number = |part: &str| part.parse::<usize>().unwrap_or(usize::MAX);
    let mut ordered: Vec<(String, Field)> = std::mem::take(&mut fields.named)
        .into_iter()
        .map(|field| (part(&field).unwrap_or_default(), field))
        .collect();
    ordered.sort_by_key(|(part, _)| number(part));
    let count = ordered.iter().filter(|(part, _)| part != REST).count();
    for (part, mut field) in ordered {
        for attribute in &mut field.attrs {
            Renamed(&part).visit_attribute_mut(attribute);
        }
        let has_default = serde_arguments(&field.attrs)
            .iter()
            .any(|(key, _)| key == "default");
        // A member that is absent is none by itself; an item is not.
        if argument_of(&field.ty, "Option").is_some() && !has_default {
            field.attrs.push(parse_quote!(#[serde(default)]));
        }
        if docs::text(&field.attrs).is_none() {
            let text = match part.as_str() {
                REST => "The items behind those.".to_owned(),
                number => format!("Item {number} of the list."),
            };
            docs::set(&mut field.attrs, &text);
        }
        fields.named.push(field);
    }
    // The derived code gives and takes the fields one by one.
    item.attrs.push(parse_quote!(#[serde(remote = "Self")]));
    count
}

/// Replaces the name of a part by the part.
struct Renamed<'a>(&'a str);

impl VisitMut for Renamed<'_> {
    fn visit_meta_list_mut(&mut self, list: &mut syn::MetaList) {
        let tokens = std::mem::take(&mut list.tokens).into_iter();
        let tokens = tokens.map(|token| match &token {
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                match text {
                    Ok(text) if part_of_list(&text.value()).is_some() => {
                        Literal::string(self.0).into()
                    }
                    _ => token,
                }
            }
            _ => token,
        });
        list.tokens = tokens.collect();
    }
}

/// Lets a builder begin without a rest, where the generator asks for one.
struct NoRest;

impl VisitMut for NoRest {
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        let asks: Expr = parse_quote!(Err("no value supplied for rest".to_string()));
        if matches!(&field.member, Member::Named(name) if name == REST) && field.expr == asks {
            field.expr = parse_quote!(Ok(Default::default()));
        }
        visit_mut::visit_field_value_mut(self, field);
    }
}
