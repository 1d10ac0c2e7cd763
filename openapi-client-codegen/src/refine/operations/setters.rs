//! The setters of a builder, each of which hands its value to the request.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{ImplItemFn, Type, parse_quote};

use crate::annotations::{FORM, MEDIA_TYPE};
use crate::error::Problem;
use crate::model::operation::Operation;
use crate::model::parameter::{Parameter, Style};
use crate::refine::docs;
use crate::refine::operations::parts;
use crate::refine::operations::stock::Stock;
use crate::refine::syntax::{segments, style_name};
use crate::refine::unexpected::unexpected_problem;
use crate::text::markdown::{code, plain};

/// The setters of the builder of `operation`, the parameters in the order of their names
/// and the body behind them.
///
/// # Errors
///
/// progenitor has no setter for a parameter or for the body.
pub(crate) fn setters(operation: &Operation, stock: &Stock) -> Result<Vec<ImplItemFn>, Problem> {
    let parameters = operation.parameters.iter();
    let parameters: BTreeMap<&str, &Parameter> = parameters.map(|p| (&*p.setter, p)).collect();
    let mut setters = Vec::new();
    for (name, parameter) in parameters {
        let ty = stock.values.get(name).ok_or_else(|| {
            unexpected_problem(format!(
                "a builder has no setter for {}",
                parameter.display_name()
            ))
        })?;
        let setter = format_ident!("{name}");
        let request = with_value(parameter, ty)?;
        let mut function: ImplItemFn = parse_quote! {
            pub fn #setter(self, value: impl IntoValue<#ty>) -> Self {
                Self(#request)
            }
        };
        docs::set(&mut function.attrs, &parameter_docs(parameter));
        setters.push(function);
    }
    if let Some(body) = operation.body.as_ref().filter(|body| body.is_one_value()) {
        let ty = body_type(stock)?;
        let mut function: ImplItemFn = parse_quote! {
            pub fn body(self, value: impl IntoValue<#ty>) -> Self {
                Self(self.0.body(value))
            }
        };
        let set = match body.is_required {
            true => "Sets the body.",
            false => "Sets the body, which is optional.",
        };
        let text = format!("{set}\n\n{}", plain(&body.description));
        docs::set(&mut function.attrs, &text);
        setters.push(function);
        if stock.has_body_builder {
            let builder = builder_of(ty)?;
            let mut function: ImplItemFn = parse_quote! {
                pub fn body_map(self, change: impl FnOnce(#builder) -> #builder) -> Self {
                    Self(self.0.body_map(change))
                }
            };
            docs::set(
                &mut function.attrs,
                "Changes the body by means of its builder.",
            );
            setters.push(function);
        }
    }
    Ok(setters)
}

/// The type of the body.
pub(crate) fn body_type(stock: &Stock) -> Result<&Type, Problem> {
    let body = stock.values.get("body");
    body.ok_or_else(|| unexpected_problem("a builder has no setter for the body"))
}

/// `types::builder::T` for `types::T`.
fn builder_of(ty: &Type) -> Result<Type, Problem> {
    let path = segments(ty);
    let name = path.last();
    let name = name.ok_or_else(|| unexpected_problem("a body with a builder has no type"))?;
    let name = format_ident!("{name}");
    Ok(parse_quote!(types::builder::#name))
}

fn parameter_docs(parameter: &Parameter) -> String {
    format!(
        "Sets {}{}.\n\n{}",
        parameter.display_name(),
        match parameter.location == MEDIA_TYPE {
            true => "; otherwise it is `application/octet-stream`",
            false => "",
        },
        plain(&parameter.description)
    )
}

/// The request with `value`, a `ty`, as `parameter`.
fn with_value(parameter: &Parameter, ty: &Type) -> Result<TokenStream, Problem> {
    let name = &parameter.name;
    let location = parameter.location.as_str();
    match location {
        FORM => return Ok(parts::with_part(parameter, ty)),
        MEDIA_TYPE => return Ok(quote!(self.0.media_type(value))),
        "path" | "query" | "header" | "cookie" => {}
        other => {
            let name = code(name);
            return Err(
                Problem::new(format!("the parameter {name} is in {}", code(other)))
                    .help("it is one of `path`, `query`, `header` and `cookie`"),
            );
        }
    }
    // What is displayed is not serialized.
    let has_default_style = match location {
        "path" | "header" => is_displayed(parameter, ty),
        _ => parameter.style == Style::Form { explode: true },
    };
    Ok(match has_default_style {
        true => {
            let method = format_ident!("{location}");
            quote!(self.0.#method(#name, value))
        }
        false => {
            let method = format_ident!("{location}_in");
            let style = style_name(parameter.style);
            quote!(self.0.#method(#style, #name, value))
        }
    })
}

/// Whether the value is sent as it is displayed. A date, a list and a type of
/// a schema are displayed otherwise than they are serialized, or not at all.
fn is_displayed(parameter: &Parameter, ty: &Type) -> bool {
    let Style::Simple { .. } = parameter.style else {
        return false;
    };
    let segments = segments(ty);
    let is_secret = segments == ["openapi_client_core", "Secret"];
    is_text(&segments)
        || segments == ["uuid", "Uuid"]
        || is_primitive(&segments)
        || is_secret && parameter.location == "header"
}

fn is_text(segments: &[String]) -> bool {
    segments == ["std", "string", "String"]
}

fn is_primitive(segments: &[String]) -> bool {
    let [name] = segments else { return false };
    let is_number = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    match name.as_bytes() {
        b"bool" => true,
        [b'f' | b'i' | b'u', digits @ ..] => !digits.is_empty() && is_number(digits),
        _ => false,
    }
}
