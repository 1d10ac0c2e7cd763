//! Types of lists whose first items have schemas of their own: structs that are read
//! and written as lists.

use proc_macro2::{Literal, TokenTree};
use syn::visit_mut::VisitMut;
use syn::{Field, Fields, Item, ItemStruct, parse_quote};

use crate::annotations::encoded_names::{REST, part_of_list};
use crate::refine::docs;
use crate::refine::syntax::{argument_of, renamed, serde_arguments};

/// Brings the fields of the lists among `types` into their order.
pub(crate) fn refine(types: &mut [Item]) {
    for item in types {
        if let Item::Struct(item) = item
            && parts(item).is_some()
        {
            write(item);
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
/// run time knows them.
fn write(item: &mut ItemStruct) {
    let Fields::Named(fields) = &mut item.fields else {
        return;
    };
    let number = |part: &str| part.parse::<usize>().unwrap_or(usize::MAX);
    let mut ordered: Vec<(String, Field)> = std::mem::take(&mut fields.named)
        .into_iter()
        .map(|field| (part(&field).unwrap_or_default(), field))
        .collect();
    ordered.sort_by_key(|(part, _)| number(part));
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
    item.attrs.push(parse_quote!(#[serde(remote = "Self")]));
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
