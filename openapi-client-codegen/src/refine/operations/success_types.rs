//! The type that `send` returns where an operation has more than one successful
//! response, by status or media type: an option if one of two is empty, otherwise
//! an enum.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::{Block, Ident, Item, Type, parse_quote};

use crate::error::Problem;
use crate::free_names::FreeNames;
use crate::model::operation::Operation;
use crate::model::response::{Case, ResponseBody, Success};
use crate::model::status::Status;
use crate::names::type_name;
use crate::refine::operations::stream::{self, schema_name};
use crate::refine::unexpected::unexpected_problem;
use crate::text::markdown::code;

/// The enums of the operations that have one, by the operation's name.
pub(super) type Enums = BTreeMap<String, Enum>;

/// The enum of the successful responses of an operation.
pub(crate) struct Enum {
    name: Ident,
    variants: Vec<Variant>,
}

struct Variant {
    name: Ident,
    /// The type that it holds, as the types name it.
    ty: Option<Type>,
    body: ResponseBody,
    /// Its cases, by their places in the table of operations.
    cases: Vec<usize>,
}

/// Adds an enum to `types` for each operation with several successful responses.
pub(crate) fn enums(types: &mut Vec<Item>, operations: &[Operation]) -> Result<Enums, Problem> {
    let mut taken: FreeNames = types.iter().filter_map(name).collect();
    let mut enums = Enums::new();
    for operation in operations {
        let Success::OneOf(cases) = &operation.success else {
            continue;
        };
        // Formed as one: `self` alone gives a name that cannot be part of another.
        let name = type_name(&format!("{}-success", operation.name));
        let name = free(&name, &mut taken);
        let mut variants: Vec<Variant> = Vec::new();
        let mut names = FreeNames::default();
        for (index, case) in cases.iter().enumerate() {
            let Case {
                body, is_nullable, ..
            } = case;
            if let Some(known) = variants.iter_mut().find(|known| known.body == *body) {
                known.cases.push(index);
                continue;
            }
            let (wanted, ty) = match body {
                ResponseBody::Empty => ("Empty".to_owned(), None),
                ResponseBody::Bytes | ResponseBody::Stream(_) => {
                    let ty = parse_quote!(::openapi_client_core::ByteStream);
                    ("Bytes".to_owned(), Some(ty))
                }
                ResponseBody::Text | ResponseBody::TextOrJson => {
                    ("Text".to_owned(), Some(parse_quote!(::std::string::String)))
                }
                ResponseBody::Json(_) => {
                    let name = schema(body, operation)?;
                    let ty = format_ident!("{name}");
                    let ty = match is_nullable {
                        true => parse_quote!(::std::option::Option<#ty>),
                        false => parse_quote!(#ty),
                    };
                    (name, Some(ty))
                }
            };
            variants.push(Variant {
                name: free(&wanted, &mut names),
                ty,
                body: body.clone(),
                cases: vec![index],
            });
        }
        types.push(declaration(&name, &variants, cases, operation));
        enums.insert(operation.name.clone(), Enum { name, variants });
    }
    Ok(enums)
}

fn declaration(name: &Ident, variants: &[Variant], cases: &[Case], operation: &Operation) -> Item {
    // A stream can be read only once.
    let has_bytes = variants.iter().any(|v| v.body == ResponseBody::Bytes);
    let clone = (!has_bytes).then(|| quote!(Clone,));
    let variants = variants.iter().map(|variant| {
        let name = &variant.name;
        let when: Vec<String> = variant
            .cases
            .iter()
            .map(|case| when(*case, cases))
            .collect();
        let docs = format!(" The response with {}.", when.join(", "));
        let content = variant.ty.as_ref().map(|ty| quote!((#ty)));
        quote!(#[doc = #docs] #name #content)
    });
    let method = operation.method_name();
    let docs = format!(" A successful response of [`Client::{method}`](crate::Client::{method}).");
    parse_quote! {
        #[doc = #docs]
        #[derive(#clone Debug)]
        pub enum #name { #(#variants),* }
    }
}

/// The status of a case, and the media type if the status has several.
fn when(index: usize, cases: &[Case]) -> String {
    let Some(Case {
        status, media_type, ..
    }) = cases.get(index)
    else {
        return String::new();
    };
    match cases.iter().filter(|case| case.status == *status).count() {
        1 => status.to_string(),
        _ => format!("{status} as {}", code(media_type)),
    }
}

/// The name of the type of a body of JSON: that of its schema.
fn schema(body: &ResponseBody, operation: &Operation) -> Result<String, Problem> {
    let name = match body {
        ResponseBody::Json(schema) => schema_name(schema),
        _ => None,
    };
    name.ok_or_else(|| {
        unexpected_problem("one of several responses has a schema without a name")
            .at(&operation.place)
            .operation(&operation.id)
    })
}

fn name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

fn free(wanted: &str, taken: &mut FreeNames) -> Ident {
    let name = taken.take_first(wanted, |number| format!("{wanted}{number}"));
    format_ident!("{name}")
}

/// The type that `send` returns, and the body of that method. `generated` is the type that
/// the generator gives for the one body.
pub(crate) fn outcome(operation: &Operation, generated: Type, enums: &Enums) -> (Type, Block) {
    match &operation.success {
        Success::One(ResponseBody::Stream(items)) => {
            let (ty, sent) = stream::outcome(items, generated);
            (ty, parse_quote!({ #sent.await }))
        }
        Success::One(body) => {
            let read = match body {
                // The stream of a success that is not one of items.
                ResponseBody::Bytes => quote!(bytes()),
                body => read(body, None),
            };
            (generated, parse_quote!({ self.0.#read.await }))
        }
        Success::OrNothing {
            body,
            with,
            without,
        } => {
            let read = read(body, Some(quote!(#generated)));
            let something = quote!(answer.#read?.map(Some));
            let nothing = quote!(answer.empty()?.map(|()| None));
            let (with, without) = (codes(with), codes(without));
            let arms = match without {
                Some(without) => quote!(#without => #nothing, _ => #something,),
                // All that is not listed has no body.
                None => quote!(#with => #something, _ => #nothing,),
            };
            // Without a body, whatever its status.
            let arms = quote!(_ if answer.is_empty() => #nothing, #arms);
            let body = parse_quote!({
                let answer = self.0.send().await?;
                Ok(match answer.status().as_u16() { #arms })
            });
            (parse_quote!(Option<#generated>), body)
        }
        Success::OneOf(_) => match enums.get(&operation.name) {
            Some(several) => {
                let name = &several.name;
                (parse_quote!(types::#name), several.read())
            }
            None => (generated, parse_quote!({ self.0.empty().await })),
        },
    }
}

impl Enum {
    /// Reads the response by its case in the table of operations.
    fn read(&self) -> Block {
        let name = &self.name;
        let last = self.variants.len().saturating_sub(1);
        let arms = self.variants.iter().enumerate().map(|(index, variant)| {
            let case = &variant.name;
            let cases = variant
                .cases
                .iter()
                .map(|case| Literal::usize_unsuffixed(*case));
            let pattern = match index == last {
                true => quote!(_),
                false => quote!(#(#cases)|*),
            };
            let value = match variant.body {
                ResponseBody::Empty => None,
                ResponseBody::Json(_) => Some(quote!((answer.json()?))),
                ResponseBody::Text => Some(quote!((answer.text()?))),
                ResponseBody::TextOrJson => Some(quote!((answer.text_or_json()?))),
                // A stream of items is not among them.
                ResponseBody::Bytes | ResponseBody::Stream(_) => Some(quote!((answer.bytes()?))),
            };
            quote!(#pattern => types::#name::#case #value,)
        });
        parse_quote!({ self.0.read(|case, answer| Ok(match case { #(#arms)* })).await })
    }
}

/// The call by which a response gives `body`, as a `ty` if that is not inferred.
fn read(body: &ResponseBody, ty: Option<TokenStream>) -> TokenStream {
    let ty = ty.map(|ty| quote!(::<#ty>));
    match body {
        ResponseBody::Empty | ResponseBody::Bytes | ResponseBody::Stream(_) => quote!(empty()),
        ResponseBody::Json(_) => quote!(json #ty ()),
        ResponseBody::Text => quote!(text()),
        ResponseBody::TextOrJson => quote!(text_or_json()),
    }
}

/// The statuses as a pattern, if each is a single one.
fn codes(statuses: &[Status]) -> Option<TokenStream> {
    let codes = statuses.iter().map(|status| match status {
        Status::Code(code) => Some(Literal::u16_unsuffixed(*code)),
        Status::Range(_) | Status::Default => None,
    });
    let codes: Vec<Literal> = codes.collect::<Option<_>>()?;
    Some(quote!(#(#codes)|*))
}
