//! What generated code declares, as far as a value of it is made.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Fields, FnArg, GenericArgument, ImplItem, Item, ItemEnum, ItemStruct, Path,
    PathArguments, Type, parse_quote,
};

use crate::refine::syntax::{converted, has_builder, is_flat, renamed, self_name, serde_arguments};
use crate::refine::type_graph::declared;
use crate::refine::types::enums::{is_open, values};

/// The types of the document's schemas, by their names.
#[derive(Default)]
pub(crate) struct Types(BTreeMap<String, Declared>);

/// How a value of a type is made.
pub(crate) enum Declared {
    /// By a builder, which sets these.
    Built(Vec<Property>),
    /// It is one of these texts; the name of the variant is before each.
    Text(Vec<(String, String)>),
    /// It is converted from one of these types.
    Converted(Vec<Conversion>),
    /// It is another name of this type.
    Alias(Box<Type>),
}

/// A property that a builder sets.
pub(crate) struct Property {
    pub(crate) setter: String,
    /// Its name in the document.
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) is_required: bool,
    pub(crate) is_deprecated: bool,
}

/// A type that another converts to.
pub(crate) struct Conversion {
    pub(crate) from: Type,
    pub(crate) is_fallible: bool,
}

impl Types {
    pub(crate) fn of(items: &[Item]) -> Self {
        let mut rooted = Rooted(items.iter().filter_map(declared).collect());
        let mut types = Self::default();
        for item in items {
            let (name, declared) = match item {
                Item::Struct(item) if has_builder(item) => {
                    (&item.ident, Declared::Built(properties(item, &mut rooted)))
                }
                Item::Struct(item) if matches!(item.fields, Fields::Unnamed(_)) => {
                    (&item.ident, Declared::Converted(Vec::new()))
                }
                Item::Enum(item) if is_open(item).is_some() => {
                    (&item.ident, Declared::Text(texts(item)))
                }
                Item::Type(item) => (&item.ident, Declared::Alias(Box::new(rooted.ty(&item.ty)))),
                _ => continue,
            };
            types.0.insert(name.to_string(), declared);
        }
        for item in items {
            if let Item::Impl(item) = item
                && let Some((path, _)) = &item.trait_
                && let Some(name) = self_name(item)
                && let Some(Declared::Converted(known)) = types.0.get_mut(&name)
            {
                known.extend(conversion(path, &mut rooted));
            }
        }
        types
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Declared> {
        self.0.get(name)
    }
}

fn properties(item: &ItemStruct, rooted: &mut Rooted) -> Vec<Property> {
    let fields = item.fields.iter().filter(|field| !is_flat(field));
    let properties = fields.filter_map(|field| {
        let setter = field.ident.as_ref()?.to_string();
        let arguments = serde_arguments(&field.attrs);
        let is_left_out = |(key, _): &(String, _)| {
            ["default", "deserialize_with", "skip_serializing_if"].contains(&key.as_str())
        };
        Some(Property {
            name: renamed(&field.attrs).unwrap_or_else(|| setter.clone()),
            setter,
            ty: rooted.ty(&field.ty),
            is_required: !arguments.iter().any(is_left_out),
            is_deprecated: is_deprecated(&field.attrs),
        })
    });
    properties.collect()
}

fn is_deprecated(attributes: &[Attribute]) -> bool {
    let mut attributes = attributes.iter();
    attributes.any(|attribute| attribute.path().is_ident("deprecated"))
}

fn texts(item: &ItemEnum) -> Vec<(String, String)> {
    let names = item.variants.iter().map(|v| v.ident.to_string());
    names.zip(values(item)).collect()
}

/// What `impl From<T>` and `impl TryFrom<T>` say.
fn conversion(path: &Path, rooted: &mut Rooted) -> Option<Conversion> {
    let last = path.segments.last()?;
    let is_fallible = match last.ident.to_string().as_str() {
        "From" => false,
        "TryFrom" => true,
        _ => return None,
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        // What is borrowed of the type itself, or of a text that is owned.
        GenericArgument::Type(Type::Reference(ty)) if *ty.elem != parse_quote!(str) => None,
        GenericArgument::Type(ty) => Some(Conversion {
            from: rooted.ty(ty),
            is_fallible,
        }),
        _ => None,
    }
}

/// Has the types of the module begin with its name, as they do outside of it.
struct Rooted(BTreeSet<String>);

impl Rooted {
    fn ty(&mut self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        self.visit_type_mut(&mut ty);
        ty
    }
}

impl VisitMut for Rooted {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        if path.leading_colon.is_none()
            && let Some(name) = path.get_ident()
            && self.0.contains(&name.to_string())
        {
            *path = parse_quote!(types::#path);
        }
    }
}

/// The name of the setter that `item` is, if it is one, and the type that it takes.
pub(crate) fn setter(item: &ImplItem) -> Option<(String, Type)> {
    let ImplItem::Fn(function) = item else {
        return None;
    };
    let FnArg::Typed(value) = function.sig.inputs.get(1)? else {
        return None;
    };
    let ty = converted(&value.ty)?.clone();
    Some((function.sig.ident.to_string(), ty))
}
