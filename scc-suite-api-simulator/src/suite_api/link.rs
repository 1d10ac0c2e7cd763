//! Links of an object to itself.

use serde::Serialize;
use uuid::Uuid;

use super::BASE_PATH;

/// The schema `link`.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    href: String,
    rel: &'static str,
    name: &'static str,
}

/// The links of an object that is read below `path` by its id.
pub(super) fn to_itself(path: &str, id: Uuid) -> Vec<Link> {
    vec![Link {
        href: format!("{BASE_PATH}/api/auth/{path}/{id}"),
        rel: "SELF",
        name: "linkToSelf",
    }]
}
