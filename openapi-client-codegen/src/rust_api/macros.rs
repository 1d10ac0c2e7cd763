//! The calls of macros of the run time that declare public items.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Expr, Ident, Lit, LitStr, Path, Token, Type, braced, bracketed, parenthesized,
};

mod keywords {
    syn::custom_keyword!(builder);
    syn::custom_keyword!(list);
    syn::custom_keyword!(of);
    syn::custom_keyword!(with);
}

/// What [`objects!`](openapi_client_core) declares.
pub(super) struct Objects(pub(super) Vec<Object>);

pub(super) struct Object {
    pub(super) attributes: Vec<Attribute>,
    pub(super) name: Ident,
    pub(super) has_builder: bool,
    pub(super) fields: Vec<Field>,
}

pub(super) struct Field {
    pub(super) name: Ident,
    pub(super) ty: Type,
    /// What it is called on the wire, if that is not its name.
    pub(super) wire_name: Option<String>,
}

impl Parse for Objects {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        all(input).map(Self)
    }
}

impl Parse for Object {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        input.parse::<Token![struct]>()?;
        let name = input.parse()?;
        let has_builder = input.parse::<Option<keywords::with>>()?.is_some();
        if has_builder {
            input.parse::<keywords::builder>()?;
        }
        if input.parse::<Option<Token![in]>>()?.is_some() {
            input.parse::<keywords::list>()?;
        }
        let content;
        braced!(content in input);
        Ok(Self {
            attributes,
            name,
            has_builder,
            fields: all(&content)?,
        })
    }
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Option<Token![..]>>()?;
        input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        let name = input.parse()?;
        if input.peek(syn::token::Bracket) {
            let form;
            bracketed!(form in input);
            form.parse::<proc_macro2::TokenTree>()?;
        }
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        let mut wire_name = None;
        // The first sign of `=>` is one of its own too.
        if input.peek(Token![=]) && !input.peek(Token![=>]) {
            input.parse::<Token![=]>()?;
            wire_name = Some(input.parse::<LitStr>()?.value());
        }
        if input.parse::<Option<Token![=>]>>()?.is_some() {
            input.parse::<LitStr>()?;
        }
        input.parse::<Token![,]>()?;
        Ok(Self {
            name,
            ty,
            wire_name,
        })
    }
}

/// What `open_enums!` and `closed_enums!` declare.
pub(super) struct Enums(pub(super) Vec<Enum>);

pub(super) struct Enum {
    pub(super) name: Ident,
    /// The variant for what is not listed, if it has another name than usual.
    pub(super) unknown: Option<Ident>,
    pub(super) variants: Vec<Ident>,
}

impl Parse for Enums {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        all(input).map(Self)
    }
}

impl Parse for Enum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse()?;
        let unknown = match input.parse::<Option<Token![else]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        let content;
        braced!(content in input);
        let variants = Punctuated::<Value, Token![,]>::parse_terminated(&content)?;
        Ok(Self {
            name,
            unknown,
            variants: variants.into_iter().map(|value| value.0).collect(),
        })
    }
}

struct Value(Ident);

impl Parse for Value {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Attribute::parse_outer)?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        input.parse::<LitStr>()?;
        Ok(Self(name))
    }
}

/// What `paged!` adds to a builder.
pub(super) struct Paged {
    pub(super) pages: Ident,
    pub(super) items: Ident,
    pub(super) item: Type,
}

impl Parse for Paged {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let pages = input.parse()?;
        input.parse::<Token![,]>()?;
        let items = input.parse()?;
        input.parse::<Token![:]>()?;
        let item = input.parse()?;
        // How a page is requested and read concerns nobody else.
        input.parse::<proc_macro2::TokenStream>()?;
        Ok(Self { pages, items, item })
    }
}

/// What `documented_errors!` declares.
pub(super) struct DocumentedErrors {
    pub(super) name: Ident,
    /// Each variant with its body.
    pub(super) variants: Vec<(Ident, Option<Type>)>,
}

impl Parse for DocumentedErrors {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<keywords::of>()?;
        input.parse::<Path>()?;
        let content;
        braced!(content in input);
        let variants = Punctuated::<Documented, Token![,]>::parse_terminated(&content)?;
        Ok(Self {
            name,
            variants: variants.into_iter().map(|it| (it.name, it.body)).collect(),
        })
    }
}

struct Documented {
    name: Ident,
    body: Option<Type>,
}

impl Parse for Documented {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        input.parse::<Ident>()?;
        if input.peek(syn::token::Paren) {
            let status;
            parenthesized!(status in input);
            status.parse::<Lit>()?;
        }
        if input.peek(syn::token::Bracket) {
            let media_types;
            bracketed!(media_types in input);
            Punctuated::<Expr, Token![,]>::parse_terminated(&media_types)?;
        }
        let mut body = None;
        if input.parse::<Option<Token![=>]>>()?.is_some() {
            input.parse::<Ident>()?;
            let ty;
            parenthesized!(ty in input);
            body = Some(ty.parse()?);
        }
        Ok(Self { name, body })
    }
}

/// Everything that is left of `input`, one behind the other.
fn all<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let mut found = Vec::new();
    while !input.is_empty() {
        found.push(input.parse()?);
    }
    Ok(found)
}
