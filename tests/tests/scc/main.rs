//! Holds the client of Security Cloud Control, and its simulator, to the
//! document.

mod answers;
mod builder;
mod connections;
mod errors;
mod requests;
mod secrets;
mod simulator;
mod support;
mod tokens;
mod vendor;
