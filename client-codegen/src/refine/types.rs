//! The types of the schemas.

use syn::{ImplItem, Item, ItemImpl, Type, parse_quote};

use super::docs;

/// Lets the types grow with the document, and says what each part is for.
pub(super) fn refine(types: &mut [Item], builders: &mut [Item]) {
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
    for item in builders {
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
            _ => {}
        }
    }
}

fn functions(item: &mut ItemImpl) -> impl Iterator<Item = &mut syn::ImplItemFn> {
    item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    })
}

/// The name of the type that the block implements something for.
pub(super) fn self_name(item: &ItemImpl) -> Option<String> {
    let Type::Path(path) = &*item.self_ty else {
        return None;
    };
    Some(path.path.segments.last()?.ident.to_string())
}
