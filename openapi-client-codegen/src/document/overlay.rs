//! OpenAPI Overlays (version 1.0.0): our corrections to a vendor's document,
//! which is never edited.

use std::path::Path;

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, PathElement};

use crate::error::{Error, Problem};
use crate::pointer::Pointer;

/// Applies the actions of `overlay`, in order, to `document`.
///
/// An action that matches nothing is an error, so that a change of the vendor's
/// document is noticed. `file` is the file of the overlay, for errors.
pub(crate) fn apply(document: &mut Value, overlay: &Value, file: &Path) -> Result<(), Error> {
    let actions = actions(overlay).map_err(|error| error.in_file(file))?;
    for (index, action) in actions.iter().enumerate() {
        let at = Pointer::root().join("actions").join(index);
        apply_action(document, action, &at).map_err(|problem| problem.file(file))?;
    }
    Ok(())
}

/// Applies those actions that match something, and returns the places of the others'
/// targets in the overlay.
pub(crate) fn apply_what_matches(
    document: &mut Value,
    overlay: &Value,
    file: &Path,
) -> Result<Vec<Pointer>, Error> {
    let mut unmatched = Vec::new();
    let actions = actions(overlay).map_err(|error| error.in_file(file))?;
    for (index, action) in actions.iter().enumerate() {
        let at = Pointer::root().join("actions").join(index);
        let target = target(action, &at).map_err(|problem| problem.file(file))?;
        match target.query_located(document).is_empty() {
            true => unmatched.push(at.join("target")),
            false => apply_action(document, action, &at).map_err(|problem| problem.file(file))?,
        }
    }
    Ok(unmatched)
}

/// The places in `document` that the target at `at` of `overlay` matches.
pub(crate) fn matches(document: &Value, overlay: &Value, at: &Pointer) -> Vec<Pointer> {
    let target = overlay.pointer(at.as_str()).and_then(Value::as_str);
    let path = target.and_then(|target| JsonPath::parse(target).ok());
    let Some(path) = path else {
        return Vec::new();
    };
    let places = path.query_located(document);
    let places = places.locations();
    places
        .map(|place| {
            place.iter().fold(Pointer::root(), |at, step| match step {
                PathElement::Name(name) => at.join(name),
                PathElement::Index(index) => at.join(index),
            })
        })
        .collect()
}

fn actions(overlay: &Value) -> Result<&Vec<Value>, Error> {
    match overlay.get("overlay").and_then(Value::as_str) {
        Some(version) if version.starts_with("1.0.") => {}
        Some(version) => {
            return Err(Problem::new(format!(
                "the version of the overlay is {version}, not 1.0.x"
            ))
            .at(&Pointer::root().join("overlay"))
            .into());
        }
        None => {
            return Err(
                Problem::new("the file is not an overlay: it has no version")
                    .at(&Pointer::root().join("overlay"))
                    .into(),
            );
        }
    }
    overlay["actions"].as_array().ok_or_else(|| {
        Problem::new("is missing or not an array")
            .at(&Pointer::root().join("actions"))
            .into()
    })
}

fn apply_action(document: &mut Value, action: &Value, at: &Pointer) -> Result<(), Problem> {
    let target_at = at.join("target");
    let path = target(action, at)?;
    // Deepest and last first, so that a removal does not move a later place.
    let mut matches: Vec<Vec<Step>> = path
        .query_located(document)
        .locations()
        .map(|location| location.iter().map(Step::from).collect())
        .collect();
    matches.reverse();
    if matches.is_empty() {
        let target = action["target"].as_str().unwrap_or_default();
        return Err(Problem::new(format!("`{target}` matches nothing"))
            .at(&target_at)
            .help("compare it with the document: the vendor may have changed it"));
    }
    let remove = action.get("remove").and_then(Value::as_bool) == Some(true);
    match (action.get("update"), remove) {
        (_, true) => {
            for place in &matches {
                remove_at(document, place)
                    .map_err(|message| Problem::new(message).at(&target_at))?;
            }
        }
        (Some(update), false) => {
            for place in &matches {
                let found = find(document, place)
                    .ok_or_else(|| Problem::new("the match is gone").at(&target_at))?;
                update_value(found, update)
                    .map_err(|message| Problem::new(message).at(&at.join("update")))?;
            }
        }
        (None, false) => {
            return Err(Problem::new("the action neither updates nor removes").at(at));
        }
    }
    Ok(())
}

fn target(action: &Value, at: &Pointer) -> Result<JsonPath, Problem> {
    check_keys(action, at)?;
    let at = at.join("target");
    let target = action["target"]
        .as_str()
        .ok_or_else(|| Problem::new("is missing or not a string").at(&at))?;
    JsonPath::parse(target)
        .map_err(|error| Problem::new(format!("`{target}` is not a JSONPath: {error}")).at(&at))
}

fn check_keys(action: &Value, at: &Pointer) -> Result<(), Problem> {
    let Some(action) = action.as_object() else {
        return Err(Problem::new("the action is not an object").at(at));
    };
    for key in action.keys() {
        let known = ["target", "description", "update", "remove"].contains(&key.as_str());
        if !known && !key.starts_with("x-") {
            return Err(Problem::new(format!("an action has no field `{key}`")).at(&at.join(key)));
        }
    }
    Ok(())
}

enum Step {
    Key(String),
    Index(usize),
}

impl From<&PathElement<'_>> for Step {
    fn from(element: &PathElement<'_>) -> Self {
        match element {
            PathElement::Name(name) => Self::Key((*name).to_owned()),
            PathElement::Index(index) => Self::Index(*index),
        }
    }
}

fn find<'a>(document: &'a mut Value, place: &[Step]) -> Option<&'a mut Value> {
    place.iter().try_fold(document, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

fn remove_at(document: &mut Value, place: &[Step]) -> Result<(), &'static str> {
    let Some((last, parent)) = place.split_last() else {
        return Err("the whole document cannot be removed");
    };
    // A match inside one that was removed before is already gone.
    match (find(document, parent), last) {
        (Some(Value::Object(object)), Step::Key(key)) => {
            object.shift_remove(key);
        }
        (Some(Value::Array(array)), Step::Index(index)) if *index < array.len() => {
            array.remove(*index);
        }
        _ => {}
    }
    Ok(())
}

fn update_value(found: &mut Value, update: &Value) -> Result<(), &'static str> {
    match (found, update) {
        (Value::Object(found), Value::Object(update)) => {
            merge(found, update);
            Ok(())
        }
        (Value::Array(found), update) => {
            found.push(update.clone());
            Ok(())
        }
        (Value::Object(_), _) => Err("an object can be updated only by an object"),
        _ => Err("the target is neither an object nor an array; name the object that holds it"),
    }
}

/// Merges as the Overlay Specification says: objects key by key, arrays one
/// after the other, anything else by replacement.
fn merge(found: &mut Map<String, Value>, update: &Map<String, Value>) {
    for (key, value) in update {
        match (found.get_mut(key), value) {
            (Some(Value::Object(found)), Value::Object(value)) => merge(found, value),
            (Some(Value::Array(found)), Value::Array(value)) => found.extend_from_slice(value),
            _ => {
                found.insert(key.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn applied(mut document: Value, actions: &Value) -> Result<Value, String> {
        let overlay = json!({"overlay": "1.0.0", "actions": actions});
        apply(&mut document, &overlay, Path::new("overlay.yaml"))
            .map(|()| document)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn an_update_merges_objects_appends_to_arrays_and_replaces_the_rest() {
        let document = json!({"a": {"keep": 1, "swap": {"x": 1}, "list": [1]}});
        let update =
            json!([{"target": "$.a", "update": {"swap": true, "list": [2], "new": {"y": 2}}}]);
        assert_eq!(
            applied(document, &update),
            Ok(json!({"a": {"keep": 1, "swap": true, "list": [1, 2], "new": {"y": 2}}}))
        );
    }

    #[test]
    fn an_update_of_an_array_appends_the_value() {
        let update = json!([{"target": "$.tags", "update": {"name": "b"}}]);
        assert_eq!(
            applied(json!({"tags": [{"name": "a"}]}), &update),
            Ok(json!({"tags": [{"name": "a"}, {"name": "b"}]}))
        );
    }

    #[test]
    fn removing_several_items_of_one_array_removes_exactly_those() {
        let update = json!([{"target": "$.list[?@ > 1]", "remove": true}]);
        assert_eq!(
            applied(json!({"list": [1, 2, 3, 1]}), &update),
            Ok(json!({"list": [1, 1]}))
        );
    }

    #[test]
    fn removing_a_place_and_one_inside_it_is_allowed() {
        let update = json!([{"target": "$..a", "remove": true}]);
        assert_eq!(
            applied(json!({"a": {"a": 1}, "b": {"a": 2}}), &update),
            Ok(json!({"b": {}}))
        );
    }

    #[test]
    fn an_action_that_matches_nothing_is_an_error_with_its_place() {
        let actions = json!([
            {"target": "$.a", "update": {"x": 1}},
            {"target": "$.gone", "update": {"x": 1}},
        ]);
        let error = applied(json!({"a": {}}), &actions).expect_err("no match");
        assert!(
            error.starts_with("overlay.yaml: /actions/1/target: `$.gone` matches nothing"),
            "{error}"
        );
    }

    #[test]
    fn actions_that_do_nothing_or_are_misspelt_are_errors() {
        for (action, expected) in [
            (json!({"target": "$"}), "neither updates nor removes"),
            (json!({"target": "$", "udpate": {}}), "no field `udpate`"),
            (json!({"target": "$[", "remove": true}), "is not a JSONPath"),
            (json!({"target": "$", "remove": true}), "cannot be removed"),
            (
                json!({"target": "$.a", "update": {}}),
                "neither an object nor an array",
            ),
            (json!({"target": "$", "update": 1}), "only by an object"),
            (json!({"update": {}}), "missing or not a string"),
            (json!(7), "not an object"),
        ] {
            let error = applied(json!({"a": 1}), &json!([action])).expect_err("a broken action");
            assert!(error.contains(expected), "{error}");
            assert!(error.contains("/actions/0"), "{error}");
        }
    }

    #[test]
    fn a_file_that_is_not_an_overlay_is_refused() {
        for overlay in [
            json!({}),
            json!({"overlay": "2.0.0"}),
            json!({"overlay": "1.0.0"}),
        ] {
            assert!(apply(&mut json!({}), &overlay, Path::new("o.yaml")).is_err());
        }
    }
}
