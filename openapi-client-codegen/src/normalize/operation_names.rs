//! Gives an operation another id if its own would make a Rust name that is in use.
//!
//! The id gets a suffix; the table of operations keeps the original.
//!
//! # Needed for
//!
//! Ids as plain as `clone`, `error` or `release`. An operation becomes a method of
//! the client, a type beside those that the code of builders names, and a constant.
//! Clients have hand-written methods, and a method called `clone` would hide the
//! one of the trait.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /things: {post: {operationId: clone}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /things: {post: {operationId: clone-operation, x-codegen-original-name: clone}}
//! ```

use serde_json::Value;

use crate::annotations::ORIGINAL_NAME;
use crate::document;
use crate::names::{builder_name, constant_name, value_name};
use crate::normalize::operation_ids::Names;
use crate::pointer::Pointer;
use crate::rule::Record;

/// Hand-written methods of clients, and those that every type has.
const METHODS: [&str; 24] = [
    "acquire",
    "as_ref",
    "base_url",
    "borrow",
    "borrow_mut",
    "builder",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "drop",
    "fmt",
    "into",
    "new",
    "release",
    "request",
    "session",
    "set_credential",
    "set_token",
    "start",
    "to_owned",
    "transport",
    "try_into",
    "type_id",
];

/// The prefix of more hand-written methods.
const METHOD_PREFIX: &str = "with_";

/// Types and variants that the code of builders names.
const TYPES: [&str; 20] = [
    "Box",
    "BuiltBody",
    "ByteStream",
    "Err",
    "Error",
    "FnOnce",
    "From",
    "IntoValue",
    "None",
    "Ok",
    "Option",
    "RawBody",
    "Request",
    "ResponseValue",
    "Result",
    "Some",
    "String",
    "TextBody",
    "ValueBody",
    "Vec",
];

/// The list of all operations.
const CONSTANT: &str = "ALL";

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let mut names = Names::default();
    let mut renamed: Vec<(Pointer, String)> = Vec::new();
    for (at, _, _, operation) in document::operations(document) {
        let Some(id) = operation.get("operationId").and_then(Value::as_str) else {
            continue;
        };
        match is_taken(id) {
            true => renamed.push((at, id.to_owned())),
            false => {
                names.take(id);
            }
        }
    }
    for (at, id) in renamed {
        let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let name = names.take_like(&format!("{id}-operation"));
        operation.insert("operationId".to_owned(), name.as_str().into());
        // An id that clashed with another one has its original already.
        operation
            .entry(ORIGINAL_NAME)
            .or_insert_with(|| id.as_str().into());
        record.change(&at.join("operationId"), id.into(), name.into());
    }
}

fn is_taken(id: &str) -> bool {
    let method = value_name(id);
    METHODS.contains(&method.as_str())
        || method.starts_with(METHOD_PREFIX)
        || TYPES.contains(&builder_name(id).as_str())
        || constant_name(id) == CONSTANT
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn an_id_whose_name_is_in_use_gets_a_suffix_and_is_kept_as_the_original() {
        let (paths, changes) = Tested(apply).on_paths(json!({"/a": {
            "get": {"operationId": "withToken"},
            "put": {"operationId": "error"},
            "post": {"operationId": "all"},
            "delete": {"operationId": "fine"},
        }}));
        let item = &paths["/a"];
        assert_eq!(
            item["get"],
            json!({"operationId": "withToken-operation", ORIGINAL_NAME: "withToken"})
        );
        assert_eq!(item["put"]["operationId"], "error-operation");
        assert_eq!(item["post"]["operationId"], "all-operation");
        assert_eq!(item["delete"], json!({"operationId": "fine"}));
        assert_eq!(changes.len(), 3);
    }

    #[test]
    fn the_new_name_is_not_that_of_another_operation() {
        let (paths, _) = Tested(apply).on_paths(json!({"/a": {
            "get": {"operationId": "clone"},
            "put": {"operationId": "cloneOperation"},
        }}));
        let item = &paths["/a"];
        assert_eq!(item["get"]["operationId"], "clone-operation_2");
        assert_eq!(item["put"], json!({"operationId": "cloneOperation"}));
    }
}
