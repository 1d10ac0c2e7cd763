//! Cisco Security Cloud Control.

mod access;
mod app;
mod groups;
mod page;
mod problem;
mod query;
mod request;
mod role;
mod routes;
mod service;
mod state;
mod token;
mod transactions;
mod users;

pub use service::{Scc, SccBuilder};
pub use state::{Group, User};
