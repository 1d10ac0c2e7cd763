//! The builders of operations, each around a request of the run time.

use quote::{format_ident, quote};
use syn::{ImplItem, Item, ItemImpl, ItemStruct, Type, parse_quote};

use crate::error::{Error, Problem};
use crate::model::operation::Operation;
use crate::model::request_body::BodyKind;
use crate::refine::docs;
use crate::refine::operations::paging::Paging;
use crate::refine::operations::send;
use crate::refine::operations::setters::{body_type, setters};
use crate::refine::operations::stock::Stock;
use crate::refine::operations::success_types::Enums;
use crate::refine::syntax::segments;

/// The builders, and what they give.
#[derive(Default)]
pub(crate) struct Builders {
    pub(crate) items: Vec<Item>,
    /// The types of the successes, one for each operation.
    pub(crate) successes: Vec<Type>,
    /// The types of the streams beside them.
    pub(crate) streams: Vec<Type>,
}

/// The builder of each of `operations`, out of the types of `stock`.
///
/// # Errors
///
/// progenitor gives another type than the operation has, or `x-paging` asks for what an
/// operation cannot have.
pub(crate) fn builders(
    operations: &[Operation],
    stock: Vec<Stock>,
    several: &Enums,
    paging: &Paging<'_>,
) -> Result<Builders, Error> {
    let mut builders = Builders::default();
    let mut problems = Vec::new();
    for (operation, stock) in operations.iter().zip(stock) {
        if let Err(problem) = add(&mut builders, operation, stock, several, paging) {
            problems.push(problem);
        }
    }
    Error::check(problems)?;
    Ok(builders)
}

fn add(
    builders: &mut Builders,
    operation: &Operation,
    stock: Stock,
    several: &Enums,
    paging: &Paging<'_>,
) -> Result<(), Problem> {
    let here = |problem: Problem| problem.at(&operation.place).operation(&operation.id);
    let setters = setters(operation, &stock).map_err(here)?;
    let payload = payload(operation, &stock).map_err(here)?;
    let mut sends = send::methods(operation, stock.success.clone(), several).map_err(here)?;
    let is_clone = payload != Some(parse_quote!(RawBody));
    let pages = paging.methods(operation, &stock, &sends.success, is_clone)?;
    if let (Some(pages), Some(send)) = (&pages, sends.methods.first_mut()) {
        pages.mention(send);
    }
    let name = format_ident!("{}", operation.builder_name());
    let clone = is_clone.then(|| quote!(, Clone));
    let payload = payload.map(|payload| quote!(, #payload));
    let mut item: ItemStruct = parse_quote! {
        #[derive(Debug #clone)]
        pub struct #name<'a>(pub(crate) Request<'a #payload>);
    };
    let method = operation.method_name();
    docs::set(
        &mut item.attrs,
        &format!("The request of [`Client::{method}`](crate::Client::{method})."),
    );
    let mut block: ItemImpl = match &pages {
        Some(_) => parse_quote!(impl<'a> #name<'a> {}),
        None => parse_quote!(impl #name<'_> {}),
    };
    let methods = setters.into_iter().chain(sends.methods);
    block.items = methods.map(ImplItem::Fn).collect();
    block.items.extend(pages.map(|pages| pages.methods));
    builders
        .items
        .extend([Item::Struct(item), Item::Impl(block)]);
    builders.successes.push(sends.success);
    builders.streams.extend(sends.stream);
    Ok(())
}

/// What the request has as its body, if anything.
fn payload(operation: &Operation, stock: &Stock) -> Result<Option<Type>, Problem> {
    let Some(body) = operation.body.as_ref().filter(|body| body.is_one_value()) else {
        return Ok(None);
    };
    let ty = body_type(stock)?;
    Ok(Some(match body.kind {
        BodyKind::Json | BodyKind::UrlEncoded if stock.has_body_builder => {
            parse_quote!(BuiltBody<#ty>)
        }
        BodyKind::Json | BodyKind::UrlEncoded => parse_quote!(ValueBody<#ty>),
        _ if segments(ty).last().is_some_and(|name| name == "String") => parse_quote!(TextBody),
        _ => parse_quote!(RawBody),
    }))
}
