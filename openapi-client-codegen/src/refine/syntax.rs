//! Questions about Rust items and types.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{
    Attribute, Field, Ident, Item, ItemEnum, ItemImpl, ItemStruct, Lit, PathSegment, Type,
    TypeParamBound, parse_quote,
};

use crate::model::operation::Operation;
use crate::model::parameter::Style;

pub(crate) fn is_impl_of(item: &ItemImpl, name: &str) -> bool {
    item.trait_.is_none() && self_name(item).is_some_and(|own| own == name)
}

/// Puts what `replace` makes of it in the place of each enum among `items` that
/// `is_wanted`, and removes the blocks for it except those that `is_kept`.
pub(crate) fn replace_enums(
    items: &mut Vec<Item>,
    is_wanted: impl Fn(&ItemEnum) -> bool,
    replace: impl Fn(ItemEnum) -> Vec<Item>,
    is_kept: impl Fn(&ItemImpl) -> bool,
) {
    let wanted = items.iter().filter_map(|item| match item {
        Item::Enum(item) if is_wanted(item) => Some(item.ident.to_string()),
        _ => None,
    });
    let names: BTreeSet<String> = wanted.collect();
    let is_of_one = |item: &ItemImpl| self_name(item).is_some_and(|name| names.contains(&name));
    let replaced = std::mem::take(items)
        .into_iter()
        .flat_map(|item| match item {
            Item::Enum(item) if names.contains(&item.ident.to_string()) => replace(item),
            Item::Impl(item) if is_of_one(&item) && !is_kept(&item) => Vec::new(),
            item => vec![item],
        });
    *items = replaced.collect();
}

/// `T` of the standard library's type called `name`. A schema may be called so
/// too, but has no arguments.
pub(crate) fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    first_argument(ty).filter(|_| last.ident == name)
}

/// `T` of `impl IntoValue<T>`, what a setter takes.
pub(crate) fn converted(ty: &Type) -> Option<&Type> {
    let Type::ImplTrait(ty) = ty else { return None };
    let TypeParamBound::Trait(bound) = ty.bounds.first()? else {
        return None;
    };
    let last = bound.path.segments.last()?;
    (last.ident == "IntoValue").then_some(())?;
    argument_of_segment(last)
}

/// The first type among the arguments of `ty`.
pub(crate) fn first_argument(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    argument_of_segment(path.path.segments.last()?)
}

/// The first type among the arguments of `segment`.
pub(crate) fn argument_of_segment(segment: &PathSegment) -> Option<&Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The lists and maps of typify. A schema may have such a name too, but then
/// its path is short.
const LISTS_AND_MAPS: [&str; 6] = [
    "std::vec::Vec",
    "std::collections::HashMap",
    "std::collections::BTreeMap",
    "std::collections::HashSet",
    "std::collections::BTreeSet",
    "serde_json::Map",
];

/// Whether `ty` is a list or a map of progenitor's.
pub(crate) fn is_list_or_map(ty: &Type) -> bool {
    LISTS_AND_MAPS.contains(&segments(ty).join("::").as_str())
}

/// The names of `path`, without their arguments.
pub(crate) fn path_text(path: &syn::Path) -> String {
    let names: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    names.join("::")
}

/// The names of the path of `ty`.
pub(crate) fn segments(ty: &Type) -> Vec<String> {
    let Type::Path(path) = ty else {
        return Vec::new();
    };
    let segments = path.path.segments.iter();
    segments.map(|segment| segment.ident.to_string()).collect()
}

/// Each field of the structs among `items`, with the names of its type and its own.
pub(crate) fn fields(items: &mut [Item]) -> impl Iterator<Item = ((String, String), &mut Field)> {
    items
        .iter_mut()
        .filter_map(|item| match item {
            Item::Struct(item) => Some(item),
            _ => None,
        })
        .flat_map(|item| {
            let ty = item.ident.to_string();
            item.fields.iter_mut().filter_map(move |field| {
                let name = field.ident.as_ref()?.to_string();
                Some(((ty.clone(), name), field))
            })
        })
}

/// Whether `field` has the members that its type does not list.
pub(crate) fn is_flat(field: &Field) -> bool {
    let is_flatten = |attribute: &Attribute| match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("serde") => {
            list.tokens.to_string() == "flatten"
        }
        _ => false,
    };
    field.attrs.iter().any(is_flatten)
}

/// Whether `item` has the members that are the items of a list.
pub(crate) fn is_list(item: &ItemStruct) -> bool {
    let remote = ("remote".to_owned(), Some(parse_quote!("Self")));
    serde_arguments(&item.attrs).contains(&remote)
}

/// Lets `item` have a builder.
pub(crate) fn give_builder(item: &mut ItemStruct) {
    item.attrs.push(parse_quote!(#[builder]));
}

/// Whether `item` has a builder.
pub(crate) fn has_builder(item: &ItemStruct) -> bool {
    item.attrs
        .iter()
        .any(|attribute| attribute.path().is_ident("builder"))
}

/// The name of the type that the block implements something for.
pub(crate) fn self_name(item: &ItemImpl) -> Option<String> {
    let Type::Path(path) = &*item.self_ty else {
        return None;
    };
    Some(path.path.segments.last()?.ident.to_string())
}

/// The name in `#[serde(rename = "…")]`.
pub(crate) fn renamed(attributes: &[Attribute]) -> Option<String> {
    let arguments = serde_arguments(attributes).into_iter();
    let mut names = arguments.filter_map(|(key, value)| match value {
        Some(Lit::Str(name)) if key == "rename" => Some(name.value()),
        _ => None,
    });
    names.next_back()
}

/// The arguments of the attributes `#[serde(…)]`, each with its value.
pub(crate) fn serde_arguments(attributes: &[Attribute]) -> Vec<(String, Option<Lit>)> {
    let mut arguments = Vec::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("serde")) {
        // Other forms of the attribute do not parse to their end; what is before
        // that is found all the same.
        let _ = attribute.parse_nested_meta(|meta| {
            let value = match meta.input.peek(syn::Token![=]) {
                true => Some(meta.value()?.parse()?),
                false => None,
            };
            let key = meta.path.get_ident().map(ToString::to_string);
            arguments.push((key.unwrap_or_default(), value));
            Ok(())
        });
    }
    arguments
}

/// The entry of `operation` in the table of operations.
pub(crate) fn operation_constant(operation: &Operation) -> Ident {
    format_ident!("{}", operation.constant_name())
}

/// A style as the run time calls it.
pub(crate) fn style_name(style: Style) -> TokenStream {
    let name = match style {
        Style::Form { explode: true } | Style::Simple { explode: true } => "Exploded",
        Style::Form { explode: false } | Style::Simple { explode: false } => "Commas",
        Style::Label { explode: false } => "Label",
        Style::Label { explode: true } => "LabelExploded",
        Style::Matrix { explode: false } => "Matrix",
        Style::Matrix { explode: true } => "MatrixExploded",
        Style::Spaces => "Spaces",
        Style::Pipes => "Pipes",
        Style::DeepObject => "DeepObject",
        Style::Json => "Json",
    };
    let name = format_ident!("{name}");
    quote!(::openapi_client_core::Style::#name)
}
