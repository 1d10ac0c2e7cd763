//! Names of the prelude in place of paths, where nothing in the module has such a name,
//! and the error that the run time has for all clients.

use std::collections::BTreeSet;

use syn::visit_mut::{self, VisitMut};
use syn::{Item, Path, parse_quote};

use crate::refine::syntax::path_text;
use crate::refine::type_graph::declared;

/// Paths, each to what the prelude has by its last name.
const PATHS: [&str; 9] = [
    "std::boxed::Box",
    "std::convert::From",
    "std::convert::TryFrom",
    "std::default::Default",
    "std::option::Option",
    "std::result::Result",
    "std::string::String",
    "std::string::ToString",
    "std::vec::Vec",
];

/// Shortens the paths in `items`, which are those of a module.
pub(super) fn shorten(items: &mut [Item]) {
    let names: BTreeSet<String> = items.iter().filter_map(declared).collect();
    let mut shorten = Shorten { names };
    for item in items {
        shorten.visit_item_mut(item);
    }
}

struct Shorten {
    /// What the names of the module hide.
    names: BTreeSet<String>,
}

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        if path_text(path) == "self::error::ConversionError" {
            *path = parse_quote!(::openapi_client_core::ConversionError);
        }
        if path.leading_colon.is_some()
            && PATHS.contains(&path_text(path).as_str())
            && let Some(last) = path.segments.last().cloned()
            && !self.names.contains(&last.ident.to_string())
        {
            *path = Path::from(last);
        }
    }
}
