//! Our run time in place of progenitor's own, and its messages in words that a
//! caller understands.

use proc_macro2::{Literal, TokenStream};
use quote::format_ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Item, LitStr, parse_quote};

use crate::model::operation::Operation;

/// Changes the names and messages in a part of the builder of `operation`.
pub(crate) fn translate(item: &mut Item, operation: &Operation) {
    Translate(operation).visit_item_mut(item);
}

struct Translate<'a>(&'a Operation);

impl VisitMut for Translate<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        match segments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            // A variant of the stock error; ours is opaque.
            ["Error", "InvalidRequest"] => *path = parse_quote!(Error::invalid_request),
            ["super", "Client"] => *path = parse_quote!(Client),
            ["reqwest", "Body"] => *path = parse_quote!(::openapi_client_core::Body),
            ["progenitor_client", ..] => {
                path.segments[0].ident = format_ident!("openapi_client_core")
            }
            _ => visit_mut::visit_path_mut(self, path),
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = translated(std::mem::take(&mut call.tokens), self.0);
    }

    fn visit_lit_str_mut(&mut self, literal: &mut LitStr) {
        if let Some(text) = message(&literal.value(), self.0) {
            *literal = LitStr::new(&text, literal.span());
        }
    }
}

/// The tokens of `format!` with the messages in them changed.
fn translated(tokens: TokenStream, operation: &Operation) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| {
            let text = syn::parse2::<LitStr>(token.clone().into()).ok();
            match text.and_then(|text| message(&text.value(), operation)) {
                // Here braces are for values.
                Some(text) => Literal::string(&text).into(),
                None => token,
            }
        })
        .collect()
}

fn message(text: &str, operation: &Operation) -> Option<String> {
    let what = |name: &str| match operation.parameter(name) {
        Some(parameter) => parameter.display_name(),
        None => format!("the {name}"),
    };
    if let Some(name) = text.strip_suffix(" was not initialized") {
        return Some(format!("{} is not set", what(name)));
    }
    let (ty, rest) = text.strip_prefix("conversion to `")?.split_once("` for ")?;
    let ty = ty.replace(' ', "");
    // Paths from the root, and that of a type in every scope.
    let ty = ["reqwest::", "std::vec::", "std::string::"]
        .iter()
        .fold(ty.replace("<::", "<"), |ty, path| ty.replace(path, ""));
    let mut ty = ty.trim_start_matches("::");
    let (name, cause) = rest.split_once(" failed")?;
    if operation
        .parameter(name)
        .is_some_and(|parameter| parameter.is_wrapped)
        && let Some(item) = ty.strip_prefix("Vec<").and_then(|ty| ty.strip_suffix('>'))
    {
        ty = item;
    }
    Some(format!(
        "the value for {} does not convert to `{ty}`{cause}",
        what(name)
    ))
}
