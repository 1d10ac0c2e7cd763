//! The method `send` of a builder: what it sends, and how it reads the response.
//!
//! progenitor's method is replaced. Only the lines that take the values out of
//! the builder are kept; the rest is made of the table of operations, for a transport that knows base URL, headers, tokens and errors
//! by itself.

use std::collections::BTreeMap;

use syn::{Expr, Ident, ImplItemFn, Pat, Stmt, Type, parse_quote};

use crate::error::Problem;
use crate::model::operation::Operation;
use crate::refine::docs;
use crate::refine::operations::request;
use crate::refine::operations::stream;
use crate::refine::operations::success_types::{self, Enums};
use crate::refine::syntax::first_argument;
use crate::refine::unexpected::unexpected_problem;
use crate::text::markdown::code;

/// What a builder gives, and the methods that it needs for that beside `send`.
pub(crate) struct Sends {
    /// What `send` gives.
    pub(crate) success: Type,
    /// What else a response is read as.
    pub(crate) stream: Option<Type>,
    pub(crate) methods: Vec<ImplItemFn>,
}

/// Rewrites `function` for a builder with `fields`.
pub(crate) fn refine(
    function: &mut ImplItemFn,
    operation: &Operation,
    fields: &BTreeMap<String, Type>,
    several: &Enums,
) -> Result<Sends, Problem> {
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
    let request = request::expression(operation, fields)?;
    let beside = operation.stream.as_ref();
    let beside = beside.filter(|stream| stream.asked_for_by.is_some());
    let beside = match beside {
        Some(streamed) => {
            let kept = std::mem::take(&mut kept);
            Some(stream::methods(operation, streamed, kept, &request)?)
        }
        None => None,
    };
    let request = beside.as_ref().map_or(&request, |it| &it.expression);
    let (success, outcome) = success_types::outcome(operation, request, success, several);
    kept.push(Stmt::Expr(parse_quote!(Ok(#outcome)), None));
    function.block.stmts = kept;
    function.sig.output = parse_quote!(-> Result<ResponseValue<#success>, Error>);
    let method = operation.method_name();
    let or_stream = beside.as_ref().map_or_else(String::new, |_| {
        let stream = stream::method_name(operation);
        format!("\n\n[`{stream}`](Self::{stream}) asks for a stream instead.")
    });
    docs::set(
        &mut function.attrs,
        &format!(
            "Sends the request, {}.{or_stream}\n\n# Errors\n\nSee [`Client::{method}`](crate::Client::{method}).",
            code(&operation.request()),
        ),
    );
    let (stream, methods) = match beside {
        Some(it) => (Some(it.ty), vec![it.stream, it.request]),
        None => (None, Vec::new()),
    };
    Ok(Sends {
        success,
        stream,
        methods,
    })
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

/// Whether the statement is `let Self { … } = self` or unwraps a field, as in
/// `let id = id.map_err(…)?`. A parameter may have the name of any variable of
/// progenitor's own, so a statement is recognized by its right side.
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
