//! The type that a stream of items has, and the method that asks for one where the
//! operation answers something else too.

use quote::{format_ident, quote};
use serde_json::Value;
use syn::{Expr, ImplItemFn, Type, parse_quote};

use crate::error::Problem;
use crate::free_names::first_free;
use crate::media_type::Framing;
use crate::model::operation::Operation;
use crate::model::stream::{Stream, Streamed};
use crate::pointer::local_reference;
use crate::refine::docs;
use crate::refine::unexpected::unexpected_problem;
use crate::text::markdown::code;

/// The type of a stream, and the call that gives it. `generated` is the type that the
/// generator gives for an item.
pub(crate) fn outcome(stream: &Stream, generated: Type) -> (Type, Expr) {
    let item = match &stream.schema {
        Some(_) => generated,
        None => unknown(stream),
    };
    of_items(stream, &item)
}

/// The type of the stream that `operation` has beside other answers, and the method that
/// asks for it.
///
/// # Errors
///
/// The items have a schema without a name.
pub(crate) fn method(
    operation: &Operation,
    streamed: &Streamed,
) -> Result<(Type, ImplItemFn), Problem> {
    let item = match &streamed.stream.schema {
        Some(schema) => {
            let name = schema_name(schema).ok_or_else(|| {
                unexpected_problem("the items of a stream have a schema without a name")
            })?;
            let name = format_ident!("{name}");
            match streamed.stream.is_nullable {
                true => parse_quote!(Option<types::#name>),
                false => parse_quote!(types::#name),
            }
        }
        None => unknown(&streamed.stream),
    };
    let stream = format_ident!("{}", method_name(operation));
    let (ty, sent) = of_items(&streamed.stream, &item);
    let mut function: ImplItemFn = parse_quote! {
        pub async fn #stream(self) -> Result<ResponseValue<#ty>, Error> {
            #sent.await
        }
    };
    let text = format!(
        "Sends the request, {}, for a stream: what comes is given while it arrives. Where a \
         field of the body asks for a stream too, set it.",
        code(&operation.request()),
    );
    docs::set(&mut function.attrs, &text);
    Ok((ty, function))
}

/// The name of the method that gives the stream of `operation`, or another if a parameter
/// has that.
pub(crate) fn method_name(operation: &Operation) -> String {
    let other = |number| match number {
        2 => "stream_of_items".to_owned(),
        number => format!("stream_of_items_{}", number - 1),
    };
    first_free("stream", other, |name| operation.parameter(name).is_none())
}

fn of_items(stream: &Stream, item: &Type) -> (Type, Expr) {
    let (ty, read) = match stream.framing {
        Framing::Events => (quote!(Events), quote!(events)),
        Framing::Lines | Framing::Sequence => (quote!(JsonStream), quote!(json_stream)),
        Framing::Parts => (quote!(Parts), quote!(parts)),
    };
    let ty = parse_quote!(::openapi_client_core::#ty<#item, Error>);
    (ty, parse_quote!(self.0.#read()))
}

/// The type of items of which the document says nothing.
fn unknown(stream: &Stream) -> Type {
    match stream.framing {
        Framing::Events => parse_quote!(String),
        Framing::Lines | Framing::Sequence | Framing::Parts => parse_quote!(::serde_json::Value),
    }
}

/// The name of the component that `schema` refers to, which is that of its type.
pub(crate) fn schema_name(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref")?.as_str()?;
    local_reference(reference)?.tokens().last()
}
