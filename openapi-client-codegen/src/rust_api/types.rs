//! The text of a type as a user of a client writes it.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{PathSegment, Type, parse_quote};

use crate::emit::objects::on_one_line;

/// How the code of one module names types.
pub(super) struct Names<'a> {
    /// The types of schemas.
    pub(super) declared: &'a BTreeSet<String>,
    /// Whether the code is where they are.
    pub(super) is_there: bool,
}

impl Names<'_> {
    /// `ty` by paths from the root of the crate; what the crate has of its run time, and
    /// the prelude, by name alone.
    pub(super) fn text(&self, ty: &Type) -> String {
        let mut ty = ty.clone();
        Absolute(self).visit_type_mut(&mut ty);
        on_one_line(ty.to_token_stream())
    }

    /// As [`text`](Self::text), of the path of a trait.
    pub(super) fn path(&self, path: &syn::Path) -> String {
        self.text(&parse_quote!(#path))
    }
}

struct Absolute<'a>(&'a Names<'a>);

impl VisitMut for Absolute<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let is_bare = path.leading_colon.take().is_none();
        let mut segments: Vec<PathSegment> = path.segments.iter().cloned().collect();
        let is = |segment: Option<&PathSegment>, names: &[&str]| {
            segment.is_some_and(|segment| names.iter().any(|name| segment.ident == name))
        };
        let mut is_relative = self.0.is_there;
        while is(segments.first(), &["super", "self", "crate", "generated"]) {
            is_relative &= segments[0].ident == "self" || segments[0].ident == "super";
            segments.remove(0);
        }
        if is(segments.first(), &["openapi_client_core"]) {
            segments.remove(0);
        } else if is(segments.first(), &["std"]) && is(segments.last(), PRELUDE) {
            segments.drain(..segments.len() - 1);
        } else if is_bare
            && is_relative
            && let [only] = &segments[..]
            && self.0.declared.contains(&only.ident.to_string())
        {
            segments.insert(0, parse_quote!(types));
        }
        path.segments = Punctuated::from_iter(segments);
    }
}

/// What generated code names in full only where a type of a schema has the same name.
const PRELUDE: &[&str] = &[
    "Box", "Default", "From", "Option", "Result", "String", "TryFrom", "Vec",
];
