//! Macros for the code of clients, generated and hand-written.

pub(crate) mod choice;
mod client;
mod open_enum;
