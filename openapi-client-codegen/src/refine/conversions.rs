//! One helper converts what setters take, and says why it does not convert.

use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ImplItemFn, Item, LitStr, parse_quote};

/// Lets the setters of builders, of operations or of types, use the helper.
pub(crate) fn refine(items: &mut [Item]) {
    for item in items {
        Setters.visit_item_mut(item);
    }
}

/// Changes each setter that converts its argument.
struct Setters;

impl VisitMut for Setters {
    fn visit_impl_item_fn_mut(&mut self, setter: &mut ImplItemFn) {
        let mut convert = Convert { is_found: false };
        convert.visit_block_mut(&mut setter.block);
        if !convert.is_found {
            return;
        }
        let Some(syn::GenericParam::Type(value)) = setter.sig.generics.params.first() else {
            return;
        };
        let value = &value.ident;
        let has_reason: syn::WherePredicate = parse_quote!(#value::Error: ::std::fmt::Display);
        let bounds = setter.sig.generics.make_where_clause();
        // Its bound is the first; the second, if there is one, is this in other words.
        bounds.predicates = bounds.predicates.iter().take(1).cloned().collect();
        bounds.predicates.push(has_reason);
    }
}

/// Replaces `value.try_into()…map_err(…)`.
struct Convert {
    is_found: bool,
}

impl VisitMut for Convert {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        let Expr::MethodCall(call) = expression else {
            return;
        };
        if call.method != "map_err" {
            return;
        }
        let mut message = Message(None);
        call.args
            .iter_mut()
            .for_each(|argument| message.visit_expr_mut(argument));
        let Some(what) = message.0 else { return };
        let mut receiver = (*call.receiver).clone();
        if replace_conversion(&mut receiver, &what) {
            *expression = receiver;
            self.is_found = true;
        }
    }
}

/// Replaces `value.try_into()`, with which a chain of calls begins.
fn replace_conversion(expression: &mut Expr, what: &str) -> bool {
    let Expr::MethodCall(call) = expression else {
        return false;
    };
    if call.method == "try_into" {
        let value = &call.receiver;
        *expression = parse_quote!(::openapi_client_core::convert(#value, #what));
        return true;
    }
    replace_conversion(&mut call.receiver, what)
}

/// What a message of a conversion is about.
struct Message(Option<String>);

impl Message {
    fn read(&mut self, text: &str) {
        let of_operation = text
            .strip_prefix("the value for ")
            .and_then(|text| text.split_once(" does not convert to "))
            .map(|(what, _)| what.to_owned());
        let of_type = || {
            let name = text.strip_prefix("error converting supplied value for ")?;
            Some(format!("`{}`", name.strip_suffix(": {e}")?))
        };
        self.0 = self.0.take().or(of_operation).or_else(of_type);
    }
}

impl VisitMut for Message {
    fn visit_lit_str_mut(&mut self, literal: &mut LitStr) {
        self.read(&literal.value());
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        for token in call.tokens.clone() {
            if let Ok(literal) = syn::parse2::<LitStr>(token.into()) {
                self.read(&literal.value());
            }
        }
    }
}
