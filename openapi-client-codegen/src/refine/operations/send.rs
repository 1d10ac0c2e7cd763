//! The methods that send the request of a builder.

use syn::{ImplItemFn, Type, parse_quote};

use crate::error::Problem;
use crate::model::operation::Operation;
use crate::refine::docs;
use crate::refine::operations::stream;
use crate::refine::operations::success_types::{self, Enums};
use crate::text::markdown::code;

/// What a builder gives, and the methods that give it.
pub(crate) struct Sends {
    /// What `send` gives.
    pub(crate) success: Type,
    /// What else a response is read as.
    pub(crate) stream: Option<Type>,
    pub(crate) methods: Vec<ImplItemFn>,
}

/// The methods of the builder of `operation`; `generated` is what progenitor's gives.
///
/// # Errors
///
/// The items of a stream have a type without a name.
pub(crate) fn methods(
    operation: &Operation,
    generated: Type,
    several: &Enums,
) -> Result<Sends, Problem> {
    let (success, body) = success_types::outcome(operation, generated, several);
    let mut send: ImplItemFn = parse_quote! {
        pub async fn send(self) -> Result<ResponseValue<#success>, Error> #body
    };
    let beside = operation.stream.as_ref();
    let beside = beside.filter(|stream| stream.asked_for_by.is_some());
    let beside = beside
        .map(|streamed| stream::method(operation, streamed))
        .transpose()?;
    let or_stream = beside.as_ref().map_or_else(String::new, |_| {
        let stream = stream::method_name(operation);
        format!("\n\n[`{stream}`](Self::{stream}) asks for a stream instead.")
    });
    let text = format!(
        "Sends the request, {}.{or_stream}",
        code(&operation.request())
    );
    docs::set(&mut send.attrs, &text);
    let (ty, method) = beside.map_or((None, None), |it| (Some(it.0), Some(it.1)));
    Ok(Sends {
        success,
        stream: ty,
        methods: [send].into_iter().chain(method).collect(),
    })
}
