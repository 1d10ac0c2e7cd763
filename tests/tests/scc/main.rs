//! Holds the client of Security Cloud Control, and its simulator, to the
//! document.

mod answers;
mod api;
mod builder;
mod errors;
mod groups;
mod long_run;
mod operations;
mod paging;
mod repeats;
mod requests;
mod rotation;
mod secrets;
mod service_behaviour;
#[path = "../shared/mod.rs"]
mod shared;
mod simulator;
mod support;
mod tokens;
mod traces;
mod users;
mod vendor;
mod waiting;
mod wire;
