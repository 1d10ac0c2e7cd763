//! The type that a stream of items has, and the method that asks for one where the
//! operation answers something else too.

use quote::{format_ident, quote};
use serde_json::Value;
use syn::{Expr, Ident, ImplItemFn, Stmt, Type, parse_quote};

use crate::error::Problem;
use crate::free_names::first_free;
use crate::media_type::Framing;
use crate::model::operation::Operation;
use crate::model::stream::{Stream, Streamed};
use crate::pointer::local_reference;
use crate::refine::docs;
use crate::refine::unexpected::unexpected_problem;
use crate::text::markdown::code;

/// The type of a stream, and the outcome of `request` for it. `generated` is the type
/// that the generator gives for an item.
pub(crate) fn outcome(stream: &Stream, request: &Expr, generated: Type) -> (Type, Expr) {
    let item = match &stream.schema {
        Some(_) => generated,
        None => unknown(stream),
    };
    of_items(stream, request, &item)
}

/// The methods of an operation that has a stream beside other answers.
pub(crate) struct Methods {
    /// What the request is made of, for both methods that send one.
    pub(crate) request: ImplItemFn,
    /// Asks for the stream.
    pub(crate) stream: ImplItemFn,
    /// The request, as these methods get it.
    pub(crate) expression: Expr,
    /// The type of the stream.
    pub(crate) ty: Type,
}

/// The methods of `operation`, if it has a stream beside other answers: `kept` takes the
/// values out of the builder, and `request` is made of them.
pub(crate) fn methods(
    operation: &Operation,
    streamed: &Streamed,
    kept: Vec<Stmt>,
    request: &Expr,
) -> Result<Methods, Problem> {
    let item = match &streamed.stream.schema {
        Some(schema) => {
            let name = schema_name(schema).ok_or_else(|| {
                unexpected_problem("the items of a stream have a schema without a name")
            })?;
            let name = format_ident!("{name}");
            match streamed.stream.is_nullable {
                true => parse_quote!(::std::option::Option<types::#name>),
                false => parse_quote!(types::#name),
            }
        }
        None => unknown(&streamed.stream),
    };
    let (into_request, stream) = (name(operation, "request"), name(operation, "stream"));
    let expression: Expr = parse_quote!(self.#into_request()?);
    let (ty, outcome) = of_items(&streamed.stream, &expression, &item);
    let mut methods = Methods {
        request: parse_quote! {
            fn #into_request(self) -> Result<::openapi_client_core::RequestBuilder<'a>, Error> {
                #(#kept)*
                Ok(#request)
            }
        },
        stream: parse_quote! {
            pub async fn #stream(self) -> Result<ResponseValue<#ty>, Error> {
                Ok(#outcome)
            }
        },
        expression,
        ty,
    };
    let method = operation.method_name();
    let text = format!(
        "Sends the request, {}, for a stream: what comes is given while it arrives. Where a \
         field of the body asks for a stream too, set it.\n\n# Errors\n\nSee \
         [`Client::{method}`](crate::Client::{method}).",
        code(&operation.request()),
    );
    docs::set(&mut methods.stream.attrs, &text);
    Ok(methods)
}

/// The name of the method that gives the stream of `operation`.
pub(crate) fn method_name(operation: &Operation) -> String {
    name(operation, "stream").to_string()
}

/// `wanted`, or another name if a parameter has that.
fn name(operation: &Operation, wanted: &str) -> Ident {
    let other = |number| match number {
        2 => format!("{wanted}_of_items"),
        number => format!("{wanted}_of_items_{}", number - 1),
    };
    let is_free = |name: &str| operation.parameter(name).is_none();
    format_ident!("{}", first_free(wanted, other, is_free))
}

fn of_items(stream: &Stream, request: &Expr, item: &Type) -> (Type, Expr) {
    let (ty, read) = match stream.framing {
        Framing::Events => (quote!(Events), quote!(events)),
        Framing::Lines | Framing::Sequence => (quote!(JsonStream), quote!(json_stream)),
        Framing::Parts => (quote!(Parts), quote!(parts)),
    };
    let ty = parse_quote!(::openapi_client_core::#ty<#item, Error>);
    (ty, parse_quote!(#request.#read().await?))
}

/// The type of items of which the document says nothing.
fn unknown(stream: &Stream) -> Type {
    match stream.framing {
        Framing::Events => parse_quote!(::std::string::String),
        Framing::Lines | Framing::Sequence | Framing::Parts => parse_quote!(::serde_json::Value),
    }
}

/// The name of the component that `schema` refers to, which is that of its type.
pub(crate) fn schema_name(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref")?.as_str()?;
    local_reference(reference)?.tokens().last()
}
