//! Holds the client of Security Cloud Control, and its simulator, to the
//! document.

mod answers;
mod builder;
mod connections;
mod errors;
mod facts;
mod faults;
mod groups;
mod long_run;
mod operations;
mod paging;
mod properties;
mod proxy;
mod repeats;
mod requests;
mod rotation;
mod secrets;
mod simulator;
mod support;
mod tls;
mod tokens;
mod traces;
mod users;
mod vendor;
