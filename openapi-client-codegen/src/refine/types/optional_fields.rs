//! Optional properties of what requests contain: absent, `null` and empty are
//! three values.
//!
//! progenitor leaves an empty list out, and has one value for absent and `null`. A
//! program that sets a list to nothing, or a property to `null`, must be able to say
//! so, and what was read must be sent back as it was.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Field, Item, LitStr, Meta, Type, parse_quote};

use crate::annotations::encoded_names::nullable_property;
use crate::refine::syntax::{argument_of, fields, is_list_or_map, renamed, serde_arguments};

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

/// Changes the fields of those `types` that are in `sent`.
pub(crate) fn refine(types: &mut [Item], sent: &BTreeSet<String>, nullable: &NullableFields) {
    for (key, field) in fields(types).filter(|((ty, _), _)| sent.contains(ty)) {
        let is_nullable = nullable.contains(&key);
        if let Some(ty) = changed(&field.ty, is_nullable)
            && is_left_out(&field.attrs)
        {
            set(field, &ty, is_nullable);
        } else if field.ty == parse_quote!(::std::option::Option<::serde_json::Value>) {
            field.attrs.push(parse_quote! {
                #[serde(default, deserialize_with = "null_as_value")]
            });
        }
    }
}

/// The type that a field of the type `ty` gets; `None` if that is as it should be.
fn changed(ty: &Type, is_nullable: bool) -> Option<Type> {
    if is_nullable {
        let inner = argument_of(ty, "Option")?;
        return Some(parse_quote!(::openapi_client_core::Nullable<#inner>));
    }
    is_list_or_map(ty).then(|| parse_quote!(::std::option::Option<#ty>))
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
