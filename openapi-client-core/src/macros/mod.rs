//! Macros for the code of clients, generated and hand-written.

mod call_settings;
mod choice;
mod client;
mod documented_errors;
mod open_enum;
mod paged;
mod settings;
mod tuple;
