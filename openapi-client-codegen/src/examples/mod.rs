//! Examples: how each operation is called with what it requires, and a doctest of that
//! for its method.

mod calls;
mod doctest;
pub(crate) mod types;
pub(crate) mod values;

use serde_json::Value;
use syn::{ImplItem, Item};

use crate::model::operation::Operation;
use crate::refine::docs;
use crate::refine::refined::Refined;

pub(crate) use calls::Call;
pub(crate) use doctest::{function, pretty};

/// The call of each of `operations` of `document`, in which their schemas have all that
/// was published. Gives each method of the client an example that is a doctest of the
/// crate `name`, if there is one.
pub(crate) fn add(
    refined: &mut Refined,
    document: &Value,
    operations: &[Operation],
    name: Option<&str>,
) -> Vec<Call> {
    let calls = calls::calls(refined, document, operations);
    let Some(name) = name else { return calls };
    let blocks = refined.client.iter_mut().filter_map(|item| match item {
        Item::Impl(block) => Some(block),
        _ => None,
    });
    for item in blocks.flat_map(|block| &mut block.items) {
        if let ImplItem::Fn(method) = item
            && let Some(call) = calls.iter().find(|call| method.sig.ident == call.method)
        {
            let lines = doctest::of_method(call, name);
            docs::append(&mut method.attrs, &lines);
        }
    }
    calls
}
