//! What progenitor's builders of operations say: the types of what is set and given.
//!
//! The builders themselves are ours.

use std::collections::BTreeMap;

use syn::visit_mut::{self, VisitMut};
use syn::{
    ImplItem, ImplItemFn, Item, ReturnType, Type, TypeParamBound, WherePredicate, parse_quote,
};

use crate::error::{Error, Problem};
use crate::model::operation::Operation;
use crate::refine::syntax::{
    argument_of, argument_of_segment, first_argument, is_impl_of, self_name,
};
use crate::refine::unexpected::unexpected_problem;

/// The types in a builder of progenitor's.
pub(crate) struct Stock {
    /// What each setter takes, by its name.
    pub(crate) values: BTreeMap<String, Type>,
    /// Whether the type of the body has a builder.
    pub(crate) has_body_builder: bool,
    /// What `send` gives.
    pub(crate) success: Type,
}

/// The types in the builder of each operation among `items`, in the order of
/// `operations`.
///
/// # Errors
///
/// A builder does not have the form that progenitor gives it, or an operation has
/// no builder.
pub(crate) fn stock(items: &[Item], operations: &[Operation]) -> Result<Vec<Stock>, Error> {
    let mut blocks = BTreeMap::new();
    for item in items {
        if let Item::Impl(item) = item
            && let Some(name) = self_name(item)
            && is_impl_of(item, &name)
        {
            blocks.insert(name, item);
        }
    }
    let mut problems = Vec::new();
    let mut all = Vec::new();
    for operation in operations {
        let name = operation.builder_name();
        let found = blocks
            .get(&name)
            .ok_or_else(|| unexpected_problem(format!("it gives no builder `{name}`")))
            .and_then(|block| of_block(&block.items, operation));
        match found {
            Ok(stock) => all.push(stock),
            Err(problem) => problems.push(problem.at(&operation.place).operation(&operation.id)),
        }
    }
    Error::check(problems)?;
    Ok(all)
}

fn of_block(items: &[ImplItem], operation: &Operation) -> Result<Stock, Problem> {
    let mut values = BTreeMap::new();
    let (mut has_body_builder, mut success) = (false, None);
    for item in items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        let name = function.sig.ident.to_string();
        match name.as_str() {
            "new" => {}
            "send" => success = Some(success_type(function)?),
            "body_map" if operation.parameter(&name).is_none() => has_body_builder = true,
            _ => {
                let mut ty = value_type(function).ok_or_else(|| {
                    unexpected_problem(format!("the setter `{name}` takes no value of one type"))
                })?;
                Translate.visit_type_mut(&mut ty);
                // The rule *parameter-forms* makes a list of what has no builder.
                if operation.parameter(&name).is_some_and(|p| p.is_wrapped) {
                    let item = argument_of(&ty, "Vec").cloned();
                    ty = item.ok_or_else(|| {
                        unexpected_problem(format!("the setter `{name}` takes no list"))
                    })?;
                }
                values.insert(name, ty);
            }
        }
    }
    let mut success =
        success.ok_or_else(|| unexpected_problem("a builder has no method `send`"))?;
    Translate.visit_type_mut(&mut success);
    Ok(Stock {
        values,
        has_body_builder,
        success,
    })
}

/// `T` of `where V: TryInto<T>`.
fn value_type(setter: &ImplItemFn) -> Option<Type> {
    let predicates = &setter.sig.generics.where_clause.as_ref()?.predicates;
    predicates.iter().find_map(|predicate| {
        let WherePredicate::Type(bounded) = predicate else {
            return None;
        };
        bounded.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => {
                argument_of_segment(bound.path.segments.last()?).cloned()
            }
            _ => None,
        })
    })
}

/// `T` of `Result<ResponseValue<T>, Error<E>>`.
fn success_type(function: &ImplItemFn) -> Result<Type, Problem> {
    let ReturnType::Type(_, output) = &function.sig.output else {
        return Err(unexpected_problem("a method `send` returns nothing"));
    };
    first_argument(output)
        .and_then(first_argument)
        .cloned()
        .ok_or_else(|| {
            unexpected_problem("a method `send` returns no `Result<ResponseValue<_>, _>`")
        })
}

/// Our run time in place of progenitor's own.
struct Translate;

impl VisitMut for Translate {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if segments == ["reqwest", "Body"] {
            *path = parse_quote!(::openapi_client_core::Body);
        }
    }
}
