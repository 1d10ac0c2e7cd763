//! One form for optional fields that contain the type that they are in.
//!
//! progenitor boxes the option instead of its value where it meets a type that
//! is part of itself from another side first. Such a field is written as `null`
//! where it should be left out.

use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Field, Item, Type, parse_quote};

use crate::refine::syntax::argument_of;

/// Turns each box of an option among `items` into an option of a box.
pub(crate) fn unify(items: &mut [Item]) {
    for item in items {
        Unify.visit_item_mut(item);
    }
}

struct Unify;

impl VisitMut for Unify {
    fn visit_field_mut(&mut self, field: &mut Field) {
        if boxed(&field.ty).is_some() {
            for attribute in field
                .attrs
                .iter_mut()
                .filter(|a| a.path().is_ident("serde"))
            {
                let syn::Meta::List(list) = &mut attribute.meta else {
                    continue;
                };
                let is_written = list.tokens.to_string().contains("skip_serializing_if");
                if !is_written {
                    let tokens = &list.tokens;
                    list.tokens = quote! {
                        #tokens, skip_serializing_if = "::std::option::Option::is_none"
                    };
                }
            }
        }
        visit_mut::visit_field_mut(self, field);
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Some(inner) = boxed(ty) {
            *ty = parse_quote!(::std::option::Option<::std::boxed::Box<#inner>>);
        }
        visit_mut::visit_type_mut(self, ty);
    }
}

/// The type of which `ty` is a boxed option.
fn boxed(ty: &Type) -> Option<Type> {
    argument_of(argument_of(ty, "Box")?, "Option").cloned()
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;

    #[test]
    fn the_option_is_outside() {
        let mut items: Vec<Item> = vec![parse_quote! {
            struct A {
                #[serde(rename = "b", default)]
                other: ::std::option::Option<::std::boxed::Box<A>>,
                #[serde(default)]
                a: ::std::boxed::Box<::std::option::Option<super::A>>,
            }
        }];
        unify(&mut items);
        let expected: Item = parse_quote! {
            struct A {
                #[serde(rename = "b", default)]
                other: ::std::option::Option<::std::boxed::Box<A>>,
                #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
                a: ::std::option::Option<::std::boxed::Box<super::A>>,
            }
        };
        let text = |item: &Item| item.to_token_stream().to_string();
        assert_eq!(text(&items[0]), text(&expected));
    }
}
