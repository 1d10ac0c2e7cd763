//! What the topics share: the limits.

use serde::de::DeserializeOwned;

/// A section of the budgets.
pub(crate) fn limits<T: DeserializeOwned>(section: &str) -> T {
    let budgets: toml_edit::DocumentMut = include_str!("../../budgets.toml")
        .parse()
        .expect("the budgets are TOML");
    let section = budgets[section].as_table().expect("a section").clone();
    let limits = toml_edit::de::from_document(toml_edit::DocumentMut::from(section));
    limits.expect("the limits of the section")
}
