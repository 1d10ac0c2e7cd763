//! Holds the client of the suite-api, and its simulator, to the document.

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
