//! Holds the client of the suite-api, and its simulator, to the document.

mod answers;
mod builder;
mod calls;
mod connections;
mod errors;
mod facts;
mod faults;
mod flight;
mod long_run;
mod operations;
mod properties;
mod proxy;
mod repeats;
mod requests;
mod secrets;
mod session;
mod simulator;
mod support;
mod tls;
mod tokens;
mod traces;
mod types;
mod vendor;
