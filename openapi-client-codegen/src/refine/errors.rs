//! The type that holds any error body of the document.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;
use syn::{Field, Item, Type, parse_quote};

use crate::annotations::encoded_names::decoded;
use crate::error::{Error, Problem};
use crate::model::error_sets;
use crate::model::operation::Operation;
use crate::model::status::Status;
use crate::pointer::Pointer;
use crate::refine::syntax::{argument_of, renamed};
use crate::refine::types::enums;
use crate::refine::unexpected::unexpected;

/// The types of the error bodies.
pub(crate) fn schemas(operations: &[Operation]) -> Vec<Type> {
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
pub(crate) fn items(
    document: &Value,
    operations: &[Operation],
    types: &[Item],
) -> Result<Vec<Item>, Error> {
    let names = schema_names(operations);
    let mut variants = Vec::new();
    let mut codes = Vec::new();
    let mut documented_codes = Vec::new();
    let mut messages = Vec::new();
    for &name in &names {
        if !types.iter().any(|item| is_type(item, name)) {
            return Err(unexpected(format!("it gives no type `{name}`")));
        }
        variants.push(format_ident!("{name}"));
        let code = field_with_role(document, types, name, "code")?;
        codes.push(match &code {
            Some(field) => {
                let value = field.optional_reference();
                quote!(#value.map(::std::string::ToString::to_string))
            }
            None => quote!(None),
        });
        documented_codes.push(match &code {
            Some(field) => field.documented(types),
            None => quote!(None),
        });
        messages.push(match field_with_role(document, types, name, "message")? {
            Some(field) => {
                let value = field.optional_reference();
                quote!(#value.map(::std::string::String::as_str))
            }
            None => quote!(None),
        });
    }
    let names: Vec<&str> = names.into_iter().collect();
    let docs = names
        .iter()
        .map(|name| format!(" A body of the schema `{name}`."));
    let code = accessor(&variants, &codes);
    let documented_code = accessor(&variants, &documented_codes);
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
                #(#names => Some(::openapi_client_core::decode(body).map(Self::#variants)),)*
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
        impl ::openapi_client_core::ErrorBody for ApiError {
            fn decode(
                schema: &str,
                body: &[u8],
            ) -> ::std::option::Option<::std::result::Result<Self, ::openapi_client_core::DecodeError>> {
                #decode
            }

            fn schema(&self) -> &'static str { #schema }

            fn code(&self) -> ::std::option::Option<::std::string::String> { #code }

            fn documented_code(
                &self,
            ) -> ::std::option::Option<::std::borrow::Cow<'static, str>> {
                #documented_code
            }

            fn message(&self) -> ::std::option::Option<&str> { #message }
        }
    };
    let mut items = vec![parse_quote!(#declaration), parse_quote!(#implementation)];
    items.extend(sets(operations));
    Ok(items)
}

/// The enum of each set of errors that operations document.
fn sets(operations: &[Operation]) -> Vec<Item> {
    let mut known = BTreeSet::new();
    let sets = operations
        .iter()
        .filter(|operation| !operation.errors.is_empty() && known.insert(&operation.error_set));
    let items = sets.map(|operation| {
        let name = format_ident!("{}", operation.error_set);
        let variants = error_sets::variants(&operation.errors);
        let rows = operation
            .errors
            .iter()
            .zip(variants)
            .map(|(error, variant)| {
                let variant = format_ident!("{variant}");
                let pattern = match error.status {
                    Status::Code(code) => {
                        let code = Literal::u16_unsuffixed(code);
                        quote!(Code(#code))
                    }
                    Status::Range(range) => {
                        let range = Literal::u16_unsuffixed(range);
                        quote!(Range(#range))
                    }
                    Status::Default => quote!(Default),
                };
                let media_types = &error.media_types;
                let media_types = (!media_types.is_empty()).then(|| quote!([#(#media_types),*]));
                let body = error.schema.as_ref().map(|schema| {
                    let schema = format_ident!("{schema}");
                    quote!(=> #schema(types::#schema))
                });
                quote!(#variant: #pattern #media_types #body,)
            });
        parse_quote! {
            ::openapi_client_core::documented_errors! { #name of ApiError { #(#rows)* } }
        }
    });
    items.collect()
}

fn accessor(variants: &[syn::Ident], bodies: &[TokenStream]) -> TokenStream {
    if variants.is_empty() {
        return quote!(match *self {});
    }
    let bindings = bodies.iter().map(|body| match body.to_string() == "None" {
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

/// A field of the type of an error body.
struct Role {
    field: syn::Ident,
    ty: Type,
    is_optional: bool,
}

impl Role {
    /// An `Option` of a reference to the value in `error`.
    fn optional_reference(&self) -> TokenStream {
        let field = &self.field;
        match self.is_optional {
            true => quote!(error.#field.as_ref()),
            false => quote!(Some(&error.#field)),
        }
    }

    /// The name of the type, without its path.
    fn name(&self) -> Option<&syn::Ident> {
        match &self.ty {
            Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
            _ => None,
        }
    }

    /// Whether the type is `::std::string::String`, and no schema of that name.
    fn is_text(&self) -> bool {
        let string: Type = parse_quote!(::std::string::String);
        self.ty == string
    }

    fn is_number(&self) -> bool {
        const NUMBERS: [&str; 9] = ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64"];
        self.name()
            .is_some_and(|name| NUMBERS.iter().any(|number| name == number))
    }

    fn is_enum(&self, types: &[Item]) -> bool {
        self.name().is_some_and(|name| {
            types.iter().any(|item| {
                matches!(item, Item::Enum(item) if item.ident == *name && enums::is_enum_of_strings(item))
            })
        })
    }

    /// The value if it is a number or listed in the document.
    fn documented(&self, types: &[Item]) -> TokenStream {
        let value = self.optional_reference();
        match self.name() {
            Some(name) if self.is_enum(types) => {
                quote!(#value.and_then(types::#name::documented).map(::std::convert::Into::into))
            }
            _ if self.is_number() => quote!(#value.map(|code| code.to_string().into())),
            _ => quote!(None),
        }
    }
}

/// What fields of error bodies with a role are called, by which they have it in a schema
/// without a mark: the usual names, and those of RFC 9457 and RFC 6749.
const USUAL: [(&str, &[&str]); 2] = [
    ("code", &["code", "errorCode", "error_code"]),
    (
        "message",
        &["message", "detail", "error_description", "title", "error"],
    ),
];

/// The field with `role` by its name, if it has a type that fits.
fn usual_field(types: &[Item], schema: &str, role: &str) -> Option<Role> {
    let (_, names) = USUAL.iter().find(|(known, _)| *known == role)?;
    let mut fields = names
        .iter()
        .filter_map(|name| field_of(types, schema, name));
    let is_code = |field: &Role| field.is_number() || field.is_enum(types);
    fields.find(|field| field.is_text() || role == "code" && is_code(field))
}

/// The field of `schema` for `property`.
fn field_of(types: &[Item], schema: &str, property: &str) -> Option<Role> {
    let field = fields(types, schema).find(|field| {
        let ident = field.ident.as_ref().map(ToString::to_string);
        renamed(&field.attrs).or(ident).as_deref() == Some(property)
    })?;
    let optional = argument_of(&field.ty, "Option");
    Some(Role {
        field: field.ident.clone()?,
        ty: optional.unwrap_or(&field.ty).clone(),
        is_optional: optional.is_some(),
    })
}

/// The field of `schema` that the document marks by `x-error-role` with `role`; without
/// any mark in the schema, one by its name.
fn field_with_role(
    document: &Value,
    types: &[Item],
    schema: &str,
    role: &str,
) -> Result<Option<Role>, Error> {
    let at = Pointer::root().join_all(["components", "schemas", schema, "properties"]);
    let properties = document.pointer(at.as_str()).and_then(Value::as_object);
    let properties = || properties.into_iter().flatten();
    if properties().all(|(_, property)| property["x-error-role"].is_null()) {
        return Ok(usual_field(types, schema, role));
    }
    let property = properties().find(|(_, property)| property["x-error-role"] == role);
    let Some(property) = property.map(|(name, _)| decoded(name)) else {
        return Ok(None);
    };
    let Some(found) = field_of(types, schema, &property) else {
        return Err(Problem::new(format!(
            "`x-error-role: {role}` marks a property without a field"
        ))
        .at(&at.join(&property))
        .into());
    };
    match role {
        "message" if !found.is_text() => Err(Problem::new(
            "`x-error-role: message` marks a property that is not a plain string",
        )
        .at(&at.join(&property))
        .help("a message is a string without bounds, format or enum")
        .into()),
        "code" if !found.is_text() && !found.is_number() && !found.is_enum(types) => {
            Err(Problem::new(
                "`x-error-role: code` marks a property that is not a string, number or enum",
            )
            .at(&at.join(&property))
            .into())
        }
        _ => Ok(Some(found)),
    }
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
