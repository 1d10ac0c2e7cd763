//! The builders of operations.

use std::collections::BTreeMap;

use syn::{Expr, ImplItem, Item, ItemImpl, ItemStruct, Stmt, Type, parse_quote};

use crate::annotations::MEDIA_TYPE;
use crate::error::{Error, Problem};
use crate::model::operation::Operation;
use crate::refine::docs;
use crate::refine::operations::success_types::Enums;
use crate::refine::operations::{messages, object_parameters, optional_body, send};
use crate::refine::syntax::{is_impl_of, is_of, self_name};
use crate::refine::unexpected::{unexpected, unexpected_problem};
use crate::text::markdown::plain;

/// What the operations give.
#[derive(Default)]
pub(crate) struct Given {
    /// The types of the successes, one for each operation.
    pub(crate) successes: Vec<Type>,
    /// The types of the streams beside them.
    pub(crate) streams: Vec<Type>,
}

/// Rewrites the builders and returns the types of what they give.
///
/// # Errors
///
/// A builder does not have the form that progenitor gives it, or an operation has
/// no builder.
pub(crate) fn refine(
    items: &mut Vec<Item>,
    operations: &[Operation],
    several: &Enums,
) -> Result<Given, Error> {
    items.retain(|item| !matches!(item, Item::Use(_)));
    let mut builders = Builders::new(std::mem::take(items));
    let mut given = Given::default();
    let mut problems = Vec::new();
    for operation in operations {
        let builder = builders.of(&operation.builder_name());
        match refine_builder(builder, operation, several) {
            Ok((success, stream)) => {
                given.successes.push(success);
                given.streams.extend(stream);
            }
            Err(problem) => problems.push(problem.at(&operation.place).operation(&operation.id)),
        }
    }
    Error::check(problems)?;
    items.extend(builders.items.into_iter().flatten());
    let found = items
        .iter()
        .filter(|item| matches!(item, Item::Impl(_)))
        .count();
    if found != operations.len() {
        return Err(unexpected(format!(
            "it gives {found} builders for {} operations",
            operations.len()
        )));
    }
    Ok(given)
}

/// The items of builders, which many operations look for theirs among.
#[derive(Default)]
struct Builders {
    /// In the order in which they came.
    items: Vec<Vec<Item>>,
    places: BTreeMap<String, usize>,
}

impl Builders {
    fn new(items: Vec<Item>) -> Self {
        let mut builders = Self::default();
        for item in items {
            let name = match &item {
                Item::Struct(item) => item.ident.to_string(),
                Item::Impl(item) => self_name(item).unwrap_or_default(),
                _ => String::new(),
            };
            let end = builders.items.len();
            let place = *builders.places.entry(name).or_insert(end);
            match builders.items.get_mut(place) {
                Some(items) => items.push(item),
                None => builders.items.push(vec![item]),
            }
        }
        builders
    }

    /// The items of the builder called `name`.
    fn of(&mut self, name: &str) -> &mut [Item] {
        let place = self.places.get(name);
        let items = place.and_then(|place| self.items.get_mut(*place));
        items.map(Vec::as_mut_slice).unwrap_or_default()
    }
}

fn refine_builder(
    items: &mut [Item],
    operation: &Operation,
    several: &Enums,
) -> Result<(Type, Option<Type>), Problem> {
    let name = operation.builder_name();
    let missing = || unexpected_problem(format!("it gives no builder `{name}`"));
    for item in items.iter_mut() {
        if is_of(item, &name) {
            messages::translate(item, operation);
        }
    }
    object_parameters::refine(items, operation)?;
    if optional_body::is_optional(operation) {
        optional_body::refine(items, operation)?;
    }
    let fields = items
        .iter_mut()
        .find_map(|item| match item {
            Item::Struct(item) if item.ident == name => Some(item),
            _ => None,
        })
        .map(|item| refine_struct(item, operation))
        .ok_or_else(missing)?;
    let item = items
        .iter_mut()
        .find_map(|item| match item {
            Item::Impl(item) if is_impl_of(item, &name) => Some(item),
            _ => None,
        })
        .ok_or_else(missing)?;
    refine_impl(item, operation, &fields, several)
}

/// Gives the fields of the builder by name.
fn refine_struct(item: &mut ItemStruct, operation: &Operation) -> BTreeMap<String, Type> {
    let method = operation.method_name();
    docs::set(
        &mut item.attrs,
        &format!("Builder of a request: [`Client::{method}`](crate::Client::{method})."),
    );
    for field in &mut item.fields {
        if let Type::Reference(_) = field.ty {
            field.ty = parse_quote!(Call<'a>);
        }
    }
    item.fields
        .iter()
        .filter_map(|field| Some((field.ident.as_ref()?.to_string(), field.ty.clone())))
        .collect()
}

fn refine_impl(
    item: &mut ItemImpl,
    operation: &Operation,
    fields: &BTreeMap<String, Type>,
    several: &Enums,
) -> Result<(Type, Option<Type>), Problem> {
    let mut sends = None;
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        match function.sig.ident.to_string().as_str() {
            "new" => {
                // Only the client makes builders.
                function.vis = parse_quote!(pub(crate));
                function.sig.inputs = parse_quote!(client: &'a Client);
                begin_call(&mut function.block.stmts);
            }
            "send" => sends = Some(send::refine(function, operation, fields, several)?),
            setter => {
                let text = setter_docs(setter, operation);
                docs::set(&mut function.attrs, &text);
            }
        }
    }
    let sends = sends.ok_or_else(|| unexpected_problem("a builder has no method `send`"))?;
    item.items
        .extend(sends.methods.into_iter().map(ImplItem::Fn));
    Ok((sends.success, sends.stream))
}

/// The client becomes the call of a client.
fn begin_call(statements: &mut [Stmt]) {
    if let Some(Stmt::Expr(Expr::Struct(new), None)) = statements.last_mut() {
        for field in &mut new.fields {
            if let Expr::Path(value) = &field.expr
                && value.path.is_ident("client")
            {
                field.colon_token.get_or_insert_default();
                field.expr = parse_quote!(client.call());
            }
        }
    }
}

fn setter_docs(setter: &str, operation: &Operation) -> String {
    match (setter, operation.parameter(setter)) {
        (_, Some(parameter)) => format!(
            "Sets {}{}.\n\n{}",
            parameter.display_name(),
            match parameter.location == MEDIA_TYPE {
                true => "; otherwise it is `application/octet-stream`",
                false => "",
            },
            plain(&parameter.description)
        ),
        ("body_map", None) => "Changes the body by means of its builder.".to_owned(),
        _ => {
            let body = operation.body.as_ref();
            let description = body.map(|body| body.description.as_str());
            let set = if optional_body::is_optional(operation) {
                "Sets the body, which is optional."
            } else {
                "Sets the body."
            };
            format!("{set}\n\n{}", plain(description.unwrap_or_default()))
        }
    }
}
