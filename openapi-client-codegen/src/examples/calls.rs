//! How each operation is called with what it requires.

use std::collections::BTreeMap;

use proc_macro2::TokenTree;
use serde_json::Value;
use syn::{ImplItem, Item, ItemImpl, ReturnType, Type};

use crate::document::{parameters, resolve, text};
use crate::examples::types::{Types, setter};
use crate::examples::values::{Known, Values, example, last, of_parameter, shown};
use crate::model::operation::Operation;
use crate::model::response::{ResponseBody, Success};
use crate::names::value_name;
use crate::refine::operations::stream::method_name;
use crate::refine::refined::Refined;
use crate::refine::syntax::{first_argument, self_name};

/// The call of an operation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Call {
    /// The id of the operation.
    pub(crate) id: String,
    /// The method of the client.
    pub(crate) method: String,
    /// The builder with all that is required, of the variable `client`.
    pub(crate) builder: String,
    /// What is not known of it: names, each with its type.
    pub(crate) parameters: Vec<(String, String)>,
    /// What the answer is called; `None` if there is none.
    pub(crate) answer: Option<String>,
    /// The method for all items, where the answer is a page of them.
    pub(crate) items: Option<String>,
    /// The method that gives a stream of items, if there is one.
    pub(crate) stream: Option<String>,
    /// Whether something in it fails with another error than that of a call.
    pub(crate) is_fallible: bool,
    pub(crate) is_deprecated: bool,
}

/// The call of each of `operations`.
pub(super) fn calls(refined: &Refined, document: &Value, operations: &[Operation]) -> Vec<Call> {
    let types = Types::of(&refined.types);
    let blocks = refined.builders.iter().filter_map(|item| match item {
        Item::Impl(block) => Some((self_name(block)?, block)),
        _ => None,
    });
    let blocks: BTreeMap<String, &ItemImpl> = blocks.collect();
    let calls = operations.iter().filter_map(|operation| {
        let block = blocks.get(&operation.builder_name())?;
        Some(call(block, &types, document, operation))
    });
    calls.collect()
}

fn call(block: &ItemImpl, types: &Types, document: &Value, operation: &Operation) -> Call {
    let mut values = Values::new(document, types, "\"secret\"");
    values.names.take("client");
    let method = operation.method_name();
    let mut builder = format!("client.{method}()");
    let published = parameters(document, &operation.key, operation.method);
    let is_method = |name: &str| {
        let mut items = block.items.iter();
        items.any(|item| matches!(item, ImplItem::Fn(function) if function.sig.ident == name))
    };
    for (setter, ty) in block.items.iter().filter_map(setter) {
        let parameter = operation.parameter(&setter);
        if parameter.is_some_and(|parameter| parameter.is_required) {
            let mut named = published.iter().map(|(_, parameter)| *parameter);
            let named = named.find(|parameter| value_name(text(parameter, "name")) == setter);
            let parameter = named.unwrap_or(&Value::Null);
            let known = of_parameter(parameter, text(parameter, "name"));
            let value = values.value(known, &ty, &setter);
            builder += &format!(".{setter}({value})");
        } else if let (None, Some(body)) = (parameter, &operation.body) {
            let known = of_body(document, operation);
            let was_fallible = std::mem::take(&mut values.is_fallible);
            let setters = is_method("body_map")
                .then(|| values.body(known, &ty))
                .flatten();
            builder += &match setters {
                // A closure gives no errors on.
                Some(setters) if values.is_fallible => {
                    format!(".body({}::builder(){setters})", shown(&ty))
                }
                Some(setters) => format!(".body_map(|body| body{setters})"),
                None if body.is_required => {
                    format!(".body({})", values.value(known, &ty, "body"))
                }
                None => String::new(),
            };
            values.is_fallible |= was_fallible;
        }
    }
    Call {
        id: operation.id.clone(),
        method,
        builder,
        answer: answer(block),
        items: items(block),
        stream: stream(operation),
        parameters: values.parameters,
        is_fallible: values.is_fallible,
        is_deprecated: operation.deprecated || values.is_deprecated,
    }
}

/// What the document says of the body of `operation`.
fn of_body<'a>(document: &'a Value, operation: &Operation) -> Known<'a> {
    let object = &document["paths"][&operation.key][operation.method];
    let body = resolve(document, &object["requestBody"]).unwrap_or(&Value::Null);
    let content = body["content"]
        .as_object()
        .and_then(|all| all.values().next());
    let content = content.unwrap_or(&Value::Null);
    Known {
        schema: &content["schema"],
        example: example(content),
        name: "text",
    }
}

/// What is a good name for what `send` gives, if that is anything.
fn answer(block: &ItemImpl) -> Option<String> {
    let send = block.items.iter().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == "send" => Some(function),
        _ => None,
    });
    let ReturnType::Type(_, result) = &send?.sig.output else {
        return None;
    };
    match first_argument(first_argument(result)?)? {
        Type::Tuple(_) => None,
        ty if shown(ty).starts_with("types::") => Some(value_name(&last(ty)?)),
        _ => Some("answer".to_owned()),
    }
}

/// The method that gives the items of an answer while they arrive.
fn stream(operation: &Operation) -> Option<String> {
    let stream = operation.stream.as_ref()?;
    match (&stream.asked_for_by, &operation.success) {
        (Some(_), _) => Some(method_name(operation)),
        (None, Success::One(ResponseBody::Stream(_))) => Some("send".to_owned()),
        _ => None,
    }
}

/// The second of the methods that the run time makes for a list in pages.
fn items(block: &ItemImpl) -> Option<String> {
    block.items.iter().find_map(|item| {
        let ImplItem::Macro(item) = item else {
            return None;
        };
        let tokens = item.mac.tokens.clone().into_iter();
        let mut names = tokens.filter_map(|token| match token {
            TokenTree::Ident(name) => Some(name.to_string()),
            _ => None,
        });
        names.nth(1)
    })
}
