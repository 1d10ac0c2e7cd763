//! Optional properties of what requests contain: absent, `null` and empty are
//! three values.
//!
//! progenitor leaves an empty list out, and has one value for absent and `null`. A
//! program that sets a list to nothing, or a property to `null`, must be able to say
//! so, and what was read must be sent back as it was.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, ExprMethodCall, Field, ImplItem, ImplItemFn, Item, LitStr, Meta, Type, parse_quote,
};

use crate::annotations::encoded_names::nullable_property;
use crate::refine::syntax::{
    argument_of, fields, first_argument, is_list_or_map, renamed, self_name, serde_arguments,
};

/// The optional properties that may be `null`: a type and a field.
pub(crate) type NullableFields = BTreeSet<(String, String)>;

/// Finds the optional properties among the fields of `types` that may be `null`, and
/// leaves their names as they are on the wire.
pub(crate) fn take_nullable(types: &mut [Item]) -> NullableFields {
    let mut found = NullableFields::new();
    for (key, field) in fields(types) {
        for attribute in &mut field.attrs {
            if let Meta::List(list) = &mut attribute.meta
                && let Some(tokens) = unmarked(&list.tokens, &key.1)
            {
                list.tokens = tokens;
                found.insert(key.clone());
            }
        }
    }
    found
}

/// The arguments of an attribute whose mark is taken away; `None` if there is none.
/// A rename to the name of the field is taken away with it.
fn unmarked(tokens: &TokenStream, field: &str) -> Option<TokenStream> {
    let mut tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let (at, name) = tokens.iter().enumerate().find_map(|(at, token)| {
        let TokenTree::Literal(literal) = token else {
            return None;
        };
        let text: LitStr = syn::parse2(TokenTree::from(literal.clone()).into()).ok()?;
        Some((at, nullable_property(&text.value())?.to_owned()))
    })?;
    tokens[at] = Literal::string(&name).into();
    // `rename = "…",` comes first.
    if name == field && at == 2 {
        tokens.drain(..tokens.len().min(4));
    }
    Some(tokens.into_iter().collect())
}

/// Changes the fields of those `types` that are in `sent`, and their `builders`.
pub(crate) fn refine(
    types: &mut [Item],
    builders: &mut [Item],
    sent: &BTreeSet<String>,
    nullable: &NullableFields,
) {
    let mut changed: BTreeSet<(String, String)> = BTreeSet::new();
    for (key, field) in fields(types).filter(|((ty, _), _)| sent.contains(ty)) {
        let is_nullable = nullable.contains(&key);
        if let Some(after) = Change::of(&field.ty, is_nullable)
            && is_left_out(&field.attrs)
        {
            set(field, &after.field, is_nullable);
            changed.insert(key);
        } else if field.ty == parse_quote!(::std::option::Option<::serde_json::Value>) {
            field.attrs.push(parse_quote! {
                #[serde(default, deserialize_with = "::openapi_client_core::null_as_value")]
            });
        }
    }
    // A builder names the types in another way than the types themselves.
    let mut changes: BTreeMap<(String, String), Change> = BTreeMap::new();
    for (key, field) in fields(builders).filter(|(key, _)| changed.contains(key)) {
        let ty = first_argument(&field.ty);
        if let Some(change) = ty.and_then(|ty| Change::of(ty, nullable.contains(&key))) {
            let ty = &change.field;
            field.ty = parse_quote!(::std::result::Result<#ty, ::std::string::String>);
            changes.insert(key, change);
        }
    }
    for item in builders {
        let Item::Impl(item) = item else { continue };
        if item.trait_.is_some() {
            continue;
        }
        let name = self_name(item).unwrap_or_default();
        for item in &mut item.items {
            if let ImplItem::Fn(setter) = item
                && let Some(change) = changes.get(&(name.clone(), setter.sig.ident.to_string()))
            {
                change.apply(setter);
            }
        }
    }
}

/// The types that a field gets.
struct Change {
    field: Type,
    /// What the setter converts a value into.
    taken: Type,
}

impl Change {
    /// For a field of the type `ty`; `None` if it is as it should be.
    fn of(ty: &Type, is_nullable: bool) -> Option<Self> {
        if is_nullable {
            let inner = argument_of(ty, "Option")?;
            let field: Type = parse_quote!(::openapi_client_core::Nullable<#inner>);
            let taken = field.clone();
            return Some(Self { field, taken });
        }
        is_list_or_map(ty).then(|| Self {
            field: parse_quote!(::std::option::Option<#ty>),
            taken: parse_quote!(::openapi_client_core::Optional<#ty>),
        })
    }

    fn apply(&self, setter: &mut ImplItemFn) {
        let Self { field, taken } = self;
        setter.sig.generics.where_clause = Some(parse_quote! {
            where
                T: ::std::convert::TryInto<#taken>,
                T::Error: ::std::fmt::Display,
        });
        if field != taken {
            IntoOption.visit_block_mut(&mut setter.block);
        }
    }
}

/// `value.try_into()` of a setter becomes an option.
struct IntoOption;

impl VisitMut for IntoOption {
    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        if call.method == "map_err" {
            let value = &call.receiver;
            call.receiver = parse_quote!(#value.map(::openapi_client_core::Optional::into_option));
        } else {
            visit_mut::visit_expr_method_call_mut(self, call);
        }
    }
}

/// Gives `field` the type `ty`, whose value is left out where it is absent.
fn set(field: &mut Field, ty: &Type, is_nullable: bool) {
    let is_absent = match is_nullable {
        true => "::openapi_client_core::Nullable::is_absent",
        false => "::std::option::Option::is_none",
    };
    field.ty = ty.clone();
    let name = renamed(&field.attrs);
    field
        .attrs
        .retain(|attribute| !attribute.path().is_ident("serde"));
    let renamed = name.map(|name| quote!(rename = #name,));
    field
        .attrs
        .push(parse_quote!(#[serde(#renamed default, skip_serializing_if = #is_absent)]));
}

/// Whether the attributes leave out some value of a field.
fn is_left_out(attributes: &[Attribute]) -> bool {
    let mut arguments = serde_arguments(attributes).into_iter();
    arguments.any(|(key, _)| key == "skip_serializing_if")
}
