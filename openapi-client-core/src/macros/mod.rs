//! Macros for the code of clients, generated and hand-written.

mod call_settings;
mod choice;
mod client;
mod documented_errors;
mod enums;
mod objects;

mod paged;
mod settings;
