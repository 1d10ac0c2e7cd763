//! How a response is read as a page: its items, its position, and the number of
//! items of the whole list.

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Fields, Ident, Item, Type, parse_quote};

use crate::names::value_name;
use crate::refine::syntax::{argument_of, renamed};

/// The names of the number of all items, the clearest first: beside one of the
/// others, `count` may be that of the page.
const TOTALS: [&str; 3] = ["total_count", "total", "count"];

/// A list of links to other operations, which some servers send beside any
/// other.
const LINKS: &str = "links";

/// How the items of a page are found in a response.
pub(crate) struct PageResponse<'a> {
    /// The type of an item, as the builders name it.
    pub(super) item: Type,
    list: Field<'a>,
    /// The object that has the numbers, if it is not the response itself.
    head: Option<Field<'a>>,
    position: Option<Field<'a>>,
    total: Option<Field<'a>>,
}

/// A field of the type of an object.
#[derive(Clone, Copy)]
struct Field<'a> {
    ident: &'a Ident,
    /// Without its `Option`.
    ty: &'a Type,
    is_optional: bool,
}

/// How `success` is read as a page whose position is called `position`.
pub(crate) fn read_as_page<'a>(
    types: &'a [Item],
    success: &Type,
    position: &str,
) -> Result<PageResponse<'a>, String> {
    let fields = fields(types, success)
        .ok_or("asks for pages, but the response is not an object with properties of its own")?;
    let lists: Vec<&(String, Field<'_>)> = fields
        .iter()
        .filter(|(name, field)| name != LINKS && item_of(field.ty).is_some())
        .collect();
    let only = || match &lists[..] {
        [only] if is_object(types, item_of(only.1.ty)?) => Some(*only),
        _ => None,
    };
    let named = lists.iter().find(|(name, _)| name == "items").copied();
    let Some((list, item)) = named
        .or_else(only)
        .and_then(|(_, list)| Some((*list, item_of(list.ty)?)))
    else {
        return Err(format!(
            "asks for pages, but the response has neither a list `items` nor exactly one list \
             of objects: there are {} lists in it",
            lists.len()
        ));
    };
    let mut item = item.clone();
    Qualify(types).visit_type_mut(&mut item);

    let number = |fields: &[(String, Field<'a>)], name: &str| {
        let mut fields = fields.iter();
        let found = fields.find(|(known, field)| known == name && is_number(field.ty));
        found.map(|(_, field)| *field)
    };
    let of_list = |fields: &[(String, Field<'a>)]| {
        let mut totals = TOTALS.iter();
        totals.find_map(|name| number(fields, name))
    };
    let head = fields.iter().find_map(|(_, head)| {
        let fields = self::fields(types, head.ty)?;
        Some((*head, number(&fields, position)?, of_list(&fields)))
    });
    Ok(match (number(&fields, position), head) {
        (None, Some((head, position, total))) => PageResponse {
            item,
            list,
            head: Some(head),
            position: Some(position),
            total,
        },
        (position, _) => PageResponse {
            item,
            list,
            head: None,
            position,
            total: of_list(&fields),
        },
    })
}

impl PageResponse<'_> {
    /// Whether the response repeats the position that it was asked for.
    pub(crate) fn has_position(&self) -> bool {
        self.position.is_some()
    }

    /// The page in the response called `page`.
    pub(crate) fn read(&self) -> TokenStream {
        let list = self.list.ident;
        let list = match self.list.is_optional {
            true => quote!(page.#list.unwrap_or_default()),
            false => quote!(page.#list),
        };
        let at = self.position.map(|field| {
            let position = self.number(field);
            quote!(.at(#position))
        });
        let of = self.total.map(|field| {
            let total = self.number(field);
            quote!(.of(#total))
        });
        quote!(::openapi_client_core::Page::new(#list) #at #of)
    }

    /// An `Option` of a reference to the value of a field with a number.
    fn number(&self, field: Field<'_>) -> TokenStream {
        match self.head {
            Some(head) if head.is_optional => {
                let (head, name) = (head.ident, field.ident);
                match field.is_optional {
                    true => quote!(page.#head.as_ref().and_then(|head| head.#name.as_ref())),
                    false => quote!(page.#head.as_ref().map(|head| &head.#name)),
                }
            }
            Some(head) => {
                let head = head.ident;
                field.reference(&quote!(page.#head))
            }
            None => field.reference(&quote!(page)),
        }
    }
}

impl Field<'_> {
    /// An `Option` of a reference to its value in `object`.
    fn reference(&self, object: &TokenStream) -> TokenStream {
        let name = self.ident;
        match self.is_optional {
            true => quote!(#object.#name.as_ref()),
            false => quote!(Some(&#object.#name)),
        }
    }
}

/// The fields of the type of an object, each with its name on the wire as Rust
/// has it.
fn fields<'a>(types: &'a [Item], ty: &Type) -> Option<Vec<(String, Field<'a>)>> {
    let name = schema_of(ty)?;
    let fields = types.iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == *name => match &item.fields {
            Fields::Named(fields) => Some(&fields.named),
            _ => None,
        },
        _ => None,
    })?;
    let fields = fields.iter().filter_map(|field| {
        let ident = field.ident.as_ref()?;
        let name = renamed(&field.attrs).unwrap_or_else(|| ident.to_string());
        let inner = argument_of(&field.ty, "Option");
        let found = Field {
            ident,
            ty: inner.unwrap_or(&field.ty),
            is_optional: inner.is_some(),
        };
        Some((value_name(&name), found))
    });
    Some(fields.collect())
}

fn is_object(types: &[Item], ty: &Type) -> bool {
    fields(types, ty).is_some()
}

/// The name of the schema of which `ty` is the type, if it is one.
fn schema_of(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = ty else { return None };
    match path.path.leading_colon {
        None => path.path.segments.last().map(|last| &last.ident),
        Some(_) => None,
    }
}

/// `T` of `Vec<T>`.
fn item_of(ty: &Type) -> Option<&Type> {
    argument_of(ty, "Vec")
}

/// Whether values of the type may be whole numbers and are written as such.
pub(crate) fn is_number(ty: &Type) -> bool {
    const WIDTHS: [&str; 5] = ["8", "16", "32", "64", "128"];
    let Type::Path(path) = ty else { return false };
    let Some(name) = path.path.segments.last().map(|last| last.ident.to_string()) else {
        return false;
    };
    match path.path.leading_colon {
        // A type of that name that is not a schema, whose names begin otherwise.
        None => name.strip_prefix(['i', 'u']),
        Some(_) if name == "String" => return true,
        Some(_) => name.strip_prefix("NonZeroU"),
    }
    .is_some_and(|width| WIDTHS.contains(&width))
}

/// Names the types of schemas as the builders do.
struct Qualify<'a>(&'a [Item]);

impl VisitMut for Qualify<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let is_schema = path.leading_colon.is_none()
            && path.get_ident().is_some_and(|name| {
                self.0.iter().any(|item| match item {
                    Item::Struct(item) => item.ident == *name,
                    Item::Enum(item) => item.ident == *name,
                    Item::Type(item) => item.ident == *name,
                    _ => false,
                })
            });
        if is_schema {
            *path = parse_quote!(types::#path);
        }
    }
}
