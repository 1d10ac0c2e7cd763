//! The builders of operations: what they send, and how the answer is read.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, ExprCall, ExprMethodCall, Ident, ImplItem, ImplItemFn, Item, ItemImpl, LitStr, Pat, Stmt,
    Type, parse_quote, punctuated::Punctuated, token::Comma,
};

use super::{docs, unexpected, unexpected_problem};
use crate::error::{Error, Problem};
use crate::names::{constant_name, type_name, value_name};
use crate::operation::Operation;

/// Rewrites the builders and gives the types of the successes.
///
/// # Errors
///
/// A builder has not the shape that progenitor gives it, or an operation has
/// no builder.
pub(super) fn refine(items: &mut Vec<Item>, operations: &[Operation]) -> Result<Vec<Type>, Error> {
    items.retain(|item| !matches!(item, Item::Use(_)));
    let mut successes = Vec::new();
    let mut problems = Vec::new();
    for operation in operations {
        let name = type_name(&operation.id);
        let found = items.iter_mut().find_map(|item| match item {
            Item::Impl(item) if is_impl_of(item, &name) => Some(item),
            _ => None,
        });
        let result = found
            .ok_or_else(|| unexpected_problem(format!("it gives no builder `{name}`")))
            .and_then(|item| refine_builder(item, operation));
        match result {
            Ok(success) => successes.push(success),
            Err(problem) => problems.push(problem.at(&operation.place).operation(&operation.id)),
        }
    }
    Error::check(problems)?;
    for item in items.iter_mut() {
        if let Item::Struct(item) = item {
            for field in &mut item.fields {
                if field.ty == parse_quote!(&'a super::Client) {
                    field.ty = parse_quote!(&'a Client);
                }
            }
            let method = value_name(&item.ident.to_string());
            docs::set(
                &mut item.attrs,
                &format!("Builder of a request: [`Client::{method}`](crate::Client::{method})."),
            );
        }
    }
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
    Ok(successes)
}

fn is_impl_of(item: &ItemImpl, name: &str) -> bool {
    let Type::Path(path) = &*item.self_ty else {
        return false;
    };
    item.trait_.is_none()
        && path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == name)
}

fn refine_builder(item: &mut ItemImpl, operation: &Operation) -> Result<Type, Problem> {
    let mut success = None;
    Rename(operation).visit_item_impl_mut(item);
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        match function.sig.ident.to_string().as_str() {
            "new" => {
                // The client makes builders; nobody else need know how.
                function.vis = parse_quote!(pub(crate));
                function.sig.inputs = parse_quote!(client: &'a Client);
                rename_client(&mut function.block.stmts);
            }
            "send" => success = Some(refine_send(function, operation)?),
            setter => {
                let text = setter_docs(setter, operation);
                docs::set(&mut function.attrs, &text);
            }
        }
    }
    success.ok_or_else(|| unexpected_problem("a builder has no method `send`"))
}

/// `client: client` reads better as `client`.
fn rename_client(statements: &mut [Stmt]) {
    if let Some(Stmt::Expr(Expr::Struct(new), None)) = statements.last_mut() {
        for field in &mut new.fields {
            if let (syn::Member::Named(name), Expr::Path(value)) = (&field.member, &field.expr)
                && value.path.is_ident(name)
            {
                field.colon_token = None;
            }
        }
    }
}

fn setter_docs(setter: &str, operation: &Operation) -> String {
    let parameter = operation
        .parameters
        .iter()
        .find(|p| value_name(&p.name) == setter);
    match (setter, parameter) {
        (_, Some(parameter)) => format!(
            "Sets the {} parameter `{}`.\n\n{}",
            parameter.location, parameter.name, parameter.description
        ),
        ("body_map", None) => "Changes the body by way of its builder.".to_owned(),
        _ => format!(
            "Sets the body.\n\n{}",
            operation.body.as_deref().unwrap_or_default()
        ),
    }
}

/// Replaces progenitor's way of sending by the run time's. Gives the type of
/// the success.
fn refine_send(function: &mut ImplItemFn, operation: &Operation) -> Result<Type, Problem> {
    let success = success_type(function)?;
    let statements = std::mem::take(&mut function.block.stmts);
    let mut kept = Vec::new();
    let mut path = None;
    let mut request = None;
    for statement in statements {
        match statement {
            Stmt::Local(local) if binds(&local.pat, "url") => {
                path = Some(path_values(&local)?);
            }
            // The chain that ends in `.build()?`; all after it is replaced.
            Stmt::Local(local) if binds(&local.pat, "request") => {
                let init = local.init.map(|init| *init.expr);
                request = Some(init.ok_or_else(|| unexpected_problem("a request is not built"))?);
                break;
            }
            Stmt::Expr(Expr::MethodCall(ref call), _) if sets_api_version(call) => {}
            statement => kept.push(statement),
        }
    }
    let (Some(path), Some(request)) = (path, request) else {
        return Err(unexpected_problem("a method `send` builds no request"));
    };
    let mut calls = Vec::new();
    let client = calls_of(request, &mut calls)?;
    let constant = operation_constant(operation);
    let mut request: Expr =
        parse_quote!(#client.transport().request(&operations::#constant, &[#(&#path),*]));
    let mut uses_headers = false;
    for call in calls {
        let (method, args) = (&call.method, &call.args);
        match method.to_string().as_str() {
            "headers" if !has_header_parameters(&kept) => {}
            // The transport asks for what the operation's answers come in.
            "header" if is_accept(args) => {}
            "build" => {}
            other => {
                uses_headers |= other == "headers";
                request = parse_quote!(#request.#method(#args));
            }
        }
    }
    if !uses_headers {
        kept.retain(
            |statement| !matches!(statement, Stmt::Local(local) if binds(&local.pat, "header_map")),
        );
    }
    let outcome: Expr = match &success {
        Type::Tuple(unit) if unit.elems.is_empty() => parse_quote!(#request.send().await?.empty()),
        Type::Path(path) if path.path.is_ident("ByteStream") => {
            parse_quote!(#request.stream().await?)
        }
        _ => parse_quote!(#request.send().await?.json()?),
    };
    kept.push(Stmt::Expr(parse_quote!(Ok(#outcome)), None));
    function.block.stmts = kept;
    function.sig.output = parse_quote!(-> Result<ResponseValue<#success>, Error>);
    docs::set(
        &mut function.attrs,
        &format!(
            "Sends the request, `{} {}`.\n\n# Errors\n\nSee [`Client::{}`](crate::Client::{}).",
            operation.method.to_uppercase(),
            operation.path,
            value_name(&operation.id),
            value_name(&operation.id),
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

fn first_argument(ty: &Type) -> Option<&Type> {
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

/// Whether the pattern binds `name`, or `_name` where a parameter took it.
fn binds(pattern: &Pat, name: &str) -> bool {
    matches!(pattern, Pat::Ident(ident) if ident.ident.to_string().trim_start_matches('_') == name)
}

/// The values of the path parameters, in the order of the template, out of
/// `format!("{}/a/{}", client.baseurl, encode_path(&id.to_string()))`. The
/// transport fills them into the operation's own template behind its own base
/// URL, so that no request, and no token with it, can go elsewhere.
fn path_values(local: &syn::Local) -> Result<Vec<Expr>, Problem> {
    let surprise = || unexpected_problem("a URL is not made by `format!` of encoded values");
    let init = local.init.as_ref().ok_or_else(surprise)?;
    let Expr::Macro(call) = &*init.expr else {
        return Err(surprise());
    };
    let arguments = call
        .mac
        .parse_body_with(Punctuated::<Expr, Comma>::parse_terminated)
        .map_err(|_| surprise())?;
    arguments
        .into_iter()
        // The template and the base URL.
        .skip(2)
        .map(|argument| encoded_value(argument).ok_or_else(surprise))
        .collect()
}

/// `id` of `encode_path(&id.to_string())`.
fn encoded_value(expr: Expr) -> Option<Expr> {
    let Expr::Call(ExprCall { args, .. }) = expr else {
        return None;
    };
    let Some(Expr::Reference(text)) = args.into_iter().next() else {
        return None;
    };
    match *text.expr {
        Expr::MethodCall(call) if call.method == "to_string" => Some(*call.receiver),
        _ => None,
    }
}

/// The calls of a chain such as `client.client.post(url).json(&body).build()?`,
/// without the first, outermost last. Gives the expression for the client.
fn calls_of(expr: Expr, calls: &mut Vec<ExprMethodCall>) -> Result<Expr, Problem> {
    match expr {
        Expr::Try(attempt) => calls_of(*attempt.expr, calls),
        Expr::MethodCall(call) => {
            if let Expr::Field(client) = &*call.receiver {
                return Ok((*client.base).clone());
            }
            let client = calls_of((*call.receiver).clone(), calls)?;
            calls.push(call);
            Ok(client)
        }
        _ => Err(unexpected_problem("a request is not one chain of calls")),
    }
}

/// Whether `word` is among the tokens, as an identifier or as a string.
pub(crate) fn mentions(tokens: &impl quote::ToTokens, word: &str) -> bool {
    fn any(tokens: TokenStream, word: &str) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Group(group) => any(group.stream(), word),
            proc_macro2::TokenTree::Ident(ident) => ident == word,
            proc_macro2::TokenTree::Literal(literal) => {
                literal.to_string().trim_matches('"') == word
            }
            proc_macro2::TokenTree::Punct(_) => false,
        })
    }
    any(tokens.to_token_stream(), word)
}

fn sets_api_version(call: &ExprMethodCall) -> bool {
    mentions(&call.receiver, "header_map") && mentions(&call.args, "api-version")
}

fn is_accept(arguments: &Punctuated<Expr, Comma>) -> bool {
    arguments
        .first()
        .is_some_and(|name| mentions(name, "ACCEPT"))
}

/// Whether a statement beside its own binding fills the map of headers.
fn has_header_parameters(statements: &[Stmt]) -> bool {
    statements.iter().any(|statement| {
        mentions(statement, "header_map")
            && !matches!(statement, Stmt::Local(local) if binds(&local.pat, "header_map"))
    })
}

/// Replaces what progenitor calls by the names of its own run time.
struct Rename<'a>(&'a Operation);

impl VisitMut for Rename<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        match segments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            // A variant of the stock error; ours is opaque.
            ["Error", "InvalidRequest"] => *path = parse_quote!(Error::invalid_request),
            ["super", "Client"] => *path = parse_quote!(Client),
            ["progenitor_client", ..] => path.segments[0].ident = format_ident!("client_core"),
            _ => visit_mut::visit_path_mut(self, path),
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = renamed_messages(std::mem::take(&mut call.tokens), self.0);
    }

    fn visit_lit_str_mut(&mut self, literal: &mut LitStr) {
        if let Some(text) = message(&literal.value(), self.0) {
            *literal = LitStr::new(&text, literal.span());
        }
    }
}

/// The tokens of `format!` with the messages in them changed.
fn renamed_messages(tokens: TokenStream, operation: &Operation) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| {
            let text = syn::parse2::<LitStr>(token.clone().into()).ok();
            match text.and_then(|text| message(&text.value(), operation)) {
                Some(text) => Literal::string(&text).into(),
                None => token,
            }
        })
        .collect()
}

/// A message of progenitor's in words that a caller understands.
fn message(text: &str, operation: &Operation) -> Option<String> {
    let what = |name: &str| match operation
        .parameters
        .iter()
        .find(|p| value_name(&p.name) == name)
    {
        Some(parameter) => format!("the {} parameter `{}`", parameter.location, parameter.name),
        None => format!("the {name}"),
    };
    if let Some(name) = text.strip_suffix(" was not initialized") {
        return Some(format!("{} is not set", what(name)));
    }
    let (ty, rest) = text.strip_prefix("conversion to `")?.split_once("` for ")?;
    let ty = ty.replace(' ', "");
    let ty = ty.trim_start_matches("::");
    let (name, cause) = rest.split_once(" failed")?;
    Some(format!(
        "the value for {} does not convert to `{ty}`{cause}",
        what(name)
    ))
}

pub(crate) fn operation_constant(operation: &Operation) -> Ident {
    format_ident!("{}", constant_name(&operation.id))
}

/// The methods of the client that start a builder, one for each operation.
pub(super) fn client_methods(operations: &[Operation]) -> Vec<Item> {
    let methods = operations.iter().map(|operation| {
        let method = format_ident!("{}", value_name(&operation.id));
        let builder = format_ident!("{}", type_name(&operation.id));
        let mut function: ImplItemFn = parse_quote! {
            pub fn #method(&self) -> builder::#builder<'_> {
                builder::#builder::new(self)
            }
        };
        docs::set(&mut function.attrs, &method_docs(operation));
        function
    });
    let item = quote! { impl Client { #(#methods)* } };
    vec![parse_quote!(#item)]
}

fn method_docs(operation: &Operation) -> String {
    let mut text = String::new();
    let summary = operation.summary.trim_end_matches('.');
    if !summary.is_empty() {
        text += &format!("{summary}.\n\n");
    }
    if !operation.description.is_empty() {
        text += &format!("{}\n\n", operation.description);
    }
    text += &format!("`{} {}`", operation.method.to_uppercase(), operation.path);
    if !operation.errors.is_empty() {
        text += "\n\n# Errors\n";
        for error in &operation.errors {
            let body = match &error.schema {
                Some(schema) => format!("[`{schema}`](super::types::{schema})"),
                None => "no documented body".to_owned(),
            };
            text += &format!("\n- {}: {body}", error.status);
        }
    }
    text
}
