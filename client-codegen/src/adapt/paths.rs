//! Writes a slash in front of a path that begins without one.
//!
//! Forced by documents whose paths are relative, such as `things/{id}`. OpenAPI
//! appends a path to the URL of the server as it is; without the slash, a
//! request, and the token in it, would go to a host of another name. Where both
//! forms of one path stand in a document, the second is left as it is, and
//! refused.

use serde_json::{Map, Value};

use super::Record;
use crate::pointer::Pointer;

pub(super) fn apply(document: &mut Value, record: &mut Record<'_>) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    let needs_slash = |path: &str| !path.starts_with('/') && !path.starts_with("x-");
    if !paths.keys().any(|path| needs_slash(path)) {
        return;
    }
    let known: Vec<String> = paths.keys().cloned().collect();
    let at = Pointer::root().join("paths");
    let mut made = Map::new();
    for (path, item) in std::mem::take(paths) {
        let after = format!("/{path}");
        if needs_slash(&path) && !known.contains(&after) {
            record.change(&at.join(&after), path.into(), after.as_str().into());
            made.insert(after, item);
        } else {
            made.insert(path, item);
        }
    }
    *paths = made;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::adapt::applied;

    #[test]
    fn a_path_begins_with_a_slash() {
        let (document, changes) = applied(
            apply,
            json!({"paths": {"a/{b}": {}, "": {}, "/c": {}, "c": {}, "x-d": {}}}),
        );
        let paths = document["paths"].as_object().expect("paths");
        let names: Vec<&str> = paths.keys().map(String::as_str).collect();
        assert_eq!(names, ["/a/{b}", "/", "/c", "c", "x-d"]);
        let places: Vec<&str> = changes.iter().map(|c| c.pointer.as_str()).collect();
        assert_eq!(places, ["/paths/~1a~1{b}", "/paths/~1"]);
    }
}
