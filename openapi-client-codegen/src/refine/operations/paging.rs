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
use syn::{ImplItem, ImplItemFn, Item, Type, parse_quote};

use crate::document;
use crate::error::Problem;
use crate::free_names::first_free;
use crate::model::operation::Operation;
use crate::model::parameter::Parameter;
use crate::names::value_name;
use crate::refine::docs;
use crate::refine::operations::page_response::{self, PageResponse};
use crate::refine::operations::stock::Stock;
use crate::refine::syntax::argument_of;

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

/// Which operations are lists in pages.
pub(crate) struct Paging<'a> {
    pub(crate) types: &'a [Item],
    pub(crate) document: &'a Value,
}

/// The methods for all pages of a list, and for their items.
pub(crate) struct Pages {
    /// A macro of the run time that gives both.
    pub(crate) methods: ImplItem,
    names: Names,
}

impl Paging<'_> {
    /// The methods of the builder of `operation`, if it is a list: its types are those of
    /// `stock`, it gives a `success`, and it `is_clone`.
    ///
    /// # Errors
    ///
    /// `x-paging` is not a flag, or asks for methods that the operation cannot have.
    pub(crate) fn methods(
        &self,
        operation: &Operation,
        stock: &Stock,
        success: &Type,
        is_clone: bool,
    ) -> Result<Option<Pages>, Problem> {
        let object = &self.document["paths"][&operation.key][operation.method];
        let is_asked_for = match object.get(EXTENSION) {
            None => false,
            Some(Value::Bool(false)) => return Ok(None),
            Some(Value::Bool(true)) => true,
            Some(_) => return Err(problem(operation, "is neither true nor false".to_owned())),
        };
        let paged = paged(
            self.types,
            operation,
            stock,
            success,
            is_clone,
            is_asked_for,
        );
        match paged {
            Ok((request, page)) => {
                let origin = origin(self.document, operation, request.position);
                let names = Names::of(operation);
                let methods = methods(&names, &request, &page, success, origin);
                Ok(Some(Pages { methods, names }))
            }
            Err(why) if is_asked_for => Err(problem(operation, why)),
            Err(_) => Ok(None),
        }
    }
}

impl Pages {
    /// Lets the documentation of the method `send` mention the methods.
    pub(crate) fn mention(&self, send: &mut ImplItemFn) {
        let Names { pages, items } = &self.names;
        let text = docs::text(&send.attrs).unwrap_or_default();
        let text = format!(
            "{text}\n\nThe response is one page; [`{pages}`](Self::{pages}) gives all, and \
             [`{items}`](Self::{items}) their items."
        );
        docs::set(&mut send.attrs, &text);
    }
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
    types: &'a [Item],
    operation: &'a Operation,
    stock: &Stock,
    success: &Type,
    is_clone: bool,
    is_asked_for: bool,
) -> Result<(Request<'a>, PageResponse<'a>), String> {
    let request = CONVENTIONS
        .iter()
        .find_map(|convention| request(stock, operation, convention))
        .ok_or(
            "asks for pages, but there are no query parameters `offset` and `limit`, \
             nor `page` and `pageSize`, that are numbers or text",
        )?;
    if !is_clone {
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
    stock: &Stock,
    operation: &'a Operation,
    convention: &'static Convention,
) -> Option<Request<'a>> {
    let parameter = |name: &str| {
        let mut parameters = operation.parameters.iter();
        parameters.find(|p| p.location == "query" && value_name(&p.name) == name)
    };
    let (position, size) = (parameter(convention.position)?, parameter(convention.size)?);
    let is_number = |parameter: &Parameter| {
        let ty = stock.values.get(&parameter.setter)?;
        page_response::is_number(argument_of(ty, "Option").unwrap_or(ty)).then_some(())
    };
    is_number(position)?;
    is_number(size)?;
    Some(Request {
        convention,
        position,
        size,
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
    let setter = |parameter: &Parameter| {
        let (setter, name) = (format_ident!("{}", parameter.setter), &parameter.name);
        quote!(#setter = #name)
    };
    let (position, size) = (setter(request.position), setter(request.size));
    let from = (origin != 0).then(|| {
        let origin = Literal::u64_unsuffixed(origin);
        quote!(, from #origin)
    });
    let item = &page.item;
    let read = page.read();
    parse_quote! {
        ::openapi_client_core::paged! {
            #pages, #items: #item, #constructor(#position, #size #from), |page: #success| #read
        }
    }
}
