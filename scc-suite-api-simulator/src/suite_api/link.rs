//! Links of an object to itself.

use serde_json::{Value, json};
use uuid::Uuid;

use super::app::BASE_PATH;

/// The schema `links` of an object that is read below `path` by its id.
pub(super) fn to_itself(path: &str, id: Uuid) -> Value {
    let href = format!("{BASE_PATH}/api/auth/{path}/{id}");
    json!([{ "href": href, "rel": "SELF", "name": "linkToSelf" }])
}
