//! Macros for the code of clients, generated and hand-written.

mod choice;
mod client;
mod open_enum;
