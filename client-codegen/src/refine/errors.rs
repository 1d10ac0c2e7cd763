//! The type that holds any error body of the document.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;
use syn::{Field, Item, Type, parse_quote};

use super::{enums, unexpected};
use crate::error::{Error, Problem};
use crate::operation::Operation;
use crate::pointer::Pointer;

/// The types of the error bodies.
pub(super) fn schemas(operations: &[Operation]) -> Vec<Type> {
    schema_names(operations)
        .into_iter()
        .map(|name| {
            let name = format_ident!("{name}");
            parse_quote!(types::#name)
        })
        .collect()
}

fn schema_names(operations: &[Operation]) -> BTreeSet<&str> {
    operations
        .iter()
        .flat_map(|operation| &operation.errors)
        .filter_map(|error| error.schema.as_deref())
        .collect()
}

/// The enum with a variant for each schema of an error, and how it is read.
pub(super) fn items(
    document: &Value,
    operations: &[Operation],
    types: &[Item],
) -> Result<Vec<Item>, Error> {
    let names = schema_names(operations);
    let mut variants = Vec::new();
    let mut codes = Vec::new();
    let mut messages = Vec::new();
    for &name in &names {
        if !types.iter().any(|item| is_type(item, name)) {
            return Err(unexpected(format!("it gives no type `{name}`")));
        }
        variants.push(format_ident!("{name}"));
        codes.push(match field_with_role(document, types, name, "code")? {
            Some((field, true)) => {
                quote!(error.#field.as_ref().map(::std::string::ToString::to_string))
            }
            Some((field, false)) => quote!(Some(error.#field.to_string())),
            None => quote!(None),
        });
        messages.push(match field_with_role(document, types, name, "message")? {
            Some((field, true)) => quote!(error.#field.as_deref()),
            Some((field, false)) => quote!(Some(&error.#field)),
            None => quote!(None),
        });
    }
    let names: Vec<&str> = names.into_iter().collect();
    let docs = names
        .iter()
        .map(|name| format!(" A body of the schema `{name}`."));
    let code = accessor(&variants, &codes);
    let message = accessor(&variants, &messages);
    let schema = match variants.is_empty() {
        true => quote!(match *self {}),
        false => quote!(match self { #(Self::#variants(_) => #names,)* }),
    };
    let decode = match variants.is_empty() {
        true => quote! {
            let _ = (schema, body);
            None
        },
        false => quote! {
            match schema {
                #(#names => Some(::client_core::decode(body).map(Self::#variants)),)*
                _ => None,
            }
        },
    };
    let declaration = quote! {
        /// An error body that the document describes.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum ApiError {
            #(#[doc = #docs] #variants(types::#variants),)*
        }
    };
    let implementation = quote! {
        impl ::client_core::ErrorBody for ApiError {
            fn decode(
                schema: &str,
                body: &[u8],
            ) -> ::std::option::Option<::std::result::Result<Self, ::client_core::DecodeError>> {
                #decode
            }

            fn schema(&self) -> &'static str { #schema }

            fn code(&self) -> ::std::option::Option<::std::string::String> { #code }

            fn message(&self) -> ::std::option::Option<&str> { #message }
        }
    };
    Ok(vec![
        parse_quote!(#declaration),
        parse_quote!(#implementation),
    ])
}

fn accessor(variants: &[syn::Ident], bodies: &[TokenStream]) -> TokenStream {
    if variants.is_empty() {
        return quote!(match *self {});
    }
    let bindings = bodies
        .iter()
        .map(|body| match body.is_empty() || body.to_string() == "None" {
            true => quote!(_),
            false => quote!(error),
        });
    quote!(match self { #(Self::#variants(#bindings) => #bodies,)* })
}

fn is_type(item: &Item, name: &str) -> bool {
    match item {
        Item::Struct(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        _ => false,
    }
}

/// The field of `schema` that the document marks by `x-error-role` with
/// `role`, and whether it is optional.
fn field_with_role(
    document: &Value,
    types: &[Item],
    schema: &str,
    role: &str,
) -> Result<Option<(syn::Ident, bool)>, Error> {
    let at = Pointer::root().join_all(["components", "schemas", schema, "properties"]);
    let properties = document.pointer(at.as_str()).and_then(Value::as_object);
    let property = properties
        .into_iter()
        .flatten()
        .find(|(_, property)| property["x-error-role"] == role)
        .map(|(name, _)| name);
    let Some(property) = property else {
        return Ok(None);
    };
    let field = fields(types, schema).find(|field| {
        let ident = field.ident.as_ref().map(ToString::to_string);
        enums::renamed(&field.attrs).or(ident).as_ref() == Some(property)
    });
    let Some((ident, ty)) = field.and_then(|field| Some((field.ident.clone()?, &field.ty))) else {
        return Err(Problem::new(format!(
            "`x-error-role: {role}` marks a property without a field"
        ))
        .at(&at.join(property))
        .into());
    };
    let optional = matches!(ty, Type::Path(path)
        if path.path.segments.last().is_some_and(|last| last.ident == "Option"));
    Ok(Some((ident, optional)))
}

fn fields<'a>(types: &'a [Item], name: &str) -> impl Iterator<Item = &'a Field> {
    types
        .iter()
        .filter_map(move |item| match item {
            Item::Struct(item) if item.ident == name => Some(item.fields.iter()),
            _ => None,
        })
        .flatten()
}
