//! Suite-api: all operations of the group `Auth`, each answer held to the document.

pub(crate) mod call;
mod samples;

mod concurrency;
mod directories;
mod files;
mod groups;
mod permissions;
mod privileges;
mod requests;
mod roles;
mod scopes;
mod source_changes;
mod sources;
mod tokens;
mod users;
mod xml;
