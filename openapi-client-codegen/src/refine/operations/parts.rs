//! The parts of a form that a field of it becomes.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use crate::model::parameter::{FormPart, Parameter};
use crate::refine::syntax::argument_of;

/// The request with `value`, a `ty`, as the field `parameter` of its form.
pub(crate) fn with_part(parameter: &Parameter, ty: &Type) -> TokenStream {
    let name = &parameter.name;
    let is_optional = argument_of(ty, "Option").is_some();
    // What is set is there, though it may be null.
    let value = match is_optional {
        true => quote!(Some(value)),
        false => quote!(value),
    };
    let written = match &parameter.part {
        FormPart::Text(None) => quote!(form.text(#name, &#value)),
        FormPart::Text(Some(media_type)) => quote!(form.text_as(#name, #media_type, &#value)),
        FormPart::Json => quote!(form.json(#name, &#value)),
        FormPart::JsonItems => quote!(form.json_each(#name, &#value)),
        FormPart::File {
            is_list,
            media_type,
        } => {
            let named = media_type
                .as_ref()
                .map(|media_type| quote!(.into_iter().map(|file| file.or_media_type(#media_type))));
            match (is_list, is_optional) {
                (false, false) => quote!(form.files(#name, [value] #named)),
                (false, true) => quote!(form.files(#name, value #named)),
                (true, false) => quote!(form.optional_files(#name, Some(value #named))),
                (true, true) => {
                    let named = named.map(|named| quote!(.map(|files| files #named)));
                    quote!(form.optional_files(#name, value #named))
                }
            }
        }
        FormPart::Whole => {
            let whole = is_optional.then(|| quote!(.unwrap_or_default()));
            quote!(form.append(value #whole))
        }
    };
    let name = parameter.field_name();
    quote!(self.0.part(#name, value, |form, value: #ty| #written))
}
