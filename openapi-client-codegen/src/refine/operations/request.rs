//! The request that a builder sends: its path, query, headers and body, put
//! together as the table of operations requires.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, Ident, Type, parse_quote};

use crate::annotations::{FORM, MEDIA_TYPE};
use crate::document::placeholders;
use crate::error::Problem;
use crate::media_type::is_range;
use crate::model::operation::Operation;
use crate::model::parameter::{FormPart, Parameter, Style};
use crate::model::request_body::{BodyKind, RequestBody};
use crate::refine::operations::optional_body;
use crate::refine::syntax::{first_argument, is_call, operation_constant, segments};
use crate::refine::unexpected::unexpected_problem;

/// The request of `operation`, up to its being sent, out of the values that a
/// builder with `fields` has.
pub(crate) fn expression(
    operation: &Operation,
    fields: &BTreeMap<String, Type>,
) -> Result<Expr, Problem> {
    let client = fields
        .iter()
        .find(|(_, ty)| is_call(ty))
        .map(|(name, _)| format_ident!("{name}"))
        .ok_or_else(|| unexpected_problem("a builder has no client"))?;
    let values = Values { operation, fields };
    // The transport fills them into the operation's own template after its
    // own base URL, so that no request, and no token with it, can go elsewhere.
    let mut path_values = Vec::new();
    for name in placeholders(&operation.path) {
        let parameter = values
            .at("path")
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| unexpected_problem(format!("nothing fills `{{{name}}}`")))?;
        let (value, ty) = values.of(parameter)?;
        path_values.push(match is_displayed(parameter, ty) {
            true => quote!(&#value),
            false => {
                let param = param(parameter, &value, ty);
                quote!(&#param)
            }
        });
    }
    let constant = operation_constant(operation);
    let mut request: Expr =
        parse_quote!(#client.request(&operations::#constant, &[#(#path_values),*]));
    if let Some(body) = &operation.body {
        request = with_body(request, body, &values)?;
    }
    for parameter in sorted(values.at("query")) {
        let (value, ty) = values.of(parameter)?;
        let param = param(parameter, &value, ty);
        request = parse_quote!(#request.query(&#param));
    }
    for parameter in sorted(values.at("header")) {
        let name = &parameter.name;
        let (value, ty) = values.of(parameter)?;
        if !is_displayed(parameter, ty) {
            let param = param(parameter, &value, ty);
            request = parse_quote!(#request.header(&#param));
            continue;
        }
        let value = match optional_layers(ty) {
            0 => quote!(Some(&#value)),
            1 => quote!(#value.as_ref()),
            // One may be left out, and may be null beside: neither is a header.
            _ => quote!(#value.flatten().as_ref()),
        };
        request = parse_quote!(#request.header_param(#name, #value));
    }
    for parameter in sorted(values.at("cookie")) {
        let (value, ty) = values.of(parameter)?;
        let param = param(parameter, &value, ty);
        request = parse_quote!(#request.cookie(&#param));
    }
    Ok(request)
}

/// The values that a builder has.
struct Values<'a> {
    operation: &'a Operation,
    fields: &'a BTreeMap<String, Type>,
}

impl<'a> Values<'a> {
    fn at(&self, location: &'a str) -> impl Iterator<Item = &'a Parameter> + use<'a> {
        let parameters = self.operation.parameters.iter();
        parameters.filter(move |parameter| parameter.location == location)
    }

    /// The variable that holds the value of `parameter`, and the type of its
    /// field.
    fn of(&self, parameter: &Parameter) -> Result<(Ident, &'a Type), Problem> {
        match self.fields.get(&parameter.setter) {
            Some(ty) => Ok((format_ident!("{}", parameter.setter), ty)),
            None => Err(unexpected_problem(format!(
                "a builder has no field for {}",
                parameter.display_name()
            ))),
        }
    }
}

/// In the order of their names, whatever that of the document.
fn sorted<'a>(parameters: impl Iterator<Item = &'a Parameter>) -> Vec<&'a Parameter> {
    let mut parameters: Vec<&Parameter> = parameters.collect();
    parameters.sort_by_key(|parameter| &parameter.name);
    parameters
}

fn with_body(request: Expr, body: &RequestBody, values: &Values<'_>) -> Result<Expr, Problem> {
    if body.kind == BodyKind::Multipart {
        return with_form(request, body, values);
    }
    if !values.fields.contains_key("body") {
        return Err(unexpected_problem("a builder has no field for the body"));
    }
    let is_optional = optional_body::is_optional(values.operation);
    let media_type = &body.media_type;
    let named = match body.kind {
        BodyKind::Json if media_type == "application/json" => None,
        BodyKind::UrlEncoded if media_type == "application/x-www-form-urlencoded" => None,
        BodyKind::Bytes if is_range(media_type) => {
            let chosen = values
                .at(MEDIA_TYPE)
                .next()
                .ok_or_else(|| unexpected_problem("a builder has no field for the media type"))?;
            let (chosen, _) = values.of(chosen)?;
            Some(quote!(.chosen_media_type(#chosen.as_deref(), "application/octet-stream")))
        }
        _ => Some(quote!(.media_type(#media_type))),
    };
    let styles = body.styles.iter().filter_map(|(name, style)| {
        let style = style_name(*style, "form")?;
        Some(quote!((#name, #style)))
    });
    let styles: Vec<TokenStream> = styles.collect();
    let styles = match body.kind == BodyKind::UrlEncoded && !styles.is_empty() {
        true => Some(quote!(.styles(&[#(#styles),*]))),
        false => None,
    };
    let sent = match (body.kind, is_optional) {
        (BodyKind::Json, false) => quote!(.json(&body)),
        (BodyKind::Json, true) => quote!(.optional_json(body.as_ref())),
        (BodyKind::UrlEncoded, false) => quote!(.form_urlencoded(&body)),
        (BodyKind::UrlEncoded, true) => quote!(.optional_form_urlencoded(body.as_ref())),
        (_, false) => quote!(.body(body)),
        (_, true) => quote!(.optional_body(body)),
    };
    Ok(parse_quote!(#request #named #styles #sent))
}

/// The body of `multipart` that the fields of the form are put into.
fn with_form(request: Expr, body: &RequestBody, values: &Values<'_>) -> Result<Expr, Problem> {
    let mut form: Expr = parse_quote!(openapi_client_core::Form::new());
    // In the order of the document: a server that reads a form while it comes
    // in may need the fields about a file before the file.
    for parameter in values.at(FORM) {
        let name = &parameter.name;
        let (value, ty) = values.of(parameter)?;
        let layers = optional_layers(ty);
        // What is required is there, though it may be null.
        let value = match parameter.is_required && layers > 0 {
            true => quote!(Some(#value)),
            false => quote!(#value),
        };
        form = match &parameter.part {
            FormPart::Text(None) => parse_quote!(#form.text(#name, &#value)),
            FormPart::Text(Some(media_type)) => {
                parse_quote!(#form.text_as(#name, #media_type, &#value))
            }
            FormPart::Json => parse_quote!(#form.json(#name, &#value)),
            FormPart::JsonItems => parse_quote!(#form.json_each(#name, &#value)),
            FormPart::File {
                is_list,
                media_type,
            } => {
                let named = media_type.as_ref().map(
                    |media_type| quote!(.into_iter().map(|file| file.or_media_type(#media_type))),
                );
                let layers = layers + usize::from(parameter.is_required && layers > 0);
                let flattened = vec![quote!(.flatten()); layers.saturating_sub(1)];
                match (is_list, layers) {
                    (false, 0) => parse_quote!(#form.files(#name, [#value] #named)),
                    (false, _) => parse_quote!(#form.files(#name, #value #(#flattened)* #named)),
                    (true, 0) => parse_quote!(#form.optional_files(#name, Some(#value #named))),
                    (true, _) => {
                        let named = named.map(|named| quote!(.map(|files| files #named)));
                        parse_quote!(#form.optional_files(#name, #value #(#flattened)* #named))
                    }
                }
            }
            FormPart::Whole => {
                let whole = (layers > 0).then(|| quote!(.unwrap_or_default()));
                match values.at(FORM).count() {
                    1 => parse_quote!(#value #whole),
                    _ => parse_quote!(#form.append(#value #whole)),
                }
            }
        };
    }
    let media_type = &body.media_type;
    let named = match media_type == "multipart/form-data" {
        true => None,
        false => Some(quote!(.media_type(#media_type))),
    };
    Ok(match body.is_required {
        true => parse_quote!(#request #named.multipart(#form)),
        false => parse_quote!(#request #named.optional_multipart(#form)),
    })
}

/// The style of a parameter or a field of a form, unless it is the default of
/// its place.
fn style_name(style: Style, location: &str) -> Option<TokenStream> {
    let is_simple = matches!(location, "path" | "header");
    let name = match style {
        Style::Form { explode } | Style::Simple { explode } if explode != is_simple => return None,
        Style::Form { explode: true } | Style::Simple { explode: true } => "Exploded",
        Style::Form { explode: false } | Style::Simple { explode: false } => "Commas",
        Style::Label { explode: false } => "Label",
        Style::Label { explode: true } => "LabelExploded",
        Style::Matrix { explode: false } => "Matrix",
        Style::Matrix { explode: true } => "MatrixExploded",
        Style::Spaces => "Spaces",
        Style::Pipes => "Pipes",
        Style::DeepObject => "DeepObject",
        Style::Json => "Json",
    };
    let name = format_ident!("{name}");
    Some(quote!(openapi_client_core::Style::#name))
}

/// The parameter as it is serialized.
fn param(parameter: &Parameter, value: &Ident, field: &Type) -> TokenStream {
    let name = &parameter.name;
    let style = style_name(parameter.style, &parameter.location);
    let style = style.map(|style| quote!(.style(#style)));
    // A path without a value is refused in any case.
    let may_vanish = parameter.is_required && parameter.location != "path" && !is_scalar(field);
    let required = may_vanish.then(|| quote!(.required()));
    quote!(openapi_client_core::Param::new(#name, &#value) #style #required)
}

/// Whether the value of a field's `Result<T, String>` is always sent.
fn is_scalar(field: &Type) -> bool {
    let (ty, layers) = within_options(field);
    let segments = ty.map(segments).unwrap_or_default();
    layers == 0
        && match segments.first().map(String::as_str) {
            Some("chrono" | "uuid" | "openapi_client_core") => true,
            _ => is_text(&segments) || is_primitive(&segments),
        }
}

/// Whether the value is sent as it is displayed. A date, a list and a type of
/// a schema are displayed otherwise than they are serialized, or not at all.
fn is_displayed(parameter: &Parameter, field: &Type) -> bool {
    let Style::Simple { .. } = parameter.style else {
        return false;
    };
    let segments = within_options(field).0.map(segments).unwrap_or_default();
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

/// How many times the `T` of a field's `Result<T, String>` is optional.
fn optional_layers(field: &Type) -> usize {
    within_options(field).1
}

/// The type below the options of a field's `Result<T, String>`, and the number
/// of the options.
fn within_options(field: &Type) -> (Option<&Type>, usize) {
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
    (ty, layers)
}
