//! The method `send` of a builder: what it sends, and how it reads the answer.
//!
//! progenitor's way of it is not changed but replaced. Kept are the lines that
//! take the values out of the builder; the rest is made of the table of
//! operations, for a transport that knows base URL, headers, tokens and errors
//! by itself.

use std::collections::BTreeMap;

use quote::{format_ident, quote};
use syn::{Expr, Ident, ImplItemFn, Pat, Stmt, Type, parse_quote};

use super::success::{self, Enums};
use super::{docs, operation_constant, optional_body, unexpected_problem};
use crate::document::placeholders;
use crate::error::Problem;
use crate::markdown::code;
use crate::operation::{Operation, Parameter, essence, is_json};

/// Rewrites `function` for a builder with `fields`. Gives the type of the
/// success.
pub(super) fn refine(
    function: &mut ImplItemFn,
    operation: &Operation,
    fields: &BTreeMap<String, Type>,
    several: &Enums,
) -> Result<Type, Problem> {
    let success = success_type(function)?;
    let statements = std::mem::take(&mut function.block.stmts);
    let mut kept: Vec<Stmt> = statements.into_iter().take_while(takes_a_value).collect();
    // One line takes the builder apart, and one unwraps each field but the
    // client.
    if kept.len() != fields.len() {
        return Err(unexpected_problem(format!(
            "a method `send` takes {} values out of {} fields",
            kept.len(),
            fields.len()
        )));
    }
    let request = request(operation, fields)?;
    let (success, outcome) = success::outcome(operation, &request, success, several);
    kept.push(Stmt::Expr(parse_quote!(Ok(#outcome)), None));
    function.block.stmts = kept;
    function.sig.output = parse_quote!(-> Result<ResponseValue<#success>, Error>);
    let method = operation.method_name();
    docs::set(
        &mut function.attrs,
        &format!(
            "Sends the request, {}.\n\n# Errors\n\nSee [`Client::{method}`](crate::Client::{method}).",
            code(&operation.request()),
        ),
    );
    Ok(success)
}

/// `T` of `Result<ResponseValue<T>, Error<E>>`.
fn success_type(function: &ImplItemFn) -> Result<Type, Problem> {
    let syn::ReturnType::Type(_, output) = &function.sig.output else {
        return Err(unexpected_problem("a method `send` returns nothing"));
    };
    first_argument(output)
        .and_then(first_argument)
        .cloned()
        .ok_or_else(|| {
            unexpected_problem("a method `send` returns no `Result<ResponseValue<_>, _>`")
        })
}

/// `T` of the standard library's type called `name`. A schema may be called so
/// too, but has no arguments.
pub(super) fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    first_argument(ty).filter(|_| last.ident == name)
}

/// The first type among the arguments of `ty`.
pub(super) fn first_argument(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let syn::PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments
    else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether the statement is `let Self { … } = self` or unwraps a field, as in
/// `let id = id.map_err(…)?`. A parameter may have the name of any variable of
/// progenitor's own, so a statement is known by what stands on its right side.
fn takes_a_value(statement: &Stmt) -> bool {
    let Stmt::Local(local) = statement else {
        return false;
    };
    let Some(init) = &local.init else {
        return false;
    };
    match &local.pat {
        Pat::Struct(_) => matches!(&*init.expr, Expr::Path(path) if path.path.is_ident("self")),
        Pat::Ident(pattern) => {
            matches!(&*init.expr, Expr::Try(value) if receiver(&value.expr) == Some(&pattern.ident))
        }
        _ => false,
    }
}

/// The variable on which a chain of calls begins.
fn receiver(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::MethodCall(call) => receiver(&call.receiver),
        Expr::Path(path) => path.path.get_ident(),
        _ => None,
    }
}

/// The request, up to its being sent.
fn request(operation: &Operation, fields: &BTreeMap<String, Type>) -> Result<Expr, Problem> {
    let client = fields
        .iter()
        .find(|(_, ty)| matches!(ty, Type::Reference(_)))
        .map(|(name, _)| format_ident!("{name}"))
        .ok_or_else(|| unexpected_problem("a builder has no client"))?;
    let field = |parameter: &Parameter| match fields.get(&parameter.setter) {
        Some(ty) => Ok((format_ident!("{}", parameter.setter), ty)),
        None => Err(unexpected_problem(format!(
            "a builder has no field for the parameter `{}`",
            parameter.name
        ))),
    };
    // The transport fills them into the operation's own template behind its
    // own base URL, so that no request, and no token with it, can go elsewhere.
    let mut path_values = Vec::new();
    for name in placeholders(&operation.path) {
        let parameter = at(operation, "path")
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| unexpected_problem(format!("nothing fills `{{{name}}}`")))?;
        path_values.push(field(parameter)?.0);
    }
    let constant = operation_constant(operation);
    let mut request: Expr =
        parse_quote!(#client.transport().request(&operations::#constant, &[#(&#path_values),*]));
    if let Some(body) = &operation.body {
        if !fields.contains_key("body") {
            return Err(unexpected_problem("a builder has no field for the body"));
        }
        let media_type = &body.media_type;
        request = match essence(media_type) {
            _ if optional_body::is_optional(operation) => {
                parse_quote!(#request.optional_json(body.as_ref()))
            }
            essence if is_json(essence) => parse_quote!(#request.json(&body)),
            "application/x-www-form-urlencoded" => parse_quote!(#request.form_urlencoded(&body)),
            _ => parse_quote!(#request.media_type(#media_type).body(body)),
        };
    }
    for parameter in sorted(at(operation, "query")) {
        let name = &parameter.name;
        let (value, _) = field(parameter)?;
        request = parse_quote!(#request.query(&client_core::QueryParam::new(#name, &#value)));
    }
    for parameter in sorted(at(operation, "header")) {
        let name = &parameter.name;
        let (value, ty) = field(parameter)?;
        let value = match optional_layers(ty) {
            0 => quote!(Some(&#value)),
            1 => quote!(#value.as_ref()),
            // One may be left out, and may be null beside: neither is a header.
            _ => quote!(#value.flatten().as_ref()),
        };
        request = parse_quote!(#request.header_param(#name, #value));
    }
    Ok(request)
}

fn at<'a>(operation: &'a Operation, location: &'a str) -> impl Iterator<Item = &'a Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(move |parameter| parameter.location == location)
}

/// In the order of their names: that of the document is no one's business.
fn sorted<'a>(parameters: impl Iterator<Item = &'a Parameter>) -> Vec<&'a Parameter> {
    let mut parameters: Vec<&Parameter> = parameters.collect();
    parameters.sort_by_key(|parameter| &parameter.name);
    parameters
}

/// How many times the `T` of a field's `Result<T, String>` is optional.
fn optional_layers(field: &Type) -> usize {
    let mut layers = 0;
    let mut ty = first_argument(field);
    while let Some(Type::Path(path)) = ty
        && path.path.segments.last().is_some_and(|last| last.ident == "Option")
        // A schema may be called so too.
        && path.path.segments.first().is_none_or(|first| first.ident != "types")
    {
        layers += 1;
        ty = ty.and_then(first_argument);
    }
    layers
}
