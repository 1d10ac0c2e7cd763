//! Methods that give all pages and their items, for each operation whose response
//! is one page of a list.
//!
//! Such an operation is recognized by its shape. Two query parameters select the
//! page and its size: `offset` and `limit`, or `page` and `pageSize`. The response
//! is an object with one list, and it repeats the position, itself or in an
//! object such as `pageInfo`. `x-paging` in the document overrides this.

use proc_macro2::Literal;
use quote::{format_ident, quote};
use serde_json::Value;
use syn::{ImplItem, Item, ItemStruct, Type, parse_quote};

use crate::document;
use crate::error::{Error, Problem};
use crate::free_names::first_free;
use crate::model::operation::Operation;
use crate::model::parameter::Parameter;
use crate::names::value_name;
use crate::refine::docs;
use crate::refine::operations::page_response::{self, PageResponse};
use crate::refine::syntax::{argument_of, first_argument, is_impl_of, operation_constant};

/// The extension that overrides the shape.
const EXTENSION: &str = "x-paging";

/// A way to ask for a part of a list, its names as Rust has them.
struct Convention {
    position: &'static str,
    size: &'static str,
    /// The constructor of the run time.
    constructor: &'static str,
}

const CONVENTIONS: [Convention; 2] = [
    Convention {
        position: "offset",
        size: "limit",
        constructor: "by_offset",
    },
    Convention {
        position: "page",
        size: "page_size",
        constructor: "by_page",
    },
];

/// The parameters by which an operation is asked for a page.
struct Request<'a> {
    convention: &'static Convention,
    position: &'a Parameter,
    size: &'a Parameter,
}

/// The methods, by the names that they have where no parameter has those.
struct Names {
    pages: String,
    items: String,
}

/// Adds the methods to the builders among `items`. `successes` are the types of
/// what the operations give.
///
/// # Errors
///
/// `x-paging` is not a flag, or asks for methods that the operation cannot have.
pub(crate) fn refine(
    items: &mut [Item],
    types: &[Item],
    document: &Value,
    operations: &[Operation],
    successes: &[Type],
) -> Result<(), Error> {
    let mut problems = Vec::new();
    for (operation, success) in operations.iter().zip(successes) {
        let name = operation.builder_name();
        let builder = items.iter().find_map(|item| match item {
            Item::Struct(item) if item.ident == name => Some(item.clone()),
            _ => None,
        });
        let Some(builder) = builder else { continue };
        let object = &document["paths"][&operation.key][operation.method];
        let is_asked_for = match object.get(EXTENSION) {
            None => false,
            Some(Value::Bool(false)) => continue,
            Some(Value::Bool(true)) => true,
            Some(_) => {
                problems.push(problem(operation, "is neither true nor false".to_owned()));
                continue;
            }
        };
        match paged(&builder, types, operation, success, is_asked_for) {
            Ok((request, page)) => {
                let origin = origin(document, operation, request.position);
                let names = Names::of(operation);
                let methods = methods(operation, &names, &request, &page, success, origin);
                add(items, &name, &names, methods);
            }
            Err(why) if is_asked_for => problems.push(problem(operation, why)),
            Err(_) => {}
        }
    }
    Error::check(problems)
}

fn problem(operation: &Operation, why: String) -> Problem {
    Problem::new(why)
        .at(&operation.place.join(EXTENSION))
        .operation(&operation.id)
        .help("true gives the operation methods for all pages and their items, false gives it none")
}

/// How the pages of `operation` are asked for and read. Where the document
/// does not ask for it, the operation must look like a list in all respects.
fn paged<'a>(
    builder: &ItemStruct,
    types: &'a [Item],
    operation: &'a Operation,
    success: &Type,
    is_asked_for: bool,
) -> Result<(Request<'a>, PageResponse<'a>), String> {
    let request = CONVENTIONS
        .iter()
        .find_map(|convention| request(builder, operation, convention))
        .ok_or(
            "asks for pages, but there are no query parameters `offset` and `limit`, \
             nor `page` and `pageSize`, that are numbers or text",
        )?;
    if !is_clone(builder) {
        return Err("asks for pages, but the body can be sent only once".to_owned());
    }
    let page = page_response::read_as_page(types, success, request.convention.position)?;
    let looks_like_a_list = reads(operation) && page.has_position();
    if !(is_asked_for || looks_like_a_list) {
        return Err("does not look like a list".to_owned());
    }
    Ok((request, page))
}

fn request<'a>(
    builder: &ItemStruct,
    operation: &'a Operation,
    convention: &'static Convention,
) -> Option<Request<'a>> {
    let parameter = |name: &str| {
        let mut parameters = operation.parameters.iter();
        parameters.find(|p| p.location == "query" && value_name(&p.name) == name)
    };
    let (position, size) = (parameter(convention.position)?, parameter(convention.size)?);
    let is_number = |parameter: &Parameter| {
        let mut fields = builder.fields.iter();
        let field = fields.find(|f| f.ident.as_ref().is_some_and(|i| *i == parameter.setter))?;
        // A `Result` of what was set, or of the lack of it.
        let set = first_argument(&field.ty)?;
        page_response::is_number(argument_of(set, "Option").unwrap_or(set)).then_some(())
    };
    is_number(position)?;
    is_number(size)?;
    Some(Request {
        convention,
        position,
        size,
    })
}

fn is_clone(builder: &ItemStruct) -> bool {
    builder.attrs.iter().any(|attribute| {
        let mut found = false;
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Clone");
            Ok(())
        });
        attribute.path().is_ident("derive") && found
    })
}

/// Whether the requests change nothing, so that as many may be sent as there
/// are pages. A POST may do anything, unless it is there for queries that are
/// too long for an address.
fn reads(operation: &Operation) -> bool {
    let last = operation.path.rsplit('/').next();
    match operation.method {
        "get" => true,
        "post" => matches!(last, Some("query" | "search")),
        _ => false,
    }
}

/// The position at which the document has the list begin.
fn origin(document: &Value, operation: &Operation, position: &Parameter) -> u64 {
    let parameters = document::parameters(document, &operation.key, operation.method);
    let schema = parameters.into_iter().find_map(|(_, parameter)| {
        let is_position = value_name(document::text(parameter, "name")) == position.setter;
        let schema = parameter.get("schema").filter(|_| is_position)?;
        document::resolve(document, schema)
    });
    let number = |key| match schema?.get(key)? {
        Value::String(text) => text.parse().ok(),
        number => number.as_u64(),
    };
    number("default").or_else(|| number("minimum")).unwrap_or(0)
}

impl Names {
    fn of(operation: &Operation) -> Self {
        let free = |wanted: &str| {
            let other = |number| match number {
                2 => format!("all_{wanted}"),
                number => format!("{wanted}_{}", number - 1),
            };
            first_free(wanted, other, |name| operation.parameter(name).is_none())
        };
        Self {
            pages: free("pages"),
            items: free("items"),
        }
    }
}

/// Both methods, by a macro of the run time.
fn methods(
    operation: &Operation,
    names: &Names,
    request: &Request<'_>,
    page: &PageResponse<'_>,
    success: &Type,
    origin: u64,
) -> ImplItem {
    let (pages, items) = (
        format_ident!("{}", names.pages),
        format_ident!("{}", names.items),
    );
    let constructor = format_ident!("{}", request.convention.constructor);
    let constant = operation_constant(operation);
    let position = format_ident!("{}", request.position.setter);
    let size = format_ident!("{}", request.size.setter);
    let wire = &request.size.name;
    let from = (origin != 0).then(|| {
        let origin = Literal::u64_unsuffixed(origin);
        quote!(, from #origin)
    });
    let item = &page.item;
    let read = page.read();
    parse_quote! {
        ::openapi_client_core::paged! {
            #pages, #items: #item, operations::#constant,
            #constructor(#position, #size = #wire #from),
            |page: #success| #read
        }
    }
}

/// Adds the methods after `send`, whose documentation then mentions them.
fn add(items: &mut [Item], builder: &str, names: &Names, methods: ImplItem) {
    let block = items.iter_mut().find_map(|item| match item {
        Item::Impl(item) if is_impl_of(item, builder) => Some(item),
        _ => None,
    });
    let Some(block) = block else { return };
    for item in &mut block.items {
        if let ImplItem::Fn(send) = item
            && send.sig.ident == "send"
            && let Some(text) = docs::text(&send.attrs)
            && let Some((before, after)) = text.split_once("\n\n")
        {
            let Names { pages, items } = names;
            let text = format!(
                "{before}\n\nThe response is one page; [`{pages}`](Self::{pages}) gives all, and \
                 [`{items}`](Self::{items}) their items.\n\n{after}"
            );
            docs::set(&mut send.attrs, &text);
        }
    }
    block.items.push(methods);
}
