//! Removes the error responses.
//!
//! The table of operations has read them, and the run time decodes them by
//! operation and status. The schemas stay.
//!
//! # Needed for
//!
//! SCC 1.5.0, whose `generateApiToken` answers 401 with one schema and 400, 403 and
//! 500 with another: progenitor allows one error type for an operation and panics.
//!
//! # Before
//!
//! ```yaml
//! paths:
//!   /tokens:
//!     post:
//!       responses: {201: {}, 400: {}, 401: {}, 5XX: {}, default: {}}
//! ```
//!
//! # After
//!
//! ```yaml
//! paths:
//!   /tokens:
//!     post:
//!       responses: {201: {}}
//! ```

use serde_json::Value;

use crate::document;
use crate::model::status::Status;
use crate::pointer::Pointer;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let operations: Vec<Pointer> = document::operations(document).map(|(at, ..)| at).collect();
    for operation in operations {
        let at = operation.join("responses");
        let Some(Value::Object(responses)) = document.pointer_mut(at.as_str()) else {
            continue;
        };
        let has_success = responses
            .keys()
            .any(|key| Status::parse(key).is_some_and(Status::is_success));
        let errors: Vec<String> = responses
            .keys()
            .filter(|key| match Status::parse(key) {
                // Without a success of its own, the default is the success.
                Some(Status::Default) => has_success,
                Some(status) => !status.is_success(),
                None => false,
            })
            .cloned()
            .collect();
        for key in errors {
            let before = responses.shift_remove(&key).unwrap_or_default();
            record.change(&at.join(&key), before, Value::Null);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rule::Tested;

    #[test]
    fn a_default_without_a_success_beside_it_is_the_success() {
        let (document, _) = Tested(apply)
            .on(json!({"paths": {"/a": {"get": {"responses": {"default": {}, "404": {}}}}}}));
        let kept = &document["paths"]["/a"]["get"]["responses"];
        assert_eq!(*kept, json!({"default": {}}));
    }

    #[test]
    fn a_removed_response_is_recorded() {
        let gone = json!({"description": "gone"});
        let (_, changes) = Tested(apply).on(json!({"paths": {"/a": {"get": {
        "responses": {"200": {}, "410": gone}}}}}));
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].pointer, "/paths/~1a/get/responses/410");
        assert_eq!(changes[0].before, gone);
    }
}
