//! SCC: all of its operations, each answer held against the document.

mod access;
mod call;
mod files;
mod groups;
mod lists;
mod tokens;
mod transactions;
mod users;
