//! Holds the client of Security Cloud Control, and its simulator, to the
//! document.

mod answers;
mod builder;
mod connections;
mod errors;
mod faults;
mod proxy;
mod repeats;
mod requests;
mod secrets;
mod simulator;
mod support;
mod tls;
mod tokens;
mod vendor;
