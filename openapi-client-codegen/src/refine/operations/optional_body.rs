//! Bodies that may be left out.
//!
//! progenitor requires every body: a caller who sets none would send `{}`, or
//! nothing at all. Here the field of the builder
//! becomes an option, which is empty until the body is set.

use quote::format_ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprMethodCall, FieldValue, Fields, ImplItem, Item, Type, parse_quote};

use crate::error::Problem;
use crate::model::operation::Operation;
use crate::refine::syntax::is_of;
use crate::refine::unexpected::unexpected_problem;

/// Whether the builder of `operation` keeps its body as an option.
pub(crate) fn is_optional(operation: &Operation) -> bool {
    let body = operation.body.as_ref();
    body.is_some_and(|body| !body.is_required && body.is_one_value())
}

/// Rewrites the parts of the builder of `operation` among `items`, before the
/// method `send` is.
///
/// # Errors
///
/// A part does not have the form that progenitor gives it.
pub(crate) fn refine(items: &mut [Item], operation: &Operation) -> Result<(), Problem> {
    let name = operation.builder_name();
    let mut count = 0;
    for item in items.iter_mut().filter(|item| is_of(item, &name)) {
        match item {
            Item::Struct(item) => count += usize::from(field(&mut item.fields)),
            Item::Impl(item) => {
                for item in &mut item.items {
                    let ImplItem::Fn(function) = item else {
                        continue;
                    };
                    let block = &mut function.block;
                    let done = match function.sig.ident.to_string().as_str() {
                        "new" => changed(&mut Unset(0), block, |visitor| visitor.0),
                        "body" => changed(&mut Set(0), block, |visitor| visitor.0),
                        "body_map" => {
                            *block = parse_quote!({
                                self.body = self.body.map(|body| Some(f(body.unwrap_or_default())));
                                self
                            });
                            continue;
                        }
                        // A body without a builder of its own needs no more.
                        "send" => {
                            changed(&mut Build, block, |_| 1);
                            continue;
                        }
                        _ => continue,
                    };
                    count += done;
                }
            }
            _ => {}
        }
    }
    if count == 3 {
        Ok(())
    } else {
        Err(unexpected_problem(format!(
            "{count} of the field, the start and the setter of an optional body are found"
        )))
    }
}

/// `Result<T, String>` becomes `Result<Option<T>, String>`.
fn field(fields: &mut Fields) -> bool {
    let body = format_ident!("body");
    let field = fields
        .iter_mut()
        .find(|field| field.ident.as_ref() == Some(&body));
    let Some(field) = field else { return false };
    let Type::Path(path) = &mut field.ty else {
        return false;
    };
    let Some(syn::PathArguments::AngleBracketed(arguments)) = path
        .path
        .segments
        .last_mut()
        .map(|last| &mut last.arguments)
    else {
        return false;
    };
    let Some(syn::GenericArgument::Type(value)) = arguments.args.first_mut() else {
        return false;
    };
    *value = parse_quote!(Option<#value>);
    true
}

fn changed<V: VisitMut>(visitor: &mut V, block: &mut Block, count: fn(&V) -> usize) -> usize {
    visitor.visit_block_mut(block);
    count(visitor)
}

/// `body: …` of the new builder.
struct Unset(usize);

impl VisitMut for Unset {
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if matches!(&field.member, syn::Member::Named(name) if name == "body") {
            field.expr = parse_quote!(Ok(None));
            self.0 += 1;
        }
    }
}

/// `value.try_into()….map_err(…)` of the setter, which for a text ends in
/// `.map(|v| v.into())`.
struct Set(usize);

impl VisitMut for Set {
    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        let value = &call.receiver;
        if call.method == "map_err" {
            call.receiver = parse_quote!(#value.map(Some));
            self.0 += 1;
        } else if call.method == "map" {
            *call = parse_quote!(#value.map(|v| Some(v.into())));
            self.0 += 1;
        }
    }
}

/// `body.and_then(|v| …)` of the method that sends, if the body has a builder.
struct Build;

impl VisitMut for Build {
    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        let is_body = matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("body"));
        if is_body && call.method == "and_then" {
            let build = &call.args;
            *call = parse_quote!(body.and_then(|body| body.map(#build).transpose()));
        } else {
            visit_mut::visit_expr_method_call_mut(self, call);
        }
    }
}
