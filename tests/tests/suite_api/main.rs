//! Holds the client of the suite-api, and its simulator, to the document.

mod answers;
mod api;
mod builder;
mod calls;
mod errors;
mod faults;
mod flight;
mod groups;
mod long_run;
mod operations;
mod properties;
mod repeats;
mod requests;
mod secrets;
mod service_behaviour;
mod session;
#[path = "../shared/mod.rs"]
mod shared;
mod simulator;
mod support;
mod tls;
mod tokens;
mod traces;
mod vendor;
mod wire;
