//! Parameters that are objects.
//!
//! progenitor has no builder for them, so the rule *parameter-forms* makes each a
//! list of one. Here the list is removed: the setter takes the object, or its
//! builder.

use syn::visit_mut::{self, VisitMut};
use syn::{Fields, ImplItem, Item, Type};

use crate::error::Problem;
use crate::model::operation::Operation;
use crate::refine::syntax::{argument_of, is_of};
use crate::refine::unexpected::unexpected_problem;

/// Removes the lists from the fields and setters of the builder of
/// `operation` among `items`.
///
/// # Errors
///
/// A part does not have the form that progenitor gives it.
pub(crate) fn refine(items: &mut [Item], operation: &Operation) -> Result<(), Problem> {
    let name = operation.builder_name();
    for parameter in operation.parameters.iter().filter(|p| p.is_wrapped) {
        let mut count = 0;
        for item in items.iter_mut().filter(|item| is_of(item, &name)) {
            count += match item {
                Item::Struct(item) => field(&mut item.fields, &parameter.setter),
                Item::Impl(item) => item
                    .items
                    .iter_mut()
                    .filter_map(|item| match item {
                        ImplItem::Fn(function) => Some(function),
                        _ => None,
                    })
                    .filter(|function| function.sig.ident == parameter.setter)
                    .map(|function| {
                        let mut unwrap = Unwrap(0);
                        unwrap.visit_signature_mut(&mut function.sig);
                        unwrap.0
                    })
                    .sum(),
                _ => 0,
            };
        }
        if count != 2 {
            return Err(unexpected_problem(format!(
                "{count} of the field and the setter of {} are found",
                parameter.display_name()
            )));
        }
    }
    Ok(())
}

fn field(fields: &mut Fields, name: &str) -> usize {
    let mut unwrap = Unwrap(0);
    for field in fields.iter_mut() {
        if field.ident.as_ref().is_some_and(|ident| ident == name) {
            unwrap.visit_type_mut(&mut field.ty);
        }
    }
    unwrap.0
}

/// `Vec<T>` becomes `T`; what is inside stays.
struct Unwrap(usize);

impl VisitMut for Unwrap {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        match argument_of(ty, "Vec") {
            Some(item) => {
                *ty = item.clone();
                self.0 += 1;
            }
            None => visit_mut::visit_type_mut(self, ty),
        }
    }
}
