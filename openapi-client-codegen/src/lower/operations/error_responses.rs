//! Takes the error responses out of what the generator sees.
//!
//! Forced by SCC 1.5.0, whose `generateApiToken` answers 401 with one schema
//! and 400, 403 and 500 with another: the generator allows one error type for
//! an operation and panics. The table of operations has read every one of
//! these responses before; the run time decodes them by operation and status.
//! The schemas stay.

use serde_json::Value;

use crate::document;
use crate::document::pointer::Pointer;
use crate::model::status::Status;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let operations: Vec<Pointer> = document::operations(document).map(|(at, ..)| at).collect();
    for operation in operations {
        let at = operation.join("responses");
        let Some(responses) = document
            .pointer_mut(at.as_str())
            .and_then(Value::as_object_mut)
        else {
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
    use crate::rule::applied;

    fn kept(responses: Value) -> Vec<String> {
        let (document, _) = applied(
            apply,
            json!({"paths": {"/a": {"get": {"responses": responses}}}}),
        );
        let kept = document["paths"]["/a"]["get"]["responses"].as_object();
        kept.expect("responses").keys().cloned().collect()
    }

    #[test]
    fn only_successes_stay() {
        assert_eq!(
            kept(json!({"201": {}, "400": {}, "401": {}, "5XX": {}, "default": {}})),
            ["201"]
        );
    }

    #[test]
    fn a_default_without_a_success_beside_it_is_the_success() {
        assert_eq!(kept(json!({"default": {}, "404": {}})), ["default"]);
    }

    #[test]
    fn what_was_taken_out_is_recorded() {
        let gone = json!({"description": "gone"});
        let (_, changes) = applied(
            apply,
            json!({"paths": {"/a": {"get": {
            "responses": {"200": {}, "410": gone}}}}}),
        );
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].pointer, "/paths/~1a/get/responses/410");
        assert_eq!(changes[0].before, gone);
    }
}
