//! Reading the public items of generated code.

use std::collections::{BTreeMap, BTreeSet};

use syn::parse::Parse;
use syn::{
    Attribute, Fields, FnArg, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemMacro,
    ItemStruct, ReceiverKind, ReturnType, Type, Visibility,
};

use crate::emit::objects::UNKNOWN;
use crate::error::{Error, Problem};
use crate::refine::syntax::{converted, self_name};
use crate::rust_api::items::{RustItem, RustItemKind};
use crate::rust_api::macros::{DocumentedErrors, Enums, Objects, Paged};
use crate::rust_api::types::Names;

type Items = BTreeMap<RustItem, String>;

/// What every enum of strings has.
const OF_ENUMS: [&str; 11] = [
    "Clone",
    "Debug",
    "Display",
    "Eq",
    "FromStr",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "TryFrom<&str>",
    "TryFrom<String>",
];

/// The items, and what each field is called on the wire.
pub(super) fn items(files: &BTreeMap<String, String>) -> Result<(Items, Items), Error> {
    let parsed = files.iter().map(|(path, text)| {
        let file = syn::parse_file(text).map_err(|error| unexpected(path, &error))?;
        Ok((path.as_str(), file.items))
    });
    let parsed: Vec<(&str, Vec<Item>)> = parsed.collect::<Result<_, Error>>()?;
    let mut declared = BTreeSet::new();
    for (path, items) in &parsed {
        if module(path) == "types" {
            for item in items {
                declared.extend(names(item).map_err(|error| unexpected(path, &error))?);
            }
        }
    }
    let (mut found, mut wire_names) = (Items::new(), Items::new());
    for (path, items) in &parsed {
        let module = module(path);
        let mut reader = Reader {
            module,
            names: Names {
                declared: &declared,
                is_there: module == "types",
            },
            found: &mut found,
            wire_names: &mut wire_names,
        };
        for item in items {
            reader
                .item(item)
                .map_err(|error| unexpected(path, &error))?;
        }
    }
    Ok((found, wire_names))
}

fn unexpected(path: &str, error: &syn::Error) -> Error {
    Problem::new(format!("{path}: {error}"))
        .help("it is read as code that this pipeline wrote")
        .into()
}

/// The module of a file, whatever tag it is of.
fn module(path: &str) -> &str {
    let name = path.split('/').next().unwrap_or(path);
    name.strip_suffix(".rs").unwrap_or(name)
}

/// The names of the types that `item` declares.
fn names(item: &Item) -> syn::Result<Vec<String>> {
    Ok(match item {
        Item::Struct(item) => vec![item.ident.to_string()],
        Item::Enum(item) => vec![item.ident.to_string()],
        Item::Type(item) => vec![item.ident.to_string()],
        Item::Macro(item) => match called(item).as_str() {
            "objects" => {
                let Objects(objects) = content(item)?;
                objects.iter().map(|it| it.name.to_string()).collect()
            }
            "open_enums" | "closed_enums" => {
                let Enums(enums) = content(item)?;
                enums.iter().map(|it| it.name.to_string()).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    })
}

/// The name of the macro that `item` calls.
fn called(item: &ItemMacro) -> String {
    let last = item.mac.path.segments.last();
    last.map(|last| last.ident.to_string()).unwrap_or_default()
}

fn content<T: Parse>(item: &ItemMacro) -> syn::Result<T> {
    syn::parse2(item.mac.tokens.clone())
}

struct Reader<'a> {
    module: &'a str,
    names: Names<'a>,
    found: &'a mut Items,
    wire_names: &'a mut Items,
}

impl Reader<'_> {
    fn item(&mut self, item: &Item) -> syn::Result<()> {
        match item {
            Item::Struct(item) if is_public(&item.vis) => self.structure(item),
            Item::Enum(item) if is_public(&item.vis) => self.enumeration(item),
            Item::Type(item) if is_public(&item.vis) => {
                let (path, ty) = (self.path(&item.ident), self.names.text(&item.ty));
                self.add(path, RustItemKind::Alias, ty);
            }
            Item::Const(item) if is_public(&item.vis) => {
                let (path, ty) = (self.path(&item.ident), self.names.text(&item.ty));
                self.add(path, RustItemKind::Constant, ty);
            }
            Item::Static(item) if is_public(&item.vis) => {
                let (path, ty) = (self.path(&item.ident), self.names.text(&item.ty));
                self.add(path, RustItemKind::Constant, ty);
            }
            Item::Impl(item) => self.block(item)?,
            Item::Macro(item) => self.call(item)?,
            _ => {}
        }
        Ok(())
    }

    /// The path of `name`, as a user names it. The type of the servers of the document is
    /// at the root.
    fn path(&self, name: &dyn std::fmt::Display) -> String {
        let name = name.to_string();
        let is_type = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
        match self.module {
            "client" => name,
            "servers" if is_type => name,
            module => format!("{module}::{name}"),
        }
    }

    fn add(&mut self, path: impl Into<String>, kind: RustItemKind, text: impl Into<String>) {
        let path = path.into();
        self.found.insert(RustItem { path, kind }, text.into());
    }

    fn has(&mut self, path: &str, name: &str) {
        self.add(
            format!("{name} for {path}"),
            RustItemKind::Trait,
            String::new(),
        );
    }

    fn derived(&mut self, path: &str, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|it| it.path().is_ident("derive")) {
            // An attribute that does not parse derives nothing.
            let _ = attribute.parse_nested_meta(|meta| {
                if let Some(last) = meta.path.segments.last() {
                    self.has(path, &last.ident.to_string());
                }
                Ok(())
            });
        }
    }

    fn structure(&mut self, item: &ItemStruct) {
        let path = self.path(&item.ident);
        self.add(&*path, RustItemKind::Struct, "");
        self.derived(&path, &item.attrs);
        for (index, field) in item.fields.iter().enumerate() {
            if is_public(&field.vis) {
                let name = field.ident.as_ref().map(ToString::to_string);
                let name = name.unwrap_or_else(|| index.to_string());
                let ty = self.names.text(&field.ty);
                self.add(format!("{path}::{name}"), RustItemKind::Field, ty);
            }
        }
    }

    fn enumeration(&mut self, item: &ItemEnum) {
        let path = self.path(&item.ident);
        self.add(&*path, RustItemKind::Enum, "");
        self.derived(&path, &item.attrs);
        let mut names = Vec::new();
        for variant in &item.variants {
            let ty = match &variant.fields {
                Fields::Unnamed(fields) => fields.unnamed.first().map(|field| &field.ty),
                _ => None,
            };
            self.variant(&path, &variant.ident, ty);
            names.push(variant.ident.to_string());
        }
        let mut attributes = item.attrs.iter();
        if !attributes.any(|it| it.path().is_ident("non_exhaustive")) {
            self.add(path, RustItemKind::Variants, names.join(", "));
        }
    }

    fn variant(&mut self, of: &str, name: &dyn std::fmt::Display, ty: Option<&Type>) {
        let ty = ty.map(|ty| self.names.text(ty)).unwrap_or_default();
        self.add(format!("{of}::{name}"), RustItemKind::Variant, ty);
    }

    fn block(&mut self, item: &ItemImpl) -> syn::Result<()> {
        if let Some((path, ..)) = &item.trait_ {
            let (name, of) = (self.names.path(path), self.names.text(&item.self_ty));
            // How a type is made of others is for its users; how it is read is not.
            let name = name.rsplit_once("::").map_or(&*name, |(before, last)| {
                if before.contains('<') { &*name } else { last }
            });
            self.has(&of, name);
            return Ok(());
        }
        let Some(name) = self_name(item) else {
            return Ok(());
        };
        let of = self.path(&name);
        for item in &item.items {
            match item {
                ImplItem::Fn(function) if is_public(&function.vis) => self.function(&of, function),
                ImplItem::Const(item) if is_public(&item.vis) => {
                    let ty = self.names.text(&item.ty);
                    self.add(format!("{of}::{}", item.ident), RustItemKind::Constant, ty);
                }
                ImplItem::Macro(item) => {
                    let last = item.mac.path.segments.last();
                    if last.is_some_and(|last| last.ident == "paged") {
                        let paged: Paged = syn::parse2(item.mac.tokens.clone())?;
                        let item = self.names.text(&paged.item);
                        for (name, ty) in [(paged.pages, "Pages"), (paged.items, "Items")] {
                            let signature = format!("fn(self) -> {ty}<'a, {item}, Error>");
                            self.add(format!("{of}::{name}"), RustItemKind::Method, signature);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn function(&mut self, of: &str, function: &ImplItemFn) {
        let signature = &function.sig;
        let path = format!("{of}::{}", signature.ident);
        let inputs = signature.inputs.iter().map(|input| match input {
            FnArg::Receiver(receiver) => match receiver.kind {
                ReceiverKind::Reference(..) => "&self".to_owned(),
                _ => "self".to_owned(),
            },
            FnArg::Typed(input) => self.names.text(&input.ty),
        });
        let inputs: Vec<String> = inputs.collect();
        if let Some(FnArg::Typed(value)) = signature.inputs.get(1)
            && let Some(ty) = converted(&value.ty)
        {
            let ty = self.names.text(ty);
            self.add(path, RustItemKind::Setter, ty);
            return;
        }
        let output = match &signature.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", self.names.text(ty)),
        };
        let kind = if signature.asyncness.is_some() {
            "async fn"
        } else {
            "fn"
        };
        let text = format!("{kind}({}){output}", inputs.join(", "));
        self.add(path, RustItemKind::Method, text);
    }

    fn call(&mut self, item: &ItemMacro) -> syn::Result<()> {
        match called(item).as_str() {
            "objects" => {
                let Objects(objects) = content(item)?;
                for object in objects {
                    let path = self.path(&object.name);
                    self.add(&*path, RustItemKind::Struct, "");
                    self.has(&path, "Clone");
                    self.has(&path, "Debug");
                    self.derived(&path, &object.attributes);
                    let builder = format!("types::builder::{}", object.name);
                    if object.has_builder {
                        self.add(&*builder, RustItemKind::Struct, "");
                        let signature = format!("fn() -> {builder}");
                        self.add(format!("{path}::builder"), RustItemKind::Method, signature);
                    }
                    for field in &object.fields {
                        let ty = self.names.text(&field.ty);
                        if object.has_builder {
                            let setter = format!("{builder}::{}", field.name);
                            self.add(setter, RustItemKind::Setter, &*ty);
                        }
                        let item = RustItem {
                            path: format!("{path}::{}", field.name),
                            kind: RustItemKind::Field,
                        };
                        let wire_name = field.wire_name.clone();
                        let wire_name = wire_name.unwrap_or_else(|| field.name.to_string());
                        self.wire_names.insert(item.clone(), wire_name);
                        self.found.insert(item, ty);
                    }
                }
            }
            kind @ ("open_enums" | "closed_enums") => {
                let Enums(enums) = content(item)?;
                for of in enums {
                    let path = self.path(&of.name);
                    self.add(&*path, RustItemKind::Enum, "");
                    OF_ENUMS.iter().for_each(|name| self.has(&path, name));
                    for variant in &of.variants {
                        self.variant(&path, variant, None);
                    }
                    let as_str = match kind == "open_enums" {
                        true => {
                            let unknown = of.unknown.map(|name| name.to_string());
                            let unknown = unknown.unwrap_or_else(|| UNKNOWN.to_owned());
                            self.variant(&path, &unknown, Some(&syn::parse_quote!(String)));
                            self.has(&path, "From<&str>");
                            self.has(&path, "From<String>");
                            let documented = "fn(&self) -> Option<&'static str>";
                            let name = format!("{path}::documented");
                            self.add(name, RustItemKind::Method, documented);
                            "fn(&self) -> &str"
                        }
                        false => {
                            self.has(&path, "Copy");
                            "fn(self) -> &'static str"
                        }
                    };
                    self.add(format!("{path}::as_str"), RustItemKind::Method, as_str);
                }
            }
            "documented_errors" => {
                let errors: DocumentedErrors = content(item)?;
                let path = self.path(&errors.name);
                self.add(&*path, RustItemKind::Enum, "");
                for (name, body) in &errors.variants {
                    self.variant(&path, name, body.as_ref());
                }
                let names: Vec<String> =
                    errors.variants.iter().map(|it| it.0.to_string()).collect();
                self.add(path, RustItemKind::Variants, names.join(", "));
            }
            _ => {}
        }
        Ok(())
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
