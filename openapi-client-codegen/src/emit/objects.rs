//! The text of types with named properties and of their builders: calls of macros of
//! the run time, in which each property is said once.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::Visit;
use syn::{
    Attribute, Expr, ExprLit, Field, Fields, Item, ItemEnum, ItemStruct, Lit, Meta, Type,
    parse_quote,
};

use crate::annotations::encoded_names::REST;
use crate::refine::syntax::{has_builder, is_flat, is_list, serde_arguments};
use crate::refine::types::enums::{is_open, values};

/// The builders of those of `types` that have one.
pub(super) fn builders(types: &[Item]) -> Vec<Item> {
    let names = types.iter().filter_map(|item| match item {
        Item::Struct(item) if has_builder(item) => Some(&item.ident),
        _ => None,
    });
    let names: Vec<_> = names.collect();
    match names.is_empty() {
        true => Vec::new(),
        false => vec![parse_quote!(
            ::openapi_client_core::builders! { #(#names),* }
        )],
    }
}

/// The types that a macro of the run time declares, in the order of their calls.
#[derive(Default)]
pub(super) struct Declared {
    open: Vec<ItemEnum>,
    closed: Vec<ItemEnum>,
    objects: Vec<ItemStruct>,
}

impl Declared {
    /// Takes such types out of `items`.
    pub(super) fn take(items: &mut Vec<Item>) -> Self {
        let mut declared = Self::default();
        for item in std::mem::take(items) {
            match item {
                Item::Struct(item) if matches!(item.fields, Fields::Named(_)) => {
                    declared.objects.push(item);
                }
                Item::Enum(item) if is_open(&item) == Some(true) => declared.open.push(item),
                Item::Enum(item) if is_open(&item) == Some(false) => declared.closed.push(item),
                item => items.push(item),
            }
        }
        declared
    }

    /// The calls.
    pub(super) fn text(&self) -> String {
        let enums =
            |items: &[ItemEnum]| -> Vec<String> { items.iter().map(enum_of_strings).collect() };
        let calls = [
            ("open_enums", enums(&self.open)),
            ("closed_enums", enums(&self.closed)),
            ("objects", self.objects.iter().map(declaration).collect()),
        ];
        let calls = calls.into_iter().filter(|(_, items)| !items.is_empty());
        calls
            .map(|(name, items): (_, Vec<String>)| {
                let items = items.join("\n");
                format!("\n::openapi_client_core::{name}! {{\n{items}}}\n")
            })
            .collect()
    }

    /// Has `visit` see everything.
    pub(super) fn visit<'ast>(&'ast self, visit: &mut impl Visit<'ast>) {
        let enums = self.open.iter().chain(&self.closed);
        enums.for_each(|item| visit.visit_item_enum(item));
        self.objects
            .iter()
            .for_each(|item| visit.visit_item_struct(item));
    }
}

/// The variant of an open enum for a value that is not listed.
pub(crate) const UNKNOWN: &str = "UnknownValue";

fn enum_of_strings(item: &ItemEnum) -> String {
    let mut text = String::new();
    docs(&item.attrs, "    ", &mut text);
    let name = &item.ident;
    let mut unknown = UNKNOWN.to_owned();
    while item.variants.iter().any(|variant| variant.ident == unknown) {
        unknown.push('_');
    }
    let or_else = match is_open(item) == Some(true) && unknown != UNKNOWN {
        true => format!(" else {unknown}"),
        false => String::new(),
    };
    let _ = writeln!(text, "    pub enum {name}{or_else} {{");
    for (variant, value) in item.variants.iter().zip(values(item)) {
        docs(&variant.attrs, "        ", &mut text);
        let _ = writeln!(text, "        {} = {},", variant.ident, literal(&value));
    }
    text.push_str("    }\n");
    text
}

fn declaration(object: &ItemStruct) -> String {
    let mut text = String::new();
    docs(&object.attrs, "    ", &mut text);
    let default: syn::Path = parse_quote!(Default);
    if derives(&object.attrs, &default) {
        text.push_str("    #[derive(Default)]\n");
    }
    let name = &object.ident;
    let with_builder = if has_builder(object) {
        " with builder"
    } else {
        ""
    };
    let in_list = if is_list(object) { " in list" } else { "" };
    let _ = writeln!(text, "    pub struct {name}{with_builder}{in_list} {{");
    let (last, fields): (Vec<&Field>, Vec<&Field>) = object
        .fields
        .iter()
        .partition(|field| is_more(field, object));
    for field in fields {
        property(field, &mut text);
    }
    for field in last {
        text.push_str("        ..\n");
        docs(&field.attrs, "        ", &mut text);
        let name = field.ident.as_ref().map(ToString::to_string);
        let name = name.unwrap_or_default();
        let _ = writeln!(text, "        pub {name}: {},", type_text(&field.ty));
    }
    text.push_str("    }\n");
    text
}

/// Whether `field` keeps what has no field of its own.
fn is_more(field: &Field, object: &ItemStruct) -> bool {
    is_flat(field) || (is_list(object) && field.ident.as_ref().is_some_and(|name| name == REST))
}

fn property(field: &Field, text: &mut String) {
    docs(&field.attrs, "        ", text);
    let arguments = serde_arguments(&field.attrs);
    let value = |name: &str| {
        let argument = arguments.iter().rfind(|(key, _)| key == name)?;
        match &argument.1 {
            Some(Lit::Str(value)) => Some(value.value()),
            _ => Some(String::new()),
        }
    };
    let keeps_null = value("deserialize_with").is_some_and(|with| with.ends_with("null_as_value"));
    let kind = match value("skip_serializing_if").or(value("default")) {
        _ if keeps_null => "[null]",
        Some(_) => "[?]",
        None => "",
    };
    let name = field
        .ident
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let _ = write!(text, "        pub {name}{kind}: {}", type_text(&field.ty));
    if let Some(wire) = value("rename").filter(|wire| *wire != name) {
        let _ = write!(text, " = {}", literal(&wire));
    }
    if let Some(note) = deprecated(&field.attrs) {
        let _ = write!(text, " => {}", literal(&note));
    }
    text.push_str(",\n");
}

fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// Writes the doc comment among `attributes`.
pub(super) fn docs(attributes: &[Attribute], indentation: &str, text: &mut String) {
    for attribute in attributes {
        if let Some(line) = text_of(attribute, "doc") {
            let _ = writeln!(text, "{indentation}///{line}");
        }
    }
}

fn deprecated(attributes: &[Attribute]) -> Option<String> {
    attributes
        .iter()
        .find_map(|attribute| text_of(attribute, "deprecated"))
}

/// The text of `#[name = "text"]`.
fn text_of(attribute: &Attribute, name: &str) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    match &meta.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if meta.path.is_ident(name) => Some(text.value()),
        _ => None,
    }
}

/// Whether `attributes` derive the trait whose path ends as `path` does.
fn derives(attributes: &[Attribute], path: &syn::Path) -> bool {
    let mut is_derived = false;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("derive")) {
        // An attribute that does not parse derives nothing.
        let _ = attribute.parse_nested_meta(|meta| {
            is_derived |= meta.path.segments.last() == path.segments.last();
            Ok(())
        });
    }
    is_derived
}

fn type_text(ty: &Type) -> String {
    on_one_line(ty.to_token_stream())
}

/// The type in `tokens` on one line.
pub(crate) fn on_one_line(tokens: TokenStream) -> String {
    let mut text = tokens.to_string();
    for (spaced, short) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (",::", ", ::"),
    ] {
        text = text.replace(spaced, short);
    }
    text
}
