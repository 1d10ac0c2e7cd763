//! The types of the schemas.

use std::collections::BTreeSet;

use syn::visit_mut::{self, VisitMut};
use syn::{FieldValue, ImplItem, Item, ItemImpl, Member, parse_quote};

use crate::refine::docs;
use crate::refine::syntax::{is_flat, self_name};

/// Lets the types grow with the document, and documents their builders.
pub(crate) fn refine(types: &mut [Item], builders: &mut Vec<Item>) {
    for item in types.iter_mut() {
        match item {
            // A field that a later document adds must not break a program.
            Item::Struct(item) if matches!(item.fields, syn::Fields::Named(_)) => {
                item.attrs.push(parse_quote!(#[non_exhaustive]));
            }
            Item::Enum(item) => item.attrs.push(parse_quote!(#[non_exhaustive])),
            Item::Impl(item) if item.trait_.is_none() => {
                for function in functions(item) {
                    if function.sig.ident == "builder" {
                        docs::set(&mut function.attrs, "Starts a builder with nothing set.");
                    }
                }
            }
            _ => {}
        }
    }
    let extended = extended(types);
    let conversions: Vec<Item> = builders.iter().filter_map(conversion).collect();
    for item in builders.iter_mut() {
        match item {
            Item::Struct(item) => {
                let text = format!("Builder of a [`{0}`](super::{0}).", item.ident);
                docs::set(&mut item.attrs, &text);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let Some(name) = self_name(item) else {
                    continue;
                };
                for function in functions(item) {
                    let field = function.sig.ident.to_string();
                    let text = format!("Sets [`{field}`](super::{name}::{field}).");
                    docs::set(&mut function.attrs, &text);
                }
            }
            Item::Impl(item) if self_name(item).is_some_and(|name| extended.contains(&name)) => {
                NothingMore.visit_item_impl_mut(item);
            }
            _ => {}
        }
    }
    builders.extend(conversions);
}

/// How the run time makes a value of a builder.
fn conversion(builder: &Item) -> Option<Item> {
    let Item::Struct(builder) = builder else {
        return None;
    };
    let name = &builder.ident;
    Some(parse_quote! {
        impl ::openapi_client_core::Buildable for super::#name {
            type Builder = #name;
            fn from_builder(builder: #name) -> ::std::result::Result<Self, ::std::string::String> {
                Self::try_from(builder).map_err(|error| error.to_string())
            }
            fn into_builder(self) -> #name {
                self.into()
            }
        }
    })
}

/// The field for the properties of an object beside those that are listed.
const EXTRA: &str = "extra";

/// The types that have such a field. A property of that name has another one.
fn extended(types: &[Item]) -> BTreeSet<String> {
    let structs = types.iter().filter_map(|item| match item {
        Item::Struct(item) if item.fields.iter().any(is_flat) => Some(item.ident.to_string()),
        _ => None,
    });
    structs.collect()
}

/// Lets a builder begin with no more properties than are listed, where the
/// generator asks for some.
struct NothingMore;

impl VisitMut for NothingMore {
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        let asks = parse_quote!(Err("no value supplied for extra".to_string()));
        if matches!(&field.member, Member::Named(name) if name == EXTRA) && field.expr == asks {
            field.expr = parse_quote!(Ok(Default::default()));
        }
        visit_mut::visit_field_value_mut(self, field);
    }
}

fn functions(item: &mut ItemImpl) -> impl Iterator<Item = &mut syn::ImplItemFn> {
    item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    })
}
