//! The table of operations that the run time reads.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Item;

use crate::annotations::FORM;
use crate::emit::imports::items;
use crate::emit::operation_servers::OperationServers;
use crate::error::Error;
use crate::media_type::{Framing, is_range};
use crate::model::operation::{Operation, is_idempotent};
use crate::model::parameter::Parameter;
use crate::model::read_only::ReadOnlyObjects;
use crate::model::request_body::BodyKind;
use crate::model::response::{Case, ResponseBody, Success};
use crate::model::status::Status;
use crate::model::stream::{Data, Streamed};
use crate::refine::syntax::{operation_constant, style_name};
use crate::text::markdown::code;
use crate::text::rustdoc::lines;

/// What the table names; `up` is where the other modules are.
pub(super) fn operation_imports(
    up: &TokenStream,
    operations: &[Operation],
    read_only: &ReadOnlyObjects,
) -> Result<Vec<Item>, Error> {
    let has_errors = operations
        .iter()
        .any(|operation| !operation.errors.is_empty());
    let has_answers = operations
        .iter()
        .any(|operation| !cases(operation).is_empty());
    let content = has_answers.then(|| quote!(Content,));
    let status_pattern = has_answers.then(|| quote!(, StatusPattern));
    let typed = has_errors.then(|| quote!(, TypedOperation));
    let errors = has_errors.then(|| quote!(use #up::errors;));
    let leaves_out = operations
        .iter()
        .any(|o| read_only.of_body(&o.name).is_some());
    let read_only = leaves_out.then(|| quote!(use #up::read_only;));
    items(quote! {
        #errors
        #read_only
        use ::openapi_client_core::{#content Operation #status_pattern #typed};
    })
}

pub(super) fn list_of_operations(operations: &[Operation]) -> Result<Vec<Item>, Error> {
    let constants = operations.iter().map(|operation| {
        let constant = operation_constant(operation);
        match operation.errors.is_empty() {
            true => quote!(&#constant),
            false => quote!(#constant.operation()),
        }
    });
    items(quote! {
        /// Every operation of this client, in the document's order.
        pub static ALL: &[&Operation] = &[#(#constants),*];
    })
}

/// The entry of each operation.
pub(super) fn statics(
    operations: &[Operation],
    servers: &OperationServers<'_>,
    read_only: &ReadOnlyObjects,
) -> Result<Vec<Item>, Error> {
    let statics = operations.iter().map(|operation| {
        let constant = operation_constant(operation);
        let Operation {
            id, path, accept, ..
        } = operation;
        let method = format_ident!("{}", operation.method);
        let alternatives = operation
            .security
            .iter()
            .map(|names| quote!(&[#(#names),*]));
        let requires =
            (!operation.security.is_empty()).then(|| quote!(.requires(&[#(#alternatives),*])));
        let server = servers.constant(operation);
        let server = server.map(|name| quote!(.served_by(&crate::generated::servers::#name)));
        let idempotent = match (is_idempotent(operation.method), operation.idempotent) {
            (false, true) => Some(quote!(.idempotent())),
            (true, false) => Some(quote!(.not_idempotent())),
            _ => None,
        };
        let secret = operation.sends_secrets.then(|| quote!(.secret()));
        let accept = (accept != "application/json").then(|| quote!(.accept(#accept)));
        let answers = cases(operation).iter().map(|case| {
            let (status, media_type) = (pattern(case.status), &case.media_type);
            let content = match case.body {
                ResponseBody::Empty => quote!(Empty),
                ResponseBody::Json(_) => quote!(Json),
                ResponseBody::Text | ResponseBody::TextOrJson => quote!(Text),
                ResponseBody::Bytes | ResponseBody::Stream(_) => quote!(Bytes),
            };
            quote!((#status, #media_type, Content::#content))
        });
        let stream = operation.stream.as_ref().map(stream);
        let answers = (answers.len() > 0).then(|| quote!(.answers(&[#(#answers),*])));
        let (ty, errors) = match operation.errors.is_empty() {
            true => (quote!(Operation), None),
            false => {
                let set = format_ident!("{}", operation.error_set);
                let ty = quote!(TypedOperation<errors::#set>);
                (ty, Some(quote!(.failing_with())))
            }
        };
        let docs = lines(&code(&operation.request()));
        let body = body(operation);
        let required = required(operation);
        let left_out = read_only.of_body(&operation.name).map(|object| {
            let name = format_ident!("{}", object.constant);
            quote!(.read_only(&read_only::#name))
        });
        quote! {
            #(#[doc = #docs])*
            pub static #constant: #ty = Operation::#method(#id, #path) #requires #server #idempotent
                #secret #required #body #accept #left_out #answers #stream #errors;
        }
    });
    items(quote!(#(#statics)*))
}

/// The parameters that an operation requires, but for those of its path.
fn required(operation: &Operation) -> Option<TokenStream> {
    let parameters = operation.parameters.iter().filter(|p| p.is_required);
    let parameters = parameters.filter_map(|parameter| {
        let (place, name) = match parameter.location.as_str() {
            "query" => (quote!(Query), parameter.name.as_str()),
            "header" => (quote!(Header), parameter.name.as_str()),
            "cookie" => (quote!(Cookie), parameter.name.as_str()),
            FORM => (quote!(Form), parameter.field_name()),
            _ => return None,
        };
        Some(quote!((::openapi_client_core::Place::#place, #name)))
    });
    let parameters: Vec<TokenStream> = parameters.collect();
    (!parameters.is_empty()).then(|| quote!(.required(&[#(#parameters),*])))
}

/// How the body of an operation is written, where that is not as JSON.
fn body(operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let media_type = body.media_type.as_str();
    let usual = match body.kind {
        BodyKind::Json => "application/json",
        BodyKind::UrlEncoded => "application/x-www-form-urlencoded",
        BodyKind::Multipart => "multipart/form-data",
        BodyKind::Text | BodyKind::Bytes => "",
    };
    let media_type = match body.kind {
        // The caller chooses one.
        BodyKind::Bytes if is_range(media_type) => "application/octet-stream",
        _ => media_type,
    };
    let content_type = (media_type != usual).then(|| quote!(.content_type(#media_type)));
    let encoding = match body.kind {
        BodyKind::UrlEncoded => {
            let styles = body.styles.iter().map(|(name, style)| {
                let style = style_name(*style);
                quote!((#name, #style))
            });
            Some(quote!(.url_encoded(&[#(#styles),*])))
        }
        BodyKind::Multipart => {
            let fields = operation.parameters.iter().filter(|p| p.location == FORM);
            let fields = fields.map(Parameter::field_name);
            Some(quote!(.form(&[#(#fields),*])))
        }
        BodyKind::Json | BodyKind::Text | BodyKind::Bytes => None,
    };
    let optional = (!body.is_required).then(|| quote!(.optional_body()));
    Some(quote!(#content_type #encoding #optional))
}

/// How an operation's stream of items is written.
fn stream(streamed: &Streamed) -> TokenStream {
    let format = match streamed.stream.framing {
        Framing::Events => {
            let data = match streamed.stream.data {
                Data::Json => quote!(Json),
                Data::Text => quote!(Text),
                Data::Whole { is_text: false } => quote!(WholeWithJson),
                Data::Whole { is_text: true } => quote!(WholeWithText),
            };
            quote!(events(::openapi_client_core::EventData::#data))
        }
        Framing::Lines => quote!(lines()),
        Framing::Sequence => quote!(sequence()),
        Framing::Parts => quote!(parts()),
    };
    let accept = streamed.asked_for_by.as_ref();
    let accept = accept.map(|accept| quote!(.asked_for_by(#accept)));
    let end = streamed.end.as_ref().map(|end| quote!(.until(#end)));
    quote!(.streams(const { &::openapi_client_core::StreamFormat::#format #accept #end }))
}

/// The objects of which something is left out of a request.
pub(super) fn read_only_objects(read_only: &ReadOnlyObjects) -> Result<Vec<Item>, Error> {
    let objects = &read_only.objects;
    let name = |place: usize| format_ident!("{}", objects[place].constant);
    let statics = objects.iter().enumerate().map(|(place, object)| {
        let ident = name(place);
        let names = &object.names;
        let members = object.members.iter().map(|(member, place)| {
            let place = name(*place);
            quote!((#member, &#place))
        });
        let others = object.others.map(|others| {
            let others = name(others);
            quote!(.others(&#others))
        });
        quote! {
            pub(crate) static #ident: ReadOnly =
                ReadOnly::new(&[#(#names),*], &[#(#members),*]) #others;
        }
    });
    items(quote! {
        use ::openapi_client_core::ReadOnly;
        #(#statics)*
    })
}

/// The successes of an operation that has several.
fn cases(operation: &Operation) -> &[Case] {
    match &operation.success {
        Success::OneOf(cases) => cases,
        Success::One(_) | Success::OrNothing { .. } => &[],
    }
}

fn pattern(status: Status) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(StatusPattern::Code(#code))
        }
        Status::Range(range) => {
            let range = Literal::u16_unsuffixed(range);
            quote!(StatusPattern::Range(#range))
        }
        Status::Default => quote!(StatusPattern::Default),
    }
}
